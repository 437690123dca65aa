//! What the storage tests share: stamps, the sample, files and their bytes.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::sample;
use guong_sang::domain::{Command, Receipt, Rule, Stamp};
use guong_sang::storage::{Database, StoreError};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A stamp; the moment plays no part in these tests.
pub fn stamp() -> Stamp {
    sample::stamp(0)
}

/// The sample campaign with its open round, in memory.
pub fn campaign() -> Database {
    let mut database = Database::in_memory().unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    database
}

/// A data file with the sample campaign, closed again.
pub fn campaign_file(folder: &Path) -> PathBuf {
    let path = folder.join("chiến dịch.gsdata");
    let mut database = Database::open(&path).unwrap();
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    path
}

/// A command written as scripts write it.
pub fn command(json: &serde_json::Value) -> Command {
    serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// Does a deed that must succeed.
pub fn done(database: &mut Database, json: &serde_json::Value) -> Receipt {
    database.perform(&command(json), &stamp()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// Does a deed that must be refused by `rule`, and proves that nothing changed.
pub fn refused(database: &mut Database, rule: Rule, json: &serde_json::Value) {
    refused_command(database, rule, &command(json));
}

/// As [`refused`], for a command at hand.
pub fn refused_command(database: &mut Database, rule: Rule, command: &Command) {
    let before = (database.fingerprint().unwrap(), database.revision().unwrap());
    match database.perform(command, &stamp()) {
        Err(StoreError::Refused(refusal)) => {
            assert_eq!(refusal.rule, rule, "{}", refusal.sentence);
            assert!(refusal.sentence.ends_with(['.', ':']), "{}", refusal.sentence);
        }
        other => panic!("{rule:?} expected, got {other:?}"),
    }
    assert_eq!((database.fingerprint().unwrap(), database.revision().unwrap()), before);
}

/// Every file below `folder` with its bytes.
pub fn bytes_below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(bytes_below(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}
