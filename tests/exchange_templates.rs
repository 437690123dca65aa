//! Workbooks for units: what they offer, what they say, and that they are read back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calamine::{Data, Reader, SheetVisible, Xlsx};
use chrono::NaiveDate;
use guong_sang::cli::sample;
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::unit::UnitKind;
use guong_sang::domain::unit::listing::read;
use guong_sang::exchange::templates::{Choices, Template, template};
use guong_sang::storage::Database;
use std::io::{Cursor, Read};

fn choices() -> Choices {
    let mut database = Database::in_memory().unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    let day = NaiveDate::from_ymd_opt(2017, 9, 1).unwrap();
    Choices::of(&database.units().unwrap(), &database.entries().unwrap(), &database.movements().unwrap(), day)
}

fn book(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn text(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, row: u32) -> Vec<String> {
    let range = book.worksheet_range(sheet).unwrap();
    let width = range.end().unwrap().1;
    (0..=width)
        .map(|column| match range.get_value((row, column)) {
            Some(Data::String(text)) => text.clone(),
            _ => String::new(),
        })
        .collect()
}

#[test]
fn every_template_has_its_head_its_guidance_and_no_row_that_is_somebody() {
    let choices = choices();
    for which in Template::ALL {
        let bytes = template(which, &choices).unwrap();
        assert_eq!(bytes, template(which, &choices).unwrap(), "{which:?}: the same bytes");
        assert_eq!(Template::from_code(which.code()), Some(which));
        let mut book = book(&bytes);
        let shown: Vec<String> = book
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.visible == SheetVisible::Visible)
            .map(|sheet| sheet.name.clone())
            .collect();
        assert_eq!(shown.len(), if which == Template::Dossiers { 4 } else { 1 }, "{which:?}");
        for sheet in shown {
            assert!(text(&mut book, &sheet, 1)[1].starts_with("Mỗi dòng một đối tượng"), "{sheet}");
            let heads = text(&mut book, &sheet, 3);
            let code = if which == Template::Publicity { "" } else { "Mã" };
            assert!(heads[0] == code && heads[1..].iter().all(|head| !head.is_empty()), "{heads:?}");
            let needed = text(&mut book, &sheet, 2);
            assert!(needed.iter().any(|it| it == "phải ghi"), "{sheet}");
            let range = book.worksheet_range(&sheet).unwrap();
            for row in 4..=range.end().unwrap().0 {
                assert!(text(&mut book, &sheet, row).iter().all(String::is_empty), "{sheet}: row {row}");
            }
        }
    }
    // A person's list asks for no number of identity papers: the program does not keep it.
    let bytes = template(Template::Subjects(SubjectKind::Person), &choices).unwrap();
    assert!(!part(&bytes, "xl/sharedStrings.xml").contains("CCCD"));
}

#[test]
fn drop_downs_come_from_the_catalogues_on_a_hidden_sheet() {
    let bytes = template(Template::Subjects(SubjectKind::Person), &choices()).unwrap();
    let mut book = book(&bytes);
    let hidden: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible != SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    assert_eq!(hidden, ["Danh mục"]);
    let lists = text(&mut book, "Danh mục", 0);
    for (list, has) in [("Đơn vị", "Hội LHPN"), ("Giới tính", "Nữ"), ("Dân tộc", "Kinh"), ("Có, không", "Có")]
    {
        let at = lists.iter().position(|it| it == list).unwrap_or_else(|| panic!("{list}: {lists:?}"));
        let column: Vec<String> = (1..=9).map(|row| text(&mut book, "Danh mục", row)[at].clone()).collect();
        assert!(column.iter().any(|it| it.starts_with(has)), "{list}: {column:?}");
    }
    let range = book.worksheet_range("Danh mục").unwrap();
    let groups = lists.iter().position(|it| it == "Dân tộc").unwrap() as u32;
    let names = (1..=range.end().unwrap().0)
        .filter(|row| matches!(range.get_value((*row, groups)), Some(Data::String(_))));
    assert_eq!(names.count(), 54);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("type=\"list\"") && sheet.contains("'Danh mục'!$A$2"), "lists are offered");
    assert!(sheet.contains("errorStyle=\"warning\""), "what is new is asked about, not refused");
    assert!(sheet.contains("hidden=\"1\""), "the codes are hidden");
    assert!(sheet.contains("ySplit=\"4\"") && sheet.contains("state=\"frozen\""), "the head stays");
    // Every cell to be filled in is text: a zero at the beginning stays, no day is turned round.
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("numFmtId=\"49\"") || styles.contains("formatCode=\"@\""), "{styles}");
}

#[test]
fn an_office_without_lists_still_gets_its_template() {
    let bytes = template(Template::Units, &Choices::default()).unwrap();
    let mut book = book(&bytes);
    assert_eq!(text(&mut book, "Đơn vị", 3)[1..4], ["Tên đơn vị", "Loại", "Trực thuộc"]);
}

#[test]
fn a_filled_in_list_of_units_is_read() {
    let heads = {
        let bytes = template(Template::Units, &choices()).unwrap();
        text(&mut book(&bytes), "Đơn vị", 3).join("\t")
    };
    let filled = format!("{heads}\n\tHội LHPN xã Bình Minh\tXã, phường\t\tCụm số 1\tBình Minh\t\n");
    let listing = read(&filled, &[]);
    assert_eq!(listing.rows.len(), 1, "{listing:?}");
    let unit = &listing.rows[0].unit;
    assert_eq!((unit.name.as_str(), unit.cluster.as_str()), ("Hội LHPN xã Bình Minh", "Cụm số 1"));
    assert_eq!(unit.kind, UnitKind::Commune);
}
