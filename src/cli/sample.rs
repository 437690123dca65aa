//! The sample campaign that comes with the program: command scripts, so that every part of it is a deed.

use super::{Fault, script};
use crate::domain::{Command, Stamp};
use crate::storage::Database;
use chrono::{DateTime, TimeDelta, Utc};

/// Office, units, movements.
pub const OFFICE: &str = include_str!("../../assets/sample/01-office.jsonl");
/// The plan with its obligations, criteria and sections; its last line issues it.
pub const PLAN: &str = include_str!("../../assets/sample/02-plan.jsonl");
/// Twenty-four dossiers of four kinds.
pub const DOSSIERS: &str = include_str!("../../assets/sample/03-dossiers.jsonl");
/// An open round with its council, all scores, one decided tie and the counted votes.
pub const ROUND: &str = include_str!("../../assets/sample/04-round.jsonl");
/// The papers of the round: what only the office can know of each.
pub const PAPERS: &str = include_str!("../../assets/sample/06-papers.jsonl");
/// What was made public of the exemplars.
pub const PUBLICITY: &str = include_str!("../../assets/sample/07-publicity.jsonl");
/// Closes the round.
pub const CLOSING: &str = include_str!("../../assets/sample/05-close.jsonl");

/// The campaign up to the open round, part by part.
pub const CAMPAIGN: [&str; 4] = [OFFICE, PLAN, DOSSIERS, ROUND];

/// The commands of the campaign up to the open round.
///
/// # Errors
/// Never for the scripts of a whole program.
pub fn campaign() -> Result<Vec<Command>, Fault> {
    let mut all = Vec::new();
    for part in CAMPAIGN {
        all.extend(script::commands(part)?);
    }
    Ok(all)
}

/// The staff member in whose name the sample is entered.
pub const STAFF: &str = "Vi Thị Thu Thảo";

/// The moment at which the n-th deed of the sample is entered: always the same, so that the same program makes
/// the same file byte for byte. Deeds stand a minute apart from 28/7/2017 on.
#[must_use]
pub fn stamp(n: usize) -> Stamp {
    const START: i64 = 1_501_203_600;
    let start = DateTime::from_timestamp(START, 0).unwrap_or(DateTime::<Utc>::UNIX_EPOCH);
    let minutes = i64::try_from(n).unwrap_or(i64::MAX / 1_000_000);
    Stamp { at: start + TimeDelta::minutes(minutes), who: STAFF.to_owned() }
}

/// Enters `scripts` into `database`, each line a deed of its own.
///
/// # Errors
/// The first deed that is refused; those before it stay.
pub fn enter(database: &mut Database, scripts: &[&str]) -> Result<usize, Fault> {
    let mut done = usize::try_from(database.revision()?).unwrap_or(0);
    for part in scripts {
        for item in script::lines(part) {
            let (line, command) = item?;
            let receipt = database.perform(&command, &stamp(done));
            receipt.map_err(|error| super::apply::at_line(line, error))?;
            done += 1;
        }
    }
    Ok(done)
}
