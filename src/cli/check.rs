//! `check`: the form check of a text file, or of one of our own papers.

use super::words::Words;
use super::{Fault, Outlet, paper};
use crate::domain::ids::{PlanId, RoundId};
use crate::forms::check::{self, Facts, Finding, Place, Repair, Severity, TonePlacement};
use chrono::{Local, NaiveDate};
use std::io::Read;
use std::path::Path;

/// The names of values that the command knows.
pub(super) const VALUES: &[&str] = &["data", "date", "kind", "tones", "plan", "round"];
/// The marks that the command knows.
pub(super) const MARKS: &[&str] = &["json", "words", "by-hand"];

/// Prints the findings; true when there is something that must be put right.
pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<bool, Fault> {
    let what = words.next("tên tệp văn bản (hoặc plan, list; dấu - là đọc từ bàn phím)")?;
    let kind = words.value("kind").map(str::to_owned);
    let facts = facts(&words, kind.as_deref())?;
    let findings = match what.as_str() {
        "plan" => {
            let id = PlanId(words.next_parsed("mã kế hoạch")?);
            words.end()?;
            check::document(&paper::plan(&words.database()?, id, None)?.document, &facts)
        }
        "list" => {
            words.end()?;
            let which = match (words.parsed("plan")?, words.parsed("round")?) {
                (Some(plan), None) => paper::Which::Plan(PlanId(plan)),
                (None, Some(round)) => paper::Which::Round(RoundId(round)),
                _ => return Err(Fault::Usage("Hãy ghi --plan MÃ hoặc --round MÃ.".to_owned())),
            };
            check::document(&paper::list(&mut words.database()?, which, None)?.document, &facts)
        }
        file => {
            words.end()?;
            check::text(&read(file)?, &facts)
        }
    };
    if words.mark("json") {
        serde_json::to_writer_pretty(&mut *outlet.out, &findings)?;
        writeln!(outlet.out)?;
    } else {
        print(&findings, outlet)?;
    }
    Ok(findings.iter().any(|finding| finding.severity == Severity::Error))
}

fn facts<'a>(words: &Words, kind: Option<&'a str>) -> Result<Facts<'a>, Fault> {
    let day: Option<NaiveDate> = words.parsed("date")?;
    let tones = match words.value("tones") {
        None => TonePlacement::Consistent,
        Some("old") => TonePlacement::Old,
        Some("new") => TonePlacement::New,
        Some(other) => return Err(Fault::Usage(format!("Không hiểu “{other}” sau --tones (old hoặc new)."))),
    };
    Ok(Facts {
        kind,
        tones,
        words_after_numbers: words.mark("words"),
        by_hand: words.mark("by-hand"),
        ..Facts::on(day.unwrap_or_else(|| Local::now().date_naive()))
    })
}

fn read(file: &str) -> Result<String, Fault> {
    let path = Path::new(file);
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    // Letters that are not UTF-8 become visible signs; the rest of the text is still worth checking.
    bytes
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .map_err(|error| Fault::reading(path, &error))
}

fn print(findings: &[Finding], outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    for finding in findings {
        let place = said(&finding.place);
        writeln!(outlet.out, "{} – {place}{}", finding.severity.label(), finding.message)?;
        suggestion(&finding.place, finding.repair.as_ref(), outlet)?;
        for (place, repair) in &finding.more {
            let line = said(place);
            writeln!(outlet.out, "    {}“{}”", line, place.excerpt)?;
            if let Some(repair) = repair {
                writeln!(outlet.out, "    Gợi ý sửa: {repair}")?;
            }
        }
        writeln!(outlet.out, "    Theo: {}", finding.source)?;
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    writeln!(
        outlet.out,
        "Phải sửa: {}; nên xem lại: {}; gợi ý: {}.",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Hint)
    )?;
    Ok(())
}

fn suggestion(place: &Place, repair: Option<&Repair>, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    if !place.excerpt.is_empty() {
        writeln!(outlet.out, "    “{}”", place.excerpt)?;
    }
    if let Some(repair) = repair {
        writeln!(outlet.out, "    Gợi ý sửa: {repair}")?;
    }
    Ok(())
}

fn said(place: &Place) -> String {
    if place.line == 0 { String::new() } else { format!("dòng {}: ", place.line) }
}
