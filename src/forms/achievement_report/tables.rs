//! The two tables of an achievement report: what was done, and what it was commended with before.

use crate::domain::dossier::{Achievement, PastAward};
use crate::forms::about::{About, decided, figure};
use crate::forms::context::Context;
use crate::forms::draft::{Draft, prepared};
use crate::forms::parts::{Grid, GridColumn};
use crate::paper::{Align, Cell, Style, Table};
use chrono::Datelike;

/// Achievements with year, figure and proof; a column that nobody filled is left out.
pub(super) fn deeds(draft: &Draft<'_>, context: &Context<'_>, rows: &[&Achievement]) -> Table {
    let rules = &draft.profile.achievement;
    let label = |key: &str| draft.words(context, key);
    let (years, figures, proofs) = (
        rows.iter().any(|row| row.year.is_some()),
        rows.iter().any(|row| !figure(row).is_empty()),
        rows.iter().any(|row| !row.evidence.trim().is_empty()),
    );
    let mut columns = vec![
        GridColumn::fixed(&label("column_index"), rules.index_mm.value, Align::Center),
        GridColumn::share(&label("column_deed"), 3, Align::Left),
    ];
    if years {
        columns.push(GridColumn::fixed(&label("column_year"), rules.year_mm.value, Align::Center));
    }
    if figures {
        columns.push(GridColumn::fixed(&label("column_result"), rules.result_mm.value, Align::Center));
    }
    if proofs {
        columns.push(GridColumn::share(&label("column_evidence"), 2, Align::Left));
    }
    let mut grid = Grid::new(columns);
    grid.keep_next = false;
    for (index, row) in (1..).zip(rows) {
        let mut cells = vec![Cell::text(index.to_string()), Cell::text(prepared(row.content.trim()))];
        if years {
            cells.push(Cell::text(row.year.map(|it| it.to_string()).unwrap_or_default()));
        }
        if figures {
            cells.push(Cell::text(figure(row)));
        }
        if proofs {
            cells.push(Cell::text(prepared(row.evidence.trim())));
        }
        grid.body(cells);
    }
    grid.table(draft.profile)
}

/// Earlier commendations by year.
pub(super) fn honours(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    about: &About<'_>,
    rows: &[&PastAward],
) -> Table {
    let profile = draft.profile;
    let rules = &profile.achievement;
    let label = |key: &str| draft.words(context, key);
    let mut grid = Grid::new(vec![
        GridColumn::fixed(&label("column_year"), rules.year_mm.value, Align::Center),
        GridColumn::share(&label("column_form"), 3, Align::Left),
        GridColumn::share(&label("column_decision"), 3, Align::Left),
    ]);
    let mut rows = rows.to_vec();
    rows.sort_by_key(|award| award.year.unwrap_or(i32::MAX));
    for award in rows {
        let year = award.year.or(award.on.map(|on| on.year()));
        let year = year.map(|it| it.to_string()).unwrap_or_default();
        let year = about.need(draft, &year, "năm khen thưởng", Style::REGULAR);
        let decision = about.need(draft, &decided(award), "số quyết định", Style::REGULAR);
        grid.body(vec![
            Cell::new(vec![year]),
            Cell::text(prepared(award.form.trim())),
            Cell::new(vec![decision]),
        ]);
    }
    grid.keep_next = false;
    grid.table(profile)
}
