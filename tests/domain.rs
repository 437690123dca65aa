//! Rules, without disk and window.
//! One program for many files, because linking each by itself took most of the time.

// Each file names the helpers it needs by itself and never sees those of its neighbours.
#![allow(clippy::duplicate_mod)]

#[path = "domain_advice.rs"]
mod domain_advice;
#[path = "domain_closing.rs"]
mod domain_closing;
#[path = "domain_conflicts.rs"]
mod domain_conflicts;
#[path = "domain_criteria.rs"]
mod domain_criteria;
#[path = "domain_ct2579.rs"]
mod domain_ct2579;
#[path = "domain_intake.rs"]
mod domain_intake;
#[path = "domain_quota.rs"]
mod domain_quota;
#[path = "domain_ranking.rs"]
mod domain_ranking;
#[path = "domain_units.rs"]
mod domain_units;
#[path = "ranking_properties.rs"]
mod ranking_properties;
#[path = "ranking_recomputed.rs"]
mod ranking_recomputed;
#[path = "ranking_so_far.rs"]
mod ranking_so_far;
#[path = "text_order.rs"]
mod text_order;
