//! Numbers as Vietnamese papers write them: in words, padded, grouped, with a decimal comma.

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// The number in words: 21 → "hai mươi mốt", 105 → "một trăm linh năm", 1 000 005 → "một triệu không trăm linh năm".
#[must_use]
pub fn in_words(n: u64) -> String {
    if n == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = Vec::new();
    billions(n, false, &mut words);
    words.join(" ")
}

/// Reads nine digits at a time, because above a billion the names begin again: "hai nghìn tỷ".
fn billions(n: u64, full: bool, words: &mut Vec<&'static str>) {
    let (above, below) = (n / 1_000_000_000, n % 1_000_000_000);
    if above > 0 {
        billions(above, full, words);
        words.push("tỷ");
    }
    let mut full = full || above > 0;
    for (unit, name) in [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")] {
        let part = below / unit % 1_000;
        if part > 0 {
            hundreds(part, full, words);
            if !name.is_empty() {
                words.push(name);
            }
        }
        full |= part > 0;
    }
}

/// Three digits; `full` says that something stands before them, so empty hundreds are read aloud too.
fn hundreds(n: u64, full: bool, words: &mut Vec<&'static str>) {
    let digit = |value: u64| DIGITS[(value % 10) as usize];
    let (hundred, ten, one) = (n / 100, n / 10 % 10, n % 10);
    if hundred > 0 || full {
        words.extend([digit(hundred), "trăm"]);
    }
    match ten {
        0 if one > 0 && (hundred > 0 || full) => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(ten), "mươi"]),
    }
    match (ten, one) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(one)),
    }
}

/// A count the way papers state it: "02 (hai)", "24 (hai mươi bốn)", "1.250 (một nghìn hai trăm năm mươi)".
#[must_use]
pub fn count_with_words(n: u64) -> String {
    format!("{} ({})", padded(n), in_words(n))
}

/// The place in an order, behind "thứ": 1 → "nhất", 4 → "tư", 5 → "năm".
#[must_use]
pub fn ordinal(n: u64) -> String {
    match n {
        1 => "nhất".to_owned(),
        4 => "tư".to_owned(),
        _ => in_words(n),
    }
}

/// A count with the leading 0 that papers put before 1 to 9; 0 stays "0".
#[must_use]
pub fn padded(n: u64) -> String {
    if (1..10).contains(&n) { format!("0{n}") } else { grouped(n) }
}

/// Digits in groups of three with dots: 1234567 → "1.234.567".
#[must_use]
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

/// A fixed-point value with a decimal comma: `decimal(8550, 2)` → "85,50".
///
/// Scores are whole numbers of the smallest step, never floats, so that what is ranked is what is printed.
#[must_use]
pub fn decimal(scaled: i64, places: u32) -> String {
    let sign = if scaled < 0 { "-" } else { "" };
    let Some(unit) = 10u64.checked_pow(places) else {
        return format!("{sign}0");
    };
    let (whole, part) = (scaled.unsigned_abs() / unit, scaled.unsigned_abs() % unit);
    if places == 0 {
        format!("{sign}{}", grouped(whole))
    } else {
        format!("{sign}{},{part:0width$}", grouped(whole), width = places as usize)
    }
}

/// Like [`decimal`] without useless zeros: 8550 → "85,5", 8500 → "85".
#[must_use]
pub fn decimal_short(scaled: i64, places: u32) -> String {
    let text = decimal(scaled, places);
    if text.contains(',') { text.trim_end_matches('0').trim_end_matches(',').to_owned() } else { text }
}

/// A typed number as a fixed-point value with `places` decimals: "85,5" → 8550 for two places.
///
/// The comma is the decimal mark. A dot is taken as one too when one or two digits follow it (keypads have no
/// comma), and as grouping when exactly three do. More decimals than `places` are refused, not rounded: the typist
/// decides.
#[must_use]
pub fn parse_decimal(text: &str, places: u32) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest.to_owned()),
        None => (1, text),
    };
    let (whole, part) = if let Some((whole, part)) = text.split_once(',') {
        (ungrouped(whole)?, part.to_owned())
    } else {
        match text.rsplit_once('.') {
            Some((whole, part)) if part.len() < 3 && !whole.contains('.') => {
                (whole.to_owned(), part.to_owned())
            }
            _ => (ungrouped(&text)?, String::new()),
        }
    };
    let all_digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !all_digits(&whole) || !all_digits(&part) || part.len() > places as usize {
        return None;
    }
    let scaled: i64 = format!("{whole}{part:0<width$}", width = places as usize).parse().ok()?;
    Some(sign * scaled)
}

fn ungrouped(whole: &str) -> Option<String> {
    let mut parts = whole.split('.');
    let first = parts.next()?;
    let grouped = parts.clone().count() > 0;
    if grouped && (first.is_empty() || first.len() > 3) || parts.any(|p| p.len() != 3) {
        return None;
    }
    Some(whole.replace('.', ""))
}

/// The share of `part` in `whole` with at most `places` decimals, rounded half up: `percent(2, 3, 2)` → "66,67%".
/// Nothing of nothing is "0%".
#[must_use]
pub fn percent(part: u64, whole: u64, places: u32) -> String {
    if whole == 0 {
        return "0%".to_owned();
    }
    let unit = 10u128.pow(places.min(6));
    let scaled = (u128::from(part) * 100 * unit * 2 + u128::from(whole)) / (u128::from(whole) * 2);
    format!("{}%", decimal_short(i64::try_from(scaled).unwrap_or(i64::MAX), places.min(6)))
}

