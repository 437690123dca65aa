//! Quotas and selections: who nominates how many of what, and how many are introduced upward.

use super::super::lists::Phrase;
use super::Proposal;
use super::lists::LISTS;
use super::scan::{Scan, receiver};
use super::time;
use crate::domain::obligation::{Bound, Due, Duty, DutyField, Frequency, Nominators};
use crate::domain::subject::SubjectKind;
use crate::domain::unit::Unit;
use crate::text::words::words;
use std::ops::Range;

/// A count of subjects in the text.
#[derive(Debug)]
struct Count {
    bound: Option<Bound>,
    /// "từ 05 đến 10": the larger number and its word.
    most: Option<(u32, usize)>,
    number: u32,
    /// The word of the number.
    at: usize,
    /// The number with its words in brackets.
    words: Range<usize>,
    /// The words before it that say how it binds.
    bound_words: Range<usize>,
    kinds: Vec<SubjectKind>,
    /// The words of what is counted.
    kind_words: Range<usize>,
}

pub(super) fn find(scan: &Scan<'_>, units: &[Unit]) -> Vec<Proposal> {
    let mut found = Vec::new();
    for sentence in &scan.sentences {
        let clauses = scan.clauses(sentence);
        for (which, clause) in clauses.iter().enumerate() {
            for count in counts(scan, clause) {
                let one = selection(scan, clause, &count)
                    .or_else(|| quota(scan, sentence, &clauses, which, &count, units));
                found.extend(one);
            }
        }
    }
    found
}

fn counts(scan: &Scan<'_>, clause: &Range<usize>) -> Vec<Count> {
    let mut found: Vec<Count> = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        let Some(mut count) = count(scan, clause, at) else {
            at += 1;
            continue;
        };
        // "không quá 02 tập thể và 05 cá nhân": one bound for both.
        if let Some(before) = found.last().filter(|_| count.bound.is_none() && count.most.is_none()) {
            let between: &Count = before;
            let gap = scan.said(&(between.kind_words.end..count.at));
            if matches!(gap, "" | "và" | "hoặc") && between.kind_words.end + 1 >= count.at {
                count.bound = between.bound;
            }
        }
        at = count.kind_words.end;
        found.push(count);
    }
    found
}

fn count(scan: &Scan<'_>, clause: &Range<usize>, at: usize) -> Option<Count> {
    let number = plain_number(scan, at)?;
    let mut end = behind_brackets(scan, at, clause.end);
    let mut words = at..end;
    let mut most = None;
    if scan.is(end, "đến") && end + 1 < clause.end {
        let larger = plain_number(scan, end + 1).filter(|larger| *larger >= number)?;
        most = Some((larger, end + 1));
        end = behind_brackets(scan, end + 1, clause.end);
        words.end = end;
    }
    if scan.is(end, "trở") && scan.is(end + 1, "lên") {
        end += 2;
    }
    let (kinds, kind_words) = kinds(scan, end, clause.end)?;
    let before = |list: &[Phrase]| {
        (1..=4).rev().find_map(|length| {
            let start = at.checked_sub(length).filter(|start| *start >= clause.start)?;
            (scan.at(list, start, at) == Some(length)).then_some(start)
        })
    };
    let bounds = [
        (Bound::AtLeast, &LISTS.at_least),
        (Bound::AtMost, &LISTS.at_most),
        (Bound::Exactly, &LISTS.exactly),
    ];
    let bound = bounds.into_iter().find_map(|(bound, list)| before(list).map(|start| (bound, start)));
    let bound_words = bound.map_or(at..at, |(_, start)| start..at);
    Some(Count {
        bound: bound.map(|(bound, _)| bound),
        most,
        number,
        at,
        words,
        bound_words,
        kinds,
        kind_words,
    })
}

/// A number that counts: not a year, not part of a date or symbol.
fn plain_number(scan: &Scan<'_>, at: usize) -> Option<u32> {
    let word = scan.words.get(at)?;
    let apart = |c: Option<char>| !matches!(c, Some('/' | '-' | '.' | '%'));
    let before = scan.text[..word.start].chars().next_back();
    let behind = scan.text[word.end..].chars().next();
    word.figure().filter(|number| (1..=999).contains(number) && apart(before) && apart(behind))
}

