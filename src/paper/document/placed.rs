//! Things at fixed places of the sheet: the fields of a certificate, frames and ornaments, emblems, ruler grids.

use super::{Align, Anchor, Run};
use crate::paper::length::{Length, Size};
use crate::paper::page::{Area, Ink};
use crate::paper::picture::Picture;
use serde::{Deserialize, Serialize};

/// A place on the sheet: from the left edge and from the upper edge.
pub type Point = (Length, Length);

/// Text at a fixed place of the sheet.
///
/// It is set smaller, down to `min_size`, until it needs no more than `most_lines` lines of `width`. What does not
/// fit even then is printed whole at `min_size`, on as many lines as it takes, and listed in
/// [`Pages::overfull`](crate::paper::Pages::overfull).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// Left edge of the box, from the left edge of the sheet.
    pub x: Length,
    /// Baseline of the first line, from the upper edge of the sheet.
    pub y: Length,
    /// Width of the box.
    pub width: Length,
    /// Where the lines stand between the edges of the box.
    pub align: Align,
    /// The text; `\n` starts a new line.
    pub runs: Vec<Run>,
    /// Type size wished for.
    pub size: Size,
    /// The smallest type size; equal to `size` for text that must keep it.
    pub min_size: Size,
    /// How many lines there is room for, at least 1.
    pub most_lines: usize,
    /// Distance between baselines at `size`. Smaller type is set closer in proportion, but never closer than
    /// [`Size::least_pitch`].
    pub pitch: Length,
    /// What it was made from.
    pub anchor: Option<Anchor>,
}

impl Placed {
    /// One line from the left edge of the box, in type that keeps its size. Use struct update syntax for the rest.
    #[must_use]
    pub fn new((x, y): Point, width: Length, size: Size, runs: Vec<Run>) -> Placed {
        Placed {
            x,
            y,
            width,
            align: Align::Left,
            runs,
            size,
            min_size: size,
            most_lines: 1,
            pitch: size.least_pitch(),
            anchor: None,
        }
    }
}

/// Something drawn at a fixed place of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
        /// Thickness, half of it on each side.
        thickness: Length,
        /// Its colour.
        ink: Ink,
    },
    /// Four lines around an area, with closed corners.
    Frame {
        /// The area; the middle of the lines runs along its edges.
        area: Area,
        /// Thickness of the lines.
        thickness: Length,
        /// Their colour.
        ink: Ink,
    },
    /// A filled rectangle.
    Fill {
        /// The rectangle.
        area: Area,
        /// Its colour.
        ink: Ink,
    },
    /// A filled figure with straight sides, closed from the last corner to the first. Where its outline crosses itself
    /// the inside counts as filled, too. Less than three corners draw nothing.
    Polygon {
        /// The corners, one after the other.
        corners: Vec<Point>,
        /// Its colour.
        ink: Ink,
    },
}

impl Shape {
    /// An upright five-pointed star, with the proportions of the one on the national flag (a pentagram).
    #[must_use]
    pub fn star((x, y): Point, radius: Length, ink: Ink) -> Shape {
        // Where two sides of a pentagram meet inside: (3 - √5) / 2 of the radius.
        let inner = (3.0 - 5.0_f64.sqrt()) / 2.0;
        let corners = (0..10)
            .map(|corner| {
                let angle = f64::from(corner) * std::f64::consts::PI / 5.0;
                let reach = radius.0 as f64 * if corner % 2 == 0 { 1.0 } else { inner };
                let part = |value: f64| Length((value * reach).round() as i64);
                (x + part(angle.sin()), y - part(angle.cos()))
            })
            .collect();
        Shape::Polygon { corners, ink }
    }
}

/// A picture at a fixed place of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedPicture {
    /// The picture.
    pub picture: Picture,
    /// Its box. The picture keeps its proportions and stands in the middle of the box.
    pub area: Area,
    /// What it shows, for people who have the paper read to them; empty for mere decoration.
    pub description: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_on_two_points_and_points_up() {
        let centre = (Length::mm(50.0), Length::mm(40.0));
        let Shape::Polygon { corners, .. } = Shape::star(centre, Length::mm(10.0), Ink::Gold) else {
            panic!("a star is a polygon");
        };
        assert_eq!(corners.len(), 10);
        assert_eq!(corners[0], (centre.0, Length::mm(30.0)));
        let lowest = corners.iter().map(|corner| corner.1).max().unwrap();
        assert_eq!(corners.iter().filter(|corner| corner.1 == lowest).count(), 2);
        // The sides of a pentagram are straight lines: the arms of the upper edge lie on one level.
        assert!((corners[2].1 - corners[1].1).0.abs() <= 1 && (corners[8].1 - corners[9].1).0.abs() <= 1);
    }
}
