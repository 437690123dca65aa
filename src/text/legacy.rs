//! Old Vietnamese code tables: TCVN3 (fonts .Vn…), VNI (fonts VNI-…), and UTF-8 that was read as Latin-1.
//!
//! The tables are those of domain.md §6.2. Old text keeps each letter in one byte of 80–FF; what a letter means
//! depends on the font, so text without its font is judged by the words that come out.

use super::words::{key, words};
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// How the letters of a text are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Table {
    /// TCVN3 (ABC): fonts whose names begin with ".Vn".
    Tcvn3,
    /// TCVN3 in a font of capitals (".VnTimeH"): the bytes are those of small letters.
    Tcvn3Capitals,
    /// VNI for Windows: fonts whose names begin with "VNI-".
    Vni,
    /// UTF-8 that some program took for Latin-1.
    Mojibake,
}

impl Table {
    /// The table that a font's name asks for.
    #[must_use]
    pub fn of_font(name: &str) -> Option<Self> {
        let name = name.trim();
        let begins = |with: &str| name.get(..with.len()).is_some_and(|b| b.eq_ignore_ascii_case(with));
        if begins(".vn") {
            return Some(if name.ends_with(['H', 'h']) { Self::Tcvn3Capitals } else { Self::Tcvn3 });
        }
        (begins("vni-") || begins("vni ")).then_some(Self::Vni)
    }

    /// The name shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Tcvn3 | Self::Tcvn3Capitals => "TCVN3 (ABC)",
            Self::Vni => "VNI",
            Self::Mojibake => "UTF-8 bị đọc sai",
        }
    }
}

/// Letters of TCVN3 from A1 on; a blank stands where the table has none.
const TCVN3: [char; 95] = [
    'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', ' ', ' ', ' ', ' ', ' ', ' ', 'à',
    'ả', 'ã', 'á', 'ạ', ' ', 'ằ', 'ẳ', 'ẵ', 'ắ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ',
    'ậ', 'è', ' ', 'ẻ', 'ẽ', 'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', ' ', ' ', ' ', 'ĩ', 'í', 'ị', 'ò',
    ' ', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù', ' ', 'ủ', 'ũ', 'ú', 'ụ',
    'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', ' ',
];

fn tcvn3(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(0xA1)?;
    TCVN3.get(usize::try_from(at).ok()?).copied().filter(|letter| *letter != ' ')
}

/// Marks of VNI as loose marks of Unicode; small codes, the large ones lie 20 (hex) before them.
fn vni_marks(c: char) -> Option<&'static str> {
    let code = u32::from(c);
    let small = if (0xC0..0xE0).contains(&code) { code + 0x20 } else { code };
    Some(match small {
        0xF9 => "\u{301}",
        0xF8 => "\u{300}",
        0xFB => "\u{309}",
        0xF5 => "\u{303}",
        0xEF => "\u{323}",
        0xEA => "\u{306}",
        0xE9 => "\u{306}\u{301}",
        0xE8 => "\u{306}\u{300}",
        0xFA => "\u{306}\u{309}",
        0xFC => "\u{306}\u{303}",
        0xEB => "\u{306}\u{323}",
        0xE2 => "\u{302}",
        0xE1 => "\u{302}\u{301}",
        0xE0 => "\u{302}\u{300}",
        0xE5 => "\u{302}\u{309}",
        0xE3 => "\u{302}\u{303}",
        0xE4 => "\u{302}\u{323}",
        _ => return None,
    })
}

/// Letters that VNI keeps in one byte.
fn vni_letter(c: char) -> Option<char> {
    Some(match u32::from(c) {
        0xF1 => 'đ',
        0xD1 => 'Đ',
        0xF4 => 'ơ',
        0xD4 => 'Ơ',
        0xF6 => 'ư',
        0xD6 => 'Ư',
        0xED => 'í',
        0xCD => 'Í',
        0xEC => 'ì',
        0xCC => 'Ì',
        0xE6 => 'ỉ',
        0xC6 => 'Ỉ',
        0xF3 => 'ĩ',
        0xD3 => 'Ĩ',
        0xF2 => 'ị',
        0xD2 => 'Ị',
        0xEE => 'ỵ',
        0xCE => 'Ỵ',
        _ => return None,
    })
}

fn takes_marks(before: char, marks: &str) -> bool {
    let hat = marks.chars().next();
    match before.to_ascii_lowercase() {
        'a' => true,
        'e' | 'o' => hat != Some('\u{306}'),
        'u' | 'y' | 'ơ' | 'ư' | 'Ơ' | 'Ư' => !matches!(hat, Some('\u{306}' | '\u{302}')),
        _ => false,
    }
}

