//! What can happen on the sheet.

use super::{Across, Press};
use crate::domain::ids::{DossierId, MemberId};
use crate::domain::round::{Stage, Standing};
use crate::domain::subject::SubjectKind;

/// A cell by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}

/// What happened on the sheet.
#[derive(Debug, Clone)]
pub enum Message {
    /// A kind of subject was chosen.
    KindPicked(SubjectKind),
    /// Sheets of members, or of dossiers.
    AcrossPicked(Across),
    /// A member's sheet was chosen.
    MemberPicked(MemberId),
    /// A dossier's sheet was chosen.
    DossierPicked(DossierId),
    /// The sheet so many places on was asked for.
    Turned(isize),
    /// A key was pressed while the sheet holds the keyboard.
    Pressed(Press),
    /// A cell was clicked.
    Clicked(Place),
    /// A cell was double-clicked.
    Opened(Place),
    /// What stood on the clipboard.
    Pasted(Option<String>),
    /// The sheet was scrolled (px).
    Scrolled(f32, f32),
    /// Typing rested after so many edits.
    Rested(u64),
    /// The mark of a row was opened.
    MarkOpened(usize),
    /// A standing was chosen for it.
    MarkStanding(Standing),
    /// A letter of its reason.
    MarkTyped(String),
    /// It was put away without a deed.
    MarkClosed,
    /// It was recorded.
    MarkDone,
    /// The unit's own, the appraised or (none) the council's figures were chosen.
    StagePicked(Option<Stage>),
    /// A row's sheet was confirmed, or is to be taken back.
    Confirmed(usize),
    /// Every whole sheet that is shown was confirmed.
    AllConfirmed,
    /// A row was filled as proposed.
    TakenOver(usize),
    /// The second person's comparison was begun or left.
    Comparing(bool),
    /// A letter of the second person's name.
    CheckerTyped(String),
    /// A row's entered figures were asked for, and then found right.
    Righted(usize),
    /// A row's comparison was taken away.
    Uncompared(usize),
    /// The reason of the cell under the cursor was opened.
    ReasonOpened,
    /// A letter of a reason.
    ReasonTyped(String),
    /// The reason given before was taken again.
    ReasonAgain,
    /// The reason was given.
    ReasonDone,
    /// It was put away, and what it was for with it.
    ReasonClosed,
    /// The next cell without its reason was asked for.
    NextUnexplained,
    /// All quotas were asked for, or put away.
    QuotasShown(bool),
}

/// What the part wants from the screen besides an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    None,
    /// The board should be read again: typing has rested.
    Read,
}
