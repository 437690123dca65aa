//! Criteria sets: gates that decide, points that are scored, bonus, deduction and reference (M6).

use super::ids::{CriteriaSetId, CriterionId, PlanId};
use super::points::Points;
use super::refusal::{Refusal, Rule};
use super::subject::SubjectKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a criterion does to a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Measure {
    /// A hard condition: met, failed or not applicable; never adds points (CB-3).
    Gate {
        /// Whether "not applicable" is a possible answer ("nếu có", CB-4).
        #[serde(default)]
        optional: bool,
    },
    /// Points from 0 to `max` in steps of `step`.
    Points {
        /// Highest score.
        max: Points,
        /// Smallest difference; 0 allows every hundredth.
        #[serde(default)]
        step: Points,
    },
    /// Extra points from 0 to `max`, over and above the total.
    Bonus {
        /// Highest bonus.
        max: Points,
    },
    /// Points taken off, entered as 0 to `max`.
    Deduction {
        /// Highest deduction.
        max: Points,
    },
    /// For information: weight 0, shown as such.
    Reference,
}

impl Measure {
    /// The words shown to people.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Gate { .. } => "Điều kiện bắt buộc",
            Self::Points { .. } => "Chấm điểm",
            Self::Bonus { .. } => "Điểm cộng",
            Self::Deduction { .. } => "Điểm trừ",
            Self::Reference => "Chỉ tham khảo",
        }
    }

    /// Whether members type a figure for it.
    #[must_use]
    pub const fn is_scored(&self) -> bool {
        matches!(self, Self::Points { .. } | Self::Bonus { .. } | Self::Deduction { .. })
    }

    /// The highest figure that may be typed; none where nothing is typed.
    #[must_use]
    pub const fn max(&self) -> Option<Points> {
        match self {
            Self::Points { max, .. } | Self::Bonus { max } | Self::Deduction { max } => Some(*max),
            Self::Gate { .. } | Self::Reference => None,
        }
    }
}

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
}

impl CriteriaSet {
    /// The highest total without bonus.
    #[must_use]
    pub fn full_marks(&self) -> Points {
        let points = self.criteria.iter().filter_map(|c| match c.measure {
            Measure::Points { max, .. } => Some(max),
            _ => None,
        });
        points.sum()
    }

    /// The gates of the set.
    pub fn gates(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(|c| matches!(c.measure, Measure::Gate { .. }))
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
    /// A criterion without a sentence, twice the same identifier or code, a maximum that is not above 0.
    pub fn check(&self) -> Result<(), Refusal> {
        let mut seen = std::collections::HashSet::new();
        let mut codes = std::collections::HashSet::new();
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
            if criterion.measure.max().is_some_and(|max| max <= Points::ZERO) {
                return Err(Refusal::new(
                    Rule::OutOfRange,
                    format!("Điểm tối đa của tiêu chí “{}” phải lớn hơn 0.", criterion.code),
                ));
            }
        }
        Ok(())
    }
}

/// Checks a figure typed for `criterion`.
///
/// # Errors
/// The criterion takes no figure, or the figure is out of range or off the step.
pub fn check_score(criterion: &Criterion, points: Points) -> Result<(), Refusal> {
    let Some(max) = criterion.measure.max() else {
        return Err(Refusal::new(
            Rule::NotScored,
            format!("Tiêu chí “{}” không chấm bằng điểm.", criterion.code),
        ));
    };
    if points < Points::ZERO || points > max {
        return Err(Refusal::new(
            Rule::OutOfRange,
            format!("Điểm của tiêu chí “{}” phải từ 0 đến {max}; vừa nhập {points}.", criterion.code),
        ));
    }
    if let Measure::Points { step, .. } = criterion.measure
        && !points.fits_step(step)
    {
        return Err(Refusal::new(
            Rule::OutOfRange,
            format!("Điểm của tiêu chí “{}” phải theo bước {step}; vừa nhập {points}.", criterion.code),
        ));
    }
    Ok(())
}
