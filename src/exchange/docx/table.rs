//! Tables: grid, head rows that come again on every page, spans, rows that are not torn.

use super::body::{Body, CellText};
use super::flow::Role;
use super::units::{eighths, twips, whole_twips};
use crate::exchange::head;
use crate::exchange::xml::Xml;
use crate::paper::layout::measured::cell_lines;
use crate::paper::{Align, Cell, Length, Row, RowKind, Size, Table, VAlign};

/// Name of the style of tables without rules.
pub(super) const PLAIN: &str = "BangKhongKe";
/// Name of the style of ruled tables.
pub(super) const RULED: &str = "BangKeO";

/// Edges of columns in twips, from running sums, so that rounding never adds up.
pub(super) fn edges(widths: &[Length]) -> Vec<i64> {
    let sums = widths.iter().scan(Length::ZERO, |edge, width| {
        *edge += *width;
        Some(whole_twips(*edge))
    });
    std::iter::once(0).chain(sums).collect()
}

/// Properties and grid of a table: rules of this thickness, cells with this padding.
pub(super) fn properties(
    xml: &mut Xml,
    style: &str,
    edges: &[i64],
    border: Option<Length>,
    padding: Option<crate::paper::Padding>,
) {
    xml.open("w:tblPr", &[]);
    xml.val("w:tblStyle", style);
    let whole = edges.last().copied().unwrap_or(0).to_string();
    xml.leaf("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
    xml.leaf("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
    if let Some(border) = border {
        let size = eighths(border);
        xml.open("w:tblBorders", &[]);
        for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
            xml.leaf(side, &[("w:val", "single"), ("w:sz", &size), ("w:space", "0"), ("w:color", "000000")]);
        }
        xml.close();
    }
    xml.val("w:tblLayout", "fixed");
    if let Some(padding) = padding {
        let (side, edge) = (twips(padding.side), twips(padding.edge));
        xml.open("w:tblCellMar", &[]);
        for (name, width) in [("w:top", &edge), ("w:left", &side), ("w:bottom", &edge), ("w:right", &side)] {
            xml.leaf(name, &[("w:w", width), ("w:type", "dxa")]);
        }
        xml.close();
    }
    xml.close();
    xml.open("w:tblGrid", &[]);
    for pair in edges.windows(2) {
        xml.leaf("w:gridCol", &[("w:w", &(pair[1] - pair[0]).to_string())]);
    }
    xml.close();
}

/// The width of a cell over some columns.
pub(super) fn cell_width(xml: &mut Xml, edges: &[i64], column: usize, columns: usize) {
    let edge = |index: usize| edges.get(index).copied().unwrap_or(0);
    let width = edge(column + columns) - edge(column);
    xml.leaf("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    if columns > 1 {
        xml.val("w:gridSpan", &columns.to_string());
    }
}

/// Writes a ruled table; with `keep_next` its last row stays on the page of what follows.
pub(super) fn write(body: &mut Body<'_>, table: &Table, widths: &[Length], keep_next: bool) {
    let edges = edges(widths);
    let border = (table.border > Length::ZERO).then_some(table.border);
    body.xml.open("w:tbl", &[]);
    properties(body.xml, RULED, &edges, border, Some(table.padding));
    write_head(body, table, widths, &edges);
    for (index, row) in table.rows.iter().enumerate() {
        let below = table.rows.get(index + 1);
        let bound = row.kind == RowKind::Group || below.map_or(keep_next, |row| row.kind == RowKind::Total);
        write_row(body, table, row, widths, &edges, bound);
    }
    if table.rows.is_empty() && table.head.is_empty() && !table.number_row {
        // A table of Word has a row at least.
        write_row(
            body,
            table,
            &Row { kind: RowKind::Body, cells: Vec::new(), anchor: None },
            widths,
            &edges,
            false,
        );
    }
    body.xml.close();
}

fn write_head(body: &mut Body<'_>, table: &Table, widths: &[Length], edges: &[i64]) {
    let (rows, cells) = head::place(table);
    for row in 0..rows {
        open_row(body.xml, true);
        let mut here: Vec<_> =
            cells.iter().filter(|cell| (cell.row..cell.row + cell.rows).contains(&row)).collect();
        here.sort_by_key(|cell| cell.column);
        for cell in here {
            let begins = cell.row == row;
            body.xml.open("w:tc", &[]);
            body.xml.open("w:tcPr", &[]);
            cell_width(body.xml, edges, cell.column, cell.columns);
            if cell.rows > 1 {
                if begins { body.xml.val("w:vMerge", "restart") } else { body.xml.leaf("w:vMerge", &[]) }
            }
            body.xml.val("w:vAlign", "center");
            body.xml.close();
            let runs = if begins { cell.runs.as_slice() } else { &[] };
            let set = set_size(body, table, runs, widths, cell.column, cell.columns);
            let (size, pitch) = (table.size, table.pitch);
            let width = text_width(table, widths, cell.column, cell.columns);
            let text = CellText { runs, align: Align::Center, size, set, pitch, width, keep_next: true };
            body.cell_para(Role::TableHead, &text);
            body.xml.close();
        }
        body.xml.close();
    }
}

fn open_row(xml: &mut Xml, head: bool) {
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    xml.switch("w:cantSplit", true);
    if head {
        xml.switch("w:tblHeader", true);
    }
    xml.close();
}

fn write_row(body: &mut Body<'_>, table: &Table, row: &Row, widths: &[Length], edges: &[i64], bound: bool) {
    let count = table.columns.len();
    let empty = Cell { runs: Vec::new(), columns: 1, align: None };
    let mut cells = row.cells.iter();
    let mut column = 0;
    open_row(body.xml, false);
    while let Some(rule) = table.columns.get(column) {
        let cell = cells.next().unwrap_or(&empty);
        let columns = cell.columns.clamp(1, count - column);
        body.xml.open("w:tc", &[]);
        body.xml.open("w:tcPr", &[]);
        cell_width(body.xml, edges, column, columns);
        body.xml.val("w:vAlign", if rule.valign == VAlign::Middle { "center" } else { "top" });
        body.xml.close();
        let set = set_size(body, table, &cell.runs, widths, column, columns);
        let text = CellText {
            runs: &cell.runs,
            align: cell.align.unwrap_or(rule.align),
            size: table.size,
            set,
            pitch: table.pitch,
            width: text_width(table, widths, column, columns),
            keep_next: bound,
        };
        body.cell_para(Role::TableCell, &text);
        body.xml.close();
        column += columns;
    }
    body.xml.close();
}

/// The type size of a cell: smaller than that of the table where a word would not fit.
fn set_size(
    body: &Body<'_>,
    table: &Table,
    runs: &[crate::paper::Run],
    widths: &[Length],
    column: usize,
    columns: usize,
) -> Size {
    let Some(least) = table.columns.get(column).and_then(|column| column.min_size) else { return table.size };
    let width = text_width(table, widths, column, columns);
    cell_lines(runs, table.size, Some(least), width, body.faces).0
}

/// Width of a cell's lines.
fn text_width(table: &Table, widths: &[Length], column: usize, columns: usize) -> Length {
    let width: Length = widths.iter().skip(column).take(columns).copied().sum();
    width - table.padding.side * 2
}
