//! Capitals: names of people, fixed names, words of the decree.

use super::Facts;
use super::collect::{Findings, replace};
use super::data::Phrases;
use super::finding::{Place, Repair, RuleId};
use super::reading::{Line, Part, Reading};
use super::seen::Seen;
use super::vocabulary::NAMES;
use super::words::{Word, all_capitals, blank_gap, words};
use std::collections::BTreeMap;

type Places = Vec<(Place, Option<Repair>)>;

pub(super) fn check(reading: &Reading, facts: &Facts<'_>, seen: &Seen, findings: &mut Findings) {
    let people = facts.people.iter().filter(|name| name.split_whitespace().count() >= 2);
    let people = Phrases::new(people.map(|name| (name.clone(), name.clone())));
    let mut exact: BTreeMap<&str, Places> = BTreeMap::new();
    let mut proper: BTreeMap<&str, (&str, Places)> = BTreeMap::new();
    for line in &reading.lines {
        if matches!(line.part, Part::Nation | Part::Motto | Part::Number) {
            continue;
        }
        for at in 0..line.words.len() {
            person(line, at, &people, findings);
            title(line, at, findings);
            if let Some((name, count)) = NAMES.exact.at(&line.text, &line.words[at..], blank_gap)
                && let Some(entry) = differs(line, at, count, name)
            {
                exact.entry(name).or_default().push(entry);
            }
            if let Some((word, count)) = NAMES.words.at(&line.text, &line.words[at..], blank_gap)
                && seen.judged_on >= word.from
                && line.part.is_prose()
                && !beside(line, at, count, &word.not_after, &word.not_before)
                && let Some(entry) = differs(line, at, count, &word.right)
            {
                proper.entry(&word.right).or_insert((&word.source, Vec::new())).1.push(entry);
            }
        }
    }
    for (name, places) in exact {
        let found = findings.put_all(RuleId::Capitals, places, |count| said(name, count));
        if let Some(finding) = found {
            finding.source = NAMES.source.clone();
        }
    }
    for (name, (source, places)) in proper {
        let found = findings.put_all(RuleId::Capitals, places, |count| said(name, count));
        if let Some(finding) = found {
            finding.source = source.to_owned();
        }
    }
}

fn said(name: &str, count: usize) -> String {
    let times = if count == 1 { String::new() } else { format!(" ({count} chỗ)") };
    format!("Cách viết hoa: “{name}”{times}.")
}

/// The place and the repair when capitals are not those of `right`.
fn differs(line: &Line, at: usize, count: usize, right: &str) -> Option<(Place, Option<Repair>)> {
    let (start, end) = (line.words[at].start, line.words[at + count - 1].end);
    let written = &line.text[start..end];
    if all_capitals(written) {
        return None;
    }
    let wanted = words(right);
    let changed = line.words[at..at + count].iter().zip(&wanted).any(|(have, want)| {
        let (have, want) = (first_letter(have, &line.text), first_letter(want, right));
        have != want
    });
    // Only capitals are put right: the tones stay where the writer put them.
    let to = line.words[at..at + count].iter().zip(&wanted).map(|(have, want)| {
        let have = have.of(&line.text);
        let mut letters = have.chars();
        match (letters.next(), first_letter(want, right)) {
            (Some(first), true) => first.to_uppercase().chain(letters).collect::<String>(),
            (Some(first), false) => first.to_lowercase().chain(letters).collect(),
            _ => have.to_owned(),
        }
    });
    let to: Vec<String> = to.collect();
    changed.then(|| (line.place(start, end), replace(written, to.join(" "))))
}

fn first_letter(word: &Word, text: &str) -> bool {
    word.of(text).chars().next().is_some_and(char::is_uppercase)
}

/// Whether a word stands in one of the neighbourhoods in which it is left alone.
fn beside(line: &Line, at: usize, count: usize, after: &Phrases<()>, before: &Phrases<()>) -> bool {
    let follows = (1..=3).any(|back| {
        at.checked_sub(back).is_some_and(|from| {
            after.at(&line.text, &line.words[from..at], blank_gap).is_some_and(|((), length)| length == back)
        })
    });
    follows || before.at(&line.text, line.words.get(at + count..).unwrap_or_default(), blank_gap).is_some()
}

fn person(line: &Line, at: usize, people: &Phrases<String>, findings: &mut Findings) {
    let Some((name, count)) = people.at(&line.text, &line.words[at..], blank_gap) else { return };
    let (start, end) = (line.words[at].start, line.words[at + count - 1].end);
    let written = &line.text[start..end];
    if written == name || all_capitals(written) {
        return;
    }
    let wanted = words(name);
    let capitals = line.words[at..at + count]
        .iter()
        .zip(&wanted)
        .any(|(have, want)| first_letter(have, &line.text) != first_letter(want, name));
    if capitals {
        let message = format!("Tên “{name}” viết chưa đúng chữ hoa.");
        findings.put(RuleId::NameCapitals, line.place(start, end), message, replace(written, name.clone()));
    }
}

fn title(line: &Line, at: usize, findings: &mut Findings) {
    let Some(((right, source), count)) = NAMES.titles.at(&line.text, &line.words[at..], blank_gap) else {
        return;
    };
    let (start, end) = (line.words[at].start, line.words[at + count - 1].end);
    let written = &line.text[start..end];
    if first_letter(&line.words[at], &line.text) {
        let message = format!("Tên đầy đủ là “{right}”.");
        let finding =
            findings.put(RuleId::Capitals, line.place(start, end), message, replace(written, right.clone()));
        finding.source.clone_from(source);
    }
}
