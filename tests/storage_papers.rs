//! Papers beside the plan, counted votes, the register, and the upgrade of a file that knew neither.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::domain::Rule;
use guong_sang::domain::ids::{DossierId, PaperId, PlanId, RoundId};
use guong_sang::domain::papers::{PaperState, PaperType};
use guong_sang::domain::register::{book, series};
use guong_sang::domain::votes::outcome;
use guong_sang::storage::Database;
use serde_json::{Value, json};
use std::io::Read;
use storage_support::{campaign, done, refused, stamp};

fn paper(id: i64, kind: &str, round: Option<i64>) -> Value {
    json!({"deed": "save_paper", "paper": {"id": id, "type": kind, "plan": 1, "year": 2017, "round": round}})
}

fn issue(id: i64, number: &str, on: &str) -> Value {
    json!({"deed": "issue_paper", "id": id, "number": number, "on": on})
}

fn votes(dossier: i64, agree: u32, disagree: u32, written: u32) -> Value {
    json!({"deed": "count_votes", "round": 1, "dossier": dossier, "count":
        {"dossier": dossier, "agree": agree, "disagree": disagree, "written_agree": written}})
}

#[test]
fn a_paper_lives_from_draft_to_issue_and_is_locked() {
    let mut db = campaign();
    let mut draft = paper(1, "proposal", Some(1));
    draft["paper"]["texts"] = json!({"opening": "Kính thưa các đồng chí."});
    // A forged state does not count: only issuing gives number and day.
    draft["paper"]["state"] = json!("issued");
    draft["paper"]["number"] = json!("99");
    done(&mut db, &draft);
    let kept = db.papers().unwrap();
    assert_eq!(kept[0].state, PaperState::Draft);
    assert_eq!(kept[0].texts["opening"], "Kính thưa các đồng chí.");

    refused(&mut db, Rule::NameMissing, &issue(1, " ", "2017-10-20"));
    let issued = done(&mut db, &issue(1, "12", "2017-10-20"));
    refused(&mut db, Rule::Locked, &draft);
    refused(&mut db, Rule::Locked, &json!({"deed": "remove_paper", "id": 1}));
    refused(&mut db, Rule::Locked, &issue(1, "13", "2017-10-21"));

    // One number, one paper of a type and year; zeros in front make no other number.
    done(&mut db, &paper(2, "proposal", Some(1)));
    refused(&mut db, Rule::Duplicate, &issue(2, "012", "2017-11-01"));
    done(&mut db, &issue(2, "012", "2018-01-05"));
    refused(&mut db, Rule::ReasonMissing, &json!({"deed": "cancel_paper", "id": 2, "reason": " "}));
    done(&mut db, &json!({"deed": "cancel_paper", "id": 2, "reason": "sai trích yếu"}));
    assert_eq!(db.papers().unwrap()[1].state, PaperState::Cancelled);
    refused(&mut db, Rule::NotReady, &json!({"deed": "cancel_paper", "id": 2, "reason": "lần nữa"}));

    // What was issued is kept as it was.
    done(&mut db, &paper(3, "letter", None));
    let mut with_copy = issue(3, "1", "2017-10-22");
    with_copy["kept"] = json!("00ff");
    done(&mut db, &with_copy);
    assert_eq!(db.kept_paper(PaperId(3)).unwrap().as_deref(), Some("00ff"));
    assert_eq!(db.kept_paper(PaperId(1)).unwrap(), None);

    // Taking back the issue gives the draft back, number and all.
    db.perform(&issued.undo.unwrap(), &stamp()).unwrap();
    let back = db.papers().unwrap();
    assert_eq!((back[0].state, back[0].number.as_deref()), (PaperState::Draft, None));
}

#[test]
fn a_paper_needs_the_ground_it_stands_on() {
    let mut db = campaign();
    refused(&mut db, Rule::NotReady, &paper(1, "minutes", None));
    refused(&mut db, Rule::NotFound, &paper(1, "minutes", Some(77)));
    refused(&mut db, Rule::WrongKind, &paper(1, "plan", None));
    let mut four = paper(1, "letter", None);
    four["paper"]["signature"] = json!({"lines": ["a", "b", "c", "d"]});
    refused(&mut db, Rule::OutOfRange, &four);
    let mut about = paper(1, "achievement_report", None);
    about["paper"]["dossier"] = json!(24);
    done(&mut db, &about);
    refused(&mut db, Rule::StillUsed, &json!({"deed": "remove_dossier", "id": 24}));
}

