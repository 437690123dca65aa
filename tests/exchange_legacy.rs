//! Old Vietnamese text in workbooks, Word files and text files: recognised by its font, or by what comes out, and proposed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::{Outlet, run};
use guong_sang::exchange::{legacy_of, source_of, text_cells};
use guong_sang::text::legacy::{Table, encode, latin};
use rust_xlsxwriter::{Format, Workbook};
use std::io::{Cursor, Write};

fn old(text: &str, table: Table) -> String {
    encode(text, table)
}

/// A workbook with a name in each of several fonts, one cell of two faces, and a number.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Danh sách").unwrap();
    let font = |name: &str| Format::new().set_font_name(name);
    sheet.write_string_with_format(0, 0, old("Họ và tên", Table::Tcvn3), &font(".VnTimeH")).unwrap();
    sheet.write_string_with_format(1, 0, old("Bế Thị Ân", Table::Tcvn3), &font(".VnTime")).unwrap();
    sheet.write_string_with_format(2, 0, old("Hoà", Table::Vni), &font("VNI-Times")).unwrap();
    sheet.write_string_with_format(3, 0, "Nông Thị Hoà", &font("Times New Roman")).unwrap();
    sheet.write_string_with_format(4, 0, old("Đã tặng", Table::Decomposed), &font("Arial")).unwrap();
    let coded = old("Tổ trưởng ", Table::Tcvn3);
    sheet
        .write_rich_string(5, 0, &[(&font(".VnTime"), coded.as_str()), (&font("Arial"), "tổ dân phố")])
        .unwrap();
    sheet.write_number(6, 0, 12.0).unwrap();
    // An old font over plain letters says nothing new.
    sheet.write_string_with_format(7, 0, "Nam 2017", &font(".VnTime")).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn the_font_of_a_cell_says_what_its_letters_mean() {
    let bytes = workbook();
    let cells = text_cells(&bytes).unwrap();
    assert_eq!(cells.len(), 7);
    assert_eq!((cells[0].sheet.as_str(), cells[0].place.as_str()), ("Danh sách", "A1"));
    assert_eq!(cells[0].pieces[0].1.as_deref(), Some(".VnTimeH"));
    assert_eq!(cells[5].pieces.len(), 2);
    assert_eq!(cells[3].text(), "Nông Thị Hoà");

    let found = legacy_of(&bytes).unwrap();
    let said: Vec<(&str, &str, bool)> =
        found.iter().map(|it| (it.place.as_str(), it.proposal.after.as_str(), it.proposal.sure)).collect();
    assert_eq!(
        said,
        [
            ("Trang tính “Danh sách”, ô A1", "HỌ VÀ TÊN", true),
            ("Trang tính “Danh sách”, ô A2", "Bế Thị Ân", true),
            ("Trang tính “Danh sách”, ô A3", "Hoà", true),
            ("Trang tính “Danh sách”, ô A5", "Đã tặng", true),
            ("Trang tính “Danh sách”, ô A6", "Tổ trưởng tổ dân phố", true),
        ]
    );
    assert_eq!(found[1].proposal.table, Table::Tcvn3);
    assert_eq!(found[1].proposal.before, old("Bế Thị Ân", Table::Tcvn3));
}

#[test]
fn cells_whose_font_was_lost_are_judged_together_and_with_doubt() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (name, row) in ["Bế Thị Ân", "Hoàng Văn Thắng", "Lộc", "Mai", "Nguyễn Thị Hoà"].into_iter().zip(0..)
    {
        sheet.write_string(row, 0, old(name, Table::Vni)).unwrap();
    }
    let found = legacy_of(&workbook.save_to_buffer().unwrap()).unwrap();
    let after: Vec<&str> = found.iter().map(|it| it.proposal.after.as_str()).collect();
    assert_eq!(after, ["Bế Thị Ân", "Hoàng Văn Thắng", "Lộc", "Nguyễn Thị Hoà"]);
    assert!(found.iter().all(|it| !it.proposal.sure && it.proposal.table == Table::Vni));
}

