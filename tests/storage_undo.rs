//! Undo: every deed can be taken back exactly, in any number, and done again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::cli::sample;
use guong_sang::cli::script;
use guong_sang::domain::{Area, Changes, Command, Rule};
use guong_sang::storage::{Database, StoreError};
use proptest::prelude::*;
use serde_json::{Value, json};
use storage_support::{campaign, command, done, refused_command, stamp};

/// Does, takes back, does again and proves each state; returns whether there was anything to take back.
fn there_and_back(database: &mut Database, deed: &Command) -> bool {
    let before = database.fingerprint().unwrap();
    let receipt = database.perform(deed, &stamp()).unwrap_or_else(|error| panic!("{error}: {deed:?}"));
    let after = database.fingerprint().unwrap();
    let Some(undo) = receipt.undo else { return false };
    assert_ne!(before, after, "{deed:?}");
    let undone =
        database.perform(&undo, &stamp()).unwrap_or_else(|error| panic!("undo of {deed:?}: {error}"));
    assert_eq!(database.fingerprint().unwrap(), before, "undo of {deed:?}");
    for area in Area::ALL {
        let sorted = |changes: &Changes| -> std::collections::BTreeSet<i64> {
            changes.rows(area).iter().copied().collect()
        };
        assert_eq!(sorted(&undone.changes), sorted(&receipt.changes), "the same rows of {area:?}");
    }
    database
        .perform(&undone.undo.unwrap(), &stamp())
        .unwrap_or_else(|error| panic!("redo of {deed:?}: {error}"));
    assert_eq!(database.fingerprint().unwrap(), after, "redo of {deed:?}");
    true
}

#[test]
fn every_deed_of_the_sample_goes_back_and_forth() {
    let mut database = Database::in_memory().unwrap();
    for deed in sample::campaign().unwrap() {
        assert!(there_and_back(&mut database, &deed), "{deed:?}");
    }
}

/// SHA-256 of a file that holds an "x".
pub const X: &str = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

