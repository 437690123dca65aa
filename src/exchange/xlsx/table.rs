//! The table on a sheet: head with joined cells, rows with values.

use super::sheet::{Sheet, Span, cell_format};
use super::value::{Value, value};
use super::words::{line_height, pieces, spaced};
use crate::exchange::ExportError;
use crate::exchange::head;
use crate::paper::layout::measured::cell_lines;
use crate::paper::{Align, Cell, Column, Length, Run, Size, Table, VAlign};
use chrono::Datelike;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder};

/// Writes a table from the current row on.
pub(super) fn write(sheet: &mut Sheet<'_>, table: &Table) -> Result<(), ExportError> {
    let widths: Vec<_> = table.columns.iter().map(|column| column.width).collect();
    let total = sheet.edges.last().copied().unwrap_or_default();
    let widths = crate::paper::layout::measured::column_widths(&widths, total, Length::ZERO);
    let mut edge = Length::ZERO;
    let mut places = vec![0_usize];
    for width in &widths {
        edge += *width;
        let near = |index: &usize| (sheet.edges[*index] - edge).0.abs();
        let least = places.last().map_or(0, |last| last + 1).min(sheet.edges.len() - 1);
        places.push((least..sheet.edges.len()).min_by_key(near).unwrap_or(least));
    }
    write_head(sheet, table, &places)?;
    for row in &table.rows {
        write_row(sheet, table, &row.cells, &places)?;
    }
    Ok(())
}

fn span(places: &[usize], column: usize, columns: usize, rows: usize) -> Span {
    let edge = |index: usize| places.get(index).or(places.last()).copied().unwrap_or(0);
    let (first, last) = (edge(column), edge(column + columns).max(edge(column) + 1) - 1);
    Span {
        first: u16::try_from(first).unwrap_or(u16::MAX),
        last: u16::try_from(last).unwrap_or(u16::MAX),
        rows: u32::try_from(rows).unwrap_or(1),
    }
}

fn write_head(sheet: &mut Sheet<'_>, table: &Table, places: &[usize]) -> Result<(), ExportError> {
    let (rows, cells) = head::place(table);
    if rows == 0 {
        return Ok(());
    }
    let first = sheet.row;
    let mut heights = vec![Length::ZERO; rows];
    for cell in &cells {
        let span = span(places, cell.column, cell.columns, cell.rows);
        let least = table.columns.get(cell.column).and_then(|column| column.min_size);
        let runs = spaced(&cell.runs);
        let (size, height) = set(sheet, table, &runs, span, least);
        let have: Length = heights.iter().skip(cell.row).take(cell.rows.saturating_sub(1)).copied().sum();
        if let Some(last) = heights.get_mut(cell.row + cell.rows - 1) {
            *last = (*last).max(height - have);
        }
        let format = ruled(table, cell_format(Align::Center).set_align(FormatAlign::VerticalCenter));
        sheet.row = first + u32::try_from(cell.row).unwrap_or(0);
        let numbers = table.number_row && cell.row + 1 == rows;
        let kept = if numbers { value(&text(&runs)) } else { Value::Text };
        put(sheet, span, &runs, size, &format, &kept)?;
    }
    sheet.row = first;
    for height in heights {
        sheet.end_row(height)?;
    }
    if sheet.head.is_none() {
        sheet.head = Some((first, sheet.row - 1));
    }
    Ok(())
}

fn write_row(
    sheet: &mut Sheet<'_>,
    table: &Table,
    cells: &[Cell],
    places: &[usize],
) -> Result<(), ExportError> {
    let count = table.columns.len();
    let empty = Cell { runs: Vec::new(), columns: 1, align: None };
    let mut cells = cells.iter();
    let mut column = 0;
    let mut highest = Length::ZERO;
    while let Some(rule) = table.columns.get(column) {
        let cell = cells.next().unwrap_or(&empty);
        let columns = cell.columns.clamp(1, count - column);
        let span = span(places, column, columns, 1);
        let runs = spaced(&cell.runs);
        let (size, height) = set(sheet, table, &runs, span, rule.min_size);
        highest = highest.max(height);
        let kept = if columns == 1 { value(&text(&runs)) } else { Value::Text };
        put(sheet, span, &runs, size, &body_format(table, rule, cell), &kept)?;
        column += columns;
    }
    sheet.end_row(highest)
}

fn body_format(table: &Table, rule: &Column, cell: &Cell) -> Format {
    let valign = if rule.valign == VAlign::Middle { FormatAlign::VerticalCenter } else { FormatAlign::Top };
    ruled(table, cell_format(cell.align.unwrap_or(rule.align)).set_align(valign))
}

fn ruled(table: &Table, format: Format) -> Format {
    if table.border > Length::ZERO { format.set_border(FormatBorder::Thin) } else { format }
}

/// The plain text of a cell; a value not given yet or room to write into is no value.
fn text(runs: &[Run]) -> String {
    match runs {
        [run] if run.kind == crate::paper::RunKind::Plain => run.text.clone(),
        _ => String::new(),
    }
}

/// Type size and height of a cell.
fn set(sheet: &Sheet<'_>, table: &Table, runs: &[Run], span: Span, least: Option<Size>) -> (Size, Length) {
    let (size, lines) = cell_lines(runs, table.size, least, sheet.text_width(span), sheet.faces);
    let line = line_height(table.size, table.pitch);
    (size, line * lines.len() as i64 + table.padding.edge * 2)
}

fn put(
    sheet: &mut Sheet<'_>,
    span: Span,
    runs: &[Run],
    size: Size,
    format: &Format,
    kept: &Value,
) -> Result<(), ExportError> {
    let pieces = pieces(runs, size, sheet.faces);
    let first = pieces.first();
    match kept {
        Value::Text => sheet.put(span, &pieces, format),
        Value::Number(number, shown) => {
            let format =
                first.map_or(format.clone(), |piece| piece.font(format.clone())).set_num_format(*shown);
            sheet.join(span, &format)?;
            sheet.sheet.write_number_with_format(sheet.row, span.first, *number, &format)?;
            Ok(())
        }
        Value::Day(day, shown) => {
            let format =
                first.map_or(format.clone(), |piece| piece.font(format.clone())).set_num_format(*shown);
            sheet.join(span, &format)?;
            let year = u16::try_from(day.year()).unwrap_or(1901);
            let (month, day) = (u8::try_from(day.month()).unwrap_or(1), u8::try_from(day.day()).unwrap_or(1));
            let date = ExcelDateTime::from_ymd(year, month, day)?;
            sheet.sheet.write_datetime_with_format(sheet.row, span.first, &date, &format)?;
            Ok(())
        }
    }
}
