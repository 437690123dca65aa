//! Every time the obligations of the five rebuilt plans fall due, with a moving "today": which are done, sent, late, to
//! come, and what a note changes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::needless_pass_by_value)]

use chrono::{Datelike, NaiveDate};
use guong_sang::cli::{sample::stamp, script};
use guong_sang::domain::Command;
use guong_sang::domain::deadlines::{Counts, Deadline, DeadlineState, ToldBy, deadlines};
use guong_sang::domain::duty_note::{DutyNote, DutyState};
use guong_sang::domain::ids::{DutyNoteId, ObligationId, PlanId, UnitId};
use guong_sang::domain::obligation::{Due, Duty, Frequency, Nominators, Obligation};
use guong_sang::domain::plan::PlanStep;
use guong_sang::domain::schedule::occurrences;
use guong_sang::domain::unit::UnitKind;
use guong_sang::storage::Database;

const CAO_BANG: &str = include_str!("fixtures/plans/caobang.jsonl");
const KIEN_GIANG: &str = include_str!("fixtures/plans/kiengiang.jsonl");
const LANG_SON: &str = include_str!("fixtures/plans/langson.jsonl");
const CU_JUT: &str = include_str!("fixtures/plans/cujut.jsonl");
const LAO_CAI: &str = include_str!("fixtures/plans/laocai.jsonl");
const PLAN: PlanId = PlanId(1);

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn seed(text: &str) -> Database {
    let mut database = Database::in_memory().unwrap();
    for command in script::commands(text).unwrap() {
        does(&mut database, command);
    }
    database
}

fn does(database: &mut Database, command: Command) {
    database.perform(&command, &stamp(0)).unwrap_or_else(|error| panic!("{command:?}: {error}"));
}

fn all(database: &Database, today: NaiveDate) -> Vec<Deadline> {
    let file = database.plan(PLAN).unwrap();
    let followed = database.followed(PLAN).unwrap();
    deadlines(&file.obligations, &file.plan, &database.units().unwrap(), &followed, today)
}

fn of(all: &[Deadline], obligation: i64) -> Vec<&Deadline> {
    all.iter().filter(|one| one.obligation == ObligationId(obligation)).collect()
}

fn states(all: &[Deadline], obligation: i64) -> Vec<DeadlineState> {
    of(all, obligation).into_iter().map(|one| one.state).collect()
}

fn note(id: i64, obligation: i64, due: NaiveDate, on: NaiveDate) -> DutyNote {
    DutyNote {
        state: DutyState::Done,
        on: Some(on),
        number: "15/BC-MTTQ-BTT".into(),
        ..DutyNote::new(DutyNoteId(id), ObligationId(obligation), Some(due))
    }
}

#[test]
fn every_year_of_the_period_has_its_15_november() {
    // CJ-3: 2022–2025, 15/11 every year, sơ kết at the end of 2023, tổng kết at the end of 2025.
    let all = all(&seed(CU_JUT), day(2023, 10, 31));
    let reports = of(&all, 4);
    assert_eq!(
        reports.iter().map(|one| one.due.unwrap()).collect::<Vec<_>>(),
        [2022, 2023, 2024, 2025].map(|year| day(year, 11, 15))
    );
    assert_eq!(reports[1].label, "năm 2023");
    assert_eq!(reports[1].sent_to, "Ban Thường trực Ủy ban MTTQ Việt Nam huyện");
    assert_eq!(of(&all, 1)[0].due, Some(day(2023, 12, 31)));
    assert_eq!(of(&all, 2)[0].due, Some(day(2025, 12, 31)));
    // 31/12/2023 is a Sunday, and the last working day before is told.
    assert_eq!(of(&all, 1)[0].closed, Some("Chủ nhật"));
    assert_eq!(of(&all, 1)[0].working_day, Some(day(2023, 12, 29)));
    let sorted = all
        .windows(2)
        .all(|pair| (pair[0].due.is_none(), pair[0].due) <= (pair[1].due.is_none(), pair[1].due));
    assert!(sorted);
}

#[test]
fn a_time_is_to_come_then_near_then_late() {
    let database = seed(CU_JUT);
    for year in 2023..=2025 {
        let at = |month, date| {
            let all = all(&database, day(year, month, date));
            let one =
                of(&all, 4).into_iter().find(|one| one.due == Some(day(year, 11, 15))).cloned().unwrap();
            (one.state, one.days_left.unwrap())
        };
        assert_eq!(at(10, 31), (DeadlineState::ToCome, 15), "{year}");
        assert_eq!(at(11, 7), (DeadlineState::ToCome, 8));
        assert_eq!(at(11, 8), (DeadlineState::DueSoon, 7));
        assert_eq!(at(11, 15), (DeadlineState::DueSoon, 0));
        assert_eq!(at(11, 16), (DeadlineState::Late, -1));
        assert_eq!(at(12, 31), (DeadlineState::Late, -46));
    }
}

