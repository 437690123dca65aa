//! No deed changes a closed round. Every kind of command has its place here; a new one does not compile until it has one,
//! and the test fails until it is tried.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::cli::script;
use guong_sang::domain::ids::RoundId;
use guong_sang::domain::ranking::{Among, rank, rank_among};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::{Command, Rule};
use guong_sang::storage::{Database, StoreError};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use storage_support::{campaign, command, done, refused_command, stamp};

const ROUND: RoundId = RoundId(1);

/// What a command has to do with a closed round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// It is about a round, its council, its figures: refused while the round is closed.
    Round,
    /// It is about what a round was made from (dossiers, subjects, units, criteria): may be done, and does not reach the
    /// stored board.
    Source,
    /// It has nothing to do with a round.
    Elsewhere,
    /// It carries other deeds, or takes one back.
    Wraps,
    /// The one way in, with a name and a reason.
    Opens,
}

const fn sort(command: &Command) -> Sort {
    match command {
        Command::SaveRound { .. }
        | Command::RemoveRound { .. }
        | Command::SaveMember { .. }
        | Command::RemoveMember { .. }
        | Command::EnterDossiers { .. }
        | Command::LeaveDossier { .. }
        | Command::EnterScore { .. }
        | Command::TakeProposed { .. }
        | Command::ConfirmSheet { .. }
        | Command::CheckSheet(_)
        | Command::TakeSheetFile { .. }
        | Command::SaveMeeting { .. }
        | Command::RemoveMeeting { .. }
        | Command::AnswerConflict(..)
        | Command::ExplainExcess { .. }
        | Command::MarkSheet(..)
        | Command::DecideTie { .. }
        | Command::CloseRound { .. }
        | Command::CountVotes { .. } => Sort::Round,
        Command::EnterStage { .. }
        | Command::AnswerGate { .. }
        | Command::SaveDossier { .. }
        | Command::RemoveDossier { .. }
        | Command::StepDossier { .. }
        | Command::ReturnDossier(..)
        | Command::AnswerReturn { .. }
        | Command::TakeOverReturn { .. }
        | Command::SaveSubject { .. }
        | Command::RemoveSubject { .. }
        | Command::MergeSubjects { .. }
        | Command::NotSame { .. }
        | Command::Anonymise { .. }
        | Command::SaveUnit { .. }
        | Command::RemoveUnit { .. }
        | Command::SavePlan { .. }
        | Command::RemovePlan { .. }
        | Command::IssuePlan { .. }
        | Command::StepPlan { .. }
        | Command::SaveObligation { .. }
        | Command::RemoveObligation { .. }
        | Command::SaveCriteriaSet { .. }
        | Command::RemoveCriteriaSet { .. }
        | Command::ReviseCriteriaSet(_) => Sort::Source,
        Command::SetOffice { .. }
        | Command::SaveMovement { .. }
        | Command::RemoveMovement { .. }
        | Command::ConfirmInherited { .. }
        | Command::DeclineProposal { .. }
        | Command::SaveBasis { .. }
        | Command::RemoveBasis { .. }
        | Command::SaveSection { .. }
        | Command::MoveSection { .. }
        | Command::RemoveSection { .. }
        | Command::AttachFile { .. }
        | Command::RemoveAttachment { .. }
        | Command::SaveChecklist { .. }
        | Command::RemoveChecklist { .. }
        | Command::SaveEntry { .. }
        | Command::RemoveEntry { .. }
        | Command::SaveView { .. }
        | Command::RemoveView { .. }
        | Command::SaveMapping { .. }
        | Command::RemoveMapping { .. }
        | Command::NoteExport { .. }
        | Command::SavePaper { .. }
        | Command::IssuePaper { .. }
        | Command::CancelPaper { .. }
        | Command::RemovePaper { .. }
        | Command::SaveDutyNote { .. }
        | Command::RemoveDutyNote { .. }
        | Command::SavePublicity { .. }
        | Command::RemovePublicity { .. }
        | Command::SaveUnitReport { .. }
        | Command::RemoveUnitReport { .. }
        | Command::NotePacket { .. } => Sort::Elsewhere,
        Command::Revert { .. } | Command::Batch { .. } => Sort::Wraps,
        Command::ReopenRound { .. } => Sort::Opens,
    }
}

