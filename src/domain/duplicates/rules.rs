//! What makes two records alike, read from `assets/duplicates.toml`.

use crate::text::fold;
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

/// How much each agreement weighs.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Weight {
    /// The same name, tones included.
    pub same_name: i32,
    /// The same name but for tones.
    pub same_letters: i32,
    /// One bears a name the other bore.
    pub other_name: i32,
    /// One letter apart.
    pub one_letter: i32,
    /// The same unit, or one that took it over.
    pub same_unit: i32,
    /// A unit and one below it.
    pub near_unit: i32,
    /// The same birth date.
    pub birth_date: i32,
    /// The same year of birth, founding or start.
    pub birth_year: i32,
    /// The same telephone.
    pub phone: i32,
    /// The same address.
    pub address: i32,
    /// The same owner of a model.
    pub owner: i32,
    /// Something both tell is not the same.
    pub differs: i32,
}

/// From how many points on.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Level {
    /// Rất có thể trùng.
    pub likely: i32,
    /// Có thể trùng.
    pub possible: i32,
    /// Cần xem lại.
    pub weak: i32,
}

/// All rules.
#[derive(Debug, Clone, Deserialize)]
pub struct DuplicateRules {
    /// Where they come from.
    pub source: String,
    /// First day they hold.
    pub valid_from: NaiveDate,
    /// Words before a name that are not part of it.
    pub honorifics: Vec<String>,
    /// Letters that a word needs before one of them may differ.
    pub slip_letters: usize,
    /// Words that a name needs before one of them may differ by a letter.
    pub slip_words: usize,
    /// Weights.
    pub weight: Weight,
    /// Levels.
    pub level: Level,
    /// The honorifics, folded and cut into words.
    #[serde(skip)]
    folded: Vec<Vec<String>>,
}

impl DuplicateRules {
    /// The words of a folded name without the honorifics before it; a name that is nothing else stays as it is.
    pub(super) fn bare<'a>(&self, words: &'a [&'a str]) -> &'a [&'a str] {
        let mut rest = words;
        loop {
            let longest = self
                .folded
                .iter()
                .filter(|one| rest.len() > one.len() && one.iter().zip(rest).all(|(a, b)| a == b))
                .map(Vec::len)
                .max();
            match longest {
                Some(count) => rest = &rest[count..],
                None => return rest,
            }
        }
    }
}

/// The rules that come with the program; none when the shipped file cannot be read, which a test rules out.
#[must_use]
pub fn rules() -> Option<&'static DuplicateRules> {
    static RULES: LazyLock<Option<DuplicateRules>> = LazyLock::new(|| {
        let mut rules: DuplicateRules =
            toml::from_str(include_str!("../../../assets/duplicates.toml")).ok()?;
        let words = |text: &String| fold(text).split(' ').map(ToOwned::to_owned).collect();
        rules.folded = rules.honorifics.iter().map(words).collect();
        Some(rules)
    });
    RULES.as_ref()
}
