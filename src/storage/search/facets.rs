//! For every value that can be filtered by, the slots that have it.

use super::filter::DossierFilter;
use super::record::Record;
use crate::domain::dossier::Priority;
use crate::text::clean;
use roaring::{MultiOps, RoaringBitmap};
use std::collections::HashMap;
use std::hash::Hash;

/// The slots of each value.
#[derive(Debug)]
struct Facet<K>(HashMap<K, RoaringBitmap>);

// Derived it would ask the values for a default, which they need not have.
impl<K> Default for Facet<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Eq + Hash> Facet<K> {
    fn add(&mut self, value: K, slot: u32) {
        self.0.entry(value).or_default().insert(slot);
    }

    fn any(&self, values: impl IntoIterator<Item = K>) -> RoaringBitmap {
        values.into_iter().filter_map(|value| self.0.get(&value)).union()
    }
}

/// All facets. Slots no longer in use are masked by whoever asks.
#[derive(Debug, Default)]
pub(super) struct Facets {
    plan: Facet<i64>,
    year: Facet<i32>,
    kind: Facet<u8>,
    state: Facet<u8>,
    unit: Facet<i64>,
    field: Facet<String>,
    movement: Facet<i64>,
    priority: Facet<Priority>,
    award: Facet<String>,
}

/// How a field or a form of commendation is compared: as typed, but for capitals and spaces.
pub(super) fn plain(text: &str) -> String {
    clean(text).to_lowercase()
}

impl Facets {
    pub(super) fn add(&mut self, record: &Record, slot: u32) {
        let entry = &record.entry;
        self.plan.add(entry.plan, slot);
        self.year.add(entry.year, slot);
        self.kind.add(entry.kind as u8, slot);
        self.state.add(entry.state as u8, slot);
        self.unit.add(entry.unit, slot);
        self.field.add(plain(&record.facts.field), slot);
        self.award.add(plain(&record.facts.proposed), slot);
        for movement in &record.facts.movements {
            self.movement.add(*movement, slot);
        }
        for priority in &record.facts.priorities {
            self.priority.add(*priority, slot);
        }
    }

    /// The slots of dossiers from any of `units`.
    pub(super) fn of_units(&self, units: impl IntoIterator<Item = i64>) -> RoaringBitmap {
        self.unit.any(units)
    }

    /// How many of `slots` there are of each kind.
    pub(super) fn by_kind(&self, slots: &RoaringBitmap) -> [usize; 4] {
        crate::domain::subject::SubjectKind::ALL
            .map(|kind| self.kind.0.get(&(kind as u8)).map_or(0, |of| of.intersection_len(slots) as usize))
    }

    /// Takes out of `slots` what is not of the plan and the year.
    pub(super) fn keep_plan(&self, filter: &DossierFilter, slots: &mut RoaringBitmap) {
        if let Some(plan) = filter.plan {
            *slots &= self.plan.any([plan.0]);
        }
        if let Some(year) = filter.year {
            *slots &= self.year.any([year]);
        }
    }

    /// Takes out of `slots` what does not have the values asked for.
    pub(super) fn keep(&self, filter: &DossierFilter, slots: &mut RoaringBitmap) {
        if !filter.years.is_empty() {
            *slots &= self.year.any(filter.years.iter().copied());
        }
        if !filter.kinds.is_empty() {
            *slots &= self.kind.any(filter.kinds.iter().map(|kind| *kind as u8));
        }
        if !filter.states.is_empty() {
            *slots &= self.state.any(filter.states.iter().map(|state| *state as u8));
        }
        if !filter.units.is_empty() {
            *slots &= self.of_units(filter.units.iter().map(|unit| unit.0));
        }
        if !filter.fields.is_empty() {
            *slots &= self.field.any(filter.fields.iter().map(|field| plain(field)));
        }
        if !filter.movements.is_empty() {
            *slots &= self.movement.any(filter.movements.iter().map(|movement| movement.0));
        }
        if !filter.priorities.is_empty() {
            *slots &= self.priority.any(filter.priorities.iter().copied());
        }
        if !filter.awards.is_empty() {
            *slots &= self.award.any(filter.awards.iter().map(|award| plain(award)));
        }
    }
}
