//! The follow-up of a plan.
//! One program for many files, because linking each by itself took most of the time.

// Each file names the helpers it needs by itself and never sees those of its neighbours.
#![allow(clippy::duplicate_mod)]

#[path = "follow_agenda.rs"]
mod follow_agenda;
#[path = "follow_board.rs"]
mod follow_board;
#[path = "follow_deadlines.rs"]
mod follow_deadlines;
#[path = "follow_publicity.rs"]
mod follow_publicity;
#[path = "follow_report.rs"]
mod follow_report;
#[path = "follow_statistics.rs"]
mod follow_statistics;
#[path = "follow_unit_reports.rs"]
mod follow_unit_reports;
