//! One kind's table: a column for each member and each figure that the round has.

use super::super::context::{Context, Fields};
use super::super::council::{
    self, Look, called, counted, decimals_of, exact, name_columns, named, spanning, voting,
};
use super::super::draft::{Draft, prepared};
use super::super::parts::{Grid, GridColumn};
use super::Summary;
use crate::domain::case::RoundCase;
use crate::domain::ranking::{Cut, Placed, Ranking, Unranked};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::Ballot;
use crate::paper::{Align, Anchor, Block, Cell, HeadCell, HeadRow, Length, Row, RowKind, Run};

/// What a column shows.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Shows {
    /// The result of the round before.
    Earlier,
    /// A member's total, by the place in the council.
    Member(usize),
    /// Sum of the totals that count.
    Sum,
    /// Their mean.
    Mean,
    /// The result that is ranked, where it is not the mean.
    Points,
    /// The grade.
    Grade,
    /// Agreeing votes.
    Votes,
    /// Whether chosen.
    Result,
}

/// A column beside rank and name.
struct Shown {
    shows: Shows,
    label: String,
    width: f64,
}

/// The columns of a kind's table.
pub(super) struct Columns {
    all: Vec<Shown>,
    pub(super) crowded: bool,
}

impl Columns {
    pub(super) fn of(
        draft: &Draft<'_>,
        context: &Context<'_>,
        round: &RoundCase,
        kind: SubjectKind,
    ) -> Columns {
        let board = &round.board;
        let rules = council::measures(context);
        let way = board.round.settings.way;
        let words = |key: &str| draft.words(context, key);
        let members: Vec<_> = if way.scores() { voting(board).collect() } else { Vec::new() };
        let mut more = Vec::new();
        let carried = council::carries(board);
        if board.candidates.iter().any(|it| it.kind == kind && it.earlier.is_some()) {
            more.push((Shows::Earlier, words("column_earlier"), rules.sum_mm.value));
        }
        let mut after = Vec::new();
        if way.scores() {
            // Where the ranked result is another figure, the sum gives it its room.
            if !carried {
                after.push((Shows::Sum, words("column_sum"), rules.sum_mm.value));
            }
            after.push((Shows::Mean, words("column_mean"), rules.sum_mm.value));
        }
        if carried {
            after.push((Shows::Points, words("column_points"), rules.sum_mm.value));
        }
        if council::gives_grades(board, kind) {
            after.push((Shows::Grade, words("column_grade"), rules.result_mm.value));
        }
        if way.votes() {
            after.push((Shows::Votes, words("column_votes"), rules.sum_mm.value));
        }
        after.push((Shows::Result, words("column_result"), rules.result_mm.value));
        let beside: f64 = more.iter().chain(&after).map(|(_, _, width)| width).sum();
        let wide = rules.figure_mm.value * members.len() as f64;
        let body = context.profile.landscape().body_width().to_mm();
        let room = body - rules.index_mm.value - beside - rules.name_mm.value;
        let many = members.len() as i64 > rules.most_named.whole();
        let crowded = many || room < wide;
        let figure = if many {
            rules.narrow_figure_mm.value
        } else if crowded {
            (room / members.len().max(1) as f64).clamp(rules.narrow_figure_mm.value, rules.figure_mm.value)
        } else {
            rules.figure_mm.value
        };
        let names = called(&members.iter().map(|(_, member)| *member).collect::<Vec<_>>(), crowded);
        let mut all: Vec<Shown> =
            more.into_iter().map(|(shows, label, width)| Shown { shows, label, width }).collect();
        all.extend(members.into_iter().zip(names).map(|((at, _), label)| Shown {
            shows: Shows::Member(at),
            label,
            width: figure,
        }));
        all.extend(after.into_iter().map(|(shows, label, width)| Shown { shows, label, width }));
        Columns { all, crowded }
    }

    /// Places in the council and short names of the members who have a column.
    pub(super) fn council(&self) -> impl Iterator<Item = (usize, &str)> {
        self.all.iter().filter_map(|it| match it.shows {
            Shows::Member(at) => Some((at, it.label.as_str())),
            _ => None,
        })
    }

    fn width(&self) -> Length {
        self.all.iter().map(|it| Length::mm(it.width)).sum()
    }

    /// Rank, name and what is shown; the members under one heading.
    fn head(&self, draft: &Draft<'_>, context: &Context<'_>, names: &[String]) -> Vec<HeadRow> {
        let members = self.council().count();
        let rows = if members == 0 { 1 } else { 2 };
        let whole = |words: &str| HeadCell { runs: vec![Run::bold(prepared(words))], columns: 1, rows };
        let mut above = vec![whole(&draft.words(context, "column_rank"))];
        above.extend(names.iter().map(|it| whole(it)));
        let mut below = Vec::new();
        for shown in &self.all {
            match shown.shows {
                Shows::Member(_) => {
                    if below.is_empty() {
                        let words = draft.words(context, "column_members");
                        let runs = vec![Run::bold(prepared(&words))];
                        above.push(HeadCell { runs, columns: members, rows: 1 });
                    }
                    below.push(HeadCell::new(vec![Run::bold(prepared(&shown.label))]));
                }
                _ => above.push(whole(&shown.label)),
            }
        }
        let mut head = vec![HeadRow { cells: above }];
        if members > 0 {
            head.push(HeadRow { cells: below });
        }
        head
    }
}

