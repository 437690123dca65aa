//! The form check of one of our own papers: what the profile asks for, and whose names the data hold.

use super::check::{self, Facts, Finding, TonePlacement};
use super::draft::Form;
use super::profile::{Profile, Tone};
use crate::domain::basis::Basis;
use crate::domain::case::CaseFile;
use crate::domain::papers::{Paper, PaperState, PaperType};
use crate::domain::plan::PlanText;
use chrono::NaiveDate;

/// Checks a finished paper of the office. A draft is judged as of `today`, an issued paper as of its day.
#[must_use]
pub fn review(
    form: &Form,
    paper: &Paper,
    case: &CaseFile,
    profile: &Profile,
    today: NaiveDate,
) -> Vec<Finding> {
    let mut people: Vec<String> = case
        .nominations
        .iter()
        .filter(|it| it.subject.kind() == crate::domain::subject::SubjectKind::Person)
        .map(|it| it.subject.name.clone())
        .collect();
    people.extend(case.round.iter().flat_map(|round| &round.board.members).map(|member| member.name.clone()));
    let (issued_on, number) = match paper.kind {
        PaperType::Plan => (case.plan.issued_on, case.plan.number.is_some()),
        _ => (paper.issued_on, paper.number.is_some()),
    };
    let kinds = &profile.kinds;
    let kind = match paper.kind {
        PaperType::Plan => kinds.plan.short.as_str(),
        PaperType::Proposal => &kinds.proposal.short,
        PaperType::Decision => &kinds.decision.short,
        PaperType::Minutes | PaperType::CountMinutes => &kinds.minutes.short,
        PaperType::Report => &kinds.report.short,
        PaperType::Notice => &kinds.notice.short,
        PaperType::Letter | PaperType::Reminder => check::LETTER,
        _ => "",
    };
    let facts = Facts {
        issued_on,
        kind: (!kind.is_empty()).then_some(kind),
        tones: tones(profile),
        words_after_numbers: profile.text.words_after_numbers,
        // Blanks of a draft are meant: number and day come with issuing.
        by_hand: paper.state == PaperState::Draft && !number,
        people: &people,
        bases: &case.bases,
        ..Facts::on(issued_on.unwrap_or(today))
    };
    if paper.kind != PaperType::Plan || case.plan.is_superior() {
        let mut found = check::document(&form.document, &facts);
        if paper.kind == PaperType::Reminder {
            // A reminder speaks of days that have passed by its nature.
            found.retain(|it| it.rule != check::RuleId::DeadlineEarly);
        }
        return found;
    }
    let text = PlanText {
        plan: case.plan.clone(),
        sections: case.sections.clone(),
        obligations: case.obligations.clone(),
        sets: case.sets.clone(),
    };
    let plan = check::PlanFacts { text: &text, superior: case.superior.as_deref(), profile };
    check::plan(&form.document, &facts, &plan)
}

/// Checks the paper of a plan while it is written, as of `today`; an issued one as of its day. `superior` is the plan
/// that it carries out, `bases` the register of legal bases.
#[must_use]
pub fn review_plan(
    form: &Form,
    text: &PlanText,
    superior: Option<&PlanText>,
    bases: &[Basis],
    profile: &Profile,
    today: NaiveDate,
) -> Vec<Finding> {
    let plan = &text.plan;
    let kind = profile.kinds.plan.short.as_str();
    let facts = Facts {
        issued_on: plan.issued_on,
        kind: (!kind.is_empty()).then_some(kind),
        tones: tones(profile),
        words_after_numbers: profile.text.words_after_numbers,
        // Blanks of a draft are meant: number and day come with issuing.
        by_hand: plan.number.is_none(),
        bases,
        ..Facts::on(plan.issued_on.unwrap_or(today))
    };
    if plan.is_superior() {
        return check::document(&form.document, &facts);
    }
    check::plan(&form.document, &facts, &check::PlanFacts { text, superior, profile })
}

fn tones(profile: &Profile) -> TonePlacement {
    match profile.text.tone {
        Tone::Old => TonePlacement::Old,
        Tone::New => TonePlacement::New,
        Tone::Consistent => TonePlacement::Consistent,
    }
}
