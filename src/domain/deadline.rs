//! What is wrong with the days and owners of a plan's obligations: outside the period, on a Sunday or holiday, before
//! the issue, after the superior's day, or missing (M4).

mod above;
mod possible;

pub use possible::{circular, impossible, refusal};

use super::calendar::{closed, holiday, working_day_before};
use super::ids::ObligationId;
use super::obligation::{Due, Duty, Frequency, Nominators, Obligation};
use super::plan::{Plan, PlanText};
use super::schedule::{Occurrence, occurrences};
use crate::text::{self, padded, plain_date};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConcernKind {
    /// It can never be met.
    Impossible,
    /// The day lies outside the plan's period.
    OutsidePeriod,
    /// The day lies before the day of issue.
    BeforeIssue,
    /// The day lies after that of the superior's plan.
    AfterSuperior,
    /// Offices are closed on the day.
    DayOff,
    /// How often and by when do not fit together.
    Rhythm,
    /// What rests on other duties falls due before all of them.
    Order,
    /// Nobody is named who is to do it.
    NoOwner,
    /// No day and no frequency is set.
    NoDeadline,
    /// Numbers that cannot hold together, here or with the superior's plan.
    Number,
}

impl ConcernKind {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Impossible => "Không thể thực hiện",
            Self::OutsidePeriod => "Ngoài thời gian kế hoạch",
            Self::BeforeIssue => "Trước ngày ban hành",
            Self::AfterSuperior => "Sau hạn của cấp trên",
            Self::DayOff => "Rơi vào ngày nghỉ",
            Self::Rhythm => "Định kỳ và hạn chưa khớp",
            Self::Order => "Thứ tự các hạn chưa hợp lý",
            Self::NoOwner => "Chưa có đơn vị thực hiện",
            Self::NoDeadline => "Chưa có thời hạn",
            Self::Number => "Số lượng chưa khớp",
        }
    }
}

/// One thing that is wrong with an obligation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Concern {
    /// Which obligation.
    pub obligation: ObligationId,
    /// The day it is about; of several the first.
    pub day: Option<NaiveDate>,
    /// What is wrong.
    pub kind: ConcernKind,
    /// What is wrong and what to do, in one sentence.
    pub sentence: String,
    /// The day to set instead, where there is one.
    pub proposed: Option<NaiveDate>,
}

/// The concerns about one obligation, being gathered.
struct Found<'a> {
    plan: &'a Plan,
    obligation: &'a Obligation,
    all: Vec<Concern>,
}

impl Found<'_> {
    fn add(
        &mut self,
        kind: ConcernKind,
        day: Option<NaiveDate>,
        proposed: Option<NaiveDate>,
        sentence: impl Into<String>,
    ) {
        let sentence = sentence.into();
        self.all.push(Concern { obligation: self.obligation.id, day, kind, sentence, proposed });
    }
}

/// Everything that is wrong with the obligations of a plan, in their order; of what comes again each kind of concern
/// is told once, with examples. `superior` is the plan that this one carries out.
#[must_use]
pub fn concerns(text: &PlanText, superior: Option<&PlanText>) -> Vec<Concern> {
    let mut all = Vec::new();
    for obligation in &text.obligations {
        let mut found = Found { plan: &text.plan, obligation, all: Vec::new() };
        in_itself(&mut found);
        days(&mut found);
        order(&mut found, text);
        numbers(&mut found, text);
        if let Some(superior) = superior {
            above::concerns(&mut found, superior);
        }
        all.append(&mut found.all);
    }
    all
}

/// Owner, deadline, and whether it can be met at all.
fn in_itself(found: &mut Found<'_>) {
    let duty = &found.obligation.duty;
    let owner = match duty {
        Duty::Quota { nominators: Nominators::Units(units), .. } => !units.is_empty(),
        Duty::Report { reporter: who, .. }
        | Duty::Assignment { agency: who, .. }
        | Duty::Publicity { agency: who, .. } => !who.trim().is_empty(),
        _ => true,
    };
    if !owner {
        found.add(
            ConcernKind::NoOwner,
            None,
            None,
            "Chưa ghi đơn vị nào thực hiện; hãy chọn hoặc nhập đơn vị.",
        );
    }
    if duty.due().is_none() && duty.every() == Frequency::Once && !says_how_often(duty) {
        let words = match duty {
            Duty::Assignment { .. } => {
                "Nhiệm vụ này chưa có thời hạn; nếu là việc thường xuyên, hãy ghi rõ “thường xuyên” trong nội dung."
            }
            Duty::Publicity { .. } => "Việc tuyên truyền này chưa có thời hạn và cũng chưa ghi định kỳ.",
            _ => "Chưa ghi thời hạn nên chương trình không nhắc được.",
        };
        found.add(ConcernKind::NoDeadline, None, None, words);
    }
    if let Some(words) = possible::fault(duty, None).or_else(|| possible::too_short(duty, period(found.plan)))
    {
        found.add(ConcernKind::Impossible, None, None, words.sentence);
    }
    if let (every, Some(due)) = (duty.every(), duty.due())
        && !fits(every, due, found.plan)
    {
        let words = format!(
            "Ghi {} nhưng thời hạn lại là “{}”; hãy sửa cho khớp nhau.",
            every.label(),
            due.in_sentence()
        );
        found.add(ConcernKind::Rhythm, due.single(), None, words);
    }
}

