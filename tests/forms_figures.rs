//! Achievement reports, certificates, reports with figures, statistics and the bundle: laid out and read again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms_case;

#[path = "forms_figures/achievement.rs"]
mod achievement;
#[path = "forms_figures/bundle.rs"]
mod bundle;
#[path = "forms_figures/certificate.rs"]
mod certificate;
#[path = "forms_figures/report.rs"]
mod report;
#[path = "forms_figures/statistics.rs"]
mod statistics;
