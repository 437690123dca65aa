//! Chế độ họp: one dossier a page in large type, and before it who is asked to leave the room (D3).

mod page;
mod sheet;
mod view;
mod vote;

pub use page::Page;
pub use vote::Ballot;

use super::super::{Chord, ChordKey, Desk, Effect, Notice};
use crate::domain::ids::DossierId;
use crate::domain::meeting_order::{Turn, turns};
use crate::domain::round::Board;
use crate::storage::StoreError;
use iced::Task;
use iced::keyboard::key::Named;
use sheet::{About, Sheet};
use std::collections::HashMap;
use std::sync::Arc;

/// What happened in the meeting.
#[derive(Debug, Clone)]
pub enum Message {
    /// The texts of the dossiers were read.
    Read(Result<Arc<Vec<(DossierId, About)>>, StoreError>),
    /// The next page.
    Forward,
    /// The page before.
    Back,
    /// The meeting mode is left.
    Left,
    /// The whole screen, or the window again.
    WholeScreen,
    /// The members' totals are shown, or not.
    TotalsToggled,
    /// A figure of the count was typed.
    Typed(Ballot, String),
    /// Enter in a figure of the count.
    Entered(Ballot),
    /// Everybody who may vote agreed.
    AllAgreed,
}

/// What the mode wants from the screen besides an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    None,
    /// To be put away.
    Leave,
}

/// The mode.
#[derive(Debug, Default)]
pub struct Meeting {
    round: String,
    turns: Vec<Turn>,
    sheets: Vec<Sheet>,
    pages: Vec<Page>,
    at: usize,
    about: HashMap<DossierId, About>,
    totals: bool,
    whole_screen: bool,
    vote: vote::Vote,
}

impl Meeting {
    /// The mode at its first page; the texts come with the task.
    pub fn open(board: &Board, desk: &Desk) -> (Self, Task<Message>) {
        let mut mode = Self { turns: turns(board), ..Self::default() };
        mode.pages = page::pages(board, &mode.turns);
        mode.take(board);
        let dossiers: Vec<DossierId> = mode.turns.iter().map(|it| it.dossier).collect();
        let read = desk.store.read(move |db| {
            let mut all = Vec::with_capacity(dossiers.len());
            for id in dossiers {
                let file = db.dossier(id)?;
                all.push((id, About::of(&file.dossier)));
            }
            Ok(all)
        });
        (mode, Task::perform(read, |read| Message::Read(read.map(Arc::new))))
    }

    /// The pages, in order.
    #[must_use]
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The place of the page on show, from 0.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Takes the board as read. The order of the meeting stays as it began unless somebody has to leave or may stay who did
    /// not before, or a dossier came or went.
    pub fn take(&mut self, board: &Board) {
        self.round.clone_from(&board.round.name);
        let now = turns(board);
        let changed = now.len() != self.turns.len()
            || now.iter().any(|it| {
                self.turns.iter().find(|old| old.dossier == it.dossier).is_none_or(|old| old.out != it.out)
            });
        if changed {
            let shown = self.dossier();
            self.turns = now;
            self.pages = page::pages(board, &self.turns);
            let again =
                |page: &Page| matches!(page, Page::Dossier(at) if Some(self.turns[*at].dossier) == shown);
            self.at = self.pages.iter().position(again).unwrap_or(0);
        } else {
            for turn in &mut self.turns {
                if let Some(it) = now.iter().find(|it| it.dossier == turn.dossier) {
                    turn.unanswered.clone_from(&it.unanswered);
                }
            }
        }
        self.sheets = sheet::sheets(board, &self.turns);
        let turn = self.turn().cloned();
        self.vote.take(board, turn.as_ref());
    }

    fn turn(&self) -> Option<&Turn> {
        match self.pages.get(self.at) {
            Some(Page::Dossier(at)) => self.turns.get(*at),
            _ => None,
        }
    }

    /// The dossier on show; none on a page between two.
    #[must_use]
    pub fn dossier(&self) -> Option<DossierId> {
        self.turn().map(|it| it.dossier)
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, board: &Board) -> (Effect<Message>, Wish) {
        let effect = match message {
            Message::Read(Ok(about)) => {
                self.about = about.iter().cloned().collect();
                Effect::None
            }
            Message::Read(Err(error)) => Effect::Tell(Notice::from(&error)),
            Message::Forward => self.turn_to(self.at + 1, board),
            Message::Back => match self.at.checked_sub(1) {
                Some(before) => self.turn_to(before, board),
                None => Effect::None,
            },
            Message::TotalsToggled => {
                self.totals = !self.totals;
                Effect::None
            }
            Message::WholeScreen => {
                self.whole_screen = !self.whole_screen;
                Effect::Run(window_mode(self.whole_screen))
            }
            Message::Typed(ballot, text) => {
                self.vote.typed(ballot, text);
                Effect::None
            }
            Message::Entered(ballot) => match ballot.next() {
                Some(next) => Effect::Run(iced::widget::operation::focus(next.field())),
                None => self.vote.save(),
            },
            Message::AllAgreed => {
                self.vote.all_agreed();
                self.vote.save()
            }
            Message::Left => {
                let saved = self.leave();
                let mode = if self.whole_screen { Effect::Run(window_mode(false)) } else { Effect::None };
                return (saved.and(mode), Wish::Leave);
            }
        };
        (effect, Wish::None)
    }

    /// Another page; a count that cannot stand keeps the page, so that nothing typed is lost unseen.
    fn turn_to(&mut self, page: usize, board: &Board) -> Effect<Message> {
        if page >= self.pages.len() {
            return Effect::None;
        }
        let saved = self.vote.save();
        if self.vote.is_in_trouble() {
            return saved;
        }
        self.at = page;
        self.totals = false;
        let turn = self.turn().cloned();
        self.vote.take(board, turn.as_ref());
        saved
    }

    /// What was typed is saved.
    pub fn leave(&mut self) -> Effect<Message> {
        self.vote.save()
    }

    /// The file refused a count.
    pub fn refused(&mut self, sentence: String) {
        self.vote.refused(sentence);
    }

    /// What a key means.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        if chord.ctrl || chord.alt || chord.shift {
            return None;
        }
        match chord.key {
            ChordKey::Named(Named::ArrowRight | Named::Space | Named::PageDown) | ChordKey::Letter(' ') => {
                Some(Message::Forward)
            }
            ChordKey::Named(Named::ArrowLeft | Named::PageUp) => Some(Message::Back),
            ChordKey::Named(Named::Escape) => Some(Message::Left),
            ChordKey::Named(Named::F11) => Some(Message::WholeScreen),
            _ => None,
        }
    }
}

fn window_mode(whole_screen: bool) -> Task<Message> {
    use iced::window::{Mode, latest, set_mode};
    let mode = if whole_screen { Mode::Fullscreen } else { Mode::Windowed };
    latest().and_then(move |window| set_mode(window, mode))
}
