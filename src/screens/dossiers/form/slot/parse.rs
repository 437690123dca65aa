//! What people write in fields, understood.

use crate::text::date::{PartialDate, parse_date};
use crate::text::number::parse_decimal;
use chrono::{Datelike, NaiveDate};

/// Why a text was not understood: the sentence under the field.
pub(in super::super) type Wrong = &'static str;

const COUNT: Wrong = "Hãy ghi một số nguyên, ví dụ 25.";
const YEAR: Wrong = "Hãy ghi năm bằng bốn chữ số, ví dụ 2015.";

/// Years that a field may have; outside of these it is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A day; nothing when the field is empty.
pub(in super::super) fn day(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Wrong> {
    let wrong = "Không có ngày này. Hãy ghi ngày, tháng, năm, ví dụ 5/9/2026.";
    if text.trim().is_empty() { Ok(None) } else { parse_date(text, today).map(Some).ok_or(wrong) }
}

pub(super) fn birth(text: &str, today: NaiveDate) -> Result<Option<PartialDate>, Wrong> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match PartialDate::parse(text, today) {
        Some(birth) if birth.year() > today.year() => Err("Năm sinh này còn ở phía trước. Hãy kiểm tra lại."),
        Some(birth) => Ok(Some(birth)),
        None => Err("Hãy ghi năm sinh (1975) hoặc cả ngày sinh (5/9/1975)."),
    }
}

/// A day or a year; nothing when the field is empty.
pub(in super::super) fn partial(text: &str, today: NaiveDate) -> Result<Option<PartialDate>, Wrong> {
    let wrong = "Hãy ghi năm (2015) hoặc cả ngày (5/9/2015).";
    if text.trim().is_empty() { Ok(None) } else { PartialDate::parse(text, today).map(Some).ok_or(wrong) }
}

/// A number of people; nothing when the field is empty.
pub(in super::super) fn count(text: &str) -> Result<Option<u32>, Wrong> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    parse_decimal(text, 0).and_then(|n| u32::try_from(n).ok()).map(Some).ok_or(COUNT)
}

/// An amount of money in đồng; nothing when the field is empty.
pub(super) fn amount(text: &str) -> Result<Option<u64>, Wrong> {
    let wrong = "Hãy ghi số tiền bằng đồng, ví dụ 120.000.000.";
    let bare = text.trim().trim_end_matches("đồng").trim_end_matches('đ');
    if bare.trim().is_empty() {
        return if text.trim().is_empty() { Ok(None) } else { Err(wrong) };
    }
    parse_decimal(bare, 0).and_then(|n| u64::try_from(n).ok()).map(Some).ok_or(wrong)
}

/// A year of four figures; nothing when the field is empty.
pub(in super::super) fn year(text: &str) -> Result<Option<i32>, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().ok().filter(|year| YEARS.contains(year)).map(Some).ok_or(YEAR)
}

/// "2021, 2022" or "2020-2023", in order and each once.
pub(in super::super) fn years(text: &str) -> Result<Vec<i32>, Wrong> {
    let wrong = "Hãy ghi các năm, ví dụ 2022, 2023 hoặc 2020-2023.";
    let mut all = Vec::new();
    for part in text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty()) {
        match part.split_once(['-', '–']) {
            None => all.push(year(part).ok().flatten().ok_or(wrong)?),
            Some((from, to)) => {
                let from = year(from).ok().flatten().ok_or(wrong)?;
                let to = year(to).ok().flatten().ok_or(wrong)?;
                if to < from {
                    return Err(wrong);
                }
                all.extend(from..=to);
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// A place in a list of merit; 0 when the field is empty.
pub(super) fn place(text: &str) -> Result<i32, Wrong> {
    let wrong = "Hãy ghi thứ tự bằng một số nguyên, ví dụ 3.";
    match text.trim() {
        "" => Ok(0),
        text => text.parse().ok().filter(|place| (1..=99_999).contains(place)).ok_or(wrong),
    }
}

/// Names stand between semicolons: names of collectives have commas inside.
pub(in super::super) fn semicolons(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_understood_as_people_write_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(day("5/9/26", today), Ok(NaiveDate::from_ymd_opt(2026, 9, 5)));
        assert_eq!(day("  ", today), Ok(None));
        assert!(day("31/2/2026", today).is_err());
        assert_eq!(birth("1975", today), Ok(Some(PartialDate::Year(1975))));
        assert!(birth("2050", today).is_err());
        assert_eq!(count("1.250"), Ok(Some(1250)));
        assert_eq!(count("0"), Ok(Some(0)));
        assert!(count("hai").is_err() && count("-3").is_err());
        assert_eq!(amount("120.000.000 đồng"), Ok(Some(120_000_000)));
        assert!(amount("đồng").is_err());
        assert_eq!(years("2023, 2020-2022 2023"), Ok(vec![2020, 2021, 2022, 2023]));
        assert!(years("2023-2020").is_err() && years("202").is_err());
        assert_eq!((place(" 3 "), place("")), (Ok(3), Ok(0)));
        assert!(place("-1").is_err() && place("ba").is_err());
        assert_eq!(partial("3/2/2005", today), Ok(NaiveDate::from_ymd_opt(2005, 2, 3).map(PartialDate::Day)));
        assert!(partial("lâu rồi", today).is_err());
        assert_eq!(semicolons("Chị Hoa; Hội LHPN xã A, huyện B;"), ["Chị Hoa", "Hội LHPN xã A, huyện B"]);
    }
}
