//! Reports: their figures are those of the lists, parts are numbered without gaps, the appendix adds up.

use super::forms_case::*;
use chrono::{Datelike, NaiveDate};
use guong_sang::domain::dossier::DossierState;
use guong_sang::domain::figures::{figures, span_of};
use guong_sang::domain::papers::{PaperType, ReportSpan, Selection};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::forms::context::Context;
use guong_sang::forms::{Spot, profile_of};
use guong_sang::paper::{Block, RowKind, Table};

fn tables(form: &guong_sang::forms::Form) -> Vec<&Table> {
    form.document
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

fn cells(row: &guong_sang::paper::Row) -> Vec<String> {
    row.cells.iter().map(|cell| cell.runs.iter().map(|run| run.text.as_str()).collect()).collect()
}

#[test]
fn the_chosen_of_the_year_are_those_of_the_list_kind_by_kind() {
    let case = case(false);
    let paper = draft(&case, PaperType::Report);
    let (from, to) = span_of(ReportSpan::Year, &case);
    let found = figures(&case, 2017..=2017, from, to);
    let mut list = draft(&case, PaperType::NominationList);
    list.options.selection = Selection::Chosen;
    let profile = profile_of(&case).unwrap();
    let context = Context { paper: &list, case: &case, profile: &profile, made: None };
    let named = context.named();
    for kind in SubjectKind::ALL {
        let listed = named.iter().filter(|it| it.subject.kind() == kind).count();
        assert_eq!(found.chosen().of(kind) as usize, listed, "{kind:?}");
    }
    let form = form(&case, &paper);
    assert!(form.findings.is_empty(), "{:?}", form.findings);
    let pages = pages(&form, "report_year");
    let text = all_words(&pages);
    let words = guong_sang::text::count_with_words(named.len() as u64);
    assert!(text.contains(&format!("{words} hồ sơ được chọn")), "{text}");
    assert!(text.contains("ngày 31/12/2017") && text.contains("BÁO CÁO") && text.contains("/BC-BTV"));
    // Table 1: the sums under the kinds are the figures of the sentence.
    let tables = tables(&form);
    let kinds = tables[0];
    let total = cells(kinds.rows.last().unwrap());
    assert_eq!(kinds.rows.last().unwrap().kind, RowKind::Total);
    assert_eq!(total[1], found.received().total().to_string());
    assert_eq!(total[4], named.len().to_string());
    for column in 2..8 {
        let sum: u32 = kinds.rows[..4].iter().map(|row| cells(row)[column].parse::<u32>().unwrap()).sum();
        assert_eq!(sum.to_string(), total[column - 1]);
    }
}

#[test]
fn the_appendix_lies_on_its_side_and_adds_up_to_the_report() {
    let case = case(false);
    let form = form(&case, &draft(&case, PaperType::Report));
    assert_eq!(form.document.sections.len(), 2);
    let setup = form.document.sections[1].setup;
    assert!(setup.width > setup.height);
    let tables = tables(&form);
    let units = tables.last().unwrap();
    let total = cells(units.rows.last().unwrap());
    for column in 2..14 {
        let rows = &units.rows[..units.rows.len() - 1];
        let sum: u32 = rows.iter().map(|row| cells(row)[column].parse::<u32>().unwrap()).sum();
        assert_eq!(sum.to_string(), total[column - 1], "column {column}");
    }
    assert_eq!(total[1], cells(tables[0].rows.last().unwrap())[1]);
    let pages = pages(&form, "report_appendix");
    let first = pages.sections[1];
    assert!(words(&pages.pages[first]).contains("PHỤ LỤC"));
    assert!((pages.pages[first].width.to_mm() - 297.0).abs() < 0.01);
}

#[test]
fn half_a_year_before_the_first_dossier_is_all_zeros_and_still_a_report() {
    let case = case(false);
    let mut paper = draft(&case, PaperType::Report);
    paper.options.span = ReportSpan::HalfYear;
    let form = form(&case, &paper);
    let text = all_words(&pages(&form, "report_half"));
    assert!(text.contains("6 tháng đầu năm 2017") && text.contains("ngày 30/6/2017"), "{text}");
    assert!(text.contains("đã tiếp nhận 0 (không) hồ sơ (0 (không) hồ sơ)"), "{text}");
    // The stated day decides.
    paper.options.as_of = NaiveDate::from_ymd_opt(2017, 9, 10);
    let later = self::form_text(&case, &paper);
    assert!(!later.contains("đã tiếp nhận 0 (không)"), "{later}");
}

fn form_text(case: &guong_sang::domain::case::CaseFile, paper: &guong_sang::domain::papers::Paper) -> String {
    all_words(&pages(&form(case, paper), "report_half_later"))
}

#[test]
fn summing_up_asks_for_what_only_the_office_can_say_and_numbers_without_gaps() {
    let case = case(true);
    let mut paper = draft(&case, PaperType::Report);
    paper.options.span = ReportSpan::Final;
    let bare = form(&case, &paper);
    let whats: Vec<&str> = bare.findings.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(whats, ["tồn tại, hạn chế và nguyên nhân", "bài học kinh nghiệm", "phương hướng, nhiệm vụ"]);
    assert!(bare.findings.iter().all(|it| it.spot == Spot::Paper));
    for (key, words) in [
        ("shortcomings", "- Một số đơn vị gửi hồ sơ chậm.\n- Nguyên nhân: cán bộ kiêm nhiệm nhiều việc."),
        ("lessons", "Phát hiện điển hình phải bắt đầu từ chi hội."),
        ("directions", "Tiếp tục bồi dưỡng các điển hình đã được chọn."),
    ] {
        paper.texts.insert(key.into(), words.into());
    }
    paper.addressees = vec!["Hội Liên hiệp Phụ nữ Việt Nam".into()];
    let whole = form(&case, &paper);
    assert!(whole.findings.is_empty(), "{:?}", whole.findings);
    let pages = pages(&whole, "report_final");
    let text = all_words(&pages);
    let mut from = 0;
    for part in [
        "I. TÌNH HÌNH",
        "II. KẾT QUẢ",
        "1. Phát hiện",
        "2. Thực hiện chỉ tiêu",
        "III. TỒN TẠI",
        "IV. BÀI HỌC",
        "V. PHƯƠNG HƯỚNG",
        "./.",
    ] {
        let at = text[from..].find(part).unwrap_or_else(|| panic!("{part} behind {from}: {text}"));
        from += at;
    }
    assert!(!text.contains("KIẾN NGHỊ") && text.contains("Kính gửi") && text.contains("Như trên"));
}

#[test]
fn last_years_figures_stand_beside_this_years_when_they_are_there() {
    let mut case = case(true);
    let mut earlier: Vec<_> =
        case.nominations.iter().filter(|it| it.state == DossierState::Chosen).take(3).cloned().collect();
    for (i, it) in earlier.iter_mut().enumerate() {
        it.dossier.id = guong_sang::domain::ids::DossierId(900 + i as i64);
        it.dossier.year = 2016;
        for step in &mut it.steps {
            step.on = step.on.with_year(2016).unwrap();
        }
    }
    case.nominations.extend(earlier);
    let form = form(&case, &draft(&case, PaperType::Report));
    let text = all_words(&pages(&form, "report_compared"));
    assert!(
        text.contains("So sánh với cùng kỳ năm trước") && text.contains("so với cùng kỳ năm 2016"),
        "{text}"
    );
    let compared =
        tables(&form).into_iter().find(|table| table.head[0].cells[2].runs[0].text.contains("2016")).unwrap();
    let row = cells(&compared.rows[0]);
    let change = row[3].parse::<i64>().unwrap() - row[2].parse::<i64>().unwrap();
    assert_eq!(row[2], "3");
    assert_eq!(row[4], format!("+{change}"));
}
