//! What is to be done on a day, over the five rebuilt plans with a moving today: exactly which lines there are (M21).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use chrono::{Days, NaiveDate};
use guong_sang::cli::{self, Outlet, sample::stamp, script};
use guong_sang::domain::agenda::{Agenda, Door, Line, PlanInHand, Standing, agenda};
use guong_sang::domain::duty_note::{DutyNote, DutyState};
use guong_sang::domain::ids::{DutyNoteId, ObligationId, PlanId, PublicityId};
use guong_sang::domain::obligation::{Due, Duty, Frequency, Obligation};
use guong_sang::domain::plan::{Plan, PlanState};
use guong_sang::domain::progress::Followed;
use guong_sang::domain::publicity::PublicityItem;
use guong_sang::domain::unit::Unit;
use guong_sang::storage::Database;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;
use storage_support::{campaign, campaign_file, done};

const CAO_BANG: &str = include_str!("fixtures/plans/caobang.jsonl");
const KIEN_GIANG: &str = include_str!("fixtures/plans/kiengiang.jsonl");
const LANG_SON: &str = include_str!("fixtures/plans/langson.jsonl");
const CU_JUT: &str = include_str!("fixtures/plans/cujut.jsonl");
const LAO_CAI: &str = include_str!("fixtures/plans/laocai.jsonl");

const PLAN: PlanId = PlanId(1);

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// A rebuilt plan as it was published; issued on `on` where the script does not issue it.
fn seed(text: &str, on: Option<&str>) -> Database {
    let mut database = Database::in_memory().unwrap();
    for command in script::commands(text).unwrap() {
        database.perform(&command, &stamp(0)).unwrap();
    }
    if let Some(on) = on {
        done(&mut database, &json!({"deed": "issue_plan", "id": 1, "number": "1", "on": on}));
    }
    database
}

fn kien_giang() -> Database {
    seed(KIEN_GIANG, Some("2017-03-09"))
}

fn cu_jut() -> Database {
    seed(CU_JUT, None)
}

fn lang_son() -> Database {
    seed(LANG_SON, Some("2017-05-17"))
}

fn at(database: &Database, on: NaiveDate) -> Agenda {
    agenda(&database.plans_in_hand().unwrap(), &database.units().unwrap(), on)
}

fn told(line: &Line) -> String {
    format!("{} | {} | {} | {}", line.standing.label(), line.left, line.title, line.lacking)
}

#[track_caller]
fn lines(database: &Database, on: NaiveDate, expected: &[&str]) {
    let found: Vec<String> = at(database, on).lines.iter().map(told).collect();
    assert_eq!(found, expected, "{on}");
}

const AGENCIES: &str =
    "Giới thiệu ít nhất 02 tập thể hoặc cá nhân điển hình tiên tiến | chưa đơn vị nào gửi (0/2)";
const DISTRICTS: &str =
    "Giới thiệu ít nhất 05 tập thể hoặc cá nhân điển hình tiên tiến | chưa đơn vị nào gửi (0/3)";
const SEATS: &str = "Cử đại biểu dự Hội nghị biểu dương, tôn vinh điển hình tiên tiến toàn quốc năm 2017 | chưa ghi nhận đã xong";

#[test]
fn kien_giang_in_april_2017() {
    let database = kien_giang();
    let three = |quotas: &str, seats: &str| {
        [format!("{quotas} | {AGENCIES}"), format!("{quotas} | {DISTRICTS}"), format!("{seats} | {SEATS}")]
    };
    for (on, expected) in [
        (day(2017, 4, 19), three("Sắp đến hạn | còn 1 ngày", "Sắp đến hạn | còn 6 ngày")),
        (day(2017, 4, 20), three("Hôm nay | hôm nay", "Sắp đến hạn | còn 5 ngày")),
        (day(2017, 4, 21), three("Quá hạn | quá hạn 1 ngày", "Sắp đến hạn | còn 4 ngày")),
    ] {
        lines(&database, on, &expected.each_ref().map(String::as_str));
    }
    let found = at(&database, day(2017, 4, 20));
    let who: Vec<&str> = found.lines.iter().map(|line| line.who.as_str()).collect();
    assert_eq!(who, ["Mỗi cơ quan, đơn vị", "Mỗi huyện, thị xã, thành phố", ""]);
    let doors: Vec<Door> = found.lines.iter().map(|line| line.door).collect();
    assert_eq!(doors, [Door::Quotas, Door::Quotas, Door::Deadlines]);
    assert_eq!(found.lines[1].missing.len(), 3);
    // The report of the first half year lies behind the horizon, and is what comes next.
    let next = found.next.unwrap();
    assert_eq!((next.due, next.left.as_str()), (day(2017, 6, 30), "còn 71 ngày"));
}

