//! Dossiers come before the council, and leave it again.

use super::super::error::Result;
use super::super::rows::{any, execute, known, missing, still_used};
use super::need_open;
use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, RoundId};
use crate::domain::{Refusal, Rule};
use rusqlite::Connection;

pub(in super::super) fn enter_dossiers(
    connection: &Connection,
    round: RoundId,
    dossiers: &[DossierId],
) -> Result<()> {
    let round = need_open(connection, round)?;
    for id in dossiers {
        let dossier = super::super::dossier::need(connection, *id)?;
        let subject =
            super::super::subject::get(connection, dossier.subject)?.ok_or_else(|| missing("đối tượng"))?;
        if dossier.plan != round.plan {
            return Err(Refusal::new(
                Rule::NotReady,
                format!("Hồ sơ của {} thuộc kế hoạch khác nên không vào đợt xét này được.", subject.name),
            )
            .into());
        }
        let state = known(super::super::dossier::state(connection, *id)?, "state")?;
        // A round that follows another takes what that one chose (S16).
        let carried = state == DossierState::Chosen
            && match round.follows {
                Some(before) => any(
                    connection,
                    "SELECT 1 FROM candidate WHERE round = ?1 AND dossier = ?2",
                    (before.0, id.0),
                )?,
                None => false,
            };
        if state != DossierState::Complete && !carried {
            return Err(Refusal::new(
                Rule::NotReady,
                format!(
                    "Hồ sơ của {} đang ở bước “{}”. Chỉ hồ sơ “{}” mới được đưa ra Hội đồng.",
                    subject.name,
                    state.label(),
                    DossierState::Complete.label()
                ),
            )
            .into());
        }
        let elsewhere = any(connection, include_str!("in_other_open_round.sql"), (id.0, round.id.0))?;
        if elsewhere {
            return Err(Refusal::new(
                Rule::Duplicate,
                format!("Hồ sơ của {} đang nằm trong một đợt xét khác chưa chốt.", subject.name),
            )
            .into());
        }
        execute(
            connection,
            "INSERT INTO candidate (round, dossier) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            (round.id.0, id.0),
        )?;
    }
    Ok(())
}

pub(in super::super) fn leave(connection: &Connection, round: RoundId, dossier: DossierId) -> Result<()> {
    need_open(connection, round)?;
    let scored =
        any(connection, "SELECT 1 FROM score WHERE round = ?1 AND dossier = ?2", (round.0, dossier.0))?;
    if scored {
        return Err(still_used("Hồ sơ đã có điểm chấm trong đợt xét này nên không đưa ra được.").into());
    }
    for sql in [
        "DELETE FROM sheet WHERE round = ?1 AND dossier = ?2",
        "DELETE FROM vote WHERE round = ?1 AND dossier = ?2",
        "DELETE FROM confirmation WHERE round = ?1 AND dossier = ?2",
        "DELETE FROM sheet_check WHERE round = ?1 AND dossier = ?2",
        "DELETE FROM conflict WHERE round = ?1 AND dossier = ?2",
    ] {
        execute(connection, sql, (round.0, dossier.0))?;
    }
    if execute(connection, "DELETE FROM candidate WHERE round = ?1 AND dossier = ?2", (round.0, dossier.0))?
        == 0
    {
        return Err(missing("hồ sơ trong đợt xét").into());
    }
    Ok(())
}
