//! Words of a line, with their place.

use crate::text::syllable;

pub(super) use crate::text::words::all_capitals;

/// A run of letters or figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Byte offset of its first letter in the line.
    pub start: usize,
    /// Byte offset behind its last letter.
    pub end: usize,
    /// Lower case, with tones placed the new way: what comparing is done with.
    pub key: String,
}

impl Word {
    /// The word as written.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    /// Its value, when it is figures only.
    pub fn figure(&self) -> Option<u32> {
        if self.key.len() <= 9 && self.key.bytes().all(|b| b.is_ascii_digit()) {
            self.key.parse().ok()
        } else {
            None
        }
    }
}

/// The words of a line, which is in NFC.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() || is_loose_mark(c) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            found.push(word(text, start, at));
        }
    }
    if let Some(start) = start {
        found.push(word(text, start, text.len()));
    }
    found
}

fn word(text: &str, start: usize, end: usize) -> Word {
    Word { start, end, key: syllable::key(&text[start..end]) }
}

/// A mark that sits on the letter before it.
pub(super) fn is_loose_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Only spaces.
pub(super) fn blank_gap(c: char) -> bool {
    c == ' '
}

/// Spaces, commas and hyphens.
pub(super) fn list_gap(c: char) -> bool {
    matches!(c, ' ' | ',' | '-' | '–')
}
