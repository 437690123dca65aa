//! The menu of the columns: which are shown, in which order, how wide – by keys as well as by mouse.

use super::{ColumnChange, List, Message, Open};
use crate::domain::listing::Column;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, Theme, button, check, icon, label, panel};
use iced::widget::{column, container, mouse_area, opaque, row, scrollable, space};
use iced::{Alignment, Border, Length, Padding};

/// Width of the menu, px.
const WIDTH: f32 = 440.0;
/// From the top of the screen to the foot of its tools, px.
const TOP: f32 = 112.0;
/// By how much a press makes a column wider or narrower, px.
const STEP: f32 = 24.0;

pub(super) fn over(list: &List) -> Element<'_, Message> {
    let shown: Vec<Column> = list.columns.shown().collect();
    let hidden = Column::ALL.into_iter().filter(|it| !shown.contains(it));
    let last = shown.len() - 1;
    let lines = shown.iter().enumerate().map(|(at, column)| line(*column, Some((at, last))));
    let lines = lines.chain(hidden.map(|column| line(column, None)));
    let close = button::icon(icon::close(), "Đóng (Esc)").on_press(Message::Opened(Open::Nothing));
    let even = list.columns.has_widths().then_some(Message::Columned(ColumnChange::Even));
    let foot = row![
        Element::from(button::quiet("Độ rộng tự động").on_press_maybe(even)),
        space::horizontal(),
        Element::from(button::quiet("Cột như ban đầu").on_press(Message::Columned(ColumnChange::Usual))),
    ]
    .spacing(S8);
    let lines = column(lines).padding(Padding { right: S16, ..Padding::ZERO });
    // The deeds stand above the lines: on a low screen the lines scroll and nothing is pushed out of sight.
    let inside = column![
        panel::section("Cột hiện trong danh sách", Element::from(close)),
        foot,
        scrollable(lines).height(Length::Shrink)
    ]
    .spacing(S8);
    let card = container(inside).width(WIDTH).padding(S12).style(|theme: &Theme| {
        let c = theme.colors();
        container::Style {
            text_color: Some(c.ink),
            background: Some(c.paper.into()),
            border: Border { color: c.line_strong, width: 1.0, radius: 6.into() },
            ..container::Style::default()
        }
    });
    let place = container(opaque(card))
        .width(Length::Fill)
        .height(Length::Fill)
        .align_x(Alignment::End)
        .padding(Padding { top: TOP, right: S16, bottom: S16, left: S16 });
    let close = Message::Opened(Open::Nothing);
    opaque(mouse_area(place).on_press(close.clone()).on_right_press(close))
}

/// One column; `place` and the last place, where it is shown.
fn line<'a>(column: Column, place: Option<(usize, usize)>) -> Element<'a, Message> {
    let change = Message::Columned;
    let toggle =
        (column != Column::Name).then_some(move |on| Message::Columned(ColumnChange::Show(column, on)));
    let tick = container(check::check(column.title(), place.is_some(), toggle)).width(Length::Fill);
    let mut all = row![tick].spacing(S4).align_y(Alignment::Center);
    if let Some((at, last)) = place {
        let moves = |by: i8, to: Option<usize>| {
            to.filter(|to| at > 0 && *to > 0 && *to <= last).map(|_| change(ColumnChange::Shift(column, by)))
        };
        all = all
            .push(button::icon(icon::up(), "Lên trước").on_press_maybe(moves(-1, at.checked_sub(1))))
            .push(button::icon(icon::down(), "Xuống sau").on_press_maybe(moves(1, Some(at + 1))))
            .push(button::icon(icon::minus(), "Hẹp bớt").on_press(change(ColumnChange::Widen(column, -STEP))))
            .push(
                button::icon(icon::plus(), "Rộng thêm").on_press(change(ColumnChange::Widen(column, STEP))),
            );
    } else {
        all = all.push(label::small("không hiện"));
    }
    all.height(36).into()
}
