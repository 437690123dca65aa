//! One dossier with its subject as the index reads it: what is compared and filtered, and the words that are searched.

use super::super::error::Result;
use super::super::rows::known;
use crate::domain::dossier::{DossierState, Priority};
use crate::domain::subject::SubjectKind;
use chrono::{Datelike, NaiveDate};
use rusqlite::Row;
use serde::Deserialize;

/// What of a dossier is compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) id: i64,
    pub(super) plan: i64,
    pub(super) unit: i64,
    pub(super) year: i32,
    pub(super) kind: SubjectKind,
    pub(super) state: DossierState,
    /// Days since the beginning of the calendar.
    pub(super) received: Option<i32>,
    /// Place by hand; 0 means none.
    pub(super) order: i32,
    /// Which field of activity; the number is the index's own.
    pub(super) field: u32,
    /// Where the name's sort key stands.
    pub(super) key: Stretch,
}

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stretch {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Stretch {
    pub(super) fn of(self, bytes: &[u8]) -> &[u8] {
        &bytes[self.start as usize..self.end as usize]
    }
}

/// What of the stored value of a dossier can be filtered by; its long texts are passed over.
#[derive(Debug, Deserialize)]
pub(super) struct Facts {
    plan: i64,
    year: i32,
    unit: i64,
    #[serde(default)]
    received: Option<NaiveDate>,
    #[serde(default)]
    order: i32,
    #[serde(default)]
    pub(super) field: String,
    #[serde(default)]
    pub(super) proposed: String,
    #[serde(default)]
    pub(super) movements: Vec<i64>,
    #[serde(default)]
    pub(super) priorities: Vec<Priority>,
}

/// A dossier as read, before it has a slot.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) entry: Entry,
    pub(super) key: Vec<u8>,
    pub(super) facts: Facts,
}

impl Record {
    /// Reads a row of `record.sql` and hands each folded word of it to `word`, but for those of the unit.
    pub(super) fn read(row: &Row<'_>, mut word: impl FnMut(&str)) -> Result<Self> {
        let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        let facts: Facts = serde_json::from_str(text(4)?)?;
        for at in [5, 6, 7] {
            text(at)?.split(' ').filter(|it| !it.is_empty()).for_each(&mut word);
        }
        let entry = Entry {
            id: row.get(0)?,
            plan: facts.plan,
            unit: facts.unit,
            year: facts.year,
            kind: known(SubjectKind::from_code(text(3)?), "kind")?,
            state: known(DossierState::from_code(text(1)?), "state")?,
            received: facts.received.map(|day| day.num_days_from_ce()),
            order: facts.order,
            field: 0,
            key: Stretch::default(),
        };
        Ok(Self { entry, key: row.get(2)?, facts })
    }
}
