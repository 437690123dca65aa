//! What a deed changed: screens ask it whether they must read again.

use super::ids::DeedId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The tables of the data file that people's work lives in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// The office.
    Office,
    /// Units.
    Unit,
    /// Movements.
    Movement,
    /// Plans.
    Plan,
    /// Sections of plans.
    Section,
    /// Obligations of plans.
    Obligation,
    /// Criteria sets.
    CriteriaSet,
    /// Criteria.
    Criterion,
    /// Subjects.
    Subject,
    /// Dossiers.
    Dossier,
    /// Steps in the life of dossiers.
    Step,
    /// Answers to gates.
    Gate,
    /// Rounds.
    Round,
    /// Members of councils.
    Member,
    /// Dossiers in rounds.
    Candidate,
    /// Standings of members.
    Sheet,
    /// Scores.
    Score,
    /// Decisions on ties.
    Decision,
    /// Stored results of closed rounds.
    Result,
    /// Counted votes.
    Vote,
    /// Papers other than the plan.
    Paper,
    /// Legal bases and superior plans.
    Basis,
    /// Steps in the life of plans.
    PlanStep,
    /// Issued versions of plans.
    PlanVersion,
    /// Returns for correction.
    Return,
    /// Files of dossiers.
    Attachment,
    /// Lists of papers.
    Checklist,
    /// Entries of catalogues.
    Entry,
    /// Kept views.
    View,
    /// Subjects that are not the same.
    NotSame,
    /// Noted exports.
    Export,
    /// Earlier versions of criteria sets.
    CriteriaVersion,
    /// Self-scores and appraised scores.
    StageScore,
    /// Sheets that their members confirmed.
    Confirmation,
    /// What second persons read of sheets.
    SheetCheck,
    /// Files of scores.
    SheetFile,
    /// Meetings of councils.
    Meeting,
    /// Answers of the conflict finder.
    Conflict,
    /// Reasons for more than a quota allows.
    Excuse,
    /// Notes on obligations.
    DutyNote,
    /// Items of publicity.
    Publicity,
    /// Lower offices' reports.
    UnitReport,
    /// Kept ways of reading lists.
    Mapping,
    /// Packets that were sent or taken in.
    Packet,
    /// What was last exchanged of each record.
    ExchangeBase,
}

impl Area {
    /// Every area.
    pub const ALL: [Self; 45] = [
        Self::Office,
        Self::Unit,
        Self::Movement,
        Self::Plan,
        Self::Section,
        Self::Obligation,
        Self::CriteriaSet,
        Self::Criterion,
        Self::Subject,
        Self::Dossier,
        Self::Step,
        Self::Gate,
        Self::Round,
        Self::Member,
        Self::Candidate,
        Self::Sheet,
        Self::Score,
        Self::Decision,
        Self::Result,
        Self::Vote,
        Self::Paper,
        Self::Basis,
        Self::PlanStep,
        Self::PlanVersion,
        Self::Return,
        Self::Attachment,
        Self::Checklist,
        Self::Entry,
        Self::View,
        Self::NotSame,
        Self::Export,
        Self::CriteriaVersion,
        Self::StageScore,
        Self::Confirmation,
        Self::SheetCheck,
        Self::SheetFile,
        Self::Meeting,
        Self::Conflict,
        Self::Excuse,
        Self::DutyNote,
        Self::Publicity,
        Self::UnitReport,
        Self::Mapping,
        Self::Packet,
        Self::ExchangeBase,
    ];

    /// The table's name in the data file.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Unit => "unit",
            Self::Movement => "movement",
            Self::Plan => "plan",
            Self::Section => "section",
            Self::Obligation => "obligation",
            Self::CriteriaSet => "criteria_set",
            Self::Criterion => "criterion",
            Self::Subject => "subject",
            Self::Dossier => "dossier",
            Self::Step => "step",
            Self::Gate => "gate",
            Self::Round => "round",
            Self::Member => "member",
            Self::Candidate => "candidate",
            Self::Sheet => "sheet",
            Self::Score => "score",
            Self::Decision => "decision",
            Self::Result => "result",
            Self::Vote => "vote",
            Self::Paper => "paper",
            Self::Basis => "basis",
            Self::PlanStep => "plan_step",
            Self::PlanVersion => "plan_version",
            Self::Return => "dossier_return",
            Self::Attachment => "attachment",
            Self::Checklist => "checklist",
            Self::Entry => "entry",
            Self::View => "saved_view",
            Self::NotSame => "not_same",
            Self::Export => "export_note",
            Self::CriteriaVersion => "criteria_version",
            Self::StageScore => "stage_score",
            Self::Confirmation => "confirmation",
            Self::SheetCheck => "sheet_check",
            Self::SheetFile => "sheet_file",
            Self::Meeting => "meeting",
            Self::Conflict => "conflict",
            Self::Excuse => "excuse",
            Self::DutyNote => "duty_note",
            Self::Publicity => "publicity",
            Self::UnitReport => "unit_report",
            Self::Mapping => "import_mapping",
            Self::Packet => "packet",
            Self::ExchangeBase => "exchange_base",
        }
    }

    /// The area of a table.
    #[must_use]
    pub fn of_table(table: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.table() == table)
    }
}

/// The rows a deed changed, by area.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Changes {
    rows: BTreeMap<Area, Vec<i64>>,
}

impl Changes {
    /// Notes that row `id` of `area` changed.
    pub fn note(&mut self, area: Area, id: i64) {
        let rows = self.rows.entry(area).or_default();
        if !rows.contains(&id) {
            rows.push(id);
        }
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether anything in one of `areas` changed.
    #[must_use]
    pub fn touch(&self, areas: &[Area]) -> bool {
        areas.iter().any(|area| self.rows.contains_key(area))
    }

    /// The rows of `area` that changed.
    #[must_use]
    pub fn rows(&self, area: Area) -> &[i64] {
        self.rows.get(&area).map_or(&[], Vec::as_slice)
    }
}

/// When a deed is done and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The moment.
    pub at: DateTime<Utc>,
    /// The staff member, as chosen at start.
    pub who: String,
}

/// What came of a deed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The deed in the journal; none when nothing changed.
    pub deed: Option<DeedId>,
    /// Its Vietnamese title.
    pub title: String,
    /// What changed.
    pub changes: Changes,
    /// The command that takes it back; none when nothing changed.
    pub undo: Option<super::command::Command>,
    /// The number of deeds so far; grows by one with each.
    pub revision: i64,
    /// When it was stored.
    pub at: DateTime<Utc>,
}