#[test]
fn kien_giang_at_the_half_year_and_at_its_end() {
    let database = kien_giang();
    let half = "Báo cáo 6 tháng đầu năm 2017 gửi Ủy ban nhân dân tỉnh | chưa ghi nhận đã gửi";
    let whole = "Báo cáo năm 2017 gửi Ủy ban nhân dân tỉnh | chưa ghi nhận đã gửi";
    let late = |days: i64| format!("Quá hạn | quá hạn {days} ngày");
    let (q, s) = (late(71), late(66));
    lines(
        &database,
        day(2017, 6, 30),
        &[
            &format!("{q} | {AGENCIES}"),
            &format!("{q} | {DISTRICTS}"),
            &format!("{s} | {SEATS}"),
            &format!("Hôm nay | hôm nay | {half}"),
        ],
    );
    let (q, s, h) = (late(255), late(250), late(184));
    lines(
        &database,
        day(2017, 12, 31),
        &[
            &format!("{q} | {AGENCIES}"),
            &format!("{q} | {DISTRICTS}"),
            &format!("{s} | {SEATS}"),
            &format!("{h} | {half}"),
            &format!("Hôm nay | hôm nay | {whole}"),
        ],
    );
    // Over the end of the year one line tells of both reports, and the plan has ended.
    let found = at(&database, day(2018, 1, 1));
    let last = found.lines.last().unwrap();
    let both = format!("Quá hạn | quá hạn 1 ngày | {whole}; 1 lần trước chưa ghi nhận đã xong");
    assert_eq!(told(last), both);
    assert_eq!(last.times, [day(2017, 6, 30), day(2017, 12, 31)]);
    assert!(found.lines.iter().all(|line| line.ended && line.standing == Standing::Late));
    assert!(found.next.is_none());
}

#[test]
fn cu_jut_on_31_10_and_15_11_of_each_year() {
    let database = cu_jut();
    let to_district = "gửi Ban Thường trực Ủy ban MTTQ Việt Nam huyện | chưa ghi nhận đã gửi";
    let to_province = "gửi Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh | chưa ghi nhận đã gửi";
    let early = "Sơ kết việc thực hiện Kế hoạch | chưa ghi nhận đã xong";
    // The plan was issued on 11/4/2023: nobody owed a report for 2022 under it.
    lines(
        &database,
        day(2023, 10, 31),
        &[&format!("Sắp tới | còn 15 ngày | Báo cáo năm 2023 {to_district}")],
    );
    lines(&database, day(2023, 11, 15), &[&format!("Hôm nay | hôm nay | Báo cáo năm 2023 {to_district}")]);
    lines(
        &database,
        day(2024, 10, 31),
        &[
            &format!("Quá hạn | quá hạn 351 ngày | Báo cáo năm 2023 {to_district}"),
            &format!("Quá hạn | quá hạn 305 ngày | {early}"),
            &format!("Quá hạn | quá hạn 305 ngày | Báo cáo năm 2023 {to_province}"),
            &format!("Sắp tới | còn 15 ngày | Báo cáo năm 2024 {to_district}"),
        ],
    );
    lines(
        &database,
        day(2024, 11, 15),
        &[
            &format!("Quá hạn | quá hạn 366 ngày | Báo cáo năm 2023 {to_district}"),
            &format!("Quá hạn | quá hạn 320 ngày | {early}"),
            &format!("Quá hạn | quá hạn 320 ngày | Báo cáo năm 2023 {to_province}"),
            &format!("Hôm nay | hôm nay | Báo cáo năm 2024 {to_district}"),
        ],
    );
    let before = "; 1 lần trước chưa ghi nhận đã xong";
    lines(
        &database,
        day(2025, 10, 31),
        &[
            &format!("Quá hạn | quá hạn 670 ngày | {early}"),
            &format!("Quá hạn | quá hạn 350 ngày | Báo cáo năm 2024 {to_district}{before}"),
            &format!("Quá hạn | quá hạn 304 ngày | Báo cáo năm 2024 {to_province}{before}"),
            &format!("Sắp tới | còn 15 ngày | Báo cáo năm 2025 {to_district}"),
        ],
    );
    lines(
        &database,
        day(2025, 11, 15),
        &[
            &format!("Quá hạn | quá hạn 685 ngày | {early}"),
            &format!("Quá hạn | quá hạn 365 ngày | Báo cáo năm 2024 {to_district}{before}"),
            &format!("Quá hạn | quá hạn 319 ngày | Báo cáo năm 2024 {to_province}{before}"),
            &format!("Hôm nay | hôm nay | Báo cáo năm 2025 {to_district}"),
        ],
    );
    // The last day of the plan.
    let last = at(&database, day(2025, 12, 31));
    let today: Vec<String> = last.at(Standing::Today).map(told).collect();
    assert_eq!(
        today,
        [
            "Hôm nay | hôm nay | Tổng kết việc thực hiện Kế hoạch | chưa ghi nhận đã xong".to_owned(),
            format!("Hôm nay | hôm nay | Báo cáo năm 2025 {to_province}"),
        ]
    );
}

