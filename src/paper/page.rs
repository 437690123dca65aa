//! Finished pages: marks at fixed places. The PDF, the screen and the tests read the same pages.

use super::document::{Anchor, Point};
use super::face::{FaceId, Faces};
use super::length::{Length, Size};
use super::picture::Picture;
use super::structure::{Structure, Tag};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A laid-out paper.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pages {
    /// What the file says about itself.
    pub meta: super::document::Meta,
    /// The pages of all sections, in order.
    pub pages: Vec<Page>,
    /// Headings, in order.
    pub outline: Vec<Heading>,
    /// Characters no face has. While there is one, the paper must not be issued.
    pub missing: Vec<MissingGlyph>,
    /// Texts that do not fit their fixed place. They are printed whole, but over what stands beside or below them.
    pub overfull: Vec<Overfull>,
    /// What the parts of the paper are to each other.
    pub structure: Structure,
    /// On which page each section starts, from 0; as many as the document has sections.
    pub sections: Vec<usize>,
}

impl Pages {
    /// The first page on which something made from `anchor` stands, from 0.
    #[must_use]
    pub fn page_of(&self, anchor: Anchor) -> Option<usize> {
        self.pages.iter().position(|page| page.anchors.iter().any(|(found, _)| *found == anchor))
    }
}

/// A text too long for its fixed place even in its smallest type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overfull {
    /// The text.
    pub text: String,
    /// How many lines it takes at its smallest size.
    pub lines: usize,
    /// How many lines there is room for.
    pub most_lines: usize,
    /// What it was made from.
    pub anchor: Option<Anchor>,
}

/// A heading of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 0 for the outermost.
    pub level: u8,
    /// Its text.
    pub title: String,
    /// Which page it is on, from 0.
    pub page: usize,
    /// Its upper edge, from the top of the page.
    pub y: Length,
}

/// A character that cannot be printed. The sheet shows a tinted "?" in its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingGlyph {
    /// The character.
    pub character: char,
    /// The beginning of the text it stands in, for a person to find it by.
    pub near: String,
}

/// One side of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
    /// Its number within its run of numbers, from 1, whether printed or not.
    pub number: u32,
    /// What is drawn, in order. Zero is the upper left corner, y goes down.
    pub marks: Vec<Mark>,
    /// What stands where; inner areas after outer ones.
    pub anchors: Vec<(Anchor, Area)>,
    /// The text of all text marks.
    pub(super) text: String,
    /// The corners of all polygons.
    pub(super) corners: Vec<Point>,
    /// The pictures of all picture marks.
    pub(super) pictures: Vec<Picture>,
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Left edge.
    pub x: Length,
    /// Upper edge.
    pub y: Length,
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
}

/// Something drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A piece of a line of text in one face.
    Text(TextMark),
    /// A straight line.
    Line(LineMark),
    /// A filled rectangle.
    Fill(Area, Ink),
    /// A row of dots.
    Dots(DotsMark),
    /// A filled figure with straight sides.
    Polygon(PolygonMark),
    /// A picture that fills an area.
    Picture(PictureMark),
}

/// A piece of a line of text in one face. Its string is in [`Page::text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextMark {
    /// Left end.
    pub x: Length,
    /// Baseline.
    pub y: Length,
    /// Added to the advance of every space, in 1/1000 em.
    pub extra: i32,
    /// So many of the first spaces get 1/1000 em more.
    pub remainder: u16,
    /// Type size.
    pub size: Size,
    /// Face.
    pub face: FaceId,
    /// Colour.
    pub ink: Ink,
    /// What it is part of.
    pub tag: Tag,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineMark {
    /// One end.
    pub from: (Length, Length),
    /// The other end.
    pub to: (Length, Length),
    /// Thickness, half of it on each side.
    pub thickness: Length,
    /// Colour.
    pub ink: Ink,
}

/// Round dots in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DotsMark {
    /// Middle of the first dot.
    pub x: Length,
    /// Middle of all dots.
    pub y: Length,
    /// How many.
    pub count: u32,
    /// From the middle of a dot to the middle of the next.
    pub step: Length,
    /// Width of a dot.
    pub diameter: Length,
    /// Colour.
    pub ink: Ink,
}

/// A filled figure. Its corners are in [`Page::corners`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolygonMark {
    /// Colour.
    pub ink: Ink,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A picture. It is in [`Page::picture`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureMark {
    /// Where it stands.
    pub area: Area,
    /// What it is part of.
    pub tag: Tag,
    pub(super) index: u32,
}

/// The colours of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum Ink {
    /// Print.
    #[default]
    Black = 0,
    /// The name of a value not given yet.
    Alert = 1,
    /// The ground behind such a name.
    AlertGround = 2,
    /// The red of certificates and of the national flag.
    Red = 3,
    /// The gold of frames, stars and ornaments.
    Gold = 4,
    /// Ruler grids of test sheets: light, but seen on every printer.
    Grey = 5,
}

