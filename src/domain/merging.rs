//! Two records of one subject become one, field by field, by a person's decision only (M15).

use super::dossier::Dossier;
use super::ids::{DossierId, SubjectId};
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
