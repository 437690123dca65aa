//! Hồ sơ còn thiếu: what the dossiers of the current plan and year still lack, unit by unit, before the day on which they
//! are due (D10).

mod view;

use super::{Chord, ChordKey, Current, Desk, Effect, Notice, Place};
use crate::domain::ids::{DossierId, UnitId};
use crate::domain::obligation::{Duty, Obligation};
use crate::domain::progress::{Followed, Progress, progress};
use crate::domain::{Area, Changes};
use crate::storage::{LackingRow, StoreError};
use crate::ui::Element;
use chrono::NaiveDate;
use iced::Task;
use iced::keyboard::key::Named;
use std::collections::BTreeMap;

/// What is read for the page.
#[derive(Debug, Clone)]
pub struct Found {
    rows: Vec<LackingRow>,
    obligations: Vec<Obligation>,
    followed: Followed,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was read.
    Read(Current, Result<Found, StoreError>),
    /// A dossier was asked for.
    Showed(DossierId),
    /// "Danh sách hồ sơ" was pressed.
    Back,
}

/// What the dossiers of one unit lack.
#[derive(Debug)]
struct Group {
    name: String,
    rows: Vec<LackingRow>,
    /// The next day on which the unit owes dossiers, and the days to it.
    due: Option<(NaiveDate, i64)>,
}

/// A quota of the plan with its day.
#[derive(Debug)]
struct Owed {
    words: String,
    due: Option<NaiveDate>,
    left: Option<i64>,
}

/// The page.
#[derive(Debug, Default)]
pub struct Lacking {
    /// None until it is read.
    groups: Option<Vec<Group>>,
    owed: Vec<Owed>,
}

impl Lacking {
    /// The page of the current plan and year.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let screen = Self::default();
        let task = screen.ask(desk);
        (screen, task)
    }

    fn ask(&self, desk: &Desk) -> Task<Message> {
        let Some(current) = desk.current else { return Task::none() };
        let place = desk.office.as_ref().map(|office| office.place.clone()).unwrap_or_default();
        let today = desk.today;
        let read = desk.store.read(move |database| {
            Ok(Found {
                rows: database.lacking(current.plan, current.year, &place, today)?,
                obligations: database.plan(current.plan)?.obligations,
                followed: database.followed(current.plan)?,
            })
        });
        Task::perform(read, move |found| Message::Read(current, found))
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Hồ sơ còn thiếu".to_owned()
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Read(current, _) if Some(current) != desk.current => Effect::None,
            Message::Read(_, Ok(found)) => {
                self.take(found, desk);
                Effect::None
            }
            Message::Read(_, Err(error)) => Effect::Tell(Notice::from(&error)),
            Message::Showed(id) => Effect::Go(Place::Dossier(id)),
            Message::Back => Effect::Go(Place::Dossiers),
        }
    }

    fn take(&mut self, found: Found, desk: &Desk) {
        let Some(plan) = desk.current_plan() else { return };
        let quotas: Vec<(&Obligation, Progress)> = found
            .obligations
            .iter()
            .filter(|one| matches!(one.duty, Duty::Quota { .. }))
            .map(|one| (one, progress(one, plan, &desk.units, &found.followed, desk.today)))
            .collect();
        self.owed = quotas
            .iter()
            .map(|(_, it)| Owed { words: it.words.clone(), due: it.next_due, left: it.days_left })
            .collect();
        let due = |unit: UnitId| {
            let mut at = Some(unit);
            // Who is bound may stand above the unit that nominates; a tree is never this high.
            for _ in 0..16 {
                let unit = at?;
                let days = quotas.iter().filter(|(_, it)| it.units.iter().any(|one| one.unit == unit));
                let next = days.filter_map(|(_, it)| it.next_due.zip(it.days_left)).min();
                if next.is_some() {
                    return next;
                }
                at = desk.unit(unit).and_then(|unit| unit.parent);
            }
            None
        };
        let order: BTreeMap<UnitId, usize> =
            desk.units.iter().enumerate().map(|(place, unit)| (unit.id, place)).collect();
        let mut by_unit: BTreeMap<(usize, UnitId), Vec<LackingRow>> = BTreeMap::new();
        for row in found.rows {
            let place = order.get(&row.unit).copied().unwrap_or(usize::MAX);
            by_unit.entry((place, row.unit)).or_default().push(row);
        }
        let groups = by_unit.into_iter().map(|((_, unit), rows)| Group {
            name: desk.unit_name(unit),
            rows,
            due: due(unit),
        });
        self.groups = Some(groups.collect());
    }

    /// Somebody's deed: reads again what it may have changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        let mine = changes.touch(&[
            Area::Dossier,
            Area::Subject,
            Area::Step,
            Area::Attachment,
            Area::Checklist,
            Area::Unit,
            Area::Obligation,
        ]);
        if mine { Effect::Run(self.ask(desk)) } else { Effect::None }
    }

    /// It does no deeds that could be refused.
    pub fn refused(&mut self, _error: &StoreError, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// Nothing is typed here.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// What a key means.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        let back = Chord { key: ChordKey::Named(Named::Escape), ctrl: false, shift: false, alt: false };
        (chord == back).then_some(Message::Back)
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        view::view(self, desk)
    }
}
