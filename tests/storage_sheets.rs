//! Score sheets in the store: figures that points follow from, stages, confirmation, the second person; every deed goes
//! back and forth to the same file.

// The values are written out where they are given.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::needless_pass_by_value)]

mod storage_support;
mod support {
    pub mod sheets;
}

use guong_sang::cli::sample;
use guong_sang::domain::checking::{Checked, check_count, checked, unconfirmed, unexplained};
use guong_sang::domain::ids::{CriterionId, DossierId, MemberId, RoundId};
use guong_sang::domain::round::{Board, Score};
use guong_sang::domain::{Command, Points, Rule};
use guong_sang::storage::Database;
use serde_json::{Value, json};
use storage_support::{refused, stamp};
use support::sheets::{self, ROUND};

fn database(settings: Value) -> Database {
    let mut database = Database::in_memory().unwrap();
    sample::enter(&mut database, &[sample::OFFICE]).unwrap();
    for command in sheets::round(4, 3, settings, false) {
        database.perform(&command, &stamp()).unwrap_or_else(|error| panic!("{error}: {command:?}"));
    }
    database
}

/// Does a deed, takes it back, does it again, and proves each state by its fingerprint.
fn there_and_back(database: &mut Database, deed: &Command) {
    let before = database.fingerprint().unwrap();
    let receipt = database.perform(deed, &stamp()).unwrap_or_else(|error| panic!("{error}: {deed:?}"));
    let after = database.fingerprint().unwrap();
    assert_ne!(before, after, "{deed:?}");
    let undone = database.perform(&receipt.undo.unwrap(), &stamp()).unwrap();
    assert_eq!(database.fingerprint().unwrap(), before, "undo of {deed:?}");
    database.perform(&undone.undo.unwrap(), &stamp()).unwrap();
    assert_eq!(database.fingerprint().unwrap(), after, "redo of {deed:?}");
}

fn both(database: &mut Database, json: Value) {
    there_and_back(database, &sheets::command(json));
}

fn board(database: &Database) -> Board {
    database.board(RoundId(ROUND)).unwrap()
}

fn score(board: &Board, member: i64, dossier: i64, criterion: i64) -> Option<Score> {
    let key = (DossierId(9000 + dossier), MemberId(9000 + member), CriterionId(criterion));
    board.scores.iter().find(|it| (it.dossier, it.member, it.criterion) == key).cloned()
}

fn enter(member: i64, dossier: i64, criterion: i64, more: Value) -> Value {
    let mut deed = json!({"deed": "enter_score", "round": ROUND, "dossier": 9000 + dossier, "member": 9000 + member,
        "criterion": criterion});
    deed.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    deed
}

fn stage(stage: &str, dossier: i64, criterion: i64, more: Value) -> Value {
    let mut deed = json!({"deed": "enter_stage", "dossier": 9000 + dossier, "criterion": criterion, "stage": stage,
        "by": "Vi Thị Thu Thảo"});
    deed.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    deed
}

fn confirm(member: i64, dossier: i64, confirmed: bool, reason: &str) -> Value {
    json!({"deed": "confirm_sheet", "round": ROUND, "dossier": 9000 + dossier, "member": 9000 + member,
        "on": "2017-10-12", "confirmed": confirmed, "reason": reason})
}

fn check(member: i64, dossier: i64, figures: Value) -> Value {
    json!({"deed": "check_sheet", "round": ROUND, "dossier": 9000 + dossier, "member": 9000 + member,
        "figures": figures, "by": "Hoàng Thị Lệ Thủy", "on": "2017-10-12"})
}

fn paper(first: &str) -> Value {
    json!([{"criterion": 9001, "points": first}, {"criterion": 9002, "points": 9}, {"criterion": 9003, "points": 9},
        {"criterion": 9004, "points": 8}, {"criterion": 9005, "points": 5}, {"criterion": 9006}])
}

