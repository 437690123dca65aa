//! Refusals: one test for each rule; a refused deed names its rule and changes nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::cli::{Outlet, script};
use guong_sang::domain::{Command, Rule};
use serde_json::{Value, json};
use storage_support::{campaign, command, done, refused, refused_command};

/// The sample with a second plan that is still a draft.
fn with_draft() -> guong_sang::storage::Database {
    let mut database = campaign();
    done(&mut database, &plan(2, "Dự thảo", "2018-01-01", "2018-12-31"));
    database
}

fn plan(id: i64, name: &str, from: &str, to: &str) -> Value {
    json!({"deed": "save_plan", "plan": {"id": id, "name": name, "subject": "Thử", "from": from, "to": to}})
}

fn unit(id: i64, parent: Option<i64>, name: &str) -> Value {
    json!({"deed": "save_unit", "unit": {"id": id, "parent": parent, "kind": "commune", "name": name}})
}

fn score(dossier: i64, member: i64, criterion: i64, points: &str) -> Value {
    json!({"deed": "enter_score", "round": 1, "dossier": dossier, "member": member, "criterion": criterion,
        "points": points})
}

fn set(id: i64, plan: i64, criteria: &Value) -> Value {
    json!({"deed": "save_criteria_set", "set": {"id": id, "plan": plan, "name": "Bộ", "criteria": criteria}})
}

fn milestone(id: i64, plan: i64) -> Value {
    json!({"deed": "save_obligation", "obligation": {"id": id, "plan": plan,
        "duty": {"duty": "milestone", "name": "Sơ kết"}}})
}

#[test]
fn name_missing() {
    let mut db = with_draft();
    for json in [
        unit(70, None, "  "),
        plan(3, "", "2018-01-01", "2018-12-31"),
        json!({"deed": "save_subject", "subject": {"id": 70, "name": " ", "detail": {"kind": "person"}}}),
        json!({"deed": "save_movement", "movement": {"id": 70, "kind": "occasion", "name": ""}}),
        json!({"deed": "save_round", "round": {"id": 70, "plan": 1, "name": ""}}),
        json!({"deed": "save_member", "member": {"id": 70, "round": 1, "name": "", "role": "member"}}),
        set(70, 2, &json!([{"id": 700, "code": "A", "title": " ", "measure": {"type": "reference"}}])),
        json!({"deed": "issue_plan", "id": 2, "number": "5", "on": "2018-01-05"}),
        json!({"deed": "save_obligation", "obligation": {"id": 70, "plan": 2,
            "duty": {"duty": "assignment", "agency": "A", "task": ""}}}),
    ] {
        refused(&mut db, Rule::NameMissing, &json);
    }
}

#[test]
fn not_found() {
    let mut db = with_draft();
    done(&mut db, &set(70, 2, &json!([])));
    for json in [
        json!({"deed": "remove_unit", "id": 999}),
        unit(70, Some(999), "Mới"),
        json!({"deed": "remove_movement", "id": 999}),
        json!({"deed": "remove_plan", "id": 999}),
        json!({"deed": "remove_section", "id": 999}),
        json!({"deed": "remove_dossier", "id": 999}),
        json!({"deed": "step_dossier", "id": 999, "state": "complete", "on": "2017-09-01", "by": "A"}),
        score(999, 1, 11, "5"),
        score(1, 999, 11, "5"),
        score(1, 1, 999, "5"),
        json!({"deed": "leave_dossier", "round": 1, "dossier": 24}),
        json!({"deed": "revert", "of": 99999}),
        json!({"deed": "save_section", "section": {"id": 800, "plan": 2, "marking": "dash",
            "content": {"holds": "obligation", "obligation": 1}}}),
        // What belongs to one plan is not taken to another.
        milestone(1, 2),
        set(70, 1, &json!([])),
    ] {
        refused(&mut db, Rule::NotFound, &json);
    }
}

#[test]
fn duplicate() {
    let mut db = with_draft();
    let reference = json!({"type": "reference"});
    let twice = json!([{"id": 700, "code": "A", "title": "x", "measure": reference},
                       {"id": 701, "code": "A", "title": "y", "measure": reference}]);
    refused(&mut db, Rule::Duplicate, &set(70, 2, &twice));
    let elsewhere = json!([{"id": 11, "code": "A", "title": "x", "measure": reference}]);
    refused(&mut db, Rule::Duplicate, &set(70, 2, &elsewhere));
    done(&mut db, &set(70, 2, &json!([])));
    refused(&mut db, Rule::Duplicate, &set(71, 2, &json!([])));
    let twin = json!({"deed": "save_dossier",
        "dossier": {"id": 70, "subject": 8, "plan": 1, "year": 2017, "unit": 2}});
    refused(&mut db, Rule::Duplicate, &twin);
    done(&mut db, &json!({"deed": "save_round", "round": {"id": 70, "plan": 1, "name": "Đợt hai"}}));
    refused(&mut db, Rule::Duplicate, &json!({"deed": "enter_dossiers", "round": 70, "dossiers": [1]}));
    let same = json!({"deed": "decide_tie", "round": 1, "order": [12, 12], "by": "A", "reason": "x"});
    refused(&mut db, Rule::Duplicate, &same);
}

