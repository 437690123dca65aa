//! A thousand random rounds, exported as tables, are computed again by a script in another language that was written from
//! the rules and not from the program: the same ranks, and the same facts behind every sentence.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod council_support;

use council_support::board;
use guong_sang::domain::ranking::{Because, rank};
use guong_sang::domain::round::Board;
use guong_sang::domain::subject::SubjectKind;
use guong_sang::exchange::round_tables;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

fn export(board: &Board, folder: &Path) {
    std::fs::create_dir(folder).unwrap();
    for table in round_tables(board) {
        std::fs::write(folder.join(format!("{}.csv", table.title)), table.to_csv()).unwrap();
    }
}

/// Says aloud, past the test harness, that something was not tried.
fn skipped(why: &str) {
    std::io::stderr().write_all(format!("SKIPPED: {why}\n").as_bytes()).unwrap();
}

/// What the script says of the folders: whether all agrees, and its words.
fn recomputed(folders: &[std::path::PathBuf]) -> Option<(bool, String)> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recompute.py");
    let spawned = Command::new("python3")
        .arg(script)
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = spawned else {
        skipped("there is no python3 here, so the ranks were not computed a second time");
        return None;
    };
    let list: String = folders.iter().map(|folder| format!("{}\n", folder.display())).collect();
    child.stdin.take().unwrap().write_all(list.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    Some((out.status.success(), String::from_utf8_lossy(&out.stdout).into_owned()))
}

#[test]
fn a_thousand_rounds_come_out_the_same_in_another_language() {
    let folder = tempfile::tempdir().unwrap();
    let mut folders = Vec::new();
    let (mut placed, mut facts) = (0, std::collections::BTreeMap::new());
    for seed in 1..=1000 {
        let board = board(seed);
        for kind in SubjectKind::ALL {
            for it in rank(&board, kind, None).placed {
                placed += 1;
                let fact = match it.because {
                    None => continue,
                    Some(Because::Grade { .. }) => "grade",
                    Some(Because::Result { .. }) => "result",
                    Some(Because::Votes { .. }) => "votes",
                    Some(Because::Rule { .. }) => "rule",
                    Some(Because::Decision { .. }) => "decision",
                    Some(Because::Equal) => "equal",
                };
                *facts.entry(fact).or_insert(0) += 1;
            }
        }
        let path = folder.path().join(seed.to_string());
        export(&board, &path);
        folders.push(path);
    }
    // The rounds are worth recomputing: every sort of fact occurs, and often.
    assert!(placed > 2500, "{placed}");
    assert!(facts.len() == 6 && facts.values().all(|count| *count > 40), "{facts:?}");
    if let Some((agrees, said)) = recomputed(&folders) {
        assert!(agrees, "{said}");
        assert!(said.contains("1000 đợt xét tính lại, 0 chỗ khác"), "{said}");
    }
}

#[test]
fn the_script_notices_a_result_that_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let board = (1..).map(board).find(|it| rank(it, SubjectKind::Person, None).placed.len() > 3).unwrap();
    let path = folder.path().join("1");
    export(&board, &path);
    let file = path.join("Kết quả.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let (head, rest) = text.split_once("Cá nhân,1,").unwrap();
    std::fs::write(&file, format!("{head}Cá nhân,2,{rest}")).unwrap();
    if let Some((agrees, said)) = recomputed(&[path]) {
        assert!(!agrees, "{said}");
    }
}
