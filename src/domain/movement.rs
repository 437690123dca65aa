//! Movements, campaigns and occasions that dossiers and publicity refer to (CB-6, LC-4).

use super::ids::MovementId;
use crate::text::{clean, fold};
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

/// The movements that a cell names between semicolons, and the names of which none is known. A name cut short, or with words
/// around it, counts where one movement alone can be meant.
#[must_use]
pub fn named_in(text: &str, all: &[Movement]) -> (Vec<MovementId>, Vec<String>) {
    let find = |name: &str| {
        let folded = fold(name);
        let exact = all.iter().find(|one| fold(&one.name) == folded);
        // "Phong trào thi đua “…”", or the name cut short: only where one alone can be meant.
        let close = || {
            let mut fits = all.iter().filter(|one| {
                let name = fold(&one.name);
                folded.contains(&name) || folded.len() >= 12 && name.contains(&folded)
            });
            fits.next().filter(|_| fits.next().is_none())
        };
        exact.or_else(close).map(|one| one.id)
    };
    let (mut ids, mut strange) = (Vec::new(), Vec::new());
    for piece in text.split(';').map(clean).filter(|piece| !piece.is_empty()) {
        match find(&piece) {
            Some(id) if ids.contains(&id) => {}
            Some(id) => ids.push(id),
            None => strange.push(piece),
        }
    }
    (ids, strange)
}
