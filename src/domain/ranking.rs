//! Ranking that explains itself: mean, declared tie rules, recorded decisions; equal ranks skip (M8, CB-5).

use super::dossier::GateAnswer;
use super::ids::DossierId;
use super::points::Points;
use super::round::{Board, Candidate, TieRule};
use super::subject::SubjectKind;
use super::tally::{Ballot, Figures, Tally};
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::HashMap;

/// Where a ranked dossier stands towards the cut line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cut {
    /// No places were declared for the kind.
    NoLine,
    /// Inside the places.
    Inside,
    /// Below the line.
    Below,
    /// Tied across the line: must be decided before closing.
    Undecided,
}

/// One ranked dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// Rank from 1; equal dossiers share it and the next rank is skipped.
    pub rank: u32,
    /// The dossier.
    pub dossier: DossierId,
    /// Name of the subject.
    pub name: String,
    /// Name of the nominating unit.
    pub unit_name: String,
    /// Its cluster.
    pub cluster: String,
    /// Ballots and means.
    pub tally: Tally,
    /// Where it stands towards the cut line.
    pub cut: Cut,
    /// Why it stands above the next one, as one sentence; none for the last.
    pub above_next: Option<String>,
}

/// A dossier that cannot be ranked, with the reason as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unranked {
    /// The dossier.
    pub dossier: DossierId,
    /// Name of the subject.
    pub name: String,
    /// Name of the nominating unit.
    pub unit_name: String,
    /// Why, in one sentence.
    pub reason: String,
    /// Whether a gate failed (as against figures or answers still missing).
    pub failed_gate: bool,
}

/// The ranking of one kind, over all clusters or within one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ranking {
    /// Kind of subject.
    pub kind: SubjectKind,
    /// Ranked dossiers, best first.
    pub placed: Vec<Placed>,
    /// Dossiers that cannot be ranked.
    pub unranked: Vec<Unranked>,
}

impl Ranking {
    /// Whether closing must wait for a decision on a tie across the cut line.
    #[must_use]
    pub fn has_tie_at_cut(&self) -> bool {
        self.placed.iter().any(|p| p.cut == Cut::Undecided)
    }
}

struct Entry<'a> {
    candidate: &'a Candidate,
    tally: Tally,
    mean: Points,
    rule_values: Vec<i64>,
    decided: Option<usize>,
}

