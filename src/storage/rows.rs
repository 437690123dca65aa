//! Small helpers that every aggregate uses.

use super::error::Result;
use crate::domain::{Refusal, Rule};
use rusqlite::{Connection, OptionalExtension, Params};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value as JSON for a `body` column.
pub(super) fn body<T: Serialize>(value: &T) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}

/// The values of the JSON column that `sql` selects, in order.
pub(super) fn bodies<T: DeserializeOwned>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?);
    }
    Ok(out)
}

/// The value of the JSON column that `sql` selects for `id`.
pub(super) fn one<T: DeserializeOwned>(connection: &Connection, sql: &str, id: i64) -> Result<Option<T>> {
    let text: Option<String> =
        connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
}

/// Whether `sql` (a SELECT) finds a row.
pub(super) fn any(connection: &Connection, sql: &str, params: impl Params) -> Result<bool> {
    Ok(connection.prepare_cached(sql)?.exists(params)?)
}

/// Runs one statement and returns the number of rows it changed.
pub(super) fn execute(connection: &Connection, sql: &str, params: impl Params) -> Result<usize> {
    Ok(connection.prepare_cached(sql)?.execute(params)?)
}

/// Refuses when `what` was not found.
pub(super) fn missing(what: &str) -> Refusal {
    Refusal::not_found(what)
}

/// Refuses to remove what is still used.
pub(super) fn still_used(sentence: &str) -> Refusal {
    Refusal::new(Rule::StillUsed, sentence)
}

/// Refuses an empty name.
pub(super) fn need_name(name: &str, sentence: &str) -> Result<()> {
    if name.trim().is_empty() { Err(Refusal::new(Rule::NameMissing, sentence).into()) } else { Ok(()) }
}

/// A stored word that this program must know; anything else is damage, never a default.
pub(super) fn known<T>(value: Option<T>, word: &str) -> Result<T> {
    value.ok_or_else(|| super::error::StoreError::Damaged {
        detail: format!("unknown stored word “{word}”")
    })
}