#[test]
fn out_of_range() {
    let mut db = with_draft();
    for json in [
        score(1, 1, 11, "20.5"),
        score(1, 1, 11, "-1"),
        score(1, 1, 11, "7.25"),
        set(70, 2, &json!([{"id": 700, "code": "A", "title": "x", "measure": {"type": "points", "max": 0}}])),
        json!({"deed": "save_round", "round": {"id": 70, "plan": 1, "name": "Đ", "settings": {"decimals": 3}}}),
        json!({"deed": "save_round", "round": {"id": 70, "plan": 1, "name": "Đ",
            "settings": {"quorum": {"part": 3, "of": 2}}}}),
        json!({"deed": "save_obligation", "obligation": {"id": 70, "plan": 2,
            "duty": {"duty": "selection", "min": 5, "max": 2, "upward_to": "x"}}}),
        json!({"deed": "save_obligation", "obligation": {"id": 70, "plan": 2,
            "duty": {"duty": "milestone", "name": "x", "due": {"every_year": {"day": 31, "month": 2}}}}}),
        json!({"deed": "save_subject", "subject": {"id": 70, "name": "Tổ",
            "detail": {"kind": "collective", "members": 5, "women": 6}}}),
    ] {
        refused(&mut db, Rule::OutOfRange, &json);
    }
}

#[test]
fn period_wrong() {
    let mut db = with_draft();
    refused(&mut db, Rule::PeriodWrong, &plan(3, "Ngược", "2018-12-31", "2018-01-01"));
    let year = json!({"deed": "save_dossier",
        "dossier": {"id": 70, "subject": 7, "plan": 2, "year": 2017, "unit": 2}});
    refused(&mut db, Rule::PeriodWrong, &year);
    let year = json!({"deed": "save_dossier",
        "dossier": {"id": 70, "subject": 7, "plan": 2, "year": 2018, "unit": 2}});
    done(&mut db, &year);
    refused(&mut db, Rule::PeriodWrong, &plan(2, "Dự thảo", "2019-01-01", "2019-12-31"));
    let unit = json!({"deed": "save_unit", "unit": {"id": 70, "kind": "commune", "name": "x",
        "valid_from": "2020-01-01", "valid_to": "2019-01-01"}});
    refused(&mut db, Rule::PeriodWrong, &unit);
}

#[test]
fn still_used() {
    let mut db = with_draft();
    done(&mut db, &unit(70, None, "Chỉ có trong chỉ tiêu"));
    done(
        &mut db,
        &json!({"deed": "save_obligation", "obligation": {"id": 70, "plan": 2, "duty": {"duty": "quota",
            "nominators": {"units": [70]}, "bound": "at_least", "number": 1, "every": "once"}}}),
    );
    done(&mut db, &unit(71, None, "Chỉ có trong Hội đồng"));
    done(
        &mut db,
        &json!({"deed": "save_member", "member": {"id": 70, "round": 1, "name": "A", "role": "member",
            "votes": false, "unit": 71}}),
    );
    // A set of another plan that this one is derived from.
    done(&mut db, &plan(3, "Gốc", "2018-01-01", "2018-12-31"));
    done(&mut db, &set(73, 3, &json!([])));
    done(
        &mut db,
        &json!({"deed": "save_criteria_set", "set": {"id": 72, "plan": 2, "name": "Bộ", "derived_from": 73,
            "criteria": []}}),
    );
    for json in [
        json!({"deed": "remove_unit", "id": 1}),
        json!({"deed": "remove_unit", "id": 31}),
        json!({"deed": "remove_unit", "id": 70}),
        json!({"deed": "remove_unit", "id": 71}),
        json!({"deed": "remove_movement", "id": 1}),
        json!({"deed": "remove_plan", "id": 3}),
        json!({"deed": "remove_subject", "id": 1}),
        json!({"deed": "remove_dossier", "id": 1}),
        json!({"deed": "remove_round", "id": 1}),
        json!({"deed": "remove_member", "id": 1}),
        json!({"deed": "leave_dossier", "round": 1, "dossier": 1}),
        json!({"deed": "remove_criteria_set", "id": 73}),
    ] {
        refused(&mut db, Rule::StillUsed, &json);
    }
}

