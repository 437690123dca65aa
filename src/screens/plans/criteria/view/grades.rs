//! "Xếp loại": grades with their bounds in words, the rules that lower them, caps over the whole set.

use super::super::super::super::typed::note;
use super::super::set::SetForm;
use super::super::{GradeTyped, Typed};
use super::{Face, measure, say, text};
use crate::domain::criteria::{When, ceiling_words};
use crate::ui::badge::Tone;
use crate::ui::measure::{S8, S12};
use crate::ui::{button, icon, label, panel};
use iced::widget::{column, row};

pub(super) fn view(set: &SetForm, still: bool) -> Face<'_> {
    if still { read(set) } else { form(set) }
}

fn form(set: &SetForm) -> Face<'_> {
    let grades = &set.grades;
    let mut all = column![panel::section(
        "Các mức xếp loại",
        label::small(if grades.rows.is_empty() { "" } else { "Mức cao nhất ở trên cùng" })
    )]
    .spacing(S8);
    if grades.rows.is_empty() {
        all = all.push(label::small(
            "Bộ tiêu chí này không xếp loại. Thêm mức đầu tiên nếu có xếp loại theo điểm.",
        ));
    }
    let mut bounds = grades.bounds().into_iter();
    for row in &grades.rows {
        let words = bounds.next().unwrap_or_default();
        all = all.push(measure::grade_row(row.id, &row.name, &row.from, words));
    }
    let add = button::secondary("Thêm mức").icon(icon::plus()).on_press(say(Typed::Grade(GradeTyped::Added)));
    all = all.push(row![add]);
    if !grades.rows.is_empty() {
        all = all.push(panel::hairline()).push(label::strong("Quy định hạ mức"));
        for when in When::ALL {
            let caption = match when {
                When::ItemZero => "Khi có tiêu chí bị 0 điểm",
                When::NoSelfScore => "Khi đơn vị không tự chấm điểm",
            };
            all = all.push(measure::ceiling(
                caption,
                set,
                grades.rule(when),
                Some("không quy định"),
                move |it| Typed::Grade(GradeTyped::Rule(when, it)),
            ));
        }
    }
    all = all
        .push(panel::hairline())
        .push(label::strong("Giới hạn điểm cộng, điểm trừ của cả bộ"))
        .push(
            row![
                text("Cộng tối đa", &set.caps.bonus, Typed::CapBonus).numeric().placeholder("không hạn"),
                text("Trừ tối đa", &set.caps.deduction, Typed::CapDeduction)
                    .numeric()
                    .placeholder("không hạn")
            ]
            .spacing(S12),
        )
        .push(
            text("Bộ tiêu chí lấy từ văn bản nào", &set.source, Typed::Source)
                .placeholder("Ví dụ: Hướng dẫn số 60/HD-BTV ngày 05/3/2026"),
        );
    if set.told
        && let Err(sentence) = set.built()
    {
        all = all.push(note(format!("Chưa lưu được thay đổi cuối. {sentence}"), Tone::Danger));
    }
    all.into()
}

fn read(set: &SetForm) -> Face<'_> {
    let mut all = column![].spacing(S8);
    let mut any = false;
    if let Some(grading) = set.set.grading.as_ref().filter(|it| !it.grades.is_empty()) {
        any = true;
        for (place, grade) in grading.grades.iter().enumerate() {
            all = all.push(panel::fact(grade.name.as_str(), label::body(grading.bounds(place))));
        }
        for rule in &grading.rules {
            let words = format!("Khi {}: {}.", rule.when.label(), ceiling_words(&rule.ceiling));
            all = all.push(label::body(words));
        }
    }
    if let Some(most) = set.set.caps.bonus {
        any = true;
        all = all.push(label::body(format!("Điểm cộng của cả bộ nhiều nhất {most} điểm.")));
    }
    if let Some(most) = set.set.caps.deduction {
        any = true;
        all = all.push(label::body(format!("Điểm trừ của cả bộ nhiều nhất {most} điểm.")));
    }
    if !set.set.source.is_empty() {
        any = true;
        all = all.push(panel::fact("Lấy từ", label::body(set.set.source.as_str())));
    }
    if !any {
        all = all.push(label::small("Bộ tiêu chí này không xếp loại và không giới hạn điểm cộng, điểm trừ."));
    }
    all.into()
}
