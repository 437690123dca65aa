//! Criteria sets: gates that decide, points that are scored or computed, bonus, deduction, knock-outs, reference (M6).

mod block;
pub mod derive;
mod grade;
mod measure;
pub mod ready;
pub mod revision;
mod sums;
mod words;

pub use block::{Caps, Group, Line, numbers};
pub use grade::{Grade, GradeRule, Grading, Lowered, When};
pub use measure::{Band, BandFault, Bound, Ceiling, Input, Measure, band_faults, check_score, computed};
pub use sums::{GroupSum, USUAL, group_sums, sum_warnings};
pub use words::{ceiling_words, in_words};

use super::ids::{CriteriaSetId, CriterionId, PlanId};
use super::points::Points;
use super::refusal::{Refusal, Rule};
use super::subject::SubjectKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Identifier.
    pub id: CriterionId,
    /// Mark in the set ("TC1"); shown in narrow column heads.
    pub code: String,
    /// The sentence.
    pub title: String,
    /// What it does.
    pub measure: Measure,
    /// The group it stands in, by the group's key; none stands by itself at the top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<u32>,
    /// How it is scored, or what proves it; printed under the sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The criterion of the set this one was derived from (KG-5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<CriterionId>,
}

impl Criterion {
    /// A criterion that stands by itself.
    #[must_use]
    pub fn new(id: CriterionId, code: impl Into<String>, title: impl Into<String>, measure: Measure) -> Self {
        let (code, title) = (code.into(), title.into());
        Self { id, code, title, measure, group: None, note: String::new(), origin: None }
    }
}

/// A set of criteria for one kind of subject under one plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriteriaSet {
    /// Identifier.
    pub id: CriteriaSetId,
    /// The plan that declares it.
    pub plan: PlanId,
    /// For which kind of subject; none for the general criteria that apply to all.
    #[serde(default)]
    pub kind: Option<SubjectKind>,
    /// Its name ("Tiêu chí hộ gia đình hội viên").
    pub name: String,
    /// The set it was derived from (KG-5).
    #[serde(default)]
    pub derived_from: Option<CriteriaSetId>,
    /// Criteria in order.
    pub criteria: Vec<Criterion>,
    /// Groups in order, those inside another after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Caps over the whole set.
    #[serde(default, skip_serializing_if = "Caps::is_none")]
    pub caps: Caps,
    /// Grades with their bounds; none where the set gives no grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grading: Option<Grading>,
    /// Version: 1, and one more with each revision after scoring began. Set by revising, not by saving.
    #[serde(default = "first")]
    pub version: u32,
    /// Where it comes from ("HD 60/HD-BTV").
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

const fn first() -> u32 {
    1
}

impl CriteriaSet {
    /// A set without criteria.
    #[must_use]
    pub fn new(id: CriteriaSetId, plan: PlanId, kind: Option<SubjectKind>, name: impl Into<String>) -> Self {
        Self {
            id,
            plan,
            kind,
            name: name.into(),
            derived_from: None,
            criteria: Vec::new(),
            groups: Vec::new(),
            caps: Caps::default(),
            grading: None,
            version: 1,
            source: String::new(),
        }
    }

    /// The highest total without bonus.
    #[must_use]
    pub fn full_marks(&self) -> Points {
        self.criteria.iter().filter(|c| c.measure.is_owed()).filter_map(|c| c.measure.max()).sum()
    }

    /// The gates of the set.
    pub fn gates(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(|c| matches!(c.measure, Measure::Gate { .. }))
    }

    /// The knock-outs of the set.
    pub fn knock_outs(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(|c| matches!(c.measure, Measure::KnockOut { .. }))
    }

    /// The criteria that members score.
    pub fn scored(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(|c| c.measure.is_scored())
    }

    /// The criterion called `id`.
    #[must_use]
    pub fn criterion(&self, id: CriterionId) -> Option<&Criterion> {
        self.criteria.iter().find(|c| c.id == id)
    }

    /// Checks the set on its own.
    ///
    /// # Errors
    /// A criterion without a sentence, twice the same identifier or code, a maximum that is not above 0, bands that
    /// overlap, a group or grade that is not there.
    pub fn check(&self) -> Result<(), Refusal> {
        let mut seen = std::collections::HashSet::new();
        let mut codes = std::collections::HashSet::new();
        block::check(self)?;
        if let Some(grading) = &self.grading {
            grading.check()?;
        }
        for criterion in &self.criteria {
            if criterion.title.trim().is_empty() {
                return Err(Refusal::new(Rule::NameMissing, "Có tiêu chí chưa có nội dung."));
            }
            if !seen.insert(criterion.id) || !codes.insert(criterion.code.trim()) {
                return Err(Refusal::new(
                    Rule::Duplicate,
                    format!("Ký hiệu tiêu chí “{}” bị dùng hai lần.", criterion.code),
                ));
            }
            self.check_measure(criterion)?;
        }
        Ok(())
    }

    fn check_measure(&self, criterion: &Criterion) -> Result<(), Refusal> {
        let code = &criterion.code;
        let wrong = |sentence: String| Refusal::new(Rule::OutOfRange, sentence);
        if criterion.measure.is_scored() && criterion.measure.max().is_none_or(|max| max <= Points::ZERO) {
            return Err(wrong(format!("Điểm tối đa của tiêu chí “{code}” phải lớn hơn 0.")));
        }
        match &criterion.measure {
            Measure::Bands { bands, .. } => {
                // A gap is told to whoever writes the table; only what has two answers is refused.
                let faults = band_faults(bands);
                let fault = faults.iter().find(|fault| !matches!(fault, BandFault::Gap { .. }));
                match fault {
                    Some(fault) => Err(wrong(format!("Tiêu chí “{code}”: {}", fault.sentence()))),
                    None if bands.iter().any(|band| band.points < Points::ZERO) => {
                        Err(wrong(format!("Khung điểm của tiêu chí “{code}” có mức điểm âm.")))
                    }
                    None => Ok(()),
                }
            }
            Measure::Formula { target: Some(target), .. } if *target <= Points::ZERO => {
                Err(wrong(format!("Chỉ tiêu của tiêu chí “{code}” phải lớn hơn 0.")))
            }
            Measure::KnockOut { ceiling: Ceiling::AtMost { grade } } => {
                let known =
                    self.grading.as_ref().is_some_and(|it| it.grades.iter().any(|one| one.name == *grade));
                if known {
                    Ok(())
                } else {
                    Err(Refusal::new(
                        Rule::NotFound,
                        format!(
                            "Tiêu chí “{code}” hạ xếp loại xuống “{grade}”, nhưng bộ tiêu chí không có mức ấy."
                        ),
                    ))
                }
            }
            _ => Ok(()),
        }
    }
}
