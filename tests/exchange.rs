//! Word, Excel and tables, out and in.
//! One program for many files, because linking each by itself took most of the time.

// Each file names the helpers it needs by itself and never sees those of its neighbours.
#![allow(clippy::duplicate_mod)]

#[path = "exchange_criteria.rs"]
mod exchange_criteria;
#[path = "exchange_docx.rs"]
mod exchange_docx;
#[path = "exchange_docx_in.rs"]
mod exchange_docx_in;
#[path = "exchange_legacy.rs"]
mod exchange_legacy;
#[path = "exchange_lists.rs"]
mod exchange_lists;
#[path = "exchange_lists_properties.rs"]
mod exchange_lists_properties;
#[path = "exchange_packets.rs"]
mod exchange_packets;
#[path = "exchange_score_files.rs"]
mod exchange_score_files;
#[path = "exchange_table.rs"]
mod exchange_table;
#[path = "exchange_templates.rs"]
mod exchange_templates;
#[path = "exchange_xlsx.rs"]
mod exchange_xlsx;
