//! How the paper ends: "./.", recipients, "Lưu".

use super::collect::{Findings, advise, replace};
use super::data::Addressed;
use super::finding::{RuleId, Severity};
use super::reading::{GAP, Line, Part, Reading};
use crate::text::fold;

/// Within so many letters of the end "./." may be followed by the drafter's mark.
const TAIL: usize = 24;

pub(super) fn check(reading: &Reading, findings: &mut Findings) {
    end_mark(reading, findings);
    if reading.has(Part::Recipients) {
        recipients(reading, findings);
        as_above(reading, findings);
    }
}

fn end_mark(reading: &Reading, findings: &mut Findings) {
    let closed = reading.kind.is_some_and(|kind| kind.closed) && !reading.party;
    let foot = reading.has(Part::Recipients) || reading.has(Part::Authority);
    if !closed || !foot {
        return;
    }
    let last = reading.lines.iter().rev().find(|line| line.part.is_text() || line.part == Part::Cell);
    let Some(line) = last.filter(|line| line.part == Part::Body && !line.text.contains(GAP)) else { return };
    let squeezed: Vec<char> = line.text.chars().filter(|c| !c.is_whitespace()).collect();
    let tail: String = squeezed[squeezed.len().saturating_sub(TAIL)..].iter().collect();
    if tail.contains("./") {
        return;
    }
    let start = line.words.last().map_or(0, |word| word.start);
    let from = &line.text[start..];
    let to = format!("{}./.", from.trim_end_matches(['.', ';', ',', ' ']));
    let message = "Hết phần nội dung thường có dấu “./.”.";
    findings.put(RuleId::EndMark, line.place(start, line.text.len()), message, replace(from, to));
}

fn recipients(reading: &Reading, findings: &mut Findings) {
    let archive = reading.lines.iter().position(|line| line.part == Part::Archive);
    if let Some(label) = reading.of(Part::Recipients).next()
        && !label.text.trim_end_matches(['*', '_', ' ']).ends_with(':')
    {
        let repair = replace(&label.text, format!("{}:", label.text.trim()));
        findings.put(RuleId::RecipientsEnding, label.whole(), "Sau “Nơi nhận” có dấu hai chấm.", repair);
    }
    let Some(at) = archive else {
        let place =
            reading.of(Part::Recipient).last().or(reading.of(Part::Recipients).next()).map(Line::whole);
        if let Some(place) = place {
            let message = "Nơi nhận thiếu dòng “Lưu: VT, …”.";
            findings.put(
                RuleId::ArchiveMissing,
                place,
                message,
                advise("Thêm dòng cuối “- Lưu: VT, <đơn vị soạn thảo>.”."),
            );
        }
        return;
    };
    archive_line(&reading.lines[at], findings);
    if let Some(late) = reading.lines[at..].iter().find(|line| line.part == Part::Recipient) {
        let message = "Dòng “Lưu” phải là dòng cuối của Nơi nhận.";
        findings
            .put(RuleId::RecipientsEnding, late.whole(), message, advise("Chuyển dòng “Lưu” xuống cuối."))
            .as_severe(Severity::Warning);
    }
    let open = reading
        .of(Part::Recipient)
        .filter(|line| !line.text.trim_end().ends_with(';') && !line.text.contains(GAP))
        .map(|line| {
            let start = line.words.last().map_or(0, |word| word.start);
            let from = line.text[start..].trim_end();
            let repair = replace(from, format!("{};", from.trim_end_matches(['.', ',', ' '])));
            (line.place(start, line.text.len()), repair)
        })
        .collect();
    findings.put_all(RuleId::RecipientsEnding, open, |count| {
        let times = if count == 1 { String::new() } else { format!(" ({count} dòng)") };
        format!("Mỗi nơi nhận kết thúc bằng dấu chấm phẩy{times}.")
    });
}

fn archive_line(line: &Line, findings: &mut Findings) {
    if line.text.contains(GAP) {
        return;
    }
    let at = line.text.find("Lưu").unwrap_or(0);
    let text = line.text[at..].trim_end();
    let rest = text.strip_prefix("Lưu").unwrap_or(text);
    let entries = rest.trim_start_matches([':', ';', ' ']).trim_end_matches(['.', ';', ',', ' ']);
    let mut faults = Vec::new();
    if !rest.starts_with(':') {
        faults.push("sau chữ “Lưu” có dấu hai chấm");
    }
    if !text.ends_with('.') {
        faults.push("kết thúc bằng dấu chấm");
    }
    if faults.is_empty() {
        return;
    }
    let message = format!("Dòng Lưu: {}.", faults.join("; "));
    findings.put(RuleId::RecipientsEnding, line.whole(), message, replace(text, format!("Lưu: {entries}.")));
}

fn as_above(reading: &Reading, findings: &mut Findings) {
    let wanted = reading.kind.is_some_and(|kind| match kind.addressed {
        Addressed::Yes => true,
        Addressed::Maybe => reading.has(Part::Addressee),
        Addressed::No => false,
    });
    if !wanted {
        return;
    }
    let first = reading.of(Part::Recipient).next();
    let there = reading.of(Part::Recipient).position(|line| fold(&line.text).starts_with("nhu "));
    let label = reading.of(Part::Recipients).next();
    let Some(place) = first.or(label).map(Line::whole) else { return };
    match there {
        None => {
            let message = "Văn bản có “Kính gửi” thì nơi nhận đầu tiên là “Như trên”.";
            findings.put(RuleId::AsAboveMissing, place, message, advise("Thêm dòng đầu “- Như trên;”."));
        }
        Some(at) if at > 0 => {
            let message = "“Như trên” phải là nơi nhận đầu tiên.";
            findings.put(RuleId::AsAboveMissing, place, message, advise("Chuyển “- Như trên;” lên đầu."));
        }
        Some(_) => {}
    }
}
