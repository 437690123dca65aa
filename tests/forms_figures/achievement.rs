//! The achievement report: four layouts, what is missing, and one for everybody chosen.

use super::forms_case::*;
use guong_sang::domain::dossier::Achievement;
use guong_sang::domain::papers::PaperType;
use guong_sang::domain::subject::{Detail, SubjectKind};
use guong_sang::forms::Spot;

#[test]
fn everybody_chosen_has_a_report_beginning_on_its_own_page() {
    let case = case(false);
    let paper = draft(&case, PaperType::AchievementReport);
    let form = form(&case, &paper);
    let chosen = case.round.as_ref().unwrap().chosen();
    assert_eq!(form.document.sections.len(), chosen.len());
    let pages = pages(&form, "achievement_all");
    assert_eq!(pages.sections.len(), chosen.len());
    for (id, start) in chosen.iter().zip(&pages.sections) {
        let page = &pages.pages[*start];
        let name = case.nomination(*id).unwrap().subject.name.clone();
        assert!(words(page).contains("BÁO CÁO THÀNH TÍCH") && words(page).contains(&name), "{name}");
        assert!((page.width.to_mm() - 210.0).abs() < 0.01);
        assert!((mark(page, "Độc lập").size.0) == 1400);
    }
    let titles: Vec<&str> =
        pages.outline.iter().filter(|it| it.level == 0).map(|it| it.title.as_str()).collect();
    assert_eq!(titles.len(), chosen.len());
    assert!(titles[0].starts_with("Báo cáo thành tích: "));
}

#[test]
fn each_kind_has_its_own_layout_and_signers() {
    let case = case(false);
    let expected = [
        (SubjectKind::Collective, "SƠ LƯỢC ĐẶC ĐIỂM", "ĐẠI DIỆN TẬP THỂ"),
        (SubjectKind::Person, "SƠ LƯỢC LÝ LỊCH", "NGƯỜI BÁO CÁO"),
        (SubjectKind::Household, "SƠ LƯỢC VỀ HỘ GIA ĐÌNH", "ĐẠI DIỆN HỘ GIA ĐÌNH"),
        (SubjectKind::Model, "SƠ LƯỢC VỀ MÔ HÌNH", "ĐẠI DIỆN MÔ HÌNH"),
    ];
    for (kind, first, signer) in expected {
        let chosen = case.round.as_ref().unwrap().chosen();
        let it =
            chosen.iter().filter_map(|id| case.nomination(*id)).find(|it| it.subject.kind() == kind).unwrap();
        let mut paper = draft(&case, PaperType::AchievementReport);
        paper.dossier = Some(it.dossier.id);
        let form = form(&case, &paper);
        let pages = pages(&form, &format!("achievement_{}", kind.code()));
        let text = all_words(&pages);
        for part in [first, signer, "II. THÀNH TÍCH", "III. CÁC HÌNH THỨC", "XÁC NHẬN CỦA CẤP TRÌNH", "./."]
        {
            assert!(text.contains(part), "{kind:?}: {part} in {text}");
        }
        let last = pages.pages.last().unwrap();
        let (left, right) = (mark(last, "XÁC NHẬN"), mark(last, signer));
        assert!(left.x < right.x && left.y == right.y, "{kind:?}");
        assert!(mark(last, "CẤP TRÌNH").y > right.y);
        for award in &it.dossier.past_awards {
            assert!(text.contains(&award.decision), "{}", award.decision);
        }
        // The unit above the nominating one stands over it, as on the unit's own papers.
        let first = &pages.pages[0];
        let unit: Vec<&str> = it.unit_name.split(' ').take(3).collect();
        assert!(mark(first, "HỘI LHPN TỈNH").y < mark(first, &unit.join(" ").to_uppercase()).y);
        assert!(form.findings.is_empty(), "{:?}", form.findings);
    }
}

#[test]
fn what_is_missing_is_named_with_its_owner() {
    let mut case = case(false);
    let id = case.round.as_ref().unwrap().chosen()[5];
    let it = case.nominations.iter_mut().find(|it| it.dossier.id == id).unwrap();
    let Detail::Person(person) = &mut it.subject.detail else { panic!("a person is expected") };
    (person.birth, person.education) = (None, String::new());
    it.dossier.summary.clear();
    it.dossier.achievements = vec![Achievement { content: "  ".into(), ..Achievement::default() }];
    it.dossier.past_awards.clear();
    let name = it.subject.name.clone();
    let mut paper = draft(&case, PaperType::AchievementReport);
    paper.dossier = Some(id);
    let form = form(&case, &paper);
    let whats: Vec<&str> = form.findings.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(whats, [format!("ngày sinh của {name}"), format!("thành tích đạt được của {name}")]);
    assert!(form.findings.iter().all(|it| it.spot == Spot::Dossier(id)));
    let text = all_words(&pages(&form, "achievement_missing"));
    assert!(!text.contains("Trình độ") && text.contains("chưa ghi nhận hình thức khen thưởng"));
    assert_eq!(form.document.missing_values().len(), 2);
}
