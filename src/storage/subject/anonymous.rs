//! Taking out of the file everything that tells who a subject is (Luật 91/2025/QH15). What reports count stays.

use super::super::dossier;
use super::super::error::Result;
use super::super::rows::{any, execute};
use crate::domain::ids::{DossierId, SubjectId};
use crate::domain::personal::{anonymous, anonymous_dossier};
use crate::domain::{Refusal, Rule};
use chrono::NaiveDate;
use rusqlite::Connection;

pub(in super::super) fn run(
    connection: &Connection,
    id: SubjectId,
    on: NaiveDate,
    reason: &str,
) -> Result<()> {
    let subject = super::need(connection, id)?;
    if reason.trim().is_empty() {
        let sentence = "Hãy nêu lý do ẩn danh (hết thời hạn lưu, theo yêu cầu của người được nêu …).";
        return Err(Refusal::new(Rule::ReasonMissing, sentence).into());
    }
    if subject.anonymised.is_some() {
        return Err(Refusal::new(Rule::Locked, "Đối tượng này đã được ẩn danh.").into());
    }
    let dossiers = of(connection, id)?;
    for dossier in &dossiers {
        if any(connection, include_str!("../dossier/in_open_round.sql"), [dossier.0])? {
            let sentence = "Hồ sơ đang được Hội đồng xét nên chưa ẩn danh được. Hãy chốt đợt xét, hoặc đưa hồ sơ ra khỏi đợt xét trước.";
            return Err(Refusal::new(Rule::Locked, sentence).into());
        }
    }
    super::write(connection, &anonymous(&subject, on))?;
    for dossier in &dossiers {
        dossier::write(connection, &anonymous_dossier(&dossier::need(connection, *dossier)?))?;
        for sql in [
            "UPDATE step SET reason = '' WHERE dossier = ?1",
            "UPDATE gate SET evidence = '' WHERE dossier = ?1",
            "UPDATE dossier_return SET body = json_remove(json_set(body, '$.reason', '', '$.taken_over', ''), '$.before') WHERE dossier = ?1",
            "DELETE FROM attachment WHERE dossier = ?1",
        ] {
            execute(connection, sql, [dossier.0])?;
        }
    }
    execute(connection, "DELETE FROM not_same WHERE a = ?1 OR b = ?1", [id.0])?;
    super::super::follow::take_out(connection, id)?;
    super::super::packet::forget(connection, id, &dossiers)?;
    Ok(())
}

fn of(connection: &Connection, subject: SubjectId) -> Result<Vec<DossierId>> {
    let mut statement = connection.prepare_cached("SELECT id FROM dossier WHERE subject = ?1 ORDER BY id")?;
    let ids = statement.query_map([subject.0], |row| row.get(0).map(DossierId))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
