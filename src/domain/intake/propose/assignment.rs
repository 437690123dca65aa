//! Assignments: which agency has which task, by when.

use super::lists::LISTS;
use super::scan::{Scan, says};
use super::{Proposal, time};
use crate::domain::obligation::{Duty, DutyField};
use std::ops::Range;

/// An agency's name is no longer than this, in words.
const NAME_MOST: usize = 40;

/// An agency with its place in the text; without one when a heading names it.
#[derive(Debug, Clone)]
pub(super) struct Agency {
    pub name: String,
    pub span: Option<Range<usize>>,
}

pub(super) fn find(scan: &Scan<'_>, told: &[Range<usize>], publicity: bool) -> Vec<Proposal> {
    let under = scan.under(&LISTS.words.assigning);
    if publicity || scan.at(&LISTS.words.general, 0, scan.words.len()).is_some() {
        return Vec::new();
    }
    // What was read as another obligation is not proposed twice.
    let is_free = |range: &Range<usize>| {
        let bytes = scan.bytes(range);
        told.iter().all(|told| told.end <= bytes.start || bytes.end <= told.start)
    };
    if under {
        // A line that only names an agency stands over its tasks.
        if scan.about.introduces && (scan.text.trim_end().ends_with(':') || scan.words.len() < 12) {
            return Vec::new();
        }
        return whole(scan, is_free).into_iter().collect();
    }
    (0..scan.sentences.len())
        .filter(|which| is_free(&scan.sentences[*which]))
        .filter_map(|which| dated(scan, which))
        .collect()
}

/// The paragraph is the task of one agency; what lies behind another obligation in it is not taken along.
fn whole(scan: &Scan<'_>, is_free: impl Fn(&Range<usize>) -> bool) -> Option<Proposal> {
    let mut found: Option<(usize, Range<usize>)> = None;
    for (which, sentence) in scan.sentences.iter().enumerate() {
        for clause in scan.clauses(sentence) {
            match &mut found {
                None if is_free(&clause) => found = Some((which, clause)),
                Some((_, range)) if is_free(&clause) && range.end == clause.start => range.end = clause.end,
                _ => {}
            }
        }
    }
    let (first, mut range) = found?;
    let mut needs = Vec::new();
    let mut spans = Vec::new();
    let name = match own(scan, first) {
        Some((name, words)) => {
            if words.end > range.start {
                range.start = words.end.min(range.end);
                spans.push((scan.bytes_closed(&words), DutyField::Who));
            }
            name
        }
        None => match heading(scan) {
            Some(name) => name,
            None => {
                needs.push("Chưa rõ đơn vị được giao việc này.".to_owned());
                String::new()
            }
        },
    };
    if range.len() < 3 {
        return None;
    }
    proposal(scan, name, &range, spans, needs)
}

/// Outside of tasks, a sentence with a deadline of its own is one.
fn dated(scan: &Scan<'_>, which: usize) -> Option<Proposal> {
    let sentence = &scan.sentences[which];
    let when = time::find(scan, sentence, None)?;
    // Months and quarters alone are said of the past too.
    scan.at(&LISTS.words.before, when.words.start, sentence.end)?;
    let mut needs = Vec::new();
    let mut spans = Vec::new();
    let mut range = sentence.clone();
    let name = match own(scan, which) {
        Some((name, words)) => {
            range.start = words.end;
            spans.push((scan.bytes_closed(&words), DutyField::Who));
            name
        }
        None => {
            needs.push("Chưa rõ đơn vị được giao việc này.".to_owned());
            String::new()
        }
    };
    if range.len() < 4 {
        return None;
    }
    proposal(scan, name, &range, spans, needs)
}

fn proposal(
    scan: &Scan<'_>,
    agency: String,
    range: &Range<usize>,
    mut spans: Vec<(Range<usize>, DutyField)>,
    mut needs: Vec<String>,
) -> Option<Proposal> {
    let when = time::find(scan, range, None);
    let mut range = range.clone();
    if let Some(when) = &when {
        spans.push(super::spans::day(scan, when));
        needs.extend(when.needs.clone());
        // A deadline at the end is said by its own datum, not once more by the task.
        if when.words.end == range.end && when.words.start > range.start + 2 {
            let finished = scan.is(when.words.start - 1, "xong");
            range.end = when.words.start - usize::from(finished);
        }
    }
    let whole = scan
        .bytes_closed(&(range.start..when.as_ref().map_or(range.end, |when| when.words.end.max(range.end))));
    let bytes = scan.bytes_closed(&range);
    let task = scan.text.get(bytes.clone())?.trim();
    spans.push((bytes.clone(), DutyField::Task));
    let duty = Duty::Assignment { agency, task: lower_first(task), due: when.and_then(|when| when.due) };
    let from = spans.iter().map(|(span, _)| span.start).min().unwrap_or(bytes.start).min(bytes.start);
    Some(Proposal { key: String::new(), duty, spans, needs, evidence: from..whole.end })
}

/// A task goes on in a sentence; short forms keep their capitals.
fn lower_first(task: &str) -> String {
    let mut letters = task.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(task.chars().skip(1)).collect()
        }
        _ => task.to_owned(),
    }
}