/// The deeds that the sample has no use for, on top of it.
pub fn further() -> Vec<Value> {
    let draft = |id: i64, from: &str, to: &str| json!({"deed": "save_plan", "plan": {"id": id, "name": "Dự thảo", "subject": "Thử", "from": from, "to": to}});
    let section = |id: i64, parent: Option<i64>, position: i32, content: Value| {
        json!({"deed": "save_section", "section": {"id": id, "plan": 2, "parent": parent, "position": position,
            "marking": "dash", "content": content}})
    };
    let text = |words: &str| json!({"holds": "text", "runs": [{"text": words}]});
    vec![
        draft(2, "2018-01-01", "2018-12-31"),
        json!({"deed": "save_obligation", "obligation": {"id": 90, "plan": 2,
            "duty": {"duty": "milestone", "name": "Sơ kết"}}}),
        json!({"deed": "save_criteria_set", "set": {"id": 90, "plan": 2, "name": "Chung", "derived_from": 1,
            "criteria": [{"id": 900, "code": "A", "title": "Một", "measure": {"type": "points", "max": 10}},
                         {"id": 901, "code": "B", "title": "Hai", "measure": {"type": "bonus", "max": 2}}]}}),
        section(900, None, 0, text("một")),
        section(901, None, 1, text("hai")),
        section(902, Some(901), 0, text("hai rưỡi")),
        section(903, None, 1, json!({"holds": "obligation", "obligation": 90})),
        section(904, None, 0, json!({"holds": "criteria", "set": 90})),
        section(902, Some(901), 0, text("sửa")),
        json!({"deed": "move_section", "id": 901, "position": 0}),
        json!({"deed": "move_section", "id": 902, "parent": 900, "position": 3}),
        json!({"deed": "remove_section", "id": 900}),
        json!({"deed": "remove_section", "id": 903}),
        json!({"deed": "remove_section", "id": 904}),
        json!({"deed": "remove_obligation", "id": 90}),
        json!({"deed": "save_criteria_set", "set": {"id": 90, "plan": 2, "name": "Chung",
            "criteria": [{"id": 901, "code": "A", "title": "Hai", "measure": {"type": "points", "max": 10}}]}}),
        json!({"deed": "remove_criteria_set", "id": 90}),
        json!({"deed": "save_plan", "plan": {"id": 2, "name": "Dự thảo 2018", "subject": "Thử", "from": "2018-01-01",
            "to": "2018-12-31"}}),
        json!({"deed": "decline_proposal", "plan": 2, "key": "k", "declined": true}),
        json!({"deed": "save_plan", "plan": {"id": 3, "name": "Chép", "subject": "Năm 2018", "from": "2019-01-01",
            "to": "2019-12-31", "origin": {"copied_from": 2, "inherited":
                [{"place": {"in": "head"}, "words": "2018"}]}}}),
        json!({"deed": "confirm_inherited", "plan": 3, "items": [0], "confirmed": true}),
        json!({"deed": "remove_plan", "id": 3}),
        json!({"deed": "save_basis", "basis": {"id": 1001, "kind": "Kế hoạch", "number": "12/KH-UBND"}}),
        json!({"deed": "remove_basis", "id": 1001}),
        json!({"deed": "step_plan", "id": 1, "step": "amend", "on": "2017-11-02", "by": "Thư ký", "reason": "thêm"}),
        json!({"deed": "step_plan", "id": 1, "step": "drop_amendment", "on": "2017-11-03", "by": "Thư ký", "reason": "thôi"}),
        json!({"deed": "remove_plan", "id": 2}),
        json!({"deed": "enter_score", "round": 1, "dossier": 1, "member": 1, "criterion": 11}),
        json!({"deed": "enter_score", "round": 1, "dossier": 1, "member": 1, "criterion": 11, "points": "0"}),
        json!({"deed": "mark_sheet", "round": 1, "dossier": 1, "member": 2, "standing": "declined",
            "reason": "xin không chấm"}),
        json!({"deed": "mark_sheet", "round": 1, "dossier": 1, "member": 2, "standing": "scoring"}),
        json!({"deed": "answer_gate", "dossier": 20, "criterion": 47, "answer": "met"}),
        json!({"deed": "answer_gate", "dossier": 20, "criterion": 47}),
        json!({"deed": "step_dossier", "id": 24, "state": "withdrawn", "on": "2017-10-01", "by": "A",
            "reason": "để đợt sau"}),
        json!({"deed": "save_unit", "unit": {"id": 60, "kind": "district", "name": "Mới", "successor": 2}}),
        json!({"deed": "remove_unit", "id": 60}),
        json!({"deed": "save_movement", "movement": {"id": 60, "kind": "occasion", "name": "Mới"}}),
        json!({"deed": "remove_movement", "id": 60}),
        json!({"deed": "save_subject", "subject": {"id": 60, "name": "Mới", "detail": {"kind": "person"}}}),
        json!({"deed": "save_dossier", "dossier": {"id": 60, "subject": 60, "plan": 1, "year": 2017, "unit": 2}}),
        json!({"deed": "step_dossier", "id": 60, "state": "complete", "on": "2017-10-01", "by": "A"}),
        json!({"deed": "answer_gate", "dossier": 60, "criterion": 35, "answer": "met"}),
        json!({"deed": "enter_dossiers", "round": 1, "dossiers": [60]}),
        json!({"deed": "mark_sheet", "round": 1, "dossier": 60, "member": 2, "standing": "recused", "reason": "em"}),
        json!({"deed": "leave_dossier", "round": 1, "dossier": 60}),
        json!({"deed": "step_dossier", "id": 60, "state": "nominated", "on": "2017-10-01", "by": "A", "reason": "lại"}),
        json!({"deed": "return_dossier", "dossier": 60, "id": 1, "fields": ["summary", "papers"], "on": "2017-10-02",
            "by": "Thư ký", "reason": "Thiếu xác nhận của chính quyền xã"}),
        json!({"deed": "save_dossier", "dossier": {"id": 60, "subject": 60, "plan": 1, "year": 2017, "unit": 2,
            "summary": "đã bổ sung"}}),
        json!({"deed": "take_over_return", "dossier": 60, "by": "A", "reason": "Người yêu cầu đi công tác dài ngày"}),
        json!({"deed": "answer_return", "dossier": 60, "on": "2017-10-03", "by": "Thư ký"}),
        json!({"deed": "attach_file", "attachment": {"id": 60, "dossier": 60, "name": "Xác nhận.txt", "size": 1,
            "sha256": X, "added": "2017-10-03"}}),
        json!({"deed": "remove_attachment", "id": 60}),
        json!({"deed": "attach_file", "attachment": {"id": 61, "dossier": 60, "name": "Xác nhận.txt", "size": 1,
            "sha256": X, "added": "2017-10-03"}}),
        json!({"deed": "save_subject", "subject": {"id": 61, "name": "Mới lắm", "detail": {"kind": "person"}}}),
        json!({"deed": "not_same", "a": 61, "b": 60, "remembered": true}),
        json!({"deed": "not_same", "a": 60, "b": 61, "remembered": false}),
        json!({"deed": "merge_subjects", "merge": {"keep": 61, "gone": 60,
            "subject": {"id": 61, "name": "Mới lắm", "other_names": ["Mới"], "detail": {"kind": "person"}}}}),
        json!({"deed": "remove_dossier", "id": 60}),
        json!({"deed": "remove_subject", "id": 61}),
        json!({"deed": "save_checklist", "checklist": {"id": 1001, "name": "Giấy khen của tỉnh",
            "items": [{"key": "a", "name": "Báo cáo", "required": true}]}}),
        json!({"deed": "remove_checklist", "id": 1001}),
        json!({"deed": "save_entry", "entry": {"id": 1001, "list": "field", "name": "Nghề rèn"}}),
        json!({"deed": "remove_entry", "id": 1001}),
        json!({"deed": "save_view", "view": {"id": 1, "name": "Còn thiếu", "body": "{}"}}),
        json!({"deed": "remove_view", "id": 1}),
        json!({"deed": "save_mapping", "mapping": {"id": 1, "name": "Của huyện", "mapping": {"kind": "person"}}}),
        json!({"deed": "remove_mapping", "id": 1}),
        json!({"deed": "note_export", "export": {"id": 1, "what": "Danh sách hồ sơ", "rows": 24, "personal": true,
            "file": "Danh sách.xlsx", "on": "2017-10-03", "by": "Thư ký"}}),
        json!({"deed": "note_packet", "packet": {"id": 1, "way": "taken", "direction": "up", "office": "Hội LHPN huyện",
            "campaign": "Gương sáng", "plan": 1, "made_at": "2017-09-28T02:10:00Z", "on": "2017-09-29", "by": "Thư ký", "file": "a.gsg",
            "size": 9, "sha256": "00"}, "bases": [{"kind": "unit", "record": 5, "ours": 5, "source": "a", "at": "2017-09-28T02:10:00Z", "mark": "b"}]}),
        json!({"deed": "save_round", "round": {"id": 60, "plan": 1, "name": "Đợt hai"}}),
        json!({"deed": "save_member", "member": {"id": 60, "round": 60, "name": "Người mới", "role": "member"}}),
        json!({"deed": "remove_member", "id": 60}),
        json!({"deed": "save_member", "member": {"id": 60, "round": 60, "name": "Người mới", "role": "chair"}}),
        json!({"deed": "remove_round", "id": 60}),
        json!({"deed": "batch", "title": "Hai việc", "commands": [
            {"deed": "save_movement", "movement": {"id": 61, "kind": "occasion", "name": "Một"}},
            {"deed": "save_movement", "movement": {"id": 61, "kind": "occasion", "name": "Hai"}}]}),
        json!({"deed": "count_votes", "round": 1, "dossier": 1}),
        json!({"deed": "count_votes", "round": 1, "dossier": 1, "count": {"dossier": 1, "agree": 3, "disagree": 2}}),
        json!({"deed": "save_paper", "paper": {"id": 60, "type": "letter", "plan": 1, "year": 2017}}),
        json!({"deed": "save_paper", "paper": {"id": 60, "type": "letter", "plan": 1, "year": 2017,
            "texts": {"body": "Mời họp."}}}),
        json!({"deed": "remove_paper", "id": 60}),
        json!({"deed": "save_paper", "paper": {"id": 61, "type": "letter", "plan": 1, "year": 2017}}),
        json!({"deed": "issue_paper", "id": 61, "number": "4", "on": "2017-10-20", "kept": "00"}),
        json!({"deed": "cancel_paper", "id": 61, "reason": "gửi nhầm nơi nhận"}),
        draft(70, "2017-01-01", "2017-12-31"),
        json!({"deed": "save_criteria_set", "set": {"id": 70, "plan": 70, "kind": "person", "name": "Người",
            "criteria": [{"id": 7000, "code": "A", "title": "Một", "measure": {"type": "points", "max": 10}},
                         {"id": 7001, "code": "B", "title": "Hai", "measure": {"type": "points", "max": 10}}]}}),
        json!({"deed": "save_round", "round": {"id": 70, "plan": 70, "name": "Đợt thử"}}),
        json!({"deed": "save_member", "member": {"id": 70, "round": 70, "name": "Người một", "role": "chair"}}),
        json!({"deed": "save_member", "member": {"id": 71, "round": 70, "name": "Người hai", "role": "member"}}),
        json!({"deed": "save_subject", "subject": {"id": 70, "name": "Người được xét", "detail": {"kind": "person"}}}),
        json!({"deed": "save_dossier", "dossier": {"id": 70, "subject": 70, "plan": 70, "year": 2017, "unit": 2}}),
        json!({"deed": "step_dossier", "id": 70, "state": "complete", "on": "2017-10-01", "by": "A"}),
        json!({"deed": "enter_dossiers", "round": 70, "dossiers": [70]}),
        json!({"deed": "save_meeting", "meeting": {"id": 70, "round": 70, "held_on": "2017-10-05",
            "attendance": [{"member": 70, "present": true}]}}),
        json!({"deed": "remove_meeting", "id": 70}),
        json!({"deed": "enter_stage", "dossier": 70, "criterion": 7000, "stage": "self_score", "points": "9"}),
        json!({"deed": "enter_stage", "dossier": 70, "criterion": 7001, "stage": "self_score", "points": "8"}),
        json!({"deed": "enter_stage", "dossier": 70, "criterion": 7001, "stage": "appraised", "points": "7",
            "reason": "thiếu minh chứng"}),
        json!({"deed": "take_proposed", "round": 70, "dossier": 70, "member": 70}),
        json!({"deed": "confirm_sheet", "round": 70, "dossier": 70, "member": 70, "on": "2017-10-05",
            "confirmed": true}),
        json!({"deed": "confirm_sheet", "round": 70, "dossier": 70, "member": 70, "on": "2017-10-05",
            "confirmed": false, "reason": "xem lại"}),
        json!({"deed": "check_sheet", "round": 70, "dossier": 70, "member": 70, "by": "B", "on": "2017-10-06",
            "figures": [{"criterion": 7000, "points": "9"}, {"criterion": 7001, "points": "6"}]}),
        json!({"deed": "check_sheet", "round": 70, "dossier": 70, "member": 70, "by": "B", "on": "2017-10-06"}),
        json!({"deed": "take_sheet_file", "file": {"id": 70, "round": 70, "member": 71, "name": "Phiếu.xlsx",
            "sha256": X, "taken_on": "2017-10-06"}, "cells": [{"dossier": 70, "criterion": 7000, "points": "10"}]}),
        json!({"deed": "revise_criteria_set", "set": {"id": 70, "plan": 70, "kind": "person", "name": "Người",
            "criteria": [{"id": 7000, "code": "A", "title": "Một", "measure": {"type": "points", "max": 9}}]},
            "on": "2017-10-07", "by": "A", "reason": "bỏ một tiêu chí trùng"}),
        json!({"deed": "answer_conflict", "round": 70, "member": 71, "dossier": 70, "verdict": "conflict", "by": "A",
            "reason": "em ruột"}),
        json!({"deed": "answer_conflict", "round": 70, "member": 71, "dossier": 70, "by": "A"}),
        json!({"deed": "explain_excess", "round": 70, "key": {"scope": {"scope": "all"}}, "by": "A",
            "reason": "thêm một người"}),
        json!({"deed": "explain_excess", "round": 70, "key": {"scope": {"scope": "all"}}, "by": "A"}),
        json!({"deed": "save_duty_note", "note": {"id": 60, "obligation": 5, "due": "2017-12-20", "state": "doing",
            "note": "đang thuê hội trường"}}),
        json!({"deed": "save_duty_note", "note": {"id": 60, "obligation": 5, "due": "2017-12-20", "state": "done",
            "on": "2017-12-18", "number": "31/BC-BTV"}}),
        json!({"deed": "save_duty_note", "note": {"id": 61, "obligation": 4, "due": "2017-11-15", "unit": 2,
            "state": "done", "on": "2017-11-16"}}),
        json!({"deed": "remove_duty_note", "id": 61}),
        json!({"deed": "save_publicity", "item": {"id": 60, "plan": 1, "on": "2017-10-20", "form": "Báo in",
            "title": "Người giữ nghề", "subjects": [1], "movements": [1],
            "evidence": [{"name": "x.txt", "size": 1, "sha256": X}]}}),
        json!({"deed": "save_publicity", "item": {"id": 60, "plan": 1, "on": "2017-10-21", "form": "Báo in",
            "title": "Người giữ nghề", "unit": 2, "audience": 120}}),
        json!({"deed": "remove_publicity", "id": 60}),
        json!({"deed": "save_unit_report", "report": {"id": 60, "plan": 1, "year": 2017, "span": "year", "unit": 2,
            "received": "2017-11-12", "sections": [{"title": "Kết quả", "paragraphs": ["Đã làm."]}]}}),
        json!({"deed": "remove_unit_report", "id": 60}),
        draft(3, "2019-01-01", "2019-12-31"),
        json!({"deed": "save_section", "section": {"id": 950, "plan": 3, "marking": "plain",
            "content": {"holds": "text", "runs": [{"text": "x"}]}}}),
        json!({"deed": "issue_plan", "id": 3, "number": "1", "on": "2019-01-02"}),
    ]
}

