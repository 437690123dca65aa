//! What the office notes of an obligation that the dossiers do not tell: how far a task is done, which report was sent
//! when and under which number, by whom (LC-1, CJ-3, KG-7).

use super::ids::{DutyNoteId, ObligationId, PaperId, UnitId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DutyState {
    /// Chưa thực hiện.
    #[default]
    NotStarted,
    /// Đang thực hiện.
    Doing,
    /// Đã xong: done, or sent.
    Done,
}

impl DutyState {
    /// All states, in the order shown.
    pub const ALL: [Self; 3] = [Self::NotStarted, Self::Doing, Self::Done];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotStarted => "Chưa thực hiện",
            Self::Doing => "Đang thực hiện",
            Self::Done => "Đã xong",
        }
    }
}

/// What is noted of one time an obligation falls due; there is one note at most for an obligation, day and unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyNote {
    /// Identifier.
    pub id: DutyNoteId,
    /// The obligation.
    pub obligation: ObligationId,
    /// Which time: the day on which it falls due; none for what has no day.
    #[serde(default)]
    pub due: Option<NaiveDate>,
    /// Which unit did it or sent it; none for the office itself, and for what is not followed by unit.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// How far it is.
    #[serde(default)]
    pub state: DutyState,
    /// Day on which it was done or sent; required once it is done.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Number and sign of the paper it was sent with, as on the paper ("15/BC-BTV"); empty for none.
    #[serde(default)]
    pub number: String,
    /// The paper of this office it was sent with.
    #[serde(default)]
    pub paper: Option<PaperId>,
    /// Remark.
    #[serde(default)]
    pub note: String,
}

impl DutyNote {
    /// A note that says nothing yet.
    #[must_use]
    pub const fn new(id: DutyNoteId, obligation: ObligationId, due: Option<NaiveDate>) -> Self {
        Self {
            id,
            obligation,
            due,
            unit: None,
            state: DutyState::NotStarted,
            on: None,
            number: String::new(),
            paper: None,
            note: String::new(),
        }
    }

    /// Whether it was done or sent by the end of `today`.
    #[must_use]
    pub fn is_done(&self, today: NaiveDate) -> bool {
        self.state == DutyState::Done && self.on.is_none_or(|on| on <= today)
    }

    /// Whether it was done after the day it was due.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.state == DutyState::Done && self.on.zip(self.due).is_some_and(|(on, due)| on > due)
    }
}
