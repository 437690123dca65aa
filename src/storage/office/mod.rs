//! The office: one row.

use super::error::Result;
use super::rows::{body, execute, need_name, one};
use crate::domain::office::Office;
use rusqlite::Connection;

pub(super) fn set(connection: &Connection, office: &Office) -> Result<()> {
    need_name(&office.name, "Hãy nhập tên cơ quan.")?;
    need_name(&office.issuer, "Hãy nhập tên cơ quan ban hành như in trên văn bản.")?;
    need_name(&office.place, "Hãy nhập địa danh ghi trên văn bản.")?;
    execute(
        connection,
        "INSERT INTO office (id, body) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        [body(office)?],
    )?;
    Ok(())
}

pub(super) fn get(connection: &Connection) -> Result<Option<Office>> {
    one(connection, "SELECT body FROM office WHERE id = ?1", 1)
}
