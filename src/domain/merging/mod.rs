//! Two records of one subject become one, field by field, by a person's decision only (M15).

mod draft;
mod field;
mod twin;

pub use draft::{Chosen, MergeDraft, MergeRow, Side, proposed};
pub use field::subject_values;
pub use twin::{TwinDraft, dossier_values};

use super::dossier::Dossier;
use super::ids::{DossierId, MovementId, SubjectId, UnitId};
use super::subject::Subject;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Two dossiers of the same plan and year that become one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Twin {
    /// The dossier that stays.
    pub keep: DossierId,
    /// The dossier that goes into it.
    pub gone: DossierId,
    /// What stays, as chosen field by field.
    pub dossier: Dossier,
}

/// A merge as decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The subject that stays.
    pub keep: SubjectId,
    /// The subject that goes into it.
    pub gone: SubjectId,
    /// What stays, as chosen field by field; carries the identifier of the one that stays.
    pub subject: Subject,
    /// Dossiers of both in the same plan and year.
    #[serde(default)]
    pub twins: Vec<Twin>,
}

/// What identifiers are called, for showing two records side by side.
pub struct Names<'a> {
    /// A unit.
    pub unit: &'a dyn Fn(UnitId) -> String,
    /// A subject that owns a model.
    pub subject: &'a dyn Fn(SubjectId) -> String,
    /// A movement.
    pub movement: &'a dyn Fn(MovementId) -> String,
}

impl std::fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Names")
    }
}

#[cfg(test)]
mod tests;
