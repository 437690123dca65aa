//! Movements, campaigns and occasions that dossiers and publicity refer to (CB-6, LC-4).

use super::ids::MovementId;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a movement is called officially.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MovementKind {
    /// Phong trào thi đua.
    Movement,
    /// Cuộc vận động.
    Campaign,
    /// Dịp kỷ niệm.
    Occasion,
}

impl MovementKind {
    /// The name shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Movement => "Phong trào thi đua",
            Self::Campaign => "Cuộc vận động",
            Self::Occasion => "Dịp kỷ niệm",
        }
    }
}

/// A movement, campaign or occasion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Movement {
    /// Identifier.
    pub id: MovementId,
    /// What it is.
    pub kind: MovementKind,
    /// Its name without the quotation marks.
    pub name: String,
    /// First day; none when not fixed.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day; none when not fixed.
    #[serde(default)]
    pub to: Option<NaiveDate>,
}
