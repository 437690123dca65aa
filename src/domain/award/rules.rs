//! The rules of "khen tầng bậc", read from `assets/award_rules.toml` with their sources.

use crate::domain::subject::SubjectKind;
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

/// When two achievements are taken for the same.
#[derive(Debug, Clone, Deserialize)]
pub struct SameAchievement {
    /// Share of the shorter text's words that stand in the other, in percent.
    pub words_in_common: u32,
    /// Source.
    pub source: String,
    /// First day the rule holds.
    pub valid_from: NaiveDate,
}

/// What a form of commendation usually asks for first.
#[derive(Debug, Clone, Deserialize)]
pub struct LadderRule {
    /// Forms it speaks of.
    pub forms: Vec<String>,
    /// Kinds of subject; none for all.
    #[serde(default)]
    pub kinds: Vec<SubjectKind>,
    /// Earlier forms, any of which counts.
    #[serde(default)]
    pub needs: Vec<String>,
    /// How often.
    #[serde(default)]
    pub times: u32,
    /// In years that follow each other.
    #[serde(default)]
    pub running: bool,
    /// It can be had only once.
    #[serde(default)]
    pub once: bool,
    /// Source.
    pub source: String,
    /// First day the rule holds.
    pub valid_from: NaiveDate,
}

/// All rules.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct AwardRules {
    /// When two achievements are taken for the same.
    pub same_achievement: Option<SameAchievement>,
    /// What forms ask for first.
    #[serde(default)]
    pub rule: Vec<LadderRule>,
}

/// The rules that come with the program.
#[must_use]
pub fn rules() -> &'static AwardRules {
    static RULES: LazyLock<AwardRules> = LazyLock::new(|| {
        toml::from_str(include_str!("../../../assets/award_rules.toml")).unwrap_or_default()
    });
    &RULES
}