#[test]
fn an_answered_gate_stays_the_question_it_was() {
    let mut db = with_draft();
    let gate =
        |measure: Value| set(70, 2, &json!([{"id": 700, "code": "A", "title": "x", "measure": measure}]));
    done(&mut db, &gate(json!({"type": "gate"})));
    done(
        &mut db,
        &json!({"deed": "save_dossier", "dossier": {"id": 70, "subject": 8, "plan": 2, "year": 2018, "unit": 2}}),
    );
    done(&mut db, &json!({"deed": "answer_gate", "dossier": 70, "criterion": 700, "answer": "met"}));
    refused(&mut db, Rule::StillUsed, &gate(json!({"type": "points", "max": 5})));
    refused(&mut db, Rule::StillUsed, &set(70, 2, &json!([])));
    done(&mut db, &json!({"deed": "answer_gate", "dossier": 70, "criterion": 700}));
    done(&mut db, &gate(json!({"type": "points", "max": 5})));
}

#[test]
fn circular() {
    let mut db = with_draft();
    refused(&mut db, Rule::Circular, &unit(2, Some(31), "Vòng"));
    let section = |id: i64, parent: Option<i64>| {
        json!({"deed": "save_section", "section": {"id": id, "plan": 2, "parent": parent, "marking": "dash",
            "content": {"holds": "heading", "text": "x"}}})
    };
    done(&mut db, &section(800, None));
    done(&mut db, &section(801, Some(800)));
    refused(
        &mut db,
        Rule::Circular,
        &json!({"deed": "move_section", "id": 800, "parent": 801, "position": 0}),
    );
    refused(
        &mut db,
        Rule::Circular,
        &json!({"deed": "move_section", "id": 800, "parent": 800, "position": 0}),
    );
}

#[test]
fn reason_missing() {
    let mut db = with_draft();
    let step = |id: i64, state: &str| json!({"deed": "step_dossier", "id": id, "state": state, "on": "2017-10-01", "by": "A", "reason": " "});
    for json in [
        step(24, "withdrawn"),
        step(24, "not_eligible"),
        // Turning back.
        step(24, "noticed"),
        step(16, "complete"),
        json!({"deed": "mark_sheet", "round": 1, "dossier": 1, "member": 1, "standing": "declined"}),
        json!({"deed": "decide_tie", "round": 1, "order": [12, 14], "by": "A", "reason": ""}),
    ] {
        refused(&mut db, Rule::ReasonMissing, &json);
    }
}

#[test]
fn locked() {
    let mut db = with_draft();
    let mut issued = serde_json::to_value(db.plan(guong_sang::domain::ids::PlanId(1)).unwrap()).unwrap();
    let section = issued["sections"][3].take();
    for json in [
        // The issued plan.
        plan(1, "Khác", "2017-01-01", "2017-12-31"),
        json!({"deed": "remove_plan", "id": 1}),
        json!({"deed": "issue_plan", "id": 1, "number": "54", "on": "2017-08-01"}),
        json!({"deed": "save_section", "section": section}),
        json!({"deed": "move_section", "id": 5, "position": 0}),
        json!({"deed": "remove_section", "id": 5}),
        milestone(5, 1),
        json!({"deed": "remove_obligation", "id": 5}),
        set(1, 1, &json!([])),
        json!({"deed": "remove_criteria_set", "id": 1}),
        // A dossier before the council.
        json!({"deed": "step_dossier", "id": 1, "state": "chosen", "on": "2017-10-01", "by": "A"}),
        // An open round is open.
        json!({"deed": "reopen_round", "id": 1, "on": "2017-10-13", "by": "A", "reason": "x"}),
    ] {
        refused(&mut db, Rule::Locked, &json);
    }
}

