//! Which table a text without its font is in: the one by which nearly every word with a letter of the old range becomes a
//! Vietnamese syllable, where the words as they stand are none.

use super::{Table, convert, windows};
use crate::text::syllable::is_vietnamese;
use crate::text::words::{key, words};
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 60_000;
/// Fewer letters of the old range than this tell nothing.
const FEWEST: usize = 3;

/// Letters that no old table and no western language has.
fn is_vietnamese_only(c: char) -> bool {
    matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
}

fn is_high(c: char) -> bool {
    ('\u{80}'..='\u{ff}').contains(&c)
}

/// The table that makes Vietnamese of a text whose letters all stand in the range of old tables; `None` when the text
/// is Vietnamese already, or no table makes it so.
#[must_use]
pub fn table_of(text: &str) -> Option<Table> {
    // The beginning tells; a novel need not be read three times.
    let text = &text[..text.floor_char_boundary(SAMPLE)];
    let high = text.chars().filter(|c| is_high(*c)).count();
    let real = text.chars().filter(|c| is_vietnamese_only(*c)).count();
    if is_misread(text) {
        return Some(Table::Mojibake);
    }
    if high < FEWEST || real * 20 > high {
        return None;
    }
    let tokens = tokens(text);
    let before = tokens.iter().filter(|token| is_vietnamese(token)).count();
    // Code page 1258 keeps half of the letters as Latin-1 has them.
    if before * 5 > tokens.len() * 4 {
        return None;
    }
    let found = [Table::Tcvn3, Table::Vni, Table::Windows1258].into_iter().map(|table| {
        let after = tokens.iter().filter(|token| becomes(token, table)).count();
        (after, share(&convert(text, table)), table)
    });
    // Where two tables give syllables the one that gives common words is meant.
    found
        .max_by_key(|(after, share, _)| (*after, *share))
        .filter(|(after, ..)| *after > before && after * 10 >= tokens.len() * 9)
        .map(|(.., table)| table)
}

/// As [`table_of`] for many short texts of one file, such as the cells of a list.
#[must_use]
pub fn table_of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Table> {
    let mut all = String::new();
    for text in texts {
        if all.len() > SAMPLE {
            break;
        }
        all.push_str(text);
        all.push('\n');
    }
    table_of(&all)
}

/// Whether every word of a text with a letter of the old range becomes a syllable by `table`, and one at least was none.
pub(super) fn fits(text: &str, table: Table) -> bool {
    let tokens = tokens(text);
    tokens.iter().all(|token| becomes(token, table)) && tokens.iter().any(|token| !is_vietnamese(token))
}

fn becomes(token: &str, table: Table) -> bool {
    let after = convert(token, table);
    // A letter that the table has no meaning for would stay in the old range.
    is_vietnamese(&after)
}

/// The words that hold a letter of the old range. Some of these letters are no letters to Unicode, so words are what stands
/// between spaces and signs of ASCII.
fn tokens(text: &str) -> Vec<&str> {
    let parts = text.split(|c: char| {
        c.is_whitespace() || c.is_ascii() && !c.is_ascii_alphabetic() || c > '\u{ff}' && !c.is_alphabetic()
    });
    parts.filter(|part| part.chars().any(is_high)).collect()
}

/// Whether it is UTF-8 that was taken for something else: its bytes are UTF-8 again and hold Vietnamese letters.
fn is_misread(text: &str) -> bool {
    // The first bytes of Vietnamese letters in UTF-8, as Latin-1 and Windows-1252 show them.
    if !text.contains(['Ã', 'Ä', 'Æ', 'Å', 'á', 'Ì']) {
        return false;
    }
    // The sample may end inside a letter; a few characters less do not.
    let read = (0..4).find_map(|less| {
        let end = text.char_indices().rev().nth(less).map_or(0, |(at, c)| at + c.len_utf8());
        windows::reread(&text[..end])
    });
    read.is_some_and(|read| {
        let high = text.chars().filter(|c| !c.is_ascii()).count();
        let fewer = read.chars().filter(|c| !c.is_ascii()).count();
        fewer > 0
            && fewer < high
            && words(&read).iter().any(|word| {
                let word = &read[word.start..word.end];
                !word.is_ascii() && is_vietnamese(&crate::text::nfc(word))
            })
    })
}

/// Common accented words among a thousand words.
fn share(text: &str) -> usize {
    static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let lines =
            include_str!("../../../assets/text/common.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).filter(|word| !word.is_ascii()).map(key).collect()
    });
    let all = words(text);
    let hits = all.iter().filter(|word| COMMON.contains(&word.key)).count();
    hits * 1_000 / all.len().max(1)
}

/// The text read by the table that makes Vietnamese of it, and which one that was; borrowed when it needs none.
#[must_use]
pub fn mended(text: &str) -> (Cow<'_, str>, Option<Table>) {
    match table_of(text) {
        Some(table) => (Cow::Owned(convert(text, table)), Some(table)),
        None => (Cow::Borrowed(text), None),
    }
}
