//! A copy of somebody's file with one more column: what came of each row.

mod xlsx;

use super::{Kind, kind, sign_of};
use crate::domain::sheet::Sheet;
use crate::exchange::ExportError;
use crate::exchange::text_in::read_as_it_is;
use crate::exchange::xml::printable;
use crate::text::same;
use rust_xlsxwriter::{Format, Workbook};
use std::collections::BTreeMap;

/// The words of the new column, by sheet and line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Its heading.
    pub title: String,
    /// By the name of the sheet the line of the headings, and the words of every line.
    pub sheets: BTreeMap<String, (Option<u32>, BTreeMap<u32, String>)>,
}

impl Marks {
    /// The words of a sheet, the heading among them.
    fn lines(&self, sheet: &str) -> Option<BTreeMap<u32, String>> {
        let (head, lines) = self.sheets.get(sheet)?;
        let mut all = lines.clone();
        if let Some(head) = head {
            all.insert(*head, self.title.clone());
        }
        Some(all)
    }

    /// The column that holds such words since an earlier time, from 0.
    fn column(&self, sheet: &Sheet) -> Option<usize> {
        let (head, _) = self.sheets.get(&sheet.name)?;
        let row = sheet.rows.iter().find(|row| Some(row.line) == *head)?;
        row.cells.iter().position(|cell| same(&cell.text, &self.title))
    }

    /// The column into which the words go: the one of an earlier time, else the first that is free in every row.
    fn target(&self, sheet: &Sheet) -> usize {
        self.column(sheet)
            .unwrap_or_else(|| sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default())
    }
}

/// A copy of the file whose bytes and sheets these are, with the column of `marks`, and the ending that its name must have. A
/// workbook of today keeps its look; a text keeps the sign between its values; of all others, and of a table that was pasted
/// (no bytes), a new workbook is made.
///
/// # Errors
/// The file cannot be put together.
pub fn written_back(
    (ending, bytes): (&str, &[u8]),
    sheets: &[Sheet],
    marks: &Marks,
) -> Result<(&'static str, Vec<u8>), ExportError> {
    let modern = matches!(ending, "xlsx" | "xlsm");
    match kind(ending, bytes) {
        Ok(Kind::Workbook) if modern => match xlsx::edited(bytes, sheets, marks) {
            Ok(bytes) => Ok((if ending == "xlsm" { "xlsm" } else { "xlsx" }, bytes)),
            // A workbook that cannot be edited in place still gives its rows.
            Err(_) => Ok(("xlsx", anew(sheets, marks)?)),
        },
        Ok(Kind::Values) => Ok(("csv", values(bytes, sheets, marks)?)),
        _ => Ok(("xlsx", anew(sheets, marks)?)),
    }
}

fn failed(error: &dyn std::fmt::Display) -> ExportError {
    ExportError::Assembly { program: "Excel", reason: error.to_string() }
}

fn values(bytes: &[u8], sheets: &[Sheet], marks: &Marks) -> Result<Vec<u8>, ExportError> {
    let text = read_as_it_is(bytes).replace("\r\n", "\n");
    let sign = u8::try_from(sign_of(&text)).unwrap_or(b',');
    let empty = Sheet::default();
    let sheet = sheets.first().unwrap_or(&empty);
    let (target, lines) = (marks.target(sheet), marks.lines(&sheet.name).unwrap_or_default());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign)
        .from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new()
        .delimiter(sign)
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for record in reader.records().map_while(Result::ok) {
        let line = record.position().map_or(0, csv::Position::line);
        let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if let Some(words) = u32::try_from(line).ok().and_then(|line| lines.get(&line)) {
            if cells.len() <= target {
                cells.resize(target + 1, String::new());
            }
            cells[target].clone_from(words);
        }
        writer.write_record(&cells).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

/// The rows of the sheets in a new workbook.
fn anew(sheets: &[Sheet], marks: &Marks) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let plain = Format::new().set_text_wrap().set_num_format("@");
    for sheet in sheets {
        let page = workbook.add_worksheet();
        if !sheet.name.is_empty() {
            page.set_name(crate::exchange::xlsx::names::allowed(
                &sheet.name,
                crate::exchange::xlsx::names::MOST,
            ))?;
        }
        let (target, lines) = (marks.target(sheet), marks.lines(&sheet.name).unwrap_or_default());
        for row in &sheet.rows {
            let at = row.line.saturating_sub(1);
            for (cell, column) in row.cells.iter().zip(0u16..) {
                if !cell.is_empty() {
                    page.write_string_with_format(at, column, printable(&cell.text), &plain)?;
                }
            }
            if let Some(words) = lines.get(&row.line) {
                let column = u16::try_from(target).unwrap_or(u16::MAX);
                page.write_string_with_format(at, column, printable(words), &plain)?;
            }
        }
        page.set_column_width(u16::try_from(target).unwrap_or(u16::MAX), 44.0)?;
    }
    Ok(workbook.save_to_buffer()?)
}
