//! Movements, campaigns and occasions.

use super::error::Result;
use super::rows::{any, bodies, body, execute, missing, need_name, still_used};
use crate::domain::ids::MovementId;
use crate::domain::movement::Movement;
use crate::domain::{Refusal, Rule};
use crate::text::fold;
use rusqlite::Connection;

pub(super) fn save(connection: &Connection, movement: &Movement) -> Result<()> {
    need_name(&movement.name, "Hãy nhập tên phong trào hoặc cuộc vận động.")?;
    if let (Some(from), Some(to)) = (movement.from, movement.to)
        && to < from
    {
        return Err(Refusal::new(Rule::PeriodWrong, "Ngày kết thúc sớm hơn ngày bắt đầu.").into());
    }
    execute(
        connection,
        "INSERT INTO movement (id, name, folded, body) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, body = excluded.body",
        (movement.id.0, &movement.name, fold(&movement.name), body(movement)?),
    )?;
    Ok(())
}

pub(super) fn remove(connection: &Connection, id: MovementId) -> Result<()> {
    let used = any(connection, include_str!("used.sql"), [id.0])?;
    if used {
        return Err(
            still_used("Phong trào này đang được hồ sơ hoặc kế hoạch nhắc đến nên chưa xóa được.").into()
        );
    }
    if execute(connection, "DELETE FROM movement WHERE id = ?1", [id.0])? == 0 {
        return Err(missing("phong trào").into());
    }
    Ok(())
}

/// Whether all of `ids` exist.
pub(super) fn check(connection: &Connection, ids: &[MovementId]) -> Result<()> {
    for id in ids {
        if !any(connection, "SELECT 1 FROM movement WHERE id = ?1", [id.0])? {
            return Err(missing("phong trào").into());
        }
    }
    Ok(())
}

pub(super) fn all(connection: &Connection) -> Result<Vec<Movement>> {
    bodies(connection, "SELECT body FROM movement ORDER BY id", [])
}
