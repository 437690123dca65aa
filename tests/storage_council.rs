//! The council in the data file: a member with a conflict takes in no figure by any path, and meetings say who is there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::cli::sample;
use guong_sang::domain::conflicts::{proposals, remembered};
use guong_sang::domain::ids::{DossierId, MemberId, RoundId};
use guong_sang::domain::round::{Board, ConflictVerdict, Standing};
use guong_sang::domain::{Command, Rule};
use guong_sang::storage::Database;
use serde_json::{Value, json};
use storage_support::{campaign, done, refused, refused_command};

const ROUND: RoundId = RoundId(1);
const MEMBER: MemberId = MemberId(1);
const DOSSIER: DossierId = DossierId(1);

fn board(db: &Database) -> Board {
    db.board(ROUND).unwrap()
}

fn answer(member: i64, verdict: Option<&str>, reason: &str) -> Value {
    json!({"deed": "answer_conflict", "round": 1, "member": member, "dossier": 1, "verdict": verdict,
        "by": "Vi Thị Thu Thảo", "reason": reason})
}

fn conflict() -> Value {
    answer(1, Some("conflict"), "là chị ruột")
}

fn score(points: Option<&str>) -> Value {
    json!({"deed": "enter_score", "round": 1, "dossier": 1, "member": 1, "criterion": 11, "points": points,
        "reason": "sửa"})
}

fn mark(standing: &str, reason: &str) -> Value {
    json!({"deed": "mark_sheet", "round": 1, "dossier": 1, "member": 1, "standing": standing, "reason": reason})
}

fn figures(db: &Database) -> usize {
    let all = board(db).scores;
    all.iter().filter(|it| it.member == MEMBER && it.dossier == DOSSIER).count()
}

fn standing(db: &Database) -> Option<Standing> {
    let sheets = board(db).sheets;
    sheets.iter().find(|it| it.member == MEMBER && it.dossier == DOSSIER).map(|it| it.standing)
}

#[test]
fn a_conflicted_member_can_enter_nothing_by_any_path() {
    let mut db = campaign();
    assert!(figures(&db) > 5, "the sample is scored");
    let confirmed = json!({"deed": "confirm_sheet", "round": 1, "dossier": 1, "member": 1, "on": "2017-10-12",
        "confirmed": true});
    let checked = json!({"deed": "check_sheet", "round": 1, "dossier": 1, "member": 1, "by": "B", "on": "2017-10-12",
        "figures": [{"criterion": 11, "points": "19.5"}]});
    done(&mut db, &confirmed);
    done(&mut db, &checked);
    done(
        &mut db,
        &json!({"deed": "enter_stage", "dossier": 1, "criterion": 11, "stage": "self_score",
        "points": "18", "by": "Đơn vị"}),
    );
    refused(&mut db, Rule::ReasonMissing, &answer(1, Some("conflict"), " "));
    done(&mut db, &conflict());

    // What was typed, confirmed and compared before is taken out.
    assert_eq!((figures(&db), standing(&db)), (0, Some(Standing::Recused)));
    let now = board(&db);
    assert!(!now.confirmations.iter().any(|it| it.member == MEMBER && it.dossier == DOSSIER));
    assert!(!now.checks.iter().any(|it| it.member == MEMBER && it.dossier == DOSSIER));

    let file = json!({"deed": "take_sheet_file", "file": {"id": 5, "round": 1, "member": 1, "name": "phiếu.xlsx",
        "sha256": "ab", "taken_on": "2017-10-12"}, "cells": [{"dossier": 1, "criterion": 11, "points": "9"}]});
    for path in [
        score(Some("9")),
        json!({"deed": "take_proposed", "round": 1, "dossier": 1, "member": 1}),
        json!({"deed": "batch", "title": "Nhập điểm", "commands": [score(Some("9"))]}),
        file,
        confirmed,
        checked,
        mark("scoring", ""),
        mark("declined", "bận"),
    ] {
        refused(&mut db, Rule::MayNotScore, &path);
    }
    assert_eq!(figures(&db), 0);
    // Five were there; the one who is recused casts no ballot on this dossier.
    let votes = |agree: u32| {
        json!({"deed": "count_votes", "round": 1, "dossier": 1, "count": {"dossier": 1,
        "agree": agree, "disagree": 0, "written_agree": 1}})
    };
    refused(&mut db, Rule::OutOfRange, &votes(5));
    done(&mut db, &votes(4));
}

