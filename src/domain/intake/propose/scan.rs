//! A paragraph taken apart: words, sentences, clauses, and what the headings say.

use super::super::lists::{Phrase, begins_with, first_of};
use super::About;
use super::lists::LISTS;
use crate::text::words::{Word, key, words};
use std::collections::HashSet;
use std::ops::Range;

pub(super) struct Scan<'a> {
    pub text: &'a str,
    pub about: &'a About,
    pub words: Vec<Word>,
    /// Sentences as ranges of words.
    pub sentences: Vec<Range<usize>>,
    /// The keys of its words: most phrases begin with none of them, and need not be looked for at every word.
    keys: HashSet<String>,
}

impl<'a> Scan<'a> {
    pub fn of(text: &'a str, about: &'a About) -> Self {
        let words = words(text);
        let mut sentences = Vec::new();
        let mut start = 0;
        for at in 1..=words.len() {
            let ends = at == words.len() || {
                let gap = &text[words[at - 1].end..words[at].start];
                gap.contains(['!', '?', '\n'])
                    || gap.contains('.')
                        && gap.contains(' ')
                        && text[words[at].start..].starts_with(char::is_uppercase)
                        && !is_short_form(&text[words[at - 1].start..words[at - 1].end])
            };
            if ends {
                sentences.push(start..at);
                start = at;
            }
        }
        sentences.retain(|range| !range.is_empty());
        let keys = words.iter().map(|word| word.key.clone()).collect();
        Self { text, about, words, sentences, keys }
    }

    /// Bytes of a range of words.
    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        match (self.words.get(range.start), range.end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if range.end > range.start => first.start..last.end,
            (Some(first), _) => first.start..first.start,
            _ => self.text.len()..self.text.len(),
        }
    }

    /// The words of a range, as written.
    pub fn said(&self, range: &Range<usize>) -> &'a str {
        &self.text[self.bytes(range)]
    }

    /// What stands between word `at` and the one before it.
    pub fn gap(&self, at: usize) -> &'a str {
        match (at.checked_sub(1).and_then(|before| self.words.get(before)), self.words.get(at)) {
            (Some(before), Some(word)) => &self.text[before.end..word.start],
            (None, Some(word)) => &self.text[..word.start],
            (Some(before), None) => &self.text[before.end..],
            (None, None) => self.text,
        }
    }

    pub fn is(&self, at: usize, word: &str) -> bool {
        self.words.get(at).is_some_and(|one| one.key == key(word))
    }

    /// How many words of one of the phrases begin at `at`, all of them before `end`.
    pub fn at(&self, list: &[Phrase], at: usize, end: usize) -> Option<usize> {
        let end = end.min(self.words.len());
        if at >= end { None } else { begins_with(list, &self.words[at..end]) }
    }

    /// Where one of the phrases first stands in a range.
    pub fn find(&self, list: &[Phrase], range: &Range<usize>) -> Option<Range<usize>> {
        if !list.iter().any(|phrase| phrase.0.first().is_some_and(|word| self.keys.contains(word))) {
            return None;
        }
        let end = range.end.min(self.words.len());
        let found = first_of(list, self.words.get(range.start..end)?)?;
        Some(range.start + found.0..range.start + found.0 + found.1)
    }

    /// Whether one of the headings says one of the phrases.
    pub fn under(&self, list: &[Phrase]) -> bool {
        self.about.headings.iter().any(|heading| says(heading, list))
    }

    /// The clauses of a sentence, parted at semicolons and at "đồng thời".
    pub fn clauses(&self, sentence: &Range<usize>) -> Vec<Range<usize>> {
        let mut clauses = Vec::new();
        let (also, then) = (key("đồng"), key("thời"));
        let is = |at: usize, word: &str| self.words.get(at).is_some_and(|one| one.key == word);
        let mut start = sentence.start;
        for at in sentence.start + 1..sentence.end {
            if self.gap(at).contains(';') || is(at, &also) && is(at + 1, &then) {
                clauses.push(start..at);
                start = at;
            }
        }
        clauses.push(start..sentence.end);
        clauses.retain(|range| !range.is_empty());
        clauses
    }

    /// Bytes of a range of words with the bracket that closes behind it.
    pub fn bytes_closed(&self, range: &Range<usize>) -> Range<usize> {
        let mut bytes = self.bytes(range);
        let said = &self.text[bytes.clone()];
        for (open, close) in [('(', ')'), ('“', '”')] {
            if said.matches(open).count() > said.matches(close).count()
                && self.text[bytes.end..].starts_with(close)
            {
                bytes.end += close.len_utf8();
            }
        }
        bytes
    }
}

/// "TP. HCM", "TT. Tỉnh ủy": a full stop of a short form ends no sentence.
fn is_short_form(word: &str) -> bool {
    word.chars().count() <= 3 && word.chars().all(|c| c.is_uppercase() || c.is_numeric())
}

/// Whether a heading says one of the phrases.
pub(super) fn says(heading: &str, list: &[Phrase]) -> bool {
    heading.len() < 600 && first_of(list, &words(heading)).is_some()
}

/// A receiver ("Ban Thi đua - Khen thưởng (Sở Nội vụ)") from word `at` on, no further than `end`.
pub(super) fn receiver(scan: &Scan<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let lists = &LISTS.words;
    scan.at(&lists.receivers, at, end)?;
    let first = &scan.text[scan.words[at].start..];
    // "tỉnh", "cấp trên" are receivers in lower case, other words in lower case begin none.
    if !first.starts_with(char::is_uppercase) && !scan.is(at, "tỉnh") && !scan.is(at, "cấp") {
        return None;
    }
    let mut to = at + 1;
    while to < end.min(scan.words.len()) {
        let gap = scan.gap(to);
        let open = scan.text[scan.words[at].start..scan.words[to].start].matches('(').count();
        let closed = scan.text[scan.words[at].start..scan.words[to].start].matches(')').count();
        let inside = open > closed;
        let stops = gap.contains([';', ':', ',', '.']) && !inside && !listed(gap);
        if stops || !inside && scan.at(&lists.receiver_ends, to, end).is_some() {
            break;
        }
        to += 1;
    }
    Some(at..to)
}

/// A point inside a short form ("TP. HCM") is no end.
fn listed(gap: &str) -> bool {
    !gap.contains(' ') && gap.contains('.')
}
