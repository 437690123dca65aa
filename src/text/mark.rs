//! The number or list mark at the beginning of a line: read alike by the check of papers and by the reading of plans.

/// At which level a mark counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// "Phần I".
    Division,
    /// "Chương I".
    Chapter,
    /// "Điều 1."
    Article,
    /// "A."
    Capital,
    /// "I."
    Roman,
    /// "1." (depth 1), "1.1" (depth 2) …
    Arabic(u8),
    /// "a)".
    Letter,
    /// "-", "–", "•", "*".
    Dash,
    /// "+".
    Plus,
}

/// A mark and what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// At which level it counts.
    pub level: Level,
    /// Its place in the sequence, from 1; the last figure of "2.3".
    pub number: u32,
    /// "2" of "2.3".
    pub above: String,
    /// As written, without what closes it.
    pub label: String,
    /// What closes it: '.', ')', ',', '/' or a space for none; the sign itself for list marks.
    pub close: char,
    /// Byte offset behind it.
    pub end: usize,
}

/// The letters of items in their order (Decree 30/2020/NĐ-CP, Annex I, box 6: a, b, c, d, đ, e, g …).
const LETTERS: [char; 23] = [
    'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v',
    'x', 'y',
];

/// The letter of an item, from 1.
#[must_use]
pub fn letter_at(number: u32) -> Option<char> {
    LETTERS.get(usize::try_from(number.checked_sub(1)?).ok()?).copied()
}

/// The value of a Roman numeral up to 89, when it is written as one.
#[must_use]
pub fn roman_value(text: &str) -> Option<u32> {
    let value = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let mut total = 0_u32;
    let mut last = 0;
    for c in text.chars().rev() {
        let one = value(c)?;
        if one < last {
            total = total.checked_sub(one)?;
        } else {
            total += one;
        }
        last = last.max(one);
    }
    (total > 0 && super::number::roman(total) == text).then_some(total)
}

/// The mark at the beginning of a line that has no leading space.
#[must_use]
pub fn mark(text: &str) -> Option<Mark> {
    let first = text.chars().next()?;
    if matches!(first, '-' | '–' | '—' | '•' | '*' | '+' | '●' | '▪' | '\u{f0b7}') {
        let end = first.len_utf8();
        let next = text[end..].chars().next();
        // "-5 độ" and "+84 …" are no items.
        if next.is_none_or(|c| c == first || c.is_ascii_digit()) {
            return None;
        }
        let level = if first == '+' { Level::Plus } else { Level::Dash };
        return Some(Mark {
            level,
            number: 0,
            above: String::new(),
            label: first.to_string(),
            close: first,
            end,
        });
    }
    named(text).or_else(|| counted(text))
}

/// "Điều 1.", "Chương II", "Phần I".
fn named(text: &str) -> Option<Mark> {
    for (word, level) in [
        ("Điều ", Level::Article),
        ("Chương ", Level::Chapter),
        ("Phần ", Level::Division),
        ("PHẦN ", Level::Division),
    ] {
        let Some(rest) = text.strip_prefix(word) else { continue };
        if let Some((number, length)) = ordinal(rest).filter(|_| level == Level::Division) {
            let close = rest[length..].chars().next().filter(|c| matches!(c, '.' | ':')).unwrap_or(' ');
            let end = word.len() + length + usize::from(close != ' ');
            let label = rest[..length].to_owned();
            return Some(Mark { level, number, above: String::new(), label, close, end });
        }
        let label: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        let number = label.parse().ok().or_else(|| roman_value(&label))?;
        let behind = &rest[label.len()..];
        let close = behind.chars().next().filter(|c| matches!(c, '.' | ':')).unwrap_or(' ');
        // "Điều 5 của Luật này …" cites an article, it does not begin one.
        if level == Level::Article && close == ' ' {
            return None;
        }
        if level != Level::Article && !behind.is_empty() && close == ' ' && !behind.starts_with(' ') {
            return None;
        }
        let end = word.len() + label.len() + usize::from(close != ' ');
        return Some(Mark { level, number, above: String::new(), label, close, end });
    }
    None
}

/// "thứ nhất", "THỨ HAI": its number and its length in bytes.
fn ordinal(text: &str) -> Option<(u32, usize)> {
    const WORDS: [&str; 10] = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let mut found = super::words::words(&text[..text.floor_char_boundary(24)]).into_iter();
    let (first, second) = (found.next()?, found.next()?);
    (first.start == 0 && first.key == super::words::key("thứ")).then_some(())?;
    let at = WORDS.iter().position(|word| super::words::key(word) == second.key)?;
    Some((u32::try_from(at).ok()? + 1, second.end))
}

