//! "Hồ sơ có thể trùng": the pairs with their reasons, and those of which somebody said that they are not one.

use crate::domain::duplicates::Strength;
use crate::domain::ids::SubjectId;
use crate::domain::{Area, Changes, Command};
use crate::screens::{Chord, ChordKey, Desk, Effect, Place};
use crate::storage::{DuplicatePair, StoreError, SubjectRow};
use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{operation, scrollable};

/// Pairs read at most; the likeliest come first, and whoever has decided these will look again.
pub(super) const MOST: usize = 1_000;

/// Height of one pair, in px; the same for all, so that only those in sight are built.
pub(super) const PAIR: f32 = 148.0;

/// The list, for scrolling.
pub(super) const LIST: &str = "duplicates";

/// Which pairs are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// Those that wait for a decision.
    #[default]
    Open,
    /// Those that were said not to be one.
    Apart,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// How many pairs wait.
    pub total: usize,
    /// The first of them.
    pub pairs: Vec<DuplicatePair>,
    /// The remembered ones, the latest first.
    pub apart: Vec<[SubjectRow; 2]>,
}

/// The page.
#[derive(Debug, Default)]
pub struct Duplicates {
    pub(super) found: Option<Found>,
    pub(super) part: Part,
    pub(super) trouble: Option<String>,
    pub(super) titles: [String; 2],
    pub(super) reasons: Vec<Vec<(String, bool)>>,
    pub(super) chosen: usize,
    /// How far the list is scrolled, and how high its window is, in px.
    pub(super) offset: f32,
    pub(super) height: f32,
    asked: u64,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The pairs were read; the number of the question.
    Found(u64, Result<Found, StoreError>),
    /// Another part is shown.
    PartChosen(Part),
    /// The list was scrolled: so far, in a window so high.
    Scrolled(f32, f32),
    /// A pair was chosen.
    Chosen(usize),
    /// The one below or above was chosen by key.
    Moved(i32),
    /// "Không trùng", or that taken back.
    Apart(SubjectId, SubjectId, bool),
    /// "Gộp…".
    MergeAsked(SubjectId, SubjectId),
    /// The record was asked for.
    RecordAsked(SubjectId),
    /// Back to the list of dossiers.
    Left,
}

impl Duplicates {
    pub(super) fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut page = Self { height: 700.0, ..Self::default() };
        let task = page.ask(desk);
        (page, task)
    }

    /// What was read.
    #[must_use]
    pub const fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    fn ask(&mut self, desk: &Desk) -> Task<Message> {
        self.asked += 1;
        let asked = self.asked;
        let read = desk.store.read(|database| {
            Ok(Found {
                total: database.duplicate_count()?,
                pairs: database.duplicates(MOST)?,
                apart: database.remembered_apart()?,
            })
        });
        Task::perform(read, move |found| Message::Found(asked, found))
    }

    /// The page is shown again: it was away while others worked.
    pub(super) fn come_back(&mut self, desk: &Desk) -> Effect<Message> {
        let offset = scrollable::AbsoluteOffset { x: 0.0, y: self.offset };
        Effect::Run(Task::batch([self.ask(desk), operation::scroll_to(LIST, offset)]))
    }

    fn rows(&self) -> usize {
        self.found.as_ref().map_or(0, |found| match self.part {
            Part::Open => found.pairs.len(),
            Part::Apart => found.apart.len(),
        })
    }

    fn ids_at(&self, at: usize) -> Option<(SubjectId, SubjectId)> {
        let found = self.found.as_ref()?;
        match self.part {
            Part::Open => found.pairs.get(at).map(|pair| (pair.pair.a, pair.pair.b)),
            Part::Apart => found.apart.get(at).map(|[a, b]| (a.id, b.id)),
        }
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Found(asked, _) if asked != self.asked => Effect::None,
            Message::Found(_, Ok(found)) => {
                self.take(found);
                Effect::None
            }
            Message::Found(_, Err(error)) => {
                self.trouble = Some(error.to_string());
                Effect::None
            }
            Message::PartChosen(part) => {
                (self.part, self.chosen, self.offset) = (part, 0, 0.0);
                Effect::Run(operation::scroll_to(LIST, scrollable::AbsoluteOffset { x: 0.0, y: 0.0 }))
            }
            Message::Scrolled(offset, height) => {
                (self.offset, self.height) = (offset, height);
                Effect::None
            }
            Message::Chosen(at) => {
                self.chosen = at;
                Effect::None
            }
            Message::Moved(step) => self.step(step),
            Message::Apart(a, b, remembered) => Effect::Change(Command::NotSame { a, b, remembered }),
            Message::RecordAsked(id) => Effect::Go(Place::Subject(id)),
            Message::Left => Effect::Go(Place::Dossiers),
            // The screen's own.
            Message::MergeAsked(..) => {
                let _ = desk;
                Effect::None
            }
        }
    }

    fn step(&mut self, step: i32) -> Effect<Message> {
        let last = self.rows().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(step as isize).min(last);
        let top = self.chosen as f32 * PAIR;
        let offset = self.offset.clamp((top + PAIR - self.height).max(0.0), top);
        if (offset - self.offset).abs() < 0.5 {
            return Effect::None;
        }
        self.offset = offset;
        Effect::Run(operation::scroll_to(LIST, scrollable::AbsoluteOffset { x: 0.0, y: offset }))
    }

    fn take(&mut self, found: Found) {
        self.trouble = None;
        self.titles =
            [format!("Chờ xem ({})", found.total), format!("Đã ghi “không trùng” ({})", found.apart.len())];
        let told = |pair: &DuplicatePair| {
            pair.pair.why.iter().map(|reason| (reason.words(), reason.is_against())).collect()
        };
        self.reasons = found.pairs.iter().map(told).collect();
        self.found = Some(found);
        self.chosen = self.chosen.min(self.rows().saturating_sub(1));
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if changes.touch(&[Area::Subject, Area::NotSame, Area::Unit, Area::Dossier]) {
            Effect::Run(self.ask(desk))
        } else {
            Effect::None
        }
    }

    pub(super) fn chord(&self, chord: Chord) -> Option<Message> {
        let Chord { key, ctrl: false, shift: false, alt: false } = chord else { return None };
        let ids = || self.ids_at(self.chosen);
        match (key, self.part) {
            (ChordKey::Named(Named::Escape), _) => Some(Message::Left),
            (ChordKey::Named(Named::ArrowDown), _) => Some(Message::Moved(1)),
            (ChordKey::Named(Named::ArrowUp), _) => Some(Message::Moved(-1)),
            (ChordKey::Named(Named::PageDown), _) => Some(Message::Moved(4)),
            (ChordKey::Named(Named::PageUp), _) => Some(Message::Moved(-4)),
            (ChordKey::Named(Named::Enter), Part::Open) => ids().map(|(a, b)| Message::MergeAsked(a, b)),
            (ChordKey::Named(Named::Delete), Part::Open) => ids().map(|(a, b)| Message::Apart(a, b, true)),
            _ => None,
        }
    }
}

/// What a strength is called, and how loud.
pub(super) const fn tone(strength: Strength) -> crate::ui::badge::Tone {
    match strength {
        Strength::Likely => crate::ui::badge::Tone::Due,
        Strength::Possible => crate::ui::badge::Tone::Info,
        Strength::Weak => crate::ui::badge::Tone::Plain,
    }
}
