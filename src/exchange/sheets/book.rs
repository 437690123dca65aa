//! Workbooks: cells as people see them.

use super::SheetError;
use super::looks::Looks;
use crate::domain::sheet::{Cell, Sheet};
use crate::exchange::range::bounded;
use calamine::{Data, Dimensions, Range, Reader, SheetVisible, Sheets};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;

type Book<'a> = Sheets<Cursor<&'a [u8]>>;

fn open(bytes: &[u8]) -> Result<Book<'_>, SheetError> {
    calamine::open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|error| SheetError::NoSheet { detail: error.to_string() })
}

fn shown(book: &Book<'_>) -> Vec<String> {
    let all = book.sheets_metadata().iter();
    all.filter(|sheet| sheet.visible == SheetVisible::Visible).map(|sheet| sheet.name.clone()).collect()
}

pub(super) fn ranges(bytes: &[u8]) -> Result<Vec<(String, Range<Data>)>, SheetError> {
    // The look at the packing comes first: a small file may unpack to a large one.
    super::kind("xlsx", bytes)?;
    let mut book = open(bytes)?;
    let mut out = Vec::new();
    for name in shown(&book) {
        let range = bounded(&mut book, &name).map_err(|detail| SheetError::NoSheet { detail })?;
        out.push((name, range));
    }
    Ok(out)
}

pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, SheetError> {
    let mut book = open(bytes)?;
    let mut out = Vec::new();
    for name in shown(&book) {
        // A sheet that is only a chart has no cells.
        let Some(cells) = cells(&mut book, &name) else { continue };
        let joined = match &mut book {
            Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(&name).unwrap_or_default(),
            Sheets::Xls(book) => book.merge_cells_by_sheet_name(&name).unwrap_or_default(),
            Sheets::Xlsb(_) | Sheets::Ods(_) => Vec::new(),
        };
        let looks = Looks::of(book.worksheet_style(&name).unwrap_or_default());
        let sheet = sheet(&name, &cells, &joined, &looks);
        if !sheet.rows.is_empty() {
            out.push(sheet);
        }
    }
    Ok(out)
}

/// Cells by row and column from 0.
type Cells = BTreeMap<u32, BTreeMap<u32, Cell>>;

/// Only the cells that hold something: one stray cell in the last corner must not cost the memory of all before it.
fn cells(book: &mut Book<'_>, name: &str) -> Option<Cells> {
    let most = u32::try_from(super::MOST_COLUMNS).unwrap_or(u32::MAX);
    let mut out = Cells::new();
    let mut keep = |row: u32, column: u32, data: &Data| {
        let cell = cell(data);
        if column < most && !cell.is_empty() {
            out.entry(row).or_default().insert(column, cell);
        }
    };
    if let Sheets::Xlsx(book) = book {
        let mut reader = book.worksheet_cells_reader(name).ok()?;
        while let Some(cell) = reader.next_cell().ok()? {
            let (row, column) = cell.get_position();
            keep(row, column, &Data::from(cell.get_value().clone()));
        }
    } else {
        let range = book.worksheet_range(name).ok()?;
        let (top, left) = range.start()?;
        for (row, column, data) in range.used_cells() {
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            keep(top.saturating_add(place(row)), left.saturating_add(place(column)), data);
        }
    }
    Some(out)
}

fn sheet(name: &str, cells: &Cells, joined: &[Dimensions], looks: &Looks) -> Sheet {
    let Some((last, _)) = cells.last_key_value() else { return Sheet::default() };
    // Rows that go on from a cell above, with the column and the row in which that cell begins.
    let mut above: HashMap<u32, Vec<(u32, u32)>> = HashMap::new();
    for region in joined.iter().filter(|it| it.start.0 < it.end.0) {
        for row in region.start.0 + 1..=region.end.0.min(*last) {
            above.entry(row).or_default().push((region.start.1, region.start.0));
        }
    }
    let dressed = |row: u32, column: u32| {
        let mut found = cells.get(&row)?.get(&column)?.clone();
        looks.dress((row, column), &mut found);
        Some(found)
    };
    let rows = cells.keys().map(|row| {
        let width =
            cells.get(row).and_then(|cells| cells.last_key_value()).map_or(0, |(column, _)| column + 1);
        let mut found: Vec<Cell> =
            (0..width).map(|column| dressed(*row, column).unwrap_or_default()).collect();
        for (column, begun) in above.get(row).into_iter().flatten() {
            let at = usize::try_from(*column).unwrap_or(usize::MAX);
            let Some(cell) = dressed(*begun, *column).filter(|_| at < super::MOST_COLUMNS) else { continue };
            if found.len() <= at {
                found.resize(at + 1, Cell::default());
            }
            found[at] = Cell { joined: true, ..cell };
        }
        (row + 1, found)
    });
    super::sheet(name.to_owned(), rows)
}

fn cell(data: &Data) -> Cell {
    let number = |text: String| Cell { text, number: true, ..Cell::default() };
    match data {
        Data::Empty => Cell::default(),
        Data::String(text) => Cell::plain(crate::text::nfc(text).trim()),
        Data::Int(value) => number(value.to_string()),
        Data::Float(value) => number(plain(*value)),
        Data::Bool(yes) => Cell::plain(if *yes { "Có" } else { "Không" }),
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
            Cell { text: day.map(crate::text::date::short_date).unwrap_or_default(), day, ..Cell::default() }
        }
        Data::DateTimeIso(text) => {
            let day: Option<NaiveDate> = text.get(..10).and_then(|day| day.parse().ok());
            let shown = day.map_or_else(|| text.clone(), crate::text::date::short_date);
            Cell { text: shown, day, ..Cell::default() }
        }
        Data::DateTime(time) => number(plain(time.as_f64())),
        Data::DurationIso(text) => Cell::plain(text.as_str()),
        Data::Error(error) => Cell::plain(error.to_string()),
        // A kind of value that is newer than this program is shown as it is.
        #[allow(unreachable_patterns)]
        other => Cell::plain(other.to_string()),
    }
}

/// Binary floats are a hair away from what was typed; a list has no more than ten decimals.
fn plain(value: f64) -> String {
    let rounded = (value * 1e10).round() / 1e10;
    let value = if value.abs() < 1e5 { rounded } else { value };
    value.to_string().replace('.', ",")
}