/// The agency of a sentence: its own subject, that of a sentence before it, or the heading's.
pub(super) fn agency(scan: &Scan<'_>, which: usize) -> Option<Agency> {
    (0..=which)
        .rev()
        .find_map(|which| own(scan, which))
        .map(|(name, words)| Agency { name, span: Some(scan.bytes_closed(&words)) })
        .or_else(|| heading(scan).map(|name| Agency { name, span: None }))
}

/// The agency that a sentence names as its subject, or gives a task to.
fn own(scan: &Scan<'_>, which: usize) -> Option<(String, Range<usize>)> {
    let sentence = &scan.sentences[which];
    let lists = &LISTS.words;
    // Behind "Giao", "đề nghị"; at the beginning; behind a colon or a comma after what it rests on.
    let mut starts: Vec<usize> = Vec::new();
    for at in sentence.clone() {
        if let Some(length) = scan.at(&lists.giving, at, sentence.end)
            && (at == sentence.start || scan.gap(at).contains(','))
        {
            starts.push(at + length);
        }
    }
    starts.push(sentence.start);
    let reach = sentence.end.min(sentence.start + NAME_MOST);
    starts.extend((sentence.start + 1..reach).filter(|at| scan.gap(*at).contains(':')));
    // Behind a comma only after what the sentence rests on, or its day: elsewhere a list goes on.
    let rests = scan.at(&lists.resting, sentence.start, sentence.end).is_some();
    let dated = scan.at(&lists.before, sentence.start, sentence.end).is_some()
        || time::often(scan, &(sentence.start..reach.min(sentence.start + 6))).is_some();
    if rests || dated {
        starts.extend((sentence.start + 1..reach).filter(|at| scan.gap(*at).contains(',')));
        // "Định kỳ hằng quý các đơn vị báo cáo": right behind what tells the time.
        let opening = sentence.start..reach;
        starts.extend(time::often(scan, &opening).map(|(_, words)| words.end));
        starts.extend(time::find(scan, &opening, None).map(|when| when.words.end));
        let after = |at: &usize| at.checked_sub(1).is_some_and(|before| scan.is(before, "này"));
        starts.extend((sentence.start + 1..reach).filter(after));
    }
    starts.into_iter().find_map(|start| named(scan, start, sentence.end))
}

/// The agency that begins at word `start`, up to its verb or colon.
fn named(scan: &Scan<'_>, start: usize, end: usize) -> Option<(String, Range<usize>)> {
    let lists = &LISTS.words;
    if !begins_agency(scan, start, end) {
        return None;
    }
    let reach = end.min(start + NAME_MOST);
    let to = (start + 1..=reach).find(|at| {
        *at < end
            && (scan.gap(*at).contains(':')
                || scan.at(&lists.task_verbs, *at, end).is_some() && !inside_name(scan, start, *at))
    })?;
    let mut to = to;
    // "Các cơ quan báo chí, cơ quan tuyên truyền: …": the word before the colon is part of the name.
    if let Some(length) = scan.at(&lists.task_verbs, to, end)
        && to + length < end
        && scan.gap(to + length).contains(':')
    {
        to += length;
    }
    // "X có trách nhiệm", "X phối hợp với Y là bộ phận": joined agencies act together.
    if scan.is(to, "phối") && scan.is(to + 1, "hợp") && scan.is(to + 2, "với") {
        let further =
            (to + 3..end.min(to + 20)).find(|at| ["là", "làm"].iter().any(|word| scan.is(*at, word)));
        to = further.unwrap_or(to);
    }
    let name = scan.text[scan.bytes_closed(&(start..to))].to_owned();
    Some((name, start..to))
}

/// Names of agencies begin with a capital; "các cơ quan", "mỗi xã" are agencies in any sentence.
fn begins_agency(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let lists = &LISTS.words;
    let capital =
        scan.words.get(start).is_some_and(|word| scan.text[word.start..].starts_with(char::is_uppercase));
    let several = ["các", "mỗi", "cấp", "từng"].iter().any(|word| scan.is(start, word));
    (capital || several)
        && scan.at(&lists.agencies, start, end).is_some()
        && scan.at(&lists.not_agencies, start, end).is_none()
}

/// "Ban Tổ chức", "Sở Thông tin và Truyền thông", "Ban Tuyên giáo": words of a name that look like a verb begin with a
/// capital.
fn inside_name(scan: &Scan<'_>, start: usize, at: usize) -> bool {
    let capital = scan.text[scan.words[at].start..].starts_with(char::is_uppercase);
    // "các tổ chức thành viên": behind "các" a noun stands.
    let noun = at > start && ["các", "những"].iter().any(|word| scan.is(at - 1, word));
    at > start && (capital || noun)
}

/// The agency that the innermost heading names; not the heading over all tasks.
fn heading(scan: &Scan<'_>) -> Option<String> {
    let heading = scan.about.headings.last()?;
    let words = crate::text::words::words(heading);
    let named = super::super::lists::begins_with(&LISTS.words.agencies, &words).is_some();
    let bare = heading.trim().trim_end_matches([':', '.', ';']).trim();
    (named && words.len() <= NAME_MOST && !says(heading, &LISTS.words.assigning)).then(|| bare.to_owned())
}
