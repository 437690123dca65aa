//! When two paragraphs, or two sentences, are the same.

use super::{Echo, MergedParagraph};
use crate::domain::ids::UnitId;
use crate::text::mark::mark;
use crate::text::words::words;
use crate::text::{clean, nfc};
use std::collections::BTreeMap;

/// Shorter sentences ("Không có.") say nothing about each other; in words.
const TOLD: usize = 5;

/// A paragraph without the mark it begins with.
pub(in crate::domain::unit_report) fn unmarked(text: &str) -> &str {
    let text = text.trim();
    mark(text).map_or(text, |mark| text[mark.end..].trim_start())
}

/// What paragraphs are compared by: spaces, capitals, numbering and the place of the tone aside. Signs that belong to
/// a figure stay: "3,5" is not "35", and "5%" is not "5".
pub(in crate::domain::unit_report) fn key(text: &str) -> String {
    let text = nfc(text);
    let text = unmarked(&text);
    let mut out = String::new();
    let mut last = 0;
    for word in words(text) {
        let figure = word.key.starts_with(|c: char| c.is_ascii_digit());
        let between = text[last..word.start].trim();
        let after_figure = out.ends_with(|c: char| c.is_ascii_digit());
        if !out.is_empty() {
            out.push(' ');
        }
        let signs = |c: &char| {
            (after_figure && figure && matches!(c, ',' | '.' | '/' | '-' | ':'))
                || (after_figure && *c == '%')
                || (figure && matches!(c, '+' | '<' | '>'))
        };
        out.extend(between.chars().filter(signs));
        out.push_str(&word.key);
        last = word.end;
    }
    out.extend(text[last..].chars().filter(|c| *c == '%'));
    // A line of signs only is itself.
    if out.is_empty() { clean(text) } else { out }
}

/// The sentences of a paragraph.
fn sentences(text: &str) -> Vec<&str> {
    let text = unmarked(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        if ended && c.is_whitespace() {
            found.push(text[start..at].trim());
            start = at;
        }
        ended = matches!(c, '.' | ';' | '!' | '?' | '…');
    }
    found.push(text[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Says of every paragraph which of its sentences other units wrote inside of other paragraphs.
pub(super) fn echo(paragraphs: &mut [MergedParagraph]) {
    let mut where_from: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        for sentence in sentences(&paragraph.words) {
            let key = key(sentence);
            if key.split(' ').count() >= TOLD {
                let places = where_from.entry(key).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
    }
    where_from.retain(|_, places| places.len() > 1);
    if where_from.is_empty() {
        return;
    }
    let all: Vec<Vec<UnitId>> = paragraphs.iter().map(MergedParagraph::units).collect();
    for (at, paragraph) in paragraphs.iter_mut().enumerate() {
        let mut echoes: Vec<Echo> = Vec::new();
        for sentence in sentences(&paragraph.words) {
            let Some(places) = where_from.get(&key(sentence)) else { continue };
            let mut units: Vec<UnitId> = Vec::new();
            for unit in places.iter().flat_map(|place| &all[*place]) {
                if !units.contains(unit) {
                    units.push(*unit);
                }
            }
            if units.len() > all[at].len() && !echoes.iter().any(|echo| echo.words == sentence) {
                echoes.push(Echo { words: sentence.to_owned(), units });
            }
        }
        paragraph.echoes = echoes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_capitals_numbering_and_the_place_of_the_tone_do_not_matter() {
        assert_eq!(key("- Tổ chức 03 hội nghị, hoà giải."), key("1.  tổ chức 03 hội nghị; hòa giải"));
        assert_eq!(key("a) Đã nhận đơn"), key("+ Đã nhận đơn."));
        let loose = unicode_normalization::UnicodeNormalization::nfd("Đã tặng quà").collect::<String>();
        assert_eq!(key(&loose), key("đã tặng quà"));
    }

    #[test]
    fn other_figures_and_other_tones_are_other_paragraphs() {
        assert_ne!(key("Đạt 3,5 triệu"), key("Đạt 35 triệu"));
        assert_ne!(key("Đạt 5%"), key("Đạt 5"));
        assert_ne!(key("Tăng 5 % hội viên"), key("Tăng 5 hội viên"));
        assert_ne!(key("Bàn ghế"), key("Bán ghế"));
        assert_ne!(key("…"), key("---"));
    }

    #[test]
    fn a_paragraph_is_cut_into_its_sentences() {
        assert_eq!(sentences("- Một. Hai; ba? Năm 3.5 m"), ["Một.", "Hai;", "ba?", "Năm 3.5 m"]);
    }
}
