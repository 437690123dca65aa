//! `criteria` as a person types it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::{Outlet, run, sample};
use guong_sang::domain::Command;
use guong_sang::domain::ids::PlanId;
use guong_sang::domain::plan::Plan;
use guong_sang::storage::Database;
use serde_json::Value;

fn typed(line: &[&str]) -> (u8, String, String) {
    let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&line, &mut Outlet { out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn answer(line: &[&str]) -> Value {
    let (code, out, err) = typed(line);
    assert_eq!((code, err.as_str()), (0, ""), "{line:?}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn ready_sets_go_into_a_plan_to_excel_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gsdata");
    let data = path.to_str().unwrap();
    let mut database = Database::open(&path).unwrap();
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let plan = Plan::draft(PlanId(9), "Năm 2026", day(1, 1), day(12, 31));
    database.perform(&Command::SavePlan { plan }, &sample::stamp(0)).unwrap();
    drop(database);

    let all = answer(&["criteria", "ready", "--at", "2026-05-01T00:00:00Z"]);
    assert_eq!(all.as_array().unwrap().len(), 8);
    let made = answer(&["criteria", "ready", "cantho-2579", "--plan", "9", "--data", data]);
    let id = made["set"]["id"].to_string();
    let file = folder.path().join("bộ.xlsx");
    let file = file.to_str().unwrap();
    answer(&["criteria", "write", &id, "--out", file, "--data", data]);
    let read = answer(&["criteria", "read", file, "--dry"]);
    assert_eq!(read["set"]["criteria"].as_array().unwrap().len(), 9);
    assert_eq!(read["refusal"], Value::Null);
    // A plan has one set for each kind; another takes its place only when that is said.
    let (code, _, err) = typed(&["criteria", "read", file, "--plan", "9", "--data", data]);
    assert_eq!(code, 1, "{err}");
    let again = answer(&["criteria", "read", file, "--plan", "9", "--replace", "--data", data]);
    assert_eq!(again["set"], made["set"], "what has the same mark stays the same criterion");
    let other = answer(&["criteria", "read", file, "--plan", "9", "--kind", "all", "--data", data]);
    assert_eq!(other["set"]["kind"], Value::Null);
    assert_eq!(answer(&["criteria", "versions", &id, "--data", data]), Value::Array(Vec::new()));
}

#[test]
fn what_is_wrong_is_told_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("không có.xlsx");
    for (line, code, words) in [
        (vec!["criteria", "read", gone.to_str().unwrap(), "--dry"], 3, "Không đọc được tệp"),
        (vec!["criteria", "ready", "x", "--plan", "1"], 2, "Hiện có: caobang-collective"),
        (vec!["criteria", "count"], 2, "Không có lệnh"),
        (vec!["criteria"], 2, "Còn thiếu"),
    ] {
        let (got, _, err) = typed(&line);
        assert_eq!(got, code, "{line:?} {err}");
        assert!(err.contains(words), "{err}");
    }
}
