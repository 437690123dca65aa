//! `show obligations`: how far each obligation of a plan is met on a day, and what is wrong with its days.

use super::super::Fault;
use super::super::words::Words;
use crate::domain::deadline::concerns;
use crate::domain::ids::{PlanId, UnitId};
use crate::domain::obligation::sentence;
use crate::domain::progress::progress;
use chrono::{Local, NaiveDate};
use serde_json::{Value, json};

pub(in super::super) fn show(words: &Words, id: PlanId) -> Result<Value, Fault> {
    words.end()?;
    let today: NaiveDate = words.parsed("on")?.unwrap_or_else(|| Local::now().date_naive());
    let database = words.database()?;
    let file = database.plan(id)?;
    let (units, followed) = (database.units()?, database.followed(id)?);
    let superior = file.plan.origin.superior.map(|id| database.plan(id)).transpose()?.map(|file| file.text());
    let found = concerns(&file.text(), superior.as_ref());
    let name = |id: UnitId| {
        units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone()).unwrap_or_default()
    };
    let all = file.obligations.iter().map(|one| {
        let printed =
            file.sections.iter().any(|section| section.content.obligations().any(|id| id == one.id));
        let own: Vec<_> = found.iter().filter(|concern| concern.obligation == one.id).collect();
        json!({
            "obligation": one.id,
            "kind": one.duty.label(),
            "sentence": sentence(&one.duty, name),
            "printed": printed,
            "progress": progress(one, &file.plan, &units, &followed, today),
            "concerns": own,
        })
    });
    Ok(Value::Array(all.collect()))
}
