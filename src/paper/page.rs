//! Finished pages: marks at fixed places. The PDF, the screen and the tests read the same pages.

use super::document::Anchor;
use super::face::{FaceId, Faces};
use super::length::{Length, Size};
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
    /// What is drawn, in order. Zero is the upper left corner, y goes down.
    pub marks: Vec<Mark>,
    /// What stands where; inner areas after outer ones.
    pub anchors: Vec<(Anchor, Area)>,
    /// The text of all text marks.
    pub(super) text: String,
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}

/// The colours of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Ink {
    /// Print.
    Black = 0,
    /// The name of a value not given yet.
    Alert = 1,
    /// The ground behind such a name.
    AlertGround = 2,
}

impl Ink {
    /// Red, green, blue.
    #[must_use]
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Ink::Black => [0, 0, 0],
            Ink::Alert => [0xB0, 0x12, 0x12],
            Ink::AlertGround => [0xFD, 0xE3, 0xE0],
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
            Mark::Line(_) | Mark::Fill(..) => None,
        })
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
                    hash.update([1]);
                    for length in [line.from.0, line.from.1, line.to.0, line.to.1, line.thickness] {
                        hash.update(length.0.to_le_bytes());
                    }
                }
                Mark::Fill(area, ink) => {
                    hash.update([2, *ink as u8]);
                    for length in [area.x, area.y, area.width, area.height] {
                        hash.update(length.0.to_le_bytes());
                    }
                }
            }
        }
        hash.finalize().into()
    }
}
