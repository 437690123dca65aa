//! TCVN3 (ABC): one byte for a letter; capitals with a tone have none of their own.

use crate::text::words::words;
use unicode_normalization::UnicodeNormalization;

/// Letters of TCVN3 from A1 on; a blank stands where the table has none.
const LETTERS: [char; 95] = [
    'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', ' ', ' ', ' ', ' ', ' ', ' ', 'à',
    'ả', 'ã', 'á', 'ạ', ' ', 'ằ', 'ẳ', 'ẵ', 'ắ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ',
    'ậ', 'è', ' ', 'ẻ', 'ẽ', 'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', ' ', ' ', ' ', 'ĩ', 'í', 'ị', 'ò',
    ' ', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù', ' ', 'ủ', 'ũ', 'ú', 'ụ',
    'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', ' ',
];

/// The letter of a code, as Latin-1 shows the code.
pub(super) fn letter(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(0xA1)?;
    LETTERS.get(usize::try_from(at).ok()?).copied().filter(|letter| *letter != ' ')
}

/// The code of a letter, a small letter standing for a capital that has none.
pub(super) fn code(c: char) -> Option<char> {
    let small = c.to_lowercase().next().unwrap_or(c);
    let at = |c| LETTERS.iter().position(|letter| *letter == c);
    let at = at(c).or_else(|| at(small))?;
    char::from_u32(u32::try_from(at).ok()? + 0xA1)
}

/// The text in Unicode, as an ordinary font shows it.
pub(super) fn small(text: &str) -> String {
    capitals_mended(&text.chars().map(|c| letter(c).unwrap_or(c)).collect::<String>())
}

/// The text in Unicode, as a font of capitals shows it.
pub(super) fn capitals(text: &str) -> String {
    text.chars().flat_map(|c| letter(c).unwrap_or(c).to_uppercase()).collect()
}

/// The text as it was kept.
pub(super) fn written(text: &str) -> String {
    text.nfc().map(|c| if c.is_ascii() { c } else { code(c).unwrap_or(c) }).collect()
}

/// TCVN3 has no accented capitals: in words of capitals the accented letters were typed small.
fn capitals_mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let all = words(line);
        // Capitals for sure; perhaps: one capital and nothing but accented letters; else not.
        let mut sure: Vec<Option<bool>> = all
            .iter()
            .map(|word| {
                let word = &line[word.start..word.end];
                let large = word.chars().filter(char::is_ascii_uppercase).count();
                let small = word.chars().any(|c| c.is_ascii_lowercase());
                match (large, small) {
                    (_, true) => Some(false),
                    (2.., false) => Some(true),
                    _ if word.chars().any(char::is_alphabetic) => None,
                    _ => Some(false),
                }
            })
            .collect();
        let order: Vec<usize> = (0..sure.len()).chain((0..sure.len()).rev()).collect();
        for at in order {
            if sure[at].is_none() {
                // Words of another cell or part of a sentence say nothing.
                let joined = |from: usize, to: usize| line[from..to].chars().all(|c| c == ' ' || c == '-');
                let left = at.checked_sub(1).filter(|left| joined(all[*left].end, all[at].start));
                let right = all.get(at + 1).filter(|right| joined(all[at].end, right.start)).map(|_| at + 1);
                let beside = [left, right].map(|i| i.and_then(|i| sure.get(i).copied().flatten()));
                let capital = line[all[at].start..].starts_with(|c: char| c.is_uppercase());
                // "ở" beside a word of capitals is a word of its own, between two it is one of them.
                let between = beside == [Some(true), Some(true)];
                if between || capital && beside.contains(&Some(true)) && !beside.contains(&Some(false)) {
                    sure[at] = Some(true);
                }
            }
        }
        let mut from = 0;
        for (word, _) in all.iter().zip(&sure).filter(|(_, sure)| **sure == Some(true)) {
            out.push_str(&line[from..word.start]);
            out.push_str(&line[word.start..word.end].to_uppercase());
            from = word.end;
        }
        out.push_str(&line[from..]);
    }
    out
}
