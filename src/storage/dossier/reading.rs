//! Reading dossiers: rows for lists by identifier, the whole file for one.

use super::super::error::Result;
use super::super::rows::{bodies, known, missing};
use super::super::search::SearchIndex;
use crate::domain::attachment::Attachment;
use crate::domain::award::PastDossier;
use crate::domain::correction::DossierReturn;
use crate::domain::dossier::{AnsweredGate, Dossier, DossierState, GateAnswer, Step};
use crate::domain::ids::{CriterionId, DossierId, PlanId, SubjectId, UnitId};
use crate::domain::listing::DossierRow;
use crate::domain::progress::Submission;
use crate::domain::subject::{Detail, Subject, SubjectKind};
use rusqlite::Connection;
use serde::Serialize;

/// Everything about one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierFile {
    /// The dossier.
    pub dossier: Dossier,
    /// Its subject.
    pub subject: Subject,
    /// State.
    pub state: DossierState,
    /// Its life, first step first.
    pub steps: Vec<Step>,
    /// Answered gates.
    pub gates: Vec<AnsweredGate>,
    /// Name of the nominating unit.
    pub unit_name: String,
    /// Returns for correction, first one first.
    pub returns: Vec<DossierReturn>,
    /// Its files, in order.
    pub attachments: Vec<Attachment>,
}

/// Rows for `ids`, in their order; removed ones are left out.
pub(in super::super) fn rows(
    connection: &Connection,
    ids: &[DossierId],
    index: &mut SearchIndex,
) -> Result<Vec<DossierRow>> {
    let mut statement = connection.prepare_cached(include_str!("row.sql"))?;
    let mut out = Vec::with_capacity(ids.len());
    for id in ids {
        let mut found = statement.query([id.0])?;
        let Some(row) = found.next()? else { continue };
        let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        let dossier: Dossier = serde_json::from_str(text(0)?)?;
        let subject: Subject = serde_json::from_str(text(1)?)?;
        let state = text(2)?;
        let marks = index.marks(connection, &dossier, &subject)?;
        let (birth, phone) = match &subject.detail {
            Detail::Person(it) => (it.birth.map(|day| day.to_string()).unwrap_or_default(), it.phone.clone()),
            Detail::Collective(_) | Detail::Household(_) | Detail::Model(_) => Default::default(),
        };
        out.push(DossierRow {
            id: *id,
            kind: subject.kind(),
            unit: dossier.unit,
            unit_name: row.get(3)?,
            year: dossier.year,
            state: known(DossierState::from_code(state), state)?,
            received: dossier.received,
            field: dossier.field,
            subject: subject.id,
            proposed: dossier.proposed,
            summary: dossier.summary,
            movements: dossier.movements,
            priorities: dossier.priorities,
            score: marks.score,
            lacking: marks.lacking,
            birth,
            address: subject.detail.address().to_owned(),
            phone,
            order: dossier.order,
            name: subject.name,
        });
    }
    Ok(out)
}

/// The dossiers of a plan as far as its quotas count them, in the order of their coming.
pub(in super::super) fn submissions(connection: &Connection, plan: PlanId) -> Result<Vec<Submission>> {
    let mut statement = connection.prepare_cached(
        "SELECT dossier.id, dossier.unit, subject.kind, dossier.year, dossier.received, dossier.state
         FROM dossier JOIN subject ON subject.id = dossier.subject
         WHERE dossier.plan = ?1 ORDER BY dossier.received, dossier.id",
    )?;
    let mut rows = statement.query([plan.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, state): (String, String) = (row.get(2)?, row.get(5)?);
        let received: Option<String> = row.get(4)?;
        out.push(Submission {
            dossier: DossierId(row.get(0)?),
            unit: UnitId(row.get(1)?),
            kind: known(SubjectKind::from_code(&kind), &kind)?,
            year: row.get(3)?,
            received: received.and_then(|day| day.parse().ok()),
            state: known(DossierState::from_code(&state), &state)?,
        });
    }
    Ok(out)
}

/// The dossiers of a plan, in the order of their making.
pub(in super::super) fn of_plan(connection: &Connection, plan: PlanId) -> Result<Vec<Dossier>> {
    bodies(connection, "SELECT body FROM dossier WHERE plan = ?1 ORDER BY id", [plan.0])
}

