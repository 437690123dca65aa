//! Placing of tones, and letters torn from their marks.

use super::collect::{Findings, advise, replace};
use super::finding::{Place, Repair, RuleId};
use super::reading::{Line, Part, Reading};
use super::vocabulary::NAMES;
use super::words::Word;
use super::{Facts, TonePlacement};
use crate::text::syllable::{self, Placement};
use std::collections::HashSet;

pub(super) fn check(reading: &Reading, facts: &Facts<'_>, findings: &mut Findings) {
    let known: HashSet<&str> = facts.people.iter().flat_map(|name| name.split_whitespace()).collect();
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let mut wrong: Vec<(Place, Option<Repair>)> = Vec::new();
    for line in reading.lines.iter().filter(|line| line.part != Part::Signer) {
        let mut named_until = 0;
        for (at, word) in line.words.iter().enumerate() {
            let written = word.of(&line.text);
            if written.is_ascii() {
                continue;
            }
            named_until = named_until.max(name_end(line, at));
            let Some(way) = syllable::placement(written) else { continue };
            // A person's name is written as the person writes it.
            if at < named_until || known.contains(written) || in_name(line, at) {
                continue;
            }
            let entry = (
                line.place(word.start, word.end),
                syllable::moved(written).and_then(|to| replace(written, to)),
            );
            match way {
                Placement::Old => old.push(entry),
                Placement::New => new.push(entry),
                Placement::Wrong => wrong.push(entry),
            }
        }
    }
    let (olds, news) = (old.len(), new.len());
    let counts = format!("kiểu “hoà, uỷ” {olds} chỗ, kiểu “hòa, ủy” {news} chỗ");
    let (places, message) = match facts.tones {
        TonePlacement::Old => (new, format!("Cơ quan chọn kiểu “hoà, uỷ”; văn bản có {counts}.")),
        TonePlacement::New => (old, format!("Cơ quan chọn kiểu “hòa, ủy”; văn bản có {counts}.")),
        TonePlacement::Consistent if olds == 0 || news == 0 => (Vec::new(), String::new()),
        TonePlacement::Consistent => {
            let fewer = if olds < news { old } else { new };
            (fewer, format!("Văn bản dùng cả hai kiểu đặt dấu thanh: {counts}. Nên dùng một kiểu."))
        }
    };
    findings.put_all(RuleId::ToneMixed, places, |_| message);
    findings.put_all(RuleId::ToneWrong, wrong, |count| {
        let times = if count == 1 { String::new() } else { format!(" ({count} chỗ)") };
        format!("Dấu thanh đặt sai chỗ{times}.")
    });
    let loose: Vec<(Place, Option<Repair>)> = reading
        .lines
        .iter()
        .filter(|line| line.loose)
        .map(|line| (line.whole(), advise("Chuyển cả văn bản sang Unicode dựng sẵn.")))
        .collect();
    findings.put_all(RuleId::LooseMarks, loose, |count| {
        format!("Chữ và dấu rời nhau hoặc có ký tự ẩn ở {count} dòng; in ra hoặc tìm kiếm có thể sai.")
    });
}

fn capital(line: &Line, word: &Word) -> bool {
    let mut letters = word.of(&line.text).chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// The index behind a run of capitalised words that begins with a family name at `at`; `at` when there is none.
fn name_end(line: &Line, at: usize) -> usize {
    if !is_surname(line, at) {
        return at;
    }
    let run = line.words[at..].iter().take(5).take_while(|word| capital(line, word)).count();
    if run >= 2 { at + run } else { at }
}

fn is_surname(line: &Line, at: usize) -> bool {
    let word = &line.words[at];
    capital(line, word) && NAMES.surnames.contains(&word.key)
}

/// Whether one of the few capitalised words before begins a name that reaches here.
fn in_name(line: &Line, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|from| name_end(line, from) > at)
}
