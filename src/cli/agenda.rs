//! `show agenda`: what is to be done on a day under all own plans.

use super::Fault;
use super::words::Words;
use crate::domain::agenda::agenda;
use chrono::NaiveDate;
use serde_json::Value;

pub(super) fn show(words: &Words, today: NaiveDate) -> Result<Value, Fault> {
    words.end()?;
    let database = words.database()?;
    Ok(serde_json::to_value(agenda(&database.plans_in_hand()?, &database.units()?, today))?)
}
