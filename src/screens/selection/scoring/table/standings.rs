//! What the figures of one kind come to while they are typed: ballots, ranks as far as they can be told, grades.

use super::dash;
use crate::domain::ids::DossierId;
use crate::domain::ranking::{Placed, Ranking, SoFar, rank, so_far};
use crate::domain::round::{Board, RoundState};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::{Tally, tallies};
use std::collections::HashMap;

/// Rank and grade of a dossier, and what is to be said about them.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) rank: String,
    /// Whether the rank can still change without any figure being altered.
    pub(super) tentative: bool,
    pub(super) grade: String,
    pub(super) why: String,
}

impl Standing {
    /// No rank, for this reason.
    pub(super) fn none(why: String) -> Self {
        Self { rank: dash(), tentative: false, grade: String::new(), why }
    }
}

/// Everything that follows from the figures of a kind.
#[derive(Debug)]
pub struct Standings {
    /// The ballots, in the order of the board.
    pub(super) tallies: Vec<Tally>,
    lines: HashMap<DossierId, Standing>,
    so_far: Option<SoFar>,
}

impl Standings {
    /// Only the ballots, for a sheet without ranks.
    #[must_use]
    pub fn bare(board: &Board, kind: SubjectKind) -> Self {
        Self { tallies: tallies(board, kind), lines: HashMap::new(), so_far: None }
    }

    /// Ballots and ranks. Where members score independently of each other a rank is told only of what is whole (S17).
    #[must_use]
    pub fn of(board: &Board, kind: SubjectKind) -> Self {
        let tallies = tallies(board, kind);
        if is_veiled(board) {
            let lines = lines(&rank(board, kind, None), |_| None);
            return Self { tallies, lines, so_far: None };
        }
        let so_far = so_far(board, kind, &tallies);
        let lines = lines(&so_far.ranking, |dossier| tentative(&so_far, dossier));
        Self { tallies, lines, so_far: Some(so_far) }
    }

    pub(super) fn line(&self, dossier: DossierId) -> Option<&Standing> {
        self.lines.get(&dossier)
    }

    /// The ranking as far as it can be told; none where it is not shown.
    #[must_use]
    pub const fn so_far(&self) -> Option<&SoFar> {
        self.so_far.as_ref()
    }
}

/// Whether members score independently and what follows from their figures stays hidden.
#[must_use]
pub fn is_veiled(board: &Board) -> bool {
    board.round.settings.independent && board.round.state == RoundState::Open
}

/// Why the rank of a dossier is not the last word; none where it is.
fn tentative(so_far: &SoFar, dossier: DossierId) -> Option<String> {
    match (so_far.pending.get(&dossier), so_far.waiting()) {
        (Some(pending), _) => Some(pending.sentence()),
        (None, 0) => None,
        (None, others) => {
            Some(format!("Hồ sơ này đã đủ phiếu; hạng còn tạm tính vì {others} hồ sơ khác chưa xong."))
        }
    }
}

fn lines(ranking: &Ranking, tentative: impl Fn(DossierId) -> Option<String>) -> HashMap<DossierId, Standing> {
    let placed = ranking.placed.iter().map(|it| (it.dossier, line(it, tentative(it.dossier).as_deref())));
    let aside = ranking.unranked.iter().map(|it| (it.dossier, Standing::none(it.reason.clone())));
    placed.chain(aside).collect()
}

fn line(placed: &Placed, tentative: Option<&str>) -> Standing {
    let because = match &placed.lowered {
        Some(lowered) if !lowered.reasons.is_empty() => {
            format!("Hạ xếp loại: {}.", lowered.reasons.join("; "))
        }
        _ => placed.above_next.clone().unwrap_or_default(),
    };
    Standing {
        rank: placed.rank.to_string(),
        // A grade is a judgement on the whole dossier; it waits for the last ballot.
        grade: placed.grade.clone().filter(|_| placed.tally.owing == 0).unwrap_or_default(),
        why: match tentative {
            Some(so_far) if because.is_empty() => so_far.to_owned(),
            Some(so_far) => format!("{so_far} {because}"),
            None => because,
        },
        tentative: tentative.is_some(),
    }
}
