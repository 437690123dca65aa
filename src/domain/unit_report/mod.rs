//! Reports that lower offices sent in, read into sections, so that they can be merged with the source of every paragraph
//! (S7).

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