#[test]
fn a_note_makes_its_time_done_with_number_and_days_late() {
    let mut database = seed(CU_JUT);
    does(&mut database, Command::SaveDutyNote { note: note(1, 4, day(2022, 11, 15), day(2022, 11, 20)) });
    does(&mut database, Command::SaveDutyNote { note: note(2, 4, day(2023, 11, 15), day(2023, 11, 10)) });
    let doing = DutyNote {
        state: DutyState::Doing,
        ..DutyNote::new(DutyNoteId(3), ObligationId(4), Some(day(2024, 11, 15)))
    };
    does(&mut database, Command::SaveDutyNote { note: doing });
    let today = day(2024, 1, 2);
    let found = all(&database, today);
    use DeadlineState::{Doing, Done, Late, ToCome};
    assert_eq!(states(&found, 4), [Done, Done, Doing, ToCome]);
    let reports = of(&found, 4);
    assert_eq!(reports[0].late_by, Some(5));
    assert_eq!(reports[1].late_by, None);
    assert_eq!(reports[1].note.as_ref().unwrap().number, "15/BC-MTTQ-BTT");
    // Seen from before it was sent it was not done yet.
    assert_eq!(states(&all(&database, day(2022, 11, 18)), 4)[0], Late);
    // What is begun and past its day is late.
    assert_eq!(states(&all(&database, day(2024, 11, 16)), 4)[2], Late);
    let counts = Counts::of(of(&found, 4));
    assert_eq!((counts.all, counts.done, counts.late, counts.soon), (4, 2, 0, 0));
    does(&mut database, Command::RemoveDutyNote { id: DutyNoteId(2) });
    assert_eq!(states(&all(&database, today), 4), [Done, Late, Doing, ToCome]);
}

#[test]
fn reports_of_units_are_counted_one_by_one() {
    let mut database = seed(CU_JUT);
    let amend = Command::StepPlan {
        id: PLAN,
        step: PlanStep::Amend,
        on: day(2023, 5, 1),
        by: "Lê Thị Hoa".into(),
        reason: "Theo dõi báo cáo của từng xã".into(),
    };
    does(&mut database, amend);
    let duty = Duty::Report {
        reporter: "Các xã".into(),
        units: Some(Nominators::Kind(UnitKind::Commune)),
        every: Frequency::Yearly,
        due: Some(Due::EveryYear { day: 29, month: 2 }),
        sent_to: "Huyện".into(),
    };
    let obligation = Obligation { id: ObligationId(90), plan: PLAN, duty, wording: String::new() };
    does(&mut database, Command::SaveObligation { obligation });
    let today = day(2024, 3, 10);
    let found = all(&database, today);
    let times = of(&found, 90);
    // The leap day, and the last day of February where there is none.
    assert_eq!(
        times.iter().map(|one| one.due.unwrap()).collect::<Vec<_>>(),
        [day(2022, 2, 28), day(2023, 2, 28), day(2024, 2, 29), day(2025, 2, 28)]
    );
    let units = times[2].units.len();
    assert_eq!((times[2].met, times[2].of as usize, times[2].owing().count()), (0, units, units));
    assert_eq!(times[2].told_by, ToldBy::UnitNotes);
    let sent = |id: i64, unit: i64, on| Command::SaveDutyNote {
        note: DutyNote { unit: Some(UnitId(unit)), ..note(id, 90, day(2024, 2, 29), on) },
    };
    does(&mut database, sent(1, 2, day(2024, 2, 20)));
    does(&mut database, sent(2, 3, day(2024, 3, 5)));
    let found = all(&database, today);
    let time = of(&found, 90)[2].clone();
    assert_eq!((time.met, time.owing().count(), time.state), (2, units - 2, DeadlineState::Late));
    let late = time.units.iter().find(|unit| unit.unit == UnitId(3)).unwrap();
    assert!(late.met && late.note.as_ref().unwrap().is_late());
    // The times before and after are untouched by it.
    assert_eq!((of(&found, 90)[1].met, of(&found, 90)[3].met), (0, 0));
    for (at, unit) in (3..).zip(time.owing().map(|unit| unit.unit.0).collect::<Vec<_>>()) {
        does(&mut database, sent(at, unit, day(2024, 3, 9)));
    }
    assert_eq!(states(&all(&database, today), 90)[2], DeadlineState::Done);
}

