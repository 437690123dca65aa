//! Pieces onto pages.

use super::lines::Room;
use super::strip::{Bond, Piece, Sink, Slot, Strip, baseline, moved_line};
use super::words::{Measure, Words};
use crate::paper::document::{Align, PageSetup, Run};
use crate::paper::face::Faces;
use crate::paper::length::Length;
use crate::paper::page::{Heading, LineMark, Mark, Page, Pages};
use crate::paper::structure::Tag;
use std::rc::Rc;

/// Fills the pages of one section.
pub(super) struct Pager<'p> {
    setup: PageSetup,
    pages: &'p mut Pages,
    faces: &'p Faces,
    /// The page being filled.
    strip: Strip,
    /// Number of that page.
    number: u32,
    /// Whether it is the first page of the section.
    first: bool,
    y: Length,
    /// Whether the page has nothing on it yet.
    fresh: bool,
    /// Pieces held together, waiting for the next place where a page may end.
    chain: Vec<Piece>,
    /// To be drawn when the page ends here.
    closing: Option<LineMark>,
}

impl<'p> Pager<'p> {
    pub fn new(setup: PageSetup, number: u32, pages: &'p mut Pages, faces: &'p Faces) -> Self {
        Pager {
            setup,
            pages,
            faces,
            strip: Strip::default(),
            number,
            first: true,
            y: setup.margins.top,
            fresh: true,
            chain: Vec::new(),
            closing: None,
        }
    }

    /// Ends the section.
    pub fn finish(mut self) {
        self.commit();
        self.close_page();
    }

    fn commit(&mut self) {
        let chain = std::mem::take(&mut self.chain);
        if !chain.is_empty() {
            self.place(chain, Bond::Loose);
        }
    }

    /// Places a chain whose bonds are `weakest` or firmer: here, or on a new page, or in parts.
    fn place(&mut self, mut chain: Vec<Piece>, weakest: Bond) {
        let bottom = self.setup.height - self.setup.margins.bottom;
        if self.fresh && (!self.first || self.y + height(&chain) > bottom) {
            drop_gap(&mut chain);
        }
        if self.y + height(&chain) <= bottom {
            return self.put_all(chain);
        }
        let head = chain.first().and_then(|piece| piece.head.clone());
        let gap = chain.first().map_or(Length::ZERO, |piece| piece.gap);
        let with_head = height(&chain) - gap + head.as_ref().map_or(Length::ZERO, |head| head.height);
        if !self.fresh && with_head <= self.setup.body_height() {
            self.new_page(head);
            drop_gap(&mut chain);
            return self.put_all(chain);
        }
        if weakest == Bond::Loose {
            while !chain.is_empty() {
                let end = chain.iter().skip(1).position(|piece| piece.bond <= Bond::Loose);
                let rest = chain.split_off(end.map_or(chain.len(), |end| end + 1));
                self.place(chain, Bond::Tight);
                chain = rest;
            }
            return;
        }
        for mut piece in chain {
            if !self.fresh && self.y + piece.gap + piece.height > bottom {
                self.new_page(piece.head.clone());
                piece.gap = Length::ZERO;
            }
            self.put(&piece);
        }
    }

    fn put_all(&mut self, chain: Vec<Piece>) {
        for piece in &chain {
            self.put(piece);
        }
        // The chain is drawn; its memory serves the next one.
        if self.chain.is_empty() {
            self.chain = chain;
            self.chain.clear();
        }
    }

    fn put(&mut self, piece: &Piece) {
        if piece.fixed {
            return self.strip.append(&piece.strip, Length::ZERO);
        }
        self.y += piece.gap;
        self.strip.append(&piece.strip, self.y);
        self.closing = piece.closing.map(|line| moved_line(line, self.y));
        self.y += piece.height;
        self.fresh = false;
    }

    fn new_page(&mut self, head: Option<Rc<super::strip::Head>>) {
        self.strip.marks.extend(self.closing.take().map(Mark::Line));
        self.close_page();
        self.number += 1;
        self.first = false;
        self.y = self.setup.margins.top;
        self.fresh = true;
        if let Some(head) = head {
            self.strip.append(&head.strip, self.y);
            self.y += head.height;
        }
    }

