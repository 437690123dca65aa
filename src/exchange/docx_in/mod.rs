//! Word files read back as lines: paragraphs with their faces and printed numbers, tables, text boxes.
//!
//! Files come from anywhere: sizes, depth and numbers are bounded, and what cannot be read is refused with a sentence.

mod body;
pub(super) mod element;
mod numbering;
pub(super) mod package;
mod styles;
mod table;

use super::ExchangeError;
use super::text_in::read_text;
use crate::domain::intake::{SourceLine, lines_of};
use std::path::Path;

/// Lines of a file, and what the reader did that a person should know of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The lines.
    pub lines: Vec<SourceLine>,
    /// Sentences for a person.
    pub notices: Vec<String>,
    /// Of a Word file the text of each paragraph as the file has it, in pieces with their fonts: old text means what its
    /// font says. Empty for text files.
    pub raw: Vec<Vec<(String, Option<String>)>>,
}

/// A text file longer than this is no paper, in bytes.
const TEXT_MOST: u64 = 32 << 20;

/// Reads a text or Word file; which it is, its own bytes tell.
///
/// # Errors
/// When the file cannot be read, is no text or Word file, is protected by a password, or is too large.
pub fn read_source(path: &Path) -> Result<Source, ExchangeError> {
    let failed = |error: std::io::Error| ExchangeError::Disk {
        name: path.display().to_string(),
        detail: error.to_string(),
    };
    let size = std::fs::metadata(path).map_err(failed)?.len();
    if size > TEXT_MOST {
        return Err(ExchangeError::TooLarge);
    }
    source_of(&std::fs::read(path).map_err(failed)?)
}

/// Reads the bytes of a text or Word file.
///
/// # Errors
/// When they are neither, are protected by a password, or hold too much.
pub fn source_of(bytes: &[u8]) -> Result<Source, ExchangeError> {
    if bytes.starts_with(b"PK\x03\x04") {
        return docx_source(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(ExchangeError::Protected);
    }
    for (begin, name) in [
        (b"%PDF".as_slice(), "PDF"),
        (b"{\\rtf".as_slice(), "RTF"),
        (b"\x89PNG".as_slice(), "ảnh"),
        (b"\xFF\xD8\xFF".as_slice(), "ảnh"),
    ] {
        if bytes.starts_with(begin) {
            return Err(ExchangeError::OtherKind { name });
        }
    }
    let (text, notice) = read_text(bytes);
    Ok(Source { lines: lines_of(&text), notices: notice.into_iter().collect(), raw: Vec::new() })
}

/// Reads a Word file (.docx).
///
/// # Errors
/// When the file cannot be read, is no Word file or damaged, is protected by a password, or holds too much.
pub fn read_docx(path: &Path) -> Result<Vec<SourceLine>, ExchangeError> {
    Ok(read_source(path)?.lines)
}

/// Reads the bytes of a Word file with what was noticed.
///
/// # Errors
/// When they are no Word file or damaged, or hold too much.
pub fn docx_source(bytes: &[u8]) -> Result<Source, ExchangeError> {
    let mut package = package::Package::open(bytes)?;
    let document = package.document()?;
    let styles = styles::Styles::of(package.part("word/styles.xml")?.as_ref());
    let numbering = numbering::Numbering::of(package.part("word/numbering.xml")?.as_ref());
    let notes = package.part("word/footnotes.xml")?;
    Ok(body::read(&document, &styles, numbering, notes.as_ref()))
}
