//! The strips above and below the work area, and how they stand together with the rail.

use iced::widget::{column, container, row, rule, space};
use iced::{Alignment, Length, Padding};

use super::badge::Tone;
use super::icon::Icon;
use super::measure::{S4, S8, S12, S16, STATUS, STRIP};
use super::{Element, Theme, label};

/// The top strip: where I am at the left, the search field in the middle, office and member at the right.
pub fn strip<'a, M: 'a>(
    place: impl Into<Element<'a, M>>,
    search: impl Into<Element<'a, M>>,
    person: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let line = row![
        place.into(),
        space::horizontal(),
        container(search).width(Length::FillPortion(6)).max_width(440),
        space::horizontal(),
        person.into()
    ]
    .spacing(S12)
    .align_y(Alignment::Center)
    .height(Length::Fill);
    let strip = container(line)
        .height(STRIP)
        .width(Length::Fill)
        .padding(Padding { left: S16, right: S16, ..Padding::ZERO })
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().paper.into()),
            ..container::Style::default()
        });
    column![strip, rule::horizontal(1)].into()
}

/// One statement of the status strip: "Đã lưu lúc 10:42:07".
pub fn note<'a, M: 'a>(icon: Icon, words: &'a str, tone: Tone) -> Element<'a, M> {
    row![
        icon.text(14.0)
            .style(move |theme: &Theme| iced::widget::text::Style { color: Some(tone.ink(theme.colors())) }),
        label::small(words)
    ]
    .spacing(S4)
    .align_y(Alignment::Center)
    .into()
}

/// The status strip: what was saved at the left, the rest at the right.
pub fn status<'a, M: 'a>(
    left: impl Into<Element<'a, M>>,
    right: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let line = row![left.into(), space::horizontal(), right.into()]
        .spacing(S16)
        .align_y(Alignment::Center)
        .height(Length::Fill);
    let strip = container(line)
        .height(STATUS)
        .width(Length::Fill)
        .padding(Padding { left: S12, right: S12, ..Padding::ZERO })
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().rail.into()),
            ..container::Style::default()
        });
    column![rule::horizontal(1), strip].into()
}

/// The window: rail, strip above, work area, status below.
pub fn frame<'a, M: 'a>(
    rail: impl Into<Element<'a, M>>,
    strip: impl Into<Element<'a, M>>,
    work: impl Into<Element<'a, M>>,
    status: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let work =
        container(work).width(Length::Fill).height(Length::Fill).style(|theme: &Theme| container::Style {
            background: Some(theme.colors().ground.into()),
            text_color: Some(theme.colors().ink),
            ..container::Style::default()
        });
    column![row![rail.into(), column![strip.into(), work]].height(Length::Fill), status.into()]
        .spacing(0)
        .into()
}

/// Icon and words beside each other: the office's short name, the member at work.
pub fn who<'a, M: 'a>(icon: Icon, words: &'a str) -> Element<'a, M> {
    row![icon.view(), label::body(words)].spacing(S8).align_y(Alignment::Center).into()
}