#[test]
fn what_was_noted_is_off_the_page_from_its_day_on() {
    let mut database = cu_jut();
    let note = |id: i64, due: &str, more: Value| {
        let mut note = json!({"id": id, "obligation": 4, "due": due});
        note.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"deed": "save_duty_note", "note": note})
    };
    done(&mut database, &note(1, "2023-11-15", json!({"state": "done", "on": "2023-11-13"})));
    let reports = |on: NaiveDate| -> Vec<String> {
        let found = at(&database, on);
        found.lines.iter().filter(|line| line.obligation == ObligationId(4)).map(told).collect()
    };
    assert_eq!(reports(day(2023, 11, 12)).len(), 1, "it was sent the day after");
    assert!(reports(day(2023, 11, 13)).is_empty());
    assert!(reports(day(2023, 11, 16)).is_empty());
    assert_eq!(reports(day(2024, 11, 15)).len(), 1);
    done(&mut database, &note(2, "2024-11-15", json!({"state": "doing"})));
    let found = at(&database, day(2024, 11, 14));
    let line = found.lines.iter().find(|line| line.obligation == ObligationId(4)).unwrap();
    assert_eq!(line.lacking, "đang làm báo cáo");
}

#[test]
fn lang_son_month_by_month_over_a_leap_year() {
    let database = lang_son();
    let title = "Giới thiệu ít nhất 01 điển hình tiên tiến";
    let none = |month: &str| format!("{title} | tháng {month}: chưa đơn vị nào gửi (0/4)");
    let before = |n: u32| format!("; {n} kỳ trước còn thiếu");
    for (on, expected) in [
        // 33 months from May 2017 to January 2020; the last of them is named.
        (
            day(2020, 2, 28),
            vec![
                format!("Quá hạn | quá hạn 28 ngày | {}{}", none("01/2020"), before(32)),
                format!("Sắp đến hạn | còn 1 ngày | {}", none("02/2020")),
            ],
        ),
        (
            day(2020, 2, 29),
            vec![
                format!("Quá hạn | quá hạn 29 ngày | {}{}", none("01/2020"), before(32)),
                format!("Hôm nay | hôm nay | {}", none("02/2020")),
            ],
        ),
        (
            day(2020, 3, 1),
            vec![
                format!("Quá hạn | quá hạn 1 ngày | {}{}", none("02/2020"), before(33)),
                format!("Sắp tới | còn 30 ngày | {}", none("3/2020")),
            ],
        ),
        // No 29 February: the 28th is the last day.
        (
            day(2019, 2, 28),
            vec![
                format!("Quá hạn | quá hạn 28 ngày | {}{}", none("01/2019"), before(20)),
                format!("Hôm nay | hôm nay | {}", none("02/2019")),
            ],
        ),
        (
            day(2018, 12, 31),
            vec![
                format!("Quá hạn | quá hạn 31 ngày | {}{}", none("11/2018"), before(18)),
                format!("Hôm nay | hôm nay | {}", none("12/2018")),
            ],
        ),
        (
            day(2019, 1, 1),
            vec![
                format!("Quá hạn | quá hạn 1 ngày | {}{}", none("12/2018"), before(19)),
                format!("Sắp tới | còn 30 ngày | {}", none("01/2019")),
            ],
        ),
        (
            day(2017, 5, 31),
            vec![
                format!("Hôm nay | hôm nay | {}", none("5/2017")),
                format!("Sắp tới | còn 30 ngày | {}", none("6/2017")),
            ],
        ),
    ] {
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        lines(&database, on, &expected);
    }
    let ended = at(&database, day(2021, 6, 1));
    assert_eq!(ended.lines.len(), 1, "44 months are one line");
    assert_eq!(ended.lines[0].times.len(), 44);
}

