//! What can be asked of the list of dossiers, and what the answer holds.

use crate::domain::dossier::{DossierState, Priority};
use crate::domain::ids::{MovementId, PlanId, UnitId};
use crate::domain::subject::SubjectKind;
use crate::storage::DossierRow;
use serde::{Deserialize, Serialize};

/// Which column orders the list. Dossiers without a value in that column stand last, whichever way it is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DossierOrder {
    /// By given name, then the rest (people); collectives by their words.
    #[default]
    Name,
    /// By kind of subject, then by name.
    Kind,
    /// By unit in tree order, then by name.
    Unit,
    /// By state of life, then by name.
    State,
    /// By year, newest first, then by name.
    Year,
    /// By the day received, earliest first, then by name.
    Received,
    /// By field of activity, then by name.
    Field,
    /// By the mean score of the last closed round the dossier was in, highest first, then by name.
    Score,
    /// By the order of merit set by hand, from 1, then by name.
    Merit,
}

impl DossierOrder {
    /// Every order.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Kind,
        Self::Unit,
        Self::State,
        Self::Year,
        Self::Received,
        Self::Field,
        Self::Score,
        Self::Merit,
    ];
}

/// Which dossiers are asked for; an empty filter means all. Of each list one value is enough, of several lists each
/// must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DossierFilter {
    /// Words typed in any order, with or without accents; each must begin some word of the record or of the name of
    /// its unit.
    pub words: String,
    /// Under this plan.
    pub plan: Option<PlanId>,
    /// Of this year.
    pub year: Option<i32>,
    /// Of one of these years.
    pub years: Vec<i32>,
    /// Of these kinds.
    pub kinds: Vec<SubjectKind>,
    /// In these states.
    pub states: Vec<DossierState>,
    /// From exactly these units; who means the units below too names them.
    pub units: Vec<UnitId>,
    /// In these fields of activity; capitals and spaces do not matter.
    pub fields: Vec<String>,
    /// Belonging to these movements.
    pub movements: Vec<MovementId>,
    /// With these priority marks.
    pub priorities: Vec<Priority>,
    /// Proposed for these forms of commendation; capitals and spaces do not matter.
    pub awards: Vec<String>,
    /// With papers lacking, or with none lacking.
    pub lacking: Option<bool>,
    /// Order.
    pub order: DossierOrder,
    /// The other way round.
    pub descending: bool,
}

impl DossierFilter {
    /// Whether words or facets hide something of the plan and the year.
    #[must_use]
    pub fn narrows(&self) -> bool {
        let Self {
            words,
            plan: _,
            year: _,
            years,
            kinds,
            states,
            units,
            fields,
            movements,
            priorities,
            awards,
            lacking,
            order: _,
            descending: _,
        } = self;
        !words.trim().is_empty()
            || lacking.is_some()
            || !(years.is_empty()
                && kinds.is_empty()
                && states.is_empty()
                && units.is_empty()
                && fields.is_empty()
                && movements.is_empty()
                && priorities.is_empty()
                && awards.is_empty())
    }
}

/// A stretch of the list, with the figures around it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Listing {
    /// How many dossiers match.
    pub count: usize,
    /// How many of them of each kind, in the order of `SubjectKind::ALL`.
    pub by_kind: [usize; 4],
    /// How many there are under the plan and of the year, without words and facets.
    pub all: usize,
    /// Place in the list of the first of `rows`, from 0.
    pub first: usize,
    /// The rows in the window that was asked for.
    pub rows: Vec<DossierRow>,
}
