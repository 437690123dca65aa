//! Subjects: people, collectives, households, models.

mod anonymous;
mod book;
mod merge;
mod row;
mod words;

pub(super) use anonymous::run as anonymise;
pub(super) use book::Book;
pub(super) use merge::{models_of, run as merge};
pub(super) use row::rows;
pub use row::{AwardLine, SubjectRow};
pub(super) use words::of as words;

use super::error::Result;
use super::rows::{any, bodies, body, execute, missing, need_name, one, still_used};
use crate::domain::ids::SubjectId;
use crate::domain::subject::{Detail, Subject, SubjectKind};
use crate::domain::{Refusal, Rule};
use crate::text::{fold, name_key, text_key};
use rusqlite::Connection;

pub(super) fn save(connection: &Connection, subject: &Subject) -> Result<()> {
    need_name(&subject.name, "Hãy nhập tên cá nhân, tập thể, hộ gia đình hoặc mô hình.")?;
    if let Some(unit) = subject.unit
        && super::unit::get(connection, unit)?.is_none()
    {
        return Err(missing("đơn vị").into());
    }
    if let Detail::Collective(it) = &subject.detail {
        let members = it.members.unwrap_or(u32::MAX);
        if it.women.unwrap_or(0) > members || it.party_members.unwrap_or(0) > members {
            return Err(Refusal::new(
                Rule::OutOfRange,
                "Số nữ hoặc số đảng viên lớn hơn tổng số thành viên của tập thể.",
            )
            .into());
        }
    }
    if let Some(before) = get(connection, subject.id)? {
        if before.kind() != subject.kind()
            && any(connection, "SELECT 1 FROM dossier WHERE subject = ?1", [subject.id.0])?
        {
            return Err(Refusal::new(
                Rule::WrongKind,
                "Đối tượng đã có hồ sơ nên không đổi loại được. Hãy thêm đối tượng mới.",
            )
            .into());
        }
        if before.anonymised.is_some() {
            let sentence = "Đối tượng này đã được ẩn danh nên không sửa được. Hãy thêm đối tượng mới.";
            return Err(Refusal::new(Rule::Locked, sentence).into());
        }
        super::dossier::allow_subject(connection, &before, subject)?;
    }
    if subject.anonymised.is_some() {
        let sentence = "Chỉ việc “Ẩn danh” mới ghi được một đối tượng là đã ẩn danh.";
        return Err(Refusal::new(Rule::Locked, sentence).into());
    }
    if let Detail::Model(it) = &subject.detail {
        for owner in &it.owned_by {
            if *owner == subject.id {
                let sentence = "Mô hình không thể là chủ thể của chính nó.";
                return Err(Refusal::new(Rule::Circular, sentence).into());
            }
            need(connection, *owner)?;
        }
    }
    write(connection, subject)
}

/// Writes a subject that was checked.
fn write(connection: &Connection, subject: &Subject) -> Result<()> {
    // Households are looked up by the person who stands for them, so they sort as people do.
    let sort_key = match subject.kind() {
        SubjectKind::Person | SubjectKind::Household => name_key(&subject.name),
        SubjectKind::Collective | SubjectKind::Model => text_key(&subject.name),
    };
    execute(
        connection,
        include_str!("save.sql"),
        (
            subject.id.0,
            subject.kind().code(),
            &subject.name,
            fold(&subject.name),
            sort_key,
            subject.unit.map(|id| id.0),
            words(subject),
            body(subject)?,
        ),
    )?;
    Ok(())
}

pub(super) fn need(connection: &Connection, id: SubjectId) -> Result<Subject> {
    Ok(get(connection, id)?.ok_or_else(|| missing("đối tượng"))?)
}

/// Says of two subjects that they are not the same, or forgets it.
pub(super) fn not_same(connection: &Connection, a: SubjectId, b: SubjectId, remembered: bool) -> Result<()> {
    if a == b {
        return Err(Refusal::new(Rule::Circular, "Hãy chọn hai đối tượng khác nhau.").into());
    }
    need(connection, a)?;
    need(connection, b)?;
    let pair = (a.0.min(b.0), a.0.max(b.0));
    let sql = if remembered {
        "INSERT INTO not_same (a, b) VALUES (?1, ?2) ON CONFLICT (a, b) DO NOTHING"
    } else {
        "DELETE FROM not_same WHERE a = ?1 AND b = ?2"
    };
    execute(connection, sql, pair)?;
    Ok(())
}

/// The pairs of which that was said, the smaller identifier first.
pub(super) fn pairs_apart(connection: &Connection) -> Result<Vec<(SubjectId, SubjectId)>> {
    let mut statement = connection.prepare_cached("SELECT a, b FROM not_same ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((SubjectId(row.get(0)?), SubjectId(row.get(1)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every subject, in name order.
pub(super) fn all(connection: &Connection) -> Result<Vec<Subject>> {
    bodies(connection, "SELECT body FROM subject ORDER BY sort_key, id", [])
}

pub(super) fn remove(connection: &Connection, id: SubjectId) -> Result<()> {
    let subject = need(connection, id)?;
    if any(connection, "SELECT 1 FROM dossier WHERE subject = ?1", [id.0])? {
        return Err(still_used(&format!("“{}” còn hồ sơ nên chưa xóa được.", subject.name)).into());
    }
    if super::follow::features(connection, id)? {
        let sentence =
            format!("“{}” còn được nêu trong tin, bài tuyên truyền nên chưa xóa được.", subject.name);
        return Err(still_used(&sentence).into());
    }
    execute(connection, "DELETE FROM not_same WHERE a = ?1 OR b = ?1", [id.0])?;
    execute(connection, "DELETE FROM subject WHERE id = ?1", [id.0])?;
    Ok(())
}

pub(super) fn get(connection: &Connection, id: SubjectId) -> Result<Option<Subject>> {
    one(connection, "SELECT body FROM subject WHERE id = ?1", id.0)
}
