//! Pasted text: lines as web pages, PDF readers and word processors give them away.

use super::{BLANK, GAP, Raw, Reading, parts};
use crate::forms::check::Facts;
use crate::forms::check::words::all_capitals;
use crate::text::mark::mark;
use unicode_normalization::is_nfc;

/// Longer texts than any paper are cut here; what is behind would only be read in vain.
const MOST: usize = 2_000_000;

/// A line this long that ends without punctuation was probably broken by the program it came from.
const BROKEN: usize = 60;

pub(in crate::forms::check) fn read(text: &str, facts: &Facts<'_>) -> Reading {
    let cut = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= MOST).last().unwrap_or(0);
    let text = if text.len() > MOST { &text[..cut] } else { text };
    let mut lines: Vec<Raw> = Vec::new();
    let mut empty = true;
    for (number, line) in (1..).zip(text.lines()) {
        let (line, loose) = cleaned(line);
        if line.is_empty() {
            empty = true;
            continue;
        }
        for piece in columns(&line) {
            lines.push(Raw {
                text: piece,
                starts: vec![(0, number)],
                anchor: None,
                cell: false,
                later: false,
                after_empty: empty,
                loose,
            });
            empty = false;
        }
    }
    parts::assign(joined(lines), facts, false)
}

/// NFC, plain spaces, no marks of bold and italic that web pages leave, no invisible characters.
fn cleaned(line: &str) -> (String, bool) {
    let invisible = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}');
    let loose = !is_nfc(line) || line.contains(invisible);
    let line = crate::text::nfc(line);
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\u{a0}' | '\u{202f}' | '\u{2007}' | BLANK | GAP => out.push(' '),
            c if invisible(c) => {}
            c if c.is_control() && c != '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    if out.contains("**") {
        out = out.replace("**", "");
    }
    let trimmed = out.trim();
    let trimmed = trimmed.strip_prefix('|').unwrap_or(trimmed);
    (trimmed.trim().to_owned(), loose)
}

/// The columns of a line: what a tab or a wide gap parts, when the right-hand side begins like a line of its own.
fn columns(line: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = line;
    'next: loop {
        let mut from = 0;
        while let Some(at) = rest[from..].find(['\t', ' ']).map(|at| from + at) {
            let gap = rest[at..].len() - rest[at..].trim_start().len();
            let wide = rest[at..at + gap].contains('\t') || gap >= 4;
            let behind = rest[at + gap..].chars().next();
            if wide
                && behind.is_some_and(|c| c.is_uppercase())
                && at > 2
                && mark(rest).is_none_or(|m| m.end < at)
            {
                pieces.push(rest[..at].trim().to_owned());
                rest = &rest[at + gap..];
                continue 'next;
            }
            from = at + gap.max(1);
        }
        break;
    }
    pieces.push(rest.replace('\t', " ").trim().to_owned());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Lines that go on in the middle of a sentence are one paragraph.
fn joined(lines: Vec<Raw>) -> Vec<Raw> {
    let mut out: Vec<Raw> = Vec::with_capacity(lines.len());
    for line in lines {
        let goes_on = out.last().is_some_and(|before| continues(before, &line));
        match out.last_mut().filter(|_| goes_on) {
            Some(before) => {
                before.text.push(' ');
                let number = line.starts.first().map_or(0, |(_, number)| *number);
                before.starts.push((before.text.len(), number));
                before.text.push_str(&line.text);
                before.loose |= line.loose;
            }
            None => out.push(line),
        }
    }
    out
}

fn continues(before: &Raw, line: &Raw) -> bool {
    let Some(first) = line.text.chars().next() else { return false };
    if mark(&line.text).is_some() || all_capitals(&before.text) || before.text.starts_with("Nơi nhận") {
        return false;
    }
    let ended = before.text.ends_with(['.', ':', ';', '!', '?', '/']);
    if ended {
        return false;
    }
    let words_of_head =
        ["Số", "Kính gửi", "Căn cứ", "Nơi nhận", "TM.", "KT.", "TL.", "Độc lập", "V/v", "Lưu"];
    if words_of_head.iter().any(|word| line.text.starts_with(word)) {
        return false;
    }
    let lower = first.is_lowercase() || matches!(first, ',' | ';' | ')' | '”');
    let long = before.text.chars().count() >= BROKEN;
    if lower {
        return long || !line.after_empty;
    }
    !line.after_empty && long && !all_capitals(&line.text) && first.is_alphanumeric()
}
