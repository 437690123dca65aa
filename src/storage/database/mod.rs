//! What can be asked of the data file, and the one way to change it.

mod agenda;
mod dossiers;
mod exchange;
mod follow;
mod packets;
mod rounds;
mod statistics;
mod subjects;
mod whole;

pub use subjects::{DuplicatePair, SubjectFile, SubjectsFound};

use super::error::{OpenError, Result};
use super::files::Files;
use super::search::{DossierFilter, Listing, SearchIndex};
use super::{DossierFile, DossierRow, JournalEntry, JournalVerdict};
use super::{
    backup, basis, capture, case, deeds, dossier, journal, movement, office, open, paper, plan, subject, unit,
};
use crate::domain::basis::Basis;
use crate::domain::case::CaseFile;
use crate::domain::criteria::CriteriaSet;
use crate::domain::ids::{DossierId, PaperId, PlanId, RoundId, SubjectId};
use crate::domain::movement::Movement;
use crate::domain::obligation::Obligation;
use crate::domain::office::Office;
use crate::domain::papers::Paper;
use crate::domain::plan::{LifeStep, Plan, PlanText, Section};
use crate::domain::progress::Submission;
use crate::domain::subject::Subject;
use crate::domain::unit::Unit;
use crate::domain::{Area, Command, Receipt, Refusal, Stamp};
use rusqlite::Connection;
use serde::Serialize;
use std::ops::Range;
use std::path::Path;

/// Everything a plan prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanFile {
    /// Its head.
    pub plan: Plan,
    /// Its sections, in no particular order: `domain::plan::numbered` orders them.
    pub sections: Vec<Section>,
    /// Its obligations.
    pub obligations: Vec<Obligation>,
    /// Its criteria sets.
    pub sets: Vec<CriteriaSet>,
    /// Its life, first step first.
    pub steps: Vec<LifeStep>,
}

impl PlanFile {
    /// What it says, without its life.
    #[must_use]
    pub fn text(&self) -> PlanText {
        PlanText {
            plan: self.plan.clone(),
            sections: self.sections.clone(),
            obligations: self.obligations.clone(),
            sets: self.sets.clone(),
        }
    }
}

/// The open data file. Lives on the store's thread only.
pub struct Database {
    connection: Connection,
    index: SearchIndex,
    book: subject::Book,
    files: Files,
}

