//! Ranking that explains itself: result, declared tie rules, recorded decisions; equal ranks skip (M8, CB-5).

mod entry;
mod reason;
mod so_far;

pub use reason::Because;
pub use so_far::{Pending, SoFar, so_far};

use super::criteria::Lowered;
use super::ids::DossierId;
use super::points::Points;
use super::round::Board;
use super::subject::SubjectKind;
use super::tally::Tally;
use super::votes::VoteOutcome;
use entry::{Basis, Entry};
use serde::Serialize;
use std::collections::HashSet;

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
    /// Its field.
    pub field: String,
    /// Ballots and means.
    pub tally: Tally,
    /// The result that is ranked: the mean, joined with the earlier result where the settings say so; none where the
    /// council only votes.
    pub points: Option<Points>,
    /// The result of the round before; none where there is none.
    pub earlier: Option<Points>,
    /// The grade that holds; none where the set gives no grades, or the dossier gets none.
    pub grade: Option<String>,
    /// What lowered the grade; none where nothing did.
    pub lowered: Option<Lowered>,
    /// What the votes came to; none where none were counted.
    pub vote: Option<VoteOutcome>,
    /// Where it stands towards the cut line.
    pub cut: Cut,
    /// What sets it above the next one; none for the last.
    pub because: Option<Because>,
    /// The same as one sentence.
    pub above_next: Option<String>,
}

/// Why a dossier is not ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aside {
    /// A gate failed: not eligible, whatever the score.
    Gate,
    /// Figures, answers or votes are still missing.
    Waiting,
    /// The vote did not carry.
    Votes,
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
    /// Which sort of reason it is.
    pub why: Aside,
}

impl Unranked {
    /// Whether a gate failed (as against figures or answers still missing).
    #[must_use]
    pub fn failed_gate(&self) -> bool {
        self.why == Aside::Gate
    }
}

/// The ranking of one kind, over all or within one cluster or field.
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

/// Which dossiers of a kind are compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Among<'a> {
    /// All of them; only here the cut line applies.
    All,
    /// Those of one cluster (CB-5).
    Cluster(&'a str),
    /// Those of one field (KG-4).
    Field(&'a str),
}

/// Ranks the candidates of one kind; `cluster` narrows to one cluster and then no cut line applies.
#[must_use]
pub fn rank(board: &Board, kind: SubjectKind, cluster: Option<&str>) -> Ranking {
    rank_among(board, kind, cluster.map_or(Among::All, Among::Cluster))
}

/// Ranks the candidates of one kind among those of a cluster or field, or among all.
#[must_use]
pub fn rank_among(board: &Board, kind: SubjectKind, among: Among<'_>) -> Ranking {
    let (entries, unranked) = entry::gather(board, kind, among, Basis::Whole);
    let line = if among == Among::All { board.line(kind) } else { None };
    Ranking { kind, placed: place(board, line, in_order(board, entries)), unranked }
}

/// The entries best first.
fn in_order<'a>(board: &Board, mut entries: Vec<Entry<'a>>) -> Vec<Entry<'a>> {
    entry::apply_rules(board, &mut entries);
    // The identifier only fixes the order in which equal entries are listed; it never gives a better rank.
    entries.sort_by(|a, b| entry::by_rules(b, a).then_with(|| a.candidate.dossier.cmp(&b.candidate.dossier)));
    entry::apply_decisions(board, &mut entries);
    entries
}

/// The dossiers that are chosen as things stand, over all kinds: inside the line, or ranked where there is none.
#[must_use]
pub fn chosen(board: &Board) -> HashSet<DossierId> {
    let rankings = SubjectKind::ALL.into_iter().map(|kind| rank(board, kind, None));
    let placed = rankings.flat_map(|ranking| ranking.placed);
    placed.filter(|it| matches!(it.cut, Cut::Inside | Cut::NoLine)).map(|it| it.dossier).collect()
}

fn place(board: &Board, line: Option<u32>, entries: Vec<Entry<'_>>) -> Vec<Placed> {
    let mut ranks: Vec<u32> = Vec::with_capacity(entries.len());
    for i in 0..entries.len() {
        let shared = i > 0 && !entry::separated(&entries[i - 1], &entries[i]);
        ranks.push(if shared { ranks[i - 1] } else { i as u32 + 1 });
    }
    let reasons: Vec<Option<Because>> = (0..entries.len())
        .map(|i| entries.get(i + 1).map(|next| reason::because(board, &entries[i], next)))
        .collect();
    let sentences: Vec<Option<String>> = (0..entries.len())
        .map(|i| {
            let (because, next) = (reasons[i].as_ref()?, entries.get(i + 1)?);
            Some(reason::sentence(board, because, &entries[i], next))
        })
        .collect();
    // The last place that each rank reaches to, seen from behind.
    let mut ends = vec![0u32; entries.len()];
    for i in (0..entries.len()).rev() {
        let same = i + 1 < entries.len() && ranks[i + 1] == ranks[i];
        ends[i] = if same { ends[i + 1] } else { i as u32 + 1 };
    }
    entries
        .into_iter()
        .enumerate()
        .zip(reasons.into_iter().zip(sentences))
        .map(|((i, entry), (because, above_next))| Placed {
            rank: ranks[i],
            dossier: entry.candidate.dossier,
            name: entry.candidate.name.clone(),
            unit_name: entry.candidate.unit_name.clone(),
            cluster: entry.candidate.cluster.clone(),
            field: entry.candidate.field.clone(),
            grade: entry.grade_name().map(str::to_owned),
            points: entry.points,
            earlier: entry.candidate.earlier,
            vote: entry.vote,
            cut: match line {
                None => Cut::NoLine,
                Some(most) if ends[i] <= most => Cut::Inside,
                Some(most) if ranks[i] > most => Cut::Below,
                Some(_) => Cut::Undecided,
            },
            lowered: entry.lowered,
            tally: entry.tally,
            because,
            above_next,
        })
        .collect()
}
