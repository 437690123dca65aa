//! The list of dossiers from the command line: which are meant, for `show dossiers` and `list`; and `list`, which writes
//! them as a file for another program.

use super::words::{Words, write_whole};
use super::{Fault, Outlet};
use crate::domain::ids::{ExportId, MovementId, PlanId, UnitId};
use crate::domain::listing::{Column, Names};
use crate::domain::personal::ExportNote;
use crate::domain::unit::circle;
use crate::domain::{Command, Stamp};
use crate::exchange::listing;
use crate::storage::{Database, DossierFilter};
use chrono::Local;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::ops::Range;
use std::path::Path;

/// The names of values that say which dossiers are meant.
pub(super) const FILTER: &[&str] = &[
    "words", "plan", "year", "kind", "state", "unit", "field", "movement", "priority", "award", "lacking",
    "order", "from", "most",
];

/// The names of the other values of `list`.
pub(super) const VALUES: &[&str] =
    &["data", "out", "columns", "title", "who", "at", "round", "on", "to", "rows", "count", "structure"];

/// Which dossiers, and which stretch of them.
fn filter(words: &Words) -> Result<(DossierFilter, Range<usize>), Fault> {
    let years: Vec<i32> =
        numbers(words, "year")?.into_iter().filter_map(|year| i32::try_from(year).ok()).collect();
    let filter = DossierFilter {
        words: words.value("words").unwrap_or_default().to_owned(),
        plan: words.parsed("plan")?.map(PlanId),
        year: if let [only] = *years { Some(only) } else { None },
        years: if years.len() > 1 { years } else { Vec::new() },
        kinds: coded(words, "kind")?,
        states: coded(words, "state")?,
        units: numbers(words, "unit")?.into_iter().map(UnitId).collect(),
        // Names of fields and forms hold commas.
        fields: split(words, "field", ';').map(str::to_owned).collect(),
        movements: numbers(words, "movement")?.into_iter().map(MovementId).collect(),
        priorities: coded(words, "priority")?,
        awards: split(words, "award", ';').map(str::to_owned).collect(),
        lacking: match words.value("lacking") {
            None => None,
            Some("yes") => Some(true),
            Some("no") => Some(false),
            Some(other) => {
                return Err(Fault::Usage(format!("Không hiểu “{other}” sau --lacking; ghi yes hoặc no.")));
            }
        },
        order: words.word("order")?.unwrap_or_default(),
        descending: words.mark("descending"),
    };
    let from: usize = words.parsed("from")?.unwrap_or(1);
    let first =
        from.checked_sub(1).ok_or_else(|| Fault::Usage("Số thứ tự sau --from tính từ 1.".to_owned()))?;
    let most: usize = words.parsed("most")?.unwrap_or(usize::MAX);
    Ok((filter, first..first.saturating_add(most)))
}

/// Who names a unit means those below it and those that went into it, as in the window.
fn widened(filter: DossierFilter, database: &Database) -> Result<DossierFilter, Fault> {
    if filter.units.is_empty() {
        return Ok(filter);
    }
    let all = database.units()?;
    let units = filter.units.iter().flat_map(|unit| circle(&all, *unit).into_iter().chain([*unit])).collect();
    Ok(DossierFilter { units, ..filter })
}

fn split<'a>(words: &'a Words, name: &str, between: char) -> impl Iterator<Item = &'a str> {
    words.value(name).unwrap_or_default().split(between).map(str::trim).filter(|part| !part.is_empty())
}

fn not_understood(part: &str, name: &str) -> Fault {
    Fault::Usage(format!("Không hiểu “{part}” sau --{name}."))
}

fn numbers(words: &Words, name: &str) -> Result<Vec<i64>, Fault> {
    split(words, name, ',').map(|part| part.parse().map_err(|_| not_understood(part, name))).collect()
}

/// Words as scripts write them, several between commas.
fn coded<T: DeserializeOwned>(words: &Words, name: &str) -> Result<Vec<T>, Fault> {
    let read = |part: &str| serde_json::from_value(Value::String(part.to_owned()));
    split(words, name, ',').map(|part| read(part).map_err(|_| not_understood(part, name))).collect()
}

/// `show dossiers`.
pub(super) fn show(words: &Words) -> Result<Value, Fault> {
    words.end()?;
    let (filter, window) = filter(words)?;
    let mut database = words.database()?;
    let listing = database.list(&widened(filter, &database)?, window)?;
    Ok(json!({
        "total": listing.count,
        "by_kind": listing.by_kind,
        "all": listing.all,
        "first": listing.first + 1,
        "rows": listing.rows,
    }))
}

/// `list dossiers`: writes them as Excel or comma-separated text, and notes that they left the program.
pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("điều cần xuất (dossiers, scores, publicity, statistics)")?;
    if what == "scores" {
        return super::scores::run(&words, outlet);
    }
    if what == "publicity" {
        return super::publicity::list(&words, outlet);
    }
    if what == "statistics" {
        return super::statistics::list(&words, outlet);
    }
    if what != "dossiers" {
        return Err(Fault::Usage(format!("Không xuất được danh sách “{what}”.")));
    }
    words.end()?;
    let target = words.path("out")?;
    let public = words.mark("public");
    let columns: Vec<Column> = match words.value("columns") {
        Some(_) => coded(&words, "columns")?,
        None => Column::USUAL.to_vec(),
    };
    let (filter, window) = filter(&words)?;
    let mut database = words.database()?;
    let title = words.value("title").map_or_else(
        || filter.year.map_or("Danh sách hồ sơ".to_owned(), |year| format!("Danh sách hồ sơ năm {year}")),
        str::to_owned,
    );
    let rows = database.list(&widened(filter, &database)?, window)?.rows;
    let names = Names::full(&database.units()?, &database.movements()?);
    let table = listing(&title, &rows, &columns, &names, public).numbered();
    let bytes = match target.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase).as_deref()
    {
        Some("xlsx") => table.to_xlsx().map_err(|error| Fault::Paper(error.to_string()))?,
        Some("csv") => table.to_csv().into_bytes(),
        _ => return Err(Fault::Usage("Tên tệp sau --out phải kết thúc bằng .xlsx hoặc .csv.".to_owned())),
    };
    let at = words.moment()?;
    let who = words.value("who").unwrap_or("Dòng lệnh").to_owned();
    let next = database.exports()?.iter().map(|note| note.id.0).max().unwrap_or(0) + 1;
    let note = ExportNote {
        id: ExportId(next),
        what: title,
        rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        columns: table.columns.iter().map(|(heading, _)| heading.clone()).collect(),
        personal: !public && columns.iter().any(|column| column.is_personal()),
        file: file_name(&target),
        on: at.with_timezone(&Local).date_naive(),
        by: who.clone(),
    };
    write_whole(&target, &bytes)?;
    if let Err(error) = database.perform(&Command::NoteExport { export: note }, &Stamp { at, who }) {
        // What nobody noted does not leave.
        let _ = std::fs::remove_file(&target);
        return Err(error.into());
    }
    writeln!(outlet.out, "{}", target.display())?;
    Ok(())
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
