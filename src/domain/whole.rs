//! Everything an office keeps, as it is handed to people: what the tables of a full export are written from.

use super::attachment::Attachment;
use super::basis::Basis;
use super::catalogue::Entry;
use super::changes::Area;
use super::checklist::Checklist;
use super::correction::DossierReturn;
use super::criteria::CriteriaSet;
use super::dossier::{AnsweredGate, Dossier, DossierState, Step};
use super::duty_note::DutyNote;
use super::ids::{DeedId, PlanId, SubjectId};
use super::import::SavedMapping;
use super::movement::Movement;
use super::office::Office;
use super::packet::{Base, PacketNote};
use super::papers::Paper;
use super::personal::ExportNote;
use super::plan::{LifeStep, PlanText};
use super::publicity::PublicityItem;
use super::round::{Board, StageScore};
use super::subject::Subject;
use super::unit::Unit;
use super::unit_report::UnitReport;
use super::view::SavedView;
use chrono::NaiveDate;

/// A plan with all that hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholePlan {
    /// What it says now.
    pub text: PlanText,
    /// Its life, first step first.
    pub steps: Vec<LifeStep>,
    /// Its issued versions that were kept, first to last: number of the version, and what it said.
    pub versions: Vec<(u32, PlanText)>,
    /// Earlier versions of its criteria sets.
    pub criteria: Vec<EarlierCriteria>,
    /// Its rounds.
    pub rounds: Vec<WholeRound>,
    /// Its papers.
    pub papers: Vec<Paper>,
    /// Notes on what falls due.
    pub notes: Vec<DutyNote>,
    /// Items of publicity.
    pub publicity: Vec<PublicityItem>,
    /// Lower offices' reports.
    pub reports: Vec<UnitReport>,
}

impl WholePlan {
    /// Its identifier.
    #[must_use]
    pub const fn id(&self) -> PlanId {
        self.text.plan.id
    }
}

/// A version of a criteria set that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierCriteria {
    /// Its number, from 1.
    pub version: u32,
    /// Day on which it was replaced.
    pub on: NaiveDate,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The set as it was.
    pub set: CriteriaSet,
}

/// A round with its closings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeRound {
    /// The board as it is, or as it was closed last.
    pub board: Board,
    /// Every closing, first to last.
    pub closings: Vec<Closed>,
}

/// One closing of a round, without its board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// Which time, from 1.
    pub number: u32,
    /// Day.
    pub on: NaiveDate,
    /// Who.
    pub by: String,
    /// How it was opened again: day, who and why; none while it stands.
    pub reopened: Option<(NaiveDate, String, String)>,
}

/// A dossier with all that hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeDossier {
    /// The dossier.
    pub dossier: Dossier,
    /// Where it stands.
    pub state: DossierState,
    /// Its life, first step first.
    pub steps: Vec<Step>,
    /// Answered gates.
    pub gates: Vec<AnsweredGate>,
    /// Returns for correction.
    pub returns: Vec<DossierReturn>,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// The unit's own and the appraised figures.
    pub stages: Vec<StageScore>,
}

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalLine {
    /// The deed.
    pub id: DeedId,
    /// When, in RFC 3339 and UTC.
    pub at: String,
    /// Who.
    pub who: String,
    /// What, in Vietnamese.
    pub title: String,
    /// The deed that this one took back.
    pub reverts: Option<DeedId>,
}

/// Everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// The office, once it is set up.
    pub office: Option<Office>,
    /// Units.
    pub units: Vec<Unit>,
    /// Movements, campaigns and occasions.
    pub movements: Vec<Movement>,
    /// The register of legal bases, with the entries that come with the program.
    pub bases: Vec<Basis>,
    /// Entries of catalogues, with those that come with the program.
    pub entries: Vec<Entry>,
    /// Lists of papers, with those that come with the program.
    pub checklists: Vec<Checklist>,
    /// Kept views of the list of dossiers.
    pub views: Vec<SavedView>,
    /// Plans.
    pub plans: Vec<WholePlan>,
    /// Subjects, in the order of names.
    pub subjects: Vec<Subject>,
    /// Subjects that were said not to be the same.
    pub apart: Vec<(SubjectId, SubjectId)>,
    /// Dossiers.
    pub dossiers: Vec<WholeDossier>,
    /// What left the program.
    pub exports: Vec<ExportNote>,
    /// Kept ways of reading lists.
    pub mappings: Vec<SavedMapping>,
    /// Packets that were sent or taken in, the latest first.
    pub packets: Vec<PacketNote>,
    /// What was last exchanged of each record.
    pub exchanged: Vec<Base>,
    /// The journal, first deed first.
    pub journal: Vec<JournalLine>,
}