#[test]
fn every_other_deed_goes_back_and_forth() {
    let mut database = campaign();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("x.txt"), "x").unwrap();
    assert_eq!(database.keep_file(&folder.path().join("x.txt")).unwrap().sha256, X);
    let mut seen: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    for json in further() {
        assert!(there_and_back(&mut database, &command(&json)), "{json}");
        seen.insert(json["deed"].as_str().unwrap().to_owned());
    }
    // Together with the sample this is every deed there is, but for the three that have no way back and the way back.
    for deed in sample::campaign().unwrap() {
        seen.insert(serde_json::to_value(&deed).unwrap()["deed"].as_str().unwrap().to_owned());
    }
    seen.extend(["close_round", "reopen_round", "anonymise", "revert"].map(str::to_owned));
    let schema = serde_json::to_value(schemars::schema_for!(Command)).unwrap();
    let all: std::collections::BTreeSet<String> = schema["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|deed| deed["properties"]["deed"]["const"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(seen, all);
}

#[test]
fn closing_and_opening_again_have_no_silent_way_back() {
    let mut database = campaign();
    let close = script::commands(sample::CLOSING).unwrap().remove(0);
    let closed = database.perform(&close, &stamp()).unwrap();
    assert_eq!(closed.undo, None);
    refused_command(&mut database, Rule::Locked, &Command::Revert { of: closed.deed.unwrap() });
    // Whatever led to the result stays as it is, too.
    let tie = database.journal(5).unwrap().into_iter().find(|it| it.title.contains("đồng điểm")).unwrap();
    refused_command(&mut database, Rule::Locked, &Command::Revert { of: tie.id });

    let opened = done(
        &mut database,
        &json!({"deed": "reopen_round", "id": 1, "on": "2017-10-13", "by": "A", "reason": "thiếu một phiếu"}),
    );
    assert_eq!(opened.undo, None);
    refused_command(&mut database, Rule::Locked, &Command::Revert { of: opened.deed.unwrap() });
    assert!(database.perform(&Command::Revert { of: tie.id }, &stamp()).is_ok(), "open again");
}

