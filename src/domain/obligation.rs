//! Obligations: quotas, selections, report duties, milestones and assignments as data; the sentence on paper is
//! written from them, and the follow-up will work from the same data.

use super::ids::{ObligationId, PlanId, UnitId};
use super::subject::SubjectKind;
use super::unit::UnitKind;
use crate::text::{date::plain_date, number::count_with_words};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who nominates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Nominators {
    /// Every unit of a kind.
    Kind(UnitKind),
    /// The units named.
    Units(Vec<UnitId>),
}

/// Which way a number binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Ít nhất.
    AtLeast,
    /// Không quá.
    AtMost,
    /// Đúng.
    Exactly,
}

impl Bound {
    /// All bounds, in the order shown.
    pub const ALL: [Self; 3] = [Self::AtLeast, Self::AtMost, Self::Exactly];

    /// The words in a sentence.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::AtLeast => "ít nhất",
            Self::AtMost => "không quá",
            Self::Exactly => "đúng",
        }
    }
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Once.
    Once,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every six months.
    HalfYearly,
    /// Every year.
    Yearly,
}

impl Frequency {
    /// All frequencies, in the order shown.
    pub const ALL: [Self; 5] = [Self::Once, Self::Monthly, Self::Quarterly, Self::HalfYearly, Self::Yearly];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Once => "một lần",
            Self::Monthly => "hằng tháng",
            Self::Quarterly => "hằng quý",
            Self::HalfYearly => "6 tháng một lần",
            Self::Yearly => "hằng năm",
        }
    }

    /// The word that opens a sentence ("Hằng tháng, "); empty for once.
    const fn opening(self) -> &'static str {
        match self {
            Self::Once => "",
            Self::Monthly => "Hằng tháng, ",
            Self::Quarterly => "Hằng quý, ",
            Self::HalfYearly => "Định kỳ 6 tháng, ",
            Self::Yearly => "Hằng năm, ",
        }
    }
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
    /// Every month before or on a day.
    EveryMonth {
        /// Day of the month, 1–31; short months end on their last day.
        day: u32,
    },
}

impl Due {
    /// "trước ngày 20/4/2017", "trước ngày 15/11 hằng năm", "trước ngày 20 hằng tháng".
    #[must_use]
    pub fn in_sentence(self) -> String {
        match self {
            Self::On(day) => format!("trước ngày {}", plain_date(day)),
            Self::EveryYear { day, month } => format!("trước ngày {day}/{month} hằng năm"),
            Self::EveryMonth { day } => format!("trước ngày {day:02} hằng tháng"),
        }
    }
}

/// What binds whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "duty", rename_all = "snake_case")]
pub enum Duty {
    /// Each nominator nominates a number of subjects (KG-1, LS-2).
    Quota {
        /// Who.
        nominators: Nominators,
        /// At least, at most, exactly.
        bound: Bound,
        /// How many, counting all `kinds` together.
        number: u32,
        /// Which kinds of subject; empty means any.
        #[serde(default)]
        kinds: Vec<SubjectKind>,
        /// How often.
        every: Frequency,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
        /// To whom ("Văn phòng Hội LHPN tỉnh").
        #[serde(default)]
        sent_to: String,
        /// With what ("trích ngang thành tích").
        #[serde(default)]
        attached: String,
    },
    /// From all that came, choose from–to to be introduced upward (KG-2).
    Selection {
        /// Fewest.
        min: u32,
        /// Most.
        max: u32,
        /// To whom.
        upward_to: String,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
    },
    /// Reports (KG-7, CJ-3).
    Report {
        /// Who reports ("Các huyện, thành Hội").
        reporter: String,
        /// How often.
        every: Frequency,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
        /// To whom.
        #[serde(default)]
        sent_to: String,
    },
    /// A dated event such as sơ kết or tổng kết (CJ-3).
    Milestone {
        /// What ("Sơ kết kế hoạch").
        name: String,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
    },
    /// A task given to an agency (LC-1).
    Assignment {
        /// Who.
        agency: String,
        /// What, beginning in lower case.
        task: String,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
    },
}

impl Duty {
    /// What it is called in lists.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Quota { .. } => "Chỉ tiêu giới thiệu",
            Self::Selection { .. } => "Lựa chọn giới thiệu lên trên",
            Self::Report { .. } => "Chế độ báo cáo",
            Self::Milestone { .. } => "Mốc thời gian",
            Self::Assignment { .. } => "Phân công",
        }
    }

    /// By when, whatever the duty.
    #[must_use]
    pub const fn due(&self) -> Option<Due> {
        match self {
            Self::Quota { due, .. }
            | Self::Selection { due, .. }
            | Self::Report { due, .. }
            | Self::Milestone { due, .. }
            | Self::Assignment { due, .. } => *due,
        }
    }
}

/// An obligation of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Identifier.
    pub id: ObligationId,
    /// The plan that sets it.
    pub plan: PlanId,
    /// What binds whom.
    pub duty: Duty,
}

