//! The case file: everything the papers of one plan, year and round are written from, read in one go.

use super::basis::Basis;
use super::criteria::CriteriaSet;
use super::dossier::{AnsweredGate, Dossier, DossierState, Step};
use super::duty_note::DutyNote;
use super::ids::{DossierId, RoundId};
use super::movement::Movement;
use super::obligation::Obligation;
use super::office::Office;
use super::papers::{Paper, PaperType};
use super::plan::{Plan, PlanText, Section};
use super::progress::Submission;
use super::publicity::PublicityItem;
use super::ranking::{Cut, Placed, Ranking, rank};
use super::round::{Board, Round};
use super::subject::{Subject, SubjectKind};
use super::unit::Unit;
use super::unit_report::UnitReport;
use super::votes;
use chrono::NaiveDate;
use serde::Serialize;

/// One nomination: the dossier, its subject, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nomination {
    /// The dossier.
    pub dossier: Dossier,
    /// Its subject.
    pub subject: Subject,
    /// Name of the nominating unit.
    pub unit_name: String,
    /// Where its life stands.
    pub state: DossierState,
    /// The steps of its life, first to last.
    pub steps: Vec<Step>,
    /// Answers to the gates.
    pub gates: Vec<AnsweredGate>,
}

/// A round with its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoundCase {
    /// Everything typed.
    pub board: Board,
    /// The ranking of each kind that has candidates.
    pub rankings: Vec<Ranking>,
}

impl RoundCase {
    /// Ranks a board.
    #[must_use]
    pub fn new(board: Board) -> Self {
        let rankings = SubjectKind::ALL
            .into_iter()
            .filter(|kind| board.candidates.iter().any(|candidate| candidate.kind == *kind))
            .map(|kind| rank(&board, kind, None))
            .collect();
        Self { board, rankings }
    }

    /// Where a dossier was placed.
    #[must_use]
    pub fn placed(&self, dossier: DossierId) -> Option<&Placed> {
        self.rankings.iter().flat_map(|ranking| &ranking.placed).find(|placed| placed.dossier == dossier)
    }

    /// The chosen: inside the places, or all ranked of a kind for which no places were declared. Kind by kind, by rank.
    #[must_use]
    pub fn chosen(&self) -> Vec<DossierId> {
        self.rankings
            .iter()
            .flat_map(|ranking| &ranking.placed)
            .filter(|placed| matches!(placed.cut, Cut::Inside | Cut::NoLine))
            .map(|placed| placed.dossier)
            .collect()
    }

    /// Those the council decided for: the chosen, without those whose counted vote did not carry. A chosen dossier
    /// for which nothing was counted stays, because not every council votes.
    #[must_use]
    pub fn decided(&self) -> Vec<DossierId> {
        let mut decided = self.chosen();
        // Where votes decide, one that carries at a lower level is decided for too, at that level.
        let way = self.board.round.settings.way;
        let carried =
            |outcome: votes::VoteOutcome| outcome.carried || (way.votes() && outcome.carried_lowered);
        decided.retain(|id| votes::outcome(&self.board, *id).is_none_or(carried));
        decided
    }

    /// The chosen for which no vote was counted although the council voted on others.
    #[must_use]
    pub fn uncounted(&self) -> Vec<DossierId> {
        if self.board.votes.is_empty() {
            return Vec::new();
        }
        let mut open = self.chosen();
        open.retain(|id| votes::outcome(&self.board, *id).is_none());
        open
    }
}

/// A closing of the round in hand, so that its papers stay printable after a later one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Closed {
    /// Which time, from 1.
    pub number: u32,
    /// Day.
    pub on: NaiveDate,
    /// Who closed.
    pub by: String,
    /// Everything that stood then.
    pub board: Board,
}

/// Everything the papers of one plan, year and round are written from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseFile {
    /// The office.
    pub office: Office,
    /// The plan.
    pub plan: Plan,
    /// Its sections.
    pub sections: Vec<Section>,
    /// Its obligations.
    pub obligations: Vec<Obligation>,
    /// Its criteria sets.
    pub sets: Vec<CriteriaSet>,
    /// All units.
    pub units: Vec<Unit>,
    /// All movements and campaigns.
    pub movements: Vec<Movement>,
    /// The year.
    pub year: i32,
    /// All rounds of the plan.
    pub rounds: Vec<Round>,
    /// The round in hand.
    pub round: Option<RoundCase>,
    /// Every closing of the round in hand, first to last.
    pub closings: Vec<Closed>,
    /// Dossiers of the plan: those of the year and those in the round in hand; of every year for a report over the
    /// whole period.
    pub nominations: Vec<Nomination>,
    /// All dossiers of the plan, whatever their year, as far as quotas count them.
    pub submissions: Vec<Submission>,
    /// The papers kept under the plan.
    pub papers: Vec<Paper>,
    /// The register of legal bases and superior plans.
    pub bases: Vec<Basis>,
    /// What was noted of the plan's obligations.
    pub notes: Vec<DutyNote>,
    /// What was made public under the plan.
    pub publicity: Vec<PublicityItem>,
    /// Lower offices' reports under the plan.
    pub reports: Vec<UnitReport>,
    /// The office's other plans that reach into the year before and have anything in it, as they stood in that year; read
    /// for reports alone.
    pub earlier: Vec<CaseFile>,
    /// The superior's plan that the plan carries out, when it was entered.
    pub superior: Option<Box<PlanText>>,
}

impl CaseFile {
    /// The nomination of a dossier.
    #[must_use]
    pub fn nomination(&self, dossier: DossierId) -> Option<&Nomination> {
        self.nominations.iter().find(|it| it.dossier.id == dossier)
    }

    /// The paper of `kind` kept for `round` (or for the plan, of this year where it tells of a year); the last one that
    /// was not cancelled.
    #[must_use]
    pub fn kept(&self, kind: PaperType, round: Option<RoundId>) -> Option<&Paper> {
        self.papers.iter().rev().find(|paper| {
            paper.kind == kind
                && paper.round == round
                && (!kind.is_of_a_year() || paper.year == self.year)
                && !paper.outside
                && paper.state != super::papers::PaperState::Cancelled
        })
    }

    /// The paper to write: the kept one, or an empty draft resting on the round in hand.
    #[must_use]
    pub fn paper(&self, kind: PaperType) -> Paper {
        let round = self.round.as_ref().map(|round| round.board.round.id);
        let round = if kind.ground() == super::papers::Ground::Plan { None } else { round };
        self.kept(kind, round)
            .cloned()
            .unwrap_or_else(|| Paper { round, ..Paper::draft(kind, self.plan.id, self.year) })
    }
}
