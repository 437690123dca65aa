//! Which times are in sight: year, month, kind, done or not.

use super::line::Line;
use super::{Deadlines, Key, year_of};
use crate::domain::deadlines::{Counts, Deadline};
use crate::screens::Desk;
use crate::screens::typed::Named;
use chrono::Datelike;
use std::collections::BTreeSet;

/// Whose times are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// Those of the plan that is worked under.
    #[default]
    Current,
    /// Those of every plan of the office.
    All,
}

/// Which times are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// Those that are not done.
    Open,
    /// Those that are done.
    Done,
}

/// One month of the year in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Month {
    pub(super) counts: Counts,
}

/// What stands above the list.
#[derive(Debug, Default)]
pub(super) struct Strip {
    /// The years of the plans' periods, and all of them.
    pub(super) years: Vec<(Option<i32>, String)>,
    /// The twelve months of the year in sight; empty when all years are.
    pub(super) months: Vec<Month>,
    /// The kinds that there are.
    pub(super) kinds: Vec<Named<Option<&'static str>>>,
    /// How many are shown, and how they stand.
    pub(super) summary: String,
    /// How many of those in sight can be ticked.
    pub(super) pickable: usize,
}

impl Deadlines {
    /// Puts what is shown in order after something was read or chosen.
    pub(super) fn settle(&mut self, desk: &Desk) {
        let Some(found) = &self.found else { return };
        let plans = found.plans.iter().filter_map(|one| desk.plan(one.plan));
        let mut years: BTreeSet<i32> = plans.flat_map(crate::domain::plan::Plan::years).collect();
        years.extend(found.all.iter().filter_map(year_of));
        if self.year.is_some_and(|year| !years.contains(&year)) {
            let here = desk.current.map(|current| current.year).filter(|year| years.contains(year));
            self.year = here;
        }
        let year_words = |year: i32| {
            let counts = Counts::of(found.all.iter().filter(|one| year_of(one) == Some(year)));
            let words = if counts.late > 0 {
                format!("{year} ({} quá hạn)", counts.late)
            } else {
                year.to_string()
            };
            (Some(year), words)
        };
        let mut strip =
            Strip { years: years.iter().map(|year| year_words(*year)).collect(), ..Strip::default() };
        strip.years.insert(0, (None, "Mọi năm".to_owned()));
        let kinds: Vec<&'static str> = found.all.iter().fold(Vec::new(), |mut kinds, one| {
            if !kinds.contains(&one.kind) {
                kinds.push(one.kind);
            }
            kinds
        });
        if self.kind.is_some_and(|kind| !kinds.contains(&kind)) {
            self.kind = None;
        }
        strip.kinds = vec![Named::new(None, "Mọi loại")];
        strip.kinds.extend(kinds.into_iter().map(|kind| Named::new(Some(kind), kind)));
        // What has no day belongs to every year.
        let in_year =
            |one: &Deadline| self.year.is_none() || year_of(one).is_none() || year_of(one) == self.year;
        let wanted = |one: &Deadline| {
            let open = match self.shown {
                Shown::All => true,
                Shown::Open => !one.is_done(),
                Shown::Done => one.is_done(),
            };
            open && self.kind.is_none_or(|kind| kind == one.kind) && in_year(one)
        };
        if self.year.is_some() {
            strip.months = (1..=12)
                .map(|month| {
                    let mine = found
                        .all
                        .iter()
                        .filter(|one| wanted(one) && one.due.is_some_and(|due| due.month() == month));
                    Month { counts: Counts::of(mine) }
                })
                .collect();
        }
        let in_month =
            |one: &Deadline| self.month.is_none_or(|month| one.due.is_some_and(|due| due.month() == month));
        let current = desk.current.map(|current| current.plan);
        let here = found.all.iter().enumerate().filter(|(_, one)| wanted(one) && in_month(one));
        let lines: Vec<Line> =
            here.map(|(at, one)| Line::of(at, one, found.name_of(one.plan), current)).collect();
        let shown = || lines.iter().filter_map(|line| found.all.get(line.at));
        strip.summary = summary(Counts::of(shown()));
        strip.pickable = shown().filter(|one| super::can_pick(one)).count();
        let known: BTreeSet<Key> = found.all.iter().filter(|one| super::can_pick(one)).map(Key::of).collect();
        self.picks.retain(|key| known.contains(key));
        if let Some(mut units) = self.units.take() {
            let key = units.key();
            // Gone from the plan meanwhile: there is nothing to note any more.
            if let Some(one) = found.all.iter().find(|one| Key::of(one) == key) {
                units.hear(one);
                self.units = Some(units);
            }
        }
        self.strip = strip;
        self.lines = lines;
    }
}

fn summary(counts: Counts) -> String {
    let mut words = vec![format!("{} lần đến hạn", counts.all)];
    for (number, said) in [(counts.late, "quá hạn"), (counts.soon, "sắp đến hạn"), (counts.done, "đã xong")]
    {
        if number > 0 {
            words.push(format!("{number} {said}"));
        }
    }
    words.join(" · ")
}
