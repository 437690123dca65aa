//! The drawn parts of the frame: a band of spiral figures, stars in the corners, branches around the star.

use crate::paper::{Area, Block, Ink, Length, Point, Shape};
use std::f64::consts::PI;

/// A line of some thickness with square corners, as one filled figure. The points turn at right angles only.
fn stroke(points: &[(f64, f64)], thickness: f64, ink: Ink) -> Option<Shape> {
    let half = thickness / 2.0;
    let way = |a: (f64, f64), b: (f64, f64)| {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = dx.hypot(dy).max(f64::EPSILON);
        (dx / length, dy / length)
    };
    let count = points.len();
    if count < 2 {
        return None;
    }
    let side = |sign: f64| -> Vec<(f64, f64)> {
        (0..count)
            .map(|i| {
                let before = way(points[i.max(1) - 1], points[i.max(1)]);
                let after = way(points[i.min(count - 2)], points[i.min(count - 2) + 1]);
                let (mut x, mut y) = (points[i].0, points[i].1);
                if i == 0 || i + 1 == count {
                    // Square ends reach half a thickness beyond the point.
                    let out = if i == 0 { -half } else { half };
                    x += after.0 * out - after.1 * half * sign;
                    y += after.1 * out + after.0 * half * sign;
                } else {
                    x -= (before.1 + after.1) * half * sign;
                    y += (before.0 + after.0) * half * sign;
                }
                (x, y)
            })
            .collect()
    };
    let mut corners = side(1.0);
    corners.extend(side(-1.0).into_iter().rev());
    let corners = corners.into_iter().map(|(x, y)| (Length::mm(x), Length::mm(y))).collect();
    Some(Shape::Polygon { corners, ink })
}

/// One spiral figure, 1 by 1, rising from its lower edge.
const SPIRAL: [(f64, f64); 7] =
    [(0.12, 1.0), (0.12, 0.12), (0.88, 0.12), (0.88, 0.74), (0.40, 0.74), (0.40, 0.43), (0.62, 0.43)];

/// The band between two rectangles, filled with spirals that turn with the sides; the corners stay free.
///
/// `left`, `top`, `width`, `height`: outer edge; `band`: width of the band; `step`: wished length of a figure. All mm.
pub(super) fn band(outer: (f64, f64, f64, f64), band: f64, step: f64) -> Vec<Block> {
    let (left, top, width, height) = outer;
    let inset = band * 0.16;
    let deep = band - inset * 2.0;
    let mut blocks = Vec::new();
    let mut side = |length: f64, place: &dyn Fn(f64, f64) -> (f64, f64)| {
        let count = (length / step).round().max(1.0);
        let own = length / count;
        let half = count / 2.0;
        let mut index = 0.0;
        while index + 0.5 < count {
            // Both halves turn towards the middle of the side.
            let mirrored = index + 0.5 > half;
            let points: Vec<(f64, f64)> = SPIRAL
                .iter()
                .map(|(x, y)| {
                    let x = if mirrored { 1.0 - x } else { *x };
                    place((index + x) * own, inset + y * deep)
                })
                .collect();
            blocks.extend(stroke(&points, band * 0.075, Ink::Gold).map(Block::Shape));
            index += 1.0;
        }
    };
    let (across, down) = (width - band * 2.0, height - band * 2.0);
    side(across, &|along, deep| (left + band + along, top + deep));
    side(across, &|along, deep| (left + band + along, top + height - deep));
    side(down, &|along, deep| (left + deep, top + band + along));
    side(down, &|along, deep| (left + width - deep, top + band + along));
    for (x, y) in [
        (left, top),
        (left + width - band, top),
        (left, top + height - band),
        (left + width - band, top + height - band),
    ] {
        blocks.extend(corner(x, y, band));
    }
    blocks
}

/// A frame line around an area, mm.
pub(super) fn frame(outer: (f64, f64, f64, f64), thickness_pt: f64, ink: Ink) -> Block {
    let (left, top, width, height) = outer;
    let area = Area {
        x: Length::mm(left),
        y: Length::mm(top),
        width: Length::mm(width),
        height: Length::mm(height),
    };
    Block::Shape(Shape::Frame { area, thickness: Length::pt(thickness_pt), ink })
}

/// A square with a red ground and a gold star.
fn corner(x: f64, y: f64, band: f64) -> Vec<Block> {
    let square = |inset: f64, ink: Ink| {
        let edge = Length::mm(band - inset * 2.0);
        let area = Area { x: Length::mm(x + inset), y: Length::mm(y + inset), width: edge, height: edge };
        Block::Shape(Shape::Fill { area, ink })
    };
    let middle = (Length::mm(x + band / 2.0), Length::mm(y + band / 2.0 + band * 0.03));
    vec![
        square(band * 0.12, Ink::Gold),
        square(band * 0.17, Ink::Red),
        Block::Shape(Shape::star(middle, Length::mm(band * 0.25), Ink::Gold)),
    ]
}

