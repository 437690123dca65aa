//! Points as exact decimals: a score is never a binary float.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Points in hundredths: 8,25 points are `Points::hundredths(825)`. Written "8,25" for people and "8.25" in scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i64);

impl Points {
    /// No points; not the same as an empty cell.
    pub const ZERO: Self = Self(0);

    /// From hundredths of a point.
    #[must_use]
    pub const fn hundredths(value: i64) -> Self {
        Self(value)
    }

    /// From whole points.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self(value * 100)
    }

    /// In hundredths of a point.
    #[must_use]
    pub const fn as_hundredths(self) -> i64 {
        self.0
    }

    /// Whether this is a whole multiple of `step` (every value is, when the step is zero).
    #[must_use]
    pub const fn fits_step(self, step: Self) -> bool {
        step.0 <= 0 || self.0 % step.0 == 0
    }

    /// The mean of `sum` over `count`, rounded half away from zero to `decimals` (0 to 2) places.
    /// `None` when nobody counted.
    #[must_use]
    pub const fn mean(sum: Self, count: u32, decimals: u8) -> Option<Self> {
        if count == 0 {
            return None;
        }
        let unit = match decimals {
            0 => 100,
            1 => 10,
            _ => 1,
        };
        let divisor = count as i64 * unit;
        let half = divisor / 2;
        // An odd divisor has no exact half, so truncating it cannot turn a lower value upward.
        let rounded = if sum.0 >= 0 { (sum.0 + half) / divisor } else { (sum.0 - half) / divisor };
        Some(Self(rounded * unit))
    }
}

impl std::ops::Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::iter::Sum for Points {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, |a, b| a + b)
    }
}

impl Points {
    fn write(self, f: &mut impl fmt::Write, comma: char) -> fmt::Result {
        let (sign, abs) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, part) = (abs / 100, abs % 100);
        if part == 0 {
            write!(f, "{sign}{whole}")
        } else if part % 10 == 0 {
            write!(f, "{sign}{whole}{comma}{}", part / 10)
        } else {
            write!(f, "{sign}{whole}{comma}{part:02}")
        }
    }

    /// With exactly two decimals and a comma, for columns of figures: "8,50".
    #[must_use]
    pub fn two_decimals(self) -> String {
        let (sign, abs) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        format!("{sign}{},{:02}", abs / 100, abs % 100)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, ',')
    }
}

/// Why a text is not a number of points.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” không phải là số điểm. Hãy gõ số, ví dụ 8 hoặc 8,5.")]
pub struct NotPoints(pub String);

impl FromStr for Points {
    type Err = NotPoints;

    fn from_str(text: &str) -> Result<Self, NotPoints> {
        let bad = || NotPoints(text.to_owned());
        let trimmed = text.trim();
        let (negative, digits) = match trimmed.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, trimmed),
        };
        let (whole, part) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 7 || part.len() > 2 || !all_digits(whole) || !all_digits(part) {
            return Err(bad());
        }
        if part.is_empty() && digits.contains([',', '.']) {
            return Err(bad());
        }
        let whole: i64 = whole.parse().map_err(|_| bad())?;
        let scale = if part.len() == 1 { 10 } else { 1 };
        let part: i64 = if part.is_empty() { 0 } else { part.parse::<i64>().map_err(|_| bad())? * scale };
        let value = whole * 100 + part;
        Ok(Self(if negative { -value } else { value }))
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::new();
        self.write(&mut text, '.').map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Whole(i32),
            Text(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Whole(value) => Ok(Self::whole(i64::from(value))),
            Written::Text(text) => text.parse().map_err(serde::de::Error::custom),
        }
    }
}

impl JsonSchema for Points {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Points".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^-?[0-9]+([.,][0-9]{1,2})?$",
            "description": "Points with at most two decimals, e.g. \"8.5\"."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn comma_and_point_are_both_understood() {
        assert_eq!("8,5".parse(), Ok(Points::hundredths(850)));
        assert_eq!("8.25".parse(), Ok(Points::hundredths(825)));
        assert_eq!("0".parse(), Ok(Points::ZERO));
        for bad in ["", "8,", ",5", "8,555", "tám", "8 5", "--1", "99999999"] {
            assert!(bad.parse::<Points>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_mean_rounds_half_up_and_nobody_has_no_mean() {
        assert_eq!(Points::mean(Points::hundredths(1001), 2, 2), Some(Points::hundredths(501)));
        assert_eq!(Points::mean(Points::whole(25), 3, 2), Some(Points::hundredths(833)));
        assert_eq!(Points::mean(Points::whole(25), 3, 1), Some(Points::hundredths(830)));
        assert_eq!(Points::mean(Points::ZERO, 0, 2), None);
    }

    proptest! {
        #[test]
        fn writing_and_reading_give_the_same_points(value in -9_999_999i64..9_999_999) {
            let points = Points::hundredths(value);
            prop_assert_eq!(points.to_string().parse::<Points>().unwrap(), points);
            prop_assert_eq!(points.two_decimals().parse::<Points>().unwrap(), points);
            let json = serde_json::to_string(&points).unwrap();
            prop_assert_eq!(serde_json::from_str::<Points>(&json).unwrap(), points);
        }

        #[test]
        fn a_mean_is_never_off_by_more_than_half_a_hundredth(sum in 0i64..1_000_000, count in 1u32..40) {
            let mean = Points::mean(Points::hundredths(sum), count, 2).unwrap().as_hundredths();
            prop_assert!((2 * (mean * i64::from(count) - sum)).abs() <= i64::from(count));
        }
    }
}
