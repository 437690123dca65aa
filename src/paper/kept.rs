//! A document kept as text: what an issued paper said, so that it prints the same for ever.

use super::document::Document;
use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use std::io::{Read, Write};

/// A kept text that cannot be read back.
#[derive(Debug, thiserror::Error)]
#[error(
    "Bản lưu của văn bản đã ban hành không đọc được. Dữ liệu khác vẫn an toàn. Hãy phục hồi từ bản sao lưu gần nhất."
)]
pub struct KeptError {
    /// What the reader says.
    pub detail: String,
}

fn unreadable(error: impl std::fmt::Display) -> KeptError {
    KeptError { detail: error.to_string() }
}

/// Packs a document into text: hexadecimal, so that it can stand in a script and in any column.
///
/// # Errors
/// Never for documents that a form made.
pub fn keep(document: &Document) -> Result<String, KeptError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    serde_json::to_writer(&mut encoder, document).map_err(unreadable)?;
    encoder.flush().map_err(unreadable)?;
    let packed = encoder.finish().map_err(unreadable)?;
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value & 15)]);
    Ok(packed.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect())
}

/// Reads a kept document.
///
/// # Errors
/// The text is damaged.
pub fn unkeep(text: &str) -> Result<Document, KeptError> {
    let value = |digit: u8| char::from(digit).to_digit(16).map(|value| value as u8);
    let pairs = text.as_bytes().chunks(2).map(|pair| match pair {
        [high, low] => Some(value(*high)? << 4 | value(*low)?),
        _ => None,
    });
    let packed: Vec<u8> = pairs.collect::<Option<_>>().ok_or_else(|| unreadable("not hexadecimal"))?;
    let mut json = String::new();
    ZlibDecoder::new(packed.as_slice()).read_to_string(&mut json).map_err(unreadable)?;
    serde_json::from_str(&json).map_err(unreadable)
}

/// Whether two documents say and set the same; when they were made does not count.
#[must_use]
pub fn same_paper(a: &Document, b: &Document) -> bool {
    let same_meta = a.meta.title == b.meta.title && a.meta.author == b.meta.author;
    same_meta && a.sections == b.sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Block, Length, Para, Run, Section, Size};

    fn paper(words: &str) -> Document {
        let size = Size::pt(14.0);
        let runs = vec![Run::bold(words), Run::blank(Length::mm(12.0)), Run::missing("ngày ký")];
        let blocks = vec![Block::Para(Para::new(size, size.pitch(1250), runs)), Block::NewPage];
        Document { sections: vec![Section { blocks, ..Section::default() }], ..Document::default() }
    }

    #[test]
    fn what_is_kept_comes_back_and_damage_is_told() {
        let paper = paper("Điều 1. Tặng giấy khen");
        let kept = keep(&paper).unwrap();
        assert_eq!(unkeep(&kept).unwrap(), paper);
        assert!(unkeep(&kept[..kept.len() - 8]).is_err() && unkeep("xy").is_err() && unkeep("").is_err());
    }

    #[test]
    fn the_hour_of_making_is_no_difference_but_a_word_is() {
        let (a, mut b) = (paper("một"), paper("một"));
        b.meta.created = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).and_then(|day| day.and_hms_opt(8, 0, 0));
        assert!(same_paper(&a, &b));
        assert!(!same_paper(&a, &paper("hai")));
    }
}
