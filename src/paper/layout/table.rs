//! Tables: rows that are never cut, heads that come again on every page.

use super::columns::resolve;
use super::head;
use super::lines::Room;
use super::stack::{Place, Stack};
use super::strip::{Bond, Head, Piece, Slot, Strip};
use super::words::{Line, Measure, Words};
use crate::paper::document::{Align, Cell, Row, RowKind, Run, Table, VAlign, Width};
use crate::paper::length::{Length, Size};
use crate::paper::page::{Area, Ink, LineMark, Mark};
use crate::paper::structure::{Role, Tag};
use std::rc::Rc;

/// Edges of the columns and the line pitch.
pub(super) struct Grid {
    /// From the left edge of the page; one more than there are columns.
    pub edges: Vec<Length>,
    pub size: Size,
    pub pitch: Length,
}

impl Grid {
    fn new(table: &Table, place: Place) -> Grid {
        let widths: Vec<Width> = table.columns.iter().map(|column| column.width).collect();
        let mut edges = vec![place.x];
        for width in resolve(&widths, place.width, Length::ZERO) {
            edges.push(edges[edges.len() - 1] + width);
        }
        Grid { edges, size: table.size, pitch: table.pitch.max(table.size.least_pitch()) }
    }

    /// Width of neighbouring columns.
    pub fn width(&self, column: usize, columns: usize) -> Length {
        self.edges[column + columns] - self.edges[column]
    }

    /// Reads a cell, in smaller type if a word of it does not fit and the column allows it.
    pub fn read(
        &self,
        runs: &[Run],
        width: Length,
        least: Option<Size>,
        words: &mut Words,
        measure: &mut Measure,
    ) {
        words.read(runs, self.size, measure);
        let (Some(least), widest) = (least, words.widest_word()) else { return };
        if widest > width {
            // Widths grow with the type exactly, except blanks: a cell with one may still have to be broken.
            let fitting = i64::from(self.size.0) * width.0.max(0) / widest.0.max(1);
            // A word too wide for the smallest type is broken anyway, so it is broken in the type of the table.
            if let Ok(fitting) = u16::try_from(fitting)
                && fitting >= least.0
            {
                words.read(runs, Size(fitting), measure);
            }
        }
    }
}

/// A body cell at its place.
struct Placed {
    column: usize,
    columns: usize,
    align: Align,
    valign: VAlign,
    tag: Tag,
}

/// Makes rows, using the memory of one row for the next.
struct Rows<'a> {
    table: &'a Table,
    grid: Grid,
    head: Option<Rc<Head>>,
    /// Height left on a page under the head.
    room: Length,
    words: Vec<Words>,
    placed: Vec<Placed>,
}

pub(super) fn lay(table: &Table, stack: &mut Stack) {
    if table.columns.is_empty() {
        return;
    }
    let grid = Grid::new(table, stack.place);
    let page = stack.place.page;
    let outer = stack.measure.parent;
    stack.measure.parent = stack.measure.tag(Role::Table);
    let structure = &mut stack.measure.structure;
    structure.most_rows = structure.most_rows.max(table.rows.len());
    let head = head::lay(table, &grid, stack.measure);
    if let Some(head) = &head {
        stack.emit(Piece { strip: head.strip.clone(), height: head.height, ..Piece::default() });
        stack.hold(Bond::Tight);
    }
    // A head that leaves no room for rows is not repeated: the rows matter more.
    let head = head.filter(|head| head.height * 2 <= page);
    let head = head.map(|head| Rc::new(Head { strip: head.strip.decoration(), ..head }));
    let room = page - head.as_ref().map_or(Length::ZERO, |head| head.height);
    let mut rows = Rows { table, grid, head, room, words: Vec::new(), placed: Vec::new() };
    let open = table.head.is_empty() && !table.number_row;
    for (index, row) in table.rows.iter().enumerate() {
        if row.kind == RowKind::Total && index > 0 {
            stack.hold(Bond::Tight);
        }
        rows.lay(row, open && index == 0, stack);
        if row.kind == RowKind::Group {
            stack.hold(Bond::Tight);
        }
    }
    stack.measure.parent = outer;
}

