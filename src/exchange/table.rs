//! A plain table for other programs: a sheet for Excel, comma-separated text for anything, tab-separated text for the
//! clipboard.

use super::ExportError;
use super::xlsx::plain;
use std::path::Path;

/// What the cells of a column are to another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text, even where it looks like a number: leading zeros of telephone and decision numbers stay.
    Text,
    /// Numbers as Vietnamese writes them ("1.250", "9,25"); what is none stays text.
    Number,
    /// Days ("20/10/2026"); what is none, such as a year alone, stays as it is.
    Day,
}

/// A table with one heading row. Rows are as long as there are columns; what is beyond is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The line above the table; empty for none.
    pub title: String,
    /// Headings, and what stands below them.
    pub columns: Vec<(String, ColumnKind)>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The table with the running number of each row before it.
    #[must_use]
    pub fn numbered(mut self) -> Self {
        self.columns.insert(0, ("STT".to_owned(), ColumnKind::Number));
        for (row, number) in self.rows.iter_mut().zip(1u64..) {
            row.insert(0, number.to_string());
        }
        self
    }

    /// A file for Excel (.xlsx): the title, the headings, which stay in sight and can be filtered by, the rows. It is
    /// set up to be printed across A4 with the headings on every page. The same table gives the same bytes.
    ///
    /// # Errors
    /// When the library cannot put the file together: a text longer than Excel allows (32 767 characters), more than
    /// 1 048 576 rows.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, ExportError> {
        plain::write(self)
    }

    /// Writes [`Self::to_xlsx`] to a file, whole or not at all.
    ///
    /// # Errors
    /// As there; or the disk does not take the file.
    pub fn write_xlsx(&self, path: &Path) -> Result<(), ExportError> {
        write_bytes(path, &self.to_xlsx()?)
    }

    /// Comma-separated text with the headings first: UTF-8 with a byte order mark, without which Excel takes it for
    /// something else; quotes only where they are needed; lines end with CR LF (RFC 4180).
    #[must_use]
    pub fn to_csv(&self) -> String {
        let lines = || -> Result<Vec<u8>, csv::Error> {
            let mut writer =
                csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
            writer.write_record(self.columns.iter().map(|(heading, _)| heading.as_str()))?;
            for row in &self.rows {
                writer.write_record(self.cells(row).map(|(cell, kind)| harmless(cell, kind)))?;
            }
            writer.into_inner().map_err(|error| error.into_error().into())
        };
        // Rows are of one length and memory does not refuse, so there is nothing that could go wrong here.
        let text = lines().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        format!("\u{feff}{text}")
    }

    /// Writes [`Self::to_csv`] to a file, whole or not at all.
    ///
    /// # Errors
    /// The disk does not take the file.
    pub fn write_csv(&self, path: &Path) -> Result<(), ExportError> {
        write_bytes(path, self.to_csv().as_bytes())
    }

    /// Tab-separated text with the headings first, as spreadsheets and Word take it from the clipboard. Tabs and ends
    /// of lines inside a cell become spaces, or the cell would fall apart.
    #[must_use]
    pub fn to_clipboard(&self) -> String {
        let flat = |cell: &str| cell.split(['\t', '\r', '\n']).collect::<Vec<_>>().join(" ");
        let mut text: Vec<String> = self.columns.iter().map(|(heading, _)| flat(heading)).collect();
        let mut lines = vec![text.join("\t")];
        for row in &self.rows {
            text = self.cells(row).map(|(cell, kind)| flat(&harmless(cell, kind))).collect();
            lines.push(text.join("\t"));
        }
        lines.join("\r\n")
    }

    /// The cells of a row with the kinds of their columns, as many as there are columns.
    pub(super) fn cells<'a>(&'a self, row: &'a [String]) -> impl Iterator<Item = (&'a str, ColumnKind)> {
        let cells = row.iter().map(String::as_str).chain(std::iter::repeat(""));
        cells.zip(self.columns.iter().map(|(_, kind)| *kind))
    }
}

/// Spreadsheets take what begins so for a formula and run it, or show an error where a list begins with a dash.
fn harmless(cell: &str, kind: ColumnKind) -> String {
    if kind == ColumnKind::Text && cell.starts_with(['=', '+', '-', '@']) {
        format!(" {cell}")
    } else {
        cell.to_owned()
    }
}

/// Writes a file whole or not at all.
///
/// # Errors
/// The disk does not take the file.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let partial = std::path::PathBuf::from(partial);
    let written = std::fs::write(&partial, bytes)
        .and_then(|()| std::fs::File::options().write(true).open(&partial)?.sync_all())
        .and_then(|()| std::fs::rename(&partial, path));
    written.map_err(|error| {
        let _ = std::fs::remove_file(&partial);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        ExportError::Disk { name, detail: error.to_string() }
    })
}