#[test]
fn the_whole_campaign_goes_back_to_the_empty_file() {
    let mut database = Database::in_memory().unwrap();
    let empty = database.fingerprint().unwrap();
    let mut ways = Vec::new();
    for deed in sample::campaign().unwrap() {
        ways.push(database.perform(&deed, &stamp()).unwrap().undo.unwrap());
    }
    for undo in ways.into_iter().rev() {
        database.perform(&undo, &stamp()).unwrap();
    }
    assert_eq!(database.fingerprint().unwrap(), empty);
    assert_eq!(database.check_journal().unwrap().broken_at, None);
}

/// Any deed over a handful of identifiers: most are refused, many are done.
fn any_deed() -> impl Strategy<Value = Value> {
    let id = 1i64..4;
    let name = prop_oneof![Just("A"), Just("Bế Thị Ân"), Just("Đỗ"), Just("")];
    let state = prop_oneof![Just("nurtured"), Just("complete"), Just("withdrawn"), Just("chosen")];
    let content = prop_oneof![
        Just(json!({"holds": "heading", "text": "x"})),
        Just(json!({"holds": "obligation", "obligation": 1})),
        Just(json!({"holds": "criteria", "set": 1})),
    ];
    let parent = prop_oneof![Just(Value::Null), (1i64..5).prop_map(Value::from)];
    let points = prop_oneof![Just(Value::Null), (0i64..12).prop_map(Value::from)];
    prop_oneof![
        (id.clone(), parent.clone(), name.clone()).prop_map(|(id, parent, name)| json!({"deed": "save_unit",
            "unit": {"id": id, "parent": parent, "kind": "commune", "name": name}})),
        id.clone().prop_map(|id| json!({"deed": "remove_unit", "id": id})),
        (id.clone(), name.clone()).prop_map(|(id, name)| json!({"deed": "save_plan",
            "plan": {"id": id, "name": name, "subject": "x", "from": "2017-01-01", "to": "2017-12-31"}})),
        id.clone().prop_map(|id| json!({"deed": "remove_plan", "id": id})),
        id.clone().prop_map(|id| json!({"deed": "issue_plan", "id": id, "number": "1", "on": "2017-02-01"})),
        (1i64..6, id.clone(), parent.clone(), 0i32..4, content).prop_map(|(id, plan, parent, position, content)| {
            json!({"deed": "save_section", "section": {"id": id, "plan": plan, "parent": parent,
                "position": position, "marking": "dash", "content": content}})
        }),
        (1i64..6, parent, 0i32..4).prop_map(|(id, parent, position)| json!({"deed": "move_section", "id": id,
            "parent": parent, "position": position})),
        (1i64..6).prop_map(|id| json!({"deed": "remove_section", "id": id})),
        (id.clone(), id.clone(), 0u32..3).prop_map(|(id, plan, number)| json!({"deed": "save_obligation",
            "obligation": {"id": id, "plan": plan, "duty": {"duty": "quota", "nominators": {"units": [1]},
            "bound": "at_least", "number": number, "every": "once"}}})),
        id.clone().prop_map(|id| json!({"deed": "remove_obligation", "id": id})),
        (id.clone(), id.clone(), 1i64..3).prop_map(|(id, plan, many)| {
            let criteria: Vec<Value> = (0..many)
                .map(|n| json!({"id": id * 10 + n, "code": format!("T{n}"), "title": "x",
                    "measure": if n == 0 { json!({"type": "points", "max": 10}) } else { json!({"type": "gate"}) }}))
                .collect();
            json!({"deed": "save_criteria_set", "set": {"id": id, "plan": plan, "name": "x", "criteria": criteria}})
        }),
        id.clone().prop_map(|id| json!({"deed": "remove_criteria_set", "id": id})),
        (id.clone(), name.clone()).prop_map(|(id, name)| json!({"deed": "save_subject",
            "subject": {"id": id, "name": name, "unit": 1, "detail": {"kind": "person"}}})),
        id.clone().prop_map(|id| json!({"deed": "remove_subject", "id": id})),
        (id.clone(), id.clone(), id.clone()).prop_map(|(id, subject, unit)| json!({"deed": "save_dossier",
            "dossier": {"id": id, "subject": subject, "plan": 1, "year": 2017, "unit": unit}})),
        id.clone().prop_map(|id| json!({"deed": "remove_dossier", "id": id})),
        (id.clone(), state, name.clone()).prop_map(|(id, state, reason)| json!({"deed": "step_dossier", "id": id,
            "state": state, "on": "2017-03-01", "by": "A", "reason": reason})),
        (id.clone(), id.clone()).prop_map(|(id, set)| json!({"deed": "answer_gate", "dossier": id,
            "criterion": set * 10 + 1, "answer": "met"})),
        (id.clone(), name.clone()).prop_map(|(id, name)| json!({"deed": "save_round",
            "round": {"id": id, "plan": 1, "name": name}})),
        id.clone().prop_map(|id| json!({"deed": "remove_round", "id": id})),
        (id.clone(), id.clone(), any::<bool>()).prop_map(|(id, round, present)| json!({"deed": "save_member",
            "member": {"id": id, "round": round, "name": "A", "role": "member", "present": present}})),
        id.clone().prop_map(|id| json!({"deed": "remove_member", "id": id})),
        (id.clone(), id.clone()).prop_map(|(round, id)| json!({"deed": "enter_dossiers", "round": round,
            "dossiers": [id]})),
        (id.clone(), id.clone()).prop_map(|(round, id)| json!({"deed": "leave_dossier", "round": round,
            "dossier": id})),
        (id.clone(), id.clone(), id.clone(), id.clone(), points).prop_map(|(round, dossier, member, set, points)| {
            json!({"deed": "enter_score", "round": round, "dossier": dossier, "member": member,
                "criterion": set * 10, "points": points})
        }),
        (id.clone(), id.clone(), id, name).prop_map(|(round, dossier, member, reason)| json!({"deed": "mark_sheet",
            "round": round, "dossier": dossier, "member": member, "standing": "declined", "reason": reason})),
    ]
}

