//! Publicity: who makes exemplars known, through what, how often.

use super::super::lists::begins_with;
use super::assignment::{Agency, agency};
use super::lists::LISTS;
use super::scan::{Scan, says};
use super::{Proposal, time};
use crate::domain::obligation::{Duty, DutyField, Frequency};
use crate::text::words::{key, words};
use std::ops::Range;

/// A form is one of few; a longer list is running text.
const FORMS_MOST: usize = 12;

pub(super) fn find(scan: &Scan<'_>, told: &[Range<usize>]) -> Option<Proposal> {
    if scan.about.introduces || !told.is_empty() || scan.under(&LISTS.words.assigning) {
        return None;
    }
    let headed = headed(scan)?;
    let forms = forms(scan);
    if forms.is_empty() || !headed && !begins_as_publicity(scan, &forms) {
        return None;
    }
    let mut needs = Vec::new();
    let mut spans = Vec::new();
    let name = match agency(scan, 0).filter(|agency| agency.span.is_some()) {
        Some(Agency { name, span }) => {
            spans.extend(span.map(|span| (span, DutyField::Who)));
            name
        }
        None => {
            needs.push("Văn bản không ghi đơn vị thực hiện tuyên truyền.".to_owned());
            String::new()
        }
    };
    let whole = 0..scan.words.len();
    // In the middle of a paragraph "hằng năm" is said of something else.
    let often = time::often(scan, &whole).filter(|(_, words)| {
        let opens = scan.sentences.iter().any(|one| (one.start..one.start + 8).contains(&words.start));
        // Behind a comma a clause begins.
        let begins = words.start > 0 && scan.gap(words.start).contains(',');
        opens
            || begins
            || words.start >= 2 && scan.is(words.start - 2, "định") && scan.is(words.start - 1, "kỳ")
    });
    let when = time::find(scan, &whole, often.as_ref().map(|(every, _)| *every));
    match &often {
        Some((_, words)) => spans.push((scan.bytes(words), DutyField::Every)),
        None => needs.push("Văn bản không ghi định kỳ tuyên truyền.".to_owned()),
    }
    if let Some(when) = &when {
        spans.push(super::spans::day(scan, when));
        needs.extend(when.needs.clone());
    }
    // The press is who acts, not through what.
    let actors = spans.iter().find(|(_, field)| *field == DutyField::Who).map(|(span, _)| span.clone());
    let outside = |form: &Range<usize>| {
        let bytes = scan.bytes(form);
        actors.as_ref().is_none_or(|span| bytes.start >= span.end || bytes.end <= span.start)
    };
    let through: Vec<Range<usize>> = forms.iter().filter(|form| outside(form)).cloned().collect();
    let forms = if through.is_empty() { forms } else { through };
    let number = items(scan);
    if let Some((_, at)) = number {
        spans.push((scan.bytes(&(at..at + 1)), DutyField::Number));
    }
    if let [one] = forms.as_slice() {
        spans.push((scan.bytes(one), DutyField::Forms));
    }
    let duty = Duty::Publicity {
        agency: name,
        forms: forms.iter().map(|form| scan.said(form).to_owned()).collect(),
        content: String::new(),
        number: number.map(|(number, _)| number),
        every: often.map_or(Frequency::Once, |(every, _)| every),
        due: when.and_then(|when| when.due),
    };
    let evidence = 0..scan.text.len();
    Some(Proposal { key: String::new(), duty, spans, needs, evidence })
}

/// Whether the headings list forms of publicity here; `None` where they say that it is about something else.
fn headed(scan: &Scan<'_>) -> Option<bool> {
    let lists = &LISTS.words;
    for heading in scan.about.headings.iter().rev() {
        let first = words(&heading[..heading.floor_char_boundary(120)]);
        if begins_with(&lists.publishing, &first).is_some() {
            return Some(true);
        }
        if begins_with(&lists.not_publishing, &first).is_some() {
            return None;
        }
    }
    // Headings that hold both, and none that says which.
    Some(false).filter(|_| !scan.about.headings.iter().any(|heading| says(heading, &lists.not_publishing)))
}

/// The forms that the text names, each once, as written.
fn forms(scan: &Scan<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < scan.words.len() && found.len() < FORMS_MOST {
        let Some(length) = scan.at(&LISTS.words.forms, at, scan.words.len()) else {
            at += 1;
            continue;
        };
        let same = |form: &Range<usize>| key(scan.said(form)) == key(scan.said(&(at..at + length)));
        if !found.iter().any(same) {
            found.push(at..at + length);
        }
        at += length;
    }
    found
}

/// "Tuyên truyền trên Trang …", "Tổ chức tham quan …": the paragraph itself says that it is a form.
fn begins_as_publicity(scan: &Scan<'_>, forms: &[Range<usize>]) -> bool {
    let near = forms.first().is_some_and(|form| form.start <= 5);
    let through = ["trên", "qua", "thông", "bằng"].iter().any(|word| scan.is(2, word));
    let publicity = scan.is(0, "tuyên") && scan.is(1, "truyền") && through;
    let holding = scan.is(0, "tổ") && scan.is(1, "chức");
    near && (publicity || holding)
}

/// "ít nhất 02 tin, bài".
fn items(scan: &Scan<'_>) -> Option<(u32, usize)> {
    (0..scan.words.len()).find_map(|at| {
        let number = scan.words[at].figure().filter(|number| (1..1_000).contains(number))?;
        let item = scan.is(at + 1, "tin") || scan.is(at + 1, "bài");
        item.then_some((number, at))
    })
}
