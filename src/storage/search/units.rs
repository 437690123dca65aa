//! What the index knows of units: the words of their names and their places in the tree. A unit's words are looked
//! up here and not with each of its dossiers, so that renaming a unit, or a thousand, touches no dossier.

use super::super::error::Result;
use crate::domain::unit::{Unit, in_tree_order};
use crate::text::fold;
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

#[derive(Debug, Default)]
pub(super) struct Units {
    /// Folded words with their units, sorted.
    words: Vec<(Box<str>, i64)>,
    places: HashMap<i64, i64>,
}

impl Units {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let units = super::super::unit::all(connection)?;
        let mut words = Vec::new();
        for unit in &units {
            for text in names(unit) {
                words.extend(
                    fold(text)
                        .split(' ')
                        .filter(|word| !word.is_empty())
                        .map(|word| (word.into(), unit.id.0)),
                );
            }
        }
        words.sort_unstable();
        words.dedup();
        let places =
            in_tree_order(&units).into_iter().zip(0..).map(|((_, unit), place)| (unit.id.0, place)).collect();
        Ok(Self { words, places })
    }

    /// Place in tree order; none for a unit that is not known.
    pub(super) fn place(&self, unit: i64) -> Option<i64> {
        self.places.get(&unit).copied()
    }

    /// The units with a word in their names that begins with `prefix`.
    pub(super) fn begins(&self, prefix: &str) -> HashSet<i64> {
        let start = self.words.partition_point(|(word, _)| &**word < prefix);
        self.words[start..]
            .iter()
            .take_while(|(word, _)| word.starts_with(prefix))
            .map(|(_, unit)| *unit)
            .collect()
    }
}

/// Every name a unit is looked for by: papers of earlier years bear its old ones.
fn names(unit: &Unit) -> impl Iterator<Item = &str> {
    let old = unit.old_names.iter().map(|old| old.name.as_str());
    [unit.name.as_str(), unit.short_name.as_str()].into_iter().chain(old)
}
