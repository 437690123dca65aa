//! Reading the board of a round: live while it is open, as stored once it is closed.

use super::super::error::Result;
use super::super::rows::{bodies, known, missing};
use crate::domain::ids::{CriterionId, DossierId, MemberId, RoundId};
use crate::domain::points::Points;
use crate::domain::round::{Board, Candidate, RoundState, Score, Sheet, Standing};
use rusqlite::{Connection, OptionalExtension};

/// Everything the result of a round is computed from.
pub(in super::super) fn board(connection: &Connection, id: RoundId) -> Result<Board> {
    let round = super::need(connection, id)?;
    if round.state == RoundState::Closed {
        let stored: Option<String> = connection
            .prepare_cached("SELECT board FROM result WHERE round = ?1 ORDER BY id DESC LIMIT 1")?
            .query_row([id.0], |row| row.get(0))
            .optional()?;
        if let Some(stored) = stored {
            return Ok(serde_json::from_str(&stored)?);
        }
    }
    Ok(Board {
        members: bodies(
            connection,
            "SELECT body FROM member WHERE round = ?1 ORDER BY position, id",
            [id.0],
        )?,
        sets: super::super::criteria::of_plan(connection, round.plan)?,
        candidates: candidates(connection, id, round.settings.women_share)?,
        sheets: sheets(connection, id)?,
        scores: scores(connection, id)?,
        decisions: bodies(connection, "SELECT body FROM decision WHERE round = ?1 ORDER BY id", [id.0])?,
        votes: bodies(connection, "SELECT body FROM vote WHERE round = ?1 ORDER BY dossier", [id.0])?,
        round,
    })
}

fn candidates(connection: &Connection, round: RoundId, women_share: u32) -> Result<Vec<Candidate>> {
    let mut statement = connection.prepare_cached(include_str!("candidates.sql"))?;
    let ids: Vec<DossierId> =
        statement.query_map([round.0], |row| Ok(DossierId(row.get(0)?)))?.collect::<rusqlite::Result<_>>()?;
    ids.into_iter()
        .map(|id| {
            let dossier = super::super::dossier::need(connection, id)?;
            let subject = super::super::subject::get(connection, dossier.subject)?
                .ok_or_else(|| missing("đối tượng của hồ sơ"))?;
            let unit = super::super::unit::get(connection, dossier.unit)?.ok_or_else(|| missing("đơn vị"))?;
            Ok(Candidate {
                dossier: id,
                kind: subject.kind(),
                women: subject.counts_as_women(women_share),
                name: subject.name,
                unit: unit.id,
                unit_name: unit.name,
                cluster: unit.cluster,
                priorities: dossier.priorities.len() as u32,
                gates: super::super::dossier::gates(connection, id)?,
            })
        })
        .collect()
}

fn sheets(connection: &Connection, round: RoundId) -> Result<Vec<Sheet>> {
    let mut statement = connection.prepare_cached(
        "SELECT dossier, member, standing, reason FROM sheet WHERE round = ?1 ORDER BY dossier, member",
    )?;
    let mut rows = statement.query([round.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let code: String = row.get(2)?;
        out.push(Sheet {
            dossier: DossierId(row.get(0)?),
            member: MemberId(row.get(1)?),
            standing: known(Standing::from_code(&code), &code)?,
            reason: row.get(3)?,
        });
    }
    Ok(out)
}

fn scores(connection: &Connection, round: RoundId) -> Result<Vec<Score>> {
    let mut statement = connection.prepare_cached(
        "SELECT dossier, member, criterion, hundredths FROM score WHERE round = ?1
         ORDER BY dossier, member, criterion",
    )?;
    let rows = statement.query_map([round.0], |row| {
        Ok(Score {
            dossier: DossierId(row.get(0)?),
            member: MemberId(row.get(1)?),
            criterion: CriterionId(row.get(2)?),
            points: Points::hundredths(row.get(3)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
