//! The period of a plan, from the years that it names.

use super::Intake;
use crate::text::words::words;
use chrono::NaiveDate;

/// First day of the first year and last day of the last: of the subject, else of the opening, else the year of issue.
pub(super) fn of(intake: &Intake) -> Option<(NaiveDate, NaiveDate)> {
    let head = &intake.head;
    let issued = head.lines.iter().filter(|line| line.part == super::HeadPart::PlaceDate);
    let opening = head.opening.split_inclusive(['.', ';']).next_back().unwrap_or_default();
    let years = [head.subject.clone(), opening.to_owned(), head.closing.clone()]
        .into_iter()
        .chain(issued.map(|line| line.words.clone()))
        .map(|text| years_in(&text))
        .find(|years| !years.is_empty())?;
    let (first, last) = (years.iter().min()?, years.iter().max()?);
    Some((NaiveDate::from_ymd_opt(*first, 1, 1)?, NaiveDate::from_ymd_opt(*last, 12, 31)?))
}

/// Years named as years; those inside dates and symbols are about other papers.
fn years_in(text: &str) -> Vec<i32> {
    let all = words(text);
    let alone = |at: usize| {
        let before = text[..all[at].start].chars().next_back();
        let behind = text[all[at].end..].chars().next();
        !matches!(before, Some('/')) && !matches!(behind, Some('/'))
    };
    let year = |at: usize| {
        let word = &all[at];
        let value = i32::try_from(word.figure().filter(|_| word.key.len() == 4)?).ok()?;
        ((1990..2100).contains(&value) && alone(at)).then_some(value)
    };
    (0..all.len()).filter_map(year).collect()
}
