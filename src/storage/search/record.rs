//! One dossier with its subject as the index reads it: what is compared and filtered, and every text that is searched.

use super::super::error::Result;
use super::super::rows::known;
use crate::domain::dossier::{Dossier, DossierState};
use crate::domain::subject::{Detail, Subject, SubjectKind};
use chrono::Datelike;
use rusqlite::Row;

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
    /// Required papers lacking.
    pub(super) lacking: u32,
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

/// A dossier as read, before it has a slot.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) entry: Entry,
    pub(super) key: Vec<u8>,
    pub(super) dossier: Dossier,
    pub(super) subject: Subject,
}

impl Record {
    pub(super) fn read(row: &Row<'_>) -> Result<Self> {
        let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        let dossier: Dossier = serde_json::from_str(text(4)?)?;
        let subject: Subject = serde_json::from_str(text(3)?)?;
        let entry = Entry {
            id: row.get(0)?,
            plan: dossier.plan.0,
            unit: dossier.unit.0,
            year: dossier.year,
            kind: subject.kind(),
            state: known(DossierState::from_code(text(1)?), "state")?,
            received: dossier.received.map(|day| day.num_days_from_ce()),
            order: dossier.order,
            lacking: 0,
            field: 0,
            key: Stretch::default(),
        };
        Ok(Self { entry, key: row.get(2)?, dossier, subject })
    }

    /// Every text that a search looks into, but for the names of the unit.
    pub(super) fn texts(&self, mut each: impl FnMut(&str)) {
        let Dossier { field, summary, proposed, remark, achievements, past_awards, .. } = &self.dossier;
        for text in [&self.subject.name, field, summary, proposed, remark] {
            each(text);
        }
        for it in achievements {
            for text in [&it.content, &it.figure, &it.measure, &it.evidence] {
                each(text);
            }
        }
        for it in past_awards {
            each(&it.form);
            each(&it.decision);
        }
        each(self.subject.detail.address());
        match &self.subject.detail {
            Detail::Person(it) => {
                each(&it.post);
                each(&it.phone);
            }
            Detail::Collective(it) => each(&it.head),
            Detail::Household(it) => {
                each(&it.head);
                each(&it.occupation);
            }
            Detail::Model(it) => {
                it.owners.iter().for_each(|owner| each(owner));
                each(&it.content);
                each(&it.replicated);
            }
        }
    }
}
