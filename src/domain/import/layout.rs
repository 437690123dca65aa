//! Where the headings of a sheet stand among titles and joined cells, and which column holds what.

use super::field::{self, Field, Said, Sure};
use super::kinds;
use super::mapping::Mapping;
use super::rows::is_mark;
use crate::domain::sheet::{FoundRow, Sheet};
use crate::domain::subject::SubjectKind;
use crate::text::{clean, fold};
use serde::Serialize;
use std::collections::BTreeSet;

/// The headings stand no lower than this, in rows of the sheet.
const DEEPEST: usize = 60;
/// Headings stand over no more rows than this.
const TALLEST: usize = 3;
/// Values of a column that are shown.
const SAMPLES: usize = 3;

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its place, from 0.
    pub at: usize,
    /// Its heading as people read it; empty where it has none.
    pub heading: String,
    /// The name under which a mapping knows it.
    pub key: String,
    /// What it holds; none when it is not read.
    pub field: Option<Field>,
    /// The kind of those it names, where its heading tells it.
    pub kind: Option<SubjectKind>,
    /// How sure.
    pub sure: Sure,
    /// Why it is not read; empty where nobody knows what it holds, or a person left it out.
    pub left: String,
    /// Some of its values.
    pub samples: Vec<String>,
}

/// From where the kind of a whole sheet is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KindFrom {
    /// The name of the sheet.
    Sheet,
    /// The title above the table.
    Title,
    /// The heading of the column of names.
    Heading,
}

/// How a sheet is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Layout {
    /// The sheet.
    pub sheet: String,
    /// The line of the (first) headings; none for a list without.
    pub head: Option<u32>,
    /// The columns, from the first on.
    pub columns: Vec<Column>,
    /// The kind of rows that do not tell theirs, and from where it is known.
    pub kind: Option<(SubjectKind, KindFrom)>,
    /// The place among the rows of the first one below the headings.
    #[serde(skip)]
    pub(super) first: usize,
    /// Whether there is a column of names.
    pub named: bool,
}

/// Where headings stand, before anybody corrected what they mean.
struct Head {
    at: usize,
    tall: usize,
    headings: Vec<String>,
}

/// Reads the layout of a sheet, `mapping` going before what the headings say.
pub(super) fn find(sheet: &Sheet, mapping: &Mapping) -> Layout {
    let head = match mapping.head {
        Some(0) => None,
        Some(line) => sheet.rows.iter().position(|row| row.line == line).map(|at| best(sheet, at).1),
        None => (0..sheet.rows.len().min(DEEPEST))
            // Headings do not begin in a row that goes on with the one above.
            .filter(|at| sheet.rows[*at].cells.iter().all(|cell| !cell.joined))
            .map(|at| best(sheet, at))
            .filter(|(score, _)| score.1 > 0)
            .reduce(|best, one| if one.0 > best.0 { one } else { best })
            .map(|(_, head)| head),
    };
    let first = head.as_ref().map_or(0, |head| head.at + head.tall);
    let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let headings = head.as_ref().map(|head| head.headings.clone()).unwrap_or_default();
    let mut columns: Vec<Column> = Vec::with_capacity(width);
    for at in 0..width {
        let heading = headings.get(at).cloned().unwrap_or_default();
        let key = key(&heading, at, &columns);
        columns.push(Column {
            at,
            heading,
            key,
            field: None,
            kind: None,
            sure: Sure::Not,
            left: String::new(),
            samples: samples(&sheet.rows[first.min(sheet.rows.len())..], at),
        });
    }
    said(&mut columns);
    for column in &mut columns {
        if let Some(told) = mapping.columns.get(&column.key) {
            column.sure = Sure::Told;
            column.left.clear();
            if column.field != *told {
                (column.field, column.kind) = (*told, None);
            }
        }
    }
    once(&mut columns);
    let named = columns.iter().any(|column| column.field == Some(Field::Name));
    let line = head.as_ref().and_then(|head| sheet.rows.get(head.at)).map(|row| row.line);
    let titles = &sheet.rows[..head.map_or(0, |head| head.at)];
    Layout {
        sheet: sheet.name.clone(),
        head: line,
        kind: kind(sheet, titles, &columns),
        columns,
        first,
        named,
    }
}

/// The name under which a mapping knows a column.
fn key(heading: &str, at: usize, before: &[Column]) -> String {
    let folded = fold(heading);
    if folded.is_empty() {
        return format!("#{}", at + 1);
    }
    let twins = before.iter().filter(|column| fold(&column.heading) == folded).count();
    if twins == 0 { folded } else { format!("{folded} #{}", twins + 1) }
}

fn samples(rows: &[FoundRow], at: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for row in rows.iter().take(200) {
        let text = row.cells.get(at).map(|cell| clean(&cell.text)).unwrap_or_default();
        if !text.is_empty() && !out.contains(&text) {
            out.push(text);
            if out.len() == SAMPLES {
                break;
            }
        }
    }
    out
}

/// The best reading of headings that begin in row `at`: with one row, two or three.
fn best(sheet: &Sheet, at: usize) -> (Score, Head) {
    let one = |tall: usize| {
        let headings = headings(&sheet.rows[at..at + tall]);
        (score(&headings, tall), Head { at, tall, headings })
    };
    let most = TALLEST.min(sheet.rows.len() - at);
    let mut best = one(1);
    for tall in 2..=most {
        // Headings that stand over several rows stand in rows that follow each other.
        if sheet.rows[at + tall - 1].line != sheet.rows[at].line + u32::try_from(tall - 1).unwrap_or(0) {
            break;
        }
        let next = one(tall);
        if next.0 > best.0 {
            best = next;
        }
    }
    best
}

