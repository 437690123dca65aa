//! When an obligation falls due.

use super::Frequency;
use crate::text::date::{date_in_words, plain_date};
use crate::text::number::roman;
use chrono::{Datelike, Days, NaiveDate};
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
            Self::EveryYear { day, month } => format!("trước ngày {} hằng năm", day_month(day, month)),
            Self::TwiceYearly { first, second } => format!(
                "trước ngày {} và trước ngày {} hằng năm",
                day_month(first.day, first.month),
                day_month(second.day, second.month)
            ),
            Self::EveryQuarter { day } => format!("trước ngày {day:02} của tháng cuối quý"),
            Self::EveryMonth { day } => format!("trước ngày {day:02} hằng tháng"),
            Self::InMonth { year, month } => format!("trong tháng {}/{year}", month_figure(month)),
            Self::InQuarter { year, quarter } => format!("trong quý {}/{year}", roman(quarter)),
            Self::EndOfYear { year } => format!("vào cuối năm {year}"),
        }
    }

    /// The same where the sentence already says how often: "Hằng tháng, … trước ngày 25".
    #[must_use]
    pub fn beside(self, every: Frequency) -> String {
        let words = self.in_sentence();
        let said = match every {
            Frequency::Monthly => " hằng tháng",
            Frequency::Yearly => " hằng năm",
            _ => return words,
        };
        words.strip_suffix(said).map_or(words.clone(), str::to_owned)
    }

    /// Whether its words alone say this frequency.
    #[must_use]
    pub const fn says(self, every: Frequency) -> bool {
        matches!(
            (self, every),
            (Self::EveryYear { .. }, Frequency::Yearly) | (Self::EveryMonth { .. }, Frequency::Monthly)
        )
    }

    /// The day as figures: "20/4/2017", "15/11", "15/6 và 15/12", "25"; the last day of a month, quarter or year.
    #[must_use]
    pub fn day(self) -> String {
        match self {
            Self::EveryYear { day, month } => day_month(day, month),
            Self::TwiceYearly { first, second } => {
                format!("{} và {}", day_month(first.day, first.month), day_month(second.day, second.month))
            }
            Self::EveryQuarter { day } | Self::EveryMonth { day } => format!("{day:02}"),
            other => other.single().map(plain_date).unwrap_or_default(),
        }
    }

    /// The day with its words, without "ngày" in front: "20 tháng 4 năm 2017", "15 tháng 11".
    #[must_use]
    pub fn day_in_words(self) -> String {
        let words = |day: u32, month: u32| format!("{day:02} tháng {}", month_figure(month));
        match self {
            Self::EveryYear { day, month } => words(day, month),
            Self::TwiceYearly { first, second } => {
                format!("{} và ngày {}", words(first.day, first.month), words(second.day, second.month))
            }
            Self::EveryQuarter { day } => format!("{day:02} tháng cuối quý"),
            Self::EveryMonth { day } => format!("{day:02} hằng tháng"),
            other => other
                .single()
                .map(|day| date_in_words(day).trim_start_matches("ngày ").to_owned())
                .unwrap_or_default(),
        }
    }

    /// The one day it means; none for days that come again.
    #[must_use]
    pub fn single(self) -> Option<NaiveDate> {
        match self {
            Self::On(day) => Some(day),
            Self::InMonth { year, month } => last_of_month(year, month),
            Self::InQuarter { year, quarter } => last_of_month(year, quarter.checked_mul(3)?),
            Self::EndOfYear { year } => NaiveDate::from_ymd_opt(year, 12, 31),
            Self::EveryYear { .. }
            | Self::TwiceYearly { .. }
            | Self::EveryQuarter { .. }
            | Self::EveryMonth { .. } => None,
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

/// The last day of a month; none when there is no such month.
#[must_use]
pub fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let next =
        if month == 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { first.with_month(month + 1) };
    next?.checked_sub_days(Days::new(1))
}

/// A month as dates write it: only 01 and 02 bear a 0, because no other could be made another month by a figure in
/// front (NĐ 30/2020, Phụ lục I).
pub(in crate::domain) fn month_figure(month: u32) -> String {
    if month <= 2 { format!("{month:02}") } else { month.to_string() }
}

fn day_month(day: u32, month: u32) -> String {
    format!("{day:02}/{}", month_figure(month))
}