impl Database {
    /// Opens or creates the data file at `path`.
    ///
    /// # Errors
    /// Each way in which a file can be wrong has its own case.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        Ok(Self {
            connection: open::open(path)?,
            index: SearchIndex::default(),
            book: subject::Book::default(),
            files: Files::beside(path),
        })
    }

    /// An empty one in memory.
    ///
    /// # Errors
    /// Only when SQLite itself cannot start.
    pub fn in_memory() -> Result<Self, OpenError> {
        Ok(Self {
            connection: open::open_in_memory()?,
            index: SearchIndex::default(),
            book: subject::Book::default(),
            files: Files::fleeting(),
        })
    }

    /// Does a deed whole or not at all.
    ///
    /// # Errors
    /// A broken rule, or the disk; then nothing has changed.
    pub fn perform(&mut self, command: &Command, stamp: &Stamp) -> Result<Receipt> {
        self.files.check(command)?;
        let before = self.files_before(command)?;
        let receipt = deeds::perform(&mut self.connection, command, stamp)?;
        self.sweep_after(&before)?;
        if matches!(command, Command::Anonymise { .. }) {
            // What was written over must not live on in the log beside the file either.
            self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
        }
        self.index.stale(&receipt.changes);
        self.book.stale(&receipt.changes);
        Ok(receipt)
    }

    /// What would be refused of `commands`, each tried by itself: a deed on many can then name those that stand in its
    /// way before anything is done. Nothing changes.
    ///
    /// # Errors
    /// The disk.
    pub fn refusals(&mut self, commands: &[Command]) -> Result<Vec<Option<Refusal>>> {
        deeds::refusals(&mut self.connection, commands)
    }

    /// The office, once it is set up.
    ///
    /// # Errors
    /// The disk.
    pub fn office(&self) -> Result<Option<Office>> {
        office::get(&self.connection)
    }

    /// All units.
    ///
    /// # Errors
    /// The disk.
    pub fn units(&self) -> Result<Vec<Unit>> {
        unit::all(&self.connection)
    }

    /// All movements, campaigns and occasions.
    ///
    /// # Errors
    /// The disk.
    pub fn movements(&self) -> Result<Vec<Movement>> {
        movement::all(&self.connection)
    }

    /// All plans, newest period first.
    ///
    /// # Errors
    /// The disk.
    pub fn plans(&self) -> Result<Vec<Plan>> {
        plan::all(&self.connection)
    }

    /// A plan with everything it prints.
    ///
    /// # Errors
    /// Not found, or the disk.
    pub fn plan(&self, id: PlanId) -> Result<PlanFile> {
        let PlanText { plan, sections, obligations, sets } = plan::all_of(&self.connection, id)?;
        let steps = plan::steps(&self.connection, id)?;
        Ok(PlanFile { plan, sections, obligations, sets, steps })
    }

    /// An issued version of a plan, whole; none when it was not kept.
    ///
    /// # Errors
    /// The disk.
    pub fn plan_version(&self, id: PlanId, version: u32) -> Result<Option<PlanText>> {
        plan::get_version(&self.connection, id, version)
    }

    /// The paper of an issued version of a plan as it was issued, packed; none when it was issued without it.
    ///
    /// # Errors
    /// The disk.
    pub fn kept_plan(&self, id: PlanId, version: u32) -> Result<Option<String>> {
        plan::kept(&self.connection, id, version)
    }

    /// The register of legal bases and superior plans.
    ///
    /// # Errors
    /// The disk.
    pub fn bases(&self) -> Result<Vec<Basis>> {
        basis::all(&self.connection)
    }

    /// The dossiers of a plan as far as its quotas count them.
    ///
    /// # Errors
    /// The disk.
    pub fn submissions(&self, plan: PlanId) -> Result<Vec<Submission>> {
        dossier::submissions(&self.connection, plan)
    }

    /// The identifiers of the dossiers that match, in order.
    ///
    /// # Errors
    /// The disk.
    pub fn find_dossiers(&mut self, filter: &DossierFilter) -> Result<Vec<DossierId>> {
        self.index.find(&self.connection, filter)
    }

    /// The rows at the places `window` of what matches, with the figures around them; a window beyond the end is
    /// empty.
    ///
    /// # Errors
    /// The disk.
    pub fn list(&mut self, filter: &DossierFilter, window: Range<usize>) -> Result<Listing> {
        let (mut listing, ids) = self.index.list(&self.connection, filter, window)?;
        listing.rows = self.dossier_rows(&ids)?;
        Ok(listing)
    }

    /// The identifiers at the places `range` of what matches, in order: for choosing a stretch or all of it.
    ///
    /// # Errors
    /// The disk.
    pub fn found(&mut self, filter: &DossierFilter, range: Range<usize>) -> Result<Vec<DossierId>> {
        self.index.found(&self.connection, filter, range)
    }

    /// The place of a dossier in what matches, from 0; none when it does not match.
    ///
    /// # Errors
    /// The disk.
    pub fn place_of(&mut self, filter: &DossierFilter, id: DossierId) -> Result<Option<usize>> {
        self.index.place_of(&self.connection, filter, id)
    }

    /// List rows for `ids`, in their order; removed ones are left out.
    ///
    /// # Errors
    /// The disk.
    pub fn dossier_rows(&mut self, ids: &[DossierId]) -> Result<Vec<DossierRow>> {
        dossier::rows(&self.connection, ids, &mut self.index)
    }

    /// Everything about one dossier.
    ///
    /// # Errors
    /// Not found, or the disk.
    pub fn dossier(&self, id: DossierId) -> Result<DossierFile> {
        dossier::file(&self.connection, id)
    }

    /// A subject.
    ///
    /// # Errors
    /// The disk.
    pub fn subject(&self, id: SubjectId) -> Result<Option<Subject>> {
        subject::get(&self.connection, id)
    }

    /// Every paper, for the register.
    ///
    /// # Errors
    /// The disk.
    pub fn papers(&self) -> Result<Vec<Paper>> {
        paper::all(&self.connection)
    }

    /// An issued paper as it was issued, packed; none for drafts and for papers issued without it.
    ///
    /// # Errors
    /// The disk.
    pub fn kept_paper(&self, id: PaperId) -> Result<Option<String>> {
        paper::kept(&self.connection, id)
    }

    /// The papers kept under a plan.
    ///
    /// # Errors
    /// The disk.
    pub fn papers_of(&self, plan: PlanId) -> Result<Vec<Paper>> {
        paper::of_plan(&self.connection, plan)
    }

    /// Everything the papers of a plan, year and round are written from; none before the office is declared.
    /// With `every_year` the dossiers of the whole period are read, for reports over it.
    ///
    /// # Errors
    /// The plan or the round does not exist; the disk.
    pub fn case_file(
        &mut self,
        plan: PlanId,
        year: i32,
        round: Option<RoundId>,
        every_year: bool,
    ) -> Result<Option<CaseFile>> {
        case::read(self, plan, year, round, every_year)
    }

    /// The latest deeds, newest first.
    ///
    /// # Errors
    /// The disk.
    pub fn journal(&self, most: u32) -> Result<Vec<JournalEntry>> {
        journal::latest(&self.connection, most)
    }

    /// Recomputes the journal's chain of hashes.
    ///
    /// # Errors
    /// The disk.
    pub fn check_journal(&self) -> Result<JournalVerdict> {
        journal::check(&self.connection)
    }

    /// What SQLite's full check finds wrong with the file; empty when it is whole.
    ///
    /// # Errors
    /// The disk.
    pub fn integrity(&self) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let found: Vec<String> =
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(found.into_iter().filter(|line| line != "ok").collect())
    }

    /// How many rows each area holds.
    ///
    /// # Errors
    /// The disk.
    pub fn row_counts(&self) -> Result<std::collections::BTreeMap<Area, u64>> {
        let count = |area: Area| {
            let sql = format!("SELECT count(*) FROM {}", area.table());
            let rows: i64 = self.connection.query_row(&sql, [], |row| row.get(0))?;
            Ok((area, rows.unsigned_abs()))
        };
        Area::ALL.into_iter().map(count).collect()
    }

    /// How many deeds were done so far.
    ///
    /// # Errors
    /// The disk.
    pub fn revision(&self) -> Result<i64> {
        journal::revision(&self.connection)
    }

    /// A verified copy of the data file, with the attached files in their folder beside it.
    ///
    /// # Errors
    /// The disk, or a copy that differs; then no data file is left behind.
    pub fn back_up(&self, target: &Path) -> Result<(), backup::BackupError> {
        // The files first: a copy of the data that carries its good name has all its files.
        self.copy_files(target)?;
        backup::verified(&self.connection, target)
    }

    /// Every row of every table of people's work, as SQL literals in a fixed order: two files with the same work
    /// have the same fingerprint.
    ///
    /// # Errors
    /// The disk.
    pub fn fingerprint(&self) -> Result<String> {
        capture::fingerprint(&self.connection)
    }
}
