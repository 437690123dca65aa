//! Rounds that follow each other: what the one before chose comes before the next (S16).

use super::super::error::Result;
use super::super::rows::{any, known, still_used};
use super::{board, need};
use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, RoundId};
use crate::domain::ranking;
use crate::domain::round::{Round, RoundState};
use crate::domain::{Refusal, Rule};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;

/// A round begins to follow only a closed one, and does not change over while dossiers are in it.
pub(super) fn refuse_late(connection: &Connection, round: &Round, stored: Option<&Round>) -> Result<()> {
    if stored.is_some() && any(connection, "SELECT 1 FROM candidate WHERE round = ?1", [round.id.0])? {
        return Err(still_used(
            "Đợt xét đã có hồ sơ nên không đổi được đợt trước. Hãy đưa hồ sơ ra khỏi đợt xét, rồi đổi.",
        )
        .into());
    }
    let Some(before) = round.follows.map(|id| need(connection, id)).transpose()? else { return Ok(()) };
    if before.state == RoundState::Closed {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::NotReady,
        format!("Đợt xét “{}” chưa chốt nên chưa mở được đợt tiếp theo. Hãy chốt đợt ấy trước.", before.name),
    )
    .into())
}

/// The dossiers that the round before chose; none while it is open.
pub(super) fn chosen_before(connection: &Connection, round: &Round) -> Result<HashSet<DossierId>> {
    let Some(before) = round.follows else { return Ok(HashSet::new()) };
    let board = board(connection, before)?;
    if board.round.state != RoundState::Closed {
        return Ok(HashSet::new());
    }
    Ok(ranking::chosen(&board))
}

/// A round is closed on the result of the one before as it stands: closed, with every dossier still chosen there.
pub(super) fn need_before(connection: &Connection, round: &Round) -> Result<()> {
    let Some(before) = round.follows.map(|id| need(connection, id)).transpose()? else { return Ok(()) };
    if before.state == RoundState::Open {
        return Err(Refusal::new(
            Rule::NotReady,
            format!("Đợt xét trước “{}” đang mở lại. Hãy chốt đợt ấy, rồi chốt đợt này.", before.name),
        )
        .into());
    }
    let mut statement = connection.prepare_cached("SELECT dossier FROM candidate WHERE round = ?1")?;
    let ids = statement.query_map([round.id.0], |row| Ok(DossierId(row.get(0)?)))?;
    for id in ids.collect::<rusqlite::Result<Vec<_>>>()? {
        let state = known(super::super::dossier::state(connection, id)?, "state")?;
        if !matches!(state, DossierState::Chosen | DossierState::Complete) {
            let dossier = super::super::dossier::need(connection, id)?;
            let name = super::super::subject::get(connection, dossier.subject)?.map(|it| it.name);
            return Err(Refusal::new(
                Rule::NotReady,
                format!(
                    "Hồ sơ của {} nay là “{}” theo đợt xét trước. Hãy đưa hồ sơ ấy ra khỏi đợt xét này trước khi chốt.",
                    name.unwrap_or_default(),
                    state.label()
                ),
            )
            .into());
        }
    }
    Ok(())
}

/// What a later round rests on is not opened again under it.
pub(super) fn refuse_closed_after(connection: &Connection, id: RoundId) -> Result<()> {
    let later: Option<String> = connection
        .prepare_cached("SELECT name FROM round WHERE follows = ?1 AND state = 'closed' ORDER BY id LIMIT 1")?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    match later {
        Some(name) => Err(Refusal::new(
            Rule::Locked,
            format!("Đợt xét “{name}” tiếp theo đợt này đã chốt. Hãy mở lại đợt ấy trước."),
        )
        .into()),
        None => Ok(()),
    }
}
