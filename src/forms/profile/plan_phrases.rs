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
        /// What a set says beside the sentences of its criteria.
        criteria: CriteriaPhrases,
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

/// What a set of criteria says beside its sentences.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriteriaPhrases {
    /// Behind the title of a group with a total: `{points}`.
    pub group: String,
    /// Behind a criterion by formula: `{standard}`.
    pub formula: String,
    /// The same where more than the standard can be earned: `{standard}`, `{max}`.
    pub formula_most: String,
    /// Under a criterion by formula with one target for all: `{target}`.
    pub target: String,
    /// Behind a criterion with a band table: `{max}`.
    pub bands: String,
    /// A line of that table: `{stretch}`, `{points}`.
    pub band: String,
    /// Behind a criterion of all or nothing: `{points}`.
    pub all_or_nothing: String,
    /// The same where the points are a bonus: `{points}`.
    pub all_or_nothing_extra: String,
    /// Behind a fact that lowers the grade: `{grade}`.
    pub knock_out: String,
    /// Behind a fact that bars every grade.
    pub knock_out_none: String,
    /// Under a group, where its bonus is capped: `{max}`.
    pub group_bonus: String,
    /// Under a group, where its deduction is capped: `{max}`.
    pub group_deduction: String,
    /// Under the set, where its bonus is capped: `{max}`.
    pub all_bonus: String,
    /// Under the set, where its deduction is capped: `{max}`.
    pub all_deduction: String,
    /// Under a set with groups, what its criteria come to: `{points}`.
    pub total: String,
    /// Before the grades.
    pub grades: String,
    /// A grade: `{grade}`, `{bounds}`.
    pub grade: String,
    /// A rule that lowers the grade: `{when}`, `{grade}`.
    pub rule: String,
    /// A rule that bars every grade: `{when}`.
    pub rule_none: String,
}
