//! One door for every paper: the window, the headless door and the bundle write papers through it.

use super::context::Context;
use super::draft::Form;
use super::profile::{Profile, ProfileError};
use super::{
    achievement_report, ballot, bundle, certificate, count_minutes, decision, gather, letter, minutes,
    nomination_list, notice, plan_paper, proposal, reminder, report, score_sheet, score_summary, statistics,
    why_chosen,
};
use crate::domain::case::{CaseFile, RoundCase};
use crate::domain::papers::{Ground, Paper, PaperType};
use chrono::NaiveDateTime;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// Why a paper cannot be written at all; what is merely missing stands on the paper instead.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// The profile cannot be used.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// No round was chosen.
    #[error("Văn bản này lập theo một đợt xét. Hãy chọn đợt xét.")]
    NoRound,
    /// The round has no such closing.
    #[error("Đợt xét này chưa có lần chốt thứ {0}.")]
    NoClosing(u32),
    /// The fonts of the program cannot be read.
    #[error(transparent)]
    Face(#[from] crate::paper::FaceError),
    /// The user stopped a bundle.
    #[error("Đã dừng theo yêu cầu. Chưa có tệp nào được ghi; dữ liệu không thay đổi.")]
    Stopped,
}

/// The office's profile with its own corrections.
///
/// # Errors
/// The profile is unknown, or a correction is out of its range.
pub fn profile_of(case: &CaseFile) -> Result<Profile, ProfileError> {
    Profile::corrected(&case.office.profile, &case.office.papers.corrections)
}

/// Writes `paper` from the case file.
///
/// # Errors
/// No round where the paper needs one, or no such closing of it; a profile that cannot be used.
pub fn compose(
    paper: &Paper,
    case: &CaseFile,
    profile: &Profile,
    made: Option<NaiveDateTime>,
) -> Result<Form, ComposeError> {
    let case = at_closing(paper, case)?;
    write(&Context { paper, case: &case, profile, made })
}

/// The case file as it stood at the closing that the paper tells of; as it stands where it tells of none.
///
/// # Errors
/// The round was never closed so often.
pub(super) fn at_closing<'a>(paper: &Paper, case: &'a CaseFile) -> Result<Cow<'a, CaseFile>, ComposeError> {
    let Some(number) = paper.options.closing else { return Ok(Cow::Borrowed(case)) };
    let closed = case.closings.iter().find(|it| it.number == number);
    let closed = closed.ok_or(ComposeError::NoClosing(number))?;
    let then = RoundCase::new(closed.board.clone());
    Ok(Cow::Owned(CaseFile { round: Some(then), ..case.clone() }))
}

fn write(context: &Context<'_>) -> Result<Form, ComposeError> {
    let Context { paper, case, profile, made } = *context;
    let listed = matches!(paper.kind, PaperType::NominationList | PaperType::Summaries);
    let all = paper.options.selection == crate::domain::papers::Selection::Nominated;
    if paper.kind.ground() == Ground::Round && case.round.is_none() && !(listed && all) {
        return Err(ComposeError::NoRound);
    }
    match paper.kind {
        PaperType::Plan => Ok(plan_paper(&gather::plan_of(case, made), profile)),
        PaperType::Proposal => Ok(proposal::write(context)),
        PaperType::NominationList => Ok(nomination_list::lists(context)),
        PaperType::Summaries => Ok(nomination_list::summaries(context)),
        PaperType::Decision => Ok(decision::write(context)),
        PaperType::Letter => Ok(letter::write(context)),
        PaperType::Reminder => Ok(reminder::write(context)),
        PaperType::Notice => Ok(notice::write(context)),
        PaperType::Statistics => Ok(statistics::write(context)?),
        PaperType::Bundle => bundle::write(context, &mut |_| ControlFlow::Continue(())),
        PaperType::Certificate => Ok(certificate::write(context)),
        PaperType::Report => Ok(report::write(context)),
        PaperType::AchievementReport => Ok(achievement_report::write(context)),
        PaperType::ScoreSheet => in_round(context, score_sheet::write),
        PaperType::ScoreSummary => in_round(context, score_summary::write),
        PaperType::Ballot => in_round(context, ballot::write),
        PaperType::CountMinutes => in_round(context, count_minutes::write),
        PaperType::Minutes => in_round(context, minutes::write),
        PaperType::WhyChosen => in_round(context, why_chosen::write),
    }
}

/// A paper that rests on the round in hand.
fn in_round(
    context: &Context<'_>,
    write: fn(&Context<'_>, &RoundCase) -> Form,
) -> Result<Form, ComposeError> {
    context.round().map(|round| write(context, round)).ok_or(ComposeError::NoRound)
}
