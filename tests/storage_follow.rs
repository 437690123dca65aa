//! Notes on what falls due, publicity and lower offices' reports are kept by their rules, over a real file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::domain::ids::{PlanId, SubjectId};
use guong_sang::domain::{Command, Rule};
use guong_sang::storage::Database;
use serde_json::{Value, json};
use storage_support::{campaign, campaign_file, done, refused, stamp};

const PLAN: PlanId = PlanId(1);

fn note(id: i64, more: &Value) -> Value {
    let mut note = json!({"id": id, "obligation": 4, "due": "2017-11-15"});
    note.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({"deed": "save_duty_note", "note": note})
}

fn item(id: i64, more: &Value) -> Value {
    let mut item =
        json!({"id": id, "plan": 1, "on": "2017-10-20", "form": "Báo in", "title": "Người giữ nghề"});
    item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({"deed": "save_publicity", "item": item})
}

fn report(id: i64, unit: i64) -> Value {
    json!({"deed": "save_unit_report", "report": {"id": id, "plan": 1, "year": 2017, "span": "year", "unit": unit,
        "received": "2017-11-12", "sections": [{"number": "I", "title": "Kết quả", "paragraphs": ["Đã làm."]}]}})
}

#[test]
fn an_obligation_has_one_note_for_a_day_and_a_unit() {
    let mut db = campaign();
    done(&mut db, &note(1, &json!({"state": "doing"})));
    refused(&mut db, Rule::Duplicate, &note(2, &json!({"state": "done", "on": "2017-11-10"})));
    done(&mut db, &note(2, &json!({"unit": 2, "state": "done", "on": "2017-11-10"})));
    refused(&mut db, Rule::Duplicate, &note(3, &json!({"unit": 2})));
    done(&mut db, &note(3, &json!({"due": null})));
    refused(&mut db, Rule::Duplicate, &note(4, &json!({"due": null})));
    refused(&mut db, Rule::NotReady, &note(1, &json!({"state": "done"})));
    refused(&mut db, Rule::NotFound, &note(9, &json!({"obligation": 900})));
    refused(&mut db, Rule::NotFound, &note(9, &json!({"unit": 900})));
    refused(&mut db, Rule::NotFound, &note(9, &json!({"unit": 3, "paper": 900})));
    assert_eq!(db.duty_notes(PLAN).unwrap().len(), 3);
    // A unit that is named by a note stays.
    refused(&mut db, Rule::NotFound, &json!({"deed": "remove_duty_note", "id": 90}));
    done(&mut db, &json!({"deed": "remove_duty_note", "id": 2}));
    assert_eq!(db.followed(PLAN).unwrap().notes.len(), 2);
}

#[test]
fn a_note_goes_with_its_obligation_and_comes_back_with_it() {
    let mut db = campaign();
    done(
        &mut db,
        &json!({"deed": "step_plan", "id": 1, "step": "amend", "on": "2017-11-02", "by": "A", "reason": "x"}),
    );
    done(
        &mut db,
        &json!({"deed": "save_obligation", "obligation": {"id": 90, "plan": 1,
        "duty": {"duty": "publicity", "agency": "Báo Cao Sơn", "forms": ["chuyên mục"], "every": "monthly"}}}),
    );
    done(
        &mut db,
        &json!({"deed": "save_duty_note", "note": {"id": 90, "obligation": 90, "due": "2017-11-30"}}),
    );
    done(&mut db, &item(90, &json!({"obligation": 90})));
    let before = db.fingerprint().unwrap();
    let gone = done(&mut db, &json!({"deed": "remove_obligation", "id": 90}));
    assert!(db.duty_notes(PLAN).unwrap().is_empty());
    assert_eq!(db.publicity(PLAN).unwrap()[0].obligation, None);
    db.perform(&gone.undo.unwrap(), &stamp()).unwrap();
    assert_eq!(db.fingerprint().unwrap(), before);
    // Dropping the amendment takes the added obligation away, and what hangs on it.
    done(
        &mut db,
        &json!({"deed": "step_plan", "id": 1, "step": "drop_amendment", "on": "2017-11-03", "by": "A", "reason": "x"}),
    );
    assert!(db.duty_notes(PLAN).unwrap().is_empty());
    assert_eq!(db.publicity(PLAN).unwrap()[0].obligation, None);
}

