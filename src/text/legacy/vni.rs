//! VNI for Windows: a base letter and a byte for its marks; a few letters in one byte.

use unicode_normalization::UnicodeNormalization;

/// Marks of VNI as loose marks of Unicode; small codes, the large ones lie 20 (hex) before them.
fn marks_of(c: char) -> Option<&'static str> {
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
fn letter(c: char) -> Option<char> {
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

/// The text in Unicode.
pub(super) fn read(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut before = ' ';
    for c in text.chars() {
        if let Some(marks) = marks_of(c).filter(|marks| takes_marks(before, marks)) {
            out.push_str(marks);
            before = ' ';
            continue;
        }
        before = letter(c).unwrap_or(c);
        out.push(before);
    }
    out.nfc().collect()
}

/// The text as it was kept; letters that the table lacks stay.
pub(super) fn written(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfc() {
        if c.is_ascii() {
            out.push(c);
            continue;
        }
        let codes = ('\u{c0}'..='\u{ff}').collect::<Vec<_>>();
        if let Some(code) = codes.iter().find(|code| letter(**code) == Some(c)) {
            out.push(*code);
            continue;
        }
        let bases = "aeouyAEOUY".chars().map(|base| (base, String::from(base)));
        let horned = ["ơ", "ư", "Ơ", "Ư"].into_iter().filter_map(|base| {
            let code = codes.iter().find(|code| letter(**code) == base.chars().next())?;
            Some((*code, base.to_owned()))
        });
        let found = bases.chain(horned).find_map(|(written, base)| {
            let code = codes.iter().rev().find(|code| {
                marks_of(**code).is_some_and(|marks| {
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
