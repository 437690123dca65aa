//! What a row does to a result.

use super::super::words::{self, Said};
use super::rows::{Row, add_line};
use super::{Remarks, Tone};
use crate::domain::criteria::{Ceiling, Grading, Measure, band_faults};
use crate::domain::points::Points;
use crate::text::fold;

/// What the group around a row says about its points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    Plain,
    Bonus,
    Deduction,
}

impl Block {
    /// What a title says: "Điểm thưởng", "Điểm trừ"; one that says both says nothing.
    pub fn of(title: &str) -> Self {
        let folded = fold(title);
        let bonus = folded.contains("diem thuong") || folded.contains("diem cong");
        let deduction = folded.contains("diem tru");
        match (bonus, deduction) {
            (true, false) => Self::Bonus,
            (false, true) => Self::Deduction,
            _ => Self::Plain,
        }
    }
}

/// What is known of the whole table.
pub(super) struct Table<'a> {
    pub grading: Option<&'a Grading>,
    /// Whether any row has points.
    pub has_points: bool,
}

/// A measure, and the bonus that stands in the same row beside it.
pub(super) struct Found {
    pub measure: Measure,
    pub beside: Option<Points>,
    /// Whether points were taken although nothing says in which steps.
    pub any_step: bool,
    /// Words for the note of the criterion.
    pub note: String,
}

/// Reads what a row does.
pub(super) fn of(row: &Row, block: Block, table: &Table<'_>, remarks: &mut Remarks) -> Found {
    let mut tell = |tone: Tone, text: String| remarks.at(row.row, tone, text);
    let positive = |points: Option<Points>| points.filter(|points| *points > Points::ZERO);
    let absolute = |points: Points| if points < Points::ZERO { Points::ZERO - points } else { points };
    let mut points = row.points;
    let mut deduction = positive(row.deduction.map(absolute));
    if let Some(below) = points.filter(|points| *points < Points::ZERO) {
        tell(Tone::Taken, format!("Điểm âm {below}: lấy làm điểm trừ, tối đa {}.", absolute(below)));
        (points, deduction) = (None, Some(absolute(below)));
    }
    if points == Some(Points::ZERO) {
        tell(Tone::Left, "Điểm chuẩn là 0 nên không được lấy.".to_owned());
    }
    let mut points = positive(points);
    let mut bonus = positive(row.bonus);
    let (said, unread) = words::said(&row.method);
    let mut note = String::new();
    for part in unread {
        tell(Tone::Taken, format!("Cách tính “{part}” được giữ nguyên trong ghi chú."));
        add_line(&mut note, &part);
    }
    // Where the words say nothing, the group or the row's own title does.
    let own = if fold(&row.title).starts_with("diem ") { Block::of(&row.title) } else { Block::Plain };
    let block = if block == Block::Plain { own } else { block };
    if said.is_none()
        && let Some(most) = points
    {
        match block {
            Block::Bonus if bonus.is_none() => {
                tell(Tone::Taken, format!("Lấy làm điểm cộng, tối đa {most}, theo tên mục."));
                (bonus, points) = (Some(most), None);
            }
            Block::Deduction if deduction.is_none() => {
                tell(Tone::Taken, format!("Lấy làm điểm trừ, tối đa {most}, theo tên mục."));
                (deduction, points) = (Some(most), None);
            }
            _ => {}
        }
    }
    let mut any_step = false;
    let mut used = [false; 3];
    let measure = match said {
        Some(Said::Gate { optional }) => Some(Measure::Gate { optional }),
        Some(Said::Points { step }) => points.map(|max| {
            used[0] = true;
            Measure::Points { max, step }
        }),
        Some(Said::Formula { most, target, unit }) => points.map(|standard| {
            used[0] = true;
            Measure::Formula { standard, most, target, unit }
        }),
        Some(Said::Bands { unit, bands }) => {
            for fault in band_faults(&bands) {
                tell(Tone::Doubt, fault.sentence());
            }
            let measure = Measure::Bands { unit, bands };
            if let (Some(most), Some(max)) = (measure.max(), points) {
                if most != max {
                    let text = format!(
                        "Điểm chuẩn ghi {max} nhưng mức cao nhất của khung là {most}; lấy theo khung."
                    );
                    tell(Tone::Doubt, text);
                }
                used[0] = true;
            }
            Some(measure)
        }
        Some(Said::AllOrNothing) => {
            let extra = points.is_none();
            used[usize::from(extra)] = true;
            points.or(bonus).map(|points| Measure::AllOrNothing { points, extra })
        }
        Some(Said::Bonus) => {
            used[usize::from(bonus.is_some())] = true;
            bonus.or(points).map(|max| Measure::Bonus { max })
        }
        Some(Said::Deduction) => {
            used[if deduction.is_some() { 2 } else { 0 }] = true;
            deduction.or(points).map(|max| Measure::Deduction { max })
        }
        Some(Said::KnockOut(ceiling)) => Some(knock_out(ceiling, table.grading, &mut note, &mut tell)),
        Some(Said::Reference) => Some(Measure::Reference),
        None => match (points, bonus, deduction) {
            (Some(max), ..) => {
                used = [true, bonus.is_some(), false];
                any_step = true;
                Some(Measure::Points { max, step: Points::ZERO })
            }
            (None, Some(max), _) => {
                used[1] = true;
                Some(Measure::Bonus { max })
            }
            (None, None, Some(max)) => {
                used[2] = true;
                Some(Measure::Deduction { max })
            }
            (None, None, None) => None,
        },
    };
    let beside = if measure.as_ref().is_some_and(|it| {
        matches!(it, Measure::Points { .. } | Measure::Formula { .. } | Measure::Bands { .. })
    }) {
        used[1] = true;
        bonus
    } else {
        None
    };
    let measure = measure.unwrap_or_else(|| {
        if table.has_points {
            tell(
                Tone::Doubt,
                "Dòng không có điểm: đề nghị là điều kiện đạt hoặc không đạt; hãy xem lại.".to_owned(),
            );
        }
        Measure::Gate { optional: fold(&row.title).contains("neu co") }
    });
    let figures = [("điểm chuẩn", points), ("điểm thưởng", bonus), ("điểm trừ", deduction)];
    for ((name, figure), used) in figures.into_iter().zip(used) {
        if let Some(figure) = figure.filter(|_| !used) {
            tell(Tone::Left, format!("Số {figure} ở cột {name} không dùng đến với cách tính của dòng này."));
        }
    }
    Found { measure, beside, any_step, note }
}

/// A knock-out whose grade is not there would be refused as a whole; it stays as words.
fn knock_out(
    ceiling: Ceiling,
    grading: Option<&Grading>,
    note: &mut String,
    tell: &mut impl FnMut(Tone, String),
) -> Measure {
    let known = match &ceiling {
        Ceiling::NoGrade => true,
        Ceiling::AtMost { grade } => grading.is_some_and(|it| it.place_of(grade).is_some()),
    };
    if known {
        return Measure::KnockOut { ceiling };
    }
    let words = words::ceiling_words(&ceiling);
    tell(
        Tone::Doubt,
        format!("Hạ xếp loại {words}, nhưng tệp không có mức ấy ở trang “Xếp loại”; để là chỉ tham khảo."),
    );
    add_line(note, &format!("Hạ xếp loại: {words}"));
    Measure::Reference
}
