//! Papers as they are written.
//! One program for many files, because linking each by itself took most of the time.

// Each file names the helpers it needs by itself and never sees those of its neighbours.
#![allow(clippy::duplicate_mod)]

#[path = "forms_check.rs"]
mod forms_check;
#[path = "forms_check_paper.rs"]
mod forms_check_paper;
#[path = "forms_council.rs"]
mod forms_council;
#[path = "forms_council_full.rs"]
mod forms_council_full;
#[path = "forms_criteria.rs"]
mod forms_criteria;
#[path = "forms_document.rs"]
mod forms_document;
#[path = "forms_figures.rs"]
mod forms_figures;
#[path = "forms_office.rs"]
mod forms_office;
#[path = "forms_packet_receipt.rs"]
mod forms_packet_receipt;
#[path = "forms_pdf.rs"]
mod forms_pdf;
#[path = "forms_plan_check.rs"]
mod forms_plan_check;
#[path = "forms_plan_paper.rs"]
mod forms_plan_paper;
#[path = "forms_plan_seeds.rs"]
mod forms_plan_seeds;
#[path = "forms_reminder.rs"]
mod forms_reminder;
#[path = "forms_templates.rs"]
mod forms_templates;
