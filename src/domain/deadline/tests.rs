use super::*;
use crate::domain::ids::{PlanId, UnitId};
use crate::domain::obligation::{Bound, DayMonth, Rounding, Share, UnitBase};
use crate::domain::points::Points;
use crate::domain::subject::SubjectKind;
use crate::domain::unit::UnitKind;
use chrono::Days;
use proptest::prelude::*;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn on(y: i32, m: u32, d: u32) -> Option<Due> {
    Some(Due::On(day(y, m, d)))
}

fn text(from: NaiveDate, to: NaiveDate, duties: Vec<Duty>) -> PlanText {
    let obligations = (1..)
        .zip(duties)
        .map(|(id, duty)| Obligation { id: ObligationId(id), plan: PlanId(1), duty, wording: String::new() })
        .collect();
    let plan = Plan::draft(PlanId(1), "Kế hoạch", from, to);
    PlanText { plan, sections: Vec::new(), obligations, sets: Vec::new() }
}

fn year(duties: Vec<Duty>) -> PlanText {
    text(day(2017, 1, 1), day(2017, 12, 31), duties)
}

fn superior(mut text: PlanText) -> PlanText {
    text.plan.origin.issuer = "UBND tỉnh".into();
    text
}

fn quota(every: Frequency, due: Option<Due>) -> Duty {
    Duty::Quota {
        nominators: Nominators::Kind(UnitKind::District),
        bound: Bound::AtLeast,
        number: 2,
        share: None,
        kinds: Vec::new(),
        every,
        due,
        sent_to: String::new(),
        attached: String::new(),
    }
}

fn report(every: Frequency, due: Option<Due>) -> Duty {
    Duty::Report {
        reporter: "Các đơn vị".into(), units: None, every, due, sent_to: "Văn phòng".into()
    }
}

fn assignment(agency: &str, due: Option<Due>) -> Duty {
    Duty::Assignment { agency: agency.into(), task: "tổng hợp".into(), due }
}

fn selection(min: u32, max: u32, due: Option<Due>) -> Duty {
    Duty::Selection { min, max, kinds: Vec::new(), upward_to: "Trung ương".into(), due }
}

fn seats(number: u32) -> Duty {
    Duty::Seats {
        number: Some(number),
        event: "Hội nghị biểu dương".into(),
        sent_to: String::new(),
        due: on(2017, 4, 25),
    }
}

fn milestone(name: &str, year: i32) -> Duty {
    Duty::Milestone { name: name.into(), due: Some(Due::EndOfYear { year }), sent_to: String::new() }
}

/// Kind, day, proposed day and sentence of the only concern.
fn only(
    text: &PlanText,
    above: Option<&PlanText>,
) -> (ConcernKind, Option<NaiveDate>, Option<NaiveDate>, String) {
    let all = concerns(text, above);
    assert_eq!(all.len(), 1, "{all:#?}");
    let one = all.into_iter().next().unwrap();
    (one.kind, one.day, one.proposed, one.sentence)
}

#[test]
fn days_off_are_named_with_the_working_day_before() {
    let sunday = year(vec![quota(Frequency::Once, on(2017, 10, 15))]);
    assert_eq!(
        only(&sunday, None),
        (
            ConcernKind::DayOff,
            Some(day(2017, 10, 15)),
            Some(day(2017, 10, 13)),
            "Hạn 15/10/2017 là Chủ nhật; nên chọn thứ Sáu, 13/10/2017.".to_owned()
        )
    );
    let kings = year(vec![report(Frequency::Once, on(2017, 4, 6))]);
    assert_eq!(
        only(&kings, None).3,
        "Hạn 06/4/2017 là ngày nghỉ Giỗ Tổ Hùng Vương; nên chọn thứ Tư, 05/4/2017."
    );
    // No earlier working day in the plan.
    let first = year(vec![report(Frequency::Once, on(2017, 1, 1))]);
    assert_eq!(only(&first, None).2, None);
    // A Saturday may stand; the end of a year names no day (31/12/2017 is a Sunday).
    assert!(concerns(&year(vec![quota(Frequency::Once, on(2017, 10, 14))]), None).is_empty());
    assert!(concerns(&year(vec![milestone("Sơ kết", 2017)]), None).is_empty());
}

#[test]
fn what_comes_again_is_told_once_with_examples() {
    let monthly = quota(Frequency::Monthly, Some(Due::EveryMonth { day: 25 }));
    let text = text(day(2017, 1, 1), day(2020, 12, 31), vec![monthly]);
    let (kind, first, proposed, sentence) = only(&text, None);
    assert_eq!((kind, first, proposed), (ConcernKind::DayOff, Some(day(2017, 6, 25)), None));
    // Six Sundays, Giỗ Tổ of 2018 and the first day of Tết 2020.
    assert_eq!(
        sentence,
        "Có 08 lần hạn rơi vào ngày nghỉ: 25/6/2017 (Chủ nhật), 25/02/2018 (Chủ nhật), 25/3/2018 (Chủ nhật) …; nên nhận trước vào ngày làm việc liền trước."
    );
}

