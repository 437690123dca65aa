//! Opening the data file: whose it is, how new it is, whether it is whole; upgrades only after a verified backup.

use super::backup;
use super::capture;
use super::error::OpenError;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use rusqlite_migration::{M, Migrations};
use std::path::{Path, PathBuf};

/// "GUSA" in ASCII: marks a file as ours (SQLite's `application_id`).
pub(super) const APPLICATION_ID: i32 = 0x4755_5341;

pub(super) fn migrations() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(include_str!("migrations/001_first.sql")),
        M::up(include_str!("migrations/002_papers.sql")),
        M::up(include_str!("migrations/003_living_plans.sql")),
        M::up_with_hook(include_str!("migrations/004_dossiers.sql"), |transaction| {
            super::words::read_again(transaction).map_err(|error| match error {
                super::error::StoreError::Other { detail } => rusqlite_migration::HookError::Hook(detail),
                other => rusqlite_migration::HookError::Hook(other.to_string()),
            })
        }),
        M::up(include_str!("migrations/005_council.sql")),
        M::up(include_str!("migrations/006_follow_up.sql")),
        M::up(include_str!("migrations/007_exchange.sql")),
    ])
}

/// The newest schema this program knows; a test compares it with the steps.
pub(super) const SCHEMA: u32 = 7;

/// Where the backups of the data file at `path` lie.
#[must_use]
pub fn backup_folder(path: &Path) -> PathBuf {
    path.parent().unwrap_or_else(|| Path::new(".")).join("Sao lưu")
}

/// Opens or creates the data file and makes it ready for work.
pub(super) fn open(path: &Path) -> Result<Connection, OpenError> {
    let (existed, had_log) = (path.exists(), wal_of(path).exists());
    if existed {
        look_before_touching(path)?;
    } else if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| disk(path, &error))?;
    }
    let mut connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .map_err(|error| explain(path, &error))?;
    match prepare(&mut connection, path, existed) {
        Ok(()) => Ok(connection),
        Err(error) => {
            drop(connection);
            sweep(path, had_log);
            Err(error)
        }
    }
}

/// Takes away the empty log that a failed try has put beside the file.
fn sweep(path: &Path, had_log: bool) {
    let log = wal_of(path);
    if !had_log && std::fs::metadata(&log).is_ok_and(|log| log.len() == 0) {
        let _ = std::fs::remove_file(log);
    }
}

/// A fresh store in memory, for tests and for trying things out.
pub(super) fn open_in_memory() -> Result<Connection, OpenError> {
    let nowhere = Path::new(":memory:");
    let mut connection = Connection::open_in_memory().map_err(|error| explain(nowhere, &error))?;
    prepare(&mut connection, nowhere, false)?;
    Ok(connection)
}

/// Reads the head of the file only, so that a foreign or damaged file is left exactly as it is.
pub(super) fn look_before_touching(path: &Path) -> Result<(), OpenError> {
    let metadata = std::fs::metadata(path).map_err(|error| disk(path, &error))?;
    if metadata.permissions().readonly() {
        return Err(OpenError::ReadOnly(path.to_owned()));
    }
    if metadata.len() == 0 {
        // SQLite itself leaves an empty file when the power fails before the first page is written.
        return Ok(());
    }
    let mut head = [0u8; 72];
    let mut file = std::fs::File::open(path).map_err(|error| disk(path, &error))?;
    let whole = std::io::Read::read_exact(&mut file, &mut head).is_ok();
    if !whole || &head[..16] != b"SQLite format 3\0" {
        return Err(damaged(path, "the file does not begin with an SQLite header".to_owned()));
    }
    let big_endian = |at: usize| i32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    // Offsets of user_version and application_id in the SQLite file format.
    let (version, application) = (big_endian(60), big_endian(68));
    if application != APPLICATION_ID {
        // A first start that was cut off leaves a file without tables; its log still holds the work.
        if application == 0 && version == 0 && wal_of(path).exists() {
            return Ok(());
        }
        return Err(OpenError::Foreign(path.to_owned()));
    }
    let found = u32::try_from(version).unwrap_or(u32::MAX);
    if found > SCHEMA {
        return Err(OpenError::TooNew { path: path.to_owned(), found, known: SCHEMA });
    }
    Ok(())
}

