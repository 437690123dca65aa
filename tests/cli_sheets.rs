//! `sheets`: score sheets out as files and back, as a person types the commands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{TimeZone, Utc};
use guong_sang::cli::{Outlet, run, sample};
use guong_sang::domain::Points;
use guong_sang::domain::ids::RoundId;
use guong_sang::domain::round::Board;
use guong_sang::exchange::score_file::{SheetFor, write};
use guong_sang::storage::Database;
use serde_json::Value;
use std::path::Path;

fn typed(line: &[&str]) -> (u8, String, String) {
    let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&line, &mut Outlet { out: &mut out, err: &mut err });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn told(line: &[&str]) -> (u8, Value) {
    let (code, out, err) = typed(line);
    (code, serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}")))
}

fn sample_in(folder: &Path) -> String {
    let path = folder.join("a.gsdata");
    let mut database = Database::open(&path).unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    path.to_str().unwrap().to_owned()
}

fn board(data: &str) -> Board {
    Database::open(Path::new(data)).unwrap().board(RoundId(1)).unwrap()
}

#[test]
fn sheets_go_out_once_and_come_back_with_their_differences() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    let out = folder.path().join("Phiếu");
    let out = out.to_str().unwrap();
    let go = ["sheets", "write", "--round", "1", "--out", out, "--data", &data, "--who", "Vân"];
    let (code, files, err) = typed(&go);
    assert_eq!((code, err.as_str()), (0, ""));
    let board_then = board(&data);
    let voting: Vec<_> = board_then.members.iter().filter(|it| it.votes).collect();
    assert_eq!(files.lines().count(), voting.len());
    // Nothing is written over, and what left is noted.
    assert_eq!(typed(&go).0, 3);
    let (_, exports) = told(&["show", "exports", "--data", &data]);
    assert_eq!(exports[0]["by"], "Vân");
    assert_eq!(
        exports[0]["what"],
        format!("Phiếu chấm điểm của {} thành viên – {}", voting.len(), board_then.round.name)
    );

    let take = ["sheets", "take", out, "--round", "1", "--data", &data];
    let (code, answer) = told(&take);
    assert_eq!(code, 0);
    assert!(
        answer["files"]
            .as_array()
            .unwrap()
            .iter()
            .all(|it| it["state"] == "blank" || it["state"] == "may_not")
    );
    assert_eq!(answer["taken"], serde_json::json!([]));

    // One member's sheet with one figure changed and one out of range.
    let (at, member) = board_then.members.iter().enumerate().find(|(_, it)| it.votes && it.present).unwrap();
    let mut changed = board_then.clone();
    let mut own = changed.scores.iter_mut().filter(|it| it.member == member.id);
    let (first, second) = (own.next().unwrap(), own.next().unwrap());
    let old = first.points;
    first.points = if old == Points::whole(1) { Points::whole(2) } else { Points::whole(1) };
    let (dossier, criterion, new) = (first.dossier, first.criterion, first.points);
    second.points = Points::whole(999);
    let when = Utc.with_ymd_and_hms(2017, 10, 12, 3, 0, 0).unwrap();
    let bytes = write(&SheetFor {
        board: &changed,
        member: &changed.members[at],
        office: "",
        figures: true,
        at: when,
    })
    .unwrap();
    let back = folder.path().join("Về");
    std::fs::create_dir(&back).unwrap();
    std::fs::write(back.join("a.xlsx"), bytes).unwrap();
    std::fs::write(back.join("b.xlsx"), "không phải").unwrap();
    let back = back.to_str().unwrap();
    let dry = ["sheets", "take", back, "--round", "1", "--data", &data, "--dry"];
    let (code, answer) = told(&dry);
    assert_eq!(code, 0);
    assert_eq!(answer["files"][0]["state"], "good");
    assert_eq!(answer["files"][0]["changes"][0]["old"], old.to_string());
    assert_eq!(answer["files"][0]["changes"][0]["new"], new.to_string());
    assert_eq!(answer["files"][0]["faults"][0]["kind"], "out_of_range");
    assert_eq!(answer["files"][1]["state"], "unknown");
    assert_eq!(answer["handed_in"]["members"], 1);
    assert!(answer.get("receipt").is_none() && board(&data).files.is_empty());
    // Whatever would change a figure waits, where only what is new is asked for.
    let (_, answer) = told(&["sheets", "take", back, "--round", "1", "--data", &data, "--only-new"]);
    assert_eq!(answer["taken"], serde_json::json!([]));

    let (code, answer) = told(&["sheets", "take", back, "--round", "1", "--data", &data, "--who", "Vân"]);
    assert_eq!(code, 0);
    assert_eq!(answer["receipt"]["title"], "Nhận 1 phiếu chấm từ tệp");
    let now = board(&data);
    let file = &now.files[0];
    assert_eq!((file.name.as_str(), file.member, file.by.as_str()), ("a.xlsx", member.id, "Vân"));
    let key = |it: &&guong_sang::domain::round::Score| {
        it.member == member.id && it.dossier == dossier && it.criterion == criterion
    };
    let score = now.scores.iter().find(key).unwrap();
    assert_eq!((score.points, score.file), (new, Some(file.id)));
    // Typed figures that the file repeats stand on the file now; the refused one is as it was.
    let own: Vec<_> = now.scores.iter().filter(|it| it.member == member.id).collect();
    assert_eq!(own.iter().filter(|it| it.file.is_none()).count(), 1);
    let (_, answer) =
        told(&take[..2].iter().copied().chain([back, "--round", "1", "--data", &data]).collect::<Vec<_>>());
    assert_eq!(answer["files"][0]["state"], "already");
}

#[test]
fn what_is_not_understood_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let data = sample_in(folder.path());
    assert_eq!(typed(&["sheets", "write", "--out", "x", "--data", &data]).0, 2);
    assert_eq!(typed(&["sheets", "burn", "--data", &data]).0, 2);
    assert_eq!(typed(&["sheets", "take", "/nowhere/at/all", "--round", "1", "--data", &data]).0, 3);
    assert_eq!(typed(&["sheets", "take", &data, "--round", "1", "--member", "4711", "--data", &data]).0, 2);
}

#[test]
fn a_closed_round_takes_and_gives_no_sheets() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gsdata");
    let mut database = Database::open(&path).unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    sample::enter(&mut database, &[sample::CLOSING]).unwrap();
    drop(database);
    let out = folder.path().join("x");
    let line =
        ["sheets", "write", "--round", "1", "--out", out.to_str().unwrap(), "--data", path.to_str().unwrap()];
    let (code, _, err) = typed(&line);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("đã chốt") && !out.exists());
}
