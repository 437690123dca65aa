//! Paragraphs of the text: broken lines joined, the opening before and the closing behind them set apart.

use super::head::{is_subject, leads};
use super::lists::{LISTS, begins_with, first_words};
use super::source::Line;
use super::{HeadLine, HeadPart, Intake, frame};
use crate::domain::plan::TextRun;
use crate::text::mark::{Level, mark};
use crate::text::words::{all_capitals, words};

/// A line this long that ends without punctuation was probably broken by the program it came from; in bytes.
const BROKEN: usize = 70;
/// A program breaks lines at a width in this range, in letters; shorter lines are short paragraphs.
const WRAPPED: std::ops::RangeInclusive<usize> = 64..=130;
/// An opening has no more paragraphs than this.
const OPENING_MOST: usize = 15;
/// Words a drafter's mark behind the end of the text may have.
const DRAFTER_WORDS: usize = 4;

/// The lines before the first section, and the paragraphs of the text.
pub(super) fn divided(lines: Vec<Line>, titled: bool) -> (Vec<Line>, Vec<Line>) {
    let mut before = 0;
    let mut subject = 0;
    for line in lines.iter().take_while(|line| titled && line.table.is_none()) {
        if frame::told(&line.text).is_none() {
            let bare = line.text.chars().all(|c| !c.is_alphanumeric());
            if !bare && (mark(&line.text).is_some() || !is_subject(&line.text, subject)) {
                break;
            }
            subject += usize::from(!bare);
        }
        before += 1;
    }
    let mut opening = lines;
    let mut text = joined(opening.split_off(before));
    let first = text.iter().take(OPENING_MOST + 1).position(|line| {
        line.table.is_some() || (begins_item(line) && !is_listed_basis(&line.text)) || is_heading(&line.text)
    });
    let told = text
        .iter()
        .take(first.unwrap_or(text.len()).min(OPENING_MOST))
        .rposition(|line| leads(&line.text) || frame::opens(&line.text));
    let count = match (first, told) {
        (Some(first), _) if titled => first,
        (None, Some(told)) if titled => told + 1,
        (_, Some(told)) if frame::opens(&text[0].text) => told + 1,
        _ => 0,
    };
    let rest = text.split_off(count);
    opening.append(&mut text);
    (opening, rest)
}

fn is_heading(text: &str) -> bool {
    text.len() < 300 && all_capitals(text) && words(text).len() > 1
}

fn is_listed_basis(text: &str) -> bool {
    let bare = text.trim_start_matches(['-', '–', '+', '*', ' ']);
    begins_with(&LISTS.bases, &first_words(bare)).is_some() && bare.ends_with([';', '.', ','])
}

/// Whether a line begins with a mark of its own.
pub(super) fn begins_item(line: &Line) -> bool {
    mark(&line.text).is_some()
        || super::tree::small_roman(&line.text).is_some()
        || super::tree::bullet(&line.text).is_some()
}

/// Lines that go on in the middle of a sentence are one paragraph.
fn joined(lines: Vec<Line>) -> Vec<Line> {
    let wrapped = wrap_width(&lines);
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    // What the last source line of the paragraph was like; a long paragraph is not looked through again and again.
    let mut last = Last::default();
    for line in lines {
        let next = Last::of(&line);
        let goes_on = !out.is_empty() && line.table.is_none() && continues(&last, &line, wrapped);
        last = next;
        match out.last_mut().filter(|_| goes_on) {
            Some(before) => {
                before.text.push(' ');
                before.text.push_str(&line.text);
                before.runs.push(TextRun { text: " ".to_owned(), ..TextRun::default() });
                before.runs.extend(line.runs);
            }
            None => out.push(line),
        }
    }
    for line in &mut out {
        merge(&mut line.runs);
    }
    out
}

/// Stretches in the same face become one.
pub(super) fn merge(runs: &mut Vec<TextRun>) {
    let mut merged: Vec<TextRun> = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        match merged.last_mut() {
            Some(last) if (last.bold, last.italic) == (run.bold, run.italic) => last.text.push_str(&run.text),
            Some(last) if run.text.trim().is_empty() => last.text.push_str(&run.text),
            _ => merged.push(run),
        }
    }
    *runs = merged;
}

#[derive(Debug, Default)]
struct Last {
    length: usize,
    /// In letters.
    width: usize,
    ended: bool,
    closed: bool,
    table: bool,
}

impl Last {
    fn of(line: &Line) -> Self {
        Self {
            length: line.text.len(),
            width: line.text.chars().count(),
            ended: line.text.ends_with(['.', ':', ';', '!', '?', '/', '…']),
            closed: all_capitals(&line.text) || frame::is_recipients(&line.text),
            table: line.table.is_some(),
        }
    }
}

