//! Vietnamese order: sort keys that SQLite can keep in a plain BLOB column.
//!
//! Letters are ordered by `icu_collator` with the Vietnamese tailoring of CLDR (a ă â b c d đ e ê … o ô ơ … u ư),
//! which also knows where foreign letters go. Two things are done here because a single collation key cannot:
//!
//! * **Word by word.** A collation key compares all letters of the whole string before any tone, so "Ánh Nguyễn"
//!   would stand before "Anh Trần". Lists and dictionaries settle a word with its tone before looking at the next
//!   one; each word therefore gets its own key, closed by a 0 byte. ICU never writes a 0 byte into a key
//!   (its level mark is 1), so a shorter word always comes first and no word can run into its neighbour.
//! * **One place for the tone.** "Thuý" and "Thúy" carry the tone on different letters and would differ on the
//!   second level; the tone is moved behind the last letter of its word first. CLDR then orders the tones ngang,
//!   huyền, hỏi, ngã, sắc, nặng, as the tests assert for every vowel.

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Second strength: letters and tones decide, capitals do not. `None` only if the compiled-in tables were missing.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::from(locale!("vi"));
    // "Tổ 2" before "Tổ 10": unit names are full of figures.
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Secondary);
    CollatorBorrowed::try_new(preferences, options).ok()
});

/// Closes each word; sorts below every byte of a collation key.
const WORD_END: u8 = 0;

/// Sort key of a person's name: given name (the last word), then family name (the first), then the middle words.
///
/// Names equal but for capitals, tone placement or spaces come next to each other and are told apart by their
/// spelling, so the order is total. A remark in brackets after the name ("Nguyễn Thị Hoa (Chi hội 2)") only counts
/// for that last step.
#[must_use]
pub fn name_key(name: &str) -> Vec<u8> {
    let bare = match name.find('(') {
        Some(at) if !name[..at].trim().is_empty() => &name[..at],
        _ => name,
    };
    let words: Vec<&str> = bare.split_whitespace().collect();
    let mut key = Vec::with_capacity(name.len() * 3);
    if let Some((given, before)) = words.split_last() {
        push_word(&mut key, given);
        for word in before {
            push_word(&mut key, word);
        }
    }
    push_spelling(&mut key, name);
    key
}

/// Sort key of any other name (a unit, a collective, a model) in reading order, figures by value.
#[must_use]
pub fn text_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 3);
    for word in text.split_whitespace() {
        push_word(&mut key, word);
    }
    push_spelling(&mut key, text);
    key
}

fn push_word(key: &mut Vec<u8>, word: &str) {
    match &*COLLATOR {
        Some(collator) => {
            let start = key.len();
            let Ok(()) = collator.write_sort_key_to(&tone_last(word), key);
            debug_assert!(!key[start..].contains(&WORD_END), "a collation key holds no 0 byte");
        }
        None => key.extend_from_slice(super::fold(word).as_bytes()),
    }
    key.push(WORD_END);
}

/// The end of the words (one more 0, so that a name sorts before any longer one), then the spelling itself.
fn push_spelling(key: &mut Vec<u8>, text: &str) {
    key.push(WORD_END);
    key.extend_from_slice(super::nfc(text).as_bytes());
}

/// The word decomposed, with its tone moved behind the last letter.
fn tone_last(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    let mut tone = None;
    for c in word.nfd() {
        if tone.is_none() && matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') {
            tone = Some(c);
        } else {
            out.push(c);
        }
    }
    out.extend(tone);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_in_the_vietnamese_alphabet() {
        let alphabet: Vec<&str> =
            "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z".split(' ').collect();
        for pair in alphabet.windows(2) {
            assert!(text_key(pair[0]) < text_key(pair[1]), "{pair:?}");
            assert!(text_key(&format!("{}z", pair[0])) < text_key(&pair[1].to_uppercase()), "{pair:?}");
        }
    }

    #[test]
    fn tones_stand_ngang_huyen_hoi_nga_sac_nang_on_every_vowel() {
        for vowel in "aăâeêioôơuưy".chars() {
            let toned: Vec<String> = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]
                .iter()
                .map(|tone| format!("{vowel}{tone}n").nfc().collect())
                .collect();
            for pair in toned.windows(2) {
                assert!(text_key(&pair[0]) < text_key(&pair[1]), "{pair:?}");
                assert!(text_key(&pair[1]) < text_key(&format!("{vowel}nh")), "letters before tones");
            }
        }
    }
}
