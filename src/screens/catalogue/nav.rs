//! Which list of the catalogues is shown: names at the left, or one list that drops down where there is no room.

use super::super::typed::{Named, chosen};
use super::{Message, Tab};
use crate::ui::choice::Pick;
use crate::ui::{Element, Theme, focus, fonts, label, measure, panel};
use iced::widget::{button, column, container, row, scrollable, space};
use iced::{Alignment, Border, Length, Padding};

/// Width of the names, in px.
const WIDTH: f32 = 196.0;
/// Less room than this and they drop down, in px.
pub(super) const BESIDE: f32 = 900.0;

/// The names at the left, each with its count.
pub(super) fn beside<'a>(all: &'a [(Tab, &'static str, String)], here: Tab) -> Element<'a, Message> {
    let mut names = column![].spacing(2);
    for (tab, name, count) in all {
        if tab.begins_group() {
            names = names.push(container(panel::hairline()).padding(Padding {
                top: 4.0,
                bottom: 4.0,
                ..Padding::ZERO
            }));
        }
        names = names.push(entry(*tab, name, count, *tab == here));
    }
    container(scrollable(names))
        .width(WIDTH)
        .height(Length::Fill)
        .padding(measure::S4)
        .style(panel::card_style)
        .into()
}

/// The same as one list that drops down.
pub(super) fn above<'a>(all: &'a [(Tab, &'static str, String)], here: Tab) -> Element<'a, Message> {
    let named: Vec<Named<Tab>> =
        all.iter().map(|(tab, name, count)| Named::new(*tab, format!("{name} ({count})"))).collect();
    let now = chosen(&named, &here);
    Pick::new("", named, now, |one| Message::TabChosen(one.value)).into()
}

fn entry<'a>(tab: Tab, name: &'a str, count: &'a str, here: bool) -> Element<'a, Message> {
    let font = if here { fonts::SEMIBOLD } else { fonts::REGULAR };
    let words = row![
        container(label::body(name).font(font)).width(Length::Fill),
        label::small(count).font(fonts::FIGURES)
    ]
    .spacing(measure::S8)
    .align_y(Alignment::Center);
    let bar = container(space().width(3).height(20)).style(move |theme: &Theme| container::Style {
        background: here.then_some(theme.colors().gold.into()),
        ..container::Style::default()
    });
    let line = row![bar, words].spacing(measure::S8).align_y(Alignment::Center).height(Length::Fill);
    let press = button(line)
        .width(Length::Fill)
        .height(measure::CONTROL)
        .padding(Padding { right: measure::S8, ..Padding::ZERO })
        .on_press(Message::TabChosen(tab))
        .style(move |theme: &Theme, status| {
            let c = theme.colors();
            let hot = matches!(status, button::Status::Hovered | button::Status::Pressed);
            button::Style {
                background: (here || hot).then_some(if here { c.gold_soft } else { c.surface }.into()),
                text_color: c.ink,
                border: Border { radius: measure::RADIUS.into(), ..Border::default() },
                ..button::Style::default()
            }
        });
    focus::focusable(press, None, Some(Message::TabChosen(tab)))
}
