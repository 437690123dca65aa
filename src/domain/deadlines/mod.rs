//! Every time the obligations of a plan fall due over its whole period, each with how it stands (CJ-3, KG-7, LS-2, LC-1).
//!
//! The days come from [`schedule`](super::schedule), the counts from [`progress`](super::progress): nothing is worked
//! out here a second time.

mod strays;

use super::calendar::{closed, working_day_before};
use super::duty_note::{DutyNote, DutyState};
use super::ids::{ObligationId, PlanId, UnitId};
use super::obligation::{Duty, DutyField, Obligation, sentence, value};
use super::plan::Plan;
use super::progress::{Followed, Progress, ProgressStanding, progress, progress_of};
use super::unit::Unit;
use chrono::NaiveDate;
use serde::Serialize;

/// How one time stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineState {
    /// Not met, and its day has passed.
    Late,
    /// Not met, and its day is near.
    DueSoon,
    /// Begun, and there is time.
    Doing,
    /// Not met, and there is time.
    ToCome,
    /// Met.
    Done,
    /// The data do not tell: it has no day, or binds nobody.
    Unknown,
}

impl DeadlineState {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Late => "Quá hạn",
            Self::DueSoon => "Sắp đến hạn",
            Self::Doing => "Đang thực hiện",
            Self::ToCome => "Chưa đến hạn",
            Self::Done => "Đã xong",
            Self::Unknown => "Chưa có thời hạn",
        }
    }
}

/// What tells whether an obligation is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ToldBy {
    /// The office's own note.
    Note,
    /// A note for each unit whose report is counted.
    UnitNotes,
    /// The dossiers that came in.
    Dossiers,
    /// The dossiers that were chosen.
    Selection,
    /// The items of publicity.
    Publicity,
}

impl ToldBy {
    /// What tells of a duty.
    #[must_use]
    pub const fn of(duty: &Duty) -> Self {
        match duty {
            Duty::Quota { .. } => Self::Dossiers,
            Duty::Selection { .. } => Self::Selection,
            Duty::Publicity { .. } => Self::Publicity,
            Duty::Report { units: Some(_), .. } => Self::UnitNotes,
            Duty::Report { units: None, .. }
            | Duty::Seats { .. }
            | Duty::Milestone { .. }
            | Duty::Assignment { .. } => Self::Note,
        }
    }
}

/// What one unit did of one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitDeadline {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// How many it owes; none when its share cannot be computed yet.
    pub required: Option<u32>,
    /// How many came.
    pub received: u32,
    /// How many are missing.
    pub missing: u32,
    /// Whether it did what it owes.
    pub met: bool,
    /// What was noted of it; only where a note for each unit tells.
    pub note: Option<DutyNote>,
}

/// One time that an obligation of a plan falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// The plan.
    pub plan: PlanId,
    /// The obligation.
    pub obligation: ObligationId,
    /// What such an obligation is called in lists.
    pub kind: &'static str,
    /// The obligation as a sentence, without full stop.
    pub sentence: String,
    /// To whom it goes; empty for nobody.
    pub sent_to: String,
    /// What tells how it stands.
    pub told_by: ToldBy,
    /// The last day on which it is met in time; none for what has no day.
    pub due: Option<NaiveDate>,
    /// The stretch it covers ("quý II/2018"); empty for what falls due once.
    pub label: String,
    /// Why offices are closed on the day; none on a working day.
    pub closed: Option<&'static str>,
    /// The last working day before a day on which offices are closed.
    pub working_day: Option<NaiveDate>,
    /// How it stands.
    pub state: DeadlineState,
    /// Days from today to its day; below 0 when it has passed.
    pub days_left: Option<i64>,
    /// How far it is, in words.
    pub words: String,
    /// Units that have met it, items that appeared, dossiers that were chosen; 0 where nothing is counted.
    pub met: u32,
    /// Of how many; 0 where nothing is counted.
    pub of: u32,
    /// How many dossiers, reports or items are missing.
    pub missing: u32,
    /// Days by which it was done after its day; none when in time, and while it is not done.
    pub late_by: Option<i64>,
    /// The office's own note of it.
    pub note: Option<DutyNote>,
    /// Unit by unit, in the order of the tree; empty where no units are bound.
    pub units: Vec<UnitDeadline>,
    /// Whether the plan no longer has this day: it was changed after something had been noted.
    pub stray: bool,
}

impl Deadline {
    /// Whether it is met.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.state == DeadlineState::Done
    }

    /// The units that have not sent what a note would tell of.
    pub fn owing(&self) -> impl Iterator<Item = &UnitDeadline> {
        self.units.iter().filter(|unit| self.told_by == ToldBy::UnitNotes && !unit.met)
    }
}

