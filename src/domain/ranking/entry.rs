//! What each candidate brings into the comparison: result, grade, votes and the values of the tie rules.

use super::super::criteria::{Ceiling, Grading, Lowered, When};
use super::super::dossier::GateAnswer;
use super::super::ids::DossierId;
use super::super::points::Points;
use super::super::round::{Board, Candidate, Carry, Stage, TieRule};
use super::super::subject::SubjectKind;
use super::super::tally::{Ballot, Figures, Scale, Tally};
use super::super::votes::{self, VoteOutcome};
use super::so_far::Pending;
use super::{Among, Aside, Unranked};
use std::cmp::{Ordering, Reverse};
use std::collections::{HashMap, HashSet};

pub(super) struct Entry<'a> {
    pub(super) candidate: &'a Candidate,
    pub(super) tally: Tally,
    /// The mean joined with the earlier result; none where the council only votes.
    pub(super) points: Option<Points>,
    /// What is compared first: hundredths of points, or agreeing votes.
    pub(super) primary: i64,
    /// Place of the grade from 0, best first; the number of grades where there is none.
    pub(super) grade: usize,
    pub(super) grading: Option<&'a Grading>,
    pub(super) lowered: Option<Lowered>,
    pub(super) vote: Option<VoteOutcome>,
    /// Hundredths or counts, in the order of the declared rules.
    pub(super) rule_values: Vec<i64>,
    pub(super) decided: Option<usize>,
    /// What is still missing; none where the result is whole.
    pub(super) pending: Option<Pending>,
    grade_first: bool,
}

impl Entry<'_> {
    pub(super) fn grade_name(&self) -> Option<&str> {
        self.grading?.grades.get(self.grade).map(|grade| grade.name.as_str())
    }
}

/// What a result rests on.
#[derive(Clone, Copy)]
pub(super) enum Basis<'t> {
    /// Only on what is whole; this decides.
    Whole,
    /// On whatever there is, with the tallies of the kind in the order of the board; this only informs.
    SoFar(&'t [Tally]),
}

/// The candidates that can be compared, and those that cannot with the reason.
pub(super) fn gather<'a>(
    board: &'a Board,
    kind: SubjectKind,
    among: Among<'_>,
    basis: Basis<'_>,
) -> (Vec<Entry<'a>>, Vec<Unranked>) {
    let scale = Scale::of(board, kind);
    let mut figures: Option<Figures<'_>> = None;
    let so_far = matches!(basis, Basis::SoFar(_));
    let grading = board.graded_by(kind).and_then(|set| set.grading.as_ref());
    let self_scored: HashSet<DossierId> =
        board.stages.iter().filter(|it| it.stage == Stage::SelfScore).map(|it| it.dossier).collect();
    let way = board.round.settings.way;
    let (mut entries, mut unranked) = (Vec::new(), Vec::new());
    let of_kind = board.candidates.iter().filter(|c| c.kind == kind).enumerate();
    let group = of_kind.filter(|(_, c)| match among {
        Among::All => true,
        Among::Cluster(cluster) => c.cluster == cluster,
        Among::Field(field) => c.field == field,
    });
    for (at, candidate) in group {
        let mut set_aside = |reason: String, why: Aside| {
            unranked.push(Unranked {
                dossier: candidate.dossier,
                name: candidate.name.clone(),
                unit_name: candidate.unit_name.clone(),
                reason,
                why,
            });
        };
        let mut lacks = None;
        if let Some((reason, failed)) = gate_obstacle(board, candidate) {
            if failed || !so_far {
                set_aside(reason, if failed { Aside::Gate } else { Aside::Waiting });
                continue;
            }
            lacks = Some(reason);
        }
        let known = match basis {
            Basis::SoFar(tallies) => tallies.get(at).filter(|it| it.dossier == candidate.dossier),
            Basis::Whole => None,
        };
        let tally = match known {
            Some(known) => known.clone(),
            None => figures.get_or_insert_with(|| Figures::new(board)).tally(candidate, &scale),
        };
        let owing = if way.scores() { tally.owing } else { 0 };
        if way.scores() && (tally.mean.is_none() || owing > 0 && !so_far) {
            let reason = if tally.owing > 0 {
                format!("Chưa đủ điểm: còn {} thành viên chưa chấm xong.", tally.owing)
            } else {
                "Chưa có thành viên nào chấm.".to_owned()
            };
            set_aside(reason, Aside::Waiting);
            continue;
        }
        let vote = votes::outcome(board, candidate.dossier);
        if way.votes() {
            match vote {
                None => {
                    let reason = "Chưa có kết quả kiểm phiếu.".to_owned();
                    if !so_far || !way.scores() {
                        set_aside(reason, Aside::Waiting);
                        continue;
                    }
                    lacks = lacks.or(Some(reason));
                }
                Some(it) if !it.carried && !it.carried_lowered => {
                    let reason = format!(
                        "Không đủ phiếu đồng ý: {}/{}, cần ít nhất {}.",
                        it.agreeing, it.of, it.needed
                    );
                    set_aside(reason, Aside::Votes);
                    continue;
                }
                Some(_) => {}
            }
        }
        let points = if way.scores() { tally.mean.map(|mean| carried(board, candidate, mean)) } else { None };
        let lowered = match (grading, points) {
            (Some(grading), Some(points)) => grading.by_points(points).map(|by_points| {
                let unscored = !self_scored.contains(&candidate.dossier);
                grading.after(by_points, &ceilings(board, candidate, grading, (&tally, &scale), unscored))
            }),
            _ => None,
        };
        let grades = grading.map_or(0, |it| it.grades.len());
        entries.push(Entry {
            candidate,
            points,
            primary: points
                .map_or_else(|| vote.map_or(0, |it| i64::from(it.agreeing)), Points::as_hundredths),
            grade: lowered.as_ref().and_then(|it| it.after).unwrap_or(grades),
            grading,
            lowered: lowered.filter(|it| it.after != Some(it.by_points)),
            pending: (owing > 0 || lacks.is_some()).then(|| Pending {
                counted: tally.counted,
                of: tally.counted + owing,
                lacks,
            }),
            tally,
            vote,
            rule_values: Vec::new(),
            decided: None,
            grade_first: board.round.settings.grade_first && grading.is_some(),
        });
    }
    (entries, unranked)
}

