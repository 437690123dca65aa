//! The score sheet (phiếu chấm điểm): one for each member, blank to be written on or filled with the typed figures.

use super::context::{Context, Fields};
use super::council::{
    self, Look, Typed, dashed, in_full, kept_to_next, kind_heading, legend, name_columns, named, note_heading,
};
use super::draft::{Draft, Form, Missing, Spot, para, prepared};
use super::letterhead::{Register, letterhead};
use super::parts::{Grid, GridColumn, Signer, SignerName, signatures};
use super::shared::{finish, subject};
use super::title::title;
use crate::domain::case::RoundCase;
use crate::domain::criteria::{Criterion, Measure};
use crate::domain::points::Points;
use crate::domain::round::{Candidate, Member};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::{Ballot, Figures, Scale, Tally};
use crate::paper::{Align, Block, Cell, HeadCell, HeadRow, PageSetup, Para, Run, Style};

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
    typed: Typed,
    setup: PageSetup,
}

impl<'a> Sheets<'a> {
    fn new(context: &'a Context<'a>, round: &'a RoundCase) -> Self {
        let kinds = council::kinds(context, &round.board);
        let rules = council::measures(context);
        let most = kinds.iter().map(|kind| round.board.scored_for(*kind).len()).max().unwrap_or(0);
        let needed = rules.index_mm.mm()
            + rules.name_mm.mm()
            + rules.writing_mm.mm() * most as i64
            + rules.sum_mm.mm();
        let upright = context.profile.portrait();
        let setup = if needed <= upright.body_width() { upright } else { context.profile.landscape() };
        Self { context, round, kinds, typed: council::typed(&round.board), setup }
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
        let mut reasons = council::dashes(self.round, &self.kinds, Some(at));
        for (number, kind) in (1..).zip(&self.kinds) {
            blocks.push(kind_heading(draft, number, *kind));
            blocks.push(self.table(draft, *kind, at, member, &mut reasons));
        }
        if !reasons.is_empty() {
            blocks.push(note_heading(draft, &draft.words(context, "reasons")));
            blocks.extend(reasons.iter().map(|it| dashed(draft, vec![Run::plain(prepared(it))])));
        }
        blocks.push(note_heading(draft, &draft.words(context, "legend")));
        blocks.extend(legend(draft, board, &self.kinds));
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
        let taken = rules.index_mm.mm() + rules.writing_mm.mm() * criteria.len() as i64 + rules.sum_mm.mm();
        let left = self.setup.body_width() - taken;
        let (names, apart) = name_columns(context, left, &words("column_name"), &words("column_unit"));
        let mut columns =
            vec![GridColumn::fixed(&words("column_index"), rules.index_mm.value, Align::Center)];
        let name_labels: Vec<String> = names.iter().map(|it| it.label.clone()).collect();
        columns.extend(names);
        columns.extend(
            criteria.iter().map(|it| GridColumn::fixed(&it.code, rules.writing_mm.value, Align::Center)),
        );
        columns.push(GridColumn::fixed(&words("column_sum"), rules.sum_mm.value, Align::Center));

        let mut grid = Grid::new(columns);
        let label = |words: &str| HeadCell::new(vec![Run::bold(prepared(words))]);
        let mut cells = vec![label(&words("column_index"))];
        cells.extend(name_labels.iter().map(|it| label(it)));
        cells.extend(criteria.iter().map(|it| HeadCell::new(criterion_head(it))));
        cells.push(label(&words("column_sum")));
        grid.head = vec![HeadRow { cells }];
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
        let own: Vec<Option<Points>> = criteria
            .iter()
            .map(|it| self.typed.get(&(candidate.dossier, member.id, it.id)).copied())
            .collect();
        let ballot = &tally.ballots[at];
        let told = self.context.paper.options.filled && own.iter().any(Option::is_some);
        let failed = if told { None } else { self.failed_gate(candidate) };
        let cannot = !matches!(ballot, Ballot::Scored { .. } | Ballot::Incomplete { .. });
        if let (Some(failed), false) = (&failed, cannot) {
            reasons.push(format!("Hồ sơ {}: {}", candidate.name.trim(), lower_first(failed)));
        }
        if cannot || failed.is_some() {
            return vec![Cell::text("–"); criteria.len() + 1];
        }
        if !self.context.paper.options.filled {
            return Vec::new();
        }
        let mut cells: Vec<Cell> = own
            .iter()
            .map(|it| Cell::text(it.map(|points| points.to_string()).unwrap_or_default()))
            .collect();
        cells.push(match ballot {
            Ballot::Scored { total } => Cell::new(vec![Run::bold(total.to_string())]),
            _ => Cell::text(""),
        });
        cells
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

/// "TC1" above "(0–20)", as on the screen.
fn criterion_head(criterion: &Criterion) -> Vec<Run> {
    let max = criterion.measure.max().map(|max| max.to_string()).unwrap_or_default();
    let sign = match criterion.measure {
        Measure::Bonus { .. } => "+",
        Measure::Deduction { .. } => "−",
        _ => "",
    };
    vec![Run::bold(prepared(criterion.code.trim())), Run::plain(format!("\n({sign}0–{max})"))]
}
