//! Files of one member's scores (M11).

use super::super::error::Result;
use super::super::rows::{any, bodies, body, execute, missing};
use super::scoring::{Figure, enter_score};
use super::{council, need_open};
use crate::domain::ids::RoundId;
use crate::domain::round::{FileCell, SheetFile};
use crate::domain::{Refusal, Rule};
use rusqlite::Connection;

/// The files taken in for a round.
pub(super) fn files(connection: &Connection, round: RoundId) -> Result<Vec<SheetFile>> {
    bodies(connection, "SELECT body FROM sheet_file WHERE round = ?1 ORDER BY id", [round.0])
}

pub(in super::super) fn take_file(
    connection: &Connection,
    file: &SheetFile,
    cells: &[FileCell],
) -> Result<()> {
    let round = need_open(connection, file.round)?;
    match council::member(connection, file.member)? {
        Some(member) if member.round == round.id => {}
        _ => return Err(missing("thành viên Hội đồng của phiếu chấm này").into()),
    }
    let known = any(
        connection,
        "SELECT 1 FROM sheet_file WHERE round = ?1 AND member = ?2 AND sha256 = ?3",
        (round.id.0, file.member.0, &file.sha256),
    )?;
    if known {
        return Err(Refusal::new(
            Rule::Duplicate,
            format!("Phiếu chấm “{}” đã được nhận rồi. Không có gì bị thay đổi.", file.name),
        )
        .into());
    }
    execute(
        connection,
        "INSERT INTO sheet_file (id, round, member, sha256, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        (file.id.0, round.id.0, file.member.0, &file.sha256, body(file)?),
    )?;
    for cell in cells {
        let figure =
            Figure { points: cell.points, input: cell.input, reason: &cell.reason, file: Some(file.id) };
        enter_score(connection, round.id, cell.dossier, file.member, cell.criterion, &figure)?;
    }
    Ok(())
}
