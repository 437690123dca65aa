//! Grades by total, and what keeps a dossier from a grade its points would give.

use super::super::points::Points;
use super::super::refusal::{Refusal, Rule};
use super::Ceiling;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A grade (mức xếp loại).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// Its name ("Hoàn thành xuất sắc nhiệm vụ").
    pub name: String,
    /// Fewest points, themselves included; it reaches to below the next better grade. None only for the last.
    #[serde(default)]
    pub from: Option<Points>,
}

/// When a rule of the set lowers the grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// A criterion that is owed got 0 points in the mean.
    ItemZero,
    /// The unit did not score itself.
    NoSelfScore,
}

impl When {
    /// Both, in the order shown.
    pub const ALL: [Self; 2] = [Self::ItemZero, Self::NoSelfScore];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ItemZero => "có tiêu chí bị 0 điểm",
            Self::NoSelfScore => "đơn vị không tự chấm điểm",
        }
    }
}

/// A rule of the set: when it holds, the grade is at most this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GradeRule {
    /// When.
    pub when: When,
    /// How far.
    pub ceiling: Ceiling,
}

/// The grades of a set, best first, and the rules that lower them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grading {
    /// Best first.
    pub grades: Vec<Grade>,
    /// Rules that lower the grade.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<GradeRule>,
}

/// Why a grade is lower than the points alone would give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lowered {
    /// The grade by points; its place from 0, best first.
    pub by_points: usize,
    /// The grade after the rules; none where there is no grade at all.
    pub after: Option<usize>,
    /// Why, as a part of a sentence; one for each rule that was decisive.
    pub reasons: Vec<String>,
}

impl Grading {
    /// Checks the grades.
    ///
    /// # Errors
    /// A grade without a name, bounds that do not fall, a bound that is missing above the last, an unknown ceiling.
    pub fn check(&self) -> Result<(), Refusal> {
        let mut names = std::collections::HashSet::new();
        let mut above: Option<Points> = None;
        for (place, grade) in self.grades.iter().enumerate() {
            if grade.name.trim().is_empty() {
                return Err(Refusal::new(Rule::NameMissing, "Có mức xếp loại chưa có tên."));
            }
            if !names.insert(grade.name.trim()) {
                return Err(Refusal::new(
                    Rule::Duplicate,
                    format!("Mức xếp loại “{}” bị ghi hai lần.", grade.name),
                ));
            }
            let last = place + 1 == self.grades.len();
            match grade.from {
                None if !last => {
                    return Err(Refusal::new(
                        Rule::OutOfRange,
                        format!(
                            "Mức “{}” chưa có điểm từ bao nhiêu; chỉ mức cuối được để trống.",
                            grade.name
                        ),
                    ));
                }
                Some(from) if above.is_some_and(|above| from >= above) => {
                    return Err(Refusal::new(
                        Rule::OutOfRange,
                        format!("Mức “{}” phải có điểm thấp hơn mức đứng trên nó.", grade.name),
                    ));
                }
                from => above = from.or(above),
            }
        }
        for rule in &self.rules {
            if let Ceiling::AtMost { grade } = &rule.ceiling
                && self.place_of(grade).is_none()
            {
                return Err(Refusal::new(
                    Rule::NotFound,
                    format!("Quy định khi {} hạ xuống “{grade}”, nhưng không có mức ấy.", rule.when.label()),
                ));
            }
        }
        Ok(())
    }

    /// The place of a grade by its name, best first, from 0.
    #[must_use]
    pub fn place_of(&self, name: &str) -> Option<usize> {
        self.grades.iter().position(|grade| grade.name == name)
    }

    /// The grade that points alone give; none below the last bound.
    #[must_use]
    pub fn by_points(&self, points: Points) -> Option<usize> {
        self.grades.iter().position(|grade| grade.from.is_none_or(|from| points >= from))
    }

    /// The grade after ceilings, each with the reason it holds for.
    #[must_use]
    pub fn after(&self, by_points: usize, ceilings: &[(&Ceiling, String)]) -> Lowered {
        // Lower is a greater place; no grade at all is below every grade.
        let place = |ceiling: &Ceiling| match ceiling {
            Ceiling::AtMost { grade } => self.place_of(grade).unwrap_or(0),
            Ceiling::NoGrade => usize::MAX,
        };
        let lowest = ceilings.iter().map(|(ceiling, _)| place(ceiling)).max().unwrap_or(0);
        let after = by_points.max(lowest);
        let reasons = ceilings
            .iter()
            .filter(|(ceiling, _)| after > by_points && place(ceiling) == lowest)
            .map(|(_, reason)| reason.clone())
            .collect();
        Lowered { by_points, after: (after < self.grades.len()).then_some(after), reasons }
    }

    /// The bounds of a grade as printed: "từ 85 đến dưới 95 điểm".
    #[must_use]
    pub fn bounds(&self, place: usize) -> String {
        let above =
            place.checked_sub(1).and_then(|above| self.grades.get(above)).and_then(|grade| grade.from);
        match (self.grades.get(place).and_then(|grade| grade.from), above) {
            (Some(from), Some(above)) => format!("từ {from} đến dưới {above} điểm"),
            (Some(from), None) => format!("từ {from} điểm trở lên"),
            (None, Some(above)) => format!("dưới {above} điểm"),
            (None, None) => "mọi mức điểm".to_owned(),
        }
    }
}