/// "02 (hai)": the word behind the bracket.
fn behind_brackets(scan: &Scan<'_>, at: usize, end: usize) -> usize {
    let next = at + 1;
    if next < end && scan.gap(next).trim() == "(" {
        let close = (next..end.min(next + 8)).find(|i| scan.gap(i + 1).trim_start().starts_with(')'));
        return close.map_or(next, |close| close + 1);
    }
    next
}

/// "tập thể, cá nhân", "tập thể hoặc cá nhân điển hình tiên tiến", "hộ gia đình".
fn kinds(scan: &Scan<'_>, at: usize, end: usize) -> Option<(Vec<SubjectKind>, Range<usize>)> {
    let one = |at: usize| {
        LISTS
            .counted
            .iter()
            .filter_map(|counted| scan.at(&counted.words, at, end).map(|length| (length, &counted.kinds)))
            .max_by_key(|(length, _)| *length)
    };
    let mut kinds: Vec<SubjectKind> = Vec::new();
    let mut any = false;
    let mut here = at;
    loop {
        let skip = usize::from(here > at && (scan.is(here, "và") || scan.is(here, "hoặc")));
        let Some((length, more)) = one(here + skip) else { break };
        any |= more.is_empty();
        for kind in more {
            if !kinds.contains(kind) {
                kinds.push(*kind);
            }
        }
        here += skip + length;
        // The list goes on behind a comma, "và" or "hoặc".
        if !(scan.gap(here).trim().is_empty() || scan.gap(here).trim() == ",") {
            break;
        }
    }
    kinds.sort_unstable();
    (any || !kinds.is_empty()).then_some((kinds, at..here))
}

/// "giới thiệu Trung ương từ 05 đến 10 tập thể", "chọn 05 cá nhân giới thiệu với Hội LHPN tỉnh".
fn selection(scan: &Scan<'_>, clause: &Range<usize>, count: &Count) -> Option<Proposal> {
    let range = count.most.is_some();
    let exact = count.bound.is_none_or(|bound| bound == Bound::Exactly);
    if !range && !exact || scan.find(&LISTS.every, clause).is_some() {
        return None;
    }
    let (to, _) = (clause.start..clause.end).find_map(|at| {
        let length = scan.at(&LISTS.words.introduce, at, clause.end)?;
        receiver(scan, at + length, clause.end).map(|to| (to, at))
    })?;
    // "từ" and the numbers are no part of a receiver that stands before them.
    let to = if to.start < count.at { to.start..to.end.min(count.bound_words.start) } else { to };
    let upward_to = scan.text[scan.bytes_closed(&to)].to_owned();
    let due = time::find(scan, clause, None);
    let duty = Duty::Selection {
        min: count.number,
        max: count.most.map_or(count.number, |(most, _)| most),
        kinds: count.kinds.clone(),
        upward_to,
        due: due.as_ref().and_then(|when| when.due),
    };
    let mut spans =
        vec![(scan.bytes_closed(&to), DutyField::To), (scan.bytes(&count.kind_words), DutyField::Kinds)];
    match count.most {
        Some((_, most)) => {
            spans.push((scan.bytes(&(count.at..count.at + 1)), DutyField::Fewest));
            spans.push((scan.bytes(&(most..most + 1)), DutyField::Most));
        }
        None => spans.push((scan.bytes(&(count.at..count.at + 1)), DutyField::Number)),
    }
    let mut needs = Vec::new();
    match &due {
        Some(when) => {
            spans.push(super::spans::day(scan, when));
            needs.extend(when.needs.clone());
        }
        None => needs.push("Văn bản không ghi thời hạn giới thiệu lên trên.".to_owned()),
    }
    Some(Proposal { key: String::new(), duty, spans, needs, evidence: scan.bytes_closed(clause) })
}

