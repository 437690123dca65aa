//! A report that is taken in may be noted as sent: the obligation and the time that it carries out, where they are clear.

use crate::domain::binding::bound;
use crate::domain::duty_note::{DutyNote, DutyState};
use crate::domain::ids::{DutyNoteId, ObligationId, UnitId};
use crate::domain::obligation::{Duty, Frequency, Nominators, Obligation};
use crate::domain::papers::ReportSpan;
use crate::domain::plan::Plan;
use crate::domain::schedule::{occurrences, rhythm};
use crate::domain::unit::{Unit, heir};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// What can be noted of a report that is taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteOffer {
    /// The obligation.
    pub obligation: ObligationId,
    /// The time, by the day on which it falls due.
    pub due: NaiveDate,
    /// The unit that owes it; the successor where the sender was merged.
    pub unit: UnitId,
    /// The note that is there and is not done yet.
    pub known: Option<DutyNote>,
}

/// The reports of units that a plan asks for at a time: the obligation, its day, and who owes.
pub(super) fn asked_for<'a>(
    plan: &Plan,
    obligations: &'a [Obligation],
    (year, span): (i32, ReportSpan),
) -> Vec<(&'a Obligation, &'a Nominators, NaiveDate)> {
    obligations
        .iter()
        .filter_map(|one| {
            let Duty::Report { units: Some(units), .. } = &one.duty else { return None };
            due_of(&one.duty, plan, year, span).map(|due| (one, units, due))
        })
        .collect()
}

/// The day on which the report of a time falls due; none where the duty does not tell it without doubt.
fn due_of(duty: &Duty, plan: &Plan, year: i32, span: ReportSpan) -> Option<NaiveDate> {
    let every = rhythm(duty);
    let all = occurrences(duty, plan.from, plan.to);
    if every == Frequency::Once {
        let once = all.first()?.due;
        // One day for one report: of a plan of one year it is the year's, else the one that ends the plan.
        let one_year = plan.from.year() == plan.to.year();
        let fits = match span {
            ReportSpan::HalfYear => once.year() == year && once.month() <= 7 && one_year,
            ReportSpan::Year => one_year && once.month() > 7 && once.year() == year,
            ReportSpan::Interim | ReportSpan::Final => !one_year,
        };
        return fits.then_some(once);
    }
    let label = match span {
        ReportSpan::HalfYear => format!("6 tháng đầu năm {year}"),
        ReportSpan::Year => format!("năm {year}"),
        ReportSpan::Interim | ReportSpan::Final => return None,
    };
    all.into_iter().find(|one| one.label == label).map(|one| one.due)
}

/// What can be noted when a report of a unit is taken in; none where the plan asks it for nothing at that time, asks
/// twice, or where it is noted as sent already.
#[must_use]
pub fn note_for(
    plan: &Plan,
    obligations: &[Obligation],
    notes: &[DutyNote],
    units: &[Unit],
    unit: UnitId,
    time: (i32, ReportSpan),
) -> Option<NoteOffer> {
    let mut owed = asked_for(plan, obligations, time).into_iter().filter_map(|(one, nominators, due)| {
        let on = due.clamp(plan.from, plan.to.max(plan.from));
        let owing = bound(nominators, units, on);
        let unit =
            [unit, heir(units, unit, on)].into_iter().find(|id| owing.iter().any(|it| it.id == *id))?;
        Some((one.id, due, unit))
    });
    let (obligation, due, unit) = owed.next()?;
    if owed.next().is_some() {
        return None;
    }
    let known = notes
        .iter()
        .find(|note| note.obligation == obligation && note.unit == Some(unit) && note.due == Some(due));
    if known.is_some_and(|note| note.state == DutyState::Done) {
        return None;
    }
    Some(NoteOffer { obligation, due, unit, known: known.cloned() })
}

impl NoteOffer {
    /// The note that says it was sent: on which day, under which number.
    #[must_use]
    pub fn done(&self, fresh: DutyNoteId, on: NaiveDate, number: &str) -> DutyNote {
        let blank = || DutyNote::new(fresh, self.obligation, Some(self.due));
        let note = self.known.clone().unwrap_or_else(blank);
        DutyNote {
            unit: Some(self.unit),
            state: DutyState::Done,
            on: Some(on),
            number: number.to_owned(),
            ..note
        }
    }
}