#[test]
fn points_follow_from_the_figure_and_the_figure_is_kept() {
    let mut database = database(json!({}));
    both(&mut database, enter(1, 1, 9002, json!({"input": {"done": 45}})));
    both(&mut database, enter(1, 1, 9003, json!({"input": {"done": 70, "target": 50}})));
    both(&mut database, enter(1, 1, 9004, json!({"input": {"done": 85}})));
    let here = board(&database);
    assert_eq!(score(&here, 1, 1, 9002).unwrap().points, Points::whole(9));
    assert_eq!(score(&here, 1, 1, 9002).unwrap().input.unwrap().to_string(), "45");
    assert_eq!(score(&here, 1, 1, 9003).unwrap().points, Points::whole(12), "never above the most");
    assert_eq!(score(&here, 1, 1, 9003).unwrap().input.unwrap().to_string(), "70/50");
    assert_eq!(score(&here, 1, 1, 9004).unwrap().points, Points::whole(8), "the bound belongs to the band");

    refused(&mut database, Rule::OutOfRange, &enter(1, 1, 9003, json!({"input": {"done": 45}})));
    refused(&mut database, Rule::OutOfRange, &enter(1, 1, 9002, json!({"input": {"done": -1}})));
    refused(&mut database, Rule::OutOfRange, &enter(1, 1, 9004, json!({"points": 7})));
    refused(&mut database, Rule::OutOfRange, &enter(1, 1, 9005, json!({"points": 3})));
    // 0 is a score, an emptied cell is none.
    both(&mut database, enter(1, 1, 9002, json!({"input": {"done": 0}})));
    assert_eq!(score(&board(&database), 1, 1, 9002).unwrap().points, Points::ZERO);
    both(&mut database, enter(1, 1, 9002, json!({})));
    assert_eq!(score(&board(&database), 1, 1, 9002), None);
}

#[test]
fn an_appraised_figure_that_differs_says_why() {
    let mut database = database(json!({}));
    both(&mut database, stage("self_score", 1, 9001, json!({"points": 18})));
    both(&mut database, stage("self_score", 1, 9003, json!({"input": {"done": 45, "target": 50}})));
    both(&mut database, stage("appraised", 1, 9001, json!({"points": 18})));
    refused(&mut database, Rule::ReasonMissing, &stage("appraised", 1, 9001, json!({"points": 15})));
    both(
        &mut database,
        stage("appraised", 1, 9001, json!({"points": 15, "reason": "thiếu minh chứng quý III"})),
    );
    refused(
        &mut database,
        Rule::OutOfRange,
        &stage("appraised", 1, 9001, json!({"points": 21, "reason": "x"})),
    );
    both(&mut database, stage("appraised", 1, 9001, json!({})));
    assert_eq!(board(&database).stages.len(), 2);
}

#[test]
fn proposed_figures_are_taken_into_empty_cells_and_wait_for_the_member() {
    let mut database = database(json!({}));
    let take = json!({"deed": "take_proposed", "round": ROUND, "dossier": 9001, "member": 9001});
    refused(&mut database, Rule::NotFound, &take);
    both(&mut database, stage("self_score", 1, 9001, json!({"points": 18})));
    both(&mut database, stage("self_score", 1, 9003, json!({"input": {"done": 45, "target": 50}})));
    both(&mut database, stage("appraised", 1, 9001, json!({"points": 15, "reason": "thiếu minh chứng"})));
    both(&mut database, enter(2, 1, 9001, json!({"points": 20})));
    both(&mut database, take);
    both(&mut database, json!({"deed": "take_proposed", "round": ROUND, "dossier": 9001, "member": 9002}));
    let here = board(&database);
    let first = score(&here, 1, 1, 9001).unwrap();
    assert_eq!((first.points, first.copied), (Points::whole(15), true), "appraised before self-score");
    assert_eq!(score(&here, 1, 1, 9003).unwrap().input.unwrap().to_string(), "45/50");
    let typed = score(&here, 2, 1, 9001).unwrap();
    assert_eq!((typed.points, typed.copied), (Points::whole(20), false), "what was typed stays");
    // Typed over, it is the member's own.
    both(&mut database, enter(1, 1, 9001, json!({"points": 16})));
    assert!(!score(&board(&database), 1, 1, 9001).unwrap().copied);
}

#[test]
fn a_confirmed_sheet_is_changed_and_taken_back_only_with_a_reason() {
    let mut database = database(json!({"independent": true}));
    refused(&mut database, Rule::NotReady, &confirm(1, 1, true, ""));
    for cell in sheets::whole_sheet(1, 1, "18") {
        there_and_back(&mut database, &cell);
    }
    assert_eq!(unconfirmed(&board(&database)), [(DossierId(9001), MemberId(9001))]);
    both(&mut database, confirm(1, 1, true, ""));
    assert!(unconfirmed(&board(&database)).is_empty());
    refused(&mut database, Rule::ReasonMissing, &enter(1, 1, 9001, json!({"points": 17})));
    refused(&mut database, Rule::ReasonMissing, &enter(1, 1, 9001, json!({})));
    both(&mut database, enter(1, 1, 9001, json!({"points": 17, "reason": "nhập nhầm dòng"})));
    refused(&mut database, Rule::ReasonMissing, &confirm(1, 1, false, " "));
    both(&mut database, confirm(1, 1, false, "xem lại minh chứng"));
    both(&mut database, enter(1, 1, 9001, json!({"points": 18})));
}

