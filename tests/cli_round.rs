//! `round open` as a person types it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::{Outlet, run, sample};
use guong_sang::storage::Database;
use serde_json::Value;
use std::path::Path;

fn typed(line: &[&str]) -> (u8, String, String) {
    let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&line, &mut Outlet { out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn a_round_is_opened_from_an_obligation_and_after_a_closed_round() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gsdata");
    let mut database = Database::open(&path).unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    drop(database);
    let data = path.to_str().unwrap();
    let open = |more: &[&str]| {
        let line: Vec<&str> =
            ["round", "open", "--plan", "1", "--data", data].iter().chain(more).copied().collect();
        typed(&line)
    };
    let (code, out, err) = open(&["--obligation", "3", "--on", "2017-10-25"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(told["round"]["name"], "Lựa chọn giới thiệu lên Hội đồng Thi đua - Khen thưởng tỉnh");
    assert_eq!(told["round"]["settings"]["quotas"][0]["most"]["number"], 15);
    assert_eq!(told["round"]["held_on"], "2017-10-25");
    assert!(told["receipt"]["deed"].is_i64());
    // What is still open cannot be followed; what is no selection cannot be carried out.
    let (code, _, err) = open(&["--after", "1"]);
    assert_eq!(code, 1);
    assert!(err.contains("chưa chốt nên chưa mở được đợt tiếp theo"), "{err}");
    let (code, _, err) = open(&["--obligation", "4"]);
    assert_eq!(code, 1, "{err}");
    for (line, code) in [(&["round", "close"][..], 2), (&["round", "open", "--data", data], 2)] {
        assert_eq!(typed(line).0, code, "{line:?}");
    }
    let mut database = Database::open(Path::new(data)).unwrap();
    sample::enter(&mut database, &[sample::CLOSING]).unwrap();
    drop(database);
    let (code, out, err) = open(&["--after", "1", "--name", "Vòng chung kết"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&told["round"]["follows"], &told["round"]["name"]),
        (&Value::from(1), &Value::from("Vòng chung kết"))
    );
    let database = Database::open(Path::new(data)).unwrap();
    assert_eq!(database.rounds(1.into()).unwrap().len(), 3);
}