/// Whether a task says in its own words that it goes on or comes again.
fn says_how_often(duty: &Duty) -> bool {
    let (Duty::Assignment { task: words, .. } | Duty::Publicity { content: words, .. }) = duty else {
        return false;
    };
    const OFTEN: [&str; 7] =
        ["thuong xuyen", "dinh ky", "hang ngay", "hang tuan", "hang thang", "hang quy", "hang nam"];
    let words = text::fold(words);
    OFTEN.into_iter().any(|often| words.contains(often))
}

/// Whether a frequency and a due day can stand in one sentence.
fn fits(every: Frequency, due: Due, plan: &Plan) -> bool {
    match (every, due) {
        (Frequency::Once, _)
        | (Frequency::Monthly, Due::EveryMonth { .. })
        | (Frequency::Quarterly, Due::EveryQuarter { .. })
        | (Frequency::HalfYearly | Frequency::HalfYearAndYear, Due::TwiceYearly { .. })
        | (Frequency::Yearly, Due::EveryYear { .. }) => true,
        // The yearly report of a plan of one year has one day.
        (Frequency::Yearly, due) => due.single().is_some() && plan.from.year() == plan.to.year(),
        _ => false,
    }
}

const fn period(plan: &Plan) -> (NaiveDate, NaiveDate) {
    (plan.from, plan.to)
}