#[test]
fn plans_without_a_day_ask_for_nothing() {
    for (text, on) in [(CAO_BANG, None), (LAO_CAI, Some("2021-03-01"))] {
        let database = seed(text, on);
        for today in [day(2017, 10, 31), day(2021, 12, 31), day(2024, 2, 29)] {
            let found = at(&database, today);
            assert!(found.lines.is_empty() && found.next.is_none() && found.unissued.is_empty());
        }
    }
}

#[test]
fn a_draft_is_named_and_an_expired_plan_is_silent() {
    let mut database = seed(KIEN_GIANG, None);
    let found = at(&database, day(2017, 4, 19));
    assert!(found.lines.is_empty());
    let [draft] = &found.unissued[..] else { panic!("{found:?}") };
    assert_eq!((draft.plan, draft.submitted, draft.obligations), (PLAN, false, 12));
    assert_eq!((draft.first_due, draft.days_left), (Some(day(2017, 4, 20)), Some(1)));
    assert!(at(&database, day(2018, 1, 1)).unissued.is_empty(), "its period is over");
    done(&mut database, &json!({"deed": "issue_plan", "id": 1, "number": "1", "on": "2017-03-09"}));
    assert_eq!(at(&database, day(2017, 4, 19)).lines.len(), 3);
    let step = |step: &str| json!({"deed": "step_plan", "id": 1, "step": step, "on": "2017-05-02", "by": "A", "reason": "x"});
    // While an amendment is drafted the issued plan binds.
    done(&mut database, &step("amend"));
    let more = json!({"duty": "quota", "nominators": {"kind": "agency"}, "bound": "at_least", "number": 9,
        "every": "once", "due": {"on": "2017-05-20"}});
    let obligation = json!({"id": 1, "plan": 1, "duty": more});
    done(&mut database, &json!({"deed": "save_obligation", "obligation": obligation}));
    let amended = at(&database, day(2017, 6, 30));
    assert_eq!((amended.lines.len(), amended.unissued.len()), (4, 0));
    assert_eq!(amended.lines[0].due, day(2017, 4, 20));
    done(&mut database, &step("drop_amendment"));
    done(&mut database, &step("expire"));
    let expired = at(&database, day(2017, 6, 30));
    assert!(expired.lines.is_empty() && expired.unissued.is_empty() && expired.next.is_none());
}

