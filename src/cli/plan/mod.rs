//! `plan`: what is done with a whole plan at once – read from text, copied for the next year, compared with
//! another.

mod compare;
mod copy;
pub(super) mod deadlines;
pub(super) mod follow;
mod import;

use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::ids::{IdSource, PlanId};
use crate::domain::{Command, Stamp};
use crate::storage::{Database, PlanFile};

/// The names of values that these commands take.
pub(super) const VALUES: &[&str] =
    &["data", "who", "at", "name", "from", "to", "council", "with", "version", "superior"];
/// The marks that these commands take.
pub(super) const MARKS: &[&str] = &["keep-years", "json", "dry"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("việc cần làm với kế hoạch (import, copy, compare …)")?;
    match what.as_str() {
        "import" => import::run(&mut words, outlet),
        "copy" => copy::run(words, outlet),
        "compare" => compare::run(words, outlet),
        other => Err(Fault::Usage(format!("Không có lệnh “plan {other}”."))),
    }
}

/// The plan that the next word names.
fn plan_of(words: &mut Words, database: &Database) -> Result<PlanFile, Fault> {
    Ok(database.plan(PlanId(words.next_parsed("mã kế hoạch")?))?)
}

/// A source of identifiers. It follows the clock whatever `--at` says: the same moment twice must not give the same
/// identifiers twice.
pub(super) fn identifiers() -> impl FnMut() -> i64 {
    let mut source = IdSource::new(u64::from(std::process::id()));
    move || source.fresh::<i64>(chrono::Utc::now())
}

/// Does one deed and prints its receipt, as `apply` does.
fn perform(
    words: &Words,
    database: &mut Database,
    command: &Command,
    outlet: &mut Outlet<'_>,
) -> Result<(), Fault> {
    let stamp = Stamp { at: words.moment()?, who: words.value("who").unwrap_or("Dòng lệnh").to_owned() };
    let receipt = database.perform(command, &stamp).map_err(|error| super::apply::at_line(0, error));
    super::apply::tell(receipt, outlet)
}
