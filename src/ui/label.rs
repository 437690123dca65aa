//! Words on the screen, each kind with its size, weight and colour. Every one of them has the line height that
//! stacked accents need, which is why screens should use these rather than `iced::widget::text`.

use iced::widget::text::{IntoFragment, Style};
use iced::widget::{Text, text};

use super::measure::{BODY, HEADING, LINE_HEIGHT, SMALL, TITLE};
use super::{Colors, Renderer, Theme, fonts};

/// Body text, 15 px.
pub fn body<'a>(words: impl IntoFragment<'a>) -> Text<'a, Theme, Renderer> {
    text(words).size(BODY).line_height(LINE_HEIGHT)
}

/// Body text that weighs more: names of things, values that matter.
pub fn strong<'a>(words: impl IntoFragment<'a>) -> Text<'a, Theme, Renderer> {
    body(words).font(fonts::SEMIBOLD)
}

/// Secondary text, 13 px, soft.
pub fn small<'a>(words: impl IntoFragment<'a>) -> Text<'a, Theme, Renderer> {
    colored(text(words).size(SMALL).line_height(LINE_HEIGHT), |c| c.ink_soft)
}

/// The label above a field: 13 px, medium weight.
pub fn caption<'a>(words: impl IntoFragment<'a>) -> Text<'a, Theme, Renderer> {
    small(words).font(fonts::MEDIUM)
}

/// The heading of a card or group, 17 px.
pub fn heading<'a>(words: impl IntoFragment<'a>) -> Text<'a, Theme, Renderer> {
    text(words).size(HEADING).line_height(LINE_HEIGHT).font(fonts::SEMIBOLD)
}

/// The title of a screen, 20 px. One a screen.
pub fn title<'a>(words: impl IntoFragment<'a>) -> Text<'a, Theme, Renderer> {
    text(words).size(TITLE).line_height(LINE_HEIGHT).font(fonts::SEMIBOLD)
}

/// A number in a row of numbers: digits of one width.
pub fn figure<'a>(words: impl IntoFragment<'a>) -> Text<'a, Theme, Renderer> {
    body(words).font(fonts::FIGURES)
}

/// The same words in a colour named by its meaning: `label::colored(label::small("…"), |c| c.danger)`.
pub fn colored<'a>(
    words: Text<'a, Theme, Renderer>,
    color: fn(&Colors) -> iced::Color,
) -> Text<'a, Theme, Renderer> {
    words.style(move |theme: &Theme| Style { color: Some(color(theme.colors())) })
}
