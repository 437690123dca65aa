//! The one reader of lists: spreadsheets (.xlsx, .xlsm, .xlsb, .xls, .ods), values between signs (.csv, .tsv, .txt),
//! tables inside Word files, tables from the clipboard. Rows and cells as they stand; what they mean is judged in `domain`.

mod book;
mod error;
mod looks;
mod written;

pub use error::SheetError;
pub use written::{Marks, written_back};

use super::docx_in::docx_source;
use super::text_in::read_as_it_is;
use crate::domain::sheet::{Cell, FoundRow, Sheet};
use calamine::{Data, Range};
use std::io::Cursor;
use std::path::Path;

/// A list is no larger than this, in bytes.
const MOST_BYTES: u64 = 20_000_000;
/// Nor does it unpack to more, in bytes.
const MOST_UNPACKED: u64 = 256 << 20;
/// Rows and columns that are read of a sheet.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 100;

/// What a file is, by its own bytes; the ending of its name decides between texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Workbook,
    Word,
    Values,
}

/// The sheets of a file with the rows that hold something. Hidden sheets are left out; a cell that was joined over several
/// rows says the same in each of them, as it does to the eye. Every table of a Word file is a sheet.
///
/// # Errors
/// The disk does not give the file, or it holds no table.
pub fn read_sheets(path: &Path) -> Result<Vec<Sheet>, SheetError> {
    sheets_of(&ending(path), &bytes_of(path)?)
}

/// The bytes of a list, as long as it is not too large to be one.
///
/// # Errors
/// The disk does not give the file, or it is too large.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, SheetError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let failed = |error: std::io::Error| SheetError::Disk { name: name.clone(), detail: error.to_string() };
    if std::fs::metadata(path).map_err(failed)?.len() > MOST_BYTES {
        return Err(SheetError::TooLarge);
    }
    std::fs::read(path).map_err(failed)
}

/// The ending of a file's name in small letters.
#[must_use]
pub fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// As [`read_sheets`], of bytes; `ending` is that of the file's name.
///
/// # Errors
/// As there, but for the disk.
pub fn sheets_of(ending: &str, bytes: &[u8]) -> Result<Vec<Sheet>, SheetError> {
    match kind(ending, bytes)? {
        Kind::Workbook => book::sheets(bytes),
        Kind::Word => word(bytes),
        // One sign at the end of a line, or the lines are counted wrongly.
        Kind::Values => Ok(vec![values(&read_as_it_is(bytes).replace("\r\n", "\n"))]),
    }
}

/// A table from the clipboard.
#[must_use]
pub fn pasted(text: &str) -> Sheet {
    let rows = (1u32..).zip(crate::text::cells(text));
    sheet(
        String::new(),
        rows.map(|(line, cells)| (line, cells.into_iter().map(|text| Cell::plain(text.trim())).collect())),
    )
}

/// The sheets that people see, as the spreadsheet library gives them: for readers that look at values more closely.
///
/// # Errors
/// As [`sheets_of`].
pub(super) fn ranges(bytes: &[u8]) -> Result<Vec<(String, Range<Data>)>, SheetError> {
    book::ranges(bytes)
}

fn kind(ending: &str, bytes: &[u8]) -> Result<Kind, SheetError> {
    if bytes.starts_with(b"PK") {
        let damaged = |error: zip::result::ZipError| SheetError::NoSheet { detail: error.to_string() };
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut size = 0u64;
        for at in 0..zip.len() {
            size += zip.by_index(at).map_err(damaged)?.size();
        }
        if size > MOST_UNPACKED {
            return Err(SheetError::TooLarge);
        }
        let word = zip.by_name("word/document.xml").is_ok();
        return Ok(if word { Kind::Word } else { Kind::Workbook });
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // A workbook behind a password is packed into the old kind of file.
        let utf16: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        if memchr::memmem::find(bytes, &utf16).is_some() {
            return Err(SheetError::Protected);
        }
        return Ok(Kind::Workbook);
    }
    let begin = bytes.trim_ascii_start();
    if begin.starts_with(b"<") || begin.starts_with(b"\xEF\xBB\xBF<") {
        return Err(SheetError::WebPage);
    }
    if !["csv", "txt", "tsv"].contains(&ending) {
        return Err(SheetError::NoSheet { detail: format!("neither a workbook nor text: .{ending}") });
    }
    Ok(Kind::Values)
}

/// A sheet of rows: empty ones and empty cells at the end of a row are left out, and rows beyond what is read are counted.
fn sheet(name: String, rows: impl Iterator<Item = (u32, Vec<Cell>)>) -> Sheet {
    let mut out = Sheet { name, ..Sheet::default() };
    for (line, mut cells) in rows {
        cells.truncate(MOST_COLUMNS);
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            continue;
        }
        if out.rows.len() >= MOST_ROWS {
            out.left_out += 1;
        } else {
            out.rows.push(FoundRow { line, cells });
        }
    }
    out
}

/// The sign that divides the values of a text: the one that its fullest line has most of.
fn sign_of(text: &str) -> char {
    let count = |sign: char| text.lines().take(50).map(|line| line.matches(sign).count()).max().unwrap_or(0);
    [',', ';', '\t'].into_iter().max_by_key(|sign| (count(*sign), *sign == '\t')).unwrap_or(',')
}

/// Values between commas, semicolons or tabs.
fn values(text: &str) -> Sheet {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(sign_of(text)).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let rows = reader.records().map_while(Result::ok).map(|record| {
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(|text| Cell::plain(text.trim())).collect();
        (u32::try_from(line).unwrap_or(u32::MAX), cells)
    });
    sheet(String::new(), rows)
}

/// The tables of a Word file, each with the paragraphs before it as rows of one cell.
fn word(bytes: &[u8]) -> Result<Vec<Sheet>, SheetError> {
    let source = docx_source(bytes).map_err(|error| SheetError::NoSheet { detail: error.to_string() })?;
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut before: Vec<String> = Vec::new();
    for line in source.lines {
        let Some(table) = &line.table else {
            before.push(line.text());
            continue;
        };
        let titles: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
        let above = before.drain(..).map(|text| vec![text]);
        let rows = above.chain(std::iter::once(titles)).chain(table.rows.iter().cloned());
        let rows = (1u32..)
            .zip(rows)
            .map(|(line, cells)| (line, cells.into_iter().map(|text| Cell::plain(text.trim())).collect()));
        sheets.push(sheet(format!("Bảng {}", sheets.len() + 1), rows));
    }
    if sheets.is_empty() {
        return Err(SheetError::NoTable);
    }
    if let [only] = sheets.as_mut_slice() {
        only.name.clear();
    }
    Ok(sheets)
}
