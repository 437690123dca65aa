//! The whole data file as rows, and an empty data file filled from such rows.
//!
//! A file is filled under another name, with the tables that the rows had when they were written, then brought up to date,
//! read back and compared; only then does it get its own name.

use super::error::{OpenError, Result, StoreError};
use super::files::Files;
use super::open::{APPLICATION_ID, SCHEMA, explain, look_before_touching, migrations, wal_of};
use super::{Database, JournalVerdict, files, journal};
use crate::domain::records::{Cell, CellKind, Records, Rows};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OpenFlags, params_from_iter};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Why no data file was made of an export. Whatever was at the place before is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// There is work in the file already.
    #[error(
        "Tệp “{}” đã có dữ liệu nên không khôi phục vào đó. Tệp được giữ nguyên. Hãy chọn một tên tệp mới.",
        .0.display()
    )]
    NotEmpty(PathBuf),
    /// Written by a newer version of the program.
    #[error(
        "Tệp xuất này do phiên bản Gương Sáng mới hơn ghi (mức {found}, phiên bản này hiểu đến mức {known}). Chưa có gì được khôi phục. Hãy cài phiên bản mới rồi làm lại."
    )]
    TooNew {
        /// Its schema.
        found: u32,
        /// The newest schema this program knows.
        known: u32,
    },
    /// The rows are not those of a whole office.
    #[error(
        "Dữ liệu trong tệp xuất không khớp với nhau nên không khôi phục được. Chưa có gì được ghi. Hãy lấy lại tệp xuất từ nơi đã gửi, hoặc dùng bản sao lưu."
    )]
    Misfit {
        /// The technical detail.
        detail: String,
    },
    /// The file at the place cannot be looked into, or not be opened once it was made.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The disk does not take it.
    #[error(
        "Chưa ghi được tệp dữ liệu mới “{}”. Dữ liệu đang có không bị thay đổi. Hãy kiểm tra ổ đĩa còn chỗ trống và quyền ghi rồi làm lại.",
        .path.display()
    )]
    Disk {
        /// The file.
        path: PathBuf,
        /// The technical detail.
        detail: String,
    },
}

impl RestoreError {
    /// The technical detail behind "Chi tiết"; empty where the sentence says everything.
    #[must_use]
    pub fn detail(&self) -> &str {
        match self {
            Self::Misfit { detail } | Self::Disk { detail, .. } => detail,
            Self::Open(error) => error.detail(),
            Self::NotEmpty(_) | Self::TooNew { .. } => "",
        }
    }
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// How many rows each table got.
    pub rows: BTreeMap<String, usize>,
    /// Whether the journal came over whole: its chain is checked like that of any data file.
    pub journal: JournalVerdict,
    /// SHA-256 of attached files whose bytes were not beside the export, or were not those that were kept.
    pub missing: Vec<String>,
}

/// Every row of every table, by the name of the table and then by identifier.
pub(super) fn all(connection: &Connection) -> Result<Records> {
    let schema = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let tables = names(connection)?.into_iter().map(|table| rows(connection, table));
    Ok(Records { schema, deeds: journal::revision(connection)?, tables: tables.collect::<Result<_>>()? })
}

fn names(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )?;
    statement.query_map([], |row| row.get(0))?.collect()
}

fn columns(connection: &Connection, table: &str) -> Result<Vec<(String, CellKind)>> {
    let mut statement = connection.prepare("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")?;
    let mut rows = statement.query([table])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let word: String = row.get(1)?;
        let kind = match word.as_str() {
            "INTEGER" => CellKind::Integer,
            "TEXT" => CellKind::Text,
            "BLOB" => CellKind::Bytes,
            _ => return Err(StoreError::Damaged { detail: format!("a column of {table} is {word}") }),
        };
        out.push((row.get(0)?, kind));
    }
    Ok(out)
}

