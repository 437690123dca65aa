//! The days on which an obligation falls due within the period of its plan, each with the stretch it covers.

use super::obligation::{Due, Duty, Frequency, last_of_month, month_figure};
use crate::text::roman;
use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

/// More stretches than any plan has: a mistyped year must not fill the memory.
const MOST: usize = 1_200;

/// One time that an obligation falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Occurrence {
    /// The last day on which it is met in time.
    pub due: NaiveDate,
    /// First day of the stretch it covers.
    pub from: NaiveDate,
    /// Last day of the stretch it covers.
    pub to: NaiveDate,
    /// The stretch as people call it ("tháng 3/2018", "quý II/2018", "6 tháng đầu năm 2018", "năm 2018"); empty for
    /// what falls due once.
    pub label: String,
}

/// A stretch of the calendar inside a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// First day, not before the period.
    pub from: NaiveDate,
    /// Last day, not after the period.
    pub to: NaiveDate,
    /// Last day in the calendar, the period aside.
    pub end: NaiveDate,
    /// As people call it; empty for the whole period.
    pub label: String,
}

/// How often an obligation really comes again: its day says so where it comes again itself, else its frequency.
#[must_use]
pub const fn rhythm(duty: &Duty) -> Frequency {
    match (duty.due(), duty.every()) {
        (Some(Due::EveryYear { .. }), _) => Frequency::Yearly,
        (Some(Due::EveryQuarter { .. }), _) => Frequency::Quarterly,
        (Some(Due::EveryMonth { .. }), _) => Frequency::Monthly,
        (Some(Due::TwiceYearly { .. }), Frequency::HalfYearly) => Frequency::HalfYearly,
        (Some(Due::TwiceYearly { .. }), _) => Frequency::HalfYearAndYear,
        (_, every) => every,
    }
}

/// The stretches of the calendar between two days, first to last; the first and the last may be cut short.
#[must_use]
pub fn stretches(every: Frequency, from: NaiveDate, to: NaiveDate) -> Vec<Stretch> {
    let mut all = Vec::new();
    let mut here = from;
    while here <= to && all.len() < MOST {
        let Some((end, label)) = around(every, here, to) else { break };
        all.push(Stretch { from: here, to: end.min(to), end, label });
        let Some(next) = end.checked_add_days(Days::new(1)) else { break };
        here = next;
    }
    all
}

/// The last day and the name of the stretch that a day lies in.
fn around(every: Frequency, day: NaiveDate, to: NaiveDate) -> Option<(NaiveDate, String)> {
    let (year, month) = (day.year(), day.month());
    let first_half = month <= 6;
    let half_end = if first_half { last_of_month(year, 6) } else { last_of_month(year, 12) };
    Some(match every {
        Frequency::Once => (to, String::new()),
        Frequency::Monthly => (last_of_month(year, month)?, format!("tháng {}/{year}", month_figure(month))),
        Frequency::Quarterly => {
            let quarter = month.div_ceil(3);
            (last_of_month(year, quarter * 3)?, format!("quý {}/{year}", roman(quarter)))
        }
        Frequency::HalfYearly | Frequency::HalfYearAndYear if first_half => {
            (half_end?, format!("6 tháng đầu năm {year}"))
        }
        Frequency::HalfYearly => (half_end?, format!("6 tháng cuối năm {year}")),
        Frequency::HalfYearAndYear => (half_end?, format!("năm {year}")),
        Frequency::Yearly => (last_of_month(year, 12)?, format!("năm {year}")),
    })
}

/// A day of a month; a month that is too short ends on its last day.
fn day_in(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).or_else(|| last_of_month(year, month))
}

/// The day on which what comes again falls due in a stretch; its end where no day is set.
fn due_in(stretch: &Stretch, due: Option<Due>) -> Option<NaiveDate> {
    let (year, month) = (stretch.end.year(), stretch.end.month());
    match due {
        Some(Due::EveryYear { day, month }) => day_in(year, month, day),
        Some(Due::TwiceYearly { first, .. }) if month <= 6 => day_in(year, first.month, first.day),
        Some(Due::TwiceYearly { second, .. }) => day_in(year, second.month, second.day),
        Some(Due::EveryQuarter { day } | Due::EveryMonth { day }) => day_in(year, month, day),
        Some(once) => {
            let set = once.single().filter(|day| (stretch.from..=stretch.end).contains(day));
            Some(set.unwrap_or(stretch.to))
        }
        None => Some(stretch.to),
    }
}

