//! What one page shows of a dossier, computed from the board whenever it changes.

use crate::domain::checking::{disagreement, unconfirmed};
use crate::domain::criteria::Criterion;
use crate::domain::dossier::{Dossier, GateAnswer};
use crate::domain::ids::{DossierId, MemberId};
use crate::domain::meeting_order::Turn;
use crate::domain::points::Points;
use crate::domain::ranking::{Cut, Ranking, rank};
use crate::domain::round::{Board, Candidate};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::{Ballot, Tally, tallies};
use std::collections::{HashMap, HashSet};

/// Achievements that a page has room for.
const MOST: usize = 6;

/// The texts of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The summary.
    pub summary: String,
    /// The first achievements, a line each.
    pub achievements: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// The form of commendation that is proposed.
    pub proposed: String,
}

impl About {
    /// The texts of `dossier`, as far as a page has room.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let written = dossier.achievements.iter().filter(|it| !it.content.trim().is_empty());
        let line = |it: &crate::domain::dossier::Achievement| {
            let mut line = it.year.map_or_else(String::new, |year| format!("{year}: "));
            line.push_str(it.content.trim());
            let figure = it.figure.trim();
            // A figure that the sentence tells already is not said twice.
            if !figure.is_empty() && !it.content.contains(figure) {
                line.push_str(&format!(" – {figure} {}", it.measure.trim()));
            }
            line.trim_end().to_owned()
        };
        Self {
            summary: dossier.summary.trim().to_owned(),
            achievements: written.clone().take(MOST).map(line).collect(),
            more: written.count().saturating_sub(MOST),
            proposed: dossier.proposed.trim().to_owned(),
        }
    }
}

/// How a gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Met,
    Failed,
    NotApplicable,
    Waiting,
}

/// The result as far as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The council only votes, or nothing is scored for the kind.
    None,
    /// Kept back until every member has confirmed the own figures (S17).
    Hidden,
    /// So many members still owe figures.
    Waiting { owing: usize },
    /// The result stands.
    Stands { mean: String, rank: String, grade: String, state: &'static str, inside: Option<bool> },
    /// Scored, but not ranked; a sentence why.
    Aside { mean: String, why: String },
}

/// A page.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub name: String,
    pub unit: String,
    pub kind: &'static str,
    /// "Tập thể 2/7".
    pub number: String,
    pub gates: Vec<(String, Answer)>,
    pub knock_outs: Vec<String>,
    pub outcome: Outcome,
    /// "Điểm cao nhất 98, thấp nhất 80".
    pub apart: Option<String>,
    /// Members with their totals, or why there is none.
    pub totals: Vec<(String, String)>,
    pub out: Vec<String>,
    pub unanswered: Vec<String>,
}

pub(super) fn sheets(board: &Board, turns: &[Turn]) -> Vec<Sheet> {
    let rankings: HashMap<SubjectKind, Ranking> =
        SubjectKind::ALL.into_iter().map(|kind| (kind, rank(board, kind, None))).collect();
    let all: HashMap<DossierId, Tally> = SubjectKind::ALL
        .into_iter()
        .flat_map(|kind| tallies(board, kind))
        .map(|tally| (tally.dossier, tally))
        .collect();
    let unconfirmed: HashSet<DossierId> =
        unconfirmed(board).into_iter().map(|(dossier, _)| dossier).collect();
    let candidates: HashMap<DossierId, &Candidate> =
        board.candidates.iter().map(|it| (it.dossier, it)).collect();
    let mut counted: HashMap<SubjectKind, usize> = HashMap::new();
    turns
        .iter()
        .filter_map(|turn| {
            let candidate = candidates.get(&turn.dossier)?;
            let at = counted.entry(candidate.kind).or_default();
            *at += 1;
            let number = format!("{} {at}/{}", candidate.kind.label(), board.entered(candidate.kind));
            let tally = all.get(&turn.dossier);
            Some(Sheet {
                name: candidate.name.clone(),
                unit: candidate.unit_name.clone(),
                kind: candidate.kind.label(),
                number,
                gates: gates(board, candidate),
                knock_outs: knock_outs(board, candidate),
                outcome: outcome(board, candidate, tally, &rankings, &unconfirmed),
                apart: tally.and_then(|tally| disagreement(board, tally)).map(|it| {
                    format!("Cần thảo luận: điểm cao nhất {}, thấp nhất {}", it.highest, it.lowest)
                }),
                totals: tally.map(|tally| totals(board, tally)).unwrap_or_default(),
                out: names(board, &turn.out),
                unanswered: names(board, &turn.unanswered),
            })
        })
        .collect()
}

