//! Minutes of the count (biên bản kiểm phiếu): the tellers, the ballots, the count for every dossier, what the
//! declared rule makes of it.

use super::ballot::{group_row, voted_on};
use super::context::{Context, Fields};
use super::council::{
    self, Look, count_of, heading, labelled, lay, name_columns, named, percent, rule_fields, secretary,
};
use super::draft::{Draft, Form, Missing, Spot, para, prepared};
use super::letterhead::letterhead_undated;
use super::parts::{Grid, GridColumn, Signer, SignerName, free_text, signatures};
use super::shared::{closing, finish, register, subject};
use super::title::title;
use crate::domain::case::RoundCase;
use crate::domain::round::{Board, Candidate, Standing};
use crate::domain::subject::SubjectKind;
use crate::domain::votes::{VoteBase, VoteCount, outcome};
use crate::paper::{Align, Block, Cell, HeadCell, HeadRow, PageSetup, Para, Run, RunKind, Style};
use crate::text;

pub(super) fn write(context: &Context<'_>, round: &RoundCase) -> Form {
    let mut draft = Draft::new(context.profile);
    let (kind, board) = (&context.profile.council.kinds.count_minutes, &round.board);
    let groups = voted_on(context, round);
    let mut fields = council::fields(context, round);
    fields.extend(rule_fields(board));
    fields.extend(ballot_fields(board));
    let about = subject(&mut draft, context, &fields);

    let mut blocks = letterhead_undated(&mut draft, &context.case.office, &register(context), None);
    blocks.extend(title(&mut draft, kind, &about));
    say(&mut draft, context, "opening", &fields, &mut blocks);
    if let Some(place) = labelled(&mut draft, context, "place", &fields) {
        blocks.push(para(draft.running(place)));
    }
    let mut number = 0_u32;
    let mut next = |draft: &Draft<'_>, key: &str| {
        number += 1;
        heading(draft, &format!("{}.", text::roman(number)), &draft.words(context, key), 0)
    };
    blocks.push(next(&draft, "tellers_heading"));
    say(&mut draft, context, "tellers", &fields, &mut blocks);
    blocks.push(next(&draft, "ballots_heading"));
    for key in ballot_keys(board) {
        say(&mut draft, context, key, &fields, &mut blocks);
    }
    abstained(&mut draft, context, board, &mut blocks);
    say(&mut draft, context, "rule_vote", &fields, &mut blocks);
    if with_lowered(board) {
        say(&mut draft, context, "rule_lowered", &fields, &mut blocks);
    }
    if written(board) && board.round.settings.vote.of == VoteBase::All {
        say(&mut draft, context, "rule_written", &fields, &mut blocks);
    }
    blocks.push(next(&draft, "results_heading"));
    if board.votes.is_empty() {
        let what = "kết quả kiểm phiếu".to_owned();
        draft.findings.push(Missing { what: what.clone(), spot: Spot::Entries });
        blocks.push(para(draft.running(vec![Run::missing(what)])));
    } else {
        blocks.push(table(&mut draft, context, board, &groups));
        let counted: Vec<_> = groups.iter().flat_map(|(_, group)| group).collect();
        let carried = counted.iter().filter(|it| outcome(board, it.dossier).is_some_and(|it| it.carried));
        fields.push(("số được thông qua", text::count_with_words(carried.count() as u64)));
        fields.push(("số hồ sơ kiểm", text::count_with_words(counted.len() as u64)));
        let lower =
            counted.iter().filter(|it| outcome(board, it.dossier).is_some_and(|it| it.carried_lowered));
        fields.push(("số đạt mức thấp hơn", text::count_with_words(lower.count() as u64)));
        let key = if with_lowered(board) { "summary_lowered" } else { "summary" };
        say(&mut draft, context, key, &fields, &mut blocks);
    }
    let end = closing(&mut draft, context, &fields);
    blocks.push(para(Para { keep_next: true, ..draft.running(end) }));
    blocks.push(signed(&mut draft, context, board));
    finish(draft, context, kind, &about, vec![(setup(context, board), blocks)])
}

/// On its side where written opinions and a lower level together need more columns than a page is wide.
fn setup(context: &Context<'_>, board: &Board) -> PageSetup {
    let wide = written(board) && with_lowered(board);
    if wide { context.profile.landscape() } else { context.profile.portrait() }
}

