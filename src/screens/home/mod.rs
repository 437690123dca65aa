//! Tổng quan › Hôm nay: what is due, what waits, what can be printed.

mod cards;
mod facts;
mod reading;
mod rows;
mod view;

pub use facts::{Facts, Funnel, QuotaBar, Ready};
pub use reading::{Draft, Drafts, Found, Stored};
pub use rows::{Group, Row, Today};

use super::overview;
use super::{Chord, ChordKey, Current, Desk, Effect, Notice, Place};
use crate::domain::agenda::{Agenda, Door, Standing, agenda};
use crate::domain::dossier::DossierState;
use crate::domain::ids::PlanId;
use crate::domain::{Area, Changes};
use crate::storage::{BackupFound, StoreError};
use crate::ui::Element;
use chrono::{Datelike, NaiveDate};
use iced::Task;
use iced::keyboard::key::Named;
use std::sync::Arc;

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another part was chosen, or a line that leads somewhere.
    Went(Place),
    /// What the page shows was read; the number is that of the question.
    Read(u64, Result<Arc<Found>, StoreError>),
    /// The drafts were looked over.
    Weighed(u64, Result<Drafts, StoreError>),
    /// A line was pressed, by its place in the agenda.
    LineOpened(usize),
    /// A group was folded or unfolded.
    Folded(Standing),
    /// All lines of a group were asked for.
    AllShown(Standing),
    /// "Sao lưu ngay".
    BackupAsked,
    /// The backup was made, or why not.
    BackedUp(Result<Option<BackupFound>, String>),
}

/// The page.
#[derive(Debug, Default)]
pub struct Home {
    asked: u64,
    on: Option<NaiveDate>,
    agenda: Option<Agenda>,
    today: Option<Today>,
    facts: Facts,
    drafts: Option<Drafts>,
    /// A backup is being made.
    backing_up: bool,
}

/// Everything that the lines and cards of the page rest on.
const SHOWN: [Area; 16] = [
    Area::Office,
    Area::Unit,
    Area::Plan,
    Area::Obligation,
    Area::PlanStep,
    Area::PlanVersion,
    Area::Subject,
    Area::Dossier,
    Area::Step,
    Area::Attachment,
    Area::Checklist,
    Area::Round,
    Area::Result,
    Area::Paper,
    Area::DutyNote,
    Area::Publicity,
];

