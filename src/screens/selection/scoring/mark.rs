//! Miễn and Không tham gia: why a member does not score a dossier.

use super::stand::stand_in;
use super::{Message, Scoring};
use crate::domain::Command;
use crate::domain::command::SheetMark;
use crate::domain::ids::{DossierId, MemberId};
use crate::domain::round::{Board, Standing};
use crate::screens::Effect;

/// A mark being written.
#[derive(Debug, Clone)]
pub struct Mark {
    dossier: DossierId,
    member: MemberId,
    /// The standing chosen.
    pub standing: Standing,
    /// Why.
    pub reason: String,
    /// Whose ballot on which dossier.
    pub heading: String,
    /// Figures that will be dropped, as a sentence; empty for none.
    pub warning: String,
    /// What is missing; shown after the deed was tried.
    pub trouble: Option<&'static str>,
}

impl Scoring {
    pub(super) fn marking(&mut self, message: Message, board: &mut Board) -> Effect<Message> {
        match message {
            Message::MarkOpened(row) => return self.open_mark(row, board),
            Message::MarkStanding(standing) => {
                if let Some(mark) = &mut self.mark {
                    (mark.standing, mark.trouble) = (standing, None);
                }
            }
            Message::MarkTyped(reason) => {
                if let Some(mark) = &mut self.mark {
                    (mark.reason, mark.trouble) = (reason, None);
                }
            }
            Message::MarkDone => return self.record_mark(board),
            _ => {
                self.mark = None;
                return Effect::Run(self.focus());
            }
        }
        Effect::None
    }

    fn open_mark(&mut self, row: usize, board: &mut Board) -> Effect<Message> {
        let done = match self.confirm(board) {
            Ok(effect) => effect,
            Err(effect) => return *effect,
        };
        let Some(line) = self.table.rows.get(row) else { return done };
        let Some(member) = line.member else { return done };
        let sheet = board.sheets.iter().find(|s| s.dossier == line.dossier && s.member == member);
        let name = board.members.iter().find(|m| m.id == member).map_or("", |m| &m.name);
        let candidate = board.candidate(line.dossier).map_or("", |c| &c.name);
        let typed = line.slots.iter().filter(|slot| slot.given.is_some()).count();
        self.asking = None;
        self.mark = Some(Mark {
            dossier: line.dossier,
            member,
            standing: sheet.map_or(Standing::Recused, |s| s.standing),
            reason: sheet.map_or_else(String::new, |s| s.reason.clone()),
            heading: format!("{name} với hồ sơ của {candidate}"),
            warning: if typed > 0 {
                format!("{typed} ô điểm đã nhập của hồ sơ này sẽ được bỏ; Hoàn tác lấy lại được.")
            } else {
                String::new()
            },
            trouble: None,
        });
        done.and(Effect::Run(iced::widget::operation::focus("mark-reason")))
    }

    fn record_mark(&mut self, board: &mut Board) -> Effect<Message> {
        let Some(mark) = &mut self.mark else { return Effect::None };
        if mark.standing != Standing::Scoring && mark.reason.trim().is_empty() {
            mark.trouble = Some("Hãy ghi lý do, ví dụ: có quan hệ gia đình với người được xét.");
            return Effect::Run(iced::widget::operation::focus("mark-reason"));
        }
        let Some(mark) = self.mark.take() else { return Effect::None };
        let reason = if mark.standing == Standing::Scoring { String::new() } else { mark.reason };
        let deed = Command::MarkSheet(SheetMark {
            round: board.round.id,
            dossier: mark.dossier,
            member: mark.member,
            standing: mark.standing,
            reason: reason.trim().to_owned(),
        });
        stand_in(board, &deed);
        self.lay(board);
        Effect::Change(deed).and(Effect::Run(self.focus()))
    }
}
