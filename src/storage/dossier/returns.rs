//! Returns for correction: what is out, what came back, who looks again.

use super::super::error::Result;
use super::super::rows::{any, bodies, body, execute, missing};
use super::{need, state, write_step};
use crate::domain::correction::{self, DossierField, DossierReturn, Signed, Snapshot};
use crate::domain::dossier::{Dossier, DossierState};
use crate::domain::ids::{DossierId, ReturnId, SubjectId};
use crate::domain::subject::Subject;
use crate::domain::{Refusal, Rule};
use chrono::NaiveDate;
use rusqlite::Connection;

/// The returns of a dossier, first one first.
pub(in super::super) fn of(connection: &Connection, dossier: DossierId) -> Result<Vec<DossierReturn>> {
    bodies(connection, "SELECT body FROM dossier_return WHERE dossier = ?1 ORDER BY id", [dossier.0])
}

/// The last one, as long as it is out.
fn out(connection: &Connection, dossier: DossierId) -> Result<Option<DossierReturn>> {
    Ok(of(connection, dossier)?.pop().filter(DossierReturn::is_out))
}

fn write(connection: &Connection, dossier: DossierId, it: &DossierReturn) -> Result<()> {
    execute(
        connection,
        "INSERT INTO dossier_return (id, dossier, body) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        (it.id.0, dossier.0, body(it)?),
    )?;
    Ok(())
}

pub(in super::super) fn give_back(
    connection: &Connection,
    dossier: DossierId,
    id: ReturnId,
    fields: &[DossierField],
    asked: Signed,
    reason: &str,
) -> Result<()> {
    let was = need(connection, dossier)?;
    correction::check_reason(reason)?;
    if fields.is_empty() {
        let sentence = "Hãy đánh dấu ít nhất một mục cần bổ sung; chỉ các mục đó được mở để sửa.";
        return Err(Refusal::new(Rule::NameMissing, sentence).into());
    }
    let now = state(connection, dossier)?.unwrap_or(DossierState::Noticed);
    if !matches!(now, DossierState::Nominated | DossierState::Complete | DossierState::NotEligible) {
        let sentence = format!("Hồ sơ đang ở bước “{}” nên chưa trả lại bổ sung được.", now.label());
        return Err(Refusal::new(Rule::StepWrong, sentence).into());
    }
    if any(connection, include_str!("in_open_round.sql"), [dossier.0])? {
        let sentence =
            "Hồ sơ đang được Hội đồng xét. Hãy đưa hồ sơ ra khỏi đợt xét trước khi trả lại bổ sung.";
        return Err(Refusal::new(Rule::Locked, sentence).into());
    }
    if any(connection, "SELECT 1 FROM dossier_return WHERE id = ?1", [id.0])? {
        return Err(Refusal::new(Rule::Duplicate, "Lần trả lại này đã được ghi.").into());
    }
    checked(connection, dossier, &asked)?;
    let subject =
        super::super::subject::get(connection, was.subject)?.ok_or_else(|| missing("đối tượng của hồ sơ"))?;
    let files = super::super::files::rows::of(connection, dossier)?.iter().map(|file| file.id).collect();
    let (on, by) = (asked.on, asked.by.clone());
    let it = DossierReturn {
        id,
        fields: fields.to_vec(),
        asked,
        reason: reason.trim().to_owned(),
        answered: None,
        checked: None,
        taken_over: String::new(),
        before: Some(Box::new(Snapshot { dossier: was, subject, files })),
    };
    write(connection, dossier, &it)?;
    write_step(connection, dossier, DossierState::Returned, on, &by, reason)
}

pub(in super::super) fn take_back(
    connection: &Connection,
    dossier: DossierId,
    on: NaiveDate,
    by: &str,
) -> Result<()> {
    let mut it = out(connection, dossier)?.ok_or_else(not_out)?;
    if on < it.asked.on {
        let sentence = "Ngày nhận lại không thể trước ngày trả lại hồ sơ.";
        return Err(Refusal::new(Rule::PeriodWrong, sentence).into());
    }
    it.answered = Some(Signed { on, by: by.to_owned() });
    write(connection, dossier, &it)?;
    write_step(connection, dossier, DossierState::Nominated, on, by, "Đã bổ sung")
}

