//! The list of dossiers from the command line: which are meant, for `show dossiers` and `list`; and `list`, which writes
//! them as a file for another program.

use super::leaving::{Told, hand_out};
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::ids::{MovementId, PlanId, UnitId};
use crate::domain::listing::{Column, Names};
use crate::domain::unit::circle;
use crate::exchange::listing;
use crate::storage::{Database, DossierFilter};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::ops::Range;

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
    let what = words.next("điều cần xuất (dossiers, scores, publicity, statistics, deadlines)")?;
    if what == "scores" {
        return super::scores::run(&words, outlet);
    }
    if what == "publicity" {
        return super::publicity::list(&words, outlet);
    }
    if what == "statistics" {
        return super::statistics::list(&words, outlet);
    }
    if what == "deadlines" {
        return super::plan::deadlines::list(&mut words, outlet);
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
    let personal = !public && columns.iter().any(|column| column.is_personal());
    let told = Told { rows: rows.len(), personal };
    hand_out(&words, outlet, &mut database, (&target, &table), &told)
}
