//! How far publicity keeps to its number and its frequency (CB-8, KG-6, LS-5, LC-2).

use super::time::{Now, Times};
use super::{Followed, Progress, ProgressStanding};
use crate::domain::obligation::{Duty, Obligation};
use crate::domain::plan::Plan;
use crate::domain::publicity::PublicityItem;
use crate::text::{padded, same};
use chrono::NaiveDate;

/// Whether an item carries out a duty: it says so, or names no duty and is of the duty's agency.
#[must_use]
pub fn carries_out(item: &PublicityItem, obligation: &Obligation) -> bool {
    let Duty::Publicity { agency, .. } = &obligation.duty else { return false };
    match item.obligation {
        Some(id) => id == obligation.id,
        None => !agency.trim().is_empty() && same(agency, &item.agency),
    }
}

pub(super) fn progress(
    obligation: &Obligation,
    plan: &Plan,
    followed: &Followed,
    (today, at): (NaiveDate, Option<usize>),
) -> Progress {
    let times = Times::of(&obligation.duty, plan, today, Now::Around).counting(at);
    // Without a number it is enough that there is any.
    let required = match &obligation.duty {
        Duty::Publicity { number: Some(number), .. } => *number,
        _ => 1,
    };
    let days: Vec<NaiveDate> = followed
        .publicity
        .iter()
        .filter(|item| item.on <= today && carries_out(item, obligation))
        .map(|item| item.on)
        .collect();
    let once = !times.comes_again();
    let within = |from: NaiveDate, to: NaiveDate| {
        let count = days.iter().filter(|day| once || (from..=to).contains(*day)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let received = match times.now() {
        Some(time) => within(time.from, time.to),
        None => u32::try_from(days.len()).unwrap_or(u32::MAX),
    };
    let met = received >= required;
    let before = times.current.unwrap_or(0);
    let short = times.all.iter().take(before).filter(|time| within(time.from, time.to) < required).count();
    let standing = match times.standing() {
        _ if met => ProgressStanding::Done,
        other => other,
    };
    let count = |number: u32| padded(u64::from(number));
    let mut words = format!("đã có {} trên {} tin, bài", count(received), count(required));
    if !met {
        words.push_str(&format!(", {}", times.left()));
    }
    let mut words = times.said(&words);
    if short > 0 {
        words.push_str(&format!("; {short} kỳ trước còn thiếu"));
    }
    let behind = u32::try_from(short).unwrap_or(u32::MAX);
    Progress { behind, ..times.progress(words, standing, (received, required)) }
}
