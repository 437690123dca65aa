//! What is remembered of packets: that one was sent or taken in, and what was last exchanged of each record.

use super::{Direction, LeftOut, RecordKey, RecordKind};
use crate::domain::ids::{PacketId, PlanId};
use crate::domain::subject::SubjectKind;
use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Sent from here, or taken in here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PacketWay {
    /// Written here.
    Sent,
    /// Taken in here.
    Taken,
}

impl PacketWay {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Sent => "Đã lập gói",
            Self::Taken => "Đã nhận gói",
        }
    }

    /// The word stored in the data file.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Taken => "taken",
        }
    }
}

/// How many of each a packet holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PacketCounts {
    /// Units.
    pub units: u32,
    /// Movements.
    pub movements: u32,
    /// Plans.
    pub plans: u32,
    /// Subjects.
    pub subjects: u32,
    /// Dossiers.
    pub dossiers: u32,
    /// Attached files, each once.
    pub files: u32,
    /// Their size in bytes.
    pub bytes: u64,
    /// Dossiers by kind of subject, kinds without any left out.
    pub kinds: Vec<(SubjectKind, u32)>,
}

/// A record that was not taken in, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// What kind of record.
    pub kind: RecordKind,
    /// Its identifier at the sender.
    pub id: i64,
    /// Which, in words.
    pub what: String,
    /// Why, in a sentence.
    pub why: String,
}

/// A packet that was sent or taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PacketNote {
    /// Identifier.
    pub id: PacketId,
    /// Sent or taken in.
    pub way: PacketWay,
    /// Up or down.
    pub direction: Direction,
    /// The office that made it.
    pub office: String,
    /// Name of the campaign at the sender.
    pub campaign: String,
    /// The plan here that it belongs to.
    pub plan: PlanId,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Who made it.
    #[serde(default)]
    pub made_by: String,
    /// Day on which it was sent or taken in here.
    pub on: NaiveDate,
    /// Who sent it or took it in.
    pub by: String,
    /// Name of the file, without its folder.
    pub file: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of the file.
    pub sha256: String,
    /// What it holds.
    #[serde(default)]
    pub counts: PacketCounts,
    /// The units that its dossiers come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// What the sender left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// Dossiers, and of a packet from above plans, that were new here.
    #[serde(default)]
    pub new: u32,
    /// Those that were brought up to date.
    #[serde(default)]
    pub updated: u32,
    /// Those of which nothing changed.
    #[serde(default)]
    pub same: u32,
    /// What was not taken in, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Refused>,
}

/// What was last exchanged of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// Kind of record.
    pub kind: RecordKind,
    /// Its identifier at the sender.
    pub record: i64,
    /// Its identifier here; another one for a unit or movement that both knew already.
    pub ours: i64,
    /// The data file it came from; this one's own for what was sent from here first.
    pub source: String,
    /// When the packet was made.
    pub at: DateTime<Utc>,
    /// Mark of its content, as it stood in the packet.
    pub mark: String,
}

impl Base {
    /// The record.
    #[must_use]
    pub const fn key(&self) -> RecordKey {
        RecordKey { kind: self.kind, id: self.record }
    }
}
