//! Dates as people type them and as papers print them.

use chrono::{Datelike, Days, NaiveDate};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::borrow::Cow;
use std::fmt;

/// Years that a typed date may have; outside of these it is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// "ngày 05 tháng 02 năm 2026": a leading 0 for days under 10 and for the months 1 and 2 only, so that nobody can
/// add a figure in front (Decree 30/2020/NĐ-CP, Annex I).
#[must_use]
pub fn date_in_words(date: NaiveDate) -> String {
    format!("ngày {:02} tháng {} năm {}", date.day(), month(date), date.year())
}

/// dd/mm/yyyy, for tables and fields.
#[must_use]
pub fn short_date(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// "23/5/2017", "05/02/2026": as running text of papers cites a date, with the leading zeros of [`date_in_words`].
#[must_use]
pub fn plain_date(date: NaiveDate) -> String {
    format!("{:02}/{}/{}", date.day(), month(date), date.year())
}

/// Only the months 1 and 2 could be made another month by a figure written in front.
fn month(date: NaiveDate) -> String {
    if date.month() <= 2 { format!("0{}", date.month()) } else { date.month().to_string() }
}

/// A date from what was typed: "5/9/26", "5.9.2026", "5-9" (this year), "05092026", "2026-09-05", "ngày 5 tháng 9
/// năm 2026", "hôm nay", "hôm qua", "ngày mai". `None` when it is no date, or an impossible one.
///
/// A year of two figures is at most twenty years ahead of `today`, otherwise of the century before: births and
/// deadlines are typed in the same kind of field.
#[must_use]
pub fn parse_date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let folded = super::fold(text);
    match folded.as_str() {
        "hom nay" | "nay" => return Some(today),
        "hom qua" => return today.checked_sub_days(Days::new(1)),
        "ngay mai" | "mai" => return today.checked_add_days(Days::new(1)),
        _ => {}
    }
    let mut figures: Vec<&str> =
        folded.split(' ').filter(|word| !matches!(*word, "ngay" | "thang" | "nam")).collect();
    if let [joined] = figures[..]
        && joined.is_ascii()
        && matches!(joined.len(), 6 | 8)
    {
        figures = vec![&joined[..2], &joined[2..4], &joined[4..]];
    }
    if figures.iter().any(|f| f.is_empty() || f.len() > 4 || !f.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let number = |f: &str| f.parse::<u32>().ok();
    let (year, month, day) = match figures[..] {
        [day, month] => (today.year(), number(month)?, number(day)?),
        [year, month, day] if year.len() == 4 && day.len() <= 2 => {
            (full_year(year, today)?, number(month)?, number(day)?)
        }
        [day, month, year] => (full_year(year, today)?, number(month)?, number(day)?),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| YEARS.contains(&date.year()))
}

fn full_year(figures: &str, today: NaiveDate) -> Option<i32> {
    let year: i32 = figures.parse().ok()?;
    match figures.len() {
        4 => Some(year),
        2 => {
            let century = today.year() - today.year().rem_euclid(100);
            let ahead = century + year;
            Some(if ahead > today.year() + 20 { ahead - 100 } else { ahead })
        }
        _ => None,
    }
}

/// A date known to the day or only to the year: lists of older people often hold nothing but "1956".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// Only the year is known.
    Year(i32),
    /// The whole date is known.
    Day(NaiveDate),
}

impl PartialDate {
    /// "1975", or anything [`parse_date`] understands that names its year; `None` otherwise.
    #[must_use]
    pub fn parse(text: &str, today: NaiveDate) -> Option<Self> {
        let folded = super::fold(text);
        let bare = folded.strip_prefix("nam ").unwrap_or(&folded);
        if bare.len() == 4 && bare.bytes().all(|b| b.is_ascii_digit()) {
            return bare.parse().ok().filter(|year| YEARS.contains(year)).map(Self::Year);
        }
        // A birth without its year would silently become this year's.
        let figures = folded.split(' ').filter(|w| w.bytes().all(|b| b.is_ascii_digit())).count();
        let whole = figures == 3 || folded.len() >= 6 && figures == 1;
        if whole { parse_date(text, today).map(Self::Day) } else { None }
    }

    /// The year, known in either case.
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) => year,
            Self::Day(date) => date.year(),
        }
    }
}

/// As tables print it: "1975" or "05/02/1975".
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Day(date) => f.write_str(&short_date(*date)),
        }
    }
}

/// Stored as "1975" or "1975-02-05", which sort as text.
impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Year(year) => serializer.collect_str(&format_args!("{year:04}")),
            Self::Day(date) => serializer.collect_str(date),
        }
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        let found = if text.len() == 4 {
            text.parse().ok().filter(|year| YEARS.contains(year)).map(Self::Year)
        } else {
            text.parse().ok().map(Self::Day)
        };
        found.ok_or_else(|| {
            de::Error::custom(format!("“{text}” không phải năm hoặc ngày (viết 1975 hoặc 1975-02-05)"))
        })
    }
}

