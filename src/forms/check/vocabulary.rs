//! Names, typing errors and counted things, read once from `assets/check/`.

use super::data::{Phrases, read};
use crate::text::syllable;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

#[derive(Debug, Deserialize)]
struct ProperWord {
    right: String,
    #[serde(default)]
    not_after: Vec<String>,
    #[serde(default)]
    not_before: Vec<String>,
    source: String,
    valid_from: NaiveDate,
}

#[derive(Debug, Deserialize)]
struct Title {
    wrong: String,
    right: String,
    source: String,
}

#[derive(Debug, Deserialize, Default)]
struct NameFile {
    source: String,
    exact: Vec<String>,
    surnames: Vec<String>,
    #[serde(default)]
    word: Vec<ProperWord>,
    #[serde(default)]
    title: Vec<Title>,
}

/// A word with its capitals, and where it is left alone.
#[derive(Debug)]
pub(super) struct Proper {
    pub right: String,
    pub not_after: Phrases<()>,
    pub not_before: Phrases<()>,
    pub source: String,
    /// Papers dated before are left alone.
    pub from: NaiveDate,
}

/// Names written one way only.
#[derive(Debug)]
pub(super) struct Names {
    pub source: String,
    pub exact: Phrases<String>,
    /// Wrong title of a paper to the right one and its source.
    pub titles: Phrases<(String, String)>,
    pub words: Phrases<Proper>,
    pub surnames: HashSet<String>,
}

pub(super) static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let file: NameFile = read(include_str!("../../../assets/check/names.toml"));
    let plain = |list: Vec<String>| Phrases::new(list.into_iter().map(|words| (words, ())));
    let words = file.word.into_iter().map(|word| {
        let proper = Proper {
            right: word.right.clone(),
            not_after: plain(word.not_after),
            not_before: plain(word.not_before),
            source: word.source,
            from: word.valid_from,
        };
        (word.right, proper)
    });
    Names {
        source: file.source,
        exact: Phrases::new(file.exact.into_iter().map(|name| (name.clone(), name))),
        titles: Phrases::new(file.title.into_iter().map(|t| (t.wrong, (t.right, t.source)))),
        words: Phrases::new(words),
        surnames: file.surnames.iter().map(|name| syllable::key(name)).collect(),
    }
});

#[derive(Debug, Deserialize, Default)]
struct SpellingFile {
    pairs: BTreeMap<String, String>,
    unless: BTreeMap<String, Vec<String>>,
    guarded: BTreeMap<String, String>,
    doubled: Doubled,
    foreign: Foreign,
}

#[derive(Debug, Deserialize, Default)]
struct Doubled {
    fine: Vec<String>,
    begins: Vec<String>,
}

#[derive(Debug, Deserialize, Default)]
struct Foreign {
    words: Vec<String>,
}

/// Common typing errors.
#[derive(Debug)]
pub(super) struct Spelling {
    /// Wrong words to the right ones and the words before which they are right after all.
    pub pairs: Phrases<(String, Vec<String>)>,
    /// Words doubled on purpose.
    pub doubled: HashSet<String>,
    /// Compounds whose first word may follow its own like.
    pub begins: Phrases<()>,
    /// Words of other languages that look like telex.
    pub foreign: HashSet<String>,
}

pub(super) static SPELLING: LazyLock<Spelling> = LazyLock::new(|| {
    let file: SpellingFile = read(include_str!("../../../assets/check/spelling.toml"));
    let unless = file.unless;
    let pairs = file.pairs.into_iter().chain(file.guarded).map(|(wrong, right)| {
        let fine = unless.get(&wrong).map(|list| list.iter().map(|w| syllable::key(w)).collect());
        (wrong, (right, fine.unwrap_or_default()))
    });
    Spelling {
        pairs: Phrases::new(pairs),
        doubled: file.doubled.fine.iter().map(|word| syllable::key(word)).collect(),
        begins: Phrases::new(file.doubled.begins.into_iter().map(|words| (words, ()))),
        foreign: file.foreign.words.into_iter().collect(),
    }
});

#[derive(Debug, Deserialize, Default)]
struct CountingFile {
    things: Vec<String>,
}

/// Things that papers count.
pub(super) static COUNTED: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let file: CountingFile = read(include_str!("../../../assets/check/counting.toml"));
    Phrases::new(file.things.into_iter().map(|thing| (thing, ())))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        toml::from_str::<NameFile>(include_str!("../../../assets/check/names.toml")).unwrap();
        toml::from_str::<CountingFile>(include_str!("../../../assets/check/counting.toml")).unwrap();
    }

    #[test]
    fn no_wrong_side_is_its_own_right_side() {
        let file: SpellingFile = toml::from_str(include_str!("../../../assets/check/spelling.toml")).unwrap();
        for (wrong, right) in file.pairs.iter().chain(&file.guarded) {
            assert_ne!(syllable::key(wrong), syllable::key(right), "{wrong}");
            assert!(!wrong.is_empty() && *wrong == crate::text::nfc(wrong), "{wrong}");
        }
    }
}
