//! Days that a paper names: its own, those it cites, the period it is for.

use super::Facts;
use super::reading::{Line, Part, Reading};
use super::words::Word;
use chrono::{Datelike, NaiveDate};

/// A day written in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DaySeen {
    pub start: usize,
    pub end: usize,
    /// Index of its first word in the line.
    pub first: usize,
    /// Index behind its last word.
    pub behind: usize,
    pub day: u32,
    pub month: u32,
    pub year: Option<i32>,
}

impl DaySeen {
    /// The day in the calendar; none without a year or when there is no such day.
    pub fn date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month, self.day)
    }

    /// Whether it is in no calendar; a day without a year is given a leap year.
    pub fn impossible(&self) -> bool {
        NaiveDate::from_ymd_opt(self.year.unwrap_or(2024), self.month, self.day).is_none()
    }
}

/// Years that papers write about.
fn year(word: &Word) -> Option<i32> {
    let year = word.figure().filter(|_| word.key.len() == 4).and_then(|year| i32::try_from(year).ok())?;
    (1930..=2100).contains(&year).then_some(year)
}

fn between(line: &Line, a: usize, b: usize) -> &str {
    &line.text[line.words[a].end..line.words[b].start]
}

/// The days that a line names, in order: "ngày 28 tháng 7 năm 2017", "28/7/2017", "ngày 15/11".
pub(super) fn days(line: &Line) -> Vec<DaySeen> {
    let words = &line.words;
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let seen = if words[at].key == "ngày" {
            in_words(line, at).or_else(|| figures(line, at + 1, true))
        } else {
            figures(line, at, false)
        };
        match seen {
            Some(seen) => {
                at = seen.behind;
                found.push(seen);
            }
            None => at += 1,
        }
    }
    found
}

fn small(word: Option<&Word>) -> Option<u32> {
    word.filter(|word| word.key.len() <= 2).and_then(Word::figure)
}

fn in_words(line: &Line, at: usize) -> Option<DaySeen> {
    let words = &line.words;
    let day = small(words.get(at + 1))?;
    if words.get(at + 2)?.key != "tháng" {
        return None;
    }
    let month = small(words.get(at + 3))?;
    let year = match words.get(at + 4) {
        Some(word) if word.key == "năm" => words.get(at + 5).and_then(year),
        _ => None,
    };
    let behind = if year.is_some() { at + 6 } else { at + 4 };
    Some(DaySeen { start: words[at].start, end: words[behind - 1].end, first: at, behind, day, month, year })
}

fn figures(line: &Line, at: usize, announced: bool) -> Option<DaySeen> {
    let words = &line.words;
    let day = small(words.get(at))?;
    let month = small(words.get(at + 1))?;
    let mark = between(line, at, at + 1);
    if !matches!(mark, "/" | "-" | ".") {
        return None;
    }
    let full = words.get(at + 2).and_then(year).filter(|_| between(line, at + 1, at + 2) == mark);
    let joined_to_more = |behind: usize| line.text[words[behind - 1].end..].starts_with(['/', '-']);
    let joined_before = at > 0 && matches!(between(line, at - 1, at), "/" | "-" | ".");
    match full {
        Some(year) if !joined_before && !line.text[words[at + 2].end..].starts_with('/') => Some(DaySeen {
            start: words[at].start,
            end: words[at + 2].end,
            first: at,
            behind: at + 3,
            day,
            month,
            year: Some(year),
        }),
        // Without a year only the word "ngày" tells a day from a fraction or a symbol.
        None if announced && mark != "." && !joined_to_more(at + 2) => Some(DaySeen {
            start: words[at].start,
            end: words[at + 1].end,
            first: at,
            behind: at + 2,
            day,
            month,
            year: None,
        }),
        _ => None,
    }
}

/// Two years joined as a period: "2021-2025", "từ năm 2017 đến năm 2020", with the place of the whole.
pub(super) fn spans(line: &Line) -> Vec<(i32, i32, usize, usize)> {
    let words = &line.words;
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(first) = year(word) else { continue };
        let before = line.text[..word.start].chars().next_back();
        if matches!(before, Some('/' | '-' | '–')) {
            continue;
        }
        let second = match words.get(at + 1) {
            Some(next) if matches!(between(line, at, at + 1).trim(), "-" | "–") => Some((next, at + 1)),
            Some(next) if next.key == "đến" && from_word(words, at) => {
                let at =
                    if words.get(at + 2).is_some_and(|word| word.key == "năm") { at + 3 } else { at + 2 };
                words.get(at).map(|word| (word, at))
            }
            _ => None,
        };
        let Some((next, _)) = second else { continue };
        let Some(last) = year(next) else { continue };
        if line.text[next.end..].starts_with(['/', '-']) {
            continue;
        }
        found.push((first, last, word.start, next.end));
    }
    found
}

fn from_word(words: &[Word], at: usize) -> bool {
    words[at.saturating_sub(2)..at].iter().any(|word| word.key == "từ")
}

/// What the paper says of its own time.
#[derive(Debug)]
pub(super) struct Seen {
    /// Day of issue, when it is known whole.
    pub issued: Option<NaiveDate>,
    /// The day at which laws and bodies are judged.
    pub judged_on: NaiveDate,
    /// Last day of the period in the abstract.
    pub period_end: Option<NaiveDate>,
}

impl Seen {
    pub fn in_paper(reading: &Reading, facts: &Facts<'_>) -> Seen {
        let dated = reading.of(Part::PlaceDate).next();
        let issued =
            facts.issued_on.or_else(|| dated.and_then(|line| days(line).first().and_then(DaySeen::date)));
        let year_only = dated.and_then(|line| line.words.iter().rev().find_map(year));
        let period = reading.of(Part::Subject).flat_map(|line| line.words.iter().filter_map(year)).max();
        let last_of = |year: i32| NaiveDate::from_ymd_opt(year, 12, 31);
        let period_end = period.and_then(last_of);
        // A paper without a day is a new one, unless it says itself that it belongs to a year gone by.
        let old = year_only.or(period).filter(|year| *year < facts.today.year()).and_then(last_of);
        let judged_on = issued.or(old).unwrap_or(facts.today);
        Seen { issued, judged_on, period_end }
    }
}
