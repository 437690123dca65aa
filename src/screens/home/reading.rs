//! What is read for the page, in two questions: what is due, and how the drafts stand.

use crate::domain::agenda::{Agenda, PlanInHand};
use crate::domain::case::CaseFile;
use crate::domain::ids::{PaperId, RoundId};
use crate::domain::papers::{Paper, PaperState, PaperType};
use crate::domain::round::{Round, RoundState};
use crate::forms::{compose, profile_of};
use crate::screens::Current;
use crate::storage::{BackupFound, Database, StoreError, latest_backup, next_backup};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::Path;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Found {
    /// What there is to do.
    pub agenda: Agenda,
    /// What it was made from, and what the cards tell.
    pub stored: Stored,
}

/// What the data file holds of it.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Every own plan with what is known of it.
    pub plans: Vec<PlanInHand>,
    /// The rounds of the current plan.
    pub rounds: Vec<Round>,
    /// The papers of the current plan.
    pub papers: Vec<Paper>,
    /// How many dossiers of the current plan and year lack something.
    pub lacking: usize,
    /// The latest backup.
    pub backup: Option<BackupFound>,
}

pub(super) fn read(
    db: &mut Database,
    current: Option<Current>,
    place: &str,
    today: NaiveDate,
    data: &Path,
) -> Result<Stored, StoreError> {
    let plans = db.plans_in_hand()?;
    let backup = latest_backup(data);
    let Some(Current { plan, year }) = current else {
        return Ok(Stored { plans, rounds: Vec::new(), papers: Vec::new(), lacking: 0, backup });
    };
    Ok(Stored {
        plans,
        rounds: db.rounds(plan)?,
        papers: db.papers_of(plan)?,
        lacking: db.lacking(plan, year, place, today)?.len(),
        backup,
    })
}

/// How the drafts of the current plan and year stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drafts {
    /// Those with everything on them.
    pub ready: Vec<Draft>,
    /// Those that lack something.
    pub lacking: Vec<Draft>,
}

/// A draft of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which.
    pub id: PaperId,
    /// Its type, and its round where it has one.
    pub name: String,
}

/// Drafts looked over at most: a page that is opened every morning must not read a whole archive.
const MOST: usize = 12;

/// The drafts, each with what it is written from.
pub(super) struct Cases {
    drafts: Vec<Paper>,
    cases: BTreeMap<(Option<RoundId>, bool), CaseFile>,
}

pub(super) fn cases(db: &mut Database, current: Current) -> Result<Cases, StoreError> {
    let mut drafts = db.papers_of(current.plan)?;
    drafts.retain(|paper| paper.state == PaperState::Draft && !paper.outside && paper.year == current.year);
    drafts.truncate(MOST);
    let mut cases = BTreeMap::new();
    for paper in &drafts {
        let key = grounds(paper);
        if !cases.contains_key(&key)
            && let Some(case) = db.case_file(current.plan, current.year, key.0, key.1)?
        {
            cases.insert(key, case);
        }
    }
    Ok(Cases { drafts, cases })
}

/// What a paper is written from: its round, and whether it looks at the whole period.
fn grounds(paper: &Paper) -> (Option<RoundId>, bool) {
    (paper.round, paper.kind == PaperType::Report)
}

/// Writes each draft and looks what is missing on it; away from the store's thread.
pub(super) fn weigh(all: &Cases) -> Drafts {
    let mut drafts = Drafts::default();
    let mut profile = None;
    for paper in &all.drafts {
        let Some(case) = all.cases.get(&grounds(paper)) else { continue };
        if profile.is_none() {
            profile = profile_of(case).ok();
        }
        let whole = profile
            .as_ref()
            .and_then(|profile| compose(paper, case, profile, None).ok())
            .is_some_and(|form| form.findings.is_empty());
        // Two rounds of a plan each have their own papers of a kind.
        let round = case.round.as_ref().map_or("", |round| round.board.round.name.as_str());
        let label = paper.kind.label();
        let name = if paper.round.is_some() && !round.is_empty() {
            format!("{label} – {round}")
        } else {
            label.to_owned()
        };
        let list = if whole { &mut drafts.ready } else { &mut drafts.lacking };
        list.push(Draft { id: paper.id, name });
    }
    drafts
}

/// The closed rounds with no issued paper, in their order.
pub(super) fn unissued(rounds: &[Round], papers: &[Paper]) -> Vec<(RoundId, String)> {
    let issued = |round: RoundId| {
        papers.iter().any(|paper| paper.round == Some(round) && paper.state == PaperState::Issued)
    };
    let closed = rounds.iter().filter(|round| round.state == RoundState::Closed && !issued(round.id));
    closed.map(|round| (round.id, round.name.clone())).collect()
}

/// Makes a backup beside the data file and says where it lies.
pub(super) fn back_up(db: &Database, data: &Path, today: NaiveDate) -> Result<Option<BackupFound>, String> {
    db.back_up(&next_backup(data, today)).map_err(|error| error.to_string())?;
    Ok(latest_backup(data))
}
