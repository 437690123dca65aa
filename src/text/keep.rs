//! No-break spaces: words that a line end must not part.

/// The space at which no line may end.
pub const NBSP: char = '\u{a0}';

/// The text with all its spaces made unbreakable.
#[must_use]
pub fn glue(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// Makes unbreakable, inside running text, the places where a torn line reads badly on an official paper:
/// "ngày 05 tháng 02 năm 2026", "Số: 53", "số 53", "02 (hai)", "Điều 5", "quý II", "kinh tế - xã hội", "2,5 km",
/// "5 không, 3 sạch".
///
/// Only spaces change, so the text found in the PDF stays the text that was typed.
#[must_use]
pub fn unbreakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = "";
    let mut rest = text;
    let mut inside_words = false;
    loop {
        let end = rest.find(' ').unwrap_or(rest.len());
        let word = &rest[..end];
        out.push_str(word);
        if end == rest.len() {
            return out;
        }
        rest = &rest[end + 1..];
        let next = &rest[..rest.find(' ').unwrap_or(rest.len())];
        if inside_words && word.contains(')') {
            inside_words = false;
        }
        if starts_with_digit(word) && opens_number_words(next) {
            inside_words = !next.contains(')');
            out.push(NBSP);
        } else if inside_words || binds(before, word, next) {
            out.push(NBSP);
        } else {
            out.push(' ');
        }
        before = word;
    }
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn bare_lower(word: &str) -> String {
    word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_roman(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// The brackets after a figure hold the same number in words: short enough to keep whole, unlike any other remark.
fn opens_number_words(word: &str) -> bool {
    const DIGITS: [&str; 11] =
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    word.strip_prefix('(').is_some_and(|w| DIGITS.contains(&w.trim_end_matches(|c: char| !c.is_alphabetic())))
}

/// Measures, and the words of "5 không, 3 sạch" that mean nothing without their figure.
fn is_measure(word: &str) -> bool {
    const MEASURES: [&str; 17] = [
        "%", "km", "m", "m2", "m²", "ha", "kg", "đồng", "triệu", "tỷ", "nghìn", "điểm", "tuổi", "không",
        "có", "sạch", "an",
    ];
    MEASURES.contains(&word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%'))
}

fn binds(before: &str, word: &str, next: &str) -> bool {
    // A dash between words; at the start of a text it is the mark of an item and binds like any word.
    let is_dash = |word: &str| matches!(word, "-" | "–");
    if is_dash(next) || is_dash(word) && !before.is_empty() {
        return true;
    }
    if starts_with_digit(word) && is_measure(next) {
        return true;
    }
    // Lower-casing is the costly step and lists have many cells, so the figures are looked at first.
    if starts_with_digit(next) {
        return matches!(
            bare_lower(word).as_str(),
            "ngày" | "tháng" | "năm" | "số" | "số:" | "điều" | "khoản" | "quý"
        );
    }
    if is_roman(next) {
        return matches!(bare_lower(word).as_str(), "quý" | "phần" | "chương" | "lục" | "mục");
    }
    // "05 tháng", "02 năm": only inside a date, where the word before the figure says so.
    starts_with_digit(word)
        && matches!((before.to_lowercase().as_str(), next), ("ngày", "tháng") | ("tháng", "năm"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        unbreakable(text).replace(NBSP, "~")
    }

    #[test]
    fn dates_numbers_and_counts_stay_whole() {
        assert_eq!(shown("Cao Sơn, ngày 05 tháng 02 năm 2026 họp"), "Cao Sơn, ngày~05~tháng~02~năm~2026 họp");
        assert_eq!(shown("Số: 53/KH-BTV"), "Số:~53/KH-BTV");
        assert_eq!(shown("Kế hoạch số 15/KH-UBND của"), "Kế hoạch số~15/KH-UBND của");
        assert_eq!(shown("có 02 (hai) tập thể"), "có 02~(hai) tập thể");
        assert_eq!(shown("có 24 (hai mươi bốn) cá nhân"), "có 24~(hai~mươi~bốn) cá nhân");
        assert_eq!(shown("xét 5 (xem phụ lục kèm theo) hộ"), "xét 5 (xem phụ lục kèm theo) hộ");
        assert_eq!(shown("trong 3 năm liền"), "trong 3 năm liền");
        assert_eq!(shown("phát triển kinh tế - xã hội"), "phát triển kinh tế~-~xã hội");
        assert_eq!(shown("- Nâng cao"), "- Nâng cao");
        assert_eq!(shown("gia đình 5 không, 3 sạch”; dài 2,5 km."), "gia đình 5~không, 3~sạch”; dài 2,5~km.");
    }

    proptest! {
        #[test]
        fn only_spaces_change(text in "[a-zà-ỹ0-9():. ]{0,60}") {
            prop_assert_eq!(unbreakable(&text).replace(NBSP, " "), text);
        }
    }
}