#[test]
fn the_register_knows_plans_papers_and_those_made_elsewhere() {
    let mut db = campaign();
    for (id, number, day) in [(1, "3", "2017-03-01"), (2, "5", "2017-05-01")] {
        done(&mut db, &paper(id, "letter", None));
        done(&mut db, &issue(id, number, day));
    }
    let outside = |id: i64, number: &str| {
        json!({"deed": "save_paper", "paper": {"id": id, "type": "letter", "plan": 1, "year": 2017,
            "outside": true, "number": number, "issued_on": "2017-04-01", "subject": "Mời họp"}})
    };
    refused(&mut db, Rule::Duplicate, &outside(9, "05"));
    done(&mut db, &outside(9, "4"));
    let lines = book(&db.plans().unwrap(), &db.papers().unwrap());
    let found = series(&lines, PaperType::Letter, 2017);
    assert_eq!((found.next, found.gaps.as_slice()), (6, [1, 2].as_slice()));
    assert!(found.doubles.is_empty());
    // The issued plan of the sample stands in it too.
    assert_eq!(lines.iter().filter(|line| line.kind == PaperType::Plan).count(), 1);
    // A line that was typed wrong can be put right and taken out.
    done(&mut db, &outside(9, "2"));
    done(&mut db, &json!({"deed": "remove_paper", "id": 9}));
    assert_eq!(book(&db.plans().unwrap(), &db.papers().unwrap()).len(), lines.len() - 1);
}

#[test]
fn votes_fit_the_people_who_could_vote() {
    let mut db = campaign();
    // Six voting members, one of them absent.
    refused(&mut db, Rule::OutOfRange, &votes(1, 6, 0, 0));
    refused(&mut db, Rule::OutOfRange, &votes(1, 5, 0, 2));
    refused(&mut db, Rule::NotFound, &votes(24, 5, 0, 0));
    done(&mut db, &votes(1, 4, 1, 0));
    done(&mut db, &votes(2, 4, 1, 1));
    let board = db.board(RoundId(1)).unwrap();
    let of = |id| outcome(&board, DossierId(id)).unwrap();
    // 4 of 6 is 66,66 %, 5 of 6 is 83,33 %; the default asks for 80 % of all members.
    assert_eq!((of(1).percent_hundredths, of(1).carried), (6666, false));
    assert_eq!((of(2).percent_hundredths, of(2).carried), (8333, true));
    done(&mut db, &json!({"deed": "count_votes", "round": 1, "dossier": 1, "count": null}));
    assert!(outcome(&db.board(RoundId(1)).unwrap(), DossierId(1)).is_none());

    done(&mut db, &json!({"deed": "close_round", "id": 1, "on": "2017-10-12", "by": "Nông Thị Kiều Trinh"}));
    refused(&mut db, Rule::Locked, &votes(1, 5, 0, 0));
    // What was counted is part of the stored result.
    assert!(outcome(&db.board(RoundId(1)).unwrap(), DossierId(2)).unwrap().carried);
}

#[test]
fn the_case_file_holds_what_the_papers_are_written_from() {
    let mut db = campaign();
    done(&mut db, &paper(5, "proposal", Some(1)));
    let case = db.case_file(PlanId(1), 2017, Some(RoundId(1)), false).unwrap().unwrap();
    let round = case.round.as_ref().unwrap();
    assert_eq!(case.nominations.len(), 24);
    assert!(round.chosen().iter().all(|id| case.nomination(*id).is_some()));
    assert_eq!(case.paper(PaperType::Proposal).id, PaperId(5));
    assert_eq!(case.paper(PaperType::Minutes).id, PaperId(0));
    assert!(Database::in_memory().unwrap().case_file(PlanId(1), 2017, None, false).unwrap().is_none());
}

#[test]
fn a_file_of_the_first_schema_is_taken_over_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cũ.gsdata");
    let packed = include_bytes!("fixtures/schema-1.gsdata.gz");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    std::fs::write(&path, &bytes).unwrap();

    let mut db = Database::open(&path).unwrap();
    let counts = db.row_counts().unwrap();
    use guong_sang::domain::Area;
    assert_eq!((counts[&Area::Dossier], counts[&Area::Vote], counts[&Area::Paper]), (24, 0, 0));
    assert_eq!(db.check_journal().unwrap().broken_at, None);
    assert!(db.integrity().unwrap().is_empty());
    // The closed round of then still ranks the same, and papers are written from it.
    let case = db.case_file(PlanId(1), 2017, Some(RoundId(1)), false).unwrap().unwrap();
    assert_eq!(case.round.unwrap().chosen().len(), 14);
    done(&mut db, &paper(1, "proposal", Some(1)));
    drop(db);
    let kept = std::fs::read_dir(guong_sang::storage::backup_folder(&path)).unwrap().count();
    assert_eq!(kept, 1, "the file as it was is kept");
    assert_eq!(Database::open(&path).unwrap().papers().unwrap().len(), 1);
}
