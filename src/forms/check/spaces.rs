//! Spaces, punctuation, brackets and quotation marks.

use super::collect::{Findings, advise, replace};
use super::finding::{Place, Repair, RuleId};
use super::reading::{BLANK, GAP, Line, Reading};

type Places = Vec<(Place, Option<Repair>)>;

pub(super) fn check(reading: &Reading, findings: &mut Findings) {
    let (mut doubled, mut around): (Places, Places) = (Vec::new(), Vec::new());
    for line in &reading.lines {
        if !line.part.is_prose() && line.part != super::reading::Part::Recipient {
            continue;
        }
        scan(line, &mut doubled, &mut around);
        if line.part.is_prose() {
            balance(line, findings);
        }
    }
    findings.put_all(RuleId::SpaceDoubled, doubled, |count| {
        if count == 1 {
            "Thừa dấu cách giữa hai chữ.".to_owned()
        } else {
            format!("Thừa dấu cách giữa hai chữ ({count} chỗ).")
        }
    });
    findings.put_all(RuleId::SpacePunctuation, around, |count| {
        if count == 1 {
            "Dấu cách quanh dấu câu chưa đúng.".to_owned()
        } else {
            format!("Dấu cách quanh dấu câu chưa đúng ({count} chỗ).")
        }
    });
}

/// What a scan has before and after the letter it looks at.
struct Around {
    at: usize,
    before: Option<char>,
    this: char,
    next: Option<char>,
}

fn scan(line: &Line, doubled: &mut Places, around: &mut Places) {
    let start = line.body_start();
    let text = &line.text;
    let letters: Vec<(usize, char)> = text[start..].char_indices().map(|(at, c)| (at + start, c)).collect();
    let mut at = 0;
    while at < letters.len() {
        let (offset, this) = letters[at];
        if this == ' ' {
            let run = letters[at..].iter().take_while(|(_, c)| *c == ' ').count();
            let before = at.checked_sub(1).map(|before| letters[before].1);
            let next = letters.get(at + run).map(|(_, c)| *c);
            let inside = before.is_some_and(|c| c != BLANK) && next.is_some_and(|c| c != BLANK);
            if run > 1 && inside {
                let end = offset + run;
                doubled.push((line.place(offset, end), wide(text, offset, end)));
            }
            at += run;
            continue;
        }
        let before = at.checked_sub(1).map(|before| letters[before].1);
        let next = letters.get(at + 1).map(|(_, c)| *c);
        let here = Around { at: offset, before, this, next };
        if let Some(repair) = misplaced(text, &here, &letters[at..]) {
            around.push((line.place(offset, offset + this.len_utf8()), Some(repair)));
        }
        at += 1;
    }
}

/// The words on both sides of a gap, and the same with one space.
fn wide(text: &str, start: usize, end: usize) -> Option<Repair> {
    let from = text[..start].rfind(' ').map_or(0, |at| at + 1);
    let to = text[end..].find(' ').map_or(text.len(), |at| end + at);
    replace(&text[from..to], format!("{} {}", &text[from..start], &text[end..to]))
}

/// The piece between spaces around an offset.
fn token(text: &str, at: usize) -> (usize, usize) {
    let from = text[..at].rfind(' ').map_or(0, |space| space + 1);
    let to = text[at..].find(' ').map_or(text.len(), |space| at + space);
    (from, to)
}

fn is_address(piece: &str) -> bool {
    piece.contains('@') || piece.contains("://") || piece.starts_with("www.")
}

fn letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphabetic)
}

