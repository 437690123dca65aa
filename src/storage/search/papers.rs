//! How many papers each dossier lacks: what its checklist asks for, against what is ticked and filed.

use super::super::error::Result;
use super::super::files::rows;
use super::super::{lists, office};
use crate::domain::attachment::Attachment;
use crate::domain::checklist::{Checklist, missing};
use crate::domain::dossier::Dossier;
use crate::domain::ids::DossierId;
use crate::domain::subject::Subject;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// What every dossier is held against.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Asked {
    lists: Vec<Checklist>,
    place: String,
}

impl Asked {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let place = office::get(connection)?.map(|office| office.place).unwrap_or_default();
        Ok(Self { lists: lists::checklists(connection)?, place })
    }
}

#[derive(Debug, Default)]
pub(super) struct Papers {
    asked: Asked,
    files: HashMap<i64, Vec<Attachment>>,
    /// Whose each file is: of one that was taken away nobody else can say.
    owners: HashMap<i64, i64>,
}

impl Papers {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let mut all = Self { asked: Asked::read(connection)?, ..Self::default() };
        for file in rows::all(connection)? {
            all.owners.insert(file.id.0, file.dossier.0);
            all.files.entry(file.dossier.0).or_default().push(file);
        }
        Ok(all)
    }

    /// Whether dossiers are held against something else now.
    pub(super) fn asks_otherwise(&self, connection: &Connection) -> Result<bool> {
        Ok(self.asked != Asked::read(connection)?)
    }

    /// The dossiers that `file` belonged to and belongs to.
    pub(super) fn owners(
        &self,
        connection: &Connection,
        file: i64,
    ) -> Result<impl Iterator<Item = i64> + use<>> {
        let now: Option<i64> = connection
            .prepare_cached("SELECT dossier FROM attachment WHERE id = ?1")?
            .query_row([file], |row| row.get(0))
            .optional()?;
        Ok(self.owners.get(&file).copied().into_iter().chain(now))
    }

    /// Reads the files of one dossier again.
    pub(super) fn read_again(&mut self, connection: &Connection, dossier: i64) -> Result<()> {
        for file in self.files.remove(&dossier).unwrap_or_default() {
            self.owners.remove(&file.id.0);
        }
        let files = rows::of(connection, DossierId(dossier))?;
        if !files.is_empty() {
            self.owners.extend(files.iter().map(|file| (file.id.0, dossier)));
            self.files.insert(dossier, files);
        }
        Ok(())
    }

    /// How many required papers and entries are lacking. The checklist is the one of the day received; while the
    /// dossier is still being made, the one in force at the end of its year.
    pub(super) fn lacking(&self, dossier: &Dossier, subject: &Subject) -> u32 {
        let year_end = || NaiveDate::from_ymd_opt(dossier.year, 12, 31).unwrap_or_default();
        let day = dossier.received.unwrap_or_else(year_end);
        let files = self.files.get(&dossier.id.0).map_or(&[][..], Vec::as_slice);
        let gaps = missing(&self.asked.lists, dossier, subject, files, (&self.asked.place, day));
        gaps.iter().filter(|gap| gap.required).count() as u32
    }
}
