//! Tổng quan › Phân công: who does what, and how far it is (LC-1).

mod export;
mod row;
mod view;

pub use row::Row;

use super::overview;
use super::typed::Named;
use super::{Chord, ChordKey, Desk, Effect, Notice, Place, after_pause};
use crate::domain::deadlines::{Deadline, deadlines};
use crate::domain::duty_note::DutyState;
use crate::domain::ids::{ObligationId, PlanId};
use crate::domain::obligation::{Duty, Obligation};
use crate::domain::{Area, Changes};
use crate::storage::StoreError;
use crate::ui::Element;
use chrono::NaiveDate;
use iced::Task;
use iced::keyboard::key::Named as NamedKey;
use iced::task::Handle;

/// One time of one assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The obligation.
    pub obligation: ObligationId,
    /// The day on which it falls due; none for what has no day.
    pub due: Option<NaiveDate>,
}

/// Which tasks are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// Those that stand so.
    State(DutyState),
    /// Those whose day has passed.
    Late,
}

/// What is read for the page.
#[derive(Debug, Clone, Default)]
pub struct Found {
    plan: Option<PlanId>,
    obligations: Vec<Obligation>,
    times: Vec<Deadline>,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another part was chosen, or the plan.
    Went(Place),
    /// It was read.
    Read(u64, Result<Found, StoreError>),
    /// Which tasks are shown.
    ShownChosen(Shown),
    /// The tasks of one agency; none shows all.
    AgencyChosen(Option<String>),
    /// A state was chosen in a row.
    StateChosen(Key, DutyState),
    /// The day done was typed in a row.
    DayTyped(Key, String),
    /// The remark was typed in a row.
    RemarkTyped(Key, String),
    /// The keyboard left a row.
    Left(Key),
    /// Typing rested.
    Rested,
    /// "Xuất Excel".
    ExportAsked,
}

/// The page.
#[derive(Debug, Default)]
pub struct Tasks {
    asked: u64,
    /// None until it is read.
    rows: Option<Vec<Row>>,
    shown: Shown,
    agency: Option<String>,
    filters: Vec<(Shown, String)>,
    agencies: Vec<Named<Option<String>>>,
    typing: Option<Key>,
    pause: Option<Handle>,
}

