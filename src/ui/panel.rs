//! Grounds things stand on: cards, the head of a screen, headings of groups, hairlines.

use iced::widget::{column, container, row, rule, space};
use iced::{Alignment, Border, Length, Padding};

use super::measure::{RADIUS, S4, S8, S12, S16};
use super::{Element, Theme, label};

/// Paper white with a hairline border. Shadows are left out: the software renderer pays for each of them.
pub fn card_style(theme: &Theme) -> container::Style {
    let c = theme.colors();
    container::Style {
        text_color: Some(c.ink),
        background: Some(c.paper.into()),
        border: Border { color: c.line, width: 1.0, radius: RADIUS.into() },
        ..container::Style::default()
    }
}

/// A card with 16 px inside, as wide as its place.
pub fn card<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    container(content).padding(S16).width(Length::Fill).style(card_style).into()
}

/// A card with a heading line and deeds at its right end (pass an empty `row![]` for none).
pub fn titled<'a, M: 'a>(
    heading: &'a str,
    deeds: impl Into<Element<'a, M>>,
    content: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    card(column![section(heading, deeds), content.into()].spacing(S12))
}

/// The heading of a group, with deeds at its right end (pass an empty `row![]` for none).
pub fn section<'a, M: 'a>(heading: &'a str, deeds: impl Into<Element<'a, M>>) -> Element<'a, M> {
    row![label::heading(heading), space::horizontal(), deeds.into()]
        .align_y(Alignment::Center)
        .spacing(S8)
        .into()
}

/// The head of a screen: title, a soft line under it (may be empty), deeds at the right.
pub fn head<'a, M: 'a>(title: &'a str, under: &'a str, deeds: impl Into<Element<'a, M>>) -> Element<'a, M> {
    let mut words = column![label::title(title)];
    if !under.is_empty() {
        words = words.push(label::small(under));
    }
    row![words.width(Length::Fill), deeds.into()].align_y(Alignment::Center).spacing(S16).into()
}

/// The work area of a screen: the warm ground with 16 px around, head above, content below.
pub fn screen<'a, M: 'a>(
    head: impl Into<Element<'a, M>>,
    content: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let content = container(content).width(Length::Fill).height(Length::Fill);
    container(column![head.into(), content].spacing(S12))
        .padding(S16)
        .width(Length::Fill)
        .height(Length::Fill)
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().ground.into()),
            ..container::Style::default()
        })
        .into()
}

/// The row of deeds at the foot of a form: quiet ones first, the primary one last, all at the right.
pub fn foot<'a, M: 'a>(deeds: impl Into<Element<'a, M>>) -> Element<'a, M> {
    container(row![space::horizontal(), deeds.into()])
        .padding(Padding { top: S12, ..Padding::ZERO })
        .width(Length::Fill)
        .into()
}

/// A horizontal hairline.
pub fn hairline<'a, M: 'a>() -> Element<'a, M> {
    rule::horizontal(1).into()
}

/// A name and its value, one under the other: "Ngày họp" / "05/02/2026".
pub fn fact<'a, M: 'a>(name: &'a str, value: impl Into<Element<'a, M>>) -> Element<'a, M> {
    column![label::caption(name), value.into()].spacing(S4).into()
}
