//! The words a search reads, written anew for a whole file: after an upgrade that reads more than before.

use super::error::Result;
use super::{dossier, subject};
use crate::domain::dossier::Dossier;
use crate::domain::subject::Subject;
use rusqlite::Connection;

/// Fills the folded words of every subject and dossier from their bodies.
pub(super) fn read_again(connection: &Connection) -> Result<()> {
    rewrite(connection, "subject", "words", |body| {
        Ok(subject::words(&serde_json::from_str::<Subject>(body)?))
    })?;
    rewrite(connection, "dossier", "folded", |body| {
        Ok(dossier::searchable(&serde_json::from_str::<Dossier>(body)?))
    })
}

fn rewrite(
    connection: &Connection,
    table: &str,
    column: &str,
    words: impl Fn(&str) -> Result<String>,
) -> Result<()> {
    let mut read = connection.prepare(&format!("SELECT id, body FROM {table}"))?;
    let mut write = connection.prepare(&format!("UPDATE {table} SET {column} = ?2 WHERE id = ?1"))?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let words = words(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
        write.execute((id, words))?;
    }
    Ok(())
}
