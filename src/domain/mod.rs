//! Pure types and rules: no clock, no disk, no window.

pub mod basis;
pub mod binding;
pub mod calendar;
pub mod case;
pub mod changes;
pub mod command;
pub mod criteria;
pub mod deadline;
pub mod dossier;
pub mod figures;
pub mod ids;
pub mod intake;
pub mod movement;
pub mod obligation;
pub mod office;
pub mod papers;
pub mod plan;
pub mod points;
pub mod progress;
pub mod ranking;
pub mod refusal;
pub mod register;
pub mod round;
pub mod schedule;
pub mod subject;
pub mod tally;
pub mod template;
pub mod unit;
pub mod votes;

pub use changes::{Area, Changes, Receipt, Stamp};
pub use command::Command;
pub use points::Points;
pub use refusal::{Refusal, Rule};
