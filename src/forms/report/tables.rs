//! The tables inside a report: by kind, by quota, by movement and field, against the year before.

use super::Report;
use crate::domain::dossier::DossierState;
use crate::domain::figures::snapshot::Totals;
use crate::domain::figures::{ByKind, QuotaFigure};
use crate::domain::obligation::Bound;
use crate::domain::subject::SubjectKind;
use crate::forms::draft::prepared;
use crate::forms::parts::{Grid, GridColumn};
use crate::paper::{Align, Cell, Row, RowKind, Run, Table};
use crate::text;

/// A figure in a table; nothing stands as "0", because an empty cell would be room to write into.
pub(super) fn figure(count: u32) -> Cell {
    Cell::text(text::grouped(u64::from(count)))
}

fn bold(count: u32) -> Cell {
    Cell::new(vec![Run::bold(text::grouped(u64::from(count)))])
}

/// A row of sums over the columns behind the first `spanned` ones.
pub(super) fn total_row(label: &str, spanned: usize, sums: &[u32]) -> Row {
    let label = Cell { runs: vec![Run::bold(prepared(label))], columns: spanned, align: Some(Align::Center) };
    let cells = std::iter::once(label).chain(sums.iter().map(|sum| bold(*sum))).collect();
    Row { kind: RowKind::Total, cells, anchor: None }
}

/// Where no share can be told.
pub(super) const NO_SHARE: &str = "–";

/// What was done of what was asked for, to one decimal; of nothing there is no share.
pub(super) fn share(done: u32, of: u32) -> String {
    if of == 0 { NO_SHARE.to_owned() } else { text::percent(u64::from(done), u64::from(of), 1) }
}

/// The unit of a quota; with the kinds that are counted, where a unit has several quotas.
pub(super) fn unit_of(quota: &QuotaFigure, several: bool) -> String {
    let name = quota.name.trim();
    if !several || quota.kinds.is_empty() {
        return name.to_owned();
    }
    let kinds: Vec<&str> = quota.kinds.iter().map(|kind| kind.counted()).collect();
    format!("{name} ({})", kinds.join(", "))
}

/// What two years are compared by: key of the label, the year before, this year. Publicity where there was any.
pub(super) fn compared_rows(before: &Totals, now: &Totals) -> Vec<(&'static str, u32, u32)> {
    let mut rows = vec![
        ("column_received", before.received, now.received),
        ("column_complete", before.complete, now.complete),
        ("column_chosen", before.chosen, now.chosen),
        ("column_recognised", before.recognised, now.recognised),
        ("column_replicated", before.replicated, now.replicated),
    ];
    if before.publicity > 0 || now.publicity > 0 {
        rows.push(("column_publicity", before.publicity, now.publicity));
    }
    rows
}

/// Kinds of subject down, what became of them across.
pub(super) fn kinds(report: &Report<'_, '_>) -> Table {
    let now = report.now();
    let columns: [(&str, ByKind); 6] = [
        ("column_received", now.received()),
        ("column_complete", now.complete()),
        ("column_not_eligible", now.in_state(DossierState::NotEligible)),
        ("column_chosen", now.chosen()),
        ("column_recognised", now.recognised()),
        ("column_replicated", now.in_state(DossierState::Replicated)),
    ];
    let rules = &report.context.profile.report;
    let mut heads = vec![
        GridColumn::fixed(&report.words("column_index"), rules.index_mm.value, Align::Center),
        GridColumn::share(&report.words("column_kind"), 1, Align::Left),
    ];
    heads.extend(
        columns
            .iter()
            .map(|(key, _)| GridColumn::fixed(&report.words(key), rules.figure_mm.value, Align::Center)),
    );
    let mut grid = Grid::new(heads);
    for (index, kind) in (1..).zip(SubjectKind::ALL) {
        let mut cells = vec![Cell::text(index.to_string()), Cell::text(kind.label())];
        cells.extend(columns.iter().map(|(_, counts)| figure(counts.of(kind))));
        grid.body(cells);
    }
    let sums: Vec<u32> = columns.iter().map(|(_, counts)| counts.total()).collect();
    grid.rows.push(total_row(&report.words("row_total"), 2, &sums));
    grid.keep_next = false;
    grid.table(report.context.profile)
}

