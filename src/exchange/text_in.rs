//! Text files of any age: bytes to Unicode, with a sentence about what was done.

use crate::text::legacy::{self, Table};
use crate::text::nfc;

/// The text of a file, in composed Unicode, and a sentence when its letters were coded otherwise. Never fails: bytes
/// that mean nothing become visible signs.
#[must_use]
pub fn read_text(bytes: &[u8]) -> (String, Option<String>) {
    let (text, coded) = decoded(bytes);
    let (text, table) = match table_of(&text, coded) {
        Some(table) => (legacy::convert(&text, table), Some(table)),
        None => (text, None),
    };
    let notice = match (coded, table) {
        (_, Some(table)) => Some(format!(
            "Tệp dùng bảng mã {}; chữ đã được chuyển sang Unicode. Hãy đọc lại một lượt.",
            table.label()
        )),
        (Coded::Utf16, None) => Some("Tệp dùng UTF-16; chữ đã được chuyển sang UTF-8.".to_owned()),
        (Coded::Bytes, None) => Some(
            "Không nhận ra bảng mã của tệp nên một số chữ có thể sai. Tệp gốc vẫn nguyên; hãy mở tệp bằng Word, lưu lại kiểu Unicode rồi nhập lại."
                .to_owned(),
        ),
        (Coded::Utf8, None) => None,
    };
    let composed = nfc(&text);
    let loose = notice.is_none() && matches!(composed, std::borrow::Cow::Owned(_));
    let told = loose.then(|| "Chữ có dấu rời (Unicode tổ hợp) đã được ghép thành chữ dựng sẵn.".to_owned());
    (composed.into_owned(), notice.or(told))
}

/// The text of a file with its letters as they are coded in it: what stands in an old code table stays so, for whoever asks a
/// person before changing anything.
pub(super) fn read_as_it_is(bytes: &[u8]) -> String {
    nfc(&decoded(bytes).0).into_owned()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coded {
    Utf8,
    Utf16,
    /// One byte for a letter, or nothing known.
    Bytes,
}

fn table_of(text: &str, coded: Coded) -> Option<Table> {
    if coded == Coded::Utf16 { None } else { legacy::table_of(text) }
}

/// The text of a file as it stands, letters of old tables unread.
pub(super) fn undecided(bytes: &[u8]) -> String {
    decoded(bytes).0
}

fn decoded(bytes: &[u8]) -> (String, Coded) {
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return (wide(rest, u16::from_le_bytes), Coded::Utf16);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return (wide(rest, u16::from_be_bytes), Coded::Utf16);
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    // UTF-16 without its mark: every other byte of plain letters is zero.
    if bytes.len() >= 8 && bytes.len().is_multiple_of(2) {
        let sample = &bytes[..bytes.len().min(4_000)];
        let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
        let (even, odd) = (zeros(0), zeros(1));
        if odd * 5 > sample.len() && even * 20 < sample.len() {
            return (wide(bytes, u16::from_le_bytes), Coded::Utf16);
        }
        if even * 5 > sample.len() && odd * 20 < sample.len() {
            return (wide(bytes, u16::from_be_bytes), Coded::Utf16);
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Coded::Utf8),
        // A file cut in the middle of a letter, or with a few broken bytes, is still UTF-8.
        Err(_) if mostly_utf8(bytes) => (String::from_utf8_lossy(bytes).into_owned(), Coded::Utf8),
        Err(_) => (legacy::latin(bytes), Coded::Bytes),
    }
}

fn wide(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Whether most letters outside ASCII are whole UTF-8 letters.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    whole > broken * 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "KẾ HOẠCH\nCác cơ quan, đơn vị tổ chức thực hiện kế hoạch; mỗi xã giới thiệu ít nhất 02 tập thể, cá nhân điển hình trong năm 2026.\n";

    fn bytes_of(text: &str) -> Vec<u8> {
        text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
    }

    #[test]
    fn every_coding_gives_the_same_text() {
        let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> { TEXT.encode_utf16().flat_map(order).collect() };
        let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(TEXT).collect();
        for (name, bytes, told) in [
            ("UTF-8", TEXT.as_bytes().to_vec(), false),
            ("BOM", [&[0xEF, 0xBB, 0xBF], TEXT.as_bytes()].concat(), false),
            ("UTF-16 LE", [vec![0xFF, 0xFE], utf16(u16::to_le_bytes)].concat(), true),
            ("UTF-16 BE", [vec![0xFE, 0xFF], utf16(u16::to_be_bytes)].concat(), true),
            ("TCVN3", bytes_of(&legacy::to_tcvn3(TEXT)), true),
            ("VNI", bytes_of(&legacy::to_vni(TEXT)), true),
            ("mojibake", legacy::latin(TEXT.as_bytes()).into_bytes(), true),
            ("TCVN3 in UTF-8", legacy::to_tcvn3(TEXT).into_bytes(), true),
            ("decomposed", decomposed.into_bytes(), true),
        ] {
            let (text, notice) = read_text(&bytes);
            assert_eq!(text, TEXT, "{name}");
            assert_eq!(notice.is_some(), told, "{name}: {notice:?}");
        }
    }

    #[test]
    fn a_file_cut_inside_a_letter_is_still_read() {
        let cut = &TEXT.as_bytes()[..TEXT.find('ạ').unwrap() + 1];
        let (text, notice) = read_text(&[TEXT.as_bytes(), cut].concat());
        assert!(text.starts_with(TEXT) && notice.is_none());
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(bytes in proptest::collection::vec(0u8..=255, 0..200)) {
            let _ = read_text(&bytes);
        }
    }
}
