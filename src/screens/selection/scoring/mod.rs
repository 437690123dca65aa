//! Chấm điểm: a sheet of cells as quick as a spreadsheet. What is typed stands at once; the file confirms it behind.

mod keys;
mod mark;
mod move_to;
mod paste;
mod sheet;
mod table;
mod view;

pub use keys::{Press, meaning};
pub use mark::Mark;
pub use table::{Across, Row, Table, capital};

use super::super::{Effect, after_pause};
use super::window::Window;
use crate::domain::criteria::check_score;
use crate::domain::ids::{DossierId, MemberId, RoundId};
use crate::domain::points::NotPoints;
use crate::domain::round::{Board, RoundState, Standing};
use crate::domain::subject::SubjectKind;
use crate::domain::{Command, Points};
use crate::ui::measure::ROW;
use iced::Task;
use iced::advanced::widget::Id;
use iced::task::Handle;

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
}

/// What the part wants from the screen besides an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    None,
    /// The board should be read again: typing has rested.
    Read,
}

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
    cursor: Place,
    typed: Option<String>,
    trouble: Option<(usize, String)>,
    told: Option<String>,
    line: String,
    mark: Option<Mark>,
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
            cursor: Place::default(),
            typed: None,
            trouble: None,
            told: None,
            line: String::new(),
            mark: None,
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
    pub fn take(&mut self, board: &Board) {
        self.open = board.round.state == RoundState::Open;
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
        self.lay(board);
    }

    fn list_dossiers(&mut self, board: &Board) {
        let of_kind = board.candidates.iter().filter(|c| c.kind == self.kind);
        self.dossiers = of_kind.map(|c| (c.dossier, c.name.clone())).collect();
        if !self.dossiers.iter().any(|(id, _)| Some(*id) == self.dossier) {
            self.dossier = self.dossiers.first().map(|(id, _)| *id);
        }
    }

    /// Computes what is shown.
    fn lay(&mut self, board: &Board) {
        self.table = table::table(board, self.kind, self.across, self.member, self.dossier);
        self.cursor.row = self.cursor.row.min(self.table.rows.len().saturating_sub(1));
        self.cursor.column = self.cursor.column.min(self.table.columns.len().saturating_sub(1));
        self.describe();
    }

    /// The line above the sheet: whose cell it is and what belongs into it.
    fn describe(&mut self) {
        let Place { row, column } = self.cursor;
        self.line = match (self.table.rows.get(row), self.table.columns.get(column)) {
            (Some(row), Some(column)) => match &row.locked {
                Some(reason) => format!("{} – {reason}.", row.name),
                None => format!("{} – {}", row.name, column.sentence),
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
            Message::KindPicked(kind) => self.then(board, |it, board| {
                it.kind = kind;
                it.list_dossiers(board);
                it.turn_over(board)
            }),
            Message::AcrossPicked(across) => self.then(board, |it, board| {
                it.across = across;
                it.turn_over(board)
            }),
            Message::MemberPicked(member) => self.then(board, |it, board| {
                it.member = Some(member);
                it.turn_over(board)
            }),
            Message::DossierPicked(dossier) => self.then(board, |it, board| {
                it.dossier = Some(dossier);
                it.turn_over(board)
            }),
            Message::Turned(by) => self.then(board, |it, board| {
                match it.across {
                    Across::Member => it.member = neighbour(&it.members, it.member, by),
                    Across::Dossier => it.dossier = neighbour(&it.dossiers, it.dossier, by),
                }
                it.turn_over(board)
            }),
            Message::MarkOpened(_)
            | Message::MarkStanding(_)
            | Message::MarkTyped(_)
            | Message::MarkClosed
            | Message::MarkDone => self.marking(message, board),
        };
        (effect, Wish::None)
    }

    /// Another sheet lies on the table.
    fn turn_over(&mut self, board: &Board) -> Effect<Message> {
        self.cursor = Place::default();
        (self.mark, self.told) = (None, None);
        self.lay(board);
        Effect::Run(Task::batch([self.window.rewind(), self.focus()]))
    }

    /// Finishes the cell that is being typed, then does `next`; stays when the figure cannot stand.
    fn then(
        &mut self,
        board: &mut Board,
        next: impl FnOnce(&mut Self, &Board) -> Effect<Message>,
    ) -> Effect<Message> {
        match self.confirm(board) {
            Ok(effect) => effect.and(next(self, board)),
            Err(()) => Effect::None,
        }
    }

    fn pressed(&mut self, press: Press, board: &mut Board) -> Effect<Message> {
        match press {
            Press::Figure(figure) => {
                if self.may_type() {
                    let typed = self.typed.get_or_insert_default();
                    if typed.chars().count() < 8 {
                        typed.push(figure);
                    }
                    self.trouble = None;
                }
                self.show()
            }
            Press::Erase => {
                if self.may_type() {
                    self.typed.get_or_insert_default().pop();
                    self.trouble = None;
                }
                Effect::None
            }
            Press::Clear => {
                if self.may_type() {
                    self.typed = Some(String::new());
                }
                self.then(board, |_, _| Effect::None)
            }
            Press::Edit => {
                self.begin_edit();
                self.show()
            }
            Press::Escape => {
                let was_typing = self.typed.take().is_some() | self.trouble.take().is_some();
                if was_typing {
                    return Effect::None;
                }
                Effect::Run(iced::advanced::widget::operate(
                    iced::advanced::widget::operation::focusable::unfocus(),
                ))
            }
            Press::Copy => Effect::Run(iced::clipboard::write(self.as_tsv())),
            Press::Paste => Effect::Run(iced::clipboard::read().map(Message::Pasted)),
            _ => self.then(board, |it, _| {
                it.step(press);
                it.show()
            }),
        }
    }

    /// Scrolls the cursor's row into sight.
    fn show(&self) -> Effect<Message> {
        // The sentence about a figure that cannot stand needs room below.
        Effect::Run(self.window.reveal(self.cursor.row, 28.0))
    }

    fn may_type(&mut self) -> bool {
        let Some(row) = self.table.rows.get(self.cursor.row) else { return false };
        if !self.open {
            let sentence =
                "Đợt xét đã chốt nên không sửa điểm được. Nếu thật cần, hãy mở lại đợt xét ở phần Xếp hạng.";
            self.trouble = Some((self.cursor.row, sentence.to_owned()));
            return false;
        }
        if let Some(reason) = &row.locked {
            self.trouble = Some((self.cursor.row, format!("Ô này không chấm điểm – {reason}.")));
            return false;
        }
        !self.table.columns.is_empty()
    }

    fn begin_edit(&mut self) {
        if self.typed.is_none() && self.may_type() {
            let Place { row, column } = self.cursor;
            self.typed = self.table.rows.get(row).and_then(|row| row.cells.get(column)).cloned();
        }
    }

    /// Reads what was typed into the cell and saves it when it differs.
    fn confirm(&mut self, board: &mut Board) -> Result<Effect<Message>, ()> {
        self.trouble = None;
        let Some(typed) = self.typed.take() else { return Ok(Effect::None) };
        let Place { row, column } = self.cursor;
        let (Some(line), Some(head)) = (self.table.rows.get(row), self.table.columns.get(column)) else {
            return Ok(Effect::None);
        };
        let read = match typed.trim() {
            "" => Ok(None),
            text => paste::figure(text).map(Some).ok_or_else(|| NotPoints(text.to_owned()).to_string()),
        };
        let checked = read.and_then(|points| match points {
            Some(points) => {
                check_score(&head.criterion, points).map(|()| Some(points)).map_err(|e| e.to_string())
            }
            None => Ok(None),
        });
        match checked {
            Ok(points) if line.figures[column] == points => Ok(Effect::None),
            Ok(points) => {
                let command = enter(board.round.id, line, head, points);
                table::put(board, line, &head.criterion, points);
                self.lay(board);
                Ok(Effect::Save(command).and(self.settle()))
            }
            Err(sentence) => {
                self.typed = Some(typed);
                self.trouble = Some((row, sentence));
                Err(())
            }
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

    /// The screen is left: what was typed is saved if it can stand.
    pub fn leave(&mut self, board: &mut Board) -> Effect<Message> {
        let effect = self.confirm(board).unwrap_or(Effect::None);
        (self.typed, self.trouble) = (None, None);
        effect
    }

    /// The file refused a figure: says so under the row, until something else is done.
    pub fn refused(&mut self, sentence: String) {
        self.trouble = Some((self.cursor.row, sentence));
        (self.unsettled, self.pause) = (false, None);
    }
}

fn enter(round: RoundId, row: &Row, column: &table::Column, points: Option<Points>) -> Command {
    Command::EnterScore {
        round,
        dossier: row.dossier,
        member: row.member,
        criterion: column.criterion.id,
        points,
        input: None,
        reason: String::new(),
    }
}

/// The one so many places on; stays at the ends.
fn neighbour<T: Copy + PartialEq>(all: &[(T, String)], here: Option<T>, by: isize) -> Option<T> {
    let at = all.iter().position(|(id, _)| Some(*id) == here).unwrap_or(0);
    let to = at.saturating_add_signed(by).min(all.len().saturating_sub(1));
    all.get(to).map(|(id, _)| *id)
}
