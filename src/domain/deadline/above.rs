//! A plan against its superior's: what is due to us must be here before what we owe is due there.

use super::{ConcernKind, Found};
use crate::domain::calendar::working_day_before;
use crate::domain::obligation::{Bound, Due, Duty};
use crate::domain::plan::PlanText;
use crate::domain::schedule::occurrences;
use crate::domain::subject::SubjectKind;
use crate::text::{self, padded, plain_date};
use chrono::{Datelike, NaiveDate};

pub(super) fn concerns(found: &mut Found<'_>, superior: &PlanText) {
    days(found, superior);
    numbers(found, superior);
}

fn overlap(a: &[SubjectKind], b: &[SubjectKind]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|kind| b.contains(kind))
}

/// Whether both name the same event, or both are a sơ kết or a tổng kết.
fn same_event(a: &str, b: &str) -> bool {
    let (a, b) = (text::fold(a), text::fold(b));
    let both = |word: &str| a.contains(word) && b.contains(word);
    a == b
        || both("so ket") && !a.contains("tong ket") && !b.contains("tong ket")
        || both("tong ket") && !a.contains("so ket") && !b.contains("so ket")
}

/// The duties of the superior that this one serves.
fn served<'a>(own: &Duty, superior: &'a PlanText) -> Vec<&'a Duty> {
    let all = || superior.obligations.iter().map(|one| &one.duty);
    match own {
        Duty::Quota { kinds, .. } | Duty::Selection { kinds, .. } => {
            let quotas: Vec<&Duty> = all()
                .filter(|duty| matches!(duty, Duty::Quota { kinds: other, .. } if overlap(kinds, other)))
                .collect();
            if !quotas.is_empty() {
                return quotas;
            }
            // Without a quota of its own the superior chooses from what comes.
            all()
                .filter(|duty| matches!(duty, Duty::Selection { kinds: other, .. } if overlap(kinds, other)))
                .collect()
        }
        Duty::Report { .. } => all().filter(|duty| matches!(duty, Duty::Report { .. })).collect(),
        Duty::Milestone { name, .. } => all()
            .filter(|duty| matches!(duty, Duty::Milestone { name: other, .. } if same_event(name, other)))
            .collect(),
        Duty::Seats { event, .. } => all()
            .filter(|duty| matches!(duty, Duty::Seats { event: other, .. } if same_event(event, other)))
            .collect(),
        Duty::Assignment { .. } | Duty::Publicity { .. } => Vec::new(),
    }
}

/// A due day of the superior: its stretch ("năm 2023"; empty for once) and the day.
struct Above {
    label: String,
    due: NaiveDate,
}

fn above(duties: &[&Duty], superior: &PlanText) -> Vec<Above> {
    let plan = &superior.plan;
    let mut all = Vec::new();
    for duty in duties {
        match duty.due() {
            None => {}
            Some(due) => match due.single() {
                Some(due) => all.push(Above { label: String::new(), due }),
                None => all.extend(
                    occurrences(duty, plan.from, plan.to)
                        .into_iter()
                        .map(|one| Above { label: one.label, due: one.due }),
                ),
            },
        }
    }
    all
}

/// The superior's day for a stretch; of several duties the latest, because nobody can tell which one is meant.
fn latest(all: &[Above], label: &str) -> Option<NaiveDate> {
    all.iter().filter(|one| one.label == label).map(|one| one.due).max()
}

