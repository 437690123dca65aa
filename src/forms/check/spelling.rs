//! Common typing errors: pairs of the list, words typed twice, telex keys left as letters. Only offered.

use super::collect::{Findings, replace};
use super::finding::{Place, Repair, RuleId};
use super::reading::{Line, Part, Reading};
use super::vocabulary::SPELLING;
use super::words::{all_capitals, blank_gap};
use crate::text::syllable;
use std::collections::BTreeMap;

type Places = Vec<(Place, Option<Repair>)>;

pub(super) fn check(reading: &Reading, findings: &mut Findings) {
    let mut pairs: BTreeMap<String, (String, Places)> = BTreeMap::new();
    let (mut twice, mut telex): (Places, Places) = (Vec::new(), Vec::new());
    for line in &reading.lines {
        if matches!(line.part, Part::Signer | Part::Number | Part::Nation | Part::Motto) {
            continue;
        }
        let mut at = 0;
        while at < line.words.len() {
            if let Some((right, count)) = misspelt(line, at) {
                let written = &line.text[line.words[at].start..line.words[at + count - 1].end];
                let place = line.place(line.words[at].start, line.words[at + count - 1].end);
                let to = in_case_of(written, right);
                let key = format!("{}→{right}", written.to_lowercase());
                let message = (format!("“{written}” có thể gõ nhầm từ “{to}”"), Vec::new());
                pairs.entry(key).or_insert(message).1.push((place, replace(written, to)));
                at += count;
                continue;
            }
            if typed_twice(line, at) {
                let (first, second) = (&line.words[at], &line.words[at + 1]);
                let written = &line.text[first.start..second.end];
                twice.push((line.place(first.start, second.end), replace(written, first.of(&line.text))));
                at += 2;
                continue;
            }
            let word = line.words[at].of(&line.text);
            if !SPELLING.foreign.contains(word)
                && let Some(meant) = syllable::telex(word)
            {
                telex.push((line.place(line.words[at].start, line.words[at].end), replace(word, meant)));
            }
            at += 1;
        }
    }
    for (_, (message, places)) in pairs {
        findings.put_all(RuleId::Spelling, places, |count| match count {
            1 => format!("{message}."),
            count => format!("{message} ({count} chỗ)."),
        });
    }
    for (place, repair) in twice {
        findings.put(RuleId::WordTwice, place, "Một chữ được gõ hai lần liền nhau.", repair);
    }
    for (place, repair) in telex {
        findings.put(RuleId::TelexLeft, place, "Chữ có vẻ gõ Telex nhưng chưa thành dấu.", repair);
    }
}

/// A pair of the list that begins here.
fn misspelt(line: &Line, at: usize) -> Option<(&'static str, usize)> {
    let ((right, fine), count) = SPELLING.pairs.at(&line.text, &line.words[at..], blank_gap)?;
    let next = line.words.get(at + count);
    let end = line.words[at + count - 1].end;
    // "các nhân tố" is right, so is anything the list says about what follows directly.
    if next.is_some_and(|word| fine.contains(&word.key) && line.text[end..word.start].chars().all(blank_gap))
    {
        return None;
    }
    Some((right.as_str(), count))
}

/// The right words with the capitals of the wrong ones.
fn in_case_of(written: &str, right: &str) -> String {
    if all_capitals(written) {
        return right.to_uppercase();
    }
    let mut letters = right.chars();
    match (written.chars().next().is_some_and(char::is_uppercase), letters.next()) {
        (true, Some(first)) => first.to_uppercase().chain(letters).collect(),
        _ => right.to_owned(),
    }
}

/// The same word again, where the language does not double it and no compound begins with the second.
fn typed_twice(line: &Line, at: usize) -> bool {
    let (Some(first), Some(second)) = (line.words.get(at), line.words.get(at + 1)) else { return false };
    if first.key != second.key || !first.key.chars().all(char::is_alphabetic) || first.key.chars().count() < 2
    {
        return false;
    }
    let written = (first.of(&line.text), second.of(&line.text));
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    // Two capitals are a name ("Lan Lan"), unless the whole line is in capitals.
    if capital(written.0) && capital(written.1) && !all_capitals(written.0) {
        return false;
    }
    // A small and a capital letter: the second begins a name ("hội Hội LHPN" is rare, "cán bộ Bộ Nội vụ" is not).
    if !capital(written.0) && capital(written.1) {
        return false;
    }
    line.text[first.end..second.start].chars().all(blank_gap)
        && !SPELLING.doubled.contains(&first.key)
        && SPELLING.begins.at(&line.text, &line.words[at + 1..], blank_gap).is_none()
}
