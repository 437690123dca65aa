//! Obligations that nobody can ever meet.

use crate::domain::obligation::{Due, Duty, Frequency, Nominators, Share};
use crate::domain::points::Points;
use crate::domain::refusal::{Refusal, Rule};
use crate::domain::schedule::{occurrences, rhythm, stretches};
use crate::text::{self, padded, plain_date};
use chrono::NaiveDate;

/// Why a duty can never be met, in one sentence: wrong in itself, due before the period begins, or coming again in a
/// period too short for it. `period` holds the first and the last day of the plan.
#[must_use]
pub fn impossible(duty: &Duty, period: (NaiveDate, NaiveDate)) -> Option<String> {
    refusal(duty, Some(period)).map(|refusal| refusal.sentence)
}

/// The same with the rule it breaks; without a period only what is wrong in itself.
#[must_use]
pub fn refusal(duty: &Duty, period: Option<(NaiveDate, NaiveDate)>) -> Option<Refusal> {
    fault(duty, period).or_else(|| too_short(duty, period?))
}

pub(super) fn fault(duty: &Duty, period: Option<(NaiveDate, NaiveDate)>) -> Option<Refusal> {
    let out = |sentence: &str| Some(Refusal::new(Rule::OutOfRange, sentence));
    if let Some(due) = duty.due().filter(|due| !due.is_possible()) {
        return out(&format!("Không có thời hạn “{}”. Hãy kiểm tra lại ngày, tháng.", due.in_sentence()));
    }
    if let (Some((from, _)), Some(day)) = (period, duty.due().and_then(Due::single))
        && day < from
    {
        let sentence = format!(
            "Hạn {} trước ngày bắt đầu kế hoạch ({}) nên không thể thực hiện. Hãy sửa thời hạn, hoặc sửa thời gian của kế hoạch.",
            plain_date(day),
            plain_date(from)
        );
        return Some(Refusal::new(Rule::PeriodWrong, sentence));
    }
    match duty {
        Duty::Quota { share: Some(share), .. } => nothing(share),
        Duty::Quota { nominators: Nominators::Units(units), .. } if units.is_empty() => {
            Some(Refusal::new(Rule::NameMissing, "Hãy chọn ít nhất một đơn vị được giao chỉ tiêu."))
        }
        Duty::Quota { number: 0, share: None, .. } => out("Chỉ tiêu phải từ 01 trở lên."),
        Duty::Selection { min, max, .. } if min > max => out(&format!(
            "Không thể chọn từ {} đến {}: số “từ” phải không lớn hơn số “đến”.",
            padded(u64::from(*min)),
            padded(u64::from(*max))
        )),
        Duty::Selection { max: 0, .. } => out("Số lựa chọn nhiều nhất phải từ 01 trở lên."),
        Duty::Seats { number: Some(0), .. } => out("Số đại biểu phải từ 01 trở lên."),
        Duty::Publicity { number: Some(0), .. } => out("Số tin, bài phải từ 01 trở lên."),
        Duty::Report { reporter, sent_to, .. } => circular("báo cáo", reporter, sent_to),
        _ => None,
    }
}

fn nothing(share: &Share) -> Option<Refusal> {
    let percent = share.percent.as_hundredths();
    if percent <= 0 || percent > Points::whole(100).as_hundredths() {
        return Some(Refusal::new(Rule::OutOfRange, "Tỷ lệ phải lớn hơn 0% và không quá 100%."));
    }
    if !share.bases.is_empty() && share.bases.iter().all(|base| base.count == 0) {
        let sentence = "Tỷ lệ tính trên số 0 ở mọi đơn vị thì không thành chỉ tiêu nào. Hãy nhập số của các đơn vị, hoặc để trống.";
        return Some(Refusal::new(Rule::OutOfRange, sentence));
    }
    None
}

/// Why `who` cannot send `what` to `to`: it is the same unit, however the name is written.
#[must_use]
pub fn circular(what: &str, who: &str, to: &str) -> Option<Refusal> {
    let bare = |name: &str| {
        let name = text::fold(name);
        ["gui ve ", "gui ", "ve "].iter().find_map(|lead| name.strip_prefix(lead)).unwrap_or(&name).to_owned()
    };
    let (from, to_name) = (bare(who), bare(to));
    (!from.is_empty() && from == to_name).then(|| {
        let sentence = format!(
            "“{}” không thể gửi {what} cho chính mình. Hãy sửa đơn vị thực hiện hoặc nơi nhận.",
            text::clean(who)
        );
        Refusal::new(Rule::Circular, sentence)
    })
}

/// A period that holds neither a due day nor the end of one stretch, and is short besides: "hằng tháng" in a plan of
/// one week. A yearly duty in a plan of half a year is none.
pub(super) fn too_short(duty: &Duty, (from, to): (NaiveDate, NaiveDate)) -> Option<Refusal> {
    let every = rhythm(duty);
    let usual = match every {
        Frequency::Once => return None,
        Frequency::Monthly => 30,
        Frequency::Quarterly => 91,
        Frequency::HalfYearly | Frequency::HalfYearAndYear => 182,
        Frequency::Yearly => 365,
    };
    let days = (to - from).num_days() + 1;
    let comes_again = duty.due().is_some_and(|due| due.single().is_none());
    let reached = if comes_again {
        !occurrences(duty, from, to).is_empty()
    } else {
        stretches(every, from, to).iter().any(|one| one.end <= to)
    };
    (days > 0 && days * 3 < usual && !reached).then(|| {
        let sentence = format!(
            "Kế hoạch chỉ dài {days} ngày (từ {} đến {}), không đủ một kỳ “{}”. Hãy sửa định kỳ, hoặc sửa thời gian của kế hoạch.",
            plain_date(from),
            plain_date(to),
            every.label()
        );
        Refusal::new(Rule::PeriodWrong, sentence)
    })
}
