//! Lists for Excel: one sheet for each part of a paper that has a table, with values one can reckon with.

pub(super) mod names;
pub(super) mod plain;
mod sheet;
mod table;
mod value;
mod words;

use super::ExportError;
use crate::paper::{Block, Document, Drawing, Faces};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

impl From<XlsxError> for ExportError {
    fn from(error: XlsxError) -> ExportError {
        ExportError::Assembly { program: "Excel", reason: error.to_string() }
    }
}

/// Writes the parts of a paper that have a table as an Excel file (.xlsx), a sheet each: title lines, the table with
/// its head repeated on every printed page, the foot. Numbers, shares and days are values; what only looks like a
/// number stays text. Drawn rules, frames, pictures and text at fixed places are left to the PDF. The same document
/// gives the same bytes.
///
/// # Errors
/// [`ExportError::NoTable`] when the paper has no table; otherwise when the program's own fonts are damaged or the file
/// cannot be put together.
pub fn xlsx(document: &Document) -> Result<Vec<u8>, ExportError> {
    let faces = Faces::liberation()?;
    let mut workbook = Workbook::new();
    // Widths of columns are told in digits of the default font, so it must be one whose digits are known: those of this
    // one are 8 pixels wide, and its rows 21 pixels high.
    let usual = Format::new().set_font_name(words::FONT).set_font_family(1).set_font_size(12);
    workbook.set_default_format(&usual, 21, 72)?;
    let mut names = names::Names::default();
    let mut found = false;
    for section in document.sections.iter().filter(|section| has_table(&section.blocks)) {
        found = true;
        let sheet = workbook.add_worksheet();
        sheet.set_name(names.next(section, document))?;
        sheet::write(sheet, section, faces)?;
    }
    if !found {
        return Err(ExportError::NoTable);
    }
    workbook.set_properties(&properties(document)?);
    Ok(workbook.save_to_buffer()?)
}

fn has_table(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Table(table) | Block::Drawing(Drawing { table: Some(table), .. }) => !table.columns.is_empty(),
        Block::Keep(blocks) => has_table(blocks),
        _ => false,
    })
}

/// What the file says about itself. A paper that does not say when it was made gets one fixed day, or the same paper
/// would give other bytes every second.
fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    let meta = &document.meta;
    let world = |local: chrono::NaiveDateTime| {
        let time = local.checked_sub_signed(chrono::TimeDelta::hours(7)).unwrap_or(local);
        ExcelDateTime::parse_from_str(&time.format("%Y-%m-%dT%H:%M:%S").to_string())
    };
    let created = match meta.created {
        Some(created) => world(created)?,
        None => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(&meta.title)
        .set_subject(&meta.subject)
        .set_author(&meta.author)
        .set_keywords(meta.keywords.join(", "))
        .set_creation_datetime(&created))
}