impl Tasks {
    /// The page of the current plan.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut screen = Self::default();
        let task = screen.ask(desk);
        (screen, task)
    }

    fn ask(&mut self, desk: &Desk) -> Task<Message> {
        let Some(current) = desk.current else {
            self.rows = Some(Vec::new());
            return Task::none();
        };
        self.asked += 1;
        let (asked, today, units) = (self.asked, desk.today, desk.units.clone());
        let read = desk.store.read(move |database| {
            let file = database.plan(current.plan)?;
            let followed = database.followed(current.plan)?;
            let mut obligations = file.obligations;
            obligations.retain(|one| matches!(one.duty, Duty::Assignment { .. }));
            let times = deadlines(&obligations, &file.plan, &units, &followed, today);
            Ok(Found { plan: Some(current.plan), obligations, times })
        });
        Task::perform(read, move |found| Message::Read(asked, found))
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Phân công".to_owned()
    }

    /// The tasks in sight, agency by agency in the order of the plan.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().flatten().filter(|row| self.shows(row))
    }

    /// The counts above the table, in words.
    #[must_use]
    pub fn filters(&self) -> &[(Shown, String)] {
        &self.filters
    }

    fn shows(&self, row: &Row) -> bool {
        let here = match self.shown {
            Shown::All => true,
            // What is being changed does not vanish under the hand.
            Shown::State(state) => row.state == state || self.typing == Some(row.key),
            Shown::Late => row.is_late() || self.typing == Some(row.key),
        };
        here && self.agency.as_ref().is_none_or(|agency| *agency == row.agency)
    }

    fn row(&mut self, key: Key) -> Option<&mut Row> {
        self.rows.iter_mut().flatten().find(|row| row.key == key)
    }

    fn take(&mut self, found: &Found, desk: &Desk) {
        let mut before = self.rows.take().unwrap_or_default();
        let mut rows: Vec<(usize, Row)> = Vec::new();
        let mut agencies: Vec<String> = Vec::new();
        for one in &found.obligations {
            let Duty::Assignment { agency, task, .. } = &one.duty else { continue };
            let agency = agency.trim();
            // Tasks of one agency stand together, wherever the plan names them.
            let place = agencies.iter().position(|known| crate::text::same(known, agency));
            let place = place.unwrap_or_else(|| {
                agencies.push(agency.to_owned());
                agencies.len() - 1
            });
            let name = agencies[place].clone();
            for time in found.times.iter().filter(|time| time.obligation == one.id) {
                let key = Key { obligation: time.obligation, due: time.due };
                let row = match before.iter().position(|row| row.key == key) {
                    Some(at) => {
                        let mut row = before.swap_remove(at);
                        row.hear(&name, task, time.clone(), self.typing == Some(key));
                        row
                    }
                    None => Row::new(&name, task, time.clone(), desk.fresh()),
                };
                rows.push((place, row));
            }
        }
        rows.sort_by_key(|(place, _)| *place);
        self.rows = Some(rows.into_iter().map(|(_, row)| row).collect());
        self.agencies = vec![Named::new(None, "Mọi đơn vị")];
        self.agencies.extend(agencies.iter().map(|name| Named::new(Some(name.clone()), name.as_str())));
        if self.agency.as_ref().is_some_and(|agency| !agencies.contains(agency)) {
            self.agency = None;
        }
        self.count();
    }

    fn count(&mut self) {
        let all = || self.rows.iter().flatten();
        let of = |state: DutyState| all().filter(|row| row.state == state).count();
        let mut filters = vec![(Shown::All, format!("Tất cả ({})", all().count()))];
        filters.extend(
            DutyState::ALL.map(|state| (Shown::State(state), format!("{} ({})", state.label(), of(state)))),
        );
        let late = all().filter(|row| row.is_late()).count();
        if late > 0 || self.shown == Shown::Late {
            filters.push((Shown::Late, format!("Quá hạn ({late})")));
        }
        self.filters = filters;
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Went(Place::Tasks) => {}
            Message::Went(place) => return Effect::Go(place),
            Message::Read(asked, _) if asked != self.asked => {}
            Message::Read(_, Ok(found)) if found.plan != desk.current.map(|current| current.plan) => {}
            Message::Read(_, Ok(found)) => self.take(&found, desk),
            Message::Read(_, Err(error)) => return Effect::Tell(Notice::from(&error)),
            Message::ShownChosen(shown) => {
                let saved = self.settle(desk);
                self.shown = shown;
                self.count();
                return saved;
            }
            Message::AgencyChosen(agency) => {
                let saved = self.settle(desk);
                self.agency = agency;
                return saved;
            }
            Message::StateChosen(key, state) => {
                let typed = self.settle(desk);
                let Some(row) = self.row(key) else { return typed };
                row.choose(state, desk.today);
                let deed = row.save(desk.today).map_or(Effect::None, Effect::Change);
                self.count();
                return typed.and(deed);
            }
            Message::DayTyped(key, typed) => return self.typed(key, desk, |row| row.type_day(typed)),
            Message::RemarkTyped(key, typed) => return self.typed(key, desk, |row| row.remark = typed),
            Message::Left(key) => {
                if let Some(row) = self.row(key).filter(|row| row.state == DutyState::Done) {
                    row.day.left(desk.today);
                }
                return self.settle(desk);
            }
            Message::Rested => return self.rest(desk),
            Message::ExportAsked => return self.settle(desk).and(self.export(desk)),
        }
        Effect::None
    }

    fn typed(&mut self, key: Key, desk: &Desk, change: impl FnOnce(&mut Row)) -> Effect<Message> {
        let before = if self.typing == Some(key) { Effect::None } else { self.settle(desk) };
        let Some(row) = self.row(key) else { return before };
        change(row);
        self.typing = Some(key);
        let (timer, handle) = after_pause(Message::Rested);
        self.pause = Some(handle);
        before.and(Effect::Run(timer))
    }

    /// Typing rested: what can be kept is kept, and the keyboard stays where it is.
    fn rest(&mut self, desk: &Desk) -> Effect<Message> {
        self.pause = None;
        let Some(key) = self.typing else { return Effect::None };
        let deed = self.row(key).and_then(|row| row.save(desk.today));
        deed.map_or(Effect::None, Effect::Save)
    }

    /// The row that was typed in is left: what can be kept is kept.
    fn settle(&mut self, desk: &Desk) -> Effect<Message> {
        let saved = self.rest(desk);
        self.typing = None;
        saved
    }

    /// Somebody's deed: reads again what it may have changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        let mine = changes.touch(&[Area::DutyNote, Area::Obligation, Area::Plan]);
        if mine { Effect::Run(self.ask(desk)) } else { Effect::None }
    }

    /// Its deed was refused.
    pub fn refused(&mut self, error: &StoreError, _desk: &Desk) -> Effect<Message> {
        for row in self.rows.iter_mut().flatten() {
            row.refused(error.to_string());
        }
        Effect::None
    }

    /// Flushes what is being typed.
    pub fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        self.settle(desk)
    }

    /// What a key means: Ctrl+PageDown and Ctrl+PageUp go to the parts beside.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        match chord.key {
            ChordKey::Named(NamedKey::PageDown) if chord.ctrl => {
                Some(Message::Went(overview::beside(Place::Tasks, true)))
            }
            ChordKey::Named(NamedKey::PageUp) if chord.ctrl => {
                Some(Message::Went(overview::beside(Place::Tasks, false)))
            }
            _ => None,
        }
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        view::view(self, desk)
    }
}
