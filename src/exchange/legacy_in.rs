//! Where a file holds old Vietnamese text, and what each place would be in Unicode. Nothing is changed: a person sees both
//! first.

use super::docx_in::{docx_source, package};
use super::text_in::undecided;
use super::{ExchangeError, xlsx_fonts};
use crate::text::legacy::{Proposal, Table, propose_beside, table_of_all};
use std::path::Path;

/// A proposal and where its text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The place in words ("Trang tính “Danh sách”, ô B12", "Đoạn 3", "Dòng 7").
    pub place: String,
    /// What it would be.
    pub proposal: Proposal,
}

/// A file larger than this is no list or paper, in bytes.
const MOST_BYTES: u64 = 32 << 20;

/// Every place of a workbook, a Word file or a text file that holds old text, in order.
///
/// # Errors
/// When the file cannot be read, is of another kind, is protected by a password, or is too large.
pub fn legacy_in(path: &Path) -> Result<Vec<Placed>, ExchangeError> {
    let failed = |error: std::io::Error| ExchangeError::Disk {
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        detail: error.to_string(),
    };
    if std::fs::metadata(path).map_err(failed)?.len() > MOST_BYTES {
        return Err(ExchangeError::TooLarge);
    }
    legacy_of(&std::fs::read(path).map_err(failed)?)
}

/// As [`legacy_in`], of the bytes of a file.
///
/// # Errors
/// As there.
pub fn legacy_of(bytes: &[u8]) -> Result<Vec<Placed>, ExchangeError> {
    if bytes.starts_with(b"PK\x03\x04") {
        let is_workbook = package::Package::open(bytes)?.part("xl/workbook.xml")?.is_some();
        return if is_workbook { of_workbook(bytes) } else { of_paper(bytes) };
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(ExchangeError::Protected);
    }
    Ok(of_lines(&undecided(bytes)))
}

fn of_workbook(bytes: &[u8]) -> Result<Vec<Placed>, ExchangeError> {
    let cells = xlsx_fonts::text_cells(bytes)?;
    // Cells whose font says nothing are judged together: one name is too short.
    let silent = cells.iter().flat_map(|cell| &cell.pieces);
    let silent = silent.filter(|(_, font)| font.as_deref().and_then(Table::of_font).is_none());
    let others = table_of_all(silent.map(|(text, _)| text.as_str()));
    let mut found = Vec::new();
    for cell in &cells {
        let pieces = cell.pieces.iter().map(|(text, font)| (text.as_str(), font.as_deref()));
        if let Some(proposal) = joined(pieces, others) {
            let place = format!("Trang tính “{}”, ô {}", cell.sheet, cell.place);
            found.push(Placed { place, proposal });
        }
    }
    Ok(found)
}

fn of_paper(bytes: &[u8]) -> Result<Vec<Placed>, ExchangeError> {
    let source = docx_source(bytes)?;
    let silent = source.raw.iter().flatten();
    let silent = silent.filter(|(_, font)| font.as_deref().and_then(Table::of_font).is_none());
    let others = table_of_all(silent.map(|(text, _)| text.as_str()));
    let mut found = Vec::new();
    for (pieces, number) in source.raw.iter().zip(1..) {
        let pieces = pieces.iter().map(|(text, font)| (text.as_str(), font.as_deref()));
        if let Some(proposal) = joined(pieces, others) {
            found.push(Placed { place: format!("Đoạn {number}"), proposal });
        }
    }
    Ok(found)
}

fn of_lines(text: &str) -> Vec<Placed> {
    let others = table_of_all(text.lines());
    let lines = text.lines().zip(1..).filter_map(|(line, number)| {
        let proposal = propose_beside(line, None, others)?;
        Some(Placed { place: format!("Dòng {number}"), proposal })
    });
    lines.collect()
}

/// The pieces of one text, each by its own font, as one proposal.
fn joined<'a>(
    pieces: impl Iterator<Item = (&'a str, Option<&'a str>)>,
    others: Option<Table>,
) -> Option<Proposal> {
    let (mut before, mut after) = (String::new(), String::new());
    let mut table = None;
    let mut sure = true;
    for (text, font) in pieces {
        before.push_str(text);
        match propose_beside(text, font, others) {
            Some(proposal) => {
                after.push_str(&proposal.after);
                sure &= proposal.sure;
                table.get_or_insert(proposal.table);
            }
            None => after.push_str(text),
        }
    }
    table.map(|table| Proposal { before, after, table, sure })
}
