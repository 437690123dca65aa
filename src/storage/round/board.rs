//! Reading the board of a round: live while it is open, as stored once it is closed.

use super::super::error::Result;
use super::super::rows::{bodies, known, missing};
use super::{council, excess, files, stages};
use crate::domain::ids::{CriterionId, DossierId, MemberId, RoundId, SheetFileId};
use crate::domain::points::Points;
use crate::domain::ranking::rank;
use crate::domain::round::{Board, Candidate, Round, RoundState, Score, Sheet, Standing};
use crate::domain::subject::SubjectKind;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

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
        members: council::members(connection, id)?,
        sets: super::super::criteria::of_plan(connection, round.plan)?,
        candidates: candidates(connection, &round)?,
        sheets: sheets(connection, id)?,
        scores: scores(connection, id)?,
        decisions: bodies(connection, "SELECT body FROM decision WHERE round = ?1 ORDER BY id", [id.0])?,
        votes: bodies(connection, "SELECT body FROM vote WHERE round = ?1 ORDER BY dossier", [id.0])?,
        stages: stages::of_round(connection, id)?,
        confirmations: stages::confirmations(connection, id)?,
        checks: stages::checks(connection, id)?,
        files: files::files(connection, id)?,
        meetings: council::meetings(connection, id)?,
        conflicts: council::conflicts(connection, id)?,
        excuses: excess::excuses(connection, id)?,
        round,
    })
}

/// The results of the round that `round` follows, as they were closed.
fn earlier(connection: &Connection, round: &Round) -> Result<HashMap<DossierId, Points>> {
    let Some(before) = round.follows else { return Ok(HashMap::new()) };
    let board = board(connection, before)?;
    if board.round.state != RoundState::Closed {
        return Ok(HashMap::new());
    }
    let rankings = SubjectKind::ALL.into_iter().map(|kind| rank(&board, kind, None));
    let placed = rankings.flat_map(|ranking| ranking.placed);
    Ok(placed.filter_map(|it| Some((it.dossier, it.points?))).collect())
}

fn candidates(connection: &Connection, round: &Round) -> Result<Vec<Candidate>> {
    let earlier = earlier(connection, round)?;
    let mut statement = connection.prepare_cached(include_str!("candidates.sql"))?;
    let ids: Vec<DossierId> = statement
        .query_map([round.id.0], |row| Ok(DossierId(row.get(0)?)))?
        .collect::<rusqlite::Result<_>>()?;
    ids.into_iter()
        .map(|id| {
            let dossier = super::super::dossier::need(connection, id)?;
            let subject = super::super::subject::get(connection, dossier.subject)?
                .ok_or_else(|| missing("đối tượng của hồ sơ"))?;
            let unit = super::super::unit::get(connection, dossier.unit)?.ok_or_else(|| missing("đơn vị"))?;
            Ok(Candidate {
                dossier: id,
                kind: subject.kind(),
                women: subject.counts_as_women(round.settings.women_share),
                women_percent: subject.women_percent(),
                people: subject.people(),
                earlier: earlier.get(&id).copied(),
                field: dossier.field,
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
        "SELECT dossier, member, criterion, hundredths, input, reason, copied, file FROM score WHERE round = ?1
         ORDER BY dossier, member, criterion",
    )?;
    let mut rows = statement.query([round.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let input: Option<String> = row.get(4)?;
        out.push(Score {
            dossier: DossierId(row.get(0)?),
            member: MemberId(row.get(1)?),
            criterion: CriterionId(row.get(2)?),
            points: Points::hundredths(row.get(3)?),
            input: input.map(|text| serde_json::from_str(&text)).transpose()?,
            reason: row.get(5)?,
            copied: row.get(6)?,
            file: row.get::<_, Option<i64>>(7)?.map(SheetFileId),
        });
    }
    Ok(out)
}
