//! `packet`: two offices exchange packets, as a person types the commands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::{Outlet, run, sample};
use guong_sang::domain::ids::{DossierId, PlanId};
use guong_sang::exchange::packet::open;
use guong_sang::storage::Database;
use lopdf::Document;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_guong-sang");

fn typed(line: &[&str]) -> (u8, String, String) {
    let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&line, &mut Outlet { out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn told(line: &[&str]) -> Value {
    let (code, out, err) = typed(line);
    assert_eq!(code, 0, "{out}{err}");
    serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"))
}

struct Office {
    data: String,
}

impl Office {
    /// The higher office: the sample with its round closed.
    fn high(folder: &Path) -> Self {
        let path = folder.join("tỉnh").join("a.gsdata");
        let mut database = Database::open(&path).unwrap();
        sample::enter(&mut database, &[sample::OFFICE, sample::PLAN, sample::DOSSIERS]).unwrap();
        Self { data: path.to_str().unwrap().to_owned() }
    }

    /// A lower office with nothing but its name.
    fn low(folder: &Path) -> Self {
        let path = folder.join("huyện").join("a.gsdata");
        let office = Self { data: path.to_str().unwrap().to_owned() };
        office.does(&[json!({"deed": "set_office", "office": {"kind": "womens_union", "superior": "HỘI LHPN TỈNH CAO BẰNG",
            "issuer": "HỘI LHPN HUYỆN HÒA AN", "name": "Hội LHPN huyện Hòa An", "short_name": "Hội LHPN Hòa An",
            "place": "Hòa An", "symbol": "HPN", "profile": "union"}})]);
        office
    }

    fn does(&self, deeds: &[Value]) {
        let mut database = Database::open(Path::new(&self.data)).unwrap();
        for deed in deeds {
            let command = serde_json::from_value(deed.clone()).unwrap();
            database.perform(&command, &sample::stamp(0)).unwrap_or_else(|error| panic!("{error}: {deed}"));
        }
    }

    fn database(&self) -> Database {
        Database::open(Path::new(&self.data)).unwrap()
    }

    fn told(&self, line: &[&str]) -> Value {
        told(&[line, &["--data", &self.data, "--at", "2017-09-10T02:00:00Z"]].concat())
    }

    fn typed(&self, line: &[&str]) -> (u8, String, String) {
        typed(&[line, &["--data", &self.data, "--at", "2017-09-10T02:00:00Z"]].concat())
    }
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

/// The lower office's own plan, one dossier with a file.
fn at_work(low: &Office, folder: &Path) {
    let criteria: Vec<Value> = low.database().plan(PlanId(1)).unwrap().sets[0]
        .criteria
        .iter()
        .map(|one| json!({"id": 70_000 + one.id.0, "code": one.code, "title": one.title, "measure": one.measure, "origin": one.id}))
        .collect();
    low.does(&[
        json!({"deed": "save_plan", "plan": {"id": 7000, "name": "Điển hình tiên tiến huyện Hòa An 2017", "subject": "Thử",
            "from": "2017-08-01", "to": "2017-12-31", "origin": {"superior": 1}}}),
        json!({"deed": "save_criteria_set", "set": {"id": 7001, "plan": 7000, "name": "Chung", "criteria": criteria}}),
        json!({"deed": "save_unit", "unit": {"id": 6031, "parent": 2, "kind": "commune", "name": "Hội LHPN xã Bản Thí"}}),
        json!({"deed": "save_subject", "subject": {"id": 7100, "name": "Bế Thị Ngọc Ngà", "unit": 6031, "detail": {"kind": "person",
            "address": "xóm Nà Lom", "phone": "0912 000 111", "birth": "1984-03-08", "ethnicity": "Tày"}}}),
        json!({"deed": "save_dossier", "dossier": {"id": 7500, "subject": 7100, "plan": 7000, "year": 2017, "unit": 6031,
            "summary": "Giữ nghề dệt truyền thống", "achievements": [{"year": 2017, "content": "dạy nghề cho 12 người"}]}}),
        json!({"deed": "step_dossier", "id": 7500, "state": "nominated", "on": "2017-08-20", "by": "Nông Thị Bích"}),
        json!({"deed": "enter_stage", "dossier": 7500, "criterion": 70_011, "stage": "self_score", "points": "18", "reason": "báo cáo", "by": "Chi hội"}),
    ]);
    let file = folder.join("Xác nhận.pdf");
    std::fs::write(&file, b"%PDF-1.7 xac nhan").unwrap();
    low.told(&["attach", file.to_str().unwrap(), "--dossier", "7500"]);
}

#[test]
fn a_plan_goes_down_dossiers_come_up_and_a_receipt_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let (high, low) = (Office::high(folder.path()), Office::low(folder.path()));
    let down = path(folder.path(), "Kế hoạch 2017.gsg");
    let made =
        high.told(&["packet", "make", "--plan", "1", "--direction", "down", "--out", &down, "--who", "Vân"]);
    assert_eq!(made["sentence"], "Đã kiểm tra, có thể rút USB.");
    assert_eq!((&made["counts"]["plans"], &made["counts"]["dossiers"]), (&json!(1), &json!(0)));
    // It lies there and is not written over unasked.
    assert_eq!(high.typed(&["packet", "make", "--plan", "1", "--direction", "down", "--out", &down]).0, 3);
    let export = &told(&["show", "exports", "--data", &high.data])[0];
    assert_eq!((&export["file"], &export["personal"]), (&json!("Kế hoạch 2017.gsg"), &json!(false)));

    let seen = low.told(&["packet", "look", &down]);
    assert_eq!(seen["outcomes"].as_object().unwrap().keys().collect::<Vec<_>>(), ["Mới"]);
    let taken = low.told(&["packet", "take", &down]);
    assert_eq!(taken["taken"], true);
    assert_eq!(low.told(&["packet", "take", &down])["taken"], false, "twice is once");
    let (here, there) = (low.database().plan(PlanId(1)).unwrap(), high.database().plan(PlanId(1)).unwrap());
    assert!(here.plan.is_superior());
    assert_eq!((here.sections.len(), &here.obligations), (there.sections.len(), &there.obligations));
    assert_eq!(here.sets, there.sets);

    at_work(&low, folder.path());
    let up = path(folder.path(), "Hòa An 2017.gsg");
    let made = low.told(&["packet", "make", "--plan", "7000", "--out", &up]);
    assert_eq!((&made["counts"]["dossiers"], &made["counts"]["files"]), (&json!(1), &json!(1)));
    let before = high.database().fingerprint().unwrap();
    let dry = high.told(&["packet", "take", &up, "--dry"]);
    assert_eq!((&dry["into"], &dry["outcomes"]["Mới"]), (&json!(1), &json!(4)), "{dry}");
    assert_eq!(high.database().fingerprint().unwrap(), before);
    let taken = high.told(&["packet", "take", &up, "--who", "Phùng Thị Quế Chi"]);
    let database = high.database();
    let file = database.dossier(DossierId(7500)).unwrap();
    assert_eq!(file.dossier.plan, PlanId(1));
    assert_eq!(database.file_bytes(&file.attachments[0].sha256).unwrap(), b"%PDF-1.7 xac nhan");
    assert!(database.check_files().unwrap().is_empty());
    assert_eq!(database.stages(DossierId(7500)).unwrap()[0].criterion.0, 11);
    drop(database);

    let receipt = path(folder.path(), "biên nhận.pdf");
    let (code, out, err) = high.typed(&["packet", "receipt", &up, "--out", &receipt]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let paper = Document::load(&receipt).unwrap();
    assert_eq!(paper.get_pages().len(), 1);

    let undo = taken["receipt"]["undo"].clone();
    high.does(&[undo]);
    assert_eq!(high.database().fingerprint().unwrap(), before);
    // What was taken back is not receipted.
    let (code, _, err) = high.typed(&["packet", "receipt", &up, "--out", &path(folder.path(), "hai.pdf")]);
    assert_eq!(code, 1);
    assert!(err.contains("chưa được nhận"), "{err}");
}

#[test]
fn what_is_left_out_and_the_password_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (high, low) = (Office::high(folder.path()), Office::low(folder.path()));
    let down = path(folder.path(), "kh.gsg");
    high.told(&["packet", "make", "--plan", "1", "--direction", "down", "--out", &down]);
    low.told(&["packet", "take", &down]);
    at_work(&low, folder.path());
    let (up, key) = (path(folder.path(), "mật.gsg"), path(folder.path(), "khóa.txt"));
    std::fs::write(&key, "xuân hòa an 2017\r\n").unwrap();
    let make = [
        "packet",
        "make",
        "--plan",
        "7000",
        "--out",
        &up,
        "--password-file",
        &key,
        "--without",
        "contact, birth,files",
    ];
    assert_eq!(low.told(&make)["counts"]["files"], 0);
    let export = &told(&["show", "exports", "--data", &low.data])[0];
    assert_eq!((&export["personal"], &export["rows"]), (&json!(false), &json!(1)));
    let (code, _, err) = high.typed(&["packet", "look", &up]);
    assert_eq!(code, 3);
    assert!(err.contains("được đặt mật khẩu"), "{err}");
    std::fs::write(&key, "sai").unwrap();
    let (code, _, err) = high.typed(&["packet", "look", &up, "--password-file", &key]);
    assert_eq!(code, 3);
    assert!(err.contains("chưa đúng"), "{err}");
    std::fs::write(&key, "xuân hòa an 2017").unwrap();
    high.told(&["packet", "take", &up, "--password-file", &key]);
    let shown = told(&["show", "dossier", "7500", "--data", &high.data]).to_string();
    assert!(
        !shown.contains("0912 000 111") && !shown.contains("1984-03-08") && shown.contains("1984"),
        "{shown}"
    );
    let (code, _, err) =
        low.typed(&["packet", "make", "--plan", "7000", "--out", &up, "--replace", "--without", "phone"]);
    assert_eq!(code, 2);
    assert!(err.contains("Không hiểu “phone”"), "{err}");
}

#[test]
fn units_of_the_same_name_and_conflicts_are_decided_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let (high, low) = (Office::high(folder.path()), Office::low(folder.path()));
    low.does(&[
        json!({"deed": "save_unit", "unit": {"id": 6000, "kind": "district", "name": "Hội LHPN huyện Hòa An"}}),
        json!({"deed": "save_plan", "plan": {"id": 7000, "name": "Điển hình huyện", "subject": "Thử", "from": "2017-08-01", "to": "2017-12-31"}}),
        json!({"deed": "save_subject", "subject": {"id": 7100, "name": "Bế Thị Ngọc Ngà", "detail": {"kind": "person"}}}),
        json!({"deed": "save_dossier", "dossier": {"id": 7500, "subject": 7100, "plan": 7000, "year": 2017, "unit": 6000, "summary": "Một"}}),
        json!({"deed": "step_dossier", "id": 7500, "state": "nominated", "on": "2017-08-20", "by": "Nông Thị Bích"}),
    ]);
    let ours = high.database().units().unwrap();
    let same = ours.iter().find(|unit| unit.name == "Hội LHPN huyện Hòa An").expect("the sample has it").id;
    let up = path(folder.path(), "a.gsg");
    low.told(&["packet", "make", "--plan", "7000", "--out", &up]);
    let (code, _, err) = high.typed(&["packet", "take", &up]);
    assert_eq!(code, 1, "no plan of ours is named by it");
    assert!(err.contains("Điển hình huyện"), "{err}");
    let (code, _, err) = high.typed(&["packet", "take", &up, "--into", "1"]);
    assert_eq!(code, 1);
    assert!(err.contains("Còn 1 đơn vị"), "{err}");
    let choices = path(folder.path(), "chọn.json");
    let say = |text: Value| std::fs::write(&choices, text.to_string()).unwrap();
    say(json!({"plan": 1, "records": [{"kind": "unit", "id": 6000, "choice": {"same": same}}]}));
    high.told(&["packet", "take", &up, "--choices", &choices]);
    assert_eq!(high.database().dossier(DossierId(7500)).unwrap().dossier.unit, same);

    // Both sides write on.
    let summary = |office: &Office, plan: i64, unit: i64, words: &str| {
        office.does(&[json!({"deed": "save_dossier", "dossier": {"id": 7500, "subject": 7100, "plan": plan, "year": 2017, "unit": unit, "summary": words}})]);
    };
    summary(&low, 7000, 6000, "Huyện viết");
    summary(&high, 1, same.0, "Tỉnh viết");
    low.told(&["packet", "make", "--plan", "7000", "--out", &up, "--replace"]);
    let seen = high.told(&["packet", "take", &up, "--into", "1"]);
    assert_eq!(seen["lines"][0]["outcome"], "conflict");
    let fields = &seen["lines"][0]["fields"];
    assert!(
        fields.as_array().unwrap().iter().any(|it| it["ours"] == "Tỉnh viết" && it["theirs"] == "Huyện viết")
    );
    assert_eq!(high.database().dossier(DossierId(7500)).unwrap().dossier.summary, "Tỉnh viết");
    assert_eq!(high.database().packets().unwrap()[0].refused.len(), 1);
    say(json!({"plan": 1, "records": [{"kind": "dossier", "id": 7500, "choice": "theirs"}]}));
    high.told(&["packet", "take", &up, "--choices", &choices]);
    assert_eq!(high.database().dossier(DossierId(7500)).unwrap().dossier.summary, "Huyện viết");
    say(json!({"records": [{"kind": "dossier", "id": 7500, "choice": "perhaps"}]}));
    assert_eq!(high.typed(&["packet", "take", &up, "--choices", &choices]).0, 2);
}

/// An office with `many` dossiers that have a file of `megabytes` each.
fn heavy(folder: &Path, many: i64, megabytes: usize) -> Office {
    let data = folder.join("nặng").join("a.gsdata");
    let office = Office { data: data.to_str().unwrap().to_owned() };
    let mut deeds = vec![
        json!({"deed": "set_office", "office": {"kind": "womens_union", "superior": "", "issuer": "HỘI LHPN HUYỆN", "name": "Hội LHPN huyện",
            "short_name": "Hội LHPN", "place": "Hòa An", "symbol": "HPN", "profile": "union"}}),
        json!({"deed": "save_unit", "unit": {"id": 6000, "kind": "district", "name": "Huyện Nặng"}}),
        json!({"deed": "save_plan", "plan": {"id": 7000, "name": "Gương sáng", "subject": "Thử", "from": "2017-01-01", "to": "2017-12-31"}}),
    ];
    let database = Database::open(&data).unwrap();
    for n in 0..many {
        let file = folder.join("quét.pdf");
        let mut state = 0x2545_F491_4F6C_DD1D_u64.wrapping_mul(n as u64 + 1);
        let mut bytes = Vec::with_capacity(megabytes << 20);
        while bytes.len() < megabytes << 20 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            bytes.extend_from_slice(&state.to_le_bytes());
        }
        std::fs::write(&file, &bytes).unwrap();
        let kept = database.keep_file(&file).unwrap();
        deeds.extend([
            json!({"deed": "save_subject", "subject": {"id": 100_000 + n, "name": format!("Bế Thị Số {n}"), "detail": {"kind": "person"}}}),
            json!({"deed": "save_dossier", "dossier": {"id": 200_000 + n, "subject": 100_000 + n, "plan": 7000, "year": 2017, "unit": 6000, "summary": "Làm kinh tế giỏi"}}),
            json!({"deed": "step_dossier", "id": 200_000 + n, "state": "nominated", "on": "2017-08-20", "by": "Bích"}),
            json!({"deed": "attach_file", "attachment": {"id": 300_000 + n, "dossier": 200_000 + n, "name": kept.name, "size": kept.size,
                "sha256": kept.sha256, "mime": "application/pdf", "added": "2017-08-20"}}),
        ]);
    }
    drop(database);
    office.does(&deeds);
    office
}

