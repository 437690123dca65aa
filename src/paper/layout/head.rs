//! The head of a table: cells with spans, and the row of column numbers.

use super::lines::Room;
use super::strip::{Head, Slot, Strip};
use super::table::Grid;
use super::words::{Measure, Words};
use crate::paper::document::{Align, HeadCell, Run, Table};
use crate::paper::length::Length;
use crate::paper::page::{Ink, LineMark, Mark};
use crate::paper::structure::{Role, Tag};

/// A head cell at its place in the grid.
struct Placed {
    row: usize,
    rows: usize,
    column: usize,
    columns: usize,
    words: Words,
    height: Length,
    tag: Tag,
}

/// Lays the head out; none for a table without one.
pub(super) fn lay(table: &Table, grid: &Grid, measure: &mut Measure) -> Option<Head> {
    let mut rows: Vec<&[HeadCell]> = table.head.iter().map(|row| row.cells.as_slice()).collect();
    let numbers: Vec<HeadCell> =
        (1..=table.columns.len()).map(|number| HeadCell::new(vec![Run::plain(number.to_string())])).collect();
    if table.number_row {
        rows.push(&numbers);
    }
    if rows.is_empty() || table.columns.is_empty() {
        return None;
    }
    let cells = place_cells(table, &rows, grid, measure);
    let heights = row_heights(rows.len(), &cells);
    let edges: Vec<Length> = std::iter::once(Length::ZERO)
        .chain(heights.iter().scan(Length::ZERO, |y, height| {
            *y += *height;
            Some(*y)
        }))
        .collect();
    let mut strip = Strip::default();
    for cell in &cells {
        draw_cell(cell, &edges, table, grid, measure, &mut strip);
    }
    Some(Head { strip, height: edges.last().copied().unwrap_or_default() })
}

fn place_cells(table: &Table, rows: &[&[HeadCell]], grid: &Grid, measure: &mut Measure) -> Vec<Placed> {
    let count = table.columns.len();
    // How many rows more a cell from above reaches down in each column.
    let mut taken = vec![0_usize; count];
    let mut placed = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let row_tag = measure.tag(Role::Row);
        let mut next = taken.clone();
        next.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        let mut column = 0;
        for cell in cells.iter() {
            while taken.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            if column >= count {
                break;
            }
            let columns = cell.columns.clamp(1, count - column);
            let deep = cell.rows.clamp(1, rows.len() - row);
            next[column..column + columns].fill(deep - 1);
            let width = grid.width(column, columns) - table.padding.side * 2;
            let mut words = Words::default();
            let least = table.columns.get(column).and_then(|column| column.min_size);
            grid.read(&cell.runs, width, least, &mut words, measure);
            words.break_balanced(Room::same(width.max(Length::pt(1.0))), measure.faces);
            let height = grid.pitch * words.lines.len() as i64 + table.padding.edge * 2;
            let tag = measure.structure.add_cell(Role::HeadCell, row_tag, columns, deep);
            placed.push(Placed { row, rows: deep, column, columns, words, height, tag });
            column += columns;
        }
        taken = next;
    }
    placed
}

fn row_heights(count: usize, cells: &[Placed]) -> Vec<Length> {
    let mut heights = vec![Length::ZERO; count];
    for cell in cells.iter().filter(|cell| cell.rows == 1) {
        heights[cell.row] = heights[cell.row].max(cell.height);
    }
    for cell in cells.iter().filter(|cell| cell.rows > 1) {
        let have: Length = heights[cell.row..cell.row + cell.rows].iter().copied().sum();
        if let Some(last) = heights.get_mut(cell.row + cell.rows - 1) {
            *last += (cell.height - have).max(Length::ZERO);
        }
    }
    heights
}

fn draw_cell(
    cell: &Placed,
    edges: &[Length],
    table: &Table,
    grid: &Grid,
    measure: &Measure,
    strip: &mut Strip,
) {
    let (left, right) = (grid.edges[cell.column], grid.edges[cell.column + cell.columns]);
    let (top, bottom) = (edges[cell.row], edges[cell.row + cell.rows]);
    let text = grid.pitch * cell.words.lines.len() as i64;
    let mut y = top + (bottom - top - text).half();
    for line in &cell.words.lines {
        let x = left + table.padding.side;
        let width = right - left - table.padding.side * 2;
        let slot = Slot { x, y, width, pitch: grid.pitch, align: Align::Center, tag: cell.tag };
        strip.draw(&cell.words, line, slot, measure.faces);
        y += grid.pitch;
    }
    let thickness = table.border;
    if thickness <= Length::ZERO {
        return;
    }
    let mut rule = |from: (Length, Length), to: (Length, Length)| {
        let mark = Mark::Line(LineMark { from, to, thickness, ink: Ink::Black });
        if !strip.marks.contains(&mark) {
            strip.marks.push(mark);
        }
    };
    // Half a thickness longer at both ends, so that corners are closed.
    let half = thickness.half();
    rule((left - half, top), (right + half, top));
    rule((left - half, bottom), (right + half, bottom));
    rule((left, top), (left, bottom));
    rule((right, top), (right, bottom));
}