impl Rows<'_> {
    fn lay(&mut self, row: &Row, top_rule: bool, stack: &mut Stack) {
        self.read(row, stack.measure);
        let lines =
            self.words.iter().take(self.placed.len()).map(|words| words.lines.len()).max().unwrap_or(1);
        let edge = self.table.padding.edge;
        let height = self.grid.pitch * lines as i64 + edge * 2;
        if height <= self.room {
            let strip = self.strip(row, 0..lines, edge, height, stack.measure);
            self.emit(strip, height, (top_rule, true), Bond::Free, stack);
            return;
        }
        // Taller than a page: cut between lines, two of them at least on each side.
        for line in 0..lines {
            let (first, last) = (line == 0, line + 1 == lines);
            let above = if first { edge } else { Length::ZERO };
            let height = self.grid.pitch + above + if last { edge } else { Length::ZERO };
            let strip = self.strip(row, line..line + 1, above, height, stack.measure);
            let bond = if line == 1 || last { Bond::Tight } else { Bond::Free };
            self.emit(strip, height, (top_rule && first, last), bond, stack);
        }
    }

    fn read(&mut self, row: &Row, measure: &mut Measure) {
        self.placed.clear();
        let count = self.table.columns.len();
        let mut column = 0;
        let empty = Cell { runs: Vec::new(), columns: 1, align: None };
        let mut cells = row.cells.iter();
        let row_tag = measure.tag(Role::Row);
        while column < count {
            let cell = cells.next().unwrap_or(&empty);
            let columns = cell.columns.clamp(1, count - column);
            let rule = &self.table.columns[column];
            let index = self.placed.len();
            if self.words.len() == index {
                self.words.push(Words::default());
            }
            let width = (self.grid.width(column, columns) - self.table.padding.side * 2).max(Length::pt(1.0));
            let words = &mut self.words[index];
            self.grid.read(&cell.runs, width, rule.min_size, words, measure);
            words.break_greedily(Room::same(width), measure.faces);
            let align = cell.align.unwrap_or(rule.align);
            let tag = measure.structure.add_cell(Role::Cell, row_tag, columns, 1);
            self.placed.push(Placed { column, columns, align, valign: rule.valign, tag });
            column += columns;
        }
    }

    /// Draws some lines of every cell, the first of them `above` below the upper edge of the strip.
    fn strip(
        &self,
        row: &Row,
        lines: std::ops::Range<usize>,
        above: Length,
        height: Length,
        measure: &Measure,
    ) -> Strip {
        let mut strip = Strip::default();
        let side = self.table.padding.side;
        let whole = lines.len() as i64;
        for (cell, words) in self.placed.iter().zip(&self.words) {
            let (x, width) = (self.grid.edges[cell.column], self.grid.width(cell.column, cell.columns));
            let shown: &[Line] =
                words.lines.get(lines.start..lines.end.min(words.lines.len())).unwrap_or_default();
            let down = match cell.valign {
                VAlign::Top => Length::ZERO,
                VAlign::Middle => (self.grid.pitch * (whole - shown.len() as i64)).half(),
            };
            let mut y = above + down;
            for line in shown {
                let slot = Slot {
                    x: x + side,
                    y,
                    width: width - side * 2,
                    pitch: self.grid.pitch,
                    align: cell.align,
                    tag: cell.tag,
                };
                strip.draw(words, line, slot, measure.faces);
                y += self.grid.pitch;
            }
        }
        if let Some(anchor) = row.anchor {
            let (x, width) = (self.grid.edges[0], self.grid.width(0, self.table.columns.len()));
            strip.add_anchor(anchor, Area { x, y: Length::ZERO, width, height });
        }
        strip
    }

    fn emit(
        &self,
        mut strip: Strip,
        height: Length,
        (top, bottom): (bool, bool),
        bond: Bond,
        stack: &mut Stack,
    ) {
        let mut closing = None;
        if self.table.border > Length::ZERO {
            for cell in &self.placed {
                strip.marks.push(self.upright(self.grid.edges[cell.column], height));
            }
            strip.marks.push(self.upright(self.grid.edges[self.table.columns.len()], height));
            if top {
                strip.marks.push(Mark::Line(self.level(Length::ZERO)));
            }
            if bottom {
                strip.marks.push(Mark::Line(self.level(height)));
            } else {
                closing = Some(self.level(height));
            }
        }
        stack.emit(Piece { strip, height, bond, head: self.head.clone(), closing, ..Piece::default() });
    }

    fn upright(&self, x: Length, height: Length) -> Mark {
        Mark::Line(rule((x, Length::ZERO), (x, height), self.table.border))
    }

    fn level(&self, y: Length) -> LineMark {
        let half = self.table.border.half();
        let (left, right) = (self.grid.edges[0], self.grid.edges[self.table.columns.len()]);
        rule((left - half, y), (right + half, y), self.table.border)
    }
}

fn rule(from: (Length, Length), to: (Length, Length), thickness: Length) -> LineMark {
    LineMark { from, to, thickness, ink: Ink::Black }
}
