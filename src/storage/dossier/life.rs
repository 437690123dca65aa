//! The dossiers of one subject with their lives, over all plans and years.

use super::super::error::Result;
use super::super::rows::{known, one};
use super::super::{dossier, round};
use super::reading::steps;
use crate::domain::dossier::{Dossier, DossierState};
use crate::domain::ids::{DossierId, SubjectId};
use crate::domain::ranking::rank;
use crate::domain::round::Board;
use crate::domain::subject::SubjectKind;
use crate::domain::timeline::{DossierLife, RoundPart};
use rusqlite::{Connection, OptionalExtension};

/// The newest year first.
pub(in super::super) fn lives(connection: &Connection, subject: SubjectId) -> Result<Vec<DossierLife>> {
    let mut statement = connection.prepare_cached(include_str!("life.sql"))?;
    let mut rows = statement.query([subject.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let dossier: Dossier =
            serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        let state: String = row.get(1)?;
        let id = dossier.id;
        out.push(DossierLife {
            dossier,
            state: known(DossierState::from_code(&state), &state)?,
            plan_name: row.get(2)?,
            unit_name: row.get(3)?,
            files: row.get(4)?,
            steps: steps(connection, id)?,
            returns: dossier::returns::of(connection, id)?,
            rounds: rounds(connection, id)?,
        });
    }
    Ok(out)
}

fn rounds(connection: &Connection, dossier: DossierId) -> Result<Vec<RoundPart>> {
    let mut out = Vec::new();
    for (id, name) in round::parts_of(connection, dossier)? {
        let closed: Option<(i64, String)> = connection
            .prepare_cached(
                "SELECT result.id, result.closed_on FROM result JOIN round ON round.id = result.round
                 WHERE result.round = ?1 AND round.state = 'closed' ORDER BY result.id DESC LIMIT 1",
            )?
            .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let mut part = RoundPart { round: id, name, closed_on: None, mean: None, place: None };
        if let Some((result, closed_on)) = closed {
            part.closed_on = Some(known(closed_on.parse().ok(), &closed_on)?);
            (part.mean, part.place) = came_to(connection, result, dossier)?;
        }
        out.push(part);
    }
    Ok(out)
}

fn came_to(
    connection: &Connection,
    result: i64,
    dossier: DossierId,
) -> Result<(Option<crate::domain::Points>, Option<u32>)> {
    let board: Option<Board> = one(connection, "SELECT board FROM result WHERE id = ?1", result)?;
    let Some(board) = board else { return Ok((None, None)) };
    let kind: Option<SubjectKind> = board.candidate(dossier).map(|candidate| candidate.kind);
    let placed =
        kind.and_then(|kind| rank(&board, kind, None).placed.into_iter().find(|it| it.dossier == dossier));
    Ok(placed.map_or((None, None), |it| (it.tally.mean, Some(it.rank))))
}
