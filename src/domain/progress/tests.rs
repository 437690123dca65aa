use super::{progress as measured, *};
use crate::domain::ids::{ObligationId, PlanId};
use crate::domain::obligation::{Bound, DayMonth, Due, Frequency, Nominators, Rounding, Share, UnitBase};
use crate::domain::points::Points;
use crate::domain::unit::UnitKind;
use chrono::Days;
use proptest::prelude::*;

/// With dossiers alone.
fn progress(
    obligation: &Obligation,
    plan: &Plan,
    units: &[Unit],
    submissions: &[Submission],
    today: NaiveDate,
) -> Progress {
    let followed = Followed { submissions: submissions.to_vec(), ..Followed::default() };
    measured(obligation, plan, units, &followed, today)
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn plan(from: NaiveDate, to: NaiveDate) -> Plan {
    Plan::draft(PlanId(1), "Kế hoạch", from, to)
}

fn of(duty: Duty) -> Obligation {
    Obligation { id: ObligationId(1), plan: PlanId(1), duty, wording: String::new() }
}

fn quota(bound: Bound, number: u32, every: Frequency, due: Option<Due>) -> Duty {
    Duty::Quota {
        nominators: Nominators::Kind(UnitKind::District),
        bound,
        number,
        share: None,
        kinds: Vec::new(),
        every,
        due,
        sent_to: String::new(),
        attached: String::new(),
    }
}

/// A province with `count` districts, 2 to count + 1; the first has a commune, 100.
fn units(count: i64) -> Vec<Unit> {
    let unit = |id, parent: Option<i64>, kind| Unit {
        parent: parent.map(UnitId),
        order: i32::try_from(id).unwrap(),
        ..Unit::new(UnitId(id), kind, format!("Hội LHPN huyện số {id}"))
    };
    let mut units = vec![unit(1, None, UnitKind::Province)];
    units.extend((2..2 + count).map(|id| unit(id, Some(1), UnitKind::District)));
    units.push(unit(100, Some(2), UnitKind::Commune));
    units
}

fn sent(unit: i64, on: NaiveDate) -> Submission {
    Submission {
        dossier: DossierId(unit * 1_000 + i64::from(on.num_days_from_ce())),
        unit: UnitId(unit),
        kind: SubjectKind::Person,
        year: on.year(),
        received: Some(on),
        state: DossierState::Nominated,
    }
}

fn words(progress: &Progress) -> (&str, ProgressStanding) {
    (&progress.words, progress.standing)
}

#[test]
fn days_to_the_deadline_are_exact() {
    use ProgressStanding::{DueSoon, Late, NotStarted, Waiting};
    let plan = plan(day(2017, 1, 1), day(2018, 6, 30));
    let duty = of(quota(Bound::AtLeast, 1, Frequency::Once, Some(Due::On(day(2018, 1, 1)))));
    let have: Vec<Submission> = (2..14).map(|unit| sent(unit, day(2017, 10, 1))).collect();
    let at = |today| progress(&duty, &plan, &units(14), &have, today);
    for (today, expected, standing) in [
        (day(2017, 10, 5), "12/14 đơn vị đã gửi, còn 88 ngày", Waiting),
        (day(2017, 12, 24), "12/14 đơn vị đã gửi, còn 8 ngày", Waiting),
        (day(2017, 12, 29), "12/14 đơn vị đã gửi, còn 3 ngày", DueSoon),
        (day(2017, 12, 31), "12/14 đơn vị đã gửi, còn 1 ngày", DueSoon),
        (day(2018, 1, 1), "12/14 đơn vị đã gửi, hôm nay là hạn cuối", DueSoon),
        (day(2018, 1, 3), "12/14 đơn vị đã gửi, quá hạn 2 ngày", Late),
        (day(2018, 3, 1), "12/14 đơn vị đã gửi, quá hạn 59 ngày", Late),
    ] {
        assert_eq!(words(&at(today)), (expected, standing), "{today}");
    }
    let found = at(day(2018, 1, 3));
    assert_eq!(
        (found.met, found.of, found.next_due, found.days_left),
        (12, 14, Some(day(2018, 1, 1)), Some(-2))
    );
    let empty = progress(&duty, &plan, &units(14), &[], day(2016, 12, 1));
    assert_eq!(words(&empty), ("0/14 đơn vị đã gửi, còn 396 ngày", NotStarted));
}

#[test]
fn what_is_all_there_is_done() {
    let plan = plan(day(2017, 1, 1), day(2017, 12, 31));
    let due = Some(Due::On(day(2017, 4, 20)));
    let duty = of(quota(Bound::AtLeast, 2, Frequency::Once, due));
    // Two of the first unit, one of them through its commune; the second sends one in time and one late.
    let mut have = vec![
        sent(2, day(2017, 4, 1)),
        sent(100, day(2017, 4, 2)),
        sent(3, day(2017, 4, 20)),
        sent(3, day(2017, 4, 22)),
    ];
    let at = |have: &[Submission]| progress(&duty, &plan, &units(2), have, day(2017, 5, 1));
    let found = at(&have);
    assert_eq!(words(&found), ("2/2 đơn vị đã gửi đủ, 1 đơn vị gửi sau hạn", ProgressStanding::Done));
    assert_eq!((found.next_due, found.days_left), (None, None));
    assert_eq!(
        found.units.iter().map(|row| (row.received, row.missing, row.late)).collect::<Vec<_>>(),
        [(2, 0, 0), (2, 0, 1)]
    );
    // Withdrawn and not yet nominated ones do not count; one without a day does.
    have[0].state = DossierState::Withdrawn;
    have[1].state = DossierState::Nurtured;
    have[2].received = None;
    let found = at(&have);
    assert_eq!(words(&found), ("1/2 đơn vị đã gửi đủ, quá hạn 11 ngày", ProgressStanding::Late));
    assert_eq!((found.units[0].missing, found.units[0].met), (2, false));
}

#[test]
fn without_units_nothing_can_be_said() {
    let plan = plan(day(2017, 1, 1), day(2017, 12, 31));
    let duty = of(quota(Bound::AtLeast, 2, Frequency::Once, None));
    let found = progress(&duty, &plan, &units(0), &[], day(2017, 5, 1));
    assert_eq!(words(&found), ("Chưa có đơn vị nào thuộc diện được giao", ProgressStanding::Unknown));
    assert_eq!((found.met, found.of, found.days_left), (0, 0, None));
    let found = progress(&duty, &plan, &units(3), &[], day(2017, 5, 1));
    assert_eq!(words(&found), ("0/3 đơn vị đã gửi đủ, chưa có thời hạn", ProgressStanding::Waiting));
}

#[test]
fn a_monthly_quota_is_followed_month_by_month() {
    // LS-2 across the end of a year.
    let plan = plan(day(2017, 11, 1), day(2018, 12, 31));
    let duty = of(quota(Bound::AtLeast, 1, Frequency::Monthly, Some(Due::EveryMonth { day: 25 })));
    let have = [
        sent(2, day(2017, 11, 20)),
        sent(3, day(2017, 11, 30)),
        sent(2, day(2017, 12, 24)),
        sent(2, day(2018, 1, 2)),
        sent(3, day(2018, 1, 31)),
    ];
    let at = |today| progress(&duty, &plan, &units(2), &have, today);
    let december = at(day(2017, 12, 27));
    assert_eq!(
        words(&december),
        ("Tháng 12/2017: 1/2 đơn vị đã gửi, quá hạn 2 ngày", ProgressStanding::Late)
    );
    let march = at(day(2018, 3, 1));
    assert_eq!((march.next_due, march.days_left, march.behind), (Some(day(2018, 3, 25)), Some(24), 3));
    assert_eq!(
        at(day(2018, 1, 22)).words,
        "Tháng 01/2018: 1/2 đơn vị đã gửi, còn 3 ngày; các kỳ trước còn thiếu 1 lượt",
    );
    let done = at(day(2018, 1, 31));
    assert_eq!((done.standing, done.next_due), (ProgressStanding::Done, Some(day(2018, 2, 25))));
    assert_eq!((done.days_left, done.behind), (Some(25), 1));
    // The grid of units and months, with what came late in its own month.
    assert_eq!(done.occurrences.len(), 14);
    assert_eq!(done.units[0].each[..4], [1, 1, 1, 0]);
    assert_eq!(done.units[1].each[..4], [1, 0, 1, 0]);
    assert_eq!(done.units[1].late, 1);
    // After the end of the plan its last month stays.
    assert_eq!(at(day(2019, 1, 2)).current, Some(13));
}

#[test]
fn bounds_bind_each_their_way() {
    let plan = plan(day(2017, 1, 1), day(2017, 12, 31));
    let due = Some(Due::On(day(2017, 4, 20)));
    let have = [sent(2, day(2017, 4, 1)), sent(2, day(2017, 4, 2)), sent(3, day(2017, 4, 3))];
    let at =
        |bound, today| progress(&of(quota(bound, 1, Frequency::Once, due)), &plan, &units(3), &have, today);
    let most = at(Bound::AtMost, day(2017, 4, 10));
    assert_eq!(words(&most), ("2/3 đơn vị đã gửi, 1 đơn vị gửi quá số, còn 10 ngày", ProgressStanding::Late));
    assert_eq!(most.units.iter().map(|row| row.missing).sum::<u32>(), 0);
    let exactly = at(Bound::Exactly, day(2017, 4, 10));
    assert_eq!(
        words(&exactly),
        ("1/3 đơn vị đã gửi, 1 đơn vị gửi quá số, còn 10 ngày", ProgressStanding::Waiting)
    );
    let kept = progress(
        &of(quota(Bound::AtMost, 2, Frequency::Once, due)),
        &plan,
        &units(3),
        &have,
        day(2017, 4, 21),
    );
    assert_eq!(words(&kept), ("2/3 đơn vị đã gửi", ProgressStanding::Done));
}

#[test]
fn a_share_needs_the_figure_it_is_taken_of() {
    let plan = plan(day(2017, 1, 1), day(2017, 12, 31));
    let mut duty = quota(Bound::AtLeast, 0, Frequency::Once, Some(Due::On(day(2017, 4, 20))));
    if let Duty::Quota { share, .. } = &mut duty {
        *share = Some(Share {
            percent: Points::whole(30),
            of: "tổng số chi hội".into(),
            rounding: Rounding::Up,
            bases: vec![UnitBase { unit: UnitId(2), count: 5 }],
        });
    }
    let have = [sent(2, day(2017, 4, 1)), sent(2, day(2017, 4, 2))];
    let found = progress(&of(duty), &plan, &units(2), &have, day(2017, 4, 19));
    assert_eq!(found.words, "1/2 đơn vị đã gửi đủ, 1 đơn vị chưa có số để tính tỷ lệ, còn 1 ngày");
    assert_eq!((found.units[0].required, found.units[1].required), (Some(2), None));
}

#[test]
fn units_of_the_deadline_owe_even_when_they_ended_since() {
    let mut units = units(2);
    for unit in &mut units[1..3] {
        unit.valid_to = Some(day(2025, 6, 30));
        unit.successor = Some(UnitId(1));
    }
    let plan = plan(day(2017, 1, 1), day(2017, 12, 31));
    let duty = of(quota(Bound::AtLeast, 1, Frequency::Once, Some(Due::On(day(2017, 4, 20)))));
    let found = progress(&duty, &plan, &units, &[sent(2, day(2017, 4, 1))], day(2026, 1, 1));
    assert_eq!((found.met, found.of), (1, 2));
}

#[test]
fn a_selection_counts_the_chosen() {
    let plan = plan(day(2017, 1, 1), day(2017, 12, 31));
    let duty = of(Duty::Selection {
        min: 2,
        max: 3,
        kinds: vec![SubjectKind::Person],
        upward_to: "Trung ương".into(),
        due: Some(Due::On(day(2017, 4, 25))),
    });
    let mut have: Vec<Submission> = (2..8).map(|unit| sent(unit, day(2017, 4, 1))).collect();
    have[5].kind = SubjectKind::Model;
    let mut at = |chosen: usize, today| {
        have.iter_mut().take(chosen).for_each(|one| one.state = DossierState::Chosen);
        let found = progress(&duty, &plan, &units(6), &have, today);
        (found.words.clone(), found.standing, found.met, found.of)
    };
    use ProgressStanding::{Done, DueSoon, Late};
    assert_eq!(
        at(1, day(2017, 4, 22)),
        ("Đã chọn 01, cần từ 02 đến 03, còn 3 ngày".to_owned(), DueSoon, 1, 3)
    );
    assert_eq!(at(1, day(2017, 4, 27)).0, "Đã chọn 01, cần từ 02 đến 03, quá hạn 2 ngày");
    assert_eq!(at(3, day(2017, 4, 27)), ("Đã chọn 03 (cần từ 02 đến 03)".to_owned(), Done, 3, 3));
    assert_eq!(at(4, day(2017, 4, 22)).1, Late);
    // The model is not of a kind that is chosen from.
    assert_eq!(at(6, day(2017, 4, 22)).2, 5);
}

#[test]
fn what_leaves_no_data_only_counts_the_days() {
    use ProgressStanding::{DueSoon, Late, Unknown, Waiting};
    let plan = plan(day(2022, 4, 1), day(2025, 12, 31));
    let report = of(Duty::Report {
        reporter: "Các xã".into(),
        units: None,
        every: Frequency::Yearly,
        due: Some(Due::EveryYear { day: 15, month: 11 }),
        sent_to: String::new(),
    });
    let at = |today| {
        let found = progress(&report, &plan, &[], &[], today);
        (found.words.clone(), found.standing, found.next_due)
    };
    assert_eq!(
        at(day(2023, 11, 12)),
        ("Năm 2023: còn 3 ngày; 1 lần trước chưa ghi nhận đã xong".into(), DueSoon, Some(day(2023, 11, 15)))
    );
    assert_eq!(at(day(2023, 11, 15)).0, "Năm 2023: hôm nay là hạn cuối; 1 lần trước chưa ghi nhận đã xong");
    assert_eq!(
        at(day(2023, 12, 31)),
        (
            "Năm 2024: còn 320 ngày; 2 lần trước chưa ghi nhận đã xong".into(),
            Waiting,
            Some(day(2024, 11, 15))
        )
    );
    assert_eq!(
        at(day(2025, 11, 17)),
        (
            "Năm 2025: quá hạn 2 ngày, chưa ghi nhận đã xong; 3 lần trước chưa ghi nhận đã xong".into(),
            Late,
            Some(day(2025, 11, 15))
        )
    );
    let twice = of(Duty::Report {
        reporter: "Ban".into(),
        units: None,
        every: Frequency::HalfYearAndYear,
        due: Some(Due::TwiceYearly {
            first: DayMonth { day: 15, month: 6 },
            second: DayMonth { day: 15, month: 12 },
        }),
        sent_to: String::new(),
    });
    let found = progress(&twice, &plan, &[], &[], day(2023, 6, 13));
    assert_eq!(found.words, "6 tháng đầu năm 2023: còn 2 ngày; 2 lần trước chưa ghi nhận đã xong");
    let task = of(Duty::Assignment { agency: "Ban".into(), task: "tổng hợp".into(), due: None });
    let found = progress(&task, &plan, &[], &[], day(2023, 6, 13));
    assert_eq!(words(&found), ("Chưa có thời hạn", Unknown));
    // A day behind the end of the plan is still the day.
    let late = of(Duty::Milestone {
        name: "Tổng kết".into(),
        due: Some(Due::On(day(2026, 1, 15))),
        sent_to: String::new(),
    });
    assert_eq!(progress(&late, &plan, &[], &[], day(2026, 1, 14)).words, "Còn 1 ngày");
    let never = of(Duty::Report {
        reporter: "Ban".into(),
        units: None,
        every: Frequency::Yearly,
        due: Some(Due::EveryYear { day: 1, month: 1 }),
        sent_to: String::new(),
    });
    let short = Plan { from: day(2023, 2, 1), to: day(2023, 12, 1), ..plan.clone() };
    let found = progress(&never, &short, &[], &[], day(2023, 6, 13));
    assert_eq!(words(&found), ("Không có lần nào đến hạn trong thời gian thực hiện", Unknown));
}

proptest! {
    #[test]
    fn counts_agree_whatever_is_sent(
        sent_in in proptest::collection::vec((2i64..6, 0u64..800), 0..40),
        number in 1u32..4, every in 0usize..6, bound in 0usize..3, today in 0u64..1000,
    ) {
        let plan = plan(day(2017, 3, 10), day(2018, 11, 20));
        let duty = quota(Bound::ALL[bound], number, Frequency::ALL[every], None);
        let have: Vec<Submission> =
            sent_in.iter().map(|(unit, days)| sent(*unit, day(2017, 1, 1) + Days::new(*days))).collect();
        let today = day(2016, 12, 1) + Days::new(today);
        let found = progress(&of(duty), &plan, &units(4), &have, today);
        prop_assert_eq!(found.of, 4);
        prop_assert_eq!(found.met as usize, found.units.iter().filter(|row| row.met).count());
        prop_assert_eq!(found.days_left, found.next_due.map(|due| (due - today).num_days()));
        // What came inside the period stands in one stretch only.
        let inside = have.iter().filter(|one| one.received.is_some_and(|day| (plan.from..=plan.to.min(today)).contains(&day)));
        if every != 0 {
            let placed: u32 = found.units.iter().flat_map(|row| &row.each).sum();
            prop_assert_eq!(placed as usize, inside.count());
        }
        if let (Bound::AtLeast, ProgressStanding::Done) = (Bound::ALL[bound], found.standing) {
            prop_assert!(found.units.iter().all(|row| row.missing == 0));
        }
    }
}
