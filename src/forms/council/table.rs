//! Tables of the council: in small type where there are many columns, with room to write where people write.

use super::super::context::Context;
use super::super::draft::prepared;
use super::super::parts::{Grid, GridColumn};
use crate::paper::{Align, Block, Cell, Length, Padding, Row, RowKind, Run, Width};

/// How a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::forms) enum Look {
    /// Printed figures.
    Printed,
    /// Printed figures in many columns.
    Crowded,
    /// Cells to write into.
    Written,
}

/// A table in the look of the council's papers.
pub(in crate::forms) fn lay(context: &Context<'_>, grid: Grid, look: Look) -> Block {
    let rules = &context.profile.council;
    let size = if look == Look::Crowded { rules.small_size.size() } else { rules.size.size() };
    let edge = if look == Look::Written { rules.writing_edge_mm } else { context.profile.list.edge_mm };
    let mut table = grid.table(context.profile);
    table.size = size;
    table.pitch = context.profile.list.pitch.pitch_of(size);
    let side = rules.padding_mm.mm();
    let side = if look == Look::Crowded { side.half() } else { side };
    table.padding = Padding { side, edge: edge.mm() };
    for column in &mut table.columns {
        column.min_size = Some(rules.min_size.size());
    }
    Block::Table(table)
}

/// The columns of names and units in what the others leave; whether the unit has a column of its own.
pub(in crate::forms) fn name_columns(
    context: &Context<'_>,
    left: Length,
    name: &str,
    unit: &str,
) -> (Vec<GridColumn>, bool) {
    let rules = &context.profile.council;
    let (least_name, least_unit) = (rules.name_mm.mm(), rules.unit_mm.mm());
    if left >= least_name + least_unit {
        let share = |length: Length| u32::try_from(length.0 / 1000).unwrap_or(1).max(1);
        let column = |label: &str, width: Length| GridColumn {
            label: label.to_owned(),
            width: Width::Share(share(width)),
            align: Align::Left,
        };
        (vec![column(name, least_name), column(unit, least_unit)], true)
    } else {
        (vec![GridColumn::share(&format!("{name}; {}", lower(unit)), 1, Align::Left)], false)
    }
}

fn lower(words: &str) -> String {
    super::super::shared::lower_first(words)
}

/// Name and unit in their one or two cells.
pub(in crate::forms) fn named(name: &str, unit: &str, apart: bool) -> Vec<Cell> {
    let (name, unit) = (prepared(name.trim()), prepared(unit.trim()));
    if apart {
        return vec![Cell::text(name), Cell::text(unit)];
    }
    let below = if unit.is_empty() { unit } else { format!("\n{unit}") };
    vec![Cell::new(vec![Run::plain(name), Run::italic(below)])]
}

/// A row of one cell from edge to edge: a heading inside the table, the cut line.
pub(in crate::forms) fn spanning(columns: usize, align: Align, words: &str) -> Row {
    let cell = Cell { runs: vec![Run::bold(prepared(words))], columns, align: Some(align) };
    Row { kind: RowKind::Group, cells: vec![cell], anchor: None }
}
