//! The headless door as a person meets it: what is typed, what comes back, what is on the disk afterwards.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::cli::{self, COMMANDS, Outlet, sample};
use guong_sang::storage::Database;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use storage_support::{bytes_below, campaign_file};

struct Answer {
    code: u8,
    out: String,
    err: String,
}

impl Answer {
    fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{}", self.err);
        serde_json::from_str(&self.out).unwrap()
    }
}

/// Runs a line; `{}` stands for the folder, `_` for a space inside a word.
fn typed(folder: &Path, line: &str) -> Answer {
    let line: Vec<String> = line
        .split_whitespace()
        .map(|word| word.replace('_', " ").replace("{}", folder.to_str().unwrap()))
        .collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(&line, &mut Outlet { out: &mut out, err: &mut err });
    Answer { code, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

const UNIT: &str = r#"{"deed":"save_unit","unit":{"id":1,"kind":"province","name":"Hội LHPN tỉnh"}}"#;
const CHILD: &str =
    r#"{"deed":"save_unit","unit":{"id":2,"parent":1,"kind":"district","name":"Hội LHPN huyện"}}"#;
const REFUSED: &str = r#"{"deed":"remove_unit","id":1}"#;

#[test]
fn apply_gives_one_receipt_for_each_deed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.jsonl"), format!("# hai đơn vị\n\n{UNIT}\n{CHILD}\n")).unwrap();
    let line = "apply {}/a.jsonl --data {}/a.gsdata --who Nông_Thị_Vân --at 2017-10-12T08:00:00Z";
    let answer = typed(folder.path(), line);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let receipts: Vec<Value> = answer.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(receipts.len(), 2);
    assert_eq!(receipts[1]["deed"], 2);
    assert_eq!(receipts[1]["title"], "Ghi đơn vị Hội LHPN huyện");
    assert_eq!(receipts[1]["changes"]["unit"][0], 2);
    assert_eq!(receipts[1]["undo"]["deed"], "revert");
    let journal = typed(folder.path(), "show journal --data {}/a.gsdata --most 1").json();
    assert_eq!(journal[0]["who"], "Nông Thị Vân");
    assert_eq!(journal[0]["at"], "2017-10-12T08:00:00.000Z");
}

#[test]
fn a_refused_deed_stops_the_script_and_earlier_ones_stay() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.jsonl"), format!("{UNIT}\n{CHILD}\n{REFUSED}\n{CHILD}\n")).unwrap();
    let answer = typed(folder.path(), "apply {}/a.jsonl --data {}/a.gsdata");
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("Dòng 3: [Đang được dùng]"), "{}", answer.err);
    let last: Value = serde_json::from_str(answer.out.lines().last().unwrap()).unwrap();
    assert_eq!((last["refused"].as_str(), last["line"].as_u64()), (Some("still-used"), Some(3)));
    assert_eq!(answer.out.lines().count(), 3);
    let units = typed(folder.path(), "show units --data {}/a.gsdata").json();
    assert_eq!(units.as_array().unwrap().len(), 2);
}

#[test]
fn an_atomic_script_is_one_deed_or_none() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bad.jsonl"), format!("{UNIT}\n{CHILD}\n{REFUSED}\n")).unwrap();
    std::fs::write(folder.path().join("good.jsonl"), format!("{UNIT}\n{CHILD}\n")).unwrap();
    let answer = typed(folder.path(), "apply {}/bad.jsonl --data {}/a.gsdata --atomic");
    assert_eq!(answer.code, 1);
    assert_eq!(typed(folder.path(), "show units --data {}/a.gsdata").json(), serde_json::json!([]));
    let answer = typed(folder.path(), "apply {}/good.jsonl --data {}/a.gsdata --atomic");
    assert_eq!((answer.code, answer.out.lines().count()), (0, 1));
    assert_eq!(typed(folder.path(), "show journal --data {}/a.gsdata").json().as_array().unwrap().len(), 1);
}

