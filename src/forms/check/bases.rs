//! What the paper rests on: bases complete, in order, in force, and not later than the paper.

use super::collect::{Findings, advise, replace};
use super::data::{BASES, Basis, Cited};
use super::finding::{RuleId, Severity};
use super::reading::{GAP, Line, Part, Reading};
use super::seen::{Seen, days};
use super::words::blank_gap;
use crate::text::short_date;

pub(super) fn check(reading: &Reading, seen: &Seen, findings: &mut Findings) {
    let bases: Vec<&Line> = reading.of(Part::Basis).collect();
    for line in &bases {
        complete(line, findings);
    }
    endings(&bases, findings);
    for line in reading.lines.iter().filter(|line| line.part.is_prose()) {
        later(line, seen, findings);
        in_force(line, seen, findings);
    }
}

/// "Căn cứ" + kind, number, day, issuer.
fn complete(line: &Line, findings: &mut Findings) {
    if line.text.contains(GAP) || !line.text.starts_with("Căn cứ") {
        return;
    }
    let Some(behind) = line.words.get(2..) else { return };
    let Some(((cited, kind), count)) = BASES.kinds.at(&line.text, behind, blank_gap) else { return };
    // "Căn cứ kế hoạch của tỉnh" speaks of no particular paper; a name begins with a capital.
    let named = behind[0].of(&line.text).chars().next().is_some_and(char::is_uppercase);
    if *cited != Cited::Numbered || !named {
        return;
    }
    let rest = &behind[count..];
    let has = |key: &str| rest.iter().any(|word| word.key == key);
    let figures = |(start, end): (usize, usize)| line.text[start..end].chars().any(char::is_alphabetic);
    let number = has("số") || symbols(&line.text).into_iter().any(figures);
    let dated = !days(line).is_empty();
    let issuer = has("của");
    let missing: Vec<&str> =
        [(number, "số, ký hiệu"), (dated, "ngày tháng năm"), (issuer, "cơ quan ban hành")]
            .into_iter()
            .filter(|(there, _)| !there)
            .map(|(_, name)| name)
            .collect();
    if !missing.is_empty() {
        let missing = missing.join(", ");
        let message = format!("Căn cứ {kind} chưa ghi đủ: thiếu {missing}.");
        let repair =
            advise(format!("Bổ sung {missing} (riêng Luật, Pháp lệnh không cần số và cơ quan ban hành)."));
        findings.put(RuleId::BasisIncomplete, line.whole(), message, repair);
    }
}

/// Each basis ends with a semicolon, the last with a full stop.
fn endings(bases: &[&Line], findings: &mut Findings) {
    let last = bases.len().saturating_sub(1);
    for (at, line) in bases.iter().enumerate() {
        let want = if at == last { '.' } else { ';' };
        let text = line.text.trim_end();
        if text.ends_with(want) {
            continue;
        }
        let tail_at = line.words.last().map_or(0, |word| word.start);
        let tail = &text[tail_at..];
        let to = format!("{}{want}", tail.trim_end_matches(['.', ';', ',', ':', ' ']));
        let rule = if at == last {
            "dòng căn cứ cuối cùng kết thúc bằng dấu chấm"
        } else {
            "dòng căn cứ kết thúc bằng dấu chấm phẩy"
        };
        let message = format!("Theo quy định, {rule} (“{want}”).");
        findings.put(RuleId::BasisEnding, line.place(tail_at, text.len()), message, replace(tail, to));
    }
}

/// A cited paper with a day after this paper's own.
fn later(line: &Line, seen: &Seen, findings: &mut Findings) {
    let Some(issued) = seen.issued else { return };
    for day in days(line) {
        let Some(date) = day.date().filter(|date| *date > issued) else { continue };
        if is_citation(line, day.first) {
            let message = format!(
                "Văn bản được dẫn đề ngày {}, sau ngày ban hành của văn bản này ({}).",
                short_date(date),
                short_date(issued)
            );
            let repair = advise("Kiểm tra lại ngày của văn bản được dẫn và ngày ban hành.");
            let finding = findings.put(RuleId::BasisLater, line.place(day.start, day.end), message, repair);
            if line.part != Part::Basis {
                finding.as_severe(Severity::Warning);
            }
        }
    }
}

/// "… số 70/KH-UBND ngày 19/4/2017": a symbol shortly before the day.
fn is_citation(line: &Line, first: usize) -> bool {
    let from = first.saturating_sub(8);
    let before = &line.words[from..first];
    let Some(number) = before.iter().rposition(|word| word.key == "số") else { return false };
    let start = before[number].end;
    let end = line.words[first].start;
    let symbol = &line.text[start..end];
    symbol.contains(['/', '-']) && !symbol.contains([';', '.'])
}

/// Papers of the list that no longer held when this one was made.
fn in_force(line: &Line, seen: &Seen, findings: &mut Findings) {
    for (start, end) in symbols(&line.text) {
        if let Some(basis) = BASES.numbered(&line.text[start..end]) {
            expired(line, start, end, basis, seen, findings);
        }
    }
    for (at, word) in line.words.iter().enumerate() {
        let fits = |c: char| matches!(c, ' ' | ',' | '/');
        if let Some((basis, count)) = BASES.by_name.at(&line.text, &line.words[at..], fits)
            && let Some(basis) = BASES.get(*basis)
        {
            expired(line, word.start, line.words[at + count - 1].end, basis, seen, findings);
        }
    }
}

fn expired(line: &Line, start: usize, end: usize, basis: &Basis, seen: &Seen, findings: &mut Findings) {
    if seen.judged_on < basis.ended {
        return;
    }
    let ended = short_date(basis.ended);
    let weak = if basis.weak {
        " Mốc này chưa đối chiếu với văn bản gốc, hãy kiểm tra lại."
    } else {
        ""
    };
    let message = format!("{} hết hiệu lực từ ngày {ended}.{weak}", basis.what);
    let repair = if basis.successor.is_empty() {
        advise("Tìm văn bản thay thế đang có hiệu lực.")
    } else {
        advise(format!("Văn bản thay thế: {}.", basis.successor))
    };
    let finding = findings.put(RuleId::BasisExpired, line.place(start, end), message, repair);
    finding.source = basis.source.clone();
    // Elsewhere than among the bases a paper may tell of the past.
    if line.part != Part::Basis {
        finding.as_severe(Severity::Hint);
    }
}

/// Pieces such as "98/2023/NĐ-CP" or "66-QĐ/TW": figures, then groups joined by '/' or '-'.
fn symbols(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-');
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, fits(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let piece = text[from..at].trim_end_matches(['/', '-']);
                if piece.starts_with(|c: char| c.is_ascii_digit()) && piece.contains('/') {
                    found.push((from, from + piece.len()));
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}
