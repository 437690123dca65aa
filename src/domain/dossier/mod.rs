//! Dossiers: one nomination of one subject in one plan and year, its life and its answers to the gates.

mod state;

pub use state::DossierState;

use super::ids::{CriterionId, DossierId, MovementId, PlanId, SubjectId, UnitId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a subject achieved: one row, not one text box.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Achievement {
    /// Year; none when it spans several.
    pub year: Option<i32>,
    /// What was done.
    pub content: String,
    /// The figure as written ("125", "1,5"), without its unit of measure.
    pub figure: String,
    /// Unit of measure ("triệu đồng", "hộ").
    pub measure: String,
    /// Where the proof is.
    pub evidence: String,
}

/// An award received earlier.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PastAward {
    /// Year of the decision.
    pub year: Option<i32>,
    /// Title or form ("Giấy khen của Chủ tịch UBND huyện").
    pub form: String,
    /// Number of the decision.
    pub decision: String,
    /// Day of the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// Who decided.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issuer: String,
    /// What it was given for; tells whether one achievement is put forward twice.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// How a paper of the checklist stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// It lies in the dossier, on paper or as a file.
    #[default]
    Have,
    /// It is not needed here; the note says why.
    Waived,
}

/// A paper of the checklist that the dossier has, or need not have.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HeldPaper {
    /// Key of the item in the checklist.
    pub item: String,
    /// There, or not needed.
    pub held: Held,
    /// Remark; why it is not needed.
    pub note: String,
}

/// On what the office rests when it keeps personal data (Luật 91/2025/QH15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DataBasis {
    /// Not stated yet.
    #[default]
    Unstated,
    /// The person has agreed.
    Consent,
    /// A law gives the task.
    Law,
}

impl DataBasis {
    /// All, in the order shown.
    pub const ALL: [Self; 3] = [Self::Unstated, Self::Consent, Self::Law];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unstated => "Chưa ghi",
            Self::Consent => "Người được nêu đồng ý",
            Self::Law => "Nhiệm vụ theo quy định",
        }
    }
}

/// Why personal data are kept, on what ground, and until when (Luật 91/2025/QH15: stated purpose, no longer than needed).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PersonalData {
    /// For what they are kept.
    pub purpose: String,
    /// The ground.
    pub basis: DataBasis,
    /// Day on which consent was given.
    pub given_on: Option<NaiveDate>,
    /// How it was given ("ký vào bản trích ngang"), or the article of the law.
    pub way: String,
    /// Last day for which they are needed; past it the office is asked to make the record anonymous.
    pub keep_until: Option<NaiveDate>,
}

/// Priority in choosing (CJ-2): used by the ranking only as a declared tie-break, and counted in reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Người trực tiếp lao động, sản xuất, công tác.
    DirectWorker,
    /// Công nhân.
    Worker,
    /// Nông dân.
    Farmer,
    /// Hành động dũng cảm, cứu người.
    Brave,
    /// Tấm gương thầm lặng.
    Quiet,
    /// Vượt khó vươn lên.
    Hardship,
    /// Khởi nghiệp.
    StartUp,
}

impl Priority {
    /// All marks, in the order shown.
    pub const ALL: [Self; 7] = [
        Self::DirectWorker,
        Self::Worker,
        Self::Farmer,
        Self::Brave,
        Self::Quiet,
        Self::Hardship,
        Self::StartUp,
    ];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::DirectWorker => "Người trực tiếp lao động",
            Self::Worker => "Công nhân",
            Self::Farmer => "Nông dân",
            Self::Brave => "Hành động dũng cảm",
            Self::Quiet => "Tấm gương thầm lặng",
            Self::Hardship => "Vượt khó vươn lên",
            Self::StartUp => "Khởi nghiệp",
        }
    }
}

/// A nomination. The text belongs to its year: later changes of the subject do not rewrite it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Identifier.
    pub id: DossierId,
    /// Who or what is nominated.
    pub subject: SubjectId,
    /// Under which plan.
    pub plan: PlanId,
    /// Year inside the plan's period (LS-1).
    pub year: i32,
    /// The unit that nominates, under the name it bore then.
    pub unit: UnitId,
    /// Day the nomination was received; none while it is being prepared here.
    #[serde(default)]
    pub received: Option<NaiveDate>,
    /// Field of activity ("Xây dựng nông thôn mới", KG-4).
    #[serde(default)]
    pub field: String,
    /// Movements and campaigns it belongs to.
    #[serde(default)]
    pub movements: Vec<MovementId>,
    /// Short summary for the list (trích ngang).
    #[serde(default)]
    pub summary: String,
    /// Achievements, in the order printed.
    #[serde(default)]
    pub achievements: Vec<Achievement>,
    /// Awards received earlier.
    #[serde(default)]
    pub past_awards: Vec<PastAward>,
    /// Priority marks.
    #[serde(default)]
    pub priorities: Vec<Priority>,
    /// Proposed form of commendation ("Giấy khen", "Bằng khen").
    #[serde(default)]
    pub proposed: String,
    /// Remark printed in the last column.
    #[serde(default)]
    pub remark: String,
    /// Place set by hand in lists that follow an order of merit; 0 follows the names.
    #[serde(default)]
    pub order: i32,
    /// Papers of the checklist that are there or not needed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<HeldPaper>,
    /// Why personal data are kept.
    #[serde(default)]
    pub personal: PersonalData,
}

impl Dossier {
    /// A dossier with nothing in it yet.
    #[must_use]
    pub fn new(id: DossierId, subject: SubjectId, (plan, year): (PlanId, i32), unit: UnitId) -> Self {
        Self {
            id,
            subject,
            plan,
            year,
            unit,
            received: None,
            field: String::new(),
            movements: Vec::new(),
            summary: String::new(),
            achievements: Vec::new(),
            past_awards: Vec::new(),
            priorities: Vec::new(),
            proposed: String::new(),
            remark: String::new(),
            order: 0,
            papers: Vec::new(),
            personal: PersonalData::default(),
        }
    }
}

/// One dated step in the life of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// State entered.
    pub state: DossierState,
    /// Day of the step.
    pub on: NaiveDate,
    /// Who did it.
    pub by: String,
    /// Why; required by the rule where the state needs it.
    #[serde(default)]
    pub reason: String,
}

/// The answer to a gate (CB-3, CB-4): "not applicable" is an answer of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GateAnswer {
    /// Đạt.
    Met,
    /// Không đạt.
    Failed,
    /// Không áp dụng.
    NotApplicable,
}

impl GateAnswer {
    /// All answers, in the order shown.
    pub const ALL: [Self; 3] = [Self::Met, Self::Failed, Self::NotApplicable];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "Đạt",
            Self::Failed => "Không đạt",
            Self::NotApplicable => "Không áp dụng",
        }
    }

    /// The word stored in the data file and in scripts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Failed => "failed",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The answer behind a stored word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

/// A gate as answered for one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnsweredGate {
    /// Which gate.
    pub criterion: CriterionId,
    /// The answer.
    pub answer: GateAnswer,
    /// What it rests on.
    pub evidence: String,
}
