//! Days and frequencies in running text.

use super::lists::LISTS;
use super::scan::Scan;
use crate::domain::obligation::{DayMonth, Due, Frequency};
use crate::text::mark::roman_value;
use chrono::NaiveDate;
use std::ops::Range;

/// A due day with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    /// None when the words name a day that does not exist, or one without its year.
    pub due: Option<Due>,
    /// The words of the whole expression.
    pub words: Range<usize>,
    /// The words of the day itself ("20 tháng 4 năm 2017", "15/11").
    pub day: Range<usize>,
    /// Whether the day is written in words.
    pub in_words: bool,
    /// What is still to be said.
    pub needs: Option<String>,
}

/// The first due day in a range of words.
pub(super) fn find(scan: &Scan<'_>, range: &Range<usize>, often: Option<Frequency>) -> Option<When> {
    all(scan, range, often).into_iter().next()
}

/// The due days in a range of words, in order.
pub(super) fn all(scan: &Scan<'_>, range: &Range<usize>, often: Option<Frequency>) -> Vec<When> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let one = day(scan, at, range.end, often).or_else(|| span(scan, at, range.end));
        at = match &one {
            Some(one) => one.words.end.max(at + 1),
            None => at + 1,
        };
        found.extend(one);
    }
    twice(scan, found)
}

/// "trước ngày 20 tháng 4 năm 2017", "chậm nhất ngày 15/11", "trước ngày 25 hằng tháng".
fn day(scan: &Scan<'_>, at: usize, end: usize, often: Option<Frequency>) -> Option<When> {
    let length = scan.at(&LISTS.words.before, at, end)?;
    let first = at + length;
    let number =
        |at: usize| scan.words.get(at).filter(|_| at < end).and_then(crate::text::words::Word::figure);
    let day = number(first)?;
    let mut here = first + 1;
    let (mut month, mut year, mut in_words) = (None, None, false);
    let slash = |at: usize| matches!(scan.gap(at).trim(), "/" | "-" | "." | "–");
    if here < end && slash(here) && number(here).is_some() {
        month = number(here);
        here += 1;
        if here < end && slash(here) && number(here).is_some() {
            year = number(here);
            here += 1;
        }
    } else if scan.is(here, "tháng") && number(here + 1).is_some() {
        in_words = true;
        month = number(here + 1);
        here += 2;
    }
    if year.is_none()
        && scan.is(here, "năm")
        && number(here + 1).is_some_and(|year| year > 999)
        && here + 1 < end
    {
        year = number(here + 1);
        here += 2;
    }
    let dates = first..here;
    // "hằng năm", "hằng tháng", "của tháng cuối quý" behind the day belong to it.
    let mut behind = here;
    let mut every = often;
    for one in &LISTS.often {
        for skip in 0..=1 {
            if let Some(length) = scan.at(&one.words, behind + skip, end) {
                every = Some(one.every);
                behind += skip + length;
                break;
            }
        }
    }
    let (due, needs) = match (month, year) {
        (Some(month), Some(year)) => {
            let day =
                i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(full(year), month, day));
            (
                day.map(Due::On),
                day.is_none().then(|| {
                    format!("Ngày {} không có trên lịch; hãy nhập lại thời hạn.", scan.said(&dates))
                }),
            )
        }
        (Some(month), None) => match every {
            Some(Frequency::Yearly) => possible(Due::EveryYear { day, month }, scan.said(&dates)),
            _ => (None, Some(format!("Thời hạn “{}” chưa có năm.", scan.said(&dates)))),
        },
        (None, _) => match every {
            Some(Frequency::Monthly) => possible(Due::EveryMonth { day }, scan.said(&dates)),
            Some(Frequency::Quarterly) => possible(Due::EveryQuarter { day }, scan.said(&dates)),
            _ => (None, Some(format!("Thời hạn “ngày {}” chưa có tháng.", scan.said(&dates)))),
        },
    };
    Some(When { due, words: at..behind, day: dates, in_words, needs })
}

