//! When a conflict is asked about, read from `assets/conflicts.toml`.

use crate::text::{fold, words};
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

/// All rules.
#[derive(Debug, Clone, Deserialize)]
pub struct ConflictRules {
    /// Where they come from.
    pub source: String,
    /// First day they hold.
    pub valid_from: NaiveDate,
    /// Words of the shortest whole name.
    pub least_words: usize,
    /// Whether members of the nominating unit are asked about.
    pub same_unit: bool,
    /// Words before a name that are not part of it.
    pub honorifics: Vec<String>,
    /// The honorifics cut into words, with their marks and without.
    #[serde(skip)]
    cut: Vec<[Vec<String>; 2]>,
}

impl ConflictRules {
    /// How many of the first words are honorifics. `marked`: whether the words carry marks; without them "ba" may be "bà".
    pub(super) fn before_name(&self, words: &[String], marked: bool) -> usize {
        let mut count = 0;
        loop {
            let rest = &words[count..];
            let forms = self.cut.iter().map(|forms| &forms[usize::from(!marked)]);
            let longest = forms.filter(|form| rest.starts_with(form)).map(Vec::len).max();
            match longest {
                Some(more) if more > 0 => count += more,
                _ => return count,
            }
        }
    }
}

/// The rules that come with the program; none when the shipped file cannot be read, which a test rules out.
#[must_use]
pub fn rules() -> Option<&'static ConflictRules> {
    static RULES: LazyLock<Option<ConflictRules>> = LazyLock::new(|| {
        let mut rules: ConflictRules = toml::from_str(include_str!("../../../assets/conflicts.toml")).ok()?;
        let cut = |text: &String| {
            let marked = words::words(text).into_iter().map(|word| word.key).collect();
            let bare = fold(text).split(' ').map(ToOwned::to_owned).collect();
            [marked, bare]
        };
        rules.cut = rules.honorifics.iter().map(cut).collect();
        Some(rules)
    });
    RULES.as_ref()
}
