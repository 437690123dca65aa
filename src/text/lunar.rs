//! The Vietnamese lunar calendar: months begin on the day of the new moon and are named after the sun's longitude,
//! both as seen at the meridian 105° east (UTC+7), so that it differs in some years from the Chinese calendar.
//!
//! Phases of the moon and places of the sun follow the shortened series in Jean Meeus, Astronomical Algorithms,
//! chapters 25 and 49; their errors of minutes matter only where a new moon falls at midnight. Good for 1900–2199.

use chrono::{Datelike, Days, NaiveDate};

/// Hours that Vietnamese time is ahead of UTC.
const AHEAD: f64 = 7.0;

/// A day of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LunarDate {
    /// Year; it begins at Tết.
    pub year: i32,
    /// Month, 1–12.
    pub month: u32,
    /// Day, 1–30.
    pub day: u32,
    /// Whether the month is the second of its number (tháng nhuận).
    pub leap: bool,
}

/// The Julian day number of the day before 1 January of the year 1, from which chrono counts.
const JULIAN_TO_CE: i64 = 1_721_425;

fn number_of(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) + JULIAN_TO_CE
}

fn day_of(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number - JULIAN_TO_CE).ok()?)
}

/// The day, in Vietnam, of the `k`-th new moon since that of 6 January 2000.
fn new_moon(k: i64) -> i64 {
    #[allow(clippy::cast_precision_loss)]
    let k = k as f64;
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t2 - 0.000_000_150 * t3;
    let e = 1.0 - 0.002_516 * t - 0.000_007_4 * t2;
    let degrees = |value: f64| value.rem_euclid(360.0).to_radians();
    let sun = degrees(2.5534 + 29.105_356_7 * k - 0.000_001_4 * t2);
    let moon = degrees(201.5643 + 385.816_935_28 * k + 0.010_758_2 * t2 + 0.000_012_38 * t3);
    let node_distance = degrees(160.7108 + 390.670_502_84 * k - 0.001_611_8 * t2);
    let node = degrees(124.7746 - 1.563_755_88 * k + 0.002_067_2 * t2);
    let f = node_distance;
    let shift = -0.407_20 * moon.sin()
        + 0.172_41 * e * sun.sin()
        + 0.016_08 * (2.0 * moon).sin()
        + 0.010_39 * (2.0 * f).sin()
        + 0.007_39 * e * (moon - sun).sin()
        - 0.005_14 * e * (moon + sun).sin()
        + 0.002_08 * e * e * (2.0 * sun).sin()
        - 0.001_11 * (moon - 2.0 * f).sin()
        - 0.000_57 * (moon + 2.0 * f).sin()
        + 0.000_56 * e * (2.0 * moon + sun).sin()
        - 0.000_42 * (3.0 * moon).sin()
        + 0.000_42 * e * (sun + 2.0 * f).sin()
        + 0.000_38 * e * (sun - 2.0 * f).sin()
        - 0.000_24 * e * (2.0 * moon - sun).sin()
        - 0.000_17 * node.sin();
    day_at(mean + shift - clock_drift(t))
}

/// How far the even time of astronomers is ahead of clocks, in days; `t` in centuries since 2000.
fn clock_drift(t: f64) -> f64 {
    let years = t * 100.0;
    (63.0 + 0.35 * years + 0.0025 * years * years) / 86_400.0
}

/// The day in Vietnam at a moment given as a Julian date.
fn day_at(moment: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation)]
    let day = (moment + 0.5 + AHEAD / 24.0).floor() as i64;
    day
}

/// In which twelfth of its way the sun stands when a day ends in Vietnam, 0 at the spring equinox.
fn sun_sector(day: i64) -> i64 {
    #[allow(clippy::cast_precision_loss)]
    let moment = day as f64 + 0.5 - AHEAD / 24.0;
    let t = (moment - 2_451_545.0) / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = (357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t).to_radians();
    let centre = (1.914_602 - 0.004_817 * t) * anomaly.sin()
        + 0.019_993 * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1934.136 * t).to_radians();
    let longitude = mean + centre - 0.005_69 - 0.004_78 * node.sin();
    #[allow(clippy::cast_possible_truncation)]
    let sector = (longitude.rem_euclid(360.0) / 30.0).floor() as i64;
    sector
}

/// Which new moon began the lunar month that a day lies in.
fn moon_before(day: i64) -> i64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
    let mut k = ((day as f64 - 2_451_550.0) / 29.530_588_861).floor() as i64 + 1;
    while new_moon(k) > day {
        k -= 1;
    }
    k
}

/// The new moon of the eleventh month, in which the winter solstice of a solar year falls.
fn eleventh(year: i32) -> Option<i64> {
    let end = number_of(NaiveDate::from_ymd_opt(year, 12, 31)?);
    let k = moon_before(end);
    // The sun enters its ninth twelfth at the solstice.
    Some(if sun_sector(new_moon(k) - 1) >= 9 { k - 1 } else { k })
}

/// The months from the eleventh of `year` to the tenth of the next: new moon, number, leap.
fn months(year: i32) -> Option<Vec<(i64, u32, bool)>> {
    let (first, next) = (eleventh(year)?, eleventh(year + 1)?);
    let long = next - first > 12;
    // The first month in which the sun enters no new twelfth is the leap month.
    let leap =
        (first + 1..next).find(|k| long && sun_sector(new_moon(*k) - 1) == sun_sector(new_moon(k + 1) - 1));
    let mut number = 11;
    let mut out = vec![(first, number, false)];
    for k in first + 1..next {
        if Some(k) != leap {
            number = number % 12 + 1;
        }
        out.push((k, number, Some(k) == leap));
    }
    Some(out)
}

