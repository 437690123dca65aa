//! When an obligation falls due, while it is being typed.

use super::super::super::typed::DateText;
use crate::domain::obligation::{DayMonth, Due};
use chrono::NaiveDate;

/// How a due date is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueKind {
    /// None.
    None,
    /// A day.
    On,
    /// A day and month of every year.
    EveryYear,
    /// Two days and months of every year.
    TwiceYearly,
    /// A day of the last month of every quarter.
    EveryQuarter,
    /// A day of every month.
    EveryMonth,
    /// In a month.
    InMonth,
    /// In a quarter.
    InQuarter,
    /// At the end of a year.
    EndOfYear,
}

impl DueKind {
    /// All, in the order shown.
    pub const ALL: [Self; 9] = [
        Self::None,
        Self::On,
        Self::InMonth,
        Self::InQuarter,
        Self::EndOfYear,
        Self::EveryMonth,
        Self::EveryQuarter,
        Self::TwiceYearly,
        Self::EveryYear,
    ];

    /// What it is chosen by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "Không ghi hạn",
            Self::On => "Trước một ngày",
            Self::EveryYear => "Hằng năm, trước ngày",
            Self::TwiceYearly => "Hai lần mỗi năm",
            Self::EveryQuarter => "Hằng quý, trước ngày",
            Self::EveryMonth => "Hằng tháng, trước ngày",
            Self::InMonth => "Trong một tháng",
            Self::InQuarter => "Trong một quý",
            Self::EndOfYear => "Vào cuối năm",
        }
    }
}

/// The fields of all ways to give a due date.
#[derive(Debug, Clone)]
pub struct DueForm {
    pub(super) kind: DueKind,
    pub(super) date: DateText,
    pub(super) day: String,
    pub(super) month: String,
    pub(super) second_day: String,
    pub(super) second_month: String,
    pub(super) quarter: String,
    pub(super) year: String,
}

impl DueForm {
    pub(super) fn of(due: Option<Due>) -> Self {
        let mut form = Self {
            kind: DueKind::None,
            date: DateText::default(),
            day: String::new(),
            month: String::new(),
            second_day: String::new(),
            second_month: String::new(),
            quarter: String::new(),
            year: String::new(),
        };
        match due {
            None => {}
            Some(Due::On(date)) => {
                form.kind = DueKind::On;
                form.date = DateText::of(Some(date));
            }
            Some(Due::EveryYear { day, month }) => {
                form.kind = DueKind::EveryYear;
                (form.day, form.month) = (day.to_string(), month.to_string());
            }
            Some(Due::TwiceYearly { first, second }) => {
                form.kind = DueKind::TwiceYearly;
                (form.day, form.month) = (first.day.to_string(), first.month.to_string());
                (form.second_day, form.second_month) = (second.day.to_string(), second.month.to_string());
            }
            Some(Due::EveryQuarter { day }) => {
                form.kind = DueKind::EveryQuarter;
                form.day = day.to_string();
            }
            Some(Due::EveryMonth { day }) => {
                form.kind = DueKind::EveryMonth;
                form.day = day.to_string();
            }
            Some(Due::InMonth { year, month }) => {
                form.kind = DueKind::InMonth;
                (form.month, form.year) = (month.to_string(), year.to_string());
            }
            Some(Due::InQuarter { year, quarter }) => {
                form.kind = DueKind::InQuarter;
                (form.quarter, form.year) = (quarter.to_string(), year.to_string());
            }
            Some(Due::EndOfYear { year }) => {
                form.kind = DueKind::EndOfYear;
                form.year = year.to_string();
            }
        }
        form
    }

    /// A field was left.
    pub(super) fn left(&mut self, today: NaiveDate) {
        if self.kind == DueKind::On {
            self.date.left(today);
        }
    }

    /// The due date, or what keeps it from being one.
    pub(super) fn built(&self, today: NaiveDate) -> Result<Option<Due>, &'static str> {
        let number = |text: &str| text.trim().parse::<u32>().ok();
        // A year of two digits is one of this century.
        let year = || {
            let year: Option<i32> = self.year.trim().parse().ok();
            year.map(|year| if (0..100).contains(&year) { 2000 + year } else { year })
                .filter(|year| (1945..=2999).contains(year))
        };
        let month = |day: &str, month: &str| number(day).zip(number(month));
        let (due, wrong) = match self.kind {
            DueKind::None => return Ok(None),
            DueKind::On => {
                (self.date.value(today).flatten().map(Due::On), "Hãy nhập ngày hết hạn, ví dụ 20/4/2026.")
            }
            DueKind::EveryYear => (
                month(&self.day, &self.month).map(|(day, month)| Due::EveryYear { day, month }),
                "Hãy nhập ngày và tháng đúng lịch, ví dụ 15 và 11.",
            ),
            DueKind::TwiceYearly => (
                month(&self.day, &self.month).zip(month(&self.second_day, &self.second_month)).map(
                    |(first, second)| Due::TwiceYearly {
                        first: DayMonth { day: first.0, month: first.1 },
                        second: DayMonth { day: second.0, month: second.1 },
                    },
                ),
                "Hãy nhập hai ngày trong năm, ngày đầu trước ngày sau, ví dụ 15/6 và 15/11.",
            ),
            DueKind::EveryQuarter => (
                number(&self.day).map(|day| Due::EveryQuarter { day }),
                "Hãy nhập ngày trong tháng cuối quý, từ 1 đến 31.",
            ),
            DueKind::EveryMonth => (
                number(&self.day).map(|day| Due::EveryMonth { day }),
                "Hãy nhập ngày trong tháng, từ 1 đến 31.",
            ),
            DueKind::InMonth => (
                number(&self.month).zip(year()).map(|(month, year)| Due::InMonth { year, month }),
                "Hãy nhập tháng và năm, ví dụ 9 và 2026.",
            ),
            DueKind::InQuarter => (
                number(&self.quarter).zip(year()).map(|(quarter, year)| Due::InQuarter { year, quarter }),
                "Hãy nhập quý (1 đến 4) và năm, ví dụ 3 và 2026.",
            ),
            DueKind::EndOfYear => (year().map(|year| Due::EndOfYear { year }), "Hãy nhập năm, ví dụ 2026."),
        };
        due.filter(|due| due.is_possible()).map(Some).ok_or(wrong)
    }
}
