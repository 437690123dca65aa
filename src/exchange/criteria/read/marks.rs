//! Numbers of rows: "I", "1", "1.1", "a", and how deep they stand.

use crate::text::mark::roman_value;
use crate::text::{clean, fold};

/// A number before a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// As written, without what closes it.
    pub label: String,
    /// How deep it stands: less is further out.
    pub rank: u32,
}

const CAPITAL: u32 = 0;
const ROMAN: u32 = 1;
const ARABIC: u32 = 2;
const LETTER: u32 = 20;
const DASH: u32 = 30;
/// Rows without a number of their own.
pub(super) const BARE: u32 = 40;

/// The mark that a whole cell is; none where the cell is something else.
pub(super) fn whole(text: &str) -> Option<Mark> {
    let text = clean(text);
    let bare = text.trim_end_matches(['.', ')', '/', ':', ',', ' ']).trim_start_matches('(');
    if matches!(bare, "-" | "–" | "—" | "•" | "*" | "+" | "●") {
        return Some(Mark { label: "-".to_owned(), rank: DASH });
    }
    for word in ["phan ", "muc ", "nhom "] {
        // "Phần I", "Nhóm 1" stand above what they hold, however they are counted.
        if let Some(rest) = fold(bare).strip_prefix(word)
            && (rest.chars().all(|c| c.is_ascii_digit()) || roman_value(&rest.to_uppercase()).is_some())
        {
            return Some(Mark { label: bare.to_owned(), rank: CAPITAL });
        }
    }
    if bare.is_empty() || bare.chars().count() > 9 || bare.contains(' ') {
        return None;
    }
    let parts: Vec<&str> = bare.split(['.', ',']).map(str::trim).collect();
    let depth = u32::try_from(parts.len()).ok()?;
    let digits = |part: &str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    let first = parts.first()?;
    let label = bare.replace(',', ".");
    let mark = |rank| Some(Mark { label: label.clone(), rank });
    if depth == 1 {
        let mut letters = first.chars();
        let (letter, only) = (letters.next()?, letters.next().is_none());
        if digits(first) {
            return mark(ARABIC);
        }
        if roman_value(first).is_some() && !(only && letter == 'L') {
            return mark(ROMAN);
        }
        if only && letter.is_alphabetic() {
            return mark(if letter.is_uppercase() { CAPITAL } else { LETTER });
        }
        // "1a", "2b".
        let figures: String = first.chars().take_while(char::is_ascii_digit).collect();
        let rest = &first[figures.len()..];
        let lettered =
            !figures.is_empty() && rest.chars().count() == 1 && rest.chars().all(char::is_lowercase);
        return if lettered && rest.chars().all(char::is_alphabetic) { mark(LETTER) } else { None };
    }
    let (last, above) = parts.split_last()?;
    let lettered = last.chars().count() == 1 && last.chars().all(|c| c.is_alphabetic() && c.is_lowercase());
    let roman = roman_value(first).is_some();
    let counted = above.iter().skip(1).all(|part| digits(part)) && (digits(first) || roman);
    if !counted || !(digits(last) || lettered) {
        return None;
    }
    mark(if lettered {
        LETTER
    } else if roman {
        ROMAN + depth - 1
    } else {
        ARABIC + depth - 1
    })
}

/// The mark at the beginning of a sentence and the rest; for tables without a column of numbers, and for titles that
/// stand over the whole width.
pub(super) fn leading(text: &str) -> Option<(Mark, String)> {
    let text = clean(text);
    let found = crate::text::mark::mark(&text)?;
    let mark = whole(&found.label)?;
    Some((mark, text[found.end..].trim_start().to_owned()))
}

/// "Tuyên truyền (20 điểm)" without what stands in the brackets, and the points.
pub(super) fn points_behind(title: &str) -> Option<(String, crate::domain::points::Points)> {
    let trimmed = title.trim_end_matches([':', '.', ';', ' ']);
    let inside = trimmed.strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let words = fold(&inside[open + 1..]);
    let rest: String = words
        .split(' ')
        .filter(|word| !word.bytes().all(|b| b.is_ascii_digit()))
        .collect::<Vec<_>>()
        .join(" ");
    let figures = super::super::figures::figures(&inside[open + 1..]);
    let [points] = figures.as_slice() else { return None };
    let says = matches!(rest.as_str(), "diem" | "d" | "toi da diem" | "tong diem" | "tong diem diem");
    says.then(|| (inside[..open].trim_end().to_owned(), *points))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::points::Points;

    #[test]
    fn numbers_of_rows_tell_how_deep_they_stand() {
        for (text, label, rank) in [
            ("A", "A", CAPITAL),
            ("I", "I", ROMAN),
            ("II.", "II", ROMAN),
            ("1", "1", ARABIC),
            ("1)", "1", ARABIC),
            ("I.1", "I.1", 2),
            ("1.1", "1.1", 3),
            ("1,1", "1.1", 3),
            ("1.1.2.", "1.1.2", 4),
            ("a)", "a", LETTER),
            ("đ", "đ", LETTER),
            ("1a", "1a", LETTER),
            ("1.a", "1.a", LETTER),
            ("-", "-", DASH),
            ("Phần I", "Phần I", CAPITAL),
            ("C", "C", CAPITAL),
        ] {
            assert_eq!(whole(text), Some(Mark { label: label.into(), rank }), "{text}");
        }
        for text in ["", "Tổng", "Tuyên truyền", "100", "1/2", "KH"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn points_in_brackets_behind_a_title_are_seen() {
        let found = |title| points_behind(title);
        assert_eq!(found("Tuyên truyền (20 điểm)"), Some(("Tuyên truyền".into(), Points::whole(20))));
        assert_eq!(found("Tổ chức (tối đa 7,5 điểm):"), Some(("Tổ chức".into(), Points::hundredths(750))));
        assert_eq!(found("Có quỹ (nếu có)"), None);
        assert_eq!(found("Đạt chuẩn (2025)"), None);
    }
}
