//! The outline: the tree of sections as rows, what is folded, and what each deed on it is as a command.

mod deeds;
mod folds;
mod moving;
mod view;

pub(super) use deeds::{added, can, command, first_table, subtree};
pub use folds::{Folding, Tree};
pub(super) use moving::{fit, moved};
pub(super) use view::view;

use super::super::Desk;
use super::duty;
use super::text::shown::current;
use crate::domain::ids::SectionId;
use crate::domain::plan::{Content, Section, numbered};
use crate::storage::PlanFile;
use crate::ui::badge::Tone;

/// A section as the outline shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which section.
    pub id: SectionId,
    /// Depth in the tree, 0 at the top.
    pub depth: usize,
    /// Computed number or mark.
    pub label: String,
    /// Its words, or what is written from its data.
    pub words: String,
    /// What it holds.
    pub holds: Holds,
    /// How many sections stand inside it, at any depth.
    pub inside: usize,
    /// How far what it obliges to is met; none where nothing is followed.
    pub state: Option<Tone>,
}

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A heading.
    Heading,
    /// Running text.
    Text,
    /// A sentence written from an obligation.
    Obligation,
    /// The criteria of a set.
    Criteria,
    /// A table.
    Table,
    /// An appendix.
    Appendix,
}

impl Holds {
    /// All, in the order shown.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Heading, "Đề mục"),
        (Self::Text, "Đoạn văn"),
        (Self::Obligation, "Chỉ tiêu, thời hạn"),
        (Self::Criteria, "Tiêu chí"),
        (Self::Table, "Bảng"),
        (Self::Appendix, "Phụ lục"),
    ];

    /// What `content` is.
    #[must_use]
    pub const fn of(content: &Content) -> Self {
        match content {
            Content::Heading { .. } => Self::Heading,
            Content::Text { .. } => Self::Text,
            Content::Obligation { .. } => Self::Obligation,
            Content::Criteria { .. } => Self::Criteria,
            Content::Table { .. } => Self::Table,
            Content::Appendix { .. } => Self::Appendix,
        }
    }
}

/// A deed on the chosen section of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A section after it, at its level.
    AddAfter,
    /// A section inside it, as the last.
    AddUnder,
    /// One place up among its siblings.
    Up,
    /// One place down.
    Down,
    /// Into the sibling before it.
    Indent,
    /// Out of the section it is in.
    Outdent,
    /// Away, with everything in it.
    Remove,
    /// A table inside it, or after it where nothing can stand inside.
    AddTable,
    /// An appendix at the end of the plan.
    AddAppendix,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::AddAfter,
        Self::AddUnder,
        Self::Up,
        Self::Down,
        Self::Indent,
        Self::Outdent,
        Self::Remove,
        Self::AddTable,
        Self::AddAppendix,
    ];
}

/// The rows of the outline, in reading order.
pub(super) fn rows(file: &PlanFile, desk: &Desk) -> Vec<Row> {
    let mut rows: Vec<Row> = numbered(&file.sections)
        .into_iter()
        .map(|item| Row {
            id: item.section.id,
            depth: item.depth,
            label: item.label,
            words: shown(item.section, file, desk),
            holds: Holds::of(&item.section.content),
            inside: 0,
            state: None,
        })
        .collect();
    // From the end: by then the rows inside have been counted.
    for at in (0..rows.len()).rev() {
        let depth = rows[at].depth;
        rows[at].inside = rows[at + 1..].iter().take_while(|row| row.depth > depth).count();
    }
    rows
}

fn shown(section: &Section, file: &PlanFile, desk: &Desk) -> String {
    match &section.content {
        Content::Heading { .. } | Content::Table { .. } | Content::Appendix { .. } => {
            beginning(&section.content.words())
        }
        Content::Text { .. } => beginning(&current(section, file, desk).content.words()),
        Content::Obligation { obligation } => file
            .obligations
            .iter()
            .find(|one| one.id == *obligation)
            .map(|one| duty::as_printed(one, |id| desk.unit_name(id)))
            .unwrap_or_default(),
        Content::Criteria { set } => {
            file.sets.iter().find(|one| one.id == *set).map(|one| one.name.clone()).unwrap_or_default()
        }
    }
}

/// As much as a row can show: a pasted novel is not laid out to be cut off.
fn beginning(words: &str) -> String {
    const MOST: usize = 240;
    words.chars().take(MOST).map(|letter| if letter == '\n' { ' ' } else { letter }).collect()
}
