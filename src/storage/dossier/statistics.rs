//! What statistics count of every dossier, in one reading.

use super::super::error::Result;
use super::super::rows::known;
use crate::domain::dossier::{DossierState, Priority};
use crate::domain::ids::{DossierId, MovementId, PlanId, UnitId};
use crate::domain::statistics::Record;
use crate::domain::subject::{Sex, SubjectKind};
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Deserialize;

/// What of a stored dossier is counted; its long texts are passed over.
#[derive(Deserialize)]
struct Facts {
    plan: i64,
    year: i32,
    unit: i64,
    #[serde(default)]
    received: Option<NaiveDate>,
    #[serde(default)]
    field: String,
    #[serde(default)]
    movements: Vec<MovementId>,
    #[serde(default)]
    priorities: Vec<Priority>,
    #[serde(default)]
    proposed: String,
}

#[derive(Deserialize)]
struct Subject {
    name: String,
    detail: Detail,
}

/// Other kinds have none of these.
#[derive(Deserialize)]
struct Detail {
    #[serde(default)]
    sex: Option<Sex>,
    #[serde(default)]
    ethnicity: String,
}

/// The records of all dossiers, newest year first, then by name.
pub(in super::super) fn records(connection: &Connection) -> Result<Vec<Record>> {
    let mut statement = connection.prepare_cached(
        "SELECT dossier.id, dossier.state, subject.kind, dossier.body, subject.body
         FROM dossier JOIN subject ON subject.id = dossier.subject
         ORDER BY dossier.year DESC, subject.sort_key, dossier.id",
    )?;
    let mut rows = statement.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        let (state, kind) = (text(1)?, text(2)?);
        let facts: Facts = serde_json::from_str(text(3)?)?;
        let subject: Subject = serde_json::from_str(text(4)?)?;
        out.push(Record {
            id: DossierId(row.get(0)?),
            name: subject.name,
            plan: PlanId(facts.plan),
            year: facts.year,
            unit: UnitId(facts.unit),
            received: facts.received,
            kind: known(SubjectKind::from_code(kind), kind)?,
            state: known(DossierState::from_code(state), state)?,
            field: facts.field,
            movements: facts.movements,
            priorities: facts.priorities,
            proposed: facts.proposed,
            sex: subject.detail.sex,
            ethnicity: subject.detail.ethnicity,
        });
    }
    Ok(out)
}
