//! `import take` and `import map` as a person types them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calamine::{Data, Reader, Xlsx};
use guong_sang::cli::{Outlet, run, sample};
use guong_sang::storage::{Database, backup_folder};
use serde_json::{Value, json};
use std::io::Cursor;
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
    sample::enter(&mut database, &[sample::OFFICE, sample::PLAN, sample::DOSSIERS]).unwrap();
    path.to_str().unwrap().to_owned()
}

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lists").join(name);
    path.to_str().unwrap().to_owned()
}

fn fingerprint(data: &str) -> String {
    Database::open(Path::new(data)).unwrap().fingerprint().unwrap()
}

const AT: [&str; 2] = ["--at", "2017-09-20T02:00:00Z"];

#[test]
fn a_list_is_looked_at_entered_after_a_backup_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let list = fixture("01-tua-de-gop-o.xlsx");
    let before = fingerprint(&data);
    let line = ["import", "take", &list, "--plan", "1", "--data", &data, AT[0], AT[1]];
    let (code, told, err) = typed(&[&line[..], &["--dry"]].concat());
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(
        told["counts"],
        json!({"new": 3, "changed": 0, "same": 0, "skipped": 0, "refused": 0}),
        "{told:#}"
    );
    assert_eq!(fingerprint(&data), before);
    assert!(!backup_folder(Path::new(&data)).exists());

    let (code, done, err) = typed(&line);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(
        (&done["rows"], &done["counts"]),
        (&told["rows"], &told["counts"]),
        "what was shown is what was done"
    );
    let backup = done["backup"].as_str().unwrap();
    assert_eq!(fingerprint(backup), before);
    assert!(done["receipt"]["title"].as_str().unwrap().contains("3 hồ sơ"));
    // A second time nothing is to be done, and nothing is backed up for it.
    let (_, again, _) = typed(&line);
    assert_eq!(again["counts"]["same"], 3);
    assert!(again["receipt"].is_null() && again["backup"].is_null());

    let undo = folder.path().join("hoàn tác.jsonl");
    std::fs::write(&undo, format!("{}\n", done["receipt"]["undo"])).unwrap();
    let (code, _, err) = typed(&["apply", "--data", &data, undo.to_str().unwrap()]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(fingerprint(&data), before);
}

#[test]
fn a_mapping_is_kept_under_a_name_and_used_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let list = fixture("22-khong-tieu-de.csv");
    let columns = "#1=index; #2=name; #3=birth; #4=unit";
    let line =
        ["import", "map", &list, "--head", "0", "--columns", columns, "--kind", "person", "--data", &data];
    let (code, told, err) = typed(&[&line[..], &["--save", "Bảng không tiêu đề"]].concat());
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(told["layouts"][0]["columns"][1]["field"], "name");
    let (_, kept, _) = typed(&["show", "mappings", "--data", &data]);
    assert_eq!(kept[0]["name"], "Bảng không tiêu đề");
    let take = ["import", "take", &list, "--plan", "1", "--data", &data, AT[0], AT[1], "--dry"];
    let (_, told, _) = typed(&take);
    assert_eq!(told["counts"]["new"], 0);
    let (code, told, err) = typed(&[&take[..], &["--mapping", "bang khong tieu de"]].concat());
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(told["counts"]["new"], 2, "{told:#}");
    let (code, _, err) = typed(&[&take[..], &["--mapping", "không có"]].concat());
    assert_eq!(code, 2);
    assert!(err.contains("show mappings"), "{err}");
    // Kept again under the same name it stays one.
    typed(&[&line[..], &["--save", "Bảng không tiêu đề"]].concat());
    let (_, kept, _) = typed(&["show", "mappings", "--data", &data]);
    assert_eq!(kept.as_array().unwrap().len(), 1);
}

#[test]
fn questions_are_answered_on_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let take = |list: &str, more: &[&str]| {
        let list = fixture(list);
        let line = ["import", "take", &list, "--plan", "1", "--data", &data, AT[0], AT[1], "--dry"];
        typed(&[&line[..], more].concat()).1
    };
    let told = take("13-don-vi-gan-giong.xlsx", &[]);
    let near =
        told["units"].as_array().unwrap().iter().find(|it| it["text"] == "Hội LHPN xã Bản Lấy").unwrap();
    assert_eq!((&near["near"][0], &near["rows"]), (&json!(11), &json!(2)));
    let answered = take("13-don-vi-gan-giong.xlsx", &["--units", "Hội LHPN xã Bản Lấy=11", "--unit", "12"]);
    let new = |told: &Value| told["counts"]["new"].as_i64().unwrap();
    assert_eq!(new(&answered), new(&told) + 3, "two by the answer, one without a unit");
    let told = take("14-trung-nguoi.xlsx", &[]);
    let line = told["rows"].as_array().unwrap().iter().find(|row| row["question"] == "subject").unwrap();
    let place = line["line"].to_string();
    let apart = take("14-trung-nguoi.xlsx", &["--apart", &place]);
    assert_eq!(new(&apart), new(&told) + 1);
    let same = take("14-trung-nguoi.xlsx", &["--same", &format!("{place}=13")]);
    assert_eq!(new(&same), new(&told));
}

