//! The face of the obligation form; it shows only the fields that the chosen duty has.

use super::super::super::Desk;
use super::super::super::typed::{Named, Said, chosen, note};
use super::due_view::due;
use super::{DutyForm, DutyKind, Nominees, Typed, units_view, wording};
use crate::domain::obligation::{Bound, Frequency, Rounding};
use crate::domain::subject::SubjectKind;
use crate::domain::unit::UnitKind;
use crate::ui::badge::Tone;
use crate::ui::choice::{self, Pick};
use crate::ui::field::Field;
use crate::ui::{Element, button, check, icon, label, measure};
use iced::widget::{column, row};

pub(super) fn text<'a>(
    caption: &'a str,
    value: &'a str,
    typed: fn(String) -> Typed,
) -> Field<'a, Said<Typed>> {
    Field::new(caption, value)
        .on_input(move |text| Said::Typed(typed(text)))
        .on_leave(Said::Left)
        .on_submit(Said::Left)
}

/// The form, and beneath it the sentence that will be printed.
pub fn view<'a>(form: &'a DutyForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    let kinds: Vec<Named<DutyKind>> =
        DutyKind::ALL.into_iter().map(|kind| Named::new(kind, kind.label())).collect();
    let kind = chosen(&kinds, &form.kind);
    let mut all =
        column![Pick::new("Nội dung giao", kinds, kind, |one| Said::Typed(Typed::Kind(one.value)))]
            .spacing(measure::S12);
    all = match form.kind {
        DutyKind::Quota => {
            let all = all.push(nominators(form));
            let named = form.nominees == Nominees::Named;
            let all = if named { all.push(units_view::units(form, desk)) } else { all };
            all.push(number(form, desk)).push(subjects(form)).push(every(form)).push(
                row![
                    text("Gửi về", &form.sent_to, Typed::SentTo).placeholder("Văn phòng Hội …"),
                    text("Kèm theo", &form.attached, Typed::Attached).placeholder("trích ngang thành tích")
                ]
                .spacing(measure::S12),
            )
        }
        DutyKind::Selection => all
            .push(
                row![
                    text("Từ", &form.number, Typed::Number).numeric().required(),
                    text("Đến", &form.most, Typed::Most).numeric().required()
                ]
                .spacing(measure::S12),
            )
            .push(
                text("Giới thiệu với", &form.sent_to, Typed::SentTo)
                    .required()
                    .placeholder("Hội đồng Thi đua - Khen thưởng tỉnh"),
            )
            .push(subjects(form)),
        DutyKind::Seats => all
            .push(
                text("Hội nghị, sự kiện", &form.what, Typed::What)
                    .required()
                    .placeholder("Hội nghị biểu dương điển hình tiên tiến toàn tỉnh"),
            )
            .push(
                row![
                    text("Số đại biểu", &form.number, Typed::Number).numeric().width(120),
                    text("Gửi danh sách về", &form.sent_to, Typed::SentTo),
                ]
                .spacing(measure::S12),
            )
            .push(label::small("Để trống số đại biểu khi cấp trên chưa phân bổ.")),
        DutyKind::Publicity => all
            .push(text("Đơn vị tuyên truyền", &form.who, Typed::Who).required().placeholder("Ban Tuyên giáo"))
            .push(
                text("Nội dung", &form.what, Typed::What)
                    .placeholder("các điển hình tiên tiến")
                    .help("Bắt đầu bằng chữ thường; để trống là “các điển hình tiên tiến”"),
            )
            .push(means(form))
            .push(
                row![
                    every(form),
                    text("Ít nhất (tin, bài)", &form.number, Typed::Number).numeric().width(140)
                ]
                .spacing(measure::S12),
            ),
        DutyKind::Report => {
            let all = all
                .push(text("Đơn vị báo cáo", &form.who, Typed::Who).required().placeholder("Các đơn vị"))
                .push(text("Gửi về", &form.sent_to, Typed::SentTo))
                .push(every(form))
                .push(reporters(form));
            let named = form.by_unit && form.nominees == Nominees::Named;
            if named { all.push(units_view::units(form, desk)) } else { all }
        }
        DutyKind::Milestone => {
            all.push(
                text("Tên mốc thời gian", &form.what, Typed::What).required().placeholder("Sơ kết kế hoạch"),
            )
            .push(text("Báo cáo gửi", &form.sent_to, Typed::SentTo).placeholder("Để trống nếu không gửi đâu"))
        }
        DutyKind::Assignment => {
            all.push(text("Đơn vị được phân công", &form.who, Typed::Who).required()).push(
                text("Nhiệm vụ", &form.what, Typed::What)
                    .required()
                    .help("Bắt đầu bằng chữ thường, không có dấu chấm cuối"),
            )
        }
    };
    all.push(due(form)).push(written(form, desk)).into()
}

/// Everybody who can be chosen, as words say it.
fn nominees() -> Vec<Named<Nominees>> {
    let mut all: Vec<Named<Nominees>> = UnitKind::ALL
        .into_iter()
        .map(|kind| Named::new(Nominees::Kind(kind), format!("Mỗi {}", kind.in_sentence())))
        .collect();
    all.push(Named::new(Nominees::Every, "Mọi đơn vị đang hoạt động"));
    all.push(Named::new(Nominees::Named, "Chọn từng đơn vị…"));
    all
}

