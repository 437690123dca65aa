//! What the sender's identifiers are called here.

use super::{Known, Records};
use crate::domain::criteria::{CriteriaSet, Criterion, Measure};
use crate::domain::ids::{CriterionId, MovementId, PlanId, UnitId};
use crate::domain::obligation::{Duty, Nominators, Obligation};
use crate::domain::unit::Unit;
use crate::text;
use std::collections::BTreeMap;

/// From the sender's identifiers to ours; what is not named has the same one on both sides.
#[derive(Debug, Clone, Default)]
pub(super) struct Maps {
    pub(super) units: BTreeMap<UnitId, UnitId>,
    pub(super) movements: BTreeMap<MovementId, MovementId>,
    /// Criteria that have a counterpart in the plan here; the others have none.
    pub(super) criteria: BTreeMap<CriterionId, CriterionId>,
    pub(super) plan: Option<PlanId>,
}

impl Maps {
    pub(super) fn unit(&self, id: UnitId) -> UnitId {
        self.units.get(&id).copied().unwrap_or(id)
    }

    pub(super) fn movement(&self, id: MovementId) -> MovementId {
        self.movements.get(&id).copied().unwrap_or(id)
    }

    pub(super) fn movements(&self, ids: &[MovementId]) -> Vec<MovementId> {
        let mut out: Vec<MovementId> = Vec::with_capacity(ids.len());
        for id in ids.iter().map(|id| self.movement(*id)) {
            if !out.contains(&id) {
                out.push(id);
            }
        }
        out
    }

    pub(super) fn whole_unit(&self, unit: &Unit) -> Unit {
        let mut mapped = unit.clone();
        mapped.parent = unit.parent.map(|id| self.unit(id));
        mapped.successor = unit.successor.map(|id| self.unit(id));
        for old in &mut mapped.old_parents {
            old.parent = self.unit(old.parent);
        }
        mapped
    }

    pub(super) fn obligation(&self, obligation: &Obligation) -> Obligation {
        let mut mapped = obligation.clone();
        let named = match &mut mapped.duty {
            Duty::Quota { nominators, share, .. } => {
                for base in share.iter_mut().flat_map(|share| &mut share.bases) {
                    base.unit = self.unit(base.unit);
                }
                Some(nominators)
            }
            Duty::Report { units, .. } => units.as_mut(),
            _ => None,
        };
        if let Some(Nominators::Units(units)) = named {
            units.iter_mut().for_each(|id| *id = self.unit(*id));
        }
        mapped
    }
}

/// The sender's criteria that the plan here has too: the same line, the line it was derived from, or one that asks the
/// very same in the same words for the same kind of subject.
pub(super) fn criteria(records: &Records, known: &Known) -> BTreeMap<CriterionId, CriterionId> {
    let ours: &[CriteriaSet] = known.plan.as_ref().map_or(&[], |text| text.sets.as_slice());
    let mut found = BTreeMap::new();
    for set in &records.sets {
        for criterion in &set.criteria {
            let has = |id: CriterionId| ours.iter().any(|set| set.criterion(id).is_some());
            let same = [Some(criterion.id), criterion.origin].into_iter().flatten().find(|id| has(*id));
            let same = same.or_else(|| alike(set, criterion, ours));
            if let Some(same) = same {
                found.insert(criterion.id, same);
            }
        }
    }
    found
}

fn alike(set: &CriteriaSet, theirs: &Criterion, ours: &[CriteriaSet]) -> Option<CriterionId> {
    let asks = |one: &Criterion| {
        text::same(&one.title, &theirs.title)
            && one.code.trim() == theirs.code.trim()
            && measures(one, theirs)
    };
    let mut found =
        ours.iter().filter(|one| one.kind == set.kind).flat_map(|one| &one.criteria).filter(|it| asks(it));
    found.next().map(|it| it.id).filter(|_| found.next().is_none())
}

fn measures(one: &Criterion, other: &Criterion) -> bool {
    let knocks = |it: &Criterion| matches!(it.measure, Measure::KnockOut { .. });
    one.measure == other.measure || (knocks(one) && knocks(other))
}