#[test]
fn a_closed_round_is_locked_against_every_deed() {
    let mut db = campaign();
    let close = script::commands(guong_sang::cli::sample::CLOSING).unwrap().remove(0);
    db.perform(&close, &storage_support::stamp()).unwrap();
    for json in [
        json!({"deed": "save_round", "round": {"id": 1, "plan": 1, "name": "Khác"}}),
        json!({"deed": "remove_round", "id": 1}),
        json!({"deed": "save_member", "member": {"id": 1, "round": 1, "name": "Khác", "role": "chair"}}),
        json!({"deed": "remove_member", "id": 7}),
        json!({"deed": "enter_dossiers", "round": 1, "dossiers": [1]}),
        json!({"deed": "leave_dossier", "round": 1, "dossier": 1}),
        score(1, 1, 11, "5"),
        json!({"deed": "enter_score", "round": 1, "dossier": 1, "member": 1, "criterion": 11}),
        json!({"deed": "mark_sheet", "round": 1, "dossier": 1, "member": 1, "standing": "scoring"}),
        json!({"deed": "decide_tie", "round": 1, "order": [12, 14], "by": "A", "reason": "x"}),
    ] {
        refused(&mut db, Rule::Locked, &json);
    }
    refused_command(&mut db, Rule::Locked, &close);
    // What lies outside the round may change; the stored result does not.
    let board = db.board(guong_sang::domain::ids::RoundId(1)).unwrap();
    done(&mut db, &json!({"deed": "answer_gate", "dossier": 8, "criterion": 35, "answer": "failed"}));
    done(&mut db, &unit(2, Some(1), "Tên mới"));
    assert_eq!(db.board(guong_sang::domain::ids::RoundId(1)).unwrap(), board);
}

#[test]
fn not_scored() {
    let mut db = campaign();
    refused(&mut db, Rule::NotScored, &score(8, 1, 35, "5"));
}

#[test]
fn may_not_score() {
    let mut db = campaign();
    // Recused, absent, without the right to score.
    for json in [score(13, 4, 11, "15"), score(1, 6, 11, "15"), score(1, 7, 11, "15")] {
        refused(&mut db, Rule::MayNotScore, &json);
    }
    // Not by the back door either: a batch, or an absence recorded over figures.
    let batch = json!({"deed": "batch", "title": "x", "commands": [
        {"deed": "save_movement", "movement": {"id": 70, "kind": "occasion", "name": "x"}},
        score(13, 4, 11, "15")]});
    refused(&mut db, Rule::MayNotScore, &batch);
    let absent = json!({"deed": "save_member", "member": {"id": 1, "round": 1, "name": "A", "role": "chair",
        "present": false}});
    refused(&mut db, Rule::MayNotScore, &absent);
}

#[test]
fn not_ready() {
    let mut db = with_draft();
    done(&mut db, &json!({"deed": "save_round", "round": {"id": 70, "plan": 2, "name": "Rỗng"}}));
    for json in [
        json!({"deed": "enter_dossiers", "round": 1, "dossiers": [24]}),
        json!({"deed": "enter_dossiers", "round": 1, "dossiers": [16]}),
        json!({"deed": "enter_dossiers", "round": 70, "dossiers": [1]}),
        json!({"deed": "close_round", "id": 70, "on": "2018-10-01", "by": "A"}),
    ] {
        refused(&mut db, Rule::NotReady, &json);
    }
    // An empty cell keeps the round open.
    done(&mut db, &json!({"deed": "enter_score", "round": 1, "dossier": 1, "member": 1, "criterion": 11}));
    refused(&mut db, Rule::NotReady, &json!({"deed": "close_round", "id": 1, "on": "2017-10-12", "by": "A"}));
}

#[test]
fn a_council_without_quorum_cannot_close() {
    let mut db = campaign();
    let settings = json!({"quorum": {"part": 1, "of": 1}});
    let round = json!({"id": 1, "plan": 1, "name": "Đợt xét tháng 10/2017", "settings": settings});
    done(&mut db, &json!({"deed": "save_round", "round": round}));
    refused(&mut db, Rule::NotReady, &json!({"deed": "close_round", "id": 1, "on": "2017-10-12", "by": "A"}));
}

#[test]
fn tie_at_cut() {
    let mut db = campaign();
    let tie = db.journal(5).unwrap().into_iter().find(|it| it.title.contains("đồng điểm")).unwrap();
    db.perform(&Command::Revert { of: tie.id }, &storage_support::stamp()).unwrap();
    let close = json!({"deed": "close_round", "id": 1, "on": "2017-10-12", "by": "A"});
    refused(&mut db, Rule::TieAtCut, &close);
    // A decision over part of the group is none.
    done(&mut db, &json!({"deed": "decide_tie", "round": 1, "order": [12, 8], "by": "A", "reason": "x"}));
    refused(&mut db, Rule::TieAtCut, &close);
    done(&mut db, &json!({"deed": "decide_tie", "round": 1, "order": [12, 14], "by": "A", "reason": "x"}));
    done(&mut db, &close);
}

#[test]
fn gate_answer() {
    let mut db = campaign();
    let answer = |criterion: i64, answer: &str| json!({"deed": "answer_gate", "dossier": 8, "criterion": criterion, "answer": answer});
    refused(&mut db, Rule::GateAnswer, &answer(35, "not_applicable"));
    refused(&mut db, Rule::GateAnswer, &answer(31, "met"));
}

