//! Tables: columns, head, rows, cells.

use super::{Align, Anchor, Run, Width};
use crate::paper::length::{Length, Size};
use serde::{Deserialize, Serialize};

/// A ruled table. Its head is repeated on every page it runs over; a row is split only when it is taller than a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// Rows of the head, with spans.
    pub head: Vec<HeadRow>,
    /// Whether a row 1, 2, 3 … closes the head (and is repeated with it).
    pub number_row: bool,
    /// The rows.
    pub rows: Vec<Row>,
    /// Type size of all cells.
    pub size: Size,
    /// Distance between baselines in cells; raised to [`Size::least_pitch`] when less.
    pub pitch: Length,
    /// White space around the content of a cell.
    pub padding: Padding,
    /// Thickness of the rules; zero for a table without rules.
    pub border: Length,
    /// White space above; dropped at the top of a page, except the first one of a section.
    pub before: Length,
    /// White space below.
    pub after: Length,
    /// Whether its last row stays on the page of the beginning of the next block (the closing line of a list).
    pub keep_next: bool,
}

/// White space around the content of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Padding {
    /// Left and right.
    pub side: Length,
    /// Above and below.
    pub edge: Length,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// How wide, with padding.
    pub width: Width,
    /// How its body cells are aligned.
    pub align: Align,
    /// How its body cells stand in the height of the row.
    pub valign: VAlign,
    /// A cell with a word wider than the column is set smaller, down to this size, if that spares breaking the word.
    pub min_size: Option<Size>,
}

/// A row of a table's head.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct HeadRow {
    /// Cells from left to right; places taken by a cell of a row above that reaches down are left out.
    pub cells: Vec<HeadCell>,
}

/// A cell of a table's head, centred both ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadCell {
    /// Its text; usually bold.
    pub runs: Vec<Run>,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// How many head rows it covers, at least 1.
    pub rows: usize,
}

impl HeadCell {
    /// One column, one row.
    #[must_use]
    pub fn new(runs: Vec<Run>) -> HeadCell {
        HeadCell { runs, columns: 1, rows: 1 }
    }
}

/// What a row is, which decides where a page may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum RowKind {
    /// An entry.
    #[default]
    Body,
    /// A heading over the entries that follow ("I. TẬP THỂ"): never the last on a page.
    Group,
    /// A sum of the entries above: never without the row above it.
    Total,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Cells from left to right; missing ones at the end are empty.
    pub cells: Vec<Cell>,
    /// What it was made from.
    pub anchor: Option<Anchor>,
}

/// A body cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its text; `\n` starts a new line.
    pub runs: Vec<Run>,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// Instead of the alignment of its (first) column.
    pub align: Option<Align>,
}

impl Cell {
    /// One column, aligned as the column says.
    #[must_use]
    pub fn new(runs: Vec<Run>) -> Cell {
        Cell { runs, columns: 1, align: None }
    }

    /// One column of upright text, aligned as the column says.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::new(vec![Run::plain(text)])
    }
}

/// Where the content of a cell stands in the height of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum VAlign {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Middle,
}
