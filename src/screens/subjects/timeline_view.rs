//! The years as a calm vertical line: the latest at the top, one dot for each thing that happened.

use super::record::{Message, Record};
use crate::domain::timeline::{EventKind, TimelineEvent, TimelineYear};
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, Theme, button, icon, label, line};
use iced::widget::{column, container, row, rule, space};
use iced::{Alignment, Length, Padding};

/// Width of the years, in px.
const YEAR: f32 = 56.0;
/// Width of the line with its dots, in px.
const RAIL: f32 = 20.0;

pub(super) fn view(page: &Record) -> Element<'_, Message> {
    let years = page.file.as_ref().map_or(&[][..], |file| file.timeline.as_slice());
    let mut all = column![];
    for (at, year) in years.iter().enumerate() {
        let days = page.days.get(at).map_or(&[][..], Vec::as_slice);
        all = all.push(one(year, days, at + 1 == years.len()));
    }
    all.into()
}

fn one<'a>(year: &'a TimelineYear, days: &'a [String], last: bool) -> Element<'a, Message> {
    let when = year.year.map_or_else(|| "Chưa rõ".to_owned(), |year| year.to_string());
    let mut events = column![].spacing(S4);
    for (event, day) in year.events.iter().zip(days) {
        events = events.push(happened(event, day));
    }
    let below = Padding { bottom: if last { 0.0 } else { S12 }, ..Padding::ZERO };
    row![
        container(label::strong(when)).width(YEAR),
        container(rule::vertical(2)).width(RAIL).height(Length::Fill),
        container(events).width(Length::Fill).padding(below),
    ]
    .height(Length::Shrink)
    .into()
}

fn happened<'a>(event: &'a TimelineEvent, day: &'a str) -> Element<'a, Message> {
    let tone = tone(event.kind);
    let sign = sign(event.kind)
        .text(16.0)
        .style(move |theme: &Theme| iced::widget::text::Style { color: Some(tone.ink(theme.colors())) });
    let mut words = column![line::line(event.words.as_str()).two()];
    if !day.is_empty() {
        words = words.push(label::small(day));
    }
    let open: Element<'a, Message> = match event.dossier {
        Some(id) => button::icon(icon::right(), "Mở hồ sơ").on_press(Message::DossierAsked(id)).into(),
        None => space().into(),
    };
    row![container(sign).padding(Padding { top: 3.0, ..Padding::ZERO }), words.width(Length::Fill), open]
        .spacing(S8)
        .align_y(Alignment::Start)
        .into()
}

const fn tone(kind: EventKind) -> Tone {
    match kind {
        EventKind::Record => Tone::Plain,
        EventKind::Step => Tone::Info,
        EventKind::Return => Tone::Due,
        EventKind::Council | EventKind::Award | EventKind::PastAward => Tone::Gold,
        EventKind::Publicity => Tone::Done,
    }
}

fn sign(kind: EventKind) -> icon::Icon {
    match kind {
        EventKind::Record => icon::note(),
        EventKind::Step => icon::dossier(),
        EventKind::Return => icon::undo(),
        EventKind::Council => icon::scale(),
        EventKind::Award | EventKind::PastAward => icon::medal(),
        EventKind::Publicity => icon::news(),
    }
}
