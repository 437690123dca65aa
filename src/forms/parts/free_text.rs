//! Running text as people type it: a line is a paragraph, and marks at its beginning are taken for what they are.

use crate::forms::draft::{Draft, para};
use crate::paper::{Block, Label, Para, Run, RunKind, Style};
use crate::text;

/// What a line begins with.
struct Mark<'a> {
    label: &'a str,
    bold: bool,
    outline: Option<u8>,
}

/// Paragraphs of runs: split at line ends, with "I.", "1.", "1.1.", "a)", "-", "+" at the beginning of a line set as
/// marks. A short line behind "I." or "1." without an end is a heading, bold and kept with what follows.
pub(in crate::forms) fn free_text(draft: &Draft<'_>, runs: Vec<Run>) -> Vec<Block> {
    lines(runs).into_iter().map(|line| para(paragraph(draft, line))).collect()
}

/// Runs cut at line ends; empty lines are dropped.
fn lines(runs: Vec<Run>) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
    for run in runs {
        if run.kind != RunKind::Plain {
            lines.last_mut().into_iter().for_each(|line| line.push(run.clone()));
            continue;
        }
        for (i, piece) in run.text.split('\n').enumerate() {
            if i > 0 {
                lines.push(Vec::new());
            }
            if !piece.is_empty()
                && let Some(line) = lines.last_mut()
            {
                line.push(Run { text: piece.to_owned(), ..run.clone() });
            }
        }
    }
    lines.retain(|line| line.iter().any(|run| run.kind != RunKind::Plain || !run.text.trim().is_empty()));
    lines
}

fn paragraph(draft: &Draft<'_>, mut runs: Vec<Run>) -> Para {
    let Some(first) = runs.first_mut().filter(|run| run.kind == RunKind::Plain) else {
        return draft.running(runs);
    };
    first.text = first.text.trim_start().to_owned();
    let line = first.text.clone();
    let Some(mark) = mark(&line) else { return draft.running(runs) };
    first.text = line[mark.label.len()..].trim_start().to_owned();
    if mark.bold {
        for run in &mut runs {
            run.style.bold = true;
        }
    }
    let style = if mark.bold { Style::BOLD } else { Style::REGULAR };
    let para = draft.running(runs);
    let label =
        Label { run: Run::styled(draft.profile.headings.label(mark.label), style), tab: para.first_indent };
    Para { label: Some(label), keep_next: mark.outline.is_some(), outline: mark.outline, ..para }
}

fn mark(line: &str) -> Option<Mark<'_>> {
    let word = line.split_whitespace().next()?;
    let rest = line[word.len()..].trim();
    if rest.is_empty() {
        return None;
    }
    if word == "-" || word == "+" {
        return Some(Mark { label: word, bold: false, outline: None });
    }
    let heading = || rest.chars().count() <= 120 && !rest.ends_with(['.', ';', ':', ',']);
    if let Some(number) = word.strip_suffix('.') {
        let roman = !number.is_empty() && number.chars().all(|c| "IVXLC".contains(c));
        let arabic =
            number.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
        // A long figure at the beginning of a line is a figure, not a number of a section.
        if roman || (arabic && number.len() <= 6) {
            let bold = heading();
            let level = if roman { 0 } else { number.matches('.').count() as u8 + 1 };
            return Some(Mark { label: word, bold, outline: bold.then_some(level) });
        }
    }
    let letter = word.strip_suffix(')')?;
    let one = letter.chars().count() == 1 && letter.chars().all(|c| c.is_lowercase() || c.is_ascii_digit());
    (one && !text::fold(letter).is_empty()).then_some(Mark { label: word, bold: false, outline: None })
}
