//! Whom a quota binds on a day, and whose dossiers count for whom: one rule for reports and for the follow-up.

use super::ids::UnitId;
use super::obligation::Nominators;
use super::unit::{self, Unit, heir, in_tree_order};
use chrono::NaiveDate;
use std::collections::HashSet;

/// The units whose dossiers count for `head` on a day: itself, all below it, and those that had been merged into one of
/// them by then.
///
/// What was below a merged unit counts along unless it has a successor of its own.
#[must_use]
pub fn family(units: &[Unit], head: UnitId, on: NaiveDate) -> HashSet<UnitId> {
    unit::circle_on(units, head, on)
}

/// The units that a quota binds on a day, in the order of the tree. Units that are named are bound even before they
/// exist; one that was merged is bound through its successor.
#[must_use]
pub fn bound<'a>(nominators: &Nominators, units: &'a [Unit], on: NaiveDate) -> Vec<&'a Unit> {
    let named: HashSet<UnitId> = match nominators {
        Nominators::Units(named) => named.iter().map(|id| heir(units, *id, on)).collect(),
        Nominators::Kind(_) | Nominators::Every => HashSet::new(),
    };
    let is_bound = |unit: &Unit| match nominators {
        Nominators::Kind(kind) => unit.kind == *kind && unit.is_valid_on(on),
        Nominators::Every => unit.is_valid_on(on),
        Nominators::Units(_) => named.contains(&unit.id),
    };
    in_tree_order(units).into_iter().map(|(_, unit)| unit).filter(|unit| is_bound(unit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::unit::UnitKind;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn unit(id: i64, parent: Option<i64>, kind: UnitKind) -> Unit {
        Unit { parent: parent.map(UnitId), ..Unit::new(UnitId(id), kind, format!("Đơn vị {id}")) }
    }

    fn merged(unit: Unit, into: i64) -> Unit {
        Unit { valid_to: Some(day(2025, 6, 30)), successor: Some(UnitId(into)), ..unit }
    }

    /// A province; two old districts with old communes, merged into two new communes.
    fn tree() -> Vec<Unit> {
        use UnitKind::{Commune, District, Province};
        vec![
            unit(1, None, Province),
            merged(unit(2, Some(1), District), 10),
            merged(unit(3, Some(1), District), 11),
            merged(unit(4, Some(2), Commune), 10),
            merged(unit(5, Some(2), Commune), 11),
            unit(6, Some(2), UnitKind::Agency),
            Unit { valid_from: Some(day(2025, 7, 1)), ..unit(10, Some(1), Commune) },
            Unit { valid_from: Some(day(2025, 7, 1)), ..unit(11, Some(1), Commune) },
        ]
    }

    fn ids(found: impl IntoIterator<Item = UnitId>) -> Vec<i64> {
        let mut ids: Vec<i64> = found.into_iter().map(|id| id.0).collect();
        ids.sort_unstable();
        ids
    }

    #[test]
    fn a_merged_unit_counts_for_its_successor() {
        let units = tree();
        let after = day(2025, 7, 1);
        // The old district and its agency went into 10; its commune 5 went elsewhere.
        assert_eq!(ids(family(&units, UnitId(10), after)), [2, 4, 6, 10]);
        assert_eq!(ids(family(&units, UnitId(11), after)), [3, 5, 11]);
        assert_eq!(ids(family(&units, UnitId(2), after)), [2, 4, 5, 6]);
        assert_eq!(family(&units, UnitId(1), after).len(), units.len());
        assert_eq!(ids(family(&units, UnitId(99), after)), [99]);
    }

    #[test]
    fn nobody_counts_twice_before_the_day_of_the_merger() {
        let before = day(2025, 6, 30);
        // Commune 8 stays and takes commune 7 over later.
        let mut units = tree();
        units.push(unit(8, Some(1), UnitKind::Commune));
        units.push(merged(unit(7, Some(1), UnitKind::Commune), 8));
        assert_eq!(ids(family(&units, UnitId(8), before)), [8]);
        assert_eq!(ids(family(&units, UnitId(7), before)), [7]);
        assert_eq!(ids(family(&units, UnitId(8), day(2025, 7, 1))), [7, 8]);
        assert_eq!(ids(family(&units, UnitId(10), before)), [10]);
        assert_eq!(ids(family(&units, UnitId(2), before)), [2, 4, 5, 6]);
        let communes = Nominators::Kind(UnitKind::Commune);
        let owed = bound(&communes, &units, before);
        let counted: usize = owed.iter().map(|unit| family(&units, unit.id, before).len()).sum();
        assert_eq!((owed.len(), counted), (4, 4), "each of the four communes counts for itself");
    }

    #[test]
    fn a_quota_binds_who_exists_on_the_day() {
        let units = tree();
        let (before, after) = (day(2025, 6, 30), day(2025, 7, 1));
        let of = |nominators: &Nominators, on| ids(bound(nominators, &units, on).iter().map(|unit| unit.id));
        assert_eq!(of(&Nominators::Kind(UnitKind::District), before), [2, 3]);
        assert_eq!(of(&Nominators::Kind(UnitKind::District), after), Vec::<i64>::new());
        assert_eq!(of(&Nominators::Kind(UnitKind::Commune), after), [10, 11]);
        assert_eq!(of(&Nominators::Every, after), [1, 6, 10, 11]);
        let named = Nominators::Units(vec![UnitId(2), UnitId(4), UnitId(6)]);
        assert_eq!(of(&named, before), [2, 4, 6]);
        assert_eq!(of(&named, after), [6, 10]);
    }

    #[test]
    fn successors_that_point_at_each_other_do_not_hang() {
        let mut units = tree();
        units[6] = merged(units[6].clone(), 11);
        units[7] = merged(units[7].clone(), 10);
        assert_eq!(heir(&units, UnitId(10), day(2026, 1, 1)), UnitId(10));
        assert!(family(&units, UnitId(10), day(2026, 1, 1)).contains(&UnitId(11)));
    }
}