impl Ink {
    /// Red, green, blue.
    #[must_use]
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Ink::Black => [0, 0, 0],
            Ink::Alert => [0xB0, 0x12, 0x12],
            Ink::AlertGround => [0xFD, 0xE3, 0xE0],
            Ink::Red => [0xC8, 0x10, 0x2E],
            Ink::Gold => [0xB8, 0x86, 0x0B],
            Ink::Grey => [0xB4, 0xB4, 0xB4],
        }
    }
}

impl TextMark {
    /// Where the text ends, the space after a wrapped line not counted.
    #[must_use]
    pub fn right(&self, text: &str, faces: &Faces) -> Length {
        let mut pen = Pen::new(self, faces);
        for character in text.trim_end_matches(' ').chars() {
            pen.advance(character);
        }
        pen.x
    }
}

/// Walks along a text mark, character by character, exactly as a PDF viewer does.
#[derive(Debug)]
pub struct Pen<'a> {
    /// Where the next character starts.
    pub x: Length,
    face: &'a super::face::Face,
    size: i64,
    extra: i64,
    remainder: u16,
}

impl<'a> Pen<'a> {
    /// At the start of the mark.
    #[must_use]
    pub fn new(mark: &TextMark, faces: &'a Faces) -> Pen<'a> {
        Pen {
            x: mark.x,
            face: faces.get(mark.face),
            size: i64::from(mark.size.0),
            extra: i64::from(mark.extra),
            remainder: mark.remainder,
        }
    }

    /// Past one character.
    #[inline]
    pub fn advance(&mut self, character: char) {
        let mut advance = self.face.advance(character);
        if character == ' ' {
            advance += self.extra;
            if self.remainder > 0 {
                self.remainder -= 1;
                advance += 1;
            }
        }
        self.x.0 += advance * self.size;
    }
}

impl Page {
    /// The string of a text mark of this page.
    #[must_use]
    #[inline]
    pub fn text(&self, mark: &TextMark) -> &str {
        self.text.get(mark.start as usize..mark.end as usize).unwrap_or_default()
    }

    /// All text marks with their strings, in drawing order.
    pub fn texts(&self) -> impl Iterator<Item = (&TextMark, &str)> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) => Some((text, self.text(text))),
            Mark::Line(_) | Mark::Fill(..) | Mark::Dots(_) | Mark::Polygon(_) | Mark::Picture(_) => None,
        })
    }

    /// The corners of a polygon of this page.
    #[must_use]
    pub fn corners(&self, mark: &PolygonMark) -> &[Point] {
        self.corners.get(mark.start as usize..mark.end as usize).unwrap_or_default()
    }

    /// The picture of a picture mark of this page.
    #[must_use]
    pub fn picture(&self, mark: &PictureMark) -> Option<&Picture> {
        self.pictures.get(mark.index as usize)
    }

    /// A number that changes with anything drawn, the same on every machine: key for pictures of the page.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        for length in [self.width, self.height] {
            hash.update(length.0.to_le_bytes());
        }
        for mark in &self.marks {
            match mark {
                Mark::Text(text) => {
                    hash.update([0, text.face as u8, text.ink as u8]);
                    hash.update(text.size.0.to_le_bytes());
                    hash.update(text.x.0.to_le_bytes());
                    hash.update(text.y.0.to_le_bytes());
                    hash.update(text.extra.to_le_bytes());
                    hash.update(text.remainder.to_le_bytes());
                    hash.update((text.end - text.start).to_le_bytes());
                    hash.update(self.text(text));
                }
                Mark::Line(line) => {
                    hash.update([1, line.ink as u8]);
                    for length in [line.from.0, line.from.1, line.to.0, line.to.1, line.thickness] {
                        hash.update(length.0.to_le_bytes());
                    }
                }
                Mark::Fill(area, ink) => {
                    hash.update([2, *ink as u8]);
                    hash_area(&mut hash, area);
                }
                Mark::Dots(dots) => {
                    hash.update([3, dots.ink as u8]);
                    for length in [dots.x, dots.y, dots.step, dots.diameter] {
                        hash.update(length.0.to_le_bytes());
                    }
                    hash.update(dots.count.to_le_bytes());
                }
                Mark::Polygon(polygon) => {
                    hash.update([4, polygon.ink as u8]);
                    hash.update((polygon.end - polygon.start).to_le_bytes());
                    for (x, y) in self.corners(polygon) {
                        hash.update(x.0.to_le_bytes());
                        hash.update(y.0.to_le_bytes());
                    }
                }
                Mark::Picture(mark) => {
                    hash.update([5]);
                    hash_area(&mut hash, &mark.area);
                    if let Some(picture) = self.picture(mark) {
                        hash.update(picture.hash());
                    }
                }
            }
        }
        hash.finalize().into()
    }
}

fn hash_area(hash: &mut Sha256, area: &Area) {
    for length in [area.x, area.y, area.width, area.height] {
        hash.update(length.0.to_le_bytes());
    }
}
