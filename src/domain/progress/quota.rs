//! How far a quota is met, unit by unit (KG-1, LS-2).

use super::time::{Now, Times};
use super::{Progress, ProgressStanding, Submission, UnitProgress};
use crate::domain::binding::{bound, family};
use crate::domain::obligation::{Bound, Duty};
use crate::domain::plan::Plan;
use crate::domain::schedule::Occurrence;
use crate::domain::unit::Unit;
use chrono::NaiveDate;

pub(super) fn progress(
    duty: &Duty,
    plan: &Plan,
    units: &[Unit],
    submissions: &[Submission],
    (today, at): (NaiveDate, Option<usize>),
) -> Progress {
    let Duty::Quota { nominators, bound: limit, .. } = duty else {
        let times = Times::of(duty, plan, today, Now::Ahead);
        return times.progress(String::new(), ProgressStanding::Unknown, (0, 0));
    };
    let times = Times::of(duty, plan, today, Now::Around).counting(at);
    let once = !times.comes_again();
    let counted = counted(duty, submissions, today);
    let on = settled_on(times.due(), plan, today);
    let rows: Vec<UnitProgress> = bound(nominators, units, on)
        .into_iter()
        .map(|unit| {
            let family = family(units, unit.id, on);
            let own: Vec<&Submission> =
                counted.iter().copied().filter(|one| family.contains(&one.unit)).collect();
            row(unit, duty.required_of(unit.id), *limit, &own, &times, once)
        })
        .collect();
    told(*limit, rows, times, once)
}

/// The dossiers that count for a quota by the end of a day, whoever sent them.
pub(in crate::domain) fn counted<'a>(
    duty: &Duty,
    submissions: &'a [Submission],
    today: NaiveDate,
) -> Vec<&'a Submission> {
    let Duty::Quota { kinds, .. } = duty else { return Vec::new() };
    submissions
        .iter()
        .filter(|one| one.counts() && (kinds.is_empty() || kinds.contains(&one.kind)))
        .filter(|one| one.received.is_none_or(|day| day <= today))
        .collect()
}

/// The day that settles who is bound: the one on which it falls due, so that units that end later still owed it.
pub(in crate::domain) fn settled_on(due: Option<NaiveDate>, plan: &Plan, today: NaiveDate) -> NaiveDate {
    due.map_or(today, |due| due.min(today)).clamp(plan.from, plan.to.max(plan.from))
}

/// Whether a dossier belongs to a time; what is owed once counts whenever it came, even without a day.
pub(in crate::domain) fn belongs_to(one: &Submission, time: &Occurrence, once: bool) -> bool {
    once || one.received.is_some_and(|day| (time.from..=time.to).contains(&day))
}

/// Whether a dossier came for a time, and after its day.
pub(in crate::domain) fn is_late(one: &Submission, time: &Occurrence, once: bool) -> bool {
    one.received.is_some_and(|day| day > time.due && (once || day <= time.to))
}

/// What one unit sent.
fn row(
    unit: &Unit,
    required: Option<u32>,
    limit: Bound,
    own: &[&Submission],
    times: &Times,
    once: bool,
) -> UnitProgress {
    let count = |some: usize| u32::try_from(some).unwrap_or(u32::MAX);
    let each: Vec<u32> = times
        .all
        .iter()
        .map(|time| count(own.iter().filter(|one| belongs_to(one, time, once)).count()))
        .collect();
    let received = match times.current.and_then(|at| each.get(at)) {
        Some(count) => *count,
        None if once => count(own.len()),
        None => 0,
    };
    let late = times.now().map_or(0, |time| count(own.iter().filter(|one| is_late(one, time, once)).count()));
    let met = required.is_some_and(|required| match limit {
        Bound::AtLeast => received >= required,
        Bound::AtMost => received > 0 && received <= required,
        Bound::Exactly => received == required,
    });
    let missing = match limit {
        Bound::AtMost => 0,
        Bound::AtLeast | Bound::Exactly => required.unwrap_or(0).saturating_sub(received),
    };
    UnitProgress {
        unit: unit.id,
        name: unit.name.clone(),
        since: unit.valid_from,
        required,
        received,
        missing,
        late,
        met,
        each,
    }
}

pub(super) fn told(limit: Bound, rows: Vec<UnitProgress>, times: Times, once: bool) -> Progress {
    if rows.is_empty() {
        let words = "chưa có đơn vị nào thuộc diện được giao".to_owned();
        let words = times.said(&words);
        return times.progress(words, ProgressStanding::Unknown, (0, 0));
    }
    let many = |which: &dyn Fn(&UnitProgress) -> bool| rows.iter().filter(|row| which(row)).count();
    let met = many(&|row| row.met);
    let over = match limit {
        Bound::AtLeast => 0,
        Bound::AtMost | Bound::Exactly => {
            many(&|row| row.required.is_some_and(|required| row.received > required))
        }
    };
    let unknown = many(&|row| row.required.is_none());
    let passed = times.due().is_some_and(|due| due < times.today);
    let nothing_yet = times.today < times.begin() && rows.iter().all(|row| row.received == 0);
    let standing = if nothing_yet {
        ProgressStanding::NotStarted
    } else {
        match limit {
            Bound::AtMost if over > 0 => ProgressStanding::Late,
            Bound::AtMost if passed => ProgressStanding::Done,
            Bound::AtLeast | Bound::Exactly if met == rows.len() => ProgressStanding::Done,
            _ => times.standing(),
        }
    };
    let (sent, word) = match limit {
        Bound::AtMost => (many(&|row| row.received > 0), ""),
        Bound::AtLeast | Bound::Exactly if rows.iter().any(|row| row.required.is_some_and(|of| of > 1)) => {
            (met, " đủ")
        }
        Bound::AtLeast | Bound::Exactly => (met, ""),
    };
    let mut words = vec![format!("{sent}/{} đơn vị đã gửi{word}", rows.len())];
    if over > 0 {
        words.push(format!("{over} đơn vị gửi quá số"));
    }
    if unknown > 0 {
        words.push(format!("{unknown} đơn vị chưa có số để tính tỷ lệ"));
    }
    let late = many(&|row| row.late > 0);
    if standing == ProgressStanding::Done && late > 0 {
        words.push(format!("{late} đơn vị gửi sau hạn"));
    }
    if standing != ProgressStanding::Done {
        words.push(times.left());
    }
    let mut words = times.said(&words.join(", "));
    let behind = if once || limit == Bound::AtMost { 0 } else { behind(&rows, &times) };
    if behind > 0 {
        words.push_str(&format!("; các kỳ trước còn thiếu {behind} lượt"));
    }
    let count = |some: usize| u32::try_from(some).unwrap_or(u32::MAX);
    let count = (count(met), count(rows.len()));
    Progress { units: rows, behind, ..times.progress(words, standing, count) }
}

/// How often units did not send what they owed before the time that counts.
fn behind(rows: &[UnitProgress], times: &Times) -> u32 {
    let before = times.current.unwrap_or(0);
    let short = rows.iter().map(|row| {
        let owed = row.required.unwrap_or(0);
        let times = times.all.iter().zip(&row.each).take(before);
        times.filter(|(time, count)| row.existed_on(time.due) && **count < owed).count()
    });
    u32::try_from(short.sum::<usize>()).unwrap_or(u32::MAX)
}
