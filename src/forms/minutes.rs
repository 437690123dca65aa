//! Minutes of the council (biên bản họp Hội đồng): who was there, what was said, scores and votes, the chosen, what
//! was decided where the rules left dossiers equal, and who stood aside.

use super::context::{Context, Fields};
use super::council::{
    self, Look, heading, in_full, labelled, lay, name_columns, named, note_uncarried, percent, result,
    rule_fields, signed_by_council,
};
use super::draft::{Draft, Form, para, prepared};
use super::foot::recipient_block;
use super::letterhead::letterhead_undated;
use super::parts::{Grid, GridColumn, bare_end, free_text};
use super::shared::{closing, finish, recipients, register, subject};
use super::title::title;
use crate::domain::case::RoundCase;
use crate::domain::ids::DossierId;
use crate::domain::ranking::{Placed, Ranking};
use crate::domain::round::{Board, Member, Standing};
use crate::domain::tally::Ballot;
use crate::domain::votes::outcome;
use crate::paper::{Align, Block, Cell, Para, Row, RowKind, Run, Style};
use crate::text;

pub(super) fn write(context: &Context<'_>, round: &RoundCase) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.kinds.minutes;
    let mut fields = council::fields(context, round);
    fields.extend(rule_fields(&round.board));
    let about = subject(&mut draft, context, &fields);
    let mut blocks = letterhead_undated(&mut draft, &context.case.office, &register(context), Some(kind));
    blocks.extend(title(&mut draft, kind, &about));
    let mut minutes = Minutes { context, round, fields, number: 0, blocks };
    minutes.time(&mut draft);
    minutes.people(&mut draft);
    minutes.proceedings(&mut draft);
    minutes.results(&mut draft);
    minutes.conclusion(&mut draft);
    let mut blocks = minutes.blocks;
    blocks.push(signed_by_council(&mut draft, &round.board));
    if !context.paper.recipients.is_empty() {
        blocks.push(recipient_block(&mut draft, &recipients(context, false)));
    }
    finish(draft, context, kind, &about, vec![(context.profile.portrait(), blocks)])
}

struct Minutes<'a> {
    context: &'a Context<'a>,
    round: &'a RoundCase,
    fields: Fields,
    number: u32,
    blocks: Vec<Block>,
}

