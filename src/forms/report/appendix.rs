//! The appendix of a report: the figures of every unit on the sheet's side; its sums are the report's own figures.

use super::Report;
use super::tables::{figure, total_row};
use crate::domain::figures::{ByKind, UnitFigures};
use crate::domain::subject::SubjectKind;
use crate::forms::draft::prepared;
use crate::forms::parts::{Grid, GridColumn, enclosure_head};
use crate::forms::profile::PaperKind;
use crate::paper::{Align, Block, Cell, HeadCell, HeadRow, Run, Style};

impl Report<'_, '_> {
    /// The landscape sheet behind the report.
    pub(super) fn appendix(&mut self, kind: &PaperKind) -> Vec<Block> {
        let about = self.say("appendix", Style::BOLD);
        let name = self.words("appendix_name");
        let mut blocks = enclosure_head(&self.draft, self.context, kind, name, about);
        blocks.push(Block::Table(self.units().table(self.context.profile)));
        blocks
    }

    fn units(&self) -> Grid {
        let rules = &self.context.profile.report;
        let wide = rules.appendix_figure_mm.value;
        let mut columns = vec![
            GridColumn::fixed(&self.words("column_index"), rules.index_mm.value, Align::Center),
            GridColumn::share(&self.words("column_unit"), 1, Align::Left),
        ];
        // Two groups of total and kinds, then two totals.
        columns.extend((0..12).map(|_| GridColumn::fixed("", wide, Align::Center)));
        let mut grid = Grid::new(columns);
        grid.head = self.unit_heads();
        grid.number_row = true;
        grid.keep_next = false;
        for (index, unit) in (1..).zip(&self.now().units) {
            let mut cells = vec![Cell::text(index.to_string()), Cell::text(prepared(unit.name.trim()))];
            cells.extend(figures_of(unit).into_iter().map(figure));
            grid.body(cells);
        }
        let mut sum = UnitFigures {
            unit: crate::domain::ids::UnitId(0),
            name: String::new(),
            received: ByKind::default(),
            chosen: ByKind::default(),
            recognised: ByKind::default(),
            replicated: ByKind::default(),
        };
        for unit in &self.now().units {
            sum.received += unit.received;
            sum.chosen += unit.chosen;
            sum.recognised += unit.recognised;
            sum.replicated += unit.replicated;
        }
        grid.rows.push(total_row(&self.words("row_total"), 2, &figures_of(&sum)));
        grid
    }

    fn unit_heads(&self) -> Vec<HeadRow> {
        let cell = |key: &str, columns: usize, rows: usize| HeadCell {
            runs: vec![Run::bold(prepared(&self.words(key)))],
            columns,
            rows,
        };
        let above = vec![
            cell("column_index", 1, 2),
            cell("column_unit", 1, 2),
            cell("column_received", 5, 1),
            cell("column_chosen", 5, 1),
            cell("column_recognised", 1, 2),
            cell("column_replicated", 1, 2),
        ];
        let mut below = Vec::new();
        for _ in 0..2 {
            below.push(cell("column_total", 1, 1));
            below.extend(SubjectKind::ALL.map(|kind| HeadCell::new(vec![Run::bold(kind.label())])));
        }
        vec![HeadRow { cells: above }, HeadRow { cells: below }]
    }
}

/// The figures of a unit in the order of the columns.
fn figures_of(unit: &UnitFigures) -> Vec<u32> {
    let with_kinds = |counts: &ByKind| {
        std::iter::once(counts.total())
            .chain(SubjectKind::ALL.map(|kind| counts.of(kind)))
            .collect::<Vec<_>>()
    };
    let mut all = with_kinds(&unit.received);
    all.extend(with_kinds(&unit.chosen));
    all.extend([unit.recognised.total(), unit.replicated.total()]);
    all
}