fn nominators(form: &DutyForm) -> Element<'_, Said<Typed>> {
    let all = nominees();
    let now = chosen(&all, &form.nominees);
    Pick::new("Giao cho", all, now, |one| Said::Typed(Typed::Nominators(one.value))).into()
}

/// Whose reports the follow-up counts one by one.
fn reporters(form: &DutyForm) -> Element<'_, Said<Typed>> {
    let mut all = vec![Named::new(None, "Không theo dõi từng đơn vị")];
    all.extend(nominees().into_iter().map(|one| Named::new(Some(one.value), one.to_string())));
    let now = chosen(&all, &form.by_unit.then_some(form.nominees));
    Pick::new("Theo dõi từng đơn vị", all, now, |one| Said::Typed(Typed::Reporters(one.value)))
        .help("Chọn thì lịch thời hạn ghi được từng đơn vị đã gửi hay chưa; câu in không đổi")
        .into()
}

fn number<'a>(form: &'a DutyForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    let bounds: Vec<Named<Bound>> =
        Bound::ALL.into_iter().map(|bound| Named::new(bound, bound.label())).collect();
    let bound = chosen(&bounds, &form.bound);
    let bound = Pick::new("Mức", bounds, bound, |one| Said::Typed(Typed::Bound(one.value)));
    let ways = choice::segments(&[(false, "Một con số"), (true, "Tỷ lệ %")], form.shared, |on| {
        Said::Typed(Typed::Shared(on))
    });
    let ways = column![label::caption("Tính theo"), ways].spacing(measure::S4);
    if !form.shared {
        let number = text("Số lượng", &form.number, Typed::Number).numeric().required().width(110);
        return row![bound, ways, number].spacing(measure::S12).into();
    }
    let rounds: Vec<Named<Rounding>> =
        Rounding::ALL.into_iter().map(|one| Named::new(one, one.label())).collect();
    let round = chosen(&rounds, &form.rounding);
    column![
        row![bound, ways].spacing(measure::S12),
        row![
            text("Tỷ lệ (%)", &form.percent, Typed::Percent).numeric().required().width(96),
            text("Tính trên", &form.share_of, Typed::ShareOf).required().placeholder("tổng số chi hội"),
        ]
        .spacing(measure::S12),
        Pick::new("Khi lẻ", rounds, round, |one| Said::Typed(Typed::Rounding(one.value))),
        units_view::bases(form, desk),
    ]
    .spacing(measure::S12)
    .into()
}

/// Through what something is made known, one field each.
fn means(form: &DutyForm) -> Element<'_, Said<Typed>> {
    let lines = form.means.iter().enumerate().map(|(place, words)| {
        let field = Field::new("", words)
            .placeholder("chuyên mục trên cổng thông tin của Hội")
            .on_input(move |text| Said::Typed(Typed::Means(place, text)))
            .on_leave(Said::Left)
            .on_submit(Said::Left);
        let away =
            button::icon(icon::trash(), "Bỏ hình thức này").on_press(Said::Typed(Typed::MeansRemoved(place)));
        row![field, away].spacing(measure::S4).into()
    });
    let add = button::quiet("Thêm hình thức").icon(icon::plus()).on_press(Said::Typed(Typed::MeansAdded));
    column![label::caption("Hình thức tuyên truyền"), column(lines).spacing(measure::S4), add]
        .spacing(measure::S4)
        .into()
}

fn subjects(form: &DutyForm) -> Element<'_, Said<Typed>> {
    let ticks = SubjectKind::ALL.into_iter().map(|kind| {
        let tick = move |on| Said::Typed(Typed::Subject(kind, on));
        check::check(kind.label(), form.kinds.contains(&kind), Some(tick))
    });
    column![
        label::caption("Loại điển hình (không chọn: loại nào cũng được)"),
        row(ticks).spacing(measure::S16).wrap().vertical_spacing(0)
    ]
    .spacing(measure::S4)
    .into()
}

fn every(form: &DutyForm) -> Element<'_, Said<Typed>> {
    let all: Vec<Named<Frequency>> =
        Frequency::ALL.into_iter().map(|every| Named::new(every, every.label())).collect();
    let now = chosen(&all, &form.every);
    Pick::new("Bao lâu một lần", all, now, |one| Said::Typed(Typed::Every(one.value))).into()
}

fn written<'a>(form: &'a DutyForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    match form.built(desk.today) {
        Ok(duty) => {
            let name = |id| desk.unit(id).map(|unit| unit.name.clone()).unwrap_or_default();
            let (words, wrong) = form.wording.result(&duty, name);
            column![label::caption("Câu in trên văn bản"), note(words, Tone::Gold)]
                .extend(wording::faults(wrong))
                .push(form.wording.view(&duty, name))
                .spacing(measure::S4)
                .into()
        }
        Err(missing) if form.told => note(missing, Tone::Danger),
        Err(missing) => note(missing, Tone::Info),
    }
}