/// A start from which most of the random deeds can be done.
fn ground() -> Database {
    let mut database = Database::in_memory().unwrap();
    for json in [
        json!({"deed": "save_unit", "unit": {"id": 1, "kind": "district", "name": "Một"}}),
        json!({"deed": "save_plan", "plan": {"id": 1, "name": "K", "subject": "x", "from": "2017-01-01", "to": "2017-12-31"}}),
        json!({"deed": "save_criteria_set", "set": {"id": 1, "plan": 1, "name": "x", "criteria": [
            {"id": 10, "code": "T0", "title": "x", "measure": {"type": "points", "max": 10}},
            {"id": 11, "code": "T1", "title": "x", "measure": {"type": "gate"}}]}}),
        json!({"deed": "save_subject", "subject": {"id": 1, "name": "A", "detail": {"kind": "person"}}}),
        json!({"deed": "save_dossier", "dossier": {"id": 1, "subject": 1, "plan": 1, "year": 2017, "unit": 1}}),
        json!({"deed": "step_dossier", "id": 1, "state": "complete", "on": "2017-03-01", "by": "A"}),
        json!({"deed": "save_round", "round": {"id": 1, "plan": 1, "name": "Đ"}}),
        json!({"deed": "save_member", "member": {"id": 1, "round": 1, "name": "A", "role": "chair"}}),
        json!({"deed": "enter_dossiers", "round": 1, "dossiers": [1]}),
    ] {
        done(&mut database, &json);
    }
    database
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn taking_everything_back_gives_the_start_and_doing_it_again_the_end(
        deeds in proptest::collection::vec(any_deed(), 1..40)
    ) {
        let mut database = ground();
        let start = database.fingerprint().unwrap();
        let mut states = vec![start.clone()];
        let mut ways = Vec::new();
        for json in &deeds {
            let before = database.fingerprint().unwrap();
            match database.perform(&command(json), &stamp()) {
                Ok(receipt) => {
                    if let Some(undo) = receipt.undo {
                        ways.push(undo);
                        states.push(database.fingerprint().unwrap());
                    }
                }
                Err(StoreError::Refused(_)) => prop_assert_eq!(database.fingerprint().unwrap(), before, "{}", json),
                Err(other) => return Err(TestCaseError::fail(format!("{other:?}: {json}"))),
            }
        }
        let end = database.fingerprint().unwrap();
        let mut redo = Vec::new();
        for undo in ways.into_iter().rev() {
            states.pop();
            let receipt = database.perform(&undo, &stamp());
            let receipt = receipt.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
            prop_assert_eq!(&database.fingerprint().unwrap(), states.last().unwrap());
            redo.push(receipt.undo.unwrap());
        }
        prop_assert_eq!(database.fingerprint().unwrap(), start);
        for again in redo.into_iter().rev() {
            let receipt = database.perform(&again, &stamp());
            receipt.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        }
        prop_assert_eq!(database.fingerprint().unwrap(), end);
        prop_assert_eq!(database.check_journal().unwrap().broken_at, None);
    }
}
