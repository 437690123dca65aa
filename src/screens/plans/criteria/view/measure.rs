//! The figures of the open criterion, by what it does.

use super::super::super::super::typed::{Named, Said, chosen, note};
use super::super::grades::CeilingForm;
use super::super::kind::MeasureKind;
use super::super::line::{BandForm, BandTyped, CriterionForm};
use super::super::set::SetForm;
use super::super::{GradeTyped, Typed};
use super::{Face, say, text};
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{button, check, icon, label};
use iced::Alignment;
use iced::widget::{column, row, space};

/// Width of a short figure, in px.
const FIGURE: f32 = 120.0;

pub(super) fn view<'a>(set: &'a SetForm, one: &'a CriterionForm) -> Face<'a> {
    let most = || text(one.kind.most_label(), &one.most, Typed::Most).numeric().width(FIGURE);
    match one.kind {
        MeasureKind::Gate | MeasureKind::OptionalGate => {
            label::small("Trả lời đạt hoặc không đạt cho từng hồ sơ; không tính điểm.").into()
        }
        MeasureKind::Reference => label::small("Chỉ ghi để tham khảo; không tính điểm.").into(),
        MeasureKind::Points => {
            let step = text("Bước điểm", &one.step, Typed::Step).numeric().width(FIGURE).placeholder("0,5");
            row![most(), step].spacing(S12).into()
        }
        MeasureKind::Bonus | MeasureKind::Deduction => row![most()].into(),
        MeasureKind::AllOrNothing => row![
            most(),
            column![
                label::caption(" "),
                check::check(
                    "Tính là điểm cộng, ngoài tổng điểm chuẩn",
                    one.extra,
                    Some(|extra| say(Typed::Extra(extra)))
                )
            ]
            .spacing(S4)
        ]
        .spacing(S12)
        .into(),
        MeasureKind::Formula => formula(one),
        MeasureKind::Bands => bands(one),
        MeasureKind::KnockOut => {
            let help = if set.grades.rows.is_empty() {
                "Bộ tiêu chí chưa có mức xếp loại. Thêm các mức ở thẻ “Xếp loại” để chọn hạ xuống mức nào."
            } else {
                "Trả lời có hoặc không cho từng hồ sơ; điểm vẫn giữ nguyên."
            };
            column![
                ceiling("Nếu xảy ra thì", set, Some(&one.ceiling), None, |ceiling| {
                    Typed::Ceiling(ceiling.unwrap_or(CeilingForm::NoGrade))
                }),
                label::small(help)
            ]
            .spacing(S4)
            .into()
        }
    }
}

fn formula(one: &CriterionForm) -> Face<'_> {
    column![
        row![
            text("Điểm chuẩn", &one.most, Typed::Most).numeric(),
            text("Tối đa", &one.cap, Typed::Cap).numeric().placeholder("bằng chuẩn"),
            text("Chỉ tiêu chung", &one.target, Typed::Target).numeric().placeholder("nhập khi chấm"),
            text("Đơn vị tính", &one.unit, Typed::Unit).placeholder("hộ, %…")
        ]
        .spacing(S8),
        label::small(
            "Điểm = số đã làm ÷ chỉ tiêu × điểm chuẩn, không quá mức tối đa, lấy hai chữ số thập phân."
        )
    ]
    .spacing(S4)
    .into()
}

fn bands(one: &CriterionForm) -> Face<'_> {
    let mut all = column![
        row![text("Đơn vị tính", &one.unit, Typed::Unit).width(FIGURE).placeholder("%")],
        label::caption("Khung điểm (để trống một đầu nếu không giới hạn)")
    ]
    .spacing(S4);
    for (line, band) in one.bands.iter().enumerate() {
        all = all.push(band_row(line, band));
    }
    let add = button::quiet("Thêm dòng").icon(icon::plus()).on_press(say(Typed::BandAdded));
    all = all.push(row![add]);
    for sentence in one.faults() {
        all = all.push(note(sentence, Tone::Due));
    }
    all.into()
}

/// "từ 85 · dưới 95 · 8 điểm": whether an end belongs is read from its word.
fn band_row(line: usize, band: &BandForm) -> Face<'_> {
    let in_band = move |typed: BandTyped| say(Typed::Band(line, typed));
    let figure = |value| Field::new("", value).numeric().on_leave(Said::Left).on_submit(Said::Left);
    let from = vec![Named::new(false, "từ"), Named::new(true, "trên")];
    let to = vec![Named::new(true, "đến"), Named::new(false, "dưới")];
    let (from_now, to_now) = (chosen(&from, &band.from_open), chosen(&to, &band.to_closed));
    row![
        Pick::new("", from, from_now, move |one: Named<bool>| in_band(BandTyped::FromOpen(one.value)))
            .width(84),
        figure(&band.from).on_input(move |text| in_band(BandTyped::From(text))),
        Pick::new("", to, to_now, move |one: Named<bool>| in_band(BandTyped::ToClosed(one.value))).width(84),
        figure(&band.to).on_input(move |text| in_band(BandTyped::To(text))),
        figure(&band.points).placeholder("điểm").on_input(move |text| in_band(BandTyped::Points(text))),
        label::small("điểm"),
        button::icon(icon::trash(), "Bỏ dòng này").on_press(say(Typed::BandRemoved(line)))
    ]
    .spacing(S4)
    .align_y(Alignment::Center)
    .into()
}

/// A list of how far something lowers the grade; `none` is what the first choice says where there may be no such rule.
pub(super) fn ceiling<'a>(
    caption: &'a str,
    set: &SetForm,
    now: Option<&CeilingForm>,
    none: Option<&'static str>,
    typed: impl Fn(Option<CeilingForm>) -> Typed + 'a,
) -> Face<'a> {
    let mut all: Vec<Named<Option<CeilingForm>>> = Vec::new();
    if let Some(words) = none {
        all.push(Named::new(None, words));
    }
    all.extend(set.grades.rows.iter().map(|grade| {
        let words = format!("xếp loại cao nhất là “{}”", grade.name.trim());
        Named::new(Some(CeilingForm::Grade(grade.id)), words)
    }));
    all.push(Named::new(Some(CeilingForm::NoGrade), "không xếp loại"));
    let now = match now {
        Some(CeilingForm::Grade(id)) if set.grades.rows.iter().all(|grade| grade.id != *id) => None,
        now => chosen(&all, &now.cloned()),
    };
    Pick::new(caption, all, now, move |one: Named<Option<CeilingForm>>| say(typed(one.value)))
        .placeholder("Chọn mức…")
        .into()
}

/// A grade's line: name, fewest points, bounds in words.
pub(super) fn grade_row<'a>(id: u32, name: &'a str, from: &'a str, bounds: String) -> Face<'a> {
    let in_grade = |typed: GradeTyped| say(Typed::Grade(typed));
    row![
        Field::new("", name)
            .placeholder("Ví dụ: Hoàn thành xuất sắc nhiệm vụ")
            .on_input(move |text| in_grade(GradeTyped::Name(id, text)))
            .on_leave(Said::Left)
            .on_submit(Said::Left),
        Field::new("", from)
            .numeric()
            .width(72)
            .placeholder("từ")
            .on_input(move |text| in_grade(GradeTyped::From(id, text)))
            .on_leave(Said::Left)
            .on_submit(Said::Left),
        iced::widget::container(label::small(bounds)).width(112),
        button::icon(icon::trash(), "Bỏ mức này").on_press(in_grade(GradeTyped::Removed(id))),
        space().width(0)
    ]
    .spacing(S8)
    .align_y(Alignment::Center)
    .into()
}
