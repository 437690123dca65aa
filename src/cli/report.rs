//! `report`: the figures of a kept report are taken, kept against the data, let go, and held against the data.

use super::paper::Wanted;
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::figures::changes::changes;
use crate::domain::figures::snapshot::{ReportSnapshot, report_figures};
use crate::domain::papers::PaperType;
use crate::domain::{Command, Refusal, Rule, Stamp};
use chrono::Local;
use serde_json::json;

/// The names of values that this command takes.
pub(super) const VALUES: &[&str] = &["data", "who", "at"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("việc cần làm với số liệu báo cáo (freeze, keep, release, changes)")?;
    let id = words.next_parsed("mã văn bản")?;
    words.end()?;
    let at = words.moment()?;
    let mut database = words.database()?;
    let (case, mut paper) = Wanted::of_kept(PaperType::Report, id).case(&mut database)?;
    if paper.kind != PaperType::Report {
        let sentence = "Chỉ báo cáo mới có số liệu để chốt.";
        return Err(Fault::Refused { line: 0, refusal: Refusal::new(Rule::WrongKind, sentence) });
    }
    let now = report_figures(&case, &paper.options);
    let taken = paper.figures.take();
    let answer = match what.as_str() {
        "changes" => {
            let found = taken.as_ref().map(|taken| changes(&taken.figures, &now)).unwrap_or_default();
            let asks = taken.as_ref().is_some_and(|taken| taken.asks(&now));
            json!({ "taken_on": taken.map(|taken| taken.taken_on), "asks": asks, "changes": found })
        }
        "freeze" | "keep" | "release" => {
            paper.figures = match (what.as_str(), taken) {
                ("freeze", _) => {
                    let on = at.with_timezone(&Local).date_naive();
                    Some(Box::new(ReportSnapshot::taken(&case, &paper.options, on)))
                }
                ("keep", Some(taken)) => Some(Box::new(taken.kept_against(&now))),
                _ => None,
            };
            let stamp = Stamp { at, who: words.value("who").unwrap_or("Dòng lệnh").to_owned() };
            let receipt = database
                .perform(&Command::SavePaper { paper: paper.clone() }, &stamp)
                .map_err(|error| super::apply::at_line(0, error))?;
            json!({ "figures": paper.figures, "receipt": receipt })
        }
        other => return Err(Fault::Usage(format!("Không có lệnh “report {other}”."))),
    };
    serde_json::to_writer_pretty(&mut *outlet.out, &answer)?;
    writeln!(outlet.out)?;
    Ok(())
}
