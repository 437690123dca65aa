//! The certificate: one page each, the places of the fields in millimetres, long names, blanks, the test sheet.

use super::forms_case::*;
use chrono::NaiveDate;
use guong_sang::domain::case::CaseFile;
use guong_sang::domain::papers::{CertificatePrint, Paper, PaperOptions, PaperState, PaperType};
use guong_sang::forms::{Spot, compose, profile_of};
use guong_sang::paper::{Block, Faces, Ink, Mark, Placed};

/// The form of commendation that the decision gives.
const AWARD: &str = "Giấy khen của Ban Thường vụ Hội LHPN tỉnh";

fn decided(mut case: CaseFile) -> CaseFile {
    let round = case.round.as_ref().unwrap().board.round.id;
    let options = PaperOptions { award: AWARD.into(), ..PaperOptions::default() };
    case.papers.push(Paper {
        options,
        round: Some(round),
        number: Some("96".into()),
        issued_on: NaiveDate::from_ymd_opt(2017, 10, 20),
        state: PaperState::Issued,
        ..Paper::draft(PaperType::Decision, case.plan.id, 2017)
    });
    case
}

fn certificate(case: &CaseFile, how: CertificatePrint) -> Paper {
    let mut paper = draft(case, PaperType::Certificate);
    paper.options.certificate = how;
    paper
}

fn close(a: guong_sang::paper::Length, mm: f64) -> bool {
    (a.to_mm() - mm).abs() < 0.02
}