#[test]
fn days_outside_the_period_or_before_the_issue_are_pointed_out() {
    let before = year(vec![quota(Frequency::Once, on(2016, 4, 20))]);
    assert_eq!(
        only(&before, None),
        (
            ConcernKind::OutsidePeriod,
            Some(day(2016, 4, 20)),
            Some(day(2017, 4, 20)),
            "Hạn 20/4/2016 trước ngày bắt đầu kế hoạch (01/01/2017); có phải là 20/4/2017 không?".to_owned()
        )
    );
    let long = text(day(2017, 1, 1), day(2018, 12, 31), vec![quota(Frequency::Once, on(2019, 1, 15))]);
    let (kind, _, proposed, sentence) = only(&long, None);
    assert_eq!((kind, proposed), (ConcernKind::OutsidePeriod, None));
    assert!(sentence.starts_with("Hạn 15/01/2019 sau ngày kết thúc kế hoạch (31/12/2018);"), "{sentence}");
    let mut issued = year(vec![quota(Frequency::Once, on(2017, 4, 20))]);
    issued.plan.issued_on = Some(day(2017, 7, 28));
    assert_eq!(only(&issued, None).0, ConcernKind::BeforeIssue);
    issued.plan.issued_on = Some(day(2017, 4, 20));
    assert!(concerns(&issued, None).is_empty());
    let mut monthly = year(vec![report(Frequency::Monthly, Some(Due::EveryMonth { day: 5 }))]);
    monthly.plan.issued_on = Some(day(2017, 3, 1));
    let all = concerns(&monthly, None);
    assert_eq!(
        all[0].sentence,
        "Có 02 lần đến hạn trước ngày ban hành kế hoạch (01/3/2017): 05/01/2017, 05/02/2017; hãy kiểm tra lại thời gian bắt đầu."
    );
    let never = text(
        day(2017, 1, 1),
        day(2017, 10, 31),
        vec![report(Frequency::Yearly, Some(Due::EveryYear { day: 15, month: 11 }))],
    );
    assert_eq!(only(&never, None).0, ConcernKind::OutsidePeriod);
}

#[test]
fn every_task_has_an_owner_and_a_deadline() {
    let text = year(vec![
        assignment("  ", on(2017, 10, 10)),
        assignment("Văn phòng", None),
        Duty::Publicity {
            agency: "Ban Tuyên giáo".into(),
            forms: Vec::new(),
            content: String::new(),
            number: None,
            every: Frequency::Monthly,
            due: None,
        },
        quota(Frequency::Once, None),
        Duty::Assignment {
            agency: "Văn phòng".into(), task: "Thường xuyên đôn đốc".into(), due: None
        },
    ]);
    let kinds: Vec<(i64, ConcernKind)> =
        concerns(&text, None).into_iter().map(|one| (one.obligation.0, one.kind)).collect();
    assert_eq!(
        kinds,
        [(1, ConcernKind::NoOwner), (2, ConcernKind::NoDeadline), (4, ConcernKind::NoDeadline)]
    );
}

#[test]
fn a_unit_s_day_may_not_lie_behind_ours_to_the_superior() {
    let above = superior(year(vec![quota(Frequency::Once, on(2017, 4, 20))]));
    let own = |duty| year(vec![duty]);
    assert_eq!(
        only(&own(quota(Frequency::Once, on(2017, 4, 25))), Some(&above)),
        (
            ConcernKind::AfterSuperior,
            Some(day(2017, 4, 25)),
            Some(day(2017, 4, 19)),
            "Hạn 25/4/2017 sau hạn 20/4/2017 của UBND tỉnh; để kịp tổng hợp, hãy đặt hạn muộn nhất là thứ Tư, 19/4/2017."
                .to_owned()
        )
    );
    assert_eq!(only(&own(selection(2, 4, on(2017, 4, 21))), Some(&above)).0, ConcernKind::AfterSuperior);
    for fine in [
        quota(Frequency::Once, on(2017, 4, 20)),
        quota(Frequency::Once, on(2017, 4, 14)),
        // Another matter.
        report(Frequency::Once, on(2017, 11, 15)),
        assignment("Văn phòng", on(2017, 11, 15)),
    ] {
        assert!(concerns(&own(fine.clone()), Some(&above)).is_empty(), "{fine:?}");
    }
    // Of several quotas the latest day counts.
    let two = superior(year(vec![
        quota(Frequency::Once, on(2017, 4, 20)),
        quota(Frequency::Once, on(2017, 9, 29)),
    ]));
    assert!(concerns(&own(quota(Frequency::Once, on(2017, 4, 25))), Some(&two)).is_empty());
    // Quotas of other kinds of subject are another matter, too.
    let mut models = quota(Frequency::Once, on(2017, 4, 20));
    if let Duty::Quota { kinds, .. } = &mut models {
        kinds.push(SubjectKind::Model);
    }
    let mut people = quota(Frequency::Once, on(2017, 4, 25));
    if let Duty::Quota { kinds, .. } = &mut people {
        kinds.push(SubjectKind::Person);
    }
    assert!(concerns(&own(people), Some(&superior(year(vec![models])))).is_empty());
}