fn quota(
    scan: &Scan<'_>,
    sentence: &Range<usize>,
    clauses: &[Range<usize>],
    which: usize,
    count: &Count,
    units: &[Unit],
) -> Option<Proposal> {
    let clause = &clauses[which];
    let before = clause.start..count.at;
    let verb = scan.find(&LISTS.nominate, &before)?;
    let each = scan.find(&LISTS.every, &before);
    if count.bound.is_none() && each.is_none() {
        return None;
    }
    let mut needs = Vec::new();
    let mut spans = Vec::new();
    let who = who(scan, &before, units);
    let (nominators, who_words) = match who {
        Some((nominators, words)) => (nominators, Some(words)),
        None => match heading_who(scan, units) {
            Some(nominators) => (nominators, None),
            None => {
                needs.push("Chưa rõ đơn vị nào phải giới thiệu.".to_owned());
                (Nominators::Units(Vec::new()), None)
            }
        },
    };
    let often = time::often(scan, sentence);
    let every = often.as_ref().map_or(Frequency::Once, |(every, _)| *every);
    let when = time::find(scan, &(sentence.start..clause.end), often.as_ref().map(|(every, _)| *every))
        .or_else(|| time::find(scan, sentence, often.as_ref().map(|(every, _)| *every)));
    if let Some(when) = &when {
        spans.push(super::spans::day(scan, when));
        needs.extend(when.needs.clone());
    } else if every == Frequency::Once {
        needs.push("Văn bản không ghi thời hạn.".to_owned());
    }
    // What is sent where may stand in a later clause for all the quotas of the sentence.
    let further = clauses[which + 1..].iter().take_while(|clause| {
        counts(scan, clause).iter().all(|count| selection(scan, clause, count).is_none())
    });
    let tail = count.at..further.last().map_or(clause.end, |clause| clause.end);
    let sent = sent(scan, &tail);
    let (mut sent_to, mut attached) = (String::new(), String::new());
    if let Some(Sent { to, with }) = sent {
        let bytes = scan.bytes_closed(&to);
        sent_to = scan.text[bytes.clone()].to_owned();
        spans.push((bytes, DutyField::To));
        if let Some(with) = with {
            attached = scan.said(&with).to_owned();
            spans.push((scan.bytes(&with), DutyField::Attached));
        }
    } else {
        needs.push("Văn bản không ghi nơi nhận danh sách giới thiệu.".to_owned());
    }
    if let Some(with) = bracketed(scan, &tail).filter(|_| attached.is_empty()) {
        attached = scan.said(&with).to_owned();
        spans.push((scan.bytes(&with), DutyField::Attached));
    }
    if let Some((most, _)) = count.most {
        needs.push(format!(
            "Văn bản ghi từ {} đến {most}; chỉ tiêu giữ mức ít nhất, mức nhiều nhất cần ghi riêng.",
            count.number
        ));
    }
    let bound = count.bound.unwrap_or(Bound::Exactly);
    let number = if count.words.len() > 1 && count.most.is_none() {
        (closed(scan, &count.words), DutyField::NumberInWords)
    } else {
        (scan.bytes(&(count.at..count.at + 1)), DutyField::Number)
    };
    spans.push(number);
    spans.push((scan.bytes(&count.bound_words), DutyField::Bound));
    spans.push((scan.bytes(&count.kind_words), DutyField::Kinds));
    if let Some(words) = &who_words {
        spans.push((scan.bytes(words), DutyField::Who));
    }
    if let Some((_, words)) = &often {
        spans.push((scan.bytes(words), DutyField::Every));
    }
    let begin = who_words.map_or(verb.start, |words| words.start.min(verb.start)).max(clause.start);
    // The first clause holds the day; a later one is told from it by its own words.
    let begin = if which == 0 { clause.start } else { begin };
    let duty = Duty::Quota {
        nominators,
        bound,
        number: count.number,
        share: None,
        kinds: count.kinds.clone(),
        every,
        due: when.and_then(|when| when.due).filter(|due| fits(*due, every)),
        sent_to,
        attached,
    };
    let evidence = scan.bytes_closed(&(begin..clause.end));
    Some(Proposal { key: String::new(), duty, spans, needs, evidence })
}

/// A day of one month is no day of every month.
const fn fits(due: Due, every: Frequency) -> bool {
    !matches!((due, every), (Due::EveryMonth { .. }, Frequency::Once))
}

/// "(hai)" ends with its bracket.
fn closed(scan: &Scan<'_>, range: &Range<usize>) -> Range<usize> {
    let bytes = scan.bytes(range);
    let end = bytes.end + usize::from(scan.text[bytes.end..].starts_with(')'));
    bytes.start..end
}