#[test]
fn taking_back_other_deeds_brings_no_figure_to_a_recused_member() {
    let mut db = campaign();
    let emptied = done(&mut db, &score(None)).undo.unwrap();
    let marked = done(&mut db, &mark("recused", "là chị ruột")).undo.unwrap();
    let before = figures(&db);
    refused_command(&mut db, Rule::MayNotScore, &emptied);
    let answered = done(&mut db, &conflict()).undo.unwrap();
    // The recusal is the answer's now, and does not go alone.
    refused_command(&mut db, Rule::MayNotScore, &marked);
    assert_eq!((figures(&db), before, standing(&db)), (0, 0, Some(Standing::Recused)));
    let perform =
        |db: &mut Database, command: &Command| db.perform(command, &storage_support::stamp()).unwrap();
    perform(&mut db, &answered);
    perform(&mut db, &marked);
    perform(&mut db, &emptied);
    assert!(figures(&db) > 5 && standing(&db).is_none(), "in their order everything comes back");

    // An answer taken back as a deed brings back what it took out.
    let undo = done(&mut db, &conflict()).undo.unwrap();
    perform(&mut db, &undo);
    assert!(figures(&db) > 5 && standing(&db).is_none() && board(&db).conflicts.is_empty());
}

#[test]
fn an_answer_is_remembered_changed_and_taken_back() {
    let mut db = campaign();
    let nameless = json!({"deed": "answer_conflict", "round": 1, "member": 1, "dossier": 1,
        "verdict": "not_conflict", "by": " "});
    refused(&mut db, Rule::NameMissing, &nameless);
    done(&mut db, &answer(1, Some("not_conflict"), ""));
    assert_eq!(board(&db).conflicts[0].verdict, ConflictVerdict::NotConflict);
    assert!(figures(&db) > 5, "somebody without a conflict keeps the figures");
    done(&mut db, &conflict());
    assert_eq!((board(&db).conflicts.len(), figures(&db)), (1, 0));
    done(&mut db, &answer(1, None, ""));
    assert!(board(&db).conflicts.is_empty() && standing(&db).is_none());
    done(&mut db, &score(Some("9")));
    assert_eq!(figures(&db), 1);
}

fn meeting(id: i64, on: &str, absent: &[i64]) -> Value {
    let attendance: Vec<Value> = (1..=7)
        .map(|member| match absent.contains(&member) {
            true => json!({"member": member, "present": false, "absence": "ốm", "opinion": "đồng ý"}),
            false => json!({"member": member, "present": true}),
        })
        .collect();
    json!({"deed": "save_meeting", "meeting": {"id": id, "round": 1, "held_on": on, "place": "Phòng họp",
        "attendance": attendance}})
}

fn present(db: &Database, member: i64) -> (bool, String) {
    let found = board(db).members.into_iter().find(|it| it.id == MemberId(member)).unwrap();
    (found.present, found.absence)
}

#[test]
fn the_last_meeting_says_who_is_present() {
    let mut db = campaign();
    assert!(!present(&db, 6).0);
    done(&mut db, &meeting(1, "2017-10-12", &[6]));
    assert_eq!(present(&db, 6), (false, "ốm".to_owned()));
    // An earlier one changes nothing; a later one does.
    done(&mut db, &meeting(2, "2017-10-10", &[1, 2]));
    assert!(present(&db, 1).0);
    done(&mut db, &meeting(3, "2017-10-13", &[]));
    assert!(present(&db, 6).0);
    // Somebody who has scored is not put down as absent, by whichever way.
    refused(&mut db, Rule::MayNotScore, &meeting(4, "2017-10-14", &[1]));
    done(&mut db, &meeting(4, "2017-10-12", &[1]));
    refused(
        &mut db,
        Rule::MayNotScore,
        &json!({"deed": "batch", "title": "x", "commands": [
        {"deed": "remove_meeting", "id": 3}, {"deed": "remove_meeting", "id": 1}]}),
    );
    // The member's own mark counts for nothing now.
    let mut own = board(&db).members[0].clone();
    (own.present, own.absence) = (false, "bận".to_owned());
    db.perform(&Command::SaveMember { member: own }, &storage_support::stamp()).unwrap();
    assert!(present(&db, 1).0);
}

