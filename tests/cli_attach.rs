//! `attach` and what can be asked around a dossier, as a person types them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::{Outlet, run, sample};
use guong_sang::storage::Database;
use serde_json::Value;
use std::path::Path;

fn typed(line: &[&str]) -> (u8, Value, String) {
    let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&line, &mut Outlet { out: &mut out, err: &mut err });
    (code, serde_json::from_slice(&out).unwrap_or(Value::Null), String::from_utf8(err).unwrap())
}

fn sample_in(folder: &Path) -> String {
    let path = folder.join("a.gsdata");
    let mut database = Database::open(&path).unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_file_is_attached_shown_and_missed_when_it_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let scan = folder.path().join("Xác nhận.pdf");
    std::fs::write(&scan, "%PDF-1.7 xác nhận").unwrap();
    let scan = scan.to_str().unwrap();
    let attach = ["attach", scan, "--dossier", "20", "--item", "report", "--data", &data];
    let (code, receipt, err) = typed(&attach);
    assert_eq!((code, err.as_str()), (0, ""), "{receipt}");
    assert_eq!(receipt["title"], "Ghi tệp Xác nhận.pdf");
    let (code, files, _) = typed(&["show", "files", "20", "--data", &data]);
    assert_eq!((code, files[0]["item"].as_str()), (0, Some("report")));
    let (_, all, _) = typed(&["show", "files", "--data", &data]);
    assert_eq!(all["faults"], serde_json::json!([]));
    let sha256 = files[0]["sha256"].as_str().unwrap();
    let kept = Path::new(all["folder"].as_str().unwrap()).join(&sha256[..2]).join(sha256);
    std::fs::remove_file(kept).unwrap();
    let (_, all, _) = typed(&["show", "files", "--data", &data]);
    assert_eq!(all["faults"][0]["kind"], "missing");
    // The same file twice, a dossier that is not there, no dossier at all.
    assert_eq!(typed(&attach).0, 1);
    assert_eq!(typed(&["attach", scan, "--dossier", "9999", "--data", &data]).0, 1);
    assert_eq!(typed(&["attach", scan, "--data", &data]).0, 2);
}

#[test]
fn what_is_lacking_what_to_mind_and_what_left_can_be_asked() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    // The sample's dossiers are all before the council: nothing is being made any more.
    let ask = ["show", "lacking", "--plan", "1", "--year", "2017", "--on", "2017-09-20", "--data", &data];
    let (code, lacking, err) = typed(&ask);
    assert_eq!((code, err.as_str()), (0, ""));
    let rows = lacking.as_array().unwrap();
    assert!(rows.iter().all(|row| !row["gaps"].as_array().unwrap().is_empty()));
    assert_eq!(typed(&["show", "lacking", "--plan", "1", "--data", &data]).0, 2);
    let (code, warnings, _) = typed(&["show", "warnings", "1", "--on", "2017-09-20", "--data", &data]);
    assert!(code == 0 && warnings.is_array(), "{warnings}");
    let (code, exports, _) = typed(&["show", "exports", "--data", &data]);
    assert_eq!((code, exports), (0, serde_json::json!([])));
}
