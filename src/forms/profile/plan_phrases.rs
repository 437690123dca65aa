//! The sentences of a plan, and how its sections are named inside them.

use super::rules::group;
use chrono::NaiveDate;
use serde::Deserialize;

group! {
    /// Sentences of a plan that the office has not worded itself.
    PlanPhrases {
        /// A legal basis: `{basis}`.
        basis: String,
        /// Opening when a superior plan is carried out: `{superior}`, `{office}`, `{subject}`.
        opening_with_superior: String,
        /// Opening otherwise: `{office}`, `{subject}`.
        opening: String,
        /// Closing without the end mark: `{office}`, `{subject}`.
        closing: String,
        /// What an amended plan says of the version it replaces: `{plan}`.
        replaces: String,
        /// How a section is named inside a sentence.
        references: ReferencePhrases,
        /// Behind a hard condition.
        gate: String,
        /// Behind a condition that binds only where it applies.
        optional_gate: String,
        /// Behind a scored criterion: `{max}`.
        points: String,
        /// Behind a bonus: `{max}`.
        bonus: String,
        /// Behind a deduction: `{max}`.
        deduction: String,
        /// Behind a criterion for information.
        reference: String,
    }
}

/// How a section is named inside a sentence, by its marking: `{số}` is its number as printed, `{thứ}` its place among
/// its like in words ("nhất", "hai").
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferencePhrases {
    /// "I."
    pub roman: String,
    /// "1."
    pub arabic: String,
    /// "2.1."
    pub nested: String,
    /// "a)"
    pub letter: String,
    /// "-"
    pub dash: String,
    /// "+"
    pub plus: String,
    /// No mark.
    pub plain: String,
    /// "Phụ lục I"; its number is empty when there is only one.
    pub appendix: String,
    /// A place of the text proper, named inside an appendix: `{chỗ}`.
    pub outward: String,
}
