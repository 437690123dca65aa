//! The words of a line.

use crate::domain::ids::UnitId;
use crate::domain::obligation::{Duty, DutyField, Nominators, value};
use crate::domain::unit::Unit;
use crate::text::padded;
use crate::text::upper_first;

/// How long there is: "quá hạn 2 ngày", "hôm nay", "còn 3 ngày".
pub(super) fn left(days: i64) -> String {
    match days {
        ..0 => format!("quá hạn {} ngày", -days),
        0 => "hôm nay".to_owned(),
        _ => format!("còn {days} ngày"),
    }
}

/// What is said of the times before the one named, behind their number.
pub(super) const fn before(duty: &Duty) -> &'static str {
    match duty {
        Duty::Quota { .. } | Duty::Publicity { .. } | Duty::Report { units: Some(_), .. } => {
            "kỳ trước còn thiếu"
        }
        Duty::Selection { .. } => "lần trước chưa chọn đủ",
        Duty::Report { .. } | Duty::Seats { .. } | Duty::Milestone { .. } | Duty::Assignment { .. } => {
            "lần trước chưa ghi nhận đã xong"
        }
    }
}

/// Words one behind the other; what is not there is left out.
fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    upper_first(&parts.join(" "))
}

/// What a duty asks for, short; `stretch` names the time of what comes again, and may be empty.
#[must_use]
pub fn title(duty: &Duty, stretch: &str) -> String {
    let datum = |field: DutyField| value(duty, field, |_| String::new()).unwrap_or_default();
    let to = datum(DutyField::To);
    let with =
        |words: &str, what: &str| if what.is_empty() { String::new() } else { format!("{words} {what}") };
    match duty {
        Duty::Quota { .. } => joined(&[
            "giới thiệu",
            &datum(DutyField::Bound),
            &datum(DutyField::Number),
            &datum(DutyField::Kinds),
        ]),
        Duty::Selection { .. } => joined(&[
            "lựa chọn",
            &datum(DutyField::Number),
            &datum(DutyField::Kinds),
            &with("giới thiệu với", &to),
        ]),
        Duty::Seats { number, event, .. } => joined(&[
            "cử",
            &number.map(|number| padded(u64::from(number))).unwrap_or_default(),
            "đại biểu",
            &with("dự", event.trim()),
        ]),
        Duty::Report { .. } => joined(&["báo cáo", stretch, &with("gửi", &to)]),
        Duty::Milestone { name, .. } => upper_first(name.trim()),
        Duty::Assignment { task, .. } => upper_first(task.trim()),
        Duty::Publicity { content, .. } if content.trim().is_empty() => {
            "Tuyên truyền gương điển hình".to_owned()
        }
        Duty::Publicity { content, .. } => joined(&["tuyên truyền", content.trim()]),
    }
}

/// Named one by one up to so many; more are only counted.
const NAMED: usize = 2;

/// Who is to do it, as the plan says; empty where it does not say.
#[must_use]
pub fn who(duty: &Duty, units: &[Unit]) -> String {
    if let Duty::Quota { nominators: Nominators::Units(named), .. } = duty
        && named.len() > NAMED
    {
        return format!("{} đơn vị được giao", padded(named.len() as u64));
    }
    let name = |id: UnitId| {
        units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone()).unwrap_or_default()
    };
    upper_first(&value(duty, DutyField::Who, name).unwrap_or_default())
}
