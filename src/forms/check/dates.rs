//! Days in the text: impossible ones, periods the wrong way round, deadlines outside of the paper's time.

use super::collect::{Findings, advise};
use super::data::is_deed;
use super::finding::{RuleId, Severity};
use super::reading::{Line, Part, Reading};
use super::seen::{DaySeen, Seen, days, spans};
use crate::text::{NBSP, short_date};
use chrono::NaiveDate;

pub(super) fn check(reading: &Reading, seen: &Seen, findings: &mut Findings) {
    for line in &reading.lines {
        if matches!(line.part, Part::Nation | Part::Motto | Part::Number | Part::Title) {
            continue;
        }
        let all = days(line);
        for day in &all {
            if day.impossible() {
                impossible(line, day, findings);
            }
        }
        for pair in all.windows(2) {
            reversed(line, &pair[0], &pair[1], findings);
        }
        for (from, to, start, end) in spans(line) {
            if to < from {
                let message = format!("Giai đoạn bắt đầu năm {from} nhưng kết thúc năm {to}.");
                let repair =
                    advise(format!("Kiểm tra lại hai năm; nếu viết ngược thì đổi thành {to}-{from}."));
                findings.put(RuleId::PeriodReversed, line.place(start, end), message, repair);
            }
        }
        if line.part == Part::Body {
            for day in &all {
                deadline(line, day, seen, findings);
            }
        }
    }
}

fn impossible(line: &Line, day: &DaySeen, findings: &mut Findings) {
    let written = &line.text[day.start..day.end];
    let message = if (1..=12).contains(&day.month) {
        format!("“{written}”: tháng {} không có ngày {}.", day.month, day.day)
    } else {
        format!("“{written}”: không có tháng {}.", day.month)
    };
    findings.put(
        RuleId::DateImpossible,
        line.place(day.start, day.end),
        message,
        advise("Kiểm tra lại ngày, tháng."),
    );
}

/// "từ ngày A đến hết ngày B" with B before A.
fn reversed(line: &Line, from: &DaySeen, to: &DaySeen, findings: &mut Findings) {
    let (Some(a), Some(b)) = (from.date(), to.date()) else { return };
    let between = &line.words[from.behind..to.first];
    let joining = between.iter().all(|word| matches!(word.key.as_str(), "đến" | "hết" | "ngày" | "tới"))
        && (between.iter().any(|word| matches!(word.key.as_str(), "đến" | "tới"))
            || matches!(line.text[from.end..to.start].trim(), "-" | "–"));
    if b < a && joining {
        let message =
            format!("Thời gian bắt đầu ngày {} nhưng kết thúc ngày {}.", short_date(a), short_date(b));
        findings.put(
            RuleId::PeriodReversed,
            line.place(from.start, to.end),
            message,
            advise("Kiểm tra lại hai ngày này."),
        );
    }
}

fn deadline(line: &Line, day: &DaySeen, seen: &Seen, findings: &mut Findings) {
    let Some(date) = day.date() else { return };
    let before = &line.words[day.first.saturating_sub(4)..day.first];
    let limit = before.iter().any(|word| matches!(word.key.as_str(), "trước" | "hạn"))
        || before.windows(2).any(|two| two[0].key == "chậm" && two[1].key == "nhất");
    if !limit || !sentence_has_deed(line, day) {
        return;
    }
    let place = || line.place(day.start, day.end);
    let said = |date: NaiveDate| short_date(date).replace(' ', &NBSP.to_string());
    if let Some(issued) = seen.issued.filter(|issued| date < *issued) {
        let message = format!("Thời hạn {} trước ngày ban hành văn bản ({}).", said(date), said(issued));
        findings.put(
            RuleId::DeadlineEarly,
            place(),
            message,
            advise("Kiểm tra lại thời hạn hoặc ngày ban hành."),
        );
    } else if let Some(end) = seen.period_end.filter(|end| date > *end) {
        let message = format!(
            "Thời hạn {} sau khi hết thời gian thực hiện ghi ở trích yếu ({}).",
            said(date),
            said(end)
        );
        let repair = advise("Kiểm tra lại thời hạn; nếu là báo cáo sau khi kết thúc thì có thể giữ.");
        findings.put(RuleId::DeadlineLate, place(), message, repair).as_severe(Severity::Warning);
    }
}

/// Somebody has to do something in the sentence around the day.
fn sentence_has_deed(line: &Line, day: &DaySeen) -> bool {
    let stop = |text: &str| text.contains(". ") || text.contains("; ");
    let back = line.words[..day.first]
        .iter()
        .rev()
        .take_while(|word| !stop(&line.text[word.end..day.start]))
        .take(25);
    let ahead =
        line.words[day.behind..].iter().take(25).take_while(|word| !stop(&line.text[day.end..word.start]));
    back.chain(ahead).any(|word| is_deed(&word.key))
}