impl Home {
    /// The page of the current plan.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut screen = Self::default();
        let task = screen.ask(desk);
        (screen, task)
    }

    /// What there is to do; none until it is read.
    #[must_use]
    pub const fn agenda(&self) -> Option<&Agenda> {
        self.agenda.as_ref()
    }

    /// The lines as they are shown; none until they are read.
    #[must_use]
    pub const fn today(&self) -> Option<&Today> {
        self.today.as_ref()
    }

    /// What the cards at the side tell.
    #[must_use]
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// How the drafts stand; none until they were looked over.
    #[must_use]
    pub const fn drafts(&self) -> Option<&Drafts> {
        self.drafts.as_ref()
    }

    fn ask(&mut self, desk: &Desk) -> Task<Message> {
        self.asked += 1;
        self.on = Some(desk.today);
        let asked = self.asked;
        let place = desk.office.as_ref().map(|office| office.place.clone()).unwrap_or_default();
        let (current, today) = (desk.current, desk.today);
        let data = desk.store.path().to_owned();
        let read = desk.store.read(move |db| reading::read(db, current, &place, today, &data));
        let units = desk.units.clone();
        // Many units over many months take a while to be counted: not in the window's thread.
        let made = async move {
            let stored = read.await?;
            Ok(Arc::new(Found { agenda: agenda(&stored.plans, &units, today), stored }))
        };
        let facts = Task::perform(made, move |found| Message::Read(asked, found));
        let Some(current) = desk.current else { return facts };
        // Looking the drafts over takes longer: the page does not wait for it.
        let cases = desk.store.read(move |db| reading::cases(db, current));
        let weighed = async move { cases.await.map(|cases| reading::weigh(&cases)) };
        Task::batch([facts, Task::perform(weighed, move |drafts| Message::Weighed(asked, drafts))])
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Tổng quan".to_owned()
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Went(place) => return Effect::Go(place),
            Message::Read(asked, _) | Message::Weighed(asked, _) if asked != self.asked => {}
            Message::Read(_, Ok(found)) => self.take(&found, desk),
            Message::Weighed(_, Ok(drafts)) => self.drafts = Some(drafts),
            Message::Read(_, Err(error)) | Message::Weighed(_, Err(error)) => {
                return Effect::Tell(Notice::from(&error));
            }
            Message::LineOpened(at) => return self.open_line(at, desk),
            Message::Folded(standing) => {
                if let Some(today) = &mut self.today {
                    today.fold(standing);
                }
            }
            Message::AllShown(standing) => {
                if let Some(today) = &mut self.today {
                    today.show_all(standing);
                }
            }
            Message::BackupAsked => return self.back_up(desk),
            Message::BackedUp(made) => return self.backed_up(made, desk),
        }
        Effect::None
    }

    fn take(&mut self, found: &Found, desk: &Desk) {
        self.today = Some(rows::today(found, self.today.as_ref(), desk));
        self.facts = facts::facts(&found.stored, desk);
        self.agenda = Some(found.agenda.clone());
    }

    /// Goes where a line is dealt with, under the plan and the year it belongs to.
    fn open_line(&self, at: usize, desk: &Desk) -> Effect<Message> {
        let Some(line) = self.agenda.as_ref().and_then(|agenda| agenda.lines.get(at)) else {
            return Effect::None;
        };
        let go = Effect::Go(match line.door {
            Door::Quotas => Place::Quotas,
            Door::Deadlines => Place::Deadlines,
            Door::Tasks => Place::Tasks,
            Door::Publicity => Place::Publicity,
            Door::Selection => Place::Selection,
        });
        match under(line.plan, line.due.year(), desk) {
            Some(current) if desk.current != Some(current) => Effect::Choose(current).and(go),
            _ => go,
        }
    }

    fn back_up(&mut self, desk: &Desk) -> Effect<Message> {
        if self.backing_up || desk.store.path().as_os_str().is_empty() {
            return Effect::None;
        }
        self.backing_up = true;
        let (data, today) = (desk.store.path().to_owned(), desk.today);
        let made = desk.store.read(move |db| Ok(reading::back_up(db, &data, today)));
        Effect::Run(Task::perform(made, |made| {
            Message::BackedUp(made.unwrap_or_else(|error| Err(error.detail())))
        }))
    }

    fn backed_up(&mut self, made: Result<Option<BackupFound>, String>, desk: &Desk) -> Effect<Message> {
        self.backing_up = false;
        match made {
            Ok(found) => {
                let folder =
                    found.as_ref().and_then(|it| it.path.parent()).map(|it| it.display().to_string());
                self.facts.backup = facts::backup(found.as_ref(), desk);
                let folder = folder.unwrap_or_default();
                Effect::Tell(Notice::done(format!(
                    "Đã sao lưu và đọc lại để kiểm tra. Bản sao nằm trong {folder}."
                )))
            }
            Err(detail) => Effect::Tell(Notice::trouble(
                "Chưa sao lưu được. Hãy xem ổ đĩa còn chỗ trống không rồi thử lại.",
                detail,
            )),
        }
    }

    /// Somebody's deed, or a new day: reads again what it may have changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        let anew = changes.touch(&SHOWN) || self.on != Some(desk.today);
        if anew { Effect::Run(self.ask(desk)) } else { Effect::None }
    }

    /// It does no deeds that could be refused.
    pub fn refused(&mut self, _error: &StoreError, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// Nothing is typed here.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// Ctrl+PageDown and Ctrl+PageUp turn from part to part.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        let forward = match chord {
            Chord { key: ChordKey::Named(Named::PageDown), ctrl: true, shift: false, alt: false } => true,
            Chord { key: ChordKey::Named(Named::PageUp), ctrl: true, shift: false, alt: false } => false,
            _ => return None,
        };
        Some(Message::Went(overview::beside(Place::Home, forward)))
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        overview::page(Place::Home, Message::Went, view::view(self, desk))
    }
}

/// A plan and a year of it.
fn under(plan: PlanId, year: i32, desk: &Desk) -> Option<Current> {
    let years = desk.plan(plan)?.years();
    Some(Current { plan, year: year.clamp(*years.start(), *years.end()) })
}

/// Where the dossiers in a state are shown.
const fn dossiers_in(state: DossierState) -> Message {
    Message::Went(Place::DossiersIn(state))
}
