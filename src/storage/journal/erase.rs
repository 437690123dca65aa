//! Taking personal data out of the journal without breaking its chain: the row keeps its place, its hash and its hour; what it
//! said is gone, and the deed that took it out names it.

use super::super::capture::RowChange;
use super::super::error::Result;
use crate::domain::Command;
use crate::domain::ids::DeedId;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in place of a title that may name somebody.
const TITLE: &str = "Việc đã được bỏ nội dung khi ẩn danh";

/// The deeds that changed one of `rows` (table to identifiers), or that put such a change back.
pub(in super::super) fn deeds_about(
    connection: &Connection,
    rows: &BTreeMap<String, BTreeSet<i64>>,
) -> Result<Vec<DeedId>> {
    let mut statement =
        connection.prepare("SELECT id, changes FROM journal WHERE erased IS NULL ORDER BY id")?;
    let mut found = Vec::new();
    let mut all = statement.query([])?;
    while let Some(row) = all.next()? {
        let changes: Vec<RowChange> =
            serde_json::from_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
        let about = |change: &RowChange| {
            let of = |table: &str, id: i64| rows.get(table).is_some_and(|ids| ids.contains(&id));
            // What belonged to the subject and was removed long ago is known only by what it referred to.
            let refers = [&change.old, &change.new].into_iter().flatten().any(|values| {
                ["subject", "dossier"].into_iter().any(|column| {
                    values.get(column).and_then(|id| id.parse().ok()).is_some_and(|id| of(column, id))
                })
            });
            of(&change.table, change.id) || refers
        };
        if changes.iter().any(about) {
            found.push(DeedId(row.get(0)?));
        }
    }
    Ok(found)
}

/// Empties `deeds`; `by` is the deed that does so.
pub(in super::super) fn take_out(connection: &Connection, deeds: &[DeedId], by: DeedId) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "UPDATE journal SET title = ?2, command = '', changes = '[]', erased = ?3 WHERE id = ?1",
    )?;
    for deed in deeds {
        statement.execute((deed.0, TITLE, by.0))?;
    }
    Ok(())
}

/// Every pair of a deed that took content out and a deed it names.
pub(super) fn declared(connection: &Connection) -> Result<BTreeSet<(i64, i64)>> {
    let mut statement = connection
        .prepare("SELECT id, command FROM journal WHERE command LIKE '{\"deed\":\"anonymise\"%'")?;
    let mut rows = statement.query([])?;
    let mut found = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (id, command): (i64, String) = (row.get(0)?, row.get(1)?);
        if let Ok(Command::Anonymise { erased, .. }) = serde_json::from_str(&command) {
            found.extend(erased.into_iter().map(|deed| (id, deed.0)));
        }
    }
    Ok(found)
}
