//! All figures of one report, and the figures as they were taken: a report that has them prints them, whatever the data
//! say later, until somebody takes them anew.

use super::earlier;
use super::follow::{FollowFigures, Stretch, follow};
use super::{CaseFigures, figures, span_of};
use crate::domain::case::CaseFile;
use crate::domain::dossier::DossierState;
use crate::domain::papers::{PaperOptions, ReportSpan};
use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A meeting of a round within the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeldRound {
    /// Name of the round.
    pub name: String,
    /// Day of the meeting.
    pub on: NaiveDate,
}

/// What one year is held against another by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Totals {
    /// Sent in.
    pub received: u32,
    /// Checked and found whole.
    pub complete: u32,
    /// Chosen.
    pub chosen: u32,
    /// Commended.
    pub recognised: u32,
    /// Made known and replicated.
    pub replicated: u32,
    /// Items of publicity.
    pub publicity: u32,
}

impl Totals {
    pub(super) fn of(cases: &CaseFigures, follow: &FollowFigures) -> Self {
        Self {
            received: cases.received().total(),
            complete: cases.complete().total(),
            chosen: cases.chosen().total(),
            recognised: cases.recognised().total(),
            replicated: cases.in_state(DossierState::Replicated).total(),
            publicity: follow.publicity.items,
        }
    }

    pub(super) const fn is_nothing(&self) -> bool {
        self.received == 0 && self.publicity == 0
    }
}

/// All figures of one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportFigures {
    /// Which report.
    pub span: ReportSpan,
    /// Year it tells of.
    pub year: i32,
    /// Last day of the span; the first, and the day of the figures, stand with them.
    pub to: NaiveDate,
    /// Dossiers and quotas.
    pub cases: CaseFigures,
    /// Publicity, targets, tasks, reports of units.
    pub follow: FollowFigures,
    /// Meetings held within the span.
    pub rounds: Vec<HeldRound>,
    /// The same span a year earlier; none when nothing is known of it, and for reports over the whole period.
    pub before: Option<Totals>,
    /// The plan that the year before stood in, where it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_plan: Option<String>,
}

impl ReportFigures {
    /// This report's own totals, to be held against those of the year before.
    #[must_use]
    pub fn totals(&self) -> Totals {
        Totals::of(&self.cases, &self.follow)
    }
}

/// The figures that a report set so states, from the data.
#[must_use]
pub fn report_figures(case: &CaseFile, options: &PaperOptions) -> ReportFigures {
    let span = options.span;
    let (from, to) = span_of(span, case);
    let as_of = options.as_of.unwrap_or(to);
    let single = matches!(span, ReportSpan::HalfYear | ReportSpan::Year);
    let years = if single { case.year..=case.year } else { case.plan.years() };
    let cases = figures(case, years.clone(), from, as_of);
    let rounds = case
        .rounds
        .iter()
        .filter(|round| cases.rounds.contains(&round.id))
        .filter_map(|round| Some(HeldRound { name: round.name.trim().to_owned(), on: round.held_on? }))
        .collect();
    let before = single.then(|| {
        let back = |day: NaiveDate| day.checked_sub_months(Months::new(12)).unwrap_or(day);
        let span = Stretch { from: back(from), to: back(to), as_of: back(as_of) };
        earlier::before(case, options.compared_with, case.year - 1, span)
    });
    let (before, before_plan) = before.flatten().unzip();
    ReportFigures {
        span,
        year: case.year,
        to,
        follow: follow(case, years, Stretch { from, to, as_of }),
        cases,
        rounds,
        before,
        before_plan: before_plan.flatten(),
    }
}

/// The figures of a report as they were taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportSnapshot {
    /// The day they were taken.
    pub taken_on: NaiveDate,
    /// The figures.
    pub figures: ReportFigures,
    /// The mark of other figures that were seen and declined ("Giữ"), SHA-256 in lower-case hexadecimal; when the data
    /// give others again, the question comes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<String>,
}

impl ReportSnapshot {
    /// The figures that a report set so states now, taken on a day.
    #[must_use]
    pub fn taken(case: &CaseFile, options: &PaperOptions, on: NaiveDate) -> Self {
        Self { taken_on: on, figures: report_figures(case, options), declined: None }
    }

    /// Whether the data give other figures, and nobody has said yet that these are kept.
    #[must_use]
    pub fn asks(&self, now: &ReportFigures) -> bool {
        *now != self.figures && self.declined.as_deref() != Some(mark(now).as_str())
    }

    /// These figures are kept although the data give `now`.
    #[must_use]
    pub fn kept_against(mut self, now: &ReportFigures) -> Self {
        self.declined = Some(mark(now));
        self
    }
}

/// A mark that changes with any figure.
fn mark(figures: &ReportFigures) -> String {
    let told = serde_json::to_vec(figures).unwrap_or_default();
    Sha256::digest(told).iter().map(|byte| format!("{byte:02x}")).collect()
}
