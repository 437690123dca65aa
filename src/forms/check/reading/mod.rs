//! A paper as a reader takes it in: lines in order, each with the part of the paper it belongs to.
//!
//! Our own papers and pasted text come here by different doors ([`paper`], [`plain`]) and are judged by the same
//! rules from here on.

mod paper;
mod parts;
mod plain;

pub(super) use crate::text::mark::{Level, Mark, letter_at};
pub(super) use paper::read as of_paper;
pub(super) use plain::read as of_text;

use super::data::Kind;
use super::finding::Place;
use super::words::Word;
use crate::paper::Anchor;

/// Stands for room left to write into by hand.
pub(super) const BLANK: char = '\u{e000}';
/// Stands before and after the name of a value that is not given yet.
pub(super) const GAP: char = '\u{e001}';

/// What a line is in its paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Part {
    /// National title.
    Nation,
    /// National motto.
    Motto,
    /// Title of party papers, which takes the place of both.
    Party,
    /// Superior office.
    Superior,
    /// Issuing office.
    Issuer,
    /// Number and symbol.
    Number,
    /// Place and date.
    PlaceDate,
    /// "V/v …" of a letter.
    Regarding,
    /// Type of paper.
    Title,
    /// Abstract.
    Subject,
    /// "Kính gửi".
    Addressee,
    /// Legal basis.
    Basis,
    /// Text.
    Body,
    /// Cell of a table.
    Cell,
    /// "Nơi nhận:".
    Recipients,
    /// One recipient.
    Recipient,
    /// "Lưu: …".
    Archive,
    /// "TM. …", a post.
    Authority,
    /// Name of the signer.
    Signer,
    /// What stands behind the signature: appendices.
    Appendix,
    /// Leftovers of the head or the foot that are none of these.
    Other,
}

impl Part {
    /// Running text, in which sentences are written.
    pub fn is_prose(self) -> bool {
        matches!(
            self,
            Self::Subject
                | Self::Addressee
                | Self::Basis
                | Self::Body
                | Self::Cell
                | Self::Appendix
                | Self::Regarding
        )
    }

    /// Text of the paper proper, between title and foot.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Basis | Self::Body)
    }
}

/// A line of pasted text, or a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// In NFC, unbreakable spaces as plain ones.
    pub text: String,
    /// Byte offsets at which a new line of the source begins, with its number.
    pub starts: Vec<(usize, usize)>,
    /// What it was made from.
    pub anchor: Option<Anchor>,
    /// Its place in the paper.
    pub part: Part,
    /// Its number or list mark.
    pub mark: Option<Mark>,
    /// Words of the whole line, mark included.
    pub words: Vec<Word>,
    /// Index of the first word behind the mark.
    pub first: usize,
    /// Whether the source held letters with loose marks or invisible characters.
    pub loose: bool,
}

impl Line {
    /// The line without its mark.
    pub fn body(&self) -> &str {
        let at = self.mark.as_ref().map_or(0, |mark| mark.end);
        self.text[at..].trim()
    }

    /// Byte offset at which the text behind the mark begins.
    pub fn body_start(&self) -> usize {
        let at = self.mark.as_ref().map_or(0, |mark| mark.end);
        at + (self.text[at..].len() - self.text[at..].trim_start().len())
    }

    /// The place of a piece of this line.
    pub fn place(&self, start: usize, end: usize) -> Place {
        let number = self.starts.iter().rev().find(|(at, _)| *at <= start).map_or(0, |(_, number)| *number);
        Place { line: number, excerpt: excerpt(&self.text, start, end), anchor: self.anchor }
    }

    /// The line as a place.
    pub fn whole(&self) -> Place {
        self.place(0, 0)
    }
}

/// How many letters an excerpt shows on either side.
const AROUND: usize = 28;

/// The words around a piece of a line, cut at spaces.
pub(super) fn excerpt(text: &str, start: usize, end: usize) -> String {
    let (start, end) = (text.floor_char_boundary(start), text.ceil_char_boundary(end));
    let back = text[..start].char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let from = if back == 0 { 0 } else { text[back..start].find(' ').map_or(back, |at| back + at + 1) };
    let ahead = text[end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| end + at);
    let to =
        if ahead == text.len() { ahead } else { text[end..ahead].rfind(' ').map_or(ahead, |at| end + at) };
    let mut out = String::new();
    if from > 0 {
        out.push('…');
    }
    for c in text[from..to].chars() {
        match c {
            BLANK => out.push_str("……"),
            GAP => out.push('|'),
            c => out.push(c),
        }
    }
    let mut out = out.trim().to_owned();
    if to < text.len() {
        out.push('…');
    }
    out
}

/// A whole paper, read.
#[derive(Debug)]
pub(super) struct Reading {
    /// Its lines, in order.
    pub lines: Vec<Line>,
    /// Its kind, when known.
    pub kind: Option<&'static Kind>,
    /// Whether it is our own paper: then what is missing is missing.
    pub own: bool,
    /// Whether it is a paper of a party body, which has its own form.
    pub party: bool,
}

impl Reading {
    /// The lines of a part.
    pub fn of(&self, part: Part) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.part == part)
    }

    /// Whether the part is there.
    pub fn has(&self, part: Part) -> bool {
        self.of(part).next().is_some()
    }
}

/// A line before its part is known.
#[derive(Debug)]
pub(super) struct Raw {
    pub text: String,
    pub starts: Vec<(usize, usize)>,
    pub anchor: Option<Anchor>,
    pub cell: bool,
    /// Belongs to a further section of a document.
    pub later: bool,
    /// Nothing but white space stood before it.
    pub after_empty: bool,
    pub loose: bool,
}
