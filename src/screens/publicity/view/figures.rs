//! The sums as tables; every figure can be pressed.

use super::super::Message;
use super::super::sums::{Figures, Message as Said, Row, SumsPage};
use super::charts;
use crate::screens::typed::chosen;
use crate::ui::choice::Pick;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, focus, fonts, label, line, panel, press};
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Length, Padding};

/// Room of a figure, in px.
const FIGURE: f32 = 72.0;
/// Room of a figure under a long title, in px.
const WIDE: f32 = 124.0;
/// The least room of the words before the figures, in px.
const WORDS: f32 = 240.0;

pub(super) fn view(page: &SumsPage, room: f32) -> Element<'_, Message> {
    let now = chosen(&page.spans, &page.span);
    let span =
        Pick::new("", page.spans.clone(), now, |one| Message::Sums(Said::SpanChosen(one.value))).width(280);
    let head = row![Element::from(span), label::strong(page.summary.as_str())]
        .spacing(S12)
        .align_y(Alignment::Center)
        .wrap();
    let hint = label::small("Bấm vào một cột, một thanh hay một con số để xem các tin, bài của con số ấy.");
    let mut all = column![column![head, hint].spacing(S4)].spacing(S12);
    // The bar has its own room.
    all = all.push(charts::view(page, room - 14.0));
    for (at, table) in page.tables.iter().enumerate() {
        // The card has 16 px at each side, and the bar its own room.
        all = all.push(figures(at, table, room - 48.0));
    }
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    scrollable(container(all).padding(Padding { right: 14.0, ..Padding::ZERO }))
        .direction(scrollable::Direction::Vertical(bar))
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

fn figures(at: usize, table: &Figures, room: f32) -> Element<'_, Message> {
    let long = table.columns.iter().any(|words| words.chars().count() > 8);
    let width = if long { WIDE } else { FIGURE };
    let mut titles = row![container(label::caption(table.first)).width(Length::Fill)].spacing(S4);
    for words in &table.columns {
        let title = container(label::caption(words.as_str())).align_right(width);
        titles = titles.push(title.padding(Padding { right: S8, ..Padding::ZERO }));
    }
    let mut all = column![titles].spacing(0);
    for (place, one) in table.rows.iter().enumerate() {
        all = all.push(panel::hairline()).push(figure_row((at, place), one, width));
    }
    let least = WORDS + (width + S4) * table.columns.len() as f32;
    let body = slid(all.width(Length::Fill).into(), least, room);
    let mut inside = column![panel::section(table.heading, row![]), body].spacing(S12);
    if !table.note.is_empty() {
        inside = inside.push(label::small(table.note));
    }
    panel::card(inside)
}

/// A table that does not fit is slid sideways rather than squeezed.
fn slid(table: Element<'_, Message>, least: f32, room: f32) -> Element<'_, Message> {
    if least <= room {
        return table;
    }
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    scrollable(container(table).width(least).padding(Padding { bottom: 12.0, ..Padding::ZERO }))
        .direction(scrollable::Direction::Horizontal(bar))
        .width(Length::Fill)
        .into()
}

fn figure_row(place: (usize, usize), one: &Row, width: f32) -> Element<'_, Message> {
    let words = line::line(one.words.as_str()).two();
    let words = if one.total { words.strong() } else { words };
    let mut cells = row![container(words).width(Length::Fill)].spacing(S4).align_y(Alignment::Center);
    for (column, figure) in one.cells.iter().enumerate() {
        cells = cells.push(cell(figure, (place.0, place.1, column), one.total, width));
    }
    cells.into()
}

fn cell(
    figure: &str,
    (table, row, column): (usize, usize, usize),
    total: bool,
    width: f32,
) -> Element<'_, Message> {
    let font = if total { fonts::FIGURES_STRONG } else { fonts::FIGURES };
    let empty = figure == "–";
    let words = label::body(figure).font(font);
    let words = if empty { label::colored(words, |c| c.ink_faint) } else { words };
    let face =
        container(words).padding(Padding { top: 6.0, bottom: 6.0, left: S8, right: S8 }).align_right(width);
    if empty {
        return face.into();
    }
    let opened = Message::Sums(Said::Opened(table, row, column));
    focus::focusable(press::press(face).on_press(opened.clone()), None, Some(opened))
}
