//! Figures of reports: how many dossiers of which kind, unit, movement and state there were on a day, against the
//! plan's quotas. Pure functions of the case file, so that every report counts alike and agrees with its lists.

pub mod changes;
pub mod chart;
pub mod earlier;
pub mod follow;
pub mod snapshot;

use super::binding::{bound as bound_units, family};
use super::case::{CaseFile, Nomination};
use super::dossier::{DossierState, Priority, Step};
use super::ids::{MovementId, ObligationId, RoundId, UnitId};
use super::obligation::{Bound, Duty, Frequency};
use super::papers::{PaperType, ReportSpan};
use super::schedule::{rhythm, stretches};
use super::subject::SubjectKind;
use super::unit::in_tree_order;
use crate::text;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::ops::AddAssign;

/// A count for each kind of subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct ByKind([u32; 4]);

impl ByKind {
    /// One more of a kind.
    pub fn add(&mut self, kind: SubjectKind) {
        self.0[place(kind)] += 1;
    }

    /// How many of a kind.
    #[must_use]
    pub const fn of(&self, kind: SubjectKind) -> u32 {
        self.0[place(kind)]
    }

    /// Over all kinds.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }
}

impl AddAssign for ByKind {
    fn add_assign(&mut self, other: ByKind) {
        for (own, more) in self.0.iter_mut().zip(other.0) {
            *own += more;
        }
    }
}

const fn place(kind: SubjectKind) -> usize {
    match kind {
        SubjectKind::Collective => 0,
        SubjectKind::Person => 1,
        SubjectKind::Household => 2,
        SubjectKind::Model => 3,
    }
}

/// A unit with its counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitFigures {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Dossiers it sent in.
    pub received: ByKind,
    /// Of them chosen.
    pub chosen: ByKind,
    /// Of them commended.
    pub recognised: ByKind,
    /// Of them made known and replicated.
    pub replicated: ByKind,
}

/// What a unit had to send in by one quota of the plan, and what it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuotaFigure {
    /// The quota.
    pub obligation: ObligationId,
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// At least, at most, exactly.
    pub bound: Bound,
    /// Which kinds of subject it counts; empty for any.
    pub kinds: Vec<SubjectKind>,
    /// How many up to the day.
    pub required: u32,
    /// How many came in, from the unit and the units below it, of the kinds the quota names.
    pub received: u32,
}

impl QuotaFigure {
    /// Whether the bound is kept.
    #[must_use]
    pub const fn is_met(&self) -> bool {
        match self.bound {
            Bound::AtLeast => self.received >= self.required,
            Bound::AtMost => self.received <= self.required,
            Bound::Exactly => self.received == self.required,
        }
    }
}

/// The figures of one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CaseFigures {
    /// First day of the span.
    pub from: NaiveDate,
    /// The day at which the figures are stated.
    pub as_of: NaiveDate,
    /// Dossiers by the state they had on the day, in the order of life; states nobody was in included.
    pub states: Vec<(DossierState, ByKind)>,
    /// Units that sent in anything, in the order of the tree.
    pub units: Vec<UnitFigures>,
    /// Quotas of the plan, unit by unit.
    pub quotas: Vec<QuotaFigure>,
    /// Dossiers sent in, by movement, in the order of the movements; a dossier may belong to several.
    pub movements: Vec<(MovementId, String, ByKind)>,
    /// Dossiers sent in, by field of activity, most first; the empty name is "no field given".
    pub fields: Vec<(String, ByKind)>,
    /// Dossiers sent in that bear a priority mark, by mark; a dossier may bear several.
    pub priorities: Vec<(Priority, u32)>,
    /// Rounds whose meeting was held within the span.
    pub rounds: Vec<RoundId>,
}

impl CaseFigures {
    /// Everything known, noticed and nurtured ones included.
    #[must_use]
    pub fn known(&self) -> ByKind {
        self.sum(|_| true)
    }

    /// Sent in, whatever became of them.
    #[must_use]
    pub fn received(&self) -> ByKind {
        self.sum(was_sent_in)
    }

    /// Checked and found whole, whatever the council made of them.
    #[must_use]
    pub fn complete(&self) -> ByKind {
        use DossierState as S;
        self.sum(|s| matches!(s, S::Complete | S::Chosen | S::NotChosen | S::Recognised | S::Replicated))
    }

    /// Chosen, commended and replicated ones included.
    #[must_use]
    pub fn chosen(&self) -> ByKind {
        self.sum(was_chosen)
    }

