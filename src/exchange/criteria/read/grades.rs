//! The sheet of grades: names with their bounds, and the rules that lower them.

use super::super::words;
use super::cells::{Figure, Sheet};
use super::{Remarks, Tone};
use crate::domain::criteria::{Grade, GradeRule, Grading, When};
use crate::text::fold;

/// The grades of a sheet; none where it is about something else.
pub(super) fn read(sheet: &Sheet, remarks: &mut Remarks) -> Option<Grading> {
    let heading = |text: &str, names: &[&str]| names.contains(&fold(text).as_str());
    let find = |names: &[&str]| {
        sheet.rows().find_map(|row| {
            let column = sheet.columns().find(|column| heading(&sheet.text(row, *column), names))?;
            Some((row, column))
        })
    };
    let (head, name) = find(&["muc xep loai", "xep loai", "muc", "loai"])?;
    let (_, from) = find(&["tu diem", "diem", "diem tu", "muc diem"]).filter(|(row, _)| *row == head)?;
    let mut grading = Grading::default();
    let say = |row: u32, tone: Tone, text: String, remarks: &mut Remarks| {
        remarks.whole(tone, format!("Trang “{}”, dòng {}: {text}", sheet.name, row + 1));
    };
    for row in head + 1..sheet.rows().end {
        let words = sheet.text(row, name);
        if words.is_empty() {
            continue;
        }
        if let Some((when, ceiling)) = rule(&words) {
            grading.rules.push(GradeRule { when, ceiling });
            continue;
        }
        match sheet.figure(row, from) {
            Figure::Points(points, _) => grading.grades.push(Grade { name: words, from: Some(points) }),
            // Only the last grade reaches down without end; more of them are refused as a whole.
            Figure::Empty if !grading.grades.is_empty() && grading.rules.is_empty() => {
                let last = grading.grades.last().is_some_and(|grade| grade.from.is_none());
                if last {
                    say(row, Tone::Left, format!("không lấy “{words}” vì không có điểm."), remarks);
                } else {
                    grading.grades.push(Grade { name: words, from: None });
                }
            }
            Figure::Empty => say(row, Tone::Left, format!("không hiểu “{words}”."), remarks),
            Figure::Not(why) => say(row, Tone::Left, format!("không lấy “{words}”: {why}."), remarks),
        }
    }
    (!grading.grades.is_empty()).then_some(grading)
}

/// "Khi có tiêu chí bị 0 điểm: nhiều nhất là “…”".
fn rule(words: &str) -> Option<(When, crate::domain::criteria::Ceiling)> {
    let (when, ceiling) = words.split_once(':')?;
    let folded = fold(when);
    let when = When::ALL.into_iter().find(|when| folded.contains(&fold(when.label())))?;
    Some((when, words::ceiling(ceiling)?))
}
