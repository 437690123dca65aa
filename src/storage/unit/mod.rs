//! Units.

use super::error::Result;
use super::rows::{any, bodies, body, execute, missing, need_name, one, still_used};
use crate::domain::ids::UnitId;
use crate::domain::unit::Unit;
use crate::domain::{Refusal, Rule};
use crate::text::fold;
use rusqlite::Connection;

pub(super) fn save(connection: &Connection, unit: &Unit) -> Result<()> {
    need_name(&unit.name, "Hãy nhập tên đơn vị.")?;
    if let (Some(from), Some(to)) = (unit.valid_from, unit.valid_to)
        && to < from
    {
        return Err(Refusal::new(Rule::PeriodWrong, "Ngày kết thúc của đơn vị sớm hơn ngày bắt đầu.").into());
    }
    for (other, what) in [(unit.parent, "đơn vị cấp trên"), (unit.successor, "đơn vị kế thừa")]
    {
        if let Some(other) = other
            && (other == unit.id || get(connection, other)?.is_none())
        {
            return Err(missing(what).into());
        }
    }
    for old in &unit.old_parents {
        if old.parent == unit.id || get(connection, old.parent)?.is_none() {
            return Err(missing("đơn vị cấp trên trước đây").into());
        }
    }
    for old in &unit.old_names {
        need_name(&old.name, "Hãy nhập tên cũ của đơn vị, hoặc bỏ dòng tên cũ còn trống.")?;
    }
    refuse_circle(connection, unit)?;
    execute(
        connection,
        include_str!("save.sql"),
        (
            unit.id.0,
            unit.parent.map(|id| id.0),
            unit.successor.map(|id| id.0),
            super::word(&unit.kind)?,
            &unit.name,
            fold(&unit.name),
            unit.order,
            body(unit)?,
        ),
    )?;
    Ok(())
}

fn refuse_circle(connection: &Connection, unit: &Unit) -> Result<()> {
    let inside = any(connection, include_str!("circle.sql"), (unit.id.0, unit.parent.map(|id| id.0)))?;
    if inside {
        return Err(Refusal::new(
            Rule::Circular,
            format!("“{}” không thể nằm dưới chính đơn vị trực thuộc của mình.", unit.name),
        )
        .into());
    }
    let takes_over_itself =
        any(connection, include_str!("heirs.sql"), (unit.id.0, unit.successor.map(|id| id.0)))?;
    if takes_over_itself {
        return Err(Refusal::new(
            Rule::Circular,
            format!(
                "“{}” không thể có đơn vị kế thừa là đơn vị mà chính nó đã kế thừa. Hãy chọn đơn vị còn hoạt động sau cùng.",
                unit.name
            ),
        )
        .into());
    }
    Ok(())
}

pub(super) fn remove(connection: &Connection, id: UnitId) -> Result<()> {
    let unit = get(connection, id)?.ok_or_else(|| missing("đơn vị"))?;
    if any(connection, include_str!("used.sql"), [id.0])? {
        let sentence = format!(
            "“{}” còn đơn vị trực thuộc, hồ sơ, đối tượng, chỉ tiêu hoặc thành viên Hội đồng nên chưa xóa được. Nếu đơn vị đã sáp nhập, hãy ghi ngày kết thúc và đơn vị kế thừa.",
            unit.name
        );
        return Err(still_used(&sentence).into());
    }
    execute(connection, "DELETE FROM unit WHERE id = ?1", [id.0])?;
    Ok(())
}

pub(super) fn get(connection: &Connection, id: UnitId) -> Result<Option<Unit>> {
    one(connection, "SELECT body FROM unit WHERE id = ?1", id.0)
}

pub(super) fn all(connection: &Connection) -> Result<Vec<Unit>> {
    bodies(connection, "SELECT body FROM unit ORDER BY position, id", [])
}