    /// Commended, replicated ones included.
    #[must_use]
    pub fn recognised(&self) -> ByKind {
        self.sum(was_recognised)
    }

    /// In one state on the day.
    #[must_use]
    pub fn in_state(&self, state: DossierState) -> ByKind {
        self.sum(|it| it == state)
    }

    fn sum(&self, which: impl Fn(DossierState) -> bool) -> ByKind {
        let mut sum = ByKind::default();
        for (_, counts) in self.states.iter().filter(|(state, _)| which(*state)) {
            sum += *counts;
        }
        sum
    }
}

/// Sent in, whatever became of it.
#[must_use]
pub const fn was_sent_in(state: DossierState) -> bool {
    !matches!(state, DossierState::Noticed | DossierState::Nurtured)
}

/// Chosen, commended and replicated ones included.
#[must_use]
pub const fn was_chosen(state: DossierState) -> bool {
    matches!(state, DossierState::Chosen | DossierState::Recognised | DossierState::Replicated)
}

/// Commended, replicated ones included.
#[must_use]
pub const fn was_recognised(state: DossierState) -> bool {
    matches!(state, DossierState::Recognised | DossierState::Replicated)
}

/// The first and the last day of a report.
#[must_use]
pub fn span_of(span: ReportSpan, case: &CaseFile) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(case.year, month, day);
    let (from, to) = (case.plan.from, case.plan.to);
    match span {
        ReportSpan::HalfYear => (day(1, 1).unwrap_or(from), day(6, 30).unwrap_or(to)),
        ReportSpan::Year => (day(1, 1).unwrap_or(from), day(12, 31).unwrap_or(to)),
        ReportSpan::Interim | ReportSpan::Final => (from, to),
    }
}

/// Whether a paper looks beyond its own year, so that the case file must hold the dossiers of every year: a report over
/// the whole period, and every report, because it looks back at the year before.
#[must_use]
pub const fn covers_every_year(kind: PaperType, span: ReportSpan) -> bool {
    match kind {
        PaperType::Report => true,
        PaperType::Statistics => matches!(span, ReportSpan::Interim | ReportSpan::Final),
        _ => false,
    }
}

/// The state a dossier had at the end of a day; none when it was not known yet. A dossier without steps was noticed.
#[must_use]
pub fn state_on(steps: &[Step], day: NaiveDate) -> Option<DossierState> {
    match steps {
        [] => Some(DossierState::Noticed),
        steps => steps.iter().rev().find(|step| step.on <= day).map(|step| step.state),
    }
}

/// The figures of a report over the dossiers of `years`, as they stood at the end of `as_of`.
#[must_use]
pub fn figures(
    case: &CaseFile,
    years: std::ops::RangeInclusive<i32>,
    from: NaiveDate,
    as_of: NaiveDate,
) -> CaseFigures {
    let counted = counted(case, years, as_of);
    let mut states: Vec<(DossierState, ByKind)> =
        DossierState::ALL.into_iter().map(|state| (state, ByKind::default())).collect();
    for (it, state) in &counted {
        if let Some((_, counts)) = states.iter_mut().find(|(known, _)| known == state) {
            counts.add(it.subject.kind());
        }
    }
    let sent_in: Vec<&Nomination> =
        counted.iter().filter(|(_, state)| was_sent_in(*state)).map(|(it, _)| *it).collect();
    // As the follow-up counts them: what was taken back fills no quota.
    let stayed: Vec<&Nomination> = counted
        .iter()
        .filter(|(_, state)| was_sent_in(*state) && *state != DossierState::Withdrawn)
        .map(|(it, _)| *it)
        .collect();
    let held = |day: Option<NaiveDate>| day.is_some_and(|day| (from..=as_of).contains(&day));
    CaseFigures {
        from,
        as_of,
        states,
        units: by_unit(case, &counted),
        quotas: quotas(case, &stayed, from, as_of),
        movements: by_movement(case, &sent_in),
        fields: by_field(&sent_in),
        priorities: by_priority(&sent_in),
        rounds: case.rounds.iter().filter(|round| held(round.held_on)).map(|round| round.id).collect(),
    }
}

/// The dossiers of `years` that were known at the end of `as_of`, each with its state then.
fn counted(
    case: &CaseFile,
    years: std::ops::RangeInclusive<i32>,
    as_of: NaiveDate,
) -> Vec<(&Nomination, DossierState)> {
    case.nominations
        .iter()
        .filter(|it| years.contains(&it.dossier.year))
        .filter_map(|it| state_on(&it.steps, as_of).map(|state| (it, state)))
        .collect()
}

