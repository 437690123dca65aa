//! Đối chiếu: a second person types what the paper says, or finds a row right; nothing that was entered changes (M12).

use super::given::Given;
use super::stand::stand_in;
use super::{Across, Message, Outcome, Place, Press, Row, Scoring};
use crate::domain::Command;
use crate::domain::command::SheetComparison;
use crate::domain::ids::{CriterionId, DossierId, MemberId};
use crate::domain::points::Points;
use crate::domain::round::{Board, CheckedFigure};
use crate::screens::Effect;
use std::collections::HashMap;

/// Name of the field with the second person's name.
pub(super) const CHECKER: &str = "score-checker";

fn key(row: &Row) -> Option<(DossierId, MemberId)> {
    row.member.map(|member| (row.dossier, member))
}

impl Scoring {
    pub(super) fn compare(&mut self, message: Message, board: &mut Board) -> Effect<Message> {
        match message {
            Message::Comparing(on) => self.then(board, |it, board| {
                let handed_in = it.hand_in(board, true);
                it.comparing = on;
                (it.across, it.stage) = (Across::Member, None);
                handed_in.and(it.turn_over(board))
            }),
            Message::CheckerTyped(name) => {
                self.checker = name;
                Effect::None
            }
            Message::Righted(row) => self.then(board, |it, board| it.found_right(row, board)),
            Message::Uncompared(row) => self.then(board, |it, board| it.uncompare(row, board)),
            _ => Effect::None,
        }
    }

    /// Notes what the paper says for a cell.
    pub(super) fn read_figure(&mut self, place: Place, given: Option<Given>, board: &Board) {
        let (Some(row), Some(head)) = (self.table.rows.get(place.row), self.table.columns.get(place.column))
        else {
            return;
        };
        let Some(key) = key(row) else { return };
        let draft = self.readings.entry(key).or_insert_with(|| {
            let check = board.checks.iter().find(|it| (it.dossier, it.member) == key);
            let read = check.into_iter().flat_map(|it| &it.figures);
            read.filter_map(|it| Some((it.criterion, Given::points(it.points?)))).collect()
        });
        match given {
            Some(given) => draft.insert(head.criterion.id, given),
            None => draft.remove(&head.criterion.id),
        };
        self.unsent.insert(key);
        self.lay(board);
    }

    /// Hands in the rows that were typed whole and left; all of them when the sheet itself is left.
    pub(super) fn hand_in(&mut self, board: &mut Board, leaving: bool) -> Effect<Message> {
        if !self.comparing || self.unsent.is_empty() || (self.checker.trim().is_empty() && !leaving) {
            return Effect::None;
        }
        let mut deeds = Vec::new();
        for (at, row) in self.table.rows.iter().enumerate() {
            let Some(key) = key(row).filter(|key| self.unsent.contains(key)) else { continue };
            let Some(draft) = self.readings.get(&key) else { continue };
            let has = |id: &CriterionId| draft.contains_key(id);
            let mut owed = self.table.columns.iter().filter(|head| head.criterion.measure.is_owed());
            let whole = owed.all(|head| has(&head.criterion.id));
            let full = self.table.columns.iter().all(|head| has(&head.criterion.id));
            // A bonus may still be typed as long as the cursor is in the row.
            if whole && (leaving || full || at != self.cursor.row) {
                deeds.push((key, self.check(board, key, draft)));
            }
        }
        if deeds.is_empty() || self.checker.trim().is_empty() {
            return Effect::None;
        }
        let mut effect = Effect::None;
        for (key, deed) in deeds {
            self.readings.remove(&key);
            self.unsent.remove(&key);
            stand_in(board, &deed);
            effect = effect.and(Effect::Save(deed));
        }
        self.count(board);
        self.lay(board);
        effect.and(self.settle())
    }

    fn check(
        &self,
        board: &Board,
        (dossier, member): (DossierId, MemberId),
        read: &HashMap<CriterionId, Given>,
    ) -> Command {
        let figures = self.table.columns.iter().map(|head| {
            let points = read.get(&head.criterion.id).map(|it| it.points);
            CheckedFigure { criterion: head.criterion.id, points }
        });
        self.checked_as(board, (dossier, member), Some(figures.collect()))
    }

    fn checked_as(
        &self,
        board: &Board,
        (dossier, member): (DossierId, MemberId),
        figures: Option<Vec<CheckedFigure>>,
    ) -> Command {
        let (round, by, on) = (board.round.id, self.checker.trim().to_owned(), self.today);
        Command::CheckSheet(SheetComparison { round, dossier, member, figures, by, on })
    }

    /// The first time the entered figures are shown, the second time they are found right.
    fn found_right(&mut self, at: usize, board: &mut Board) -> Effect<Message> {
        self.cursor.row = at.min(self.table.rows.len().saturating_sub(1));
        self.describe();
        let Some(row) = self.table.rows.get(at).filter(|_| self.open && self.comparing) else {
            return Effect::None;
        };
        let Some(key) = key(row).filter(|_| row.locked.is_none()) else { return Effect::None };
        if !row.whole {
            self.trouble =
                Some((at, "Phiếu này chưa nhập đủ điểm nên chưa đối chiếu cả dòng được.".to_owned()));
            return self.show();
        }
        if self.checker.trim().is_empty() {
            return self.ask_checker(at);
        }
        if self.revealed != Some(key) {
            self.revealed = Some(key);
            self.readings.remove(&key);
            self.unsent.remove(&key);
            self.lay(board);
            return self.show().and(Effect::Run(self.focus()));
        }
        let own: HashMap<CriterionId, Points> = board
            .scores
            .iter()
            .filter(|it| (it.dossier, it.member) == key)
            .map(|it| (it.criterion, it.points))
            .collect();
        let figures = self.table.columns.iter().map(|head| CheckedFigure {
            criterion: head.criterion.id,
            points: own.get(&head.criterion.id).copied(),
        });
        let deed = self.checked_as(board, key, Some(figures.collect()));
        self.revealed = None;
        self.stand(&deed, board);
        self.step(Press::Down);
        Effect::Save(deed).and(self.settle()).and(self.show()).and(Effect::Run(self.focus()))
    }

    fn uncompare(&mut self, at: usize, board: &mut Board) -> Effect<Message> {
        self.cursor.row = at.min(self.table.rows.len().saturating_sub(1));
        let Some(row) = self.table.rows.get(at).filter(|_| self.open && self.comparing) else {
            return Effect::None;
        };
        let Some(key) = key(row).filter(|_| row.outcome != Outcome::Not) else { return Effect::None };
        let deed = self.checked_as(board, key, None);
        self.stand(&deed, board);
        Effect::Save(deed).and(self.settle()).and(Effect::Run(self.focus()))
    }

    fn stand(&mut self, deed: &Command, board: &mut Board) {
        stand_in(board, deed);
        self.count(board);
        self.lay(board);
    }

    fn ask_checker(&mut self, at: usize) -> Effect<Message> {
        self.trouble = Some((at, "Hãy ghi tên người đối chiếu ở trên bảng trước.".to_owned()));
        self.show().and(Effect::Run(iced::widget::operation::focus(CHECKER)))
    }
}
