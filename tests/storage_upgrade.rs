//! Files of the fourth, fifth and sixth schema are taken over whole: closed rounds, councils, ranks, the follow-up.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::domain::Area;
use guong_sang::domain::criteria::Measure;
use guong_sang::domain::ids::RoundId;
use guong_sang::domain::ranking::rank;
use guong_sang::domain::round::{Carry, RoundState, Way};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::storage::{Database, backup_folder};
use serde_json::json;
use std::io::Read;
use storage_support::done;

#[test]
fn a_file_of_the_fourth_schema_keeps_its_round_its_closing_and_its_ranks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cũ.gsdata");
    let packed = include_bytes!("fixtures/schema-4.gsdata.gz");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    std::fs::write(&path, &bytes).unwrap();
    let mut db = Database::open(&path).unwrap();
    assert_eq!(db.check_journal().unwrap().broken_at, None);
    assert!(db.integrity().unwrap().is_empty());
    let counts = db.row_counts().unwrap();
    assert_eq!((counts[&Area::Score], counts[&Area::Result], counts[&Area::Meeting]), (723, 1, 0));

    let board = db.board(RoundId(1)).unwrap();
    assert_eq!(board.round.state, RoundState::Open);
    let settings = &board.round.settings;
    assert_eq!((settings.way, settings.trim, settings.carry), (Way::Scoring, 0, Carry::Shown));
    assert!(settings.quotas.is_empty() && !settings.second_check);
    assert!(board.sets.iter().all(|set| set.version == 1 && set.groups.is_empty() && set.grading.is_none()));
    assert!(
        board.sets.iter().flat_map(|set| &set.criteria).any(|c| matches!(c.measure, Measure::Points { .. }))
    );

    // The closing stored the board in words of then; it still gives the ranks that the live figures give.
    let closings = db.closings(RoundId(1)).unwrap();
    assert_eq!(closings.len(), 1);
    assert_eq!((closings[0].number, closings[0].by.as_str()), (1, "Nông Thị Kiều Trinh"));
    for kind in SubjectKind::ALL {
        let ranks = |board| {
            let placed = rank(board, kind, None).placed;
            placed
                .into_iter()
                .map(|it| (it.rank, it.dossier, it.points, it.cut, it.above_next))
                .collect::<Vec<_>>()
        };
        assert_eq!(ranks(&closings[0].board), ranks(&board), "{kind:?}");
    }
    // What the new schema brought can be written at once.
    let meeting = json!({"deed": "save_meeting", "meeting": {"id": 7, "round": 1, "held_on": "2017-10-21", "attendance":
        board.members.iter().map(|it| json!({"member": it.id, "present": it.present, "absence": it.absence}))
            .collect::<Vec<_>>()}});
    done(&mut db, &meeting);
    assert_eq!(db.board(RoundId(1)).unwrap().quorum(), board.quorum());
    drop(db);
    assert_eq!(std::fs::read_dir(backup_folder(&path)).unwrap().count(), 1);
}

#[test]
fn a_file_of_the_fifth_schema_keeps_its_council_and_takes_the_follow_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cũ.gsdata");
    let packed = include_bytes!("fixtures/schema-5.gsdata.gz");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    std::fs::write(&path, &bytes).unwrap();
    let mut db = Database::open(&path).unwrap();
    assert_eq!(db.check_journal().unwrap().broken_at, None);
    assert!(db.integrity().unwrap().is_empty());
    let counts = db.row_counts().unwrap();
    let held = [Area::Score, Area::Result, Area::Meeting, Area::StageScore, Area::Conflict, Area::Excuse];
    assert_eq!(held.map(|area| counts[&area]), [723, 1, 1, 1, 1, 1]);
    assert_eq!([Area::DutyNote, Area::Publicity, Area::UnitReport].map(|area| counts[&area]), [0, 0, 0]);
    let board = db.board(RoundId(1)).unwrap();
    assert_eq!((board.round.state, board.stages.len(), board.meetings.len()), (RoundState::Open, 1, 1));
    assert!(db.closings(RoundId(1)).unwrap()[0].reopened.is_some());

    let note = json!({"deed": "save_duty_note", "note": {"id": 1, "obligation": 5, "due": "2017-12-20",
        "state": "done", "on": "2017-12-20", "number": "31/BC-BTV"}});
    done(&mut db, &note);
    let before = db.followed(board.round.plan).unwrap();
    drop(db);
    let again = Database::open(&path).unwrap();
    assert_eq!(again.followed(board.round.plan).unwrap(), before);
    assert_eq!(std::fs::read_dir(backup_folder(&path)).unwrap().count(), 1);
}

#[test]
fn a_file_of_the_sixth_schema_keeps_its_follow_up_and_takes_kept_ways_of_reading() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cũ.gsdata");
    let packed = include_bytes!("fixtures/schema-6.gsdata.gz");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    std::fs::write(&path, &bytes).unwrap();
    let mut db = Database::open(&path).unwrap();
    assert_eq!(db.check_journal().unwrap().broken_at, None);
    assert!(db.integrity().unwrap().is_empty());
    let counts = db.row_counts().unwrap();
    let held = [Area::Dossier, Area::Result, Area::DutyNote, Area::Publicity, Area::UnitReport, Area::View];
    assert_eq!(held.map(|area| counts[&area]), [24, 1, 1, 12, 1, 1]);
    assert!(db.mappings().unwrap().is_empty());
    let plan = db.plans().unwrap()[0].id;
    assert_eq!(db.publicity(plan).unwrap().len(), 12);
    let mapping = json!({"deed": "save_mapping", "mapping": {"id": 1, "name": "Của huyện", "mapping": {"kind": "person"}}});
    done(&mut db, &mapping);
    let before = db.fingerprint().unwrap();
    drop(db);
    let again = Database::open(&path).unwrap();
    assert_eq!(again.fingerprint().unwrap(), before);
    assert_eq!(again.mappings().unwrap()[0].name, "Của huyện");
    assert_eq!(std::fs::read_dir(backup_folder(&path)).unwrap().count(), 1);
}
