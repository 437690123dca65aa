//! What must hold after a deed was taken back: putting rows back asks none of the rules that a deed asks.

use super::super::capture::RowChange;
use super::super::error::Result;
use super::council;
use crate::domain::ids::RoundId;
use crate::domain::{Refusal, Rule};
use rusqlite::Connection;
use std::collections::BTreeSet;

const RECUSED: &str = include_str!("figures_of_recused.sql");
const CONFLICT: &str = include_str!("conflict_not_recused.sql");

/// Refuses what would bring figures to somebody who may not score, or let a confirmed conflict score again (M7).
pub(in super::super) fn refuse_reverted(connection: &Connection, rows: &[RowChange]) -> Result<()> {
    let council = ["score", "sheet", "conflict", "confirmation", "sheet_check", "member", "meeting"];
    if !rows.iter().any(|row| council.contains(&row.table.as_str())) {
        return Ok(());
    }
    let open: Vec<i64> = {
        let mut statement = connection.prepare_cached("SELECT id FROM round WHERE state = 'open'")?;
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
    };
    let touched = touched(rows, &open);
    for round in touched {
        let name = |sql: &str| -> Result<Option<String>> {
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([round])?;
            Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
        };
        if let Some(name) = name(RECUSED)? {
            return refuse(&format!("{name} đã được ghi không chấm hồ sơ này"));
        }
        if let Some(name) = name(CONFLICT)? {
            return refuse(&format!("{name} đã được xác nhận có xung đột lợi ích với hồ sơ này"));
        }
        for member in council::members(connection, RoundId(round))? {
            let barred = !member.votes || !member.present;
            if barred && super::any(connection, "SELECT 1 FROM score WHERE member = ?1", [member.id.0])? {
                let why = if member.votes { "vắng mặt" } else { "không có quyền chấm" };
                return refuse(&format!("{} {why} nên không có điểm chấm", member.name));
            }
        }
    }
    Ok(())
}

fn refuse(why: &str) -> Result<()> {
    let sentence = format!("Không hoàn tác được: {why}. Không có gì bị thay đổi.");
    Err(Refusal::new(Rule::MayNotScore, sentence).into())
}

/// The open rounds that the rows belong to.
fn touched(rows: &[RowChange], open: &[i64]) -> BTreeSet<i64> {
    let mut out = BTreeSet::new();
    for row in rows {
        let values = [&row.old, &row.new];
        let named = values.into_iter().flatten().find_map(|it| it.get("round")?.parse::<i64>().ok());
        match named {
            Some(round) => {
                out.insert(round);
            }
            // An update notes only what differs, and the row may be gone again: every open round is looked at.
            None => out.extend(open),
        }
    }
    out.retain(|round| open.contains(round));
    out
}