impl Minutes<'_> {
    fn heading(&mut self, draft: &Draft<'_>, key: &str) {
        self.number += 1;
        let label = format!("{}.", text::roman(self.number));
        self.blocks.push(heading(draft, &label, &draft.words(self.context, key), 0));
    }

    fn say(&mut self, draft: &mut Draft<'_>, key: &str) {
        let runs = draft.say(self.context, key, &self.fields, Style::REGULAR);
        self.blocks.extend(free_text(draft, runs));
    }

    /// A sentence that opens a list or a table stays with it.
    fn lead(&mut self, draft: &mut Draft<'_>, key: &str) {
        let runs = draft.say(self.context, key, &self.fields, Style::REGULAR);
        self.blocks.extend(council::kept_to_next(free_text(draft, runs)));
    }

    fn lines(&mut self, draft: &Draft<'_>, lines: &[String]) {
        let last = lines.len().saturating_sub(1);
        for (at, line) in lines.iter().enumerate() {
            let end = if at == last { "." } else { ";" };
            let run = Run::plain(prepared(&format!("- {}{end}", bare_end(line))));
            self.blocks.extend(free_text(draft, vec![run]));
        }
    }

    fn labelled(&mut self, draft: &mut Draft<'_>, key: &str) {
        if let Some(runs) = labelled(draft, self.context, key, &self.fields) {
            self.blocks.extend(free_text(draft, runs));
        }
    }

    fn time(&mut self, draft: &mut Draft<'_>) {
        self.heading(draft, "time_heading");
        let opened = draft.words(self.context, "opened");
        self.fields.push(("giờ bắt đầu", opened));
        self.say(draft, "began");
        self.labelled(draft, "place");
    }

    fn people(&mut self, draft: &mut Draft<'_>) {
        self.heading(draft, "people_heading");
        self.say(draft, "chaired");
        let round = self.round;
        let board = &round.board;
        let no_vote = draft.words(self.context, "non_voting");
        let line = |member: &Member| {
            let mark = if member.votes { String::new() } else { format!(" ({no_vote})") };
            format!("{}{mark}", in_full(member))
        };
        let of = |present: bool| -> Vec<&Member> {
            board.members.iter().filter(|it| it.present == present).collect()
        };
        self.lead(draft, "present");
        let there: Vec<String> = of(true).into_iter().map(line).collect();
        self.lines(draft, &there);
        let absent = of(false);
        if !absent.is_empty() {
            let silent = draft.words(self.context, "no_reason");
            self.lead(draft, "absent");
            let why = |member: &Member| match member.absence.trim() {
                "" => silent.clone(),
                reason => reason.to_owned(),
            };
            let away: Vec<String> =
                absent.into_iter().map(|it| format!("{} ({})", line(it), why(it))).collect();
            self.lines(draft, &away);
        }
        self.labelled(draft, "guests");
        let (present, needed) = board.quorum();
        self.say(draft, if present >= needed { "quorum_reached" } else { "quorum_missed" });
    }

    fn proceedings(&mut self, draft: &mut Draft<'_>) {
        self.heading(draft, "proceedings_heading");
        self.say(draft, "agenda");
        self.say(draft, "opinions");
        let aside = stood_aside(&self.round.board);
        if !aside.is_empty() {
            self.lead(draft, "recusals");
            self.lines(draft, &aside);
        }
    }

    fn results(&mut self, draft: &mut Draft<'_>) {
        let round = self.round;
        self.heading(draft, "results_heading");
        note_uncarried(draft, round, &round.chosen());
        let voted = !round.board.votes.is_empty();
        self.lead(draft, if voted { "method_votes" } else { "method_scores" });
        let table = self.table(draft, voted);
        self.blocks.push(table);
        let failed = round.rankings.iter().flat_map(|it| &it.unranked);
        let failed: Vec<String> = failed
            .map(|it| format!("{}: {}", it.name.trim(), super::shared::lower_first(&it.reason)))
            .collect();
        if !failed.is_empty() {
            self.lead(draft, "unranked");
            self.lines(draft, &failed);
        }
        let decided = decided(round);
        if !decided.is_empty() {
            self.lead(draft, "ties");
            for fields in decided {
                let runs = draft.say(self.context, "tie", &fields, Style::REGULAR);
                self.blocks.extend(free_text(draft, runs));
            }
        }
        if round.chosen().is_empty() {
            self.say(draft, "chosen_none");
            return;
        }
        self.lead(draft, "chosen");
        let groups = &self.context.profile.list.groups;
        let chosen = round.chosen();
        let lines: Vec<String> = round
            .rankings
            .iter()
            .filter_map(|ranking| {
                let names: Vec<&str> = ranking
                    .placed
                    .iter()
                    .filter(|it| chosen.contains(&it.dossier))
                    .map(|it| it.name.trim())
                    .collect();
                let kind = capital(&groups.of(ranking.kind).unit);
                (!names.is_empty()).then(|| format!("{kind}: {}", names.join(", ")))
            })
            .collect();
        self.lines(draft, &lines);
    }

    fn conclusion(&mut self, draft: &mut Draft<'_>) {
        self.heading(draft, "conclusion_heading");
        self.say(draft, "conclusion");
        let closed = draft.words(self.context, "closed");
        self.fields.push(("giờ kết thúc", closed));
        let runs = closing(draft, self.context, &self.fields);
        self.blocks.push(para(Para { keep_next: true, ..draft.running(runs) }));
    }

    fn table(&self, draft: &Draft<'_>, voted: bool) -> Block {
        let context = self.context;
        let rules = council::measures(context);
        let words = |key: &str| draft.words(context, key);
        let fixed = |key: &str, mm: f64| GridColumn::fixed(&words(key), mm, Align::Center);
        // Name and unit in one column: the proposed form needs the other.
        let (names, apart) =
            name_columns(context, rules.name_mm.mm(), &words("column_name"), &words("column_unit"));
        let share = |mm: f64| mm.round().max(1.0) as u32;
        let mut columns = vec![fixed("column_rank", rules.index_mm.value)];
        columns.extend(
            names
                .into_iter()
                .map(|it| GridColumn { width: crate::paper::Width::Share(share(rules.name_mm.value)), ..it }),
        );
        let proposed = share(rules.unit_mm.value);
        columns.push(GridColumn::share(&words("column_proposed"), proposed, Align::Center));
        columns.push(fixed("column_mean", rules.figure_mm.value));
        if voted {
            columns.push(fixed("column_agree", rules.figure_mm.value));
            columns.push(fixed("column_share", rules.figure_mm.value));
        }
        columns.push(fixed("column_result", rules.result_mm.value));
        let width = columns.len();
        let mut grid = Grid::new(columns);
        for (number, ranking) in (1..).zip(&self.round.rankings) {
            grid.rows.push(super::ballot::group_row(context, number, ranking.kind, width));
            self.rows(draft, ranking, apart, voted, &mut grid);
        }
        grid.keep_next = false;
        lay(context, grid, Look::Crowded)
    }

    fn rows(&self, draft: &Draft<'_>, ranking: &Ranking, apart: bool, voted: bool, grid: &mut Grid) {
        for placed in &ranking.placed {
            let mut cells = vec![Cell::text(placed.rank.to_string())];
            cells.extend(named(&placed.name, &placed.unit_name, apart));
            cells.push(Cell::text(prepared(self.proposed(placed.dossier))));
            cells.push(Cell::text(self.mean(placed)));
            if voted {
                cells.extend(votes(&self.round.board, placed.dossier));
            }
            cells.push(Cell::text(prepared(&result(draft, self.context, placed.cut))));
            grid.body(cells);
        }
        for it in &ranking.unranked {
            let mut cells = vec![Cell::text("–")];
            cells.extend(named(&it.name, &it.unit_name, apart));
            cells.push(Cell::text(prepared(self.proposed(it.dossier))));
            cells.push(Cell::text("–"));
            if voted {
                cells.extend(votes(&self.round.board, it.dossier));
            }
            cells.push(Cell::text(prepared(&draft.words(self.context, "result_unranked"))));
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

/// "5/6" and "83,33".
fn votes(board: &Board, dossier: DossierId) -> [Cell; 2] {
    match outcome(board, dossier) {
        Some(it) => {
            [Cell::text(format!("{}/{}", it.agreeing, it.of)), Cell::text(percent(it.percent_hundredths))]
        }
        None => [Cell::text("–"), Cell::text("–")],
    }
}

/// Members present who stood aside for a dossier, with the reason.
fn stood_aside(board: &Board) -> Vec<String> {
    board
        .sheets
        .iter()
        .filter_map(|sheet| {
            let member = board.members.iter().find(|it| it.id == sheet.member && it.present)?;
            let reason = sheet.reason.trim().to_owned();
            let ballot = match sheet.standing {
                Standing::Declined => Ballot::Declined { reason },
                Standing::Recused => Ballot::Recused { reason },
                Standing::Scoring => return None,
            };
            let name = board.candidate(sheet.dossier)?.name.trim();
            Some(format!("{} đối với hồ sơ {name}: {}", member.name.trim(), ballot.why_not()?))
        })
        .collect()
}

/// The decisions that separated dossiers, as fields of a sentence; one that no longer applies is not told.
fn decided(round: &RoundCase) -> Vec<Fields> {
    let board = &round.board;
    let placed = || round.rankings.iter().flat_map(|it| &it.placed);
    board
        .decisions
        .iter()
        .enumerate()
        .filter(|(at, decision)| {
            let again = board.decisions[at + 1..]
                .iter()
                .any(|later| decision.order.iter().all(|dossier| later.order.contains(dossier)));
            let told = placed().any(|it| {
                decision.order.contains(&it.dossier)
                    && it.above_next.as_ref().is_some_and(|why| why.contains(decision.reason.trim()))
            });
            !again && told
        })
        .map(|(_, decision)| {
            let names: Vec<&str> =
                placed().filter(|it| decision.order.contains(&it.dossier)).map(|it| it.name.trim()).collect();
            vec![
                ("hồ sơ", names.join(", ")),
                ("người quyết định", decision.by.trim().to_owned()),
                ("lý do", bare_end(&decision.reason).to_owned()),
            ]
        })
        .collect()
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
