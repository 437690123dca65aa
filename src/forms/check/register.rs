//! Number, symbol, place and date.

use super::Facts;
use super::collect::{Findings, advise, replace};
use super::data;
use super::finding::{RuleId, Severity};
use super::reading::{BLANK, GAP, Line, Part, Reading};
use super::seen::days;
use crate::text::date_in_words;

/// The way out for blanks that are meant.
const BY_HAND: &str = "Điền khi ban hành, hoặc chọn “để trống, văn thư ghi tay”.";

pub(super) fn check(reading: &Reading, facts: &Facts<'_>, findings: &mut Findings) {
    if let Some(line) = reading.of(Part::Number).next() {
        number(line, reading, facts, findings);
    }
    if let Some(line) = reading.of(Part::PlaceDate).next() {
        date(line, facts, findings);
    }
}

/// Dots, rules and room that stand for something to be filled in.
fn is_filler(c: char) -> bool {
    matches!(c, '.' | '…' | '_' | ' ' | BLANK)
}

fn number(line: &Line, reading: &Reading, facts: &Facts<'_>, findings: &mut Findings) {
    if line.text.contains(GAP) {
        return;
    }
    let text = line.text.as_str();
    let rest = text.trim_start_matches(['S', 's']).trim_start_matches(['ố', 'Ố']);
    let colon = rest.trim_start().starts_with(':');
    let after = rest.trim_start().trim_start_matches(':').trim();
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let behind = &after[digits.len()..];
    if digits.is_empty() {
        let symbol = after.trim_start_matches(is_filler);
        if symbol.starts_with(['/', '-']) || symbol.is_empty() {
            if !facts.by_hand {
                findings.put(RuleId::NumberBlank, line.whole(), "Số văn bản còn để trống.", advise(BY_HAND));
            }
            symbol_form(line, symbol, reading, findings);
        }
        return;
    }
    if !reading.party {
        let squeezed: String = behind.chars().filter(|c| !c.is_whitespace()).collect();
        let padded = if digits.len() == 1 { format!("0{digits}") } else { digits.clone() };
        let slash = squeezed.starts_with('/');
        let joined = if slash {
            squeezed.clone()
        } else {
            format!("/{}", squeezed.trim_start_matches(['-', '–', '_']))
        };
        let right = format!("Số: {padded}{}", joined.replace(['–', '_'], "-"));
        let mut faults: Vec<&str> = Vec::new();
        if !colon {
            faults.push("sau chữ “Số” có dấu hai chấm");
        }
        if digits.len() == 1 {
            faults.push("số dưới 10 ghi thêm số 0 phía trước");
        }
        if behind.contains(char::is_whitespace) {
            faults.push("số và ký hiệu viết liền, không có dấu cách");
        }
        if !slash && !squeezed.is_empty() {
            faults.push("giữa số và ký hiệu là dấu gạch chéo (/)");
        }
        if squeezed.contains(['–', '_']) {
            faults.push("giữa các nhóm chữ là dấu gạch nối (-)");
        }
        if !faults.is_empty() {
            let message = format!("Cách ghi số, ký hiệu: {}.", faults.join("; "));
            findings.put(RuleId::NumberForm, line.whole(), message, replace(text, right));
        }
    }
    symbol_form(line, behind.trim(), reading, findings);
}

/// "/KH-BTV": the type must be that of the title.
fn symbol_form(line: &Line, symbol: &str, reading: &Reading, findings: &mut Findings) {
    let symbol = symbol.trim_start_matches(['/', '-']);
    let mut groups = symbol.split(['-', '/']).map(str::trim);
    let Some(first) = groups.next().filter(|first| !first.is_empty()) else { return };
    if symbol.chars().any(char::is_alphabetic) && !symbol.chars().any(char::is_uppercase) {
        let message = "Ký hiệu văn bản viết bằng chữ in hoa.";
        findings.put(RuleId::NumberForm, line.whole(), message, replace(symbol, symbol.to_uppercase()));
        return;
    }
    let Some(kind) = reading.kind.filter(|_| reading.has(Part::Title)) else { return };
    let known = data::kind_short(first);
    if kind.short.is_empty() || kind.short.iter().any(|short| short == first) {
        return;
    }
    // Only an abbreviation that means another kind is surely wrong; offices have their own.
    if let Some(other) = known {
        let want = kind.short.first().map_or("", String::as_str);
        let message = format!("Ký hiệu “{first}” là của {}, còn tên loại là {}.", other.name, kind.name);
        findings.put(RuleId::NumberForm, line.whole(), message, replace(first, want));
    }
}

fn date(line: &Line, facts: &Facts<'_>, findings: &mut Findings) {
    if line.text.contains(GAP) {
        return;
    }
    let text = line.text.as_str();
    let Some(day_word) = line.words.iter().position(|word| word.key == "ngày") else { return };
    let day_at = line.words[day_word].start;
    let found = days(line).into_iter().next();
    let Some(day) = found else {
        if !facts.by_hand {
            findings.put(
                RuleId::DateBlank,
                line.whole(),
                "Ngày, tháng ban hành còn để trống.",
                advise(BY_HAND),
            );
        }
        return;
    };
    let place = || line.place(day.start, day.end);
    let written = &text[day.start..day.end];
    if day.year.is_none() || !written.contains("tháng") {
        let repair = match day.date() {
            Some(date) => replace(&text[day_at..], date_in_words(date)),
            None => advise("Ghi đủ “ngày … tháng … năm …”."),
        };
        let message = "Ngày ban hành phải ghi đủ bằng chữ “ngày … tháng … năm …”.";
        findings.put(RuleId::DateForm, place(), message, repair);
        return;
    }
    let figure = |value: u32| {
        line.words[day.first..day.behind]
            .iter()
            .find(|word| word.figure() == Some(value))
            .map_or(2, |word| word.key.len())
    };
    let month_word = line.words.get(day.first + 3).map_or(2, |word| word.key.len());
    if let Some(date) = day.date() {
        let right = date_in_words(date);
        if (day.day < 10 && figure(day.day) == 1) || (day.month <= 2 && month_word == 1) {
            let message = "Ngày dưới 10 và tháng 1, 2 phải ghi thêm số 0 phía trước.";
            findings.put(RuleId::DateForm, place(), message, replace(written, right));
        } else if day.month > 2 && day.month < 10 && month_word == 2 {
            let message = "Chỉ tháng 1 và tháng 2 ghi thêm số 0 phía trước.";
            findings
                .put(RuleId::DateForm, place(), message, replace(written, right))
                .as_severe(Severity::Hint);
        }
    }
    let before = text[..day_at].trim_end();
    if before.is_empty() {
        let repair = advise("Ghi địa danh trước ngày tháng.");
        findings.put(RuleId::DateForm, place(), "Thiếu địa danh trước ngày tháng.", repair);
    } else if !before.ends_with(',') {
        let repair = replace(before, format!("{before},"));
        findings.put(RuleId::DateForm, place(), "Sau địa danh có dấu phẩy.", repair);
    }
}
