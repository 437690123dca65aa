//! From typed figures to one ballot per member and dossier.

use super::criteria::{Criterion, Measure};
use super::ids::DossierId;
use super::points::Points;
use super::round::{Board, Candidate, Member, Standing};
use super::subject::SubjectKind;
use serde::Serialize;
use std::collections::HashMap;

/// What one member did with one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "ballot", rename_all = "snake_case")]
pub enum Ballot {
    /// Every criterion has a figure.
    Scored {
        /// The member's total.
        total: Points,
    },
    /// Some criteria have no figure yet; an empty cell is not 0.
    Incomplete {
        /// Figures typed.
        typed: usize,
        /// Figures needed.
        needed: usize,
    },
    /// Không tham gia.
    Declined {
        /// Why.
        reason: String,
    },
    /// Miễn.
    Recused {
        /// Why.
        reason: String,
    },
    /// Vắng.
    Absent {
        /// Why.
        reason: String,
    },
    /// No right to vote.
    NoVote,
}

impl Ballot {
    /// The mark in a score table; everything but a total prints as "–".
    #[must_use]
    pub fn mark(&self) -> String {
        match self {
            Self::Scored { total } => total.two_decimals(),
            _ => "–".to_owned(),
        }
    }

    /// Why there is no total; `None` when there is one.
    #[must_use]
    pub fn why_not(&self) -> Option<String> {
        let with = |word: &str, reason: &str| {
            if reason.is_empty() { word.to_owned() } else { format!("{word}: {reason}") }
        };
        match self {
            Self::Scored { .. } => None,
            Self::Incomplete { typed, needed } => Some(format!("mới chấm {typed}/{needed} tiêu chí")),
            Self::Declined { reason } => Some(with("không tham gia", reason)),
            Self::Recused { reason } => Some(with("miễn chấm", reason)),
            Self::Absent { reason } => Some(with("vắng", reason)),
            Self::NoVote => Some("không có quyền chấm".to_owned()),
        }
    }
}

/// All ballots of one dossier and what follows from them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// The dossier.
    pub dossier: DossierId,
    /// One ballot per member, in the order of the council.
    pub ballots: Vec<Ballot>,
    /// Members who scored it whole.
    pub counted: u32,
    /// Members who still owe figures.
    pub owing: u32,
    /// Sum of the totals.
    pub sum: Points,
    /// Mean over those who scored, rounded as declared; none when nobody did.
    pub mean: Option<Points>,
    /// Mean per scored criterion over those who scored it whole, in the order of the criteria.
    pub criterion_means: Vec<Option<Points>>,
}

/// The figures of a board, addressable in constant time.
pub struct Figures<'a> {
    board: &'a Board,
    members: HashMap<super::ids::MemberId, usize>,
    typed: HashMap<DossierId, Vec<Typed>>,
    standings: HashMap<(DossierId, super::ids::MemberId), (Standing, &'a str)>,
}

#[derive(Clone, Copy)]
struct Typed {
    member: usize,
    criterion: super::ids::CriterionId,
    points: Points,
}

impl<'a> Figures<'a> {
    /// Sorts the figures of `board` by dossier.
    #[must_use]
    pub fn new(board: &'a Board) -> Self {
        let members: HashMap<_, _> = board.members.iter().enumerate().map(|(i, m)| (m.id, i)).collect();
        let mut typed: HashMap<DossierId, Vec<Typed>> = HashMap::with_capacity(board.candidates.len());
        for score in &board.scores {
            if let Some(&member) = members.get(&score.member) {
                let entry = Typed { member, criterion: score.criterion, points: score.points };
                typed.entry(score.dossier).or_default().push(entry);
            }
        }
        let standings =
            board.sheets.iter().map(|s| ((s.dossier, s.member), (s.standing, s.reason.as_str()))).collect();
        Self { board, members, typed, standings }
    }

    /// How many members the council has.
    #[must_use]
    pub fn council(&self) -> usize {
        self.members.len()
    }

    /// The tally of one candidate.
    #[must_use]
    pub fn tally(&self, candidate: &Candidate, criteria: &[&Criterion]) -> Tally {
        let width = criteria.len();
        let mut cells: Vec<Option<Points>> = vec![None; width * self.board.members.len()];
        for typed in self.typed.get(&candidate.dossier).map_or(&[][..], Vec::as_slice) {
            if let Some(column) = criteria.iter().position(|c| c.id == typed.criterion) {
                cells[typed.member * width + column] = Some(typed.points);
            }
        }
        let ballots: Vec<Ballot> = self
            .board
            .members
            .iter()
            .enumerate()
            .map(|(i, member)| {
                self.ballot(candidate.dossier, member, criteria, &cells[i * width..(i + 1) * width])
            })
            .collect();
        let totals = ballots.iter().filter_map(|b| match b {
            Ballot::Scored { total } => Some(*total),
            _ => None,
        });
        let (counted, sum) = totals.fold((0, Points::ZERO), |(n, sum), total| (n + 1, sum + total));
        let owing = ballots.iter().filter(|b| matches!(b, Ballot::Incomplete { .. })).count() as u32;
        let decimals = self.board.round.settings.decimals;
        let criterion_means = (0..width)
            .map(|column| {
                let of_counted = ballots
                    .iter()
                    .enumerate()
                    .filter(|(_, b)| matches!(b, Ballot::Scored { .. }))
                    .filter_map(|(i, _)| cells[i * width + column]);
                Points::mean(of_counted.sum(), counted, decimals)
            })
            .collect();
        let mean = Points::mean(sum, counted, decimals);
        Tally { dossier: candidate.dossier, ballots, counted, owing, sum, mean, criterion_means }
    }

    fn ballot(
        &self,
        dossier: DossierId,
        member: &Member,
        criteria: &[&Criterion],
        cells: &[Option<Points>],
    ) -> Ballot {
        if !member.votes {
            return Ballot::NoVote;
        }
        if !member.present {
            return Ballot::Absent { reason: member.absence.clone() };
        }
        match self.standings.get(&(dossier, member.id)) {
            Some((Standing::Declined, reason)) => return Ballot::Declined { reason: (*reason).to_owned() },
            Some((Standing::Recused, reason)) => return Ballot::Recused { reason: (*reason).to_owned() },
            Some((Standing::Scoring, _)) | None => {}
        }
        // Bonus and deduction may stay empty: most dossiers have none.
        let owed = |c: &Criterion| matches!(c.measure, Measure::Points { .. });
        let needed = criteria.iter().filter(|c| owed(c)).count();
        let typed = criteria.iter().zip(cells).filter(|(c, cell)| owed(c) && cell.is_some()).count();
        if typed < needed || needed == 0 {
            return Ballot::Incomplete { typed, needed };
        }
        let total = criteria.iter().zip(cells).fold(Points::ZERO, |sum, (criterion, cell)| {
            let points = cell.unwrap_or_default();
            if matches!(criterion.measure, Measure::Deduction { .. }) { sum - points } else { sum + points }
        });
        Ballot::Scored { total }
    }
}

/// The tallies of all candidates of one kind, in the order of the board.
#[must_use]
pub fn tallies(board: &Board, kind: SubjectKind) -> Vec<Tally> {
    let figures = Figures::new(board);
    let criteria = board.scored_for(kind);
    board.candidates.iter().filter(|c| c.kind == kind).map(|c| figures.tally(c, &criteria)).collect()
}
