//! A stage for one screen: a store in memory, a desk, and a small shell that does what the screen's effects ask for.

#![allow(dead_code, clippy::unwrap_used)]

use super::pump;
use chrono::{NaiveDate, Utc};
use guong_sang::domain::{Changes, Command};
use guong_sang::screens::{Current, Desk, Effect, Job, Notice, Opening, Place, Question};
use guong_sang::storage::{Store, StoreError};

/// What a screen must offer to stand on the stage.
pub trait Screen {
    /// Its messages.
    type Message: Clone + Send + 'static;
    /// Takes what happened.
    fn update(&mut self, message: Self::Message, desk: &Desk) -> Effect<Self::Message>;
    /// Takes what changed.
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Self::Message>;
    /// Takes a refusal.
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Self::Message>;
}

macro_rules! screens {
    ($($screen:ty, $message:ty;)+) => {$(
        impl Screen for $screen {
            type Message = $message;
            fn update(&mut self, message: $message, desk: &Desk) -> Effect<$message> {
                <$screen>::update(self, message, desk)
            }
            fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<$message> {
                <$screen>::refresh(self, changes, desk)
            }
            fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<$message> {
                <$screen>::refused(self, error, desk)
            }
        }
    )+};
}

screens! {
    guong_sang::screens::plans::Plans, guong_sang::screens::plans::Message;
    guong_sang::screens::office::OfficeScreen, guong_sang::screens::office::Message;
    guong_sang::screens::catalogue::Catalogue, guong_sang::screens::catalogue::Message;
}

/// What a screen asked of the shell.
pub struct Seen<M> {
    /// Deeds that were stored, in order.
    pub done: Vec<Command>,
    /// Deeds that were refused.
    pub refused: Vec<StoreError>,
    /// Questions.
    pub asked: Vec<Question<M>>,
    /// Papers out.
    pub printed: Vec<Job>,
    /// Files asked for.
    pub opened: Vec<Opening<M>>,
    /// Places.
    pub gone: Vec<Place>,
    /// Plans chosen.
    pub chosen: Vec<Current>,
    /// Notices.
    pub told: Vec<Notice>,
}

impl<M> Default for Seen<M> {
    fn default() -> Self {
        Self {
            done: Vec::new(),
            refused: Vec::new(),
            asked: Vec::new(),
            printed: Vec::new(),
            opened: Vec::new(),
            gone: Vec::new(),
            chosen: Vec::new(),
            told: Vec::new(),
        }
    }
}

/// The first day of March 2026: "today" on every stage.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

/// A desk over an empty store.
pub fn empty_desk() -> Desk {
    Desk::new(Store::in_memory().unwrap(), today(), 7)
}

/// A desk over the sample campaign, as far as the numbered script files named.
pub fn sample_desk(scripts: &[&str]) -> Desk {
    let mut desk = empty_desk();
    for script in scripts {
        let path = format!("{}/assets/sample/{script}", env!("CARGO_MANIFEST_DIR"));
        for line in std::fs::read_to_string(path).unwrap().lines().filter(|line| line.starts_with('{')) {
            let command: Command = serde_json::from_str(line).unwrap();
            do_now(&mut desk, command);
        }
    }
    desk
}

/// Reads what the shell keeps on the desk.
pub fn read_desk(desk: &mut Desk) {
    let (office, units, movements, plans, bases) = desk
        .store
        .read_now(|db| Ok((db.office()?, db.units()?, db.movements()?, db.plans()?, db.bases()?)))
        .unwrap();
    desk.office = office;
    desk.units = units;
    desk.movements = movements;
    desk.plans = plans;
    desk.bases = bases;
    let lists = desk.store.read_now(|db| Ok((db.entries()?, db.checklists()?))).unwrap();
    (desk.entries, desk.checklists) = lists;
    let here = desk.current.filter(|current| desk.plan(current.plan).is_some());
    desk.current = here.or_else(|| {
        desk.own_plans().next().map(|plan| Current { plan: plan.id, year: *plan.years().start() })
    });
}

/// Does a deed behind the screen's back.
pub fn do_now(desk: &mut Desk, command: Command) -> Changes {
    let receipt = desk.store.change_now(command, desk.stamp(Utc::now())).unwrap();
    read_desk(desk);
    receipt.changes
}

/// Sends a message and does everything that comes of it, as the window would; pauses are waited for.
pub fn send<S: Screen>(screen: &mut S, desk: &mut Desk, message: S::Message) -> Seen<S::Message> {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect)
}

/// Does what an effect asks for, until nothing is left.
pub fn perform<S: Screen>(screen: &mut S, desk: &mut Desk, effect: Effect<S::Message>) -> Seen<S::Message> {
    let mut seen = Seen::default();
    let mut waiting = std::collections::VecDeque::from([effect]);
    while let Some(effect) = waiting.pop_front() {
        match effect {
            Effect::None | Effect::Gather(_) | Effect::Table(_) | Effect::Hand(_) => {}
            Effect::All(all) => waiting.extend(all),
            Effect::Run(task) => {
                for message in pump::messages(task) {
                    waiting.push_back(screen.update(message, desk));
                }
            }
            Effect::Change(command) | Effect::Save(command) | Effect::Note(command) => {
                match desk.store.change_now(command.clone(), desk.stamp(Utc::now())) {
                    Ok(receipt) => {
                        seen.done.push(command);
                        read_desk(desk);
                        waiting.push_back(screen.refresh(&receipt.changes, desk));
                    }
                    Err(error) => {
                        waiting.push_back(screen.refused(&error, desk));
                        seen.refused.push(error);
                    }
                }
            }
            Effect::Go(place) => seen.gone.push(place),
            Effect::Choose(current) => {
                desk.current = Some(current);
                seen.chosen.push(current);
            }
            Effect::Print(job) => seen.printed.push(job),
            Effect::Open(opening) => seen.opened.push(opening),
            Effect::Tell(notice) => seen.told.push(notice),
            Effect::Ask(question) => seen.asked.push(question),
        }
    }
    seen
}

/// Runs the task with which a screen was opened.
pub fn settle<S: Screen>(screen: &mut S, desk: &mut Desk, task: iced::Task<S::Message>) {
    let _ = perform(screen, desk, Effect::Run(task));
}
