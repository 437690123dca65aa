//! The papers as they come out of the PDF: every part in its place, in millimetres, and the text exact.

#![allow(clippy::unwrap_used, clippy::panic)]

mod forms_fixture;

use forms_fixture::*;
use guong_sang::forms::{Form, Profile, nomination_list, plan_paper};
use guong_sang::paper::{FaceId, Faces, LineMark, Mark, Page, Pages, Size, layout, pdf};

fn faces() -> &'static Faces {
    Faces::liberation().unwrap()
}

fn union() -> Profile {
    Profile::named("union").unwrap()
}

fn laid_out(form: &Form) -> Pages {
    let pages = layout(&form.document, faces());
    assert!(pages.missing.is_empty(), "{:?}", pages.missing);
    pages
}

/// A piece of text as it stands on its page, mm.
#[derive(Debug, Clone)]
struct Piece {
    page: usize,
    left: f64,
    right: f64,
    baseline: f64,
    size: Size,
    face: FaceId,
    text: String,
}

impl Piece {
    fn middle(&self) -> f64 {
        (self.left + self.right) / 2.0
    }
}

fn pieces(pages: &Pages) -> Vec<Piece> {
    let on_page = |(page, sheet): (usize, &Page)| {
        let pieces = sheet.texts().map(|(mark, text)| Piece {
            page,
            left: mark.x.to_mm(),
            right: mark.right(text, faces()).to_mm(),
            baseline: mark.y.to_mm(),
            size: mark.size,
            face: mark.face,
            text: text.replace('\u{a0}', " ").trim_end().to_owned(),
        });
        pieces.collect::<Vec<_>>()
    };
    pages.pages.iter().enumerate().flat_map(on_page).collect()
}

fn find(pieces: &[Piece], text: &str) -> Piece {
    let found = pieces.iter().find(|p| p.text == text);
    found.unwrap_or_else(|| panic!("“{text}” is on no page")).clone()
}

/// The first drawn line below a piece, as (left, right), mm.
fn rule_under(pages: &Pages, piece: &Piece) -> (f64, f64) {
    let below = |line: &LineMark| {
        let gap = line.from.1.to_mm() - piece.baseline;
        let middle = (line.from.0.to_mm() + line.to.0.to_mm()) / 2.0;
        (0.0..4.0).contains(&gap) && (middle - piece.middle()).abs() < 1.0
    };
    let mut lines = pages.pages[piece.page].marks.iter().filter_map(|mark| match mark {
        Mark::Line(line) if below(line) => Some((line.from.0.to_mm(), line.to.0.to_mm())),
        _ => None,
    });
    lines.next_back().unwrap_or_else(|| panic!("no rule under “{}”", piece.text))
}

fn near(what: &str, got: f64, wanted: f64, off: f64) {
    assert!((got - wanted).abs() <= off, "{what}: {got:.2} mm instead of {wanted:.2} mm");
}