/// The dossiers of all other plans.
pub(in super::super) fn of_other_plans(connection: &Connection, plan: PlanId) -> Result<Vec<DossierId>> {
    let mut statement = connection.prepare_cached("SELECT id FROM dossier WHERE plan <> ?1")?;
    let ids = statement.query_map([plan.0], |row| row.get(0).map(DossierId))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Whose dossiers these are, in their order, each subject once.
pub(in super::super) fn subjects(connection: &Connection, dossiers: &[DossierId]) -> Result<Vec<SubjectId>> {
    let mut statement = connection.prepare_cached("SELECT subject FROM dossier WHERE id = ?1")?;
    let mut seen = std::collections::HashSet::new();
    let mut out = Vec::new();
    for id in dossiers {
        let mut found = statement.query([id.0])?;
        if let Some(row) = found.next()? {
            let subject = SubjectId(row.get(0)?);
            if seen.insert(subject) {
                out.push(subject);
            }
        }
    }
    Ok(out)
}

/// The dossiers of a subject, newest year first, as far as awards are concerned.
pub(in super::super) fn of_subject(connection: &Connection, subject: SubjectId) -> Result<Vec<PastDossier>> {
    let mut statement = connection.prepare_cached(
        "SELECT dossier.id, dossier.state, plan.name, dossier.body FROM dossier
         JOIN plan ON plan.id = dossier.plan WHERE dossier.subject = ?1 ORDER BY dossier.year DESC, dossier.id DESC",
    )?;
    let mut rows = statement.query([subject.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let (state, body): (String, String) = (row.get(1)?, row.get(3)?);
        let dossier: Dossier = serde_json::from_str(&body)?;
        out.push(PastDossier {
            id: DossierId(row.get(0)?),
            year: dossier.year,
            plan: row.get(2)?,
            state: known(DossierState::from_code(&state), &state)?,
            proposed: dossier.proposed,
            achievements: dossier.achievements,
            past_awards: dossier.past_awards,
        });
    }
    Ok(out)
}

/// The whole file of one dossier.
pub(in super::super) fn file(connection: &Connection, id: DossierId) -> Result<DossierFile> {
    let dossier = super::need(connection, id)?;
    let subject = super::super::subject::get(connection, dossier.subject)?
        .ok_or_else(|| missing("đối tượng của hồ sơ"))?;
    let unit = super::super::unit::get(connection, dossier.unit)?.ok_or_else(|| missing("đơn vị"))?;
    Ok(DossierFile {
        state: super::state(connection, id)?.unwrap_or(DossierState::Noticed),
        steps: steps(connection, id)?,
        gates: gates(connection, id)?,
        returns: super::returns::of(connection, id)?,
        attachments: super::super::files::rows::of(connection, id)?,
        unit_name: unit.name,
        dossier,
        subject,
    })
}

/// The steps of one dossier, first one first.
pub(in super::super) fn steps(connection: &Connection, id: DossierId) -> Result<Vec<Step>> {
    let mut statement = connection
        .prepare_cached("SELECT state, on_day, by_whom, reason FROM step WHERE dossier = ?1 ORDER BY id")?;
    let mut rows = statement.query([id.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let (state, day): (String, String) = (row.get(0)?, row.get(1)?);
        let state = known(DossierState::from_code(&state), &state)?;
        let on = known(day.parse().ok(), &day)?;
        out.push(Step { state, on, by: row.get(2)?, reason: row.get(3)? });
    }
    Ok(out)
}

/// Answers to gates of one dossier.
pub(in super::super) fn gates(connection: &Connection, id: DossierId) -> Result<Vec<AnsweredGate>> {
    let mut statement = connection.prepare_cached(
        "SELECT criterion, answer, evidence FROM gate WHERE dossier = ?1 ORDER BY criterion",
    )?;
    let mut rows = statement.query([id.0])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let answer: String = row.get(1)?;
        let answer = known(GateAnswer::from_code(&answer), &answer)?;
        out.push(AnsweredGate { criterion: CriterionId(row.get(0)?), answer, evidence: row.get(2)? });
    }
    Ok(out)
}
