//! The sentence of an obligation on paper.

use super::{Due, Duty, DutyField, Frequency, value};
use crate::domain::ids::UnitId;
use crate::domain::subject::SubjectKind;
use crate::text::number::count_with_words;

pub(super) fn kinds_in_words(kinds: &[SubjectKind]) -> String {
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
        Duty::Quota { nominators: _, bound, number: _, share: _, kinds, every, due, sent_to, attached } => {
            let who = value(duty, DutyField::Who, unit_name).unwrap_or_default();
            let number = value(duty, DutyField::NumberInWords, |_| String::new()).unwrap_or_default();
            let attached =
                if attached.is_empty() { String::new() } else { format!(", kèm theo {attached},") };
            let to = if sent_to.is_empty() { String::new() } else { format!(" gửi về {sent_to}") };
            let all = format!(
                "{}{who} lựa chọn, giới thiệu {} {} {}{attached}{to}{}",
                every.opening(),
                bound.label(),
                number,
                kinds_in_words(kinds),
                tail(*due),
            );
            capitalised(all.trim_end_matches(','))
        }
        Duty::Selection { min, max, upward_to, due, .. } => {
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
        Duty::Seats { number, event, sent_to, due } => {
            let number = number.map_or_else(
                || "số đại biểu theo chỉ tiêu được phân bổ".to_owned(),
                |number| format!("{} đại biểu", count_with_words(u64::from(number))),
            );
            let to = if sent_to.is_empty() { String::new() } else { format!(", gửi {sent_to}") };
            capitalised(&format!("lựa chọn {number} dự {event}{to}{}", tail(*due)))
        }
        Duty::Milestone { name, due, sent_to } => {
            let to = if sent_to.is_empty() { String::new() } else { format!(", báo cáo {sent_to}") };
            capitalised(&format!("{name}{}{to}", tail(*due)))
        }
        Duty::Assignment { agency, task, due } => capitalised(&format!("{agency}: {task}{}", tail(*due))),
        Duty::Publicity { agency, forms, content, number, every, due } => {
            let what = if content.is_empty() { "các điển hình tiên tiến" } else { content };
            let through =
                if forms.is_empty() { String::new() } else { format!(" thông qua {}", forms.join(", ")) };
            let number = number.map_or_else(String::new, |number| {
                format!(", ít nhất {} tin, bài", count_with_words(u64::from(number)))
            });
            capitalised(&format!(
                "{}{agency} tuyên truyền {what}{through}{number}{}",
                every.opening(),
                tail(*due)
            ))
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::super::{Bound, Nominators};
    use super::*;
    use crate::domain::unit::UnitKind;
    use chrono::NaiveDate;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_quota_reads_as_an_official_sentence() {
        let duty = Duty::Quota {
            nominators: Nominators::Kind(UnitKind::District),
            bound: Bound::AtLeast,
            number: 5,
            share: None,
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
            share: None,
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
