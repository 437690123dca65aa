//! The summary of scores (bảng tổng hợp điểm): every member's figure, ranks, the cut line, and the reason for every
//! dash and every place.

use super::context::{Context, Fields};
use super::council::{
    self, Look, called, counted, dashed, dashes, decimals_of, declared, exact, in_full, kept_to_next,
    kind_heading, name_columns, named, note_heading, result, signed_by_council, spanning, voting,
};
use super::draft::{Draft, Form, para, prepared};
use super::letterhead::{Register, letterhead};
use super::parts::{Grid, GridColumn};
use super::shared::{finish, lower_first, subject};
use super::title::title;
use crate::domain::case::RoundCase;
use crate::domain::ranking::{Cut, Placed, Ranking};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::Ballot;
use crate::paper::{Align, Anchor, Block, Cell, HeadCell, HeadRow, Length, Para, Row, RowKind, Run};

pub(super) fn write(context: &Context<'_>, round: &RoundCase) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.council.kinds.score_summary;
    let fields = council::fields(context, round);
    let about = subject(&mut draft, context, &fields);
    let day = Register {
        number: None,
        date: context.paper.issued_on.or(round.board.round.held_on),
        year: Some(context.case.year),
    };
    let mut blocks = letterhead(&mut draft, &context.case.office, &day, None);
    blocks.extend(title(&mut draft, kind, &about));
    let kinds = council::kinds(context, &round.board);
    let summary = Summary::new(&draft, context, round);
    for (number, ranking) in (1..).zip(round.rankings.iter().filter(|it| kinds.contains(&it.kind))) {
        blocks.push(kind_heading(&draft, number, ranking.kind));
        blocks.push(summary.table(&mut draft, ranking));
    }
    blocks.extend(summary.names(&draft));
    blocks.extend(summary.reasons(&draft, &kinds));
    blocks.extend(summary.rules(&mut draft, &kinds));
    blocks.extend(summary.order(&draft, &kinds));
    let mut blocks = kept_to_next(blocks);
    blocks.push(signed_by_council(&mut draft, &round.board));
    finish(draft, context, kind, &about, vec![(context.profile.landscape(), blocks)])
}

struct Summary<'a> {
    context: &'a Context<'a>,
    round: &'a RoundCase,
    /// Places of the voting members in the council, and how they are called.
    council: Vec<(usize, String)>,
    crowded: bool,
    labels: Labels,
}

struct Labels {
    rank: String,
    name: String,
    unit: String,
    members: String,
    sum: String,
    mean: String,
    result: String,
}

impl<'a> Summary<'a> {
    fn new(draft: &Draft<'_>, context: &'a Context<'a>, round: &'a RoundCase) -> Self {
        let voting: Vec<_> = voting(&round.board).collect();
        let crowded = voting.len() as i64 > context.profile.council.most_named.whole();
        let names = called(&voting.iter().map(|(_, member)| *member).collect::<Vec<_>>(), crowded);
        let council = voting.into_iter().map(|(at, _)| at).zip(names).collect();
        let words = |key: &str| draft.words(context, key);
        let labels = Labels {
            rank: words("column_rank"),
            name: words("column_name"),
            unit: words("column_unit"),
            members: words("column_members"),
            sum: words("column_sum"),
            mean: words("column_mean"),
            result: words("column_result"),
        };
        Self { context, round, council, crowded, labels }
    }

