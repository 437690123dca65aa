//! Text: runs and paragraphs.

use super::Anchor;
use crate::paper::length::{Length, Size};
use crate::paper::page::Ink;
use serde::{Deserialize, Serialize};

/// Face of a piece of text within the one family of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// A line drawn under the text (party papers underline "Nơi nhận").
    pub underline: bool,
}

impl Style {
    /// Upright, regular weight.
    pub const REGULAR: Style = Style { bold: false, italic: false, underline: false };
    /// Upright bold.
    pub const BOLD: Style = Style { bold: true, italic: false, underline: false };
    /// Italic, regular weight.
    pub const ITALIC: Style = Style { bold: false, italic: true, underline: false };
    /// Bold italic.
    pub const BOLD_ITALIC: Style = Style { bold: true, italic: true, underline: false };
}

/// A piece of text in one face.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Run {
    /// The text. `\n` ends the line, U+00A0 is a space at which no line breaks. Empty for a blank.
    pub text: String,
    /// Its face.
    pub style: Style,
    /// Plain text, a value not given yet, or room to write into.
    pub kind: RunKind,
    /// Its colour; a value not given yet keeps its own.
    pub ink: Ink,
}

/// What a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RunKind {
    /// Text as it is printed.
    #[default]
    Plain,
    /// The name of a value that is not given yet. Tinted on the sheet, so that nobody takes it for text; a paper
    /// that has one is a draft and cannot be issued.
    Missing,
    /// White space of this exact width, to write a number or a date into by hand. Not widened by justification.
    Blank(Length),
    /// A dotted line to write on, or to lead the eye to a page number. It is drawn, so it is no text to be read or
    /// copied; the dots of lines below each other stand below each other.
    Leader(Leader),
}

/// How long a dotted line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Leader {
    /// At least this long, and as much longer as its line has room for; several in a line share the room alike.
    Fill(Length),
    /// Exactly this long.
    Exact(Length),
}

impl Leader {
    /// What it needs in any case.
    #[must_use]
    pub const fn least(self) -> Length {
        match self {
            Leader::Fill(least) | Leader::Exact(least) => least,
        }
    }
}

impl Run {
    /// Text in a given face.
    #[must_use]
    pub fn styled(text: impl Into<String>, style: Style) -> Run {
        Run { text: text.into(), style, ..Run::default() }
    }

    /// Upright text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Run {
        Run::styled(text, Style::REGULAR)
    }

    /// Bold text.
    #[must_use]
    pub fn bold(text: impl Into<String>) -> Run {
        Run::styled(text, Style::BOLD)
    }

    /// Italic text.
    #[must_use]
    pub fn italic(text: impl Into<String>) -> Run {
        Run::styled(text, Style::ITALIC)
    }

    /// Bold italic text.
    #[must_use]
    pub fn bold_italic(text: impl Into<String>) -> Run {
        Run::styled(text, Style::BOLD_ITALIC)
    }

    /// The Vietnamese name of a value that is not given yet, such as "ngày họp Hội đồng"; printed in brackets.
    #[must_use]
    pub fn missing(name: impl Into<String>) -> Run {
        Run { text: name.into(), kind: RunKind::Missing, ..Run::default() }
    }

    /// White space of an exact width to write into by hand.
    #[must_use]
    pub fn blank(width: Length) -> Run {
        Run { kind: RunKind::Blank(width), ..Run::default() }
    }

    /// A dotted line to the right edge, at least this long. A page number behind it stays on its line when no
    /// breaking space stands between them.
    #[must_use]
    pub fn leader(least: Length) -> Run {
        Run { kind: RunKind::Leader(Leader::Fill(least)), ..Run::default() }
    }

    /// A dotted line of an exact length.
    #[must_use]
    pub fn dots(length: Length) -> Run {
        Run { kind: RunKind::Leader(Leader::Exact(length)), ..Run::default() }
    }

    /// The same in another colour.
    #[must_use]
    pub fn inked(self, ink: Ink) -> Run {
        Run { ink, ..self }
    }
}

/// Where lines stand between the edges of their paragraph or cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
    /// At both edges, the last line at the left; lines are chosen for the paragraph as a whole.
    Justify,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Para {
    /// Its text.
    pub runs: Vec<Run>,
    /// Where its lines stand.
    pub align: Align,
    /// Type size.
    pub size: Size,
    /// Distance between baselines; raised to [`Size::least_pitch`] when less.
    pub pitch: Length,
    /// White space above; of two neighbouring gaps the larger one counts. Dropped at the top
    /// of a page, except the first one of a section.
    pub before: Length,
    /// White space below.
    pub after: Length,
    /// Start of the first line (of the label, if there is one) from the left edge of the paragraph's lines.
    pub first_indent: Length,
    /// Left edge of the lines, from the left edge of the body or the column.
    pub left_indent: Length,
    /// Right edge of the lines, from the right edge of the body or the column.
    pub right_indent: Length,
    /// "-", "+", "a)" in front of an item.
    pub label: Option<Label>,
    /// Whether it stays on the page of the beginning of the next block (headings).
    pub keep_next: bool,
    /// Level in the outline of the PDF, 0 for the outermost; none for text that is no heading.
    pub outline: Option<u8>,
    /// What it was made from.
    pub anchor: Option<Anchor>,
}

impl Para {
    /// Text from the left edge, without gaps or indents. Use struct update syntax for the rest.
    #[must_use]
    pub fn new(size: Size, pitch: Length, runs: Vec<Run>) -> Para {
        Para {
            runs,
            align: Align::Left,
            size,
            pitch,
            before: Length::ZERO,
            after: Length::ZERO,
            first_indent: Length::ZERO,
            left_indent: Length::ZERO,
            right_indent: Length::ZERO,
            label: None,
            keep_next: false,
            outline: None,
            anchor: None,
        }
    }
}

/// Mark in front of an item. It stands where the first line would start; the text of the first line starts at `tab`.
///
/// With `left_indent` = `tab` the item hangs (all its lines start at the tab); with `left_indent` = 0 the further
/// lines start at the edge of the body, which is how most offices set "- …" items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The mark with its face.
    pub run: Run,
    /// Where the text of the first line starts, from the left edge of the body or the column. A mark too wide for
    /// it pushes the text one space behind itself.
    pub tab: Length,
}
