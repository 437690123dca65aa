//! Days on which offices are closed: Sundays and public holidays.

use crate::text::lunar::{LunarDate, solar};
use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

/// A public holiday as it stands in the data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// Name shown to people.
    pub name: String,
    /// Its day of every solar year.
    #[serde(default)]
    pub solar: Option<Anchor>,
    /// Its day of every lunar year.
    #[serde(default)]
    pub lunar: Option<Anchor>,
    /// Which days are off, counted from its day.
    pub on: Vec<i64>,
    /// How many days off the law gives for the occasion in all.
    pub off: u32,
    /// First day of its validity.
    pub valid_from: NaiveDate,
    /// Last day of its validity; none while it holds.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
    /// The law.
    pub source: String,
    /// Whether the days depend on a decision of each year.
    #[serde(default)]
    pub weak: bool,
}

/// A day and month of a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Day of the month.
    pub day: u32,
    /// Month, 1–12.
    pub month: u32,
}

#[derive(Deserialize)]
struct Shipped {
    holiday: Vec<Holiday>,
}

/// The holidays that come with the program, sure ones first.
#[must_use]
pub fn shipped() -> &'static [Holiday] {
    static SHIPPED: LazyLock<Vec<Holiday>> = LazyLock::new(|| {
        let read: Result<Shipped, _> = toml::from_str(include_str!("../../assets/holidays.toml"));
        // A file that does not read is caught by the test below; without it no day is a holiday.
        let mut all = read.map(|read| read.holiday).unwrap_or_default();
        all.sort_by_key(|one| one.weak);
        all
    });
    &SHIPPED
}

impl Holiday {
    /// The days off for it whose anchor lies in `year` of its calendar.
    fn days(&self, year: i32) -> Vec<NaiveDate> {
        let by_sun = self.solar.and_then(|at| NaiveDate::from_ymd_opt(year, at.month, at.day));
        let by_moon =
            self.lunar.and_then(|at| solar(LunarDate { year, month: at.month, day: at.day, leap: false }));
        let Some(anchor) = by_sun.or(by_moon) else { return Vec::new() };
        let holds = |day: &NaiveDate| *day >= self.valid_from && self.valid_to.is_none_or(|to| *day <= to);
        let off =
            self.on.iter().filter_map(|offset| anchor.checked_add_signed(TimeDelta::try_days(*offset)?));
        off.filter(holds).collect()
    }
}

/// The days off of a year, sure ones first.
type YearOff = Arc<Vec<(NaiveDate, &'static str)>>;

/// The holidays of a year. They are kept once computed: a lunar date costs some hundred sines, and a plan of years
/// asks for many days whenever a letter of it changes.
fn year_off(year: i32) -> YearOff {
    static KEPT: LazyLock<RwLock<HashMap<i32, YearOff>>> = LazyLock::new(RwLock::default);
    if let Some(found) = KEPT.read().ok().and_then(|kept| kept.get(&year).cloned()) {
        return found;
    }
    let days = shipped().iter().flat_map(|one| {
        // Tết may begin in the solar year before.
        let days = (year - 1..=year + 1).flat_map(|year| one.days(year));
        days.map(|day| (day, one.name.as_str())).filter(|(day, _)| day.year() == year)
    });
    let found: YearOff = Arc::new(days.collect());
    if let Ok(mut kept) = KEPT.write() {
        kept.insert(year, Arc::clone(&found));
    }
    found
}

/// The public holiday on a day, by its name.
#[must_use]
pub fn holiday(day: NaiveDate) -> Option<&'static str> {
    year_off(day.year()).iter().find(|(off, _)| *off == day).map(|(_, name)| *name)
}

/// Whether a day is a Sunday.
#[must_use]
pub fn is_sunday(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sun
}

/// Why offices are closed on a day ("Chủ nhật", "Giỗ Tổ Hùng Vương"); none when a paper may fall due on it.
#[must_use]
pub fn closed(day: NaiveDate) -> Option<&'static str> {
    holiday(day).or_else(|| is_sunday(day).then_some("Chủ nhật"))
}

/// The last working day, Monday to Friday, before a day.
#[must_use]
pub fn working_day_before(day: NaiveDate) -> NaiveDate {
    let mut here = day;
    // The longest run of days off is Tết with the weekends around it.
    for _ in 0..30 {
        let Some(before) = here.checked_sub_days(Days::new(1)) else { break };
        here = before;
        if here.weekday() != Weekday::Sat && closed(here).is_none() {
            break;
        }
    }
    here
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn the_shipped_holidays_can_be_read_and_say_where_they_come_from() {
        let read: Shipped = toml::from_str(include_str!("../../assets/holidays.toml")).unwrap();
        assert_eq!(read.holiday.len(), shipped().len());
        for one in shipped() {
            assert!(one.solar.is_some() != one.lunar.is_some(), "{}", one.name);
            assert!(!one.on.is_empty() && one.off > 0 && !one.source.is_empty(), "{}", one.name);
            assert_eq!(crate::text::nfc(&one.name), one.name.as_str());
        }
    }

    #[test]
    fn holidays_fall_on_their_days() {
        for (on, name) in [
            (day(2026, 1, 1), Some("Tết Dương lịch")),
            (day(2026, 2, 16), Some("Tết Nguyên đán")),
            (day(2026, 2, 19), Some("Tết Nguyên đán")),
            (day(2026, 2, 21), None),
            (day(2026, 4, 26), Some("Giỗ Tổ Hùng Vương")),
            (day(2017, 4, 6), Some("Giỗ Tổ Hùng Vương")),
            (day(2017, 4, 30), Some("Ngày Chiến thắng 30/4")),
            (day(2017, 5, 1), Some("Ngày Quốc tế lao động 01/5")),
            (day(2017, 9, 2), Some("Quốc khánh 02/9")),
            (day(2017, 9, 1), None),
            (day(2017, 11, 24), None),
            (day(2017, 3, 15), None),
            (day(1990, 1, 1), None),
        ] {
            assert_eq!(holiday(on), name, "{on}");
        }
        assert!(holiday(day(2022, 9, 1)).unwrap().contains("liền kề"));
        assert!(holiday(day(2026, 2, 20)).unwrap().contains("từng năm"));
        assert!(holiday(day(2026, 11, 24)).unwrap().contains("kiểm tra"));
    }

    #[test]
    fn the_working_day_before_jumps_over_weekends_and_holidays() {
        assert_eq!(closed(day(2017, 10, 15)), Some("Chủ nhật"));
        assert_eq!(closed(day(2017, 10, 14)), None);
        assert_eq!(working_day_before(day(2017, 10, 15)), day(2017, 10, 13));
        assert_eq!(working_day_before(day(2017, 5, 2)), day(2017, 4, 28));
        // Tết 2026: from 15/2 (with the weekend) to 20/2.
        assert_eq!(working_day_before(day(2026, 2, 21)), day(2026, 2, 13));
        assert_eq!(working_day_before(day(2017, 10, 18)), day(2017, 10, 17));
    }
}
