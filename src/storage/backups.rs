//! Which backups lie beside a data file, and the name of the next one.

use super::open::backup_folder;
use crate::text::short_date;
use chrono::{DateTime, NaiveDate, Utc};
use std::path::{Path, PathBuf};

/// A backup. One that carries its good name was read back and counted when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFound {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub at: DateTime<Utc>,
}

/// The latest backup of the data file at `data`; none when there is none, or its folder cannot be read.
#[must_use]
pub fn latest_backup(data: &Path) -> Option<BackupFound> {
    if data.as_os_str().is_empty() {
        return None;
    }
    let all = std::fs::read_dir(backup_folder(data)).ok()?;
    all.filter_map(|one| {
        let one = one.ok()?;
        let path = one.path();
        let about = one.metadata().ok()?;
        let is_whole = about.is_file() && path.extension().is_some_and(|ending| ending == "gsdata");
        is_whole.then(|| about.modified().ok()).flatten().map(|at| BackupFound { path, at: at.into() })
    })
    .max_by_key(|found| found.at)
}

/// Where the next backup made on `day` goes; no earlier one is written over.
#[must_use]
pub fn next_backup(data: &Path, day: NaiveDate) -> PathBuf {
    let folder = backup_folder(data);
    // No slash may stand in the name of a file.
    let day = short_date(day).replace('/', "-");
    let mut n = 1;
    loop {
        let name =
            if n == 1 { format!("Ngày {day}.gsdata") } else { format!("Ngày {day} lần {n}.gsdata") };
        let path = folder.join(name);
        if !path.exists() {
            return path;
        }
        n += 1;
    }
}
