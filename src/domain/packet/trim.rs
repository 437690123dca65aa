//! What a sender leaves out, and what must come along so that nothing in a packet hangs in the air.

use super::{LeftOut, Records};
use crate::domain::ids::{MovementId, SubjectId, UnitId};
use crate::domain::obligation::{Duty, Nominators, Obligation};
use crate::domain::subject::{Detail, Subject};
use crate::domain::unit::Unit;
use crate::text::date::PartialDate;
use std::collections::BTreeSet;

/// Takes out what the sender leaves out, and then what nothing refers to any more. What is left out of a record is not
/// the same as emptied: the head of the packet says so, and the receiver keeps what it has.
#[must_use]
pub fn trimmed(mut records: Records, left_out: &[LeftOut]) -> Records {
    let out = |one: LeftOut| left_out.contains(&one);
    let kinds: Vec<_> = left_out.iter().filter_map(|one| one.kind()).collect();
    let gone: BTreeSet<SubjectId> =
        records.subjects.iter().filter(|it| kinds.contains(&it.kind())).map(|it| it.id).collect();
    records.dossiers.retain(|it| !gone.contains(&it.dossier.subject));
    for it in &mut records.dossiers {
        if out(LeftOut::Files) {
            it.files.clear();
        }
        if out(LeftOut::Scores) {
            it.gates.clear();
            it.stages.clear();
        }
    }
    if out(LeftOut::Scores) {
        records.sets.clear();
    }
    let mut wanted: BTreeSet<SubjectId> = records.dossiers.iter().map(|it| it.dossier.subject).collect();
    for subject in &records.subjects {
        if let (true, Detail::Model(it)) = (wanted.contains(&subject.id), &subject.detail) {
            wanted.extend(&it.owned_by);
        }
    }
    records.subjects.retain(|it| wanted.contains(&it.id));
    records.subjects.iter_mut().for_each(|subject| without(subject, left_out));
    let (units, movements) = referred(&records);
    let all = std::mem::take(&mut records.units);
    records.units = closed_units(&all, units);
    records.movements.retain(|it| movements.contains(&it.id));
    records
}

/// The units and movements that anything in the records refers to.
fn referred(records: &Records) -> (BTreeSet<UnitId>, BTreeSet<MovementId>) {
    let mut units: BTreeSet<UnitId> = records.subjects.iter().filter_map(|it| it.unit).collect();
    let mut movements = BTreeSet::new();
    for it in &records.dossiers {
        units.insert(it.dossier.unit);
        movements.extend(&it.dossier.movements);
    }
    if let Some(text) = &records.plan {
        movements.extend(&text.plan.movements);
        units.extend(text.obligations.iter().flat_map(|one| bound(one, &records.units)));
    }
    (units, movements)
}

/// The units an obligation binds: those it names, every unit of a kind, or every one.
fn bound(obligation: &Obligation, all: &[Unit]) -> Vec<UnitId> {
    let mut units = Vec::new();
    if let Some(nominators) = nominators(&obligation.duty) {
        match nominators {
            Nominators::Units(named) => units.extend(named),
            Nominators::Kind(kind) => units.extend(all.iter().filter(|it| it.kind == *kind).map(|it| it.id)),
            Nominators::Every => units.extend(all.iter().map(|it| it.id)),
        }
    }
    if let Duty::Quota { share: Some(share), .. } = &obligation.duty {
        units.extend(share.bases.iter().map(|base| base.unit));
    }
    units
}

fn nominators(duty: &Duty) -> Option<&Nominators> {
    match duty {
        Duty::Quota { nominators, .. } => Some(nominators),
        Duty::Report { units, .. } => units.as_ref(),
        Duty::Selection { .. }
        | Duty::Seats { .. }
        | Duty::Publicity { .. }
        | Duty::Milestone { .. }
        | Duty::Assignment { .. } => None,
    }
}

/// Those of `all` that are wanted, with every unit they name themselves: above, before, after.
#[must_use]
pub fn closed_units(all: &[Unit], mut wanted: BTreeSet<UnitId>) -> Vec<Unit> {
    let mut waiting: Vec<UnitId> = wanted.iter().copied().collect();
    while let Some(id) = waiting.pop() {
        let Some(unit) = all.iter().find(|unit| unit.id == id) else { continue };
        waiting.extend(named(unit).into_iter().filter(|other| wanted.insert(*other)));
    }
    all.iter().filter(|unit| wanted.contains(&unit.id)).cloned().collect()
}

/// The units that a unit names itself.
pub(super) fn named(unit: &Unit) -> Vec<UnitId> {
    let past = unit.old_parents.iter().map(|old| old.parent);
    unit.parent.into_iter().chain(unit.successor).chain(past).collect()
}

fn without(subject: &mut Subject, left_out: &[LeftOut]) {
    // The office's own note is nobody else's.
    subject.note.clear();
    let out = |one: LeftOut| left_out.contains(&one);
    if out(LeftOut::Contact) {
        match &mut subject.detail {
            Detail::Person(it) => {
                it.address.clear();
                it.phone.clear();
            }
            Detail::Collective(it) => it.address.clear(),
            Detail::Household(it) => it.address.clear(),
            Detail::Model(it) => it.address.clear(),
        }
    }
    if let Detail::Person(it) = &mut subject.detail {
        if out(LeftOut::Birth) {
            it.birth = it.birth.map(|day| PartialDate::Year(day.year()));
        }
        if out(LeftOut::Sensitive) {
            it.ethnicity.clear();
            it.religion.clear();
        }
    }
}

/// `theirs` with what the sender left out filled from what is here.
pub(super) fn filled(theirs: &Subject, ours: Option<&Subject>, left_out: &[LeftOut]) -> Subject {
    let mut full = theirs.clone();
    let Some(ours) = ours else { return full };
    full.note.clone_from(&ours.note);
    let out = |one: LeftOut| left_out.contains(&one);
    match (&mut full.detail, &ours.detail) {
        (Detail::Person(into), Detail::Person(from)) => {
            if out(LeftOut::Contact) {
                into.address.clone_from(&from.address);
                into.phone.clone_from(&from.phone);
            }
            let same_year = |day: PartialDate| Some(day.year()) == into.birth.map(|day| day.year());
            if out(LeftOut::Birth) && from.birth.is_some_and(same_year) {
                into.birth = from.birth;
            }
            if out(LeftOut::Sensitive) {
                into.ethnicity.clone_from(&from.ethnicity);
                into.religion.clone_from(&from.religion);
            }
        }
        (Detail::Collective(into), Detail::Collective(from)) if out(LeftOut::Contact) => {
            into.address.clone_from(&from.address);
        }
        (Detail::Household(into), Detail::Household(from)) if out(LeftOut::Contact) => {
            into.address.clone_from(&from.address);
        }
        (Detail::Model(into), Detail::Model(from)) if out(LeftOut::Contact) => {
            into.address.clone_from(&from.address);
        }
        _ => {}
    }
    full
}
