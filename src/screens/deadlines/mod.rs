//! Tổng quan › Lịch thời hạn: every day on which something falls due, and the noting of what was done or sent (CJ-3).

mod form;
mod line;
mod many;
mod read;
mod shown;
mod units;
mod view;

pub use form::{Message as FormMessage, NoteForm};
pub use many::{ManyForm, Message as ManyMessage};
pub use read::{Found, Offer, PlanTimes};
pub use shown::{Shown, Whose};
pub use units::{Message as UnitsMessage, UnitsForm};

use super::overview;
use super::{Chord, ChordKey, Desk, Effect, Notice, Place, TableFormat, TableJob};
use crate::domain::deadlines::{Counts, Deadline, DeadlineState, ToldBy};
use crate::domain::ids::{ObligationId, PlanId};
use crate::domain::personal::ExportNote;
use crate::domain::{Area, Changes};
use crate::exchange::deadline_list;
use crate::storage::StoreError;
use crate::ui::Element;
use chrono::{Datelike, NaiveDate};
use iced::Task;
use iced::keyboard::key::Named;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One time of one obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The obligation.
    pub obligation: ObligationId,
    /// The day on which it falls due; none for what has no day.
    pub due: Option<NaiveDate>,
}

impl Key {
    /// Which time this is.
    #[must_use]
    pub const fn of(one: &Deadline) -> Self {
        Self { obligation: one.obligation, due: one.due }
    }
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another part was chosen, or the place behind a line.
    Went(Place),
    /// It was read.
    Read(u64, Result<Found, StoreError>),
    /// The current plan or all of the office.
    WhoseChosen(Whose),
    /// A year; none shows all.
    YearChosen(Option<i32>),
    /// A month was pressed: only it is shown, or all of the year again.
    MonthPressed(u32),
    /// All, those that are not done, those that are.
    ShownChosen(Shown),
    /// A kind of obligation; none shows all.
    KindChosen(Option<&'static str>),
    /// A time was ticked or unticked.
    Ticked(Key, bool),
    /// All times in sight that can be noted and are not done, or none.
    AllTicked(bool),
    /// A time is to be noted.
    NoteAsked(Key),
    /// The units of a time are to be shown.
    UnitsAsked(Key),
    /// The ticked times are to be noted together.
    ManyAsked,
    /// "Xuất Excel": the times in sight leave the program.
    Exported,
    /// In the form of one note.
    Form(FormMessage),
    /// In the list of units.
    Units(UnitsMessage),
    /// In the form of several times.
    Many(ManyMessage),
    /// Escape: the topmost form is closed without a deed.
    Closed,
}

/// The page.
#[derive(Debug, Default)]
pub struct Deadlines {
    whose: Whose,
    year: Option<i32>,
    month: Option<u32>,
    shown: Shown,
    kind: Option<&'static str>,
    asked: u64,
    /// None until it is read.
    found: Option<Found>,
    strip: shown::Strip,
    /// What is in sight, first to last.
    lines: Vec<line::Line>,
    picks: BTreeSet<Key>,
    form: Option<NoteForm>,
    units: Option<UnitsForm>,
    many: Option<ManyForm>,
}

impl Deadlines {
    /// The page of the current plan and year.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut screen = Self { year: desk.current.map(|current| current.year), ..Self::default() };
        let task = screen.ask(desk);
        (screen, task)
    }

    fn ask(&mut self, desk: &Desk) -> Task<Message> {
        let plans: Vec<_> = match self.whose {
            Whose::Current => desk.current_plan().cloned().into_iter().collect(),
            Whose::All => desk.own_plans().cloned().collect(),
        };
        if plans.is_empty() {
            self.found = Some(Found::default());
            return Task::none();
        }
        self.asked += 1;
        let (asked, today, units) = (self.asked, desk.today, desk.units.clone());
        let read = desk.store.read(move |database| read::found(database, plans, &units, today));
        Task::perform(read, move |found| Message::Read(asked, found))
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Lịch thời hạn".to_owned()
    }

    /// The times in sight, first to last.
    pub fn rows(&self) -> impl Iterator<Item = &Deadline> {
        let all = self.found.as_ref().map_or(&[][..], |found| &found.all);
        self.lines.iter().filter_map(|line| all.get(line.at))
    }