/// The mean joined with the result of the round before, as declared.
fn carried(board: &Board, candidate: &Candidate, mean: Points) -> Points {
    let (Carry::Counted { percent }, Some(earlier)) = (board.round.settings.carry, candidate.earlier) else {
        return mean;
    };
    let percent = i64::from(percent.min(100));
    let weighted = earlier.as_hundredths() * percent + mean.as_hundredths() * (100 - percent);
    Points::mean(Points::hundredths(weighted), 100, board.round.settings.decimals).unwrap_or(mean)
}

/// Everything that keeps the grade down, each with its reason.
fn ceilings<'a>(
    board: &'a Board,
    candidate: &Candidate,
    grading: &'a Grading,
    (tally, scale): (&Tally, &Scale<'_>),
    unscored: bool,
) -> Vec<(&'a Ceiling, String)> {
    let mut found = Vec::new();
    for criterion in board.knock_outs_for(candidate.kind) {
        let answer = candidate.gates.iter().find(|it| it.criterion == criterion.id);
        if let Some(answered) = answer.filter(|it| it.answer == GateAnswer::Failed)
            && let super::super::criteria::Measure::KnockOut { ceiling } = &criterion.measure
        {
            let because = if answered.evidence.is_empty() {
                String::new()
            } else {
                format!(" ({})", answered.evidence)
            };
            found.push((ceiling, format!("{}{because}", criterion.title)));
        }
    }
    for rule in &grading.rules {
        match rule.when {
            When::NoSelfScore if unscored => found.push((&rule.ceiling, rule.when.label().to_owned())),
            When::ItemZero => {
                let zero = scale
                    .criteria
                    .iter()
                    .zip(&tally.criterion_means)
                    .find(|(c, mean)| c.measure.is_owed() && **mean == Some(Points::ZERO));
                if let Some((criterion, _)) = zero {
                    found.push((&rule.ceiling, format!("tiêu chí {} bị 0 điểm", criterion.code)));
                }
            }
            When::NoSelfScore => {}
        }
    }
    found
}

/// The first gate that stands in the way: its sentence, and whether it failed (else it is unanswered).
fn gate_obstacle(board: &Board, candidate: &Candidate) -> Option<(String, bool)> {
    let mut open = None;
    for gate in board.gates_for(candidate.kind) {
        match candidate.gates.iter().find(|answered| answered.criterion == gate.id) {
            Some(answered) if answered.answer == GateAnswer::Failed => {
                let because = if answered.evidence.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", answered.evidence)
                };
                return Some((format!("Không đạt điều kiện bắt buộc: {}{because}.", gate.title), true));
            }
            Some(_) => {}
            None => open = open.or(Some(gate)),
        }
    }
    open.map(|gate| (format!("Chưa trả lời điều kiện bắt buộc: {}.", gate.title), false))
}