#[test]
fn the_sample_campaign_says_who_has_not_sent() {
    let database = campaign();
    lines(
        &database,
        day(2017, 9, 10),
        &[
            "Sắp đến hạn | còn 5 ngày | Giới thiệu ít nhất 02 tập thể, cá nhân, hộ gia đình điển hình tiên tiến hoặc mô hình, sáng kiến tiêu biểu | 3/6 đơn vị chưa gửi đủ",
            "Sắp đến hạn | còn 5 ngày | Giới thiệu ít nhất 01 tập thể hoặc cá nhân điển hình tiên tiến | chưa đơn vị nào gửi (0/2)",
            "Sắp tới | còn 30 ngày | Tiếp nhận, kiểm tra hồ sơ, chuẩn bị tài liệu họp Hội đồng và tham mưu hình thức khen thưởng phù hợp | chưa ghi nhận đã xong",
        ],
    );
    let found = at(&database, day(2017, 9, 10));
    assert_eq!(found.lines[0].missing.len(), 3);
    assert_eq!(found.lines[2].door, Door::Tasks);
    let selection = at(&database, day(2017, 10, 31));
    let line = selection.at(Standing::Today).next().unwrap();
    assert_eq!((line.door, line.lacking.as_str()), (Door::Selection, "chưa chọn, cần từ 10 đến 15"));
}

fn hand(duty: Duty) -> PlanInHand {
    let mut plan = Plan::draft(PLAN, "Kế hoạch", day(2017, 1, 1), day(2018, 12, 31));
    plan.state = PlanState::Issued;
    let obligation = Obligation { id: ObligationId(1), plan: PLAN, duty, wording: String::new() };
    PlanInHand { plan, obligations: vec![obligation], followed: Followed::default() }
}

fn publicity(every: Frequency, number: u32) -> Duty {
    Duty::Publicity {
        agency: "Báo Cao Bằng".into(),
        forms: vec!["chuyên mục".into()],
        content: String::new(),
        number: Some(number),
        every,
        due: None,
    }
}

#[test]
fn a_month_without_an_exemplar_made_known_is_told() {
    let mut hand = hand(publicity(Frequency::Monthly, 1));
    for (id, month) in (1..=9).zip(1..=9) {
        let mut item = PublicityItem::new(PublicityId(id), PLAN, day(2017, month, 20));
        item.obligation = Some(ObligationId(1));
        hand.followed.publicity.push(item);
    }
    let found = agenda(&[hand.clone()], &[], day(2017, 10, 12));
    let words: Vec<String> = found.lines.iter().map(told).collect();
    assert_eq!(
        words,
        [
            "Sắp tới | còn 19 ngày | Tuyên truyền gương điển hình | Tháng 10/2017 chưa có gương nào được giới thiệu"
        ]
    );
    assert_eq!((found.lines[0].door, found.lines[0].who.as_str()), (Door::Publicity, "Báo Cao Bằng"));
    hand.followed.publicity.pop();
    let found = agenda(&[hand], &[], day(2017, 10, 12));
    assert_eq!(found.lines[0].lacking, "Tháng 9/2017 chưa có gương nào được giới thiệu");
    assert_eq!(found.lines[0].left, "quá hạn 12 ngày");
    // Two a month: one is there.
    let mut two = self::hand(publicity(Frequency::Monthly, 2));
    let mut item = PublicityItem::new(PublicityId(1), PLAN, day(2017, 1, 20));
    item.obligation = Some(ObligationId(1));
    two.followed.publicity.push(item);
    let found = agenda(&[two], &[], day(2017, 1, 31));
    assert_eq!(found.lines[0].lacking, "tháng 01/2017: mới có 01 trên 02 tin, bài");
}

#[test]
fn the_headless_door_tells_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let line = ["show", "agenda", "--on", "2017-10-12", "--data", path.to_str().unwrap()].map(str::to_owned);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(&line, &mut Outlet { out: &mut out, err: &mut err });
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&err));
    let told: Value = serde_json::from_slice(&out).unwrap();
    let expected = serde_json::to_value(at(&campaign(), day(2017, 10, 12))).unwrap();
    assert_eq!(told, expected);
    assert_eq!(told["lines"][0]["left"], "quá hạn 27 ngày");
    assert_eq!(told["lines"][0]["standing"], "late");
    assert!(cli::help::PAGE.contains("agenda --on"));
}

/// The five plans as if one office had them all, with their units; identifiers of plans stay apart.
static FIVE: LazyLock<Vec<(PlanInHand, Vec<Unit>)>> = LazyLock::new(|| {
    [seed(CAO_BANG, None), kien_giang(), lang_son(), cu_jut(), seed(LAO_CAI, Some("2021-03-01"))]
        .iter()
        .map(|database| (database.plans_in_hand().unwrap().remove(0), database.units().unwrap()))
        .collect()
});

