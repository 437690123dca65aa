//! What the sheet shows, computed from the board whenever it changes, so that drawing only reads.

mod columns;
mod compared;
mod council;
mod stage;
mod standings;

pub use columns::Column;
pub use compared::{Readings, compared};
pub use council::council;
pub use stage::stage;
pub use standings::{Standings, is_veiled};

use super::given::Given;
use crate::domain::conflicts;
use crate::domain::ids::{DossierId, MemberId};
use crate::domain::round::Board;
use crate::domain::subject::SubjectKind;
use std::collections::HashMap;

/// Which sheet of the council lies on the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Across {
    /// One member's sheet: a row for each dossier.
    Member,
    /// One dossier's sheet: a row for each member.
    Dossier,
}

/// The sheet that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// Kind of subject.
    pub kind: SubjectKind,
    /// Of a member, or of a dossier.
    pub across: Across,
    /// The member shown; on a dossier's sheet the one whose eyes it is seen with.
    pub member: Option<MemberId>,
    /// The dossier shown.
    pub dossier: Option<DossierId>,
}

/// Conflicts that nobody has answered yet, each in a sentence; figures change nothing about them.
pub type Doubts = HashMap<(DossierId, MemberId), String>;

/// The open conflicts of a board.
#[must_use]
pub fn doubts(board: &Board) -> Doubts {
    let open = conflicts::proposals(board).into_iter().filter(|it| it.answer.is_none());
    open.map(|it| ((it.dossier, it.member), it.sentence())).collect()
}

/// What is to be seen of a cell besides its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Nothing.
    #[default]
    Plain,
    /// Taken over as proposed, not yet confirmed by the member.
    Copied,
    /// Differs from what was proposed and does not say why.
    Unexplained,
    /// The second person read something else.
    Differs,
}

/// One cell.
#[derive(Debug, Clone, Default)]
pub struct Slot {
    /// What is in it; none where it is empty.
    pub given: Option<Given>,
    /// As written.
    pub words: String,
    /// Small beneath: the figure the points follow from, or what stands against them.
    pub under: String,
    /// Pale in the empty cell: what is proposed.
    pub pale: String,
    /// What is to be seen.
    pub look: Look,
    /// What there is to know, for the line above the sheet.
    pub note: String,
}

impl Slot {
    pub(super) fn of(given: Option<Given>) -> Self {
        Self {
            words: given.map_or_else(String::new, |it| it.points.to_string()),
            under: given.and_then(|it| it.input).map_or_else(String::new, |it| it.to_string()),
            given,
            ..Self::default()
        }
    }
}

/// How a row stands towards the second person (M12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Outcome {
    /// Not compared.
    #[default]
    Not,
    /// As read.
    Agrees,
    /// So many cells differ.
    Differs(usize),
}

/// A row: one member's ballot on one dossier, or a dossier before the council.
#[derive(Debug, Clone)]
pub struct Row {
    /// The dossier.
    pub dossier: DossierId,
    /// The member; none before the council.
    pub member: Option<MemberId>,
    /// The dossier's name, or the member's.
    pub name: String,
    /// The unit, or the post.
    pub under: String,
    /// Why nothing can be typed here; none where it can.
    pub locked: Option<String>,
    /// Whether the lock is a mark that can be taken back here.
    pub marked: bool,
    /// Why the member might have to be excused; a person decides.
    pub hint: Option<String>,
    /// How far the members are apart, where that is to be talked about (S9).
    pub flag: Option<String>,
    /// The cells, in the order of the columns.
    pub slots: Vec<Slot>,
    /// Sum of the figures.
    pub total: String,
    /// Whether every figure that is owed is there.
    pub whole: bool,
    /// Mean of the dossier; "–" when nobody has scored it whole. Before the council the unit's own total.
    pub mean: String,
    /// Rank of the dossier; "–" while it has none.
    pub rank: String,
    /// Whether the rank is told on the ballots there are so far, with others still owed.
    pub tentative: bool,
    /// Grade of the dossier; empty while it has none.
    pub grade: String,
    /// Why mean, rank or grade are as they are; empty where nothing is to be said.
    pub why: String,
    /// Whether the member has confirmed it.
    pub confirmed: bool,
    /// Whether empty cells could be filled as proposed.
    pub can_take: bool,
    /// How it stands towards the second person.
    pub outcome: Outcome,
    /// Who compared it; empty for nobody.
    pub compared_by: String,
}

impl Row {
    /// Whether a change of a figure must say why: confirmed, or compared and found equal (M16).
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.confirmed || self.outcome == Outcome::Agrees
    }
}

/// Everything on the sheet.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// "Đã xong 18/24 hồ sơ".
    pub progress: String,
    /// What is to be known about the whole sheet; empty for nothing.
    pub sentence: String,
    /// Whether dossiers get grades.
    pub graded: bool,
    /// Whether there is anything proposed.
    pub proposed: bool,
}

fn dash() -> String {
    "–".to_owned()
}

fn progress(rows: &[Row], noun: &str) -> String {
    let settled = rows.iter().filter(|row| row.whole || row.locked.is_some()).count();
    format!("Đã xong {settled}/{} {noun}", rows.len())
}
