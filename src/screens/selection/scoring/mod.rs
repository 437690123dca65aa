//! Chấm điểm: a sheet of cells as quick as a spreadsheet. What is typed stands at once; the file confirms it behind.

mod cell;
mod compare;
mod deeds;
mod given;
mod keys;
mod live;
mod mark;
mod message;
mod move_to;
mod paste;
mod reason;
mod sheet;
mod stand;
mod strips;
mod table;
mod typing;
mod view;

pub use keys::{Press, meaning};
pub use mark::Mark;
pub use message::{Message, Place, Wish};
pub use table::{Across, Outcome, Row, Table};

use super::super::{Desk, Effect, after_pause};
use super::window::Window;
use crate::domain::checking::{CheckCount, check_count, unexplained};
use crate::domain::ids::{DossierId, MemberId};
use crate::domain::round::{Board, RoundState, Stage};
use crate::domain::subject::SubjectKind;
use crate::ui::measure::ROW;
use chrono::NaiveDate;
use iced::Task;
use iced::advanced::widget::Id;
use iced::task::Handle;
use std::collections::HashSet;

/// The sheet, where the cursor stands, and what is being typed.
#[derive(Debug)]
pub struct Scoring {
    kind: SubjectKind,
    kinds: Vec<(SubjectKind, String)>,
    across: Across,
    member: Option<MemberId>,
    dossier: Option<DossierId>,
    members: Vec<(MemberId, String)>,
    dossiers: Vec<(DossierId, String)>,
    table: Table,
    open: bool,
    stage: Option<Stage>,
    comparing: bool,
    checker: String,
    staff: String,
    today: NaiveDate,
    readings: table::Readings,
    doubts: table::Doubts,
    live: live::Live,
    unsent: HashSet<(DossierId, MemberId)>,
    revealed: Option<(DossierId, MemberId)>,
    checked: CheckCount,
    second_check: bool,
    unexplained: usize,
    cursor: Place,
    typed: Option<String>,
    trouble: Option<(usize, String)>,
    told: Option<String>,
    line: String,
    mark: Option<Mark>,
    asking: Option<reason::Asking>,
    last_reason: String,
    window: Window,
    edits: u64,
    unsettled: bool,
    pause: Option<Handle>,
    id: Id,
}

impl Default for Scoring {
    fn default() -> Self {
        Self {
            kind: SubjectKind::Collective,
            kinds: Vec::new(),
            across: Across::Member,
            member: None,
            dossier: None,
            members: Vec::new(),
            dossiers: Vec::new(),
            table: Table::default(),
            open: true,
            stage: None,
            comparing: false,
            checker: String::new(),
            staff: String::new(),
            today: NaiveDate::MIN,
            readings: table::Readings::new(),
            doubts: table::Doubts::new(),
            live: live::Live::default(),
            unsent: HashSet::new(),
            revealed: None,
            checked: CheckCount::default(),
            second_check: false,
            unexplained: 0,
            cursor: Place::default(),
            typed: None,
            trouble: None,
            told: None,
            line: String::new(),
            mark: None,
            asking: None,
            last_reason: String::new(),
            window: Window::new(ROW),
            edits: 0,
            unsettled: false,
            pause: None,
            id: Id::new("score-sheet"),
        }
    }
}

impl Scoring {
    /// Takes the board as read. What is being typed stays.
    pub fn take(&mut self, board: &Board, desk: &Desk) {
        self.open = board.round.state == RoundState::Open;
        self.today = desk.today;
        if self.staff != desk.staff {
            (self.staff, self.checker) = (desk.staff.clone(), desk.staff.clone());
        }
        self.second_check = board.round.settings.second_check;
        self.count(board);
        self.kinds = SubjectKind::ALL
            .into_iter()
            .filter_map(|kind| {
                let count = board.candidates.iter().filter(|c| c.kind == kind).count();
                (count > 0).then(|| (kind, format!("{} ({count})", kind.label())))
            })
            .collect();
        if !self.kinds.iter().any(|(kind, _)| *kind == self.kind)
            && let Some((first, _)) = self.kinds.first()
        {
            self.kind = *first;
            self.cursor = Place::default();
        }
        self.members = board
            .members
            .iter()
            .filter(|member| member.votes)
            .map(|member| (member.id, member.name.clone()))
            .collect();
        if !self.members.iter().any(|(id, _)| Some(*id) == self.member) {
            // The sheet of somebody who is there, if there is anybody.
            let present = board.members.iter().find(|m| m.votes && m.present).map(|m| m.id);
            self.member = present.or(self.members.first().map(|(id, _)| *id));
        }
        self.list_dossiers(board);
        self.doubts = table::doubts(board);
        self.live.begin(board, self.kind);
        self.lay(board);
    }

