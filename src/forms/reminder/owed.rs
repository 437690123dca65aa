//! Who owes what on the day of the letter.

use crate::domain::calendar::closed;
use crate::domain::ids::{ObligationId, UnitId};
use crate::domain::obligation::{Duty, Obligation, sentence};
use crate::domain::progress::{Followed, progress};
use crate::domain::quota_board::{Debt, debts, title_in_words};
use crate::domain::schedule::rhythm;
use crate::forms::context::Context;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::HashSet;

/// What one unit owes of one duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Name of the unit.
    pub name: String,
    /// How many over the times listed.
    pub required: u32,
    /// How many came.
    pub received: u32,
    /// How many are missing.
    pub missing: u32,
    /// The first day that was missed, or the one that is near.
    pub due: Option<NaiveDate>,
    /// Days since then; below 1 while it has not passed.
    pub late: Option<i64>,
    /// For which times, in words; empty for what falls due once.
    pub times: String,
}

/// One duty of which something is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// What it asks for, in a line.
    pub title: String,
    /// Its sentence, without the full stop.
    pub sentence: String,
    /// Whether it comes again.
    pub recurs: bool,
    /// Unit by unit, in the order of the tree.
    pub lines: Vec<Line>,
}

/// All that is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owed {
    /// The day of the figures.
    pub day: NaiveDate,
    /// The day until which it is asked for.
    pub answer_by: NaiveDate,
    /// Where it goes; empty where the duties do not say or differ.
    pub sent_to: String,
    /// Duty by duty, those of which nothing is owed left out.
    pub asked: Vec<Asked>,
    /// The units that owe something, each once, in the order of the first table.
    pub units: Vec<(UnitId, String)>,
    /// How many units the duties bind.
    pub bound: usize,
    /// How many dossiers or reports are missing.
    pub missing: usize,
}

impl Owed {
    pub fn of(context: &Context<'_>) -> Owed {
        let (case, options) = (context.case, &context.paper.options);
        let made = context.made.map(|made| made.date());
        let day = options.as_of.or(context.paper.issued_on).or(made).unwrap_or(case.plan.to);
        let followed = Followed {
            submissions: case.submissions.clone(),
            notes: case.notes.clone(),
            publicity: Vec::new(),
        };
        let mut bound: HashSet<UnitId> = HashSet::new();
        let mut found: Vec<(&Obligation, Vec<Debt>)> = Vec::new();
        for one in case.obligations.iter().filter(|one| is_meant(one, &options.obligations)) {
            let progress = progress(one, &case.plan, &case.units, &followed, day);
            bound.extend(progress.units.iter().map(|unit| unit.unit));
            found.push((one, debts(&one.duty, &progress, day)));
        }
        // Whose day has passed or is near; a reminder that is sent earlier names all that is still missing.
        if found.iter().flat_map(|(_, debts)| debts).any(|debt| debt.pressing) {
            found.iter_mut().for_each(|(_, debts)| debts.retain(|debt| debt.pressing));
        }
        found.retain(|(_, debts)| !debts.is_empty());

        let mut units: Vec<(UnitId, String)> = Vec::new();
        for debt in found.iter().flat_map(|(_, debts)| debts) {
            if !units.iter().any(|(id, _)| *id == debt.unit) {
                units.push((debt.unit, debt.name.clone()));
            }
        }
        let missing: u32 = found.iter().flat_map(|(_, debts)| debts).map(|debt| debt.missing).sum();
        let name = |id: UnitId| {
            case.units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone()).unwrap_or_default()
        };
        let asked = found.iter().map(|(one, debts)| Asked {
            title: title_in_words(&one.duty, &case.units),
            sentence: sentence(&one.duty, name),
            recurs: rhythm(&one.duty) != crate::domain::obligation::Frequency::Once,
            lines: lines(debts),
        });
        // Nobody is asked for it before the day that the plan itself sets.
        let set = found.iter().flat_map(|(_, debts)| debts).filter_map(|debt| debt.due).max();
        let usual = set.map_or_else(|| answer_day(context, day), |set| set.max(answer_day(context, day)));
        Owed {
            day,
            answer_by: options.answer_by.unwrap_or(usual),
            sent_to: sent_to(&found),
            asked: asked.collect(),
            units,
            bound: bound.len(),
            missing: usize::try_from(missing).unwrap_or(usize::MAX),
        }
    }
}

