//! What stands at fixed places of the sheet.

use super::lines::Room;
use super::strip::{Slot, Strip, baseline};
use super::words::{Measure, Words};
use crate::paper::document::{Align, Drawing, Placed, PlacedPicture, Point, RunKind, Shape};
use crate::paper::length::{Length, Size};
use crate::paper::page::{Area, LineMark, Mark, Overfull};
use crate::paper::structure::{Role, Tag};

/// Text in the largest type in which it fits its place.
pub(super) fn text(placed: &Placed, measure: &mut Measure) -> Strip {
    let tag = measure.tag(Role::Paragraph);
    text_of(placed, tag, measure)
}

/// The same as part of something else.
fn text_of(placed: &Placed, tag: Tag, measure: &mut Measure) -> Strip {
    let width = placed.width.max(Length::pt(1.0));
    let words = words(placed, measure);
    let size = words.size;
    let pitch =
        placed.pitch.share(i64::from(size.0), i64::from(placed.size.0.max(1))).max(size.least_pitch());
    let faces = measure.faces;
    let top = placed.y - baseline(size, pitch, faces);
    let mut strip = Strip::default();
    for (index, line) in words.lines.iter().enumerate() {
        let slot =
            Slot { x: placed.x, y: top + pitch * index as i64, width, pitch, align: placed.align, tag };
        strip.draw(&words, line, slot, faces);
    }
    if let Some(anchor) = placed.anchor {
        let height = pitch * words.lines.len().max(1) as i64;
        strip.add_anchor(anchor, Area { x: placed.x, y: top, width: placed.width, height });
    }
    strip
}

/// The words in their lines. What does not fit is reported.
pub(super) fn words(placed: &Placed, measure: &mut Measure) -> Words {
    let width = placed.width.max(Length::pt(1.0));
    let most_lines = placed.most_lines.max(1);
    let mut words = Words::default();
    let size = fitting_size(placed, width, most_lines, &mut words, measure);
    let fits = set(placed, size, width, most_lines, &mut words, measure);
    if !fits {
        measure.overfull.push(Overfull {
            text: plain_text(placed),
            lines: words.lines.len(),
            most_lines,
            anchor: placed.anchor,
        });
    }
    words
}

/// Sizes are tried by halving in 1/100 pt: whether a text fits hardly ever changes more than once on the way down, and
/// what is chosen has been tried in any case.
fn fitting_size(
    placed: &Placed,
    width: Length,
    most_lines: usize,
    words: &mut Words,
    measure: &mut Measure,
) -> Size {
    let least = placed.min_size.min(placed.size);
    if set(placed, placed.size, width, most_lines, words, measure) {
        return placed.size;
    }
    let (mut fits, mut too_large) = (least.0, placed.size.0);
    while too_large - fits > 1 {
        let middle = fits + (too_large - fits) / 2;
        if set(placed, Size(middle), width, most_lines, words, measure) {
            fits = middle;
        } else {
            too_large = middle;
        }
    }
    Size(fits)
}

/// Breaks the text in one size; says whether it fits.
fn set(
    placed: &Placed,
    size: Size,
    width: Length,
    most_lines: usize,
    words: &mut Words,
    measure: &mut Measure,
) -> bool {
    words.read(&placed.runs, size, measure);
    let whole = words.widest_word() <= width;
    match placed.align {
        Align::Justify => words.break_evenly(Room::same(width), measure.faces),
        Align::Center => words.break_balanced(Room::same(width), measure.faces),
        Align::Left | Align::Right => words.break_greedily(Room::same(width), measure.faces),
    }
    whole && words.lines.len() <= most_lines
}

fn plain_text(placed: &Placed) -> String {
    let shown = placed.runs.iter().filter(|run| matches!(run.kind, RunKind::Plain | RunKind::Missing));
    shown.map(|run| run.text.as_str()).collect()
}

/// Lines, frames and filled figures.
pub(super) fn shape(shape: &Shape) -> Strip {
    let mut strip = Strip::default();
    match shape {
        Shape::Line { from, to, thickness, ink } => {
            strip.marks.push(Mark::Line(LineMark { from: *from, to: *to, thickness: *thickness, ink: *ink }));
        }
        Shape::Frame { area, thickness, ink } => {
            let half = thickness.half();
            let (left, right) = (area.x, area.x + area.width);
            let (top, bottom) = (area.y, area.y + area.height);
            // The level lines are longer by half a thickness at both ends, so that corners are closed.
            let sides = [
                ((left - half, top), (right + half, top)),
                ((left - half, bottom), (right + half, bottom)),
                ((left, top), (left, bottom)),
                ((right, top), (right, bottom)),
            ];
            let line = |(from, to)| Mark::Line(LineMark { from, to, thickness: *thickness, ink: *ink });
            strip.marks.extend(sides.map(line));
        }
        Shape::Fill { area, ink } => strip.marks.push(Mark::Fill(*area, *ink)),
        Shape::Polygon { corners, ink } if corners.len() > 2 => strip.push_polygon(corners, *ink),
        Shape::Polygon { .. } => {}
    }
    strip
}

/// A drawing whose left edge is at `left` and whose upper edge is that of the strip. Its words are read with what it
/// shows.
pub(super) fn drawing(drawing: &Drawing, left: Length, measure: &mut Measure) -> Strip {
    let tag = measure.tag(Role::Figure);
    measure.structure.descriptions.push((tag, drawing.description.clone()));
    let mut strip = Strip::default();
    for drawn in &drawing.shapes {
        strip.append(&shape(&moved(drawn, left)), Length::ZERO);
    }
    for placed in &drawing.texts {
        let placed = Placed { x: placed.x + left, ..placed.clone() };
        strip.append(&text_of(&placed, tag, measure), Length::ZERO);
    }
    strip
}

/// A figure moved to the right.
fn moved(shape: &Shape, right: Length) -> Shape {
    let point = |(x, y): &Point| (*x + right, *y);
    let area = |area: &Area| Area { x: area.x + right, ..*area };
    match shape {
        Shape::Line { from, to, thickness, ink } => {
            Shape::Line { from: point(from), to: point(to), thickness: *thickness, ink: *ink }
        }
        Shape::Frame { area: of, thickness, ink } => {
            Shape::Frame { area: area(of), thickness: *thickness, ink: *ink }
        }
        Shape::Fill { area: of, ink } => Shape::Fill { area: area(of), ink: *ink },
        Shape::Polygon { corners, ink } => {
            Shape::Polygon { corners: corners.iter().map(point).collect(), ink: *ink }
        }
    }
}

/// A picture in the middle of its box, as large as its proportions allow.
pub(super) fn picture(placed: &PlacedPicture, measure: &mut Measure) -> Strip {
    let (wide, high) = placed.picture.size();
    let (wide, high) = (i64::from(wide), i64::from(high));
    let area = placed.area;
    let by_width = area.width.share(high, wide);
    let (width, height) = if by_width <= area.height {
        (area.width, by_width)
    } else {
        (area.height.share(wide, high), area.height)
    };
    let x = area.x + (area.width - width).half();
    let y = area.y + (area.height - height).half();
    let mut strip = Strip::default();
    let mut tag = Tag::ARTIFACT;
    if !placed.description.trim().is_empty() {
        tag = measure.tag(Role::Figure);
        measure.structure.descriptions.push((tag, placed.description.clone()));
    }
    strip.push_picture(&placed.picture, Area { x, y, width, height }, tag);
    strip
}
