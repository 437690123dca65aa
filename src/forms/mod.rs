//! Domain to paper: one file per official paper.

mod draft;
mod foot;
pub mod gather;
mod letterhead;
pub mod nomination_list;
pub mod plan;
pub mod profile;
mod title;

pub use draft::{Form, Missing, Spot};
pub use foot::Recipients;
pub use letterhead::Register;
pub use nomination_list::{NominationList, nomination_list};
pub use plan::{PlanPaper, plan_paper};
pub use profile::{Profile, ProfileError};