fn possible(due: Due, said: &str) -> (Option<Due>, Option<String>) {
    if due.is_possible() {
        (Some(due), None)
    } else {
        (None, Some(format!("Ngày {said} không có trên lịch; hãy nhập lại thời hạn.")))
    }
}

fn full(year: i32) -> i32 {
    if year < 100 { 2_000 + year } else { year }
}

/// "cuối năm 2023", "quý II năm 2026", "tháng 6/2026".
fn span(scan: &Scan<'_>, at: usize, end: usize) -> Option<When> {
    let year_at = |at: usize| {
        let word = scan.words.get(at).filter(|_| at < end)?;
        word.figure().filter(|year| (1990..2100).contains(year)).and_then(|year| i32::try_from(year).ok())
    };
    let year_behind = |at: usize| {
        if scan.is(at, "năm") {
            year_at(at + 1).map(|year| (year, at + 2))
        } else {
            year_at(at).map(|year| (year, at + 1))
        }
    };
    let found = |due: Due, to: usize| When {
        due: Some(due).filter(|due| due.is_possible()),
        words: at..to,
        day: at..to,
        in_words: false,
        needs: None,
    };
    if scan.is(at, "cuối") && scan.is(at + 1, "năm") {
        let year = year_at(at + 2)?;
        return Some(found(Due::EndOfYear { year }, at + 3));
    }
    if scan.is(at, "quý") {
        let word = scan.words.get(at + 1)?;
        let quarter = roman_value(&word.key.to_uppercase()).or_else(|| word.figure())?;
        let (year, to) = year_behind(at + 2)?;
        return (1..=4).contains(&quarter).then(|| found(Due::InQuarter { year, quarter }, to));
    }
    // "ngày 20 tháng 4 năm 2017" that is no due day must not be read as a month.
    let alone = at == 0 || scan.words[at - 1].figure().is_none();
    if scan.is(at, "tháng") && alone {
        let month = scan.words.get(at + 1)?.figure()?;
        let (year, to) = year_behind(at + 2)?;
        return (1..=12).contains(&month).then(|| found(Due::InMonth { year, month }, to));
    }
    None
}

/// "trước ngày 15/6 và trước ngày 15/12 hằng năm" is one due day twice a year.
fn twice(scan: &Scan<'_>, found: Vec<When>) -> Vec<When> {
    let mut out: Vec<When> = Vec::with_capacity(found.len());
    for one in found {
        let pair = out.last().and_then(|before| {
            let between = scan.said(&(before.words.end..one.words.start));
            let joined = matches!(between.trim(), "" | "và") && before.words.end <= one.words.start;
            let Some(Due::EveryYear { day, month }) = one.due.filter(|_| joined) else { return None };
            let second = DayMonth { day, month };
            let first = match before.due {
                Some(Due::EveryYear { day, month }) => DayMonth { day, month },
                None if before.day.len() == 2 => DayMonth {
                    day: scan.words.get(before.day.start)?.figure()?,
                    month: scan.words.get(before.day.start + 1)?.figure()?,
                },
                _ => return None,
            };
            Some(Due::TwiceYearly { first, second }).filter(|due| due.is_possible())
        });
        match (pair, out.last_mut()) {
            (Some(due), Some(before)) => {
                before.due = Some(due);
                before.needs = None;
                before.words.end = one.words.end;
                before.day = before.words.clone();
            }
            _ => out.push(one),
        }
    }
    out
}

/// How often, as a range of words says it.
pub(super) fn often(scan: &Scan<'_>, range: &Range<usize>) -> Option<(Frequency, Range<usize>)> {
    let mut found: Option<(Frequency, Range<usize>)> = None;
    for one in &LISTS.often {
        let Some(words) = scan.find(&one.words, range) else { continue };
        // "6 tháng, năm" holds "6 tháng": of those that overlap the one that reaches further speaks.
        let better = found.as_ref().is_none_or(|(_, before)| {
            let overlap = words.start < before.end && before.start < words.end;
            if overlap {
                words.end > before.end || words.end == before.end && words.len() > before.len()
            } else {
                words.start < before.start
            }
        });
        if better {
            found = Some((one.every, words));
        }
    }
    found
}
