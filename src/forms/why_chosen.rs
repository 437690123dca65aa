//! Why a dossier was chosen (D1): one page each, written from the round alone, so that a closed round gives the same
//! sheet years later.

use super::context::{Context, Fields};
use super::council::{
    self, Look, dashed, exact, note_uncarried, percent, placed_in, rule_fields, signed_briefly, small_heading,
};
use super::draft::{Draft, Form, Missing, Spot, para, prepared};
use super::letterhead::{Register, letterhead_undated, quoted};
use super::parts::{Grid, GridColumn, bare_end};
use super::shared::{finish, lower_first, register, subject};
use super::title::title;
use crate::domain::case::RoundCase;
use crate::domain::criteria::Criterion;
use crate::domain::ids::DossierId;
use crate::domain::papers::{PaperState, PaperType};
use crate::domain::points::Points;
use crate::domain::ranking::{Cut, Placed, Ranking};
use crate::domain::round::Candidate;
use crate::domain::tally::Ballot;
use crate::domain::votes::outcome;
use crate::paper::{Align, Block, Cell, HeadCell, HeadRow, PageSetup, Para, Row, RowKind, Run, Style};
use crate::text;

pub(super) fn write(context: &Context<'_>, round: &RoundCase) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.council.kinds.why_chosen;
    let only = context.paper.options.only;
    let chosen: Vec<DossierId> = match context.paper.dossier {
        Some(one) => vec![one],
        None => round
            .chosen()
            .into_iter()
            .filter(|id| only.is_none_or(|kind| round.board.candidate(*id).is_some_and(|it| it.kind == kind)))
            .collect(),
    };
    let mut sections = Vec::new();
    let mut about = String::new();
    for dossier in &chosen {
        if let Some(sheet) = Sheet::new(context, round, *dossier) {
            let (words, blocks) = sheet.blocks(&mut draft);
            about = words;
            sections.push((setup(context), blocks));
        }
    }
    if sections.is_empty() {
        let what = "hồ sơ được chọn trong đợt xét".to_owned();
        draft.findings.push(Missing { what: what.clone(), spot: Spot::Entries });
        sections.push((setup(context), vec![para(draft.running(vec![Run::missing(what)]))]));
    }
    if sections.len() > 1 {
        about.clone_from(&round.board.round.name);
    }
    finish(draft, context, kind, &about, sections)
}

fn setup(context: &Context<'_>) -> PageSetup {
    context.profile.portrait()
}

struct Sheet<'a> {
    context: &'a Context<'a>,
    round: &'a RoundCase,
    candidate: &'a Candidate,
    ranking: &'a Ranking,
    placed: &'a Placed,
    fields: Fields,
}

impl<'a> Sheet<'a> {
    /// None for a dossier that was not ranked: there is nothing to explain.
    fn new(context: &'a Context<'a>, round: &'a RoundCase, dossier: DossierId) -> Option<Self> {
        let board = &round.board;
        let candidate = board.candidate(dossier)?;
        let (ranking, placed) = placed_in(round, dossier)?;
        let decimals = board.round.settings.decimals;
        let places = board.line(ranking.kind);
        let sets: Vec<&str> = board
            .sets_for(ranking.kind)
            .filter(|set| !set.criteria.is_empty())
            .map(|set| set.name.trim())
            .collect();
        let mut fields = council::fields(context, round);
        fields.extend(rule_fields(board));
        fields.extend([
            ("hồ sơ", candidate.name.trim().to_owned()),
            ("đơn vị", candidate.unit_name.trim().to_owned()),
            ("nhóm", context.profile.list.groups.of(ranking.kind).unit.clone()),
            ("hạng", placed.rank.to_string()),
            ("số xếp hạng", text::count_with_words(ranking.placed.len() as u64)),
            ("điểm", placed.tally.mean.map(|mean| exact(mean, decimals)).unwrap_or_default()),
            ("số người chấm", text::padded(u64::from(placed.tally.counted))),
            ("số chỗ", places.map(|it| text::count_with_words(u64::from(it))).unwrap_or_default()),
            ("bộ tiêu chí", sets.join("; ")),
        ]);
        if let Some(vote) = outcome(board, dossier) {
            fields.push(("số đồng ý", text::count_with_words(u64::from(vote.agreeing))));
            fields.push(("tỷ lệ", percent(vote.percent_hundredths)));
        }
        Some(Self { context, round, candidate, ranking, placed, fields })
    }

    fn blocks(&self, draft: &mut Draft<'_>) -> (String, Vec<Block>) {
        let (context, kind) = (self.context, &self.context.profile.council.kinds.why_chosen);
        let about = subject(draft, context, &self.fields);
        let mut blocks = letterhead_undated(draft, &context.case.office, &register(context), None);
        blocks.extend(title(draft, kind, &about));
        if self.placed.cut == Cut::Below || self.placed.cut == Cut::Undecided {
            let what = format!("kết quả được chọn của {}", self.candidate.name.trim());
            let spot = Spot::Dossier(self.candidate.dossier);
            draft.findings.push(Missing { what: what.clone(), spot });
            blocks.push(para(draft.running(vec![Run::missing(what)])));
        } else {
            note_uncarried(draft, self.round, &[self.candidate.dossier]);
            let verdict = draft.say(context, "verdict", &self.fields, Style::REGULAR);
            // In the size of the tables: a page must be enough.
            let size = context.profile.council.size.size();
            let pitch = context.profile.list.pitch.pitch_of(size);
            blocks.push(para(Para { size, pitch, ..draft.running(verdict) }));
        }
        let parts = [
            ("scores_heading", self.scores(draft)),
            ("rank_heading", self.rank(draft)),
            ("gates_heading", self.gates(draft)),
            ("vote_heading", self.vote(draft)),
            ("basis_heading", self.basis(draft)),
        ];
        for (number, (key, part)) in (1..).zip(parts) {
            blocks.push(small_heading(draft, &format!("{number}."), &draft.words(context, key)));
            blocks.extend(part);
        }
        let mut blocks = council::kept_to_next(blocks);
        blocks.push(signed_briefly(draft, &self.round.board));
        (about, blocks)
    }