#[test]
fn wrong_kind() {
    let mut db = campaign();
    for json in [
        score(8, 1, 21, "5"),
        json!({"deed": "answer_gate", "dossier": 8, "criterion": 47, "answer": "met"}),
        json!({"deed": "save_subject", "subject": {"id": 8, "name": "Nông Thị Hạnh Vân",
            "detail": {"kind": "household"}}}),
    ] {
        refused(&mut db, Rule::WrongKind, &json);
    }
}

#[test]
fn changed_since() {
    let mut db = campaign();
    let movement = |name: &str| json!({"deed": "save_movement", "movement": {"id": 70, "kind": "occasion", "name": name}});
    let first = done(&mut db, &movement("Một"));
    let second = done(&mut db, &movement("Hai"));
    refused_command(&mut db, Rule::ChangedSince, &first.undo.clone().unwrap());
    // Later work that rests on the deed counts too.
    let subject = done(
        &mut db,
        &json!({"deed": "save_subject", "subject": {"id": 70, "name": "Mới", "detail": {"kind": "person"}}}),
    );
    done(
        &mut db,
        &json!({"deed": "save_dossier", "dossier": {"id": 70, "subject": 70, "plan": 1, "year": 2017, "unit": 2}}),
    );
    refused_command(&mut db, Rule::ChangedSince, &subject.undo.unwrap());
    db.perform(&second.undo.unwrap(), &storage_support::stamp()).unwrap();
    db.perform(&first.undo.unwrap(), &storage_support::stamp()).unwrap();
}

#[test]
fn office_missing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gsdata");
    let mut database = guong_sang::storage::Database::open(&path).unwrap();
    done(&mut database, &plan(1, "K", "2017-01-01", "2017-12-31"));
    drop(database);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let target = folder.path().join("k.pdf");
    let words = ["paper", "plan", "1", "--data", path.to_str().unwrap(), "--out", target.to_str().unwrap()];
    let line: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let code = guong_sang::cli::run(&line, &mut Outlet { out: &mut out, err: &mut err });
    assert_eq!(code, 1);
    assert!(String::from_utf8(err).unwrap().contains(Rule::OfficeMissing.label()));
    assert!(!target.exists());
}

#[test]
fn a_batch_is_done_whole_or_not_at_all() {
    let mut db = campaign();
    let good = unit(70, None, "Mới");
    let bad = json!({"deed": "remove_unit", "id": 1});
    let batch = json!({"deed": "batch", "title": "x", "commands": [good, bad]});
    refused_command(&mut db, Rule::StillUsed, &command(&batch));
}

#[test]
fn duties_that_nobody_can_meet_are_refused_with_the_reason() {
    let mut db = with_draft();
    done(&mut db, &unit(70, None, "Hội LHPN xã Bình An"));
    let save =
        |duty: Value| json!({"deed": "save_obligation", "obligation": {"id": 70, "plan": 2, "duty": duty}});
    let due = |on: &str| save(json!({"duty": "milestone", "name": "Sơ kết", "due": {"on": on}}));
    refused(&mut db, Rule::PeriodWrong, &due("2017-04-20"));
    refused(
        &mut db,
        Rule::Circular,
        &save(
            json!({"duty": "report", "reporter": "Văn phòng Hội", "every": "yearly", "sent_to": "về văn phòng hội"}),
        ),
    );
    refused(
        &mut db,
        Rule::Circular,
        &save(json!({"duty": "quota", "nominators": {"units": [70]}, "bound": "at_least", "number": 1,
            "every": "once", "sent_to": "Hội LHPN xã Bình An"})),
    );
    refused(
        &mut db,
        Rule::OutOfRange,
        &save(json!({"duty": "selection", "min": 5, "max": 3, "upward_to": "Trung ương"})),
    );
    done(&mut db, &plan(3, "Một tuần", "2018-03-01", "2018-03-07"));
    let mut monthly = save(json!({"duty": "report", "reporter": "Các xã", "every": "monthly"}));
    monthly["obligation"]["plan"] = json!(3);
    refused(&mut db, Rule::PeriodWrong, &monthly);
    // A report after the end of the plan can be written, and a copy keeps last year's days until they are looked at.
    done(&mut db, &due("2019-01-15"));
    let mut copy = plan(4, "Bản sao", "2018-01-01", "2018-12-31");
    copy["plan"]["origin"] = json!({"copied_from": 1});
    done(&mut db, &copy);
    let mut old = due("2017-04-20");
    (old["obligation"]["plan"], old["obligation"]["id"]) = (json!(4), json!(71));
    done(&mut db, &old);
}
