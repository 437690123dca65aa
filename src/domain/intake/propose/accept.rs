//! A proposal that was accepted, as a deed.

use super::Proposal;
use crate::domain::Command;
use crate::domain::ids::ObligationId;
use crate::domain::obligation::Obligation;
use crate::domain::plan::{Content, Section, Shown, TextRun};

/// The obligation, and its section with the data of the text shown from the obligation. Stretches that already show
/// something, or stand in two faces, stay as they are.
#[must_use]
pub fn accept(proposal: &Proposal, section: &Section, id: ObligationId) -> Command {
    let obligation =
        Obligation { id, plan: section.plan, duty: proposal.duty.clone(), wording: String::new() };
    let title = format!("Nhận {}", proposal.duty.label().to_lowercase());
    let mut commands = vec![Command::SaveObligation { obligation }];
    if let Content::Text { runs } = &section.content {
        let shown = shown(runs, proposal, id);
        if shown != *runs {
            let section = Section { content: Content::Text { runs: shown }, ..section.clone() };
            commands.push(Command::SaveSection { section });
        }
    }
    Command::Batch { title, commands }
}

fn shown(runs: &[TextRun], proposal: &Proposal, obligation: ObligationId) -> Vec<TextRun> {
    let mut out: Vec<TextRun> = Vec::with_capacity(runs.len() + 2 * proposal.spans.len());
    let mut begin = 0;
    for run in runs {
        let end = begin + run.text.len();
        let mut from = begin;
        let inside = proposal.spans.iter().filter(|(span, _)| {
            run.shows.is_none() && begin <= span.start && span.end <= end && span.start < span.end
        });
        for (span, field) in inside {
            let pieces = (
                run.text.get(from - begin..span.start.max(from) - begin),
                run.text.get(span.start - begin..span.end - begin),
            );
            let (Some(before), Some(words)) = pieces else { continue };
            if span.start < from {
                continue;
            }
            push(&mut out, run, before, None);
            push(&mut out, run, words, Some(Shown::Field { obligation, field: *field }));
            from = span.end;
        }
        push(&mut out, run, run.text.get(from - begin..).unwrap_or_default(), run.shows);
        begin = end;
    }
    out
}

fn push(out: &mut Vec<TextRun>, run: &TextRun, text: &str, shows: Option<Shown>) {
    if !text.is_empty() {
        out.push(TextRun { text: text.to_owned(), bold: run.bold, italic: run.italic, shows });
    }
}
