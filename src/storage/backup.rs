//! Backups that are known to be readable: made with SQLite's backup interface, reopened, checked and counted.

use crate::domain::Area;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};

/// Why a backup is not good.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The folder or file cannot be written.
    #[error("{0}")]
    Disk(#[from] std::io::Error),
    /// SQLite could not copy or read back.
    #[error("{0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The copy was read back and differs.
    #[error("the copy differs from the original: {0}")]
    Differs(String),
}

/// Copies the open database to `target` and proves the copy: integrity and row counts. The copy is written under
/// a temporary name and renamed only when it is good, so that no half backup carries a good name.
///
/// # Errors
/// The disk, SQLite, or a copy that differs from the original; then no file is left behind.
pub fn verified(connection: &Connection, target: &Path) -> Result<(), BackupError> {
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let partial = target.with_extension("partial");
    let made = copy_and_prove(connection, &partial).and_then(|()| {
        std::fs::File::open(&partial)?.sync_all()?;
        std::fs::rename(&partial, target)?;
        Ok(())
    });
    if made.is_err() {
        let _ = std::fs::remove_file(&partial);
    }
    made
}

fn copy_and_prove(connection: &Connection, partial: &Path) -> Result<(), BackupError> {
    let _ = std::fs::remove_file(partial);
    {
        let mut copy = Connection::open(partial)?;
        Backup::new(connection, &mut copy)?.run_to_completion(4096, std::time::Duration::ZERO, None)?;
        // One self-contained file: a copy in WAL mode would want two more files beside it.
        copy.execute_batch("PRAGMA journal_mode = DELETE")?;
    }
    let copy = Connection::open_with_flags(partial, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(BackupError::Differs(verdict));
    }
    for table in Area::ALL.map(Area::table).into_iter().chain(["journal"]) {
        let count = |c: &Connection| -> rusqlite::Result<Option<i64>> {
            let known: bool = c.query_row(
                "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)",
                [table],
                |row| row.get(0),
            )?;
            if !known {
                return Ok(None);
            }
            c.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).map(Some)
        };
        if count(connection)? != count(&copy)? {
            return Err(BackupError::Differs(format!("row count of {table}")));
        }
    }
    Ok(())
}

/// The backup that every upgrade begins with; an older one of the same schema is kept under its own name.
pub(super) fn before_upgrade(
    connection: &Connection,
    folder: &Path,
    found: u32,
) -> Result<PathBuf, BackupError> {
    let mut n = 1;
    let target = loop {
        let candidate = folder.join(format!("Trước nâng cấp mức {found} lần {n}.gsdata"));
        if !candidate.exists() {
            break candidate;
        }
        n += 1;
    };
    verified(connection, &target)?;
    Ok(target)
}
