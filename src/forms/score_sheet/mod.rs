//! The score sheet (phiếu chấm điểm): one for each member, blank to be written on or filled with the typed figures.

mod cells;
mod tall;

use super::context::{Context, Fields};
use super::council::{
    self, Look, dashed, in_full, kept_to_next, kind_heading, legend, name_columns, named, note_heading,
};
use super::draft::{Draft, Form, Missing, Spot, para, prepared};
use super::letterhead::{Register, letterhead};
use super::parts::{Grid, GridColumn, Signer, SignerName, signatures};
use super::shared::{finish, subject};
use super::title::title;
use crate::domain::case::RoundCase;
use crate::domain::criteria::Criterion;
use crate::domain::ids::{CriterionId, DossierId, MemberId};
use crate::domain::round::{Candidate, Member, Score};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::{Ballot, Figures, Scale, Tally};
use crate::paper::{Align, Block, Cell, HeadCell, HeadRow, PageSetup, Para, Run, Style};
use cells::{Heads, parts, typed};
use std::collections::HashMap;

pub(super) fn write(context: &Context<'_>, round: &RoundCase) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.council.kinds.score_sheet;
    let fields = council::fields(context, round);
    let about = subject(&mut draft, context, &fields);
    let paper = Sheets::new(context, round);
    let mut sections: Vec<(PageSetup, Vec<Block>)> = paper
        .scorers()
        .into_iter()
        .map(|(at, member)| (paper.setup, paper.sheet(&mut draft, &fields, &about, at, member)))
        .collect();
    if sections.is_empty() {
        let what = "thành viên Hội đồng có quyền chấm và có mặt".to_owned();
        draft.findings.push(Missing { what: what.clone(), spot: Spot::Paper });
        let blocks = vec![para(draft.running(vec![Run::missing(what)]))];
        sections.push((context.profile.portrait(), blocks));
    }
    finish(draft, context, kind, &about, sections)
}

struct Sheets<'a> {
    context: &'a Context<'a>,
    round: &'a RoundCase,
    kinds: Vec<SubjectKind>,
    scores: HashMap<(DossierId, MemberId, CriterionId), &'a Score>,
    setup: PageSetup,
    /// Whether a column for each cell fits on the page; else every criterion is a line.
    wide: bool,
}

impl<'a> Sheets<'a> {
    fn new(context: &'a Context<'a>, round: &'a RoundCase) -> Self {
        let board = &round.board;
        let kinds = council::kinds(context, board);
        let rules = council::measures(context);
        let most = kinds.iter().map(|kind| cells_of(&board.scored_for(*kind))).max().unwrap_or(0);
        let needed = rules.index_mm.mm()
            + rules.name_mm.mm()
            + rules.writing_mm.mm() * most as i64
            + rules.sum_mm.mm();
        let (upright, aside) = (context.profile.portrait(), context.profile.landscape());
        let wide = needed <= aside.body_width();
        let setup = if needed <= upright.body_width() || !wide { upright } else { aside };
        let scores = board.scores.iter().map(|it| ((it.dossier, it.member, it.criterion), it)).collect();
        Self { context, round, kinds, scores, setup, wide }
    }

