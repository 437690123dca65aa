//! What the office keeps for itself: catalogues, checklists, views, noted exports; and the upgrade that brought them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use chrono::NaiveDate;
use guong_sang::domain::catalogue::{EntryList, offered, shipped};
use guong_sang::domain::ids::PlanId;
use guong_sang::domain::{Area, Rule};
use guong_sang::storage::{Database, DossierFilter};
use serde_json::json;
use std::io::Read;
use storage_support::{campaign, done, refused};

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

#[test]
fn a_file_of_the_third_schema_is_taken_over_whole_and_more_of_it_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cũ.gsdata");
    let packed = include_bytes!("fixtures/schema-3.gsdata.gz");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    std::fs::write(&path, &bytes).unwrap();
    let mut db = Database::open(&path).unwrap();
    let counts = db.row_counts().unwrap();
    assert_eq!((counts[&Area::Dossier], counts[&Area::Subject], counts[&Area::Attachment]), (24, 24, 0));
    assert_eq!(db.check_journal().unwrap().broken_at, None);
    assert!(db.integrity().unwrap().is_empty());
    // Posts were not searched before; the upgrade has read every record again.
    let found = |db: &mut Database, words: &str| {
        db.find_dossiers(&DossierFilter { words: words.into(), ..DossierFilter::default() }).unwrap().len()
    };
    let all = db.subjects().unwrap();
    let post = all
        .iter()
        .find_map(|one| match &one.detail {
            guong_sang::domain::subject::Detail::Person(it) if !it.post.is_empty() => Some(it.post.clone()),
            _ => None,
        })
        .expect("somebody in the sample has a post");
    assert!(found(&mut db, &post) > 0, "{post}");
    drop(db);
    assert_eq!(std::fs::read_dir(guong_sang::storage::backup_folder(&path)).unwrap().count(), 1);
}

#[test]
fn an_entry_of_the_program_can_be_rewritten_ended_and_comes_back() {
    let mut db = Database::in_memory().unwrap();
    let mut field = shipped().iter().find(|one| one.list == EntryList::Field).unwrap().clone();
    field.valid_to = Some(day(2025, 12, 31));
    done(&mut db, &json!({"deed": "save_entry", "entry": field}));
    let names = |db: &Database, on| -> Vec<String> {
        offered(&db.entries().unwrap(), EntryList::Field, on).map(|one| one.name.clone()).collect()
    };
    assert!(names(&db, day(2025, 6, 1)).contains(&field.name));
    assert!(!names(&db, day(2026, 6, 1)).contains(&field.name));
    done(&mut db, &json!({"deed": "remove_entry", "id": field.id}));
    assert_eq!(db.entries().unwrap().len(), shipped().len());
    refused(&mut db, Rule::NotFound, &json!({"deed": "remove_entry", "id": field.id}));

    let again = json!({"deed": "save_entry", "entry": {"id": 2000, "list": "field", "name": field.name.to_uppercase()}});
    refused(&mut db, Rule::Duplicate, &again);
    refused(
        &mut db,
        Rule::NameMissing,
        &json!({"deed": "save_entry", "entry": {"id": 2000, "list": "post", "name": " "}}),
    );
    let backwards = json!({"deed": "save_entry", "entry": {"id": 2000, "list": "post", "name": "Trưởng bản",
        "valid_from": "2026-01-01", "valid_to": "2025-01-01"}});
    refused(&mut db, Rule::PeriodWrong, &backwards);
}

#[test]
fn a_checklist_is_whole_before_it_is_kept() {
    let mut db = Database::in_memory().unwrap();
    let list = |items: serde_json::Value| json!({"deed": "save_checklist", "checklist": {"id": 2000, "name": "Giấy khen", "items": items}});
    refused(&mut db, Rule::NameMissing, &list(json!([{"key": "a", "name": "", "required": true}])));
    let twice =
        json!([{"key": "a", "name": "Một", "required": true}, {"key": "a", "name": "Hai", "required": true}]);
    refused(&mut db, Rule::Duplicate, &list(twice));
    done(&mut db, &list(json!([{"key": "a", "name": "Một", "required": true}])));
    assert!(db.checklists().unwrap().iter().any(|one| one.id.0 == 2000));
    done(&mut db, &json!({"deed": "remove_checklist", "id": 2000}));
    refused(&mut db, Rule::NotFound, &json!({"deed": "remove_checklist", "id": 2000}));
}

#[test]
fn a_view_has_a_name_of_its_own_and_an_export_is_noted_once() {
    let mut db = Database::in_memory().unwrap();
    let view =
        |id: i64, name: &str| json!({"deed": "save_view", "view": {"id": id, "name": name, "body": "{}"}});
    done(&mut db, &view(1, "Còn thiếu"));
    refused(&mut db, Rule::Duplicate, &view(2, "còn  thiếu"));
    refused(&mut db, Rule::NameMissing, &view(2, ""));
    done(&mut db, &view(1, "Thiếu giấy tờ"));
    assert_eq!(db.views().unwrap().len(), 1);
    let note = |id: i64, on: &str| {
        json!({"deed": "note_export", "export": {"id": id, "what": "Danh sách", "rows": 3, "personal": true,
            "file": "Danh sách.xlsx", "on": on, "by": "Thư ký"}})
    };
    done(&mut db, &note(1, "2026-03-01"));
    done(&mut db, &note(2, "2026-03-02"));
    let newest: Vec<i64> = db.exports().unwrap().iter().map(|one| one.id.0).collect();
    assert_eq!(newest, [2, 1]);
}

#[test]
fn what_is_missing_is_known_per_dossier_until_it_is_complete() {
    let db = campaign();
    let open = |db: &Database| db.lacking(PlanId(1), 2017, "Cao Bằng", day(2017, 9, 1)).unwrap();
    let before = open(&db);
    // Those before the council are complete already; nobody asks them for papers again.
    for row in &before {
        let file = db.dossier(row.dossier).unwrap();
        assert!(!row.gaps.is_empty() && file.dossier.year == 2017, "{row:?}");
        assert!(!matches!(file.state, guong_sang::domain::dossier::DossierState::Complete), "{row:?}");
    }
    let mut db = db;
    done(
        &mut db,
        &json!({"deed": "save_subject", "subject": {"id": 60, "name": "Lò Thị Xuân", "detail": {"kind": "household"}}}),
    );
    done(
        &mut db,
        &json!({"deed": "save_dossier", "dossier": {"id": 60, "subject": 60, "plan": 1, "year": 2017, "unit": 2,
        "proposed": "Giấy khen", "summary": "Hiến 300 m² đất làm đường"}}),
    );
    let row = open(&db).into_iter().find(|row| row.dossier.0 == 60).unwrap();
    let words: Vec<&str> = row.gaps.iter().map(|gap| gap.words.as_str()).collect();
    assert!(words.iter().any(|words| words.contains("Gia đình văn hóa")), "{words:?}");
    assert_eq!(open(&db).len(), before.len() + 1);
}
