//! What can happen in the form.

use super::keep::Opened;
use super::rows::{AchievementPart, AwardPart, Key, Move};
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

/// What happened in the form.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key in a field of one line.
    Typed(Slot, String),
    /// The keyboard left a field of one line.
    Left(Slot),
    /// An offer was taken, by its place.
    Taken(Slot, usize),
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
    /// A row was added to the achievements.
    AchievementAdded,
    /// A key in a row.
    AchievementTyped(Key, AchievementPart, String),
    /// Something was done in the sentence of a row.
    AchievementWrote(Key, Action),
    /// The keyboard left a field of a row.
    AchievementLeft(Key),
    /// A row was moved or removed.
    AchievementMoved(Key, Move),
    /// A row was added to the earlier awards.
    AwardAdded,
    /// A key in a row.
    AwardTyped(Key, AwardPart, String),
    /// The keyboard left a field of a row.
    AwardLeft(Key),
    /// A row was moved or removed.
    AwardMoved(Key, Move),
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
