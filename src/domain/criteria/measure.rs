//! What a criterion does to a result, and what may be typed for it.

use super::super::points::Points;
use super::super::refusal::{Refusal, Rule};
use super::Criterion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An end of a band; printed bounds are often ambiguous, so whether the bound itself belongs is always said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// The figure.
    pub at: Points,
    /// Whether the figure itself belongs to the band.
    pub closed: bool,
}

/// One line of a band table: a stretch of figures and the points it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Lower end; none reaches down without end.
    #[serde(default)]
    pub from: Option<Bound>,
    /// Upper end; none reaches up without end.
    #[serde(default)]
    pub to: Option<Bound>,
    /// Points for a figure in the band.
    pub points: Points,
}

impl Band {
    /// Whether `figure` lies in the band.
    #[must_use]
    pub fn holds(&self, figure: Points) -> bool {
        let above = self.from.is_none_or(|b| figure > b.at || (b.closed && figure == b.at));
        let below = self.to.is_none_or(|b| figure < b.at || (b.closed && figure == b.at));
        above && below
    }

    /// The band as printed: "từ 85 đến dưới 95".
    #[must_use]
    pub fn label(&self) -> String {
        let from =
            self.from.map(|b| if b.closed { format!("từ {}", b.at) } else { format!("trên {}", b.at) });
        let to = self.to.map(|b| if b.closed { format!("đến {}", b.at) } else { format!("dưới {}", b.at) });
        match (from, to) {
            (Some(from), Some(to)) => {
                format!("{from} {}", if to.starts_with("dưới") { format!("đến {to}") } else { to })
            }
            (Some(from), None) => format!("{from} trở lên"),
            (None, Some(to)) => to,
            (None, None) => "mọi mức".to_owned(),
        }
    }
}

/// How far a knock-out lowers the grade; the points stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "ceiling", rename_all = "snake_case")]
pub enum Ceiling {
    /// At most this grade, by its name.
    AtMost {
        /// Name of the grade.
        grade: String,
    },
    /// No grade at all.
    NoGrade,
}

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
    /// Points by formula: done ÷ target × standard, rounded half up to hundredths, never above `most`.
    Formula {
        /// Points for reaching the target.
        standard: Points,
        /// Most points, where going beyond the target may earn more; none means the standard.
        #[serde(default)]
        most: Option<Points>,
        /// The target, where it is the same for all; none is typed with each figure.
        #[serde(default)]
        target: Option<Points>,
        /// What is counted ("hộ", "%").
        #[serde(default)]
        unit: String,
    },
    /// Points by the band that a figure falls into.
    Bands {
        /// What is counted ("%").
        #[serde(default)]
        unit: String,
        /// The lines, in the order printed.
        bands: Vec<Band>,
    },
    /// All the points or none.
    AllOrNothing {
        /// The points.
        points: Points,
        /// Whether they come over and above the total, as a bonus does.
        #[serde(default)]
        extra: bool,
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
    /// A fact that lowers the grade or bars it, and leaves the points: answered like a gate, where "not met" means that
    /// it happened. Unanswered means that nothing of the kind is known.
    KnockOut {
        /// How far the grade goes down.
        #[serde(flatten)]
        ceiling: Ceiling,
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
            Self::Formula { .. } => "Điểm theo công thức",
            Self::Bands { .. } => "Điểm theo khung",
            Self::AllOrNothing { .. } => "Đủ điểm hoặc 0 điểm",
            Self::Bonus { .. } => "Điểm cộng",
            Self::Deduction { .. } => "Điểm trừ",
            Self::KnockOut { .. } => "Hạ xếp loại",
            Self::Reference => "Chỉ tham khảo",
        }
    }

    /// Whether members type a figure for it.
    #[must_use]
    pub const fn is_scored(&self) -> bool {
        matches!(
            self,
            Self::Points { .. }
                | Self::Formula { .. }
                | Self::Bands { .. }
                | Self::AllOrNothing { .. }
                | Self::Bonus { .. }
                | Self::Deduction { .. }
        )
    }

    /// Whether a member's sheet is unfinished without it; bonus and deduction may stay empty, most dossiers have none.
    #[must_use]
    pub const fn is_owed(&self) -> bool {
        matches!(
            self,
            Self::Points { .. }
                | Self::Formula { .. }
                | Self::Bands { .. }
                | Self::AllOrNothing { extra: false, .. }
        )
    }

    /// Whether its points come over and above the total.
    #[must_use]
    pub const fn is_bonus(&self) -> bool {
        matches!(self, Self::Bonus { .. } | Self::AllOrNothing { extra: true, .. })
    }

    /// Whether its points are taken off.
    #[must_use]
    pub const fn is_deduction(&self) -> bool {
        matches!(self, Self::Deduction { .. })
    }

    /// Whether it is answered with yes or no for the dossier, once for the whole council.
    #[must_use]
    pub const fn is_answered(&self) -> bool {
        matches!(self, Self::Gate { .. } | Self::KnockOut { .. })
    }

    /// Whether points follow from a figure that is typed.
    #[must_use]
    pub const fn takes_input(&self) -> bool {
        matches!(self, Self::Formula { .. } | Self::Bands { .. })
    }

    /// The most points; none where nothing is scored.
    #[must_use]
    pub fn max(&self) -> Option<Points> {
        match self {
            Self::Points { max, .. } | Self::Bonus { max } | Self::Deduction { max } => Some(*max),
            Self::AllOrNothing { points, .. } => Some(*points),
            Self::Formula { standard, most, .. } => Some(most.unwrap_or(*standard)),
            Self::Bands { bands, .. } => bands.iter().map(|band| band.points).max(),
            Self::Gate { .. } | Self::KnockOut { .. } | Self::Reference => None,
        }
    }
}