#[test]
fn an_item_names_what_there_is_and_its_subjects_stay() {
    let mut db = campaign();
    refused(&mut db, Rule::NameMissing, &item(1, &json!({"title": " "})));
    refused(&mut db, Rule::NameMissing, &item(1, &json!({"form": ""})));
    refused(&mut db, Rule::NotFound, &item(1, &json!({"plan": 900})));
    refused(&mut db, Rule::NotFound, &item(1, &json!({"subjects": [900]})));
    refused(&mut db, Rule::Duplicate, &item(1, &json!({"subjects": [1, 1]})));
    refused(&mut db, Rule::NotFound, &item(1, &json!({"movements": [900]})));
    refused(&mut db, Rule::NotFound, &item(1, &json!({"obligation": 900})));
    refused(
        &mut db,
        Rule::NotFound,
        &item(1, &json!({"evidence": [{"name": "x", "size": 1, "sha256": "ab"}]})),
    );
    done(
        &mut db,
        &json!({"deed": "save_subject", "subject": {"id": 95, "name": "Người ngoài", "detail": {"kind": "person"}}}),
    );
    done(&mut db, &item(1, &json!({"subjects": [1, 95]})));
    refused(&mut db, Rule::StillUsed, &json!({"deed": "remove_subject", "id": 95}));
    assert_eq!(db.publicity_of(SubjectId(95)).unwrap().len(), 1);
    assert!(db.publicity_of(SubjectId(2)).unwrap().is_empty());
    // A plan with publicity is not removed, nor is a movement that is named.
    done(
        &mut db,
        &json!({"deed": "save_movement", "movement": {"id": 90, "kind": "occasion", "name": "Kỷ niệm"}}),
    );
    done(&mut db, &item(2, &json!({"movements": [90]})));
    refused(&mut db, Rule::StillUsed, &json!({"deed": "remove_movement", "id": 90}));
}

#[test]
fn merging_two_subjects_joins_what_featured_them() {
    let mut db = campaign();
    for id in [95, 96] {
        done(
            &mut db,
            &json!({"deed": "save_subject", "subject": {"id": id, "name": "Lò Thị Ngân", "detail": {"kind": "person"}}}),
        );
    }
    done(&mut db, &item(1, &json!({"subjects": [96, 1, 95]})));
    done(&mut db, &item(2, &json!({"subjects": [96]})));
    let before = db.fingerprint().unwrap();
    let merged = done(
        &mut db,
        &json!({"deed": "merge_subjects", "merge": {"keep": 95, "gone": 96,
        "subject": {"id": 95, "name": "Lò Thị Ngân", "detail": {"kind": "person"}}}}),
    );
    let items = db.publicity(PLAN).unwrap();
    assert_eq!(items[0].subjects, [SubjectId(1), SubjectId(95)]);
    assert_eq!(items[1].subjects, [SubjectId(95)]);
    db.perform(&merged.undo.unwrap(), &stamp()).unwrap();
    assert_eq!(db.fingerprint().unwrap(), before);
}

#[test]
fn making_a_subject_anonymous_takes_it_out_of_what_featured_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let proof = folder.path().join("ảnh chụp.txt");
    std::fs::write(&proof, "Tráng Thị Mỷ Chúa kể chuyện").unwrap();
    let mut db = Database::open(&path).unwrap();
    let kept = db.keep_file(&proof).unwrap();
    done(
        &mut db,
        &json!({"deed": "save_subject", "subject": {"id": 95, "name": "Tráng Thị Mỷ Chúa", "detail": {"kind": "person"}}}),
    );
    done(
        &mut db,
        &item(
            1,
            &json!({"title": "Chị Tráng Thị Mỷ Chúa giữ nghề", "subjects": [95, 1], "note": "Mỷ Chúa",
        "audience": 40, "evidence": [{"name": kept.name, "size": kept.size, "sha256": kept.sha256}]}),
        ),
    );
    assert!(db.check_files().unwrap().is_empty());
    done(
        &mut db,
        &json!({"deed": "anonymise", "subject": 95, "on": "2026-11-30", "by": "A", "reason": "hết hạn lưu"}),
    );
    let left = &db.publicity(PLAN).unwrap()[0];
    assert_eq!((left.subjects.as_slice(), left.audience), ([SubjectId(1)].as_slice(), Some(40)));
    assert_eq!(db.check_journal().unwrap().broken_at, None);
    drop(db);
    for (file, bytes) in storage_support::bytes_below(folder.path()) {
        let here = String::from_utf8_lossy(&bytes).contains("Mỷ Chúa");
        assert!(!here || file == proof, "{}", file.display());
    }
}

#[test]
fn a_unit_sends_one_report_of_a_span() {
    let mut db = campaign();
    done(&mut db, &report(1, 2));
    refused(&mut db, Rule::Duplicate, &report(2, 2));
    refused(&mut db, Rule::NotFound, &report(2, 900));
    done(&mut db, &report(2, 3));
    done(&mut db, &report(1, 2));
    assert_eq!(db.unit_reports(PLAN).unwrap().len(), 2);
    refused(&mut db, Rule::NotFound, &json!({"deed": "remove_unit_report", "id": 9}));
    let removed = done(&mut db, &json!({"deed": "remove_unit_report", "id": 1}));
    assert!(matches!(removed.undo, Some(Command::Revert { .. })));
}
