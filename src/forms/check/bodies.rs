//! Bodies that no longer exist.

use super::collect::{Findings, advise};
use super::data::BODIES;
use super::finding::{Place, Repair, RuleId};
use super::reading::{Line, Part, Reading};
use super::seen::Seen;
use super::words::list_gap;
use chrono::Datelike;

pub(super) fn check(reading: &Reading, seen: &Seen, findings: &mut Findings) {
    if seen.judged_on < BODIES.from {
        return;
    }
    let mut places: Vec<(Place, Option<Repair>)> = Vec::new();
    for line in &reading.lines {
        // Tables hold the life stories of people, who worked where they worked.
        if line.part == Part::Cell {
            continue;
        }
        let mut at = 0;
        while at < line.words.len() {
            let Some((now, count)) = BODIES.names.at(&line.text, &line.words[at..], list_gap) else {
                at += 1;
                continue;
            };
            if !told_as_past(line, at, count) {
                let (start, end) = (line.words[at].start, line.words[at + count - 1].end);
                let repair =
                    advise(format!("Nay là {now}; nếu kể chuyện trước ngày 01/7/2025 thì ghi thêm “(cũ)”."));
                places.push((line.place(start, end), repair));
            }
            at += count;
        }
    }
    let found = findings.put_all(RuleId::BodyAbolished, places, |count| {
        let times = if count == 1 { String::new() } else { format!(" ở {count} chỗ") };
        format!("Văn bản nêu cơ quan, cấp hành chính không còn từ ngày 01/7/2025{times}.")
    });
    if let Some(finding) = found {
        finding.source = BODIES.source.clone();
    }
}

/// Words or years near the name that put it in the past.
fn told_as_past(line: &Line, at: usize, count: usize) -> bool {
    let from = at.saturating_sub(12);
    let to = (at + count + 12).min(line.words.len());
    let near = &line.words[from..to];
    let said = (0..near.len()).any(|i| BODIES.past.at(&line.text, &near[i..], list_gap).is_some());
    let year = near
        .iter()
        .filter(|word| word.key.len() == 4)
        .filter_map(super::words::Word::figure)
        .any(|year| (1930..u32::try_from(BODIES.from.year()).unwrap_or(2025)).contains(&year));
    said || year
}