#[test]
fn a_member_who_leaves_the_council_leaves_its_meetings() {
    let mut db = campaign();
    done(&mut db, &meeting(1, "2017-10-12", &[6]));
    done(&mut db, &json!({"deed": "remove_member", "id": 6}));
    let stored = board(&db).meetings.remove(0);
    assert!(!stored.attendance.iter().any(|it| it.member == MemberId(6)));
    // And so the meeting can still be written.
    db.perform(&Command::SaveMeeting { meeting: stored }, &storage_support::stamp()).unwrap();
}

#[test]
fn an_earlier_round_of_the_plan_is_asked_for_its_answers() {
    let mut db = campaign();
    done(&mut db, &answer(1, Some("not_conflict"), "chỉ trùng tên"));
    sample::enter(&mut db, &[sample::CLOSING]).unwrap();
    done(
        &mut db,
        &json!({"deed": "save_round", "round": {"id": 2, "plan": 1, "name": "Vòng hai", "follows": 1}}),
    );
    done(
        &mut db,
        &json!({"deed": "save_member", "member": {"id": 21, "round": 2, "name": "nông thị kiều trinh",
        "role": "chair", "unit": 2}}),
    );
    done(&mut db, &json!({"deed": "enter_dossiers", "round": 2, "dossiers": [1]}));
    let earlier = db.earlier_answers(RoundId(2)).unwrap();
    let now = db.board(RoundId(2)).unwrap();
    let [found] = &proposals(&now)[..] else { panic!() };
    let before = remembered(&now, found, &earlier).unwrap();
    assert_eq!((before.round, before.answer.reason.as_str()), (ROUND, "chỉ trùng tên"));
    assert_eq!(db.earlier_answers(ROUND).unwrap(), [], "a round does not remember itself");
}

#[test]
fn votes_for_a_lower_level_are_counted_with_the_ballots() {
    let mut db = campaign();
    let votes = |agree: u32, lowered: u32| {
        json!({"deed": "count_votes", "round": 1, "dossier": 1,
        "count": {"dossier": 1, "agree": agree, "disagree": 0, "lowered": lowered, "written_lowered": 1}})
    };
    refused(&mut db, Rule::OutOfRange, &votes(3, 3));
    done(&mut db, &votes(3, 2));
    let outcome = guong_sang::domain::votes::outcome(&board(&db), DOSSIER).unwrap();
    assert_eq!((outcome.agreeing, outcome.lowered, outcome.of, outcome.needed), (3, 3, 6, 5));
    assert!(!outcome.carried && outcome.carried_lowered);
}

#[test]
fn the_questions_can_be_asked_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = storage_support::campaign_file(folder.path());
    {
        let mut db = Database::open(&path).unwrap();
        let mut member = board(&db).members[2].clone();
        member.relatives = vec![
            serde_json::from_value(json!({"name": "bà Nông Thị Hạnh Vân", "relation": "em ruột"})).unwrap(),
        ];
        db.perform(&Command::SaveMember { member }, &storage_support::stamp()).unwrap();
        let denied = json!({"deed": "answer_conflict", "round": 1, "member": 3, "dossier": 8,
            "verdict": "not_conflict", "by": "A"});
        done(&mut db, &denied);
    }
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let line = ["show", "conflicts", "1", "--data"].map(ToOwned::to_owned).into_iter();
    let line: Vec<String> = line.chain([path.display().to_string()]).collect();
    let code = guong_sang::cli::run(&line, &mut guong_sang::cli::Outlet { out: &mut out, err: &mut err });
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&err));
    let told: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!((&told["waiting"], told["proposals"].as_array().unwrap().len()), (&json!(1), 2));
    assert_eq!(
        told["proposals"][0]["sentences"],
        json!(["Nông Thị Hạnh Vân trong hồ sơ là em ruột của thành viên"])
    );
    assert_eq!(told["proposals"][1]["answer"]["verdict"], json!("not_conflict"));
}
