//! What a person said about a file: which column holds what, and what holds for rows that do not say it themselves.

use super::field::Field;
use crate::domain::ids::{MappingId, SubjectId, UnitId};
use crate::domain::subject::SubjectKind;
use crate::text::fold;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What holds for every file of one make; can be kept under a name and used again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// By the heading of a column (folded; the second of one name carries " #2") what it holds; none is not read. Columns
    /// that are not named here hold what their headings say.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, Option<Field>>,
    /// The line of the headings, where it is not the one that is found; 0 for a list without headings, whose columns are
    /// then named "#1", "#2" …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<u32>,
    /// The kind of rows that nothing tells it of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<SubjectKind>,
    /// The unit of rows that name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// Whether text in an old code table is made Unicode; none when nobody has said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convert: Option<bool>,
    /// Which unit is meant by a text (folded).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub units: BTreeMap<String, UnitId>,
}

impl Mapping {
    /// Says what unit is meant by `text`.
    pub fn answer_unit(&mut self, text: &str, unit: UnitId) {
        self.units.insert(fold(text), unit);
    }
}

/// A mapping with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedMapping {
    /// Identifier.
    pub id: MappingId,
    /// Its name.
    pub name: String,
    /// What it says.
    pub mapping: Mapping,
}

/// A row of a file: its sheet and its line.
pub type RowKey = (String, u32);

/// Who is meant by a row that resembles somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// This one.
    Is(SubjectId),
    /// Somebody else, not in the program yet.
    Another,
}

/// What was decided about one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// What holds for every file of its make.
    pub mapping: Mapping,
    /// Who is meant by rows.
    pub people: BTreeMap<RowKey, Who>,
    /// Rows that are left out.
    pub skipped: BTreeSet<RowKey>,
    /// Sheets that are left out.
    pub sheets_off: BTreeSet<String>,
}
