//! Pages as pictures: the preview in the window, and PNG for tests.
//!
//! A glyph is filled once for each quarter of a pixel it may start at, and copied from then on.

use super::face::{FaceId, Faces};
use super::length::Length;
use super::page::{Area, DotsMark, Ink, LineMark, Mark, Page, Pen, TextMark};
use super::picture::{Picture, Shown};
use std::collections::HashMap;
use tiny_skia::{FillRule, IntSize, Mask, Path, PathBuilder, Pixmap, Transform};

/// A picture, opaque.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue, alpha (always 255) of each pixel, row by row.
    pub rgba: Vec<u8>,
}

impl Bitmap {
    /// As a PNG file; none when the picture has no pixel.
    #[must_use]
    pub fn png(&self) -> Option<Vec<u8>> {
        let size = IntSize::from_wh(self.width, self.height)?;
        Pixmap::from_vec(self.rgba.clone(), size)?.encode_png().ok()
    }
}

/// How many pixels a picture may have on one side; larger scales are cut down to it.
const MOST_PIXELS: f64 = 16_384.0;
/// How much memory glyphs may take before they are forgotten.
const MOST_GLYPH_BYTES: usize = 32 << 20;

/// Draws pages; keeps the glyphs of the last scale.
pub struct Raster {
    faces: &'static Faces,
    fonts: [Option<ttf_parser::Face<'static>>; 4],
    glyphs: HashMap<Key, Option<Glyph>>,
    /// Pictures of the last scale, by their content and their size in pixels.
    pictures: HashMap<([u8; 32], usize, usize), Shown>,
    bytes: usize,
    scale: f64,
}

impl std::fmt::Debug for Raster {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Raster")
            .field("scale", &self.scale)
            .field("glyphs", &self.glyphs.len())
            .finish()
    }
}

#[derive(PartialEq, Eq, Hash)]
struct Key {
    face: FaceId,
    glyph: u16,
    size: u16,
    /// Start within the pixel, in quarters.
    quarter: u8,
}

struct Glyph {
    /// From the pen's pixel and the baseline to the upper left corner.
    left: i64,
    top: i64,
    width: usize,
    coverage: Vec<u8>,
}

impl Raster {
    /// Nothing drawn yet.
    #[must_use]
    pub fn new(faces: &'static Faces) -> Raster {
        let fonts = FaceId::ALL.map(|id| ttf_parser::Face::parse(faces.get(id).data, 0).ok());
        Raster { faces, fonts, glyphs: HashMap::new(), pictures: HashMap::new(), bytes: 0, scale: 0.0 }
    }

    /// Draws a page at so many pixels per point: 2.0 is 144 dpi.
    #[must_use]
    pub fn draw(&mut self, page: &Page, scale: f32) -> Bitmap {
        let longest = page.width.max(page.height).to_pt().max(1.0);
        let scale = f64::from(scale).clamp(0.01, MOST_PIXELS / longest);
        if scale.to_bits() != self.scale.to_bits() || self.bytes > MOST_GLYPH_BYTES {
            self.glyphs.clear();
            self.pictures.clear();
            self.bytes = 0;
            self.scale = scale;
        }
        let pixels = |length: Length| (length.to_pt() * scale).round().max(1.0) as usize;
        let mut canvas = Canvas::new(pixels(page.width), pixels(page.height));
        for mark in &page.marks {
            match mark {
                Mark::Text(text) => self.text(&mut canvas, text, page.text(text)),
                Mark::Line(line) => canvas.line(line, scale),
                Mark::Fill(area, ink) => canvas.area(area, *ink, scale),
                Mark::Dots(dots) => canvas.dots(dots, scale),
                Mark::Polygon(polygon) => canvas.polygon(page.corners(polygon), polygon.ink, scale),
                Mark::Picture(mark) => {
                    if let Some(picture) = page.picture(mark) {
                        self.picture(&mut canvas, picture, &mark.area);
                    }
                }
            }
        }
        Bitmap { width: canvas.width as u32, height: canvas.height as u32, rgba: canvas.rgba }
    }

    fn picture(&mut self, canvas: &mut Canvas, picture: &Picture, area: &Area) {
        let edge = |length: Length| (length.to_pt() * self.scale).round();
        let (left, top) = (edge(area.x), edge(area.y));
        let size = |from: f64, to: f64| (to - from).clamp(1.0, MOST_PIXELS) as usize;
        let (width, height) = (size(left, edge(area.x + area.width)), size(top, edge(area.y + area.height)));
        let shown = self.pictures.entry((*picture.hash(), width, height)).or_insert_with(|| {
            self.bytes += width * height * 4;
            picture.shown().scaled(width, height)
        });
        canvas.picture(shown, left as i64, top as i64);
    }