/// Headings over several rows as one for each column: a heading over several columns is part of each.
fn headings(rows: &[FoundRow]) -> Vec<String> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let text = |row: usize, column: usize| {
        rows.get(row).and_then(|row| row.cells.get(column)).map(|cell| clean(&cell.text)).unwrap_or_default()
    };
    let below = |row: usize, column: usize| (row + 1..rows.len()).any(|row| !text(row, column).is_empty());
    let mut out = Vec::with_capacity(width);
    // What stands to the left in the same row and reaches over columns that have a part of their own below.
    let mut over: Vec<String> = vec![String::new(); rows.len()];
    for column in 0..width {
        let mut parts: Vec<String> = Vec::new();
        for (row, over) in over.iter_mut().enumerate() {
            let here = text(row, column);
            let parted = below(row, column);
            let words = if here.is_empty() && parted { over.clone() } else { here.clone() };
            if !parted {
                over.clear();
            } else if !here.is_empty() {
                over.clone_from(&here);
            }
            if !words.is_empty() && !parts.iter().any(|part| fold(part) == fold(&words)) {
                parts.push(words);
            }
        }
        out.push(parts.join(" – "));
    }
    out
}

/// How well headings are known: first whether a column of names is among them, then how many are. A few known headings
/// without one still show a person where to choose it.
type Score = (bool, usize);

/// Points without which headings that name nobody are none: two columns for certain.
const ENOUGH: usize = 8;

fn score(headings: &[String], tall: usize) -> Score {
    let mut seen = BTreeSet::new();
    let (mut sum, mut named) = (0usize, false);
    for heading in headings.iter().filter(|heading| !heading.is_empty()) {
        match heading_of(heading) {
            Some((Said::Holds(field, kind), sure)) if seen.insert((field, kind)) => {
                named |= field == Field::Name;
                sum += if sure == Sure::Exact { 4 } else { 2 };
            }
            Some((Said::Left(_), Sure::Exact)) => sum += 2,
            _ => {}
        }
    }
    let sum = sum.saturating_sub(tall - 1);
    (named, if named || sum >= ENOUGH { sum } else { 0 })
}

/// What a heading says: as a whole, else what its upper part says, else its lower one.
fn heading_of(heading: &str) -> Option<(Said, Sure)> {
    if let Some(found @ (_, Sure::Exact)) = field::read(heading) {
        return Some(found);
    }
    let likely = |found: (Said, Sure)| (found.0, Sure::Likely);
    match heading.split_once(" – ") {
        None => field::read(heading),
        Some((above, below)) => {
            let lowest = below.rsplit(" – ").next().unwrap_or(below);
            field::read(above).or_else(|| field::read(lowest)).or_else(|| field::read(heading)).map(likely)
        }
    }
}

/// What the headings say of the columns.
fn said(columns: &mut [Column]) {
    for column in columns.iter_mut() {
        match heading_of(&column.heading) {
            Some((Said::Holds(field, kind), sure)) => {
                (column.field, column.kind, column.sure) = (Some(field), kind, sure);
            }
            Some((Said::Left(why), sure)) => (column.left, column.sure) = (why.to_owned(), sure),
            None => {}
        }
    }
}

/// Each field stands in one column; only names of different kinds may stand in several.
fn once(columns: &mut [Column]) {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    // Names before columns that may only be ticks beside them.
    order.sort_by_key(|at| (std::cmp::Reverse(columns[*at].sure), columns[*at].kind.is_some()));
    let mut taken: Vec<(Field, Option<SubjectKind>)> = Vec::new();
    for at in order {
        let Some(field) = columns[at].field else { continue };
        let kind = columns[at].kind.filter(|_| field == Field::Name);
        // Beside the names a column that is only ticked tells the kind.
        let ticked = kind.is_some() && columns[at].samples.iter().all(|text| is_mark(text));
        let twin = taken
            .iter()
            .any(|(one, of)| *one == field && (*of == kind || !ticked && (of.is_none() || kind.is_none())));
        if twin {
            columns[at].field = None;
            columns[at].kind = None;
            columns[at].left = format!("đã có cột khác ghi “{}”", field.label());
        } else {
            taken.push((field, kind));
        }
    }
}

fn kind(sheet: &Sheet, titles: &[FoundRow], columns: &[Column]) -> Option<(SubjectKind, KindFrom)> {
    let mut names = columns.iter().filter(|column| column.field == Some(Field::Name));
    let heading = names.next().and_then(|column| column.kind).filter(|_| names.next().is_none());
    if let Some(kind) = heading {
        return Some((kind, KindFrom::Heading));
    }
    if let Some(kind) = kinds::only(&sheet.name) {
        return Some((kind, KindFrom::Sheet));
    }
    // "Danh sách tập thể, cá nhân" names two, and then nothing is known.
    let text: Vec<&str> = titles.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect();
    if let Some(kind) = kinds::only(&text.join("\n")) {
        return Some((kind, KindFrom::Title));
    }
    let name = columns.iter().find(|column| column.field == Some(Field::Name))?;
    field::hint(&name.heading).map(|kind| (kind, KindFrom::Heading))
}
