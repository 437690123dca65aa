//! A state in a word, with its sign and its colour; never colour alone.

use iced::widget::{container, row};
use iced::{Alignment, Border, Color, Padding};

use super::icon::{self, Icon};
use super::measure::{S4, S8, SMALL};
use super::{Colors, Element, Theme, fonts, label};

/// What a state, notice or figure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing to do: a draft, a category.
    #[default]
    Plain,
    /// Finished, met, issued.
    Done,
    /// Due soon, needs attention.
    Due,
    /// Worth knowing.
    Info,
    /// Wrong, late, refused.
    Danger,
    /// Chosen, honoured.
    Gold,
}

impl Tone {
    /// The colour of text and signs in this tone.
    #[must_use]
    pub fn ink(self, c: &Colors) -> Color {
        match self {
            Self::Plain => c.ink_soft,
            Self::Done => c.done,
            Self::Due => c.due,
            Self::Info => c.info,
            Self::Danger => c.danger,
            Self::Gold => c.gold_ink,
        }
    }

    /// The colour of bars in this tone: at least 3:1 on paper, as a bar is no text.
    #[must_use]
    pub fn mark(self, c: &Colors) -> Color {
        match self {
            Self::Gold => c.gold,
            _ => self.ink(c),
        }
    }

    /// The ground behind it.
    #[must_use]
    pub fn ground(self, c: &Colors) -> Color {
        match self {
            Self::Plain => c.surface,
            Self::Done => c.done_soft,
            Self::Due => c.due_soft,
            Self::Info => c.info_soft,
            Self::Danger => c.danger_soft,
            Self::Gold => c.gold_soft,
        }
    }

    /// The sign that says the same without colour.
    #[must_use]
    pub fn sign(self) -> Icon {
        match self {
            Self::Plain => icon::dot(),
            Self::Done => icon::check_circle(),
            Self::Due => icon::clock(),
            Self::Info => icon::info(),
            Self::Danger => icon::warning(),
            Self::Gold => icon::medal(),
        }
    }
}

/// A state: `badge("Đã ban hành", Tone::Done)`.
pub fn badge<'a, M: 'a>(words: &'a str, tone: Tone) -> Element<'a, M> {
    with_icon(words, tone, tone.sign())
}

/// A state with a sign of its own.
pub fn with_icon<'a, M: 'a>(words: &'a str, tone: Tone, sign: Icon) -> Element<'a, M> {
    let words = label::body(words).size(SMALL).font(fonts::MEDIUM);
    container(row![sign.text(14.0), words].spacing(S4).align_y(Alignment::Center))
        .padding(Padding { top: 1.0, bottom: 1.0, left: S8, right: S8 })
        .style(move |theme: &Theme| {
            let c = theme.colors();
            container::Style {
                text_color: Some(tone.ink(c)),
                background: Some(tone.ground(c).into()),
                border: Border { color: tone.ink(c).scale_alpha(0.35), width: 1.0, radius: 11.into() },
                ..container::Style::default()
            }
        })
        .into()
}

/// A count where something waits; nothing at all when there is none.
pub fn count<'a, M: 'a>(n: usize) -> Element<'a, M> {
    if n == 0 {
        return iced::widget::space().into();
    }
    container(label::body(n.to_string()).size(SMALL).font(fonts::FIGURES_STRONG).line_height(1.2))
        .padding(Padding { top: 1.0, bottom: 1.0, left: 7.0, right: 7.0 })
        .style(|theme: &Theme| {
            let c = theme.colors();
            container::Style {
                text_color: Some(c.gold_ink),
                background: Some(c.gold_soft.into()),
                border: Border { color: c.gold, width: 1.0, radius: 9.into() },
                ..container::Style::default()
            }
        })
        .into()
}