/// The lunar date of a day; `None` only at the ends of the calendar.
#[must_use]
pub fn lunar(day: NaiveDate) -> Option<LunarDate> {
    let number = number_of(day);
    let k = moon_before(number);
    let begin = if k >= eleventh(day.year())? { day.year() } else { day.year() - 1 };
    let (_, month, leap) = months(begin)?.into_iter().find(|(moon, ..)| *moon == k)?;
    let year = if month >= 11 { begin } else { begin + 1 };
    Some(LunarDate { year, month, day: u32::try_from(number - new_moon(k) + 1).ok()?, leap })
}

/// The day of a lunar date; `None` when there is no such month or it has no such day.
#[must_use]
pub fn solar(date: LunarDate) -> Option<NaiveDate> {
    let begin = if date.month >= 11 { date.year } else { date.year - 1 };
    let (k, ..) =
        months(begin)?.into_iter().find(|(_, month, leap)| (*month, *leap) == (date.month, date.leap))?;
    let (from, next) = (new_moon(k), new_moon(k + 1));
    let number = from + i64::from(date.day) - 1;
    if date.day == 0 || number >= next { None } else { day_of(number) }
}

/// The first day of a lunar year.
#[must_use]
pub fn new_year(year: i32) -> Option<NaiveDate> {
    solar(LunarDate { year, month: 1, day: 1, leap: false })
}

/// The last day of a lunar year, the eve of Tết.
#[must_use]
pub fn last_day(year: i32) -> Option<NaiveDate> {
    new_year(year + 1)?.checked_sub_days(Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn tet_falls_on_its_known_days() {
        for (year, month, of_month) in [
            (2007, 2, 17), // The Chinese year began a day later.
            (2015, 2, 19),
            (2016, 2, 8),
            (2017, 1, 28),
            (2018, 2, 16),
            (2019, 2, 5),
            (2020, 1, 25),
            (2021, 2, 12),
            (2022, 2, 1),
            (2023, 1, 22),
            (2024, 2, 10),
            (2025, 1, 29),
            (2026, 2, 17),
            (2027, 2, 6),
            (2028, 1, 26),
            (2029, 2, 13),
            (2030, 2, 2), // The Chinese year begins a day later.
            (2031, 1, 23),
            (2032, 2, 11),
            (2033, 1, 31),
            (2034, 2, 19),
            (2035, 2, 8),
            (1985, 1, 21), // The Chinese year began a month later.
        ] {
            assert_eq!(new_year(year), Some(day(year, month, of_month)), "{year}");
        }
    }

    #[test]
    fn the_kings_are_honoured_on_their_known_days() {
        for (year, month, of_month) in [
            (2015, 4, 28),
            (2016, 4, 16),
            (2017, 4, 6),
            (2018, 4, 25),
            (2019, 4, 14),
            (2020, 4, 2),
            (2021, 4, 21),
            (2022, 4, 10),
            (2023, 4, 29),
            (2024, 4, 18),
            (2025, 4, 7),
            (2026, 4, 26),
            (2027, 4, 16),
        ] {
            let tenth = LunarDate { year, month: 3, day: 10, leap: false };
            assert_eq!(solar(tenth), Some(day(year, month, of_month)), "{year}");
        }
    }

    #[test]
    fn leap_months_are_those_of_the_almanac() {
        let leap = |year: i32| -> Option<u32> {
            let all = months(year - 1).unwrap().into_iter().chain(months(year).unwrap());
            let own = all.filter(|(k, month, leap)| {
                *leap && lunar(day_of(new_moon(*k)).unwrap()).unwrap().year == year && *month > 0
            });
            own.map(|(_, month, _)| month).next()
        };
        for (year, month) in [
            (2014, Some(9)),
            (2017, Some(6)),
            (2018, None),
            (2020, Some(4)),
            (2023, Some(2)),
            (2025, Some(6)),
            (2026, None),
            (2028, Some(5)),
            (2031, Some(3)),
            (2033, Some(11)),
        ] {
            assert_eq!(leap(year), month, "{year}");
        }
        assert_eq!(solar(LunarDate { year: 2026, month: 6, day: 1, leap: true }), None);
        assert_eq!(solar(LunarDate { year: 2026, month: 13, day: 1, leap: false }), None);
        assert_eq!(solar(LunarDate { year: 2026, month: 1, day: 31, leap: false }), None);
        assert_eq!(last_day(2025), Some(day(2026, 2, 16)));
    }

    proptest! {
        #[test]
        fn every_day_has_one_lunar_date(days in 0u64..100_000) {
            let here = day(1905, 1, 1) + Days::new(days);
            let found = lunar(here).unwrap();
            prop_assert_eq!(solar(found), Some(here));
            prop_assert!((1..=30).contains(&found.day) && (1..=12).contains(&found.month));
            // The next day is the next of the month, or the first of the next month.
            let next = lunar(here + Days::new(1)).unwrap();
            prop_assert!(next.day == found.day + 1 && next.month == found.month || next.day == 1 && found.day >= 29);
        }
    }
}
