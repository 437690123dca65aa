//! What can happen in the form.

use super::chips::ChipEvent;
use super::keep::Opened;
use super::rows::{RowEvent, RowList};
use super::similar::Similar;
use super::slot::Slot;
use crate::domain::dossier::Priority;
use crate::domain::ids::{DossierId, MovementId, UnitId};
use crate::domain::subject::{Sex, Subject};
use crate::screens::dossiers::pages;
use crate::storage::StoreError;
use crate::ui::area::Action;

/// A field of several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// The summary (trích ngang).
    Summary,
    /// What a model does.
    Content,
}

/// A part of the form that is rarely used and folded away until somebody asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extra {
    /// Further names.
    OtherNames,
    /// The office's own note.
    Note,
    /// Posts with their time.
    Posts,
    /// Ethnicity and religion: sensitive, and shown only while somebody wants to see them.
    Sensitive,
    /// Place set by hand.
    Order,
}

impl Extra {
    /// The field in which one begins; none where a row is begun.
    pub(super) const fn first(self) -> Option<Slot> {
        match self {
            Self::OtherNames => Some(Slot::OtherNames),
            Self::Note => Some(Slot::Note),
            Self::Posts => None,
            Self::Sensitive => Some(Slot::Ethnicity),
            Self::Order => Some(Slot::Order),
        }
    }
}

/// What happened in the form.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key in a field of one line.
    Typed(Slot, String),
    /// The keyboard left a field of one line.
    Left(Slot),
    /// An offer was taken.
    Taken(Slot, String),
    /// A unit was taken from the offers.
    UnitTaken(UnitId),
    /// A sex was pressed.
    SexChosen(Sex),
    /// "Đảng viên" was ticked.
    PartyTicked(bool),
    /// A movement was ticked.
    MovementTicked(MovementId, bool),
    /// A priority was ticked.
    PriorityTicked(Priority, bool),
    /// Something was done in a field of several lines.
    Wrote(Text, Action),
    /// The keyboard left a field of several lines.
    WroteLeft,
    /// Something in a list.
    Row(RowList, RowEvent),
    /// Something in a field with chips.
    Chip(ChipEvent),
    /// A part that is rarely used was asked for, or folded away again.
    Folded(Extra, bool),
    /// "Viết từ thành tích" was pressed, or agreed to where something stood already.
    Composed {
        /// Whether replacing was agreed to.
        agreed: bool,
    },
    /// Subjects of a similar name were found.
    SimilarFound {
        /// The question.
        asked: u64,
        /// The answer.
        found: Result<Vec<Similar>, StoreError>,
    },
    /// A subject that is already known was taken.
    SimilarTaken(Box<Subject>),
    /// Typing has rested.
    Settled,
    /// The dossier was read again.
    Read {
        /// What stood here when it was asked for.
        revision: u64,
        /// The answer.
        opened: Result<Box<Opened>, StoreError>,
    },
    /// Something on a page beside the form.
    Page(pages::Message),
    /// "Xóa hồ sơ" was pressed.
    Removing,
    /// Removing was agreed to.
    Removed,
    /// The record of the subject over the years was asked for.
    RecordAsked,
    /// "Danh sách" was pressed.
    Back,
    /// Giving up what cannot be stored was agreed to.
    Discarded,
    /// Another dossier was asked for.
    Showed(DossierId),
    /// The one before (-1) or behind (1) in the list was asked for.
    Neighbour(i8),
}
