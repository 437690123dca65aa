//! Figures and their words: "02 (hai) tập thể".

use super::Facts;
use super::collect::{Findings, replace};
use super::finding::{Place, Repair, RuleId};
use super::reading::{Line, Part, Reading};
use super::vocabulary::COUNTED;
use super::words::blank_gap;
use crate::text::{fold, in_words};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Numbers by their words without accents.
static SAID: LazyLock<HashMap<String, u64>> =
    LazyLock::new(|| (0..=999).map(|number| (fold(&in_words(number)), number)).collect());

pub(super) fn check(reading: &Reading, facts: &Facts<'_>, findings: &mut Findings) {
    let mut bare: Vec<(Place, Option<Repair>)> = Vec::new();
    for line in &reading.lines {
        if !matches!(line.part, Part::Body | Part::Basis | Part::Appendix | Part::Cell) {
            continue;
        }
        for at in line.first..line.words.len() {
            let Some(figure) = line.words[at].figure() else { continue };
            if said_in_words(line, at, u64::from(figure), findings) {
                continue;
            }
            if facts.words_after_numbers
                && line.part != Part::Cell
                && counts(line, at)
                && !ends_range(line, at)
                && (1..100).contains(&figure)
            {
                let word = &line.words[at];
                let right = crate::text::count_with_words(u64::from(figure));
                let from = word.of(&line.text);
                bare.push((line.place(word.start, word.end), replace(from, right)));
            }
        }
    }
    findings.put_all(RuleId::WordsAfterNumber, bare, |count| {
        let times = if count == 1 { String::new() } else { format!(" ({count} chỗ)") };
        format!("Số lượng cần ghi thêm bằng chữ trong ngoặc{times}.")
    });
}

/// Whether "(…)" behind a figure holds a number in words; a different one is remarked.
fn said_in_words(line: &Line, at: usize, figure: u64, findings: &mut Findings) -> bool {
    let word = &line.words[at];
    let before = line.text[..word.start].chars().next_back();
    let Some(rest) = line.text[word.end..].trim_start().strip_prefix('(') else { return false };
    let Some((inside, _)) = rest.split_once(')') else { return false };
    // "1.250 (…)" is one figure of two pieces.
    if matches!(before, Some('.' | ',' | '/' | '-')) {
        return true;
    }
    let said = fold(inside);
    let Some(&number) = SAID.get(&said) else { return false };
    if number != figure {
        let start = word.start;
        let end = line.text[word.end..].find(')').map_or(word.end, |close| word.end + close + 1);
        let written = &line.text[start..end];
        let message = format!("“{written}”: số và chữ không khớp.");
        let right = format!("{} ({})", word.of(&line.text), in_words(figure));
        findings.put(RuleId::WordsDiffer, line.place(start, end), message, replace(written, right));
    }
    true
}

/// A thing that papers count follows the figure.
fn counts(line: &Line, at: usize) -> bool {
    let word = &line.words[at];
    let before = line.text[..word.start].chars().next_back();
    let free = before.is_none_or(|c| matches!(c, ' ' | '(' | '“'));
    let next = line.words.get(at + 1);
    let close = next.is_some_and(|next| line.text[word.end..next.start].chars().all(blank_gap));
    free && close && COUNTED.at(&line.text, &line.words[at + 1..], blank_gap).is_some()
}

/// "từ 05 đến 10": a range is not a quantity to be secured by its words.
fn ends_range(line: &Line, at: usize) -> bool {
    let Some([first, to]) = at.checked_sub(2).and_then(|from| line.words.get(from..at)) else { return false };
    to.key == "đến" && first.figure().is_some()
}
