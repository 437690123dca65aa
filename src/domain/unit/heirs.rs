//! Units through the years: what they were called, under whom they stood, and who took over.

use super::{Unit, in_tree_order};
use crate::domain::ids::UnitId;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Units that can be asked for by identifier.
#[derive(Debug, Clone)]
pub struct Tree<'a> {
    units: HashMap<UnitId, &'a Unit>,
}

impl<'a> Tree<'a> {
    /// The units to ask.
    #[must_use]
    pub fn new(units: &'a [Unit]) -> Self {
        Self { units: units.iter().map(|unit| (unit.id, unit)).collect() }
    }

    /// The unit called `id`.
    #[must_use]
    pub fn get(&self, id: UnitId) -> Option<&'a Unit> {
        self.units.get(&id).copied()
    }

    /// Whoever stands above a unit, or took it over: never more steps than there are units, so that units that point
    /// at each other cannot hang.
    fn path(&self, id: UnitId, next: impl Fn(&Unit) -> Option<UnitId>) -> impl Iterator<Item = &'a Unit> {
        let most = self.units.len();
        std::iter::successors(self.get(id), move |unit| next(unit).and_then(|id| self.get(id))).take(most)
    }

    /// The unit that carries on the work of `id` on `day`: itself as long as it has not ended, else the first in the
    /// chain of its successors that has not. None where nobody took over.
    #[must_use]
    pub fn successor_on(&self, id: UnitId, day: NaiveDate) -> Option<UnitId> {
        self.path(id, |unit| unit.successor).find(|unit| !unit.has_ended(day)).map(|unit| unit.id)
    }
}

/// The unit, everything below it, and every former unit that went into one of these: whose dossiers count for it, and
/// what a filter by this unit finds.
///
/// What stood below a former unit counts along unless it has a successor of its own.
#[must_use]
pub fn circle(units: &[Unit], id: UnitId) -> HashSet<UnitId> {
    reached(units, id, |_| true)
}

/// As [`circle`], as it was on a day: a unit that goes into another later still stands for itself.
#[must_use]
pub fn circle_on(units: &[Unit], id: UnitId, day: NaiveDate) -> HashSet<UnitId> {
    reached(units, id, |unit| unit.has_ended(day))
}

fn reached(units: &[Unit], id: UnitId, is_former: impl Fn(&Unit) -> bool) -> HashSet<UnitId> {
    let tree = Tree::new(units);
    let mut inside: HashSet<UnitId> = units
        .iter()
        .filter(|unit| tree.path(unit.id, |unit| unit.parent).any(|above| above.id == id))
        .map(|unit| unit.id)
        .collect();
    inside.insert(id);
    let next = |unit: &Unit| unit.successor.filter(|_| is_former(unit)).or(unit.parent);
    let came: Vec<UnitId> = units
        .iter()
        .map(|unit| unit.id)
        .filter(|one| tree.path(*one, next).any(|next| inside.contains(&next.id)))
        .collect();
    inside.extend(came);
    inside
}

/// The unit that carries on the work of `id` on `day`: itself as long as it has not ended, else the first in the chain
/// of its successors that has not. None where nobody took over.
#[must_use]
pub fn successor_on(units: &[Unit], id: UnitId, day: NaiveDate) -> Option<UnitId> {
    Tree::new(units).successor_on(id, day)
}

/// As [`successor_on`], and the unit itself where nobody took over: a figure must stand somewhere.
#[must_use]
pub fn heir(units: &[Unit], id: UnitId, day: NaiveDate) -> UnitId {
    successor_on(units, id, day).unwrap_or(id)
}

/// The units that went into `id` directly, in the order of the tree.
#[must_use]
pub fn predecessors(units: &[Unit], id: UnitId) -> Vec<&Unit> {
    in_tree_order(units).into_iter().map(|(_, unit)| unit).filter(|unit| unit.successor == Some(id)).collect()
}

/// What a unit was called on a day. A name of which nobody knows until when it held is no answer.
#[must_use]
pub fn name_on(unit: &Unit, day: NaiveDate) -> &str {
    let old = unit.old_names.iter().filter(|old| old.until.is_some_and(|until| day <= until));
    old.min_by_key(|old| old.until).map_or(&unit.name, |old| &old.name)
}

/// Under whom a unit stood on a day.
#[must_use]
pub fn parent_on(unit: &Unit, day: NaiveDate) -> Option<UnitId> {
    let old = unit.old_parents.iter().filter(|old| old.until.is_some_and(|until| day <= until));
    old.min_by_key(|old| old.until).map_or(unit.parent, |old| Some(old.parent))
}

/// `named` under the units that stand for them on `day`, in the order of the tree; each once, none lost.
#[must_use]
pub fn group_by_new(units: &[Unit], named: &[UnitId], day: NaiveDate) -> Vec<(UnitId, Vec<UnitId>)> {
    let tree = Tree::new(units);
    let place: HashMap<UnitId, usize> =
        in_tree_order(units).into_iter().enumerate().map(|(at, (_, unit))| (unit.id, at)).collect();
    let place = |id: UnitId| (place.get(&id).copied().unwrap_or(usize::MAX), id);
    let mut groups: BTreeMap<(usize, UnitId), Vec<UnitId>> = BTreeMap::new();
    for id in named {
        let group = groups.entry(place(tree.successor_on(*id, day).unwrap_or(*id))).or_default();
        if !group.contains(id) {
            group.push(*id);
        }
    }
    for group in groups.values_mut() {
        group.sort_by_key(|id| place(*id));
    }
    groups.into_iter().map(|((_, id), group)| (id, group)).collect()
}
