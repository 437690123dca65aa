//! What a section of a plan holds.

use crate::domain::ids::{CriteriaSetId, ObligationId, SectionId};
use crate::domain::obligation::DutyField;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of text in one face.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TextRun {
    /// The text.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// What the text is computed from; `text` then holds the words as they last stood, for search and comparison.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shows: Option<Shown>,
}

/// What a stretch of text is computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Shown {
    /// The number of a section ("điểm a mục 2 phần II"); it follows when the section moves.
    Section {
        /// Which section.
        section: SectionId,
    },
    /// One datum of an obligation ("trước ngày 20/4/2017"); it follows when the obligation changes.
    Field {
        /// Which obligation.
        obligation: ObligationId,
        /// Which datum.
        field: DutyField,
    },
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Column {
    /// Words in its head.
    pub title: String,
    /// Share of the table's width, in percent; 0 shares what the others leave.
    pub width: u32,
    /// Whether its cells stand at the right, as figures do.
    pub figures: bool,
}

/// A table typed in the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Table {
    /// Words above the table; empty for none.
    pub caption: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows; each has one cell for each column, missing cells are empty.
    pub rows: Vec<Vec<String>>,
    /// Whether a first column TT counts the rows.
    pub counted: bool,
}

/// What a section holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "holds", rename_all = "snake_case")]
pub enum Content {
    /// A heading: bold, kept with what follows.
    Heading {
        /// Its words.
        text: String,
    },
    /// Running text.
    Text {
        /// Stretches of text.
        runs: Vec<TextRun>,
    },
    /// A sentence written from an obligation's data.
    Obligation {
        /// Which one.
        obligation: ObligationId,
    },
    /// The criteria of a set, one item each.
    Criteria {
        /// Which set.
        set: CriteriaSetId,
    },
    /// A table.
    Table {
        /// The table.
        table: Table,
    },
    /// An appendix behind the signature, on pages of its own; only at the top of the tree, marked as one
    /// (NĐ 30/2020, Phụ lục I, Phần II).
    Appendix {
        /// Its title.
        text: String,
        /// Whether its pages lie on their side.
        #[serde(default)]
        landscape: bool,
    },
}

impl Content {
    /// Running text in one face.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { runs: vec![TextRun { text: text.into(), ..TextRun::default() }] }
    }

    /// The words as typed, without faces; empty for what is written from data.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Heading { text } | Self::Appendix { text, .. } => text.clone(),
            Self::Text { runs } => runs.iter().map(|run| run.text.as_str()).collect(),
            Self::Table { table } => table.words(),
            Self::Obligation { .. } | Self::Criteria { .. } => String::new(),
        }
    }

    /// The obligations it prints from: its own, or those of its stretches of text.
    pub fn obligations(&self) -> impl Iterator<Item = ObligationId> + '_ {
        let (own, runs) = match self {
            Self::Obligation { obligation } => (Some(*obligation), [].as_slice()),
            Self::Text { runs } => (None, runs.as_slice()),
            _ => (None, [].as_slice()),
        };
        own.into_iter().chain(runs.iter().filter_map(|run| match run.shows {
            Some(Shown::Field { obligation, .. }) => Some(obligation),
            _ => None,
        }))
    }
}

impl Table {
    /// Everything written in it: caption, heads, cells row by row, one to a line.
    #[must_use]
    pub fn words(&self) -> String {
        let heads = self.columns.iter().map(|column| &column.title);
        let all = std::iter::once(&self.caption).chain(heads).chain(self.rows.iter().flatten());
        all.filter(|words| !words.trim().is_empty()).cloned().collect::<Vec<_>>().join("\n")
    }
}
