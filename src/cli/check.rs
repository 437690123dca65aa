//! `check`: the form check of a text file, or of one of our own papers.

use super::paper::{self, Wanted};
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::papers::PaperType;
use crate::exchange::legacy_in;
use crate::forms::check::{self, Facts, Finding, Place, Repair, Severity, TonePlacement};
use crate::forms::{profile_of, review};
use crate::text::legacy::Proposal;
use chrono::{Local, NaiveDate};
use std::io::Read;
use std::path::Path;

/// The names of values that the command knows.
pub(super) const VALUES: &[&str] =
    &["data", "date", "kind", "tones", "plan", "year", "round", "dossier", "paper", "options"];
/// The marks that the command knows.
pub(super) const MARKS: &[&str] = &["json", "words", "by-hand"];

/// Prints the findings; true when there is something that must be put right.
pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<bool, Fault> {
    let what = words.next("tên tệp văn bản (hoặc plan, list; dấu - là đọc từ bàn phím)")?;
    if what == "encoding" {
        return encoding(words, outlet);
    }
    let findings = match paper::type_of(&what) {
        Ok(kind) => own_paper(&mut words, kind)?,
        Err(_) => {
            words.end()?;
            let kind = words.value("kind").map(str::to_owned);
            let facts = facts(&words, kind.as_deref())?;
            check::text(&read(&what)?, &facts)
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

/// `check encoding`: where a file holds text of an old code table, and what each place would be in Unicode. The file stays as
/// it is; true when there is such a place.
fn encoding(mut words: Words, outlet: &mut Outlet<'_>) -> Result<bool, Fault> {
    let file = words.next("tên tệp (.xlsx, .docx, .csv, .txt)")?;
    words.end()?;
    let found = legacy_in(Path::new(&file)).map_err(Fault::Source)?;
    if words.mark("json") {
        let rows: Vec<serde_json::Value> = found
            .iter()
            .map(|it| {
                let Proposal { before, after, table, sure } = &it.proposal;
                serde_json::json!({ "place": it.place, "table": table.label(), "before": before, "after": after, "sure": sure })
            })
            .collect();
        serde_json::to_writer_pretty(&mut *outlet.out, &rows)?;
        writeln!(outlet.out)?;
        return Ok(!found.is_empty());
    }
    for it in &found {
        let doubt = if it.proposal.sure { "" } else { ", theo vần của chữ, cần xem lại" };
        writeln!(outlet.out, "{} ({}{doubt})", it.place, it.proposal.table.label())?;
        writeln!(outlet.out, "  đang là: {}", it.proposal.before)?;
        writeln!(outlet.out, "  sẽ là:   {}", it.proposal.after)?;
    }
    let count = found.len();
    if count == 0 {
        writeln!(outlet.out, "Chữ trong tệp đã là Unicode dựng sẵn.")?;
    } else {
        writeln!(outlet.out, "{count} chỗ dùng bảng mã cũ. Tệp không bị thay đổi.")?;
    }
    Ok(count > 0)
}

/// One of our own papers: what the profile asks for and the names in the data are known.
fn own_paper(words: &mut Words, kind: PaperType) -> Result<Vec<Finding>, Fault> {
    let wanted = Wanted::read(words, kind)?;
    words.end()?;
    let today = words.parsed("date")?.unwrap_or_else(|| Local::now().date_naive());
    let (case, paper) = wanted.case(&mut words.database()?)?;
    let form = paper::form(&case, &paper, None)?;
    let profile = profile_of(&case).map_err(|error| Fault::Paper(error.to_string()))?;
    Ok(review(&form, &paper, &case, &profile, today))
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

pub(super) fn read(file: &str) -> Result<String, Fault> {
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
