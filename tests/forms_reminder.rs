//! Công văn đôn đốc: every unit that owes something is listed with its figures, and no other; the paper obeys the form.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms_case;

use chrono::{Days, Months, NaiveDate};
use forms_case::{all_words, case, draft, form, pages};
use guong_sang::cli::{sample::stamp, script};
use guong_sang::domain::case::CaseFile;
use guong_sang::domain::dossier::DossierState;
use guong_sang::domain::ids::{DossierId, ObligationId, PlanId, UnitId};
use guong_sang::domain::papers::{Paper, PaperType};
use guong_sang::domain::progress::{Followed, Submission};
use guong_sang::domain::quota_board::board;
use guong_sang::domain::subject::SubjectKind;
use guong_sang::forms::{Form, profile_of, review};
use guong_sang::paper::{Block, Faces, Row, RowKind, Table, layout, pdf};
use guong_sang::storage::Database;
use guong_sang::text::{count_with_words, date::short_date, padded};

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn reminder(case: &CaseFile, on: NaiveDate) -> Paper {
    let mut paper = draft(case, PaperType::Reminder);
    paper.options.as_of = Some(on);
    paper
}

fn tables(form: &Form) -> Vec<&Table> {
    let blocks = form.document.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

fn cells(row: &Row) -> Vec<String> {
    let text =
        |cell: &guong_sang::paper::Cell| cell.runs.iter().map(|run| run.text.as_str()).collect::<String>();
    row.cells.iter().map(|cell| text(cell).replace('\u{a0}', " ")).collect()
}

/// The rows that the board says must stand in the letter: name, required, received, missing, day, days late.
fn owing(case: &CaseFile, on: NaiveDate) -> Vec<Vec<String>> {
    let followed = Followed { submissions: case.submissions.clone(), ..Followed::default() };
    let found = board(&case.obligations, &case.plan, &case.units, &followed, on);
    let debts: Vec<_> = found.quotas.iter().flat_map(|quota| &quota.debts).collect();
    let pressing = debts.iter().any(|debt| debt.pressing);
    debts
        .into_iter()
        .filter(|debt| debt.pressing || !pressing)
        .map(|debt| {
            let late =
                debt.days_late.filter(|late| *late > 0).map_or("–".to_owned(), |late| late.to_string());
            vec![
                debt.name.clone(),
                padded(u64::from(debt.required)),
                padded(u64::from(debt.received)),
                padded(u64::from(debt.missing)),
                debt.due.map(short_date).unwrap_or_default(),
                late,
            ]
        })
        .collect()
}

/// The rows of the letter's tables without their numbers and sums.
fn listed(form: &Form) -> Vec<Vec<String>> {
    let rows = tables(form).into_iter().flat_map(|table| &table.rows);
    rows.filter(|row| row.kind == RowKind::Body).map(|row| cells(row)[1..].to_vec()).collect()
}

/// What another program reads in the PDF; none where poppler is missing.
fn read_again(form: &Form) -> Option<String> {
    let faces = Faces::liberation().unwrap();
    let bytes = pdf(&layout(&form.document, faces), faces).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("reminder.pdf");
    std::fs::write(&path, bytes).unwrap();
    let output = std::process::Command::new("pdftotext").arg("-raw").arg(&path).arg("-").output().ok()?;
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap().replace('\u{a0}', " ");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn every_unit_that_owes_is_listed_with_its_figures_and_no_other() {
    let case = case(false);
    for (on, name) in [
        (day(2017, 9, 10), "reminder_before"),
        (day(2017, 9, 15), "reminder_last_day"),
        (day(2017, 9, 20), "reminder_late"),
        (day(2017, 12, 1), "reminder_very_late"),
    ] {
        let form = form(&case, &reminder(&case, on));
        assert!(form.findings.is_empty(), "{on}: {:?}", form.findings);
        let wanted = owing(&case, on);
        assert!(!wanted.is_empty());
        assert_eq!(listed(&form), wanted, "{on}");
        // Sums under each table.
        for table in tables(&form) {
            let (sum, rows) = table.rows.split_last().unwrap();
            assert_eq!(sum.kind, RowKind::Total);
            for column in 2..5 {
                let total: u32 = rows.iter().map(|row| cells(row)[column].parse::<u32>().unwrap()).sum();
                assert_eq!(cells(sum)[column - 1], padded(u64::from(total)), "{on}");
            }
        }
        let text = all_words(&pages(&form, name));
        let names: Vec<&str> = wanted.iter().map(|row| row[0].as_str()).collect();
        let (short, full) = (names.len(), 8 - names.len());
        let told = format!(
            "có {} trên tổng số {} đơn vị được giao đã gửi đủ; còn {} đơn vị chưa gửi đủ",
            count_with_words(full as u64),
            count_with_words(8),
            count_with_words(short as u64)
        );
        assert!(text.contains(&told), "{told}\n{text}");
        if let Some(read) = read_again(&form) {
            let squeezed: String = read.split_whitespace().collect();
            for unit in case.units.iter().filter(|unit| unit.id != UnitId(1)) {
                let here = squeezed.contains(&unit.name.split_whitespace().collect::<String>());
                assert_eq!(here, names.contains(&unit.name.as_str()), "{on}: {}\n{read}", unit.name);
            }
            for part in ["V/v đôn đốc", "Kính gửi:", "Nơi nhận:", "- Như trên;", "Trân trọng./."]
            {
                assert!(read.contains(part), "{part}\n{read}");
            }
        }
    }
}

#[test]
fn a_few_are_named_and_many_stand_in_the_list_that_goes_with_it() {
    let case = case(false);
    let few = form(&case, &reminder(&case, day(2017, 9, 20)));
    assert_eq!(few.document.sections.len(), 1);
    // Nobody has sent anything: all eight owe, and no day is near.
    let on = day(2017, 8, 1);
    let many = form(&case, &reminder(&case, on));
    assert_eq!(many.document.sections.len(), 2);
    assert_eq!(listed(&many).len(), 8);
    assert_eq!(listed(&many), owing(&case, on));
    let text = all_words(&pages(&many, "reminder_many"));
    assert!(
        text.contains("Các đơn vị có tên trong danh sách kèm theo") && text.contains("DANH SÁCH"),
        "{text}"
    );
    assert!(text.contains("Kèm theo Công văn số"), "{text}");
    // The plan's own day is later than the usual days of grace.
    assert!(text.contains("chậm nhất là ngày 15/9/2017"), "{text}");
    // Whom the office names itself is addressed instead.
    let mut own = reminder(&case, on);
    own.addressees = vec!["Hội LHPN các huyện, thành phố".into()];
    let text = all_words(&pages(&form(&case, &own), "reminder_own"));
    assert!(text.contains("Hội LHPN các huyện, thành phố"), "{text}");
}

#[test]
fn the_form_check_finds_nothing() {
    let case = case(false);
    let profile = profile_of(&case).unwrap();
    for on in [day(2017, 8, 1), day(2017, 9, 10), day(2017, 9, 20)] {
        for numbered in [false, true] {
            let mut paper = reminder(&case, on);
            if numbered {
                (paper.number, paper.issued_on) = (Some("12".into()), Some(on));
            }
            let form = form(&case, &paper);
            let found = review(&form, &paper, &case, &profile, on);
            assert!(found.is_empty(), "{on} {numbered}: {found:#?}");
        }
    }
}

#[test]
fn when_all_have_sent_there_is_no_letter_to_issue() {
    let mut case = case(false);
    for (number, unit) in (0..).zip([6, 7]) {
        case.submissions.push(Submission {
            dossier: DossierId(900 + number),
            unit: UnitId(unit),
            kind: SubjectKind::Person,
            year: 2017,
            received: Some(day(2017, 9, 1)),
            state: DossierState::Nominated,
        });
    }
    let form = form(&case, &reminder(&case, day(2017, 10, 1)));
    assert!(form.findings.iter().any(|it| it.what.contains("đơn vị còn thiếu")), "{:?}", form.findings);
    assert!(listed(&form).is_empty());
}

#[test]
fn the_new_day_is_a_working_day_unless_one_is_set() {
    let case = case(false);
    // 24/9/2017 + 7 days is a Sunday: Monday is asked for.
    let words = |paper: &Paper| all_words(&pages(&form(&case, paper), "reminder_day"));
    let mut paper = reminder(&case, day(2017, 9, 24));
    assert!(words(&paper).contains("chậm nhất là ngày 02/10/2017"));
    paper.options.answer_by = Some(day(2017, 10, 6));
    assert!(words(&paper).contains("chậm nhất là ngày 06/10/2017"));
}

#[test]
fn one_quota_can_be_asked_for_alone() {
    let case = case(false);
    let mut paper = reminder(&case, day(2017, 8, 1));
    paper.options.obligations = vec![ObligationId(2)];
    let form = form(&case, &paper);
    let names: Vec<String> = listed(&form).into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(names, ["Hội Phụ nữ Công an tỉnh", "Hội Phụ nữ Bộ Chỉ huy Quân sự tỉnh"]);
}

/// Lạng Sơn, where the second unit sends every month and the third in two months only.
fn lang_son() -> CaseFile {
    let mut database = Database::in_memory().unwrap();
    for command in script::commands(include_str!("fixtures/plans/langson.jsonl")).unwrap() {
        database.perform(&command, &stamp(0)).unwrap();
    }
    let mut case = database.case_file(PlanId(1), 2018, None, false).unwrap().unwrap();
    let first = day(2017, 5, 10);
    let mut days: Vec<(i64, NaiveDate)> = (0..40).map(|month| (2, first + Months::new(month))).collect();
    days.extend([(3, first), (3, first + Months::new(4)), (3, first + Months::new(5) + Days::new(3))]);
    for (number, (unit, on)) in (0..).zip(days) {
        case.submissions.push(Submission {
            dossier: DossierId(1 + number),
            unit: UnitId(unit),
            kind: SubjectKind::Person,
            year: 2017,
            received: Some(on),
            state: DossierState::Nominated,
        });
    }
    case
}

#[test]
fn months_that_were_missed_are_named() {
    let case = lang_son();
    let on = day(2018, 3, 1);
    let form = form(&case, &reminder(&case, on));
    assert!(form.findings.is_empty(), "{:?}", form.findings);
    let rows = listed(&form);
    let loc_binh = rows.iter().find(|row| row[0].contains("Lộc Bình")).unwrap();
    // May, September and October 2017 came; June to August and November to February did not; March has time.
    assert_eq!(
        loc_binh[1..],
        [
            "Từ tháng 6 đến tháng 8/2017; từ tháng 11/2017 đến tháng 02/2018",
            "07",
            "0",
            "07",
            "30/06/2017",
            "244"
        ]
        .map(str::to_owned)
    );
    assert!(!rows.iter().any(|row| row[0].contains("Chi Lăng")), "{rows:?}");
    let profile = profile_of(&case).unwrap();
    let found = review(&form, &reminder(&case, on), &case, &profile, on);
    assert!(found.is_empty(), "{found:#?}");
    pages(&form, "reminder_months");
}

#[test]
fn a_letter_of_reminder_takes_its_number_from_the_letters() {
    use guong_sang::domain::papers::PaperState;
    use guong_sang::domain::register::{book, is_taken, series};
    let case = case(false);
    let issued = |id: i64, kind, number: &str| Paper {
        id: guong_sang::domain::ids::PaperId(id),
        number: Some(number.into()),
        issued_on: Some(day(2017, 9, 20)),
        state: PaperState::Issued,
        ..Paper::draft(kind, case.plan.id, 2017)
    };
    let papers = [issued(1, PaperType::Letter, "1"), issued(2, PaperType::Reminder, "2")];
    let lines = book(&[], &papers);
    for kind in [PaperType::Letter, PaperType::Reminder] {
        assert_eq!(series(&lines, kind, 2017).next, 3, "{kind:?}");
        assert!(is_taken(&lines, kind, 2017, "2", None) && is_taken(&lines, kind, 2017, "1", None));
    }
    assert_eq!(series(&lines, PaperType::Notice, 2017).next, 1);
}
