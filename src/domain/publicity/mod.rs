//! What was made public: where, when, in which form, by whom, about whom (CB-8, KG-6, LS-5, LC-2, D7).

pub mod duty;
mod filter;
mod forms;
pub mod intake;
mod shown;
mod span;
mod sums;

pub use filter::Filter;
pub use forms::Forms;
pub use shown::{Exemplar, Whom, exemplars};
pub use span::{Part, Span, months, parts};
pub use sums::{Figure, Line, Sums, sums};

use super::ids::{MovementId, ObligationId, PlanId, PublicityId, SubjectId, UnitId};
use super::personal::NAMELESS;
use crate::text::fold;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file that shows that it took place; the bytes lie beside the data file under their SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Name as the user sees it, with its ending.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, 64 lower-case hexadecimal figures.
    pub sha256: String,
    /// Media type ("image/jpeg").
    #[serde(default)]
    pub mime: String,
}

/// One item: an article, a broadcast, an exchange, a meeting of a branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicityItem {
    /// Identifier.
    pub id: PublicityId,
    /// Under which plan.
    pub plan: PlanId,
    /// The day it appeared or took place.
    pub on: NaiveDate,
    /// Form or channel, in the words of the catalogue ("Báo in, báo điện tử", "Sinh hoạt chi hội").
    pub form: String,
    /// What it is called.
    pub title: String,
    /// Who published or held it ("Báo Cao Bằng").
    #[serde(default)]
    pub agency: String,
    /// The unit that held it, where it is one of the catalogue.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// Exemplars it featured.
    #[serde(default)]
    pub subjects: Vec<SubjectId>,
    /// Movements and occasions it belongs to.
    #[serde(default)]
    pub movements: Vec<MovementId>,
    /// How many took part or were reached; none where nobody counted.
    #[serde(default)]
    pub audience: Option<u32>,
    /// Address of the page, or place of the event (LS-5).
    #[serde(default)]
    pub address: String,
    /// The publicity duty of the plan that it carries out; none lets the agency's name decide.
    #[serde(default)]
    pub obligation: Option<ObligationId>,
    /// Files that show it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Remark.
    #[serde(default)]
    pub note: String,
}

impl PublicityItem {
    /// An item with nothing said yet.
    #[must_use]
    pub const fn new(id: PublicityId, plan: PlanId, on: NaiveDate) -> Self {
        Self {
            id,
            plan,
            on,
            form: String::new(),
            title: String::new(),
            agency: String::new(),
            unit: None,
            subjects: Vec::new(),
            movements: Vec::new(),
            audience: None,
            address: String::new(),
            obligation: None,
            evidence: Vec::new(),
            note: String::new(),
        }
    }

    /// The item with every text taken out in which `gone` may be named; what reports count stays.
    #[must_use]
    pub fn without(&self, gone: SubjectId) -> Self {
        let mut bare = self.clone();
        bare.subjects.retain(|one| *one != gone);
        NAMELESS.clone_into(&mut bare.title);
        bare.address.clear();
        bare.note.clear();
        bare.evidence.clear();
        bare
    }
}

/// An item that is likely the same: of the same day, under the same title for a reader who does not mind case, marks or
/// punctuation.
#[must_use]
pub fn twin<'a>(item: &PublicityItem, items: &'a [PublicityItem]) -> Option<&'a PublicityItem> {
    let title = fold(&item.title);
    let mut others = items.iter().filter(|one| one.id != item.id && one.on == item.on);
    others.find(|one| !title.is_empty() && fold(&one.title) == title)
}