impl Whole {
    /// How many rows of the data file of each sort are told of; what only describes another row (a member's standing, a
    /// kept paper) is counted where it stands.
    #[must_use]
    pub fn count(&self, area: Area) -> Option<usize> {
        let plans = |of: fn(&WholePlan) -> usize| self.plans.iter().map(of).sum::<usize>();
        let dossiers = |of: fn(&WholeDossier) -> usize| self.dossiers.iter().map(of).sum::<usize>();
        Some(match area {
            Area::Office => usize::from(self.office.is_some()),
            Area::Unit => self.units.len(),
            Area::Movement => self.movements.len(),
            Area::View => self.views.len(),
            Area::Subject => self.subjects.len(),
            Area::NotSame => self.apart.len(),
            Area::Export => self.exports.len(),
            Area::Mapping => self.mappings.len(),
            Area::Packet => self.packets.len(),
            Area::ExchangeBase => self.exchanged.len(),
            Area::Dossier => self.dossiers.len(),
            Area::Step => dossiers(|it| it.steps.len()),
            Area::Gate => dossiers(|it| it.gates.len()),
            Area::Return => dossiers(|it| it.returns.len()),
            Area::Attachment => dossiers(|it| it.attachments.len()),
            Area::StageScore => dossiers(|it| it.stages.len()),
            Area::Plan => self.plans.len(),
            Area::Section => plans(|it| it.text.sections.len()),
            Area::Obligation => plans(|it| it.text.obligations.len()),
            Area::CriteriaSet => plans(|it| it.text.sets.len()),
            Area::PlanStep => plans(|it| it.steps.len()),
            Area::PlanVersion => plans(|it| it.versions.len()),
            Area::CriteriaVersion => plans(|it| it.criteria.len()),
            Area::Round => plans(|it| it.rounds.len()),
            Area::Result => plans(|it| it.rounds.iter().map(|round| round.closings.len()).sum()),
            Area::Paper => plans(|it| it.papers.len()),
            Area::DutyNote => plans(|it| it.notes.len()),
            Area::Publicity => plans(|it| it.publicity.len()),
            Area::UnitReport => plans(|it| it.reports.len()),
            Area::Member
            | Area::Candidate
            | Area::Sheet
            | Area::Score
            | Area::Decision
            | Area::Vote
            | Area::Confirmation
            | Area::SheetCheck
            | Area::SheetFile
            | Area::Meeting
            | Area::Conflict
            | Area::Excuse => {
                let of = |board: &Board| match area {
                    Area::Member => board.members.len(),
                    Area::Candidate => board.candidates.len(),
                    Area::Sheet => board.sheets.len(),
                    Area::Score => board.scores.len(),
                    Area::Decision => board.decisions.len(),
                    Area::Vote => board.votes.len(),
                    Area::Confirmation => board.confirmations.len(),
                    Area::SheetCheck => board.checks.len(),
                    Area::SheetFile => board.files.len(),
                    Area::Meeting => board.meetings.len(),
                    Area::Conflict => board.conflicts.len(),
                    _ => board.excuses.len(),
                };
                self.plans.iter().flat_map(|it| &it.rounds).map(|it| of(&it.board)).sum()
            }
            // Criteria that a revision left out stay in the file for the scores that rest on them; the lists also have what
            // comes with the program.
            Area::Criterion | Area::Basis | Area::Entry | Area::Checklist => return None,
        })
    }
}
