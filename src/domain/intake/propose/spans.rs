//! Stretches of the text that show a datum.

use super::scan::Scan;
use super::time::When;
use crate::domain::obligation::{Duty, DutyField, value};
use crate::text::words::words;
use crate::text::{clean, parse_date};
use chrono::NaiveDate;
use std::ops::Range;

/// The words of a due day.
pub(super) fn day(scan: &Scan<'_>, when: &When) -> (Range<usize>, DutyField) {
    let bytes = scan.bytes(&when.day);
    let figures = scan.text[bytes.clone()].starts_with(|c: char| c.is_ascii_digit());
    let field = match (figures, when.in_words) {
        (true, true) => DutyField::DayInWords,
        (true, false) => DutyField::Day,
        // "vào cuối năm 2023": the preposition belongs to the datum.
        (false, _) => return (with_preposition(scan, when), DutyField::Due),
    };
    (bytes, field)
}

fn with_preposition(scan: &Scan<'_>, when: &When) -> Range<usize> {
    let before = when.words.start.saturating_sub(1);
    let preposition = ["vào", "trong"].iter().any(|word| scan.is(before, word));
    let start = if preposition { before } else { when.words.start };
    scan.bytes(&(start..when.words.end))
}

/// Whether the words of the span are the datum: the same words, the same day or the same number. Anything else would
/// change the sentence when computed words stand in its place.
pub(super) fn agree(text: &str, range: &Range<usize>, field: DutyField, duty: &Duty) -> bool {
    let Some(said) = text.get(range.clone()).map(clean).filter(|said| !said.is_empty()) else { return false };
    let Some(value) = value(duty, field, |_| String::new()).map(|value| clean(&value.replace('\u{a0}', " ")))
    else {
        return false;
    };
    if said == value {
        return true;
    }
    match field {
        DutyField::Day | DutyField::DayInWords => {
            let day = |text: &str| parse_date(text, NaiveDate::default());
            words(&said).len() >= 3 && day(&said).is_some() && day(&said) == day(&value)
                || same_figures(&said, &value)
        }
        DutyField::Number | DutyField::Fewest | DutyField::Most => {
            said.parse::<u32>().is_ok() && said.parse::<u32>().ok() == value.parse::<u32>().ok()
        }
        // "hàng tháng" and "hằng tháng" are two spellings of one word.
        DutyField::Every => crate::text::same(&said, &value) && said.chars().next() == value.chars().next(),
        _ => false,
    }
}

/// "05/11" and "5/11".
fn same_figures(one: &str, other: &str) -> bool {
    let figures = |text: &str| -> Vec<Option<u32>> {
        words(text).iter().map(crate::text::words::Word::figure).collect()
    };
    let (one, other) = (figures(one), figures(other));
    one.len() == 2 && one == other && one.iter().all(Option::is_some)
}
