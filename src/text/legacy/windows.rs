//! Windows code pages: 1258, which keeps tones behind their letters, and 1252, through which UTF-8 is misread.

use unicode_normalization::UnicodeNormalization;

/// The signs of Windows-1252 from 80 on; the five that it leaves empty stand as controls.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The byte that Windows-1252 (and Latin-1 behind it) shows as this character.
pub(super) fn byte_1252(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    HIGH.iter().position(|high| *high == c).and_then(|at| u8::try_from(at + 0x80).ok())
}

/// Where code page 1258 differs from Latin-1: the code as Latin-1 shows it, and what it means.
const OWN: [(char, char); 14] = [
    ('\u{c3}', 'Ă'),
    ('\u{cc}', '\u{300}'),
    ('\u{d0}', 'Đ'),
    ('\u{d2}', '\u{309}'),
    ('\u{d5}', 'Ơ'),
    ('\u{dd}', 'Ư'),
    ('\u{de}', '\u{303}'),
    ('\u{e3}', 'ă'),
    ('\u{ec}', '\u{301}'),
    ('\u{f0}', 'đ'),
    ('\u{f2}', '\u{323}'),
    ('\u{f5}', 'ơ'),
    ('\u{fd}', 'ư'),
    ('\u{fe}', '₫'),
];

/// The text in Unicode, read by code page 1258.
pub(super) fn read_1258(text: &str) -> String {
    let meant = |c: char| OWN.iter().find(|(code, _)| *code == c).map_or(c, |(_, meant)| *meant);
    text.chars().map(meant).nfc().collect()
}

/// The text as code page 1258 keeps it, shown as Latin-1 shows it.
pub(super) fn written_1258(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfc() {
        if let Some(code) = code_1258(c) {
            out.push(code);
            continue;
        }
        // The letter keeps its hat or horn, and the tone stands behind it.
        let pieces: Vec<char> = c.to_string().nfd().collect();
        let tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
        let letter: String = pieces.iter().filter(|piece| !tone(piece)).collect::<String>().nfc().collect();
        let tone = pieces.iter().find(|piece| tone(piece)).and_then(|tone| code_1258(*tone));
        match (letter.chars().next().and_then(code_1258), tone) {
            (Some(letter), Some(tone)) => out.extend([letter, tone]),
            _ => out.push(c),
        }
    }
    out
}

/// The code of a sign; none for what needs two, or is not there.
fn code_1258(c: char) -> Option<char> {
    if let Some((code, _)) = OWN.iter().find(|(_, meant)| *meant == c) {
        return Some(*code);
    }
    let latin = u32::from(c) < 0x100 && !OWN.iter().any(|(code, _)| *code == c);
    latin.then_some(c)
}

/// Text of UTF-8 as a program shows it that takes it for Windows-1252.
pub(super) fn misread(text: &str) -> String {
    text.bytes()
        .map(|byte| HIGH.get(usize::from(byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(byte)))
        .collect()
}

/// UTF-8 out of such text; none where it is not that.
pub(super) fn reread(text: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = text.chars().map(byte_1252).collect();
    String::from_utf8(bytes?).ok()
}
