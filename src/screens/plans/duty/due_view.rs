//! The face of the due date.

use super::super::super::typed::{Named, Said, chosen};
use super::view::text;
use super::{DueKind, DutyForm, Typed};
use crate::ui::choice::Pick;
use crate::ui::{Element, date, label, measure};
use iced::Alignment;
use iced::widget::{column, container, row};

pub(super) fn due(form: &DutyForm) -> Element<'_, Said<Typed>> {
    let all: Vec<Named<DueKind>> = DueKind::ALL.into_iter().map(|due| Named::new(due, due.label())).collect();
    let due = &form.due;
    let now = chosen(&all, &due.kind);
    let kind = Pick::new("Thời hạn", all, now, |one| Said::Typed(Typed::Due(one.value)));
    let small = |caption, value, typed: fn(String) -> Typed| text(caption, value, typed).numeric().width(72);
    let day = || small("Ngày", &due.day, Typed::Day);
    let month = || small("Tháng", &due.month, Typed::Month);
    let year = || text("Năm", &due.year, Typed::Year).numeric().width(88);
    let line = row![kind].spacing(measure::S12).align_y(Alignment::Start);
    match due.kind {
        DueKind::None => line.into(),
        DueKind::On => line
            .push(
                date::date("Ngày", due.date.text())
                    .width(150)
                    .on_input(|text| Said::Typed(Typed::Date(text)))
                    .on_leave(Said::Left)
                    .on_submit(Said::Left)
                    .error(due.date.error()),
            )
            .into(),
        DueKind::EveryYear => line.push(day()).push(month()).into(),
        DueKind::EveryMonth | DueKind::EveryQuarter => line.push(day()).into(),
        DueKind::InMonth => line.push(month()).push(year()).into(),
        DueKind::InQuarter => line.push(small("Quý", &due.quarter, Typed::Quarter)).push(year()).into(),
        DueKind::EndOfYear => line.push(year()).into(),
        DueKind::TwiceYearly => {
            let and = container(label::body("và trước")).height(measure::CONTROL).center_y(measure::CONTROL);
            let and = column![label::caption(" "), and].spacing(measure::S4);
            let both = row![
                day(),
                month(),
                and,
                small("Ngày", &due.second_day, Typed::SecondDay),
                small("Tháng", &due.second_month, Typed::SecondMonth)
            ]
            .spacing(measure::S8);
            column![line, both].spacing(measure::S12).into()
        }
    }
}