pub(super) fn wal_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

fn prepare(connection: &mut Connection, path: &Path, existed: bool) -> Result<(), OpenError> {
    let explained = |error: rusqlite::Error| explain(path, &error);
    connection.busy_timeout(std::time::Duration::ZERO).map_err(explained)?;
    // Until the file is known to be whole and ours, closing must not carry its log over into it.
    let keep_log = rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
    connection.set_db_config(keep_log, true).map_err(explained)?;
    // What is removed is written over: a record made anonymous must not live on in free pages.
    // Exclusive locking comes first: in WAL mode it also keeps the shared-memory file away, and a second start
    // fails at its first statement instead of half-way.
    connection
        .execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE;
             PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA trusted_schema = OFF;
             PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA cache_size = -16000;
             BEGIN EXCLUSIVE; COMMIT;",
        )
        .map_err(explained)?;
    let found: u32 = pragma(connection, "user_version").map_err(explained)?;
    let application: i32 = pragma(connection, "application_id").map_err(explained)?;
    if found > SCHEMA {
        return Err(OpenError::TooNew { path: path.to_owned(), found, known: SCHEMA });
    }
    let empty: bool = connection
        .query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))
        .map_err(explained)?;
    if application != APPLICATION_ID && !empty {
        return Err(OpenError::Foreign(path.to_owned()));
    }
    if existed && !empty {
        check_whole(connection, path)?;
        if found < SCHEMA {
            backup::before_upgrade(connection, &backup_folder(path), found)
                .map_err(|error| OpenError::NoBackup { path: path.to_owned(), detail: error.to_string() })?;
        }
    }
    // Going over to the log rewrites the head of a file that was not kept so (a backup), so it comes after the checks.
    connection.execute_batch("PRAGMA journal_mode = WAL").map_err(explained)?;
    connection.set_db_config(keep_log, false).map_err(explained)?;
    if empty {
        connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID};")).map_err(explained)?;
    }
    migrations().to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => explain(path, &err),
        other => OpenError::Disk { path: path.to_owned(), detail: other.to_string() },
    })?;
    capture::install(connection).map_err(explained)
}

/// `quick_check` reads every page once; a damaged file is found before anything is written to it.
fn check_whole(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    let verdict: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| explain(path, &error))?;
    if verdict == "ok" { Ok(()) } else { Err(damaged(path, verdict)) }
}

fn pragma<T: rusqlite::types::FromSql>(connection: &Connection, name: &str) -> rusqlite::Result<T> {
    connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
}

fn damaged(path: &Path, detail: String) -> OpenError {
    OpenError::Damaged { path: path.to_owned(), backups: backup_folder(path), detail }
}

fn disk(path: &Path, error: &std::io::Error) -> OpenError {
    match error.kind() {
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            OpenError::ReadOnly(path.to_owned())
        }
        _ => OpenError::Disk { path: path.to_owned(), detail: error.to_string() },
    }
}

pub(super) fn explain(path: &Path, error: &rusqlite::Error) -> OpenError {
    let detail = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => OpenError::Locked(path.to_owned()),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => damaged(path, detail),
        // A whole read-only disk shows as an input/output error: the log cannot be made beside the file.
        Some(
            ErrorCode::ReadOnly
            | ErrorCode::CannotOpen
            | ErrorCode::PermissionDenied
            | ErrorCode::SystemIoFailure,
        ) if !is_writable(path) => OpenError::ReadOnly(path.to_owned()),
        _ => OpenError::Disk { path: path.to_owned(), detail },
    }
}

/// Whether the folder takes a new file: permission bits lie on network drives and for administrators.
fn is_writable(path: &Path) -> bool {
    let Some(folder) = path.parent() else { return false };
    let probe = folder.join(format!(".gs-probe-{}", std::process::id()));
    let made = std::fs::File::create(&probe).is_ok();
    let _ = std::fs::remove_file(&probe);
    made
}
