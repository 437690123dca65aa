//! Whole rows: confirmed by their member, taken back, or filled as proposed.

use super::stand::stand_in;
use super::{Message, Press, Row, Scoring};
use crate::domain::Command;
use crate::domain::round::Board;
use crate::screens::Effect;

impl Scoring {
    pub(super) fn deed(&mut self, message: &Message, board: &mut Board) -> Effect<Message> {
        if !self.open || self.comparing || self.stage.is_some() {
            return Effect::None;
        }
        match message {
            Message::Confirmed(row) => {
                let row = *row;
                self.then(board, |it, board| it.confirm_row(row, board))
            }
            Message::TakenOver(row) => {
                let row = *row;
                self.then(board, |it, board| it.take_over(row, board))
            }
            _ => self.then(board, |it, board| it.confirm_all(board)),
        }
    }

    /// The one key for the row under the cursor: confirmed by its member, or found right by the second person.
    pub(super) fn row_done(&mut self, board: &mut Board) -> Effect<Message> {
        let row = self.cursor.row;
        if self.comparing {
            self.compare(Message::Righted(row), board)
        } else {
            self.deed(&Message::Confirmed(row), board)
        }
    }

    fn confirm_row(&mut self, at: usize, board: &mut Board) -> Effect<Message> {
        self.cursor.row = at.min(self.table.rows.len().saturating_sub(1));
        let Some(row) = self.table.rows.get(at) else { return Effect::None };
        let Some(deed) = self.confirmation(row, !row.confirmed, board) else { return Effect::None };
        if row.confirmed {
            let heading = format!("{}: bỏ xác nhận phiếu phải nêu lý do", row.name);
            return self.ask_reason(heading, deed, None);
        }
        if let Some(reason) = &row.locked {
            self.trouble = Some((at, format!("Phiếu này không chấm điểm – {reason}.")));
            return Effect::None;
        }
        if !row.whole {
            let owed = row.slots.iter().zip(&self.table.columns);
            let missing =
                owed.filter(|(slot, head)| slot.given.is_none() && head.criterion.measure.is_owed()).count();
            self.trouble =
                Some((at, format!("Phiếu này còn {missing} ô chưa có điểm nên chưa xác nhận được.")));
            return self.show();
        }
        stand_in(board, &deed);
        self.after_edit(board);
        self.step(Press::Down);
        Effect::Save(deed).and(self.settle()).and(self.show()).and(Effect::Run(self.focus()))
    }

    fn confirm_all(&mut self, board: &mut Board) -> Effect<Message> {
        let ready: Vec<Command> = self
            .table
            .rows
            .iter()
            .filter(|row| is_ready(row))
            .filter_map(|row| self.confirmation(row, true, board))
            .collect();
        if ready.is_empty() {
            return Effect::None;
        }
        let title = format!("Xác nhận {} phiếu chấm", ready.len());
        let deed = Command::Batch { title, commands: ready };
        stand_in(board, &deed);
        self.after_edit(board);
        Effect::Change(deed).and(self.settle()).and(Effect::Run(self.focus()))
    }

    fn confirmation(&self, row: &Row, confirmed: bool, board: &Board) -> Option<Command> {
        Some(Command::ConfirmSheet {
            round: board.round.id,
            dossier: row.dossier,
            member: row.member?,
            on: self.today,
            confirmed,
            reason: String::new(),
        })
    }

    fn take_over(&mut self, at: usize, board: &mut Board) -> Effect<Message> {
        self.cursor.row = at.min(self.table.rows.len().saturating_sub(1));
        self.describe();
        let Some(row) = self.table.rows.get(at) else { return Effect::None };
        let Some(member) = row.member else { return Effect::None };
        if !row.can_take {
            let sentence = if row.is_settled() {
                "Phiếu này đã xác nhận hoặc đối chiếu nên không lấy theo đề xuất."
            } else {
                "Không có ô trống nào có điểm đề xuất để lấy theo."
            };
            self.trouble = Some((at, sentence.to_owned()));
            return self.show();
        }
        let deed = Command::TakeProposed { round: board.round.id, dossier: row.dossier, member };
        stand_in(board, &deed);
        self.after_edit(board);
        Effect::Save(deed).and(self.settle()).and(Effect::Run(self.focus()))
    }

    /// How many sheets shown can be confirmed.
    pub(super) fn ready(&self) -> usize {
        self.table.rows.iter().filter(|row| is_ready(row)).count()
    }
}

fn is_ready(row: &Row) -> bool {
    row.whole && !row.confirmed && row.locked.is_none()
}
