//! What stands over a column and in a cell, in words and numbers.

use super::{Column, Part};
use crate::domain::Points;
use crate::domain::criteria::Measure;
use crate::domain::round::Score;

/// What belongs into a column: "0–20", "Đã làm (hộ)", "Chỉ tiêu".
pub(super) fn asked(column: &Column<'_>) -> String {
    let max = column.criterion.measure.max().unwrap_or_default();
    let of = |unit: &str| {
        if unit.trim().is_empty() { String::new() } else { format!(" ({})", unit.trim()) }
    };
    match (&column.criterion.measure, column.part) {
        (_, Part::Target) => "Chỉ tiêu".to_owned(),
        (Measure::Formula { unit, target: Some(target), .. }, _) => {
            format!("Đã làm{}\nchỉ tiêu {target}", of(unit))
        }
        (Measure::Formula { unit, .. }, _) => format!("Đã làm{}", of(unit)),
        (Measure::Bands { unit, .. }, _) => format!("Số liệu{}", of(unit)),
        (Measure::AllOrNothing { .. }, _) => format!("0 hoặc {max}"),
        (Measure::Bonus { .. }, _) => format!("cộng 0–{max}"),
        (Measure::Deduction { .. }, _) => format!("trừ 0–{max}"),
        (Measure::Points { step, .. }, _) if *step > Points::ZERO => format!("0–{max}\nbước {step}"),
        _ => format!("0–{max}"),
    }
}

pub(super) fn figure(score: &Score, part: Part) -> Option<Points> {
    match part {
        Part::Points => Some(score.points),
        Part::Done => score.input.map(|it| it.done),
        Part::Target => score.input.and_then(|it| it.target),
    }
}

/// The nearest number that a spreadsheet has; two decimals survive the way there and back.
pub(super) fn number(points: Points) -> f64 {
    points.as_hundredths() as f64 / 100.0
}

/// At most so many letters.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(most - 1).collect();
    if let Some(space) = cut.rfind(' ') {
        cut.truncate(space);
    }
    cut.push('…');
    cut
}

/// Lines that a text takes in a column of so many letters.
pub(super) fn wrapped(text: &str, room: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let long = word.chars().count();
        if used > 0 && used + 1 + long > room {
            lines += 1;
            used = long;
        } else {
            used += long + usize::from(used > 0);
        }
    }
    lines
}
