//! How far the obligations of a plan are met: who has sent, what is missing, how many days are left (X-1, KG-1, LS-2).

mod noted;
mod publicity;
mod quota;
mod time;

pub use publicity::carries_out;
pub(in crate::domain) use quota::{belongs_to, counted, is_late, settled_on};
pub use time::{backup_days, horizon_days, soon_days};

use super::dossier::DossierState;
use super::duty_note::DutyNote;
use super::ids::{DossierId, UnitId};
use super::obligation::{Duty, Obligation};
use super::plan::Plan;
use super::publicity::PublicityItem;
use super::schedule::Occurrence;
use super::subject::SubjectKind;
use super::unit::Unit;
use crate::text::padded;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use time::Times;

/// One dossier as far as quotas count it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Submission {
    /// Dossier.
    pub dossier: DossierId,
    /// The unit that nominates.
    pub unit: UnitId,
    /// Kind of subject.
    pub kind: SubjectKind,
    /// Year inside the plan's period.
    pub year: i32,
    /// Day it was received; none while it is being prepared.
    pub received: Option<NaiveDate>,
    /// Where its life stands.
    pub state: DossierState,
}

impl Submission {
    /// Sent in and not taken back, whatever became of it.
    const fn counts(&self) -> bool {
        !matches!(self.state, DossierState::Noticed | DossierState::Nurtured | DossierState::Withdrawn)
    }

    /// Checked and found whole, whatever the council made of it.
    #[must_use]
    pub const fn is_accepted(&self) -> bool {
        use DossierState as S;
        matches!(self.state, S::Complete | S::Chosen | S::NotChosen | S::Recognised | S::Replicated)
    }

    const fn is_chosen(&self) -> bool {
        matches!(self.state, DossierState::Chosen | DossierState::Recognised | DossierState::Replicated)
    }
}

/// What of a plan is known to have been done: what its obligations are held against.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Followed {
    /// Its dossiers, as far as quotas count them.
    pub submissions: Vec<Submission>,
    /// What was noted of its obligations.
    pub notes: Vec<DutyNote>,
    /// What was made public under it.
    pub publicity: Vec<PublicityItem>,
}

/// How an obligation stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgressStanding {
    /// Met, as far as it falls due now.
    Done,
    /// Not met, and there is time.
    Waiting,
    /// Not met, and the day is near.
    DueSoon,
    /// Not met in time, or more than allowed.
    Late,
    /// The plan's period has not begun.
    NotStarted,
    /// The data do not tell.
    Unknown,
}

impl ProgressStanding {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Done => "Đã xong",
            Self::Waiting => "Đang chờ",
            Self::DueSoon => "Sắp đến hạn",
            Self::Late => "Cần xử lý",
            Self::NotStarted => "Chưa bắt đầu",
            Self::Unknown => "Không theo dõi được",
        }
    }
}

/// What one unit has sent of what it owes this time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitProgress {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// The first day on which it existed, where that is known: it owes nothing that fell due before.
    pub since: Option<NaiveDate>,
    /// How many it owes; none when its share cannot be computed yet.
    pub required: Option<u32>,
    /// How many came, from it and the units below it.
    pub received: u32,
    /// How many are missing; 0 where the bound is no least number.
    pub missing: u32,
    /// How many of them came after the day.
    pub late: u32,
    /// Whether the bound is kept, and for "at most" whether anything came.
    pub met: bool,
    /// How many came each time it fell due, in the order of [`Progress::occurrences`] (LS-2).
    pub each: Vec<u32>,
}

impl UnitProgress {
    /// Whether the unit was there on a day, and so could owe what fell due then.
    #[must_use]
    pub fn existed_on(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= day)
    }
}

