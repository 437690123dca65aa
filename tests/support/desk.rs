//! A desk over a store in memory, and a screen's deeds done as the shell would do them.

#![allow(dead_code, clippy::unwrap_used)]

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use guong_sang::cli::sample;
use guong_sang::domain::{Changes, Command, Stamp};
use guong_sang::screens::{Current, Desk, Effect};
use guong_sang::storage::{Store, StoreError};
use iced::Task;

/// The moment of every deed in tests.
pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2017, 10, 12, 3, 0, 0).unwrap()
}

/// A deed's stamp.
pub fn stamp() -> Stamp {
    Stamp { at: now(), who: "Vi Thị Thu Thảo".into() }
}

/// A desk with nothing in its store.
pub fn empty() -> Desk {
    let mut desk = Desk::new(Store::in_memory().unwrap(), NaiveDate::from_ymd_opt(2017, 10, 12).unwrap(), 7);
    desk.staff = "Vi Thị Thu Thảo".into();
    desk
}

/// A desk with the sample campaign up to its open round.
pub fn sample() -> Desk {
    let mut desk = empty();
    desk.store
        .read_now(|db| {
            sample::enter(db, &sample::CAMPAIGN).unwrap();
            Ok(())
        })
        .unwrap();
    reread(&mut desk);
    desk
}

/// Brings the desk up to date with its store, as the shell does after every deed.
pub fn reread(desk: &mut Desk) {
    let (office, units, movements, plans, bases) = desk
        .store
        .read_now(|db| Ok((db.office()?, db.units()?, db.movements()?, db.plans()?, db.bases()?)))
        .unwrap();
    (desk.office, desk.units, desk.movements, desk.plans) = (office, units, movements, plans);
    desk.bases = bases;
    let lists = desk.store.read_now(|db| Ok((db.entries()?, db.checklists()?))).unwrap();
    (desk.entries, desk.checklists) = lists;
    if desk.current.is_none() {
        let first = desk.own_plans().next().map(|plan| (plan.id, *plan.years().start()));
        desk.current = first.map(|(plan, year)| Current { plan, year });
    }
}

/// Does one deed.
pub fn change(desk: &Desk, command: Command) -> Changes {
    desk.store.change_now(command, stamp()).unwrap().changes
}

/// The tasks of an effect.
pub fn tasks<M: Send + 'static>(effect: Effect<M>) -> Vec<Task<M>> {
    match effect {
        Effect::Run(task) => vec![task],
        Effect::All(all) => all.into_iter().flat_map(tasks).collect(),
        _ => Vec::new(),
    }
}

/// What a screen is to these helpers.
pub trait Screen {
    /// Its messages.
    type Message: Clone + Send + 'static;
    /// As the contract says.
    fn update(&mut self, message: Self::Message, desk: &Desk) -> Effect<Self::Message>;
    /// As the contract says.
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Self::Message>;
    /// As the contract says.
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Self::Message>;
}

/// Does what an effect asks for, as the shell would: deeds are done, the screen hears of them, tasks are run, questions
/// are answered with yes. Returns every notice that was told.
pub fn perform<S: Screen>(screen: &mut S, desk: &mut Desk, effect: Effect<S::Message>) -> Vec<String> {
    let mut told = Vec::new();
    let mut waiting = std::collections::VecDeque::from([effect]);
    while let Some(effect) = waiting.pop_front() {
        match effect {
            Effect::All(all) => {
                for (at, one) in all.into_iter().enumerate() {
                    waiting.insert(at, one);
                }
            }
            Effect::Run(task) => {
                for message in super::pump::messages(task) {
                    let next = screen.update(message, desk);
                    waiting.push_back(next);
                }
            }
            Effect::Change(command) | Effect::Save(command) | Effect::Note(command) => {
                match desk.store.change_now(command, stamp()) {
                    Ok(receipt) => {
                        reread(desk);
                        waiting.push_back(screen.refresh(&receipt.changes, desk));
                    }
                    Err(error) => waiting.push_back(screen.refused(&error, desk)),
                }
            }
            Effect::Ask(question) => waiting.push_back(screen.update(question.answer, desk)),
            Effect::Tell(notice) => told.push(notice.sentence),
            Effect::None
            | Effect::Go(_)
            | Effect::Choose(_)
            | Effect::Print(_)
            | Effect::Gather(_)
            | Effect::Table(_)
            | Effect::Open(_)
            | Effect::Hand(_) => {}
        }
    }
    told
}
