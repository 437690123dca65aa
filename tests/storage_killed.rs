//! The process is killed in the middle of its work: what was acknowledged is there, and nothing half.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::cli::{sample, script};
use guong_sang::domain::Command as Deed;
use guong_sang::storage::Database;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use storage_support::stamp;

/// The sample and then many small deeds, so that the end comes somewhere in the middle.
fn long_script() -> String {
    let mut text = sample::CAMPAIGN.concat();
    for n in 0..2000 {
        text.push_str(&format!(
            "{{\"deed\":\"save_movement\",\"movement\":{{\"id\":{},\"kind\":\"occasion\",\"name\":\"Dịp {n}\"}}}}\n",
            1000 + n % 700
        ));
    }
    text
}

/// The state after the first `many` deeds.
fn replayed(deeds: &[Deed], many: usize) -> String {
    let mut database = Database::in_memory().unwrap();
    for deed in &deeds[..many] {
        database.perform(deed, &stamp()).unwrap();
    }
    database.fingerprint().unwrap()
}

#[test]
fn twenty_kills_lose_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let text = long_script();
    let script_file = folder.path().join("dài.jsonl");
    std::fs::write(&script_file, &text).unwrap();
    let deeds = script::commands(&text).unwrap();
    let mut cut_short = 0;
    for run in 0..20u64 {
        let path = folder.path().join(format!("{run}.gsdata"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_guong-sang"))
            .args(["apply", "--data"])
            .arg(&path)
            .arg(&script_file)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // Killed while it goes on working: after so many receipts, and then a little later still.
        let mut receipts = BufReader::new(child.stdout.take().unwrap()).lines();
        let wanted = (run as usize * 53) % 400;
        let mut acknowledged = receipts.by_ref().take(wanted).map(Result::unwrap).count();
        std::thread::sleep(std::time::Duration::from_micros(run * 731 % 9000));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged += receipts.map_while(Result::ok).filter(|line| line.ends_with('}')).count();

        let database = Database::open(&path).unwrap_or_else(|error| panic!("run {run}: {error}"));
        assert!(database.integrity().unwrap().is_empty(), "run {run}");
        assert_eq!(database.check_journal().unwrap().broken_at, None, "run {run}");
        let stored = usize::try_from(database.revision().unwrap()).unwrap();
        assert!(stored >= acknowledged, "run {run}: {acknowledged} receipts, {stored} stored");
        assert!(stored <= acknowledged + 1, "run {run}: stored without a receipt");
        assert_eq!(database.fingerprint().unwrap(), replayed(&deeds, stored), "run {run}: {stored} deeds");
        cut_short += usize::from(stored < deeds.len());
    }
    assert_eq!(cut_short, 20, "every run was really cut short");
}
