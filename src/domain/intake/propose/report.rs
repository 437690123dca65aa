//! Report duties: who reports, how often, by when, to whom.

use super::assignment::{Agency, agency};
use super::lists::LISTS;
use super::scan::{Scan, receiver};
use super::{Proposal, time};
use crate::domain::obligation::{Due, Duty, DutyField, Frequency};
use std::ops::Range;

/// Words between the reporting and how often it is done.
const NEAR: usize = 30;

pub(super) fn find(scan: &Scan<'_>) -> Vec<Proposal> {
    let mut found = Vec::new();
    for (which, sentence) in scan.sentences.iter().enumerate() {
        for clause in scan.clauses(sentence) {
            found.extend(report(scan, which, &clause));
        }
    }
    found
}

fn report(scan: &Scan<'_>, which: usize, clause: &Range<usize>) -> Option<Proposal> {
    let verb = clause.clone().find_map(|at| {
        let length = scan.at(&LISTS.words.report, at, clause.end)?;
        let paper = scan.at(&LISTS.words.papers, at, clause.end).is_some()
            || at.checked_sub(1).is_some_and(|before| scan.at(&LISTS.words.attached, before, at) == Some(1))
            || at.checked_sub(2).is_some_and(|before| scan.at(&LISTS.words.attached, before, at) == Some(2));
        (!paper).then_some(at..at + length)
    })?;
    // Only a duty that comes again, or has a day, is one to follow.
    let near = verb.start.saturating_sub(NEAR).max(clause.start)..clause.end.min(verb.end + NEAR);
    let often = time::often(scan, &near);
    let when = time::find(scan, clause, often.as_ref().map(|(every, _)| *every));
    if often.is_none() && when.is_none() {
        return None;
    }
    let to = (verb.end..clause.end).find_map(|at| {
        let length = scan.at(&LISTS.words.send, at, clause.end).unwrap_or(0);
        let direct = length == 0 && at == verb.end;
        if length == 0 && !direct { None } else { receiver(scan, at + length, clause.end) }
    });
    let mut needs = Vec::new();
    let mut spans = Vec::new();
    let reporter = match agency(scan, which) {
        Some(Agency { name, span }) => {
            spans.extend(span.map(|span| (span, DutyField::Who)));
            name
        }
        None => {
            needs.push("Chưa rõ đơn vị nào phải báo cáo.".to_owned());
            String::new()
        }
    };
    let twice = when.as_ref().is_some_and(|when| matches!(when.due, Some(Due::TwiceYearly { .. })));
    let every = match &often {
        _ if twice => Frequency::HalfYearAndYear,
        Some((every, _)) => *every,
        None => Frequency::Once,
    };
    match &when {
        Some(when) => {
            spans.push(super::spans::day(scan, when));
            needs.extend(when.needs.clone());
        }
        None => needs.push("Văn bản không ghi ngày gửi báo cáo.".to_owned()),
    }
    if let Some((_, words)) = &often {
        spans.push((scan.bytes(words), DutyField::Every));
    }
    let sent_to = match &to {
        Some(to) => {
            spans.push((scan.bytes_closed(to), DutyField::To));
            scan.text[scan.bytes_closed(to)].to_owned()
        }
        None => {
            needs.push("Văn bản không ghi nơi nhận báo cáo.".to_owned());
            String::new()
        }
    };
    let duty = Duty::Report { reporter, units: None, every, due: when.and_then(|when| when.due), sent_to };
    Some(Proposal { key: String::new(), duty, spans, needs, evidence: scan.bytes_closed(clause) })
}
