//! The sheet of a set with more criteria than a page is wide: a table for each dossier, a line for each criterion.

use super::Sheets;
use super::cells::{Part, parts, typed};
use crate::domain::criteria::{CriteriaSet, Criterion, Line, Measure, numbers};
use crate::domain::round::{Candidate, Member};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::{Ballot, Figures, Scale, Tally};
use crate::forms::council::{self, Look, explained, spanning};
use crate::forms::draft::{Draft, para, prepared};
use crate::forms::parts::{Grid, GridColumn, bare_end};
use crate::paper::{Align, Block, Cell, Para, Row, RowKind, Run};

impl Sheets<'_> {
    /// One table after another, in the order of the entry grid.
    pub(super) fn tall(
        &self,
        draft: &mut Draft<'_>,
        kind: SubjectKind,
        at: usize,
        member: &Member,
        reasons: &mut Vec<String>,
    ) -> Vec<Block> {
        let board = &self.round.board;
        let (figures, scale) = (Figures::new(board), Scale::of(board, kind));
        let mut blocks = Vec::new();
        for (number, candidate) in (1_usize..).zip(council::of_kind(board, kind)) {
            let tally = figures.tally(candidate, &scale);
            let unit = candidate.unit_name.trim();
            let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
            let words = format!("{number}. {}{unit}", candidate.name.trim());
            let size = draft.profile.council.size.size();
            blocks.push(para(Para {
                before: draft.profile.body.gap_pt.pt(),
                keep_next: true,
                ..Para::new(size, draft.profile.list.pitch.pitch_of(size), vec![Run::bold(prepared(&words))])
            }));
            let told = self.told(candidate, member);
            if self.cannot(candidate, &tally.ballots[at], told, reasons) {
                let dash = council::note(draft, vec![Run::plain("–")]);
                blocks.push(para(dash));
                continue;
            }
            let table = self.lines(draft, kind, candidate, (at, member), &tally);
            blocks.push(table);
        }
        blocks
    }

    fn lines(
        &self,
        draft: &mut Draft<'_>,
        kind: SubjectKind,
        candidate: &Candidate,
        (at, member): (usize, &Member),
        tally: &Tally,
    ) -> Block {
        let (context, board) = (self.context, &self.round.board);
        let rules = council::measures(context);
        let words = |draft: &Draft<'_>, key: &str| draft.words(context, key);
        let criteria = board.scored_for(kind);
        let done = criteria.iter().any(|it| it.measure.takes_input());
        let target = criteria.iter().any(|it| matches!(it.measure, Measure::Formula { .. }));
        let fixed =
            |draft: &Draft<'_>, key: &str, mm: f64| GridColumn::fixed(&words(draft, key), mm, Align::Center);
        let mut columns = vec![
            fixed(draft, "column_number", rules.index_mm.value),
            GridColumn::share(&words(draft, "column_criterion"), 1, Align::Left),
            fixed(draft, "column_most", rules.writing_mm.value),
        ];
        if done {
            columns.push(fixed(draft, "column_done", rules.sum_mm.value));
        }
        if target {
            columns.push(fixed(draft, "column_target", rules.sum_mm.value));
        }
        columns.push(fixed(draft, "column_points", rules.sum_mm.value));
        let width = columns.len();
        let mut grid = Grid::new(columns);
        let filled = self.context.paper.options.filled;
        let none = words(draft, "no_figure");
        for set in board.sets_for(kind).filter(|set| set.scored().next().is_some()) {
            for line in numbers(set) {
                match line {
                    Line::Group(group, number, _) if holds_scored(set, group.key) => {
                        let title = format!("{number}. {}", bare_end(&group.title));
                        grid.rows.push(spanning(width, Align::Left, &title));
                    }
                    Line::Criterion(criterion, _, _) if criterion.measure.is_scored() => {
                        let score = self.score(candidate, member, criterion).filter(|_| filled);
                        let mut cells = vec![Cell::text(prepared(criterion.code.trim()))];
                        cells.push(self.titled(draft, criterion));
                        cells.push(Cell::text(most(criterion)));
                        let own = parts(&criterion.measure);
                        let cell = |part: Part| {
                            Cell::text(if own.contains(&part) { typed(part, score) } else { none.clone() })
                        };
                        if done {
                            cells.push(cell(Part::Done));
                        }
                        if target {
                            cells.push(match &criterion.measure {
                                Measure::Formula { target: Some(target), .. } => {
                                    Cell::text(target.to_string())
                                }
                                _ => cell(Part::Target),
                            });
                        }
                        cells.push(cell(Part::Points));
                        grid.body(cells);
                    }
                    _ => {}
                }
            }
        }
        let label = Cell {
            runs: vec![Run::bold(prepared(&words(draft, "total_row")))],
            columns: width - 1,
            align: Some(Align::Center),
        };
        let total = match &tally.ballots[at] {
            Ballot::Scored { total } if filled => Cell::new(vec![Run::bold(total.to_string())]),
            _ => Cell::text(""),
        };
        grid.rows.push(Row { kind: RowKind::Total, cells: vec![label, total], anchor: None });
        grid.keep_next = false;
        council::lay(context, grid, Look::Written)
    }

    /// The sentence, and under it how points follow and how it is scored.
    fn titled(&self, draft: &mut Draft<'_>, criterion: &Criterion) -> Cell {
        let mut runs = vec![Run::plain(prepared(bare_end(&criterion.title)))];
        let more = explained(draft, self.context, criterion);
        if !more.is_empty() {
            runs.push(Run::plain("\n"));
            runs.extend(more.into_iter().map(|run| Run { style: crate::paper::Style::ITALIC, ..run }));
        }
        Cell::new(runs)
    }
}

fn most(criterion: &Criterion) -> String {
    let sign = match &criterion.measure {
        measure if measure.is_bonus() => "+",
        measure if measure.is_deduction() => "−",
        _ => "",
    };
    criterion.measure.max().map(|max| format!("{sign}{max}")).unwrap_or_default()
}

/// Whether a group or one inside it has something to score; a heading over nothing would only puzzle.
fn holds_scored(set: &CriteriaSet, key: u32) -> bool {
    set.scored().any(|it| it.group == Some(key))
        || set.groups.iter().any(|it| it.parent == Some(key) && holds_scored(set, it.key))
}