fn say(draft: &mut Draft<'_>, context: &Context<'_>, key: &str, fields: &Fields, blocks: &mut Vec<Block>) {
    let runs = draft.say(context, key, fields, Style::REGULAR);
    blocks.extend(free_text(draft, runs));
}

fn written(board: &Board) -> bool {
    board.votes.iter().any(|it| it.written() > 0)
}

/// Whether ballots could agree to a lower level: where votes decide, and where such votes were counted anyway.
fn with_lowered(board: &Board) -> bool {
    let counted = board.votes.iter().any(|it| it.lowered + it.written_lowered > 0);
    board.round.settings.way.votes() || counted
}

/// A ballot is invalid as a whole when it is invalid on every line; otherwise each line counts its own.
fn invalid_everywhere(board: &Board) -> Option<u32> {
    let first = board.votes.first()?.invalid;
    board.votes.iter().all(|it| it.invalid == first).then_some(first)
}

fn ballot_keys(board: &Board) -> Vec<&'static str> {
    let mut keys = vec!["people", "ballots"];
    keys.push(if invalid_everywhere(board).is_some() { "valid" } else { "valid_by_line" });
    if written(board) {
        keys.push("written");
    }
    keys
}

/// Ballots given out, collected, valid, invalid; every member present gets one.
fn ballot_fields(board: &Board) -> Fields {
    let out = u64::from(board.quorum().0);
    let collected = board.votes.iter().map(VoteCount::ballots).max().map(u64::from);
    let invalid = invalid_everywhere(board).map(u64::from);
    let words = |count: Option<u64>| count.map(text::count_with_words).unwrap_or_default();
    let opinions = board.votes.iter().map(VoteCount::written).max();
    vec![
        ("số phiếu phát ra", text::count_with_words(out)),
        ("số phiếu thu về", words(collected)),
        ("số phiếu không hợp lệ", words(invalid)),
        ("số phiếu hợp lệ", words(collected.zip(invalid).map(|(all, bad)| all.saturating_sub(bad)))),
        ("số ý kiến", words(opinions.map(u64::from))),
    ]
}

/// Who left a line empty because of a conflict: why its ballots are fewer than those collected.
fn abstained(draft: &mut Draft<'_>, context: &Context<'_>, board: &Board, blocks: &mut Vec<Block>) {
    let collected = board.votes.iter().map(VoteCount::ballots).max().unwrap_or(0);
    for sheet in board.sheets.iter().filter(|it| it.standing != Standing::Scoring) {
        let member = board.members.iter().find(|it| it.id == sheet.member && it.votes && it.present);
        let fewer = count_of(board, sheet.dossier).is_some_and(|it| it.ballots() < collected);
        if let (Some(member), Some(candidate), true) = (member, board.candidate(sheet.dossier), fewer) {
            let fields: Fields = vec![
                ("người", member.name.trim().to_owned()),
                ("hồ sơ", candidate.name.trim().to_owned()),
                ("lý do", sheet.reason.trim().to_owned()),
            ];
            say(draft, context, "abstained", &fields, blocks);
        }
    }
}

