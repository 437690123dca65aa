//! Tables for other programs are read again as they were written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calamine::{Data, Reader, Xlsx, open_workbook, open_workbook_from_rs};
use guong_sang::domain::dossier::{DossierState, Priority};
use guong_sang::domain::ids::{DossierId, MovementId, SubjectId, UnitId};
use guong_sang::domain::listing::{Column, DossierRow, Names};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::exchange::listing;
use guong_sang::exchange::table::{ColumnKind, Table};
use proptest::prelude::*;
use std::io::Cursor;

fn table() -> Table {
    let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
    Table {
        title: "Danh sách hồ sơ năm 2026".to_owned(),
        columns: [
            ("Họ và tên", ColumnKind::Text),
            ("Điện thoại", ColumnKind::Text),
            ("Điểm", ColumnKind::Number),
            ("Ngày sinh", ColumnKind::Day),
            ("Trích ngang", ColumnKind::Text),
        ]
        .map(|(heading, kind)| (heading.to_owned(), kind))
        .to_vec(),
        rows: vec![
            row([
                "Sầm Thị Hoà",
                "0912000111",
                "9,25",
                "05/03/1980",
                "Giúp 12 hộ, \"thoát nghèo\";\nhiến 1.250 m² đất",
            ]),
            row(["=HYPERLINK(\"x\")", "00123", "", "1975", "- Vận động hội viên"]),
        ],
    }
}

fn cells(bytes: Vec<u8>) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    sheet.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn a_sheet_keeps_text_as_text_and_numbers_and_days_as_values() {
    let read = cells(table().to_xlsx().unwrap());
    assert_eq!(read[0][0], Data::String("Danh sách hồ sơ năm 2026".to_owned()));
    assert_eq!(read[1][1], Data::String("Điện thoại".to_owned()));
    assert_eq!(read[2][1], Data::String("0912000111".to_owned()));
    assert_eq!(read[3][1], Data::String("00123".to_owned()));
    assert_eq!(read[2][2], Data::Float(9.25));
    assert_eq!(read[3][2], Data::Empty);
    let Data::DateTime(day) = read[2][3] else { panic!("{:?}", read[2][3]) };
    assert_eq!(day.as_f64(), 29_285.0, "05/03/1980 as Excel counts days");
    assert_eq!(read[3][3], Data::Float(1975.0));
    assert_eq!(read[3][0], Data::String("=HYPERLINK(\"x\")".to_owned()), "no formula");
    assert_eq!(read[2][4], Data::String(table().rows[0][4].clone()));
    assert_eq!(read.len(), 4);
    assert_eq!(table().to_xlsx().unwrap(), table().to_xlsx().unwrap(), "the same bytes");
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("danh sách.xlsx");
    table().write_xlsx(&path).unwrap();
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    assert_eq!(book.worksheet_range_at(0).unwrap().unwrap().height(), 4);
    let nowhere = folder.path().join("không có").join("a.csv");
    let sentence = table().write_csv(&nowhere).unwrap_err().to_string();
    assert!(sentence.contains("“a.csv”") && sentence.contains("Dữ liệu vẫn nguyên vẹn"), "{sentence}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn rows_are_numbered_and_ragged_ones_made_even() {
    let mut table = table();
    table.rows[1].truncate(1);
    table.rows[0].push("thừa".to_owned());
    let read = cells(table.numbered().to_xlsx().unwrap());
    assert_eq!((&read[2][0], &read[3][0]), (&Data::Float(1.0), &Data::Float(2.0)));
    assert!(read.iter().all(|row| row.len() == 6));
}

#[test]
fn what_goes_to_the_clipboard_stays_in_its_cells() {
    let text = table().to_clipboard();
    let lines: Vec<Vec<&str>> = text.split("\r\n").map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.len() == 5));
    assert_eq!(lines[1][4], "Giúp 12 hộ, \"thoát nghèo\"; hiến 1.250 m² đất");
    assert_eq!((lines[2][0], lines[2][4]), (" =HYPERLINK(\"x\")", " - Vận động hội viên"));
}

fn read_csv(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn comma_separated_text_is_read_again_as_it_was() {
    let text = table().to_csv();
    assert!(text.starts_with("\u{feff}Họ và tên,Điện thoại,"), "{text}");
    assert!(text.ends_with("\r\n"));
    let read = read_csv(&text);
    assert_eq!(read[1], table().rows[0]);
    assert_eq!(read[2][0], " =HYPERLINK(\"x\")");
    assert_eq!(read[2][1..4], table().rows[1][1..4]);
}

fn person() -> DossierRow {
    DossierRow {
        id: DossierId(1),
        name: "Sầm Thị Hoà".to_owned(),
        kind: SubjectKind::Person,
        unit: UnitId(4),
        unit_name: "Hội LHPN xã Bản Lầy".to_owned(),
        year: 2026,
        state: DossierState::Nominated,
        received: chrono::NaiveDate::from_ymd_opt(2026, 3, 5),
        field: "Công tác Hội".to_owned(),
        subject: SubjectId(1),
        proposed: "Giấy khen".to_owned(),
        summary: "Giúp 12 hộ".to_owned(),
        movements: vec![MovementId(1)],
        priorities: vec![Priority::Quiet],
        score: None,
        lacking: 2,
        birth: "12/03/1980".to_owned(),
        address: "Xóm 3, xã Bản Lầy".to_owned(),
        phone: "0912 000 111".to_owned(),
        order: 1,
    }
}

#[test]
fn a_public_list_leaves_personal_data_out() {
    let own = listing("Danh sách", &[person()], &Column::ALL, &Names::default(), false);
    assert_eq!((own.columns.len(), own.rows[0].len()), (17, 17));
    let public = listing("Danh sách", &[person()], &Column::ALL, &Names::default(), true);
    assert_eq!((public.columns.len(), public.rows[0].len()), (15, 15));
    for text in [public.to_csv(), public.to_clipboard()] {
        for secret in ["0912", "Xóm 3", "12/03", "Điện thoại", "Địa chỉ", "Ngày sinh"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        assert!(text.contains("Năm sinh") && text.contains("1980"), "{text}");
    }
    let read = cells(public.to_xlsx().unwrap());
    let year = read[1].iter().position(|it| *it == Data::String("Năm sinh".to_owned())).unwrap();
    assert_eq!(read[2][year], Data::Float(1980.0));
}

proptest! {
    #[test]
    fn any_text_comes_back(
        cells in prop::collection::vec(prop::collection::vec("[^\r\u{feff}]{0,12}", 3), 0..6)
    ) {
        let columns = ["a", "b", "c"].map(|heading| (heading.to_owned(), ColumnKind::Number)).to_vec();
        let table = Table { title: String::new(), columns, rows: cells.clone() };
        prop_assert_eq!(&read_csv(&table.to_csv())[1..], &cells[..]);
        let lines = table.to_clipboard();
        prop_assert_eq!(lines.split("\r\n").count(), cells.len() + 1);
        prop_assert!(lines.split("\r\n").all(|line| line.split('\t').count() == 3));
    }
}