/// Whether a letter is about a duty: those named, else every quota.
fn is_meant(one: &Obligation, named: &[ObligationId]) -> bool {
    match &one.duty {
        Duty::Quota { .. } => named.is_empty() || named.contains(&one.id),
        Duty::Report { units: Some(_), .. } => named.contains(&one.id),
        _ => false,
    }
}

/// The profile's number of days on, and from there to a working day.
fn answer_day(context: &Context<'_>, day: NaiveDate) -> NaiveDate {
    let days = u64::try_from(context.profile.reminder.answer_days.whole()).unwrap_or(0);
    let mut here = day.checked_add_days(Days::new(days)).unwrap_or(day);
    // The longest run of days off is Tết with the weekends around it.
    for _ in 0..30 {
        let weekend = matches!(here.weekday(), Weekday::Sat | Weekday::Sun);
        if !weekend && closed(here).is_none() {
            break;
        }
        here = here.succ_opt().unwrap_or(here);
    }
    here
}

fn sent_to(found: &[(&Obligation, Vec<Debt>)]) -> String {
    let mut places: Vec<&str> = found
        .iter()
        .map(|(one, _)| match &one.duty {
            Duty::Quota { sent_to, .. } | Duty::Report { sent_to, .. } => sent_to.trim(),
            _ => "",
        })
        .collect();
    places.dedup();
    match places.as_slice() {
        [one] => (*one).to_owned(),
        _ => String::new(),
    }
}

/// The debts of each unit in one line.
fn lines(debts: &[Debt]) -> Vec<Line> {
    debts
        .chunk_by(|a, b| a.unit == b.unit)
        .filter_map(|of_unit| {
            let first = of_unit.first()?;
            Some(Line {
                name: first.name.clone(),
                required: of_unit.iter().map(|debt| debt.required).sum(),
                received: of_unit.iter().map(|debt| debt.received).sum(),
                missing: of_unit.iter().map(|debt| debt.missing).sum(),
                due: first.due,
                late: first.days_late,
                times: times(of_unit),
            })
        })
        .collect()
}

/// "Từ tháng 3 đến tháng 5/2018; tháng 8/2018": three or more that follow each other are told by their ends.
fn times(debts: &[Debt]) -> String {
    let follows = |a: &Debt, b: &Debt| a.time.map(|at| at + 1) == b.time;
    let mut parts: Vec<String> = Vec::new();
    for run in debts.chunk_by(follows) {
        match run {
            [first, _, .., last] => parts.push(stretch(&first.label, &last.label)),
            few => parts.extend(few.iter().map(|debt| debt.label.clone())),
        }
    }
    parts.retain(|part| !part.is_empty());
    crate::text::upper_first(&parts.join("; "))
}

/// "từ tháng 3 đến tháng 5/2018", with both years where they differ.
fn stretch(first: &str, last: &str) -> String {
    let begin = match (first.rsplit_once('/'), last.rsplit_once('/')) {
        (Some((begin, of)), Some((_, year))) if of == year => begin,
        _ => first,
    };
    format!("từ {begin} đến {last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn debt(time: usize) -> Debt {
        Debt {
            unit: UnitId(1),
            name: String::new(),
            time: Some(time),
            label: format!("tháng {}/2018", time + 1),
            due: None,
            required: 1,
            received: 0,
            missing: 1,
            days_late: None,
            pressing: true,
        }
    }

    #[test]
    fn months_that_follow_each_other_are_told_by_their_ends() {
        let told = |of: &[usize]| times(&of.iter().map(|at| debt(*at)).collect::<Vec<_>>());
        assert_eq!(told(&[]), "");
        assert_eq!(told(&[4]), "Tháng 5/2018");
        assert_eq!(told(&[2, 3]), "Tháng 3/2018; tháng 4/2018");
        assert_eq!(told(&[2, 3, 4, 7]), "Từ tháng 3 đến tháng 5/2018; tháng 8/2018");
    }
}
