//! Reports that lower offices sent in, read into sections, so that they can be merged with the source of every paragraph
//! (S7).

mod expected;
mod intake;
mod lists;
mod merge;
mod note;
mod own;
mod read;
mod whose;

pub use expected::{Expected, Owing, expected};
pub use intake::{Asked, FileReport, FileState, FoundReport, intake};
pub use lists::{ReportWords, WORDS, part_of};
pub use merge::{Echo, Merged, MergedParagraph, MergedSection, Origin, merge, part_proposals};
pub use note::{NoteOffer, note_for};
pub use own::{Chosen, Put, Taken, forget_sources, put_in, sources_of};
pub use read::{ReadReport, read_report};
pub use whose::{How, Whose, whose};

use super::ids::{PlanId, UnitId, UnitReportId};
use super::papers::ReportSpan;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A section of a report as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportSection {
    /// Its number as typed ("I", "2", "a"); empty for text before the first heading.
    #[serde(default)]
    pub number: String,
    /// Its heading.
    #[serde(default)]
    pub title: String,
    /// How deep it stands, from 0.
    #[serde(default)]
    pub depth: u8,
    /// Its paragraphs, in order.
    #[serde(default)]
    pub paragraphs: Vec<String>,
}

impl ReportSection {
    /// Number and title in one line ("I. Kết quả"), as it is shown.
    #[must_use]
    pub fn heading(&self) -> String {
        heading(&self.number, &self.title)
    }
}

/// Number and title in one line.
fn heading(number: &str, title: &str) -> String {
    match (number.is_empty(), title.is_empty()) {
        (true, true) => "Phần mở đầu".to_owned(),
        (true, false) => title.to_owned(),
        (false, true) => number.to_owned(),
        (false, false) if number.starts_with(char::is_alphanumeric) && number.contains(' ') => {
            format!("{number}: {title}")
        }
        (false, false) => format!("{number}. {title}"),
    }
}

/// A lower office's report; there is one at most for a plan, year, span and unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitReport {
    /// Identifier.
    pub id: UnitReportId,
    /// Under which plan.
    pub plan: PlanId,
    /// Year it tells of.
    pub year: i32,
    /// Which report.
    pub span: ReportSpan,
    /// Who sent it.
    pub unit: UnitId,
    /// The day it came in.
    pub received: NaiveDate,
    /// Number and sign as on the paper; empty where it has none.
    #[serde(default)]
    pub number: String,
    /// The day on the paper; none where it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<NaiveDate>,
    /// Name of the file it was read from.
    #[serde(default)]
    pub file: String,
    /// SHA-256 of that file, 64 lower-case hexadecimal figures: tells a file that comes again.
    #[serde(default)]
    pub sha256: String,
    /// What was read, in order.
    #[serde(default)]
    pub sections: Vec<ReportSection>,
    /// What could not be read, in plain words; empty when everything was.
    #[serde(default)]
    pub lost: String,
}
