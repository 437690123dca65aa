//! The life of a plan: draft, submitted, issued, amended, ended; and where its text comes from.

use super::cited::LegalBasis;
use crate::domain::ids::{CriteriaSetId, ObligationId, PlanId, SectionId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The life of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// Dự thảo.
    Draft,
    /// Đã trình ký; its text is locked until it is issued or taken back.
    Submitted,
    /// Đã ban hành; its text is locked.
    Issued,
    /// Hết hiệu lực.
    Expired,
}

impl PlanState {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo",
            Self::Submitted => "Đã trình ký",
            Self::Issued => "Đã ban hành",
            Self::Expired => "Hết hiệu lực",
        }
    }
}

/// A step in the life of a plan other than issuing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanStep {
    /// Trình ký.
    Submit,
    /// Rút về sửa; from submitted to draft.
    TakeBack,
    /// Sửa đổi: the next version is drafted, the issued one is kept.
    Amend,
    /// Thôi sửa đổi: the issued version stands again as it was.
    DropAmendment,
    /// Hết hiệu lực.
    Expire,
}

impl PlanStep {
    /// All steps, in the order shown.
    pub const ALL: [Self; 5] = [Self::Submit, Self::TakeBack, Self::Amend, Self::DropAmendment, Self::Expire];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Submit => "Trình ký",
            Self::TakeBack => "Rút về sửa",
            Self::Amend => "Sửa đổi, bổ sung",
            Self::DropAmendment => "Thôi sửa đổi",
            Self::Expire => "Cho hết hiệu lực",
        }
    }

    /// Whether the step must say why.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        !matches!(self, Self::Submit)
    }

    /// Whether a plan in `state` and of `version` can take the step.
    #[must_use]
    pub const fn fits(self, state: PlanState, version: u32) -> bool {
        match self {
            Self::Submit => matches!(state, PlanState::Draft),
            Self::TakeBack => matches!(state, PlanState::Submitted),
            Self::Amend | Self::Expire => matches!(state, PlanState::Issued),
            Self::DropAmendment => version > 1 && matches!(state, PlanState::Draft | PlanState::Submitted),
        }
    }
}

/// A dated step in the life of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LifeStep {
    /// Which step; none for issuing.
    #[serde(default)]
    pub step: Option<PlanStep>,
    /// The version it was about, from 1.
    pub version: u32,
    /// Day of the step.
    pub on: NaiveDate,
    /// Who did it.
    #[serde(default)]
    pub by: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl LifeStep {
    /// The words shown to people.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self.step {
            Some(step) => step.label(),
            None => "Ban hành",
        }
    }
}

/// An issued version of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionHead {
    /// Which, from 1.
    pub version: u32,
    /// Its number within the year.
    pub number: String,
    /// Its day of issue.
    pub issued_on: NaiveDate,
}

/// Where a date, year or number that came along from another plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum InheritedIn {
    /// In the head: name, subject, bases, opening, closing, recipients.
    Head,
    /// In a section.
    Section {
        /// Which.
        section: SectionId,
    },
    /// In the data of an obligation.
    Obligation {
        /// Which.
        obligation: ObligationId,
    },
    /// In the name or the sentences of a set of criteria.
    Criteria {
        /// Which.
        set: CriteriaSetId,
    },
}

/// A date, year or number that came along from the plan copied and waits for a look (S3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inherited {
    /// Where it stands.
    pub place: InheritedIn,
    /// The figure or date as written ("20/4/2017", "năm 2017", "05").
    pub words: String,
    /// Whether somebody said that it is right as it is.
    #[serde(default)]
    pub confirmed: bool,
}

/// Where the text of a plan comes from and what of it is still to be settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Origin {
    /// The issuing body of a superior's plan that was entered here; empty for the office's own plans.
    pub issuer: String,
    /// The superior's plan, entered here, that this one carries out (D5).
    pub superior: Option<PlanId>,
    /// The plan it was copied from (S3).
    pub copied_from: Option<PlanId>,
    /// Which version this is, from 1; each issuing of an amendment counts.
    pub version: u32,
    /// The issued version that this one amends.
    pub replaces: Option<LegalBasis>,
    /// Every version issued before this one, first to last; their numbers stay used.
    pub past: Vec<VersionHead>,
    /// What came along from the plan copied.
    pub inherited: Vec<Inherited>,
    /// Proposed obligations that were turned down, by their key.
    pub declined: Vec<String>,
}

impl Default for Origin {
    fn default() -> Self {
        Self {
            issuer: String::new(),
            superior: None,
            copied_from: None,
            version: 1,
            replaces: None,
            past: Vec::new(),
            inherited: Vec::new(),
            declined: Vec::new(),
        }
    }
}

impl Origin {
    /// Whether nothing is to be told.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}
