//! The words by which parts of a paper are known, read once from `assets/intake/paper.toml`.

use crate::text::words::{Word, key, words};
use serde::Deserialize;
use std::sync::LazyLock;

/// A phrase as the keys of its words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(super) struct Phrase(pub Vec<String>);

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self(text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(key).collect())
    }
}

impl Phrase {
    /// Whether the words begin with the phrase.
    pub fn begins(&self, words: &[Word]) -> bool {
        !self.0.is_empty()
            && words.len() >= self.0.len()
            && self.0.iter().zip(words).all(|(phrase, word)| *phrase == word.key)
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// Whether the text begins with one of the phrases, and how many words that one has.
pub(super) fn begins_with(list: &[Phrase], all: &[Word]) -> Option<usize> {
    list.iter().filter(|phrase| phrase.begins(all)).map(Phrase::len).max()
}

/// Where one of the phrases stands among the words: index of its first word, and its length.
pub(super) fn first_of(list: &[Phrase], all: &[Word]) -> Option<(usize, usize)> {
    (0..all.len()).find_map(|at| begins_with(list, &all[at..]).map(|length| (at, length)))
}

/// The lists about the paper.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Lists {
    pub titles: Vec<String>,
    pub reports: Vec<String>,
    pub opening: Vec<Phrase>,
    pub bases: Vec<Phrase>,
    pub leading: Vec<Phrase>,
    pub closing: Vec<Phrase>,
    pub places: Vec<Phrase>,
    pub cited: Vec<String>,
    pub authority: Vec<String>,
    pub posts: Vec<String>,
    pub notes: Vec<Phrase>,
    pub appendices: Vec<String>,
    pub leftovers: Vec<String>,
}

/// A list that cannot be read leaves its parts unknown; a test reads it.
pub(super) static LISTS: LazyLock<Lists> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/intake/paper.toml")).unwrap_or_default());

/// The words at the beginning of a text; a whole paragraph is not needed to know how it begins.
pub(super) fn first_words(text: &str) -> Vec<Word> {
    words(&text[..text.floor_char_boundary(120)])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_read() {
        toml::from_str::<super::Lists>(include_str!("../../../assets/intake/paper.toml")).unwrap();
    }
}
