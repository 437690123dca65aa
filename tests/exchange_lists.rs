//! Ugly lists of exemplars, each with what has to come of every row; entered, read again, taken back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use guong_sang::cli::sample;
use guong_sang::domain::ids::{IdSource, PlanId};
use guong_sang::domain::import::{Choices, Judged, Mapping, OutcomeKind, judge};
use guong_sang::domain::sheet::Sheet;
use guong_sang::domain::{Command, Stamp};
use guong_sang::exchange::sheets::{SheetError, read_sheets};
use guong_sang::storage::Database;
use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    case: Vec<Case>,
}

/// A file, how it is read, and what has to come of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    file: String,
    about: String,
    #[serde(default)]
    mapping: Mapping,
    #[serde(default)]
    error: Option<String>,
    /// New, changed, same, skipped, refused.
    #[serde(default)]
    counts: [usize; 5],
    /// Words that stand among the notices.
    #[serde(default)]
    notices: Vec<String>,
    #[serde(default)]
    row: Vec<Expect>,
    #[serde(default)]
    value: Vec<Stored>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    #[serde(default)]
    sheet: String,
    line: u32,
    outcome: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    unit: String,
    /// Words that stand in what is told of the row.
    #[serde(default)]
    says: String,
}

/// What is stored of somebody: a place in the subject or dossier, and what stands there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    name: String,
    at: String,
    is: Value,
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lists")
}

pub fn world() -> Database {
    let mut database = Database::in_memory().unwrap();
    sample::enter(&mut database, &[sample::OFFICE, sample::PLAN, sample::DOSSIERS]).unwrap();
    database
}

pub fn stamp() -> Stamp {
    Stamp { at: "2017-09-20T02:00:00Z".parse().unwrap(), who: "Vi Thị Thu Thảo".to_owned() }
}

pub fn judged(database: &Database, sheets: &[Sheet], choices: &Choices) -> Judged {
    let ground = database.import_ground(PlanId(1)).unwrap();
    judge(sheets, choices, &ground.known(2017, "2017-09-20".parse().unwrap()))
}

pub fn ids() -> impl FnMut() -> i64 {
    let mut source = IdSource::new(7);
    move || source.fresh::<i64>("2026-01-01T00:00:00Z".parse().unwrap())
}

fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string(folder().join("expected.toml")).unwrap();
    toml::from_str::<Expected>(&text).unwrap().case
}

fn dump(case: &Case, judged: &Judged) {
    eprintln!("\n== {} {:?}", case.file, judged.counts());
    for layout in &judged.layouts {
        let columns: Vec<String> =
            layout.columns.iter().map(|it| format!("{}={:?}/{:?}", it.heading, it.field, it.sure)).collect();
        eprintln!(
            "  [{}] head {:?} kind {:?}: {}",
            layout.sheet,
            layout.head,
            layout.kind,
            columns.join(" | ")
        );
    }
    for notice in &judged.notices {
        eprintln!("  ! {notice}");
    }
    for row in &judged.rows {
        eprintln!(
            "  {}:{} {:?} “{}” {:?} [{}] {}",
            row.sheet,
            row.line,
            row.outcome.kind(),
            row.name,
            row.kind,
            row.unit,
            row.detail()
        );
    }
}