/// "mỗi huyện, thị xã, thành phố", "các chi hội", or units by their names.
fn who(scan: &Scan<'_>, before: &Range<usize>, units: &[Unit]) -> Option<(Nominators, Range<usize>)> {
    let mut found = None;
    for at in before.clone() {
        let opening = scan.at(&LISTS.every, at, before.end).or_else(|| scan.is(at, "các").then_some(1));
        let Some(opening) = opening else { continue };
        if let Some((length, nominators)) = unit_words(scan, at + opening, before.end) {
            found = Some((nominators, at..at + opening + length));
        }
    }
    if found.is_some() {
        return found;
    }
    let said = scan.said(before);
    let named: Vec<&Unit> = units.iter().filter(|unit| names(said, &unit.name)).collect();
    let place = named.first().and_then(|unit| {
        let name = words(&unit.name);
        (before.clone())
            .find(|at| scan.words[*at..].iter().zip(&name).all(|(one, other)| one.key == other.key))
    });
    place.map(|at| (Nominators::Units(named.iter().map(|unit| unit.id).collect()), at..at + 1))
}

fn names(text: &str, name: &str) -> bool {
    let (text, name) = (words(text), words(name));
    name.len() > 1
        && text
            .windows(name.len())
            .any(|window| window.iter().zip(&name).all(|(one, other)| one.key == other.key))
}

fn unit_words(scan: &Scan<'_>, at: usize, end: usize) -> Option<(usize, Nominators)> {
    LISTS
        .unit
        .iter()
        .filter_map(|unit| scan.at(&unit.words, at, end).map(|length| (length, unit.kind)))
        .max_by_key(|(length, _)| *length)
        .map(|(length, kind)| (length, kind.map_or(Nominators::Every, Nominators::Kind)))
}

/// The heading over the text says who, when it names a kind of unit.
fn heading_who(scan: &Scan<'_>, units: &[Unit]) -> Option<Nominators> {
    let heading = scan.about.headings.last()?;
    let about = super::About::default();
    let heading = Scan::of(heading, &about);
    if heading.words.len() > 25 {
        return None;
    }
    who(&heading, &(0..heading.words.len()), units).map(|(nominators, _)| nominators)
}

struct Sent {
    to: Range<usize>,
    with: Option<Range<usize>>,
}

/// "gửi về Văn phòng …", "gửi danh sách và thành tích đạt được về Văn phòng …".
fn sent(scan: &Scan<'_>, tail: &Range<usize>) -> Option<Sent> {
    let send = &LISTS.words.send;
    for at in tail.clone() {
        let Some(length) = scan.at(send, at, tail.end) else { continue };
        if let Some(to) = receiver(scan, at + length, tail.end) {
            return Some(Sent { to, with: None });
        }
        if !scan.is(at, "gửi") {
            continue;
        }
        // The nearest "về" within the clause, before any other stop.
        let mut here = at + length;
        while here < tail.end.min(at + 16) && !scan.gap(here).contains([',', ';', '.', ':']) {
            let over = ["về", "đến", "cho", "tới"].iter().any(|word| scan.is(here, word));
            if let Some(to) = receiver(scan, here + 1, tail.end).filter(|_| over) {
                return Some(Sent { to, with: Some(at + length..here) });
            }
            here += 1;
        }
    }
    None
}

/// "(có trích ngang thành tích)": what a bracket says to be attached.
fn bracketed(scan: &Scan<'_>, tail: &Range<usize>) -> Option<Range<usize>> {
    tail.clone().find_map(|at| {
        let with = scan.is(at, "kèm");
        let begins = with || scan.gap(at).ends_with('(') || scan.gap(at).trim_end().ends_with(',');
        let length = scan.at(&LISTS.words.attached, at, tail.end).filter(|_| begins)?;
        let bracket = scan.gap(at).ends_with('(');
        if !bracket && scan.is(at, "có") {
            return None;
        }
        let stop: &[char] = if bracket { &[')'] } else { &[',', ';', '.', ')'] };
        let ends = |end: &usize| {
            scan.gap(*end).contains(stop) || !bracket && scan.at(&LISTS.words.send, *end, tail.end).is_some()
        };
        let end = (at + length + 1..=tail.end).find(ends).unwrap_or(tail.end);
        let range = at + length..end;
        (range.len() <= 15 && !range.is_empty()).then_some(range)
    })
}
