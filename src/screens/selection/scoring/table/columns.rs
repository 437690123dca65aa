//! The columns of the sheet: what a criterion is called, what belongs into its cells, and how wide they are.

use crate::domain::Points;
use crate::domain::criteria::{Criterion, Measure};

/// A column: one scored criterion.
#[derive(Debug, Clone)]
pub struct Column {
    /// The criterion.
    pub criterion: Criterion,
    /// "0–20".
    pub range: String,
    /// The whole sentence, for the tip and the line above the sheet.
    pub sentence: String,
    /// Width in px.
    pub width: f32,
}

/// The columns of these criteria.
#[must_use]
pub fn columns(criteria: &[&Criterion]) -> Vec<Column> {
    let usual = match criteria.len() {
        0..=5 => 76.0,
        6..=8 => 64.0,
        _ => 52.0,
    };
    criteria.iter().map(|criterion| column(criterion, usual)).collect()
}

fn column(criterion: &Criterion, usual: f32) -> Column {
    let max = criterion.measure.max().unwrap_or_default();
    let of = |unit: &str| if unit.is_empty() { String::new() } else { format!(" ({unit})") };
    let takes = match &criterion.measure {
        Measure::Points { step, .. } if *step > Points::ZERO => format!("từ 0 đến {max}, bước {step}"),
        Measure::Formula { standard, target: Some(target), unit, .. } => {
            format!("gõ số đã làm{}; chỉ tiêu {target} được {standard} điểm, cao nhất {max}", of(unit))
        }
        Measure::Formula { standard, target: None, unit, .. } => format!(
            "gõ số đã làm/chỉ tiêu{}, ví dụ 45/50; đủ chỉ tiêu được {standard} điểm, cao nhất {max}",
            of(unit)
        ),
        Measure::Bands { unit, bands } => {
            let lines: Vec<String> =
                bands.iter().map(|band| format!("{}: {} điểm", band.label(), band.points)).collect();
            format!("gõ số liệu{}; {}", of(unit), lines.join("; "))
        }
        Measure::AllOrNothing { .. } => format!("{max} điểm hoặc 0; gõ x là đủ điểm"),
        _ => format!("từ 0 đến {max}"),
    };
    let kind = match criterion.measure {
        Measure::Bonus { .. } | Measure::AllOrNothing { extra: true, .. } => {
            " Điểm cộng, để trống nếu không có."
        }
        Measure::Deduction { .. } => " Điểm trừ, để trống nếu không có.",
        _ => "",
    };
    let range = match &criterion.measure {
        Measure::Deduction { .. } => format!("0–−{max}"),
        Measure::AllOrNothing { .. } => format!("0, {max}"),
        _ => format!("0–{max}"),
    };
    // "45/50" has to fit while it is typed.
    let width = match criterion.measure {
        Measure::Formula { target: None, .. } => 76.0,
        Measure::Formula { .. } | Measure::Bands { .. } => usual.max(60.0),
        _ => usual,
    };
    Column {
        range,
        sentence: format!(
            "{}: {} ({takes}).{kind}",
            criterion.code,
            criterion.title.trim().trim_end_matches(['.', ';'])
        ),
        criterion: criterion.clone(),
        width,
    }
}