fn table(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    board: &Board,
    groups: &[(SubjectKind, Vec<&Candidate>)],
) -> Block {
    let rules = council::measures(context);
    let (with_written, lowered) = (written(board), with_lowered(board));
    let options: &[&str] = if lowered {
        &["column_agree", "column_lowered", "column_disagree"]
    } else {
        &["column_agree", "column_disagree"]
    };
    let ballots = options.len() + 1;
    let counts = (ballots + if with_written { options.len() } else { 0 }) as i64;
    let taken = rules.index_mm.mm() + rules.count_mm.mm() * counts + rules.sum_mm.mm() + rules.result_mm.mm();
    let left = setup(context, board).body_width() - taken;
    let words = |key: &str| draft.words(context, key);
    let (names, apart) = name_columns(context, left, &words("column_name"), &words("column_unit"));
    let heads: Vec<String> = names.iter().map(|it| it.label.clone()).collect();
    let fixed = |key: &str, mm: f64| GridColumn::fixed(&words(key), mm, Align::Center);
    let mut keys = options.to_vec();
    keys.push("column_invalid");
    if with_written {
        keys.extend(options);
    }
    let mut columns = vec![fixed("column_index", rules.index_mm.value)];
    columns.extend(names);
    columns.extend(keys.iter().map(|key| fixed(key, rules.count_mm.value)));
    columns.push(fixed("column_share", rules.sum_mm.value));
    columns.push(fixed("column_result", rules.result_mm.value));
    let width = columns.len();
    let mut grid = Grid::new(columns);

    let cell = |key: &str, columns: usize, rows: usize| HeadCell {
        runs: vec![Run::bold(prepared(&words(key)))],
        columns,
        rows,
    };
    let mut above = vec![cell("column_index", 1, 2)];
    above.extend(heads.iter().map(|it| HeadCell {
        runs: vec![Run::bold(prepared(it))],
        columns: 1,
        rows: 2,
    }));
    above.push(cell("column_ballots", ballots, 1));
    if with_written {
        above.push(cell("column_written", options.len(), 1));
    }
    above.extend([cell("column_share", 1, 2), cell("column_result", 1, 2)]);
    let below = keys.iter().map(|key| cell(key, 1, 1)).collect();
    grid.head = vec![HeadRow { cells: above }, HeadRow { cells: below }];

    for (number, (kind, group)) in (1..).zip(groups) {
        grid.rows.push(group_row(context, number, *kind, width));
        for (index, candidate) in (1_usize..).zip(group) {
            let mut row = vec![Cell::text(index.to_string())];
            row.extend(named(&candidate.name, &candidate.unit_name, apart));
            row.extend(counted(draft, context, board, candidate, (with_written, lowered)));
            grid.body(row);
        }
    }
    lay(context, grid, Look::Crowded)
}

fn counted(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    board: &Board,
    candidate: &Candidate,
    (with_written, lowered): (bool, bool),
) -> Vec<Cell> {
    let options = if lowered { 3 } else { 2 };
    let columns = options + 1 + if with_written { options } else { 0 } + 2;
    let (Some(count), Some(outcome)) =
        (count_of(board, candidate.dossier), outcome(board, candidate.dossier))
    else {
        let what = "kết quả kiểm phiếu";
        let whose = format!("{what} của {}", candidate.name.trim());
        draft.findings.push(Missing { what: whose, spot: Spot::Dossier(candidate.dossier) });
        let run = Run { kind: RunKind::Missing, ..Run::plain(what) };
        return vec![Cell { runs: vec![run], columns, align: Some(Align::Center) }];
    };
    let mut figures = vec![count.agree, count.disagree, count.invalid];
    let mut opinions = vec![count.written_agree, count.written_disagree];
    if lowered {
        figures.insert(1, count.lowered);
        opinions.insert(1, count.written_lowered);
    }
    if with_written {
        figures.extend(opinions);
    }
    let mut cells: Vec<Cell> = figures.into_iter().map(|it| Cell::text(it.to_string())).collect();
    cells.push(Cell::text(percent(outcome.percent_hundredths)));
    let key = match (outcome.carried, outcome.carried_lowered) {
        (true, _) if lowered => "passed",
        (true, _) => "carried",
        (false, true) => "passed_lowered",
        (false, false) if lowered => "failed",
        (false, false) => "not_carried",
    };
    cells.push(Cell::text(prepared(&draft.words(context, key))));
    cells
}

fn signed(draft: &mut Draft<'_>, context: &Context<'_>, board: &Board) -> Block {
    let rules = council::measures(context);
    let needed = |name: String, what: &'static str| SignerName::Needed(name, what, Spot::Paper);
    let name = secretary(board).map(|it| it.name.trim().to_owned()).unwrap_or_default();
    let head = draft.words(context, "head_teller");
    let signers = [
        Signer {
            lines: vec![rules.secretary.clone(), rules.sign.clone()],
            name: needed(name, "họ tên thư ký Hội đồng"),
        },
        Signer {
            lines: vec![rules.teller.clone(), rules.sign.clone()],
            name: needed(head, "họ tên Trưởng ban kiểm phiếu"),
        },
    ];
    signatures(draft, &signers)
}
