//! From what the data file holds to what a form asks for; the window and the headless door gather alike.

use super::nomination_list::{AttachedTo, Shown};
use super::{NominationList, PlanPaper, Register};
use crate::domain::case::CaseFile;
pub use crate::domain::case::Nomination;
use crate::domain::criteria::CriteriaSet;
use crate::domain::dossier::DossierState;
use crate::domain::obligation::Obligation;
use crate::domain::office::Office;
use crate::domain::plan::{Plan, Section};
use crate::domain::ranking::Ranking;
use crate::domain::subject::SubjectKind;
use crate::domain::unit::Unit;
use crate::forms::nomination_list::{Entry, chosen};
use chrono::{Datelike, NaiveDateTime};

/// The states in which a dossier stands on the list of a whole plan: checked and not turned down.
pub const NOMINATED: [DossierState; 4] =
    [DossierState::Complete, DossierState::Chosen, DossierState::Recognised, DossierState::Replicated];

/// What the plan's paper is written from.
#[must_use]
pub fn plan(
    office: Office,
    plan: Plan,
    sections: Vec<Section>,
    obligations: Vec<Obligation>,
    criteria: Vec<CriteriaSet>,
    units: &[Unit],
    made: Option<NaiveDateTime>,
) -> PlanPaper {
    let units = units.iter().map(|unit| (unit.id, unit.name.clone())).collect();
    PlanPaper { office, plan, sections, obligations, criteria, units, made }
}

/// The plan's paper from a case file.
#[must_use]
pub fn plan_of(case: &CaseFile, made: Option<NaiveDateTime>) -> PlanPaper {
    plan(
        case.office.clone(),
        case.plan.clone(),
        case.sections.clone(),
        case.obligations.clone(),
        case.sets.clone(),
        &case.units,
        made,
    )
}

/// What the nomination list is written from. With the rankings of a round only the chosen stand on it, by rank.
#[must_use]
pub fn list(
    office: Office,
    plan: &Plan,
    nominations: &[Nomination],
    rankings: Option<&[Ranking]>,
    made: Option<NaiveDateTime>,
) -> NominationList {
    let entries: Vec<Entry> =
        nominations.iter().map(|it| Entry::gather(&it.dossier, &it.subject, &it.unit_name)).collect();
    let entries = match rankings {
        Some(rankings) => chosen(entries, rankings),
        None => entries,
    };
    let year = nominations.iter().map(|it| it.dossier.year).max().unwrap_or_else(|| plan.to.year());
    let room = Register { number: None, date: None, year: Some(year) };
    NominationList {
        subject: subject(&entries, year),
        office,
        entries,
        shown: Shown::default(),
        register: room.clone(),
        attached: Some((AttachedTo::Proposal, room)),
        signature: plan.signature.clone(),
        made,
    }
}

/// "Tập thể, cá nhân và hộ gia đình điển hình tiên tiến đề nghị khen thưởng năm 2017": only the kinds that are there.
fn subject(entries: &[Entry], year: i32) -> String {
    let kinds: Vec<&str> = SubjectKind::ALL
        .into_iter()
        .filter(|kind| entries.iter().any(|entry| entry.kind == *kind))
        .map(SubjectKind::counted)
        .collect();
    let who = match kinds.as_slice() {
        [] => "điển hình".to_owned(),
        [one] => format!("{one} điển hình"),
        [first @ .., last] => format!("{} và {last} điển hình", first.join(", ")),
    };
    let mut letters = who.chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{} tiên tiến\nđề nghị khen thưởng năm {year}", letters.as_str())
}