impl JsonSchema for PartialDate {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A year (1975) or a day (1975-02-05).",
            "pattern": "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn leading_zero_only_where_the_decree_wants_it() {
        assert_eq!(date_in_words(day(2026, 2, 5)), "ngày 05 tháng 02 năm 2026");
        assert_eq!(date_in_words(day(2017, 7, 28)), "ngày 28 tháng 7 năm 2017");
        assert_eq!(date_in_words(day(2026, 1, 10)), "ngày 10 tháng 01 năm 2026");
        assert_eq!(date_in_words(day(2026, 12, 3)), "ngày 03 tháng 12 năm 2026");
        assert_eq!(short_date(day(2026, 2, 5)), "05/02/2026");
        assert_eq!(plain_date(day(2026, 2, 5)), "05/02/2026");
        assert_eq!(plain_date(day(2017, 5, 23)), "23/5/2017");
    }

    #[test]
    fn understands_what_people_type() {
        let today = day(2026, 11, 22);
        for text in [
            "5/9/26",
            "05092026",
            "050926",
            "5.9.2026",
            "5-9",
            " 5 / 9 ",
            "2026-09-05",
            "ngày 05 tháng 9 năm 2026",
        ] {
            assert_eq!(parse_date(text, today), Some(day(2026, 9, 5)), "{text}");
        }
        assert_eq!(parse_date("20/4/2017", today), Some(day(2017, 4, 20)));
        assert_eq!(parse_date("20/4/75", today), Some(day(1975, 4, 20)));
        assert_eq!(parse_date("hôm nay", today), Some(today));
        assert_eq!(parse_date("HÔM QUA", today), Some(day(2026, 11, 21)));
        assert_eq!(parse_date("ngày mai", today), Some(day(2026, 11, 23)));
        assert_eq!(parse_date("29/2/2024", today), Some(day(2024, 2, 29)));
        for bad in [
            "",
            "31/4/2026",
            "29/2/2026",
            "0/1/2026",
            "32012026",
            "13/13",
            "abc",
            "5",
            "1975",
            "5/9/026",
            "1/2/3/4",
            "5/9/0026",
            "20/4/9999",
            "１/2/2026",
        ] {
            assert_eq!(parse_date(bad, today), None, "{bad}");
        }
    }

    #[test]
    fn partial_dates() {
        let today = day(2026, 11, 22);
        assert_eq!(PartialDate::parse("1975", today), Some(PartialDate::Year(1975)));
        assert_eq!(PartialDate::parse("năm 1975", today), Some(PartialDate::Year(1975)));
        assert_eq!(PartialDate::parse("5/2/1975", today), Some(PartialDate::Day(day(1975, 2, 5))));
        assert_eq!(PartialDate::parse("05021975", today), Some(PartialDate::Day(day(1975, 2, 5))));
        for bad in ["", "5/2", "31/2/1975", "0075", "hôm nay", "khoảng 1975"] {
            assert_eq!(PartialDate::parse(bad, today), None, "{bad}");
        }
        assert_eq!(PartialDate::Day(day(1975, 2, 5)).to_string(), "05/02/1975");
        assert_eq!(PartialDate::Year(1975).to_string(), "1975");
        for (value, json) in
            [(PartialDate::Year(1975), "\"1975\""), (PartialDate::Day(day(1975, 2, 5)), "\"1975-02-05\"")]
        {
            assert_eq!(serde_json::to_string(&value).unwrap(), json);
            assert_eq!(serde_json::from_str::<PartialDate>(json).unwrap(), value);
        }
        assert!(serde_json::from_str::<PartialDate>("\"1975-13-05\"").is_err());
        assert!(serde_json::from_str::<PartialDate>("\"hai\"").is_err());
    }

    proptest! {
        #[test]
        fn what_is_printed_is_understood(days in 0u64..73_000) {
            let date = day(1950, 1, 1) + Days::new(days);
            let today = day(2026, 11, 22);
            prop_assert_eq!(parse_date(&short_date(date), today), Some(date));
            prop_assert_eq!(parse_date(&date_in_words(date), today), Some(date));
            prop_assert_eq!(parse_date(&date.to_string(), today), Some(date));
        }

        #[test]
        fn nothing_typed_can_break_it(text in "\\PC{0,20}") {
            let _ = parse_date(&text, day(2026, 11, 22));
            let _ = PartialDate::parse(&text, day(2026, 11, 22));
        }
    }
}
