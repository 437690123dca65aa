//! Every paper at the headless door: one by one, all of a round, checked, issued and printed again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;
mod storage_support;

use exchange_support::{faces, parsed, part, printed, squeezed};
use guong_sang::cli::{self, Outlet, sample};
use guong_sang::domain::ids::{PaperId, PlanId, RoundId};
use guong_sang::domain::papers::{Ground, PaperType, Selection};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::exchange::docx;
use guong_sang::forms::{compose, cross_check, profile_of};
use guong_sang::paper::kept::{keep, same_paper, unkeep};
use guong_sang::paper::{layout, pdf};
use guong_sang::storage::Database;
use serde_json::{Value, json};
use std::path::Path;
use storage_support::{campaign, done};

fn run(line: &[&str]) -> (u8, String, String) {
    let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(&line, &mut Outlet { out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

/// The sample with its papers, closed.
fn data_file(folder: &Path) -> String {
    let path = folder.join("a.gsdata");
    let mut database = Database::open(&path).unwrap();
    let parts = [&sample::CAMPAIGN[..], &[sample::CLOSING, sample::PAPERS]].concat();
    sample::enter(&mut database, &parts).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Words that must stand in a paper of each type.
const fn sign(kind: PaperType) -> &'static str {
    match kind {
        PaperType::Plan => "KẾHOẠCH",
        PaperType::Proposal => "TỜTRÌNH",
        PaperType::NominationList => "DANHSÁCH",
        PaperType::Summaries => "TRÍCHNGANGTHÀNHTÍCH",
        PaperType::AchievementReport => "BÁOCÁOTHÀNHTÍCH",
        PaperType::ScoreSheet => "PHIẾUCHẤMĐIỂM",
        PaperType::ScoreSummary => "BẢNGTỔNGHỢPĐIỂM",
        PaperType::Ballot => "PHIẾUBẦU",
        PaperType::CountMinutes => "BIÊNBẢNKIỂMPHIẾU",
        PaperType::Minutes => "BIÊNBẢN",
        PaperType::Decision => "QUYẾTĐỊNH",
        PaperType::Certificate => "GIẤYKHEN",
        PaperType::WhyChosen => "VÌSAOĐƯỢCCHỌN",
        PaperType::Report => "BÁOCÁO",
        PaperType::Statistics => "0601",
        PaperType::Letter | PaperType::Reminder => "V/v",
        PaperType::Notice => "THÔNGBÁO",
        PaperType::Bundle => "MỤCLỤC",
    }
}

fn same(word: &str, pdf: &str, kind: PaperType) {
    if word != pdf {
        let at = word.chars().zip(pdf.chars()).take_while(|(a, b)| a == b).count();
        let near = |text: &str| text.chars().skip(at.saturating_sub(40)).take(90).collect::<String>();
        panic!("{kind:?}\nWord: …{}…\n PDF: …{}…", near(word), near(pdf));
    }
}

#[test]
fn every_type_of_paper_is_written_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = data_file(folder.path());
    for kind in PaperType::ALL {
        let target = folder.path().join(format!("{}.pdf", kind.code()));
        let target = target.to_str().unwrap();
        let mut line = vec!["paper", kind.code()];
        match kind.ground() {
            _ if kind == PaperType::Plan => line.push("1"),
            Ground::Plan => line.extend(["--plan", "1", "--year", "2017"]),
            Ground::Round | Ground::Dossier => line.extend(["--round", "1"]),
        }
        line.extend(["--data", &data, "--out", target, "--at", "2017-10-20T08:00:00Z"]);
        let (code, out, err) = run(&line);
        assert_eq!((code, out.trim()), (0, target), "{kind:?}: {err}");
        let first = std::fs::read(target).unwrap();
        assert!(first.starts_with(b"%PDF-1.7"), "{kind:?}");
        // The same data and moment give the same bytes.
        assert_eq!(run(&line).0, 0);
        assert_eq!(std::fs::read(target).unwrap(), first, "{kind:?}");
    }
    let (code, _, err) = run(&["paper", "minutes", "--plan", "1", "--data", &data, "--out", "x.pdf"]);
    assert_eq!(code, 3, "{err}");
    assert!(err.contains("Hãy chọn đợt xét"), "{err}");
    let (code, _, err) = run(&["paper", "list", "--round", "1", "--data", &data, "--out", "x.odt"]);
    assert_eq!(code, 2);
    assert!(err.contains(".docx"), "{err}");
}

#[test]
fn word_says_the_same_as_the_pdf_in_every_paper() {
    let mut database = campaign();
    sample::enter(&mut database, &[sample::PAPERS]).unwrap();
    let case = database.case_file(PlanId(1), 2017, Some(RoundId(1)), false).unwrap().unwrap();
    let profile = profile_of(&case).unwrap();
    for kind in PaperType::ALL {
        let form = compose(&case.paper(kind), &case, &profile, None).unwrap();
        let pages = layout(&form.document, faces());
        assert!(pages.missing.is_empty() && pages.overfull.is_empty(), "{kind:?}");
        let text = printed(&form.document);
        assert!(text.contains(sign(kind)), "{kind:?}: {text}");
        // Text at fixed places and what is drawn round it is set for the printer only.
        if !matches!(kind, PaperType::Certificate | PaperType::Bundle) {
            let file = docx(&form.document).unwrap();
            let body = parsed(&part(&file, "word/document.xml"));
            same(&squeezed(&body.words()), &text, kind);
        }
    }
}

#[test]
fn the_papers_of_a_round_are_written_at_once_and_agree() {
    let folder = tempfile::tempdir().unwrap();
    let data = data_file(folder.path());
    let out = folder.path().join("ra");
    let line = ["papers", "--round", "1", "--data", &data, "--out", out.to_str().unwrap()];
    let (code, files, err) = run(&line);
    assert_eq!(code, 0, "{err}");
    assert!(!err.contains("Chưa khớp"), "{err}");
    for ending in ["pdf", "docx", "xlsx"] {
        let name = format!("Danh sách đề nghị khen thưởng.{ending}");
        assert!(out.join(&name).exists() && files.contains(&name), "{name}");
    }
    assert!(out.join("Trọn bộ hồ sơ đợt xét.pdf").exists());
    let (code, _, err) = run(&line);
    assert_eq!(code, 3, "nothing is written over: {err}");
}

#[test]
fn a_count_typed_by_hand_is_held_against_the_lists() {
    let mut database = campaign();
    sample::enter(&mut database, &[sample::PAPERS]).unwrap();
    let case = database.case_file(PlanId(1), 2017, Some(RoundId(1)), false).unwrap().unwrap();
    let profile = profile_of(&case).unwrap();
    let differences = |words: &str| {
        let mut paper = case.paper(PaperType::Proposal);
        paper.texts.insert("request_many".to_owned(), words.to_owned());
        let form = compose(&paper, &case, &profile, None).unwrap();
        cross_check(&case, &profile, &[(&paper, &form)])
    };
    assert!(!differences("Đề nghị khen thưởng cho 05 (năm) tập thể.").is_empty());
    let chosen = case.round.as_ref().unwrap().decided();
    let count = |kind| {
        chosen.iter().filter(|id| case.nomination(**id).is_some_and(|it| it.subject.kind() == kind)).count()
    };
    let right = format!(
        "Đề nghị khen thưởng cho {:02} tập thể, {:02} cá nhân, {:02} hộ gia đình, {:02} mô hình, sáng kiến.",
        count(SubjectKind::Collective),
        count(SubjectKind::Person),
        count(SubjectKind::Household),
        count(SubjectKind::Model)
    );
    assert_eq!(differences(&right), []);
}

#[test]
fn an_issued_paper_is_printed_as_it_was_issued() {
    let folder = tempfile::tempdir().unwrap();
    let data = data_file(folder.path());
    let mut database = Database::open(Path::new(&data)).unwrap();
    let case = database.case_file(PlanId(1), 2017, Some(RoundId(1)), false).unwrap().unwrap();
    let mut paper = case.paper(PaperType::Proposal);
    paper.number = Some("12".to_owned());
    paper.issued_on = "2017-10-20".parse().ok();
    let issued = compose(&paper, &case, &profile_of(&case).unwrap(), None).unwrap();
    done(
        &mut database,
        &json!({"deed": "issue_paper", "id": 1, "number": "12", "on": "2017-10-20",
            "kept": keep(&issued.document).unwrap()}),
    );
    // The office moves; papers written anew say so, the issued one does not.
    let mut office: Value = serde_json::to_value(database.office().unwrap().unwrap()).unwrap();
    office["place"] = json!("Hòa An");
    done(&mut database, &json!({"deed": "set_office", "office": office}));
    let kept = unkeep(&database.kept_paper(PaperId(1)).unwrap().unwrap()).unwrap();
    assert!(same_paper(&kept, &issued.document));
    drop(database);

    let print = |name: &str, more: &[&str]| {
        let target = folder.path().join(name).to_str().unwrap().to_owned();
        let line = ["paper", "proposal", "--paper", "1", "--data", &data, "--out", &target];
        assert_eq!(run(&[&line[..], more].concat()).0, 0);
        std::fs::read(target).unwrap()
    };
    let pages = layout(&kept, faces());
    assert_eq!(print("cũ.pdf", &[]), pdf(&pages, faces()).unwrap());
    assert_ne!(print("mới.pdf", &["--anew", "--at", "2017-10-20T08:00:00Z"]), print("lại.pdf", &[]));
    let (_, register, _) = run(&["show", "register", "--year", "2017", "--data", &data]);
    let register: Value = serde_json::from_str(&register).unwrap();
    let proposal = register["series"].as_array().unwrap().iter().find(|it| it["type"] == "proposal").unwrap();
    assert_eq!(proposal["series"]["next"], 13);
}

#[test]
fn own_papers_are_checked_with_what_the_office_knows() {
    let folder = tempfile::tempdir().unwrap();
    let data = data_file(folder.path());
    for kind in PaperType::ALL.into_iter().filter(|kind| kind.ground() == Ground::Round) {
        if kind == PaperType::Certificate || kind == PaperType::Bundle {
            continue;
        }
        let (code, out, err) =
            run(&["check", kind.code(), "--round", "1", "--data", &data, "--date", "2017-10-20"]);
        assert_eq!(code, 0, "{kind:?}: {out}{err}");
    }
    // A letter without a word in it is not fit to be signed.
    let (code, out, _) = run(&["check", "letter", "--plan", "1", "--data", &data, "--json"]);
    assert_eq!(code, 1);
    assert!(serde_json::from_str::<Value>(&out).unwrap().as_array().unwrap().len() > 1);
}

#[test]
fn options_choose_whom_a_list_names() {
    let mut database = campaign();
    let case = database.case_file(PlanId(1), 2017, Some(RoundId(1)), false).unwrap().unwrap();
    let rows = |selection: Selection, only: Option<SubjectKind>| {
        let mut paper = case.paper(PaperType::NominationList);
        (paper.options.selection, paper.options.only) = (selection, only);
        let form = compose(&paper, &case, &profile_of(&case).unwrap(), None).unwrap();
        let tables = form.document.sections.iter().flat_map(|section| &section.blocks);
        let rows = tables.filter_map(|block| match block {
            guong_sang::paper::Block::Table(table) => Some(&table.rows),
            _ => None,
        });
        rows.flatten().filter(|row| row.kind == guong_sang::paper::RowKind::Body).count()
    };
    assert_eq!(rows(Selection::Chosen, None), 14);
    assert_eq!(rows(Selection::Chosen, Some(SubjectKind::Person)), 6);
    assert!(rows(Selection::Ranked, None) > 14);
    assert_eq!(rows(Selection::Nominated, None), 21);
}
