//! Quotas in a few words, wherever the council works: which matter most, and how each is shown.

use crate::domain::round::{QuotaCount, QuotaState};
use crate::ui::badge::Tone;
use crate::ui::line::line;
use crate::ui::measure::{RADIUS, S4, S8, SMALL};
use crate::ui::{Element, Theme, fonts, label};
use iced::widget::text::Wrapping;
use iced::widget::{container, row};
use iced::{Alignment, Border, Fill, Padding};

/// "Hội LHPN huyện X – cá nhân: 3/2 – vượt 1, đã nêu lý do".
#[must_use]
pub fn told(count: &QuotaCount) -> String {
    let told = if count.excuse.is_some() { ", đã nêu lý do" } else { "" };
    format!("{}{told}", count.sentence())
}

/// How a count looks.
#[must_use]
pub const fn tone(count: &QuotaCount) -> Tone {
    match (count.state, count.excuse.is_some()) {
        (QuotaState::Over, false) => Tone::Danger,
        (QuotaState::Over, true) | (QuotaState::Short, _) => Tone::Due,
        (QuotaState::Kept, _) => Tone::Done,
    }
}

/// The places of the counts, those that matter most first.
#[must_use]
pub fn by_weight(all: &[QuotaCount]) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..all.len()).collect();
    sorted.sort_by_key(|at| match (all[*at].state, all[*at].excuse.is_some()) {
        (QuotaState::Over, false) => 0,
        (QuotaState::Short, _) => 1,
        (QuotaState::Over, true) => 2,
        (QuotaState::Kept, _) => 3,
    });
    sorted
}

/// One count as a chip that fills its place; where there is no room the name gives way, never the figures.
pub fn chip<'a, M: 'a>(words: &'a str, tone: Tone) -> Element<'a, M> {
    let sign = tone
        .sign()
        .text(14.0)
        .style(move |theme: &Theme| iced::widget::text::Style { color: Some(tone.ink(theme.colors())) });
    let mut inside = row![sign].spacing(S4).align_y(Alignment::Center);
    inside = match words.rsplit_once(": ") {
        Some((name, figures)) => inside
            .push(line(name).small().color(|c| c.ink))
            .push(label::body(figures).size(SMALL).font(fonts::MEDIUM).wrapping(Wrapping::None)),
        None => inside.push(line(words).small().color(|c| c.ink)),
    };
    container(inside)
        .padding(Padding { top: S4, bottom: S4, left: S8, right: S8 })
        .width(Fill)
        .style(move |theme: &Theme| container::Style {
            background: Some(tone.ground(theme.colors()).into()),
            border: Border { radius: RADIUS.into(), ..Border::default() },
            ..container::Style::default()
        })
        .into()
}
