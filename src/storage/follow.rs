//! The follow-up of a plan: notes on what falls due, items of publicity, lower offices' reports.

use super::error::Result;
use super::rows::{any, bodies, body, execute, missing, need_name};
use crate::domain::attachment::is_hash;
use crate::domain::duty_note::{DutyNote, DutyState};
use crate::domain::ids::{
    DutyNoteId, ObligationId, PaperId, PlanId, PublicityId, SubjectId, UnitId, UnitReportId,
};
use crate::domain::publicity::PublicityItem;
use crate::domain::unit_report::UnitReport;
use crate::domain::{Refusal, Rule};
use rusqlite::{Connection, OptionalExtension};

pub(super) fn notes(connection: &Connection, plan: PlanId) -> Result<Vec<DutyNote>> {
    bodies(
        connection,
        "SELECT duty_note.body FROM duty_note JOIN obligation ON obligation.id = duty_note.obligation
         WHERE obligation.plan = ?1 ORDER BY duty_note.due, duty_note.id",
        [plan.0],
    )
}

pub(super) fn save_note(connection: &Connection, note: &DutyNote) -> Result<()> {
    let plan: Option<i64> = connection
        .prepare_cached("SELECT plan FROM obligation WHERE id = ?1")?
        .query_row([note.obligation.0], |row| row.get(0))
        .optional()?;
    let plan = PlanId(plan.ok_or_else(|| missing("chỉ tiêu, thời hạn"))?);
    super::plan::need_own(connection, plan)?;
    if let Some(unit) = note.unit {
        need_unit(connection, unit)?;
    }
    if let Some(paper) = note.paper
        && super::paper::need(connection, paper)?.plan != plan
    {
        return Err(missing("văn bản của kế hoạch này").into());
    }
    if note.state == DutyState::Done && note.on.is_none() {
        let sentence = "Hãy nhập ngày hoàn thành hoặc ngày gửi.";
        return Err(Refusal::new(Rule::NotReady, sentence).into());
    }
    let due = note.due.map(|day| day.to_string());
    let unit = note.unit.map(|unit| unit.0);
    let twin = any(
        connection,
        "SELECT 1 FROM duty_note WHERE obligation = ?1 AND due IS ?2 AND unit IS ?3 AND id <> ?4",
        (note.obligation.0, &due, unit, note.id.0),
    )?;
    if twin {
        let sentence = "Lần đến hạn này đã được ghi tiến độ. Hãy mở ghi chép đã có để sửa.";
        return Err(Refusal::new(Rule::Duplicate, sentence).into());
    }
    execute(
        connection,
        "INSERT INTO duty_note (id, obligation, due, unit, body) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET obligation = excluded.obligation, due = excluded.due,
             unit = excluded.unit, body = excluded.body",
        (note.id.0, note.obligation.0, due, unit, body(note)?),
    )?;
    Ok(())
}

fn need_unit(connection: &Connection, unit: UnitId) -> Result<()> {
    super::unit::get(connection, unit)?.map(|_| ()).ok_or_else(|| missing("đơn vị").into())
}

pub(super) fn remove_note(connection: &Connection, id: DutyNoteId) -> Result<()> {
    match execute(connection, "DELETE FROM duty_note WHERE id = ?1", [id.0])? {
        0 => Err(missing("ghi chép tiến độ").into()),
        _ => Ok(()),
    }
}

/// A paper that goes is named by no note any more.
pub(super) fn without_paper(connection: &Connection, paper: PaperId) -> Result<()> {
    execute(
        connection,
        "UPDATE duty_note SET body = json_set(body, '$.paper', NULL) WHERE body ->> '$.paper' = ?1",
        [paper.0],
    )?;
    Ok(())
}

/// Takes away what was noted of an obligation that goes; publicity that carried it out stays without it.
pub(super) fn forget(connection: &Connection, obligation: ObligationId) -> Result<()> {
    execute(connection, "DELETE FROM duty_note WHERE obligation = ?1", [obligation.0])?;
    execute(
        connection,
        "UPDATE publicity SET obligation = NULL, body = json_set(body, '$.obligation', NULL) WHERE obligation = ?1",
        [obligation.0],
    )?;
    Ok(())
}

pub(super) fn items(connection: &Connection, plan: PlanId) -> Result<Vec<PublicityItem>> {
    bodies(connection, "SELECT body FROM publicity WHERE plan = ?1 ORDER BY on_day, id", [plan.0])
}

/// The items in which a subject is featured, whatever the plan, earliest first.
pub(super) fn items_of(connection: &Connection, subject: SubjectId) -> Result<Vec<PublicityItem>> {
    bodies(
        connection,
        "SELECT DISTINCT publicity.body FROM publicity, json_each(publicity.body, '$.subjects') AS featured
         WHERE featured.value = ?1 ORDER BY on_day, publicity.id",
        [subject.0],
    )
}