#[test]
fn reports_are_compared_year_by_year() {
    // CJ-3: the province wants the yearly report before 15/11.
    let yearly = |day, month| report(Frequency::Yearly, Some(Due::EveryYear { day, month }));
    let above = superior(text(day(2022, 1, 1), day(2025, 12, 31), vec![yearly(15, 11)]));
    let own = text(day(2023, 4, 11), day(2025, 12, 31), vec![yearly(20, 11)]);
    let (kind, first, proposed, sentence) = only(&own, Some(&above));
    assert_eq!((kind, first, proposed), (ConcernKind::AfterSuperior, Some(day(2023, 11, 20)), None));
    assert_eq!(
        sentence,
        "Hạn của chúng ta sau hạn của UBND tỉnh: năm 2023 là 20/11/2023, cấp trên là 15/11/2023 và 02 kỳ khác; hãy đặt hạn sớm hơn để kịp tổng hợp."
    );
    let fine = text(day(2023, 4, 11), day(2025, 12, 31), vec![yearly(10, 11), milestone("Sơ kết", 2023)]);
    assert!(concerns(&fine, Some(&above)).iter().all(|one| one.kind != ConcernKind::AfterSuperior));
    // A plan of one year with one day serves the yearly duty of that year.
    let one = text(day(2024, 1, 1), day(2024, 12, 31), vec![report(Frequency::Once, on(2024, 11, 20))]);
    assert_eq!(only(&one, Some(&above)).0, ConcernKind::AfterSuperior);
    // Sơ kết is measured by sơ kết only.
    let above = superior(text(day(2022, 1, 1), day(2025, 12, 31), vec![milestone("Sơ kết kế hoạch", 2023)]));
    let own = |name| text(day(2022, 1, 1), day(2025, 12, 31), vec![milestone(name, 2024)]);
    assert_eq!(only(&own("Sơ kết giữa kỳ"), Some(&above)).0, ConcernKind::AfterSuperior);
    assert!(concerns(&own("Tổng kết"), Some(&above)).is_empty());
}

#[test]
fn numbers_that_cannot_hold_are_pointed_out() {
    let text = year(vec![selection(5, 10, on(2017, 4, 25)), seats(12)]);
    assert_eq!(
        only(&text, None).3,
        "Phân bổ 12 đại biểu nhưng kế hoạch chỉ lựa chọn nhiều nhất 10 điển hình; hãy kiểm tra lại hai số này."
    );
    let above = superior(year(vec![seats(5)]));
    let (kind, _, _, sentence) = only(&year(vec![seats(6)]), Some(&above));
    assert_eq!(kind, ConcernKind::Number);
    assert_eq!(
        sentence,
        "Phân bổ 06 đại biểu, nhiều hơn 05 đại biểu theo kế hoạch của UBND tỉnh; hãy kiểm tra lại."
    );
    assert!(concerns(&year(vec![seats(5)]), Some(&above)).is_empty());
    let above = superior(year(vec![quota(Frequency::Once, None)]));
    let own = |min, max| year(vec![selection(min, max, on(2017, 4, 25))]);
    let few = only(&own(1, 1), Some(&above));
    assert_eq!(
        few.3,
        "Chỉ lựa chọn nhiều nhất 01 trong khi kế hoạch của UBND tỉnh giao ít nhất 02; hãy kiểm tra lại."
    );
    assert!(concerns(&own(1, 2), Some(&above)).is_empty());
}

#[test]
fn nothing_is_chosen_before_it_came() {
    let quota = || quota(Frequency::Once, on(2017, 4, 20));
    let (kind, first, _, sentence) = only(&year(vec![quota(), selection(5, 10, on(2017, 4, 14))]), None);
    assert_eq!((kind, first), (ConcernKind::Order, Some(day(2017, 4, 14))));
    assert_eq!(
        sentence,
        "Hạn 14/4/2017 trước hạn các đơn vị gửi giới thiệu (20/4/2017) nên chưa có gì để chọn; hãy lùi hạn này hoặc đưa hạn kia lên sớm hơn."
    );
    let seats_first = year(vec![quota(), selection(5, 10, on(2017, 4, 28)), seats(5)]);
    assert_eq!(only(&seats_first, None).0, ConcernKind::Order);
    for fine in [
        vec![quota(), selection(5, 10, on(2017, 4, 20)), seats(5)],
        vec![selection(5, 10, on(2017, 4, 14))],
        vec![
            quota(),
            self::quota(Frequency::Monthly, Some(Due::EveryMonth { day: 3 })),
            selection(5, 10, on(2017, 4, 14)),
        ],
    ] {
        assert!(concerns(&year(fine), None).iter().all(|one| one.kind != ConcernKind::Order));
    }
}

