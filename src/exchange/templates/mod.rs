//! Workbooks to be filled in by units: the columns that the program reads back, drop-downs from the office's catalogues, a
//! line that says how, and no row that could be taken for somebody.

mod columns;
mod write;

use super::ExportError;
use crate::domain::catalogue::{Entry, EntryList, offered};
use crate::domain::movement::Movement;
use crate::domain::subject::SubjectKind;
use crate::domain::unit::{Unit, in_tree_order};
use chrono::NaiveDate;

/// Which workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// Exemplars of one kind.
    Subjects(SubjectKind),
    /// Exemplars of all kinds, a sheet each.
    Dossiers,
    /// Units.
    Units,
    /// Items of publicity.
    Publicity,
}

impl Template {
    /// All workbooks, in the order shown.
    pub const ALL: [Self; 7] = [
        Self::Dossiers,
        Self::Subjects(SubjectKind::Collective),
        Self::Subjects(SubjectKind::Person),
        Self::Subjects(SubjectKind::Household),
        Self::Subjects(SubjectKind::Model),
        Self::Units,
        Self::Publicity,
    ];

    /// The word that scripts use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Subjects(kind) => kind.code(),
            Self::Dossiers => "dossiers",
            Self::Units => "units",
            Self::Publicity => "publicity",
        }
    }

    /// The template behind such a word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// What the file is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subjects(SubjectKind::Collective) => "Mẫu danh sách tập thể",
            Self::Subjects(SubjectKind::Person) => "Mẫu danh sách cá nhân",
            Self::Subjects(SubjectKind::Household) => "Mẫu danh sách hộ gia đình",
            Self::Subjects(SubjectKind::Model) => "Mẫu danh sách mô hình, sáng kiến",
            Self::Dossiers => "Mẫu danh sách hồ sơ điển hình",
            Self::Units => "Mẫu danh sách đơn vị",
            Self::Publicity => "Mẫu danh sách tin, bài tuyên truyền",
        }
    }
}

/// What the drop-downs offer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    units: Vec<String>,
    clusters: Vec<String>,
    movements: Vec<String>,
    fields: Vec<String>,
    forms: Vec<String>,
    posts: Vec<String>,
    channels: Vec<String>,
}

impl Choices {
    /// What an office has on `day`. Units that no longer exist, and entries that are no longer offered, are left out.
    #[must_use]
    pub fn of(units: &[Unit], entries: &[Entry], movements: &[Movement], day: NaiveDate) -> Self {
        let live = |it: &&Unit| {
            it.valid_from.is_none_or(|from| from <= day) && it.valid_to.is_none_or(|to| day <= to)
        };
        let ordered = in_tree_order(units);
        let listed = |list: EntryList| once(offered(entries, list, day).map(|it| it.name.clone()));
        Self {
            units: once(ordered.into_iter().map(|(_, it)| it).filter(live).map(|it| it.name.clone())),
            clusters: once(units.iter().filter(live).map(|it| it.cluster.clone())),
            movements: once(movements.iter().map(|it| it.name.clone())),
            fields: listed(EntryList::Field),
            forms: listed(EntryList::Form),
            posts: listed(EntryList::Post),
            channels: listed(EntryList::Channel),
        }
    }
}

/// Each once, without empty ones.
fn once(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    names.filter(|name| !name.trim().is_empty() && seen.insert(crate::text::fold(name))).collect()
}

/// The workbook as bytes (.xlsx). The same template with the same choices gives the same bytes.
///
/// # Errors
/// When the library cannot put the file together.
pub fn template(which: Template, choices: &Choices) -> Result<Vec<u8>, ExportError> {
    write::workbook(which, choices)
}

/// Writes [`template`] to a file, whole or not at all.
///
/// # Errors
/// As there; or the disk does not take the file.
pub fn write_template(which: Template, choices: &Choices, path: &std::path::Path) -> Result<(), ExportError> {
    super::table::write_bytes(path, &template(which, choices)?)
}
