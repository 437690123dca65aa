//! Results as the council's papers tell them: points, grades and what lowered them, votes, who is set aside and why.

use super::super::context::{Context, Fields};
use super::super::draft::{Draft, prepared};
use super::super::parts::bare_end;
use super::super::shared::lower_first;
use super::exact;
use crate::domain::case::RoundCase;
use crate::domain::checking::{Disagreement, check_count, disagreement};
use crate::domain::ranking::{Aside, Cut, Placed, Ranking, Unranked};
use crate::domain::round::{Board, Carry};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::Ballot;
use crate::paper::{Run, Style};
use std::collections::HashSet;

/// Where a ranked dossier stands, in the words of the paper; where votes decide, also whether at a lower level.
pub(in crate::forms) fn result(
    draft: &Draft<'_>,
    context: &Context<'_>,
    round: &RoundCase,
    placed: &Placed,
) -> String {
    let inside = matches!(placed.cut, Cut::Inside | Cut::NoLine);
    if inside && is_lowered(round, placed) {
        return draft.words(context, "result_lowered");
    }
    let key = match placed.cut {
        Cut::Inside | Cut::NoLine => "result_chosen",
        Cut::Below => "result_below",
        Cut::Undecided => "result_undecided",
    };
    draft.words(context, key)
}

/// Whether votes decide and carried it at a lower level only.
pub(in crate::forms) fn is_lowered(round: &RoundCase, placed: &Placed) -> bool {
    let way = round.board.round.settings.way;
    way.votes() && placed.vote.is_some_and(|vote| !vote.carried && vote.carried_lowered)
}

/// Whether dossiers of a kind get grades.
pub(in crate::forms) fn gives_grades(board: &Board, kind: SubjectKind) -> bool {
    board.round.settings.way.scores() && board.graded_by(kind).is_some()
}

/// The grade that holds, or that there is none.
pub(in crate::forms) fn grade(draft: &Draft<'_>, context: &Context<'_>, placed: &Placed) -> String {
    placed.grade.clone().unwrap_or_else(|| draft.words(context, "no_grade"))
}

/// `hồ sơ`, `mức theo điểm`, `mức`, `lý do`: why a grade is lower than the points alone would give; none where it is not.
pub(in crate::forms) fn lowered_fields(
    draft: &Draft<'_>,
    context: &Context<'_>,
    board: &Board,
    kind: SubjectKind,
    placed: &Placed,
) -> Option<Fields> {
    let lowered = placed.lowered.as_ref()?;
    let grading = board.graded_by(kind)?.grading.as_ref()?;
    let by_points = grading.grades.get(lowered.by_points)?.name.trim().to_owned();
    let reasons: Vec<String> = lowered.reasons.iter().map(|it| lower_first(bare_end(it))).collect();
    Some(vec![
        ("hồ sơ", placed.name.trim().to_owned()),
        ("mức theo điểm", by_points),
        ("mức", grade(draft, context, placed)),
        ("lý do", reasons.join("; ")),
    ])
}

/// Whether the earlier result counts for part of this one.
pub(in crate::forms) const fn carries(board: &Board) -> bool {
    matches!(board.round.settings.carry, Carry::Counted { .. }) && board.round.settings.way.scores()
}

/// The result that is ranked, or the agreeing votes where the council only votes.
pub(in crate::forms) fn ranked_by(board: &Board, placed: &Placed) -> String {
    match (placed.points, placed.vote) {
        (Some(points), _) => exact(points, board.round.settings.decimals),
        (None, Some(vote)) => format!("{}/{}", vote.agreeing, vote.of),
        (None, None) => "–".to_owned(),
    }
}

/// Which members' totals were left out of the mean, by their places in the council: as many of the lowest as of the
/// highest; of equal ones those who stand first.
pub(in crate::forms) fn left_out(placed: &Placed) -> HashSet<usize> {
    let mut totals: Vec<_> = placed
        .tally
        .ballots
        .iter()
        .enumerate()
        .filter_map(|(at, ballot)| match ballot {
            Ballot::Scored { total } => Some((*total, at)),
            _ => None,
        })
        .collect();
    let count = placed.tally.left_out as usize;
    let mut out = HashSet::new();
    totals.sort_by_key(|(total, at)| (*total, *at));
    out.extend(totals.iter().take(count).map(|(_, at)| *at));
    totals.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let highest = totals.iter().filter(|(_, at)| !out.contains(at)).take(count).map(|(_, at)| *at);
    let highest: Vec<usize> = highest.collect();
    out.extend(highest);
    out
}

/// Those set aside, by sort where votes decide; otherwise all under one heading, given by the key of its words.
pub(in crate::forms) fn asides<'a>(
    round: &RoundCase,
    unranked: &[&'a Unranked],
) -> Vec<(&'static str, Vec<&'a Unranked>)> {
    if !round.board.round.settings.way.votes() {
        return if unranked.is_empty() { Vec::new() } else { vec![("unranked", unranked.to_vec())] };
    }
    [(Aside::Gate, "aside_gate"), (Aside::Votes, "aside_votes"), (Aside::Waiting, "aside_waiting")]
        .into_iter()
        .map(|(why, key)| (key, unranked.iter().copied().filter(|it| it.why == why).collect::<Vec<_>>()))
        .filter(|(_, group)| !group.is_empty())
        .collect()
}

/// Whether a second person compared the sheets: nothing where the office neither asks for it nor did it.
pub(in crate::forms) fn comparison(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    board: &Board,
) -> Option<Vec<Run>> {
    let settings = &board.round.settings;
    if !settings.way.scores() || (!settings.second_check && board.checks.is_empty()) {
        return None;
    }
    let count = check_count(board);
    let whole = count.differ + count.waiting == 0 && count.agree > 0;
    let (key, style) = match (whole, settings.second_check) {
        (true, _) => ("compared", Style::REGULAR),
        (false, true) => ("not_compared", Style::BOLD),
        (false, false) => return None,
    };
    let mut by: Vec<&str> = Vec::new();
    for check in &board.checks {
        let name = check.by.trim();
        if !name.is_empty() && !by.contains(&name) {
            by.push(name);
        }
    }
    let fields: Fields = vec![
        ("người đối chiếu", by.join(", ")),
        ("số phiếu đã đối chiếu", count.agree.to_string()),
        ("số phiếu chưa đối chiếu", count.waiting.to_string()),
        ("số phiếu có ô khác", count.differ.to_string()),
    ];
    Some(draft.say(context, key, &fields, style))
}

/// The dossiers on which the members are as far apart as the office declared for discussion.
pub(in crate::forms) fn disagreed<'a>(
    board: &Board,
    rankings: impl Iterator<Item = &'a Ranking>,
) -> Vec<(&'a Placed, Disagreement)> {
    rankings
        .flat_map(|ranking| &ranking.placed)
        .filter_map(|placed| disagreement(board, &placed.tally).map(|it| (placed, it)))
        .collect()
}

/// "85,50 (đợt trước 90,00)" is no figure of this round alone; this is the earlier one as printed.
pub(in crate::forms) fn earlier(board: &Board, placed: &Placed) -> String {
    placed.earlier.map_or_else(|| "–".to_owned(), |it| exact(it, board.round.settings.decimals))
}

/// Names in a line of runs: "Tên: …".
pub(in crate::forms) fn named_line(name: &str, words: &str) -> Vec<Run> {
    vec![Run::bold(prepared(name.trim())), Run::plain(prepared(words))]
}
