//! A set revised after scoring began: the old and the new ranking side by side, before anybody accepts it (M6).

use super::super::ids::{CriteriaSetId, CriterionId, DossierId, MemberId};
use super::super::points::Points;
use super::super::ranking::{Ranking, rank};
use super::super::round::Board;
use super::super::subject::SubjectKind;
use super::derive::compare_versions;
use super::{CriteriaSet, Criterion, check_score, computed};
use std::collections::HashMap;

/// Where a dossier stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Ranked.
    Ranked {
        /// Rank from 1.
        rank: u32,
        /// Result; none where the council only votes.
        points: Option<Points>,
        /// Grade; none where there is none.
        grade: Option<String>,
    },
    /// Not ranked, and why.
    Aside(String),
}

/// One dossier before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The dossier.
    pub dossier: DossierId,
    /// Name of the subject.
    pub name: String,
    /// Name of the nominating unit.
    pub unit_name: String,
    /// By the set as it is.
    pub before: Place,
    /// By the revised set.
    pub after: Place,
}

impl Moved {
    /// Whether anything is different.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.before != self.after
    }
}

/// The dossiers of a kind, in the order of the new ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindMoves {
    /// The kind.
    pub kind: SubjectKind,
    /// Its dossiers.
    pub rows: Vec<Moved>,
}

/// Why a typed figure wants a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// It no longer fits the criterion, does not count, and is owed anew.
    Unfit,
    /// It still fits, but by the revised formula or bands its figure gives other points.
    OtherPoints,
    /// Its criterion was left out: it is kept and counts no more.
    LeftOut,
}

/// A typed figure that wants a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Dossier.
    pub dossier: DossierId,
    /// Member.
    pub member: MemberId,
    /// Criterion.
    pub criterion: CriterionId,
    /// As typed.
    pub points: Points,
    /// What the figure gives now, where it gives something else.
    pub now: Option<Points>,
    /// Why.
    pub why: Why,
}

/// What a revised set does to one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The kinds that it applies to and that are in the round.
    pub kinds: Vec<KindMoves>,
    /// Figures that want a look, in the order of the board.
    pub figures: Vec<Figure>,
    /// Criteria that are new and must be scored by every member for every dossier they apply to.
    pub owed: Vec<CriterionId>,
}

impl Revision {
    /// How many dossiers stand elsewhere, or with other points or another grade.
    #[must_use]
    pub fn moved(&self) -> usize {
        self.kinds.iter().flat_map(|kind| &kind.rows).filter(|row| row.differs()).count()
    }

    /// How many figures want a look for this reason.
    #[must_use]
    pub fn count(&self, why: Why) -> usize {
        self.figures.iter().filter(|figure| figure.why == why).count()
    }

    /// The figures that want a look, counted by criterion and reason, in the order in which they were met.
    #[must_use]
    pub fn by_criterion(&self) -> Vec<(CriterionId, Why, usize)> {
        let mut all: Vec<(CriterionId, Why, usize)> = Vec::new();
        for figure in &self.figures {
            match all.iter_mut().find(|(id, why, _)| (*id, *why) == (figure.criterion, figure.why)) {
                Some((.., count)) => *count += 1,
                None => all.push((figure.criterion, figure.why, 1)),
            }
        }
        all
    }
}

/// The board as it would be with `set` in the place of the version it has.
#[must_use]
pub fn revised(board: &Board, set: &CriteriaSet) -> Board {
    let mut board = board.clone();
    if let Some(here) = board.sets.iter_mut().find(|one| one.id == set.id) {
        here.clone_from(set);
    }
    board
}

/// Whether anything in the round rests on a set: it applies to a dossier there.
#[must_use]
pub fn concerns(board: &Board, set: CriteriaSetId) -> bool {
    board
        .sets
        .iter()
        .find(|one| one.id == set)
        .is_some_and(|set| board.candidates.iter().any(|one| set.kind.is_none_or(|kind| kind == one.kind)))
}

/// What `set` would do to the round in the place of the version that its board has.
#[must_use]
pub fn revision(board: &Board, set: &CriteriaSet) -> Revision {
    let after = revised(board, set);
    let applies = |kind: &SubjectKind| {
        set.kind.is_none_or(|own| own == *kind) && board.candidates.iter().any(|one| one.kind == *kind)
    };
    let kinds = SubjectKind::ALL
        .into_iter()
        .filter(applies)
        .map(|kind| KindMoves { kind, rows: moves(&rank(board, kind, None), &rank(&after, kind, None)) })
        .collect();
    let before = board.sets.iter().find(|one| one.id == set.id);
    let Some(before) = before else { return Revision { kinds, figures: Vec::new(), owed: Vec::new() } };
    let was: HashMap<CriterionId, &Criterion> = before.scored().map(|one| (one.id, one)).collect();
    let now: HashMap<CriterionId, &Criterion> = set.scored().map(|one| (one.id, one)).collect();
    let figures = board
        .scores
        .iter()
        .filter_map(|score| {
            let old = was.get(&score.criterion)?;
            let figure = |why, now| Figure {
                dossier: score.dossier,
                member: score.member,
                criterion: score.criterion,
                points: score.points,
                now,
                why,
            };
            let Some(new) = now.get(&score.criterion) else { return Some(figure(Why::LeftOut, None)) };
            if check_score(old, score.points).is_ok() && check_score(new, score.points).is_err() {
                return Some(figure(Why::Unfit, None));
            }
            // Points that follow from a figure are computed when it is typed; a new formula does not reach back.
            let gives = computed(new, score.input?).ok()?;
            (old.measure != new.measure && gives != score.points)
                .then(|| figure(Why::OtherPoints, Some(gives)))
        })
        .collect();
    let pairs = compare_versions(before, set);
    let owed = pairs
        .iter()
        .filter_map(|pair| {
            let after = pair.after.filter(|one| one.measure.is_owed())?;
            let was_owed = pair.before.is_some_and(|one| one.measure.is_scored());
            (!was_owed).then_some(after.id)
        })
        .collect();
    Revision { kinds, figures, owed }
}

fn places(ranking: &Ranking) -> Vec<(DossierId, &str, &str, Place)> {
    let ranked = ranking.placed.iter().map(|one| {
        let place = Place::Ranked { rank: one.rank, points: one.points, grade: one.grade.clone() };
        (one.dossier, one.name.as_str(), one.unit_name.as_str(), place)
    });
    let aside = ranking.unranked.iter().map(|one| {
        let place = Place::Aside(one.reason.clone());
        (one.dossier, one.name.as_str(), one.unit_name.as_str(), place)
    });
    ranked.chain(aside).collect()
}

fn moves(before: &Ranking, after: &Ranking) -> Vec<Moved> {
    let mut was: HashMap<DossierId, Place> =
        places(before).into_iter().map(|(dossier, .., place)| (dossier, place)).collect();
    places(after)
        .into_iter()
        .filter_map(|(dossier, name, unit_name, after)| {
            let before = was.remove(&dossier)?;
            Some(Moved { dossier, name: name.to_owned(), unit_name: unit_name.to_owned(), before, after })
        })
        .collect()
}