#[test]
fn one_landscape_sheet_for_each_who_is_given_it_in_the_order_of_the_decision() {
    let case = decided(case(false));
    let form = form(&case, &certificate(&case, CertificatePrint::Full));
    assert!(form.findings.is_empty(), "{:?}", form.findings);
    let pages = pages(&form, "certificate_full");
    let chosen = case.round.as_ref().unwrap().chosen();
    let given: Vec<_> = chosen
        .iter()
        .filter_map(|id| case.nomination(*id))
        .filter(|it| it.dossier.proposed.to_lowercase().contains("giấy khen"))
        .collect();
    assert!(!given.is_empty());
    assert_eq!(pages.pages.len(), given.len());
    assert!(pages.overfull.is_empty(), "{:?}", pages.overfull);
    for (number, (page, it)) in (1..).zip(pages.pages.iter().zip(&given)) {
        assert!(close(page.width, 297.0) && close(page.height, 210.0));
        let text = words(page);
        for part in
            ["GIẤY KHEN", "TẶNG", "Độc lập - Tự do - Hạnh phúc", "96/QĐ-BTV", "ngày 20 tháng 10 năm 2017"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(text.contains(it.subject.name.trim()), "{text}");
        assert!(text.contains(&format!("Số sổ vàng: {number:02}")), "{text}");
        let title = mark(page, "GIẤY KHEN");
        assert_eq!((title.ink, title.size.0), (Ink::Red, 4600));
        assert!(close(title.y, 99.0) && close(mark(page, "Số sổ vàng").x, 28.0));
        // Nothing is drawn outside of the frame.
        for mark in &page.marks {
            if let Mark::Text(text) = mark {
                let (left, right) =
                    (text.x.to_mm(), text.right(page.text(text), Faces::liberation().unwrap()).to_mm());
                assert!(left > 18.0 && right < 279.0, "{} {left} {right}", page.text(text));
            }
        }
    }
}

#[test]
fn names_of_thirty_and_sixty_letters_shrink_and_are_never_cut() {
    let mut case = decided(case(false));
    let id = case.round.as_ref().unwrap().chosen()[0];
    let sizes: Vec<u16> = [
        "Lý Thị Mai",
        "Nông Thị Hoàng Hạnh Vân Khánh",
        "Hội Liên hiệp Phụ nữ liên xã Thượng Khuổi Nặm - Hạ Khuổi Nặm",
    ]
    .iter()
    .map(|name| {
        let it = case.nominations.iter_mut().find(|it| it.dossier.id == id).unwrap();
        it.subject.name = (*name).to_owned();
        it.dossier.proposed = AWARD.into();
        let mut paper = certificate(&case, CertificatePrint::Full);
        paper.dossier = Some(id);
        let pages = pages(&form(&case, &paper), &format!("certificate_{}", name.chars().count()));
        assert!(pages.overfull.is_empty(), "{:?}", pages.overfull);
        let shown = mark(&pages.pages[0], name.split(' ').next().unwrap());
        assert!(words(&pages.pages[0]).contains(name));
        shown.size.0
    })
    .collect();
    assert!(sizes[0] == 2800 && sizes[1] <= 2800 && sizes[2] < sizes[1] && sizes[2] >= 1700, "{sizes:?}");
    // What does not fit even at the least size is said, not cut.
    let it = case.nominations.iter_mut().find(|it| it.dossier.id == id).unwrap();
    it.subject.name = "Hội Liên hiệp Phụ nữ ".repeat(6).trim().to_owned();
    let mut paper = certificate(&case, CertificatePrint::Full);
    paper.dossier = Some(id);
    let pages = pages(&form(&case, &paper), "certificate_overfull");
    assert_eq!(pages.overfull.len(), 1);
    assert!(words(&pages.pages[0]).contains(&case.nomination(id).unwrap().subject.name));
}

#[test]
fn on_a_blank_only_the_changing_text_is_printed_and_moved_by_the_offset() {
    let mut case = decided(case(false));
    case.office.papers.corrections =
        "[certificate]\noffset_x_mm = { value = 3 }\noffset_y_mm = { value = -2 }\n[certificate_book]\nx_mm = { value = 40 }"
            .into();
    let paper = certificate(&case, CertificatePrint::OnBlank);
    let profile = profile_of(&case).unwrap();
    let form = compose(&paper, &case, &profile, None).unwrap();
    let blocks = &form.document.sections[0].blocks;
    assert!(blocks.iter().all(|block| !matches!(block, Block::Shape(_))));
    let pages = pages(&form, "certificate_blank");
    let page = &pages.pages[0];
    let text = words(page);
    assert!(!text.contains("GIẤY KHEN") && !text.contains("CỘNG HÒA") && !text.contains("TẶNG"), "{text}");
    let book = mark(page, "Số sổ vàng");
    assert!(close(book.x, 43.0) && close(book.y, 183.0), "{} {}", book.x.to_mm(), book.y.to_mm());
    assert!(page.marks.iter().all(|mark| !matches!(mark, Mark::Text(text) if text.ink == Ink::Red)));
}

#[test]
fn the_test_sheet_has_a_ruler_grid_and_the_place_of_every_field() {
    let case = case(false);
    let form = form(&case, &certificate(&case, CertificatePrint::Test));
    let pages = pages(&form, "certificate_test");
    assert_eq!(pages.pages.len(), 1);
    let page = &pages.pages[0];
    let lines: Vec<_> = page
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Line(line) if line.ink == Ink::Grey => Some(line),
            _ => None,
        })
        .collect();
    let upright: Vec<f64> =
        lines.iter().filter(|line| line.from.0 == line.to.0).map(|line| line.from.0.to_mm()).collect();
    assert_eq!(upright.len(), 29);
    assert!(upright.iter().enumerate().all(|(i, x)| (x - (i as f64 + 1.0) * 10.0).abs() < 0.01));
    assert_eq!(lines.len(), 29 + 20);
    let placed: Vec<&Placed> = form.document.sections[0]
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Placed(placed) => Some(placed),
            _ => None,
        })
        .collect();
    let name = profile_of(&case).unwrap().certificate_name;
    assert!(
        placed
            .iter()
            .any(|it| it.x == name.x_mm.mm() && it.y == name.y_mm.mm() && it.width == name.width_mm.mm())
    );
    assert!(words(page).contains("lưới 10 mm"));
}

#[test]
fn a_missing_field_is_the_dossiers_and_an_unnumbered_decision_leaves_room() {
    let mut case = case(false);
    let id = case.round.as_ref().unwrap().chosen()[0];
    let it = case.nominations.iter_mut().find(|it| it.dossier.id == id).unwrap();
    it.dossier.field.clear();
    it.dossier.proposed = "Giấy khen".into();
    let mut paper = certificate(&case, CertificatePrint::Full);
    paper.dossier = Some(id);
    let form = form(&case, &paper);
    assert_eq!(form.findings.len(), 1, "{:?}", form.findings);
    assert_eq!(form.findings[0].spot, Spot::Dossier(id));
    assert!(form.findings[0].what.starts_with("tên lĩnh vực của"));
    let pages = pages(&form, "certificate_missing");
    assert!(words(&pages.pages[0]).contains("/QĐ-BTV"));
}