#[test]
fn a_line_that_is_no_command_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (bad, word) in [
        (r#"{"deed":"fly"}"#, "fly"),
        (r#"{"deed":"remove_unit","id":1,"colour":"red"}"#, "colour"),
        (r#"{"deed":"remove_unit"}"#, "id"),
        ("remove unit 1", "expected"),
    ] {
        std::fs::write(folder.path().join("a.jsonl"), format!("{UNIT}\n{bad}\n")).unwrap();
        let answer = typed(folder.path(), "apply {}/a.jsonl --data {}/a.gsdata");
        assert_eq!(answer.code, 2, "{bad}");
        assert!(answer.err.contains("Dòng 2") && answer.err.contains(word), "{bad}: {}", answer.err);
    }
}

#[test]
fn every_question_has_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    std::fs::rename(path, folder.path().join("a.gsdata")).unwrap();
    let ask = |what: &str| typed(folder.path(), &format!("show {what} --data {{}}/a.gsdata")).json();
    assert_eq!(ask("office")["short_name"], "Hội LHPN tỉnh Cao Bằng");
    assert_eq!(ask("units").as_array().unwrap().len(), 25);
    assert_eq!(ask("movements").as_array().unwrap().len(), 3);
    assert_eq!(ask("plans")[0]["number"], "53");
    assert_eq!(ask("plan 1")["sets"].as_array().unwrap().len(), 5);
    assert_eq!(ask("dossier 14")["subject"]["name"], "Sầm Thị Hoà");
    assert_eq!(ask("rounds 1")[0]["state"], "open");

    let found = ask("dossiers --words sầm_hòa");
    assert_eq!(found["total"], 1, "Hoà is found by Hòa");
    assert_eq!(found["rows"][0]["name"], "Sầm Thị Hoà", "kept as its bearer writes it");
    let page = ask("dossiers --plan 1 --year 2017 --order unit --descending --most 5");
    assert_eq!((page["total"].as_u64(), page["rows"].as_array().unwrap().len()), (Some(24), 5));
    assert_eq!(ask("dossiers --state withdrawn")["rows"][0]["id"], 16);
    assert_eq!(ask("dossiers --unit 9")["total"], 1);
    let persons = ask("dossiers --kind person --movement 1,2 --from 2 --most 2");
    assert_eq!((persons["first"].as_u64(), persons["rows"].as_array().unwrap().len()), (Some(2), 2));
    assert_eq!(persons["by_kind"][1], persons["total"]);
    let (lacking, whole) = (ask("dossiers --lacking yes")["total"].as_u64(), ask("dossiers --lacking no"));
    assert_eq!(lacking.unwrap() + whole["total"].as_u64().unwrap(), 24);
    let of_unit = ask("dossiers --unit 1")["total"].as_u64();
    assert_eq!(of_unit, Some(24), "a unit stands for those below it");
    let by_field = ask("dossiers --field Xây_dựng_nông_thôn_mới --order field");
    assert!(by_field["total"].as_u64().unwrap() > 0, "{by_field}");
    assert_eq!(ask("dossiers --priority farmer,quiet --award Không_có --field A;_B")["total"], 0);

    let round = ask("round 1");
    assert_eq!(round["quorum"], serde_json::json!({"present": 5, "needed": 4}));
    let persons = &round["rankings"][1]["overall"];
    assert_eq!(persons["placed"][5]["dossier"], 14);
    assert!(persons["placed"][5]["above_next"].as_str().unwrap().contains("quyết định"));
    assert_eq!(round["rankings"][0]["clusters"].as_array().unwrap().len(), 3);
    assert_eq!(round["board"]["members"].as_array().unwrap().len(), 7);

    let health = ask("health");
    assert_eq!((health["whole"].as_bool(), health["journal"]["broken_at"].is_null()), (Some(true), true));
    assert_eq!(health["rows"]["dossier"], 24);
    assert_eq!(health["revision"], 259);
}

#[test]
fn a_question_never_makes_a_file() {
    let folder = tempfile::tempdir().unwrap();
    for line in ["show office", "show health", "paper plan 1 --out {}/k.pdf", "backup --out {}/b.gsdata"] {
        let answer = typed(folder.path(), &format!("{line} --data {{}}/không.gsdata"));
        assert_eq!(answer.code, 3, "{line}");
        assert!(answer.err.contains("không.gsdata"), "{}", answer.err);
    }
    assert!(bytes_below(folder.path()).is_empty());
}

#[test]
fn what_is_not_understood_is_said() {
    let folder = tempfile::tempdir().unwrap();
    for line in [
        "fly",
        "show",
        "show moon --data {}/a.gsdata",
        "show office extra --data {}/a.gsdata",
        "show dossiers --kind dragon --data {}/a.gsdata",
        "show dossier one --data {}/a.gsdata",
        "apply",
        "paper list --out {}/l.pdf",
        "paper list --plan 1 --round 1 --out {}/l.pdf",
        "paper plan 1",
        "demo",
        "demo --out {}/d --colour red",
        "apply {}/a.jsonl --at yesterday",
    ] {
        let answer = typed(folder.path(), line);
        assert_eq!(answer.code, 2, "{line}: {}", answer.err);
        assert!(answer.err.contains("help"), "{line}: {}", answer.err);
    }
    assert_eq!(typed(folder.path(), "apply {}/không.jsonl --data {}/a.gsdata").code, 3);
    assert!(bytes_below(folder.path()).is_empty());
}

#[test]
fn help_names_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let help = typed(folder.path(), "help");
    assert_eq!(help.code, 0);
    for command in COMMANDS {
        assert!(help.out.contains(&format!("guong-sang {command}")), "{command}");
    }
    assert_eq!(typed(folder.path(), "--help").out, help.out);
}

