//! `plan compare`: two plans, or a plan and an earlier version of it, side by side.

use super::super::words::Words;
use super::super::{Fault, Outlet};
use crate::domain::ids::{PlanId, UnitId};
use crate::domain::plan::compare::compare;
use crate::storage::StoreError;
use serde_json::json;

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let database = words.database()?;
    let plan = super::plan_of(&mut words, &database)?;
    words.end()?;
    let first = match (words.parsed("with")?, words.parsed::<u32>("version")?) {
        (Some(other), None) => database.plan(PlanId(other))?.text(),
        (None, Some(version)) => database
            .plan_version(plan.plan.id, version)?
            .ok_or_else(|| StoreError::from(crate::domain::Refusal::not_found("bản đã ban hành ấy")))?,
        _ => {
            let sentence = "Hãy cho biết so với kế hoạch nào (--with MÃ) hoặc với bản nào (--version SỐ).";
            return Err(Fault::Usage(sentence.to_owned()));
        }
    };
    let units = database.units()?;
    let name = |id: UnitId| units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone());
    let found = compare(&first, &plan.text(), |id| name(id).unwrap_or_default());
    let missing: Vec<_> = found.missing().collect();
    serde_json::to_writer_pretty(
        &mut *outlet.out,
        &json!({"same": found.is_same(), "missing": missing, "duties": found.duties, "rows": found.rows}),
    )?;
    writeln!(outlet.out)?;
    Ok(())
}