/// Everything that must stay: the board, every ranking that can be made from it, and all closings.
fn stands(db: &Database) -> Vec<u8> {
    let board = db.board(ROUND).unwrap();
    let mut rankings = Vec::new();
    for kind in SubjectKind::ALL {
        rankings.push(rank(&board, kind, None));
        for candidate in board.candidates.iter().filter(|it| it.kind == kind) {
            rankings.push(rank_among(&board, kind, Among::Cluster(&candidate.cluster)));
            rankings.push(rank_among(&board, kind, Among::Field(&candidate.field)));
        }
    }
    serde_json::to_vec(&(board, rankings, db.closings(ROUND).unwrap())).unwrap()
}

/// The campaign with a meeting, a conflict answered and figures of the stages, closed.
fn closed() -> Database {
    let mut db = campaign();
    let attended = |id: i64| {
        if id == 6 {
            json!({"member": id, "present": false, "absence": "đi công tác"})
        } else {
            json!({"member": id, "present": true})
        }
    };
    let attendance: Vec<Value> = (1..=7).map(attended).collect();
    done(
        &mut db,
        &json!({"deed": "save_meeting", "meeting": {"id": 1, "round": 1, "held_on": "2017-10-12",
        "attendance": attendance}}),
    );
    done(
        &mut db,
        &json!({"deed": "enter_stage", "dossier": 1, "criterion": 11, "stage": "self_score", "points": "15",
        "by": "Xã"}),
    );
    done(
        &mut db,
        &json!({"deed": "answer_conflict", "round": 1, "member": 1, "dossier": 1,
        "verdict": "not_conflict", "by": "Thư ký"}),
    );
    db.perform(&script::commands(guong_sang::cli::sample::CLOSING).unwrap().remove(0), &stamp()).unwrap();
    db
}