    /// The form of one note, while it is open.
    #[must_use]
    pub const fn form(&self) -> Option<&NoteForm> {
        self.form.as_ref()
    }

    /// The list of units, while it is open.
    #[must_use]
    pub const fn units(&self) -> Option<&UnitsForm> {
        self.units.as_ref()
    }

    /// The form of several times, while it is open.
    #[must_use]
    pub const fn many(&self) -> Option<&ManyForm> {
        self.many.as_ref()
    }

    /// The counts of all that was read, whatever is shown.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts::of(self.found.iter().flat_map(|found| &found.all))
    }

    /// Whether something lies on top of the list.
    const fn is_asking(&self) -> bool {
        self.form.is_some() || self.units.is_some() || self.many.is_some()
    }

    fn time(&self, key: Key) -> Option<&Deadline> {
        self.found.as_ref()?.all.iter().find(|one| Key::of(one) == key)
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Went(Place::Deadlines) => {}
            Message::Went(place) => return Effect::Go(place),
            Message::Read(asked, _) if asked != self.asked => {}
            Message::Read(_, Ok(found)) => {
                self.found = Some(found);
                self.settle(desk);
            }
            Message::Read(_, Err(error)) => return Effect::Tell(Notice::from(&error)),
            Message::WhoseChosen(whose) => {
                self.whose = whose;
                self.picks.clear();
                return Effect::Run(self.ask(desk));
            }
            Message::YearChosen(year) => {
                (self.year, self.month) = (year, None);
                self.settle(desk);
            }
            Message::MonthPressed(month) => {
                self.month = if self.month == Some(month) { None } else { Some(month) };
                self.settle(desk);
            }
            Message::ShownChosen(shown) => {
                self.shown = shown;
                self.settle(desk);
            }
            Message::KindChosen(kind) => {
                self.kind = kind;
                self.settle(desk);
            }
            Message::Ticked(key, true) => drop(self.picks.insert(key)),
            Message::Ticked(key, false) => drop(self.picks.remove(&key)),
            Message::AllTicked(true) => {
                let open = self.rows().filter(|one| can_pick(one)).map(Key::of);
                self.picks = open.collect();
            }
            Message::AllTicked(false) => self.picks.clear(),
            Message::NoteAsked(key) => {
                let Some(one) = self.time(key) else { return Effect::None };
                let plan = one.plan;
                self.form = Some(NoteForm::new(one, None, self.offers(plan), desk));
            }
            Message::UnitsAsked(key) => {
                self.units = self.time(key).map(|one| UnitsForm::new(one, desk));
            }
            Message::ManyAsked => {
                let picked = self.picks.iter().filter_map(|key| self.time(*key));
                self.many = ManyForm::new(picked, desk);
            }
            Message::Exported => return self.out(desk),
            Message::Form(message) => return self.in_form(message, desk),
            Message::Units(message) => return self.in_units(message, desk),
            Message::Many(message) => return self.in_many(message, desk),
            Message::Closed if self.form.take().is_some() => {}
            Message::Closed if self.units.take().is_some() => {}
            Message::Closed => self.many = None,
        }
        Effect::None
    }

    /// Everything that is shown, also what the list is too long to lay out.
    fn out(&self, desk: &Desk) -> Effect<Message> {
        let name = |id: PlanId| desk.own_plans().find(|plan| plan.id == id).map(|plan| plan.name.clone());
        let title = match self.year {
            Some(year) => format!("Lịch thời hạn năm {year}"),
            None => "Lịch thời hạn".to_owned(),
        };
        let table = deadline_list(&title, self.rows(), |one| name(one.plan).unwrap_or_default());
        let note = ExportNote {
            id: desk.fresh(),
            what: title.clone(),
            // Times and units name no person.
            rows: 0,
            columns: table.columns.iter().map(|(heading, _)| heading.clone()).collect(),
            personal: false,
            file: String::new(),
            on: desk.today,
            by: desk.staff.clone(),
        };
        Effect::Table(TableJob { table: Arc::new(table), format: TableFormat::Excel, name: title, note })
    }

    fn offers(&self, plan: PlanId) -> Vec<Offer> {
        let all = self.found.iter().flat_map(|found| &found.offers);
        all.filter(|offer| offer.plan == plan).cloned().collect()
    }

    fn in_form(&mut self, message: FormMessage, desk: &Desk) -> Effect<Message> {
        let Some(form) = &mut self.form else { return Effect::None };
        match message {
            FormMessage::Done => form.done(desk).map_or(Effect::None, Effect::Change),
            FormMessage::Removed => form.removed().map_or(Effect::None, Effect::Change),
            FormMessage::Closed => {
                self.form = None;
                Effect::None
            }
            other => {
                form.update(other, desk.today);
                Effect::None
            }
        }
    }

    fn in_units(&mut self, message: UnitsMessage, desk: &Desk) -> Effect<Message> {
        let Some(units) = &mut self.units else { return Effect::None };
        match message {
            UnitsMessage::Closed => self.units = None,
            UnitsMessage::NoteAsked(unit) => {
                let key = units.key();
                let Some(one) = self.time(key) else { return Effect::None };
                let who = one.units.iter().find(|it| it.unit == unit);
                self.form = Some(NoteForm::new(one, who, Vec::new(), desk));
            }
            UnitsMessage::Done => return units.done(desk).map_or(Effect::None, Effect::Change),
            other => units.update(other, desk.today),
        }
        Effect::None
    }

    fn in_many(&mut self, message: ManyMessage, desk: &Desk) -> Effect<Message> {
        let Some(many) = &mut self.many else { return Effect::None };
        match message {
            ManyMessage::Closed => self.many = None,
            ManyMessage::Done => return many.done(desk).map_or(Effect::None, Effect::Change),
            other => many.update(other, desk.today),
        }
        Effect::None
    }

    /// Somebody's deed: reads again what it may have changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if changes.touch(&[Area::DutyNote]) {
            if self.form.as_ref().is_some_and(NoteForm::was_sent) {
                self.form = None;
            }
            if self.many.as_ref().is_some_and(ManyForm::was_sent) {
                self.many = None;
                self.picks.clear();
            }
        }
        let mine = changes.touch(&[
            Area::DutyNote,
            Area::Obligation,
            Area::Plan,
            Area::Unit,
            Area::Dossier,
            Area::Step,
            Area::Publicity,
            Area::Paper,
            Area::Office,
        ]);
        if mine { Effect::Run(self.ask(desk)) } else { Effect::None }
    }

    /// Its deed was refused.
    pub fn refused(&mut self, error: &StoreError, _desk: &Desk) -> Effect<Message> {
        let sentence = error.to_string();
        if let Some(form) = &mut self.form {
            form.refused(sentence);
        } else if let Some(units) = &mut self.units {
            units.refused(sentence);
        } else if let Some(many) = &mut self.many {
            many.refused(sentence);
        }
        Effect::None
    }

    /// What is open is a question, not a draft: leaving gives it up.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// What a key means: Ctrl+PageDown and Ctrl+PageUp go to the parts beside, Escape closes what lies on top.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        if self.is_asking() {
            return (chord == Chord::named(Named::Escape)).then_some(Message::Closed);
        }
        let ChordKey::Named(key) = chord.key else { return None };
        match key {
            Named::PageDown if chord.ctrl => Some(Message::Went(overview::beside(Place::Deadlines, true))),
            Named::PageUp if chord.ctrl => Some(Message::Went(overview::beside(Place::Deadlines, false))),
            Named::Escape if !self.picks.is_empty() => Some(Message::AllTicked(false)),
            _ => None,
        }
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        view::view(self, desk)
    }
}

/// Whether a time can be noted as done together with others.
fn can_pick(one: &Deadline) -> bool {
    match one.told_by {
        ToldBy::Note => one.state != DeadlineState::Done,
        ToldBy::UnitNotes => one.owing().next().is_some(),
        ToldBy::Dossiers | ToldBy::Selection | ToldBy::Publicity => false,
    }
}

/// The year of a time; none for what has no day.
fn year_of(one: &Deadline) -> Option<i32> {
    one.due.map(|due| due.year())
}