/// Every time the obligations of a plan fall due, first to last; what has no day comes last, and equals keep the order
/// of the obligations.
#[must_use]
pub fn deadlines(
    obligations: &[Obligation],
    plan: &Plan,
    units: &[Unit],
    followed: &Followed,
    today: NaiveDate,
) -> Vec<Deadline> {
    let mut all: Vec<Deadline> = Vec::new();
    for one in obligations {
        let now = progress(one, plan, units, followed, today);
        let head = Head::of(one, units);
        let count = now.occurrences.len();
        if count == 0 {
            all.push(head.time(one, &now, None, followed, today));
        }
        let times = 0..count;
        all.extend(times.map(|at| {
            let time = progress_of(one, plan, units, followed, (today, at));
            head.time(one, &time, Some(at), followed, today)
        }));
        let dues: Vec<Option<NaiveDate>> = match count {
            0 => vec![None],
            _ => now.occurrences.iter().map(|time| Some(time.due)).collect(),
        };
        all.extend(strays::strays(one, &head, &dues, followed, today));
    }
    all.sort_by_key(|one| (one.due.is_none(), one.due));
    all
}

/// What all times of an obligation share.
struct Head {
    sentence: String,
    sent_to: String,
    told_by: ToldBy,
}

impl Head {
    fn of(one: &Obligation, units: &[Unit]) -> Self {
        let name = |id: UnitId| {
            units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone()).unwrap_or_default()
        };
        Self {
            sentence: sentence(&one.duty, name),
            sent_to: value(&one.duty, DutyField::To, name).unwrap_or_default(),
            told_by: ToldBy::of(&one.duty),
        }
    }

    /// A time with nothing said about it yet.
    fn blank(&self, one: &Obligation, due: Option<NaiveDate>, today: NaiveDate) -> Deadline {
        let off = due.and_then(closed);
        Deadline {
            plan: one.plan,
            obligation: one.id,
            kind: one.duty.label(),
            sentence: self.sentence.clone(),
            sent_to: self.sent_to.clone(),
            told_by: self.told_by,
            due,
            label: String::new(),
            closed: off,
            working_day: due.filter(|_| off.is_some()).map(working_day_before),
            state: DeadlineState::Unknown,
            days_left: due.map(|due| (due - today).num_days()),
            words: String::new(),
            met: 0,
            of: 0,
            missing: 0,
            late_by: None,
            note: None,
            units: Vec::new(),
            stray: false,
        }
    }

    fn time(
        &self,
        one: &Obligation,
        now: &Progress,
        at: Option<usize>,
        followed: &Followed,
        today: NaiveDate,
    ) -> Deadline {
        let occurrence = at.and_then(|at| now.occurrences.get(at));
        let due = occurrence.map(|time| time.due);
        let note = |unit: Option<UnitId>| {
            let mine = |note: &&DutyNote| note.obligation == one.id && note.due == due && note.unit == unit;
            followed.notes.iter().find(mine)
        };
        let own = note(None).filter(|_| self.told_by == ToldBy::Note);
        let units: Vec<UnitDeadline> = now
            .units
            .iter()
            .map(|unit| UnitDeadline {
                unit: unit.unit,
                name: unit.name.clone(),
                required: unit.required,
                received: unit.received,
                missing: unit.missing,
                met: unit.met,
                note: note(Some(unit.unit)).filter(|_| self.told_by == ToldBy::UnitNotes).cloned(),
            })
            .collect();
        let missing = match self.told_by {
            ToldBy::Publicity => now.of.saturating_sub(now.met),
            _ => units.iter().map(|unit| unit.missing).sum(),
        };
        Deadline {
            label: occurrence.map(|time| time.label.clone()).unwrap_or_default(),
            state: state(now, own, due, today),
            words: now.words.clone(),
            met: now.met,
            of: now.of,
            missing,
            late_by: own.filter(|note| note.is_done(today)).and_then(late_by),
            note: own.cloned(),
            units,
            ..self.blank(one, due, today)
        }
    }
}

/// Days by which something was done after its day.
fn late_by(note: &DutyNote) -> Option<i64> {
    let (on, due) = note.on.zip(note.due)?;
    Some((on - due).num_days()).filter(|days| *days > 0 && note.state == DutyState::Done)
}

fn state(now: &Progress, own: Option<&DutyNote>, due: Option<NaiveDate>, today: NaiveDate) -> DeadlineState {
    let begun = own.is_some_and(|note| note.state == DutyState::Doing);
    match now.standing {
        ProgressStanding::Done => DeadlineState::Done,
        // More than allowed is told in words; before its day it is not late.
        ProgressStanding::Late if due.is_none_or(|due| due < today) => DeadlineState::Late,
        ProgressStanding::DueSoon if !begun => DeadlineState::DueSoon,
        _ if begun => DeadlineState::Doing,
        _ if due.is_none() => DeadlineState::Unknown,
        _ => DeadlineState::ToCome,
    }
}

/// How many of some times stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// All of them.
    pub all: usize,
    /// Met.
    pub done: usize,
    /// Not met, and their day has passed.
    pub late: usize,
    /// Not met, and their day is near.
    pub soon: usize,
}

impl Counts {
    /// The counts of these times.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Deadline>) -> Self {
        all.into_iter().fold(Self::default(), |counts, one| Self {
            all: counts.all + 1,
            done: counts.done + usize::from(one.state == DeadlineState::Done),
            late: counts.late + usize::from(one.state == DeadlineState::Late),
            soon: counts.soon + usize::from(one.state == DeadlineState::DueSoon),
        })
    }
}
