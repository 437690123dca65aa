//! `plan copy` and `plan compare` as a person types them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::{Outlet, run, sample};
use guong_sang::domain::Stamp;
use guong_sang::storage::Database;
use serde_json::Value;
use std::path::Path;

fn typed(line: &[&str]) -> (u8, String, String) {
    let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&line, &mut Outlet { out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn sample_in(folder: &Path) -> String {
    let path = folder.join("a.gsdata");
    let mut database = Database::open(&path).unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    path.to_str().unwrap().to_owned()
}

fn last_line(out: &str) -> Value {
    serde_json::from_str(out.lines().last().unwrap()).unwrap()
}

#[test]
fn a_plan_is_copied_with_its_council_and_tells_what_waits() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let (code, out, err) =
        typed(&["plan", "copy", "1", "--data", &data, "--name", "Năm 2018", "--council", "1"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let told = last_line(&out);
    let waiting = told["waiting"].as_array().unwrap();
    assert!(waiting.len() > 10);
    let id = told["plan"].as_i64().unwrap();
    let db = Database::open(Path::new(&data)).unwrap();
    let copy = db.plan(id.into()).unwrap();
    assert_eq!(copy.plan.name, "Năm 2018");
    let rounds = db.rounds(id.into()).unwrap();
    let (old, new) = (db.board(1.into()).unwrap(), db.board(rounds[0].id).unwrap());
    let names = |board: &guong_sang::domain::round::Board| -> Vec<String> {
        board.members.iter().map(|member| member.name.clone()).collect()
    };
    assert_eq!(names(&new), names(&old));
    assert!(new.candidates.is_empty() && !old.candidates.is_empty());
    drop(db);
    // Twice at the same moment gives two plans.
    let (code, _, _) = typed(&["plan", "copy", "1", "--data", &data, "--at", "2018-01-01T00:00:00Z"]);
    let (again, _, err) = typed(&["plan", "copy", "1", "--data", &data, "--at", "2018-01-01T00:00:00Z"]);
    assert_eq!((code, again), (0, 0), "{err}");
}

#[test]
fn a_plan_is_compared_with_another_and_with_its_own_past() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let (_, out, _) = typed(&["plan", "copy", "1", "--data", &data, "--keep-years"]);
    let id = last_line(&out)["plan"].to_string();
    let (code, out, _) = typed(&["plan", "compare", &id, "--data", &data, "--with", "1"]);
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &told["same"]), (0, &Value::Bool(true)), "{out}");

    let mut db = Database::open(Path::new(&data)).unwrap();
    let stamp: Stamp = sample::stamp(900);
    for deed in [
        r#"{"deed":"step_plan","id":1,"step":"amend","on":"2017-11-02","by":"A","reason":"thêm"}"#,
        r#"{"deed":"save_obligation","obligation":{"id":5,"plan":1,"duty":{"duty":"milestone","name":"Tổng kết và biểu dương điển hình tiên tiến cấp tỉnh","due":{"on":"2017-12-27"}}}}"#,
    ] {
        db.perform(&serde_json::from_str(deed).unwrap(), &stamp).unwrap();
    }
    drop(db);
    let (code, out, _) = typed(&["plan", "compare", "1", "--data", &data, "--version", "1"]);
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &told["same"]), (0, &Value::Bool(false)));
    let duty = told["duties"].as_array().unwrap().iter().find(|duty| duty["standing"] == "changed").unwrap();
    assert_eq!(duty["later"], true);

    let (code, _, err) = typed(&["plan", "compare", "1", "--data", &data]);
    assert!(code == 2 && err.contains("--with"), "{err}");
    let (code, _, err) = typed(&["plan", "compare", "1", "--data", &data, "--version", "9"]);
    assert!(code != 0 && err.contains("Không tìm thấy"), "{err}");
    let (code, _, err) = typed(&["plan", "burn", "1", "--data", &data]);
    assert!(code == 2 && err.contains("burn"), "{err}");
}

#[test]
fn the_register_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let (code, out, _) = typed(&["show", "bases", "--data", &data]);
    let told: Vec<Value> = serde_json::from_str(&out).unwrap();
    assert!(code == 0 && told.iter().any(|one| one["number"] == "152/2025/NĐ-CP"));
}

#[test]
fn how_far_the_obligations_are_met_is_told_for_any_day() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let on = |day: &str| -> Vec<Value> {
        let (code, out, err) = typed(&["show", "obligations", "1", "--data", &data, "--on", day]);
        assert_eq!(code, 0, "{err}");
        serde_json::from_str(&out).unwrap()
    };
    let (before, after) = (on("2017-08-01"), on("2017-09-20"));
    let words = |all: &[Value]| all[0]["progress"]["words"].as_str().unwrap().to_owned();
    assert_ne!(words(&before), words(&after));
    assert!(words(&after).contains("đơn vị"), "{}", words(&after));
    assert_eq!(before.len(), after.len());
    assert!(before.iter().all(|one| one["printed"] == true));
}
