//! Reading everything at once: as rows, and as values for people.

use super::super::error::Result;
use super::super::{
    BackupError, RestoreError, Restored, basis, dossier, files, follow, journal, lists, movement,
};
use super::super::{office, packet, plan, records, round, subject, unit};
use super::Database;
use crate::domain::ids::{DossierId, PlanId};
use crate::domain::plan::PlanText;
use crate::domain::records::Records;
use crate::domain::whole::{
    Closed, EarlierCriteria, JournalLine, Whole, WholeDossier, WholePlan, WholeRound,
};
use std::path::Path;

impl Database {
    /// Every row of every table as it lies in the file, the journal included.
    ///
    /// # Errors
    /// The disk.
    pub fn records(&self) -> Result<Records> {
        records::all(&self.connection)
    }

    /// Makes a data file at `target` from `records`, with the attached files from the folder `files`, if one is given.
    /// Whole or not at all: the file gets its name once everything was read back from it.
    ///
    /// # Errors
    /// There is work in a file at `target`; the rows are those of a newer program, or do not fit together; the disk.
    pub fn restore(
        target: &Path,
        records: &Records,
        files: Option<&Path>,
    ) -> std::result::Result<Restored, RestoreError> {
        records::restore(target, records, files)
    }

    /// Copies the attached files into the folder of files beside `target`, each read back; they are the ones that
    /// [`Self::attached`] names.
    ///
    /// # Errors
    /// The disk.
    pub fn copy_attached(&self, target: &Path) -> std::result::Result<(), BackupError> {
        self.copy_files(target)
    }

    /// The SHA-256 of every attached file, each once, in order.
    ///
    /// # Errors
    /// The disk.
    pub fn attached(&self) -> Result<Vec<String>> {
        files::rows::hashes(&self.connection)
    }

    /// Everything as values. Every body is read, so that this is also the proof that a file can be read whole.
    ///
    /// # Errors
    /// A body that cannot be read; the disk.
    pub fn whole(&self) -> Result<Whole> {
        let connection = &self.connection;
        let plans = plan::all(connection)?;
        let mut dossiers = Vec::new();
        for id in self.ids("dossier")?.into_iter().map(DossierId) {
            let file = dossier::file(connection, id)?;
            dossiers.push(WholeDossier {
                stages: round::stages_of(connection, id)?,
                dossier: file.dossier,
                state: file.state,
                steps: file.steps,
                gates: file.gates,
                returns: file.returns,
                attachments: file.attachments,
            });
        }
        Ok(Whole {
            office: office::get(connection)?,
            units: unit::all(connection)?,
            movements: movement::all(connection)?,
            bases: basis::all(connection)?,
            entries: lists::entries(connection)?,
            checklists: lists::checklists(connection)?,
            views: lists::views(connection)?,
            plans: plans.into_iter().map(|head| self.whole_plan(head.id)).collect::<Result<_>>()?,
            subjects: subject::all(connection)?,
            apart: subject::pairs_apart(connection)?,
            dossiers,
            exports: lists::exports(connection)?,
            mappings: lists::mappings(connection)?,
            packets: packet::notes(connection)?,
            exchanged: packet::every_base(connection)?,
            journal: journal::every(connection)?
                .into_iter()
                .map(|it| JournalLine {
                    id: it.id,
                    at: it.at,
                    who: it.who,
                    title: it.title,
                    reverts: it.reverts,
                })
                .collect(),
        })
    }

    fn ids(&self, table: &'static str) -> Result<Vec<i64>> {
        let mut statement = self.connection.prepare(&format!("SELECT id FROM {table} ORDER BY id"))?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn whole_plan(&self, id: PlanId) -> Result<WholePlan> {
        let text: PlanText = plan::all_of(&self.connection, id)?;
        let steps = plan::steps(&self.connection, id)?;
        let mut versions = Vec::new();
        for version in plan::versions_kept(&self.connection, id)? {
            versions.extend(self.plan_version(id, version)?.map(|text| (version, text)));
        }
        let mut criteria = Vec::new();
        for set in &text.sets {
            criteria.extend(self.criteria_versions(set.id)?.into_iter().map(|it| EarlierCriteria {
                version: it.version,
                on: it.on,
                by: it.by,
                reason: it.reason,
                set: it.set,
            }));
        }
        let mut rounds = Vec::new();
        for head in self.rounds(id)? {
            let closings = self.closings(head.id)?.into_iter().map(|it| Closed {
                number: it.number,
                on: it.on,
                by: it.by,
                reopened: it.reopened.map(|it| (it.on, it.by, it.reason)),
            });
            rounds.push(WholeRound { closings: closings.collect(), board: self.board(head.id)? });
        }
        Ok(WholePlan {
            papers: self.papers_of(id)?,
            notes: follow::notes(&self.connection, id)?,
            publicity: follow::items(&self.connection, id)?,
            reports: follow::reports(&self.connection, id)?,
            text,
            steps,
            versions,
            criteria,
            rounds,
        })
    }
}
