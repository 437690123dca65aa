//! How far what is noted by hand is met: reports, milestones, tasks, seats (KG-7, CJ-3, LC-1).

use super::quota::told;
use super::time::{Now, Times};
use super::{Followed, Progress, ProgressStanding, UnitProgress};
use crate::domain::binding::bound;
use crate::domain::duty_note::{DutyNote, DutyState};
use crate::domain::obligation::{Bound, Nominators, Obligation};
use crate::domain::plan::Plan;
use crate::domain::unit::Unit;
use chrono::NaiveDate;

/// Reports that units send: each owes one each time.
pub(super) fn by_unit(
    obligation: &Obligation,
    reporters: &Nominators,
    plan: &Plan,
    units: &[Unit],
    followed: &Followed,
    (today, at): (NaiveDate, Option<usize>),
) -> Progress {
    let times = Times::of(&obligation.duty, plan, today, Now::Around).counting(at);
    let once = !times.comes_again();
    let on = times.due().map_or(today, |due| due.min(today)).clamp(plan.from, plan.to.max(plan.from));
    let rows: Vec<UnitProgress> = bound(reporters, units, on)
        .into_iter()
        .map(|unit| {
            let note = |due: NaiveDate| {
                followed.notes.iter().find(|note| {
                    note.obligation == obligation.id && note.unit == Some(unit.id) && note.due == Some(due)
                })
            };
            let sent = |due: NaiveDate| note(due).is_some_and(|note| note.is_done(today));
            let each: Vec<u32> = times.all.iter().map(|time| u32::from(sent(time.due))).collect();
            let received = times.current.and_then(|at| each.get(at)).copied().unwrap_or(0);
            let late = times.due().and_then(note).is_some_and(|note| note.is_done(today) && note.is_late());
            UnitProgress {
                unit: unit.id,
                name: unit.name.clone(),
                since: unit.valid_from,
                required: Some(1),
                received,
                missing: 1 - received.min(1),
                late: u32::from(late),
                met: received > 0,
                each,
            }
        })
        .collect();
    told(Bound::AtLeast, rows, times, once)
}

/// What the office does itself: done once it is noted so.
pub(super) fn own(
    obligation: &Obligation,
    plan: &Plan,
    followed: &Followed,
    (today, at): (NaiveDate, Option<usize>),
) -> Progress {
    let mut times = Times::of(&obligation.duty, plan, today, Now::Ahead).counting(at);
    let note = |due: Option<NaiveDate>| -> Option<&DutyNote> {
        followed
            .notes
            .iter()
            .find(|note| note.obligation == obligation.id && note.unit.is_none() && note.due == due)
    };
    let done = |due: Option<NaiveDate>| note(due).is_some_and(|note| note.is_done(today));
    // What was done before its day no longer counts; the next one does.
    if let (None, Some(at)) = (at, times.current) {
        let next = times.all.iter().enumerate().skip(at).find(|(_, one)| !done(Some(one.due)));
        times.current = Some(next.map_or(at, |(place, _)| place));
    }
    let due = times.due();
    let before = times.current.unwrap_or(0);
    let open = times.all.iter().take(before).filter(|one| !done(Some(one.due))).count();
    let (words, standing) = if done(due) {
        let on = note(due).and_then(|note| note.on).map(crate::text::plain_date);
        let words = on.map_or_else(|| "đã xong".to_owned(), |on| format!("đã xong ngày {on}"));
        (words, ProgressStanding::Done)
    } else {
        let doing = note(due).is_some_and(|note| note.state == DutyState::Doing);
        let left = times.left();
        let words = match (doing, due) {
            (true, _) => format!("đang thực hiện, {left}"),
            (false, Some(day)) if day < today => format!("{left}, chưa ghi nhận đã xong"),
            (false, _) => left,
        };
        let standing = match times.standing() {
            _ if due.is_none() && doing => ProgressStanding::Waiting,
            _ if due.is_none() => ProgressStanding::Unknown,
            other => other,
        };
        (words, standing)
    };
    let mut words = times.said(&words);
    if open > 0 {
        words.push_str(&format!("; {open} lần trước chưa ghi nhận đã xong"));
    }
    let behind = u32::try_from(open).unwrap_or(u32::MAX);
    Progress { behind, ..times.progress(words, standing, (0, 0)) }
}
