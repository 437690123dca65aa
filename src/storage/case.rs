//! Reading the case file: everything the papers of one plan, year and round are written from.

use super::error::Result;
use super::rows::missing;
use super::{Database, DossierFilter};
use crate::domain::case::{CaseFile, Nomination, RoundCase};
use crate::domain::ids::{DossierId, PlanId, RoundId};

pub(super) fn read(
    database: &mut Database,
    plan: PlanId,
    year: i32,
    round: Option<RoundId>,
    every_year: bool,
) -> Result<Option<CaseFile>> {
    let Some(office) = database.office()? else { return Ok(None) };
    let file = database.plan(plan)?;
    let round = round.map(|id| database.board(id)).transpose()?.map(RoundCase::new);
    if round.as_ref().is_some_and(|round| round.board.round.plan != plan) {
        return Err(missing("đợt xét của kế hoạch này").into());
    }
    let filter =
        DossierFilter { plan: Some(plan), year: (!every_year).then_some(year), ..DossierFilter::default() };
    let mut ids: Vec<DossierId> = database.find_dossiers(&filter)?;
    // A round may carry over dossiers of an earlier year.
    let carried = round.iter().flat_map(|round| &round.board.candidates).map(|candidate| candidate.dossier);
    let known: std::collections::HashSet<DossierId> = ids.iter().copied().collect();
    ids.extend(carried.filter(|id| !known.contains(id)));
    let mut nominations = Vec::with_capacity(ids.len());
    for id in ids {
        let file = database.dossier(id)?;
        nominations.push(Nomination {
            dossier: file.dossier,
            subject: file.subject,
            unit_name: file.unit_name,
            state: file.state,
            steps: file.steps,
            gates: file.gates,
        });
    }
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
        nominations,
        papers: database.papers_of(plan)?,
        bases: database.bases()?,
        superior: superior.map(Box::new),
    }))
}