#[test]
fn every_ugly_list_comes_out_as_written_down_and_goes_back_whole() {
    let mut seen = std::collections::BTreeSet::new();
    let mut wrong = Vec::new();
    for case in cases() {
        seen.insert(case.file.clone());
        let label = format!("{} ({})", case.file, case.about);
        let read = read_sheets(&folder().join(&case.file));
        if let Some(error) = &case.error {
            let told = format!("{:?}", read.expect_err(&label));
            if !told.starts_with(error.as_str()) {
                wrong.push(format!("{label}: {told}"));
            }
            continue;
        }
        let sheets = read.unwrap_or_else(|error| panic!("{label}: {error}"));
        let mut database = world();
        let before = database.fingerprint().unwrap();
        let choices = Choices { mapping: case.mapping.clone(), ..Choices::default() };
        let first = judged(&database, &sheets, &choices);
        if std::env::var_os("DUMP").is_some() {
            dump(&case, &first);
        }
        wrong.extend(differences(&case, &first).into_iter().map(|it| format!("{label}: {it}")));
        assert!(first.rows.iter().all(|row| row.planned_is_told()), "{label}");
        let Some(command) = first.command(&case.file, &mut ids()) else {
            assert_eq!(first.counts()[..2], [0, 0], "{label}");
            continue;
        };
        wrong.extend(unstored(&case, &command).into_iter().map(|it| format!("{label}: {it}")));
        let receipt = database.perform(&command, &stamp()).unwrap_or_else(|error| panic!("{label}: {error}"));
        // The same file again changes nothing, and every row that was taken is there.
        let again = judged(&database, &sheets, &choices);
        if again.command("", &mut ids()).is_some() {
            dump(&case, &again);
            wrong.push(format!("{label}: the second time is not without a deed"));
        }
        for (one, other) in first.rows.iter().zip(&again.rows) {
            let expected = match one.outcome.kind() {
                OutcomeKind::New | OutcomeKind::Changed => OutcomeKind::Same,
                kind => kind,
            };
            if other.outcome.kind() != expected {
                wrong.push(format!(
                    "{label}: line {} the second time {:?} {}",
                    one.line,
                    other.outcome,
                    other.detail()
                ));
            }
        }
        database.perform(&receipt.undo.unwrap(), &stamp()).unwrap();
        assert_eq!(database.fingerprint().unwrap(), before, "{label}: taken back");
    }
    for file in std::fs::read_dir(folder()).unwrap() {
        let name = file.unwrap().file_name().to_string_lossy().into_owned();
        let listed = name.ends_with(".py") || name.ends_with(".toml") || seen.contains(&name);
        assert!(listed, "{name} is not in expected.toml");
    }
    assert!(seen.len() >= 20 && wrong.is_empty(), "{}", wrong.join("\n"));
}

fn differences(case: &Case, judged: &Judged) -> Vec<String> {
    let mut wrong = Vec::new();
    if judged.counts() != case.counts {
        wrong.push(format!("counts {:?}, not {:?}", judged.counts(), case.counts));
    }
    for words in &case.notices {
        if !judged.notices.iter().any(|notice| notice.contains(words.as_str())) {
            wrong.push(format!("no notice with “{words}”: {:?}", judged.notices));
        }
    }
    for expect in &case.row {
        let found = judged
            .rows
            .iter()
            .find(|row| row.line == expect.line && (expect.sheet.is_empty() || row.sheet == expect.sheet));
        let Some(row) = found else {
            wrong.push(format!("no line {}", expect.line));
            continue;
        };
        let kind = row.kind.map(|kind| kind.code()).unwrap_or_default();
        let outcome = serde_json::to_value(row.outcome.kind()).unwrap();
        let fits = outcome == expect.outcome.as_str()
            && (expect.kind.is_empty() || expect.kind == kind)
            && (expect.unit.is_empty() || expect.unit == row.unit)
            && row.detail().contains(&expect.says);
        if !fits {
            wrong.push(format!("line {}: {outcome} {kind} [{}] {}", row.line, row.unit, row.detail()));
        }
    }
    wrong
}

/// What of the stored values is not as expected.
fn unstored(case: &Case, command: &Command) -> Vec<String> {
    let Command::Batch { commands, .. } = command else { panic!("one deed") };
    let mut subjects = Vec::new();
    let mut dossiers = Vec::new();
    for command in commands {
        match command {
            Command::SaveSubject { subject } => subjects.push(serde_json::to_value(subject).unwrap()),
            Command::SaveDossier { dossier } => dossiers.push(serde_json::to_value(dossier).unwrap()),
            _ => {}
        }
    }
    let mut wrong = Vec::new();
    for stored in &case.value {
        let subject = subjects.iter().find(|it| it["name"] == stored.name.as_str());
        let dossier = subject.and_then(|it| dossiers.iter().find(|dossier| dossier["subject"] == it["id"]));
        let found = subject
            .and_then(|it| it.pointer(&stored.at))
            .or_else(|| dossier.and_then(|it| it.pointer(&stored.at)));
        if found != Some(&stored.is) {
            wrong.push(format!("{} {}: {found:?}, not {}", stored.name, stored.at, stored.is));
        }
    }
    wrong
}