    /// A point in small type, so that a page is enough.
    fn point(&self, draft: &mut Draft<'_>, key: &str, fields: &Fields) -> Block {
        let runs = draft.say(self.context, key, fields, Style::REGULAR);
        dashed(draft, runs)
    }

    fn scores(&self, draft: &mut Draft<'_>) -> Vec<Block> {
        let board = &self.round.board;
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
        let mut dashes = Vec::new();
        for (at, member) in council::voting(board) {
            let ballot = &self.placed.tally.ballots[at];
            let mut cells = vec![Cell::text(prepared(member.name.trim()))];
            if let Ballot::Scored { total } = ballot {
                cells.extend(criteria.iter().map(|it| {
                    let own = typed.get(&(self.candidate.dossier, member.id, it.id));
                    Cell::text(own.map(Points::to_string).unwrap_or_default())
                }));
                cells.push(Cell::text(total.to_string()));
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

    fn rank(&self, draft: &mut Draft<'_>) -> Vec<Block> {
        let at = self.ranking.placed.iter().position(|it| it.dossier == self.candidate.dossier);
        let above = at.and_then(|at| at.checked_sub(1)).map(|at| &self.ranking.placed[at]);
        let mut blocks = Vec::new();
        match above.and_then(|it| it.above_next.as_deref().map(|why| (it, why))) {
            Some((above, why)) => {
                let mut fields = self.fields.clone();
                fields.push(("hồ sơ trên", above.name.trim().to_owned()));
                fields.push(("vì sao", lower_first(why)));
                blocks.push(self.point(draft, "below_other", &fields));
            }
            None => blocks.push(self.point(draft, "first", &self.fields)),
        }
        if let Some(why) = self.placed.above_next.as_deref() {
            blocks.push(dashed(draft, vec![Run::plain(prepared(why))]));
        }
        let limited = self.placed.cut != Cut::NoLine;
        blocks.push(self.point(draft, if limited { "places" } else { "no_places" }, &self.fields));
        blocks
    }

    fn gates(&self, draft: &mut Draft<'_>) -> Vec<Block> {
        let gates = self.round.board.gates_for(self.ranking.kind);
        if gates.is_empty() {
            return vec![self.point(draft, "no_gates", &self.fields)];
        }
        let line = |gate: &&Criterion| {
            let answered = self.candidate.gates.iter().find(|it| it.criterion == gate.id);
            let answer = answered.map_or("chưa trả lời", |it| it.answer.label());
            let evidence = match answered.map(|it| bare_end(&it.evidence)).filter(|it| !it.is_empty()) {
                Some(evidence) => format!(" ({evidence})"),
                None => String::new(),
            };
            let title = format!("{}: ", bare_end(&gate.title));
            let end = format!("{evidence}.");
            dashed(
                draft,
                vec![Run::plain(prepared(&title)), Run::bold(prepared(answer)), Run::plain(prepared(&end))],
            )
        };
        gates.iter().map(line).collect()
    }

    fn vote(&self, draft: &mut Draft<'_>) -> Vec<Block> {
        let counted = outcome(&self.round.board, self.candidate.dossier).is_some();
        vec![self.point(draft, if counted { "vote" } else { "no_vote" }, &self.fields)]
    }

    /// The plan, the criteria and the minutes, by number and day once these are issued.
    fn basis(&self, draft: &mut Draft<'_>) -> Vec<Block> {
        let context = self.context;
        let mut fields = self.fields.clone();
        fields.push(("số kế hoạch", self.plan(draft)));
        let plan = self.point(draft, "basis_plan", &fields);
        let kept = context.case.kept(PaperType::Minutes, Some(self.round.board.round.id));
        let issued = kept.filter(|it| it.state == PaperState::Issued);
        let minutes = match issued {
            Some(paper) => {
                let register = Register {
                    number: paper.number.clone(),
                    date: paper.issued_on,
                    year: Some(context.case.year),
                };
                let kind = &context.profile.kinds.minutes;
                let quoted = quoted(draft, &context.case.office, &register, kind, Style::REGULAR);
                let words: String = quoted.into_iter().map(|run| run.text).collect();
                let mut fields = self.fields.clone();
                fields.push(("biên bản", words));
                self.point(draft, "basis_minutes", &fields)
            }
            None => self.point(draft, "basis_minutes_unissued", &self.fields),
        };
        vec![plan, minutes]
    }

    /// "Kế hoạch số 53/KH-BTV ngày 28 tháng 7 năm 2017"; with its subject while it has no number yet.
    fn plan(&self, draft: &Draft<'_>) -> String {
        let (case, kind) = (self.context.case, &self.context.profile.kinds.plan);
        let number = case.plan.number.clone().filter(|it| !it.trim().is_empty());
        if number.is_none() || case.plan.issued_on.is_none() {
            return super::plan::in_sentence(&case.office, &case.plan, self.context.profile);
        }
        let register = Register { number, date: case.plan.issued_on, year: None };
        let runs = quoted(draft, &case.office, &register, kind, Style::REGULAR);
        runs.into_iter().map(|run| run.text).collect()
    }
}
