//! The face of the obligation form; it shows only the fields that the chosen duty has.

use super::super::super::Desk;
use super::super::super::typed::{Named, Said, chosen, note};
use super::{DueKind, DutyForm, DutyKind, Typed};
use crate::domain::obligation::{Bound, Frequency, sentence};
use crate::domain::subject::SubjectKind;
use crate::domain::unit::{UnitKind, in_tree_order};
use crate::text::{fold, matches, query_words};
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::{Element, check, date, icon, label, measure, panel};
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Length};

fn text<'a>(caption: &'a str, value: &'a str, typed: fn(String) -> Typed) -> Field<'a, Said<Typed>> {
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
            let all = if form.unit_kind.is_none() { all.push(units(form, desk)) } else { all };
            all.push(number(form)).push(subjects(form)).push(every(form)).push(
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
            ),
        DutyKind::Report => all
            .push(text("Đơn vị báo cáo", &form.who, Typed::Who).required().placeholder("Các đơn vị"))
            .push(text("Gửi về", &form.sent_to, Typed::SentTo))
            .push(every(form)),
        DutyKind::Milestone => all.push(
            text("Tên mốc thời gian", &form.what, Typed::What).required().placeholder("Sơ kết kế hoạch"),
        ),
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

fn nominators(form: &DutyForm) -> Element<'_, Said<Typed>> {
    let mut all: Vec<Named<Option<UnitKind>>> = UnitKind::ALL
        .into_iter()
        .map(|kind| Named::new(Some(kind), format!("Mỗi {}", kind.in_sentence())))
        .collect();
    all.push(Named::new(None, "Chọn từng đơn vị…"));
    let now = chosen(&all, &form.unit_kind);
    Pick::new("Giao cho", all, now, |one| Said::Typed(Typed::Nominators(one.value))).into()
}

fn units<'a>(form: &'a DutyForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    let query = query_words(&form.find);
    let mut list = column![].spacing(0);
    for (_, unit) in in_tree_order(&desk.units) {
        let ticked = form.units.contains(&unit.id);
        let here = if query.is_empty() {
            ticked || unit.is_valid_on(desk.today)
        } else {
            matches(&query, &fold(&unit.name))
        };
        if here {
            let id = unit.id;
            let tick = move |on| Said::Typed(Typed::Unit(id, on));
            list = list.push(check::check(&unit.name, ticked, Some(tick)));
        }
    }
    let find = Field::new("", &form.find)
        .placeholder("Tìm đơn vị")
        .icon(icon::search())
        .on_input(|text| Said::Typed(Typed::Find(text)));
    let count = format!("Đã chọn {} đơn vị", form.units.len());
    let list = container(scrollable(container(list).padding(measure::S8)).width(Length::Fill).height(168))
        .style(panel::card_style);
    column![find, list, label::small(count)].spacing(measure::S8).into()
}

fn number(form: &DutyForm) -> Element<'_, Said<Typed>> {
    let bounds: Vec<Named<Bound>> =
        Bound::ALL.into_iter().map(|bound| Named::new(bound, bound.label())).collect();
    let bound = chosen(&bounds, &form.bound);
    row![
        Pick::new("Mức", bounds, bound, |one| Said::Typed(Typed::Bound(one.value))),
        text("Số lượng", &form.number, Typed::Number).numeric().required().width(120)
    ]
    .spacing(measure::S12)
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

fn due(form: &DutyForm) -> Element<'_, Said<Typed>> {
    let all: Vec<Named<DueKind>> = DueKind::ALL.into_iter().map(|due| Named::new(due, due.label())).collect();
    let now = chosen(&all, &form.due);
    let mut line = row![Pick::new("Thời hạn", all, now, |one| Said::Typed(Typed::Due(one.value)))]
        .spacing(measure::S12)
        .align_y(Alignment::Start);
    let day = || text("Ngày", &form.day, Typed::Day).numeric().width(72);
    line = match form.due {
        DueKind::None => line,
        DueKind::On => line.push(
            date::date("Ngày", form.date.text())
                .width(150)
                .on_input(|text| Said::Typed(Typed::Date(text)))
                .on_leave(Said::Left)
                .on_submit(Said::Left)
                .error(form.date.error()),
        ),
        DueKind::EveryYear => {
            line.push(day()).push(text("Tháng", &form.month, Typed::Month).numeric().width(72))
        }
        DueKind::EveryMonth => line.push(day()),
    };
    line.into()
}

fn written<'a>(form: &'a DutyForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    match form.built(desk.today) {
        Ok(duty) => {
            let name = |id| desk.unit(id).map(|unit| unit.name.clone()).unwrap_or_default();
            let words = format!("{}.", sentence(&duty, name));
            column![label::caption("Câu in trên văn bản"), note(words, Tone::Gold)]
                .spacing(measure::S4)
                .into()
        }
        Err(missing) if form.told => note(missing, Tone::Danger),
        Err(missing) => note(missing, Tone::Info),
    }
}
