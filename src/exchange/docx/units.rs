//! The units of Word.

use crate::paper::{Ink, Length, Size};

/// Twentieths of a point.
pub(super) fn twips(length: Length) -> String {
    whole_twips(length).to_string()
}

/// Twentieths of a point, rounded.
pub(super) fn whole_twips(length: Length) -> i64 {
    (length.to_pt() * 20.0).round() as i64
}

/// A type size in half points, rounded down, because type that was made smaller to fit must stay so.
pub(super) fn half_points(size: Size) -> String {
    (size.0 / 50).to_string()
}

/// Thickness of a rule in eighths of a point, the thinnest that Word draws or more.
pub(super) fn eighths(thickness: Length) -> String {
    ((thickness.to_pt() * 8.0).round() as i64).clamp(2, 96).to_string()
}

/// A colour.
pub(super) fn rgb(ink: Ink) -> String {
    let [red, green, blue] = ink.rgb();
    format!("{red:02X}{green:02X}{blue:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_what_word_writes_for_them() {
        assert_eq!(twips(Length::mm(30.0)), "1701");
        assert_eq!(twips(Length::mm(210.0)), "11906");
        assert_eq!(half_points(Size::pt(13.5)), "27");
        assert_eq!(half_points(Size(1137)), "22");
        assert_eq!(eighths(Length::pt(0.75)), "6");
        assert_eq!(eighths(Length::pt(0.1)), "2");
        assert_eq!(rgb(Ink::Alert), "B01212");
    }
}
