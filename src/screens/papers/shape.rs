//! What can be set on each type of paper: which parts of the form concern it, and where it stands in the list.

use crate::domain::papers::PaperType;

/// A heading of the list of papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Trình và quyết định.
    Decide,
    /// Hội đồng.
    Council,
    /// Hồ sơ.
    Dossiers,
    /// Báo cáo.
    Reports,
    /// Khác.
    Others,
}

impl Group {
    /// In the order shown.
    pub const ALL: [Self; 5] = [Self::Decide, Self::Council, Self::Dossiers, Self::Reports, Self::Others];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Decide => "Trình và quyết định",
            Self::Council => "Hội đồng",
            Self::Dossiers => "Hồ sơ",
            Self::Reports => "Báo cáo",
            Self::Others => "Khác",
        }
    }

    /// The papers under it, in the order shown.
    #[must_use]
    pub const fn papers(self) -> &'static [PaperType] {
        use PaperType as P;
        match self {
            Self::Decide => &[P::Proposal, P::NominationList, P::Decision, P::Certificate],
            Self::Council => {
                &[P::ScoreSheet, P::ScoreSummary, P::Ballot, P::CountMinutes, P::Minutes, P::WhyChosen]
            }
            Self::Dossiers => &[P::Summaries, P::AchievementReport, P::Bundle],
            Self::Reports => &[P::Report, P::Statistics],
            Self::Others => &[P::Plan, P::Letter, P::Reminder, P::Notice],
        }
    }
}

/// Something that can be chosen about how a paper is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Whom it names.
    Selection,
    /// One kind of subject only.
    Only,
    /// In what order.
    Order,
    /// One list per kind, each on its own page.
    Split,
    /// With the figures typed.
    Filled,
    /// One member only.
    Member,
    /// One dossier only.
    Dossier,
    /// Which report.
    Span,
    /// The day at which figures are stated.
    AsOf,
    /// How certificates are printed.
    Certificate,
    /// Which statistics form.
    Statistics,
    /// The form of commendation.
    Award,
    /// The paper it goes out with.
    Attached,
    /// What a bundle holds.
    Contents,
    /// Which charts a report prints.
    Charts,
    /// Which plan of the year before a report is compared with; offered where there is one to choose.
    Compared,
    /// Which closing of the round; offered where there is more than one answer.
    Closing,
    /// What a reminder is about.
    Duties,
    /// The day until which a reminder asks for what is owed.
    AnswerBy,
    /// Whether dossiers are also ranked within clusters and fields; offered where they have any.
    Grouped,
}

/// What can be chosen about a type of paper, in the order shown.
#[must_use]
pub const fn choices(kind: PaperType) -> &'static [Choice] {
    use Choice as C;
    use PaperType as P;
    match kind {
        P::Proposal => &[C::Selection, C::Only, C::Award],
        P::NominationList => &[C::Closing, C::Selection, C::Only, C::Order, C::Split, C::Attached],
        P::Summaries => &[C::Closing, C::Selection, C::Only, C::Order, C::Attached],
        P::AchievementReport => &[C::Dossier, C::Selection, C::Only],
        P::ScoreSheet => &[C::Closing, C::Member, C::Filled, C::Only],
        P::ScoreSummary => &[C::Closing, C::Only, C::Grouped],
        P::Ballot => &[C::Only],
        P::CountMinutes => &[C::Closing, C::Only],
        P::Decision => &[C::Selection, C::Only, C::Order, C::Award],
        P::Certificate => &[C::Certificate, C::Dossier, C::Only, C::Award],
        P::WhyChosen => &[C::Closing, C::Dossier, C::Selection, C::Only],
        P::Report => &[C::Span, C::AsOf, C::Compared, C::Charts],
        P::Statistics => &[C::Statistics, C::Span, C::AsOf],
        P::Bundle => &[C::Closing, C::Contents],
        P::Minutes => &[C::Closing],
        P::Reminder => &[C::Duties, C::AsOf, C::AnswerBy],
        P::Plan | P::Letter | P::Notice => &[],
    }
}

/// Whether a paper says whom it is addressed to.
#[must_use]
pub const fn has_addressees(kind: PaperType) -> bool {
    matches!(kind, PaperType::Proposal | PaperType::Letter | PaperType::Reminder | PaperType::Report)
}

/// Whether a paper cites what it rests on.
#[must_use]
pub const fn has_bases(kind: PaperType) -> bool {
    matches!(kind, PaperType::Proposal | PaperType::Decision | PaperType::Report | PaperType::Notice)
}

/// Whether a paper has recipients.
#[must_use]
pub const fn has_recipients(kind: PaperType) -> bool {
    matches!(
        kind,
        PaperType::Proposal
            | PaperType::Decision
            | PaperType::Report
            | PaperType::Letter
            | PaperType::Reminder
            | PaperType::Notice
            | PaperType::Minutes
    )
}

/// Whether a paper is signed for the office; those of the council are signed by its members.
#[must_use]
pub const fn is_signed(kind: PaperType) -> bool {
    !matches!(
        kind,
        PaperType::Plan
            | PaperType::Bundle
            | PaperType::ScoreSheet
            | PaperType::ScoreSummary
            | PaperType::Ballot
            | PaperType::CountMinutes
            | PaperType::Minutes
            | PaperType::WhyChosen
    )
}

/// What a bundle can hold.
pub const BUNDLED: [PaperType; 11] = [
    PaperType::Proposal,
    PaperType::NominationList,
    PaperType::Summaries,
    PaperType::AchievementReport,
    PaperType::Minutes,
    PaperType::ScoreSummary,
    PaperType::ScoreSheet,
    PaperType::CountMinutes,
    PaperType::WhyChosen,
    PaperType::Decision,
    PaperType::Certificate,
];

/// What "Lưu tất cả…" writes for a round, in order.
pub const OF_ROUND: [PaperType; 13] = [
    PaperType::Proposal,
    PaperType::NominationList,
    PaperType::Summaries,
    PaperType::AchievementReport,
    PaperType::ScoreSheet,
    PaperType::ScoreSummary,
    PaperType::Ballot,
    PaperType::CountMinutes,
    PaperType::Minutes,
    PaperType::WhyChosen,
    PaperType::Decision,
    PaperType::Certificate,
    PaperType::Bundle,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paper_stands_in_the_list_once() {
        let mut all: Vec<PaperType> = Group::ALL.iter().flat_map(|it| it.papers()).copied().collect();
        all.sort_unstable();
        assert_eq!(all, PaperType::ALL);
    }
}
