//! Screens of plans, criteria and catalogues.
//! One program for many files, because linking each by itself took most of the time.

// Each file names the helpers it needs by itself and never sees those of its neighbours.
#![allow(clippy::duplicate_mod)]

#[path = "screens_bases.rs"]
mod screens_bases;
#[path = "screens_criteria.rs"]
mod screens_criteria;
#[path = "screens_criteria_offers.rs"]
mod screens_criteria_offers;
#[path = "screens_office.rs"]
mod screens_office;
#[path = "screens_plan_life.rs"]
mod screens_plan_life;
#[path = "screens_plan_start.rs"]
mod screens_plan_start;
#[path = "screens_plans.rs"]
mod screens_plans;
#[path = "screens_plans_followed.rs"]
mod screens_plans_followed;
#[path = "screens_plans_outline.rs"]
mod screens_plans_outline;
#[path = "screens_plans_reports.rs"]
mod screens_plans_reports;
#[path = "screens_plans_text.rs"]
mod screens_plans_text;
#[path = "screens_units.rs"]
mod screens_units;
