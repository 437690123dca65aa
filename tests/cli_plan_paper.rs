//! The paper of an issued plan through the headless door: as it was issued, anew, and in its earlier versions.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::cli::{self, Outlet};
use guong_sang::domain::papers::PaperType;
use guong_sang::domain::plan::PlanStep;
use guong_sang::domain::{Command, ids::PlanId};
use guong_sang::forms::{compose, profile_of};
use guong_sang::paper::kept::keep;
use guong_sang::storage::Database;
use std::path::Path;
use storage_support::stamp;

const PLAN: &str = include_str!("fixtures/plans/laocai.jsonl");

fn typed(folder: &Path, line: &str) -> (u8, String) {
    let line: Vec<String> =
        line.split_whitespace().map(|word| word.replace("{}", folder.to_str().unwrap())).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(&line, &mut Outlet { out: &mut out, err: &mut err });
    (code, String::from_utf8(err).unwrap())
}

/// The words of the PDF's first page, as far as its text can be read back.
fn subject_of(file: &Path) -> String {
    let document = lopdf::Document::load(file).unwrap();
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary(info).unwrap();
    lopdf::decode_text_string(info.get(b"Subject").unwrap()).unwrap()
}

fn issue(database: &mut Database, number: &str, on: &str) {
    let mut case = database.case_file(PlanId(1), 2021, None, false).unwrap().unwrap();
    let on = on.parse().unwrap();
    case.plan.number = Some(number.into());
    case.plan.issued_on = Some(on);
    let form = compose(&case.paper(PaperType::Plan), &case, &profile_of(&case).unwrap(), None).unwrap();
    let kept = Some(keep(&form.document).unwrap());
    let command = Command::IssuePlan { id: PlanId(1), number: number.into(), on, kept };
    database.perform(&command, &stamp()).unwrap();
}

#[test]
fn an_issued_plan_prints_as_it_was_issued_and_every_version_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.gsdata");
    let mut database = Database::open(&file).unwrap();
    for command in cli::script::commands(PLAN).unwrap() {
        database.perform(&command, &stamp()).unwrap();
    }
    issue(&mut database, "120", "2021-04-05");
    let amend = Command::StepPlan {
        id: PlanId(1),
        step: PlanStep::Amend,
        on: "2022-01-10".parse().unwrap(),
        by: "Vàng Thị Mai".into(),
        reason: "bổ sung nhiệm vụ".into(),
    };
    // The office is called otherwise later; what was issued says what it said.
    let mut office = database.office().unwrap().unwrap();
    office.name = "Ủy ban nhân dân tỉnh mới".into();
    database.perform(&Command::SetOffice { office }, &stamp()).unwrap();
    drop(database);

    let printed = |name: &str, more: &str| {
        let line = format!("paper plan 1 --data {{}}/a.gsdata --out {{}}/{name}.pdf {more}");
        let (code, err) = typed(folder.path(), &line);
        assert_eq!((code, err.as_str()), (0, ""), "{more}");
        let file = folder.path().join(format!("{name}.pdf"));
        let document = lopdf::Document::load(&file).unwrap();
        let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let author = document.get_dictionary(info).unwrap().get(b"Author").unwrap();
        (lopdf::decode_text_string(author).unwrap(), subject_of(&file))
    };
    assert_eq!(printed("now", "").0, "Ủy ban nhân dân tỉnh Lào Cai");
    assert_eq!(printed("anew", "--anew").0, "Ủy ban nhân dân tỉnh mới");

    let mut database = Database::open(&file).unwrap();
    database.perform(&amend, &stamp()).unwrap();
    let mut plan = database.plan(PlanId(1)).unwrap().plan;
    plan.subject = "Tuyên truyền thi đua, bản sửa đổi".into();
    database.perform(&Command::SavePlan { plan }, &stamp()).unwrap();
    drop(database);
    assert_eq!(printed("draft", "").1, "Tuyên truyền thi đua, bản sửa đổi");
    let first = printed("first", "--version 1");
    assert_eq!(first.0, "Ủy ban nhân dân tỉnh Lào Cai");
    assert!(first.1.contains("giai đoạn 2021-2025"), "{}", first.1);
    let (code, err) = typed(folder.path(), "paper plan 1 --version 2 --data {}/a.gsdata --out {}/x.pdf");
    assert_ne!(code, 0);
    assert!(err.contains("chưa ban hành bản 2"), "{err}");
    let (code, err) =
        typed(folder.path(), "paper proposal --plan 1 --version 1 --data {}/a.gsdata --out {}/x.pdf");
    assert_eq!(code, 2, "{err}");

    let mut database = Database::open(&file).unwrap();
    issue(&mut database, "12", "2022-02-07");
    drop(database);
    assert_eq!(printed("second", "").1, "Tuyên truyền thi đua, bản sửa đổi");
    assert!(printed("first-again", "--version 1 --anew").1.contains("giai đoạn 2021-2025"));
}
