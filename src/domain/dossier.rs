//! Dossiers: one nomination of one subject in one plan and year, its life and its answers to the gates.

use super::ids::{CriterionId, DossierId, MovementId, PlanId, SubjectId, UnitId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The life of a dossier, from noticed to replicated; every step is dated and can be turned back with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DossierState {
    /// Mới phát hiện.
    Noticed,
    /// Đang bồi dưỡng.
    Nurtured,
    /// Đã đề nghị.
    Nominated,
    /// Đủ hồ sơ (đã thẩm định).
    Complete,
    /// Không đủ điều kiện.
    NotEligible,
    /// Được chọn.
    Chosen,
    /// Không được chọn.
    NotChosen,
    /// Đã rút.
    Withdrawn,
    /// Đã công nhận, khen thưởng.
    Recognised,
    /// Đã tuyên truyền, nhân rộng.
    Replicated,
}

impl DossierState {
    /// All states, in the order of life.
    pub const ALL: [Self; 10] = [
        Self::Noticed,
        Self::Nurtured,
        Self::Nominated,
        Self::Complete,
        Self::NotEligible,
        Self::Chosen,
        Self::NotChosen,
        Self::Withdrawn,
        Self::Recognised,
        Self::Replicated,
    ];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Noticed => "Mới phát hiện",
            Self::Nurtured => "Đang bồi dưỡng",
            Self::Nominated => "Đã đề nghị",
            Self::Complete => "Đủ hồ sơ",
            Self::NotEligible => "Không đủ điều kiện",
            Self::Chosen => "Được chọn",
            Self::NotChosen => "Không được chọn",
            Self::Withdrawn => "Đã rút",
            Self::Recognised => "Đã khen thưởng",
            Self::Replicated => "Đã nhân rộng",
        }
    }

    /// The word stored in the data file and in scripts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Noticed => "noticed",
            Self::Nurtured => "nurtured",
            Self::Nominated => "nominated",
            Self::Complete => "complete",
            Self::NotEligible => "not_eligible",
            Self::Chosen => "chosen",
            Self::NotChosen => "not_chosen",
            Self::Withdrawn => "withdrawn",
            Self::Recognised => "recognised",
            Self::Replicated => "replicated",
        }
    }

    /// The state behind a stored word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether a step into this state must say why: nothing is ever dropped silently.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::NotEligible | Self::NotChosen | Self::Withdrawn)
    }

    /// How far along the life this is; a step to a smaller figure turns back and must say why.
    const fn stage(self) -> u8 {
        match self {
            Self::Noticed => 0,
            Self::Nurtured => 1,
            Self::Nominated => 2,
            Self::Complete | Self::NotEligible => 3,
            Self::Chosen | Self::NotChosen | Self::Withdrawn => 4,
            Self::Recognised => 5,
            Self::Replicated => 6,
        }
    }

    /// Whether going from here to `next` turns the dossier back.
    #[must_use]
    pub const fn turns_back_to(self, next: Self) -> bool {
        next.stage() < self.stage()
    }
}

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