pub(super) fn save_item(connection: &Connection, item: &PublicityItem) -> Result<()> {
    need_name(&item.title, "Hãy nhập tên tin, bài hoặc hoạt động.")?;
    need_name(&item.form, "Hãy chọn hoặc nhập hình thức tuyên truyền.")?;
    super::plan::need_own(connection, item.plan)?;
    if let Some(unit) = item.unit {
        need_unit(connection, unit)?;
    }
    for (at, subject) in item.subjects.iter().enumerate() {
        super::subject::need(connection, *subject)?;
        if item.subjects[..at].contains(subject) {
            let sentence = "Một gương điển hình được nêu hai lần trong cùng tin, bài.";
            return Err(Refusal::new(Rule::Duplicate, sentence).into());
        }
    }
    for movement in &item.movements {
        if !any(connection, "SELECT 1 FROM movement WHERE id = ?1", [movement.0])? {
            return Err(missing("phong trào").into());
        }
    }
    if let Some(obligation) = item.obligation {
        let sql = "SELECT 1 FROM obligation WHERE id = ?1 AND plan = ?2";
        if !any(connection, sql, (obligation.0, item.plan.0))? {
            return Err(missing("nhiệm vụ tuyên truyền của kế hoạch này").into());
        }
    }
    if item.evidence.iter().any(|file| !is_hash(&file.sha256)) {
        let sentence = "Tệp minh chứng chưa được lưu vào thư mục dữ liệu. Hãy thêm lại tệp.";
        return Err(Refusal::new(Rule::NotFound, sentence).into());
    }
    write_item(connection, item)
}

fn write_item(connection: &Connection, item: &PublicityItem) -> Result<()> {
    execute(
        connection,
        "INSERT INTO publicity (id, plan, on_day, unit, obligation, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, on_day = excluded.on_day, unit = excluded.unit,
             obligation = excluded.obligation, body = excluded.body",
        (
            item.id.0,
            item.plan.0,
            item.on.to_string(),
            item.unit.map(|unit| unit.0),
            item.obligation.map(|one| one.0),
            body(item)?,
        ),
    )?;
    Ok(())
}

pub(super) fn remove_item(connection: &Connection, id: PublicityId) -> Result<()> {
    match execute(connection, "DELETE FROM publicity WHERE id = ?1", [id.0])? {
        0 => Err(missing("tin, bài tuyên truyền").into()),
        _ => Ok(()),
    }
}

/// Whether any item features a subject.
pub(super) fn features(connection: &Connection, subject: SubjectId) -> Result<bool> {
    any(
        connection,
        "SELECT 1 FROM publicity, json_each(publicity.body, '$.subjects') AS featured WHERE featured.value = ?1",
        [subject.0],
    )
}

/// What featured `gone` features `keep`, once.
pub(super) fn featured_as(connection: &Connection, gone: SubjectId, keep: SubjectId) -> Result<()> {
    for mut item in items_of(connection, gone)? {
        let had = item.subjects.contains(&keep);
        item.subjects.retain(|one| !had || *one != gone);
        for one in item.subjects.iter_mut().filter(|one| **one == gone) {
            *one = keep;
        }
        write_item(connection, &item)?;
    }
    Ok(())
}

/// Takes a subject and every text that may name it out of what featured it.
pub(super) fn take_out(connection: &Connection, subject: SubjectId) -> Result<()> {
    for item in items_of(connection, subject)? {
        write_item(connection, &item.without(subject))?;
    }
    Ok(())
}

pub(super) fn reports(connection: &Connection, plan: PlanId) -> Result<Vec<UnitReport>> {
    bodies(connection, "SELECT body FROM unit_report WHERE plan = ?1 ORDER BY year, span, id", [plan.0])
}

pub(super) fn save_report(connection: &Connection, report: &UnitReport) -> Result<()> {
    super::plan::need_own(connection, report.plan)?;
    need_unit(connection, report.unit)?;
    let span = super::word(&report.span)?;
    let twin = any(
        connection,
        "SELECT 1 FROM unit_report WHERE plan = ?1 AND year = ?2 AND span = ?3 AND unit = ?4 AND id <> ?5",
        (report.plan.0, report.year, &span, report.unit.0, report.id.0),
    )?;
    if twin {
        let sentence = "Đơn vị này đã có báo cáo của kỳ này. Hãy thay báo cáo đã nhận thay vì nhận thêm.";
        return Err(Refusal::new(Rule::Duplicate, sentence).into());
    }
    execute(
        connection,
        "INSERT INTO unit_report (id, plan, year, span, unit, sha256, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, year = excluded.year, span = excluded.span,
             unit = excluded.unit, sha256 = excluded.sha256, body = excluded.body",
        (
            report.id.0,
            report.plan.0,
            report.year,
            span,
            report.unit.0,
            &report.sha256,
            body(report)?,
        ),
    )?;
    Ok(())
}

pub(super) fn remove_report(connection: &Connection, id: UnitReportId) -> Result<()> {
    match execute(connection, "DELETE FROM unit_report WHERE id = ?1", [id.0])? {
        0 => Err(missing("báo cáo của đơn vị").into()),
        _ => Ok(()),
    }
}