/// What each unit had to send in and did.
pub(super) fn quotas(report: &Report<'_, '_>) -> Table {
    let rules = &report.context.profile.report;
    let wide = rules.figure_mm.value;
    let mut grid = Grid::new(vec![
        GridColumn::fixed(&report.words("column_index"), rules.index_mm.value, Align::Center),
        GridColumn::share(&report.words("column_unit"), 1, Align::Left),
        GridColumn::fixed(&report.words("column_required"), wide * 1.3, Align::Center),
        GridColumn::fixed(&report.words("column_received"), wide, Align::Center),
        GridColumn::fixed(&report.words("column_percent"), wide * 0.85, Align::Center),
        GridColumn::fixed(&report.words("column_outcome"), wide * 1.2, Align::Center),
    ]);
    let (mut required, mut received, mut met) = (0u32, 0u32, 0usize);
    let several = |unit| report.now().quotas.iter().filter(|it| it.unit == unit).count() > 1;
    for (index, quota) in (1..).zip(&report.now().quotas) {
        let gap = text::padded(u64::from(quota.required.abs_diff(quota.received)));
        let outcome = match (quota.is_met(), quota.received < quota.required) {
            (true, _) => report.words("quota_met"),
            (false, true) => report.words("quota_short").replace("{thiếu}", &gap),
            (false, false) => report.words("quota_over").replace("{thiếu}", &gap),
        };
        let bound = match quota.bound {
            Bound::Exactly => String::new(),
            bound => format!("{}{}", bound.label(), text::NBSP),
        };
        required = required.saturating_add(quota.required);
        received = received.saturating_add(quota.received);
        met += usize::from(quota.is_met());
        grid.body(vec![
            Cell::text(index.to_string()),
            Cell::text(prepared(&unit_of(quota, several(quota.unit)))),
            Cell::text(format!("{bound}{}", text::padded(u64::from(quota.required)))),
            figure(quota.received),
            Cell::text(match quota.bound {
                // A share of the most that is allowed says nothing about how it was kept.
                Bound::AtMost => NO_SHARE.to_owned(),
                Bound::AtLeast | Bound::Exactly => share(quota.received, quota.required),
            }),
            Cell::text(outcome),
        ]);
    }
    // Sums over quotas are sums of dossiers only where no dossier counts for two of them.
    if !report.now().quotas.iter().any(|it| several(it.unit)) {
        let mut row = total_row(&report.words("row_total"), 2, &[required, received]);
        let most = report.now().quotas.iter().any(|it| it.bound == Bound::AtMost);
        let share = if most { NO_SHARE.to_owned() } else { share(received, required) };
        let outcome = format!("{} {met}/{}", report.words("quota_met"), report.now().quotas.len());
        row.cells.extend([share, outcome].map(|words| Cell::new(vec![Run::bold(prepared(&words))])));
        grid.rows.push(row);
    }
    grid.keep_next = false;
    grid.table(report.context.profile)
}

/// Movements, then fields, with the kinds across.
pub(super) fn topics(report: &Report<'_, '_>) -> Table {
    let now = report.now();
    let rules = &report.context.profile.report;
    let wide = rules.figure_mm.value;
    let mut heads = vec![
        GridColumn::fixed(&report.words("column_index"), rules.index_mm.value, Align::Center),
        GridColumn::share(&report.words("column_topic"), 1, Align::Left),
        GridColumn::fixed(&report.words("column_total"), wide * 0.8, Align::Center),
    ];
    heads.extend(SubjectKind::ALL.map(|kind| GridColumn::fixed(kind.label(), wide * 0.9, Align::Center)));
    let mut grid = Grid::new(heads);
    let movements: Vec<(String, ByKind)> =
        now.movements.iter().map(|(_, name, counts)| (name.clone(), *counts)).collect();
    let fields: Vec<(String, ByKind)> = now
        .fields
        .iter()
        .map(|(name, counts)| {
            (if name.is_empty() { report.words("no_field") } else { name.clone() }, *counts)
        })
        .collect();
    let groups = [("group_movements", movements), ("group_fields", fields)];
    for (number, (key, rows)) in (1..).zip(groups.into_iter().filter(|(_, rows)| !rows.is_empty())) {
        let title = Cell { runs: vec![Run::bold(report.words(key))], columns: 6, align: Some(Align::Left) };
        let cells = vec![Cell::new(vec![Run::bold(text::roman(number))]), title];
        grid.rows.push(Row { kind: RowKind::Group, cells, anchor: None });
        for (index, (name, counts)) in (1..).zip(rows) {
            let mut cells =
                vec![Cell::text(index.to_string()), Cell::text(prepared(&name)), figure(counts.total())];
            cells.extend(SubjectKind::ALL.map(|kind| figure(counts.of(kind))));
            grid.body(cells);
        }
    }
    let received = now.received();
    let mut sums = vec![received.total()];
    sums.extend(SubjectKind::ALL.map(|kind| received.of(kind)));
    grid.rows.push(total_row(&report.words("row_total"), 2, &sums));
    grid.keep_next = false;
    grid.table(report.context.profile)
}

/// This year's figures beside those of the year before.
pub(super) fn compared(report: &Report<'_, '_>) -> Option<Table> {
    let before = report.counts.all.before?;
    let now = report.counts.all.totals();
    let rules = &report.context.profile.report;
    let wide = rules.figure_mm.value * 1.3;
    let year = report.counts.all.year;
    let mut grid = Grid::new(vec![
        GridColumn::fixed(&report.words("column_index"), rules.index_mm.value, Align::Center),
        GridColumn::share(&report.words("column_measure"), 1, Align::Left),
        GridColumn::fixed(&format!("Năm {}", year - 1), wide, Align::Center),
        GridColumn::fixed(&format!("Năm {year}"), wide, Align::Center),
        GridColumn::fixed(&report.words("column_change"), wide, Align::Center),
    ]);
    let rows = compared_rows(&before, &now);
    for (index, (key, old, new)) in (1..).zip(rows) {
        let change = match new.cmp(&old) {
            std::cmp::Ordering::Greater => format!("+{}", text::grouped(u64::from(new - old))),
            std::cmp::Ordering::Less => format!("-{}", text::grouped(u64::from(old - new))),
            std::cmp::Ordering::Equal => "0".to_owned(),
        };
        let name = Cell::text(report.words(key));
        grid.body(vec![Cell::text(index.to_string()), name, figure(old), figure(new), Cell::text(change)]);
    }
    grid.keep_next = false;
    Some(grid.table(report.context.profile))
}
