//! The times of an obligation that are not met as far as is known, each with what is missing.

use super::PlanInHand;
use crate::domain::duty_note::DutyState;
use crate::domain::obligation::{Bound, Duty, Obligation};
use crate::domain::progress::{Progress, ProgressStanding, carries_out, progress, wanted};
use crate::domain::schedule::Occurrence;
use crate::domain::unit::Unit;
use crate::text::{fold, padded, upper_first};
use chrono::NaiveDate;

/// A time that is not met.
pub(super) struct Open {
    /// The last day on which it is met in time.
    pub due: NaiveDate,
    /// The stretch as people call it; empty for what falls due once.
    pub label: String,
    /// What is missing.
    pub lacking: String,
    /// The units that owe something.
    pub missing: Vec<String>,
}

/// Every time of an obligation that is not met by the end of `today`, past and coming, earliest first.
pub(super) fn open(one: &Obligation, hand: &PlanInHand, units: &[Unit], today: NaiveDate) -> Vec<Open> {
    let now = progress(one, &hand.plan, units, &hand.followed, today);
    let times = now.occurrences.iter().enumerate();
    times
        .filter_map(|(at, time)| {
            let (lacking, missing) = match &one.duty {
                Duty::Quota { bound, .. } => {
                    let (words, missing) = by_unit(&now, at, *bound, "gửi")?;
                    (said(time, &words), missing)
                }
                Duty::Report { units: Some(_), .. } => by_unit(&now, at, Bound::AtLeast, "gửi báo cáo")?,
                Duty::Selection { min, max, .. } => {
                    (chosen(one, hand, units, time, (*min, *max))?, Vec::new())
                }
                Duty::Publicity { number, .. } => (published(one, hand, time, *number, today)?, Vec::new()),
                Duty::Report { .. }
                | Duty::Seats { .. }
                | Duty::Milestone { .. }
                | Duty::Assignment { .. } => (noted(one, hand, time, today)?, Vec::new()),
            };
            Some(Open { due: time.due, label: time.label.clone(), lacking, missing })
        })
        .collect()
}

/// With the name of the stretch in front, where there is one.
fn said(time: &Occurrence, words: &str) -> String {
    if time.label.is_empty() { words.to_owned() } else { format!("{}: {words}", time.label) }
}

/// What units owe this time; none when all have sent what they owe and no more than they may.
fn by_unit(now: &Progress, at: usize, bound: Bound, sent: &str) -> Option<(String, Vec<String>)> {
    let came = |each: &[u32]| each.get(at).copied().unwrap_or(0);
    let rows = &now.units;
    let asks = bound != Bound::AtMost;
    let short: Vec<&str> = rows
        .iter()
        .filter(|row| asks && row.required.is_some_and(|required| came(&row.each) < required))
        .map(|row| row.name.as_str())
        .collect();
    let limited = bound != Bound::AtLeast;
    let over = rows
        .iter()
        .filter(|row| limited && row.required.is_some_and(|required| came(&row.each) > required))
        .count();
    let unknown = rows.iter().filter(|row| row.required.is_none()).count();
    let mut words = Vec::new();
    if !short.is_empty() {
        let several = rows.iter().any(|row| row.required.is_some_and(|required| required > 1));
        let enough = if several { " đủ" } else { "" };
        let some = rows.iter().any(|row| came(&row.each) > 0);
        words.push(if some {
            format!("{}/{} đơn vị chưa {sent}{enough}", short.len(), rows.len())
        } else {
            format!("chưa đơn vị nào {sent} (0/{})", rows.len())
        });
    }
    if over > 0 {
        words.push(format!("{over} đơn vị gửi quá số"));
    }
    if unknown > 0 {
        words.push(format!("{unknown} đơn vị chưa có số để tính tỷ lệ"));
    }
    (!words.is_empty()).then(|| (words.join(", "), short.into_iter().map(str::to_owned).collect()))
}

/// How many were chosen for this time, where that is not what is asked for. A choice bears no day of its own: it is
/// seen as of the day on which it is due.
fn chosen(
    one: &Obligation,
    hand: &PlanInHand,
    units: &[Unit],
    time: &Occurrence,
    (min, max): (u32, u32),
) -> Option<String> {
    let then = progress(one, &hand.plan, units, &hand.followed, time.due);
    if then.standing == ProgressStanding::Done {
        return None;
    }
    let count = |number: u32| padded(u64::from(number));
    let wanted = wanted(min, max);
    let words = match then.met {
        0 => format!("chưa chọn, cần {wanted}"),
        met if met > max => format!("đã chọn {}, quá số được giới thiệu ({wanted})", count(met)),
        met => format!("mới chọn {}, cần {wanted}", count(met)),
    };
    Some(said(time, &words))
}

/// How much was made public in this time, where it is less than what is asked for.
fn published(
    one: &Obligation,
    hand: &PlanInHand,
    time: &Occurrence,
    number: Option<u32>,
    today: NaiveDate,
) -> Option<String> {
    // Without a number it is enough that there is any.
    let required = number.unwrap_or(1);
    let once = time.label.is_empty();
    let found = hand
        .followed
        .publicity
        .iter()
        .filter(|item| item.on <= today && carries_out(item, one))
        .filter(|item| once || (time.from..=time.to).contains(&item.on));
    let found = u32::try_from(found.count()).unwrap_or(u32::MAX);
    if found >= required {
        return None;
    }
    if found > 0 {
        let count = |number: u32| padded(u64::from(number));
        return Some(said(time, &format!("mới có {} trên {} tin, bài", count(found), count(required))));
    }
    let none = if is_of_exemplars(&one.duty) {
        "chưa có gương nào được giới thiệu"
    } else {
        "chưa có tin, bài nào"
    };
    Some(if once { none.to_owned() } else { format!("{} {none}", upper_first(&time.label)) })
}

fn is_of_exemplars(duty: &Duty) -> bool {
    let Duty::Publicity { content, .. } = duty else { return false };
    let content = fold(content);
    content.is_empty() || ["guong", "dien hinh"].iter().any(|word| content.contains(word))
}

/// What the office itself has not noted as done.
fn noted(one: &Obligation, hand: &PlanInHand, time: &Occurrence, today: NaiveDate) -> Option<String> {
    let note = hand
        .followed
        .notes
        .iter()
        .find(|note| note.obligation == one.id && note.unit.is_none() && note.due == Some(time.due));
    if note.is_some_and(|note| note.is_done(today)) {
        return None;
    }
    let doing = note.is_some_and(|note| note.state == DutyState::Doing);
    let words = match (&one.duty, doing) {
        (Duty::Report { .. }, true) => "đang làm báo cáo",
        (Duty::Report { .. }, false) => "chưa ghi nhận đã gửi",
        (_, true) => "đang thực hiện",
        (_, false) => "chưa ghi nhận đã xong",
    };
    // The title of a report names the stretch already.
    Some(match one.duty {
        Duty::Report { .. } => words.to_owned(),
        _ => said(time, words),
    })
}
