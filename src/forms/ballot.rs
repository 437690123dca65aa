//! The ballot (phiếu bầu): the candidates of all kinds, two or three boxes each; nothing on it tells who voted.

use super::context::Context;
use super::council::{self, Look, lay, name_columns, named};
use super::draft::{Draft, Form, Missing, Spot, para, prepared};
use super::letterhead::letterhead_undated;
use super::parts::{Grid, GridColumn, free_text};
use super::shared::{finish, register, subject};
use super::title::title;
use crate::domain::case::RoundCase;
use crate::domain::round::Candidate;
use crate::domain::subject::SubjectKind;
use crate::paper::{Align, Block, Cell, Row, RowKind, Run, Style};
use crate::text;

pub(super) fn write(context: &Context<'_>, round: &RoundCase) -> Form {
    let mut draft = Draft::new(context.profile);
    let kind = &context.profile.council.kinds.ballot;
    let groups = voted_on(context, round);
    let count: usize = groups.iter().map(|(_, group)| group.len()).sum();
    let mut fields = council::fields(context, round);
    fields.push(("số hồ sơ bỏ phiếu", text::count_with_words(count as u64)));
    let about = subject(&mut draft, context, &fields);

    let mut blocks = letterhead_undated(&mut draft, &context.case.office, &register(context), None);
    blocks.extend(title(&mut draft, kind, &about));
    let lowered = round.board.round.settings.way.votes();
    let instruct = if lowered { "instruct_lowered" } else { "instruct" };
    let how = draft.say(context, instruct, &fields, Style::ITALIC);
    blocks.extend(free_text(&draft, how));
    if groups.is_empty() {
        let what = "hồ sơ đưa ra bỏ phiếu".to_owned();
        draft.findings.push(Missing { what: what.clone(), spot: Spot::Entries });
        blocks.push(para(draft.running(vec![Run::missing(what)])));
    } else {
        blocks.push(table(&draft, context, &groups, lowered));
    }
    let total = draft.say(context, "total", &fields, Style::ITALIC);
    blocks.extend(free_text(&draft, total));
    finish(draft, context, kind, &about, vec![(context.profile.portrait(), blocks)])
}

/// Who is put to the vote: every candidate but those that failed a hard condition, in the order of the council.
pub(super) fn voted_on<'a>(
    context: &Context<'_>,
    round: &'a RoundCase,
) -> Vec<(SubjectKind, Vec<&'a Candidate>)> {
    let failed: Vec<_> = round
        .rankings
        .iter()
        .flat_map(|it| &it.unranked)
        .filter(|it| it.failed_gate())
        .map(|it| it.dossier)
        .collect();
    council::kinds(context, &round.board)
        .into_iter()
        .map(|kind| {
            let group = council::of_kind(&round.board, kind).filter(|it| !failed.contains(&it.dossier));
            (kind, group.collect::<Vec<_>>())
        })
        .filter(|(_, group)| !group.is_empty())
        .collect()
}

/// With a box for a lower level where votes decide.
fn table(
    draft: &Draft<'_>,
    context: &Context<'_>,
    groups: &[(SubjectKind, Vec<&Candidate>)],
    lowered: bool,
) -> Block {
    let rules = council::measures(context);
    let words = |key: &str| draft.words(context, key);
    let boxes: &[&str] = if lowered {
        &["column_agree", "column_lowered", "column_disagree"]
    } else {
        &["column_agree", "column_disagree"]
    };
    let taken = rules.index_mm.mm() + rules.box_mm.mm() * boxes.len() as i64;
    let left = context.profile.portrait().body_width() - taken;
    let (names, apart) = name_columns(context, left, &words("column_name"), &words("column_unit"));
    let mut columns = vec![GridColumn::fixed(&words("column_index"), rules.index_mm.value, Align::Center)];
    columns.extend(names);
    columns.extend(boxes.iter().map(|key| GridColumn::fixed(&words(key), rules.box_mm.value, Align::Center)));
    let width = columns.len();
    let mut grid = Grid::new(columns);
    for (number, (kind, group)) in (1..).zip(groups) {
        grid.rows.push(group_row(context, number, *kind, width));
        for (index, candidate) in (1_usize..).zip(group) {
            let mut row = vec![Cell::text(index.to_string())];
            row.extend(named(&candidate.name, &candidate.unit_name, apart));
            grid.body(row);
        }
    }
    lay(context, grid, Look::Written)
}

/// "I | TẬP THỂ" over the entries of a kind.
pub(super) fn group_row(context: &Context<'_>, number: u32, kind: SubjectKind, columns: usize) -> Row {
    let words = context.profile.list.groups.of(kind).title.clone();
    let title = Cell {
        runs: vec![Run::bold(prepared(&words))],
        columns: columns.saturating_sub(1).max(1),
        align: Some(Align::Left),
    };
    let cells = vec![Cell::new(vec![Run::bold(text::roman(number))]), title];
    Row { kind: RowKind::Group, cells, anchor: None }
}
