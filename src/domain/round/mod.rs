//! A round of selection: its rules, its council and everything needed to recompute its result.

mod board;
mod council;
pub mod open;
mod quota;
mod settings;

pub use board::{
    Board, Candidate, CheckedFigure, Confirmation, Decision, Excuse, FileCell, Score, Sheet, SheetCheck,
    SheetFile, Stage, StageScore,
};
pub use council::{Attendance, ConflictAnswer, ConflictVerdict, Meeting, Member, Relative, Role, Standing};
pub use quota::{Most, Percentage, Quota, QuotaCount, QuotaKey, QuotaScope, QuotaState, count, counts};
pub use settings::{Carry, Places, RoundSettings, Share, TieRule, Way};

use super::ids::{ObligationId, PlanId, RoundId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Open or closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// Scores can be typed.
    Open,
    /// The result stands; nothing changes any more.
    Closed,
}

impl RoundState {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "Đang chấm",
            Self::Closed => "Đã chốt",
        }
    }
}

/// A round (đợt xét).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Identifier.
    pub id: RoundId,
    /// Under which plan.
    pub plan: PlanId,
    /// Its name ("Đợt xét tháng 10/2017").
    pub name: String,
    /// Day of the meeting.
    #[serde(default)]
    pub held_on: Option<NaiveDate>,
    /// Declared rules.
    #[serde(default)]
    pub settings: RoundSettings,
    /// The closed round whose chosen dossiers come before this one (S16).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<RoundId>,
    /// The obligation of the plan that it carries out (KG-2, KG-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligation: Option<ObligationId>,
    /// Open or closed; set by closing, not by saving.
    #[serde(default = "open")]
    pub state: RoundState,
}

const fn open() -> RoundState {
    RoundState::Open
}

impl Round {
    /// An open round with the rules one starts from.
    #[must_use]
    pub fn new(id: RoundId, plan: PlanId, name: impl Into<String>) -> Self {
        Self {
            id,
            plan,
            name: name.into(),
            held_on: None,
            settings: RoundSettings::default(),
            follows: None,
            obligation: None,
            state: RoundState::Open,
        }
    }
}
