//! From keys to figures: the cell that is being typed, and what becomes of it.

use super::given::{self, Given};
use super::stand::stand_in;
use super::table::{Column, Row};
use super::{Message, Place, Press, Scoring};
use crate::domain::Command;
use crate::domain::round::{Board, Stage};
use crate::screens::{Effect, Notice};

/// Letters of a cell: "12345,5/12345,5" and no more.
const MOST: usize = 15;

impl Scoring {
    pub(super) fn pressed(&mut self, press: Press, board: &mut Board) -> Effect<Message> {
        match press {
            Press::Figure(sign) => {
                let column = self.table.columns.get(self.cursor.column);
                let takes = column.is_some_and(|column| given::takes(&column.criterion, sign));
                if takes && self.may_type() {
                    let typed = self.typed.get_or_insert_default();
                    if typed.chars().count() < MOST {
                        typed.push(sign);
                    }
                    self.trouble = None;
                    self.describe();
                }
                self.show()
            }
            Press::Erase => {
                if self.may_type() {
                    self.typed.get_or_insert_default().pop();
                    self.trouble = None;
                    self.describe();
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
                let was_typing = self.typed.take().is_some()
                    | self.trouble.take().is_some()
                    | self.asking.take().is_some()
                    || self.live.show(false);
                if was_typing {
                    self.describe();
                    return Effect::None;
                }
                Effect::Run(iced::advanced::widget::operate(
                    iced::advanced::widget::operation::focusable::unfocus(),
                ))
            }
            Press::Copy => Effect::Run(iced::clipboard::write(self.as_tsv())),
            Press::Paste => Effect::Run(iced::clipboard::read().map(Message::Pasted)),
            Press::Done => self.row_done(board),
            Press::TakeOver => self.deed(&Message::TakenOver(self.cursor.row), board),
            Press::Reason => self.reasoning(Message::ReasonOpened, board),
            _ => match self.confirm_before(board, Some(press)) {
                Ok(effect) => {
                    self.step(press);
                    effect.and(self.show())
                }
                Err(effect) => *effect,
            },
        }
    }

    /// Scrolls the cursor's row into sight.
    pub(super) fn show(&self) -> Effect<Message> {
        // The sentence about a figure that cannot stand needs room below.
        Effect::Run(self.window.reveal(self.cursor.row, 28.0))
    }

    pub(super) fn may_type(&mut self) -> bool {
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

    pub(super) fn begin_edit(&mut self) {
        if self.typed.is_none() && self.may_type() {
            let Place { row, column } = self.cursor;
            let slot = self.table.rows.get(row).and_then(|row| row.slots.get(column));
            self.typed = slot.map(|slot| slot.given.map_or_else(String::new, |it| it.as_typed()));
            self.describe();
        }
    }

    /// Reads what was typed into the cell and saves it when it differs; where it cannot stand yet, what is to be done.
    pub(super) fn confirm(&mut self, board: &mut Board) -> Result<Effect<Message>, Box<Effect<Message>>> {
        self.confirm_before(board, None)
    }

    fn confirm_before(
        &mut self,
        board: &mut Board,
        step: Option<Press>,
    ) -> Result<Effect<Message>, Box<Effect<Message>>> {
        self.trouble = None;
        let Some(typed) = self.typed.take() else {
            self.asking = None;
            return Ok(Effect::None);
        };
        let Place { row, column } = self.cursor;
        let (Some(line), Some(head)) = (self.table.rows.get(row), self.table.columns.get(column)) else {
            return Ok(Effect::None);
        };
        match given::read(&head.criterion, &typed) {
            Ok(given) if line.slots[column].given == given => {
                self.asking = None;
                self.describe();
                Ok(Effect::None)
            }
            Ok(given) if self.comparing => {
                self.read_figure(self.cursor, given, board);
                Ok(Effect::None)
            }
            Ok(given) => {
                let command = self.command(board, line, head, given);
                if let Some(heading) = self.asks_reason(board, line, head, given) {
                    self.typed = Some(typed);
                    return Err(Box::new(self.ask_reason(heading, command, step)));
                }
                stand_in(board, &command);
                self.after_edit(board);
                Ok(Effect::Save(command).and(self.settle()))
            }
            Err(sentence) => {
                self.typed = Some(typed);
                self.trouble = Some((row, sentence));
                Err(Box::new(self.show()))
            }
        }
    }

    /// What is shown after the board was changed here.
    pub(super) fn after_edit(&mut self, board: &Board) {
        self.asking = None;
        if board.round.settings.reason_on_difference {
            self.unexplained = crate::domain::checking::unexplained(board).len();
        }
        self.lay(board);
    }

    /// The deed that puts a figure into a cell.
    pub(super) fn command(&self, board: &Board, row: &Row, head: &Column, given: Option<Given>) -> Command {
        let (points, input) = Given::sent(given);
        let (dossier, criterion, reason) = (row.dossier, head.criterion.id, String::new());
        match (row.member, self.stage) {
            (Some(member), _) => Command::EnterScore {
                round: board.round.id,
                dossier,
                member,
                criterion,
                points,
                input,
                reason,
            },
            (None, stage) => Command::EnterStage {
                dossier,
                criterion,
                stage: stage.unwrap_or(Stage::SelfScore),
                points,
                input,
                reason,
                by: self.staff.clone(),
            },
        }
    }

    /// Why a figure cannot be saved without a reason; none where it can.
    pub(super) fn asks_reason(
        &self,
        board: &Board,
        row: &Row,
        head: &Column,
        given: Option<Given>,
    ) -> Option<String> {
        let code = &head.criterion.code;
        match self.stage {
            None => row.is_settled().then(|| {
                let done = if row.confirmed { "xác nhận" } else { "đối chiếu" };
                format!("{}: phiếu đã {done}, sửa {code} phải nêu lý do", row.name)
            }),
            Some(Stage::SelfScore) => None,
            Some(Stage::Appraised) => {
                let theirs = board.stages.iter().find(|it| {
                    it.stage == Stage::SelfScore
                        && it.dossier == row.dossier
                        && it.criterion == head.criterion.id
                })?;
                let given = given?;
                (given.points != theirs.points).then(|| {
                    format!(
                        "{}: {code} thẩm định {}, đơn vị tự chấm {}",
                        row.name, given.points, theirs.points
                    )
                })
            }
        }
    }

    /// The screen is left: what was typed is saved if it can stand.
    pub fn leave(&mut self, board: &mut Board) -> Effect<Message> {
        let given = self.asking.is_some().then(|| self.reasoning(Message::ReasonDone, board));
        let effect = match self.confirm(board) {
            Ok(effect) => effect,
            Err(_) if self.asking.is_some() => {
                Effect::Tell(Notice::info("Điểm vừa gõ chưa được ghi vì chưa nêu lý do."))
            }
            Err(_) => Effect::None,
        };
        (self.typed, self.trouble, self.asking) = (None, None, None);
        let handed_in = self.hand_in(board, true);
        given.unwrap_or(Effect::None).and(effect).and(handed_in)
    }
}
