//! The states in the life of a dossier.

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
    /// Trả lại để bổ sung: only the marked fields are open (S8).
    Returned,
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
    pub const ALL: [Self; 11] = [
        Self::Noticed,
        Self::Nurtured,
        Self::Nominated,
        Self::Returned,
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
            Self::Returned => "Trả lại bổ sung",
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
            Self::Returned => "returned",
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
        matches!(self, Self::Returned | Self::NotEligible | Self::NotChosen | Self::Withdrawn)
    }

    /// How far along the life this is; a step to a smaller figure turns back and must say why.
    const fn stage(self) -> u8 {
        match self {
            Self::Noticed => 0,
            Self::Nurtured => 1,
            Self::Nominated | Self::Returned => 2,
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
