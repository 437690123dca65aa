//! What the store knows of the sets besides what they say: whether scores rest on them, versions, the sets they came from.

use super::super::super::Desk;
use crate::domain::criteria::CriteriaSet;
use crate::domain::ids::{CriteriaSetId, PlanId};
use crate::storage::{CriteriaVersion, StoreError};
use iced::Task;
use std::collections::HashMap;
use std::sync::Arc;

/// What is known of one set.
#[derive(Debug, Clone, Default)]
pub struct SetHeard {
    /// Whether scores rest on it.
    pub scored: bool,
    /// The versions that were replaced, first to last.
    pub versions: Vec<CriteriaVersion>,
    /// The set it was derived from, and the plan that one stands in.
    pub base: Option<(CriteriaSet, String)>,
}

/// What is known of the sets of a plan.
pub type Heard = HashMap<CriteriaSetId, SetHeard>;

/// Asks for it.
pub(super) fn ask(plan: PlanId, desk: &Desk) -> Task<Result<Arc<Heard>, StoreError>> {
    let names: HashMap<PlanId, String> = desk.plans.iter().map(|one| (one.id, one.name.clone())).collect();
    let read = desk.store.read(move |db| {
        let mut heard = Heard::new();
        for set in db.criteria_sets(plan)? {
            let base = match set.derived_from {
                Some(id) => db.criteria_set(id)?,
                None => None,
            };
            let base = base.map(|base| {
                let name = names.get(&base.plan).cloned().unwrap_or_default();
                (base, name)
            });
            let scored = db.criteria_scored(set.id)?;
            heard.insert(set.id, SetHeard { scored, versions: db.criteria_versions(set.id)?, base });
        }
        Ok(Arc::new(heard))
    });
    Task::perform(read, |heard| heard)
}
