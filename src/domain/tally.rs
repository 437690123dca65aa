//! From typed figures to one ballot per member and dossier.

use super::criteria::{Caps, CriteriaSet, Criterion, check_score};
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
    /// How many of the highest and as many of the lowest totals the declared setting leaves out of the mean.
    pub left_out: u32,
    /// Sum of the totals that count in the mean.
    pub sum: Points,
    /// Mean over those who scored, without what is left out, rounded as declared; none when nobody did.
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
    pub fn tally(&self, candidate: &Candidate, scale: &Scale<'_>) -> Tally {
        let width = scale.criteria.len();
        let mut cells: Vec<Option<Points>> = vec![None; width * self.board.members.len()];
        for typed in self.typed.get(&candidate.dossier).map_or(&[][..], Vec::as_slice) {
            if let Some(column) = scale.criteria.iter().position(|c| c.id == typed.criterion)
                // A figure from before a revision that fits no longer is owed anew.
                && check_score(scale.criteria[column], typed.points).is_ok()
            {
                cells[typed.member * width + column] = Some(typed.points);
            }
        }
        let ballots: Vec<Ballot> = self
            .board
            .members
            .iter()
            .enumerate()
            .map(|(i, member)| {
                self.ballot(candidate.dossier, member, scale, &cells[i * width..(i + 1) * width])
            })
            .collect();
        let mut totals: Vec<Points> = ballots
            .iter()
            .filter_map(|b| match b {
                Ballot::Scored { total } => Some(*total),
                _ => None,
            })
            .collect();
        let counted = totals.len() as u32;
        let settings = &self.board.round.settings;
        let left_out = if counted > 2 * u32::from(settings.trim) { u32::from(settings.trim) } else { 0 };
        totals.sort_unstable();
        let kept = &totals[left_out as usize..totals.len() - left_out as usize];
        let sum: Points = kept.iter().copied().sum();
        let mean = Points::mean(sum, kept.len() as u32, settings.decimals);
        let owing = ballots.iter().filter(|b| matches!(b, Ballot::Incomplete { .. })).count() as u32;
        let criterion_means = (0..width)
            .map(|column| {
                let of_counted = ballots
                    .iter()
                    .enumerate()
                    .filter(|(_, b)| matches!(b, Ballot::Scored { .. }))
                    .filter_map(|(i, _)| cells[i * width + column]);
                Points::mean(of_counted.sum(), counted, settings.decimals)
            })
            .collect();
        Tally { dossier: candidate.dossier, ballots, counted, owing, left_out, sum, mean, criterion_means }
    }

    fn ballot(
        &self,
        dossier: DossierId,
        member: &Member,
        scale: &Scale<'_>,
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
        let needed = scale.criteria.iter().filter(|c| c.measure.is_owed()).count();
        let typed = scale
            .criteria
            .iter()
            .zip(cells)
            .filter(|(c, cell)| c.measure.is_owed() && cell.is_some())
            .count();
        if typed < needed || needed == 0 {
            return Ballot::Incomplete { typed, needed };
        }
        Ballot::Scored { total: scale.total(cells) }
    }
}

/// The scored criteria of a kind with the blocks that cap bonus and deduction.
#[derive(Debug)]
pub struct Scale<'a> {
    /// The scored criteria, in order.
    pub criteria: Vec<&'a Criterion>,
    /// Block of each criterion.
    block_of: Vec<usize>,
    /// Caps and enclosing block of each block, the enclosing one first.
    blocks: Vec<(Caps, Option<usize>)>,
}

impl<'a> Scale<'a> {
    /// The scale of one kind on a board.
    #[must_use]
    pub fn of(board: &'a Board, kind: SubjectKind) -> Self {
        Self::over(board.sets_for(kind))
    }

    /// The scale over these sets, in their order.
    #[must_use]
    pub fn over(sets: impl IntoIterator<Item = &'a CriteriaSet>) -> Self {
        let (mut criteria, mut block_of, mut blocks) = (Vec::new(), Vec::new(), Vec::new());
        for set in sets {
            let whole = blocks.len();
            blocks.push((set.caps, None));
            let mut keys: HashMap<u32, usize> = HashMap::with_capacity(set.groups.len());
            for group in &set.groups {
                let parent = group.parent.and_then(|parent| keys.get(&parent).copied()).unwrap_or(whole);
                keys.insert(group.key, blocks.len());
                blocks.push((group.caps, Some(parent)));
            }
            for criterion in set.scored() {
                criteria.push(criterion);
                block_of.push(criterion.group.and_then(|key| keys.get(&key).copied()).unwrap_or(whole));
            }
        }
        Self { criteria, block_of, blocks }
    }

    /// The total of one row of cells: points, plus bonus and minus deduction as far as each block's caps let them count.
    #[must_use]
    pub fn total(&self, cells: &[Option<Points>]) -> Points {
        let mut total = Points::ZERO;
        let mut extra = vec![(Points::ZERO, Points::ZERO); self.blocks.len()];
        for ((criterion, cell), block) in self.criteria.iter().zip(cells).zip(&self.block_of) {
            let points = cell.unwrap_or_default();
            if criterion.measure.is_deduction() {
                extra[*block].1 = extra[*block].1 + points;
            } else if criterion.measure.is_bonus() {
                extra[*block].0 = extra[*block].0 + points;
            } else {
                total = total + points;
            }
        }
        for block in (0..self.blocks.len()).rev() {
            let (caps, parent) = self.blocks[block];
            let (bonus, deduction) = caps.cap(extra[block].0, extra[block].1);
            match parent {
                Some(parent) => {
                    extra[parent] = (extra[parent].0 + bonus, extra[parent].1 + deduction);
                }
                None => total = total + bonus - deduction,
            }
        }
        total
    }
}

/// The tallies of all candidates of one kind, in the order of the board.
#[must_use]
pub fn tallies(board: &Board, kind: SubjectKind) -> Vec<Tally> {
    let figures = Figures::new(board);
    let scale = Scale::of(board, kind);
    board.candidates.iter().filter(|c| c.kind == kind).map(|c| figures.tally(c, &scale)).collect()
}