    fn text(&mut self, canvas: &mut Canvas, mark: &TextMark, text: &str) {
        let face = self.faces.get(mark.face);
        let baseline = (mark.y.to_pt() * self.scale).round() as i64;
        let ink = mark.ink.rgb();
        let mut pen = Pen::new(mark, self.faces);
        for character in text.chars() {
            if let (false, Some(glyph)) = (matches!(character, ' ' | '\u{a0}'), face.glyph(character)) {
                let x = pen.x.to_pt() * self.scale;
                let quarter = ((x - x.floor()) * 4.0) as u8;
                let key = Key { face: mark.face, glyph: glyph.id, size: mark.size.0, quarter };
                let (fonts, scale, bytes) = (&self.fonts, self.scale, &mut self.bytes);
                let filled = self.glyphs.entry(key).or_insert_with_key(|key| {
                    let glyph = fonts[key.face as usize].as_ref().and_then(|font| fill(font, key, scale));
                    *bytes += glyph.as_ref().map_or(64, |glyph| glyph.coverage.len() + 64);
                    glyph
                });
                if let Some(glyph) = filled {
                    canvas.glyph(glyph, x.floor() as i64, baseline, ink);
                }
            }
            pen.advance(character);
        }
    }
}

fn fill(font: &ttf_parser::Face, key: &Key, scale: f64) -> Option<Glyph> {
    let mut outline = Outline(PathBuilder::new());
    font.outline_glyph(ttf_parser::GlyphId(key.glyph), &mut outline)?;
    let path: Path = outline.0.finish()?;
    let em = (f64::from(key.size) / 100.0 * scale / f64::from(font.units_per_em())) as f32;
    let path = path.transform(Transform::from_row(em, 0.0, 0.0, -em, f32::from(key.quarter) / 4.0, 0.0))?;
    let bounds = path.bounds();
    let (left, top) = (bounds.left().floor(), bounds.top().floor());
    let (width, height) = (bounds.right().ceil() - left, bounds.bottom().ceil() - top);
    let mut mask = Mask::new((width as u32).max(1), (height as u32).max(1))?;
    mask.fill_path(&path, FillRule::Winding, true, Transform::from_translate(-left, -top));
    Some(Glyph {
        left: left as i64,
        top: top as i64,
        width: mask.width() as usize,
        coverage: mask.data().to_vec(),
    })
}

struct Outline(PathBuilder);

impl ttf_parser::OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

/// White paper.
struct Canvas {
    width: usize,
    height: usize,
    rgba: Vec<u8>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Canvas {
        Canvas { width, height, rgba: vec![255; width * height * 4] }
    }

    fn glyph(&mut self, glyph: &Glyph, x: i64, baseline: i64, ink: [u8; 3]) {
        let (left, top) = (x + glyph.left, baseline + glyph.top);
        for (row, coverage) in glyph.coverage.chunks_exact(glyph.width).enumerate() {
            let Some(row) = usize::try_from(top + row as i64).ok().filter(|row| *row < self.height) else {
                continue;
            };
            // What hangs over the left edge of the sheet is cut off.
            let cut = usize::try_from(-left).unwrap_or(0);
            let start = usize::try_from(left).unwrap_or(0).min(self.width);
            let line = &mut self.rgba[(row * self.width + start) * 4..(row + 1) * self.width * 4];
            for (pixel, coverage) in line.chunks_exact_mut(4).zip(coverage.iter().skip(cut)) {
                let coverage = u32::from(*coverage);
                if coverage != 0 {
                    for (part, ink) in pixel.iter_mut().zip(ink) {
                        *part = ((u32::from(*part) * (255 - coverage) + u32::from(ink) * coverage + 127)
                            / 255) as u8;
                    }
                }
            }
        }
    }

    /// Level and upright lines are snapped to whole pixels, as PDF viewers do: a hair line is one pixel, sharp.
    fn line(&mut self, line: &LineMark, scale: f64) {
        let thick = (line.thickness.to_pt() * scale).round().max(1.0);
        let snap = |centre: Length| (centre.to_pt() * scale - thick / 2.0).round();
        let end = |length: Length| (length.to_pt() * scale).round();
        let ((x1, y1), (x2, y2)) = (line.from, line.to);
        if y1 == y2 {
            self.rectangle(end(x1.min(x2)), snap(y1), end(x1.max(x2)), snap(y1) + thick, line.ink);
        } else if x1 == x2 {
            self.rectangle(snap(x1), end(y1.min(y2)), snap(x1) + thick, end(y1.max(y2)), line.ink);
        } else {
            let (dx, dy) = ((x2 - x1).to_pt(), (y2 - y1).to_pt());
            let half = line.thickness.to_pt().max(1.0 / scale) / 2.0 / dx.hypot(dy);
            let (across, down) = (Length::pt(-dy * half), Length::pt(dx * half));
            let corners = [
                (x1 + across, y1 + down),
                (x2 + across, y2 + down),
                (x2 - across, y2 - down),
                (x1 - across, y1 - down),
            ];
            self.polygon(&corners, line.ink, scale);
        }
    }