/// "thứ Sáu, 13/10/2017".
#[must_use]
pub fn with_weekday(day: NaiveDate) -> String {
    let name = match day.weekday() {
        Weekday::Mon => "thứ Hai",
        Weekday::Tue => "thứ Ba",
        Weekday::Wed => "thứ Tư",
        Weekday::Thu => "thứ Năm",
        Weekday::Fri => "thứ Sáu",
        Weekday::Sat => "thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    };
    format!("{name}, {}", plain_date(day))
}

/// Why a paper should not fall due on a day: "Chủ nhật", "ngày nghỉ Giỗ Tổ Hùng Vương".
fn off(day: NaiveDate) -> Option<String> {
    closed(day).map(|why| if holiday(day).is_some() { format!("ngày nghỉ {why}") } else { why.to_owned() })
}

fn days(found: &mut Found<'_>) {
    let Some(due) = found.obligation.duty.due() else { return };
    match due.single() {
        Some(day) => one_day(found, due, day),
        None => days_again(found, due),
    }
}

fn one_day(found: &mut Found<'_>, due: Due, day: NaiveDate) {
    let plan = found.plan;
    let said = plain_date(day);
    let outside = if day < plan.from {
        Some(format!("Hạn {said} trước ngày bắt đầu kế hoạch ({})", plain_date(plan.from)))
    } else if day > plan.to {
        Some(format!("Hạn {said} sau ngày kết thúc kế hoạch ({})", plain_date(plan.to)))
    } else {
        None
    };
    if let Some(words) = outside {
        let other = other_year(day, plan);
        let hint = other.map_or_else(
            || "; hãy kiểm tra lại ngày hoặc thời gian của kế hoạch.".to_owned(),
            |other| format!("; có phải là {} không?", plain_date(other)),
        );
        found.add(ConcernKind::OutsidePeriod, Some(day), other, format!("{words}{hint}"));
    } else if let Some(issued) = plan.issued_on.filter(|issued| day < *issued) {
        let words = format!(
            "Hạn {said} trước ngày ban hành kế hoạch ({}) nên không đơn vị nào kịp thực hiện; hãy lùi hạn.",
            plain_date(issued)
        );
        found.add(ConcernKind::BeforeIssue, Some(day), None, words);
    }
    // "Vào cuối năm 2023" names no day, so none of it is a Sunday.
    if let (Due::On(_), Some(why)) = (due, off(day))
        && day >= plan.from
    {
        let earliest = plan.issued_on.unwrap_or(plan.from).max(plan.from);
        let before = Some(working_day_before(day)).filter(|day| *day >= earliest);
        let hint = before.map_or_else(
            || "; hãy chọn ngày làm việc.".to_owned(),
            |before| format!("; nên chọn {}.", with_weekday(before)),
        );
        found.add(ConcernKind::DayOff, Some(day), before, format!("Hạn {said} là {why}{hint}"));
    }
}

/// The same day in the only year of the period that has it: what a year left over from another plan is to become.
fn other_year(day: NaiveDate, plan: &Plan) -> Option<NaiveDate> {
    let mut inside = plan
        .years()
        .take(100)
        .filter_map(|year| day.with_year(year))
        .filter(|day| (plan.from..=plan.to).contains(day));
    let only = inside.next();
    if inside.next().is_some() { None } else { only }
}

fn days_again(found: &mut Found<'_>, due: Due) {
    let plan = found.plan;
    let all = occurrences(&found.obligation.duty, plan.from, plan.to);
    if all.is_empty() {
        if found.all.iter().all(|one| one.kind != ConcernKind::Impossible) {
            let words = format!(
                "Từ {} đến {} không có ngày nào đến hạn “{}”; hãy kiểm tra lại thời hạn hoặc thời gian của kế hoạch.",
                plain_date(plan.from),
                plain_date(plan.to),
                due.in_sentence()
            );
            found.add(ConcernKind::OutsidePeriod, None, None, words);
        }
        return;
    }
    if let Some(issued) = plan.issued_on {
        let early: Vec<&Occurrence> = all.iter().filter(|one| one.due < issued).collect();
        if let Some(first) = early.first() {
            let words = format!(
                "{} đến hạn trước ngày ban hành kế hoạch ({}): {}; hãy kiểm tra lại thời gian bắt đầu.",
                times(early.len()),
                plain_date(issued),
                examples(&early, |one| plain_date(one.due)),
            );
            found.add(ConcernKind::BeforeIssue, Some(first.due), None, words);
        }
    }
    let closed: Vec<&Occurrence> = all.iter().filter(|one| off(one.due).is_some()).collect();
    if let Some(first) = closed.first() {
        let words = format!(
            "{} hạn rơi vào ngày nghỉ: {}; nên nhận trước vào ngày làm việc liền trước.",
            times(closed.len()),
            examples(&closed, |one| {
                format!("{} ({})", plain_date(one.due), off(one.due).unwrap_or_default())
            }),
        );
        found.add(ConcernKind::DayOff, Some(first.due), None, words);
    }
}

fn times(count: usize) -> String {
    format!("Có {} lần", padded(count as u64))
}

/// The first few of many.
fn examples(all: &[&Occurrence], say: impl Fn(&Occurrence) -> String) -> String {
    const MOST: usize = 3;
    let shown: Vec<String> = all.iter().take(MOST).map(|one| say(one)).collect();
    let more = if all.len() > MOST { " …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// What is chosen before anything came: a selection before every quota, seats before every selection (KG-1 to KG-3).
fn order(found: &mut Found<'_>, text: &PlanText) {
    let Some(day) = found.obligation.duty.due().and_then(Due::single) else { return };
    let rests_on = |other: &Duty| match found.obligation.duty {
        Duty::Selection { .. } => matches!(other, Duty::Quota { .. }),
        Duty::Seats { .. } => matches!(other, Duty::Selection { .. }),
        _ => false,
    };
    let others = text.obligations.iter().map(|one| &one.duty).filter(|duty| rests_on(duty));
    // One without a day, or one that comes again, may well bring what is needed.
    let days: Option<Vec<NaiveDate>> = others.map(|duty| duty.due().and_then(Due::single)).collect();
    if let Some(first) = days.and_then(|days| days.into_iter().min()).filter(|first| day < *first) {
        let before = match found.obligation.duty {
            Duty::Seats { .. } => "lựa chọn điển hình",
            _ => "các đơn vị gửi giới thiệu",
        };
        let words = format!(
            "Hạn {} trước hạn {before} ({}) nên chưa có gì để chọn; hãy lùi hạn này hoặc đưa hạn kia lên sớm hơn.",
            plain_date(day),
            plain_date(first)
        );
        found.add(ConcernKind::Order, Some(day), None, words);
    }
}

/// Numbers inside the plan: seats are filled from the selected (KG-3).
fn numbers(found: &mut Found<'_>, text: &PlanText) {
    let Duty::Seats { number: Some(seats), .. } = found.obligation.duty else { return };
    let mut selections = text.obligations.iter().filter_map(|one| match &one.duty {
        Duty::Selection { max, .. } => Some(*max),
        _ => None,
    });
    // With several selections nobody can tell which one fills the seats.
    if let (Some(most), None) = (selections.next(), selections.next())
        && seats > most
    {
        let words = format!(
            "Phân bổ {} đại biểu nhưng kế hoạch chỉ lựa chọn nhiều nhất {} điển hình; hãy kiểm tra lại hai số này.",
            padded(u64::from(seats)),
            padded(u64::from(most))
        );
        found.add(ConcernKind::Number, None, None, words);
    }
}

#[cfg(test)]
mod tests;