/// Every row that is stored says so, and the other way round.
trait Told {
    fn planned_is_told(&self) -> bool;
}

impl Told for guong_sang::domain::import::Row {
    fn planned_is_told(&self) -> bool {
        matches!(self.outcome.kind(), OutcomeKind::New | OutcomeKind::Changed) == self.is_taken()
    }
}

#[test]
fn a_file_that_is_none_says_what_to_do() {
    for (name, bytes) in [("a.pdf", b"%PDF-1.4".as_slice()), ("a.xlsx", b"".as_slice())] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let error = read_sheets(&path).unwrap_err();
        assert!(matches!(error, SheetError::NoSheet { .. }), "{error:?}");
        assert!(error.to_string().contains("Dữ liệu vẫn nguyên vẹn"));
    }
}

/// A workbook of `many` people of four units, no two alike.
fn workbook(many: u32) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let head = ["STT", "Họ và tên", "Ngày sinh", "Điện thoại", "Chức vụ", "Đơn vị", "Lĩnh vực", "Thành tích"];
    for (column, text) in (0u16..).zip(head) {
        sheet.write_string(2, column, text).unwrap();
    }
    let pick = |all: &[&str], by: u32| all[usize::try_from(by).unwrap() % all.len()].to_owned();
    for at in 0..many {
        let name = format!(
            "{} {} {} {}",
            pick(&["Nông", "Hoàng", "Lục", "Bế", "Đàm", "Sầm", "Triệu"], at),
            pick(&["Thị", "Văn"], at / 7),
            pick(&["Thu", "Kim", "Bích", "Ngọc", "Thanh", "Hồng", "Tuyết", "Xuân"], at / 14),
            pick(&["Hoa", "Lan", "Huệ", "Nguyệt", "Duyên", "Sao", "Hạnh", "Vân", "Mai"], at / 112),
        );
        let units = ["Hội LHPN xã Bản Lầy", "Xã Nà Phong", "Hội LHPN xã Khuổi Nặm", "Hội LHPN xã Pác Sen"];
        let cells = [
            (at + 1).to_string(),
            name,
            format!("{:02}/{:02}/{}", at % 28 + 1, at / 28 % 12 + 1, 1940 + at / 336 % 60),
            format!("09{at:08}"),
            "Chi hội trưởng".to_owned(),
            pick(&units, at),
            "Xây dựng nông thôn mới".to_owned(),
            format!("Vận động {at} ngày công làm đường, giúp 5 hộ thoát nghèo."),
        ];
        for (column, text) in (0u16..).zip(cells) {
            sheet.write_string(at + 3, column, text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_long_list_is_told_to_its_last_row_entered_and_taken_back() {
    const MANY: u32 = 5_000;
    let bytes = workbook(MANY);
    let mut database = world();
    let before = database.fingerprint().unwrap();
    let at = std::time::Instant::now();
    let sheets = guong_sang::exchange::sheets::sheets_of("xlsx", &bytes).unwrap();
    let read = at.elapsed();
    let first = judged(&database, &sheets, &Choices::default());
    let shown = at.elapsed();
    assert_eq!(first.counts().iter().sum::<usize>(), 5_000);
    assert!(first.counts()[0] > 4_900, "{:?}", first.counts());
    let command = first.command("dài.xlsx", &mut ids()).unwrap();
    let undo = database.perform(&command, &stamp()).unwrap().undo.unwrap();
    eprintln!("read {read:.1?}, shown {shown:.1?}, entered {:.1?} (not optimised)", at.elapsed() - shown);
    assert!(judged(&database, &sheets, &Choices::default()).command("", &mut ids()).is_none());
    database.perform(&undo, &stamp()).unwrap();
    assert_eq!(database.fingerprint().unwrap(), before);
}
