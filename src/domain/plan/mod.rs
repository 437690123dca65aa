//! The plan: its head, its tree of sections with computed numbers, and its life.

mod cited;
pub mod compare;
mod content;
pub mod copy;
mod inherited;
mod life;
mod tree;

pub use cited::{LegalBasis, Recipient};
pub use content::{Column, Content, Shown, Table, TextRun};
pub use inherited::{figures, inherited, said, waiting};
pub use life::{Inherited, InheritedIn, LifeStep, Origin, PlanState, PlanStep, VersionHead};
pub use tree::{Marking, Numbered, Section, letter, numbered, path_to};

use super::criteria::CriteriaSet;
use super::ids::{MovementId, PlanId};
use super::obligation::Obligation;
use super::office::Signature;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A plan without its sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Identifier.
    pub id: PlanId,
    /// Short name in the window ("Gương điển hình 2017").
    pub name: String,
    /// What the paper is about, under the words KẾ HOẠCH (trích yếu).
    pub subject: String,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// Number within the year ("53"); none prints a blank to be filled by hand (LC-3).
    #[serde(default)]
    pub number: Option<String>,
    /// Day of issue; none prints blanks.
    #[serde(default)]
    pub issued_on: Option<NaiveDate>,
    /// State of life; set by issuing, not by saving.
    #[serde(default = "draft")]
    pub state: PlanState,
    /// The superior plan that this one carries out (CB-1).
    #[serde(default)]
    pub carries_out: Option<LegalBasis>,
    /// Further bases, each printed as "Căn cứ …;".
    #[serde(default)]
    pub bases: Vec<LegalBasis>,
    /// Opening paragraph in the office's own words; empty is written from the superior plan.
    #[serde(default)]
    pub opening: String,
    /// Closing paragraph, without the "./." that the form adds.
    #[serde(default)]
    pub closing: String,
    /// Recipients, without the "Lưu" line.
    #[serde(default)]
    pub recipients: Vec<Recipient>,
    /// The "Lưu" entry ("TĐKT, VPTH, VT"); empty takes the office's.
    #[serde(default)]
    pub archive: String,
    /// Who signs; none takes the office's first signature.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// Movements and campaigns named by the plan.
    #[serde(default)]
    pub movements: Vec<MovementId>,
    /// Where the text comes from and what of it is still to be settled.
    #[serde(default, skip_serializing_if = "Origin::is_plain")]
    pub origin: Box<Origin>,
}

const fn draft() -> PlanState {
    PlanState::Draft
}

impl Plan {
    /// An empty draft.
    #[must_use]
    pub fn draft(id: PlanId, name: impl Into<String>, from: NaiveDate, to: NaiveDate) -> Self {
        Self {
            id,
            name: name.into(),
            subject: String::new(),
            from,
            to,
            number: None,
            issued_on: None,
            state: PlanState::Draft,
            carries_out: None,
            bases: Vec::new(),
            opening: String::new(),
            closing: String::new(),
            recipients: Vec::new(),
            archive: String::new(),
            signature: None,
            movements: Vec::new(),
            origin: Box::default(),
        }
    }

    /// Whether it is a superior's plan, entered here to be compared with and kept to.
    #[must_use]
    pub fn is_superior(&self) -> bool {
        !self.origin.issuer.trim().is_empty()
    }

    /// The years of the period, first to last.
    #[must_use]
    pub fn years(&self) -> std::ops::RangeInclusive<i32> {
        use chrono::Datelike;
        self.from.year()..=self.to.year()
    }
}

/// A plan with everything it says: what is compared, copied and kept as a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanText {
    /// Its head.
    pub plan: Plan,
    /// Its sections, in no particular order: [`numbered`] orders them.
    pub sections: Vec<Section>,
    /// Its obligations.
    pub obligations: Vec<Obligation>,
    /// Its criteria sets.
    pub sets: Vec<CriteriaSet>,
}
