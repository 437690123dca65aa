//! Two records of one person become one and come apart again, as somebody at the machine does it.

#![allow(clippy::unwrap_used)]

#[path = "support/drive.rs"]
mod drive;
#[path = "support/pump.rs"]
mod pump;
mod support;

use drive::Program;
use guong_sang::app::Message;
use guong_sang::cli::sample;
use guong_sang::domain::Command;
use guong_sang::screens::Place;
use guong_sang::storage::Database;

#[test]
fn a_pair_is_merged_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gương sáng.gsdata");
    {
        let mut database = Database::open(&path).unwrap();
        sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
        for (id, name, year) in [(901, "Lù Thị Pà", "1980"), (902, "Lù Thị Pả", "1980-05-01")] {
            let json = serde_json::json!({"deed": "save_subject", "subject": {"id": id, "name": name, "unit": 2,
                "detail": {"kind": "person", "birth": year, "phone": "0912 345 678"}}});
            let command: Command = serde_json::from_value(json).unwrap();
            database.perform(&command, &sample::stamp(0)).unwrap();
        }
    }
    let mut program = Program::start(Some(path));
    program.send(Message::Went(Place::Duplicates));
    assert!(program.shows("Rất có thể trùng"));
    program.click("Gộp…");
    assert!(program.shows("Gộp 2 bản ghi, 0 hồ sơ, 0 thành tích"));
    program.click("Gộp 2 bản ghi");
    assert!(!program.shows("Gộp…"), "the pair is done");
    // The notice with "Hoàn tác" has faded: a test's time runs ahead. Ctrl+Z says the same.
    program.send(Message::UndoAsked);
    assert!(program.shows("Rất có thể trùng"), "the pair stands there again");
    program.picture("merge-undone");
    program.click("Không trùng");
    assert!(!program.shows("Gộp…"));
    program.click("Đã ghi “không trùng” (1)");
    program.click("Xem lại khả năng trùng");
    program.click("Chờ xem (1)");
    assert!(program.shows("Gộp…"));
}
