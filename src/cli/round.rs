//! `round open`: a round that carries out an obligation of the plan, or follows a closed round.

use super::plan::identifiers;
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::ids::{ObligationId, PlanId, RoundId};
use crate::domain::round::open::{Around, Choice, opened};
use crate::domain::{Command, Stamp};
use chrono::Local;
use serde_json::json;

/// The names of values that this command takes.
pub(super) const VALUES: &[&str] = &["data", "who", "at", "plan", "obligation", "after", "name", "on"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("việc cần làm với đợt xét (open)")?;
    if what != "open" {
        return Err(Fault::Usage(format!("Không có lệnh “round {what}”.")));
    }
    words.end()?;
    let plan =
        words.parsed("plan")?.ok_or_else(|| Fault::Usage("Còn thiếu --plan và mã kế hoạch.".to_owned()))?;
    let plan = PlanId(plan);
    let choice = Choice {
        obligation: words.parsed("obligation")?.map(ObligationId),
        after: words.parsed("after")?.map(RoundId),
    };
    let mut database = words.database()?;
    let file = database.plan(plan)?;
    let (rounds, units) = (database.rounds(plan)?, database.units()?);
    let codes: Vec<String> =
        file.sets.iter().flat_map(|set| set.scored()).map(|criterion| criterion.code.clone()).collect();
    let at = words.moment()?;
    let around = Around {
        plan,
        today: words.parsed("on")?.unwrap_or_else(|| at.with_timezone(&Local).date_naive()),
        codes: &codes,
        rounds: &rounds,
        obligations: &file.obligations,
        units: &units,
    };
    let id = RoundId(identifiers()());
    let round = opened(id, &around, choice, words.value("name").unwrap_or_default())
        .map_err(|refusal| Fault::Refused { line: 0, refusal })?;
    let stamp = Stamp { at, who: words.value("who").unwrap_or("Dòng lệnh").to_owned() };
    let receipt = database
        .perform(&Command::SaveRound { round: round.clone() }, &stamp)
        .map_err(|error| super::apply::at_line(0, error))?;
    serde_json::to_writer_pretty(&mut *outlet.out, &json!({ "round": round, "receipt": receipt }))?;
    writeln!(outlet.out)?;
    Ok(())
}
