//! The data file.
//! One program for many files, because linking each by itself took most of the time.

// Each file names the helpers it needs by itself and never sees those of its neighbours.
#![allow(clippy::duplicate_mod)]

#[path = "storage_closed.rs"]
mod storage_closed;
#[path = "storage_council.rs"]
mod storage_council;
#[path = "storage_dossiers.rs"]
mod storage_dossiers;
#[path = "storage_follow.rs"]
mod storage_follow;
#[path = "storage_journal.rs"]
mod storage_journal;
#[path = "storage_killed.rs"]
mod storage_killed;
#[path = "storage_lists.rs"]
mod storage_lists;
#[path = "storage_merge.rs"]
mod storage_merge;
#[path = "storage_open.rs"]
mod storage_open;
#[path = "storage_packets.rs"]
mod storage_packets;
#[path = "storage_papers.rs"]
mod storage_papers;
#[path = "storage_plans.rs"]
mod storage_plans;
#[path = "storage_records.rs"]
mod storage_records;
#[path = "storage_rounds.rs"]
mod storage_rounds;
#[path = "storage_rules.rs"]
mod storage_rules;
#[path = "storage_search.rs"]
mod storage_search;
#[path = "storage_search_scan.rs"]
mod storage_search_scan;
#[path = "storage_sheets.rs"]
mod storage_sheets;
#[path = "storage_undo.rs"]
mod storage_undo;
#[path = "storage_units.rs"]
mod storage_units;
#[path = "storage_upgrade.rs"]
mod storage_upgrade;
