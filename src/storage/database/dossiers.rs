//! What can be asked about dossiers for years: their files, what they lack, what was there before, the office's own lists.

use super::Database;
use crate::domain::Command;
use crate::domain::attachment::Attachment;
use crate::domain::award::PastDossier;
use crate::domain::catalogue::Entry;
use crate::domain::checklist::Checklist;
use crate::domain::ids::{DossierId, PlanId, SubjectId};
use crate::domain::personal::ExportNote;
use crate::domain::subject::Subject;
use crate::domain::view::SavedView;
use crate::storage::error::{Result, StoreError};
use crate::storage::files::{self, FileFault, KeptFile, rows};
use crate::storage::{LackingRow, RoundLine, backup, dossier, lists, subject};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

impl Database {
    /// All entries of the catalogues, in order.
    ///
    /// # Errors
    /// The disk.
    pub fn entries(&self) -> Result<Vec<Entry>> {
        lists::entries(&self.connection)
    }

    /// All lists of the papers a dossier must have.
    ///
    /// # Errors
    /// The disk.
    pub fn checklists(&self) -> Result<Vec<Checklist>> {
        lists::checklists(&self.connection)
    }

    /// The kept views of the list of dossiers.
    ///
    /// # Errors
    /// The disk.
    pub fn views(&self) -> Result<Vec<SavedView>> {
        lists::views(&self.connection)
    }

    /// What left the program, newest first.
    ///
    /// # Errors
    /// The disk.
    pub fn exports(&self) -> Result<Vec<ExportNote>> {
        lists::exports(&self.connection)
    }

    /// Every subject, in name order.
    ///
    /// # Errors
    /// The disk.
    pub fn subjects(&self) -> Result<Vec<Subject>> {
        subject::all(&self.connection)
    }

    /// The pairs of subjects that are not the same, the smaller identifier first.
    ///
    /// # Errors
    /// The disk.
    pub fn pairs_apart(&self) -> Result<Vec<(SubjectId, SubjectId)>> {
        subject::pairs_apart(&self.connection)
    }

    /// The dossiers of a subject, newest year first.
    ///
    /// # Errors
    /// The disk.
    pub fn dossiers_of(&self, subject: SubjectId) -> Result<Vec<PastDossier>> {
        dossier::of_subject(&self.connection, subject)
    }

    /// The rounds a dossier came before, with its rank and mean where they are closed.
    ///
    /// # Errors
    /// The disk.
    pub fn rounds_of(&self, dossier: DossierId) -> Result<Vec<RoundLine>> {
        dossier::rounds_of(&self.connection, dossier)
    }

    /// The dossiers of a plan and year that are still being made and lack something. `place` is the office's place, by
    /// which checklists may differ; `day` tells which of them hold.
    ///
    /// # Errors
    /// The disk.
    pub fn lacking(&self, plan: PlanId, year: i32, place: &str, day: NaiveDate) -> Result<Vec<LackingRow>> {
        dossier::lacking(&self.connection, (plan, year), (place, day))
    }

    /// The files of a dossier, in order.
    ///
    /// # Errors
    /// The disk.
    pub fn attachments(&self, dossier: DossierId) -> Result<Vec<Attachment>> {
        rows::of(&self.connection, dossier)
    }

    /// Takes a copy of a file into the folder beside the data, under its hash; the deed `AttachFile` then gives it to a
    /// dossier.
    ///
    /// # Errors
    /// Too large, unreadable, or the disk; then nothing is kept.
    pub fn keep_file(&self, path: &Path) -> Result<KeptFile> {
        self.files.keep(path)
    }

    /// Where the bytes of a file lie; none for something that is no hash.
    #[must_use]
    pub fn file_path(&self, sha256: &str) -> Option<PathBuf> {
        self.files.path(sha256)
    }

    /// The folder in which all files lie.
    #[must_use]
    pub fn files_folder(&self) -> &Path {
        self.files.folder()
    }

    /// The bytes of a file, compared with their hash.
    ///
    /// # Errors
    /// They are not there or were changed outside the program.
    pub fn file_bytes(&self, sha256: &str) -> Result<Vec<u8>> {
        self.files.bytes(sha256)
    }

    /// Reads every attached file and says which are not as they were kept.
    ///
    /// # Errors
    /// The disk.
    pub fn check_files(&self) -> Result<Vec<FileFault>> {
        Ok(self.files.faults(&rows::all(&self.connection)?))
    }

    pub(super) fn copy_files(&self, target: &Path) -> Result<(), backup::BackupError> {
        let folder = files::folder_beside(target);
        if folder == self.files.folder() {
            return Ok(());
        }
        let all = rows::hashes(&self.connection)
            .map_err(|error: StoreError| backup::BackupError::Differs(error.to_string()))?;
        Ok(self.files.copy_to(&folder, &all)?)
    }

    /// The files there are before a deed that takes files away for good.
    pub(super) fn files_before(&self, command: &Command) -> Result<Vec<String>> {
        match command {
            Command::Anonymise { .. } => rows::hashes(&self.connection),
            _ => Ok(Vec::new()),
        }
    }

    /// Removes the bytes of those that no dossier has any more.
    pub(super) fn sweep_after(&self, before: &[String]) -> Result<()> {
        if before.is_empty() {
            return Ok(());
        }
        let now = rows::hashes(&self.connection)?;
        let gone: Vec<String> = before.iter().filter(|sha256| !now.contains(sha256)).cloned().collect();
        self.files.sweep(&gone);
        Ok(())
    }
}
