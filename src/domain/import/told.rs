//! What happened to every row, in words for the result page, the exported table and the column in a copy of the file.

use super::{Judged, Outcome, Row};
use serde::Serialize;

/// A row of the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResultRow {
    /// The sheet; empty for a file without sheets.
    pub sheet: String,
    /// Its number in the sheet, from 1.
    pub line: u32,
    /// Whom it names.
    pub name: String,
    /// The kind; empty where it is not known.
    pub kind: String,
    /// The unit.
    pub unit: String,
    /// What came of it, in a word or two.
    pub outcome: String,
    /// Why, what was changed, what there is to look at.
    pub detail: String,
}

impl Row {
    /// Why, what was changed, what there is to look at.
    #[must_use]
    pub fn detail(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        match &self.outcome {
            Outcome::New | Outcome::Same => {}
            Outcome::Changed { changes } => {
                parts.extend(changes.iter().map(|change| match change.from.is_empty() {
                    true => format!("{}: ghi “{}”.", change.what, change.to),
                    false => format!("{}: “{}” → “{}”.", change.what, change.from, change.to),
                }));
            }
            Outcome::Skipped { reason } | Outcome::Refused { reason } => parts.push(reason.clone()),
        }
        parts.extend(self.remarks.iter().cloned());
        parts.join(" ")
    }

    /// What came of it and why, in one text.
    #[must_use]
    pub fn told(&self) -> String {
        let (word, detail) = (self.outcome.kind().label(), self.detail());
        if detail.is_empty() { word.to_owned() } else { format!("{word}: {detail}") }
    }
}

impl Judged {
    /// Every row in words, in the order of the file.
    #[must_use]
    pub fn result(&self) -> Vec<ResultRow> {
        let one = |row: &Row| ResultRow {
            sheet: row.sheet.clone(),
            line: row.line,
            name: row.name.clone(),
            kind: row.kind.map(|kind| kind.label().to_owned()).unwrap_or_default(),
            unit: row.unit.clone(),
            outcome: row.outcome.kind().label().to_owned(),
            detail: row.detail(),
        };
        self.rows.iter().map(one).collect()
    }
}
