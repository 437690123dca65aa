//! How many papers each dossier lacks: what its checklist asks for, against what is ticked and filed. Few lists are
//! filtered by that, and telling it takes the whole dossier, so it is told for all only once somebody asks.

use super::super::error::Result;
use super::super::files::rows;
use super::super::{lists, office};
use crate::domain::checklist::{Checklist, missing};
use crate::domain::dossier::Dossier;
use crate::domain::subject::Subject;
use chrono::NaiveDate;
use roaring::RoaringBitmap;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::HashMap;

/// What every dossier is held against.
#[derive(Debug)]
pub(super) struct Asked {
    lists: Vec<Checklist>,
    place: String,
}

impl Asked {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let place = office::get(connection)?.map(|office| office.place).unwrap_or_default();
        Ok(Self { lists: lists::checklists(connection)?, place })
    }

    /// How many required papers and entries are lacking. The checklist is the one of the day received; while the
    /// dossier is still being made, the one in force at the end of its year.
    pub(super) fn lacking(
        &self,
        connection: &Connection,
        dossier: &Dossier,
        subject: &Subject,
    ) -> Result<u32> {
        let year_end = || NaiveDate::from_ymd_opt(dossier.year, 12, 31).unwrap_or_default();
        let day = dossier.received.unwrap_or_else(year_end);
        let files = rows::of(connection, dossier.id)?;
        let gaps = missing(&self.lists, dossier, subject, &files, (&self.place, day));
        Ok(gaps.iter().filter(|gap| gap.required).count() as u32)
    }

    fn lacks(&self, connection: &Connection, row: &Row<'_>) -> Result<bool> {
        let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        let dossier: Dossier = serde_json::from_str(text(1)?)?;
        let subject: Subject = serde_json::from_str(text(2)?)?;
        Ok(self.lacking(connection, &dossier, &subject)? > 0)
    }
}

/// The slots of dossiers that lack something.
#[derive(Debug)]
pub(super) struct Papers {
    pub(super) lacking: RoaringBitmap,
    /// Whose each file is: of one that was taken away nobody else can say.
    owners: HashMap<i64, i64>,
}

const BODIES: &str = "SELECT dossier.id, dossier.body, subject.body FROM dossier
     JOIN subject ON subject.id = dossier.subject";

impl Papers {
    /// Reads every dossier; `slots` tells where each stands.
    pub(super) fn read(connection: &Connection, asked: &Asked, slots: &HashMap<i64, u32>) -> Result<Self> {
        let mut statement = connection.prepare_cached(BODIES)?;
        let mut rows = statement.query([])?;
        let mut lacking = RoaringBitmap::new();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            if let Some(slot) = slots.get(&id)
                && asked.lacks(connection, row)?
            {
                lacking.insert(*slot);
            }
        }
        let mut statement = connection.prepare_cached("SELECT id, dossier FROM attachment")?;
        let owners = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self { lacking, owners: owners.collect::<rusqlite::Result<_>>()? })
    }

    /// The dossiers that `file` belonged to and belongs to; from now on it belongs to the latter.
    pub(super) fn owners(
        &mut self,
        connection: &Connection,
        file: i64,
    ) -> Result<impl Iterator<Item = i64> + use<>> {
        let now: Option<i64> = connection
            .prepare_cached("SELECT dossier FROM attachment WHERE id = ?1")?
            .query_row([file], |row| row.get(0))
            .optional()?;
        let before = match now {
            Some(dossier) => self.owners.insert(file, dossier),
            None => self.owners.remove(&file),
        };
        Ok(before.into_iter().chain(now))
    }

    /// Notes whether the dossier, which has a new slot, lacks something.
    pub(super) fn read_again(
        &mut self,
        connection: &Connection,
        asked: &Asked,
        (dossier, slot): (i64, u32),
    ) -> Result<()> {
        let mut statement = connection.prepare_cached(&format!("{BODIES} WHERE dossier.id = ?1"))?;
        let mut rows = statement.query([dossier])?;
        if let Some(row) = rows.next()?
            && asked.lacks(connection, row)?
        {
            self.lacking.insert(slot);
        }
        Ok(())
    }
}
