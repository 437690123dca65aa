//! Ranking within each cluster or field (CB-5, KG-4): beside the whole one, never in its place.

use super::super::council::{self, Look, name_columns, named, spanning};
use super::super::draft::{Draft, para, prepared};
use super::super::parts::{Grid, GridColumn};
use super::Summary;
use super::table::anchor;
use crate::domain::ranking::{Among, Placed, Ranking, rank_among};
use crate::domain::subject::SubjectKind;
use crate::paper::{Align, Block, Cell, Para, Row, RowKind, Run};

/// By what dossiers are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grouped {
    /// By cluster.
    Cluster,
    /// By field.
    Field,
}

impl Grouped {
    const fn heading(self) -> &'static str {
        match self {
            Self::Cluster => "cluster_heading",
            Self::Field => "field_heading",
        }
    }

    fn of(self, placed: &Placed) -> &str {
        match self {
            Self::Cluster => &placed.cluster,
            Self::Field => &placed.field,
        }
    }
}

impl Summary<'_> {
    /// A table for each kind that has groups; nothing where no dossier has one.
    pub(super) fn groups(&self, draft: &Draft<'_>, kinds: &[SubjectKind], by: Grouped) -> Vec<Block> {
        let rankings = self.round.rankings.iter().filter(|it| kinds.contains(&it.kind));
        let tables: Vec<(SubjectKind, Block)> = rankings
            .filter(|ranking| ranking.placed.iter().any(|it| !by.of(it).trim().is_empty()))
            .map(|ranking| (ranking.kind, self.group_table(draft, ranking, by)))
            .collect();
        let mut blocks = Vec::new();
        for (kind, table) in tables {
            let words = format!(
                "{} – {}",
                draft.words(self.context, by.heading()),
                self.context.profile.list.groups.of(kind).title
            );
            let size = draft.profile.council.size.size();
            blocks.push(para(Para {
                before: draft.profile.body.gap_pt.pt(),
                keep_next: true,
                outline: Some(0),
                ..Para::new(size, draft.profile.list.pitch.pitch_of(size), vec![Run::bold(prepared(&words))])
            }));
            blocks.push(table);
        }
        blocks
    }

    fn group_table(&self, draft: &Draft<'_>, ranking: &Ranking, by: Grouped) -> Block {
        let (context, board) = (self.context, &self.round.board);
        let rules = council::measures(context);
        let words = |key: &str| draft.words(context, key);
        let grades = council::gives_grades(board, ranking.kind);
        let mut figures = vec![(words(self.points_key()), rules.result_mm.value)];
        if grades {
            figures.push((words("column_grade"), rules.result_mm.value));
        }
        figures.push((words("column_overall"), rules.result_mm.value));
        let index = rules.sum_mm.value;
        let taken: f64 = index + figures.iter().map(|(_, width)| width).sum::<f64>();
        let left = context.profile.landscape().body_width() - crate::paper::Length::mm(taken);
        let (names, apart) = name_columns(context, left, &words("column_name"), &words("column_unit"));
        let mut columns = vec![GridColumn::fixed(&words("column_group_rank"), index, Align::Center)];
        columns.extend(names);
        columns.extend(figures.iter().map(|(label, width)| GridColumn::fixed(label, *width, Align::Center)));
        let width = columns.len();
        let mut grid = Grid::new(columns);
        let mut groups: Vec<&str> =
            ranking.placed.iter().map(|it| by.of(it)).filter(|it| !it.trim().is_empty()).collect();
        groups.sort_unstable_by_key(|it| (crate::text::fold(it), *it));
        groups.dedup();
        for group in groups {
            grid.rows.push(spanning(width, Align::Left, group.trim()));
            let among = match by {
                Grouped::Cluster => Among::Cluster(group),
                Grouped::Field => Among::Field(group),
            };
            for placed in &rank_among(board, ranking.kind, among).placed {
                let overall = ranking.placed.iter().find(|it| it.dossier == placed.dossier);
                let mut cells = vec![Cell::text(placed.rank.to_string())];
                cells.extend(named(&placed.name, &placed.unit_name, apart));
                cells.push(Cell::new(vec![Run::bold(council::ranked_by(board, placed))]));
                if grades {
                    cells.push(Cell::text(prepared(&council::grade(draft, context, placed))));
                }
                cells.push(Cell::text(overall.map_or_else(|| "–".to_owned(), |it| it.rank.to_string())));
                grid.rows.push(Row { kind: RowKind::Body, cells, anchor: anchor(placed.dossier.0) });
            }
        }
        grid.keep_next = false;
        council::lay(context, grid, Look::Printed)
    }

    /// What the ranked figure is called.
    fn points_key(&self) -> &'static str {
        let board = &self.round.board;
        match (board.round.settings.way.scores(), council::carries(board)) {
            (true, true) => "column_points",
            (true, false) => "column_mean",
            (false, _) => "column_votes",
        }
    }
}