    fn table(&self, draft: &mut Draft<'_>, ranking: &Ranking) -> Block {
        let rules = council::measures(self.context);
        let figure = if self.crowded { rules.narrow_figure_mm.value } else { rules.figure_mm.value };
        let taken = rules.index_mm.mm()
            + Length::mm(figure) * self.council.len() as i64
            + rules.sum_mm.mm() * 2
            + rules.result_mm.mm();
        let left = self.context.profile.landscape().body_width() - taken;
        let labels = &self.labels;
        let (names, apart) = name_columns(self.context, left, &labels.name, &labels.unit);
        let heads: Vec<String> = names.iter().map(|it| it.label.clone()).collect();
        let mut columns = vec![GridColumn::fixed(&labels.rank, rules.index_mm.value, Align::Center)];
        columns.extend(names);
        columns.extend(self.council.iter().map(|(_, name)| GridColumn::fixed(name, figure, Align::Center)));
        columns.push(GridColumn::fixed(&labels.sum, rules.sum_mm.value, Align::Center));
        columns.push(GridColumn::fixed(&labels.mean, rules.sum_mm.value, Align::Center));
        columns.push(GridColumn::fixed(&labels.result, rules.result_mm.value, Align::Center));
        let width = columns.len();
        let mut grid = Grid::new(columns);
        grid.head = self.head(&heads);
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
            grid.rows.push(self.placed(draft, placed, apart, decimals));
        }
        if !ranking.unranked.is_empty() {
            grid.rows.push(spanning(width, Align::Left, &draft.words(self.context, "unranked")));
        }
        let named_in = if apart { 2 } else { 1 };
        for it in &ranking.unranked {
            let mut cells = vec![Cell::text("–")];
            cells.extend(named(&it.name, &it.unit_name, apart));
            let reason = vec![Run::plain(prepared(it.reason.trim()))];
            cells.push(Cell { runs: reason, columns: width - 1 - named_in, align: Some(Align::Left) });
            grid.rows.push(Row { kind: RowKind::Body, cells, anchor: anchor(it.dossier.0) });
        }
        grid.keep_next = false;
        council::lay(self.context, grid, if self.crowded { Look::Crowded } else { Look::Printed })
    }

    fn head(&self, names: &[String]) -> Vec<HeadRow> {
        let labels = &self.labels;
        let rows = if self.council.is_empty() { 1 } else { 2 };
        let whole = |words: &str| HeadCell { runs: vec![Run::bold(prepared(words))], columns: 1, rows };
        let mut above = vec![whole(&labels.rank)];
        above.extend(names.iter().map(|it| whole(it)));
        if !self.council.is_empty() {
            let runs = vec![Run::bold(prepared(&labels.members))];
            above.push(HeadCell { runs, columns: self.council.len(), rows: 1 });
        }
        above.extend([whole(&labels.sum), whole(&labels.mean), whole(&labels.result)]);
        let mut head = vec![HeadRow { cells: above }];
        if !self.council.is_empty() {
            let own = |name: &String| HeadCell::new(vec![Run::bold(prepared(name))]);
            head.push(HeadRow { cells: self.council.iter().map(|(_, name)| own(name)).collect() });
        }
        head
    }

    fn cut_line(&self, draft: &mut Draft<'_>, kind: SubjectKind, width: usize) -> Row {
        let most = self.round.board.line(kind).unwrap_or(0) as usize;
        let fields: Fields = vec![("chỗ", counted(self.context, kind, most))];
        let runs = draft.say(self.context, "cut_line", &fields, crate::paper::Style::BOLD);
        let cell = Cell { runs, columns: width, align: Some(Align::Center) };
        Row { kind: RowKind::Group, cells: vec![cell], anchor: None }
    }

    fn placed(&self, draft: &Draft<'_>, placed: &Placed, apart: bool, decimals: u8) -> Row {
        let declared = self.round.board.round.settings.decimals;
        let mut cells = vec![Cell::text(placed.rank.to_string())];
        cells.extend(named(&placed.name, &placed.unit_name, apart));
        cells.extend(self.council.iter().map(|(at, _)| {
            Cell::text(match &placed.tally.ballots[*at] {
                Ballot::Scored { total } => exact(*total, decimals),
                other => other.mark(),
            })
        }));
        cells.push(Cell::text(exact(placed.tally.sum, decimals)));
        let mean = placed.tally.mean.map_or_else(|| "–".to_owned(), |mean| exact(mean, declared));
        cells.push(Cell::new(vec![Run::bold(mean)]));
        cells.push(Cell::text(prepared(&result(draft, self.context, placed.cut))));
        Row { kind: RowKind::Body, cells, anchor: anchor(placed.dossier.0) }
    }

    /// Who is behind each short name.
    fn names(&self, draft: &Draft<'_>) -> Vec<Block> {
        if self.council.is_empty() {
            return Vec::new();
        }
        let members = &self.round.board.members;
        let all: Vec<String> =
            self.council.iter().map(|(at, name)| format!("{name}: {}", in_full(&members[*at]))).collect();
        let words = format!("{}. ", draft.words(self.context, "names"));
        let line = format!("{}.", all.join("; "));
        let runs = vec![Run::bold(prepared(&words)), Run::plain(prepared(&line))];
        let before = draft.profile.body.gap_pt.pt();
        vec![para(Para { before, ..council::note(draft, runs) })]
    }

    fn reasons(&self, draft: &Draft<'_>, kinds: &[SubjectKind]) -> Vec<Block> {
        let reasons = dashes(self.round, kinds, None);
        if reasons.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![note_heading(draft, &draft.words(self.context, "reasons"))];
        blocks.extend(reasons.iter().map(|it| dashed(draft, vec![Run::plain(prepared(it))])));
        blocks
    }

    fn rules(&self, draft: &mut Draft<'_>, kinds: &[SubjectKind]) -> Vec<Block> {
        let sentences = declared(draft, self.context, self.round, kinds);
        let mut blocks = vec![note_heading(draft, &draft.words(self.context, "rules"))];
        blocks.extend(sentences.into_iter().map(|runs| dashed(draft, runs)));
        blocks
    }

    /// Why each stands above the next, for every pair (M8).
    fn order(&self, draft: &Draft<'_>, kinds: &[SubjectKind]) -> Vec<Block> {
        let rankings = self.round.rankings.iter().filter(|it| kinds.contains(&it.kind));
        let sentences: Vec<Block> = rankings
            .flat_map(|it| &it.placed)
            .filter_map(|placed| {
                let why = placed.above_next.as_deref()?;
                let name = Run::bold(prepared(placed.name.trim()));
                Some(dashed(draft, vec![name, Run::plain(prepared(&format!(" {}", lower_first(why))))]))
            })
            .collect();
        if sentences.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![note_heading(draft, &draft.words(self.context, "order"))];
        blocks.extend(sentences);
        blocks
    }
}

fn anchor(dossier: i64) -> Option<Anchor> {
    u64::try_from(dossier).ok().map(Anchor)
}