/// Every thing the lines speak of: plan, obligation, day.
fn spoken(agenda: &Agenda) -> Vec<(ObligationId, NaiveDate)> {
    agenda.lines.iter().flat_map(|line| line.times.iter().map(|due| (line.obligation, *due))).collect()
}

fn any_duty() -> BoxedStrategy<Duty> {
    let every = 0usize..6;
    prop_oneof![
        (every.clone(), 1u32..3).prop_map(|(at, number)| publicity(Frequency::ALL[at], number)),
        (every, prop_oneof![Just(None), (1u32..32).prop_map(|day| Some(Due::EveryMonth { day }))]).prop_map(
            |(at, due)| Duty::Report {
                reporter: "Ban".into(),
                units: None,
                every: Frequency::ALL[at],
                due,
                sent_to: String::new(),
            }
        ),
        (0u64..800).prop_map(|days| Duty::Milestone {
            name: "Sơ kết".into(),
            due: Some(Due::On(day(2017, 1, 1) + Days::new(days))),
            sent_to: String::new(),
        }),
    ]
    .boxed()
}

/// What holds from one day to the next when nothing is done.
fn one_day_later(plans: &[PlanInHand], units: &[Unit], on: NaiveDate) -> Result<(), TestCaseError> {
    let (before, after) = (agenda(plans, units, on), agenda(plans, units, on + Days::new(1)));
    for line in &before.lines {
        let same = after.lines.iter().find(|it| it.obligation == line.obligation && it.due == line.due);
        if let Some(same) = same {
            prop_assert_eq!(same.days_left, line.days_left - 1);
            prop_assert!(same.standing <= line.standing);
        } else {
            // A later time has passed meanwhile: its line tells of this one too.
            prop_assert!(line.days_left < 0);
        }
    }
    let (spoken_before, spoken_after) = (spoken(&before), spoken(&after));
    for one in &spoken_before {
        prop_assert!(spoken_after.contains(one), "{one:?} is lost on {on}");
    }
    for one in &spoken_after {
        let enters = (one.1 - on).num_days() == after.horizon_days + 1;
        prop_assert!(spoken_before.contains(one) || enters, "{one:?} came from nowhere on {on}");
    }
    for found in [&before, &after] {
        let grouped: usize = Standing::ALL.map(|standing| found.at(standing).count()).iter().sum();
        prop_assert_eq!(grouped, found.lines.len());
        prop_assert!(found.lines.windows(2).all(|pair| pair[0].days_left <= pair[1].days_left));
        prop_assert!(found.lines.iter().all(|line| line.days_left == (line.due - found.on).num_days()));
        let mut all = spoken(found);
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        prop_assert_eq!(all.len(), count, "nothing is told twice");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_day_changes_the_days_left_by_one_and_loses_nothing(which in 0usize..5, days in 0u64..3400) {
        let (hand, units) = &FIVE[which];
        one_day_later(std::slice::from_ref(hand), units, day(2017, 1, 1) + Days::new(days))?;
    }

    #[test]
    fn the_same_whatever_is_asked_for(
        duties in proptest::collection::vec(any_duty(), 1..6),
        days in 0u64..900,
        noted in proptest::collection::vec((1i64..6, 0u64..24), 0..6),
    ) {
        let mut hand = hand(duties[0].clone());
        hand.obligations = (1..).zip(duties).map(|(id, duty)| {
            Obligation { id: ObligationId(id), plan: PLAN, duty, wording: String::new() }
        }).collect();
        hand.followed.notes = (1..).zip(noted).map(|(id, (obligation, month))| {
            let due = day(2017, 1, 31) + chrono::Months::new(month as u32);
            let mut note = DutyNote::new(DutyNoteId(id), ObligationId(obligation), Some(due));
            (note.state, note.on) = (DutyState::Done, Some(day(2016, 1, 1)));
            note
        }).collect();
        one_day_later(&[hand], &[], day(2016, 12, 1) + Days::new(days))?;
    }
}