pub(in super::super) fn take_over(
    connection: &Connection,
    dossier: DossierId,
    by: &str,
    reason: &str,
) -> Result<()> {
    correction::check_reason(reason)?;
    let last = of(connection, dossier)?.pop().filter(|it| it.checked.is_none());
    let mut it = last.ok_or_else(not_out)?;
    it.taken_over = format!("Thay {}: {}", it.asked.by, reason.trim());
    it.asked.by = by.to_owned();
    write(connection, dossier, &it)
}

fn not_out() -> Refusal {
    Refusal::new(Rule::StepWrong, "Hồ sơ này không có lần trả lại bổ sung nào đang chờ.")
}

/// Marks a corrected dossier as looked at, if one waits; only the one who asked may.
pub(super) fn checked(connection: &Connection, dossier: DossierId, by: &Signed) -> Result<()> {
    let Some(mut it) = of(connection, dossier)?.pop().filter(DossierReturn::waits) else { return Ok(()) };
    correction::may_check(&it, &by.by)?;
    it.checked = Some(by.clone());
    // Only the one who looks again has a use for it.
    it.before = None;
    write(connection, dossier, &it)
}

/// Closes a return that will not come back: the dossier was withdrawn.
pub(super) fn abandon(connection: &Connection, dossier: DossierId, by: &Signed) -> Result<()> {
    let Some(mut it) = out(connection, dossier)? else { return Ok(()) };
    (it.answered, it.checked) = (Some(by.clone()), Some(by.clone()));
    it.before = None;
    write(connection, dossier, &it)
}

/// Refuses a change of what is locked while the dossier is out.
pub(super) fn allow(connection: &Connection, before: &Dossier, after: &Dossier) -> Result<()> {
    let Some(it) = out(connection, before.id)? else { return Ok(()) };
    let subject = super::super::subject::get(connection, before.subject)?
        .ok_or_else(|| missing("đối tượng của hồ sơ"))?;
    Ok(correction::may_change(&it, (before, &subject), (after, &subject))?)
}

/// Refuses a change of a subject one of whose dossiers is out and has that field locked.
pub(in super::super) fn allow_subject(
    connection: &Connection,
    before: &Subject,
    after: &Subject,
) -> Result<()> {
    for id in out_for(connection, before.id)? {
        let dossier = need(connection, id)?;
        if let Some(it) = out(connection, id)? {
            correction::may_change(&it, (&dossier, before), (&dossier, after))?;
        }
    }
    Ok(())
}

/// Every dossier that is out, with its return.
pub(in super::super) fn all_out(connection: &Connection) -> Result<Vec<(Dossier, DossierReturn)>> {
    let dossiers: Vec<Dossier> =
        bodies(connection, "SELECT body FROM dossier WHERE state = 'returned' ORDER BY id", [])?;
    let mut all = Vec::with_capacity(dossiers.len());
    for dossier in dossiers {
        if let Some(it) = out(connection, dossier.id)? {
            all.push((dossier, it));
        }
    }
    Ok(all)
}

fn out_for(connection: &Connection, subject: SubjectId) -> Result<Vec<DossierId>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM dossier WHERE subject = ?1 AND state = 'returned'")?;
    let ids = statement.query_map([subject.0], |row| row.get(0).map(DossierId))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Refuses to touch `field` of a dossier that is out and has it locked.
pub(in super::super) fn need_open(
    connection: &Connection,
    dossier: DossierId,
    field: DossierField,
) -> Result<()> {
    match out(connection, dossier)? {
        Some(it) if !it.fields.contains(&field) => {
            let sentence = format!(
                "Hồ sơ đang được trả lại bổ sung; mục “{}” không được đánh dấu nên đang khóa.",
                field.label()
            );
            Err(Refusal::new(Rule::Locked, sentence).into())
        }
        _ => Ok(()),
    }
}