/// A count of people or things as lists write it, words behind it left out: "120", "1.250", "120 người".
#[must_use]
pub fn count_of(text: &str) -> Option<u32> {
    let bare = text.trim().trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
    let groups: Vec<&str> = bare.split('.').collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|part| part.len() == 3);
    (grouped && groups.iter().all(|part| digits(part))).then(|| groups.concat().parse().ok()).flatten()
}

/// Roman numeral of a heading (1 → "I"); 0 gives an empty string.
#[must_use]
pub fn roman(n: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = n;
    let mut out = String::new();
    for (value, letters) in STEPS {
        while left >= value {
            out.push_str(letters);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_are_read_as_people_write_them() {
        for (text, count) in [
            ("120", Some(120)),
            ("1.250", Some(1_250)),
            ("85 người", Some(85)),
            ("300 lượt người", Some(300)),
            ("khoảng 200", None),
            ("1.25", None),
            ("", None),
        ] {
            assert_eq!(count_of(text), count, "{text}");
        }
    }

    #[test]
    fn words_follow_vietnamese_reading() {
        for (n, words) in [
            (0, "không"),
            (1, "một"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi bốn"),
            (35, "ba mươi lăm"),
            (100, "một trăm"),
            (101, "một trăm linh một"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (111, "một trăm mười một"),
            (115, "một trăm mười lăm"),
            (121, "một trăm hai mươi mốt"),
            (1_000, "một nghìn"),
            (1_005, "một nghìn không trăm linh năm"),
            (1_050, "một nghìn không trăm năm mươi"),
            (2_340_000, "hai triệu ba trăm bốn mươi nghìn"),
            (1_000_005, "một triệu không trăm linh năm"),
            (10_010_010, "mười triệu không trăm mười nghìn không trăm mười"),
            (987_654_321, "chín trăm tám mươi bảy triệu sáu trăm năm mươi bốn nghìn ba trăm hai mươi mốt"),
            (1_000_000_000_000, "một nghìn tỷ"),
            (2_000_000_001, "hai tỷ không trăm linh một"),
        ] {
            assert_eq!(in_words(n), words, "{n}");
        }
        assert!(in_words(u64::MAX).starts_with("mười tám tỷ bốn trăm bốn mươi sáu triệu"));
    }

    #[test]
    fn counts_and_groups() {
        assert_eq!(count_with_words(2), "02 (hai)");
        assert_eq!(count_with_words(24), "24 (hai mươi bốn)");
        assert_eq!(count_with_words(0), "0 (không)");
        assert_eq!(count_with_words(1_250), "1.250 (một nghìn hai trăm năm mươi)");
        assert_eq!(grouped(1_234_567), "1.234.567");
        assert_eq!(grouped(999), "999");
    }

    #[test]
    fn decimals_and_percent() {
        assert_eq!(decimal(8_550, 2), "85,50");
        assert_eq!(decimal_short(8_550, 2), "85,5");
        assert_eq!(decimal_short(8_500, 2), "85");
        assert_eq!(decimal_short(100, 0), "100");
        assert_eq!(decimal(-5, 2), "-0,05");
        assert_eq!(decimal(123_456_789, 2), "1.234.567,89");
        assert_eq!(percent(2, 3, 2), "66,67%");
        assert_eq!(percent(1, 8, 1), "12,5%");
        assert_eq!(percent(1, 1, 2), "100%");
        assert_eq!(percent(3, 0, 2), "0%");
    }

    #[test]
    fn typed_numbers() {
        assert_eq!(parse_decimal("85,5", 2), Some(8_550));
        assert_eq!(parse_decimal("85.5", 2), Some(8_550));
        assert_eq!(parse_decimal(" 1.250 ", 2), Some(125_000));
        assert_eq!(parse_decimal("1.250,75", 2), Some(125_075));
        assert_eq!(parse_decimal("0", 2), Some(0));
        assert_eq!(parse_decimal("-3", 0), Some(-3));
        for bad in ["", "abc", "8,555", "1.2.3", "85,5,1", ".5", "12345.678", "--3", "1.25,5"] {
            assert_eq!(parse_decimal(bad, 2), None, "{bad}");
        }
    }

    #[test]
    fn places_in_an_order() {
        let words: Vec<String> = [1, 2, 4, 5, 10, 21].into_iter().map(ordinal).collect();
        assert_eq!(words, ["nhất", "hai", "tư", "năm", "mười", "hai mươi mốt"]);
    }

    #[test]
    fn roman_headings() {
        assert_eq!([1, 4, 9, 14, 40].map(roman), ["I", "IV", "IX", "XIV", "XL"]);
        assert_eq!(roman(0), "");
    }

    proptest! {
        #[test]
        fn different_numbers_read_differently(a in 0u64..2_000_000_000, b in 0u64..2_000_000_000) {
            prop_assert_eq!(a == b, in_words(a) == in_words(b));
            prop_assert!(!in_words(a).contains("  "));
        }

        #[test]
        fn printed_decimals_read_back(scaled in -100_000_000i64..100_000_000, places in 0u32..4) {
            prop_assert_eq!(parse_decimal(&decimal(scaled, places), places), Some(scaled));
        }
    }
}