    /// Fills a figure with soft edges.
    fn polygon(&mut self, corners: &[(Length, Length)], ink: Ink, scale: f64) {
        let pixels = |length: &Length| (length.to_pt() * scale) as f32;
        let mut path = PathBuilder::new();
        for (index, (x, y)) in corners.iter().enumerate() {
            if index == 0 {
                path.move_to(pixels(x), pixels(y));
            } else {
                path.line_to(pixels(x), pixels(y));
            }
        }
        path.close();
        self.path(path, ink);
    }

    fn dots(&mut self, dots: &DotsMark, scale: f64) {
        let pixels = |length: Length| (length.to_pt() * scale) as f32;
        // Dots finer than a pixel are drawn a pixel wide, or they would fade away.
        let radius = pixels(dots.diameter).max(1.0) / 2.0;
        let mut path = PathBuilder::new();
        for index in 0..i64::from(dots.count) {
            path.push_circle(pixels(dots.x + dots.step * index), pixels(dots.y), radius);
        }
        self.path(path, dots.ink);
    }

    fn path(&mut self, path: PathBuilder, ink: Ink) {
        let Some(path) = path.finish() else { return };
        let bounds = path.bounds();
        // Only what lies on the sheet is filled: a mask the size of the figure could be as large as it likes.
        let (left, top) = (bounds.left().floor().max(0.0), bounds.top().floor().max(0.0));
        let right = bounds.right().ceil().min(self.width as f32);
        let bottom = bounds.bottom().ceil().min(self.height as f32);
        if right <= left || bottom <= top {
            return;
        }
        let Some(mut mask) = Mask::new((right - left) as u32, (bottom - top) as u32) else { return };
        mask.fill_path(&path, FillRule::Winding, true, Transform::from_translate(-left, -top));
        let glyph = Glyph {
            left: left as i64,
            top: top as i64,
            width: mask.width() as usize,
            coverage: mask.data().to_vec(),
        };
        self.glyph(&glyph, 0, 0, ink.rgb());
    }

    /// Lays a picture over what is there.
    fn picture(&mut self, shown: &Shown, left: i64, top: i64) {
        let cut = usize::try_from(-left).unwrap_or(0);
        let start = usize::try_from(left).unwrap_or(0).min(self.width);
        for (row, line) in shown.rgba.chunks_exact(shown.width * 4).enumerate() {
            let Some(row) = usize::try_from(top + row as i64).ok().filter(|row| *row < self.height) else {
                continue;
            };
            let below = &mut self.rgba[(row * self.width + start) * 4..(row + 1) * self.width * 4];
            let over = line.as_chunks::<4>().0.iter().skip(cut);
            for (pixel, [r, g, b, opacity]) in below.as_chunks_mut::<4>().0.iter_mut().zip(over) {
                let through = 255 - u32::from(*opacity);
                for (part, over) in pixel.iter_mut().zip([*r, *g, *b]) {
                    let below = (u32::from(*part) * through + 127) / 255;
                    *part = (u32::from(over) + below).min(255) as u8;
                }
            }
        }
    }

    fn area(&mut self, area: &Area, ink: Ink, scale: f64) {
        let pixels = |length: Length| (length.to_pt() * scale).round();
        self.rectangle(
            pixels(area.x),
            pixels(area.y),
            pixels(area.x + area.width),
            pixels(area.y + area.height),
            ink,
        );
    }

    fn rectangle(&mut self, left: f64, top: f64, right: f64, bottom: f64, ink: Ink) {
        let inside = |value: f64, most: usize| value.clamp(0.0, most as f64) as usize;
        let (left, right) = (inside(left, self.width), inside(right, self.width));
        let [r, g, b] = ink.rgb();
        for row in inside(top, self.height)..inside(bottom, self.height) {
            let pixels =
                &mut self.rgba[(row * self.width + left) * 4..(row * self.width + right.max(left)) * 4];
            for pixel in pixels.chunks_exact_mut(4) {
                pixel.copy_from_slice(&[r, g, b, 255]);
            }
        }
    }
}
