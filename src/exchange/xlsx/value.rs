//! What a cell of a table is to Excel: a number, a share, a day, or text.
//!
//! A value becomes a number only when Excel shows it as it stood. What merely looks like a number (a phone number, a
//! code with leading zeros) stays text.

use chrono::NaiveDate;

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A number, and the format that shows it as it was written.
    Number(f64, &'static str),
    /// A day, and its format.
    Day(NaiveDate, &'static str),
    /// Anything else.
    Text,
}

/// Longer rows of digits are numbers of papers or telephones, which nobody adds up.
const MOST_DIGITS: usize = 11;

/// Reads a value as Vietnamese writes it: "9,25", "1.250", "85,5%", "20/10/2026".
pub(super) fn value(text: &str) -> Value {
    let text = text.trim();
    if let Some(day) = day(text) {
        return day;
    }
    let (figure, percent) = match text.strip_suffix('%') {
        Some(figure) => (figure.trim_end(), true),
        None => (text, false),
    };
    let (sign, figure) = match figure.strip_prefix('-') {
        Some(figure) => (-1.0, figure),
        None => (1.0, figure),
    };
    let Some((number, decimals, grouped)) = number(figure) else { return Value::Text };
    let format = match (percent, grouped, decimals) {
        (false, false, 0) => "0",
        (false, false, 1) => "0.0",
        (false, false, 2) => "0.00",
        (false, false, 3) => "0.000",
        (false, true, 0) => "#,##0",
        (false, true, 1) => "#,##0.0",
        (false, true, 2) => "#,##0.00",
        (true, false, 0) => "0%",
        (true, false, 1) => "0.0%",
        (true, false, 2) => "0.00%",
        _ => return Value::Text,
    };
    Value::Number(sign * number / if percent { 100.0 } else { 1.0 }, format)
}

/// The number, how many decimals it has, and whether its thousands are parted.
fn number(figure: &str) -> Option<(f64, usize, bool)> {
    let (whole, decimals) = match figure.split_once(',') {
        Some((_, "")) => return None,
        Some((whole, decimals)) => (whole, decimals),
        None => (figure, ""),
    };
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let grouped = whole.contains('.');
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let parted = !grouped || (first.len() <= 3 && groups.clone().all(|group| group.len() == 3));
    let right = digits(first) && groups.all(digits) && (decimals.is_empty() || digits(decimals));
    let leading_zero = first.len() > 1 && first.starts_with('0') || (grouped && first == "0");
    let bare: String = whole.chars().filter(|c| *c != '.').collect();
    if !right || !parted || leading_zero || bare.len() > MOST_DIGITS || decimals.len() > 3 {
        return None;
    }
    let point = if decimals.is_empty() { "0" } else { decimals };
    Some((format!("{bare}.{point}").parse().ok()?, decimals.len(), grouped))
}

/// "05/02/2026", "5/2/2026". Excel knows no days before 1900 and counts those of that year wrongly.
fn day(text: &str) -> Option<Value> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || year.len() != 4 || ![day, month, year].into_iter().all(digits) {
        return None;
    }
    let format = match (day.len(), month.len()) {
        (2, 2) => "dd/mm/yyyy",
        (1, 1) => "d/m/yyyy",
        (2, 1) => "dd/m/yyyy",
        (1, 2) => "d/mm/yyyy",
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    (date >= NaiveDate::from_ymd_opt(1901, 1, 1)?).then_some(Value::Day(date, format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_vietnamese_writes_them() {
        for (text, expected, format) in [
            ("9,25", 9.25, "0.00"),
            ("1985", 1985.0, "0"),
            ("0", 0.0, "0"),
            ("0,5", 0.5, "0.0"),
            ("-3", -3.0, "0"),
            ("1.250", 1250.0, "#,##0"),
            ("12.345.678,5", 12_345_678.5, "#,##0.0"),
            ("85,5%", 0.855, "0.0%"),
            (" 7 ", 7.0, "0"),
        ] {
            assert_eq!(value(text), Value::Number(expected, format), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number_stays_text() {
        for text in [
            "",
            "-",
            "007",
            "05",
            "0912345678",
            "012345678901",
            "123456789012",
            "9.25",
            "1.25",
            "1,",
            ",5",
            "5/2026",
            "31/02/2026",
            "12/5/26",
            "1.2345",
            "I",
            "12a",
            "53/KH-BTV",
            "1,2345",
            "0.123",
            "9,25 điểm",
            "1 2",
        ] {
            assert_eq!(value(text), Value::Text, "{text}");
        }
    }

    #[test]
    fn days_are_days() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(value("20/10/2026"), Value::Day(day(2026, 10, 20), "dd/mm/yyyy"));
        assert_eq!(value("5/2/2026"), Value::Day(day(2026, 2, 5), "d/m/yyyy"));
        assert_eq!(value("01/01/1900"), Value::Text);
    }
}
