//! Reasons for more than a quota allows.

use super::super::error::Result;
use super::super::rows::{bodies, body, execute, need_name};
use super::need_open;
use crate::domain::ids::RoundId;
use crate::domain::round::{Excuse, QuotaKey};
use rusqlite::Connection;

/// The recorded reasons of a round.
pub(super) fn excuses(connection: &Connection, round: RoundId) -> Result<Vec<Excuse>> {
    bodies(connection, "SELECT body FROM excuse WHERE round = ?1 ORDER BY id", [round.0])
}

pub(in super::super) fn explain_excess(
    connection: &Connection,
    round: RoundId,
    key: &QuotaKey,
    by: &str,
    reason: &str,
) -> Result<()> {
    need_open(connection, round)?;
    let written = body(key)?;
    if reason.trim().is_empty() {
        execute(connection, "DELETE FROM excuse WHERE round = ?1 AND key = ?2", (round.0, &written))?;
        return Ok(());
    }
    need_name(by, "Hãy ghi người quyết định vượt chỉ tiêu.")?;
    let excuse = Excuse { key: key.clone(), by: by.trim().to_owned(), reason: reason.trim().to_owned() };
    execute(
        connection,
        "INSERT INTO excuse (round, key, body) VALUES (?1, ?2, ?3)
         ON CONFLICT (round, key) DO UPDATE SET body = excluded.body",
        (round.0, &written, body(&excuse)?),
    )?;
    Ok(())
}