fn days(found: &mut Found<'_>, superior: &PlanText) {
    let duty = &found.obligation.duty;
    let Some(due) = duty.due() else { return };
    let all = above(&served(duty, superior), superior);
    if all.is_empty() {
        return;
    }
    let whose = whose(superior);
    if let Some(day) = due.single() {
        // A plan of one year serves the yearly duty of that year.
        let plan = found.plan;
        let of_year = (plan.from.year() == plan.to.year()).then(|| format!("năm {}", plan.to.year()));
        let theirs = latest(&all, "").or_else(|| latest(&all, &of_year?));
        let Some(theirs) = theirs.filter(|theirs| day > *theirs) else { return };
        let before =
            Some(working_day_before(theirs)).filter(|day| *day >= plan.from && matches!(due, Due::On(_)));
        let hint = before.map_or_else(
            || "; hãy đặt hạn sớm hơn.".to_owned(),
            |before| format!("; để kịp tổng hợp, hãy đặt hạn muộn nhất là {}.", super::with_weekday(before)),
        );
        let words = format!("Hạn {} sau hạn {} {whose}{hint}", plain_date(day), plain_date(theirs));
        found.add(ConcernKind::AfterSuperior, Some(day), before, words);
        return;
    }
    let late: Vec<(String, NaiveDate, NaiveDate)> = occurrences(duty, found.plan.from, found.plan.to)
        .into_iter()
        .filter_map(|one| {
            let theirs = latest(&all, &one.label).filter(|theirs| one.due > *theirs)?;
            Some((one.label, one.due, theirs))
        })
        .collect();
    if let Some((label, day, theirs)) = late.first() {
        let more = if late.len() > 1 {
            format!(" và {} kỳ khác", padded(late.len() as u64 - 1))
        } else {
            String::new()
        };
        let words = format!(
            "Hạn của chúng ta sau hạn {whose}: {label} là {}, cấp trên là {}{more}; hãy đặt hạn sớm hơn để kịp tổng hợp.",
            plain_date(*day),
            plain_date(*theirs),
        );
        found.add(ConcernKind::AfterSuperior, Some(*day), None, words);
    }
}

fn whose(superior: &PlanText) -> String {
    let issuer = text::clean(&superior.plan.origin.issuer);
    if issuer.is_empty() { "của cấp trên".to_owned() } else { format!("của {issuer}") }
}

/// Numbers that the superior's plan rules out whatever else it means.
fn numbers(found: &mut Found<'_>, superior: &PlanText) {
    let count = |number: u32| padded(u64::from(number));
    let whose = whose(superior);
    let duty = &found.obligation.duty;
    let served = served(duty, superior);
    match duty {
        Duty::Seats { number: Some(own), .. } => {
            let theirs: Option<Vec<u32>> = served
                .iter()
                .map(|duty| if let Duty::Seats { number, .. } = duty { *number } else { None })
                .collect();
            if let Some(most) = theirs.and_then(|all| all.into_iter().max()).filter(|most| own > most) {
                let words = format!(
                    "Phân bổ {} đại biểu, nhiều hơn {} đại biểu theo kế hoạch {whose}; hãy kiểm tra lại.",
                    count(*own),
                    count(most)
                );
                found.add(ConcernKind::Number, None, None, words);
            }
        }
        Duty::Selection { min, max, .. } => {
            let (mut least, mut most) = (u32::MAX, 0);
            for duty in &served {
                let Duty::Quota { bound, number, share: None, .. } = duty else { return };
                // What holds for one of several kinds of unit need not hold for us.
                least = least.min(if *bound == Bound::AtMost { 0 } else { *number });
                most = most.max(if *bound == Bound::AtLeast { u32::MAX } else { *number });
            }
            if served.is_empty() {
                return;
            }
            if *max < least {
                let words = format!(
                    "Chỉ lựa chọn nhiều nhất {} trong khi kế hoạch {whose} giao ít nhất {}; hãy kiểm tra lại.",
                    count(*max),
                    count(least)
                );
                found.add(ConcernKind::Number, None, None, words);
            } else if *min > most {
                let words = format!(
                    "Lựa chọn ít nhất {} trong khi kế hoạch {whose} chỉ nhận {}; hãy kiểm tra lại.",
                    count(*min),
                    count(most)
                );
                found.add(ConcernKind::Number, None, None, words);
            }
        }
        _ => {}
    }
}