#[test]
fn papers_are_written_with_their_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    std::fs::rename(path, folder.path().join("a.gsdata")).unwrap();
    for (line, stem, least) in [
        ("paper plan 1 --out {}/out/k.pdf --png", "k", 4),
        ("paper list --round 1 --out {}/out/l.pdf --png", "l", 3),
        ("paper list --plan 1 --out {}/out/m.pdf --png", "m", 4),
    ] {
        let answer = typed(folder.path(), &format!("{line} --data {{}}/a.gsdata --at 2017-10-12T08:00:00Z"));
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{line}");
        let pdf = std::fs::read(folder.path().join(format!("out/{stem}.pdf"))).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"), "{line}");
        let pages = lopdf::Document::load_mem(&pdf).unwrap().get_pages().len();
        assert!(pages >= least, "{line}: {pages}");
        assert_eq!(answer.out.lines().count(), 1 + pages, "{line}");
        for file in answer.out.lines() {
            assert!(std::fs::metadata(file).unwrap().len() > 1000, "{file}");
        }
        // The same moment gives the same bytes.
        let again = line.replace("/out/", "/again/");
        typed(folder.path(), &format!("{again} --data {{}}/a.gsdata --at 2017-10-12T08:00:00Z"));
        assert!(std::fs::read(folder.path().join(format!("again/{stem}.pdf"))).unwrap() == pdf);
    }
}

#[test]
fn a_list_of_a_round_holds_the_chosen_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    std::fs::rename(path, folder.path().join("a.gsdata")).unwrap();
    let text = |line: &str| {
        assert_eq!(typed(folder.path(), &format!("{line} --data {{}}/a.gsdata --out {{}}/l.pdf")).code, 0);
        let document = lopdf::Document::load(folder.path().join("l.pdf")).unwrap();
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        let text = document.extract_text(&pages).unwrap().replace('\u{a0}', " ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let chosen = text("paper list --round 1");
    assert!(
        chosen.contains("04 (bốn) tập thể, 06 (sáu) cá nhân, 03 (ba) hộ gia đình, 01 (một) mô hình"),
        "{chosen}"
    );
    assert!(chosen.contains("Thị Hoà") && !chosen.contains("Thanh Nguyệt"), "the council's order");
    let all = text("paper list --plan 1");
    assert!(
        all.contains("06 (sáu) tập thể, 08 (tám) cá nhân, 05 (năm) hộ gia đình, 02 (hai) mô hình"),
        "{all}"
    );
}

#[test]
fn the_demo_is_the_same_every_time_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let first = typed(folder.path(), "demo --out {}/một");
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    assert_eq!(first.out.lines().count(), 29);
    let files = bytes_below(&folder.path().join("một"));
    let names: Vec<String> =
        files.keys().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    for name in ["Gương Sáng.gsdata", "Kế hoạch.pdf", "Tờ trình đề nghị khen thưởng.docx", "Giấy khen.pdf"]
    {
        assert!(names.iter().any(|it| it == name), "{name} is not in {names:?}");
    }
    assert_eq!(names.len(), 29);
    assert_eq!(typed(folder.path(), "demo --out {}/hai").code, 0);
    let second = bytes_below(&folder.path().join("hai"));
    assert!(files.values().eq(second.values()), "byte for byte");

    let again = typed(folder.path(), "demo --out {}/một");
    assert_eq!(again.code, 3);
    assert!(again.err.contains("giữ nguyên"), "{}", again.err);
    assert!(bytes_below(&folder.path().join("một")) == files);

    assert_eq!(typed(folder.path(), "demo --closed --out {}/ba").code, 0);
    let database = Database::open(&folder.path().join("ba").join("Gương Sáng.gsdata")).unwrap();
    assert_eq!(database.revision().unwrap(), 276);
}

