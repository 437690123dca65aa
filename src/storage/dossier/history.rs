//! The rounds a dossier came before, with what came of it.

use super::super::error::Result;
use super::super::rows::known;
use crate::domain::ids::{DossierId, RoundId};
use crate::domain::points::Points;
use crate::domain::ranking::rank;
use crate::domain::round::RoundState;
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

/// A round a dossier came before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoundLine {
    /// The round.
    pub round: RoundId,
    /// Its name.
    pub name: String,
    /// Day of the meeting.
    pub held_on: Option<NaiveDate>,
    /// Open or closed.
    pub state: RoundState,
    /// Rank in its kind and how many were ranked there; none while the round is open, or when it was set aside.
    pub place: Option<(u32, usize)>,
    /// Mean score; as for the rank.
    pub mean: Option<Points>,
    /// Why it was set aside; empty when it was not.
    pub aside: String,
}

/// The rounds of `dossier`, the earliest first. A closed round is ranked again from what was stored with it.
pub(in super::super) fn of_dossier(connection: &Connection, dossier: DossierId) -> Result<Vec<RoundLine>> {
    let mut statement = connection.prepare_cached(
        "SELECT round.id, round.name, round.state, round.held_on FROM candidate
         JOIN round ON round.id = candidate.round
         WHERE candidate.dossier = ?1 ORDER BY round.held_on, round.id",
    )?;
    let mut rows = statement.query([dossier.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let (state, held): (String, Option<String>) = (row.get(2)?, row.get(3)?);
        let mut line = RoundLine {
            round: RoundId(row.get(0)?),
            name: row.get(1)?,
            held_on: held.and_then(|day| day.parse().ok()),
            state: match state.as_str() {
                "closed" => RoundState::Closed,
                _ => known((state == "open").then_some(RoundState::Open), &state)?,
            },
            place: None,
            mean: None,
            aside: String::new(),
        };
        if line.state == RoundState::Closed {
            result(connection, dossier, &mut line)?;
        }
        out.push(line);
    }
    Ok(out)
}

fn result(connection: &Connection, dossier: DossierId, line: &mut RoundLine) -> Result<()> {
    let board = super::super::round::board(connection, line.round)?;
    let Some(candidate) = board.candidates.iter().find(|it| it.dossier == dossier) else { return Ok(()) };
    let ranking = rank(&board, candidate.kind, None);
    if let Some(placed) = ranking.placed.iter().find(|it| it.dossier == dossier) {
        line.place = Some((placed.rank, ranking.placed.len()));
        line.mean = placed.tally.mean;
    } else if let Some(aside) = ranking.unranked.iter().find(|it| it.dossier == dossier) {
        line.aside.clone_from(&aside.reason);
    }
    Ok(())
}
