//! The form check's findings as remarks beside the paper.

use super::remarks::{Aim, Change, Remark};
use crate::domain::case::CaseFile;
use crate::domain::papers::{Paper, PaperState, PaperType};
use crate::forms::Profile;
use crate::forms::check::{self, Facts, Finding, Repair, RuleId, Severity, TonePlacement};
use crate::paper::Document;
use crate::ui::badge::Tone;
use chrono::NaiveDate;

/// How the symbol abbreviates a type; none where it has no symbol of its own.
fn short(profile: &Profile, kind: PaperType) -> Option<&str> {
    let kinds = &profile.kinds;
    let kind = match kind {
        PaperType::Plan => &kinds.plan,
        PaperType::Proposal => &kinds.proposal,
        PaperType::Minutes => &kinds.minutes,
        PaperType::Report => &kinds.report,
        PaperType::Decision => &kinds.decision,
        PaperType::Letter => &kinds.letter,
        PaperType::Notice => &kinds.notice,
        _ => return None,
    };
    Some(kind.short.as_str())
}

/// Papers that are letters, minutes and the like; forms to be filled and designs are not judged by the rules of text.
const fn is_text(kind: PaperType) -> bool {
    matches!(
        kind,
        PaperType::Plan
            | PaperType::Proposal
            | PaperType::Minutes
            | PaperType::Report
            | PaperType::Decision
            | PaperType::Letter
            | PaperType::Notice
            | PaperType::NominationList
            | PaperType::Summaries
            | PaperType::AchievementReport
    )
}

/// What the form check remarks.
pub(super) fn of(
    document: &Document,
    paper: &Paper,
    case: &CaseFile,
    profile: &Profile,
    today: NaiveDate,
) -> Vec<Remark> {
    if !is_text(paper.kind) {
        return Vec::new();
    }
    let people: Vec<String> = case.nominations.iter().map(|it| it.subject.name.clone()).collect();
    let facts = Facts {
        today,
        issued_on: paper.issued_on,
        kind: short(profile, paper.kind),
        tones: TonePlacement::Consistent,
        words_after_numbers: false,
        // Number and day are given at issuing; until then their room is left on purpose.
        by_hand: paper.state == PaperState::Draft,
        people: &people,
    };
    let found = check::document(document, &facts);
    // Missing values are told already, by the form itself and with the way to their field.
    found.into_iter().filter(|it| it.rule != RuleId::ValueMissing).map(remark).collect()
}

fn remark(finding: Finding) -> Remark {
    let tone = match finding.severity {
        Severity::Error => Tone::Danger,
        Severity::Warning => Tone::Due,
        Severity::Hint => Tone::Info,
    };
    let (change, note) = match finding.repair {
        Some(Repair::Replace { from, to }) => (Some(Change { from, to }), finding.source),
        Some(Repair::Do(words)) => (None, words),
        None => (None, finding.source),
    };
    let aim = match finding.place.anchor {
        Some(anchor) => Some(Aim::Sheet(anchor)),
        None if finding.place.excerpt.trim().is_empty() => None,
        None => Some(Aim::Words(finding.place.excerpt)),
    };
    Remark { tone, words: finding.message, note, aim, change, stops: false }
}
