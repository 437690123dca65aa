//! Who has not sent: the units whose reports the plan counts, or else those of the level that reports.

use super::UnitReport;
use super::note::asked_for;
use crate::domain::binding::bound;
use crate::domain::ids::UnitId;
use crate::domain::obligation::Obligation;
use crate::domain::papers::ReportSpan;
use crate::domain::plan::Plan;
use crate::domain::unit::{Unit, UnitKind, heir, in_tree_order};
use chrono::NaiveDate;
use serde::Serialize;

/// A unit that is waited for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Owing {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Whether its report, or that of a unit merged into it, is here.
    pub sent: bool,
}

/// Who is waited for, and why these.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Expected {
    /// The units in the order of the tree.
    pub units: Vec<Owing>,
    /// The day on which the plan asks for it; none where it does not tell.
    pub due: Option<NaiveDate>,
    /// Whose level is counted where the plan names nobody.
    pub level: Option<UnitKind>,
}

impl Expected {
    /// Those whose report is not here.
    pub fn missing(&self) -> impl Iterator<Item = &Owing> {
        self.units.iter().filter(|one| !one.sent)
    }
}

/// Who is waited for at a time, and whose report is among `reports`.
#[must_use]
pub fn expected(
    plan: &Plan,
    obligations: &[Obligation],
    units: &[Unit],
    reports: &[UnitReport],
    (year, span): (i32, ReportSpan),
    today: NaiveDate,
) -> Expected {
    let here: Vec<UnitId> = reports
        .iter()
        .filter(|one| one.plan == plan.id && one.year == year && one.span == span)
        .map(|one| one.unit)
        .collect();
    let asked = asked_for(plan, obligations, (year, span));
    let due = match asked.as_slice() {
        [] => None,
        [(_, _, due), ..] => Some(*due),
    };
    let on = due.unwrap_or(today).clamp(plan.from, plan.to.max(plan.from));
    let sent = |unit: UnitId| here.iter().any(|one| *one == unit || heir(units, *one, on) == unit);
    let owing = |unit: &Unit| Owing { unit: unit.id, name: unit.name.clone(), sent: sent(unit.id) };
    let mut bound_units: Vec<UnitId> = Vec::new();
    for (_, nominators, _) in &asked {
        bound_units.extend(bound(nominators, units, on).iter().map(|unit| unit.id));
    }
    let tree: Vec<&Unit> = in_tree_order(units).into_iter().map(|(_, unit)| unit).collect();
    if !bound_units.is_empty() {
        let all = tree.into_iter().filter(|unit| bound_units.contains(&unit.id));
        return Expected { units: all.map(owing).collect(), due, level: None };
    }
    let level = level(&tree, &here, on);
    let all = tree.into_iter().filter(|unit| Some(unit.kind) == level && unit.is_valid_on(on));
    Expected { units: all.map(owing).collect(), due: None, level }
}

/// The level that reports: that of most senders, else the one just below the top of the tree.
fn level(tree: &[&Unit], here: &[UnitId], on: NaiveDate) -> Option<UnitKind> {
    let count = |of: &dyn Fn(&&&Unit) -> bool| {
        let kinds: Vec<UnitKind> = tree.iter().filter(of).map(|unit| unit.kind).collect();
        UnitKind::ALL
            .into_iter()
            .map(|kind| (kinds.iter().filter(|one| **one == kind).count(), kind))
            .filter(|(count, _)| *count > 0)
            .max_by_key(|(count, kind)| (*count, std::cmp::Reverse(*kind)))
            .map(|(_, kind)| kind)
    };
    let tops: Vec<UnitId> = tree.iter().filter(|unit| unit.parent.is_none()).map(|unit| unit.id).collect();
    let below = |unit: &&&Unit| {
        unit.is_valid_on(on)
            && if tops.len() == 1 { unit.parent == tops.first().copied() } else { unit.parent.is_none() }
    };
    count(&|unit| here.contains(&unit.id)).or_else(|| count(&below))
}
