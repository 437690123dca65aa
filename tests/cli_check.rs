//! The form check from the command line: what is printed, and how it ends.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::{self, Outlet};
use serde_json::Value;
use std::path::Path;

struct Answer {
    code: u8,
    out: String,
    err: String,
}

/// Runs a line; `{}` stands for the folder.
fn typed(folder: &Path, line: &str) -> Answer {
    let line: Vec<String> =
        line.split_whitespace().map(|word| word.replace("{}", folder.to_str().unwrap())).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(&line, &mut Outlet { out: &mut out, err: &mut err });
    Answer { code, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

/// A piece of a plan; the second "II" must be put right, "tiến tiến" should be looked at.
const PIECE: &str = "\
KẾ HOẠCH
Nêu gương người tốt năm 2026

I. MỤC ĐÍCH
Nêu gương điển hình tiến tiến.
II. NỘI DUNG
Mỗi chi hội chọn một việc tốt.
II. TỔ CHỨC THỰC HIỆN
Các chi hội thực hiện.
";

#[test]
fn findings_are_printed_as_sentences() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), PIECE).unwrap();
    let answer = typed(folder.path(), "check {}/a.txt --date 2026-02-05");
    assert_eq!((answer.code, answer.err.as_str()), (1, ""), "{}", answer.out);
    for said in [
        "Phải sửa – dòng 8: Số thứ tự “II” được dùng hai lần (lần đầu ở dòng 6).",
        "Gợi ý sửa: “II.” → “III.”",
        "Nên xem lại – dòng 5: “tiến tiến” có thể gõ nhầm từ “tiên tiến”.",
        "Theo: Nghị định 30/2020/NĐ-CP",
        "Phải sửa: 1; nên xem lại: 1; gợi ý: 2.",
    ] {
        assert!(answer.out.contains(said), "{said}\n{}", answer.out);
    }
    for code in guong_sang::forms::check::RuleId::ALL {
        assert!(!answer.out.contains(&format!("{} ", code.code())), "{}", code.code());
    }
}

#[test]
fn findings_are_given_as_json() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), PIECE).unwrap();
    let answer = typed(folder.path(), "check {}/a.txt --json --date 2026-02-05");
    assert_eq!(answer.code, 1);
    let found: Vec<Value> = serde_json::from_str(&answer.out).unwrap();
    let twice = found.iter().find(|finding| finding["rule"] == "section-twice").unwrap();
    assert_eq!((twice["severity"].as_str(), twice["place"]["line"].as_u64()), (Some("error"), Some(8)));
    assert_eq!(twice["repair"]["replace"]["to"], "III.");
    assert!(twice["place"]["anchor"].is_null());
}

#[test]
fn a_text_with_nothing_to_put_right_ends_well() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), PIECE.replacen("II. TỔ", "III. TỔ", 1)).unwrap();
    let answer = typed(folder.path(), "check {}/a.txt --date 2026-02-05");
    assert_eq!(answer.code, 0, "{}", answer.out);
    std::fs::write(folder.path().join("empty.txt"), "").unwrap();
    let answer = typed(folder.path(), "check {}/empty.txt");
    assert_eq!((answer.code, answer.out.as_str()), (0, "Phải sửa: 0; nên xem lại: 0; gợi ý: 0.\n"));
    std::fs::write(folder.path().join("bytes.txt"), [0xff, 0xfe, b'a', 0, 0x80]).unwrap();
    assert_eq!(typed(folder.path(), "check {}/bytes.txt").code, 0);
}

#[test]
fn choices_of_the_office_are_taken() {
    let folder = tempfile::tempdir().unwrap();
    let text = "KẾ HOẠCH\nSố: /KH-BTV\nNêu gương\n\nI. NỘI DUNG\nChọn 02 tập thể lan tỏa việc tốt.\n";
    std::fs::write(folder.path().join("a.txt"), text).unwrap();
    let rules = |line: &str| -> Vec<String> {
        let answer = typed(folder.path(), line);
        let found: Vec<Value> = serde_json::from_str(&answer.out).unwrap();
        found.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    };
    let plain = rules("check {}/a.txt --json");
    assert!(plain.contains(&"number-blank".to_owned()), "{plain:?}");
    let chosen = rules("check {}/a.txt --json --by-hand --words --tones old");
    assert!(!chosen.contains(&"number-blank".to_owned()));
    assert!(chosen.contains(&"words-after-number".to_owned()) && chosen.contains(&"tone-mixed".to_owned()));
}

#[test]
fn our_own_papers_are_checked_without_a_window() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(typed(folder.path(), "demo --out {}/demo").code, 0);
    let data = std::fs::read_dir(folder.path().join("demo"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|kind| kind == "gsdata"))
        .unwrap();
    // The words of these tests' lines are parted at spaces.
    let plain = folder.path().join("demo.gsdata");
    std::fs::rename(&data, &plain).unwrap();
    let data = plain.to_str().unwrap();
    for line in
        [format!("check plan 1 --json --data {data}"), format!("check list --plan 1 --json --data {data}")]
    {
        let answer = typed(folder.path(), &line);
        assert!(answer.code <= 1, "{}", answer.err);
        let found: Vec<Value> = serde_json::from_str(&answer.out).unwrap();
        assert!(found.iter().all(|finding| finding["severity"] != "error"), "{found:#?}");
    }
}

#[test]
fn wrong_lines_are_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    for (line, code) in [
        ("check", 2),
        ("check {}/none.txt", 3),
        ("check list", 2),
        ("check {}/a.txt more", 2),
        ("check {}/a.txt --date 05/02/2026x", 2),
        ("check {}/a.txt --tones other", 2),
        ("check plan 1 --data {}/none.gsdata", 3),
    ] {
        let answer = typed(folder.path(), line);
        assert_eq!(answer.code, code, "{line}: {}", answer.err);
        assert!(!answer.err.is_empty() && answer.out.is_empty());
    }
}
