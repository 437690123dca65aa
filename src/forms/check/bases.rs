//! What the paper rests on: bases complete, in order, in force, and not later than the paper.

use super::Facts;
use super::collect::{Findings, advise, replace};
use super::data::{BASIS_KINDS, Cited, Phrases};
use super::finding::{RuleId, Severity};
use super::reading::{GAP, Line, Part, Reading};
use super::seen::{Seen, days};
use super::words::blank_gap;
use crate::domain::basis::{Basis, Standing};
use crate::text::short_date;
use std::collections::HashMap;

pub(super) fn check(reading: &Reading, facts: &Facts<'_>, seen: &Seen, findings: &mut Findings) {
    let register = Register::of(facts.bases);
    let bases: Vec<&Line> = reading.of(Part::Basis).collect();
    for line in &bases {
        complete(line, findings);
    }
    endings(&bases, findings);
    for line in reading.lines.iter().filter(|line| line.part.is_prose()) {
        later(line, seen, findings);
        register.in_force(line, seen, findings);
    }
}

/// "Căn cứ" + kind, number, day, issuer.
fn complete(line: &Line, findings: &mut Findings) {
    if line.text.contains(GAP) || !line.text.starts_with("Căn cứ") {
        return;
    }
    let Some(behind) = line.words.get(2..) else { return };
    let Some(((cited, kind), count)) = BASIS_KINDS.at(&line.text, behind, blank_gap) else { return };
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

/// The register by the ways in which text names its entries.
struct Register<'a> {
    all: &'a [Basis],
    by_number: HashMap<String, Vec<&'a Basis>>,
    by_name: Phrases<&'a Basis>,
}

/// A symbol without the leading zeros that offices write or leave out ("01/2024/TT-BNV").
fn bare(symbol: &str) -> String {
    symbol.trim().trim_start_matches('0').to_lowercase()
}

impl<'a> Register<'a> {
    fn of(all: &'a [Basis]) -> Self {
        let mut by_number: HashMap<String, Vec<&Basis>> = HashMap::new();
        for basis in all.iter().filter(|basis| !basis.number.trim().is_empty()) {
            by_number.entry(bare(&basis.number)).or_default().push(basis);
        }
        let names = all.iter().flat_map(|basis| basis.names.iter().map(move |name| (name.clone(), basis)));
        Register { all, by_number, by_name: Phrases::new(names) }
    }

    /// Entries that did not hold when this paper was made.
    fn in_force(&self, line: &Line, seen: &Seen, findings: &mut Findings) {
        for (start, end) in symbols(&line.text) {
            let same = self.by_number.get(&bare(&line.text[start..end]));
            if let Some(basis) = same.into_iter().flatten().find(|basis| is_meant(basis, line)) {
                self.judge(line, (start, end), basis, seen, findings);
            }
        }
        for (at, word) in line.words.iter().enumerate() {
            let fits = |c: char| matches!(c, ' ' | ',' | '/');
            if let Some((basis, count)) = self.by_name.at(&line.text, &line.words[at..], fits) {
                let end = line.words[at + count - 1].end;
                self.judge(line, (word.start, end), basis, seen, findings);
            }
        }
    }

    fn judge(
        &self,
        line: &Line,
        (start, end): (usize, usize),
        basis: &Basis,
        seen: &Seen,
        findings: &mut Findings,
    ) {
        let again = if basis.checked {
            ""
        } else {
            " Mốc này chưa đối chiếu với văn bản gốc, hãy kiểm tra lại."
        };
        let place = line.place(start, end);
        let finding = match basis.standing(seen.judged_on, self.all) {
            Standing::InForce => return,
            // A paper later than this one is remarked already.
            Standing::NotYet { .. } if basis.date.is_some_and(|date| date > seen.judged_on) => return,
            Standing::NotYet { from } => {
                let message =
                    format!("{} chỉ có hiệu lực từ ngày {}.{again}", called(basis), short_date(from));
                let repair = advise("Kiểm tra lại; chỉ căn cứ vào văn bản đang có hiệu lực.");
                findings.put(RuleId::BasisNotYet, place, message, repair)
            }
            Standing::Ended { since, successor } => {
                let message = format!("{} hết hiệu lực từ ngày {}.{again}", called(basis), short_date(since));
                let next = successor.and_then(|id| self.all.iter().find(|one| one.id == id));
                let repair = match next {
                    Some(next) => advise(format!("Văn bản thay thế: {}.", cited(next))),
                    None => advise("Tìm văn bản thay thế đang có hiệu lực."),
                };
                findings.put(RuleId::BasisExpired, place, message, repair)
            }
        };
        if !basis.source.trim().is_empty() {
            finding.source = basis.source.clone();
        }
        // Elsewhere than among the bases a paper may tell of the past.
        if line.part != Part::Basis {
            finding.as_severe(Severity::Hint);
        }
    }
}

/// Whether the symbol in a line is this entry's: many offices issue a "12/KH-UBND", and the day tells them apart.
fn is_meant(basis: &Basis, line: &Line) -> bool {
    let dates = days(line);
    match basis.date {
        Some(_) if dates.is_empty() => !basis.is_plan(),
        Some(date) => dates.iter().any(|day| day.date().is_none_or(|day| day == date)),
        None => true,
    }
}

/// What a finding calls an entry: without what it is about.
fn called(basis: &Basis) -> String {
    if basis.cited().is_law() {
        return match basis.names.first() {
            Some(name) => name.clone(),
            None => basis.cited().in_sentence(),
        };
    }
    format!("{} số {}", basis.kind.trim(), basis.number.trim())
}

/// An entry as the bases of a paper name it, without what it is about.
fn cited(basis: &Basis) -> String {
    let mut cited = basis.cited();
    if !cited.is_law() {
        cited.subject.clear();
    }
    cited.in_sentence()
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