    fn list_dossiers(&mut self, board: &Board) {
        let of_kind = board.candidates.iter().filter(|c| c.kind == self.kind);
        self.dossiers = of_kind.map(|c| (c.dossier, c.name.clone())).collect();
        if !self.dossiers.iter().any(|(id, _)| Some(*id) == self.dossier) {
            self.dossier = self.dossiers.first().map(|(id, _)| *id);
        }
    }

    /// Counts what the second person has done, and the cells without their reason.
    fn count(&mut self, board: &Board) {
        self.checked = check_count(board);
        self.unexplained = unexplained(board).len();
    }

    /// Computes what is shown.
    fn lay(&mut self, board: &Board) {
        let asked =
            table::Asked { kind: self.kind, across: self.across, member: self.member, dossier: self.dossier };
        self.table = match self.stage {
            Some(stage) => table::stage(board, self.kind, stage),
            None if self.comparing => {
                table::compared(board, asked, &self.readings, self.revealed, &self.doubts)
            }
            None => {
                let standings = table::Standings::of(board, self.kind);
                self.live.take(board, self.kind, standings.so_far());
                table::council(board, asked, &standings, &self.doubts)
            }
        };
        self.cursor.row = self.cursor.row.min(self.table.rows.len().saturating_sub(1));
        self.cursor.column = self.cursor.column.min(self.table.columns.len().saturating_sub(1));
        self.describe();
    }

    /// The line above the sheet: whose cell it is, what is to be known about it and what belongs into it.
    fn describe(&mut self) {
        let Place { row, column } = self.cursor;
        self.line = match (self.table.rows.get(row), self.table.columns.get(column)) {
            (Some(row), Some(head)) => match &row.locked {
                Some(reason) => format!("{} – {reason}.", row.name),
                None => {
                    let typed = self.typed.as_deref().filter(|_| head.criterion.measure.takes_input());
                    let follows = typed.and_then(|typed| given::read(&head.criterion, typed).ok().flatten());
                    let known = match (follows, row.slots.get(column)) {
                        (Some(it), _) => format!("{} được {} điểm.", it.as_typed(), it.points),
                        (None, Some(slot)) => slot.note.clone(),
                        (None, None) => String::new(),
                    };
                    let gap = if known.is_empty() { "" } else { " " };
                    format!("{} – {known}{gap}{}", row.name, head.sentence)
                }
            },
            _ => String::new(),
        };
    }

    /// Whether edits of this sheet may still be on their way to the file.
    #[must_use]
    pub fn unsettled(&self) -> bool {
        self.unsettled
    }

    /// Puts the keyboard on the sheet.
    pub fn focus(&self) -> Task<Message> {
        iced::widget::operation::focus(self.id.clone())
    }

