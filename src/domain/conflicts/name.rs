//! Whole names as the conflict finder compares them.

use super::rules::ConflictRules;
use crate::text::{fold, words};

/// A whole name ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WholeName {
    /// Words with their marks, the tone behind the letters; none where the name was typed without any mark.
    marked: Option<String>,
    /// Words without marks.
    bare: String,
    /// Typed without marks, the first words look like an honorific and may still be the surname ("Chu", "chú").
    whole: Option<String>,
}

impl WholeName {
    /// None for what is no whole name: a given name alone, an honorific and a given name.
    pub(super) fn of(name: &str, rules: &ConflictRules) -> Option<Self> {
        // "Nguyễn Thị Hoa (Chi hội 2)": the remark tells where, not who.
        let name = match name.find('(') {
            Some(at) if !name[..at].trim().is_empty() => &name[..at],
            _ => name,
        };
        let all: Vec<String> = words::words(name).into_iter().map(|word| word.key).collect();
        let has_marks = !all.iter().all(|word| word.is_ascii());
        let skip = rules.before_name(&all, has_marks);
        let enough = |words: &[String]| words.len() >= rules.least_words;
        let kept = &all[skip..];
        let whole = (!has_marks && skip > 0 && enough(&all)).then(|| all.join(" "));
        if !enough(kept) {
            let bare = whole?;
            return Some(Self { marked: None, bare, whole: None });
        }
        Some(Self { marked: has_marks.then(|| kept.join(" ")), bare: fold(&kept_text(name, skip)), whole })
    }

    /// Whether both may be one person: equal with their marks, or without them where one was typed without any.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (&self.marked, &other.marked) {
            (Some(mine), Some(theirs)) => mine == theirs,
            _ => {
                self.bare == other.bare
                    || self.whole.as_ref().is_some_and(|whole| *whole == other.bare)
                    || other.whole.as_ref().is_some_and(|whole| *whole == self.bare)
                    || (self.whole.is_some() && self.whole == other.whole)
            }
        }
    }
}

/// The name from its `skip`-th word on, as typed.
fn kept_text(name: &str, skip: usize) -> String {
    words::words(name).get(skip).map(|word| name[word.start..].to_owned()).unwrap_or_default()
}
