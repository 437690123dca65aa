//! Dated events: sơ kết, tổng kết, launching.

use super::lists::LISTS;
use super::scan::Scan;
use super::{Proposal, time};
use crate::domain::obligation::{Duty, DutyField};
use std::ops::Range;

/// Words between an event and its day.
const NEAR: usize = 24;

pub(super) fn find(scan: &Scan<'_>) -> Vec<Proposal> {
    let mut found = Vec::new();
    for sentence in &scan.sentences {
        let mut from = sentence.start;
        for when in time::all(scan, sentence, None) {
            let near = from.max(when.words.start.saturating_sub(NEAR))..when.words.start;
            from = when.words.end;
            found.extend(event(scan, &near).map(|name| milestone(scan, &name, &when)));
        }
    }
    found
}

/// The event nearest before a day, up to the preposition before the day.
fn event(scan: &Scan<'_>, near: &Range<usize>) -> Option<Range<usize>> {
    let start = near.clone().rev().find(|at| {
        let length = scan.at(&LISTS.words.events, *at, near.end);
        // A longer name may begin before: "hội nghị sơ kết".
        length.is_some()
            && (near.start..*at).all(|before| {
                scan.at(&LISTS.words.events, before, near.end).is_none_or(|longer| before + longer <= *at)
            })
    })?;
    // "báo cáo tổng kết trước ngày …" is a report.
    let report = start.checked_sub(2).is_some_and(|at| scan.at(&LISTS.words.report, at, start).is_some());
    let apart = (start + 1..near.end).any(|at| scan.gap(at).contains([';', ':']));
    if report || apart {
        return None;
    }
    let mut end = near.end;
    while end > start + 1
        && ["vào", "trong", "dự", "kiến", "xong", "khoảng", "hoàn", "thành"]
            .iter()
            .any(|word| scan.is(end - 1, word))
    {
        end -= 1;
    }
    Some(start..end)
}

fn milestone(scan: &Scan<'_>, name: &Range<usize>, when: &time::When) -> Proposal {
    let duty = Duty::Milestone { name: scan.said(name).to_owned(), due: when.due, sent_to: String::new() };
    let spans = vec![(scan.bytes(name), DutyField::Event), super::spans::day(scan, when)];
    let evidence = scan.bytes_closed(&(name.start..when.words.end));
    Proposal { key: String::new(), duty, spans, needs: when.needs.clone().into_iter().collect(), evidence }
}
