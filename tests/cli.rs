//! The headless door.
//! One program for many files, because linking each by itself took most of the time.

// Each file names the helpers it needs by itself and never sees those of its neighbours.
#![allow(clippy::duplicate_mod)]

#[path = "cli_attach.rs"]
mod cli_attach;
#[path = "cli_check.rs"]
mod cli_check;
#[path = "cli_commands.rs"]
mod cli_commands;
#[path = "cli_criteria.rs"]
mod cli_criteria;
#[path = "cli_docs.rs"]
mod cli_docs;
#[path = "cli_export.rs"]
mod cli_export;
#[path = "cli_import.rs"]
mod cli_import;
#[path = "cli_packets.rs"]
mod cli_packets;
#[path = "cli_papers.rs"]
mod cli_papers;
#[path = "cli_plan.rs"]
mod cli_plan;
#[path = "cli_plan_import.rs"]
mod cli_plan_import;
#[path = "cli_plan_paper.rs"]
mod cli_plan_paper;
#[path = "cli_round.rs"]
mod cli_round;
#[path = "cli_sample.rs"]
mod cli_sample;
#[path = "cli_sheets.rs"]
mod cli_sheets;
#[path = "cli_units.rs"]
mod cli_units;