impl Summary<'_> {
    pub(super) fn table(&self, draft: &mut Draft<'_>, ranking: &Ranking) -> Block {
        let context = self.context;
        let rules = council::measures(context);
        let shown = Columns::of(draft, context, self.round, ranking.kind);
        let left = context.profile.landscape().body_width() - rules.index_mm.mm() - shown.width();
        let words = |key: &str| draft.words(context, key);
        let (names, apart) = name_columns(context, left, &words("column_name"), &words("column_unit"));
        let heads: Vec<String> = names.iter().map(|it| it.label.clone()).collect();
        let mut columns = vec![GridColumn::fixed(&words("column_rank"), rules.index_mm.value, Align::Center)];
        columns.extend(names);
        columns.extend(shown.all.iter().map(|it| GridColumn::fixed(&it.label, it.width, Align::Center)));
        let width = columns.len();
        let mut grid = Grid::new(columns);
        grid.head = shown.head(draft, context, &heads);
        let totals = ranking.placed.iter().flat_map(|it| &it.tally.ballots).filter_map(|it| match it {
            Ballot::Scored { total } => Some(*total),
            _ => None,
        });
        let decimals = decimals_of(totals);
        let mut drawn = false;
        for placed in &ranking.placed {
            if placed.cut == Cut::Below && !drawn {
                grid.rows.push(self.cut_line(draft, ranking.kind, width));
                drawn = true;
            }
            grid.rows.push(self.placed(draft, &shown, placed, apart, decimals));
        }
        let named_in = if apart { 2 } else { 1 };
        let unranked: Vec<&Unranked> = ranking.unranked.iter().collect();
        for (key, group) in council::asides(self.round, &unranked) {
            grid.rows.push(spanning(width, Align::Left, &draft.words(context, key)));
            for it in group {
                let mut cells = vec![Cell::text("–")];
                cells.extend(named(&it.name, &it.unit_name, apart));
                let reason = vec![Run::plain(prepared(it.reason.trim()))];
                cells.push(Cell { runs: reason, columns: width - 1 - named_in, align: Some(Align::Left) });
                grid.rows.push(Row { kind: RowKind::Body, cells, anchor: anchor(it.dossier.0) });
            }
        }
        grid.keep_next = false;
        council::lay(context, grid, if shown.crowded { Look::Crowded } else { Look::Printed })
    }

    fn cut_line(&self, draft: &mut Draft<'_>, kind: SubjectKind, width: usize) -> Row {
        let line = self.round.board.line(kind).unwrap_or(0) as usize;
        let fields: Fields = vec![("chỗ", counted(self.context, kind, line))];
        let runs = draft.say(self.context, "cut_line", &fields, crate::paper::Style::BOLD);
        let cell = Cell { runs, columns: width, align: Some(Align::Center) };
        Row { kind: RowKind::Group, cells: vec![cell], anchor: None }
    }

    fn placed(&self, draft: &Draft<'_>, shown: &Columns, placed: &Placed, apart: bool, decimals: u8) -> Row {
        let board = &self.round.board;
        let declared = board.round.settings.decimals;
        let left_out = council::left_out(placed);
        let mut cells = vec![Cell::text(placed.rank.to_string())];
        cells.extend(named(&placed.name, &placed.unit_name, apart));
        let carried = council::carries(board);
        cells.extend(shown.all.iter().map(|it| match it.shows {
            Shows::Earlier => Cell::text(council::earlier(board, placed)),
            Shows::Member(at) => Cell::text(match &placed.tally.ballots[at] {
                Ballot::Scored { total } if left_out.contains(&at) => {
                    format!("({})", exact(*total, decimals))
                }
                Ballot::Scored { total } => exact(*total, decimals),
                other => other.mark(),
            }),
            Shows::Sum => Cell::text(exact(placed.tally.sum, decimals)),
            Shows::Mean => {
                let mean = placed.tally.mean.map_or_else(|| "–".to_owned(), |mean| exact(mean, declared));
                Cell::new(vec![if carried { Run::plain(mean) } else { Run::bold(mean) }])
            }
            Shows::Points => Cell::new(vec![Run::bold(council::ranked_by(board, placed))]),
            Shows::Grade => Cell::text(prepared(&council::grade(draft, self.context, placed))),
            Shows::Votes => Cell::text(
                placed.vote.map_or_else(|| "–".to_owned(), |vote| format!("{}/{}", vote.agreeing, vote.of)),
            ),
            Shows::Result => Cell::text(prepared(&council::result(draft, self.context, self.round, placed))),
        }));
        Row { kind: RowKind::Body, cells, anchor: anchor(placed.dossier.0) }
    }
}

pub(super) fn anchor(dossier: i64) -> Option<Anchor> {
    u64::try_from(dossier).ok().map(Anchor)
}
