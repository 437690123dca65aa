//! Why: a reason asked for in place, under the row, before a figure is saved or beside one that stands.

use super::stand::stand_in;
use super::table::Look;
use super::{Message, Place, Press, Scoring};
use crate::domain::Command;
use crate::domain::round::Board;
use crate::screens::Effect;
use iced::widget::operation;

/// Name of the field in which a reason is typed.
pub(super) const FIELD: &str = "score-reason";

/// A reason being given, and the deed that waits for it.
#[derive(Debug, Clone)]
pub struct Asking {
    /// What it is about.
    pub heading: String,
    /// What is typed.
    pub reason: String,
    /// What is missing; shown after it was tried.
    pub trouble: Option<&'static str>,
    deed: Command,
    step: Option<Press>,
}

/// The deed with its reason.
fn with_reason(deed: Command, why: &str) -> Command {
    let reason = why.trim().to_owned();
    match deed {
        Command::EnterScore { round, dossier, member, criterion, points, input, .. } => {
            Command::EnterScore { round, dossier, member, criterion, points, input, reason }
        }
        Command::EnterStage { dossier, criterion, stage, points, input, by, .. } => {
            Command::EnterStage { dossier, criterion, stage, points, input, reason, by }
        }
        Command::ConfirmSheet { round, dossier, member, on, confirmed, .. } => {
            Command::ConfirmSheet { round, dossier, member, on, confirmed, reason }
        }
        Command::Batch { title, commands } => Command::Batch {
            title,
            commands: commands.into_iter().map(|one| with_reason(one, why)).collect(),
        },
        other => other,
    }
}

impl Scoring {
    /// Asks for the reason of a deed, in place; `step` is where the cursor goes then.
    pub(super) fn ask_reason(
        &mut self,
        heading: String,
        deed: Command,
        step: Option<Press>,
    ) -> Effect<Message> {
        // What was typed for the same deed before is not lost.
        let reason = self.asking.take().map(|it| it.reason).unwrap_or_default();
        self.mark = None;
        self.asking = Some(Asking { heading, reason, trouble: None, deed, step });
        self.show().and(Effect::Run(operation::focus(FIELD)))
    }

    pub(super) fn reasoning(&mut self, message: Message, board: &mut Board) -> Effect<Message> {
        match message {
            Message::ReasonOpened => self.then(board, |it, board| it.open_reason(board)),
            Message::ReasonTyped(reason) => {
                if let Some(asking) = &mut self.asking {
                    (asking.reason, asking.trouble) = (reason, None);
                }
                Effect::None
            }
            Message::ReasonAgain => {
                if let Some(asking) = &mut self.asking {
                    (asking.reason, asking.trouble) = (self.last_reason.clone(), None);
                }
                self.reasoning(Message::ReasonDone, board)
            }
            Message::ReasonDone => self.reason_done(board),
            Message::NextUnexplained => self.then(board, |it, board| {
                it.next_unexplained();
                it.open_reason(board)
            }),
            _ => {
                (self.asking, self.typed) = (None, None);
                self.describe();
                Effect::Run(self.focus())
            }
        }
    }

    fn reason_done(&mut self, board: &mut Board) -> Effect<Message> {
        let Some(asking) = &mut self.asking else { return Effect::None };
        if asking.reason.trim().is_empty() {
            asking.trouble = Some("Hãy ghi lý do, ví dụ: đã kiểm tra minh chứng.");
            return Effect::Run(operation::focus(FIELD));
        }
        let Some(Asking { reason, deed, step, .. }) = self.asking.take() else { return Effect::None };
        self.last_reason = reason.trim().to_owned();
        self.typed = None;
        let deed = with_reason(deed, &reason);
        stand_in(board, &deed);
        self.after_edit(board);
        if let Some(step) = step {
            self.step(step);
        }
        let saved = if matches!(deed, Command::EnterScore { .. } | Command::EnterStage { .. }) {
            Effect::Save(deed)
        } else {
            Effect::Change(deed)
        };
        saved.and(self.settle()).and(self.show()).and(Effect::Run(self.focus()))
    }

    /// The reason of the figure under the cursor, as it stands.
    fn open_reason(&mut self, board: &mut Board) -> Effect<Message> {
        let Place { row, column } = self.cursor;
        let (Some(line), Some(head)) = (self.table.rows.get(row), self.table.columns.get(column)) else {
            return Effect::None;
        };
        if self.comparing || !self.open || line.locked.is_some() || line.slots[column].given.is_none() {
            return Effect::None;
        }
        let deed = self.command(board, line, head, line.slots[column].given);
        let before = match &deed {
            Command::EnterScore { dossier, member, criterion, .. } => board
                .scores
                .iter()
                .find(|it| (it.dossier, it.member, it.criterion) == (*dossier, *member, *criterion))
                .map(|it| it.reason.clone()),
            Command::EnterStage { dossier, criterion, stage, .. } => board
                .stages
                .iter()
                .find(|it| (it.dossier, it.criterion, it.stage) == (*dossier, *criterion, *stage))
                .map(|it| it.reason.clone()),
            _ => None,
        };
        let heading = format!("{}: lý do của điểm {}", line.name, head.criterion.code);
        let effect = self.ask_reason(heading, deed, None);
        if let (Some(asking), Some(before)) = (&mut self.asking, before) {
            asking.reason = before;
        }
        effect
    }

    /// Puts the cursor on the next cell that owes its reason, from the cursor on and around.
    fn next_unexplained(&mut self) {
        let width = self.table.columns.len();
        let count = width * self.table.rows.len();
        let here = self.cursor.row * width + self.cursor.column;
        let owes = |at: &usize| self.table.rows[at / width].slots[at % width].look == Look::Unexplained;
        let next = (here + 1..count).chain(0..(here + 1).min(count)).find(owes);
        if let Some(at) = next {
            self.go(Place { row: at / width, column: at % width });
        }
    }

    /// How many cells of the sheet shown owe their reason.
    pub(super) fn unexplained_here(&self) -> usize {
        let slots = self.table.rows.iter().flat_map(|row| &row.slots);
        slots.filter(|slot| slot.look == Look::Unexplained).count()
    }
}
