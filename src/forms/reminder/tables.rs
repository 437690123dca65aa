//! The table of those that owe something of one duty.

use super::Letter;
use super::owed::Asked;
use crate::forms::draft::prepared;
use crate::forms::parts::{Grid, GridColumn};
use crate::paper::{Align, Cell, Row, RowKind, Run, Table};
use crate::text::{self, date::short_date};

pub(super) fn table(letter: &Letter<'_, '_>, asked: &Asked) -> Table {
    let rules = &letter.context.profile.reminder;
    let (index, wide, day) = (rules.index_mm.value, rules.figure_mm.value, rules.day_mm.value);
    let words = |key: &str| letter.words(key);
    let mut columns = vec![
        GridColumn::fixed(&words("column_index"), index, Align::Center),
        GridColumn::share(&words("column_unit"), 5, Align::Left),
    ];
    if asked.recurs {
        columns.push(GridColumn::share(&words("column_times"), 6, Align::Left));
    }
    for key in ["column_required", "column_received", "column_missing"] {
        columns.push(GridColumn::fixed(&words(key), wide, Align::Center));
    }
    let due = if asked.recurs { "column_first_due" } else { "column_due" };
    columns.push(GridColumn::fixed(&words(due), day, Align::Center));
    columns.push(GridColumn::fixed(&words("column_late"), wide, Align::Center));

    let mut grid = Grid::new(columns);
    let (mut required, mut received, mut missing) = (0u32, 0u32, 0u32);
    let figure = |count: u32| text::padded(u64::from(count));
    for (index, line) in (1..).zip(&asked.lines) {
        let mut cells = vec![Cell::text(index.to_string()), Cell::text(prepared(line.name.trim()))];
        if asked.recurs {
            cells.push(Cell::text(prepared(&line.times)));
        }
        cells.extend([line.required, line.received, line.missing].map(|count| Cell::text(figure(count))));
        cells.push(Cell::text(line.due.map(short_date).unwrap_or_default()));
        let late = line.late.filter(|late| *late > 0);
        cells.push(Cell::text(late.map_or_else(|| words("not_late"), |late| late.to_string())));
        grid.body(cells);
        required = required.saturating_add(line.required);
        received = received.saturating_add(line.received);
        missing = missing.saturating_add(line.missing);
    }
    let spanned = if asked.recurs { 3 } else { 2 };
    let label = Run::bold(prepared(&words("row_total")));
    let mut cells = vec![Cell { runs: vec![label], columns: spanned, align: Some(Align::Center) }];
    cells.extend([required, received, missing].map(|sum| Cell::new(vec![Run::bold(figure(sum))])));
    cells.extend([Cell::text(""), Cell::text("")]);
    grid.rows.push(Row { kind: RowKind::Total, cells, anchor: None });
    grid.keep_next = false;
    grid.table(letter.context.profile)
}
