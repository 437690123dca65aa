//! The time of an obligation that counts on a day, and how long there is to it.

use super::{Progress, ProgressStanding};
use crate::domain::obligation::{Due, Duty, Frequency};
use crate::domain::plan::Plan;
use crate::domain::schedule::{Occurrence, occurrences, rhythm};
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    due_soon_days: i64,
    horizon_days: i64,
    backup_days: i64,
}

fn settings() -> Settings {
    static READ: LazyLock<Settings> = LazyLock::new(|| {
        let read: Result<Settings, _> = toml::from_str(include_str!("../../../assets/follow-up.toml"));
        // A file that does not read is caught by a test; without it no deadline is near before its day.
        read.unwrap_or_default()
    });
    *READ
}

/// Days ahead from which a deadline is near (`assets/follow-up.toml`).
#[must_use]
pub fn soon_days() -> i64 {
    settings().due_soon_days
}

/// Days ahead that the list of what is to be done looks (`assets/follow-up.toml`).
#[must_use]
pub fn horizon_days() -> i64 {
    settings().horizon_days
}

/// Days after which the latest backup is old (`assets/follow-up.toml`).
#[must_use]
pub fn backup_days() -> i64 {
    settings().backup_days
}

/// Which time counts on a day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Now {
    /// The one whose stretch the day lies in: what is missing there is missing now.
    Around,
    /// The next that falls due: of those before nobody knows whether they were met.
    Ahead,
}

/// The times of an obligation as seen on a day.
pub(super) struct Times {
    pub all: Vec<Occurrence>,
    pub current: Option<usize>,
    pub today: NaiveDate,
    begin: NaiveDate,
    comes_again: bool,
}

impl Times {
    pub(super) fn of(duty: &Duty, plan: &Plan, today: NaiveDate, now: Now) -> Self {
        let comes_again = rhythm(duty) != Frequency::Once;
        let mut all = occurrences(duty, plan.from, plan.to);
        if all.is_empty() && !comes_again {
            // A day outside the period is pointed out elsewhere; it still is the day.
            let due = duty.due().and_then(Due::single);
            let whole = |due| Occurrence { due, from: plan.from, to: plan.to, label: String::new() };
            all.extend(due.map(whole));
        }
        let at = match now {
            Now::Around => all.iter().position(|one| today <= one.to),
            Now::Ahead => all.iter().position(|one| today <= one.due),
        };
        let current = at.or_else(|| all.len().checked_sub(1));
        Self { all, current, today, begin: plan.from, comes_again }
    }

    /// The same with this time as the one that counts; none leaves it to the day.
    pub(super) fn counting(self, at: Option<usize>) -> Self {
        let current = at.filter(|at| *at < self.all.len()).or(self.current);
        Self { current, ..self }
    }

    /// The time that counts.
    pub(super) fn now(&self) -> Option<&Occurrence> {
        self.all.get(self.current?)
    }

    pub(super) fn due(&self) -> Option<NaiveDate> {
        self.now().map(|one| one.due)
    }

    /// Whether it falls due more than once by its nature.
    pub(super) const fn comes_again(&self) -> bool {
        self.comes_again
    }

    /// First day of the plan's period.
    pub(super) const fn begin(&self) -> NaiveDate {
        self.begin
    }

    fn days(&self) -> Option<i64> {
        self.due().map(|due| (due - self.today).num_days())
    }

    /// Where what is not met stands.
    pub(super) fn standing(&self) -> ProgressStanding {
        match self.days() {
            Some(days) if days < 0 => ProgressStanding::Late,
            Some(days) if days <= soon_days() => ProgressStanding::DueSoon,
            _ if self.today < self.begin => ProgressStanding::NotStarted,
            _ => ProgressStanding::Waiting,
        }
    }

    /// How long there is: "còn 3 ngày", "hôm nay là hạn cuối", "quá hạn 2 ngày".
    pub(super) fn left(&self) -> String {
        match self.days() {
            None if self.comes_again => "không có lần nào đến hạn trong thời gian thực hiện".to_owned(),
            None => "chưa có thời hạn".to_owned(),
            Some(0) => "hôm nay là hạn cuối".to_owned(),
            Some(days) if days < 0 => format!("quá hạn {} ngày", -days),
            Some(days) => format!("còn {days} ngày"),
        }
    }

    /// With the name of the stretch in front.
    pub(super) fn said(&self, words: &str) -> String {
        let label = self.now().map_or("", |one| one.label.as_str());
        let words = if label.is_empty() { words.to_owned() } else { format!("{label}: {words}") };
        crate::text::upper_first(&words)
    }

    /// The progress with nothing said about units.
    pub(super) fn progress(self, words: String, standing: ProgressStanding, count: (u32, u32)) -> Progress {
        let next = match (standing, self.current) {
            (ProgressStanding::Done, Some(at)) => self.all.get(at + 1),
            _ => self.now(),
        };
        let next_due = next.map(|one| one.due);
        Progress {
            words,
            standing,
            met: count.0,
            of: count.1,
            units: Vec::new(),
            next_due,
            days_left: next_due.map(|due| (due - self.today).num_days()),
            occurrences: self.all,
            current: self.current,
            behind: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_settings_can_be_read() {
        let read: super::Settings = toml::from_str(include_str!("../../../assets/follow-up.toml")).unwrap();
        assert_eq!(read.due_soon_days, super::soon_days());
        assert!((1..60).contains(&read.due_soon_days));
        assert!(read.due_soon_days < read.horizon_days && read.horizon_days <= 366);
        assert!((1..=60).contains(&read.backup_days));
    }
}