#[test]
fn the_second_person_changes_nothing_and_a_cell_put_right_agrees() {
    let mut database = database(json!({"second_check": true}));
    for cell in sheets::whole_sheet(1, 1, "18") {
        there_and_back(&mut database, &cell);
    }
    let scores = board(&database).scores;
    both(&mut database, check(1, 1, paper("17")));
    let here = board(&database);
    assert_eq!(here.scores, scores, "nothing is changed by comparing");
    let Checked::Differs { cells } = checked(&here, DossierId(9001), MemberId(9001)) else { panic!() };
    assert_eq!(cells.len(), 1);
    assert_eq!((cells[0].entered, cells[0].read), (Some(Points::whole(18)), Some(Points::whole(17))));
    let count = check_count(&here);
    assert_eq!((count.agree, count.differ, count.waiting), (0, 1, 0));
    // The wrong cell is put right without a reason; then the sheet agrees, and a further change asks for one.
    both(&mut database, enter(1, 1, 9001, json!({"points": 17})));
    assert_eq!(checked(&board(&database), DossierId(9001), MemberId(9001)), Checked::Agrees);
    let count = check_count(&board(&database));
    assert_eq!((count.agree, count.differ, count.waiting), (1, 0, 0));
    refused(&mut database, Rule::ReasonMissing, &enter(1, 1, 9001, json!({"points": 16})));
    both(&mut database, check(1, 1, Value::Null));
    both(&mut database, enter(1, 1, 9001, json!({"points": 16})));

    let mut nameless = check(1, 1, paper("16"));
    nameless["by"] = json!(" ");
    refused(&mut database, Rule::NameMissing, &nameless);
    refused(&mut database, Rule::OutOfRange, &check(1, 1, paper("99")));
}

#[test]
fn a_difference_from_what_was_proposed_is_counted_until_it_says_why() {
    let mut database = database(json!({"reason_on_difference": true}));
    both(&mut database, stage("appraised", 1, 9001, json!({"points": 15})));
    both(&mut database, enter(1, 1, 9001, json!({"points": 18})));
    assert_eq!(unexplained(&board(&database)).len(), 1);
    both(&mut database, enter(1, 1, 9001, json!({"points": 18, "reason": "kết quả cả nước biết đến"})));
    assert!(unexplained(&board(&database)).is_empty());
}

#[test]
fn a_recused_member_loses_the_figures_the_confirmation_and_the_comparison_and_gets_them_back() {
    let mut database = database(json!({}));
    for cell in sheets::whole_sheet(1, 1, "18") {
        there_and_back(&mut database, &cell);
    }
    both(&mut database, confirm(1, 1, true, ""));
    both(&mut database, check(1, 1, paper("18")));
    both(
        &mut database,
        json!({"deed": "mark_sheet", "round": ROUND, "dossier": 9001, "member": 9001, "standing": "recused",
            "reason": "là em ruột"}),
    );
    let here = board(&database);
    assert!(here.scores.is_empty() && here.confirmations.is_empty() && here.checks.is_empty());
    both(&mut database, stage("self_score", 1, 9001, json!({"points": 18})));
    refused(&mut database, Rule::MayNotScore, &enter(1, 1, 9001, json!({"points": 18})));
    refused(
        &mut database,
        Rule::MayNotScore,
        &json!({"deed": "take_proposed", "round": ROUND, "dossier": 9001, "member": 9001}),
    );
    refused(&mut database, Rule::MayNotScore, &confirm(1, 1, true, ""));
}

#[test]
fn sheets_are_told_by_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gsdata");
    {
        let mut database = Database::open(&path).unwrap();
        sample::enter(&mut database, &[sample::OFFICE]).unwrap();
        let all = sheets::round(2, 1, json!({}), false).into_iter().chain(sheets::whole_sheet(1, 1, "18"));
        for command in all.chain([check(1, 1, paper("17")), confirm(1, 1, true, "")].map(sheets::command)) {
            database.perform(&command, &stamp()).unwrap();
        }
    }
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let line: Vec<String> =
        ["show", "sheets", "9000", "--data", path.to_str().unwrap()].map(str::to_owned).to_vec();
    let code = {
        let mut outlet = guong_sang::cli::Outlet { out: &mut out, err: &mut err };
        guong_sang::cli::run(&line, &mut outlet)
    };
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&err));
    let answer: Value = serde_json::from_slice(&out).unwrap();
    let sheet = &answer["members"][0]["sheets"][0];
    assert_eq!(sheet["sheet"]["ballot"], "scored");
    assert_eq!(sheet["confirmed"], "2017-10-12");
    assert_eq!(sheet["comparison"]["checked"], "differs");
    assert_eq!(sheet["comparison"]["cells"][0]["entered"], "18");
    assert_eq!(sheet["compared_by"], "Hoàng Thị Lệ Thủy");
    assert_eq!(answer["members"][1]["sheets"][0]["sheet"]["ballot"], "incomplete");
    assert_eq!(answer["comparison"]["differ"], 1);
}