#[test]
fn every_part_of_a_plan_stands_in_its_place() {
    let pages = laid_out(&plan_paper(&plan_input(), &union()));
    let all = pieces(&pages);
    assert_eq!(pages.pages.len(), 3);

    let nation = find(&all, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    assert_eq!((nation.page, nation.size, nation.face), (0, Size::pt(13.0), FaceId::Bold));
    let right_column = 30.0 + 165.0 * (0.38 + 0.31);
    near("middle of the national title", nation.middle(), right_column, 0.5);
    let motto = find(&all, "Độc lập - Tự do - Hạnh phúc");
    assert_eq!((motto.size, motto.face), (Size::pt(14.0), FaceId::Bold));
    let (from, to) = rule_under(&pages, &motto);
    near("left end of the rule under the motto", from, motto.left, 0.5);
    near("right end of the rule under the motto", to, motto.right, 0.5);

    let superior = find(&all, "HỘI LHPN TỈNH CAO SƠN");
    let issuer = find(&all, "BAN THƯỜNG VỤ");
    assert_eq!((superior.face, issuer.face), (FaceId::Regular, FaceId::Bold));
    near("the two columns begin level", superior.baseline, nation.baseline, 0.1);
    let (from, to) = rule_under(&pages, &issuer);
    let share = (to - from) / (issuer.right - issuer.left);
    assert!((0.33..=0.5).contains(&share), "rule of {share:.2} of the issuer");

    let number = find(&all, "Số: 05/KH-BTV");
    let date = find(&all, "Cao Sơn, ngày 05 tháng 02 năm 2026");
    assert_eq!((number.size, number.face), (Size::pt(13.0), FaceId::Regular));
    assert_eq!((date.size, date.face), (Size::pt(14.0), FaceId::Italic));
    near("number level with date", number.baseline, date.baseline, 0.4);
    near("middle of the number", number.middle(), issuer.middle(), 0.5);
    near("middle of the date", date.middle(), right_column, 0.5);

    let kind = find(&all, "KẾ HOẠCH");
    assert_eq!((kind.size, kind.face), (Size::pt(14.0), FaceId::Bold));
    near("middle of the title", kind.middle(), 112.5, 0.5);

    let recipients = find(&all, "Nơi nhận:");
    let post = find(&all, "TM. BAN THƯỜNG VỤ");
    let name = find(&all, "Lục Thị Ánh Tuyết");
    assert_eq!((recipients.size, recipients.face), (Size::pt(12.0), FaceId::BoldItalic));
    assert_eq!(find(&all, "UBND tỉnh (b/c);").size, Size::pt(11.0));
    near("recipients at the left margin", recipients.left, 30.0, 0.5);
    near("recipients level with the signature", recipients.baseline, post.baseline, 1.0);
    assert!(post.left > 112.5, "the signature stands in the right half");
    near("name under the post", name.middle(), post.middle(), 0.5);
    assert_eq!((recipients.page, post.page), (name.page, name.page));
    assert!(name.baseline - find(&all, "PHÓ CHỦ TỊCH").baseline > 20.0, "room to sign and seal");
}

#[test]
fn margins_and_page_numbers_are_kept_on_every_page() {
    let plan = laid_out(&plan_paper(&plan_input(), &union()));
    let list = laid_out(&nomination_list(&long_list(60), &union()));
    for (pages, width, height) in [(&plan, 210.0, 297.0), (&list, 297.0, 210.0)] {
        for (index, sheet) in pages.pages.iter().enumerate() {
            near("width of the sheet", sheet.width.to_mm(), width, 0.05);
            near("height of the sheet", sheet.height.to_mm(), height, 0.05);
            let all: Vec<Piece> = pieces(pages).into_iter().filter(|p| p.page == index).collect();
            let (numbers, body): (Vec<&Piece>, Vec<&Piece>) = all.iter().partition(|p| p.baseline < 18.0);
            if index == 0 {
                assert!(numbers.is_empty(), "no number on page 1");
            } else {
                assert_eq!(numbers.len(), 1);
                assert_eq!(numbers[0].text, (index + 1).to_string());
                near("middle of the page number", numbers[0].middle(), 30.0 + (width - 45.0) / 2.0, 0.5);
            }
            for piece in body {
                assert!(piece.left > 29.5 && piece.right < width - 14.5, "{piece:?} runs into a margin");
                assert!(piece.baseline > 20.0 && piece.baseline < height - 20.0, "{piece:?} runs off");
            }
        }
    }
}

#[test]
fn a_list_repeats_its_head_and_signs_under_its_last_row() {
    for rows in [1, 2, 3, 4, 5, 6, 7, 13, 60] {
        let pages = laid_out(&nomination_list(&long_list(rows), &union()));
        let all = pieces(&pages);
        for index in 0..pages.pages.len() {
            let heads = all.iter().filter(|p| p.page == index && p.text == "Tóm tắt thành tích").count();
            assert_eq!(heads, 1, "{rows} rows, page {}", index + 1);
        }
        let last = pages.pages.len() - 1;
        let on_last = |text: &str| all.iter().any(|p| p.page == last && p.text == text);
        assert!(on_last("Lục Thị Ánh Tuyết") && on_last("TM. BAN THƯỜNG VỤ"));
        assert!(all.iter().any(|p| p.page == last && p.text.starts_with("Danh sách này có")));
        assert!(on_last(&rows.to_string()), "{rows} rows: the last row stands with the signature");
    }
}

#[test]
fn a_long_office_name_wraps_and_moves_nothing_else() {
    let mut input = plan_input();
    input.office.superior =
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Cao Sơn và các tổ chức chính trị - xã hội".into();
    input.office.issuer = "Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh Cao Sơn".into();
    let pages = laid_out(&plan_paper(&input, &union()));
    let all = pieces(&pages);
    let nation = find(&all, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    let number = find(&all, "Số: 05/KH-BTV");
    let date = find(&all, "Cao Sơn, ngày 05 tháng 02 năm 2026");
    near("number level with date", number.baseline, date.baseline, 0.4);
    for piece in all.iter().filter(|p| p.page == 0 && p.baseline < number.baseline && p.left < 90.0) {
        assert!(piece.right < nation.left, "{} runs into the national title", piece.text);
        assert!(piece.baseline < number.baseline - 3.0);
    }
}

/// What another program reads in the file. Poppler may be missing on a developer's machine, never on the build server.
fn text_of(path: &std::path::Path) -> Option<String> {
    let output = std::process::Command::new("pdftotext").arg("-raw").arg(path).arg("-").output();
    match output {
        Ok(output) => {
            assert!(output.status.success());
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "pdftotext is missing on the build server: {error}");
            None
        }
    }
}

#[test]
fn the_text_of_the_file_is_the_text_that_was_given() {
    let folder = tempfile::tempdir().unwrap();
    let forms =
        [("plan", plan_paper(&plan_input(), &union())), ("list", nomination_list(&list_input(), &union()))];
    for (name, form) in forms {
        let pages = laid_out(&form);
        let path = folder.path().join(name);
        std::fs::write(&path, pdf(&pages, faces()).unwrap()).unwrap();
        let Some(text) = text_of(&path) else { return };
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = flat(&text);
        let wanted: &[&str] = if name == "plan" {
            &[
                "Số: 05/KH-BTV",
                "Cao Sơn, ngày 05 tháng 02 năm 2026",
                "Thực hiện Kế hoạch số 15/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh Cao Sơn",
                "- Tập trung tuyên truyền cuộc vận động “Xây dựng gia đình 5 không, 3 sạch” gắn với",
                "góp phần phát triển kinh tế - xã hội của tỉnh.",
                "lựa chọn, giới thiệu ít nhất 02 (hai) tập thể hoặc cá nhân điển hình tiên tiến",
                "- Lưu: VT, TG.",
            ]
        } else {
            &[
                "Danh sách này có 02 (hai) tập thể, 04 (bốn) cá nhân, 01 (một) hộ gia đình, 01 (một) mô hình, sáng kiến./.",
                "Nguyễn Thị Ánh",
                "Mô hình “Ngôi nhà xanh” thu gom phế liệu gây quỹ giúp trẻ em nghèo vượt khó đến trường",
                "2025: Bằng khen của UBND tỉnh, 1204/QĐ-UBND",
                "trồng 2,5 km đường hoa",
            ]
        };
        for line in wanted {
            assert!(text.contains(line), "{name}: “{line}” is not in\n{text}");
        }
    }
}
