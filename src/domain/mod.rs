//! Pure types and rules: no clock, no disk, no window.

pub mod changes;
pub mod command;
pub mod criteria;
pub mod dossier;
pub mod ids;
pub mod movement;
pub mod obligation;
pub mod office;
pub mod plan;
pub mod points;
pub mod ranking;
pub mod refusal;
pub mod round;
pub mod subject;
pub mod tally;
pub mod unit;

pub use changes::{Area, Changes, Receipt, Stamp};
pub use command::Command;
pub use points::Points;
pub use refusal::{Refusal, Rule};
