//! Seats: delegates to an event of a superior.

use super::Proposal;
use super::lists::LISTS;
use super::scan::{Scan, receiver};
use super::time;
use crate::domain::obligation::{Duty, DutyField};
use std::ops::Range;

pub(super) fn find(scan: &Scan<'_>) -> Vec<Proposal> {
    scan.sentences.iter().filter_map(|sentence| seats(scan, sentence)).collect()
}

fn seats(scan: &Scan<'_>, sentence: &Range<usize>) -> Option<Proposal> {
    let delegates = scan.find(&LISTS.words.delegates, sentence)?;
    let event = (delegates.end..sentence.end).find_map(|at| {
        let length = scan.at(&LISTS.words.attends, at, sentence.end)?;
        let start = at + length;
        scan.at(&LISTS.words.meetings, start, sentence.end)?;
        let end = (start + 1..sentence.end).find(|end| ends(scan, *end)).unwrap_or(sentence.end);
        Some(start..end)
    })?;
    // Whoever sends delegates chooses, appoints or introduces them; a sentence about guests does not.
    scan.find(&LISTS.nominate, sentence)?;
    let before = delegates.start.checked_sub(1).filter(|at| *at >= sentence.start);
    let number = before.and_then(|at| scan.words[at].figure()).filter(|number| (1..1_000).contains(number));
    let when = time::find(scan, sentence, None);
    let to = (sentence.start..sentence.end).find_map(|at| {
        let lists = [&LISTS.words.submit, &LISTS.words.send];
        let length = lists.into_iter().find_map(|list| scan.at(list, at, sentence.end))?;
        receiver(scan, at + length, sentence.end)
    });
    let mut spans = vec![(scan.bytes(&event), DutyField::Event)];
    let mut needs = Vec::new();
    if let (Some(at), Some(_)) = (before, number) {
        spans.push((scan.bytes(&(at..at + 1)), DutyField::Number));
    }
    match &when {
        Some(when) => {
            spans.push(super::spans::day(scan, when));
            needs.extend(when.needs.clone());
        }
        None => needs.push("Văn bản không ghi thời hạn cử đại biểu.".to_owned()),
    }
    let sent_to = to.as_ref().map(|to| {
        spans.push((scan.bytes_closed(to), DutyField::To));
        scan.text[scan.bytes_closed(to)].to_owned()
    });
    let duty = Duty::Seats {
        number,
        event: scan.said(&event).to_owned(),
        sent_to: sent_to.unwrap_or_default(),
        due: when.and_then(|when| when.due),
    };
    Some(Proposal { key: String::new(), duty, spans, needs, evidence: scan.bytes_closed(sentence) })
}

/// The name of an event runs over its own commas, to a bracket, a clause or a new subject.
fn ends(scan: &Scan<'_>, at: usize) -> bool {
    let gap = scan.gap(at);
    let subject = gap.contains(',') && scan.text[scan.words[at].start..].starts_with(char::is_uppercase);
    let lists = [&LISTS.words.submit, &LISTS.words.send];
    let sent =
        gap.contains(',') && lists.into_iter().any(|list| scan.at(list, at, scan.words.len()).is_some());
    sent || gap.contains(['(', ';', ':', '.'])
        || subject
        || scan.at(&LISTS.words.before, at, scan.words.len()).is_some()
}
