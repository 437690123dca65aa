//! A plain table as a sheet.

use super::value::{Value, value};
use super::words::FONT;
use crate::exchange::ExportError;
use crate::exchange::table::{ColumnKind, Table};
use crate::exchange::xml::printable;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Columns are as wide as their longest text, between these (in digits of the font); longer texts are broken.
const WIDTHS: (usize, usize) = (6, 46);
/// Room beside the text.
const SIDES: f64 = 1.5;
/// Room in the heading for the mark of the filter.
const MARK: usize = 3;
/// The fill behind the headings.
pub(in crate::exchange) const HEADING: Color = Color::RGB(0x00EA_EEF3);

pub(in crate::exchange) fn write(table: &Table) -> Result<Vec<u8>, ExportError> {
    write_book(&table.title, std::slice::from_ref(table))
}

/// A sheet for each table, named by its title.
pub(in crate::exchange) fn write_book(title: &str, tables: &[Table]) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let usual = Format::new().set_font_name(FONT).set_font_family(1).set_font_size(12);
    workbook.set_default_format(&usual, 21, 72)?;
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(super::names::allowed(&table.title, super::names::MOST))?;
        fill(sheet, table, &usual)?;
    }
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, table: &Table, usual: &Format) -> Result<(), XlsxError> {
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let mut row = 0;
    if !table.title.is_empty() {
        let title = usual.clone().set_bold().set_font_size(14).set_align(FormatAlign::Center).set_text_wrap();
        let words = printable(&table.title);
        if last > 0 {
            sheet.merge_range(0, 0, 0, last, &words, &title)?;
        } else {
            sheet.write_string_with_format(0, 0, &words, &title)?;
        }
        sheet.set_row_height(0, 36)?;
        row = 1;
    }
    let cell = usual.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::Top).set_text_wrap();
    let heading = cell
        .clone()
        .set_bold()
        .set_background_color(HEADING)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    for ((words, _), column) in table.columns.iter().zip(0u16..) {
        sheet.write_string_with_format(row, column, printable(words), &heading)?;
    }
    let head = row;
    for cells in &table.rows {
        row += 1;
        for ((text, kind), column) in table.cells(cells).zip(0u16..) {
            put(sheet, (row, column), text, kind, &cell)?;
        }
    }
    for column in 0..=last {
        sheet.set_column_width(column, width(table, usize::from(column)))?;
    }
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.autofilter(head, 0, row, last)?;
    sheet.set_repeat_rows(head, head)?;
    sheet.set_landscape();
    // 9 is the paper A4.
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer("&C&P/&N");
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    kind: ColumnKind,
    cell: &Format,
) -> Result<(), XlsxError> {
    let found = if kind == ColumnKind::Text { Value::Text } else { value(text) };
    match found {
        Value::Number(number, shown) => {
            let format = cell.clone().set_num_format(shown).set_align(FormatAlign::Right);
            sheet.write_number_with_format(row, column, number, &format)?;
        }
        Value::Day(day, shown) => {
            let format = cell.clone().set_num_format(shown).set_align(FormatAlign::Center);
            let day = ExcelDateTime::parse_from_str(&day.format("%Y-%m-%d").to_string())?;
            sheet.write_datetime_with_format(row, column, &day, &format)?;
        }
        Value::Text if text.is_empty() => {
            sheet.write_blank(row, column, cell)?;
        }
        Value::Text => {
            sheet.write_string_with_format(
                row,
                column,
                printable(text),
                &cell.clone().set_num_format("@"),
            )?;
        }
    }
    Ok(())
}

fn width(table: &Table, column: usize) -> f64 {
    let length = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|text| length(text));
    let heading = table
        .columns
        .get(column)
        .map_or(0, |(words, _)| words.split(' ').map(|word| word.chars().count()).max().unwrap_or(0) + MARK);
    let longest = cells.max().unwrap_or(0).max(heading).clamp(WIDTHS.0, WIDTHS.1);
    longest as f64 + SIDES
}
