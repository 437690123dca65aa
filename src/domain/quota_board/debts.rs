//! Who owes what for which time: what a letter of reminder lists, and whom the board marks.

use crate::domain::ids::UnitId;
use crate::domain::obligation::{Bound, Duty, Frequency};
use crate::domain::progress::{Progress, soon_days};
use crate::domain::schedule::rhythm;
use chrono::NaiveDate;
use serde::Serialize;

/// What one unit owes for one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Debt {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Which of the times, from 0; none for what has no day.
    pub time: Option<usize>,
    /// What the time is called ("tháng 3/2018"); empty for what falls due once.
    pub label: String,
    /// The day on which it fell or falls due.
    pub due: Option<NaiveDate>,
    /// How many it owes.
    pub required: u32,
    /// How many came.
    pub received: u32,
    /// How many are missing.
    pub missing: u32,
    /// Days since the day passed; 0 or below while it has not.
    pub days_late: Option<i64>,
    /// Whether the day has passed or is near, so that the unit is to be reminded.
    pub pressing: bool,
}

/// What the units owe of what has begun by `today`, unit by unit in the order of the tree, for each the times first to
/// last. Nothing is owed where the bound is a most number, nor what fell due before a unit existed.
#[must_use]
pub fn debts(duty: &Duty, progress: &Progress, today: NaiveDate) -> Vec<Debt> {
    if matches!(duty, Duty::Quota { bound: Bound::AtMost, .. }) {
        return Vec::new();
    }
    let once = rhythm(duty) == Frequency::Once;
    let mut all = Vec::new();
    for unit in &progress.units {
        let required = unit.required.unwrap_or(0);
        let debt = |time: Option<usize>, received: u32| {
            let of = time.and_then(|at| progress.occurrences.get(at));
            let due = of.map(|time| time.due);
            let days_late = due.map(|due| (today - due).num_days());
            Debt {
                unit: unit.unit,
                name: unit.name.clone(),
                time,
                label: of.map(|time| time.label.clone()).unwrap_or_default(),
                due,
                required,
                received,
                missing: required.saturating_sub(received),
                days_late,
                pressing: days_late.is_some_and(|late| late >= -soon_days()),
            }
        };
        if progress.occurrences.is_empty() {
            if once && unit.received < required {
                all.push(debt(None, unit.received));
            }
            continue;
        }
        let times = progress.occurrences.iter().zip(&unit.each).enumerate();
        for (at, (time, received)) in times.take(progress.current.map_or(0, |at| at + 1)) {
            // What has not begun is not owed yet, and what fell due before the unit was there never was.
            let owed = once || (time.from <= today && unit.existed_on(time.due));
            if owed && *received < required {
                all.push(debt(Some(at), *received));
            }
        }
    }
    all
}
