//! Subjects: people, collectives, households, models.

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
    if let Some(before) = get(connection, subject.id)?
        && before.kind() != subject.kind()
        && any(connection, "SELECT 1 FROM dossier WHERE subject = ?1", [subject.id.0])?
    {
        return Err(Refusal::new(
            Rule::WrongKind,
            "Đối tượng đã có hồ sơ nên không đổi loại được. Hãy thêm đối tượng mới.",
        )
        .into());
    }
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
            body(subject)?,
        ),
    )?;
    Ok(())
}

pub(super) fn remove(connection: &Connection, id: SubjectId) -> Result<()> {
    let subject = get(connection, id)?.ok_or_else(|| missing("đối tượng"))?;
    if any(connection, "SELECT 1 FROM dossier WHERE subject = ?1", [id.0])? {
        return Err(still_used(&format!("“{}” còn hồ sơ nên chưa xóa được.", subject.name)).into());
    }
    execute(connection, "DELETE FROM subject WHERE id = ?1", [id.0])?;
    Ok(())
}

pub(super) fn get(connection: &Connection, id: SubjectId) -> Result<Option<Subject>> {
    one(connection, "SELECT body FROM subject WHERE id = ?1", id.0)
}

/// Subjects of `kind` whose folded name begins with or equals what was typed, at most `most`: shown while a name
/// is being typed, so that nobody is entered twice.
pub(super) fn similar(
    connection: &Connection,
    kind: SubjectKind,
    name: &str,
    most: u32,
) -> Result<Vec<Subject>> {
    let folded = fold(name);
    if folded.is_empty() {
        return Ok(Vec::new());
    }
    bodies(
        connection,
        "SELECT body FROM subject WHERE folded >= ?1 AND folded < ?1 || char(1114111) AND kind = ?2
         ORDER BY folded, id LIMIT ?3",
        (folded, kind.code(), most),
    )
}