    fn close_page(&mut self) {
        self.draw_number();
        let strip = std::mem::take(&mut self.strip);
        let page = self.pages.pages.len();
        let heading = |(level, title, y)| Heading { level, title, page, y };
        self.pages.outline.extend(strip.headings.into_iter().map(heading));
        let mut marks = strip.marks;
        join_uprights(&mut marks);
        // Long lists have thousands of pages: none keeps room it does not need.
        marks.shrink_to_fit();
        let mut text = strip.text;
        text.shrink_to_fit();
        self.pages.pages.push(Page {
            width: self.setup.width,
            height: self.setup.height,
            number: self.number,
            marks,
            anchors: strip.anchors,
            text,
            corners: strip.corners,
            pictures: strip.pictures,
        });
    }

    fn draw_number(&mut self) {
        let Some(number) = self.setup.number else { return };
        if self.number == 1 && number.hidden_on_first {
            return;
        }
        let mut measure = Measure::new(self.faces);
        let mut words = Words::default();
        words.read(&[Run::styled(self.number.to_string(), number.style)], number.size, &mut measure);
        let width = self.setup.body_width();
        words.break_greedily(Room::same(width), self.faces);
        let pitch = number.size.em();
        let y = number.baseline - baseline(number.size, pitch, self.faces);
        if let Some(line) = words.lines.first() {
            let slot = Slot {
                x: self.setup.margins.left,
                y,
                width,
                pitch,
                align: Align::Center,
                tag: Tag::ARTIFACT,
            };
            self.strip.draw(&words, line, slot, self.faces);
        }
    }
}

impl Sink for Pager<'_> {
    fn piece(&mut self, piece: Piece) {
        if piece.bond == Bond::Free {
            self.commit();
        }
        self.chain.push(piece);
    }

    fn new_page(&mut self) {
        self.commit();
        if !self.fresh || !self.strip.marks.is_empty() {
            Pager::new_page(self, None);
        }
    }
}

fn height(chain: &[Piece]) -> Length {
    chain.iter().map(|piece| piece.gap + piece.height).sum()
}

/// White space at the top of a page is dropped, except where the section begins and there is room for it.
fn drop_gap(chain: &mut [Piece]) {
    if let Some(first) = chain.iter_mut().find(|piece| !piece.fixed) {
        first.gap = Length::ZERO;
    }
}

/// Joins the upright rules of neighbouring rows into one line each: fewer marks, no seams.
fn join_uprights(marks: &mut Vec<Mark>) {
    let mut kept: Vec<Mark> = Vec::with_capacity(marks.len());
    let mut open: Vec<usize> = Vec::new();
    for mark in marks.drain(..) {
        if let Mark::Line(line) = mark
            && line.from.0 == line.to.0
        {
            let above = open.iter().position(|&at| {
                matches!(kept.get(at), Some(Mark::Line(above))
                    if above.to == line.from && above.thickness == line.thickness && above.ink == line.ink)
            });
            if let Some(position) = above {
                if let Some(Mark::Line(above)) = kept.get_mut(open[position]) {
                    above.to = line.to;
                }
                continue;
            }
            open.retain(|&at| !matches!(kept.get(at), Some(Mark::Line(above)) if above.to.1 < line.from.1));
            open.push(kept.len());
        }
        kept.push(mark);
    }
    *marks = kept;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::page::Ink;

    fn upright(x: i64, top: i64, bottom: i64) -> Mark {
        Mark::Line(LineMark {
            from: (Length(x), Length(top)),
            to: (Length(x), Length(bottom)),
            thickness: Length(1),
            ink: Ink::Black,
        })
    }

    #[test]
    fn uprights_of_neighbouring_rows_are_one_line() {
        let level = Mark::Line(LineMark {
            from: (Length(0), Length(10)),
            to: (Length(9), Length(10)),
            thickness: Length(1),
            ink: Ink::Black,
        });
        let mut marks = vec![
            upright(0, 0, 10),
            upright(5, 0, 10),
            level,
            upright(0, 10, 20),
            upright(0, 30, 40),
            upright(5, 12, 20),
        ];
        join_uprights(&mut marks);
        assert_eq!(
            marks,
            [upright(0, 0, 20), upright(5, 0, 10), level, upright(0, 30, 40), upright(5, 12, 20)]
        );
    }
}
