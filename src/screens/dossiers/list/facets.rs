//! What the list is filtered by: one value at a time is put in or taken out, and each can be named.

use crate::domain::dossier::{DossierState, Priority};
use crate::domain::ids::{MovementId, UnitId};
use crate::domain::subject::SubjectKind;
use crate::domain::unit::{Unit, circle};
use crate::screens::{Current, Desk};
use crate::storage::DossierFilter;
use crate::text::fold;
use std::collections::BTreeSet;

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facet {
    /// Of this kind.
    Kind(SubjectKind),
    /// In this state.
    State(DossierState),
    /// From this unit, those below it and those that went into it.
    Unit(UnitId),
    /// In this field of activity.
    Field(String),
    /// Belonging to this movement.
    Movement(MovementId),
    /// Of this year, under whatever plan.
    Year(i32),
    /// With this priority mark.
    Priority(Priority),
    /// Proposed for this form of commendation.
    Award(String),
    /// With papers lacking, or with none lacking.
    Lacking(bool),
}

fn put<T: PartialEq>(all: &mut Vec<T>, one: T, on: bool) {
    all.retain(|it| *it != one);
    if on {
        all.push(one);
    }
}

fn put_words(all: &mut Vec<String>, one: &str, on: bool) {
    all.retain(|it| fold(it) != fold(one));
    if on && !one.trim().is_empty() {
        all.push(one.trim().to_owned());
    }
}

impl Facet {
    /// Adds the condition to the filter, or takes it out.
    pub fn put(&self, filter: &mut DossierFilter, on: bool) {
        match self {
            Self::Kind(it) => put(&mut filter.kinds, *it, on),
            Self::State(it) => put(&mut filter.states, *it, on),
            Self::Unit(it) => put(&mut filter.units, *it, on),
            Self::Field(it) => put_words(&mut filter.fields, it, on),
            Self::Movement(it) => put(&mut filter.movements, *it, on),
            Self::Year(it) => put(&mut filter.years, *it, on),
            Self::Priority(it) => put(&mut filter.priorities, *it, on),
            Self::Award(it) => put_words(&mut filter.awards, it, on),
            Self::Lacking(it) => filter.lacking = on.then_some(*it),
        }
    }

    /// Every condition of a filter, in the order shown.
    #[must_use]
    pub fn all(filter: &DossierFilter) -> Vec<Self> {
        let mut all: Vec<Self> = filter.kinds.iter().copied().map(Self::Kind).collect();
        all.extend(filter.states.iter().copied().map(Self::State));
        all.extend(filter.units.iter().copied().map(Self::Unit));
        all.extend(filter.fields.iter().cloned().map(Self::Field));
        all.extend(filter.movements.iter().copied().map(Self::Movement));
        all.extend(filter.years.iter().copied().map(Self::Year));
        all.extend(filter.priorities.iter().copied().map(Self::Priority));
        all.extend(filter.awards.iter().cloned().map(Self::Award));
        all.extend(filter.lacking.map(Self::Lacking));
        all
    }

    /// What the chip says.
    #[must_use]
    pub fn words(&self, desk: &Desk) -> String {
        match self {
            Self::Kind(it) => it.label().to_owned(),
            Self::State(it) => it.label().to_owned(),
            Self::Unit(it) => {
                desk.unit(*it).map_or_else(|| "Đơn vị đã xóa".to_owned(), |unit| unit.name.clone())
            }
            Self::Field(it) | Self::Award(it) => it.clone(),
            Self::Movement(it) => {
                let movement = desk.movements.iter().find(|movement| movement.id == *it);
                movement.map_or_else(|| "Phong trào đã xóa".to_owned(), |movement| movement.name.clone())
            }
            Self::Year(it) => format!("Năm {it}, mọi kế hoạch"),
            Self::Priority(it) => format!("Ưu tiên: {}", it.label()),
            Self::Lacking(true) => "Thiếu giấy tờ".to_owned(),
            Self::Lacking(false) => "Đủ giấy tờ".to_owned(),
        }
    }
}

/// The question for the store: what is chosen, widened by what belongs to the units, under the current plan and year –
/// or of the chosen years under whatever plan, which is the office's memory.
#[must_use]
pub fn question(chosen: &DossierFilter, current: Current, desk: &Desk) -> DossierFilter {
    question_of(chosen, current, &desk.units)
}

/// As [`question`], where no desk is at hand.
#[must_use]
pub fn question_of(chosen: &DossierFilter, current: Current, all: &[Unit]) -> DossierFilter {
    let mut units = BTreeSet::new();
    for unit in &chosen.units {
        units.extend(circle(all, *unit));
    }
    let here = chosen.years.is_empty();
    DossierFilter {
        plan: here.then_some(current.plan),
        year: here.then_some(current.year),
        units: units.into_iter().collect(),
        ..chosen.clone()
    }
}

/// The years that can be chosen: those of the office's own plans, newest first.
#[must_use]
pub fn years(desk: &Desk) -> Vec<i32> {
    let years: BTreeSet<i32> = desk.own_plans().flat_map(|plan| plan.years()).collect();
    years.into_iter().rev().collect()
}