    /// Takes what happened; the board is changed at once, ahead of the file.
    pub fn update(&mut self, message: Message, board: &mut Board) -> (Effect<Message>, Wish) {
        let effect = match message {
            Message::Rested(edits) => {
                if edits != self.edits {
                    return (Effect::None, Wish::None);
                }
                self.unsettled = false;
                self.pause = None;
                return (Effect::None, Wish::Read);
            }
            Message::Scrolled(offset, height) => {
                self.window.seen(offset, height);
                Effect::None
            }
            Message::QuotasShown(shown) => {
                self.live.show(shown);
                Effect::Run(self.focus())
            }
            Message::Pressed(press) => self.pressed(press, board),
            Message::Pasted(text) => self.pasted(text.as_deref().unwrap_or_default(), board),
            Message::Clicked(place) => self.then(board, |it, _| {
                it.go(place);
                Effect::Run(it.focus())
            }),
            Message::Opened(place) => {
                self.go(place);
                self.begin_edit();
                Effect::Run(self.focus())
            }
            Message::MarkOpened(_)
            | Message::MarkStanding(_)
            | Message::MarkTyped(_)
            | Message::MarkClosed
            | Message::MarkDone => self.marking(message, board),
            Message::Confirmed(_) | Message::AllConfirmed | Message::TakenOver(_) => {
                self.deed(&message, board)
            }
            Message::Comparing(_)
            | Message::CheckerTyped(_)
            | Message::Righted(_)
            | Message::Uncompared(_) => self.compare(message, board),
            Message::ReasonOpened
            | Message::ReasonTyped(_)
            | Message::ReasonAgain
            | Message::ReasonDone
            | Message::ReasonClosed
            | Message::NextUnexplained => self.reasoning(message, board),
            Message::KindPicked(_)
            | Message::AcrossPicked(_)
            | Message::StagePicked(_)
            | Message::MemberPicked(_)
            | Message::DossierPicked(_)
            | Message::Turned(_) => self.then(board, |it, board| {
                let handed_in = it.hand_in(board, true);
                it.choose(&message, board);
                handed_in.and(it.turn_over(board))
            }),
        };
        let handed_in = self.hand_in(board, false);
        (effect.and(handed_in), Wish::None)
    }

    /// Another sheet is chosen.
    fn choose(&mut self, message: &Message, board: &Board) {
        match *message {
            Message::KindPicked(kind) => {
                self.kind = kind;
                self.list_dossiers(board);
            }
            Message::AcrossPicked(across) => {
                self.across = across;
                self.comparing &= across == Across::Member;
            }
            Message::StagePicked(stage) => {
                self.stage = stage;
                self.comparing &= stage.is_none();
            }
            Message::MemberPicked(member) => self.member = Some(member),
            Message::DossierPicked(dossier) => self.dossier = Some(dossier),
            Message::Turned(by) => match self.across {
                Across::Member => self.member = neighbour(&self.members, self.member, by),
                Across::Dossier => self.dossier = neighbour(&self.dossiers, self.dossier, by),
            },
            _ => {}
        }
    }

    /// Another sheet lies on the table.
    fn turn_over(&mut self, board: &Board) -> Effect<Message> {
        self.cursor = Place::default();
        (self.mark, self.asking, self.told, self.revealed) = (None, None, None, None);
        self.lay(board);
        Effect::Run(Task::batch([self.window.rewind(), self.focus()]))
    }

    /// Finishes the cell that is being typed, then does `next`; stays when the figure cannot stand.
    fn then(
        &mut self,
        board: &mut Board,
        next: impl FnOnce(&mut Self, &mut Board) -> Effect<Message>,
    ) -> Effect<Message> {
        match self.confirm(board) {
            Ok(effect) => effect.and(next(self, board)),
            Err(effect) => *effect,
        }
    }

    /// Notes an edit; when typing has rested the board is read again and so confirmed.
    fn settle(&mut self) -> Effect<Message> {
        self.edits += 1;
        self.unsettled = true;
        self.told = None;
        let (timer, handle) = after_pause(Message::Rested(self.edits));
        self.pause = Some(handle);
        Effect::Run(timer)
    }

    /// The file refused a figure: says so under the row, until something else is done.
    pub fn refused(&mut self, sentence: String) {
        self.trouble = Some((self.cursor.row, sentence));
        (self.unsettled, self.pause) = (false, None);
    }

    /// What the sheet shows.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The sentence about the cell under the cursor.
    #[must_use]
    pub fn line(&self) -> &str {
        &self.line
    }
}

/// The one so many places on; stays at the ends.
fn neighbour<T: Copy + PartialEq>(all: &[(T, String)], here: Option<T>, by: isize) -> Option<T> {
    let at = all.iter().position(|(id, _)| Some(*id) == here).unwrap_or(0);
    let to = at.saturating_add_signed(by).min(all.len().saturating_sub(1));
    all.get(to).map(|(id, _)| *id)
}
