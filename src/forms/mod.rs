//! Domain to paper: one file per official paper.

mod about;
mod achievement_report;
pub mod bundle;
mod certificate;
pub mod check;
pub mod compose;
pub mod context;
pub mod cross_check;
mod decision;
mod draft;
mod foot;
pub mod gather;
mod letter;
mod letterhead;
pub mod nomination_list;
mod notice;
mod parts;
pub mod phrases;
pub mod plan;
pub mod profile;
mod proposal;
mod report;
mod shared;
mod statistics;
mod title;

pub use compose::{ComposeError, compose, profile_of};
pub use cross_check::{Difference, cross_check};
pub use decision::golden_book;
pub use draft::{Form, Missing, Spot};
pub use foot::Recipients;
pub use letterhead::Register;
pub use nomination_list::{NominationList, nomination_list};
pub use plan::{PlanPaper, plan_paper};
pub use profile::{Profile, ProfileError};