/// One deed of each kind, aimed at the closed round and at what it was made from; `true` keeps what it did.
fn attempts(db: &Database) -> Vec<(bool, Value)> {
    let board = db.board(ROUND).unwrap();
    let mut round = serde_json::to_value(&board.round).unwrap();
    round["settings"]["places"] = json!([{"kind": "person", "most": 1}]);
    let mut set = serde_json::to_value(&board.sets[0]).unwrap();
    set["criteria"][0]["title"] = json!("Sửa sau khi chốt");
    set["criteria"][0]["measure"]["max"] = json!("10");
    let dossier = |id: i64| -> Value {
        let file = db.dossier(guong_sang::domain::ids::DossierId(id)).unwrap();
        let mut dossier = serde_json::to_value(&file.dossier).unwrap();
        dossier["summary"] = json!("viết lại sau khi chốt");
        dossier
    };
    let subject = |id: i64| -> Value {
        let file = db.dossier(guong_sang::domain::ids::DossierId(id)).unwrap();
        let mut subject = serde_json::to_value(&file.subject).unwrap();
        subject["name"] = json!("Tên khác");
        subject
    };
    let (first, second) = (subject(8), subject(9));
    // The subject of a dossier of the round goes into a record that had none.
    let merged = json!({"keep": 95, "gone": first["id"], "subject":
        {"id": 95, "name": "Bản ghi khác", "detail": {"kind": "person"}}});
    let score =
        json!({"deed": "enter_score", "round": 1, "dossier": 1, "member": 1, "criterion": 11, "points": "1"});
    let file = json!({"id": 1, "round": 1, "member": 1, "name": "phiếu.xlsx", "sha256": "ab", "taken_on": "2017-10-13"});
    let office = db.office().unwrap();
    let unit = db.units().unwrap().into_iter().find(|it| it.id == board.candidates[0].unit).unwrap();
    let mut unit_saved = serde_json::to_value(&unit).unwrap();
    unit_saved["name"] = json!("Đơn vị đổi tên");
    unit_saved["cluster"] = json!("Cụm khác");
    let plan = serde_json::to_value(db.plan(guong_sang::domain::ids::PlanId(1)).unwrap().plan).unwrap();
    let away = |json: Value| (false, json);
    vec![
        away(json!({"deed": "save_round", "round": round})),
        away(json!({"deed": "remove_round", "id": 1})),
        away(
            json!({"deed": "save_member", "member": {"id": 1, "round": 1, "name": "Người khác", "role": "chair"}}),
        ),
        away(
            json!({"deed": "save_member", "member": {"id": 90, "round": 1, "name": "Người thêm", "role": "member"}}),
        ),
        away(json!({"deed": "remove_member", "id": 7})),
        away(json!({"deed": "enter_dossiers", "round": 1, "dossiers": [24]})),
        away(json!({"deed": "leave_dossier", "round": 1, "dossier": 1})),
        away(score.clone()),
        away(json!({"deed": "take_proposed", "round": 1, "dossier": 1, "member": 1})),
        away(
            json!({"deed": "confirm_sheet", "round": 1, "dossier": 1, "member": 1, "on": "2017-10-13", "confirmed": true}),
        ),
        away(
            json!({"deed": "check_sheet", "round": 1, "dossier": 1, "member": 1, "figures": [], "by": "B", "on": "2017-10-13"}),
        ),
        away(
            json!({"deed": "take_sheet_file", "file": file, "cells": [{"dossier": 1, "criterion": 11, "points": "1"}]}),
        ),
        away(json!({"deed": "save_meeting", "meeting": {"id": 1, "round": 1, "held_on": "2017-10-14"}})),
        away(json!({"deed": "save_meeting", "meeting": {"id": 2, "round": 1, "held_on": "2017-10-14"}})),
        away(json!({"deed": "remove_meeting", "id": 1})),
        away(json!({"deed": "answer_conflict", "round": 1, "member": 1, "dossier": 1, "verdict": "conflict",
            "by": "Thư ký", "reason": "em"})),
        away(
            json!({"deed": "explain_excess", "round": 1, "key": {"scope": {"scope": "all"}}, "by": "A", "reason": "x"}),
        ),
        away(
            json!({"deed": "mark_sheet", "round": 1, "dossier": 1, "member": 1, "standing": "recused", "reason": "x"}),
        ),
        away(json!({"deed": "decide_tie", "round": 1, "order": [12, 14], "by": "A", "reason": "x"})),
        away(json!({"deed": "close_round", "id": 1, "on": "2017-10-13", "by": "A"})),
        away(json!({"deed": "count_votes", "round": 1, "dossier": 1})),
        // What the round was made from.
        (
            true,
            json!({"deed": "enter_stage", "dossier": 1, "criterion": 11, "stage": "self_score", "points": "3"}),
        ),
        (
            true,
            json!({"deed": "enter_stage", "dossier": 1, "criterion": 11, "stage": "appraised", "points": "2",
            "reason": "x"}),
        ),
        away(json!({"deed": "enter_stage", "dossier": 1, "criterion": 11, "stage": "self_score"})),
        (
            true,
            json!({"deed": "answer_gate", "dossier": 8, "criterion": 35, "answer": "failed", "evidence": "x"}),
        ),
        away(json!({"deed": "answer_gate", "dossier": 8, "criterion": 35})),
        (true, json!({"deed": "save_dossier", "dossier": dossier(1)})),
        away(json!({"deed": "remove_dossier", "id": 1})),
        (
            true,
            json!({"deed": "step_dossier", "id": 1, "state": "recognised", "on": "2017-12-20", "by": "A"}),
        ),
        (
            true,
            json!({"deed": "step_dossier", "id": 2, "state": "withdrawn", "on": "2017-12-20", "by": "A", "reason": "x"}),
        ),
        away(
            json!({"deed": "return_dossier", "dossier": 3, "id": 1, "fields": ["summary"], "on": "2017-10-20",
            "by": "Thư ký", "reason": "Thiếu xác nhận của chính quyền xã"}),
        ),
        away(json!({"deed": "answer_return", "dossier": 3, "on": "2017-10-21", "by": "Thư ký"})),
        away(
            json!({"deed": "take_over_return", "dossier": 3, "by": "A", "reason": "Người yêu cầu đi công tác dài ngày"}),
        ),
        (true, json!({"deed": "save_subject", "subject": subject(10)})),
        (
            true,
            json!({"deed": "save_subject", "subject": {"id": 95, "name": "Bản ghi khác", "detail": {"kind": "person"}}}),
        ),
        away(json!({"deed": "remove_subject", "id": subject(10)["id"]})),
        (true, json!({"deed": "save_unit", "unit": unit_saved})),
        away(json!({"deed": "remove_unit", "id": unit.id})),
        (
            true,
            json!({"deed": "step_plan", "id": 1, "step": "amend", "on": "2017-11-02", "by": "Thư ký", "reason": "thêm"}),
        ),
        (true, json!({"deed": "save_plan", "plan": plan})),
        away(json!({"deed": "remove_plan", "id": 1})),
        away(json!({"deed": "save_obligation", "obligation": {"id": 90, "plan": 1,
            "duty": {"duty": "milestone", "name": "Sơ kết"}}})),
        away(json!({"deed": "remove_obligation", "id": 1})),
        away(json!({"deed": "save_criteria_set", "set": set})),
        away(json!({"deed": "remove_criteria_set", "id": 1})),
        (
            true,
            json!({"deed": "revise_criteria_set", "set": set, "on": "2017-11-03", "by": "A", "reason": "sửa"}),
        ),
        (true, json!({"deed": "issue_plan", "id": 1, "number": "54", "on": "2017-11-05"})),
        // What has nothing to do with it.
        away(json!({"deed": "set_office", "office": office})),
        (true, json!({"deed": "save_movement", "movement": {"id": 90, "kind": "occasion", "name": "Mới"}})),
        away(json!({"deed": "remove_movement", "id": 90})),
        away(json!({"deed": "confirm_inherited", "plan": 1, "items": [0], "confirmed": true})),
        away(json!({"deed": "decline_proposal", "plan": 1, "key": "k", "declined": true})),
        (
            true,
            json!({"deed": "save_basis", "basis": {"id": 1001, "kind": "Kế hoạch", "number": "12/KH-UBND"}}),
        ),
        away(json!({"deed": "remove_basis", "id": 1001})),
        away(json!({"deed": "save_section", "section": {"id": 990, "plan": 1, "marking": "plain",
            "content": {"holds": "text", "runs": [{"text": "x"}]}}})),
        away(json!({"deed": "move_section", "id": 1, "position": 0})),
        away(json!({"deed": "remove_section", "id": 1})),
        away(
            json!({"deed": "attach_file", "attachment": {"id": 90, "dossier": 1, "name": "x.txt", "size": 1,
            "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", "added": "2017-10-03"}}),
        ),
        away(json!({"deed": "remove_attachment", "id": 90})),
        (
            true,
            json!({"deed": "save_checklist", "checklist": {"id": 1001, "name": "Giấy khen",
            "items": [{"key": "a", "name": "Báo cáo", "required": true}]}}),
        ),
        away(json!({"deed": "remove_checklist", "id": 1001})),
        (true, json!({"deed": "save_entry", "entry": {"id": 1001, "list": "field", "name": "Nghề rèn"}})),
        away(json!({"deed": "remove_entry", "id": 1001})),
        (true, json!({"deed": "save_view", "view": {"id": 1, "name": "Còn thiếu", "body": "{}"}})),
        away(json!({"deed": "remove_view", "id": 1})),
        (
            true,
            json!({"deed": "save_mapping", "mapping": {"id": 1, "name": "Của huyện", "mapping": {"kind": "person"}}}),
        ),
        away(json!({"deed": "remove_mapping", "id": 1})),
        away(
            json!({"deed": "note_export", "export": {"id": 1, "what": "Danh sách", "rows": 1, "personal": true,
            "file": "a.xlsx", "on": "2017-10-03", "by": "Thư ký"}}),
        ),
        away(
            json!({"deed": "note_packet", "packet": {"id": 1, "way": "taken", "direction": "up", "office": "Hội LHPN huyện",
            "campaign": "Gương sáng", "plan": 1, "made_at": "2017-09-28T02:10:00Z", "on": "2017-09-29", "by": "Thư ký", "file": "a.gsg",
            "size": 9, "sha256": "00"}, "bases": [{"kind": "unit", "record": 5, "ours": 5, "source": "a", "at": "2017-09-28T02:10:00Z", "mark": "b"}]}),
        ),
        (true, json!({"deed": "save_paper", "paper": {"id": 90, "type": "letter", "plan": 1, "year": 2017}})),
        (true, json!({"deed": "issue_paper", "id": 90, "number": "4", "on": "2017-10-20", "kept": "00"})),
        away(json!({"deed": "cancel_paper", "id": 90, "reason": "gửi nhầm nơi nhận"})),
        away(json!({"deed": "remove_paper", "id": 90})),
        (true, json!({"deed": "save_duty_note", "note": {"id": 90, "obligation": 5, "state": "doing"}})),
        away(json!({"deed": "remove_duty_note", "id": 90})),
        (
            true,
            json!({"deed": "save_publicity", "item": {"id": 90, "plan": 1, "on": "2017-10-20", "form": "Báo in",
            "title": "Người giữ nghề", "subjects": [1]}}),
        ),
        away(json!({"deed": "remove_publicity", "id": 90})),
        (
            true,
            json!({"deed": "save_unit_report", "report": {"id": 90, "plan": 1, "year": 2017, "span": "year",
            "unit": 2, "received": "2017-11-12"}}),
        ),
        away(json!({"deed": "remove_unit_report", "id": 90})),
        // Two deeds hidden in one, and one inside another.
        away(json!({"deed": "batch", "title": "x", "commands": [
            {"deed": "save_movement", "movement": {"id": 91, "kind": "occasion", "name": "Một"}}, score]})),
        away(json!({"deed": "batch", "title": "x", "commands": [
            {"deed": "batch", "title": "y", "commands": [{"deed": "leave_dossier", "round": 1, "dossier": 1}]}]})),
        away(json!({"deed": "not_same", "a": second["id"], "b": first["id"], "remembered": true})),
        // What cannot be undone comes last.
        (true, json!({"deed": "merge_subjects", "merge": merged})),
        (
            true,
            json!({"deed": "anonymise", "subject": subject(11)["id"], "on": "2027-11-01", "by": "A",
            "reason": "hết thời hạn lưu đã nêu"}),
        ),
    ]
}

