//! Statistics of dossiers: a cross table whose every figure is the size of a set of dossiers, so that a figure and the
//! list behind it can never disagree (D5, KG-6).

mod axis;
mod direct;
mod table;
mod units;
mod words;

pub use axis::{Line, LineKind};
pub use direct::{DirectRule, direct_rule};
pub use table::{Share, Table};

use super::catalogue::Entry;
use super::dossier::{DossierState, Priority};
use super::figures::{was_chosen, was_recognised, was_sent_in};
use super::ids::{DossierId, MovementId, PlanId, UnitId};
use super::movement::Movement;
use super::plan::Plan;
use super::subject::{Sex, SubjectKind};
use super::unit::Unit;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Everything that is counted of one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The dossier.
    pub id: DossierId,
    /// Name of its subject.
    pub name: String,
    /// The plan.
    pub plan: PlanId,
    /// Year inside the plan's period.
    pub year: i32,
    /// The unit that nominated, as the dossier keeps it.
    pub unit: UnitId,
    /// Day it was received; none while it is being prepared.
    pub received: Option<NaiveDate>,
    /// Kind of subject.
    pub kind: SubjectKind,
    /// Where its life stands.
    pub state: DossierState,
    /// Field of activity as written; may be empty.
    pub field: String,
    /// Movements and campaigns.
    pub movements: Vec<MovementId>,
    /// Priority marks.
    pub priorities: Vec<Priority>,
    /// Proposed form of commendation as written; may be empty.
    pub proposed: String,
    /// Sex of a person; none for other kinds and where it is not given.
    pub sex: Option<Sex>,
    /// Ethnicity of a person as written; empty for other kinds and where it is not given.
    pub ethnicity: String,
}

impl Record {
    /// The day whose names and places of units the old structure shows: that of receipt, else the end of the dossier's
    /// year or today, whichever is earlier.
    #[must_use]
    pub fn day(&self, today: NaiveDate) -> NaiveDate {
        let end = NaiveDate::from_ymd_opt(self.year, 12, 31).unwrap_or(today);
        self.received.unwrap_or_else(|| end.min(today))
    }
}

/// By what dossiers are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Year of the dossier.
    Year,
    /// Plan.
    Plan,
    /// Nominating unit, in the old structure or in the new one.
    Unit,
    /// Kind of subject.
    Kind,
    /// Field of activity.
    Field,
    /// Movements and campaigns; a dossier may belong to several.
    Movement,
    /// Sex of a person.
    Sex,
    /// Ethnicity of a person.
    Ethnicity,
    /// Whether a person works directly.
    Direct,
    /// Priority marks; a dossier may bear several.
    Priority,
    /// Form of commendation that was proposed.
    Proposed,
    /// Form of commendation that was received.
    Received,
    /// Where its life stands.
    State,
}

impl Dimension {
    /// All, in the order offered.
    pub const ALL: [Self; 13] = [
        Self::Year,
        Self::Unit,
        Self::Kind,
        Self::Field,
        Self::Movement,
        Self::Sex,
        Self::Ethnicity,
        Self::Direct,
        Self::Priority,
        Self::Proposed,
        Self::Received,
        Self::State,
        Self::Plan,
    ];

    /// Whether one dossier may stand in several lines, so that their figures do not add up to the total.
    #[must_use]
    pub const fn is_multiple(self) -> bool {
        matches!(self, Self::Movement | Self::Priority)
    }

    /// Whether the lines tell sensitive personal data of the people in them (Luật 91/2025/QH15).
    #[must_use]
    pub const fn is_sensitive(self) -> bool {
        matches!(self, Self::Ethnicity)
    }
}

/// Which dossiers are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// All that are known, being prepared or not.
    All,
    /// Sent in, whatever became of them: as reports count what was received.
    #[default]
    Nominated,
    /// Chosen, commended and replicated ones included.
    Chosen,
    /// Commended, replicated ones included.
    Commended,
}

impl Counted {
    /// All, in the order offered.
    pub const ALL: [Self; 4] = [Self::All, Self::Nominated, Self::Chosen, Self::Commended];

    /// Whether a dossier in this state is counted.
    #[must_use]
    pub const fn takes(self, state: DossierState) -> bool {
        match self {
            Self::All => true,
            Self::Nominated => was_sent_in(state),
            Self::Chosen => was_chosen(state),
            Self::Commended => was_recognised(state),
        }
    }
}

/// Under which units dossiers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Structure {
    /// The unit that nominated, with the name and the place it had then.
    #[default]
    Old,
    /// Whoever carries on its work on the day asked for.
    New,
}

impl Structure {
    /// Both, in the order offered.
    pub const ALL: [Self; 2] = [Self::Old, Self::New];
}

/// What a table is asked to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What the rows are.
    pub rows: Dimension,
    /// What the columns are; none shows the totals only.
    pub columns: Option<Dimension>,
    /// Which dossiers are counted.
    pub counted: Counted,
    /// First year; none begins with the earliest.
    pub from: Option<i32>,
    /// Last year; none goes on to the latest.
    pub to: Option<i32>,
    /// Plans; none means all.
    pub plans: Vec<PlanId>,
    /// Kinds of subject; none means all.
    pub kinds: Vec<SubjectKind>,
    /// Old or new units.
    pub structure: Structure,
}

impl Question {
    /// Dossiers sent in, all years, plans and kinds.
    #[must_use]
    pub const fn of(rows: Dimension, columns: Option<Dimension>) -> Self {
        Self {
            rows,
            columns,
            counted: Counted::Nominated,
            from: None,
            to: None,
            plans: Vec::new(),
            kinds: Vec::new(),
            structure: Structure::Old,
        }
    }

    /// Whether a dossier is counted.
    #[must_use]
    pub fn takes(&self, record: &Record) -> bool {
        self.counted.takes(record.state)
            && self.from.is_none_or(|from| record.year >= from)
            && self.to.is_none_or(|to| record.year <= to)
            && (self.plans.is_empty() || self.plans.contains(&record.plan))
            && (self.kinds.is_empty() || self.kinds.contains(&record.kind))
    }

    /// Whether the figures tell sensitive personal data of the people behind them.
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        self.rows.is_sensitive() || self.columns.is_some_and(Dimension::is_sensitive)
    }
}

/// What the names of lines come from.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// All units.
    pub units: &'a [Unit],
    /// All movements.
    pub movements: &'a [Movement],
    /// All plans.
    pub plans: &'a [Plan],
    /// The catalogues: spellings that mean one field or form stand in one line.
    pub entries: &'a [Entry],
    /// The day whose units the new structure shows.
    pub today: NaiveDate,
}

/// The first and the last year that occur; none where there is nothing.
#[must_use]
pub fn years(records: &[Record]) -> Option<(i32, i32)> {
    let years = || records.iter().map(|record| record.year);
    Some((years().min()?, years().max()?))
}
