//! Closing stores the whole board and gives every dossier its step; reopening keeps what was stored.

use super::super::error::Result;
use super::super::rows::{body, execute, known, need_name};
use super::{board, follow, need, need_open};
use crate::domain::closing::outlook;
use crate::domain::dossier::DossierState;
use crate::domain::ids::RoundId;
use crate::domain::ranking::{Aside, Cut, rank};
use crate::domain::round::{Board, RoundState};
use crate::domain::subject::SubjectKind;
use crate::domain::{Refusal, Rule};
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(in super::super) fn close(connection: &Connection, id: RoundId, on: NaiveDate, by: &str) -> Result<()> {
    let round = need_open(connection, id)?;
    need_name(by, "Hãy ghi người chốt đợt xét.")?;
    follow::need_before(connection, &round)?;
    let mut board = board(connection, id)?;
    if let Some(obstacle) = outlook(&board).blocker() {
        return Err(Refusal::new(obstacle.rule, obstacle.sentence.clone()).into());
    }
    let rankings: Vec<_> = SubjectKind::ALL.into_iter().map(|kind| rank(&board, kind, None)).collect();
    board.round.state = RoundState::Closed;
    execute(
        connection,
        "INSERT INTO result (round, closed_on, closed_by, board) VALUES (?1, ?2, ?3, ?4)",
        (id.0, on.to_string(), by.trim(), body(&board)?),
    )?;
    execute(connection, "UPDATE round SET state = 'closed' WHERE id = ?1", [id.0])?;
    for ranking in &rankings {
        for placed in &ranking.placed {
            let (state, reason) = match placed.cut {
                Cut::Inside | Cut::NoLine => {
                    (DossierState::Chosen, format!("Xếp thứ {} trong {}", placed.rank, round.name))
                }
                Cut::Below | Cut::Undecided => (
                    DossierState::NotChosen,
                    format!("Dưới vạch cắt, xếp thứ {} trong {}", placed.rank, round.name),
                ),
            };
            super::super::dossier::write_step(connection, placed.dossier, state, on, by, &reason)?;
        }
        for aside in &ranking.unranked {
            let state = match aside.why {
                Aside::Gate => DossierState::NotEligible,
                Aside::Waiting | Aside::Votes => DossierState::NotChosen,
            };
            super::super::dossier::write_step(connection, aside.dossier, state, on, by, &aside.reason)?;
        }
    }
    Ok(())
}

pub(in super::super) fn reopen(
    connection: &Connection,
    id: RoundId,
    on: NaiveDate,
    by: &str,
    reason: &str,
) -> Result<()> {
    let round = need(connection, id)?;
    need_name(by, "Hãy ghi người mở lại đợt xét.")?;
    if reason.trim().is_empty() {
        return Err(Refusal::new(Rule::ReasonMissing, "Hãy nêu lý do mở lại đợt xét.").into());
    }
    if round.state == RoundState::Open {
        return Err(Refusal::new(Rule::Locked, format!("Đợt xét “{}” đang mở.", round.name)).into());
    }
    follow::refuse_closed_after(connection, id)?;
    let carried = follow::chosen_before(connection, &round)?;
    let reopened = Reopened { on, by: by.trim().to_owned(), reason: reason.trim().to_owned() };
    execute(
        connection,
        "UPDATE result SET reopened = ?2 WHERE id = (SELECT MAX(id) FROM result WHERE round = ?1)",
        (id.0, body(&reopened)?),
    )?;
    execute(connection, "UPDATE round SET state = 'open' WHERE id = ?1", [id.0])?;
    let board = board(connection, id)?;
    for candidate in &board.candidates {
        let reason = format!("Mở lại {}: {}", round.name, reason.trim());
        // What the round before chose stands, whatever this one makes of it.
        let state =
            if carried.contains(&candidate.dossier) { DossierState::Chosen } else { DossierState::Complete };
        super::super::dossier::write_step(connection, candidate.dossier, state, on, by, &reason)?;
    }
    Ok(())
}

/// When, by whom and why a closing was opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopened {
    /// Day.
    pub on: NaiveDate,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// One closing of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Closing {
    /// Which time, from 1.
    pub number: u32,
    /// Day.
    pub on: NaiveDate,
    /// Who.
    pub by: String,
    /// How it was opened again; none while it stands, or where that was not kept yet.
    pub reopened: Option<Reopened>,
    /// Everything that stood then.
    pub board: Board,
}

pub(in super::super) fn closings(connection: &Connection, round: RoundId) -> Result<Vec<Closing>> {
    let mut statement = connection.prepare_cached(
        "SELECT closed_on, closed_by, board, reopened FROM result WHERE round = ?1 ORDER BY id",
    )?;
    let mut rows = statement.query([round.0])?;
    let mut out: Vec<Closing> = Vec::new();
    while let Some(row) = rows.next()? {
        let (day, board): (String, String) = (row.get(0)?, row.get(2)?);
        let reopened: Option<String> = row.get(3)?;
        out.push(Closing {
            number: out.len() as u32 + 1,
            on: known(day.parse().ok(), &day)?,
            by: row.get(1)?,
            reopened: reopened.map(|it| serde_json::from_str(&it)).transpose()?,
            board: serde_json::from_str(&board)?,
        });
    }
    Ok(out)
}
