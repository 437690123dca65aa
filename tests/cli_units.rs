//! `units paste` and `units transform` as a person types them.

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

fn file(folder: &Path, text: &str) -> String {
    let path = folder.join("danh sách.txt");
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_list_is_looked_at_and_then_entered() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let list = file(
        folder.path(),
        "STT\tTên đơn vị\tTrực thuộc\n1\tHội LHPN xã Trăng Non\tHội LHPN huyện Hòa An\n2\tHội LHPN xã Bản Lầy\tHội LHPN huyện Hòa An\n3\tHội LHPN xã Lạc\tHội LHPN huyện Lạc\n",
    );
    let count = || Database::open(Path::new(&data)).unwrap().units().unwrap().len();
    let before = count();
    let (code, told, _) = typed(&["units", "paste", &list, "--data", &data, "--dry"]);
    assert_eq!(code, 0);
    assert_eq!(told["counts"], serde_json::json!({"new": 1, "changed": 0, "same": 1, "refused": 1}));
    assert!(told["rows"][2]["reason"].as_str().unwrap().contains("Hội LHPN huyện Lạc"));
    assert_eq!(count(), before);
    let (code, told, err) = typed(&["units", "paste", &list, "--data", &data]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(told["receipt"]["title"].as_str().unwrap().contains("1 đơn vị"));
    assert_eq!(count(), before + 1);
    let (code, _, err) = typed(&["units", "paste", &list, "--data", &data, "--under", "99"]);
    assert_eq!(code, 2, "{err}");
}

#[test]
fn the_change_to_two_levels_is_looked_at_and_then_done() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let list = file(
        folder.path(),
        "Sắp xếp toàn bộ diện tích tự nhiên, quy mô dân số của xã Bản Lầy và xã Nà Phong thành xã mới có tên gọi là xã Trăng Non.\nxã Khuổi Nặm\nxã Lạc: xã Không Có",
    );
    let units = || Database::open(Path::new(&data)).unwrap().units().unwrap();
    let before = units();
    let (code, told, _) = typed(&["units", "transform", "two-tier-2025", &list, "--data", &data, "--dry"]);
    assert_eq!(code, 0);
    assert_eq!(told["pairs"][0]["from"].as_array().unwrap().len(), 2);
    assert_eq!(told["unfound"][0][1], "xã Không Có");
    assert_eq!(told["without"].as_array().unwrap().len(), 5);
    assert_eq!(units(), before);
    // A new commune of which nothing old was found stands in the way until somebody has decided.
    let (code, _, err) = typed(&["units", "transform", "two-tier-2025", &list, "--data", &data]);
    assert_eq!(code, 1);
    assert!(err.contains("xã Lạc"), "{err}");
    assert_eq!(units(), before);
    let pairs = r#"[{"name":"Hội LHPN xã Trăng Non","from":[11,12]},{"unit":13,"from":[13]}]"#;
    let (code, told, err) =
        typed(&["units", "transform", "two-tier-2025", "--data", &data, "--pairs", pairs]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!((told["made"].as_i64(), told["ended"].as_array().unwrap().len()), (Some(1), 8));
    let now = units();
    let new = now.iter().find(|unit| unit.name == "Hội LHPN xã Trăng Non").unwrap();
    assert_eq!(now.iter().find(|unit| unit.id.0 == 11).unwrap().successor, Some(new.id));
    assert_eq!(now.iter().find(|unit| unit.id.0 == 31).unwrap().parent, Some(new.id));
    let (code, _, err) = typed(&["units", "transform", "other", "--data", &data]);
    assert_eq!(code, 2);
    assert!(err.contains("two-tier-2025"), "{err}");
}