#[test]
fn a_frequency_that_does_not_fit_its_day_is_pointed_out() {
    let text = year(vec![
        quota(Frequency::Monthly, Some(Due::EveryYear { day: 15, month: 11 })),
        quota(Frequency::Yearly, on(2017, 11, 15)),
    ]);
    let (kind, _, _, sentence) = only(&text, None);
    assert_eq!(kind, ConcernKind::Rhythm);
    assert_eq!(
        sentence,
        "Ghi hằng tháng nhưng thời hạn lại là “trước ngày 15/11 hằng năm”; hãy sửa cho khớp nhau."
    );
}

#[test]
fn what_nobody_can_meet_is_refused_with_the_reason() {
    let whole = (day(2017, 1, 1), day(2017, 12, 31));
    let week = (day(2017, 3, 1), day(2017, 3, 7));
    let mut share = quota(Frequency::Once, None);
    let mut nothing = quota(Frequency::Once, None);
    for (duty, percent, count) in [(&mut share, 0, 5), (&mut nothing, 30, 0)] {
        if let Duty::Quota { share, .. } = duty {
            let bases = vec![UnitBase { unit: UnitId(1), count }];
            let percent = Points::whole(percent);
            *share =
                Some(Share { percent, of: "tổng số chi hội".into(), rounding: Rounding::Up, bases });
        }
    }
    let twice =
        Due::TwiceYearly { first: DayMonth { day: 15, month: 12 }, second: DayMonth { day: 15, month: 6 } };
    let own = Duty::Report {
        reporter: "Văn phòng Hội".into(),
        units: None,
        every: Frequency::Once,
        due: None,
        sent_to: "về VĂN PHÒNG HỘI".into(),
    };
    for (duty, period, reason) in [
        (quota(Frequency::Once, on(2016, 4, 20)), whole, "trước ngày bắt đầu kế hoạch"),
        (selection(5, 3, None), whole, "từ 05 đến 03"),
        (selection(0, 0, None), whole, "từ 01 trở lên"),
        (share, whole, "lớn hơn 0%"),
        (nothing, whole, "số 0 ở mọi đơn vị"),
        (quota(Frequency::Monthly, None), week, "không đủ một kỳ “hằng tháng”"),
        (quota(Frequency::Monthly, Some(Due::EveryMonth { day: 25 })), week, "không đủ một kỳ"),
        (report(Frequency::HalfYearAndYear, Some(twice)), whole, "Không có thời hạn"),
        (own, whole, "cho chính mình"),
    ] {
        let found = impossible(&duty, period).unwrap_or_else(|| panic!("{duty:?}"));
        assert!(found.contains(reason), "{found}");
    }
    for fine in [
        quota(Frequency::Once, on(2018, 1, 15)),
        quota(Frequency::Monthly, Some(Due::EveryMonth { day: 31 })),
        report(Frequency::Yearly, None),
        selection(3, 3, None),
    ] {
        assert_eq!(impossible(&fine, whole), None);
    }
    assert_eq!(impossible(&quota(Frequency::Monthly, None), (day(2017, 3, 29), day(2017, 4, 2))), None);
}

proptest! {
    #[test]
    fn proposals_are_working_days_of_the_plan(start in 0u64..3000, length in 1u64..900, at in 0u64..4200) {
        let from = day(2015, 1, 1) + Days::new(start);
        let due = day(2015, 1, 1) + Days::new(at);
        let mut own = text(from, from + Days::new(length), vec![quota(Frequency::Once, Some(Due::On(due)))]);
        let above = superior(text(from, from + Days::new(length), vec![quota(Frequency::Once, on(2017, 4, 20))]));
        own.plan.issued_on = Some(from + Days::new(5));
        for one in concerns(&own, Some(&above)) {
            prop_assert!(one.sentence.ends_with(['.', '?']) && !one.sentence.contains("  "));
            if let Some(proposed) = one.proposed {
                prop_assert!(proposed >= own.plan.from && (proposed <= own.plan.to || due > own.plan.to));
                prop_assert!(one.kind == ConcernKind::OutsidePeriod || off(proposed).is_none());
                prop_assert!(proposed != due);
            }
        }
    }
}
