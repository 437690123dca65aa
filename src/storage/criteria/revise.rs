//! The next version of a set on which scores rest; the one before is kept whole, and no score is deleted.

use super::super::error::Result;
use super::super::rows::{any, body, execute, known, missing, need_name};
use crate::domain::correction::Signed;
use crate::domain::criteria::CriteriaSet;
use crate::domain::ids::CriteriaSetId;
use crate::domain::{Refusal, Rule};
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

/// A version that was replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Its number, from 1.
    pub version: u32,
    /// Day on which it was replaced.
    pub on: NaiveDate,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The set as it was.
    pub set: CriteriaSet,
}

pub(in super::super) fn revise(
    connection: &Connection,
    set: &CriteriaSet,
    asked: &Signed,
    reason: &str,
) -> Result<()> {
    let before = super::get(connection, set.id)?.ok_or_else(|| missing("bộ tiêu chí"))?;
    need_name(&set.name, "Hãy nhập tên bộ tiêu chí.")?;
    need_name(&asked.by, "Hãy ghi người quyết định sửa đổi bộ tiêu chí.")?;
    if reason.trim().is_empty() {
        return Err(
            Refusal::new(Rule::ReasonMissing, "Hãy nêu lý do sửa đổi bộ tiêu chí sau khi đã chấm.").into()
        );
    }
    if !any(connection, include_str!("scored.sql"), [set.id.0])? {
        return Err(Refusal::new(
            Rule::StepWrong,
            "Bộ tiêu chí chưa có điểm chấm nên cứ sửa thẳng, không cần lập phiên bản mới.",
        )
        .into());
    }
    super::refuse_printed(connection, set.id)?;
    set.check()?;
    execute(
        connection,
        "INSERT INTO criteria_version (criteria_set, version, on_day, by_whom, reason, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (before.id.0, before.version, asked.on.to_string(), asked.by.trim(), reason.trim(), body(&before)?),
    )?;
    super::write(connection, set, before.version + 1)
}

/// The versions of a set that were replaced, first to last.
pub(in super::super) fn versions(connection: &Connection, set: CriteriaSetId) -> Result<Vec<Version>> {
    let mut statement = connection.prepare_cached(
        "SELECT version, on_day, by_whom, reason, body FROM criteria_version WHERE criteria_set = ?1
         ORDER BY version",
    )?;
    let mut rows = statement.query([set.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let (day, body): (String, String) = (row.get(1)?, row.get(4)?);
        out.push(Version {
            version: row.get(0)?,
            on: known(day.parse().ok(), &day)?,
            by: row.get(2)?,
            reason: row.get(3)?,
            set: serde_json::from_str(&body)?,
        });
    }
    Ok(out)
}
