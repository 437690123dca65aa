//! The table of results: one line for each dossier, kind by kind.

use super::Minutes;
use crate::domain::ids::DossierId;
use crate::domain::ranking::{Placed, Ranking};
use crate::domain::round::Board;
use crate::domain::votes::outcome;
use crate::forms::ballot::group_row;
use crate::forms::council::{self, Look, lay, name_columns, named, percent, result};
use crate::forms::draft::{Draft, prepared};
use crate::forms::parts::{Grid, GridColumn};
use crate::paper::{Align, Block, Cell, Row, RowKind, Width};

/// Which columns the round has use for.
#[derive(Debug, Clone, Copy)]
struct Shown {
    /// Means of points.
    mean: bool,
    /// The ranked result, where it is not the mean.
    points: bool,
    /// Grades.
    grade: bool,
    /// Counted votes.
    votes: bool,
    /// Their share.
    share: bool,
    /// Votes for a lower level.
    lowered: bool,
}

impl Minutes<'_> {
    pub(super) fn table(&self, draft: &Draft<'_>, voted: bool) -> Block {
        let (context, board) = (self.context, &self.round.board);
        let way = board.round.settings.way;
        let carried = council::carries(board);
        let grade = self.round.rankings.iter().any(|it| council::gives_grades(board, it.kind));
        // A page is only so wide: what the summary of scores tells anyway gives way to what is new.
        let shown = Shown {
            mean: way.scores() && !carried,
            points: carried,
            grade,
            votes: voted,
            share: voted && !(grade && way.votes()),
            lowered: way.votes(),
        };
        let rules = council::measures(context);
        let words = |key: &str| draft.words(context, key);
        let fixed = |key: &str, mm: f64| GridColumn::fixed(&words(key), mm, Align::Center);
        // Name and unit in one column: the proposed form needs the other.
        let (names, apart) =
            name_columns(context, rules.name_mm.mm(), &words("column_name"), &words("column_unit"));
        let share = |mm: f64| mm.round().max(1.0) as u32;
        let mut columns = vec![fixed("column_rank", rules.index_mm.value)];
        columns.extend(
            names.into_iter().map(|it| GridColumn { width: Width::Share(share(rules.name_mm.value)), ..it }),
        );
        let proposed = share(rules.unit_mm.value);
        columns.push(GridColumn::share(&words("column_proposed"), proposed, Align::Center));
        for (on, key, mm) in [
            (shown.mean, "column_mean", rules.figure_mm.value),
            (shown.points, "column_points", rules.figure_mm.value),
            (shown.grade, "column_grade", rules.result_mm.value),
            (shown.votes, "column_agree", rules.figure_mm.value),
            (shown.share, "column_share", rules.figure_mm.value),
            (shown.lowered, "column_lowered", rules.figure_mm.value),
        ] {
            if on {
                columns.push(fixed(key, mm));
            }
        }
        columns.push(fixed("column_result", rules.result_mm.value));
        let width = columns.len();
        let mut grid = Grid::new(columns);
        for (number, ranking) in (1..).zip(&self.round.rankings) {
            grid.rows.push(group_row(context, number, ranking.kind, width));
            self.rows(draft, ranking, apart, shown, &mut grid);
        }
        grid.keep_next = false;
        lay(context, grid, Look::Crowded)
    }

    fn rows(&self, draft: &Draft<'_>, ranking: &Ranking, apart: bool, shown: Shown, grid: &mut Grid) {
        let (context, board) = (self.context, &self.round.board);
        for placed in &ranking.placed {
            let mut cells = vec![Cell::text(placed.rank.to_string())];
            cells.extend(named(&placed.name, &placed.unit_name, apart));
            cells.push(Cell::text(prepared(self.proposed(placed.dossier))));
            if shown.mean {
                cells.push(Cell::text(self.mean(placed)));
            }
            if shown.points {
                cells.push(Cell::text(council::ranked_by(board, placed)));
            }
            if shown.grade {
                let grade = if council::gives_grades(board, ranking.kind) {
                    council::grade(draft, context, placed)
                } else {
                    "–".to_owned()
                };
                cells.push(Cell::text(prepared(&grade)));
            }
            cells.extend(votes(board, placed.dossier, shown));
            cells.push(Cell::text(prepared(&result(draft, context, self.round, placed))));
            grid.body(cells);
        }
        for it in &ranking.unranked {
            let mut cells = vec![Cell::text("–")];
            cells.extend(named(&it.name, &it.unit_name, apart));
            cells.push(Cell::text(prepared(self.proposed(it.dossier))));
            let figures = [shown.mean, shown.points, shown.grade].into_iter().filter(|on| *on).count();
            cells.extend(vec![Cell::text("–"); figures]);
            cells.extend(votes(board, it.dossier, shown));
            cells.push(Cell::text(prepared(&draft.words(context, "result_unranked"))));
            grid.rows.push(Row { kind: RowKind::Body, cells, anchor: None });
        }
    }

    fn proposed(&self, dossier: DossierId) -> &str {
        self.context.case.nomination(dossier).map_or("", |it| it.dossier.proposed.trim())
    }

    fn mean(&self, placed: &Placed) -> String {
        let decimals = self.round.board.round.settings.decimals;
        placed.tally.mean.map_or_else(|| "–".to_owned(), |mean| council::exact(mean, decimals))
    }
}

/// "5/6", "83,33", and how many agreed to a lower level.
fn votes(board: &Board, dossier: DossierId, shown: Shown) -> Vec<Cell> {
    let mut cells = Vec::new();
    let outcome = outcome(board, dossier);
    let or_dash = |words: Option<String>| Cell::text(words.unwrap_or_else(|| "–".to_owned()));
    if shown.votes {
        cells.push(or_dash(outcome.map(|it| format!("{}/{}", it.agreeing, it.of))));
    }
    if shown.share {
        cells.push(or_dash(outcome.map(|it| percent(it.percent_hundredths))));
    }
    if shown.lowered {
        cells.push(or_dash(outcome.map(|it| it.lowered.to_string())));
    }
    cells
}
