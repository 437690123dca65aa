//! The quotas of a plan unit by unit in the order of the tree: required, received, accepted, missing, late, with sums at
//! every unit that has units below it (KG-1); and who is to be reminded of what (LS-2).
//!
//! A dossier counts for the unit that sent it and in the sums above that unit, never twice in one figure.

mod debts;
mod grid;
mod tree;

pub use debts::{Debt, debts};
pub use grid::{Cell, CellState, GridColumn, GridRow, TimeGrid};

use super::ids::{ObligationId, UnitId};
use super::obligation::{Bound, Duty, DutyField, Frequency, Nominators, Obligation, value};
use super::plan::Plan;
use super::progress::{Followed, Progress, Submission, counted, progress, settled_on};
use super::schedule::rhythm;
use super::subject::SubjectKind;
use super::unit::Unit;
use crate::text::upper_first;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::HashSet;
use std::ops::AddAssign;
use tree::{Part, Placed};

/// The figures of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Figures {
    /// How many dossiers are owed.
    pub required: u32,
    /// How many came.
    pub received: u32,
    /// How many of them were found whole, whatever the council made of them.
    pub accepted: u32,
    /// How many are missing; 0 where the bound is no least number.
    pub missing: u32,
    /// How many came after the day.
    pub late: u32,
    /// Units whose share cannot be computed yet.
    pub unknown: u32,
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.required = self.required.saturating_add(other.required);
        self.received = self.received.saturating_add(other.received);
        self.accepted = self.accepted.saturating_add(other.accepted);
        self.missing = self.missing.saturating_add(other.missing);
        self.late = self.late.saturating_add(other.late);
        self.unknown = self.unknown.saturating_add(other.unknown);
    }
}

/// A unit on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoardRow {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// How deep it stands among the units shown, 0 at the top.
    pub depth: usize,
    /// How many of the rows that follow stand below it.
    pub below: usize,
    /// Whether it owes something itself.
    pub bound: bool,
    /// Whether it keeps every bound that is set for it.
    pub met: bool,
    /// Whether it sent more than it may.
    pub over: bool,
    /// Whether it is to be reminded: something is missing for a time that has passed or is near.
    pub pressing: bool,
    /// For how many times before this one it still owes something.
    pub behind: u32,
    /// What it owes and sent itself.
    pub own: Figures,
    /// The same with every unit below it.
    pub sum: Figures,
    /// How many of it and the units below it are to be reminded.
    pub pressing_sum: u32,
    /// When the last dossier came from it or from below it, whatever the time it counts for.
    pub last: Option<NaiveDate>,
}

/// One quota of a plan on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuotaBoard {
    /// The quota.
    pub obligation: ObligationId,
    /// What it asks for ("Mỗi huyện, thị xã, thành phố: ít nhất 02 tập thể hoặc cá nhân").
    pub title: String,
    /// At least, at most, exactly.
    pub bound: Bound,
    /// How often it comes again.
    pub every: Frequency,
    /// How it stands, in words, with its days.
    pub progress: Progress,
    /// Unit by unit, of the time that counts now.
    pub rows: Vec<BoardRow>,
    /// Over all units.
    pub total: Figures,
    /// Dossiers of units that the quota does not bind, nor any above them.
    pub aside: u32,
    /// Who owes what, in the order of the tree.
    pub debts: Vec<Debt>,
}

impl QuotaBoard {
    /// Whether it falls due more than once by its nature.
    #[must_use]
    pub fn recurs(&self) -> bool {
        self.every != Frequency::Once
    }

    /// How many units are to be reminded.
    #[must_use]
    pub fn pressing(&self) -> usize {
        let units: HashSet<UnitId> =
            self.debts.iter().filter(|debt| debt.pressing).map(|debt| debt.unit).collect();
        units.len()
    }
}

/// Several quotas in one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Together {
    /// Unit by unit.
    pub rows: Vec<BoardRow>,
    /// Over all units.
    pub total: Figures,
    /// Units bound, each once.
    pub units: u32,
    /// Of them those that keep every bound set for them.
    pub met: u32,
}

/// The quotas of a plan on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Board {
    /// The day.
    pub today: NaiveDate,
    /// Each quota, in the order of the plan.
    pub quotas: Vec<QuotaBoard>,
    /// All of them in one table; none where a dossier could count for two of them, where they fall due differently
    /// often, or where most and least numbers stand side by side: a sum would say nothing.
    pub together: Option<Together>,
}

impl Board {
    /// The quota called `id`.
    #[must_use]
    pub fn quota(&self, id: ObligationId) -> Option<&QuotaBoard> {
        self.quotas.iter().find(|quota| quota.obligation == id)
    }
}

