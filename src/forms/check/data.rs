//! The lists of the check, read once from `assets/check/`.

use super::finding::{RuleId, Severity};
use super::words::{Word, words};
use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// A list that cannot be read leaves its rules silent; a test reads every one of them.
pub(super) fn read<T: DeserializeOwned + Default>(text: &str) -> T {
    toml::from_str(text).unwrap_or_default()
}

#[derive(Debug, Deserialize, Default)]
struct RuleFile {
    rule: BTreeMap<String, RuleText>,
}

/// What people read about a rule.
#[derive(Debug, Deserialize)]
pub(super) struct RuleText {
    pub title: String,
    pub severity: Severity,
    pub source: String,
    #[allow(dead_code, reason = "shown by the page of rules in docs")]
    pub valid_from: NaiveDate,
}

static RULES: LazyLock<RuleFile> = LazyLock::new(|| read(include_str!("../../../assets/check/rules.toml")));

pub(super) fn rule(id: RuleId) -> Option<&'static RuleText> {
    RULES.rule.get(id.code())
}

/// Phrases found by their first word.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Phrases<T> {
    pub fn new(all: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (phrase, value) in all {
            let keys: Vec<String> = words(&phrase).into_iter().map(|word| word.key).collect();
            if let Some((first, rest)) = keys.split_first() {
                by_first.entry(first.clone()).or_default().push((rest.to_vec(), value));
            }
        }
        // The longest phrase speaks first: "các huyện, thị xã, thành phố" before "các huyện, thị xã".
        for list in by_first.values_mut() {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Phrases { by_first }
    }

    /// The phrase that begins at `words[0]`, and how many words it has. Between its words only characters that
    /// `gap` allows may stand.
    pub fn at(&self, text: &str, words: &[Word], gap: fn(char) -> bool) -> Option<(&T, usize)> {
        let first = words.first()?;
        let list = self.by_first.get(&first.key)?;
        list.iter().find_map(|(rest, value)| {
            let fits = words.len() > rest.len()
                && rest.iter().zip(&words[1..]).all(|(want, word)| *want == word.key)
                && words[..=rest.len()]
                    .windows(2)
                    .all(|pair| text[pair[0].end..pair[1].start].chars().all(gap));
            fits.then_some((value, rest.len() + 1))
        })
    }
}

#[derive(Debug, Deserialize, Default)]
pub(super) struct BasisKinds {
    pub law: Vec<String>,
    pub free: Vec<String>,
    pub numbered: Vec<String>,
}

#[derive(Debug, Deserialize, Default)]
struct BasisFile {
    kinds: BasisKinds,
}

/// How a kind of paper is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cited {
    Law,
    Free,
    Numbered,
}

/// The kinds of papers that others rest on.
pub(super) static BASIS_KINDS: LazyLock<Phrases<(Cited, String)>> = LazyLock::new(|| {
    let file: BasisFile = read(include_str!("../../../assets/check/bases.toml"));
    let group = |names: &[String], cited| {
        names.iter().map(move |name| (name.clone(), (cited, name.clone()))).collect::<Vec<_>>()
    };
    let kinds = [
        group(&file.kinds.law, Cited::Law),
        group(&file.kinds.free, Cited::Free),
        group(&file.kinds.numbered, Cited::Numbered),
    ];
    Phrases::new(kinds.concat())
});

#[derive(Debug, Deserialize)]
struct Body {
    names: Vec<String>,
    now: String,
}

#[derive(Debug, Deserialize, Default)]
struct BodyFile {
    source: String,
    valid_from: NaiveDate,
    past: Vec<String>,
    body: Vec<Body>,
}

/// Bodies that no longer exist.
#[derive(Debug)]
pub(super) struct Bodies {
    pub source: String,
    /// From this day on.
    pub from: NaiveDate,
    /// Words that say the name is meant as past.
    pub past: Phrases<()>,
    /// Name to what stands in its place.
    pub names: Phrases<String>,
}

pub(super) static BODIES: LazyLock<Bodies> = LazyLock::new(|| {
    let file: BodyFile = read(include_str!("../../../assets/check/bodies.toml"));
    let names = file.body.into_iter().flat_map(|body| {
        let now = body.now;
        body.names.into_iter().map(move |name| (name, now.clone()))
    });
    Bodies {
        source: file.source,
        from: file.valid_from,
        past: Phrases::new(file.past.into_iter().map(|words| (words, ()))),
        names: Phrases::new(names),
    }
});

/// Whether a kind of paper is addressed to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Addressed {
    #[default]
    No,
    Maybe,
    Yes,
}

/// A kind of paper and its components.
#[derive(Debug, Deserialize)]
pub(super) struct Kind {
    pub title: String,
    pub short: Vec<String>,
    pub name: String,
    #[serde(default)]
    pub abbreviated: bool,
    #[serde(default)]
    pub dated: bool,
    #[serde(default)]
    pub recipients: bool,
    #[serde(default)]
    pub closed: bool,
    #[serde(default)]
    pub addressed: Addressed,
}

#[derive(Debug, Deserialize, Default)]
struct KindFile {
    nation: String,
    motto: String,
    posts: Vec<String>,
    deeds: HashSet<String>,
    kind: Vec<Kind>,
}

static KINDS: LazyLock<KindFile> = LazyLock::new(|| read(include_str!("../../../assets/check/kinds.toml")));

/// The national title in the decree's words.
pub(super) fn nation() -> &'static str {
    &KINDS.nation
}

/// The national motto in the decree's words.
pub(super) fn motto() -> &'static str {
    &KINDS.motto
}

/// Whether a line of capitals begins with a post.
pub(super) fn is_post(line: &str) -> bool {
    KINDS.posts.iter().any(|post| line.starts_with(post.as_str()))
}

/// Whether a word begins a deed that may have a deadline.
pub(super) fn is_deed(key: &str) -> bool {
    KINDS.deeds.contains(key)
}

/// The kind whose title begins this line of capitals; longer titles are asked first because they stand first.
pub(super) fn kind_titled(line: &str) -> Option<&'static Kind> {
    KINDS.kind.iter().find(|kind| {
        line.strip_prefix(kind.title.as_str())
            .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
    })
}

/// The kind of this abbreviation ("KH", "TTr").
pub(super) fn kind_short(short: &str) -> Option<&'static Kind> {
    KINDS.kind.iter().find(|kind| kind.short.first().is_some_and(|own| own == short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        for id in RuleId::ALL {
            let rule = rule(*id).unwrap_or_else(|| panic!("{}", id.code()));
            assert!(!rule.title.is_empty() && !rule.source.is_empty());
        }
        assert_eq!(RULES.rule.len(), RuleId::ALL.len());
        toml::from_str::<BasisFile>(include_str!("../../../assets/check/bases.toml")).unwrap();
        toml::from_str::<BodyFile>(include_str!("../../../assets/check/bodies.toml")).unwrap();
        toml::from_str::<KindFile>(include_str!("../../../assets/check/kinds.toml")).unwrap();
        assert!(kind_titled("BÁO CÁO THÀNH TÍCH").is_some_and(|kind| !kind.abbreviated));
        assert!(kind_titled("BÁO CÁO").is_some_and(|kind| kind.abbreviated));
        assert!(kind_titled("KẾ HOẠCHX").is_none());
    }
}
