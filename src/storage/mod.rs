//! The one thread that owns the data file.

mod backup;
mod backups;
mod basis;
mod capture;
mod case;
mod criteria;
mod database;
mod deeds;
mod dossier;
mod error;
mod files;
mod follow;
mod journal;
mod lists;
mod movement;
mod office;
mod open;
mod packet;
mod paper;
mod place;
mod plan;
mod records;
mod round;
mod rows;
mod search;
mod store;
mod subject;
mod unit;
mod words;

pub use crate::domain::listing::DossierRow;
pub use backup::BackupError;
pub use backups::{BackupFound, latest_backup, next_backup};
pub use criteria::Version as CriteriaVersion;
pub use database::{Database, DuplicatePair, PlanFile, SubjectFile, SubjectsFound};
pub use dossier::{DossierFile, LackingRow, RoundLine};
pub use error::{OpenError, StoreError};
pub use files::{FILES_FOLDER, FileFault, FileFaultKind, KeptFile, Shelf, copy_kept, read_whole};
pub use journal::{Entry as JournalEntry, Verdict as JournalVerdict};
pub use open::backup_folder;
pub use packet::PacketOrder;
pub use place::{DATA_FILE, default_place};
pub use records::{RestoreError, Restored};
pub use round::{Closing, Reopened};
pub use search::{DossierFilter, DossierOrder, Listing};
pub use store::Store;
pub use subject::{AwardLine, SubjectRow};

use error::Result;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The word serde writes for a unit-like value, for columns that other tools read.
fn word<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        other => Err(StoreError::Other { detail: format!("{other} is not one word") }),
    }
}

/// The value behind such a word.
fn from_word<T: DeserializeOwned>(word: &str) -> Result<T> {
    Ok(serde_json::from_value(serde_json::Value::String(word.to_owned()))?)
}