/// The width at which the program that wrote the text broke its lines; none when paragraphs stand on one line each.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let widths: Vec<usize> =
        lines.iter().filter(|line| line.table.is_none()).map(|line| line.text.chars().count()).collect();
    let most = widths.iter().copied().max()?;
    let near = widths.iter().filter(|width| **width + 16 >= most).count();
    (WRAPPED.contains(&most) && widths.len() >= 8 && near * 4 >= widths.len())
        .then_some(most.saturating_sub(16))
}

fn continues(last: &Last, line: &Line, wrapped: Option<usize>) -> bool {
    if last.table || last.ended || last.closed {
        return false;
    }
    let Some(first) = line.text.chars().next() else { return false };
    if begins_item(line) || frame::told(&line.text).is_some() {
        return false;
    }
    if first.is_lowercase() || matches!(first, ',' | ';' | ')' | '”') {
        return last.length >= BROKEN || !line.after_empty;
    }
    // Counted in letters: a short heading full of accents is no line that was broken at its width.
    wrapped.is_some_and(|width| last.width >= width)
        && !line.after_empty
        && first.is_alphanumeric()
        && !all_capitals(&line.text)
        && !frame::opens(&line.text)
}

/// Takes the closing paragraphs away from the end of the text.
pub(super) fn without_closing(mut text: Vec<Line>, intake: &mut Intake) -> Vec<Line> {
    let plain = |line: &Line| line.table.is_none() && !begins_item(line);
    let is_closing = |line: &Line| {
        begins_with(&LISTS.closing, &first_words(&line.text)).is_some() || end_mark(&line.text).is_some()
    };
    let from = text.iter().rposition(|line| !plain(line)).map_or(0, |at| at + 1);
    // Directly under a heading it is the section's own text.
    let under_heading = from > 0 && heads_a_section(&text[from - 1]);
    let from = from + usize::from(under_heading);
    let Some(at) = text.iter().enumerate().skip(from).find(|(_, line)| is_closing(line)).map(|(at, _)| at)
    else {
        strip_end(&mut text, intake);
        return text;
    };
    let mut closing = text.split_off(at);
    strip_end(&mut closing, intake);
    for line in &closing {
        intake.head.lines.push(HeadLine { part: HeadPart::Closing, words: line.text.clone() });
    }
    intake.head.closing = closing.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    text
}

fn heads_a_section(line: &Line) -> bool {
    let counted = mark(&line.text).is_some_and(|mark| !matches!(mark.level, Level::Dash | Level::Plus));
    counted && !line.text.ends_with(['.', ';']) && line.text.chars().count() <= 150
}

/// Where the end mark begins ("./.", ". /", " /."), when what follows it is nothing or a drafter's mark.
fn end_mark(text: &str) -> Option<usize> {
    let from = text.floor_char_boundary(text.len().saturating_sub(60));
    let tail = &text[from..];
    let slash = tail.rfind('/')? + from;
    let behind = text[slash + 1..].trim_start_matches('.').trim();
    let before = text[..slash].trim_end();
    let ends = before.ends_with(['.', ',', ';']) || behind.is_empty() && text.ends_with('.');
    let begin = before.trim_end_matches(['.', ',', ';', ' ']).len();
    let drafter = words(behind).len() <= DRAFTER_WORDS && !behind.contains(['.', ';']);
    (ends && drafter && !before.ends_with(|c: char| c.is_ascii_digit())).then_some(begin)
}

/// Takes the end mark away from the last paragraph; a drafter's mark behind it is left over.
fn strip_end(text: &mut [Line], intake: &mut Intake) {
    let Some(last) = text.last_mut().filter(|line| line.table.is_none()) else { return };
    let Some(begin) = end_mark(&last.text) else { return };
    let drafter = last.text[begin..].trim_matches(['.', '/', ' ', ',', ';']).to_owned();
    if drafter.chars().any(char::is_alphanumeric) {
        intake.notices.push(format!(
            "Ký hiệu “{drafter}” sau dấu kết thúc văn bản không thuộc nội dung nên để ở phần chưa xếp được."
        ));
        intake.left.push(drafter);
    }
    last.text.truncate(begin);
    let mut room = begin;
    for run in &mut last.runs {
        let keep = room.min(run.text.len());
        room -= keep;
        run.text.truncate(run.text.floor_char_boundary(keep));
    }
    last.runs.retain(|run| !run.text.is_empty());
}
