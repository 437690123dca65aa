//! `show statistics` and `list statistics`: the tables of the statistics page.

use super::leaving::{Told, hand_out};
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::ids::PlanId;
use crate::domain::statistics::{Around, Dimension, LineKind, Question, Share, Table};
use crate::domain::subject::SubjectKind;
use crate::exchange::statistics::counts;
use crate::storage::Database;
use chrono::{Local, NaiveDate};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;

fn question(words: &Words) -> Result<Question, Fault> {
    let rows: Dimension =
        words.word("rows")?.ok_or_else(|| Fault::Usage("Còn thiếu --rows và chiều thống kê.".to_owned()))?;
    Ok(Question {
        counted: words.word("count")?.unwrap_or_default(),
        from: words.parsed("from")?,
        to: words.parsed("to")?,
        plans: several(words, "plan", |part| part.parse().ok().map(PlanId))?,
        kinds: several(words, "kind", coded::<SubjectKind>)?,
        structure: words.word("structure")?.unwrap_or_default(),
        ..Question::of(rows, words.word("columns")?)
    })
}

fn coded<T: DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_value(Value::String(part.to_owned())).ok()
}

/// Several values between commas.
fn several<T>(words: &Words, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Fault> {
    let parts = words.value(name).unwrap_or_default().split(',').map(str::trim).filter(|it| !it.is_empty());
    let read =
        |part: &str| read(part).ok_or_else(|| Fault::Usage(format!("Không hiểu “{part}” sau --{name}.")));
    parts.map(read).collect()
}

/// The table, and what has to be known to read it.
fn table(words: &Words, database: &Database) -> Result<(Table, Vec<String>), Fault> {
    let question = question(words)?;
    let today: NaiveDate = words.parsed("on")?.unwrap_or_else(|| Local::now().date_naive());
    let (units, movements) = (database.units()?, database.movements()?);
    let (plans, entries) = (database.plans()?, database.entries()?);
    let around = Around { units: &units, movements: &movements, plans: &plans, entries: &entries, today };
    let records = Arc::from(database.statistics()?);
    let table = Table::new(&records, &question, &around, None);
    let notes = table.notes(&around);
    Ok((table, notes))
}

/// `show statistics`: every figure with the dossiers behind it.
pub(super) fn show(words: &Words) -> Result<Value, Fault> {
    words.end()?;
    let (table, notes) = table(words, &words.database()?)?;
    let figure = |row: Option<usize>, column: Option<usize>| {
        let dossiers: Vec<_> = table.behind(row, column).map(|it| it.id).collect();
        json!({ "count": table.count(row, column), "dossiers": dossiers })
    };
    let columns: Vec<Value> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, line)| json!({ "label": line.label, "kind": line.kind, "total": figure(None, Some(at)) }))
        .collect();
    let rows: Vec<Value> = table
        .rows
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let cells: Vec<Value> =
                (0..table.columns.len()).map(|column| figure(Some(at), Some(column))).collect();
            json!({
                "label": line.label, "depth": line.depth, "kind": line.kind,
                "sum": line.kind == LineKind::Subtree, "total": figure(Some(at), None), "cells": cells,
            })
        })
        .collect();
    Ok(json!({
        "title": table.question.title(), "question": table.question, "notes": notes,
        "columns": columns, "rows": rows, "total": figure(None, None),
    }))
}

/// `list statistics`: writes the table as Excel or comma-separated text, and notes that it left the program.
pub(super) fn list(words: &Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    words.end()?;
    let target = words.path("out")?;
    let mut database = words.database()?;
    let (table, _) = table(words, &database)?;
    let mut out = counts(&table, Share::None);
    if let Some(title) = words.value("title") {
        title.clone_into(&mut out.title);
    }
    // Counts name nobody.
    let told = Told { rows: 0, personal: false };
    hand_out(words, outlet, &mut database, (&target, &out), &told)
}
