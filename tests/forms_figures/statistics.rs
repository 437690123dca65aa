//! Statistics forms: counted cells, cells left for handwriting, and what stands outside of the form.

use super::forms_case::*;
use chrono::NaiveDate;
use guong_sang::domain::case::CaseFile;
use guong_sang::domain::dossier::{DossierState, Step};
use guong_sang::domain::papers::{PaperType, StatisticsForm};
use guong_sang::paper::{Block, Row};

fn row(case: &CaseFile, form: StatisticsForm, code: &str) -> Vec<String> {
    let mut paper = draft(case, PaperType::Statistics);
    paper.options.statistics = form;
    let form = self::form(case, &paper);
    let rows: Vec<&Row> = form.document.sections[0]
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(&table.rows),
            _ => None,
        })
        .flatten()
        .collect();
    let cells = |row: &Row| -> Vec<String> {
        row.cells.iter().map(|cell| cell.runs.iter().map(|run| run.text.as_str()).collect()).collect()
    };
    rows.into_iter().map(cells).find(|cells| cells[1] == code).unwrap()
}

fn form(case: &CaseFile, paper: &guong_sang::domain::papers::Paper) -> guong_sang::forms::Form {
    super::forms_case::form(case, paper)
}

#[test]
fn movements_are_counted_by_length_and_the_rest_is_written_by_hand() {
    let mut case = case(false);
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
    assert_eq!(row(&case, StatisticsForm::Movements, "01")[2..], ["1", "", "", ""]);
    let mut paper = draft(&case, PaperType::Statistics);
    paper.options.statistics = StatisticsForm::Movements;
    let text = all_words(&pages(&form(&case, &paper), "statistics_0601"));
    for part in [
        "0601.N/BNV-TĐKT",
        "SỐ PHONG TRÀO THI ĐUA",
        "Năm 2017",
        "NGƯỜI LẬP BIỂU",
        "THỦ TRƯỞNG ĐƠN VỊ",
        "01 phong trào chưa khai ngày",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // A movement whose length is not known makes no zeros either.
    assert_eq!(row(&case, StatisticsForm::Movements, "06")[2], "");
    case.movements[0].from = day(2016, 1, 1);
    case.movements[0].to = day(2020, 12, 31);
    assert_eq!(row(&case, StatisticsForm::Movements, "10")[2], "1");
    assert_eq!(row(&case, StatisticsForm::Movements, "09")[2], "0");
    assert_eq!(row(&case, StatisticsForm::Movements, "02")[2], "");
    // Over before the year began.
    case.movements[0].to = day(2016, 12, 31);
    assert_eq!(row(&case, StatisticsForm::Movements, "01")[2], "0");
}

#[test]
fn commendations_are_counted_by_form_and_subject_once_they_were_given() {
    let mut case = case(false);
    assert_eq!(row(&case, StatisticsForm::Commendations, "01")[3..], ["0", "0", "0", "0", "0"]);
    let chosen = case.round.as_ref().unwrap().chosen();
    for it in case.nominations.iter_mut().filter(|it| chosen.contains(&it.dossier.id)) {
        it.state = DossierState::Recognised;
        it.steps.push(Step {
            state: DossierState::Recognised,
            on: NaiveDate::from_ymd_opt(2017, 10, 20).unwrap(),
            by: "Thư ký".into(),
            reason: String::new(),
        });
    }
    let given: Vec<_> = case.nominations.iter().filter(|it| it.state == DossierState::Recognised).collect();
    let merit = |it: &&&guong_sang::domain::case::Nomination| {
        it.dossier.proposed.to_lowercase().contains("bằng khen")
    };
    use guong_sang::domain::subject::SubjectKind as K;
    let of = |kind: K| given.iter().filter(|it| it.subject.kind() == kind).filter(merit).count().to_string();
    assert_eq!(row(&case, StatisticsForm::Commendations, "02")[4], of(K::Collective));
    assert_eq!(row(&case, StatisticsForm::Commendations, "04")[4], of(K::Household));
    assert_eq!(row(&case, StatisticsForm::Commendations, "05")[4], of(K::Person));
    assert_eq!(row(&case, StatisticsForm::Commendations, "03")[3], "");
    let cells = row(&case, StatisticsForm::Commendations, "01");
    let sum: u32 = cells[4..].iter().map(|cell| cell.parse::<u32>().unwrap()).sum();
    assert_eq!(cells[3], sum.to_string());
    let outside = given.len() as u32 - sum;
    let mut paper = draft(&case, PaperType::Statistics);
    paper.options.statistics = StatisticsForm::Commendations;
    let text = all_words(&pages(&form(&case, &paper), "statistics_0603"));
    assert!(
        outside > 0 && text.contains(&format!("ngoài số trên có {outside:02} hồ sơ").replace("010", "10")),
        "{outside} {text}"
    );
}