/// The quotas of a plan as they stand at the end of a day.
#[must_use]
pub fn board(
    obligations: &[Obligation],
    plan: &Plan,
    units: &[Unit],
    followed: &Followed,
    today: NaiveDate,
) -> Board {
    let quotas: Vec<&Obligation> =
        obligations.iter().filter(|one| matches!(one.duty, Duty::Quota { .. })).collect();
    let parts: Vec<Part<'_>> = quotas.iter().map(|one| part(one, plan, units, followed, today)).collect();
    let together = (parts.len() > 1 && can_be_summed(&parts, units)).then(|| together(&parts, units));
    let quotas = parts
        .into_iter()
        .zip(quotas)
        .map(|(part, obligation)| {
            let Placed { rows, total, aside } = tree::placed(std::slice::from_ref(&part), units);
            QuotaBoard {
                obligation: obligation.id,
                title: title(&obligation.duty, units),
                bound: part.bound,
                every: part.every,
                rows,
                total,
                aside,
                debts: part.debts,
                progress: part.progress,
            }
        })
        .collect();
    Board { today, quotas, together }
}

fn part<'a>(
    obligation: &'a Obligation,
    plan: &Plan,
    units: &[Unit],
    followed: &'a Followed,
    today: NaiveDate,
) -> Part<'a> {
    let duty = &obligation.duty;
    let progress = progress(obligation, plan, units, followed, today);
    let due = progress.current.and_then(|at| progress.occurrences.get(at)).map(|time| time.due);
    let (bound, kinds): (Bound, &[SubjectKind]) = match duty {
        Duty::Quota { bound, kinds, .. } => (*bound, kinds),
        _ => (Bound::AtLeast, &[]),
    };
    let dossiers: Vec<&Submission> = counted(duty, &followed.submissions, today);
    Part {
        bound,
        every: rhythm(duty),
        kinds,
        on: settled_on(due, plan, today),
        debts: debts(duty, &progress, today),
        progress,
        dossiers,
    }
}

/// Whether the figures of several quotas may stand in one sum.
fn can_be_summed(parts: &[Part<'_>], units: &[Unit]) -> bool {
    let Some(first) = parts.first() else { return false };
    let capped = |part: &Part<'_>| part.bound == Bound::AtMost;
    if parts.iter().any(|part| part.every != first.every || capped(part) != capped(first)) {
        return false;
    }
    let share_kind = |a: &Part<'_>, b: &Part<'_>| {
        a.kinds.is_empty() || b.kinds.is_empty() || a.kinds.iter().any(|kind| b.kinds.contains(kind))
    };
    let pairs = parts.iter().enumerate().flat_map(|(at, a)| parts.iter().skip(at + 1).map(move |b| (a, b)));
    pairs.into_iter().all(|(a, b)| !share_kind(a, b) || !tree::share_units(a, b, units))
}

fn together(parts: &[Part<'_>], units: &[Unit]) -> Together {
    let Placed { rows, total, .. } = tree::placed(parts, units);
    let count = |some: usize| u32::try_from(some).unwrap_or(u32::MAX);
    let bound: HashSet<UnitId> =
        parts.iter().flat_map(|part| &part.progress.units).map(|unit| unit.unit).collect();
    let short: HashSet<UnitId> = parts
        .iter()
        .flat_map(|part| &part.progress.units)
        .filter(|unit| !unit.met)
        .map(|unit| unit.unit)
        .collect();
    Together { rows, total, units: count(bound.len()), met: count(bound.difference(&short).count()) }
}

/// What a duty asks for, in a line ("Mỗi huyện, thị xã, thành phố: ít nhất 02 tập thể hoặc cá nhân").
#[must_use]
pub fn title(duty: &Duty, units: &[Unit]) -> String {
    titled(duty, units, DutyField::Number)
}

/// [`title`] with its number in words too, for papers ("ít nhất 02 (hai) …").
#[must_use]
pub fn title_in_words(duty: &Duty, units: &[Unit]) -> String {
    titled(duty, units, DutyField::NumberInWords)
}

fn titled(duty: &Duty, units: &[Unit], number: DutyField) -> String {
    let name = |id: UnitId| {
        units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone()).unwrap_or_default()
    };
    let datum = |field| value(duty, field, name);
    let who = match duty {
        // A long list of names is no title.
        Duty::Quota { nominators: Nominators::Units(named), .. } if named.len() > 2 => {
            format!("{} đơn vị được giao", named.len())
        }
        _ => datum(DutyField::Who).unwrap_or_default(),
    };
    let mut words = upper_first(&who);
    let Duty::Quota { kinds, .. } = duty else {
        let often = match rhythm(duty) {
            Frequency::Once => String::new(),
            every => format!(" {}", every.label()),
        };
        return format!("{words}: báo cáo{often}");
    };
    let number = [datum(DutyField::Bound), datum(number)].into_iter().flatten();
    let number = number.collect::<Vec<_>>().join(" ");
    words.push_str(&format!(": {number} {}", kinds_in_words(kinds)));
    match rhythm(duty) {
        Frequency::Once => {}
        every => words.push_str(&format!(", {}", every.label())),
    }
    words
}

/// "tập thể hoặc cá nhân"; for any kind "điển hình".
fn kinds_in_words(kinds: &[SubjectKind]) -> String {
    let named: Vec<&str> =
        SubjectKind::ALL.into_iter().filter(|kind| kinds.contains(kind)).map(SubjectKind::counted).collect();
    match named.as_slice() {
        [] => "điển hình".to_owned(),
        all if all.len() == SubjectKind::ALL.len() => "điển hình".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} hoặc {last}", first.join(", ")),
    }
}
