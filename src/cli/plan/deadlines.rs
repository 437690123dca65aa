//! `show deadlines`: every time the obligations of a plan fall due over its whole period, with how each stands on a day.

use super::super::Fault;
use super::super::words::Words;
use crate::domain::deadlines::{Counts, deadlines};
use crate::domain::ids::PlanId;
use chrono::{Local, NaiveDate};
use serde_json::{Value, json};

pub(in super::super) fn show(words: &Words, id: PlanId) -> Result<Value, Fault> {
    words.end()?;
    let today: NaiveDate = words.parsed("on")?.unwrap_or_else(|| Local::now().date_naive());
    let database = words.database()?;
    let file = database.plan(id)?;
    let (units, followed) = (database.units()?, database.followed(id)?);
    let all = deadlines(&file.obligations, &file.plan, &units, &followed, today);
    Ok(json!({ "on": today, "counts": Counts::of(&all), "deadlines": all }))
}
