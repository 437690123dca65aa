//! `show deadlines`, `list deadlines`: every time the obligations of a plan fall due over its whole period, with how each stands on a day.

use super::super::leaving::{Told, hand_out};
use super::super::words::Words;
use super::super::{Fault, Outlet};
use crate::domain::deadlines::{Counts, Deadline, deadlines};
use crate::domain::ids::PlanId;
use crate::exchange::deadline_list;
use crate::storage::Database;
use chrono::{Local, NaiveDate};
use serde_json::{Value, json};

/// The times of a plan, its name, and the day on which they are seen.
fn times(
    words: &Words,
    id: PlanId,
    database: &Database,
) -> Result<(Vec<Deadline>, String, NaiveDate), Fault> {
    let today: NaiveDate = words.parsed("on")?.unwrap_or_else(|| Local::now().date_naive());
    let file = database.plan(id)?;
    let (units, followed) = (database.units()?, database.followed(id)?);
    let all = deadlines(&file.obligations, &file.plan, &units, &followed, today);
    Ok((all, file.plan.name, today))
}

pub(in super::super) fn show(words: &Words, id: PlanId) -> Result<Value, Fault> {
    words.end()?;
    let (all, _, today) = times(words, id, &words.database()?)?;
    Ok(json!({ "on": today, "counts": Counts::of(&all), "deadlines": all }))
}

/// `list deadlines`: writes them as Excel or comma-separated text, and notes that they left the program.
pub(in super::super) fn list(words: &mut Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let id = PlanId(words.next_parsed("mã kế hoạch")?);
    words.end()?;
    let target = words.path("out")?;
    let mut database = words.database()?;
    let (all, plan, _) = times(words, id, &database)?;
    let title = words.value("title").map_or_else(|| format!("Lịch thời hạn – {plan}"), str::to_owned);
    let table = deadline_list(&title, &all, |_| plan.clone());
    // Times and units name no person.
    let told = Told { rows: 0, personal: false };
    hand_out(words, outlet, &mut database, (&target, &table), &told)
}
