//! The lists an office keeps for itself: fields of activity, forms of commendation, posts, recipients, signatories,
//! forms of publicity.

use super::ids::EntryId;
use crate::text;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Which list an entry stands in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum EntryList {
    /// Lĩnh vực (KG-4).
    #[default]
    Field,
    /// Hình thức khen thưởng.
    Form,
    /// Chức vụ.
    Post,
    /// Nơi nhận.
    Recipient,
    /// Người ký.
    Signatory,
    /// Hình thức tuyên truyền (CB-8, KG-6).
    Channel,
}

impl EntryList {
    /// All lists, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::Field, Self::Form, Self::Post, Self::Recipient, Self::Signatory, Self::Channel];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Field => "Lĩnh vực",
            Self::Form => "Hình thức khen thưởng",
            Self::Post => "Chức vụ",
            Self::Recipient => "Nơi nhận",
            Self::Signatory => "Người ký",
            Self::Channel => "Hình thức tuyên truyền",
        }
    }
}

/// An entry of one of the lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Identifier; those that come with the program stay under 1 000.
    pub id: EntryId,
    /// The list.
    pub list: EntryList,
    /// Its words.
    pub name: String,
    /// Further spellings that mean the same ("GK").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Remark.
    #[serde(default)]
    pub note: String,
    /// Place in the list.
    #[serde(default)]
    pub order: i32,
    /// First day it is offered.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day it is offered; older dossiers keep the words.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
    /// Who decides on it (forms of commendation).
    #[serde(default)]
    pub authority: String,
    /// Rank among forms of commendation, higher for a higher form; 0 when it has none.
    #[serde(default)]
    pub level: u8,
    /// Lines of the signature block above the name (signatories).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// Where the entry's facts come from.
    #[serde(default)]
    pub source: String,
}

/// Identifiers below this belong to the entries that come with the program.
pub const FIRST_OWN: i64 = 1_000;

impl Entry {
    /// Whether it comes with the program.
    #[must_use]
    pub const fn is_shipped(&self) -> bool {
        self.id.0 > 0 && self.id.0 < FIRST_OWN
    }

    /// Whether it is offered on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// Whether `words` mean this entry.
    #[must_use]
    pub fn is_called(&self, words: &str) -> bool {
        text::same(&self.name, words) || self.names.iter().any(|name| text::same(name, words))
    }
}

#[derive(Deserialize)]
struct Shipped {
    entry: Vec<Entry>,
}

/// The entries that come with the program.
#[must_use]
pub fn shipped() -> &'static [Entry] {
    static SHIPPED: LazyLock<Vec<Entry>> = LazyLock::new(|| {
        let read: Result<Shipped, _> = toml::from_str(include_str!("../../assets/catalogue.toml"));
        read.map(|file| file.entry).unwrap_or_default()
    });
    &SHIPPED
}

/// All lists: the office's own entries, and of the program's those that the office did not rewrite; in order.
#[must_use]
pub fn register(own: Vec<Entry>) -> Vec<Entry> {
    let mut all: Vec<Entry> =
        shipped().iter().filter(|one| own.iter().all(|mine| mine.id != one.id)).cloned().collect();
    all.extend(own);
    all.sort_by_cached_key(|one| (one.list, one.order, text::text_key(&one.name), one.id));
    all
}

/// The entries of one list that are offered on `day`.
pub fn offered(all: &[Entry], list: EntryList, day: NaiveDate) -> impl Iterator<Item = &Entry> {
    all.iter().filter(move |one| one.list == list && one.holds_on(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_with_the_program_can_be_read() {
        let all = shipped();
        for list in
            [EntryList::Field, EntryList::Form, EntryList::Post, EntryList::Recipient, EntryList::Channel]
        {
            assert!(all.iter().any(|one| one.list == list), "{list:?}");
        }
        for one in all {
            assert!(one.is_shipped() && !one.name.is_empty(), "{one:?}");
            assert_eq!(all.iter().filter(|other| other.id == one.id).count(), 1, "{one:?}");
            assert!(one.list != EntryList::Form || !one.authority.is_empty(), "{one:?}");
        }
    }

    #[test]
    fn an_own_entry_stands_in_place_of_the_shipped_one_and_an_ended_one_is_not_offered() {
        let mut own = shipped()[0].clone();
        let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        own.valid_to = day.pred_opt();
        let all = register(vec![own.clone()]);
        assert_eq!(all.len(), shipped().len());
        assert!(offered(&all, own.list, day).all(|one| one.id != own.id));
    }
}