/// The figures that points by formula or by band follow from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// What was done, or the figure that falls into a band.
    pub done: Points,
    /// The target; not read where the criterion sets it, or for bands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Points>,
}

impl std::fmt::Display for Input {
    /// As typed: "45" or "45/50".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.target {
            Some(target) => write!(f, "{}/{target}", self.done),
            None => write!(f, "{}", self.done),
        }
    }
}

/// A fault of a band table: where two lines hold the same figure, or none does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BandFault {
    /// A line whose lower end is not below its upper end.
    Empty {
        /// Line, from 0.
        line: usize,
    },
    /// Two lines that hold the same figures.
    Overlap {
        /// One line, from 0.
        line: usize,
        /// The other, from 0.
        other: usize,
        /// A figure that both hold.
        at: Points,
    },
    /// Figures between two neighbouring lines that none holds.
    Gap {
        /// Line below the gap, from 0.
        line: usize,
        /// Line above the gap, from 0.
        other: usize,
        /// A figure that none holds, or the end beside it.
        at: Points,
    },
}

impl BandFault {
    /// One sentence for people; lines are counted from 1.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Empty { line } => {
                format!("Dòng {} của khung điểm có mức dưới không nhỏ hơn mức trên.", line + 1)
            }
            Self::Overlap { line, other, at } => format!(
                "Dòng {} và dòng {} của khung điểm cùng chứa mức {at}; hãy chọn dòng nào nhận mức này.",
                line + 1,
                other + 1
            ),
            Self::Gap { line, other, at } => format!(
                "Khung điểm còn hở ở mức {at}, giữa dòng {} và dòng {}; mức này chưa có điểm.",
                line + 1,
                other + 1
            ),
        }
    }
}

/// The faults of a band table, lines in the order of their figures.
#[must_use]
pub fn band_faults(bands: &[Band]) -> Vec<BandFault> {
    let mut faults = Vec::new();
    let is_empty = |band: &Band| match (band.from, band.to) {
        (Some(from), Some(to)) => from.at > to.at || (from.at == to.at && !(from.closed && to.closed)),
        _ => false,
    };
    for (line, band) in bands.iter().enumerate() {
        if is_empty(band) {
            faults.push(BandFault::Empty { line });
        }
    }
    let mut order: Vec<usize> = (0..bands.len()).filter(|line| !is_empty(&bands[*line])).collect();
    // Without a lower end first; an end that belongs comes before one that does not.
    let lower = |line: usize| bands[line].from.map(|b| (b.at, !b.closed));
    order.sort_by_key(|line| lower(*line));
    for pair in order.windows(2) {
        let (line, other) = (pair[0], pair[1]);
        match (bands[line].to, bands[other].from) {
            (None, from) | (_, from @ None) => {
                let at = from.or(bands[line].to).map_or(Points::ZERO, |b| b.at);
                faults.push(BandFault::Overlap { line, other, at });
            }
            (Some(to), Some(from)) => {
                if from.at < to.at || (from.at == to.at && from.closed && to.closed) {
                    faults.push(BandFault::Overlap { line, other, at: from.at });
                } else if from.at > to.at || (!from.closed && !to.closed) {
                    faults.push(BandFault::Gap { line, other, at: to.at });
                }
            }
        }
    }
    faults
}

