//! What papers with a head and a foot share: number and day, subject, closing, recipients, the file's properties.

use super::context::{Context, Fields};
use super::draft::{Draft, Form};
use super::foot::Recipients;
use super::letterhead::Register;
use super::parts::bare_end;
use super::profile::PaperKind;
use crate::domain::papers::{PaperState, PaperType};
use crate::domain::plan::LegalBasis;
use crate::domain::round::RoundState;
use crate::paper::{Block, Document, Meta, PageSetup, Run, RunKind, Section, Style};
use crate::text;
use crate::text::upper_first;

/// Number and day of the paper, with room where they are not given yet.
pub(super) fn register(context: &Context<'_>) -> Register {
    Register {
        number: context.paper.number.clone(),
        date: context.paper.issued_on,
        year: Some(context.case.year),
    }
}

/// The bases of the paper; a paper without bases of its own rests on those of the plan.
pub(super) fn grounds<'a>(context: &Context<'a>) -> &'a [LegalBasis] {
    let own = context.paper.bases.as_slice();
    if own.iter().any(|basis| !basis.in_sentence().trim().is_empty()) {
        own
    } else {
        &context.case.plan.bases
    }
}

/// Number and day of the kept paper of `kind` in the same round, once it was issued; room for them until then.
pub(super) fn register_of(context: &Context<'_>, kind: PaperType) -> Register {
    let round = context.round().map(|round| round.board.round.id);
    let issued = context.case.kept(kind, round).filter(|paper| paper.state == PaperState::Issued);
    Register {
        number: issued.and_then(|paper| paper.number.clone()),
        date: issued.and_then(|paper| paper.issued_on),
        year: Some(context.case.year),
    }
}

/// What the paper is about: typed, or written from the part "subject".
pub(super) fn subject(draft: &mut Draft<'_>, context: &Context<'_>, fields: &Fields) -> String {
    let about = about(draft, context, fields);
    match closing_mark(context) {
        Some(mark) if !about.is_empty() => format!("{about}\n{mark}"),
        _ => about,
    }
}

/// Which closing a paper of the council or a list tells of: where one was asked for, and where a round was closed
/// more than once, so that two of them are never taken for each other.
fn closing_mark(context: &Context<'_>) -> Option<String> {
    use PaperType as P;
    let list = matches!(context.paper.kind, P::NominationList | P::Summaries | P::Bundle);
    let of_council = matches!(
        context.paper.kind,
        P::ScoreSheet | P::ScoreSummary | P::CountMinutes | P::Minutes | P::WhyChosen
    );
    let closings = &context.case.closings;
    let closed = match context.paper.options.closing {
        Some(number) if list || of_council => closings.iter().find(|it| it.number == number)?,
        None if of_council
            && closings.len() > 1
            && context.round()?.board.round.state == RoundState::Closed =>
        {
            closings.last()?
        }
        _ => return None,
    };
    let words = &context.profile.council.closing;
    Some(
        words
            .replace("{lần}", &closed.number.to_string())
            .replace("{ngày chốt}", &text::date::short_date(closed.on)),
    )
}

fn about(draft: &mut Draft<'_>, context: &Context<'_>, fields: &Fields) -> String {
    let own = context.paper.subject.trim();
    if !own.is_empty() {
        return own.to_owned();
    }
    let runs = draft.say(context, "subject", fields, Style::BOLD);
    // A subject with a value still missing is missing as a whole; the finding is already noted.
    if runs.iter().any(|run| run.kind == RunKind::Missing) {
        return String::new();
    }
    upper_first(&runs.into_iter().map(|run| run.text).collect::<String>())
}

/// The closing sentence with the end mark of the profile.
pub(super) fn closing(draft: &mut Draft<'_>, context: &Context<'_>, fields: &Fields) -> Vec<Run> {
    let mut runs = draft.say(context, "closing", fields, Style::REGULAR);
    if let Some(last) = runs.last_mut().filter(|run| run.kind == RunKind::Plain) {
        last.text = bare_end(&last.text).to_owned();
    }
    runs.push(Run::plain(draft.profile.body.end_mark.clone()));
    runs
}

/// The recipients; with `as_above` "Như trên" comes first (NĐ 30/2020, ô 9b).
pub(super) fn recipients(context: &Context<'_>, as_above: bool) -> Recipients {
    let mut lines = Vec::new();
    if as_above {
        lines.push(context.profile.addressees.as_above.clone());
    }
    lines.extend(context.paper.recipients.iter().map(|it| match it.note.trim().trim_matches(['(', ')']) {
        "" => it.name.trim().to_owned(),
        note => format!("{} ({note})", it.name.trim()),
    }));
    let archive = match context.paper.archive.trim() {
        "" => context.case.office.archive.clone(),
        own => own.to_owned(),
    };
    Recipients { lines, archive }
}

/// The finished form: sections with their sheets, and what the file says about itself.
pub(super) fn finish(
    draft: Draft<'_>,
    context: &Context<'_>,
    kind: &PaperKind,
    subject: &str,
    sections: Vec<(PageSetup, Vec<Block>)>,
) -> Form {
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let meta = Meta {
        title: format!("{} {}", kind.in_text, lower_first(&subject)).trim().to_owned(),
        author: context.case.office.name.clone(),
        subject,
        keywords: vec![context.case.plan.name.clone()],
        created: context.made,
    };
    let sections = sections.into_iter().map(|(setup, blocks)| Section::new(setup, blocks)).collect();
    Form { document: Document { meta, sections }, findings: draft.findings }
}

/// In lower case at the beginning, unless it begins with an abbreviation.
pub(super) fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if second.is_none_or(|c| !c.is_uppercase()) => {
            first.to_lowercase().chain(words.chars().skip(1)).collect()
        }
        _ => words.to_owned(),
    }
}
