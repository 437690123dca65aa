//! The other screens.
//! One program for many files, because linking each by itself took most of the time.

// Each file names the helpers it needs by itself and never sees those of its neighbours.
#![allow(clippy::duplicate_mod)]

#[path = "screens_council.rs"]
mod screens_council;
#[path = "screens_deadlines.rs"]
mod screens_deadlines;
#[path = "screens_dossiers.rs"]
mod screens_dossiers;
#[path = "screens_exports.rs"]
mod screens_exports;
#[path = "screens_home.rs"]
mod screens_home;
#[path = "screens_lists.rs"]
mod screens_lists;
#[path = "screens_meeting.rs"]
mod screens_meeting;
#[path = "screens_packets.rs"]
mod screens_packets;
#[path = "screens_papers.rs"]
mod screens_papers;
#[path = "screens_publicity.rs"]
mod screens_publicity;
#[path = "screens_quotas.rs"]
mod screens_quotas;
#[path = "screens_reports.rs"]
mod screens_reports;
#[path = "screens_results.rs"]
mod screens_results;
#[path = "screens_rounds.rs"]
mod screens_rounds;
#[path = "screens_scoring.rs"]
mod screens_scoring;
#[path = "screens_scoring_live.rs"]
mod screens_scoring_live;
#[path = "screens_selection.rs"]
mod screens_selection;
#[path = "screens_statistics.rs"]
mod screens_statistics;
#[path = "screens_subjects.rs"]
mod screens_subjects;
#[path = "screens_tasks.rs"]
mod screens_tasks;
#[path = "screens_unit_reports.rs"]
mod screens_unit_reports;
