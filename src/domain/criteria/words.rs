//! What a criterion does, in one sentence for people.

use super::super::points::Points;
use super::{Band, Ceiling, Measure};

/// What a criterion does, with every figure: "chấm từ 0 đến 10 điểm, bước 0,5".
#[must_use]
pub fn in_words(measure: &Measure) -> String {
    match measure {
        Measure::Gate { optional: false } => "điều kiện bắt buộc".to_owned(),
        Measure::Gate { optional: true } => "điều kiện bắt buộc nếu có".to_owned(),
        Measure::Points { max, step } if *step > Points::ZERO => {
            format!("chấm từ 0 đến {max} điểm, bước {step}")
        }
        Measure::Points { max, .. } => format!("chấm từ 0 đến {max} điểm"),
        Measure::Formula { standard, most, target, unit } => {
            let target = match target {
                Some(target) => format!("chỉ tiêu {}", counted(*target, unit)),
                None if unit.is_empty() => "chỉ tiêu".to_owned(),
                None => format!("chỉ tiêu ({unit})"),
            };
            let most = match most {
                Some(most) if most != standard => format!(", nhiều nhất {most} điểm"),
                _ => String::new(),
            };
            format!("số đã làm ÷ {target} × {standard} điểm{most}")
        }
        Measure::Bands { unit, bands } => {
            let lines: Vec<String> = bands.iter().map(|band| line(band, unit)).collect();
            if lines.is_empty() { "khung điểm chưa có dòng nào".to_owned() } else { lines.join("; ") }
        }
        Measure::AllOrNothing { points, extra: false } => format!("đạt được {points} điểm, không đạt 0 điểm"),
        Measure::AllOrNothing { points, extra: true } => {
            format!("đạt được cộng {points} điểm, không đạt 0 điểm")
        }
        Measure::Bonus { max } => format!("cộng nhiều nhất {max} điểm"),
        Measure::Deduction { max } => format!("trừ nhiều nhất {max} điểm"),
        Measure::KnockOut { ceiling } => format!("nếu xảy ra: {}", ceiling_words(ceiling)),
        Measure::Reference => "chỉ tham khảo, không tính điểm".to_owned(),
    }
}

/// How far a grade goes down: "xếp loại cao nhất là Tốt".
#[must_use]
pub fn ceiling_words(ceiling: &Ceiling) -> String {
    match ceiling {
        Ceiling::AtMost { grade } => format!("xếp loại cao nhất là “{grade}”"),
        Ceiling::NoGrade => "không xếp loại".to_owned(),
    }
}

fn counted(figure: Points, unit: &str) -> String {
    match unit {
        "" => figure.to_string(),
        "%" => format!("{figure}%"),
        unit => format!("{figure} {unit}"),
    }
}

fn line(band: &Band, unit: &str) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
    format!("{}{unit}: {} điểm", band.label(), band.points)
}
