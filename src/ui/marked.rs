//! Running text in which stretches are marked: a figure to be looked at, words that were added or taken out.

use iced::widget::{rich_text, span};
use iced::{Color, Font};

use super::measure::{BODY, LINE_HEIGHT};
use super::{Element, fonts};

/// How a stretch of text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Not at all.
    Plain,
    /// To be looked at: bold on gold.
    Look,
    /// Only here: bold and underlined on green.
    Added,
    /// Only in the other: struck out on red.
    Removed,
}

// Half transparent, so that one tint serves the light, the dark and the contrast theme; the sign beside the colour is
// the weight and the line.
const LOOK: Color = Color { r: 0.72, g: 0.54, b: 0.17, a: 0.30 };
const ADDED: Color = Color { r: 0.18, g: 0.55, b: 0.30, a: 0.20 };
const REMOVED: Color = Color { r: 0.75, g: 0.20, b: 0.18, a: 0.18 };

/// The text with its marks, wrapped into as many lines as it needs.
pub fn marked<'a, M: 'a>(stretches: impl IntoIterator<Item = (Mark, &'a str)>) -> Element<'a, M> {
    let spans: Vec<_> = stretches
        .into_iter()
        .map(|(mark, words)| {
            let plain = span::<(), Font>(words);
            match mark {
                Mark::Plain => plain,
                Mark::Look => plain.font(fonts::SEMIBOLD).background(LOOK),
                Mark::Added => plain.font(fonts::SEMIBOLD).underline(true).background(ADDED),
                Mark::Removed => plain.strikethrough(true).background(REMOVED),
            }
        })
        .collect();
    rich_text(spans).size(BODY).line_height(LINE_HEIGHT).font(fonts::REGULAR).width(iced::Length::Fill).into()
}