/// "I.", "1.", "2.3", "a)", "A.".
fn counted(text: &str) -> Option<Mark> {
    let label_end = text
        .char_indices()
        .find(|(_, c)| !c.is_ascii_alphanumeric() && !matches!(c, 'đ' | 'Đ'))
        .map_or(text.len(), |(at, _)| at);
    let label = &text[..label_end];
    if label.is_empty() || label.len() > 7 {
        return None;
    }
    if label.bytes().all(|b| b.is_ascii_digit()) {
        return arabic(text);
    }
    let close = text[label_end..].chars().next()?;
    let behind = text[label_end + close.len_utf8()..].chars().next();
    let whole = |level, number| Mark {
        level,
        number,
        above: String::new(),
        label: label.to_owned(),
        close,
        end: label_end + close.len_utf8(),
    };
    let spaced = behind.is_none_or(char::is_whitespace);
    if let Some(number) = roman_value(label) {
        let capital_next = behind.is_some_and(char::is_uppercase) && close == '.';
        let fits =
            matches!(close, '.' | ')' | '/' | '-' | ',') && (spaced || capital_next && label.len() > 1);
        return fits.then(|| whole(Level::Roman, number));
    }
    let mut letters = label.chars();
    let (letter, None) = (letters.next()?, letters.next()) else { return None };
    if letter.is_uppercase() {
        let number = u32::from(letter).checked_sub(u32::from('A'))? + 1;
        return (close == '.' && spaced && letter.is_ascii_uppercase() && number <= 8)
            .then(|| whole(Level::Capital, number));
    }
    let fits = match close {
        ')' => true,
        ',' | '.' | '/' => spaced,
        _ => false,
    };
    // Letters outside of the alphabet of items still mark one; their place is judged later.
    let number = LETTERS.iter().position(|l| *l == letter).map_or(0, |at| u32::try_from(at).unwrap_or(0) + 1);
    fits.then(|| whole(Level::Letter, number))
}

/// "1.", "1)", "2.3", "2.3.".
fn arabic(text: &str) -> Option<Mark> {
    let mut end = 0;
    let mut figures: Vec<&str> = Vec::new();
    loop {
        let rest = &text[end..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            break;
        }
        if digits > 2 {
            return None;
        }
        figures.push(&rest[..digits]);
        end += digits;
        if text[end..].starts_with('.') && text[end + 1..].starts_with(|c: char| c.is_ascii_digit()) {
            end += 1;
        } else {
            break;
        }
    }
    let next = text[end..].chars().next()?;
    let depth = figures.len();
    let (close, close_len) = match next {
        '.' | ')' => (next, 1),
        '/' if text[end + 1..].starts_with(' ') => (next, 1),
        ' ' if depth > 1 => (' ', 0),
        _ => return None,
    };
    let behind = text[end + close_len..].chars().next();
    // "2.500 đồng" has been refused above; "1.Mục đích" lacks its space but is a heading.
    let fits = behind.is_none_or(|c| c.is_whitespace() || (close != ' ' && c.is_uppercase()));
    if !fits || (depth > 1 && close == ' ' && behind.is_none()) {
        return None;
    }
    // "2.5 triệu đồng": a quantity goes on in lower case, a heading does not.
    let word = text[end + close_len..].trim_start().chars().next();
    if depth > 1 && close == ' ' && word.is_some_and(|c| c.is_lowercase()) {
        return None;
    }
    let (last, above) = figures.split_last()?;
    Some(Mark {
        level: Level::Arabic(u8::try_from(depth).ok()?),
        number: last.parse().ok()?,
        above: above.join("."),
        label: figures.join("."),
        close,
        end: end + close_len,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_text() {
        for (text, level, number, close) in [
            ("I. MỤC ĐÍCH", Level::Roman, 1, '.'),
            ("IV. TIẾN ĐỘ", Level::Roman, 4, '.'),
            ("III.TỔ CHỨC", Level::Roman, 3, '.'),
            ("1. Mục đích", Level::Arabic(1), 1, '.'),
            ("12) Yêu cầu", Level::Arabic(1), 12, ')'),
            ("2.3 Tiêu chí", Level::Arabic(2), 3, ' '),
            ("2.3. Tiêu chí", Level::Arabic(2), 3, '.'),
            ("a, Đối tượng", Level::Letter, 1, ','),
            ("đ) Khác", Level::Letter, 5, ')'),
            ("f) Khác", Level::Letter, 0, ')'),
            ("A. PHẦN CHUNG", Level::Capital, 1, '.'),
            ("- Tuyên truyền", Level::Dash, 0, '-'),
            ("-Tuyên truyền", Level::Dash, 0, '-'),
            ("+ Có thành tích", Level::Plus, 0, '+'),
            ("Điều 2. Giao", Level::Article, 2, '.'),
            ("Chương I", Level::Chapter, 1, ' '),
        ] {
            let mark = mark(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((mark.level, mark.number, mark.close), (level, number, close), "{text}");
        }
        for text in [
            "15/11 hằng năm",
            "2.500 đồng",
            "2.5 triệu",
            "2017 là năm",
            "Điều 5 của Luật",
            "năm 2017",
            "-5 độ",
            "C. Mác và",
            "Ủy ban",
            "",
            "-",
            "--",
            "1",
            "31/12/2017",
            "V/v khen thưởng",
            "I",
            "MC",
            "+84 912",
        ] {
            let found = mark(text);
            let capital = found.as_ref().is_some_and(|m| m.level == Level::Capital);
            assert!(found.is_none() || capital, "{text}: {found:?}");
        }
    }
}
