//! The shape of a list: which column holds what, and which row stands under which.

use super::super::UnitKind;
use super::super::words::{Column, column_named, kind_of};
use crate::text::{cells, clean, mark};

/// One line with its cells told apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The line of the text, from 1.
    pub number: usize,
    /// The name.
    pub name: String,
    /// The cell of the kind; none when there is no such column.
    pub kind: Option<String>,
    /// The cell of the unit above; none when there is no such column.
    pub parent: Option<String>,
    /// The emulation cluster.
    pub cluster: String,
    /// The name for tables.
    pub short: String,
    /// The code.
    pub code: String,
    /// The note.
    pub note: String,
    /// The line it stands under, by its place, where indentation, numbers or levels say so.
    pub under: Option<usize>,
}

/// A line before it is known what stands under what.
struct Raw {
    line: Line,
    /// The mark before the name or in the column of numbers.
    place: Option<Place>,
    /// Leading spaces; a tab counts as four.
    indent: usize,
}

/// What a number or sign before a name says about its depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Capital,
    Roman,
    /// "1" is 1, "1.1" is 2.
    Arabic(u8),
    Letter,
    Dash,
    Plus,
}

/// The title row is looked for in so many rows.
const TITLE_ROWS: usize = 8;

pub(super) fn lines(text: &str) -> (Vec<Line>, Vec<String>) {
    let rows = cells(text);
    let mut notices = Vec::new();
    let is_table =
        rows.iter().filter(|row| row.iter().filter(|cell| !cell.trim().is_empty()).count() > 1).count() > 0;
    let mut raw = Vec::new();
    let titles = if is_table { title_row(&rows) } else { None };
    let columns = match titles {
        Some(at) => {
            let columns: Vec<Option<Column>> = rows[at].iter().map(|title| column_named(title)).collect();
            for title in
                rows[at].iter().filter(|title| !title.trim().is_empty() && column_named(title).is_none())
            {
                notices.push(format!("Cột “{}” không dùng đến nên được bỏ qua.", clean(title)));
            }
            columns
        }
        None if is_table => {
            notices.push(
                "Không thấy dòng tiêu đề cột: chỉ đọc số thứ tự và tên đơn vị. Hãy chép cả dòng tiêu đề để đọc thêm các cột khác."
                    .to_owned(),
            );
            guessed(&rows)
        }
        None => vec![Some(Column::Name)],
    };
    for (at, row) in rows.iter().enumerate() {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if titles.is_some_and(|title| at <= title) {
            if titles != Some(at) {
                notices.push(format!("Dòng {} nằm trên tiêu đề cột nên được bỏ qua.", at + 1));
            }
            continue;
        }
        if !is_table
            && raw.is_empty()
            && row.first().is_some_and(|cell| column_named(cell) == Some(Column::Name))
        {
            continue;
        }
        raw.push(one(at + 1, row, &columns, is_table));
    }
    if raw.iter().all(|raw| raw.line.parent.is_none()) {
        nest(&mut raw);
    }
    (raw.into_iter().map(|raw| raw.line).collect(), notices)
}

fn title_row(rows: &[Vec<String>]) -> Option<usize> {
    let known = |row: &Vec<String>| {
        let columns: Vec<Column> = row.iter().filter_map(|cell| column_named(cell)).collect();
        columns.contains(&Column::Name) && columns.len() > 1
    };
    rows.iter().take(TITLE_ROWS).position(known)
}

/// Without titles: a first column of numbers, then the first column with letters.
fn guessed(rows: &[Vec<String>]) -> Vec<Option<Column>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cells = |column: usize| {
        rows.iter()
            .filter_map(move |row| row.get(column))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
    };
    let is_place =
        |cell: &str| place_of(cell).is_some() || cell.chars().all(|c| c.is_ascii_digit() || c == '.');
    let mut columns = vec![None; width];
    for (at, column) in columns.iter_mut().enumerate() {
        if cells(at).next().is_none() {
            continue;
        }
        let places = cells(at).filter(|cell| is_place(cell)).count();
        if places * 2 > cells(at).count() {
            *column = Some(Column::Number);
        } else {
            *column = Some(Column::Name);
            break;
        }
    }
    columns
}

