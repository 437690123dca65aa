//! From the choices on the screen to the finished form: one read, then everything off the window's thread.

use super::Choice;
use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, PlanId, RoundId};
use crate::domain::office::Office;
use crate::domain::ranking::{Ranking, rank};
use crate::domain::round::Round;
use crate::domain::subject::SubjectKind;
use crate::domain::unit::Unit;
use crate::forms::gather::{self, Nomination};
use crate::forms::{Form, Profile, Register, nomination_list, plan_paper};
use crate::storage::{Database, DossierFilter, PlanFile, StoreError};
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Kế hoạch.
    Plan,
    /// Danh sách trích ngang.
    List,
}

/// Whom the list names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Every checked dossier of the plan and year.
    Year,
    /// Those a round chose, by rank.
    Chosen(RoundId),
    /// Everybody a round ranked, by rank.
    Ranked(RoundId),
}

/// What was read from the file.
#[derive(Debug, Clone)]
pub struct Material {
    office: Option<Office>,
    file: PlanFile,
    units: Vec<Unit>,
    nominations: Vec<Nomination>,
    rankings: Vec<Ranking>,
    /// The rounds of the plan, for the list of sources.
    pub rounds: Vec<Round>,
}

/// Reads what `choice` needs.
///
/// # Errors
/// The disk.
pub fn read(db: &mut Database, plan: PlanId, year: i32, choice: &Choice) -> Result<Material, StoreError> {
    let file = db.plan(plan)?;
    let rounds = db.rounds(plan)?;
    let (mut ids, mut rankings): (Vec<DossierId>, Vec<Ranking>) = (Vec::new(), Vec::new());
    if choice.kind == Kind::List {
        let states: Vec<DossierState> = gather::NOMINATED.to_vec();
        match choice.source {
            Source::Year => {
                let filter =
                    DossierFilter { plan: Some(plan), year: Some(year), states, ..DossierFilter::default() };
                ids = db.find_dossiers(&filter)?;
            }
            Source::Chosen(round) | Source::Ranked(round) if rounds.iter().any(|it| it.id == round) => {
                let board = db.board(round)?;
                rankings = SubjectKind::ALL.into_iter().map(|kind| rank(&board, kind, None)).collect();
                ids = board.candidates.iter().map(|candidate| candidate.dossier).collect();
            }
            // The round was removed meanwhile: an empty list says so by what it lacks.
            Source::Chosen(_) | Source::Ranked(_) => {}
        }
    }
    let mut nominations = Vec::with_capacity(ids.len());
    for id in ids {
        let file = db.dossier(id)?;
        if choice.only.is_none_or(|kind| file.subject.kind() == kind) {
            nominations.push(Nomination {
                dossier: file.dossier,
                subject: file.subject,
                unit_name: file.unit_name,
                state: file.state,
                steps: file.steps,
                gates: file.gates,
            });
        }
    }
    Ok(Material { office: db.office()?, file, units: db.units()?, nominations, rankings, rounds })
}

/// Writes the paper.
///
/// # Errors
/// A sentence for people: no office yet, or a profile that cannot be read.
pub fn write(material: &Material, choice: &Choice, made: NaiveDateTime) -> Result<Form, String> {
    let office = material
        .office
        .clone()
        .ok_or("Chưa khai báo cơ quan. Hãy khai báo ở màn hình Cơ quan rồi trở lại đây.")?;
    let profile = Profile::named(&office.profile).map_err(|error| error.to_string())?;
    let made = Some(made);
    match choice.kind {
        Kind::Plan => {
            let PlanFile { plan, sections, obligations, sets } = material.file.clone();
            let paper = gather::plan(office, plan, sections, obligations, sets, &material.units, made);
            Ok(plan_paper(&paper, &profile))
        }
        Kind::List => {
            let rankings = matches!(choice.source, Source::Chosen(_)).then_some(material.rankings.as_slice());
            let mut list = gather::list(office, &material.file.plan, &material.nominations, rankings, made);
            if matches!(choice.source, Source::Ranked(_)) {
                let ranks: HashMap<DossierId, u32> = material
                    .rankings
                    .iter()
                    .flat_map(|it| &it.placed)
                    .map(|it| (it.dossier, it.rank))
                    .collect();
                list.entries.retain_mut(|entry| {
                    entry.rank = ranks.get(&entry.dossier).copied();
                    entry.rank.is_some()
                });
            }
            list.shown = choice.shown;
            list.register.date = choice.date;
            list.attached = choice.attached.map(|to| {
                let number = (!choice.number.trim().is_empty()).then(|| choice.number.trim().to_owned());
                (to, Register { number, date: choice.attached_date, year: list.register.year })
            });
            Ok(nomination_list(&list, &profile))
        }
    }
}

/// The proposed file name, without folder and ending.
#[must_use]
pub fn name(material: &Material, choice: &Choice) -> String {
    let plan = &material.file.plan;
    match choice.kind {
        Kind::Plan => match plan.number.as_deref().map(str::trim).filter(|number| !number.is_empty()) {
            Some(number) => format!("Kế hoạch số {number} - {}", plan.name),
            None => format!("Kế hoạch - {}", plan.name),
        },
        Kind::List => {
            let round = |id: RoundId| {
                material
                    .rounds
                    .iter()
                    .find(|it| it.id == id)
                    .map_or_else(String::new, |it| format!(" - {}", it.name))
            };
            let which = match choice.source {
                Source::Year => String::new(),
                Source::Chosen(id) => format!("{} - được chọn", round(id)),
                Source::Ranked(id) => format!("{} - xếp hạng", round(id)),
            };
            let only = choice.only.map_or_else(String::new, |kind| format!(" - {}", kind.label()));
            format!("Danh sách trích ngang - {}{which}{only}", plan.name)
        }
    }
}