fn kinds_in_words(kinds: &[SubjectKind]) -> String {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.counted()).collect();
    match kinds.as_slice() {
        [] => "điển hình tiên tiến".to_owned(),
        [one] => format!("{one} điển hình tiên tiến"),
        [first @ .., last] => format!("{} hoặc {last} điển hình tiên tiến", first.join(", ")),
    }
}

fn tail(due: Option<Due>) -> String {
    due.map(|due| format!(" {}", due.in_sentence())).unwrap_or_default()
}

/// The sentence of an obligation on paper, without the final full stop. `unit_name` gives the names of units.
#[must_use]
pub fn sentence(duty: &Duty, unit_name: impl Fn(UnitId) -> String) -> String {
    match duty {
        Duty::Quota { nominators, bound, number, kinds, every, due, sent_to, attached } => {
            let who = match nominators {
                Nominators::Kind(kind) => format!("mỗi {}", kind.in_sentence()),
                Nominators::Units(units) => {
                    units.iter().map(|id| unit_name(*id)).collect::<Vec<_>>().join(", ")
                }
            };
            let attached =
                if attached.is_empty() { String::new() } else { format!(", kèm theo {attached},") };
            let to = if sent_to.is_empty() { String::new() } else { format!(" gửi về {sent_to}") };
            let all = format!(
                "{}{who} lựa chọn, giới thiệu {} {} {}{attached}{to}{}",
                every.opening(),
                bound.label(),
                count_with_words(u64::from(*number)),
                kinds_in_words(kinds),
                tail(*due),
            );
            capitalised(all.trim_end_matches(','))
        }
        Duty::Selection { min, max, upward_to, due } => {
            let number = if min == max {
                count_with_words(u64::from(*min))
            } else {
                format!("từ {min:02} đến {max:02}")
            };
            capitalised(&format!(
                "trên cơ sở giới thiệu của các đơn vị, lựa chọn {number} điển hình tiêu biểu, xuất sắc giới thiệu với {upward_to}{}",
                tail(*due)
            ))
        }
        Duty::Report { reporter, every, due, sent_to } => {
            let to = if sent_to.is_empty() { String::new() } else { format!(" về {sent_to}") };
            let often = match (every, due) {
                // "hằng năm" already stands in the date.
                (Frequency::Yearly, Some(Due::EveryYear { .. }))
                | (Frequency::Monthly, Some(Due::EveryMonth { .. }))
                | (Frequency::Once, _) => String::new(),
                (every, _) => format!(" {}", every.label()),
            };
            capitalised(&format!("{reporter} báo cáo kết quả{often}{to}{}", tail(*due)))
        }
        Duty::Milestone { name, due } => capitalised(&format!("{name}{}", tail(*due))),
        Duty::Assignment { agency, task, due } => capitalised(&format!("{agency}: {task}{}", tail(*due))),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_quota_reads_as_an_official_sentence() {
        let duty = Duty::Quota {
            nominators: Nominators::Kind(UnitKind::District),
            bound: Bound::AtLeast,
            number: 5,
            kinds: vec![SubjectKind::Collective, SubjectKind::Person],
            every: Frequency::Once,
            due: Some(Due::On(day(2017, 4, 20))),
            sent_to: "Văn phòng Hội".into(),
            attached: "trích ngang thành tích".into(),
        };
        assert_eq!(
            sentence(&duty, |_| String::new()).replace('\u{a0}', " "),
            "Mỗi huyện, thị xã, thành phố lựa chọn, giới thiệu ít nhất 05 (năm) tập thể hoặc cá nhân điển hình tiên tiến, kèm theo trích ngang thành tích, gửi về Văn phòng Hội trước ngày 20/4/2017"
        );
    }

    #[test]
    fn a_monthly_quota_begins_with_its_frequency() {
        let duty = Duty::Quota {
            nominators: Nominators::Units(vec![UnitId(1), UnitId(2)]),
            bound: Bound::AtLeast,
            number: 1,
            kinds: vec![],
            every: Frequency::Monthly,
            due: None,
            sent_to: String::new(),
            attached: String::new(),
        };
        let text = sentence(&duty, |id| format!("Đơn vị {id}")).replace('\u{a0}', " ");
        assert_eq!(
            text,
            "Hằng tháng, Đơn vị 1, Đơn vị 2 lựa chọn, giới thiệu ít nhất 01 (một) điển hình tiên tiến"
        );
    }

    #[test]
    fn a_yearly_report_says_the_year_once() {
        let duty = Duty::Report {
            reporter: "Các đơn vị".into(),
            every: Frequency::Yearly,
            due: Some(Due::EveryYear { day: 15, month: 11 }),
            sent_to: "Ban Thường trực".into(),
        };
        assert_eq!(
            sentence(&duty, |_| String::new()),
            "Các đơn vị báo cáo kết quả về Ban Thường trực trước ngày 15/11 hằng năm"
        );
    }
}