/// What is wrong with the spaces around one sign.
fn misplaced(text: &str, here: &Around, ahead: &[(usize, char)]) -> Option<Repair> {
    let (from, to) = token(text, here.at);
    let piece = || &text[from..to];
    let end = here.at + here.this.len_utf8();
    let with_space_after = || replace(piece(), format!("{} {}", &text[from..end], &text[end..to]));
    let with_space_before = || replace(piece(), format!("{} {}", &text[from..here.at], &text[here.at..to]));
    match here.this {
        ',' | ';' | ':' | '.' | '!' | '?' | ')' | '”' if here.before == Some(' ') => {
            // "./." and "…" stand for themselves; so do dots to be filled in.
            let dots = here.this == '.' && matches!(here.next, Some('.' | '/'));
            if dots {
                return None;
            }
            let word_from = text[..here.at].trim_end().rfind(' ').map_or(0, |space| space + 1);
            let bare = text[word_from..here.at].trim_end();
            if bare.is_empty() || bare.ends_with([BLANK, GAP]) || bare.ends_with("..") || bare.ends_with('…')
            {
                return None;
            }
            replace(&text[word_from..end], format!("{bare}{}", here.this))
        }
        ',' | ';' | ':' if letter(here.next) && !is_address(piece()) => with_space_after(),
        '.' if letter(here.before) && !is_address(piece()) => {
            // "hiện.Căn" lacks a space; "TP.HCM", "P.VHXH" are abbreviations.
            let sentence = here.before.is_some_and(char::is_lowercase)
                && here.next.is_some_and(char::is_uppercase)
                && ahead.get(2).is_some_and(|(_, c)| c.is_lowercase())
                && text[from..here.at].chars().count() > 2;
            if sentence { with_space_after() } else { None }
        }
        '.' if here.before == Some('.') && letter(here.next) && !is_address(piece()) => with_space_after(),
        '(' | '“' if letter(here.before) => with_space_before(),
        '(' | '“' if here.next == Some(' ') => {
            let word_to = text[end..].trim_start().find(' ').map_or(text.len(), |space| {
                end + (text[end..].len() - text[end..].trim_start().len()) + space
            });
            replace(&text[here.at..word_to], format!("{}{}", here.this, text[end..word_to].trim_start()))
        }
        '”' | ')' if letter(here.next) => with_space_after(),
        '-' | '–' => dash(text, here, from, to),
        _ => None,
    }
}

/// A dash with a space on one side only.
fn dash(text: &str, here: &Around, from: usize, to: usize) -> Option<Repair> {
    let end = here.at + here.this.len_utf8();
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || matches!(c, '”' | ')' | '“'));
    match (here.before, here.next) {
        (before, Some(' ')) if word(before) => {
            replace(&text[from..end], format!("{} {}", &text[from..here.at], here.this))
        }
        (Some(' '), next) if word(next) && text[..here.at].trim_end().ends_with(char::is_alphanumeric) => {
            replace(&text[here.at..to], format!("{} {}", here.this, &text[end..to]))
        }
        _ => None,
    }
}

/// Brackets and quotation marks that have no partner in their paragraph.
fn balance(line: &Line, findings: &mut Findings) {
    let start = line.body_start();
    let text = &line.text;
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone: Option<(usize, char)> = None;
    let mut straight = Vec::new();
    for (at, c) in text[start..].char_indices().map(|(at, c)| (at + start, c)) {
        match c {
            '(' | '[' | '“' => open.push((at, c)),
            ')' | ']' | '”' => {
                let partner = match c {
                    ')' => '(',
                    ']' => '[',
                    _ => '“',
                };
                match open.iter().rposition(|(_, sign)| *sign == partner) {
                    Some(place) => {
                        open.remove(place);
                    }
                    // "a)" and "1)" inside a sentence count something.
                    None if c == ')' && counts_something(text, at) => {}
                    None => alone = alone.or(Some((at, c))),
                }
            }
            '"' => straight.push(at),
            _ => {}
        }
    }
    let alone = alone.or_else(|| open.first().copied()).or_else(|| {
        let odd = straight.len() % 2 == 1;
        straight.last().filter(|_| odd).map(|at| (*at, '"'))
    });
    if let Some((at, sign)) = alone {
        let message = format!("Dấu “{sign}” không có dấu đi cùng trong đoạn.");
        let repair = advise("Thêm dấu còn thiếu hoặc bỏ dấu thừa.");
        findings.put(RuleId::Unbalanced, line.place(at, at + sign.len_utf8()), message, repair);
    }
}

fn counts_something(text: &str, at: usize) -> bool {
    let word: Vec<char> = text[..at].chars().rev().take_while(|c| c.is_alphanumeric()).take(4).collect();
    let figures = !word.is_empty() && word.len() <= 2 && word.iter().all(char::is_ascii_digit);
    let roman = !word.is_empty() && word.len() <= 3 && word.iter().all(|c| matches!(c, 'i' | 'v' | 'x'));
    figures || roman || word.len() == 1
}
