//! "Sửa đổi sau khi đã chấm" (M6): a draft beside the version in force, the old and the new ranking, then the deed.

use super::super::super::Desk;
use super::Item;
use super::set::SetForm;
use crate::domain::Command;
use crate::domain::command::SetRevision;
use crate::domain::criteria::CriteriaSet;
use crate::domain::criteria::revision::{Revision, concerns, revision};
use crate::domain::ids::{CriteriaSetId, PlanId};
use crate::domain::round::{Board, RoundState};
use crate::storage::StoreError;
use iced::Task;
use std::sync::Arc;

/// A round with what the revised set does to it.
#[derive(Debug)]
pub(super) struct Effected {
    pub(super) board: usize,
    pub(super) revision: Revision,
}

/// A revision while it is being made.
#[derive(Debug)]
pub struct Revising {
    pub(super) form: SetForm,
    /// The version in force.
    pub(super) base: CriteriaSet,
    /// The open rounds that use the set; none while they are being read.
    pub(super) boards: Option<Arc<Vec<Board>>>,
    /// What the draft does to them; none while it is being edited.
    pub(super) found: Option<Vec<Effected>>,
    pub(super) all_shown: bool,
    pub(super) by: String,
    pub(super) reason: String,
    pub(super) told: bool,
    pub(super) trouble: Option<String>,
}

/// What happened there.
#[derive(Debug, Clone)]
pub enum ReviseTyped {
    /// The open rounds were read.
    Read(CriteriaSetId, Result<Arc<Vec<Board>>, StoreError>),
    /// "Xem xếp hạng cũ và mới".
    CompareAsked,
    /// "Sửa tiếp".
    EditAsked,
    /// Dossiers that stay as they are, are shown too.
    AllShown(bool),
    /// Who decided.
    By(String),
    /// Why.
    Reason(String),
    /// "Lập phiên bản".
    Done,
    /// The draft is given up.
    Dropped,
}

impl ReviseTyped {
    pub(super) const fn is_text(&self) -> bool {
        matches!(self, Self::By(_) | Self::Reason(_))
    }
}

/// Reads the open rounds of the plan.
pub(super) fn read(plan: PlanId, set: CriteriaSetId, desk: &Desk) -> Task<ReviseTyped> {
    let read = desk.store.read(move |db| {
        let mut boards = Vec::new();
        for round in db.rounds(plan)?.into_iter().filter(|round| round.state == RoundState::Open) {
            boards.push(db.board(round.id)?);
        }
        boards.retain(|board| concerns(board, set));
        Ok(Arc::new(boards))
    });
    Task::perform(read, move |boards| ReviseTyped::Read(set, boards))
}

impl Revising {
    pub(super) fn new(set: &CriteriaSet, open: Option<Item>, desk: &Desk) -> Self {
        Self {
            form: SetForm::of(set, open),
            base: set.clone(),
            boards: None,
            found: None,
            all_shown: false,
            by: desk.staff.clone(),
            reason: String::new(),
            told: false,
            trouble: None,
        }
    }

    /// Takes what happened; the deed where it was asked for.
    pub(super) fn take(&mut self, typed: ReviseTyped, desk: &Desk) -> Option<Command> {
        self.trouble = None;
        match typed {
            ReviseTyped::Read(_, Ok(boards)) => {
                self.boards = Some(boards);
                if self.found.is_some() {
                    self.compare();
                }
            }
            ReviseTyped::Read(_, Err(error)) => self.trouble = Some(error.to_string()),
            ReviseTyped::CompareAsked => self.compare(),
            ReviseTyped::EditAsked => self.found = None,
            ReviseTyped::AllShown(all) => self.all_shown = all,
            ReviseTyped::By(text) => self.by = text,
            ReviseTyped::Reason(text) => self.reason = text,
            ReviseTyped::Done => return self.done(desk),
            ReviseTyped::Dropped => {}
        }
        None
    }

    fn draft(&self) -> Result<CriteriaSet, String> {
        let set = self.form.built()?;
        if set == self.base {
            return Err("Bản sửa đổi chưa khác gì bộ tiêu chí đang dùng.".to_owned());
        }
        Ok(set)
    }

    fn compare(&mut self) {
        self.form.told = true;
        let Some(boards) = self.boards.clone() else { return };
        match self.draft() {
            Ok(set) => {
                let found = boards.iter().enumerate();
                self.found =
                    Some(found.map(|(board, it)| Effected { board, revision: revision(it, &set) }).collect());
                self.form.set = set;
            }
            Err(sentence) => self.trouble = Some(sentence),
        }
    }

    fn done(&mut self, desk: &Desk) -> Option<Command> {
        self.told = true;
        if self.by.trim().is_empty() || self.reason.trim().is_empty() {
            return None;
        }
        match self.draft() {
            Ok(set) => Some(Command::ReviseCriteriaSet(SetRevision {
                set,
                on: desk.today,
                by: self.by.trim().to_owned(),
                reason: self.reason.trim().to_owned(),
            })),
            Err(sentence) => {
                self.trouble = Some(sentence);
                None
            }
        }
    }
}
