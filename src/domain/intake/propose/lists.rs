//! The words by which obligations are known, read once from `assets/intake/duties.toml`.

use super::super::lists::Phrase;
use crate::domain::obligation::Frequency;
use crate::domain::subject::SubjectKind;
use crate::domain::unit::UnitKind;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Debug, Deserialize)]
pub(super) struct Counted {
    pub words: Vec<Phrase>,
    pub kinds: Vec<SubjectKind>,
}

#[derive(Debug, Deserialize)]
pub(super) struct UnitWords {
    pub words: Vec<Phrase>,
    /// None means every unit.
    pub kind: Option<UnitKind>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Often {
    pub words: Vec<Phrase>,
    pub every: Frequency,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Verbs {
    pub send: Vec<Phrase>,
    pub introduce: Vec<Phrase>,
    pub submit: Vec<Phrase>,
    pub report: Vec<Phrase>,
    pub receiver_ends: Vec<Phrase>,
    pub receivers: Vec<Phrase>,
    pub attached: Vec<Phrase>,
    pub before: Vec<Phrase>,
    pub papers: Vec<Phrase>,
    pub events: Vec<Phrase>,
    pub delegates: Vec<Phrase>,
    pub attends: Vec<Phrase>,
    pub meetings: Vec<Phrase>,
    pub assigning: Vec<Phrase>,
    pub publishing: Vec<Phrase>,
    pub not_publishing: Vec<Phrase>,
    pub agencies: Vec<Phrase>,
    pub not_agencies: Vec<Phrase>,
    pub task_verbs: Vec<Phrase>,
    pub giving: Vec<Phrase>,
    pub resting: Vec<Phrase>,
    pub general: Vec<Phrase>,
    pub forms: Vec<Phrase>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Lists {
    pub nominate: Vec<Phrase>,
    pub at_least: Vec<Phrase>,
    pub at_most: Vec<Phrase>,
    pub exactly: Vec<Phrase>,
    pub counted: Vec<Counted>,
    pub unit: Vec<UnitWords>,
    pub every: Vec<Phrase>,
    pub often: Vec<Often>,
    pub words: Verbs,
}

/// A list that cannot be read proposes nothing; a test reads it.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../assets/intake/duties.toml")).unwrap_or_default()
});

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_read() {
        toml::from_str::<super::Lists>(include_str!("../../../../assets/intake/duties.toml")).unwrap();
    }
}