    fn score(&self, candidate: &Candidate, member: &Member, criterion: &Criterion) -> Option<&'a Score> {
        self.scores.get(&(candidate.dossier, member.id, criterion.id)).copied()
    }

    /// Whether typed figures of the member for the dossier are to be shown.
    fn told(&self, candidate: &Candidate, member: &Member) -> bool {
        let criteria = self.round.board.scored_for(candidate.kind);
        let typed = criteria.into_iter().any(|it| self.score(candidate, member, it).is_some());
        self.context.paper.options.filled && typed
    }

    /// The member chosen, or every one who scores at the meeting.
    fn scorers(&self) -> Vec<(usize, &'a Member)> {
        let members = self.round.board.members.iter().enumerate();
        match self.context.paper.options.member {
            Some(one) => members.filter(|(_, member)| member.id == one).collect(),
            None => members.filter(|(_, member)| member.votes && member.present).collect(),
        }
    }

    fn sheet(
        &self,
        draft: &mut Draft<'_>,
        fields: &Fields,
        about: &str,
        at: usize,
        member: &Member,
    ) -> Vec<Block> {
        let (context, board) = (self.context, &self.round.board);
        let kind = &context.profile.council.kinds.score_sheet;
        let day = Register {
            number: None,
            date: context.paper.issued_on.or(board.round.held_on),
            year: Some(context.case.year),
        };
        let mut blocks = letterhead(draft, &context.case.office, &day, None);
        blocks.extend(title(draft, kind, about));
        let mut fields = fields.clone();
        fields.push(("thành viên", in_full(member)));
        let who = draft.say(context, "member", &fields, Style::BOLD);
        blocks.push(para(Para { keep_next: true, ..draft.running(who) }));
        let how = draft.say(context, "instruct", &fields, Style::ITALIC);
        if !how.is_empty() {
            blocks.push(para(Para { keep_next: true, ..draft.running(how) }));
        }
        let takes_figures =
            |kind: &SubjectKind| board.scored_for(*kind).iter().any(|it| it.measure.takes_input());
        if self.kinds.iter().any(takes_figures) {
            let how = draft.say(context, "instruct_figures", &fields, Style::ITALIC);
            blocks.push(para(Para { keep_next: true, ..draft.running(how) }));
        }
        let mut reasons = council::dashes(self.round, &self.kinds, Some(at));
        for (number, kind) in (1..).zip(&self.kinds) {
            blocks.push(kind_heading(draft, number, *kind));
            if self.wide {
                blocks.push(self.table(draft, *kind, at, member, &mut reasons));
            } else {
                blocks.extend(self.tall(draft, *kind, at, member, &mut reasons));
            }
        }
        if !reasons.is_empty() {
            blocks.push(note_heading(draft, &draft.words(context, "reasons")));
            blocks.extend(reasons.iter().map(|it| dashed(draft, vec![Run::plain(prepared(it))])));
        }
        // Where every criterion is a line of the table, nothing is left to explain.
        if self.wide {
            blocks.push(note_heading(draft, &draft.words(context, "legend")));
            blocks.extend(legend(draft, context, board, &self.kinds));
        }
        let mut blocks = kept_to_next(blocks);
        blocks.push(self.signed(draft, member));
        blocks
    }

    fn signed(&self, draft: &mut Draft<'_>, member: &Member) -> Block {
        let rules = council::measures(self.context);
        let nobody = Signer { lines: Vec::new(), name: SignerName::ByHand };
        let own = Signer::new(&[&rules.member, &rules.sign], member.name.trim());
        signatures(draft, &[nobody, own])
    }

    fn table(
        &self,
        draft: &Draft<'_>,
        kind: SubjectKind,
        at: usize,
        member: &Member,
        reasons: &mut Vec<String>,
    ) -> Block {
        let (context, board) = (self.context, &self.round.board);
        let rules = council::measures(context);
        let criteria = board.scored_for(kind);
        let words = |key: &str| draft.words(context, key);
        let count = cells_of(&criteria);
        let taken = rules.index_mm.mm() + rules.writing_mm.mm() * count as i64 + rules.sum_mm.mm();
        let left = self.setup.body_width() - taken;
        let (names, apart) = name_columns(context, left, &words("column_name"), &words("column_unit"));
        let index = words("column_index");
        let mut columns = vec![GridColumn::fixed(&index, rules.index_mm.value, Align::Center)];
        let name_labels: Vec<String> = names.iter().map(|it| it.label.clone()).collect();
        columns.extend(names);
        let cells = criteria.iter().flat_map(|it| parts(&it.measure).iter().map(|_| &it.code));
        columns.extend(cells.map(|code| GridColumn::fixed(code, rules.writing_mm.value, Align::Center)));
        columns.push(GridColumn::fixed(&words("column_sum"), rules.sum_mm.value, Align::Center));

        let mut grid = Grid::new(columns);
        grid.head = self.head(draft, &criteria, &name_labels);
        let figures = Figures::new(board);
        let scale = Scale::of(board, kind);
        for (index, candidate) in (1_usize..).zip(council::of_kind(board, kind)) {
            let tally = figures.tally(candidate, &scale);
            let mut row = vec![Cell::text(index.to_string())];
            row.extend(named(&candidate.name, &candidate.unit_name, apart));
            row.extend(self.figures(candidate, &criteria, &tally, at, member, reasons));
            grid.body(row);
        }
        grid.keep_next = false;
        council::lay(context, grid, Look::Written)
    }

    /// One row, or two where a criterion has more than one cell.
    fn head(&self, draft: &Draft<'_>, criteria: &[&Criterion], names: &[String]) -> Vec<HeadRow> {
        let words = |key: &str| draft.words(self.context, key);
        let heads = Heads {
            done: words("column_done"),
            target: words("column_target"),
            figure: words("column_figure"),
            points: words("column_points"),
            either: words("all_or_nothing"),
        };
        let rows = if criteria.iter().any(|it| parts(&it.measure).len() > 1) { 2 } else { 1 };
        let label = |words: &str| HeadCell { runs: vec![Run::bold(prepared(words))], columns: 1, rows };
        let mut above = vec![label(&words("column_index"))];
        above.extend(names.iter().map(|it| label(it)));
        let mut below = Vec::new();
        for criterion in criteria {
            let own = parts(&criterion.measure);
            let runs = heads.criterion(criterion);
            if own.len() == 1 {
                above.push(HeadCell { runs, columns: 1, rows });
            } else {
                above.push(HeadCell { runs, columns: own.len(), rows: 1 });
                below
                    .extend(own.iter().map(|part| {
                        HeadCell::new(vec![Run::plain(prepared(&heads.part(criterion, *part)))])
                    }));
            }
        }
        above.push(label(&words("column_sum")));
        let mut head = vec![HeadRow { cells: above }];
        if rows == 2 {
            head.push(HeadRow { cells: below });
        }
        head
    }

    /// The figures of one dossier and their sum; dashes where the member has none to give.
    fn figures(
        &self,
        candidate: &Candidate,
        criteria: &[&Criterion],
        tally: &Tally,
        at: usize,
        member: &Member,
        reasons: &mut Vec<String>,
    ) -> Vec<Cell> {
        let ballot = &tally.ballots[at];
        if self.cannot(candidate, ballot, self.told(candidate, member), reasons) {
            return vec![Cell::text("–"); cells_of(criteria) + 1];
        }
        if !self.context.paper.options.filled {
            return Vec::new();
        }
        let mut cells: Vec<Cell> = criteria
            .iter()
            .flat_map(|it| {
                let score = self.score(candidate, member, it);
                parts(&it.measure).iter().map(move |part| Cell::text(typed(*part, score)))
            })
            .collect();
        cells.push(match ballot {
            Ballot::Scored { total } => Cell::new(vec![Run::bold(total.to_string())]),
            _ => Cell::text(""),
        });
        cells
    }

    /// Whether the member has nothing to write for the dossier; a failed condition is noted with its reason.
    fn cannot(&self, candidate: &Candidate, ballot: &Ballot, told: bool, reasons: &mut Vec<String>) -> bool {
        let failed = if told { None } else { self.failed_gate(candidate) };
        let cannot = !matches!(ballot, Ballot::Scored { .. } | Ballot::Incomplete { .. });
        if let (Some(failed), false) = (&failed, cannot) {
            reasons.push(format!("Hồ sơ {}: {}", candidate.name.trim(), lower_first(failed)));
        }
        cannot || failed.is_some()
    }

    fn failed_gate(&self, candidate: &Candidate) -> Option<String> {
        let unranked = self.round.rankings.iter().flat_map(|it| &it.unranked);
        unranked
            .filter(|it| it.failed_gate())
            .find(|it| it.dossier == candidate.dossier)
            .map(|it| it.reason.trim().to_owned())
    }
}

fn lower_first(words: &str) -> String {
    super::shared::lower_first(words)
}

/// How many cells the criteria have together.
fn cells_of(criteria: &[&Criterion]) -> usize {
    criteria.iter().map(|it| parts(&it.measure).len()).sum()
}