/// The text in Unicode, read by `table`. What the table does not know stays as it is.
#[must_use]
pub fn convert(text: &str, table: Table) -> String {
    match table {
        Table::Tcvn3 => capitals_mended(&text.chars().map(|c| tcvn3(c).unwrap_or(c)).collect::<String>()),
        Table::Tcvn3Capitals => text.chars().flat_map(|c| tcvn3(c).unwrap_or(c).to_uppercase()).collect(),
        Table::Vni => {
            let mut out = String::with_capacity(text.len() + text.len() / 4);
            let mut before = ' ';
            for c in text.chars() {
                if let Some(marks) = vni_marks(c).filter(|marks| takes_marks(before, marks)) {
                    out.push_str(marks);
                    before = ' ';
                    continue;
                }
                before = vni_letter(c).unwrap_or(c);
                out.push(before);
            }
            out.nfc().collect()
        }
        Table::Mojibake => {
            let bytes: Option<Vec<u8>> = text.chars().map(windows_byte).collect();
            bytes
                .and_then(|bytes| String::from_utf8(bytes).ok())
                .map_or_else(|| text.to_owned(), |read| read.nfc().collect())
        }
    }
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
                let beside = |i: Option<usize>| i.and_then(|i| sure.get(i).copied().flatten()) == Some(true);
                let (left, right) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
                let capital = line[all[at].start..].starts_with(|c: char| c.is_uppercase());
                // "ở" beside a word of capitals is a word of its own, between two it is one of them.
                if left && right || capital && (left || right) {
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

/// The byte that Windows-1252 (and Latin-1 behind it) shows as this character.
fn windows_byte(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    HIGH.iter().position(|high| *high == c).and_then(|at| u8::try_from(at + 0x80).ok())
}

/// One byte of a text without a table, as Latin-1 shows it.
#[must_use]
pub fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// The table that makes Vietnamese of a text whose letters all stand in the range of old tables; `None` when the text
/// is Vietnamese already, or no table makes it so.
#[must_use]
pub fn table_of(text: &str) -> Option<Table> {
    // The beginning tells; a novel need not be read three times.
    let text = &text[..text.floor_char_boundary(SAMPLE)];
    let high = text.chars().filter(|c| ('\u{80}'..='\u{ff}').contains(c)).count();
    let real = text.chars().filter(|c| is_vietnamese_only(*c)).count();
    if high < 3 || real * 20 > high {
        return None;
    }
    if text.contains("Ã") || text.contains("áº") || text.contains("Ä") {
        // The sample may end inside a letter; a few characters less do not.
        let read = (0..4).find_map(|less| {
            let end = text.char_indices().rev().nth(less).map_or(0, |(at, _)| at);
            let bytes: Option<Vec<u8>> = text[..end].chars().map(windows_byte).collect();
            String::from_utf8(bytes?).ok()
        });
        if read.is_some_and(|read| read.chars().any(is_vietnamese_only)) {
            return Some(Table::Mojibake);
        }
    }
    let before = share(text);
    [Table::Tcvn3, Table::Vni]
        .into_iter()
        .map(|table| (share(&convert(text, table)), table))
        .max_by_key(|(share, _)| *share)
        .filter(|(share, _)| *share >= ENOUGH && *share > before)
        .map(|(_, table)| table)
}

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 60_000;
/// Common words among a thousand that a converted text must have; running text has about three hundred.
const ENOUGH: usize = 120;

/// Letters that no old table and no western language has.
fn is_vietnamese_only(c: char) -> bool {
    matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
}

/// Common accented words among a thousand words.
fn share(text: &str) -> usize {
    static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let lines =
            include_str!("../../assets/text/common.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).filter(|word| !word.is_ascii()).map(key).collect()
    });
    let all = words(text);
    let hits = all.iter().filter(|word| COMMON.contains(&word.key)).count();
    hits * 1_000 / all.len().max(1)
}

/// The text read by the table that makes Vietnamese of it, and which one that was; borrowed when it needs none.
#[must_use]
pub fn mended(text: &str) -> (Cow<'_, str>, Option<Table>) {
    match table_of(text) {
        Some(table) => (Cow::Owned(convert(text, table)), Some(table)),
        None => (Cow::Borrowed(text), None),
    }
}

/// The text as a program without Unicode would have kept it; letters that the table lacks stay. For tests and for
/// showing what an old file looked like.
#[must_use]
pub fn to_tcvn3(text: &str) -> String {
    let code = |c: char| {
        let small = c.to_lowercase().next().unwrap_or(c);
        let at = |c| TCVN3.iter().position(|letter| *letter == c);
        let at = at(c).or_else(|| at(small))?;
        char::from_u32(u32::try_from(at).ok()? + 0xA1)
    };
    text.nfc().map(|c| if c.is_ascii() { c } else { code(c).unwrap_or(c) }).collect()
}

/// The text in VNI; letters that the table lacks stay. For tests, as [`to_tcvn3`].
#[must_use]
pub fn to_vni(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfc() {
        if c.is_ascii() {
            out.push(c);
            continue;
        }
        let codes = ('\u{c0}'..='\u{ff}').collect::<Vec<_>>();
        if let Some(code) = codes.iter().find(|code| vni_letter(**code) == Some(c)) {
            out.push(*code);
            continue;
        }
        let bases = "aeouyAEOUY".chars().map(|base| (base, String::from(base)));
        let horned = ["ơ", "ư", "Ơ", "Ư"].into_iter().filter_map(|letter| {
            let code = codes.iter().find(|code| vni_letter(**code) == letter.chars().next())?;
            Some((*code, letter.to_owned()))
        });
        let found = bases.chain(horned).find_map(|(written, base)| {
            let code = codes.iter().rev().find(|code| {
                vni_marks(**code).is_some_and(|marks| {
                    base.chars().next().is_some_and(|b| takes_marks(b, marks))
                        && format!("{base}{marks}").nfc().eq([c])
                })
            })?;
            Some([written, *code])
        });
        match found {
            Some(pair) => out.extend(pair),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: &str = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ";
    const SENTENCE: &str = "Các huyện, thành Hội tổ chức thực hiện kế hoạch; lựa chọn, giới thiệu ít nhất 02 tập thể, cá nhân điển hình tiên tiến của đơn vị trong năm 2017.";

    #[test]
    fn the_bytes_of_the_tables_are_the_published_ones() {
        // domain.md §6.2; hexadecimal as printed there.
        for (letter, byte) in [
            ('á', 0xB8),
            ('à', 0xB5),
            ('ạ', 0xB9),
            ('ắ', 0xBE),
            ('ặ', 0xC6),
            ('ấ', 0xCA),
            ('ậ', 0xCB),
            ('é', 0xD0),
            ('ế', 0xD5),
            ('ệ', 0xD6),
            ('í', 0xDD),
            ('ì', 0xD7),
            ('ị', 0xDE),
            ('ó', 0xE3),
            ('ò', 0xDF),
            ('õ', 0xE2),
            ('ọ', 0xE4),
            ('ố', 0xE8),
            ('ộ', 0xE9),
            ('ớ', 0xED),
            ('ợ', 0xEE),
            ('ù', 0xEF),
            ('ú', 0xF3),
            ('ụ', 0xF4),
            ('ứ', 0xF8),
            ('ự', 0xF9),
            ('ỳ', 0xFA),
            ('ý', 0xFD),
            ('ỵ', 0xFE),
            ('đ', 0xAE),
            ('Đ', 0xA7),
            ('Ă', 0xA1),
            ('Ê', 0xA3),
            ('ơ', 0xAC),
            ('ư', 0xAD),
            ('ủ', 0xF1),
            ('ở', 0xEB),
            ('ỏ', 0xE1),
            ('ĩ', 0xDC),
            ('ẹ', 0xD1),
        ] {
            assert_eq!(tcvn3(char::from_u32(byte).unwrap()), Some(letter), "{byte:x}");
        }
        for (letter, code) in [
            ("á", "aù"),
            ("ắ", "aé"),
            ("ậ", "aä"),
            ("ợ", "ôï"),
            ("ữ", "öõ"),
            ("đ", "ñ"),
            ("ệ", "eä"),
            ("ỉ", "æ"),
        ] {
            assert_eq!(convert(code, Table::Vni), letter);
        }
    }

    #[test]
    fn every_letter_goes_there_and_back() {
        assert_eq!(convert(&to_tcvn3(ALL), Table::Tcvn3), ALL);
        assert_eq!(convert(&to_vni(ALL), Table::Vni), ALL);
        assert_eq!(convert(&to_vni(&ALL.to_uppercase()), Table::Vni), ALL.to_uppercase());
        assert_eq!(convert(&to_tcvn3("kế hoạch"), Table::Tcvn3Capitals), "KẾ HOẠCH");
    }

    #[test]
    fn capitals_typed_without_their_own_bytes_are_capitals_again() {
        let typed = to_tcvn3("KẾ HOẠCH\nTỔ CHỨC THỰC HIỆN ở huyện");
        assert_eq!(convert(&typed, Table::Tcvn3), "KẾ HOẠCH\nTỔ CHỨC THỰC HIỆN ở huyện");
    }

    #[test]
    fn the_table_is_told_by_the_words_that_come_out() {
        assert_eq!(table_of(&to_tcvn3(SENTENCE)), Some(Table::Tcvn3));
        assert_eq!(table_of(&to_vni(SENTENCE)), Some(Table::Vni));
        assert_eq!(table_of(&latin(SENTENCE.as_bytes())), Some(Table::Mojibake));
        for fine in
            [SENTENCE, "", "Plain English text", "Café à la crème, déjà vu, naïve façade, hôtel et forêt"]
        {
            assert_eq!(table_of(fine), None, "{fine}");
        }
    }

    #[test]
    fn fonts_ask_for_their_tables() {
        assert_eq!(Table::of_font(".VnTime"), Some(Table::Tcvn3));
        assert_eq!(Table::of_font(".VnTimeH"), Some(Table::Tcvn3Capitals));
        assert_eq!(Table::of_font("VNI-Times"), Some(Table::Vni));
        assert_eq!(Table::of_font("Times New Roman"), None);
    }

    proptest! {
        #[test]
        fn nothing_given_can_break_it(text in "\\PC{0,60}", bytes in proptest::collection::vec(0u8..=255, 0..60)) {
            for text in [text.as_str(), &latin(&bytes)] {
                for table in [Table::Tcvn3, Table::Tcvn3Capitals, Table::Vni, Table::Mojibake] {
                    let _ = convert(text, table);
                }
                let _ = mended(text);
            }
        }
    }
}