fn out_of_range(sentence: String) -> Refusal {
    Refusal::new(Rule::OutOfRange, sentence)
}

/// The points that follow from a typed figure.
///
/// # Errors
/// The criterion takes no figure of this sort, the target is missing or 0, no band holds the figure.
pub fn computed(criterion: &Criterion, input: Input) -> Result<Points, Refusal> {
    let code = &criterion.code;
    if input.done < Points::ZERO {
        return Err(out_of_range(format!(
            "Số liệu của tiêu chí “{code}” không được âm; vừa nhập {}.",
            input.done
        )));
    }
    match &criterion.measure {
        Measure::Formula { standard, most, target, .. } => {
            let target =
                target.or(input.target).filter(|target| *target > Points::ZERO).ok_or_else(|| {
                    out_of_range(format!(
                        "Tiêu chí “{code}” tính theo chỉ tiêu. Hãy gõ số đã làm và chỉ tiêu, ví dụ 45/50."
                    ))
                })?;
            let done = i128::from(input.done.as_hundredths()) * i128::from(standard.as_hundredths());
            let target = i128::from(target.as_hundredths());
            let points = i64::try_from((2 * done + target) / (2 * target)).unwrap_or(i64::MAX);
            Ok(Points::hundredths(points).min(most.unwrap_or(*standard)))
        }
        Measure::Bands { bands, .. } => {
            let mut holding = bands.iter().filter(|band| band.holds(input.done));
            match (holding.next(), holding.next()) {
                (Some(band), None) => Ok(band.points),
                (Some(_), Some(_)) => Err(out_of_range(format!(
                    "Khung điểm của tiêu chí “{code}” có hai dòng cùng chứa mức {}; hãy sửa khung điểm trước.",
                    input.done
                ))),
                (None, _) => Err(out_of_range(format!(
                    "Khung điểm của tiêu chí “{code}” chưa có dòng nào cho mức {}.",
                    input.done
                ))),
            }
        }
        _ => Err(Refusal::new(Rule::NotScored, format!("Tiêu chí “{code}” không tính từ số liệu."))),
    }
}

/// Checks points given for `criterion`.
///
/// # Errors
/// The criterion takes no points, or they are out of range or off the step.
pub fn check_score(criterion: &Criterion, points: Points) -> Result<(), Refusal> {
    let code = &criterion.code;
    let Some(max) = criterion.measure.max() else {
        return Err(Refusal::new(Rule::NotScored, format!("Tiêu chí “{code}” không chấm bằng điểm.")));
    };
    if points < Points::ZERO || points > max {
        return Err(out_of_range(format!(
            "Điểm của tiêu chí “{code}” phải từ 0 đến {max}; vừa nhập {points}."
        )));
    }
    match &criterion.measure {
        Measure::Points { step, .. } if !points.fits_step(*step) => {
            Err(out_of_range(format!("Điểm của tiêu chí “{code}” phải theo bước {step}; vừa nhập {points}.")))
        }
        Measure::AllOrNothing { .. } if points != Points::ZERO && points != max => {
            Err(out_of_range(format!("Tiêu chí “{code}” chỉ có {max} điểm hoặc 0 điểm; vừa nhập {points}.")))
        }
        Measure::Bands { bands, .. } if !bands.iter().any(|band| band.points == points) => {
            Err(out_of_range(format!("Khung điểm của tiêu chí “{code}” không có mức {points} điểm.")))
        }
        _ => Ok(()),
    }
}
