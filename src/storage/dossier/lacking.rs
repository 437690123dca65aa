//! What the dossiers of a plan and year still lack, before the deadline (D10).

use super::super::error::Result;
use super::super::rows::known;
use crate::domain::attachment::Attachment;
use crate::domain::checklist::{Checklist, Gap, missing};
use crate::domain::dossier::{Dossier, DossierState};
use crate::domain::ids::{DossierId, PlanId, UnitId};
use crate::domain::subject::{Subject, SubjectKind};
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

/// A dossier and what it lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LackingRow {
    /// The dossier.
    pub dossier: DossierId,
    /// Name of its subject.
    pub name: String,
    /// Kind of subject.
    pub kind: SubjectKind,
    /// The nominating unit.
    pub unit: UnitId,
    /// Where its life stands.
    pub state: DossierState,
    /// What it lacks.
    pub gaps: Vec<Gap>,
}

/// The dossiers of a plan and year that are still being made and lack something; strongest in achievements first.
pub(in super::super) fn of_plan(
    connection: &Connection,
    (plan, year): (PlanId, i32),
    (place, day): (&str, NaiveDate),
) -> Result<Vec<LackingRow>> {
    let lists: Vec<Checklist> = super::super::lists::checklists(connection)?;
    let mut statement = connection.prepare_cached(
        "SELECT dossier.body, dossier.state, subject.body FROM dossier JOIN subject ON subject.id = dossier.subject
         WHERE dossier.plan = ?1 AND dossier.year = ?2
           AND dossier.state IN ('noticed', 'nurtured', 'nominated', 'returned')
         ORDER BY subject.sort_key, dossier.id",
    )?;
    let mut rows = statement.query((plan.0, year))?;
    let mut out: Vec<(usize, LackingRow)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (dossier, state, subject): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let dossier: Dossier = serde_json::from_str(&dossier)?;
        let subject: Subject = serde_json::from_str(&subject)?;
        let files: Vec<Attachment> = super::super::files::rows::of(connection, dossier.id)?;
        let gaps = missing(&lists, &dossier, &subject, &files, (place, day));
        if gaps.is_empty() {
            continue;
        }
        let row = LackingRow {
            dossier: dossier.id,
            kind: subject.kind(),
            name: subject.name,
            unit: dossier.unit,
            state: known(DossierState::from_code(&state), &state)?,
            gaps,
        };
        out.push((dossier.achievements.len(), row));
    }
    // Who has done much and lacks a paper would lose most.
    out.sort_by_key(|(achievements, _)| std::cmp::Reverse(*achievements));
    Ok(out.into_iter().map(|(_, row)| row).collect())
}
