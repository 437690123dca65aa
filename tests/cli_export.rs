//! `export` and `restore`, as a person types them.

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

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

#[test]
fn everything_leaves_is_noted_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| path(folder.path(), name);
    let data = at("a.gsdata");
    sample::enter(&mut Database::open(Path::new(&data)).unwrap(), &sample::CAMPAIGN).unwrap();
    std::fs::write(at("Xác nhận.txt"), "x").unwrap();
    assert_eq!(typed(&["attach", &at("Xác nhận.txt"), "--dossier", "20", "--data", &data]).0, 0);

    let all = at("Toàn bộ");
    let (code, out, err) = typed(&["export", "all", "--out", &all, "--data", &data, "--who", "Văn thư"]);
    assert_eq!((code, out.trim(), err.as_str()), (0, all.as_str(), ""));
    for name in ["Toàn bộ dữ liệu.xlsx", "Toàn bộ dữ liệu.json", "Bảng CSV/02 Đơn vị.csv", "Tệp kèm theo"]
    {
        assert!(Path::new(&all).join(name).exists(), "{name}");
    }
    let notes = Database::open(Path::new(&data)).unwrap().exports().unwrap();
    assert_eq!((notes.len(), notes[0].rows, notes[0].by.as_str()), (1, 24, "Văn thư"));
    assert!(notes[0].personal && notes[0].file == "Toàn bộ");
    // What is there is not written over, in either form.
    assert_eq!(typed(&["export", "all", "--out", &all, "--data", &data]).0, 3);
    let json = format!("{all}/Toàn bộ dữ liệu.json");
    assert_eq!(typed(&["export", "json", "--out", &json, "--data", &data]).0, 3);

    let new = at("mới/b.gsdata");
    let (code, out, err) = typed(&["restore", &json, "--data", &new]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["missing_files"], serde_json::json!([]));
    assert_eq!(answer["journal"]["broken_at"], Value::Null);
    assert_eq!(answer["rows"]["dossier"], 24);
    // The second export, from the restored file, is the first one to the byte.
    let second = at("lần hai.json");
    assert_eq!(typed(&["export", "json", "--out", &second, "--data", &new]).0, 0);
    assert!(std::fs::read(&second).unwrap() == std::fs::read(&json).unwrap());

    let (code, _, err) = typed(&["restore", &json, "--data", &new]);
    assert!(code == 3 && err.contains("đã có dữ liệu"), "{err}");
    let text = std::fs::read_to_string(&json).unwrap().replacen("Xác nhận", "Xác minh", 1);
    std::fs::write(at("sửa.json"), text).unwrap();
    let (code, _, err) = typed(&["restore", &at("sửa.json"), "--data", &at("c.gsdata")]);
    assert!(code == 3 && err.contains("đã bị sửa"), "{err}");
    assert!(!Path::new(&at("c.gsdata")).exists());
    assert_eq!(typed(&["restore", &json]).0, 2, "the new file is always named");
    assert_eq!(typed(&["export", "most", "--out", &at("d"), "--data", &data]).0, 2);
}

#[test]
fn files_can_be_left_out_and_are_then_named_as_missing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| path(folder.path(), name);
    let data = at("a.gsdata");
    sample::enter(&mut Database::open(Path::new(&data)).unwrap(), &sample::CAMPAIGN).unwrap();
    std::fs::write(at("Xác nhận.txt"), "x").unwrap();
    assert_eq!(typed(&["attach", &at("Xác nhận.txt"), "--dossier", "20", "--data", &data]).0, 0);
    let json = at("ra/văn phòng.json");
    assert_eq!(typed(&["export", "json", "--no-files", "--out", &json, "--data", &data]).0, 0);
    assert!(!folder.path().join("ra/Tệp kèm theo").exists());
    let (code, out, _) = typed(&["restore", &json, "--data", &at("vào/b.gsdata")]);
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, answer["missing_files"].as_array().unwrap().len()), (0, 1));
}
