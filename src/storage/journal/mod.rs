//! The journal: one row per deed in the same transaction as the deed, chained by hashes, never edited.

mod erase;

pub(super) use erase::{deeds_about, take_out};

use super::capture::RowChange;
use super::error::{Result, StoreError};
use crate::domain::ids::DeedId;
use crate::domain::{Command, Refusal, Rule, Stamp};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// One line of the journal as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The deed.
    pub id: DeedId,
    /// When, in RFC 3339 and UTC.
    pub at: String,
    /// Who.
    pub who: String,
    /// What, in Vietnamese.
    pub title: String,
    /// The deed that this one took back.
    pub reverts: Option<DeedId>,
}

/// What the check of the hash chain found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Rows checked.
    pub checked: u64,
    /// The first row that does not fit the one before it; none when the chain is whole.
    pub broken_at: Option<DeedId>,
    /// Rows whose content was taken out when a subject was made anonymous; their places in the chain stand.
    pub erased: u64,
}

struct Row<'a> {
    id: i64,
    at: &'a str,
    who: &'a str,
    title: &'a str,
    command: &'a str,
    changes: &'a str,
    reverts: Option<i64>,
}

impl Row<'_> {
    fn hash(&self, previous: &[u8]) -> Vec<u8> {
        let mut hasher = Sha256::new();
        hasher.update(previous);
        let (id, reverts) = (self.id.to_string(), self.reverts.map(|r| r.to_string()).unwrap_or_default());
        for part in [&id, self.at, self.who, self.title, self.command, self.changes, &reverts] {
            // The length keeps "ab" + "c" apart from "a" + "bc".
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().to_vec()
    }
}

/// Writes the row of a deed and returns its number.
pub(super) fn write(
    connection: &Connection,
    command: &Command,
    title: &str,
    rows: &[RowChange],
    stamp: &Stamp,
) -> Result<DeedId> {
    let last: Option<Vec<u8>> = connection
        .prepare_cached("SELECT hash FROM journal ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let previous = last.unwrap_or_else(|| vec![0; 32]);
    let id = last_number(connection)? + 1;
    let at = stamp.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    let (command_json, changes) = (serde_json::to_string(command)?, serde_json::to_string(rows)?);
    let reverts = match command {
        Command::Revert { of } => Some(of.0),
        _ => None,
    };
    let row = Row { id, at: &at, who: &stamp.who, title, command: &command_json, changes: &changes, reverts };
    let hash = row.hash(&previous);
    connection
        .prepare_cached(
            "INSERT INTO journal (id, at, who, title, command, changes, reverts, previous, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((id, &at, &stamp.who, title, &command_json, &changes, reverts, &previous, &hash))?;
    Ok(DeedId(id))
}

/// The title and row changes of a deed.
pub(super) fn deed(connection: &Connection, id: DeedId) -> Result<(String, Vec<RowChange>)> {
    let found: Option<(String, String, Option<i64>)> = connection
        .query_row("SELECT title, changes, erased FROM journal WHERE id = ?1", [id.0], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let (title, changes, erased) = found
        .ok_or_else(|| Refusal::new(Rule::NotFound, "Không tìm thấy việc cần hoàn tác trong nhật ký."))?;
    if erased.is_some() {
        let sentence = "Nội dung việc này đã được bỏ khỏi nhật ký khi ẩn danh một đối tượng nên không hoàn tác được. Không có gì bị thay đổi.";
        return Err(Refusal::new(Rule::ChangedSince, sentence).into());
    }
    Ok((title, serde_json::from_str(&changes)?))
}

/// How many deeds were done.
pub(super) fn revision(connection: &Connection) -> Result<i64> {
    last_number(connection)
}

/// The number given last, which SQLite keeps apart from the rows.
fn last_number(connection: &Connection) -> Result<i64> {
    let found: Option<i64> = connection
        .prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = 'journal'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(0))
}

/// The latest `most` entries, newest first.
pub(super) fn latest(connection: &Connection, most: u32) -> Result<Vec<Entry>> {
    let mut statement = connection
        .prepare_cached("SELECT id, at, who, title, reverts FROM journal ORDER BY id DESC LIMIT ?1")?;
    let rows = statement.query_map([most], |row| {
        Ok(Entry {
            id: DeedId(row.get(0)?),
            at: row.get(1)?,
            who: row.get(2)?,
            title: row.get(3)?,
            reverts: row.get::<_, Option<i64>>(4)?.map(DeedId),
        })
    })?;
    rows.collect::<rusqlite::Result<_>>().map_err(StoreError::from)
}

/// Every entry, first deed first.
pub(super) fn every(connection: &Connection) -> Result<Vec<Entry>> {
    let mut all = latest(connection, u32::MAX)?;
    all.reverse();
    Ok(all)
}

/// Recomputes the chain of hashes.
pub(super) fn check(connection: &Connection) -> Result<Verdict> {
    let mut statement = connection.prepare(
        "SELECT id, at, who, title, command, changes, reverts, previous, hash, erased FROM journal ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    let mut expected: Vec<u8> = vec![0; 32];
    let (mut checked, mut erased) = (0, 0);
    let declared = erase::declared(connection)?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let (at, who, title): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let (command, changes): (String, String) = (row.get(4)?, row.get(5)?);
        let (previous, hash): (Vec<u8>, Vec<u8>) = (row.get(7)?, row.get(8)?);
        checked += 1;
        let written = Row {
            id,
            at: &at,
            who: &who,
            title: &title,
            command: &command,
            changes: &changes,
            reverts: row.get(6)?,
        };
        // Content that was taken out cannot be hashed again; a deed of the chain itself must say that it was.
        let whole = match row.get::<_, Option<i64>>(9)? {
            None => written.hash(&previous) == hash,
            Some(by) => {
                erased += 1;
                declared.contains(&(by, id)) && changes == "[]"
            }
        };
        // Numbers without a gap: a removed row shows even at the end of a chain that was hashed anew.
        if previous != expected || !whole || id != checked as i64 {
            return Ok(Verdict { checked, broken_at: Some(DeedId(id)), erased });
        }
        expected = hash;
    }
    let missing_at_the_end = last_number(connection)? != checked as i64;
    Ok(Verdict { checked, broken_at: missing_at_the_end.then_some(DeedId(checked as i64 + 1)), erased })
}
