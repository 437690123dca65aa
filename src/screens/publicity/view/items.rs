//! The list with its filters, and the form beside it.

use super::super::list::{List, Message as Said};
use super::super::{Message, Publicity};
use super::{BESIDE, FORM, nothing};
use crate::screens::Desk;
use crate::screens::typed::chosen;
use crate::text::number::grouped;
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, empty, grid, icon, label, line};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length};

/// Less room than this and only the columns that tell items apart are shown, in px.
const ALL_COLUMNS: f32 = 960.0;

pub(super) fn view<'a>(page: &'a Publicity, room: f32, desk: &'a Desk) -> Element<'a, Message> {
    let form = page.entry.as_ref();
    let none = page.book.as_ref().is_none_or(|book| book.items.is_empty());
    if room < BESIDE
        && let Some(form) = form
    {
        return form.view(desk);
    }
    if none && form.is_none() {
        return nothing();
    }
    let left = if form.is_some() { room - FORM - S12 } else { room };
    let list = column![filters(&page.list, left).map(Message::List), table(&page.list, left)]
        .spacing(S8)
        .width(Length::Fill);
    let mut all = row![list].spacing(S12);
    if let Some(form) = form {
        all = all.push(container(form.view(desk)).width(FORM).height(Length::Fill));
    }
    all.into()
}

fn filters(list: &List, room: f32) -> Element<'_, Said> {
    let find = Field::new("", &list.filter.words)
        .placeholder("Tìm theo tên, cơ quan, gương")
        .icon(icon::search())
        .on_input(Said::FindTyped);
    let form = Pick::new("", list.forms.clone(), chosen(&list.forms, &list.filter.form), |one| {
        Said::FormChosen(one.value)
    });
    let agency = Pick::new("", list.agencies.clone(), chosen(&list.agencies, &list.filter.agency), |one| {
        Said::AgencyChosen(one.value)
    });
    let movement =
        Pick::new("", list.movements.clone(), chosen(&list.movements, &list.filter.movement), |one| {
            Said::MovementChosen(one.value)
        });
    let span = Pick::new("", list.spans.clone(), chosen(&list.spans, &list.filter.span), |one| {
        Said::SpanChosen(one.value)
    });
    let wide = room >= ALL_COLUMNS;
    let picks: Element<'_, Said> = if wide {
        row![form.width(190), agency.width(190), movement.width(190), span.width(150)].spacing(S8).into()
    } else {
        row![
            Element::from(form.width(Length::Fill)),
            Element::from(agency.width(Length::Fill)),
            Element::from(movement.width(Length::Fill)),
            Element::from(span.width(Length::Fill))
        ]
        .spacing(S8)
        .into()
    };
    let mut all = if wide {
        column![row![Element::from(find), picks].spacing(S8).align_y(Alignment::Center)]
    } else {
        column![Element::from(find), picks]
    }
    .spacing(S8);
    if !list.filter.is_open() {
        let mut said = row![].spacing(S8).align_y(Alignment::Center);
        if list.filter.subject.is_some() {
            let words = format!("Gương: {}", list.subject_name);
            let gone = button::secondary(words).icon_after(icon::close()).on_press(Said::SubjectCleared);
            said = said.push(Element::from(gone));
        }
        let words = format!("{} trên {} tin, bài", list.rows.len(), list.total);
        said = said.push(label::small(words)).push(space::horizontal());
        said = said.push(Element::from(button::quiet("Bỏ lọc").on_press(Said::Cleared)));
        all = all.push(said);
    }
    all.into()
}

fn table(list: &List, room: f32) -> Element<'_, Message> {
    let short = room < ALL_COLUMNS;
    let mut columns = vec![grid::column("Ngày", 114.0).sortable()];
    if !short {
        columns.push(grid::column("Hình thức", 150.0).sortable());
        columns.push(grid::column("Tên tin, bài, hoạt động", Length::FillPortion(5)).least(220.0).sortable());
        columns.push(grid::column("Cơ quan", Length::FillPortion(3)).least(140.0).sortable());
        columns.push(grid::column("Gương được nêu", Length::FillPortion(3)).least(140.0));
        columns.push(grid::column("Tham dự", 112.0).right().sortable().tip("Số người tham dự, số lượt xem"));
        columns.push(grid::column("Địa chỉ", 140.0));
    } else {
        columns.push(grid::column("Tên tin, bài, hoạt động", Length::FillPortion(5)).least(200.0));
        columns.push(grid::column("Cơ quan, gương được nêu", Length::FillPortion(4)).least(160.0));
    }
    let count = columns.len();
    let mut rows = grid::Grid::new(
        &list.grid,
        columns,
        list.rows.len(),
        |event| Message::List(Said::Grid(event)),
        move |at| match list.rows.get(at) {
            Some(row) if short => short_cells(row),
            Some(row) => cells(row),
            None => (0..count).map(|_| space().into()).collect(),
        },
    )
    .count("tin, bài, hoạt động")
    .empty(empty::empty(
        icon::search(),
        "Không có tin, bài nào khớp",
        "Hãy thử gõ ít chữ hơn hoặc bỏ bớt điều kiện lọc.",
        button::secondary("Bỏ lọc").on_press(Message::List(Said::Cleared)),
    ));
    if list.audience > 0 {
        rows = rows.remark(label::small(format!("{} người tham dự", grouped(list.audience))));
    }
    rows.into()
}

fn cells(row: &super::super::list::Row) -> Vec<Element<'_, Message>> {
    vec![
        grid::text(row.on.as_str()),
        line::line(row.form.as_str()).two().into(),
        titled(row),
        line::line(row.agency.as_str()).two().into(),
        line::line(row.featured.as_str()).two().into(),
        grid::number(row.audience.as_str()),
        line::line(row.address.as_str()).small().two().into(),
    ]
}

fn titled(row: &super::super::list::Row) -> Element<'_, Message> {
    let words = line::line(row.title.as_str()).strong().two();
    if row.files == 0 {
        return words.into();
    }
    row![words, label::colored(icon::attach().text(16.0), |c| c.ink_soft)]
        .spacing(S4)
        .align_y(Alignment::Center)
        .into()
}

fn short_cells(row: &super::super::list::Row) -> Vec<Element<'_, Message>> {
    let second = if row.featured.is_empty() { row.form.as_str() } else { row.featured.as_str() };
    vec![
        grid::text(row.on.as_str()),
        titled(row),
        column![line::line(row.agency.as_str()), line::line(second).small()].into(),
    ]
}
