//! When an obligation falls due.

use crate::text::date::plain_date;
use crate::text::number::roman;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A day and month of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayMonth {
    /// Day of the month, 1–31.
    pub day: u32,
    /// Month, 1–12.
    pub month: u32,
}

/// When something falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Before or on a day.
    On(NaiveDate),
    /// Every year before or on a day and month.
    EveryYear {
        /// Day of the month, 1–31.
        day: u32,
        /// Month, 1–12.
        month: u32,
    },
    /// Twice a year before or on a day and month (6-month and yearly reports).
    TwiceYearly {
        /// For the first half.
        first: DayMonth,
        /// For the year.
        second: DayMonth,
    },
    /// Every quarter before or on a day of its last month.
    EveryQuarter {
        /// Day of the month, 1–31; short months end on their last day.
        day: u32,
    },
    /// Every month before or on a day.
    EveryMonth {
        /// Day of the month, 1–31; short months end on their last day.
        day: u32,
    },
    /// In a month; its last day counts.
    InMonth {
        /// Year.
        year: i32,
        /// Month, 1–12.
        month: u32,
    },
    /// In a quarter; its last day counts.
    InQuarter {
        /// Year.
        year: i32,
        /// Quarter, 1–4.
        quarter: u32,
    },
    /// At the end of a year (CJ-3); 31 December counts.
    EndOfYear {
        /// Year.
        year: i32,
    },
}

impl Due {
    /// "trước ngày 20/4/2017", "trước ngày 15/11 hằng năm", "vào cuối năm 2023".
    #[must_use]
    pub fn in_sentence(self) -> String {
        match self {
            Self::On(day) => format!("trước ngày {}", plain_date(day)),
            Self::EveryYear { day, month } => format!("trước ngày {day}/{month} hằng năm"),
            Self::TwiceYearly { first, second } => format!(
                "trước ngày {}/{} và trước ngày {}/{} hằng năm",
                first.day, first.month, second.day, second.month
            ),
            Self::EveryQuarter { day } => format!("trước ngày {day:02} của tháng cuối quý"),
            Self::EveryMonth { day } => format!("trước ngày {day:02} hằng tháng"),
            Self::InMonth { year, month } => format!("trong tháng {month}/{year}"),
            Self::InQuarter { year, quarter } => format!("trong quý {}/{year}", roman(quarter)),
            Self::EndOfYear { year } => format!("vào cuối năm {year}"),
        }
    }

    /// Whether such a day exists: no 31/4, no month 13. 29/2 exists in some years and is the last day of February in
    /// the others.
    #[must_use]
    pub fn is_possible(self) -> bool {
        let in_a_year = |day, month| NaiveDate::from_ymd_opt(2024, month, day).is_some();
        let in_a_month = |day: u32| (1..=31).contains(&day);
        match self {
            Self::On(_) => true,
            Self::EveryYear { day, month } => in_a_year(day, month),
            Self::TwiceYearly { first, second } => {
                in_a_year(first.day, first.month)
                    && in_a_year(second.day, second.month)
                    && (first.month, first.day) < (second.month, second.day)
            }
            Self::EveryQuarter { day } | Self::EveryMonth { day } => in_a_month(day),
            Self::InMonth { year, month } => NaiveDate::from_ymd_opt(year, month, 1).is_some(),
            Self::InQuarter { year, quarter } => {
                (1..=4).contains(&quarter) && NaiveDate::from_ymd_opt(year, 1, 1).is_some()
            }
            Self::EndOfYear { year } => NaiveDate::from_ymd_opt(year, 12, 31).is_some(),
        }
    }
}
