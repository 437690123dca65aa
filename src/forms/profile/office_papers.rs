//! The groups of a profile for proposals, lists that go out with a paper, decisions, letters, and the words of texts.

use super::rules::{Measure, group};
use crate::domain::office::ListColumns as Shown;
use crate::domain::subject::SubjectKind;
use chrono::NaiveDate;
use serde::Deserialize;

group! {
    /// The proposal.
    ProposalRules {
        /// Up to so many subjects are named in the proposal itself; more stand in the list only.
        inline_most: Measure,
    }
}

group! {
    /// A list that goes out with a paper, with columns of its own.
    ListSetting {
        /// Whether it is set on the sheet's side.
        landscape: bool,
        /// Which columns it has.
        columns: Shown,
        /// Headings that differ from those of the nomination list.
        labels: ListLabels,
    }
}

/// Headings of a list that differ from those of the nomination list; an empty one does not differ.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ListLabels {
    /// Name of the subject.
    pub name: String,
    /// Proposed or given form of commendation.
    pub proposal: String,
}

group! {
    /// The decision and its list.
    DecisionRules {
        /// White above and below the issuing authority and the enacting word, points.
        gap_pt: Measure,
        /// The enacting word ("QUYẾT ĐỊNH:").
        enacting: String,
        /// Mark of an article: `{number}`.
        article: String,
        /// First line of the recipients: `{number}` is the last article.
        as_article: String,
        /// Whether its list is set on the sheet's side.
        landscape: bool,
        /// Columns of its list.
        columns: Shown,
        /// Headings of its list.
        labels: ListLabels,
        /// Closing line of its list without the end mark: `{counts}`.
        total: String,
    }
}

group! {
    /// The letter (công văn).
    LetterRules {
        /// Type size of "V/v …", points.
        about_size: Measure,
        /// White between number and "V/v …", points.
        about_gap_pt: Measure,
        /// "V/v".
        about: String,
        /// Address, telephone, mail of the office at the foot of the first page (ô 13); empty for none.
        contact: String,
        /// Its type size, points.
        contact_size: Measure,
        /// From the lower edge of the text to its rule, mm.
        contact_gap_mm: Measure,
    }
}

/// Where the tone mark stands in "hoa", "uy", "oe".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// On the first letter: "hòa", "ủy".
    New,
    /// On the second letter: "hoà", "uỷ".
    Old,
    /// Either, but one within a paper.
    Consistent,
}

group! {
    /// How texts are to be spelled; the form check asks for it.
    TextRules {
        /// Where tone marks stand.
        tone: Tone,
        /// Whether a count is followed by its words in brackets ("02 (hai)").
        words_after_numbers: bool,
    }
}

group! {
    /// What the comparison of the papers of a round needs to know.
    CrossCheckRules {
        /// Sentences with one of these words speak of what came in or was considered, not of what is asked for.
        aside: Vec<String>,
        /// Words between a figure and what it counts.
        fronts: Vec<String>,
        /// What subjects of all kinds together are called.
        all: Vec<String>,
        /// What the subjects of each kind are called.
        units: KindWords,
    }
}

/// Words for each kind of subject.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindWords {
    /// Collectives.
    pub collective: Vec<String>,
    /// Persons.
    pub person: Vec<String>,
    /// Households.
    pub household: Vec<String>,
    /// Models, works and initiatives.
    pub model: Vec<String>,
}

impl KindWords {
    /// The words for a kind.
    #[must_use]
    pub fn of(&self, kind: SubjectKind) -> &[String] {
        match kind {
            SubjectKind::Collective => &self.collective,
            SubjectKind::Person => &self.person,
            SubjectKind::Household => &self.household,
            SubjectKind::Model => &self.model,
        }
    }
}
