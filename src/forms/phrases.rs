//! The sentences of the papers, as data: one TOML file for each paper, with fields in braces that the program fills.
//!
//! Every sentence can be worded anew by the office, for all papers (in its settings) or for one (in the paper).

use super::profile::ProfileError;
use crate::domain::papers::PaperType;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

macro_rules! shipped {
    ($($kind:ident => $file:literal),+ $(,)?) => {
        const SHIPPED: &[(PaperType, &str)] =
            &[$((PaperType::$kind, include_str!(concat!("../../assets/phrases/", $file, ".toml")))),+];
    };
}

shipped! {
    Proposal => "proposal",
    NominationList => "nomination_list",
    Summaries => "summaries",
    Decision => "decision",
    Letter => "letter",
    Reminder => "reminder",
    Notice => "notice",
    AchievementReport => "achievement_report",
    Bundle => "bundle",
    Certificate => "certificate",
    Report => "report",
    Statistics => "statistics",
    ScoreSheet => "score_sheet",
    ScoreSummary => "score_summary",
    Ballot => "ballot",
    CountMinutes => "count_minutes",
    Minutes => "minutes",
    WhyChosen => "why_chosen",
}

/// A part of a paper that has words of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Its key, under which the office's own words are kept.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// The sentence, with fields in braces; a line end starts a new paragraph. Empty where only the office can know.
    #[serde(default)]
    pub text: String,
    /// Whether the office is expected to write here; such a part left empty keeps the paper from being issued.
    #[serde(default)]
    pub needed: bool,
    /// Whether it is words inside a line (a place, an hour), not paragraphs.
    #[serde(default)]
    pub short: bool,
    /// Not offered for editing in the single paper (labels and captions).
    #[serde(default)]
    pub fixed: bool,
}

/// The sentences of one paper.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Where their form comes from.
    pub source: String,
    /// Since when it holds.
    pub valid_from: NaiveDate,
    /// The parts, in the order of the paper.
    pub slots: Vec<Slot>,
}

/// The sentences of all papers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrases {
    groups: BTreeMap<PaperType, Group>,
}

impl Phrases {
    /// The sentences that come with the program, with an office's own laid over them: by paper, by key.
    ///
    /// # Errors
    /// A file that cannot be read; an own sentence for a part that no paper has.
    pub fn shipped(own: &BTreeMap<String, BTreeMap<String, String>>) -> Result<Phrases, ProfileError> {
        let unreadable =
            |name: &str, detail: String| ProfileError::Unreadable { name: name.to_owned(), detail };
        let mut groups = BTreeMap::new();
        for (kind, text) in SHIPPED {
            let group: Group =
                toml::from_str(text).map_err(|error| unreadable(kind.code(), error.to_string()))?;
            groups.insert(*kind, group);
        }
        for (paper, sentences) in own {
            let group = PaperType::from_code(paper).and_then(|kind| groups.get_mut(&kind));
            let Some(group) = group else {
                return Err(unreadable(paper, format!("không có văn bản “{paper}”")));
            };
            for (key, text) in sentences {
                match group.slots.iter_mut().find(|slot| slot.key == *key) {
                    Some(slot) => slot.text.clone_from(text),
                    None => return Err(unreadable(paper, format!("không có phần “{key}”"))),
                }
            }
        }
        Ok(Phrases { groups })
    }

    /// The parts of a paper, in order; empty for papers without sentences.
    #[must_use]
    pub fn slots(&self, kind: PaperType) -> &[Slot] {
        self.groups.get(&kind).map_or(&[], |group| group.slots.as_slice())
    }

    /// One part.
    #[must_use]
    pub fn slot(&self, kind: PaperType, key: &str) -> Option<&Slot> {
        self.slots(kind).iter().find(|slot| slot.key == key)
    }

    /// Source and validity of a paper's form.
    #[must_use]
    pub fn source(&self, kind: PaperType) -> Option<(&str, NaiveDate)> {
        self.groups.get(&kind).map(|group| (group.source.as_str(), group.valid_from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_file_is_whole_and_its_keys_are_unique() {
        let phrases = Phrases::shipped(&BTreeMap::new()).unwrap();
        for (kind, group) in &phrases.groups {
            let keys: std::collections::BTreeSet<&str> =
                group.slots.iter().map(|slot| slot.key.as_str()).collect();
            assert_eq!(keys.len(), group.slots.len(), "{kind:?}");
            for slot in &group.slots {
                assert!(
                    !slot.label.is_empty() && crate::text::nfc(&slot.text) == slot.text,
                    "{kind:?} {}",
                    slot.key
                );
                assert_eq!(
                    slot.text.matches('{').count(),
                    slot.text.matches('}').count(),
                    "{kind:?} {}",
                    slot.key
                );
            }
        }
    }

    #[test]
    fn an_office_may_word_a_part_anew_but_not_invent_one() {
        let own = |key: &str| {
            BTreeMap::from([(
                "proposal".to_owned(),
                BTreeMap::from([(key.to_owned(), "Kính trình.".to_owned())]),
            )])
        };
        let phrases = Phrases::shipped(&own("closing")).unwrap();
        assert_eq!(phrases.slot(PaperType::Proposal, "closing").unwrap().text, "Kính trình.");
        assert!(Phrases::shipped(&own("closng")).is_err());
    }
}