fn by_unit(case: &CaseFile, counted: &[(&Nomination, DossierState)]) -> Vec<UnitFigures> {
    let mut units: Vec<UnitFigures> = in_tree_order(&case.units)
        .into_iter()
        .map(|(_, unit)| UnitFigures {
            unit: unit.id,
            name: unit.name.clone(),
            received: ByKind::default(),
            chosen: ByKind::default(),
            recognised: ByKind::default(),
            replicated: ByKind::default(),
        })
        .collect();
    for (it, state) in counted.iter().filter(|(_, state)| was_sent_in(*state)) {
        let kind = it.subject.kind();
        let Some(of_unit) = units.iter_mut().find(|unit| unit.unit == it.dossier.unit) else { continue };
        of_unit.received.add(kind);
        if was_chosen(*state) {
            of_unit.chosen.add(kind);
        }
        if was_recognised(*state) {
            of_unit.recognised.add(kind);
        }
        if *state == DossierState::Replicated {
            of_unit.replicated.add(kind);
        }
    }
    units.retain(|unit| unit.received.total() > 0);
    units
}

fn quotas(case: &CaseFile, sent_in: &[&Nomination], from: NaiveDate, as_of: NaiveDate) -> Vec<QuotaFigure> {
    let mut figures = Vec::new();
    for obligation in &case.obligations {
        let Duty::Quota { nominators, bound, kinds, .. } = &obligation.duty else { continue };
        let start = from.max(case.plan.from);
        let end = as_of.min(case.plan.to);
        for unit in bound_units(nominators, &case.units, end) {
            // A share of a figure not given yet requires nothing that could be counted.
            let required = obligation.duty.required_of(unit.id).unwrap_or(0);
            let required = required.saturating_mul(times(rhythm(&obligation.duty), start, end));
            let family = family(&case.units, unit.id, end);
            let counts = |it: &&&Nomination| {
                family.contains(&it.dossier.unit) && (kinds.is_empty() || kinds.contains(&it.subject.kind()))
            };
            figures.push(QuotaFigure {
                obligation: obligation.id,
                unit: unit.id,
                name: unit.name.clone(),
                bound: *bound,
                kinds: kinds.clone(),
                required,
                received: u32::try_from(sent_in.iter().filter(counts).count()).unwrap_or(u32::MAX),
            });
        }
    }
    figures
}

/// How often a quota fell due from `from` to `to`; a part of a period counts as one.
fn times(every: Frequency, from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from(stretches(every, from, to).len()).unwrap_or(u32::MAX)
}

fn by_movement(case: &CaseFile, sent_in: &[&Nomination]) -> Vec<(MovementId, String, ByKind)> {
    let mut movements: Vec<(MovementId, String, ByKind)> =
        case.movements.iter().map(|it| (it.id, it.name.clone(), ByKind::default())).collect();
    for it in sent_in {
        let own: HashSet<MovementId> = it.dossier.movements.iter().copied().collect();
        for (_, _, counts) in movements.iter_mut().filter(|(id, ..)| own.contains(id)) {
            counts.add(it.subject.kind());
        }
    }
    movements.retain(|(_, _, counts)| counts.total() > 0);
    movements
}

fn by_field(sent_in: &[&Nomination]) -> Vec<(String, ByKind)> {
    let mut fields: Vec<(String, ByKind)> = Vec::new();
    for it in sent_in {
        let field = it.dossier.field.trim();
        let kind = it.subject.kind();
        match fields.iter_mut().find(|(known, _)| text::same(known, field)) {
            Some((_, counts)) => counts.add(kind),
            None => {
                let mut counts = ByKind::default();
                counts.add(kind);
                fields.push((field.to_owned(), counts));
            }
        }
    }
    fields.sort_by_cached_key(|(name, counts)| {
        (name.is_empty(), std::cmp::Reverse(counts.total()), text::text_key(name))
    });
    fields
}

fn by_priority(sent_in: &[&Nomination]) -> Vec<(Priority, u32)> {
    Priority::ALL
        .into_iter()
        .map(|mark| {
            let bearing = sent_in.iter().filter(|it| it.dossier.priorities.contains(&mark)).count();
            (mark, u32::try_from(bearing).unwrap_or(u32::MAX))
        })
        .filter(|(_, count)| *count > 0)
        .collect()
}

#[cfg(test)]
mod tests;