#[test]
fn the_program_itself_needs_no_display() {
    let folder = tempfile::tempdir().unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_guong-sang"))
        .args(["demo", "--out"])
        .arg(folder.path().join("d"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(bytes_below(&folder.path().join("d")).len(), 29);
}

#[test]
fn a_backup_is_verified_and_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    std::fs::rename(path, folder.path().join("a.gsdata")).unwrap();
    let line = "backup --data {}/a.gsdata --out {}/sao/b.gsdata";
    assert_eq!(typed(folder.path(), line).json()["verified"], true);
    let before = bytes_below(folder.path());
    assert_eq!(typed(folder.path(), line).code, 3);
    assert!(bytes_below(folder.path()) == before);
    let copy = Database::open(&folder.path().join("sao/b.gsdata")).unwrap();
    let mut expected = Database::in_memory().unwrap();
    sample::enter(&mut expected, &sample::CAMPAIGN).unwrap();
    assert_eq!(copy.fingerprint().unwrap(), expected.fingerprint().unwrap());
}

#[test]
fn a_list_leaves_as_a_file_and_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    std::fs::rename(path, folder.path().join("a.gsdata")).unwrap();
    let list = |rest: &str| typed(folder.path(), &format!("list dossiers --data {{}}/a.gsdata {rest}"));
    let own = list(
        "--kind person --columns name,birth,phone --out {}/a.csv --who Vi_Thảo --at 2017-10-12T01:00:00Z",
    );
    assert_eq!(own.code, 0, "{}", own.err);
    let text = std::fs::read_to_string(folder.path().join("a.csv")).unwrap();
    assert!(text.starts_with("\u{feff}STT,\"Họ và tên, tên gọi\",Ngày sinh,Điện thoại\r\n1,"), "{text}");
    assert_eq!(text.lines().count(), 10);
    assert_eq!(list("--year 2017 --public --columns name,birth,phone --out {}/b.xlsx").code, 0);
    assert!(std::fs::read(folder.path().join("b.xlsx")).unwrap().starts_with(b"PK"));
    let notes = Database::open(&folder.path().join("a.gsdata")).unwrap().exports().unwrap();
    let said: Vec<(&str, u32, bool, &str)> =
        notes.iter().map(|it| (it.what.as_str(), it.rows, it.personal, it.file.as_str())).collect();
    assert!(said.contains(&("Danh sách hồ sơ", 9, true, "a.csv")), "{said:?}");
    assert!(said.contains(&("Danh sách hồ sơ năm 2017", 24, false, "b.xlsx")), "{said:?}");
    for (line, word) in [
        ("--out {}/c.txt", ".xlsx"),
        ("--columns name,moon --out {}/c.csv", "moon"),
        ("--lacking maybe --out {}/c.csv", "maybe"),
        ("--from 0 --out {}/c.csv", "--from"),
        ("", "--out"),
    ] {
        let answer = list(line);
        assert_eq!(answer.code, 2, "{line}");
        assert!(answer.err.contains(word), "{line}: {}", answer.err);
        assert!(!folder.path().join("c.csv").exists());
    }
    assert_eq!(typed(folder.path(), "list moons --out {}/c.csv").code, 2);
}
