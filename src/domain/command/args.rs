//! What the larger deeds carry.

use crate::domain::correction::DossierField;
use crate::domain::criteria::CriteriaSet;
use crate::domain::ids::{DossierId, MemberId, ReturnId, RoundId};
use crate::domain::round::{CheckedFigure, ConflictVerdict, Standing};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A return for correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnForCorrection {
    /// Dossier.
    pub dossier: DossierId,
    /// Identifier of the return.
    pub id: ReturnId,
    /// What is to be corrected.
    pub fields: Vec<DossierField>,
    /// Day of the step.
    pub on: NaiveDate,
    /// Who asks for it, and looks again afterwards.
    pub by: String,
    /// What is wrong; at least as long as the rule of work asks.
    pub reason: String,
}

/// An answer to a proposed conflict of interest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictReply {
    /// Round.
    pub round: RoundId,
    /// Member.
    pub member: MemberId,
    /// Dossier.
    pub dossier: DossierId,
    /// The answer; none asks again.
    #[serde(default)]
    pub verdict: Option<ConflictVerdict>,
    /// Who answers.
    pub by: String,
    /// Why; required for a conflict.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// How a member stands to one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetMark {
    /// Round.
    pub round: RoundId,
    /// Dossier.
    pub dossier: DossierId,
    /// Member.
    pub member: MemberId,
    /// Standing.
    pub standing: Standing,
    /// Why; required unless the member scores.
    #[serde(default)]
    pub reason: String,
}

/// The next version of a set of criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetRevision {
    /// The set as it shall be; what keeps its identifier keeps its scores.
    pub set: CriteriaSet,
    /// Day.
    pub on: NaiveDate,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// What a second person read on the paper of one member's figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetComparison {
    /// Round.
    pub round: RoundId,
    /// Dossier.
    pub dossier: DossierId,
    /// Member.
    pub member: MemberId,
    /// Every scored criterion as read; none takes the comparison away.
    #[serde(default)]
    pub figures: Option<Vec<CheckedFigure>>,
    /// Who compares.
    pub by: String,
    /// Day.
    pub on: NaiveDate,
}