fn rows(connection: &Connection, table: String) -> Result<Rows> {
    let columns = columns(connection, &table)?;
    let named: Vec<String> = columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let mut statement =
        connection.prepare(&format!("SELECT {} FROM main.\"{table}\" ORDER BY id", named.join(", ")))?;
    let mut found = statement.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let cell = |at: usize| -> Result<Cell> {
            Ok(match row.get_ref(at)? {
                ValueRef::Null => Cell::Null,
                ValueRef::Integer(number) => Cell::Integer(number),
                ValueRef::Text(text) => Cell::Text(
                    std::str::from_utf8(text)
                        .map_err(|error| StoreError::Damaged { detail: error.to_string() })?
                        .to_owned(),
                ),
                ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
                ValueRef::Real(_) => {
                    return Err(StoreError::Damaged { detail: format!("a broken number in {table}") });
                }
            })
        };
        rows.push((0..columns.len()).map(cell).collect::<Result<_>>()?);
    }
    drop(found);
    drop(statement);
    Ok(Rows { table, columns, rows })
}

/// As [`Database::restore`].
pub(super) fn restore(
    target: &Path,
    records: &Records,
    from: Option<&Path>,
) -> std::result::Result<Restored, RestoreError> {
    if records.schema > SCHEMA {
        return Err(RestoreError::TooNew { found: records.schema, known: SCHEMA });
    }
    refuse_used(target)?;
    let disk = |error: std::io::Error| RestoreError::Disk { path: target.into(), detail: error.to_string() };
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or(Ok(()), std::fs::create_dir_all).map_err(disk)?;
    let mut partial = target.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let made = clear(&partial).map_err(disk).and_then(|()| {
        fill(&partial, records)?;
        let restored = proved(&partial, target, records, from)?;
        clear(target).and_then(|()| std::fs::rename(&partial, target)).map_err(disk)?;
        Ok(restored)
    });
    if made.is_err() {
        let _ = clear(&partial);
    }
    made
}

