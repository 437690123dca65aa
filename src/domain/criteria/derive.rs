//! Sets derived from another (KG-5): a copy that keeps the link, and what has become of each line since.

use super::super::ids::{CriteriaSetId, CriterionId, PlanId};
use super::super::subject::SubjectKind;
use super::{CriteriaSet, Criterion};

/// A copy of `from` under another plan or for another kind of subject. Groups, caps and grades come along; every
/// criterion is a new one that knows the line it was taken from.
#[must_use]
pub fn derive(
    from: &CriteriaSet,
    id: CriteriaSetId,
    plan: PlanId,
    kind: Option<SubjectKind>,
    mut fresh: impl FnMut() -> CriterionId,
) -> CriteriaSet {
    let criteria = from
        .criteria
        .iter()
        .map(|one| Criterion { id: fresh(), origin: Some(one.id), ..one.clone() })
        .collect();
    CriteriaSet { id, plan, kind, derived_from: Some(from.id), criteria, version: 1, ..from.clone() }
}

/// What has become of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// As it was.
    Unchanged,
    /// Changed.
    Changed {
        /// Its sentence or its note.
        words: bool,
        /// What it does: its sort or its points.
        points: bool,
    },
    /// It stands only in the later set.
    Added,
    /// It stands only in the earlier set.
    LeftOut,
}

impl Standing {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Changed { words: true, points: true } => "Sửa lời và cách tính điểm",
            Self::Changed { points: true, .. } => "Sửa cách tính điểm",
            Self::Changed { words: true, .. } => "Sửa lời",
            Self::Unchanged | Self::Changed { .. } => "Giữ nguyên",
            Self::Added => "Thêm mới",
            Self::LeftOut => "Không lấy",
        }
    }
}

/// A line of one set beside the same line of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'a> {
    /// The line in the earlier set; none where it was added.
    pub before: Option<&'a Criterion>,
    /// The line in the later set; none where it was left out.
    pub after: Option<&'a Criterion>,
}

impl<'a> Pair<'a> {
    /// What has become of the line.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match (self.before, self.after) {
            (Some(before), Some(after)) => {
                let words = before.title != after.title || before.note != after.note;
                let points = before.measure != after.measure;
                if words || points { Standing::Changed { words, points } } else { Standing::Unchanged }
            }
            (None, _) => Standing::Added,
            (Some(_), None) => Standing::LeftOut,
        }
    }

    /// The line, whichever set it stands in.
    #[must_use]
    pub fn either(&self) -> Option<&'a Criterion> {
        self.after.or(self.before)
    }
}

/// The lines of a derived set beside those of the set it came from: in its own order, each line left out where it
/// stood among its neighbours.
#[must_use]
pub fn compare<'a>(base: &'a CriteriaSet, derived: &'a CriteriaSet) -> Vec<Pair<'a>> {
    pairs(&base.criteria, &derived.criteria, |one| one.origin)
}

/// The lines of two versions of one set, by identifier.
#[must_use]
pub fn compare_versions<'a>(before: &'a CriteriaSet, after: &'a CriteriaSet) -> Vec<Pair<'a>> {
    pairs(&before.criteria, &after.criteria, |one| Some(one.id))
}

fn pairs<'a>(
    base: &'a [Criterion],
    here: &'a [Criterion],
    key: impl Fn(&Criterion) -> Option<CriterionId>,
) -> Vec<Pair<'a>> {
    let mut seen = std::collections::HashSet::new();
    let mut all: Vec<Pair<'a>> = here
        .iter()
        .map(|after| {
            // A second copy of one line is an addition: a line has one successor.
            let before = base.iter().find(|one| key(after) == Some(one.id) && seen.insert(one.id));
            Pair { before, after: Some(after) }
        })
        .collect();
    let mut place = 0;
    for one in base {
        let kept = |pair: &Pair<'_>| pair.before.is_some_and(|before| before.id == one.id);
        match all.iter().position(kept) {
            Some(at) => place = at + 1,
            None => {
                all.insert(place.min(all.len()), Pair { before: Some(one), after: None });
                place += 1;
            }
        }
    }
    all
}

/// The line as the earlier set has it, with the identifier, mark and group that it has here; a line that was left out
/// comes back as a new one.
#[must_use]
pub fn taken_back(
    pair: &Pair<'_>,
    derived: &CriteriaSet,
    fresh: impl FnOnce() -> CriterionId,
) -> Option<Criterion> {
    let before = pair.before?;
    Some(match pair.after {
        Some(after) => Criterion {
            id: after.id,
            code: after.code.clone(),
            group: after.group,
            origin: after.origin,
            ..before.clone()
        },
        None => Criterion {
            id: fresh(),
            origin: Some(before.id),
            code: free_code(&before.code, derived),
            group: before.group.filter(|key| derived.groups.iter().any(|group| group.key == *key)),
            ..before.clone()
        },
    })
}

/// The mark, or the next one like it that nobody has: marks are unique in a set.
fn free_code(code: &str, set: &CriteriaSet) -> String {
    let taken = |code: &str| set.criteria.iter().any(|one| one.code.trim() == code.trim());
    let mut free = code.to_owned();
    let mut n = 2;
    while taken(&free) {
        free = format!("{code}-{n}");
        n += 1;
    }
    free
}
