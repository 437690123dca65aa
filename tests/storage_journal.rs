//! The journal: one row for each deed, and a chain that shows what was tampered with.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::domain::ids::DeedId;
use guong_sang::storage::Database;
use rusqlite::Connection;
use serde_json::json;
use storage_support::{campaign_file, done, stamp};

/// What the check finds after `sql` was run on the file from outside, and one more deed was done.
fn found_after(sql: &str, another_deed: bool) -> Option<DeedId> {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    assert_eq!(Connection::open(&path).unwrap().execute(sql, []).unwrap(), 1, "{sql}");
    let mut database = Database::open(&path).unwrap();
    if another_deed {
        done(
            &mut database,
            &json!({"deed": "save_movement", "movement": {"id": 900, "kind": "occasion", "name": "x"}}),
        );
    }
    database.check_journal().unwrap().broken_at
}

#[test]
fn an_untouched_journal_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&campaign_file(folder.path())).unwrap();
    let verdict = database.check_journal().unwrap();
    assert_eq!(verdict.broken_at, None);
    assert_eq!(verdict.checked, database.revision().unwrap().unsigned_abs());
    let latest = database.journal(3).unwrap();
    assert_eq!(latest.len(), 3);
    assert_eq!(latest[0].title, "Nhập kết quả kiểm phiếu");
    assert_eq!(latest[0].who, stamp().who);
}

#[test]
fn a_changed_row_is_found() {
    for column in ["title", "who", "at", "command", "changes"] {
        let sql = format!("UPDATE journal SET {column} = {column} || ' ' WHERE id = 40");
        assert_eq!(found_after(&sql, false), Some(DeedId(40)), "{column}");
    }
    assert_eq!(found_after("UPDATE journal SET reverts = 3 WHERE id = 40", false), Some(DeedId(40)));
    assert_eq!(found_after("UPDATE journal SET hash = zeroblob(32) WHERE id = 40", false), Some(DeedId(40)));
}

#[test]
fn a_removed_row_is_found() {
    assert_eq!(found_after("DELETE FROM journal WHERE id = 40", false), Some(DeedId(41)));
    assert_eq!(found_after("DELETE FROM journal WHERE id = 1", false), Some(DeedId(2)));
}

#[test]
fn a_row_removed_at_the_end_is_found_even_after_more_work() {
    let last = "DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)";
    assert!(found_after(last, false).is_some());
    assert!(found_after(last, true).is_some());
}

#[test]
fn a_deed_that_changes_nothing_leaves_no_row() {
    let folder = tempfile::tempdir().unwrap();
    let mut database = Database::open(&campaign_file(folder.path())).unwrap();
    let before = database.revision().unwrap();
    let again = serde_json::to_value(database.movements().unwrap().remove(0)).unwrap();
    let receipt = done(&mut database, &json!({"deed": "save_movement", "movement": again}));
    assert_eq!((receipt.deed, receipt.undo, receipt.revision), (None, None, before));
    assert!(receipt.changes.is_empty());
}

#[test]
fn text_is_stored_composed() {
    let mut database = Database::in_memory().unwrap();
    let apart: String = unicode_normalization::UnicodeNormalization::nfd("Hội Phụ nữ").collect();
    assert_ne!(apart, "Hội Phụ nữ");
    done(&mut database, &json!({"deed": "save_unit", "unit": {"id": 1, "kind": "agency", "name": apart}}));
    assert_eq!(database.units().unwrap()[0].name, "Hội Phụ nữ");
}