/// A Word file of these parts.
fn word(body: &str, styles: &str) -> Vec<u8> {
    const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        ("word/document.xml", format!("<w:document {SPACE}><w:body>{body}</w:body></w:document>")),
        ("word/styles.xml", format!("<w:styles {SPACE}>{styles}</w:styles>")),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn run_of(font: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{font}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn fonts_of_runs_and_of_styles_are_seen_in_word() {
    let named = |ascii: &str, high: &str| format!("<w:rFonts w:ascii=\"{ascii}\" w:hAnsi=\"{high}\"/>");
    let body = [
        format!("<w:p>{}</w:p>", run_of(&named(".VnTimeH", ".VnTimeH"), &old("Kế hoạch cao", Table::Tcvn3))),
        // Plain letters are shown in one font, those of the old range in the other.
        format!(
            "<w:p>{}</w:p>",
            run_of(&named("Times New Roman", ".VnTime"), &old("Điển hình", Table::Tcvn3))
        ),
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Cu\"/></w:pPr>{}</w:p>",
            run_of("", &old("của thành phố", Table::Vni))
        ),
        format!("<w:p>{}</w:p>", run_of("", "Hà Nội")),
    ]
    .concat();
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Goc\"><w:rPr><w:rFonts w:ascii=\"VNI-Times\"/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Cu\"><w:basedOn w:val=\"Goc\"/></w:style>";
    let bytes = word(&body, styles);
    let found = legacy_of(&bytes).unwrap();
    let said: Vec<(&str, &str, bool)> =
        found.iter().map(|it| (it.place.as_str(), it.proposal.after.as_str(), it.proposal.sure)).collect();
    assert_eq!(
        said,
        [("Đoạn 1", "KẾ HOẠCH CAO", true), ("Đoạn 2", "Điển hình", true), ("Đoạn 3", "của thành phố", true)]
    );
    // What is read for a plan says the same, and tells that it was done.
    let source = source_of(&bytes).unwrap();
    let lines: Vec<String> = source.lines.iter().map(|line| line.text()).collect();
    assert_eq!(lines, ["KẾ HOẠCH CAO", "Điển hình", "của thành phố", "Hà Nội"]);
    assert!(source.notices[0].contains("phông chữ cũ"), "{:?}", source.notices);
}

#[test]
fn lines_of_text_files_are_proposed_one_by_one() {
    let names = "STT;Họ tên\n1;Nguyễn Thị Hoà\n2;Trần Văn Nam\n3;Mai\n";
    let bytes: Vec<u8> =
        old(names, Table::Tcvn3).chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let found = legacy_of(&bytes).unwrap();
    let after: Vec<&str> = found.iter().map(|it| it.proposal.after.as_str()).collect();
    assert_eq!(after, ["STT;Họ tên", "1;Nguyễn Thị Hoà", "2;Trần Văn Nam"]);
    assert_eq!(found[1].place, "Dòng 2");
    let misread = latin("Xã Nà Lầu đã có điển hình".as_bytes());
    assert_eq!(legacy_of(misread.as_bytes()).unwrap()[0].proposal.table, Table::Mojibake);
    assert_eq!(legacy_of("Xã Nà Lầu đã có điển hình".as_bytes()).unwrap(), []);
    assert_eq!(legacy_of(b"").unwrap(), []);
}

#[test]
fn the_command_line_shows_before_and_after_and_leaves_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("danh sách.xlsx");
    std::fs::write(&path, workbook()).unwrap();
    let before = std::fs::read(&path).unwrap();
    let typed = |more: &[&str]| {
        let line: Vec<String> = ["check", "encoding", path.to_str().unwrap()]
            .iter()
            .chain(more)
            .map(|word| (*word).to_owned())
            .collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = run(&line, &mut Outlet { out: &mut out, err: &mut err });
        (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    };
    let (code, out, err) = typed(&[]);
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(out.contains("sẽ là:   Bế Thị Ân") && out.contains("5 chỗ dùng bảng mã cũ"), "{out}");
    let (_, out, _) = typed(&["--json"]);
    let rows: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(rows[2]["table"], "VNI");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    std::fs::write(&path, b"%PDF-").unwrap();
    assert_eq!(typed(&[]).0, 0, "plain letters are no old text");
    std::fs::write(&path, b"PK\x03\x04 broken").unwrap();
    let (code, _, err) = typed(&[]);
    assert!(code == 3 && err.contains("bị hỏng"), "{err}");
}
