//! Obligations and their data inside running text.

use super::PlanPaper;
use crate::domain::ids::ObligationId;
use crate::domain::obligation::{DutyField, Obligation, Piece, value, written};
use crate::domain::plan::{Shown, TextRun};
use crate::forms::context::nearest;
use crate::forms::draft::{Draft, Spot, prepared};
use crate::paper::{Run, RunKind, Style};
use crate::text::upper_first;

/// The runs of an obligation's sentence: the office's own, else the program's.
pub(super) fn obligation(draft: &mut Draft<'_>, paper: &PlanPaper, id: ObligationId, spot: Spot) -> Vec<Run> {
    let Some(found) = of(paper, id) else {
        return vec![draft.need("", "nội dung chỉ tiêu", spot, Style::REGULAR)];
    };
    let mut runs: Vec<Run> = written(found, |unit| paper.unit_name(unit))
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => Run::plain(prepared(&words)),
            Piece::Empty(field) => draft.need("", field.word(), spot, Style::REGULAR),
            Piece::Unknown(name) => {
                let words = nearest(&name, DutyField::ALL.into_iter().map(DutyField::word));
                draft.need("", &words, spot, Style::REGULAR)
            }
        })
        .collect();
    if runs.is_empty() {
        runs.push(draft.need("", "nội dung chỉ tiêu", spot, Style::REGULAR));
    }
    // What a field says begins in lower case, because it mostly stands inside the sentence.
    if let Some(first) = runs.first_mut().filter(|run| run.kind == RunKind::Plain) {
        first.text = upper_first(&first.text);
    }
    if let Some(last) = runs.last_mut().filter(|run| run.kind == RunKind::Plain) {
        let end = last.text.trim_end();
        last.text =
            if end.ends_with(['.', ';', ':', '?', '!', '…']) { end.to_owned() } else { format!("{end}.") };
    }
    runs
}

fn of(paper: &PlanPaper, id: ObligationId) -> Option<&Obligation> {
    paper.obligations.iter().find(|one| one.id == id)
}

/// One datum of an obligation inside running text.
pub(super) fn datum(
    draft: &mut Draft<'_>,
    paper: &PlanPaper,
    (id, field): (ObligationId, DutyField),
    spot: Spot,
    style: Style,
) -> Run {
    let words = of(paper, id).and_then(|one| value(&one.duty, field, |unit| paper.unit_name(unit)));
    let what = match of(paper, id) {
        Some(_) => field.word().to_owned(),
        None => format!("{} của chỉ tiêu đã xóa", field.word()),
    };
    draft.need(&words.unwrap_or_default(), &what, spot, style)
}

/// Running text with what is computed in it.
pub(super) fn text(draft: &mut Draft<'_>, paper: &PlanPaper, runs: &[TextRun], from: Spot) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        let begins = out.iter().rev().find(|run| !run.text.trim().is_empty()).is_none_or(ends_sentence);
        let style = Style { bold: run.bold, italic: run.italic, underline: false };
        let mut written = match run.shows {
            None => Run::styled(prepared(&run.text), style),
            Some(Shown::Field { obligation, field }) => datum(draft, paper, (obligation, field), from, style),
            Some(Shown::Section { section }) => {
                super::references::reference(draft, paper, section, run, from, style)
            }
        };
        if begins && run.shows.is_some() && written.kind == RunKind::Plain {
            written.text = upper_first(&written.text);
        }
        out.push(written);
    }
    out
}

/// Whether a sentence ends with this piece.
fn ends_sentence(run: &Run) -> bool {
    run.kind == RunKind::Plain && run.text.trim_end().ends_with(['.', '!', '?'])
}
