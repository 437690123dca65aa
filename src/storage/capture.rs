//! One mechanism that sees every row a deed changes and can put it back: temporary triggers note the old and the
//! new values as SQL literals. SQLite's own session extension does the same, but its Rust feature needs libclang
//! at build time, which a fresh machine does not have.

use super::error::Result;
use crate::domain::{Area, Changes, Refusal, Rule};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Column name to SQL literal.
pub(super) type Values = BTreeMap<String, String>;

/// One changed row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RowChange {
    #[serde(rename = "t")]
    pub(super) table: String,
    #[serde(rename = "i")]
    pub(super) id: i64,
    /// Values before; for an update only the columns that differ, none for an insert.
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none")]
    pub(super) old: Option<Values>,
    /// Values after; for an update only the columns that differ, none for a removal.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub(super) new: Option<Values>,
}

/// Creates the temporary table and triggers on `connection`; they are not part of the file.
pub(super) fn install(connection: &Connection) -> rusqlite::Result<()> {
    let mut sql = String::from(
        "CREATE TEMP TABLE captured (seq INTEGER PRIMARY KEY, tbl TEXT, row INTEGER, old TEXT, new TEXT);\n",
    );
    for area in Area::ALL {
        let table = area.table();
        let columns = columns(connection, table)?;
        let object = |side: &str| {
            let pairs: Vec<String> =
                columns.iter().map(|c| format!("'{c}', quote({side}.\"{c}\")")).collect();
            format!("json_object({})", pairs.join(", "))
        };
        let differs: Vec<String> =
            columns.iter().map(|c| format!("old.\"{c}\" IS NOT new.\"{c}\"")).collect();
        let differs = differs.join(" OR ");
        let (old, new) = (object("old"), object("new"));
        let noting = "INSERT INTO captured (tbl, row, old, new) VALUES";
        sql.push_str(&format!(
            "CREATE TEMP TRIGGER captured_{table}_insert AFTER INSERT ON main.{table} BEGIN {noting} ('{table}', new.id, NULL, {new}); END;\n\
             CREATE TEMP TRIGGER captured_{table}_update AFTER UPDATE ON main.{table} WHEN {differs} BEGIN {noting} ('{table}', new.id, {old}, {new}); END;\n\
             CREATE TEMP TRIGGER captured_{table}_delete AFTER DELETE ON main.{table} BEGIN {noting} ('{table}', old.id, {old}, NULL); END;\n"
        ));
    }
    connection.execute_batch(&sql)
}

fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
    statement.query_map([table], |row| row.get(0))?.collect()
}

/// Forgets what was captured.
pub(super) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM captured")?.execute([]).map(|_| ())
}

/// What was captured since the last [`clear`], in order.
pub(super) fn collect(connection: &Connection) -> Result<Vec<RowChange>> {
    let mut statement = connection.prepare_cached("SELECT tbl, row, old, new FROM captured ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let read = |text: Option<String>| -> Result<Option<Values>> {
            Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
        };
        let (mut old, mut new) = (read(row.get(2)?)?, read(row.get(3)?)?);
        if let (Some(old), Some(new)) = (&mut old, &mut new) {
            let same: Vec<String> =
                old.iter().filter(|(k, v)| new.get(*k) == Some(*v)).map(|(k, _)| k.clone()).collect();
            for column in same {
                old.remove(&column);
                new.remove(&column);
            }
        }
        out.push(RowChange { table: row.get(0)?, id: row.get(1)?, old, new });
    }
    Ok(out)
}

/// The rows by area, as screens ask for them.
pub(super) fn summary(rows: &[RowChange]) -> Changes {
    let mut changes = Changes::default();
    for row in rows {
        if let Some(area) = Area::of_table(&row.table) {
            changes.note(area, row.id);
        }
    }
    changes
}

/// Puts every row back as it was, last change first.
///
/// # Errors
/// Refused when a row is no longer as the deed left it: putting it back would lose later work.
pub(super) fn put_back(connection: &Connection, rows: &[RowChange]) -> Result<()> {
    // Rows that refer to each other come back one after the other; the check waits for the last.
    connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    for row in rows.iter().rev() {
        // Table and column names come from our own journal, which is checked against the schema here.
        let table = Area::of_table(&row.table).map(Area::table).ok_or_else(damaged)?;
        match (&row.old, &row.new) {
            (None, Some(new)) => {
                expect(connection, table, row.id, new)?;
                connection.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [row.id])?;
            }
            (Some(old), Some(new)) => {
                expect(connection, table, row.id, new)?;
                let sets: Vec<String> = old.iter().map(|(c, v)| format!("\"{c}\" = {v}")).collect();
                let sql = format!("UPDATE {table} SET {} WHERE id = ?1", sets.join(", "));
                connection.execute(&sql, [row.id])?;
            }
            (Some(old), None) => {
                let here: bool = connection.query_row(
                    &format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)"),
                    [row.id],
                    |r| r.get(0),
                )?;
                if here {
                    return Err(changed_since().into());
                }
                let names: Vec<String> = old.keys().map(|c| format!("\"{c}\"")).collect();
                let values: Vec<&str> = old.values().map(String::as_str).collect();
                let sql =
                    format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "));
                connection.execute(&sql, [])?;
            }
            (None, None) => return Err(damaged()),
        }
    }
    Ok(())
}

fn expect(connection: &Connection, table: &str, id: i64, values: &Values) -> Result<()> {
    let tests: Vec<String> = values.iter().map(|(c, v)| format!("\"{c}\" IS {v}")).collect();
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1 AND {})", tests.join(" AND "));
    let as_left: bool = connection.query_row(&sql, [id], |row| row.get(0))?;
    if as_left { Ok(()) } else { Err(changed_since().into()) }
}

pub(super) fn changed_since() -> Refusal {
    Refusal::new(
        Rule::ChangedSince,
        "Không hoàn tác được việc này vì dữ liệu liên quan đã được sửa sau đó. Không có gì bị thay đổi. Hãy hoàn tác các việc làm sau trước.",
    )
}

fn damaged() -> super::error::StoreError {
    super::error::StoreError::Damaged { detail: "a journal row names an unknown table".to_owned() }
}

/// SHA-256 over every captured table, row by row in the order of identifiers.
pub(super) fn fingerprint(connection: &Connection) -> Result<String> {
    use sha2::{Digest, Sha256};
    let mut hasher = Sha256::new();
    for area in Area::ALL {
        let table = area.table();
        let literals: Vec<String> =
            columns(connection, table)?.iter().map(|c| format!("quote(\"{c}\")")).collect();
        let sql = format!("SELECT {} FROM {table} ORDER BY id", literals.join(" || ',' || "));
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        hasher.update(table.as_bytes());
        while let Some(row) = rows.next()? {
            hasher.update(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?.as_bytes());
            hasher.update(b"\n");
        }
    }
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
