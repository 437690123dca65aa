//! Word files read back: our own, and the odd ones that offices send.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms_fixture;

use guong_sang::domain::intake::{SourceLine, read};
use guong_sang::domain::plan::Content;
use guong_sang::exchange::{ExchangeError, docx_source, source_of};
use guong_sang::text::legacy::to_tcvn3;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>"#)
}

fn lines(body: &str) -> Vec<SourceLine> {
    docx_source(&packed(&[("word/document.xml", &document(body))])).unwrap().lines
}

fn texts(lines: &[SourceLine]) -> Vec<String> {
    lines.iter().map(SourceLine::text).filter(|text| !text.is_empty()).collect()
}

fn para(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

const NUMBERING: &str = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;

fn item(level: u8, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

#[test]
fn automatic_numbers_become_a_tree() {
    let body = [
        para("KẾ HOẠCH"),
        para("Phát hiện gương điển hình năm 2026"),
        item(0, "MỤC ĐÍCH"),
        item(1, "Yêu cầu"),
        item(2, "Đúng đối tượng;"),
        item(2, "Kịp thời."),
        item(0, "TỔ CHỨC THỰC HIỆN"),
        item(1, "Các chi hội"),
        item(3, "Rà soát hội viên."),
    ]
    .concat();
    let source =
        docx_source(&packed(&[("word/document.xml", &document(&body)), ("word/numbering.xml", NUMBERING)]));
    let read = read(&source.unwrap().lines);
    let found: Vec<(usize, &str)> =
        read.sections.iter().map(|one| (one.depth, one.printed.as_str())).collect();
    assert_eq!(found, [(0, "I."), (1, "1."), (2, "a)"), (2, "b)"), (0, "II."), (1, "1."), (2, "-")]);
    assert_eq!(read.head.subject, "Phát hiện gương điển hình năm 2026");
}

#[test]
fn faces_old_fonts_breaks_and_changes_are_read_as_printed() {
    let old = to_tcvn3("Các chi hội phụ nữ");
    let body = format!(
        r#"<w:p><w:r><w:t xml:space="preserve">Trước ngày </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>20/4</w:t></w:r><w:r><w:rPr><w:i/><w:b w:val="0"/></w:rPr><w:t xml:space="preserve"> năm nay</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>{old}</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr><w:t>{old}</w:t></w:r><w:r><w:br/><w:t>dòng hai</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>kế hoạch</w:t></w:r></w:p>
        <w:p><w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>A</w:t><w:tab/><w:t>B &amp; C</w:t></w:r></w:p>
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#
    );
    let source = docx_source(&packed(&[("word/document.xml", &document(&body))])).unwrap();
    let lines = texts(&source.lines);
    let expected = [
        "Trước ngày 20/4 năm nay",
        "Các chi hội phụ nữ",
        "CÁC CHI HỘI PHỤ NỮ",
        "dòng hai",
        "KẾ HOẠCH",
        "mới",
        "A\tB & C",
        "trong khung",
    ];
    assert_eq!(lines, expected);
    let faces: Vec<(bool, bool)> = source.lines[0].runs.iter().map(|run| (run.bold, run.italic)).collect();
    assert_eq!(faces, [(false, false), (true, false), (false, true)]);
    for told in ["TCVN3", "Track Changes", "chữ ẩn"] {
        assert!(source.notices.iter().any(|notice| notice.contains(told)), "{told}: {:?}", source.notices);
    }
}

#[test]
fn layout_tables_become_a_head_and_a_foot_and_others_stay_tables() {
    let cell = |paras: &[&str]| format!("<w:tc>{}</w:tc>", paras.iter().map(|p| para(p)).collect::<String>());
    let row =
        |cells: &[&[&str]]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>());
    let head = row(&[
        &["HỘI LHPN TỈNH A", "BAN THƯỜNG VỤ", "Số: 12/KH-BTV"],
        &[
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "A, ngày 05 tháng 02 năm 2026",
        ],
    ]);
    let data = [row(&[&["TT"], &["Đơn vị"], &["Chỉ tiêu"]]), row(&[&["1"], &["Xã B"], &["02"]])].concat();
    let foot = row(&[
        &["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
        &["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "", "Nông Thị Mây"],
    ]);
    let body = format!(
        "<w:tbl>{head}</w:tbl>{}{}<w:tbl>{data}</w:tbl>{}<w:tbl>{foot}</w:tbl>",
        para("KẾ HOẠCH"),
        [para("Tuyên truyền năm 2026"), para("I. CHỈ TIÊU")].concat(),
        para("Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện./.")
    );
    let read = read(&lines(&body));
    assert_eq!(
        (read.head.superior.as_str(), read.head.issuer.as_str()),
        ("HỘI LHPN TỈNH A", "BAN THƯỜNG VỤ")
    );
    assert_eq!((read.head.number.as_str(), read.head.symbol.as_str()), ("12", "KH-BTV"));
    assert_eq!(read.head.signature.unwrap().name, "Nông Thị Mây");
    assert_eq!(read.head.archive, "VT");
    assert!(read.left.is_empty(), "{:?}", read.left);
    assert!(
        matches!(&read.sections[1].content, Content::Table { table } if table.rows == [["1", "Xã B", "02"]])
    );
    assert!(read.head.closing.ends_with("thực hiện"));
}

#[test]
fn our_own_plan_comes_back() {
    let input = forms_fixture::plan_input();
    let form = guong_sang::forms::plan_paper(&input, &guong_sang::forms::Profile::named("union").unwrap());
    let (plan, sections) = (&input.plan, input.sections.len());
    let bytes = guong_sang::exchange::docx(&form.document).unwrap();
    let source = docx_source(&bytes).unwrap();
    let read = read(&source.lines);
    assert_eq!(read.head.kind, "KẾ HOẠCH");
    assert_eq!(guong_sang::text::clean(&read.head.subject), guong_sang::text::clean(&plan.subject));
    assert!(read.head.recipients.len() >= plan.recipients.len());
    assert!(read.sections.len() >= sections, "{} < {sections}", read.sections.len());
    assert!(read.head.signature.is_some() && !read.head.opening.is_empty() && !read.head.closing.is_empty());
}

#[test]
fn damaged_protected_and_huge_files_are_refused_with_a_sentence() {
    let refused = |bytes: &[u8]| source_of(bytes).unwrap_err();
    assert!(matches!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), ExchangeError::Protected));
    assert!(matches!(refused(b"%PDF-1.7"), ExchangeError::OtherKind { name: "PDF" }));
    assert!(matches!(refused(b"PK\x03\x04 torn"), ExchangeError::Damaged { .. }));
    assert!(matches!(refused(&packed(&[("a.txt", "x")])), ExchangeError::Damaged { .. }));
    assert!(matches!(
        refused(&packed(&[("xl/workbook.xml", "<w/>")])),
        ExchangeError::OtherKind { name: "Excel" }
    ));
    let whole = packed(&[("word/document.xml", &document(&para("x").repeat(50)))]);
    assert!(source_of(&whole[..whole.len() / 2]).is_err());
    // A file that unpacks without end, and one that nests without end.
    let bomb = packed(&[("word/document.xml", &format!("<w:p>{}", " ".repeat(60 << 20)))]);
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(refused(&bomb), ExchangeError::TooLarge));
    let deep = packed(&[("word/document.xml", &"<w:p>".repeat(100_000))]);
    assert!(matches!(refused(&deep), ExchangeError::TooLarge));
    let entities =
        packed(&[("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document>&a;</w:document>")]);
    assert!(matches!(refused(&entities), ExchangeError::Damaged { .. }));
    for error in [ExchangeError::Protected, ExchangeError::TooLarge] {
        assert!(error.to_string().contains("Dữ liệu vẫn nguyên vẹn"), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_word_file_can_break_it(text in "\\PC{0,120}", cut in 0usize..400) {
        let escaped = quick_xml::escape::escape(text.as_str()).into_owned();
        let bytes = packed(&[("word/document.xml", &document(&para(&escaped))), ("word/numbering.xml", &escaped)]);
        let _ = docx_source(&bytes);
        let _ = docx_source(&bytes[..cut.min(bytes.len())]);
        let xml = document(&para(&escaped));
        let torn = &xml[..xml.floor_char_boundary(cut.min(xml.len()))];
        if let Ok(source) = docx_source(&packed(&[("word/document.xml", torn)])) {
            let _ = read(&source.lines);
        }
    }
}
