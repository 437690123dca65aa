//! "Lập từ bộ tiêu chí khác" (KG-5): which set to start from, and for whom.

use super::super::super::Desk;
use super::kind_name;
use crate::domain::Command;
use crate::domain::criteria::CriteriaSet;
use crate::domain::criteria::derive::derive;
use crate::domain::ids::{CriteriaSetId, PlanId};
use crate::domain::subject::SubjectKind;
use crate::storage::StoreError;
use iced::Task;
use std::sync::Arc;

/// A set that one can start from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The plan it stands in, with who issued it where that is a superior.
    pub plan: String,
    /// The set.
    pub set: CriteriaSet,
}

/// Choosing what a new set is derived from.
#[derive(Debug, Default)]
pub struct Deriving {
    /// None while they are being read.
    pub(super) sources: Option<Arc<Vec<Source>>>,
    pub(super) trouble: Option<String>,
    pub(super) chosen: Option<CriteriaSetId>,
    /// None while nothing is chosen.
    pub(super) kind: Option<Option<SubjectKind>>,
}

/// What happened there.
#[derive(Debug, Clone)]
pub enum DeriveTyped {
    /// The sets were read.
    Read(Result<Arc<Vec<Source>>, StoreError>),
    /// A set to start from.
    Source(CriteriaSetId),
    /// For whom the new one is.
    Kind(Option<SubjectKind>),
    /// "Lập bộ tiêu chí".
    Done,
    /// "Thôi".
    Closed,
}

/// Reads the sets of every plan: this one's first, then superiors', then the office's others.
pub(super) fn read(plan: PlanId, desk: &Desk) -> Task<DeriveTyped> {
    let mut plans: Vec<(u8, PlanId, String)> = desk
        .plans
        .iter()
        .map(|one| {
            let order = if one.id == plan {
                0
            } else if one.is_superior() {
                1
            } else {
                2
            };
            let name = if one.id == plan {
                "Kế hoạch này".to_owned()
            } else if one.is_superior() {
                format!("{} ({})", one.name, one.origin.issuer.trim())
            } else {
                one.name.clone()
            };
            (order, one.id, name)
        })
        .collect();
    plans.sort_by_key(|(order, ..)| *order);
    let read = desk.store.read(move |db| {
        let mut all = Vec::new();
        for (_, id, name) in plans {
            all.extend(db.criteria_sets(id)?.into_iter().map(|set| Source { plan: name.clone(), set }));
        }
        Ok(Arc::new(all))
    });
    Task::perform(read, DeriveTyped::Read)
}

/// The kinds of subject that have no set yet.
pub(super) fn free_kinds(sets: &[CriteriaSet]) -> Vec<Option<SubjectKind>> {
    super::set_kinds().filter(|kind| sets.iter().all(|set| set.kind != *kind)).collect()
}

impl Deriving {
    pub(super) fn source(&self) -> Option<&Source> {
        self.sources.as_ref()?.iter().find(|source| Some(source.set.id) == self.chosen)
    }

    pub(super) fn choose(&mut self, id: CriteriaSetId, sets: &[CriteriaSet]) {
        self.chosen = Some(id);
        let own = self.source().map(|source| source.set.kind);
        let free = free_kinds(sets);
        // The same kind where it is free; else it is for the office to say.
        self.kind = own.filter(|kind| free.contains(kind)).or(self.kind.filter(|kind| free.contains(kind)));
    }

    /// The new set; none before everything is chosen.
    pub(super) fn made(&self, plan: PlanId, sets: &[CriteriaSet], desk: &Desk) -> Option<CriteriaSet> {
        let source = self.source()?;
        let kind = self.kind?;
        let mut set = derive(&source.set, desk.fresh(), plan, kind, || desk.fresh());
        if kind != source.set.kind {
            set.name = format!("{} ({})", source.set.name, kind_name(kind));
        }
        if sets.iter().any(|one| one.kind == kind) { None } else { Some(set) }
    }

    pub(super) fn command(&self, plan: PlanId, sets: &[CriteriaSet], desk: &Desk) -> Option<Command> {
        self.made(plan, sets, desk).map(|set| Command::SaveCriteriaSet { set })
    }
}
