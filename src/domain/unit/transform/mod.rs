//! Great changes of the units, as data: which level ends on which day, and what comes of what. The deed loses nothing:
//! old units stay with their last day and their successor, and old dossiers keep the old unit and its name.

mod found;
mod outlook;
mod reading;

pub use found::{Proposal, propose, unpaired};
pub use outlook::{Outlook, Trouble};
pub use reading::{Written, read};

use super::{Unit, UnitKind};
use crate::domain::ids::UnitId;
use crate::domain::{Command, Refusal, Rule};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A great change of the units.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transformation {
    /// Its key, the same for ever.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// First day of the new structure.
    pub day: NaiveDate,
    /// Kinds that end on the day before.
    pub ends: Vec<UnitKind>,
    /// The kind whose units are made anew.
    pub merges: UnitKind,
    /// The kind that the new ones stand under.
    pub above: UnitKind,
    /// Where it is laid down.
    pub source: String,
    /// What happens, in a sentence or two.
    pub note: String,
}

impl Transformation {
    /// Last day of the old structure.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.day.pred_opt().unwrap_or(self.day)
    }

    /// Whether `unit` belongs to the structure that ends: of a kind that ends or is made anew, and there on its last
    /// day.
    #[must_use]
    pub fn is_old(&self, unit: &Unit) -> bool {
        (unit.kind == self.merges || self.ends.contains(&unit.kind)) && unit.is_valid_on(self.last_day())
    }

    /// Whether `unit` bears the traces of this change: it went on under a new name, in a new place, or took others over.
    #[must_use]
    pub fn is_done_for(&self, unit: &Unit, units: &[Unit]) -> bool {
        let last = Some(self.last_day());
        unit.old_names.iter().any(|old| old.until == last)
            || unit.old_parents.iter().any(|old| old.until == last)
            || units.iter().any(|one| one.successor == Some(unit.id) && one.valid_to == last)
    }

    /// Whether `unit` was entered as one of the new structure.
    #[must_use]
    pub fn is_new(&self, unit: &Unit) -> bool {
        unit.kind == self.merges
            && unit.valid_from.is_some_and(|from| from >= self.day)
            && !unit.has_ended(self.day)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    transformation: Vec<Transformation>,
    reading: reading::Marks,
}

static FILE: LazyLock<Option<File>> =
    // The file is part of the program; a test reads it.
    LazyLock::new(|| toml::from_str(include_str!("../../../../assets/transformations.toml")).ok());

/// The changes that come with the program.
#[must_use]
pub fn shipped() -> &'static [Transformation] {
    FILE.as_ref().map_or(&[], |file| &file.transformation)
}

/// One new unit and what it is made from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Pair {
    /// Its name; empty keeps the name of the unit that goes on.
    pub name: String,
    /// The unit that it is: one of the old ones that goes on, or one that was entered before. None makes a new one.
    pub unit: Option<UnitId>,
    /// The old units that end in it. The one that goes on may be among them.
    pub from: Vec<UnitId>,
}

/// The deed that carries the change out, one that can be taken back whole.
///
/// # Errors
/// Refused when the pairs contradict each other or the tree; the sentence is the first trouble of [`Outlook`].
pub fn plan(
    units: &[Unit],
    change: &Transformation,
    pairs: &[Pair],
    fresh: &mut dyn FnMut() -> i64,
) -> Result<Command, Refusal> {
    let outlook = outlook::look(units, change, pairs, fresh);
    if let Some(trouble) = outlook.troubles.first() {
        return Err(Refusal::new(Rule::NotFound, trouble.sentence.clone()));
    }
    let title = format!("Chuyển đơn vị: {}", change.name);
    let commands = outlook.units.into_iter().map(|unit| Command::SaveUnit { unit }).collect();
    Ok(Command::Batch { title, commands })
}

/// What the change would do, for a look before the deed.
#[must_use]
pub fn outlook(units: &[Unit], change: &Transformation, pairs: &[Pair]) -> Outlook {
    // Identifiers below zero never reach the store: nothing is stored from here.
    let mut next = 0;
    outlook::look(units, change, pairs, &mut || {
        next -= 1;
        next
    })
}
