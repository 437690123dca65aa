//! `show board`: the quotas of a plan unit by unit on a day, and the grid of those that come again.

use super::Fault;
use super::words::Words;
use crate::domain::ids::PlanId;
use crate::domain::quota_board::{TimeGrid, board};
use chrono::{Local, NaiveDate};
use serde_json::{Value, json};

pub(super) fn show(words: &Words, id: PlanId) -> Result<Value, Fault> {
    words.end()?;
    let today: NaiveDate = words.parsed("on")?.unwrap_or_else(|| Local::now().date_naive());
    let database = words.database()?;
    let file = database.plan(id)?;
    let (units, followed) = (database.units()?, database.followed(id)?);
    let board = board(&file.obligations, &file.plan, &units, &followed, today);
    let grids: Vec<Value> = board
        .quotas
        .iter()
        .filter_map(|quota| {
            Some(json!({"obligation": quota.obligation, "grid": TimeGrid::of(quota, today)?}))
        })
        .collect();
    Ok(json!({ "board": board, "grids": grids }))
}