/// Ranks the candidates of one kind; `cluster` narrows to one cluster and then no cut line applies.
#[must_use]
pub fn rank(board: &Board, kind: SubjectKind, cluster: Option<&str>) -> Ranking {
    let criteria = board.scored_for(kind);
    let figures = Figures::new(board);
    let mut entries = Vec::new();
    let mut unranked = Vec::new();
    let group = board
        .candidates
        .iter()
        .filter(|c| c.kind == kind && cluster.is_none_or(|cluster| c.cluster == cluster));
    for candidate in group {
        let set_aside = |reason: String, failed_gate: bool| Unranked {
            dossier: candidate.dossier,
            name: candidate.name.clone(),
            unit_name: candidate.unit_name.clone(),
            reason,
            failed_gate,
        };
        if let Some((reason, failed)) = gate_obstacle(board, candidate) {
            unranked.push(set_aside(reason, failed));
            continue;
        }
        let tally = figures.tally(candidate, &criteria);
        match tally.mean {
            _ if tally.owing > 0 => {
                let reason = format!("Chưa đủ điểm: còn {} thành viên chưa chấm xong.", tally.owing);
                unranked.push(set_aside(reason, false));
            }
            None => unranked.push(set_aside("Chưa có thành viên nào chấm.".to_owned(), false)),
            Some(mean) => {
                entries.push(Entry { candidate, tally, mean, rule_values: Vec::new(), decided: None });
            }
        }
    }
    apply_rules(board, &criteria, &mut entries);
    // The identifier only fixes the order in which equal entries are listed; it never gives a better rank.
    entries.sort_by(|a, b| by_rules(b, a).then_with(|| a.candidate.dossier.cmp(&b.candidate.dossier)));
    apply_decisions(board, &mut entries);
    let placed = place(board, kind, cluster.is_none(), entries);
    Ranking { kind, placed, unranked }
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

fn apply_rules(board: &Board, criteria: &[&super::criteria::Criterion], entries: &mut [Entry<'_>]) {
    let best = best_totals(board, entries);
    for entry in entries.iter_mut() {
        let totals = |entry: &Entry<'_>| -> Vec<i64> {
            entry
                .tally
                .ballots
                .iter()
                .filter_map(|b| match b {
                    Ballot::Scored { total } => Some(total.as_hundredths()),
                    _ => None,
                })
                .collect()
        };
        entry.rule_values = board
            .round
            .settings
            .tie_rules
            .iter()
            .map(|rule| match rule {
                TieRule::Criterion { code } => criteria
                    .iter()
                    .position(|c| c.code == *code)
                    .and_then(|column| entry.tally.criterion_means[column])
                    .map_or(0, Points::as_hundredths),
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
            })
            .collect();
    }
}

/// Each member's own highest total among the entries.
fn best_totals(board: &Board, entries: &[Entry<'_>]) -> Vec<Option<Points>> {
    (0..board.members.len())
        .map(|i| {
            entries
                .iter()
                .filter_map(|e| match e.tally.ballots[i] {
                    Ballot::Scored { total } => Some(total),
                    _ => None,
                })
                .max()
        })
        .collect()
}

/// Twice the median, so that the mean of the two middle totals stays a whole number.
fn doubled_median(mut totals: Vec<i64>) -> i64 {
    totals.sort_unstable();
    let n = totals.len();
    match n {
        0 => 0,
        _ if n % 2 == 1 => totals[n / 2] * 2,
        _ => totals[n / 2 - 1] + totals[n / 2],
    }
}

fn by_rules(a: &Entry<'_>, b: &Entry<'_>) -> Ordering {
    a.mean.cmp(&b.mean).then_with(|| a.rule_values.cmp(&b.rule_values))
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

fn apply_decisions(board: &Board, entries: &mut [Entry<'_>]) {
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

fn separated(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    by_rules(a, b) != Ordering::Equal || (a.decided.is_some() && a.decided == b.decided)
}

fn place(board: &Board, kind: SubjectKind, with_cut: bool, entries: Vec<Entry<'_>>) -> Vec<Placed> {
    let mut ranks: Vec<u32> = Vec::with_capacity(entries.len());
    for i in 0..entries.len() {
        let shared = i > 0 && !separated(&entries[i - 1], &entries[i]);
        ranks.push(if shared { ranks[i - 1] } else { i as u32 + 1 });
    }
    let line = board
        .round
        .settings
        .places
        .iter()
        .find(|places| places.kind == kind && with_cut)
        .map(|places| places.most);
    let reasons: Vec<Option<String>> = (0..entries.len())
        .map(|i| entries.get(i + 1).map(|next| why_above(board, &entries[i], next)))
        .collect();
    let group_end = |i: usize| (ranks.iter().rposition(|r| *r == ranks[i]).unwrap_or(i) + 1) as u32;
    let cuts: Vec<Cut> = (0..entries.len())
        .map(|i| match line {
            None => Cut::NoLine,
            Some(most) if group_end(i) <= most => Cut::Inside,
            Some(most) if ranks[i] > most => Cut::Below,
            Some(_) => Cut::Undecided,
        })
        .collect();
    entries
        .into_iter()
        .zip(ranks)
        .zip(cuts.into_iter().zip(reasons))
        .map(|((entry, rank), (cut, above_next))| Placed {
            rank,
            dossier: entry.candidate.dossier,
            name: entry.candidate.name.clone(),
            unit_name: entry.candidate.unit_name.clone(),
            cluster: entry.candidate.cluster.clone(),
            tally: entry.tally,
            cut,
            above_next,
        })
        .collect()
}

fn why_above(board: &Board, upper: &Entry<'_>, lower: &Entry<'_>) -> String {
    let name = &lower.candidate.name;
    if upper.mean != lower.mean {
        return format!(
            "Xếp trên {name} vì điểm trung bình cao hơn ({} so với {}).",
            upper.mean.two_decimals(),
            lower.mean.two_decimals()
        );
    }
    let same = format!("cùng điểm trung bình {}", upper.mean.two_decimals());
    let rules = &board.round.settings.tie_rules;
    let first = (0..rules.len()).find(|i| upper.rule_values[*i] != lower.rule_values[*i]);
    if let Some(i) = first {
        let (a, b) = (upper.rule_values[i], lower.rule_values[i]);
        let figures = match rules[i] {
            TieRule::Criterion { .. } => {
                format!(
                    " ({} so với {})",
                    Points::hundredths(a).two_decimals(),
                    Points::hundredths(b).two_decimals()
                )
            }
            TieRule::Median => format!(" ({} so với {})", halved(a), halved(b)),
            TieRule::TopMarks | TieRule::Priorities => format!(" ({a} so với {b})"),
            TieRule::Women => String::new(),
        };
        return format!("Xếp trên {name} vì {same}, {}{figures}.", rules[i].label());
    }
    match upper.decided.filter(|index| lower.decided == Some(*index)).map(|index| &board.decisions[index]) {
        Some(decision) => {
            format!(
                "Xếp trên {name}: {same}, bằng nhau ở mọi quy tắc; {} quyết định, lý do: {}.",
                decision.by, decision.reason
            )
        }
        None => format!("Đồng hạng với {name}: {same}, bằng nhau ở mọi quy tắc đã khai báo."),
    }
}

/// Half of a doubled median, with the third decimal that an even council can give.
fn halved(doubled: i64) -> String {
    if doubled % 2 == 0 {
        Points::hundredths(doubled / 2).two_decimals()
    } else {
        format!("{},{:03}", doubled / 200, (doubled % 200) * 5)
    }
}