fn circle((x, y): (f64, f64), radius: f64, ink: Ink) -> Block {
    const CORNERS: u32 = 96;
    let corners = (0..CORNERS)
        .map(|i| {
            let angle = f64::from(i) / f64::from(CORNERS) * PI * 2.0;
            (Length::mm(x + radius * angle.cos()), Length::mm(y + radius * angle.sin()))
        })
        .collect();
    Block::Shape(Shape::Polygon { corners, ink })
}

/// A leaf from its foot in a direction (radians, 0 to the right, positive downwards).
fn leaf((x, y): (f64, f64), direction: f64, length: f64, width: f64) -> Shape {
    const STEPS: u32 = 10;
    let (cos, sin) = (direction.cos(), direction.sin());
    let point = |along: f64, aside: f64| -> Point {
        (Length::mm(x + along * cos - aside * sin), Length::mm(y + along * sin + aside * cos))
    };
    let outline = |i: u32, sign: f64| {
        let part = f64::from(i) / f64::from(STEPS);
        // Fuller towards the foot, pointed at the tip.
        point(part * length, sign * width / 2.0 * (PI * part.powf(0.8)).sin())
    };
    let mut corners: Vec<Point> = (0..=STEPS).map(|i| outline(i, 1.0)).collect();
    corners.extend((1..STEPS).rev().map(|i| outline(i, -1.0)));
    Shape::Polygon { corners, ink: Ink::Gold }
}

/// A gold star on a red disc between two branches; `reach` from the middle to the tips of the leaves, mm.
pub(super) fn emblem(middle: (f64, f64), reach: f64) -> Vec<Block> {
    let (x, y) = middle;
    let disc = reach * 0.62;
    let mut blocks = vec![
        circle(middle, disc, Ink::Gold),
        circle(middle, disc * 0.94, Ink::Red),
        Block::Shape(Shape::star((Length::mm(x), Length::mm(y)), Length::mm(disc * 0.72), Ink::Gold)),
    ];
    let stem = reach * 0.78;
    for sign in [-1.0, 1.0] {
        // From the foot of the disc up to two thirds of its height.
        for i in 0..9u32 {
            let part = f64::from(i) / 8.0;
            let turn = PI / 2.0 + sign * (0.20 + part * 2.05);
            let foot = (x + stem * turn.cos(), y + stem * turn.sin());
            let along = turn + sign * PI / 2.0;
            let length = reach * (0.36 - 0.12 * part);
            for lean in [-0.55, 0.55] {
                blocks.push(Block::Shape(leaf(foot, along + lean, length, length * 0.42)));
            }
            if i == 8 {
                blocks.push(Block::Shape(leaf(foot, along, length, length * 0.42)));
            }
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stroke_covers_its_line_and_no_more() {
        let Some(Shape::Polygon { corners, .. }) =
            stroke(&[(0.0, 0.0), (10.0, 0.0), (10.0, 5.0)], 1.0, Ink::Gold)
        else {
            panic!("a stroke is a polygon");
        };
        let mm = |(x, y): Point| ((x.to_mm() * 10.0).round() / 10.0, (y.to_mm() * 10.0).round() / 10.0);
        let corners: Vec<_> = corners.into_iter().map(mm).collect();
        for corner in [(-0.5, 0.5), (-0.5, -0.5), (10.5, -0.5), (9.5, 0.5), (9.5, 5.5), (10.5, 5.5)] {
            assert!(corners.contains(&corner), "{corner:?} in {corners:?}");
        }
    }

    #[test]
    fn everything_drawn_stays_on_the_band() {
        let (left, top, width, height, wide) = (7.0, 7.0, 283.0, 196.0, 8.0);
        for block in band((left, top, width, height), wide, 6.0) {
            let Block::Shape(Shape::Polygon { corners, .. }) = block else { continue };
            for (x, y) in corners {
                let (x, y) = (x.to_mm(), y.to_mm());
                let inside = |v: f64, from: f64, to: f64| v > from - 0.01 && v < to + 0.01;
                assert!(inside(x, left, left + width) && inside(y, top, top + height), "{x} {y}");
                let in_hole =
                    x > left + wide && x < left + width - wide && y > top + wide && y < top + height - wide;
                assert!(!in_hole, "{x} {y}");
            }
        }
    }
}