/// Runs the program and returns the most memory it held, in megabytes; 0 where the system does not tell.
fn most_memory(line: &[&str]) -> u64 {
    let mut child = Command::new(PROGRAM).args(line).stdout(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = peak.and_then(|it| it.trim().trim_end_matches(" kB").parse::<u64>().ok());
        most = most.max(kilobytes.unwrap_or(0) / 1024);
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(child.wait().unwrap().success());
    most
}

fn streams(many: i64, megabytes: usize) -> (u64, u64) {
    let folder = tempfile::tempdir().unwrap();
    let office = heavy(folder.path(), many, megabytes);
    let up = path(folder.path(), "nặng.gsg");
    let made = most_memory(&["packet", "make", "--plan", "7000", "--out", &up, "--data", &office.data]);
    let high = folder.path().join("trên").join("a.gsdata");
    let high = Office { data: high.to_str().unwrap().to_owned() };
    high.does(&[
        json!({"deed": "set_office", "office": {"kind": "womens_union", "superior": "", "issuer": "HỘI LHPN TỈNH", "name": "Hội LHPN tỉnh",
            "short_name": "Hội LHPN", "place": "Hòa An", "symbol": "HPN", "profile": "union"}}),
        json!({"deed": "save_plan", "plan": {"id": 1, "name": "Gương sáng", "subject": "Thử", "from": "2017-01-01", "to": "2017-12-31"}}),
    ]);
    let taken = most_memory(&["packet", "take", &up, "--into", "1", "--data", &high.data]);
    assert_eq!(high.database().submissions(PlanId(1)).unwrap().len() as i64, many);
    assert!(high.database().check_files().unwrap().is_empty());
    (made, taken)
}

#[test]
fn a_packet_is_streamed() {
    let (made, taken) = streams(12, 10);
    assert!(made <= 100 && taken <= 100, "{made} MB, {taken} MB");
}

#[test]
#[ignore = "two hundred megabytes; run by hand"]
fn two_hundred_dossiers_with_two_hundred_megabytes_are_streamed() {
    let (made, taken) = streams(200, 1);
    assert!(made <= 100 && taken <= 100, "{made} MB, {taken} MB");
    println!("made with {made} MB, taken in with {taken} MB");
}

#[test]
fn a_writing_that_is_killed_leaves_the_old_packet() {
    let folder = tempfile::tempdir().unwrap();
    let office = heavy(folder.path(), 4, 8);
    let up: PathBuf = folder.path().join("gói.gsg");
    let line = [
        "packet",
        "make",
        "--plan",
        "7000",
        "--out",
        up.to_str().unwrap(),
        "--data",
        &office.data,
        "--replace",
    ];
    assert!(Command::new(PROGRAM).args(line).stdout(Stdio::null()).status().unwrap().success());
    let old = std::fs::read(&up).unwrap();
    let mut killed = 0;
    for run in 0..8u64 {
        let mut child = Command::new(PROGRAM).args(line).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(20 + run * 45));
        child.kill().unwrap();
        if child.wait().unwrap().success() {
            continue;
        }
        killed += 1;
        // The old one, or the new one whole; never half of either.
        let now = std::fs::read(&up).unwrap();
        assert!(now == old || open(&up, None, &mut |_| true).is_ok(), "run {run}");
    }
    assert!(killed > 0, "every run was too quick to be killed");
    assert!(office.database().integrity().unwrap().is_empty());
}