#[test]
fn no_command_changes_a_closed_round() {
    let mut db = closed();
    let before = stands(&db);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut done_ones: BTreeSet<String> = BTreeSet::new();
    for (keep, json) in attempts(&db) {
        let deed = command(&json);
        let name = json["deed"].as_str().unwrap().to_owned();
        assert_ne!(sort(&deed), Sort::Opens, "{name}");
        // Inside a batch first: what comes through there is put back, and goes through by itself the same way.
        let batch = Command::Batch { title: "x".into(), commands: vec![deed.clone()] };
        for (deed, keep) in [(&batch, false), (&deed, keep)] {
            match db.perform(deed, &stamp()) {
                Ok(receipt) => {
                    assert_ne!(sort(&command(&json)), Sort::Round, "{json}");
                    assert_eq!(stands(&db), before, "{json}");
                    done_ones.insert(name.clone());
                    if let Some(undo) = receipt.undo.filter(|_| !keep) {
                        db.perform(&undo, &stamp()).unwrap_or_else(|error| panic!("undo of {json}: {error}"));
                    }
                }
                Err(StoreError::Refused(_)) => {}
                Err(other) => panic!("{json}: {other}"),
            }
            assert_eq!(stands(&db), before, "{json}");
        }
        seen.insert(name);
    }
    // Trying is worth something only where the deed could have come through.
    for name in [
        "enter_stage",
        "answer_gate",
        "save_dossier",
        "save_subject",
        "save_unit",
        "revise_criteria_set",
        "merge_subjects",
        "anonymise",
        "step_dossier",
    ] {
        assert!(done_ones.contains(name), "{name} was refused: {done_ones:?}");
    }
    // Every deed before, and every one since, cannot be taken back into the closed round.
    for entry in db.journal(2000).unwrap() {
        let _ = db.perform(&Command::Revert { of: entry.id }, &stamp());
        assert_eq!(stands(&db), before, "{}", entry.title);
    }
    seen.extend(["revert", "reopen_round"].map(str::to_owned));
    let schema = serde_json::to_value(schemars::schema_for!(Command)).unwrap();
    let all: BTreeSet<String> = schema["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|deed| deed["properties"]["deed"]["const"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(seen, all, "each kind of deed is tried");
}

#[test]
fn opening_again_keeps_every_earlier_closing_and_says_who_and_why() {
    let mut db = closed();
    let first = db.closings(ROUND).unwrap();
    assert_eq!((first.len(), first[0].reopened.clone()), (1, None));
    // Opening needs a name and a reason, alone or inside a batch.
    let without = json!({"deed": "reopen_round", "id": 1, "on": "2017-10-13", "by": "A", "reason": " "});
    refused_command(&mut db, Rule::ReasonMissing, &command(&without));
    done(
        &mut db,
        &json!({"deed": "reopen_round", "id": 1, "on": "2017-10-13", "by": "Chủ tịch", "reason": "sót một phiếu"}),
    );
    done(
        &mut db,
        &json!({"deed": "enter_score", "round": 1, "dossier": 1, "member": 1, "criterion": 11, "points": "1"}),
    );
    let open = db.closings(ROUND).unwrap();
    assert_eq!(
        serde_json::to_vec(&open[0].board).unwrap(),
        serde_json::to_vec(&first[0].board).unwrap(),
        "the first closing stands"
    );
    let reopened = open[0].reopened.clone().unwrap();
    assert_eq!((reopened.by.as_str(), reopened.reason.as_str()), ("Chủ tịch", "sót một phiếu"));
    done(&mut db, &json!({"deed": "close_round", "id": 1, "on": "2017-10-14", "by": "Chủ tịch"}));
    let both = db.closings(ROUND).unwrap();
    assert_eq!(both.iter().map(|it| it.number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(both[1].reopened, None);
    assert_eq!(both[0].board, first[0].board);
    let told = guong_sang::domain::closing_diff::difference(&both[0].board, &both[1].board);
    let scores: Vec<String> = told
        .iter()
        .filter(|it| it.part == guong_sang::domain::closing_diff::Part::Scores)
        .map(guong_sang::domain::closing_diff::Changed::sentence)
        .collect();
    assert_eq!(scores.len(), 1, "{told:#?}");
    assert!(scores[0].contains("TC1: từ “"), "{scores:?}");
}

#[test]
fn closings_and_their_differences_are_told_without_a_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = storage_support::campaign_file(folder.path());
    {
        let mut db = Database::open(&path).unwrap();
        let close = json!({"deed": "close_round", "id": 1, "on": "2017-10-12", "by": "Chủ tịch"});
        done(&mut db, &close);
        done(
            &mut db,
            &json!({"deed": "reopen_round", "id": 1, "on": "2017-10-13", "by": "Chủ tịch", "reason": "sót một phiếu"}),
        );
        done(
            &mut db,
            &json!({"deed": "enter_score", "round": 1, "dossier": 1, "member": 1, "criterion": 11, "points": "1"}),
        );
    }
    let ask = |words: &[&str]| -> (u8, Value, String) {
        let line: Vec<String> =
            words.iter().copied().chain(["--data", path.to_str().unwrap()]).map(str::to_owned).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = guong_sang::cli::run(&line, &mut guong_sang::cli::Outlet { out: &mut out, err: &mut err });
        (code, serde_json::from_slice(&out).unwrap_or(Value::Null), String::from_utf8(err).unwrap())
    };
    let (code, closings, err) = ask(&["show", "closings", "1"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(closings[0]["number"], 1);
    assert_eq!(closings[0]["reopened"]["reason"], "sót một phiếu");
    let counted = ["chosen", "not_chosen", "not_eligible"].map(|it| closings[0][it].as_u64().unwrap());
    assert_eq!(counted.iter().sum::<u64>(), 21);
    // Against the round as it stands.
    let (code, diff, err) = ask(&["show", "closing-diff", "1", "--from", "1"]);
    assert_eq!(code, 0, "{err}");
    let told = diff["differences"].as_array().unwrap();
    assert!(told.iter().any(|it| it["part"] == "scores" && it["after"] == "1"), "{diff}");
    let (code, _, err) = ask(&["show", "closing-diff", "1", "--from", "1", "--to", "2"]);
    assert_eq!(code, 2);
    assert!(err.contains("không có lần chốt thứ 2"), "{err}");
}
