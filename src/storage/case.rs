//! Reading the case file: everything the papers of one plan, year and round are written from.

use super::error::{Result, StoreError};
use super::round::Closing;
use super::rows::missing;
use super::{Database, DossierFilter};
use crate::domain::Rule;
use crate::domain::case::{CaseFile, Closed, Nomination, RoundCase};
use crate::domain::ids::{DossierId, PlanId, RoundId};
use chrono::Datelike;

pub(super) fn read(
    database: &mut Database,
    plan: PlanId,
    year: i32,
    round: Option<RoundId>,
    every_year: bool,
) -> Result<Option<CaseFile>> {
    let Some(office) = database.office()? else { return Ok(None) };
    let file = database.plan(plan)?;
    let closings = match round {
        Some(id) => database.closings(id)?.into_iter().map(closed).collect(),
        None => Vec::new(),
    };
    let round = round.map(|id| database.board(id)).transpose()?.map(RoundCase::new);
    if round.as_ref().is_some_and(|round| round.board.round.plan != plan) {
        return Err(missing("đợt xét của kế hoạch này").into());
    }
    let filter =
        DossierFilter { plan: Some(plan), year: (!every_year).then_some(year), ..DossierFilter::default() };
    let mut ids: Vec<DossierId> = database.find_dossiers(&filter)?;
    // A round may carry over dossiers of an earlier year.
    // An earlier closing may name dossiers that left the round since.
    let boards = round.iter().map(|round| &round.board).chain(closings.iter().map(|it: &Closed| &it.board));
    let in_hand: std::collections::HashSet<DossierId> = round
        .iter()
        .flat_map(|round| &round.board.candidates)
        .map(|it| it.dossier)
        .chain(ids.iter().copied())
        .collect();
    let carried = boards.flat_map(|board| &board.candidates).map(|candidate| candidate.dossier);
    let mut known: std::collections::HashSet<DossierId> = ids.iter().copied().collect();
    ids.extend(carried.filter(|id| known.insert(*id)));
    let mut nominations = Vec::with_capacity(ids.len());
    for id in ids {
        let file = match database.dossier(id) {
            Ok(file) => file,
            // An earlier closing may name a dossier that was removed since; its board keeps what the papers need.
            Err(StoreError::Refused(refusal)) if refusal.rule == Rule::NotFound && !in_hand.contains(&id) => {
                continue;
            }
            Err(error) => return Err(error),
        };
        nominations.push(Nomination {
            dossier: file.dossier,
            subject: file.subject,
            unit_name: file.unit_name,
            state: file.state,
            steps: file.steps,
            gates: file.gates,
        });
    }
    let earlier = if every_year { earlier(database, plan, year - 1)? } else { Vec::new() };
    let superior = file.plan.origin.superior.map(|id| database.plan(id)).transpose()?.map(|file| file.text());
    Ok(Some(CaseFile {
        office,
        plan: file.plan,
        sections: file.sections,
        obligations: file.obligations,
        sets: file.sets,
        units: database.units()?,
        movements: database.movements()?,
        year,
        rounds: database.rounds(plan)?,
        round,
        closings,
        nominations,
        submissions: database.submissions(plan)?,
        papers: database.papers_of(plan)?,
        bases: database.bases()?,
        notes: database.duty_notes(plan)?,
        publicity: database.publicity(plan)?,
        reports: database.unit_reports(plan)?,
        earlier,
        superior: superior.map(Box::new),
    }))
}

/// The office's other plans with dossiers or publicity of a year.
fn earlier(database: &mut Database, plan: PlanId, year: i32) -> Result<Vec<CaseFile>> {
    let mut found = Vec::new();
    for other in database.plans()? {
        let own = other.id != plan && !other.is_superior() && other.years().contains(&year);
        if !own {
            continue;
        }
        if let Some(case) = read(database, other.id, year, None, false)? {
            let tells = case.publicity.iter().any(|it| it.on.year() == year);
            if tells || !case.nominations.is_empty() {
                found.push(case);
            }
        }
    }
    Ok(found)
}

fn closed(closing: Closing) -> Closed {
    Closed { number: closing.number, on: closing.on, by: closing.by, board: closing.board }
}