/// Takes a file away with what SQLite lays beside it.
fn clear(path: &Path) -> std::io::Result<()> {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    for path in [path.to_owned(), wal_of(path), PathBuf::from(journal)] {
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Only a file that holds nobody's work may be written over.
fn refuse_used(target: &Path) -> std::result::Result<(), RestoreError> {
    let Ok(about) = std::fs::metadata(target) else { return Ok(()) };
    let used = || RestoreError::NotEmpty(target.to_owned());
    if wal_of(target).metadata().is_ok_and(|log| log.len() > 0) || about.is_dir() {
        return Err(used());
    }
    if about.len() == 0 {
        return Ok(());
    }
    look_before_touching(target)?;
    let explained = |error: rusqlite::Error| RestoreError::Open(explain(target, &error));
    let connection =
        Connection::open_with_flags(target, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(explained)?;
    for table in names(&connection).map_err(explained)? {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM main.\"{table}\")");
        if connection.query_row(&sql, [], |row| row.get(0)).map_err(explained)? {
            return Err(used());
        }
    }
    Ok(())
}

fn misfit(detail: impl std::fmt::Display) -> RestoreError {
    RestoreError::Misfit { detail: detail.to_string() }
}

fn fill(partial: &Path, records: &Records) -> std::result::Result<(), RestoreError> {
    let explained = |error: rusqlite::Error| match error.sqlite_error_code() {
        // A row that breaks a promise of the tables, and not the disk.
        Some(rusqlite::ErrorCode::ConstraintViolation | rusqlite::ErrorCode::TypeMismatch) => misfit(error),
        _ => RestoreError::Disk { path: partial.to_owned(), detail: error.to_string() },
    };
    let mut connection = Connection::open(partial).map_err(explained)?;
    connection
        .execute_batch(&format!(
            "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA application_id = {APPLICATION_ID};"
        ))
        .map_err(explained)?;
    let schema = usize::try_from(records.schema).unwrap_or(usize::MAX);
    migrations().to_version(&mut connection, schema).map_err(misfit)?;
    let transaction = connection.transaction().map_err(explained)?;
    // Tables come by name and not in the order in which they refer to each other.
    transaction.execute_batch("PRAGMA defer_foreign_keys = ON").map_err(explained)?;
    let known = names(&transaction).map_err(explained)?;
    if !known.iter().eq(records.tables.iter().map(|it| &it.table)) {
        return Err(misfit("the tables are not those of this schema"));
    }
    for table in &records.tables {
        insert(&transaction, table).map_err(|error| match error {
            Insert::Sqlite(error) => explained(error),
            Insert::Misfit(detail) => misfit(detail),
        })?;
    }
    // Rows of the journal give the number by themselves; one that was cut at its end must still tell so.
    transaction
        .execute("UPDATE sqlite_sequence SET seq = ?1 WHERE name = 'journal' AND seq < ?1", [records.deeds])
        .map_err(explained)?;
    transaction.commit().map_err(explained)?;
    migrations().to_latest(&mut connection).map_err(misfit)?;
    connection.close().map_err(|(_, error)| explained(error))
}

enum Insert {
    Sqlite(rusqlite::Error),
    Misfit(String),
}

impl From<rusqlite::Error> for Insert {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// The name of the table is one of the schema's own; so must those of the columns be before they stand in a statement.
fn insert(connection: &Connection, table: &Rows) -> std::result::Result<(), Insert> {
    let name = &table.table;
    let known = columns(connection, name).map_err(|error| Insert::Misfit(error.to_string()))?;
    if known != table.columns {
        return Err(Insert::Misfit(format!("the columns of {name} are not those of this schema")));
    }
    let named: Vec<String> = known.iter().map(|(column, _)| format!("\"{column}\"")).collect();
    let places = vec!["?"; known.len()].join(", ");
    let mut statement =
        connection.prepare(&format!("INSERT INTO \"{name}\" ({}) VALUES ({places})", named.join(", ")))?;
    for row in &table.rows {
        if row.len() != known.len() {
            return Err(Insert::Misfit(format!("a row of {name} has {} cells", row.len())));
        }
        let values = row.iter().map(|cell| match cell {
            Cell::Null => Value::Null,
            Cell::Integer(number) => Value::Integer(*number),
            Cell::Text(text) => Value::Text(text.clone()),
            Cell::Bytes(bytes) => Value::Blob(bytes.clone()),
        });
        statement.execute(params_from_iter(values))?;
    }
    Ok(())
}

/// Reads the new file like any other, compares it with what it was made from, and brings its attached files.
fn proved(
    partial: &Path,
    target: &Path,
    records: &Records,
    from: Option<&Path>,
) -> std::result::Result<Restored, RestoreError> {
    let database = Database::open(partial)?;
    let found = database.integrity().map_err(misfit)?;
    if let Some(fault) = found.first() {
        return Err(misfit(fault));
    }
    let back = database.records().map_err(|error| misfit(error.detail()))?;
    if records.schema == SCHEMA && back != *records {
        return Err(misfit("the new file reads otherwise than the export"));
    }
    // Every body is read once: what cannot be shown later is refused now.
    database.whole().map_err(|error| misfit(error.detail()))?;
    let journal = database.check_journal().map_err(|error| misfit(error.detail()))?;
    let hashes = database.attached().map_err(|error| misfit(error.detail()))?;
    let missing = bring(&hashes, from, target)?;
    let rows = back.counts().into_iter().map(|(table, count)| (table.to_owned(), count)).collect();
    drop(database);
    Ok(Restored { rows, journal, missing })
}

/// Copies attached files into the folder of the new data file, and names those that are not there.
fn bring(
    hashes: &[String],
    from: Option<&Path>,
    target: &Path,
) -> std::result::Result<Vec<String>, RestoreError> {
    let folder = files::folder_beside(target);
    if let Some(from) = from.filter(|from| *from != folder) {
        let disk =
            |error: std::io::Error| RestoreError::Disk { path: folder.clone(), detail: error.to_string() };
        Files::at(from).copy_to(&folder, hashes).map_err(disk)?;
    }
    let here = Files::at(&folder);
    Ok(hashes.iter().filter(|sha256| here.bytes(sha256).is_err()).cloned().collect())
}
