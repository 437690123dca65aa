//! The charts of a report.

use crate::domain::papers::{PaperOptions, ReportSpan};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A chart of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Dossiers by state, from those known to those replicated.
    States,
    /// What each unit had to send in beside what it sent in.
    Units,
    /// Publicity by month, quarter or year.
    Publicity,
    /// This year beside the year before.
    Years,
}

impl ChartKind {
    /// All, in the order in which a report prints them.
    pub const ALL: [Self; 4] = [Self::States, Self::Units, Self::Publicity, Self::Years];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::States => "Hồ sơ theo từng bước",
            Self::Units => "Hồ sơ theo đơn vị",
            Self::Publicity => "Tuyên truyền theo thời gian",
            Self::Years => "Năm nay và năm trước",
        }
    }
}

impl PaperOptions {
    /// Whether a report prints a chart. Nobody having said so, a report summing up has charts, because it is read out
    /// and shown to a meeting; one of six months or a year goes to the superior, who types its figures over.
    #[must_use]
    pub fn draws(&self, chart: ChartKind) -> bool {
        match &self.charts {
            Some(charts) => charts.contains(&chart),
            None => matches!(self.span, ReportSpan::Interim | ReportSpan::Final),
        }
    }
}