/// How far an obligation is met on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// In words: "12/14 đơn vị đã gửi, còn 3 ngày".
    pub words: String,
    /// Where it stands.
    pub standing: ProgressStanding,
    /// Units that have met it; of a selection the dossiers chosen; 0 where nothing is counted.
    pub met: u32,
    /// Of how many units; of a selection the most that may be chosen; 0 where nothing is counted.
    pub of: u32,
    /// Unit by unit in the order of the tree; empty where no units are bound.
    pub units: Vec<UnitProgress>,
    /// The day that counts now: of this time, or of the next when this one is met.
    pub next_due: Option<NaiveDate>,
    /// Days from today to it; below 0 when it has passed.
    pub days_left: Option<i64>,
    /// Every time it falls due within the plan; empty for what has no day.
    pub occurrences: Vec<Occurrence>,
    /// Which of them is the one counted.
    pub current: Option<usize>,
    /// How often units owed something in the times before and did not send it.
    pub behind: u32,
}

/// How far an obligation is met on `today`.
#[must_use]
pub fn progress(
    obligation: &Obligation,
    plan: &Plan,
    units: &[Unit],
    followed: &Followed,
    today: NaiveDate,
) -> Progress {
    measured(obligation, plan, units, followed, (today, None))
}

/// How far one time of an obligation is met, as seen on `today`: the time at this place of [`Progress::occurrences`].
#[must_use]
pub fn progress_of(
    obligation: &Obligation,
    plan: &Plan,
    units: &[Unit],
    followed: &Followed,
    (today, at): (NaiveDate, usize),
) -> Progress {
    measured(obligation, plan, units, followed, (today, Some(at)))
}

fn measured(
    obligation: &Obligation,
    plan: &Plan,
    units: &[Unit],
    followed: &Followed,
    (today, at): (NaiveDate, Option<usize>),
) -> Progress {
    let submissions = &followed.submissions;
    match &obligation.duty {
        duty @ Duty::Quota { .. } => quota::progress(duty, plan, units, submissions, (today, at)),
        duty @ Duty::Selection { min, max, kinds, .. } => {
            let times = Times::of(duty, plan, today, time::Now::Ahead).counting(at);
            let year = times.now().filter(|one| !one.label.is_empty()).map(|one| one.to.year());
            let chosen = submissions.iter().filter(|one| {
                one.is_chosen()
                    && (kinds.is_empty() || kinds.contains(&one.kind))
                    && year.is_none_or(|year| one.year == year)
            });
            selection(u32::try_from(chosen.count()).unwrap_or(u32::MAX), *min, *max, times)
        }
        Duty::Report { units: Some(reporters), .. } => {
            noted::by_unit(obligation, reporters, plan, units, followed, (today, at))
        }
        Duty::Publicity { .. } => publicity::progress(obligation, plan, followed, (today, at)),
        Duty::Report { .. } | Duty::Seats { .. } | Duty::Milestone { .. } | Duty::Assignment { .. } => {
            noted::own(obligation, plan, followed, (today, at))
        }
    }
}

/// How many may be chosen, in words ("từ 03 đến 05", "không quá 05", "05").
pub(super) fn wanted(min: u32, max: u32) -> String {
    let count = |number: u32| padded(u64::from(number));
    if min == max {
        count(max)
    } else if min == 0 {
        format!("không quá {}", count(max))
    } else {
        format!("từ {} đến {}", count(min), count(max))
    }
}

fn selection(chosen: u32, min: u32, max: u32, times: Times) -> Progress {
    let count = |number: u32| padded(u64::from(number));
    let wanted = wanted(min, max);
    let (words, standing) = if chosen > max {
        (format!("đã chọn {}, quá số được giới thiệu ({wanted})", count(chosen)), ProgressStanding::Late)
    } else if chosen >= min && chosen > 0 {
        (format!("đã chọn {} (cần {wanted})", count(chosen)), ProgressStanding::Done)
    } else {
        (format!("đã chọn {}, cần {wanted}, {}", count(chosen), times.left()), times.standing())
    };
    let words = times.said(&words);
    times.progress(words, standing, (chosen, max))
}

#[cfg(test)]
mod tests;
