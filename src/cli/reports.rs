//! `reports`: lower offices' reports taken in from files, and merged by section.

use super::plan::identifiers;
use super::words::{Words, write_whole};
use super::{Fault, Outlet};
use crate::domain::Stamp;
use crate::domain::ids::PlanId;
use crate::domain::papers::ReportSpan;
use crate::domain::unit_report::{
    Asked, FileReport, Merged, UnitReport, expected, intake, merge, part_proposals,
};
use crate::exchange::{docx, read_reports};
use crate::forms::{MergedPaper, Profile, merged_reports};
use crate::storage::{Database, PlanFile};
use chrono::{Local, NaiveDate};
use serde_json::{Value, json};

/// The names of values that these commands take.
pub(super) const VALUES: &[&str] = &["data", "who", "at", "plan", "year", "span", "out"];
/// The marks that these commands take.
pub(super) const MARKS: &[&str] = &["dry", "replace", "no-note"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("việc cần làm với báo cáo của đơn vị (take, merge)")?;
    match what.as_str() {
        "take" => take(words, outlet),
        "merge" => merged(&words, outlet),
        other => Err(Fault::Usage(format!("Không có lệnh “reports {other}”."))),
    }
}

/// What both commands rest on.
struct Ground {
    file: PlanFile,
    year: i32,
    span: ReportSpan,
    today: NaiveDate,
    reports: Vec<UnitReport>,
}

fn ground(words: &Words, database: &Database) -> Result<Ground, Fault> {
    let needed = |name: &str| Fault::Usage(format!("Còn thiếu --{name}."));
    let plan = PlanId(words.parsed("plan")?.ok_or_else(|| needed("plan"))?);
    let year = words.parsed("year")?.ok_or_else(|| needed("year"))?;
    let span = words.word("span")?.ok_or_else(|| needed("span"))?;
    let today = words.moment()?.with_timezone(&Local).date_naive();
    let (file, reports) = (database.plan(plan)?, database.unit_reports(plan)?);
    Ok(Ground { file, year, span, today, reports })
}

fn take(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let path = words.next("thư mục hoặc tệp báo cáo")?;
    words.end()?;
    let mut database = words.database()?;
    let ground = ground(&words, &database)?;
    let (units, notes) = (database.units()?, database.duty_notes(ground.file.plan.id)?);
    let mut found = read_reports(&[path.into()]).map_err(Fault::Source)?;
    found.iter_mut().for_each(|file| file.unnoted = words.mark("no-note"));
    let asked = Asked {
        plan: &ground.file.plan,
        obligations: &ground.file.obligations,
        notes: &notes,
        units: &units,
        reports: &ground.reports,
        year: ground.year,
        span: ground.span,
        today: ground.today,
    };
    let files = intake(&asked, &found);
    let replaced = |file: &&FileReport| {
        words.mark("replace")
            && !file.cut
            && matches!(file.state, crate::domain::unit_report::FileState::Replaces { .. })
    };
    let picked: Vec<usize> =
        files.iter().filter(|file| file.is_proposed() || replaced(file)).map(|file| file.at).collect();
    let mut fresh = identifiers();
    let command = asked.command(&found, &files, &picked, &mut fresh);
    let mut answer = json!({ "files": told(&files), "taken": [] });
    let mut refused = None;
    if let Some(command) = command.filter(|_| !words.mark("dry")) {
        let stamp =
            Stamp { at: words.moment()?, who: words.value("who").unwrap_or("Dòng lệnh").to_owned() };
        match database.perform(&command, &stamp) {
            Ok(receipt) => {
                let names: Vec<&str> = files
                    .iter()
                    .filter(|file| picked.contains(&file.at))
                    .map(|file| file.name.as_str())
                    .collect();
                answer["taken"] = json!(names);
                answer["receipt"] = serde_json::to_value(receipt)?;
            }
            Err(error) => refused = Some(Fault::from(error)),
        }
    }
    let reports = database.unit_reports(ground.file.plan.id)?;
    let waited = expected(
        &ground.file.plan,
        &ground.file.obligations,
        &units,
        &reports,
        (ground.year, ground.span),
        ground.today,
    );
    answer["missing"] = json!(waited.missing().map(|one| &one.name).collect::<Vec<_>>());
    serde_json::to_writer_pretty(&mut *outlet.out, &answer)?;
    writeln!(outlet.out)?;
    refused.map_or(Ok(()), Err)
}

/// The files with what can become of them in words.
fn told(files: &[FileReport]) -> Value {
    let one = |file: &FileReport| {
        let mut value = json!(file);
        value["label"] = json!(file.state.label());
        value["sentence"] = json!(file.state.sentence());
        value
    };
    Value::Array(files.iter().map(one).collect())
}

fn merged(words: &Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    words.end()?;
    let database = words.database()?;
    let ground = ground(words, &database)?;
    let units = database.units()?;
    let time = (ground.year, ground.span);
    let of_time: Vec<UnitReport> =
        ground.reports.iter().filter(|it| (it.year, it.span) == time).cloned().collect();
    let merged = merge(&of_time, &units);
    let waited =
        expected(&ground.file.plan, &ground.file.obligations, &units, &ground.reports, time, ground.today);
    let Some(out) = words.value("out") else {
        let answer = json!({ "merged": merged, "parts": part_proposals(&merged), "expected": waited });
        serde_json::to_writer_pretty(&mut *outlet.out, &answer)?;
        writeln!(outlet.out)?;
        return Ok(());
    };
    let path = std::path::PathBuf::from(out);
    if path.exists() {
        return Err(Fault::Exists(path));
    }
    let document = paper(words, &database, &ground, &merged, &waited, &units)?;
    let bytes = docx(&document).map_err(|error| Fault::Paper(error.to_string()))?;
    write_whole(&path, &bytes)?;
    writeln!(outlet.out, "{}", path.display())?;
    Ok(())
}

fn paper(
    words: &Words,
    database: &Database,
    ground: &Ground,
    merged: &Merged,
    expected: &crate::domain::unit_report::Expected,
    units: &[crate::domain::unit::Unit],
) -> Result<crate::paper::Document, Fault> {
    let office = database.office()?;
    let office = office.ok_or_else(|| Fault::Paper("Chưa khai báo cơ quan.".to_owned()))?;
    let profile = Profile::corrected(&office.profile, &office.papers.corrections)
        .map_err(|error| Fault::Paper(error.to_string()))?;
    let time = ground.span.of_year(ground.year);
    let paper = MergedPaper {
        merged,
        expected,
        units,
        time: &time,
        plan: &ground.file.plan.name,
        office: &office.name,
        made: Some(words.moment()?.naive_utc()),
    };
    Ok(merged_reports(&paper, &profile))
}
