//! The Excel file has the list as values, in the place and the form in which it is printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;
mod forms_fixture;

use calamine::{Data, Reader, Xlsx};
use exchange_support::*;
use forms_fixture::*;
use guong_sang::exchange::{ExportError, docx, xlsx};
use guong_sang::forms::{NominationList, Profile, nomination_list, plan_paper};
use guong_sang::paper::{
    Align, Block, Cell, Column, Document, HeadCell, HeadRow, Length, Padding, PageSetup, Para, Row, RowKind,
    Run, Section, Size, Table, VAlign, Width,
};
use std::io::Cursor;

fn profile() -> Profile {
    Profile::named("union").unwrap()
}

fn list(rows: i64) -> Document {
    let mut input = if rows == 0 { list_input() } else { long_list(rows) };
    input.shown.number_row = true;
    nomination_list(
        &NominationList { made: Some(day(2026, 10, 9).and_hms_opt(8, 30, 0).unwrap()), ..input },
        &profile(),
    )
    .document
}

fn opened(file: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    // For looking at with other programs.
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join(format!("{}.xlsx", file.len())), file).unwrap();
    calamine::open_workbook_from_rs(Cursor::new(file.to_vec())).unwrap()
}

fn cells(file: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let range = opened(file).worksheet_range(sheet).unwrap();
    assert_eq!(range.start(), Some((0, 0)), "the sheet begins in its first cell");
    range.rows().map(<[Data]>::to_vec).collect()
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn the_list_has_its_values_in_their_cells() {
    let file = xlsx(&list(0)).unwrap();
    assert_eq!(opened(&file).sheet_names(), ["Danh sách"]);
    let rows = cells(&file, "Danh sách");
    let joined = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|");
    let head = rows.iter().position(|row| row[0] == text("TT")).unwrap();
    let first = joined(&rows[0]);
    assert!(first.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"), "{first}");
    assert!(rows[..head].iter().any(|row| row[0] == text("DANH SÁCH")));
    assert_eq!(
        (&rows[head][2], &rows[head + 1][2], &rows[head + 1][3]),
        (&text("Năm sinh"), &text("Nam"), &text("Nữ"))
    );
    let numbers: Vec<Data> = (1..=10).map(|number| Data::Float(f64::from(number))).collect();
    assert_eq!(rows[head + 2], numbers);
    assert_eq!(rows[head + 3][..2], [text("I"), text("TẬP THỂ")]);
    let person = rows.iter().find(|row| row[1] == text("Nguyễn Thị Ánh")).unwrap();
    assert_eq!(person[0], Data::Float(2.0));
    assert_eq!(
        (&person[2], &person[3]),
        (&Data::Empty, &Data::Float(1975.0)),
        "a year is a number in its column"
    );
    assert_eq!(person[9], Data::Empty);
    let foot = joined(rows.last().unwrap());
    assert!(
        foot.contains("TM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH\n\n") && foot.contains("\nLục Thị Ánh Tuyết"),
        "{foot}"
    );
}

#[test]
fn no_word_of_the_list_is_lost() {
    let document = list(0);
    let rows = cells(&xlsx(&document).unwrap(), "Danh sách");
    let sheet: Vec<char> =
        squeezed(&rows.iter().flatten().map(ToString::to_string).collect::<String>()).chars().collect();
    let mut pdf: Vec<char> = printed(&document).chars().collect();
    let mut sheet_sorted = sheet;
    sheet_sorted.sort_unstable();
    pdf.sort_unstable();
    assert_eq!(sheet_sorted.into_iter().collect::<String>(), pdf.into_iter().collect::<String>());
}

#[test]
fn the_sheet_prints_like_the_list() {
    let file = xlsx(&list(60)).unwrap();
    let sheet = parsed(&part(&file, "xl/worksheets/sheet1.xml"));
    let setup = sheet.child("pageSetup").unwrap();
    assert_eq!(
        (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")),
        ("9", "landscape", "0")
    );
    let margins = sheet.child("pageMargins").unwrap();
    let mm = |name: &str| margins.get(name).parse::<f64>().unwrap() * 25.4;
    let expected = list(60).sections[0].setup.margins;
    for (name, length) in [
        ("left", expected.left),
        ("right", expected.right),
        ("top", expected.top),
        ("bottom", expected.bottom),
    ] {
        assert!((mm(name) - length.to_mm()).abs() < 0.01, "{name}: {}", mm(name));
    }
    assert!(sheet.child("headerFooter").unwrap().all("oddHeader")[0].text.contains("&P"));

    let workbook = parsed(&part(&file, "xl/workbook.xml"));
    let titles = workbook
        .all("definedName")
        .into_iter()
        .find(|name| name.get("name") == "_xlnm.Print_Titles")
        .unwrap();
    let rows = cells(&file, "Danh sách");
    let head = rows.iter().position(|row| row[0] == text("TT")).unwrap() + 1;
    assert_eq!(titles.text, format!("'Danh sách'!${head}:${}", head + 2), "both head rows and the numbers");

    let columns = sheet.child("cols").unwrap();
    assert_eq!(columns.children.iter().map(|col| col.get("max").parse::<u32>().unwrap()).max(), Some(10));
    let merged: Vec<&str> = sheet.all("mergeCell").iter().map(|cell| cell.get("ref")).collect();
    assert!(
        merged.contains(&format!("C{head}:D{head}").as_str()),
        "the two years stand under one head: {merged:?}"
    );
    assert!(merged.contains(&format!("A{head}:A{}", head + 1).as_str()));
}

#[test]
fn rows_are_as_high_as_their_longest_cell() {
    let file = xlsx(&list(0)).unwrap();
    let sheet = parsed(&part(&file, "xl/worksheets/sheet1.xml"));
    let rows = cells(&file, "Danh sách");
    let heights: Vec<f64> =
        sheet.all("row").iter().map(|row| row.get("ht").parse().unwrap_or(15.75)).collect();
    assert_eq!(heights.len(), rows.len(), "every row has a height of its own");
    let at = |name: &str| rows.iter().position(|row| row[1] == text(name)).unwrap();
    let (long, short) =
        (at("Nguyễn Thị Ánh"), rows.iter().position(|row| row[1] == text("CÁ NHÂN")).unwrap());
    assert!(heights[long] > 4.0 * heights[short], "{} and {}", heights[long], heights[short]);
}

fn table_of(values: &[&str]) -> Document {
    let column =
        Column { width: Width::Share(1), align: Align::Center, valign: VAlign::Middle, min_size: None };
    let size = Size::pt(12.0);
    let row = |kind, values: &[&str]| Row {
        kind,
        cells: values.iter().map(|v| Cell::text(*v)).collect(),
        anchor: None,
    };
    let table = Table {
        columns: vec![column; values.len()],
        head: vec![HeadRow { cells: values.iter().map(|_| HeadCell::new(vec![Run::bold("12")])).collect() }],
        number_row: false,
        rows: vec![row(RowKind::Body, values), row(RowKind::Total, &["Cộng"])],
        size,
        pitch: size.pitch(1180),
        padding: Padding { side: Length::mm(1.0), edge: Length::mm(0.8) },
        border: Length::pt(0.5),
        before: Length::ZERO,
        after: Length::ZERO,
        keep_next: false,
    };
    let setup = PageSetup { width: Length::mm(210.0), height: Length::mm(297.0), ..PageSetup::default() };
    let title = Para {
        align: Align::Center,
        ..Para::new(size, size.pitch(1200), vec![Run::bold("BIỂU [0601.N]: SỐ LIỆU")])
    };
    let section = Section::new(setup, vec![Block::Para(title), Block::Table(table)]);
    Document { sections: vec![section.clone(), section], ..Document::default() }
}

#[test]
fn numbers_and_days_are_values_and_codes_are_text() {
    let document = table_of(&["9,25", "1.250", "85,5%", "20/10/2026", "007", "1985", "0912345678", "-"]);
    let file = xlsx(&document).unwrap();
    let names = opened(&file).sheet_names();
    assert_eq!(names, ["Biểu 0601.N số liệu", "Biểu 0601.N số liệu (2)"]);
    let rows = cells(&file, &names[1]);
    assert_eq!(rows[1][0], text("12"), "a head is text");
    let values = &rows[2];
    assert_eq!(values[..3], [Data::Float(9.25), Data::Float(1250.0), Data::Float(0.855)]);
    let Data::DateTime(date) = &values[3] else { panic!("{:?}", values[3]) };
    assert_eq!(date.to_ymd_hms_milli(), (2026, 10, 20, 0, 0, 0, 0));
    assert_eq!(values[4..], [text("007"), Data::Float(1985.0), text("0912345678"), text("-")]);
    assert_eq!(rows[3][0], text("Cộng"));
    let setup = parsed(&part(&file, "xl/worksheets/sheet1.xml"));
    assert_eq!(setup.child("pageSetup").unwrap().get("orientation"), "portrait");
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    assert!(xlsx(&list(0)).unwrap() == xlsx(&list(0)).unwrap());
    let undated = table_of(&["1"]);
    let first = xlsx(&undated).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(first == xlsx(&undated).unwrap(), "no clock is read");
    let core = part(&xlsx(&list(0)).unwrap(), "docProps/core.xml");
    assert!(core.contains("2026-10-09T01:30:00Z"), "{core}");
}

#[test]
fn a_paper_without_a_table_is_refused_in_plain_words() {
    let plan = plan_paper(&plan_input(), &profile()).document;
    let refused = xlsx(&plan).unwrap_err();
    assert!(matches!(refused, ExportError::NoTable));
    let sentence = refused.to_string();
    assert!(sentence.contains("không có bảng") && sentence.contains("Word"), "{sentence}");
    docx(&plan).unwrap();
}
