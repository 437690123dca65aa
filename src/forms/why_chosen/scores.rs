//! The scores of one dossier: a line for each member, the means, what is left out and the grade they come to.

use super::{Sheet, setup};
use crate::domain::criteria::Criterion;
use crate::domain::points::Points;
use crate::domain::tally::Ballot;
use crate::forms::council::{self, Look, dashed, exact};
use crate::forms::draft::{Draft, prepared};
use crate::forms::parts::{Grid, GridColumn, bare_end};
use crate::paper::{Align, Block, Cell, HeadCell, HeadRow, Row, RowKind, Run, Style};

impl Sheet<'_> {
    /// Every member's figures and their means; nothing where the council only votes.
    pub(super) fn scores(&self, draft: &mut Draft<'_>) -> Vec<Block> {
        let board = &self.round.board;
        if !board.round.settings.way.scores() {
            return Vec::new();
        }
        let rules = council::measures(self.context);
        let criteria = board.scored_for(self.ranking.kind);
        let words = |draft: &Draft<'_>, key: &str| draft.words(self.context, key);
        let body = setup(self.context).body_width();
        let least = rules.narrow_figure_mm.mm();
        let room = (body - rules.name_mm.mm() - rules.sum_mm.mm()).share(1, (criteria.len() as i64).max(1));
        let figure = room.max(least).min(rules.writing_mm.mm());
        let mut columns = vec![GridColumn::share(&words(draft, "column_member"), 1, Align::Left)];
        columns.extend(criteria.iter().map(|it| GridColumn::fixed(&it.code, figure.to_mm(), Align::Center)));
        columns.push(GridColumn::fixed(&words(draft, "column_sum"), rules.sum_mm.value, Align::Center));
        let mut grid = Grid::new(columns);
        let label = |words: &str| HeadCell::new(vec![Run::bold(prepared(words))]);
        let mut head = vec![label(&words(draft, "column_member"))];
        head.extend(criteria.iter().map(|it| label(it.code.trim())));
        head.push(label(&words(draft, "column_sum")));
        grid.head = vec![HeadRow { cells: head }];

        let typed = council::typed(board);
        let left_out = council::left_out(self.placed);
        let mut dashes = Vec::new();
        for (at, member) in council::voting(board) {
            let ballot = &self.placed.tally.ballots[at];
            let mut cells = vec![Cell::text(prepared(member.name.trim()))];
            if let Ballot::Scored { total } = ballot {
                cells.extend(criteria.iter().map(|it| {
                    let own = typed.get(&(self.candidate.dossier, member.id, it.id));
                    Cell::text(own.map(Points::to_string).unwrap_or_default())
                }));
                cells.push(Cell::text(match left_out.contains(&at) {
                    true => format!("({total})"),
                    false => total.to_string(),
                }));
            } else {
                cells.extend(vec![Cell::text("–"); criteria.len() + 1]);
                let why = ballot.why_not().unwrap_or_default();
                dashes.push(format!("{}: {}.", member.name.trim(), bare_end(&why)));
            }
            grid.body(cells);
        }
        grid.rows.push(self.means(draft, &criteria));
        grid.keep_next = !dashes.is_empty();
        let mut blocks = vec![council::lay(self.context, grid, Look::Crowded)];
        blocks.extend(dashes.iter().map(|it| dashed(draft, vec![Run::plain(prepared(it))])));
        if !left_out.is_empty() {
            blocks.push(self.point(draft, "left_out", &self.fields));
        }
        blocks.extend(self.standing(draft));
        blocks
    }

    fn means(&self, draft: &mut Draft<'_>, criteria: &[&Criterion]) -> Row {
        let declared = self.round.board.round.settings.decimals;
        let bold = |words: String| Cell::new(vec![Run::bold(words)]);
        let mut cells = vec![Cell::new(draft.say(self.context, "mean_row", &self.fields, Style::BOLD))];
        let tally = &self.placed.tally;
        let means = tally.criterion_means.iter().take(criteria.len());
        cells.extend(means.map(|it| bold(it.map_or_else(|| "–".to_owned(), |mean| exact(mean, declared)))));
        cells.push(bold(tally.mean.map_or_else(|| "–".to_owned(), |mean| exact(mean, declared))));
        Row { kind: RowKind::Total, cells, anchor: None }
    }
}