/// Every day between `from` and `to` on which a duty falls due, first to last.
///
/// What comes again falls due in every month, quarter, half year or year of the period; without a day of its own at
/// the end of each. The first stretch reaches back to `from`, and nothing is left out between two stretches. A day
/// that is set once for what comes again holds for the stretch it lies in. What falls due once and outside the
/// period is not in the list.
#[must_use]
pub fn occurrences(duty: &Duty, from: NaiveDate, to: NaiveDate) -> Vec<Occurrence> {
    let every = rhythm(duty);
    if every == Frequency::Once {
        let due = duty.due().and_then(Due::single).filter(|due| (from..=to).contains(due));
        return due.map(|due| Occurrence { due, from, to, label: String::new() }).into_iter().collect();
    }
    let mut all: Vec<Occurrence> = Vec::new();
    for stretch in stretches(every, from, to) {
        let Some(due) = due_in(&stretch, duty.due()).filter(|due| (from..=to).contains(due)) else {
            continue;
        };
        let begin = all.last().map_or(Some(from), |last| last.to.checked_add_days(Days::new(1)));
        // A first half reported in July still takes what comes until then.
        all.push(Occurrence {
            due,
            from: begin.unwrap_or(stretch.from),
            to: stretch.to.max(due),
            label: stretch.label,
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::obligation::DayMonth;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn duty(every: Frequency, due: Option<Due>) -> Duty {
        Duty::Report { reporter: "Các đơn vị".into(), units: None, every, due, sent_to: String::new() }
    }

    fn told(duty: &Duty, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, String)> {
        occurrences(duty, from, to).into_iter().map(|one| (one.due, one.label)).collect()
    }

    #[test]
    fn short_months_and_leap_years_end_on_their_last_day() {
        let monthly = duty(Frequency::Monthly, Some(Due::EveryMonth { day: 31 }));
        let found = told(&monthly, day(2020, 1, 1), day(2020, 4, 30));
        let expected = [
            (day(2020, 1, 31), "tháng 01/2020"),
            (day(2020, 2, 29), "tháng 02/2020"),
            (day(2020, 3, 31), "tháng 3/2020"),
            (day(2020, 4, 30), "tháng 4/2020"),
        ];
        assert_eq!(found, expected.map(|(due, label)| (due, label.to_owned())));
        let yearly = duty(Frequency::Yearly, Some(Due::EveryYear { day: 29, month: 2 }));
        let days: Vec<NaiveDate> =
            told(&yearly, day(2023, 1, 1), day(2024, 12, 31)).into_iter().map(|(due, _)| due).collect();
        assert_eq!(days, [day(2023, 2, 28), day(2024, 2, 29)]);
    }

    #[test]
    fn half_first_and_last_years_count_only_where_the_day_is_inside() {
        // CJ-3: the plan of 11/4/2023 for 2023–2025.
        let yearly = duty(Frequency::Yearly, Some(Due::EveryYear { day: 15, month: 11 }));
        let found = occurrences(&yearly, day(2022, 12, 1), day(2025, 6, 30));
        assert_eq!(
            found.iter().map(|one| one.due).collect::<Vec<_>>(),
            [day(2023, 11, 15), day(2024, 11, 15)]
        );
        assert_eq!((found[0].from, found[0].to), (day(2022, 12, 1), day(2023, 12, 31)));
        assert_eq!(found[0].label, "năm 2023");
        assert!(occurrences(&yearly, day(2023, 1, 1), day(2023, 11, 14)).is_empty());
        assert!(occurrences(&yearly, day(2023, 2, 1), day(2023, 1, 1)).is_empty());
    }

    #[test]
    fn without_a_day_the_end_of_each_stretch_counts() {
        let (from, to) = (day(2017, 7, 28), day(2018, 2, 10));
        let quarters = told(&duty(Frequency::Quarterly, None), from, to);
        let expected = [
            (day(2017, 9, 30), "quý III/2017"),
            (day(2017, 12, 31), "quý IV/2017"),
            (day(2018, 2, 10), "quý I/2018"),
        ];
        assert_eq!(quarters, expected.map(|(due, label)| (due, label.to_owned())));
        let both = told(&duty(Frequency::HalfYearAndYear, None), day(2017, 1, 1), day(2017, 12, 31));
        let expected = [(day(2017, 6, 30), "6 tháng đầu năm 2017"), (day(2017, 12, 31), "năm 2017")];
        assert_eq!(both, expected.map(|(due, label)| (due, label.to_owned())));
        let halves = told(&duty(Frequency::HalfYearly, None), day(2017, 1, 1), day(2017, 12, 31));
        assert_eq!(halves[1].1, "6 tháng cuối năm 2017");
        assert_eq!(told(&duty(Frequency::Monthly, None), day(2017, 1, 1), day(2020, 12, 31)).len(), 48);
    }

    #[test]
    fn what_falls_due_once_covers_the_whole_period() {
        let (from, to) = (day(2017, 1, 1), day(2017, 12, 31));
        let once = duty(Frequency::Once, Some(Due::On(day(2017, 4, 20))));
        let found = occurrences(&once, from, to);
        assert_eq!(found, [Occurrence { due: day(2017, 4, 20), from, to, label: String::new() }]);
        assert!(occurrences(&once, day(2018, 1, 1), day(2018, 12, 31)).is_empty());
        assert!(occurrences(&duty(Frequency::Once, None), from, to).is_empty());
        let in_quarter = duty(Frequency::Once, Some(Due::InQuarter { year: 2017, quarter: 2 }));
        assert_eq!(occurrences(&in_quarter, from, to)[0].due, day(2017, 6, 30));
        let end = Duty::Milestone {
            name: "Sơ kết".into(),
            due: Some(Due::EndOfYear { year: 2017 }),
            sent_to: String::new(),
        };
        assert_eq!(occurrences(&end, from, to)[0].due, to);
    }

    #[test]
    fn a_half_year_reported_in_july_takes_what_comes_until_then() {
        let twice = Due::TwiceYearly {
            first: DayMonth { day: 5, month: 7 },
            second: DayMonth { day: 15, month: 12 },
        };
        let found =
            occurrences(&duty(Frequency::HalfYearAndYear, Some(twice)), day(2018, 1, 1), day(2018, 12, 31));
        let stretches: Vec<_> = found.iter().map(|one| (one.due, one.from, one.to)).collect();
        assert_eq!(
            stretches,
            [
                (day(2018, 7, 5), day(2018, 1, 1), day(2018, 7, 5)),
                (day(2018, 12, 15), day(2018, 7, 6), day(2018, 12, 31)),
            ]
        );
    }

    fn any_due() -> BoxedStrategy<Option<Due>> {
        prop_oneof![
            Just(None),
            (1u32..32).prop_map(|day| Some(Due::EveryMonth { day })),
            (1u32..32).prop_map(|day| Some(Due::EveryQuarter { day })),
            (1u32..29, 1u32..13).prop_map(|(day, month)| Some(Due::EveryYear { day, month })),
            (1u32..8, 8u32..13).prop_map(|(a, b)| Some(Due::TwiceYearly {
                first: DayMonth { day: 10, month: a },
                second: DayMonth { day: 20, month: b },
            })),
            (0u64..4000).prop_map(|days| Some(Due::On(day(2014, 1, 1) + Days::new(days)))),
        ]
        .boxed()
    }

    proptest! {
        #[test]
        fn days_are_sorted_inside_and_without_gaps(
            every in 0usize..6, due in any_due(), start in 0u64..4000, length in 0u64..3000,
        ) {
            let from = day(2015, 1, 1) + Days::new(start);
            let to = from + Days::new(length);
            let duty = duty(Frequency::ALL[every], due);
            let all = occurrences(&duty, from, to);
            for one in &all {
                prop_assert!((from..=to).contains(&one.due) && one.from <= one.due && one.due <= one.to);
                prop_assert!(one.from >= from && one.to <= to);
            }
            for pair in all.windows(2) {
                prop_assert!(pair[0].due < pair[1].due && pair[0].label != pair[1].label);
                prop_assert_eq!(pair[0].to + Days::new(1), pair[1].from);
            }
            if let Some(first) = all.first() {
                prop_assert_eq!(first.from, from);
            }
            // As many as there are such days in the calendar.
            let days = (0..=length).map(|days| from + Days::new(days));
            let last = |day: NaiveDate| (day + Days::new(1)).day() == 1;
            let counted = match (due, rhythm(&duty)) {
                (Some(Due::EveryMonth { day }), _) => days
                    .filter(|one| one.day() == day || last(*one) && one.day() < day)
                    .count(),
                (Some(Due::EveryYear { day, month }), _) => {
                    days.filter(|one| (one.day(), one.month()) == (day, month)).count()
                }
                (None, Frequency::Monthly) => days.filter(|one| last(*one) || *one == to).count(),
                (None, Frequency::Yearly) => {
                    days.filter(|one| (one.day(), one.month()) == (31, 12) || *one == to).count()
                }
                _ => all.len(),
            };
            prop_assert_eq!(all.len(), counted);
        }
    }
}
