//! The council: who belongs to it, who was there, and what keeps a member from a dossier.

use super::super::ids::{DossierId, MeetingId, MemberId, RoundId, UnitId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A member's part in the council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Chủ tịch Hội đồng.
    Chair,
    /// Phó Chủ tịch Hội đồng.
    Deputy,
    /// Thành viên.
    Member,
    /// Thư ký.
    Secretary,
}

impl Role {
    /// All roles, in the order shown.
    pub const ALL: [Self; 4] = [Self::Chair, Self::Deputy, Self::Member, Self::Secretary];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Chair => "Chủ tịch Hội đồng",
            Self::Deputy => "Phó Chủ tịch Hội đồng",
            Self::Member => "Thành viên",
            Self::Secretary => "Thư ký",
        }
    }
}

/// A member of the council of one round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Identifier.
    pub id: MemberId,
    /// The round.
    pub round: RoundId,
    /// Full name.
    pub name: String,
    /// Post in the organisation.
    #[serde(default)]
    pub post: String,
    /// Part in the council.
    pub role: Role,
    /// Whether the member scores and votes; a secretary may not.
    #[serde(default = "yes")]
    pub votes: bool,
    /// Whether present at the meeting.
    #[serde(default = "yes")]
    pub present: bool,
    /// Why absent.
    #[serde(default)]
    pub absence: String,
    /// The member's own unit, for the conflict finder.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// Declared relatives, for the conflict finder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relatives: Vec<Relative>,
    /// Place in the list, from 1.
    #[serde(default)]
    pub order: i32,
}

impl Member {
    /// A member who votes and is there.
    #[must_use]
    pub fn new(id: MemberId, round: RoundId, name: impl Into<String>) -> Self {
        Self {
            id,
            round,
            name: name.into(),
            post: String::new(),
            role: Role::Member,
            votes: true,
            present: true,
            absence: String::new(),
            unit: None,
            relatives: Vec::new(),
            order: 0,
        }
    }
}

/// Somebody close to a member, as the member declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relative {
    /// Full name.
    pub name: String,
    /// What they are to each other ("em ruột").
    #[serde(default)]
    pub relation: String,
}

const fn yes() -> bool {
    true
}

/// Why a member does not score one dossier; the four cases are never a 0 (M7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Scores as usual.
    Scoring,
    /// Không tham gia: at the member's own wish.
    Declined,
    /// Miễn: a conflict, recorded by the secretary.
    Recused,
}

impl Standing {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Scoring => "Chấm điểm",
            Self::Declined => "Không tham gia",
            Self::Recused => "Miễn chấm",
        }
    }

    /// The word stored in the data file and in scripts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Scoring => "scoring",
            Self::Declined => "declined",
            Self::Recused => "recused",
        }
    }

    /// The standing behind a stored word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Scoring, Self::Declined, Self::Recused].into_iter().find(|it| it.code() == code)
    }
}

/// What a member did at one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// Member.
    pub member: MemberId,
    /// Whether present.
    pub present: bool,
    /// Why absent.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub absence: String,
    /// The written opinion of somebody absent; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub opinion: String,
}

/// A meeting of the council. The last one by day decides who counts as present in the round; before the first is
/// recorded each member's own mark does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Identifier.
    pub id: MeetingId,
    /// The round.
    pub round: RoundId,
    /// Day.
    pub held_on: NaiveDate,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// What it was about.
    #[serde(default)]
    pub note: String,
    /// Who was there; a member not named was not asked.
    #[serde(default)]
    pub attendance: Vec<Attendance>,
}

/// What a person made of a proposed conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConflictVerdict {
    /// It is one: the member is recused.
    Conflict,
    /// "Không phải": not asked again.
    NotConflict,
}

/// A remembered answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictAnswer {
    /// Member.
    pub member: MemberId,
    /// Dossier.
    pub dossier: DossierId,
    /// The answer.
    pub verdict: ConflictVerdict,
    /// Who answered.
    pub by: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}
