//! The charts of a report: each shows figures that stand in its tables, too.

use super::Report;
use super::tables::{compared_rows, figure, share, unit_of};
use crate::domain::dossier::DossierState;
use crate::domain::figures::chart::ChartKind;
use crate::domain::figures::follow::MonthTally;
use crate::domain::obligation::Bound;
use crate::forms::draft::prepared;
use crate::forms::parts::chart::{Chart, Look};
use crate::forms::parts::{Grid, GridColumn};
use crate::paper::{Align, Block, Cell, Drawing, Table};
use crate::text;

/// More columns than this are too narrow for their names.
const MONTHS: usize = 14;
const QUARTERS: usize = 16;

impl Report<'_, '_> {
    fn draws(&self, chart: ChartKind) -> bool {
        self.context.paper.options.draws(chart)
    }

    /// What became of the dossiers, step by step.
    pub(super) fn states_chart(&mut self) -> Vec<Block> {
        let now = self.now();
        let steps = [
            ("step_known", now.known().total()),
            ("column_received", now.received().total()),
            ("column_complete", now.complete().total()),
            ("column_chosen", now.chosen().total()),
            ("column_recognised", now.recognised().total()),
            ("column_replicated", now.in_state(DossierState::Replicated).total()),
        ];
        let groups: Vec<(String, Vec<u32>)> =
            steps.into_iter().map(|(key, count)| (self.words(key), vec![count])).collect();
        let received = now.received().total();
        let shares: Vec<String> = steps
            .into_iter()
            .map(|(key, count)| match key {
                // What was sent in is the whole that the later steps are shares of.
                "step_known" | "column_received" => text::grouped(u64::from(count)),
                _ => format!("{} ({})", text::grouped(u64::from(count)), share(count, received)),
            })
            .collect();
        let chart = Chart { series: vec![(self.words("series_dossiers"), Look::Solid)], groups };
        if !self.draws(ChartKind::States) || chart.is_nothing() {
            return Vec::new();
        }
        let drawing = chart.funnel(self.context.profile, &shares);
        let mut blocks = self.drawn("chart_states", &chart, "column_step", vec![drawing]);
        blocks.extend(self.note("chart_states_note"));
        blocks
    }

    /// What each unit had to send in beside what it sent in; without a quota what it sent in.
    pub(super) fn units_chart(&mut self) -> Vec<Block> {
        let now = self.now();
        let several = |unit| now.quotas.iter().filter(|it| it.unit == unit).count() > 1;
        let received = (self.words("column_received"), Look::Solid);
        let chart = if now.quotas.is_empty() {
            let groups = now.units.iter().map(|it| (it.name.trim().to_owned(), vec![it.received.total()]));
            Chart { groups: groups.collect(), series: vec![received] }
        } else {
            let most = now.quotas.iter().all(|it| it.bound == Bound::AtMost);
            let required = self.words(if most { "series_most" } else { "column_required" });
            let groups = now
                .quotas
                .iter()
                .map(|it| (unit_of(it, several(it.unit)), vec![it.required, it.received]))
                .collect();
            Chart { groups, series: vec![(required, Look::Open), received] }
        };
        if !self.draws(ChartKind::Units) || chart.is_nothing() {
            return Vec::new();
        }
        let drawings = chart.bars(self.context.profile);
        self.drawn("chart_units", &chart, "column_unit", drawings)
    }

    /// Publicity by month; by quarter or year where there are too many months.
    pub(super) fn publicity_chart(&mut self) -> Vec<Block> {
        let groups = over_time(&self.counts.all.follow.publicity.months);
        let chart = Chart { series: vec![(self.words("column_items"), Look::Solid)], groups };
        if !self.draws(ChartKind::Publicity) || chart.is_nothing() {
            return Vec::new();
        }
        let drawing = chart.columns(self.context.profile);
        self.drawn("chart_publicity", &chart, "column_time", vec![drawing])
    }

    /// This year beside the year before.
    pub(super) fn years_chart(&mut self) -> Vec<Block> {
        let Some(before) = self.counts.all.before else { return Vec::new() };
        let year = self.counts.all.year;
        let rows = compared_rows(&before, &self.counts.all.totals());
        let groups = rows.into_iter().map(|(key, old, new)| (self.words(key), vec![old, new])).collect();
        let series = vec![(format!("Năm {}", year - 1), Look::Hatched), (format!("Năm {year}"), Look::Solid)];
        let chart = Chart { series, groups };
        if !self.draws(ChartKind::Years) || chart.is_nothing() {
            return Vec::new();
        }
        let drawing = chart.columns(self.context.profile);
        self.drawn("chart_years", &chart, "column_measure", vec![drawing])
    }

    /// Drawings under their numbered name; the first bears the figures for Word and Excel.
    fn drawn(&mut self, key: &str, chart: &Chart, names: &str, mut drawings: Vec<Drawing>) -> Vec<Block> {
        self.chart += 1;
        let gap = self.draft.profile.body.gap_pt.pt();
        if let Some(first) = drawings.first_mut() {
            (first.table, first.before) = (Some(self.as_table(chart, names)), gap);
        }
        if let Some(last) = drawings.last_mut() {
            last.after = gap;
        }
        let mut blocks = vec![self.caption(key, ("số biểu đồ", self.chart))];
        blocks.extend(drawings.into_iter().map(Block::Drawing));
        blocks
    }

    fn as_table(&self, chart: &Chart, names: &str) -> Table {
        let rules = &self.context.profile.report;
        let mut columns = vec![
            GridColumn::fixed(&self.words("column_index"), rules.index_mm.value, Align::Center),
            GridColumn::share(&self.words(names), 1, Align::Left),
        ];
        let wide = rules.figure_mm.value * 1.3;
        columns.extend(chart.series.iter().map(|(name, _)| GridColumn::fixed(name, wide, Align::Center)));
        let mut grid = Grid::new(columns);
        for (index, (name, figures)) in (1..).zip(&chart.groups) {
            let mut cells = vec![Cell::text(index.to_string()), Cell::text(prepared(name))];
            cells.extend(figures.iter().copied().map(figure));
            grid.body(cells);
        }
        grid.keep_next = false;
        grid.table(self.context.profile)
    }
}

/// Months, or the quarters or years that they add up to.
fn over_time(months: &[MonthTally]) -> Vec<(String, Vec<u32>)> {
    // The space lets a narrow column set it on two lines.
    let quarter = |it: &MonthTally| format!("Quý {} {}", text::roman(it.month.div_ceil(3)), it.year);
    let month = |it: &MonthTally| format!("{}/{}", it.month, it.year);
    let year = |it: &MonthTally| it.year.to_string();
    let name: &dyn Fn(&MonthTally) -> String = match months.len() {
        0..=MONTHS => &month,
        many if many <= QUARTERS * 3 => &quarter,
        _ => &year,
    };
    let mut groups: Vec<(String, Vec<u32>)> = Vec::new();
    for it in months {
        let name = name(it);
        match groups.last_mut() {
            Some((last, figures)) if *last == name => {
                figures.iter_mut().for_each(|figure| *figure += it.items);
            }
            _ => groups.push((name, vec![it.items])),
        }
    }
    groups
}
