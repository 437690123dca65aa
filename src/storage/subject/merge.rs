//! Two records of one subject become one. Everything moves; what cannot move without changing a council's result is
//! refused. The capture of rows makes the way back exact.

use super::super::error::Result;
use super::super::rows::{any, execute};
use super::super::{dossier, round};
use crate::domain::ids::{DossierId, SubjectId};
use crate::domain::merging::{Merge, Twin};
use crate::domain::{Refusal, Rule};
use rusqlite::Connection;

pub(in super::super) fn run(connection: &Connection, merge: &Merge) -> Result<()> {
    let Merge { keep, gone, subject, twins } = merge;
    if keep == gone || subject.id != *keep {
        return Err(Refusal::new(Rule::Circular, "Không gộp một đối tượng với chính nó được.").into());
    }
    let (kept, merged) = (super::need(connection, *keep)?, super::need(connection, *gone)?);
    if kept.kind() != merged.kind() || subject.kind() != kept.kind() {
        let sentence = "Chỉ gộp được hai đối tượng cùng loại (cá nhân với cá nhân, tập thể với tập thể …).";
        return Err(Refusal::new(Rule::WrongKind, sentence).into());
    }
    if kept.anonymised.is_some() || merged.anonymised.is_some() {
        return Err(Refusal::new(Rule::Locked, "Đối tượng đã ẩn danh thì không gộp được.").into());
    }
    for (one, other) in same_year(connection, *keep, *gone)? {
        let decided = twins
            .iter()
            .any(|twin| (twin.keep, twin.gone) == (one, other) || (twin.keep, twin.gone) == (other, one));
        if !decided {
            let sentence = "Hai đối tượng đều có hồ sơ trong cùng kế hoạch và năm. Hãy chọn hồ sơ được giữ cho từng năm rồi gộp lại.";
            return Err(Refusal::new(Rule::Duplicate, sentence).into());
        }
    }
    for twin in twins {
        join(connection, twin, merge)?;
    }
    for sql in [
        "UPDATE dossier SET subject = ?1, body = json_set(body, '$.subject', ?1) WHERE subject = ?2",
        "UPDATE not_same SET a = min(?1, b), b = max(?1, b) WHERE a = ?2 AND b <> ?1
             AND NOT EXISTS (SELECT 1 FROM not_same o WHERE o.a = min(?1, not_same.b) AND o.b = max(?1, not_same.b))",
        "UPDATE not_same SET a = min(?1, a), b = max(?1, a) WHERE b = ?2 AND a <> ?1
             AND NOT EXISTS (SELECT 1 FROM not_same o WHERE o.a = min(?1, not_same.a) AND o.b = max(?1, not_same.a))",
    ] {
        execute(connection, sql, (keep.0, gone.0))?;
    }
    execute(connection, "DELETE FROM not_same WHERE a = ?1 OR b = ?1", [gone.0])?;
    owners(connection, *keep, *gone)?;
    super::save(connection, subject)?;
    execute(connection, "DELETE FROM subject WHERE id = ?1", [gone.0])?;
    Ok(())
}

/// Dossiers of both in the same plan and year.
fn same_year(connection: &Connection, a: SubjectId, b: SubjectId) -> Result<Vec<(DossierId, DossierId)>> {
    let mut statement = connection.prepare_cached(
        "SELECT one.id, other.id FROM dossier one JOIN dossier other
         ON other.plan = one.plan AND other.year = one.year AND other.subject = ?2 WHERE one.subject = ?1",
    )?;
    let rows = statement.query_map((a.0, b.0), |row| Ok((DossierId(row.get(0)?), DossierId(row.get(1)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One of two dossiers goes into the other with its life, answers, files and papers.
fn join(connection: &Connection, twin: &Twin, merge: &Merge) -> Result<()> {
    let (kept, gone) = (dossier::need(connection, twin.keep)?, dossier::need(connection, twin.gone)?);
    let theirs = [merge.keep, merge.gone];
    let fit = kept.plan == gone.plan
        && kept.year == gone.year
        && kept.id != gone.id
        && theirs.contains(&kept.subject)
        && theirs.contains(&gone.subject)
        && twin.dossier.id == kept.id
        && (twin.dossier.plan, twin.dossier.year) == (kept.plan, kept.year);
    if !fit {
        let sentence =
            "Hai hồ sơ được chọn để gộp không cùng kế hoạch, năm và đối tượng. Hãy mở lại trang gộp.";
        return Err(Refusal::new(Rule::WrongKind, sentence).into());
    }
    if any(connection, "SELECT 1 FROM candidate WHERE dossier = ?1", [gone.id.0])? {
        let rounds = round::names_of(connection, gone.id)?.join("”, “");
        let sentence = format!(
            "Hồ sơ bị gộp đã được đưa ra Hội đồng ở đợt xét “{rounds}”, điểm và phiếu gắn với hồ sơ ấy. Hãy chọn giữ chính hồ sơ đó; nếu cả hai hồ sơ đều đã đưa ra Hội đồng thì đưa một hồ sơ ra khỏi đợt xét trước."
        );
        return Err(Refusal::new(Rule::StillUsed, sentence).into());
    }
    let ids = (kept.id.0, gone.id.0);
    for sql in [
        "UPDATE step SET dossier = ?1 WHERE dossier = ?2",
        "UPDATE gate SET dossier = ?1 WHERE dossier = ?2
             AND NOT EXISTS (SELECT 1 FROM gate o WHERE o.dossier = ?1 AND o.criterion = gate.criterion)",
        "UPDATE dossier_return SET dossier = ?1 WHERE dossier = ?2",
        "UPDATE attachment SET dossier = ?1, body = json_set(body, '$.dossier', ?1) WHERE dossier = ?2
             AND NOT EXISTS (SELECT 1 FROM attachment o WHERE o.dossier = ?1 AND o.sha256 = attachment.sha256)",
        "UPDATE paper SET dossier = ?1, body = json_set(body, '$.dossier', ?1) WHERE dossier = ?2",
    ] {
        execute(connection, sql, ids)?;
    }
    for sql in [
        "DELETE FROM gate WHERE dossier = ?1",
        "DELETE FROM attachment WHERE dossier = ?1",
        "DELETE FROM dossier WHERE id = ?1",
    ] {
        execute(connection, sql, [gone.id.0])?;
    }
    let mut merged = twin.dossier.clone();
    merged.subject = merge.keep;
    // The one that stays may have belonged to the subject that goes.
    execute(connection, "UPDATE dossier SET subject = ?2 WHERE id = ?1", (kept.id.0, merge.keep.0))?;
    dossier::save(connection, &merged)
}

/// Models that name the one that goes among their owners now name the one that stays.
fn owners(connection: &Connection, keep: SubjectId, gone: SubjectId) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT subject.id FROM subject, json_each(subject.body, '$.detail.owned_by') owner
         WHERE subject.kind = 'model' AND owner.value = ?1",
    )?;
    let models: Vec<i64> =
        statement.query_map([gone.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for id in models {
        let Some(mut model) = super::get(connection, SubjectId(id))? else { continue };
        if let crate::domain::subject::Detail::Model(it) = &mut model.detail {
            it.owned_by.retain(|owner| *owner != gone && *owner != keep);
            it.owned_by.push(keep);
        }
        super::write(connection, &model)?;
    }
    Ok(())
}
