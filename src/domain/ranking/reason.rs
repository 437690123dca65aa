//! Why one stands above the next: the fact, and the sentence that is printed.

use super::super::points::Points;
use super::super::round::{Board, TieRule};
use super::entry::{Entry, UNKNOWN};
use serde::Serialize;

/// What sets a dossier above its neighbour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Because {
    /// The better grade, where grades come first.
    Grade {
        /// Grade of the upper one; none for no grade.
        upper: Option<String>,
        /// Grade of the lower one.
        lower: Option<String>,
    },
    /// The higher result.
    Result {
        /// Of the upper one.
        upper: Points,
        /// Of the lower one.
        lower: Points,
    },
    /// More agreeing votes, where the council only votes.
    Votes {
        /// Of the upper one.
        upper: i64,
        /// Of the lower one.
        lower: i64,
    },
    /// A declared rule.
    Rule {
        /// Place of the rule, from 0.
        rule: usize,
        /// Value of the upper one: hundredths of points or percent, twice hundredths for the median, or a count; the
        /// smallest number there is where the record cannot tell.
        upper: i64,
        /// Value of the lower one.
        lower: i64,
    },
    /// A recorded decision.
    Decision {
        /// Place of the decision among those of the round, from 0.
        decision: usize,
    },
    /// Nothing: they share the rank.
    Equal,
}

pub(super) fn because(board: &Board, upper: &Entry<'_>, lower: &Entry<'_>) -> Because {
    if board.round.settings.grade_first && upper.grade != lower.grade {
        let name = |entry: &Entry<'_>| entry.grade_name().map(str::to_owned);
        return Because::Grade { upper: name(upper), lower: name(lower) };
    }
    if upper.primary != lower.primary {
        return match (upper.points, lower.points) {
            (Some(upper), Some(lower)) => Because::Result { upper, lower },
            _ => Because::Votes { upper: upper.primary, lower: lower.primary },
        };
    }
    let differing = upper.rule_values.iter().zip(&lower.rule_values).position(|(a, b)| a != b);
    if let Some(rule) = differing {
        return Because::Rule { rule, upper: upper.rule_values[rule], lower: lower.rule_values[rule] };
    }
    match upper.decided.filter(|index| lower.decided == Some(*index)) {
        Some(decision) => Because::Decision { decision },
        None => Because::Equal,
    }
}

pub(super) fn sentence(board: &Board, because: &Because, upper: &Entry<'_>, lower: &Entry<'_>) -> String {
    let name = &lower.candidate.name;
    let carried = upper.points.is_some() && upper.points != upper.tally.mean
        || lower.points.is_some() && lower.points != lower.tally.mean;
    // What is compared is called by what it is.
    let result = if carried { "kết quả (tính cả đợt trước)" } else { "điểm trung bình" };
    let same = || match upper.points {
        Some(points) => format!("cùng {result} {}", points.two_decimals()),
        None => format!("cùng có {} phiếu đồng ý", upper.primary),
    };
    let rules = &board.round.settings.tie_rules;
    match because {
        Because::Grade { upper, lower } => {
            let or_none =
                |grade: &Option<String>| grade.clone().unwrap_or_else(|| "không xếp loại".to_owned());
            format!("Xếp trên {name} vì xếp loại cao hơn ({} so với {}).", or_none(upper), or_none(lower))
        }
        Because::Result { upper, lower } => format!(
            "Xếp trên {name} vì {result} cao hơn ({} so với {}).",
            upper.two_decimals(),
            lower.two_decimals()
        ),
        Because::Votes { upper, lower } => {
            format!("Xếp trên {name} vì có nhiều phiếu đồng ý hơn ({upper} so với {lower}).")
        }
        Because::Rule { rule, upper, lower } => {
            let figures = figures(&rules[*rule], *upper, *lower);
            format!("Xếp trên {name} vì {}, {}{figures}.", same(), rules[*rule].label())
        }
        Because::Decision { decision } => {
            let decision = &board.decisions[*decision];
            format!(
                "Xếp trên {name}: {}, bằng nhau ở mọi quy tắc; {} quyết định, lý do: {}.",
                same(),
                decision.by,
                decision.reason
            )
        }
        Because::Equal => format!("Đồng hạng với {name}: {}, bằng nhau ở mọi quy tắc đã khai báo.", same()),
    }
}

fn figures(rule: &TieRule, upper: i64, lower: i64) -> String {
    let points = |value: i64| Points::hundredths(value).two_decimals();
    let written = |value: i64| match rule {
        _ if value == UNKNOWN => "không có số liệu".to_owned(),
        TieRule::Criterion { .. } | TieRule::Earlier => points(value),
        TieRule::Median => halved(value),
        TieRule::WomenShare => format!("{} %", Points::hundredths(value)),
        TieRule::TopMarks | TieRule::Priorities | TieRule::Agreeing | TieRule::Women => value.to_string(),
    };
    match rule {
        TieRule::Women => String::new(),
        _ => format!(" ({} so với {})", written(upper), written(lower)),
    }
}

/// Half of a doubled median, with the third decimal that an even council can give.
fn halved(doubled: i64) -> String {
    if doubled % 2 == 0 {
        Points::hundredths(doubled / 2).two_decimals()
    } else {
        let (sign, abs) = (if doubled < 0 { "-" } else { "" }, doubled.unsigned_abs());
        format!("{sign}{},{:03}", abs / 200, (abs % 200) * 5)
    }
}