#[test]
fn the_result_goes_into_a_copy_that_keeps_its_look_and_into_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let list = fixture("31-giu-dang-tep.xlsx");
    let (copy, table) = (folder.path().join("bản sao.xlsx"), folder.path().join("kết quả.csv"));
    let (copy_name, table_name) = (copy.to_str().unwrap(), table.to_str().unwrap());
    let line = ["import", "take", &list, "--plan", "1", "--data", &data, AT[0], AT[1]];
    let (code, _, err) = typed(&[&line[..], &["--result", copy_name, "--table", table_name]].concat());
    assert_eq!((code, err.as_str()), (0, ""));
    let bytes = std::fs::read(&copy).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    let range = book.worksheet_range("Cá nhân").unwrap();
    let cell = |row, column| range.get_value((row, column)).cloned().unwrap_or(Data::Empty).to_string();
    assert_eq!(cell(1, 4), "Kết quả nhập");
    assert!(cell(2, 4).starts_with("Mới"), "{}", cell(2, 4));
    assert!(cell(3, 4).starts_with("Không nhận: Không đọc được ngày “không rõ”"), "{}", cell(3, 4));
    assert_eq!((cell(0, 0), cell(2, 1)), ("DANH SÁCH CÁ NHÂN".to_owned(), "Phan Thị Lài".to_owned()));
    // Everything but the one sheet is the same byte for byte; the sheet keeps its joins, its filter, its widths.
    let original = std::fs::read(&list).unwrap();
    let part = |bytes: &[u8], name: &str| {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    assert_eq!(part(&original, "xl/styles.xml"), part(&bytes, "xl/styles.xml"));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for kept in ["<mergeCell ref=\"A1:D1\"", "<autoFilter", "width=\"30\""] {
        assert!(sheet.contains(kept), "{kept}: {sheet}");
    }
    let text = std::fs::read_to_string(&table).unwrap();
    assert!(text.starts_with("\u{feff}Trang,Dòng,") && text.contains("Phan Thị Nhài"), "{text}");
    // The copy read in again: its column of results is known and not read, its rows are there.
    let line = ["import", "take", copy_name, "--plan", "1", "--data", &data, AT[0], AT[1], "--dry"];
    let (_, again, _) = typed(&line);
    assert_eq!((&again["counts"]["same"], &again["counts"]["refused"]), (&json!(1), &json!(1)), "{again:#}");
    let database = Database::open(Path::new(&data)).unwrap();
    assert_eq!(database.exports().unwrap().len(), 2, "what left is noted");
    let (code, _, _) = typed(&[&line[..9], &["--result", copy_name]].concat());
    assert_eq!(code, 3, "nothing is written over");
}

#[test]
fn what_the_program_writes_comes_back_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let list = folder.path().join("danh sách.xlsx");
    let list = list.to_str().unwrap();
    let columns = "name,kind,unit,field,movements,priorities,proposed,year,state,received,score,lacking,merit,birth,address,phone,summary";
    let (code, _, err) =
        typed(&["list", "dossiers", "--plan", "1", "--columns", columns, "--out", list, "--data", &data]);
    assert_eq!(code, 0, "{err}");
    let (code, told, err) =
        typed(&["import", "take", list, "--plan", "1", "--data", &data, AT[0], AT[1], "--dry"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(
        told["counts"],
        json!({"new": 0, "changed": 0, "same": 24, "skipped": 0, "refused": 0}),
        "{told:#}"
    );
    // In a file with the same units and no dossiers they are all new, and its list is the same table.
    let other = folder.path().join("b.gsdata");
    let mut database = Database::open(&other).unwrap();
    sample::enter(&mut database, &[sample::OFFICE, sample::PLAN]).unwrap();
    drop(database);
    let other = other.to_str().unwrap();
    let (_, told, err) = typed(&["import", "take", list, "--plan", "1", "--data", other, AT[0], AT[1]]);
    assert_eq!(told["counts"]["new"], 24, "{err} {told:#}");
    let csv = |data: &str, name: &str| {
        let path = folder.path().join(name);
        // What is imported: the state, the score and the papers are the life of a dossier, not of a list.
        let columns = "name,kind,unit,field,movements,priorities,proposed,year,received,merit,birth,address,phone,summary";
        let out = path.to_str().unwrap();
        let (code, _, err) =
            typed(&["list", "dossiers", "--plan", "1", "--columns", columns, "--out", out, "--data", data]);
        assert_eq!(code, 0, "{err}");
        std::fs::read_to_string(path).unwrap()
    };
    assert_eq!(csv(&data, "một.csv"), csv(other, "hai.csv"));
}

#[test]
fn a_list_of_units_comes_from_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let path = folder.path().join("đơn vị.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip([
        ["DANH SÁCH ĐƠN VỊ", "", ""],
        ["STT", "Tên đơn vị", "Trực thuộc"],
        ["1", "Hội LHPN xã Trăng Non", "Hội LHPN huyện Hòa An"],
        ["2", "Hội LHPN xã Bản Lầy", "Hội LHPN huyện Hòa An"],
    ]) {
        for (column, text) in (0u16..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    book.save(&path).unwrap();
    let (code, told, err) = typed(&["units", "paste", path.to_str().unwrap(), "--data", &data, "--dry"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(told["counts"], json!({"new": 1, "changed": 0, "same": 1, "refused": 0}), "{told:#}");
    assert_eq!(told["rows"][0]["line"], 3);
}
