//! A ruled table in the look of the profile's lists.

use crate::forms::draft::prepared;
use crate::forms::profile::Profile;
use crate::paper::{Align, Cell, Column, HeadCell, HeadRow, Length, Padding, Row, Run, Table, VAlign, Width};

/// A column: its label, width and alignment.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::forms) struct GridColumn {
    /// Label in the head.
    pub label: String,
    /// How wide.
    pub width: Width,
    /// How its cells are aligned.
    pub align: Align,
}

impl GridColumn {
    /// A column that shares the width left.
    pub fn share(label: &str, share: u32, align: Align) -> GridColumn {
        GridColumn { label: label.to_owned(), width: Width::Share(share), align }
    }

    /// A column of fixed width, mm.
    pub fn fixed(label: &str, mm: f64, align: Align) -> GridColumn {
        GridColumn { label: label.to_owned(), width: Width::Fixed(Length::mm(mm)), align }
    }
}

/// A table being made.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::forms) struct Grid {
    /// The columns.
    pub columns: Vec<GridColumn>,
    /// Head rows with spans; empty writes one row from the columns' labels.
    pub head: Vec<HeadRow>,
    /// Whether a row 1, 2, 3 … closes the head.
    pub number_row: bool,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether the last row stays with what follows.
    pub keep_next: bool,
}

impl Grid {
    /// A table with one head row.
    pub fn new(columns: Vec<GridColumn>) -> Grid {
        Grid { columns, head: Vec::new(), number_row: false, rows: Vec::new(), keep_next: true }
    }

    /// A row of entries.
    pub fn body(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { kind: crate::paper::RowKind::Body, cells, anchor: None });
    }

    /// In the look of the profile.
    pub fn table(self, profile: &Profile) -> Table {
        let rules = &profile.list;
        let size = rules.size.size();
        let head = if self.head.is_empty() {
            let cells =
                self.columns.iter().map(|it| HeadCell::new(vec![Run::bold(prepared(&it.label))])).collect();
            vec![HeadRow { cells }]
        } else {
            self.head
        };
        let column = |it: &GridColumn| Column {
            width: it.width,
            align: it.align,
            valign: VAlign::Middle,
            min_size: Some(rules.min_size.size()),
        };
        Table {
            columns: self.columns.iter().map(column).collect(),
            head,
            number_row: self.number_row,
            rows: self.rows,
            size,
            pitch: rules.pitch.pitch_of(size),
            padding: Padding { side: rules.padding_mm.mm(), edge: rules.edge_mm.mm() },
            border: rules.border_pt.pt(),
            before: profile.body.gap_pt.pt(),
            after: Length::ZERO,
            keep_next: self.keep_next,
        }
    }
}