fn names(board: &Board, ids: &[MemberId]) -> Vec<String> {
    board.members.iter().filter(|it| ids.contains(&it.id)).map(|it| it.name.clone()).collect()
}

fn answer(candidate: &Candidate, criterion: &Criterion) -> Answer {
    let answered = candidate.gates.iter().find(|it| it.criterion == criterion.id).map(|it| it.answer);
    match answered {
        Some(GateAnswer::Met) => Answer::Met,
        Some(GateAnswer::Failed) => Answer::Failed,
        Some(GateAnswer::NotApplicable) => Answer::NotApplicable,
        None => Answer::Waiting,
    }
}

fn words(criterion: &Criterion) -> String {
    criterion.title.trim().trim_end_matches(['.', ';']).to_owned()
}

fn gates(board: &Board, candidate: &Candidate) -> Vec<(String, Answer)> {
    let gates = board.gates_for(candidate.kind).into_iter();
    gates.map(|gate| (words(gate), answer(candidate, gate))).collect()
}

/// The knock-outs that happened.
fn knock_outs(board: &Board, candidate: &Candidate) -> Vec<String> {
    let all = board.knock_outs_for(candidate.kind).into_iter();
    all.filter(|it| answer(candidate, it) == Answer::Failed).map(words).collect()
}

fn outcome(
    board: &Board,
    candidate: &Candidate,
    tally: Option<&Tally>,
    rankings: &HashMap<SubjectKind, Ranking>,
    unconfirmed: &HashSet<DossierId>,
) -> Outcome {
    let settings = &board.round.settings;
    let Some(tally) = tally.filter(|_| settings.way.scores() && !board.scored_for(candidate.kind).is_empty())
    else {
        return Outcome::None;
    };
    let owing = tally.ballots.iter().filter(|it| matches!(it, Ballot::Incomplete { .. })).count();
    if settings.independent && (owing > 0 || unconfirmed.contains(&candidate.dossier)) {
        return Outcome::Hidden;
    }
    if owing > 0 || tally.mean.is_none() {
        return Outcome::Waiting { owing };
    }
    let mean = tally.mean.map_or_else(String::new, Points::two_decimals);
    let Some(ranking) = rankings.get(&candidate.kind) else { return Outcome::None };
    match ranking.placed.iter().find(|it| it.dossier == candidate.dossier) {
        Some(placed) => {
            let (state, inside) = match placed.cut {
                Cut::NoLine => ("", None),
                Cut::Inside => ("Trong số được chọn", Some(true)),
                Cut::Below => ("Dưới vạch chọn", Some(false)),
                Cut::Undecided => ("Bằng nhau ở vạch chọn", None),
            };
            Outcome::Stands {
                mean: placed.points.map_or(mean, Points::two_decimals),
                rank: format!("{}/{}", placed.rank, board.entered(candidate.kind)),
                grade: placed.grade.clone().unwrap_or_default(),
                state,
                inside,
            }
        }
        None => {
            let why = ranking.unranked.iter().find(|it| it.dossier == candidate.dossier);
            Outcome::Aside { mean, why: why.map_or_else(String::new, |it| it.reason.clone()) }
        }
    }
}

fn totals(board: &Board, tally: &Tally) -> Vec<(String, String)> {
    let voting = board.members.iter().zip(&tally.ballots).filter(|(member, _)| member.votes);
    voting
        .map(|(member, ballot)| {
            let figure = match ballot {
                Ballot::Scored { total } => total.two_decimals(),
                Ballot::Recused { .. } => "miễn".to_owned(),
                Ballot::Declined { .. } => "không tham gia".to_owned(),
                Ballot::Absent { .. } => "vắng".to_owned(),
                Ballot::Incomplete { .. } | Ballot::NoVote => "chưa xong".to_owned(),
            };
            (member.name.clone(), figure)
        })
        .collect()
}
