//! Lengths and type sizes as integers, so that the same document gives the same sheet on every machine.

use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

/// Units of [`Length`] in one PDF point.
///
/// An advance is a whole number of 1/1000 em and a [`Size`] is a whole number of 1/100 pt, so their product is a
/// whole number of this unit and a line of text is measured without any rounding.
pub const UNITS_PER_POINT: i64 = 100_000;

/// A length on paper, in 1/100 000 of a PDF point (1/72 inch).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Length(pub i64);

impl Length {
    /// No length.
    pub const ZERO: Length = Length(0);

    /// From millimetres, rounded to the nearest unit.
    #[must_use]
    pub const fn mm(value: f64) -> Length {
        Length((value * 72.0 / 25.4 * UNITS_PER_POINT as f64).round() as i64)
    }

    /// From centimetres, rounded to the nearest unit.
    #[must_use]
    pub const fn cm(value: f64) -> Length {
        Length::mm(value * 10.0)
    }

    /// From PDF points, rounded to the nearest unit.
    #[must_use]
    pub const fn pt(value: f64) -> Length {
        Length((value * UNITS_PER_POINT as f64).round() as i64)
    }

    /// In PDF points, for back ends that draw with floating numbers.
    #[must_use]
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / UNITS_PER_POINT as f64
    }

    /// In millimetres, for reports to people.
    #[must_use]
    pub fn to_mm(self) -> f64 {
        self.to_pt() * 25.4 / 72.0
    }

    /// `self · part / whole`, towards zero; `whole` of 0 gives nothing.
    #[must_use]
    pub const fn share(self, part: i64, whole: i64) -> Length {
        // i128: a page width times a share in 1/1000 stays small, but a caller may count shares in points.
        if whole == 0 { Length::ZERO } else { Length((self.0 as i128 * part as i128 / whole as i128) as i64) }
    }

    /// Half of it, towards zero.
    #[must_use]
    pub const fn half(self) -> Length {
        Length(self.0 / 2)
    }
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0 - other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        self.0 += other.0;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Length) {
        self.0 -= other.0;
    }
}

impl Mul<i64> for Length {
    type Output = Length;
    fn mul(self, times: i64) -> Length {
        Length(self.0 * times)
    }
}

impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(-self.0)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        lengths.fold(Length::ZERO, Add::add)
    }
}

/// A type size, in 1/100 pt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Size(pub u16);

impl Size {
    /// From points, rounded to 1/100 pt.
    #[must_use]
    pub const fn pt(value: f64) -> Size {
        Size((value * 100.0).round() as u16)
    }

    /// The size itself as a length (one em).
    #[must_use]
    pub const fn em(self) -> Length {
        Length(self.0 as i64 * 1000)
    }

    /// A line pitch of so many thousandths of an em: `Size::pt(14.0).pitch(1300)` is 18.2 pt.
    #[must_use]
    pub const fn pitch(self, thousandths: i64) -> Length {
        Length(self.0 as i64 * thousandths)
    }

    /// The smallest pitch at which no accent of one line touches the tail of the line above: 1.121 em, from the
    /// tallest ink (Ễ) and the lowest ink in Liberation Serif. The layout never sets lines closer than this.
    #[must_use]
    pub const fn least_pitch(self) -> Length {
        self.pitch(1121)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimetres_and_points_meet() {
        assert_eq!(Length::mm(25.4), Length::pt(72.0));
        assert_eq!(Length::cm(1.27), Length::pt(36.0));
        assert_eq!(Length::mm(210.0).0, 59_527_559);
    }

    #[test]
    fn an_em_is_the_size() {
        assert_eq!(Size::pt(13.5).em(), Length::pt(13.5));
        assert_eq!(Size::pt(14.0).pitch(1500), Length::pt(21.0));
        assert!(Size::pt(14.0).least_pitch() >= Length::pt(15.69));
    }

    #[test]
    fn a_share_of_nothing_is_nothing() {
        assert_eq!(Length::pt(10.0).share(1, 3), Length(333_333));
        assert_eq!(Length::pt(10.0).share(1, 0), Length::ZERO);
    }
}