fn one(number: usize, row: &[String], columns: &[Option<Column>], is_table: bool) -> Raw {
    let mut line = Line { number, ..Line::default() };
    let mut place = None;
    let mut indent = 0;
    let cells: Vec<(Column, &str)> = if is_table {
        columns
            .iter()
            .zip(row)
            .filter_map(|(column, cell)| column.map(|column| (column, cell.as_str())))
            .collect()
    } else {
        // Tabs before a name are an indentation, not empty cells.
        indent = 4 * row.iter().take_while(|cell| cell.is_empty()).count();
        row.iter().filter(|cell| !cell.is_empty()).take(1).map(|cell| (Column::Name, cell.as_str())).collect()
    };
    for (column, cell) in cells {
        match column {
            Column::Number => place = place_of(cell.trim()),
            Column::Name => {
                indent += cell.chars().take_while(|c| c.is_whitespace()).count();
                let bare = cell.trim_start();
                let found = mark::mark(bare).filter(|mark| place_of_level(mark.level).is_some());
                match found {
                    Some(mark) => {
                        place = place_of_level(mark.level).or(place);
                        line.name = clean(&bare[mark.end..]);
                    }
                    None => line.name = clean(without_long_number(bare)),
                }
            }
            Column::Kind => line.kind = Some(clean(cell)),
            Column::Parent => line.parent = Some(clean(cell)),
            Column::Cluster => line.cluster = clean(cell),
            Column::Short => line.short = clean(cell),
            Column::Code => line.code = clean(cell),
            Column::Note => line.note = clean(cell),
        }
    }
    Raw { line, place, indent }
}

/// "112. Xã …": running numbers of three figures are no marks of outlines.
fn without_long_number(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    match rest.strip_prefix(['.', ')']) {
        Some(rest) if (1..=4).contains(&digits) => rest.trim_start(),
        _ => text,
    }
}

fn place_of(cell: &str) -> Option<Place> {
    let bare = cell.trim_end_matches(['.', ')']);
    if matches!(bare, "-" | "–" | "•" | "*") {
        return Some(Place::Dash);
    }
    if bare == "+" {
        return Some(Place::Plus);
    }
    let figures: Vec<&str> = bare.split('.').collect();
    if !bare.is_empty()
        && figures.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    {
        return u8::try_from(figures.len()).ok().map(Place::Arabic);
    }
    mark::mark(&format!("{bare}. x"))
        .or_else(|| mark::mark(&format!("{bare}) x")))
        .and_then(|m| place_of_level(m.level))
}

const fn place_of_level(level: mark::Level) -> Option<Place> {
    Some(match level {
        mark::Level::Capital => Place::Capital,
        mark::Level::Roman => Place::Roman,
        mark::Level::Arabic(depth) => Place::Arabic(depth),
        mark::Level::Letter => Place::Letter,
        mark::Level::Dash => Place::Dash,
        mark::Level::Plus => Place::Plus,
        mark::Level::Division | mark::Level::Chapter | mark::Level::Article => return None,
    })
}

/// Finds out which row stands under which: by numbers, else by indentation, else by the levels that the names tell.
fn nest(raw: &mut [Raw]) {
    let places: Vec<Option<Place>> = raw.iter().map(|raw| raw.place).collect();
    // A step further in is whatever comes later in the list for the first time, lines without a mark too.
    let steps = places.iter().fold(Vec::new(), |mut seen: Vec<Option<Place>>, place| {
        if !seen.contains(place) {
            seen.push(*place);
        }
        seen
    });
    let first = raw.iter().map(|raw| raw.indent).min().unwrap_or(0);
    let indented = raw.iter().any(|raw| raw.indent > first);
    let keys: Vec<Option<usize>> = if steps.len() > 1 {
        places.iter().map(|place| steps.iter().position(|one| one == place)).collect()
    } else if indented {
        raw.iter().map(|raw| Some(raw.indent)).collect()
    } else {
        let rank = |kind: UnitKind| UnitKind::ALL.iter().position(|one| *one == kind);
        let kinds: Vec<Option<UnitKind>> = raw.iter().map(|raw| kind_of(&raw.line.name)).collect();
        // An agency stands anywhere: a list of names alone does not say where.
        kinds.into_iter().map(|kind| kind.filter(|kind| *kind != UnitKind::Agency).and_then(rank)).collect()
    };
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (at, key) in keys.into_iter().enumerate() {
        let Some(key) = key else { continue };
        while open.last().is_some_and(|(last, _)| *last >= key) {
            open.pop();
        }
        raw[at].line.under = open.last().map(|(_, row)| *row);
        open.push((key, at));
    }
}