/// Lower than every value that a rule can have: what the record cannot tell never stands above what it can.
pub(super) const UNKNOWN: i64 = i64::MIN;

pub(super) fn apply_rules(board: &Board, entries: &mut [Entry<'_>]) {
    let Some(kind) = entries.first().map(|entry| entry.candidate.kind) else { return };
    let criteria = board.scored_for(kind);
    let best = best_totals(board, entries);
    for entry in entries.iter_mut() {
        let totals = |entry: &Entry<'_>| -> Vec<i64> {
            let scored = entry.tally.ballots.iter().filter_map(|b| match b {
                Ballot::Scored { total } => Some(total.as_hundredths()),
                _ => None,
            });
            scored.collect()
        };
        let rules = &board.round.settings.tie_rules;
        entry.rule_values = rules
            .iter()
            .map(|rule| match rule {
                TieRule::Criterion { code } => criteria
                    .iter()
                    .position(|c| c.code == *code)
                    .and_then(|column| entry.tally.criterion_means[column])
                    .map_or(UNKNOWN, Points::as_hundredths),
                TieRule::Median => doubled_median(totals(entry)),
                TieRule::TopMarks => entry
                    .tally
                    .ballots
                    .iter()
                    .zip(&best)
                    .filter(|(ballot, best)| match ballot {
                        Ballot::Scored { total } => Some(*total) == **best,
                        _ => false,
                    })
                    .count() as i64,
                TieRule::Priorities => i64::from(entry.candidate.priorities),
                TieRule::Women => i64::from(entry.candidate.women == Some(true)),
                TieRule::WomenShare => entry.candidate.women_percent.map_or(UNKNOWN, Points::as_hundredths),
                TieRule::Earlier => entry.candidate.earlier.map_or(UNKNOWN, Points::as_hundredths),
                TieRule::Agreeing => entry.vote.map_or(UNKNOWN, |it| i64::from(it.agreeing)),
            })
            .collect();
    }
}

/// Each member's own highest total among the entries.
fn best_totals(board: &Board, entries: &[Entry<'_>]) -> Vec<Option<Points>> {
    (0..board.members.len())
        .map(|i| {
            let of_member = entries.iter().filter_map(|e| match e.tally.ballots[i] {
                Ballot::Scored { total } => Some(total),
                _ => None,
            });
            of_member.max()
        })
        .collect()
}

/// Twice the median, so that the mean of the two middle totals stays a whole number.
fn doubled_median(mut totals: Vec<i64>) -> i64 {
    totals.sort_unstable();
    let n = totals.len();
    match n {
        0 => UNKNOWN,
        _ if n % 2 == 1 => totals[n / 2] * 2,
        _ => totals[n / 2 - 1] + totals[n / 2],
    }
}

/// The better entry is the greater one.
pub(super) fn by_rules(a: &Entry<'_>, b: &Entry<'_>) -> Ordering {
    let by_grade = if a.grade_first { Reverse(a.grade).cmp(&Reverse(b.grade)) } else { Ordering::Equal };
    by_grade.then_with(|| a.primary.cmp(&b.primary)).then_with(|| a.rule_values.cmp(&b.rule_values))
}

/// Whether two neighbours stand on different ranks.
pub(super) fn separated(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    by_rules(a, b) != Ordering::Equal || (a.decided.is_some() && a.decided == b.decided)
}

/// Runs of entries that every rule leaves equal.
fn tied_runs(entries: &[Entry<'_>]) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for i in 1..=entries.len() {
        if i == entries.len() || by_rules(&entries[start], &entries[i]) != Ordering::Equal {
            if i - start > 1 {
                runs.push(start..i);
            }
            start = i;
        }
    }
    runs
}

pub(super) fn apply_decisions(board: &Board, entries: &mut [Entry<'_>]) {
    for run in tied_runs(entries) {
        let tied = &mut entries[run];
        // A decision that leaves out part of the tied group cannot order it, so it does not apply.
        let decision = board
            .decisions
            .iter()
            .enumerate()
            .rev()
            .find(|(_, d)| tied.iter().all(|e| d.order.contains(&e.candidate.dossier)));
        if let Some((index, decision)) = decision {
            let position: HashMap<DossierId, usize> =
                decision.order.iter().enumerate().map(|(i, d)| (*d, i)).collect();
            tied.sort_by_key(|e| position.get(&e.candidate.dossier).copied());
            for entry in tied {
                entry.decided = Some(index);
            }
        }
    }
}
