//! A set of criteria as the table that offices have for it in Excel, and such a table back.
//!
//! Reading never stores anything: it gives a proposal with a remark for each row that was not simply taken, and whoever
//! asked decides.

mod figures;
mod read;
mod words;
mod write;

pub use read::{Proposal, ReadError, Remark, Tone, read_criteria, read_criteria_bytes};
pub use write::{criteria_xlsx, write_criteria};
