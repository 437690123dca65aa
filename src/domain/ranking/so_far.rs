//! Ranks on the figures there are so far, for the eye of those who score. Nothing is decided by them: what closes a round
//! asks [`super::rank_among`] alone.

use super::super::ids::DossierId;
use super::super::round::Board;
use super::super::subject::SubjectKind;
use super::super::tally::Tally;
use super::entry::{self, Basis};
use super::{Among, Aside, Cut, Ranking, in_order, place};
use std::collections::{HashMap, HashSet};

/// What a ranked dossier still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Ballots that are whole.
    pub counted: u32,
    /// Ballots there will be: the whole ones and those still owed.
    pub of: u32,
    /// What is missing besides ballots, as a sentence; none for nothing.
    pub lacks: Option<String>,
}

impl Pending {
    /// "Tạm tính theo 4/7 phiếu."
    #[must_use]
    pub fn sentence(&self) -> String {
        let lacks = self.lacks.as_deref().map(|it| format!(" {it}")).unwrap_or_default();
        if self.counted < self.of {
            format!("Tạm tính theo {}/{} phiếu.{lacks}", self.counted, self.of)
        } else {
            format!("Tạm tính.{lacks}")
        }
    }
}

/// The ranking of one kind as far as it can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoFar {
    /// Every dossier that somebody has scored whole, ranked; the others aside with their reason.
    pub ranking: Ranking,
    /// The ranked ones whose result can still change.
    pub pending: HashMap<DossierId, Pending>,
}

impl SoFar {
    /// How many dossiers of the kind are still waited for.
    #[must_use]
    pub fn waiting(&self) -> usize {
        let aside = self.ranking.unranked.iter().filter(|it| it.why == Aside::Waiting).count();
        self.pending.len() + aside
    }

    /// Whether nothing is waited for; then it is the ranking itself.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.waiting() == 0
    }

    /// The dossiers that would be chosen as things stand: inside the line, or ranked where there is none.
    #[must_use]
    pub fn chosen(&self) -> HashSet<DossierId> {
        let placed = self.ranking.placed.iter();
        placed.filter(|it| matches!(it.cut, Cut::Inside | Cut::NoLine)).map(|it| it.dossier).collect()
    }
}

/// Ranks the candidates of one kind by the ballots that are whole, whoever still owes one; `tallies` are theirs, in the
/// order of the board (see [`super::super::tally::tallies`]). A failed gate or a vote that did not carry keep a dossier out
/// as always, and one that nobody has scored whole has no rank.
#[must_use]
pub fn so_far(board: &Board, kind: SubjectKind, tallies: &[Tally]) -> SoFar {
    let (entries, unranked) = entry::gather(board, kind, Among::All, Basis::SoFar(tallies));
    let entries = in_order(board, entries);
    let pending = entries.iter().filter_map(|it| Some((it.candidate.dossier, it.pending.clone()?))).collect();
    let placed = place(board, board.line(kind), entries);
    SoFar { ranking: Ranking { kind, placed, unranked }, pending }
}
