//! Files of scores (M11): what a folder of them says, held against the board before anything is written.
//!
//! Reading a file is the exchange's work; here is only what was found in it, and what it means for the round. Nothing that a
//! file says is passed over: a figure becomes a cell to be taken in, a fault with its place, or a difference to be agreed to.

mod compare;
mod intake;
mod state;
mod stranger;

pub use compare::{Change, Empty, Fault, FaultKind};
pub use intake::{FileReport, Intake, Seat, SeatState, intake};
pub use state::FileState;

use super::ids::{CriterionId, DossierId, MemberId, RoundId};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// Which figure of a criterion a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The points.
    Points,
    /// What was done, or the figure that falls into a band.
    Done,
    /// The target.
    Target,
}

/// One cell that belongs to a dossier and a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCell {
    /// Where it stands, for people ("Tập thể, ô F9").
    pub place: String,
    /// The dossier of its row.
    pub dossier: DossierId,
    /// The criterion of its column.
    pub criterion: CriterionId,
    /// Which figure.
    pub part: Part,
    /// What stands in it; empty for nothing.
    pub text: String,
    /// Whether the spreadsheet has made a day of it ("8.5" becomes 8 May where the comma divides decimals).
    pub day: bool,
}

/// A sheet of the program's own making, as it came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSheet {
    /// The round it was written for.
    pub round: RoundId,
    /// That round's name at the time.
    pub round_name: String,
    /// Whose sheet.
    pub member: MemberId,
    /// That member's name at the time.
    pub member_name: String,
    /// Cells of figures, empty ones too, in the order of the file.
    pub cells: Vec<FoundCell>,
    /// What was written into the column for reasons.
    pub reasons: Vec<(DossierId, String)>,
    /// Figures that stand beside no dossier or under no criterion, one sentence each.
    pub strange: Vec<String>,
}

/// A table of somebody else's making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundTable {
    /// Name of the sheet.
    pub sheet: String,
    /// Rows with the number they bear in the file, each with its cells from the first column on.
    pub rows: Vec<(u32, Vec<String>)>,
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A sheet written by the program.
    Sheet(FoundSheet),
    /// A workbook without the program's marks.
    Tables(Vec<FoundTable>),
    /// It cannot be read; a sentence why, and what to do.
    Unreadable(String),
}

/// A file as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// Its name, without the folder.
    pub name: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// When it was last saved, as the file itself says.
    pub saved_at: Option<DateTime<Utc>>,
    /// When it was last changed, as the disk says.
    pub modified: Option<DateTime<Utc>>,
    /// Whose sheet a person said it is, where the file does not say.
    pub given_to: Option<MemberId>,
    /// What it is.
    pub content: Content,
}

impl FoundFile {
    /// When it was last saved: the file's own word before the disk's, since copying gives the disk a new time.
    #[must_use]
    pub fn time(&self) -> Option<DateTime<Utc>> {
        self.saved_at.or(self.modified)
    }
}
