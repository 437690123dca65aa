//! What can be taken back: at least 30 deeds, typing on one thing within a minute counted as one (X-1 manners).

use crate::domain::ids::DeedId;
use crate::domain::{Area, Changes, Command, Receipt};
use chrono::{DateTime, TimeDelta, Utc};

/// How many deeds can be taken back.
const STEPS: usize = 60;

/// Typing on the same rows within this many seconds is one step.
const COALESCE_SECONDS: i64 = 60;

/// One step that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoStep {
    /// What was done, in Vietnamese.
    pub title: String,
    deeds: Vec<DeedId>,
    rows: Vec<(Area, i64)>,
    quiet: bool,
    at: DateTime<Utc>,
}

impl UndoStep {
    /// The command that takes this step back, last deed first.
    #[must_use]
    pub fn command(&self, title: String) -> Command {
        match self.deeds.as_slice() {
            [one] => Command::Revert { of: *one },
            many => Command::Batch {
                title,
                commands: many.iter().rev().map(|of| Command::Revert { of: *of }).collect(),
            },
        }
    }
}

/// Where a receipt came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A deliberate deed.
    Deed,
    /// Typing that was saved by itself.
    Typing,
    /// Kept beside the work: no step that is taken back.
    Aside,
    /// Ctrl+Z.
    Undo,
    /// Ctrl+Y.
    Redo,
}

/// The two stacks.
#[derive(Debug, Default)]
pub struct UndoStack {
    undo: Vec<UndoStep>,
    redo: Vec<UndoStep>,
}

fn rows(changes: &Changes) -> Vec<(Area, i64)> {
    Area::ALL.into_iter().flat_map(|area| changes.rows(area).iter().map(move |id| (area, *id))).collect()
}

impl UndoStack {
    /// Notes what a deed, an undo or a redo did.
    pub fn note(&mut self, receipt: &Receipt, origin: Origin) {
        let Some(deed) = receipt.deed else { return };
        if origin == Origin::Aside {
            return;
        }
        let step = UndoStep {
            title: receipt.title.trim_start_matches("Hoàn tác: ").trim_start_matches("Làm lại: ").to_owned(),
            deeds: vec![deed],
            rows: rows(&receipt.changes),
            quiet: origin == Origin::Typing,
            at: receipt.at,
        };
        match origin {
            Origin::Undo => self.redo.push(step),
            Origin::Redo => self.undo.push(step),
            Origin::Aside => {}
            Origin::Deed | Origin::Typing => {
                self.redo.clear();
                match self.undo.last_mut() {
                    Some(last)
                        if last.quiet
                            && step.quiet
                            && last.rows == step.rows
                            && step.at - last.at <= TimeDelta::seconds(COALESCE_SECONDS) =>
                    {
                        last.deeds.push(deed);
                        last.at = step.at;
                    }
                    _ => self.undo.push(step),
                }
            }
        }
        let over = self.undo.len().saturating_sub(STEPS);
        self.undo.drain(..over);
    }

    /// Takes the last step off, to be taken back.
    pub fn take_undo(&mut self) -> Option<UndoStep> {
        self.undo.pop()
    }

    /// Takes the last undone step off, to be done again.
    pub fn take_redo(&mut self) -> Option<UndoStep> {
        self.redo.pop()
    }

    /// What the next undo would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&str> {
        self.undo.last().map(|step| step.title.as_str())
    }

    /// What the next redo would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&str> {
        self.redo.last().map(|step| step.title.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt(deed: i64, row: i64, second: i64) -> Receipt {
        let mut changes = Changes::default();
        changes.note(Area::Dossier, row);
        Receipt {
            deed: Some(DeedId(deed)),
            title: format!("Việc {deed}"),
            changes,
            undo: None,
            revision: deed,
            at: DateTime::from_timestamp(second, 0).unwrap(),
        }
    }

    #[test]
    fn typing_on_one_row_within_a_minute_is_one_step() {
        let mut stack = UndoStack::default();
        stack.note(&receipt(1, 5, 0), Origin::Typing);
        stack.note(&receipt(2, 5, 30), Origin::Typing);
        stack.note(&receipt(3, 5, 200), Origin::Typing);
        stack.note(&receipt(4, 6, 201), Origin::Typing);
        assert_eq!(stack.take_undo().unwrap().command(String::new()), Command::Revert { of: DeedId(4) });
        assert_eq!(stack.take_undo().unwrap().command(String::new()), Command::Revert { of: DeedId(3) });
        let both = stack.take_undo().unwrap().command("Hoàn tác".into());
        let reverts = [2, 1].map(|id| Command::Revert { of: DeedId(id) }).to_vec();
        assert_eq!(both, Command::Batch { title: "Hoàn tác".into(), commands: reverts });
        assert!(stack.take_undo().is_none());
    }

    #[test]
    fn a_new_deed_forgets_what_could_be_done_again_and_sixty_steps_are_kept() {
        let mut stack = UndoStack::default();
        for i in 1..=100 {
            stack.note(&receipt(i, i, i), Origin::Deed);
        }
        stack.take_undo().unwrap();
        stack.note(&receipt(101, 100, 101), Origin::Undo);
        assert_eq!(stack.next_redo(), Some("Việc 101"));
        stack.note(&receipt(102, 7, 102), Origin::Deed);
        assert_eq!(stack.next_redo(), None);
        let mut count = 0;
        while stack.take_undo().is_some() {
            count += 1;
        }
        assert_eq!(count, STEPS);
    }
}
