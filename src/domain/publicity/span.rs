//! Stretches of time that publicity is counted over.

use super::PublicityItem;
use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;

/// From a day to a day, both counted; open where none is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Span {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl Span {
    /// From one day to another.
    #[must_use]
    pub const fn of(from: NaiveDate, to: NaiveDate) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    /// A whole year.
    #[must_use]
    pub fn year(year: i32) -> Self {
        Self { from: NaiveDate::from_ymd_opt(year, 1, 1), to: NaiveDate::from_ymd_opt(year, 12, 31) }
    }

    /// A whole month; open for a month that there is none.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Self {
        let from = NaiveDate::from_ymd_opt(year, month, 1);
        let to = from.and_then(|day| day.checked_add_months(Months::new(1))).and_then(|day| day.pred_opt());
        Self { from, to }
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// What both have in common.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        let from = self.from.max(other.from);
        let to = match (self.to, other.to) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Self { from, to }
    }
}

/// A column of a table of sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its heading ("T7", "T7/2017", "2017").
    pub words: String,
    /// What is counted in it.
    pub span: Span,
}

/// More months than this do not fit beside each other; years are counted then.
const MOST_MONTHS: usize = 12;

/// The months between two days, whole ones, in order.
#[must_use]
pub fn months(from: NaiveDate, to: NaiveDate) -> Vec<(i32, u32)> {
    let mut out = Vec::new();
    let (mut year, mut month) = (from.year(), from.month());
    while (year, month) <= (to.year(), to.month()) {
        out.push((year, month));
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    out
}

/// The columns under which items of a span are counted: its months, or its years where there are more than twelve
/// months. What is open is bounded by the items themselves. Together they hold every item of the span, each once.
#[must_use]
pub fn parts(items: &[PublicityItem], span: Span) -> Vec<Part> {
    let days = || items.iter().map(|item| item.on).filter(|day| span.holds(*day));
    let (Some(from), Some(to)) = (span.from.or_else(|| days().min()), span.to.or_else(|| days().max()))
    else {
        return Vec::new();
    };
    let months = months(from, to);
    if months.len() > MOST_MONTHS {
        let one = |year: i32| Part { words: year.to_string(), span: Span::year(year).within(&span) };
        return (from.year()..=to.year()).map(one).collect();
    }
    let single = from.year() == to.year();
    let one = |(year, month): (i32, u32)| Part {
        words: if single { format!("T{month}") } else { format!("T{month}/{year}") },
        span: Span::month(year, month).within(&span),
    };
    months.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_pass_the_turn_of_the_year_and_long_spans_are_counted_by_years() {
        assert_eq!(months(day("2017-11-30"), day("2018-01-01")), [(2017, 11), (2017, 12), (2018, 1)]);
        let short = parts(&[], Span::of(day("2017-07-28"), day("2017-12-31")));
        assert_eq!(
            short.iter().map(|one| one.words.as_str()).collect::<Vec<_>>(),
            ["T7", "T8", "T9", "T10", "T11", "T12"]
        );
        assert_eq!(short[0].span.from, Some(day("2017-07-28")));
        let long = parts(&[], Span::of(day("2022-03-01"), day("2025-12-31")));
        assert_eq!(long.len(), 4);
        assert_eq!(long[0].span, Span::of(day("2022-03-01"), day("2022-12-31")));
        assert!(parts(&[], Span::default()).is_empty());
        assert_eq!(Span::month(2024, 2).to, Some(day("2024-02-29")));
    }
}
