//! Words of a text with their places.

use unicode_normalization::UnicodeNormalization;

/// A run of letters or figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Byte offset of its first letter.
    pub start: usize,
    /// Byte offset behind its last letter.
    pub end: usize,
    /// What comparing is done with: lower case, the tone behind the letters, so that "hoà" and "hòa" are one word.
    pub key: String,
}

impl Word {
    /// Its value, when it is figures only.
    #[must_use]
    pub fn figure(&self) -> Option<u32> {
        if self.key.len() <= 9 && self.key.bytes().all(|b| b.is_ascii_digit()) {
            self.key.parse().ok()
        } else {
            None
        }
    }
}

/// The words of a text, in order.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() || is_loose_mark(c) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            found.push(Word { start, end: at, key: key(&text[start..at]) });
        }
    }
    found
}

/// What a word is compared by.
#[must_use]
pub fn key(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut tones = Vec::new();
    let mut letters = String::with_capacity(word.len() + 4);
    for c in word.nfd().flat_map(char::to_lowercase) {
        // Grave, acute, tilde, hook above, dot below: the five tones; everything else makes the letter.
        if matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') {
            tones.push(c);
        } else {
            letters.push(c);
        }
    }
    letters.extend(tones);
    letters
}

fn is_loose_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a piece of text has letters and none of them in lower case.
#[must_use]
pub fn all_capitals(text: &str) -> bool {
    let mut any = false;
    for c in text.chars() {
        if c.is_lowercase() {
            return false;
        }
        any |= c.is_uppercase();
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_itself_wherever_its_tone_stands() {
        for (one, other) in [("hoà", "hòa"), ("Uỷ", "ủy"), ("ngoéo", "ngoe\u{301}o"), ("ĐƯỜNG", "đường")]
        {
            assert_eq!(key(one), key(other), "{one}");
        }
        assert_ne!(key("năm"), key("nam"));
        assert_ne!(key("bàn"), key("bán"));
    }

    #[test]
    fn words_know_their_places() {
        let text = "Số: 53/KH-BTV, ngày 5";
        let found: Vec<&str> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(found, ["Số", "53", "KH", "BTV", "ngày", "5"]);
        assert_eq!(words(text)[1].figure(), Some(53));
        assert!(words("").is_empty());
    }
}