#[test]
fn quotas_selections_and_publicity_are_told_by_their_data() {
    let found = all(&seed(KIEN_GIANG), day(2017, 4, 19));
    let quotas: Vec<&Deadline> = found.iter().filter(|one| one.told_by == ToldBy::Dossiers).collect();
    assert_eq!(quotas.len(), 2);
    assert!(
        quotas.iter().all(|one| one.due == Some(day(2017, 4, 20)) && one.state == DeadlineState::DueSoon)
    );
    assert!(quotas.iter().all(|one| one.of > 0 && one.missing > 0 && one.met == 0));
    let after = all(&seed(KIEN_GIANG), day(2017, 4, 21));
    let quotas: Vec<&Deadline> = after.iter().filter(|one| one.told_by == ToldBy::Dossiers).collect();
    assert!(quotas.iter().all(|one| one.state == DeadlineState::Late && one.days_left == Some(-1)));
    // LS-2: every month of the period.
    let months = all(&seed(LANG_SON), day(2018, 6, 15));
    let quota: Vec<&Deadline> = months.iter().filter(|one| one.told_by == ToldBy::Dossiers).collect();
    assert_eq!(quota.len(), 44, "May 2017 to December 2020");
    assert!(quota.iter().any(|one| one.due.unwrap().month() == 6 && one.due.unwrap().year() == 2018));
    let leap = quota.iter().find(|one| one.label == "tháng 02/2020").unwrap();
    assert!(leap.due.unwrap() <= day(2020, 2, 29));
}

#[test]
fn the_days_are_those_of_the_schedule_and_nothing_is_lost() {
    for text in [CAO_BANG, KIEN_GIANG, LANG_SON, CU_JUT, LAO_CAI] {
        let database = seed(text);
        let file = database.plan(PLAN).unwrap();
        for today in [file.plan.from, day(2020, 2, 29), day(2023, 6, 30), file.plan.to, day(2030, 12, 31)] {
            let found = all(&database, today);
            for one in &file.obligations {
                let mine = of(&found, one.id.0);
                let days: Vec<NaiveDate> = mine.iter().filter_map(|time| time.due).collect();
                let times = occurrences(&one.duty, file.plan.from, file.plan.to);
                let due: Vec<NaiveDate> = times.iter().map(|time| time.due).collect();
                // A day set once and outside the period is told all the same.
                if due.is_empty() {
                    assert_eq!(mine.len(), 1);
                } else {
                    assert_eq!(days, due);
                }
                assert!(mine.iter().all(|time| !time.sentence.is_empty()));
            }
            let counts = Counts::of(&found);
            assert_eq!(counts.all, found.len());
            assert!(counts.done + counts.late + counts.soon <= counts.all);
        }
    }
}

#[test]
fn what_was_noted_of_a_day_that_was_changed_is_still_told() {
    let mut database = seed(CU_JUT);
    does(&mut database, Command::SaveDutyNote { note: note(1, 4, day(2023, 11, 20), day(2023, 11, 18)) });
    let found = all(&database, day(2024, 1, 1));
    let stray: Vec<&Deadline> = found.iter().filter(|one| one.stray).collect();
    assert_eq!(stray.len(), 1);
    assert_eq!((stray[0].due, stray[0].state), (Some(day(2023, 11, 20)), DeadlineState::Done));
    assert_eq!(of(&found, 4).len(), 5);
}

#[test]
fn the_command_line_tells_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cujut.gsdata");
    let mut database = Database::open(&path).unwrap();
    for command in script::commands(CU_JUT).unwrap() {
        does(&mut database, command);
    }
    does(&mut database, Command::SaveDutyNote { note: note(1, 4, day(2023, 11, 15), day(2023, 11, 10)) });
    drop(database);
    let data = path.to_string_lossy().into_owned();
    let words = ["show", "deadlines", "1", "--on", "2023-12-01", "--data", &data];
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut outlet = guong_sang::cli::Outlet { out: &mut out, err: &mut err };
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let code = guong_sang::cli::run(&words, &mut outlet);
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&err));
    let told: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let times = told["deadlines"].as_array().unwrap();
    let sent = times.iter().find(|one| one["obligation"] == 4 && one["due"] == "2023-11-15").unwrap();
    assert_eq!(
        (sent["state"].as_str(), sent["note"]["number"].as_str()),
        (Some("done"), Some("15/BC-MTTQ-BTT"))
    );
    assert_eq!(told["counts"]["all"].as_u64().unwrap() as usize, times.len());

    let file = folder.path().join("Lịch.csv");
    let target = file.to_string_lossy().into_owned();
    let words = ["list", "deadlines", "1", "--on", "2023-12-01", "--out", &target, "--data", &data];
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = guong_sang::cli::run(&words, &mut guong_sang::cli::Outlet { out: &mut out, err: &mut err });
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&err));
    let written = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = written.lines().filter(|line| line.contains("15/BC-MTTQ-BTT")).collect();
    assert!(
        matches!(lines[..], [line] if line.contains("15/11/2023") && line.contains("Đã xong")),
        "{written}"
    );
    let exports = Database::open(&path).unwrap().exports().unwrap();
    assert_eq!((exports.len(), exports[0].personal), (1, false), "what left was noted");
}
