//! The form check's findings as remarks beside the paper.

use super::remarks::{Aim, Change, Remark};
use crate::domain::case::CaseFile;
use crate::domain::papers::{Paper, PaperType};
use crate::forms::check::{Finding, Repair, RuleId, Severity};
use crate::forms::{Form, Profile, review};
use crate::ui::badge::Tone;
use chrono::NaiveDate;

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
            | PaperType::Reminder
            | PaperType::Notice
            | PaperType::NominationList
            | PaperType::Summaries
            | PaperType::AchievementReport
    )
}

/// What the form check remarks.
pub(super) fn of(
    form: &Form,
    paper: &Paper,
    case: &CaseFile,
    profile: &Profile,
    today: NaiveDate,
) -> Vec<Remark> {
    if !is_text(paper.kind) {
        return Vec::new();
    }
    let found = review(form, paper, case, profile, today);
    // Missing values are told already, by the form itself and with the way to their field.
    found.into_iter().filter(|it| it.rule != RuleId::ValueMissing).map(remark).collect()
}

/// A finding of the form check as a remark.
pub(in super::super) fn remark(finding: Finding) -> Remark {
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
