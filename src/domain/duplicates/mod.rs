//! Records that may be of one subject (M15). Only hints, each with its reasons; nothing is merged by itself, and a
//! pair of which somebody said "không trùng" never comes back.

mod against;
mod brief;
mod judge;
mod name;
mod rules;
mod typed;

pub use against::against;
pub use brief::{Places, SubjectBrief};
pub use judge::{Pair, Reason, Strength};
pub use rules::{DuplicateRules, Level, Weight, rules};
pub use typed::{Likeness, Wanted};

use super::ids::SubjectId;
use brief::{Names, What};
use judge::judge;
use std::collections::{BTreeMap, HashSet};

/// A bucket of more is only compared with so many neighbours each: a hundred records of one name in one unit are a
/// fault of their own, and shown by a few of them.
const NEIGHBOURS: usize = 48;

/// The pairs that may be one subject, the likeliest first; each pair once, the smaller identifier first. Pairs in
/// `apart` are left out. What is compared grows with the number of subjects, not with its square.
#[must_use]
pub fn pairs(subjects: &[SubjectBrief], apart: &[(SubjectId, SubjectId)]) -> Vec<Pair> {
    pairs_of(subjects, apart)
}

/// As [`pairs`], wherever the subjects are kept.
#[must_use]
pub fn pairs_of<'a>(
    subjects: impl IntoIterator<Item = &'a SubjectBrief>,
    apart: &[(SubjectId, SubjectId)],
) -> Vec<Pair> {
    let Some(rules) = rules() else { return Vec::new() };
    let ordered = |a: SubjectId, b: SubjectId| (a.min(b), a.max(b));
    let apart: HashSet<(SubjectId, SubjectId)> = apart.iter().map(|(a, b)| ordered(*a, *b)).collect();
    // By identifier, and each once: the order in which they come must not show in the answer.
    let subjects: BTreeMap<SubjectId, &SubjectBrief> = subjects.into_iter().map(|it| (it.id, it)).collect();
    let subjects: Vec<&SubjectBrief> = subjects.into_values().collect();
    let names: Vec<Names> = subjects.iter().map(|it| it.names(rules)).collect();
    let mut found = Vec::new();
    for (a, b) in met(&subjects, &names) {
        let (one, other) = (subjects[a as usize], subjects[b as usize]);
        if !apart.contains(&(one.id, other.id)) {
            found.extend(judge((one, &names[a as usize]), (other, &names[b as usize]), rules));
        }
    }
    found.sort_by(|one: &Pair, other| {
        other.points.cmp(&one.points).then((one.a, one.b).cmp(&(other.a, other.b)))
    });
    found
}

/// Whoever shares a name and something else meets here.
fn met(subjects: &[&SubjectBrief], names: &[Names]) -> Vec<(u32, u32)> {
    let mut met: Vec<(u32, u32)> = Vec::new();
    let mut all: Vec<(u64, u32)> = Vec::new();
    let mut keys = Vec::new();
    for what in What::ALL {
        all.clear();
        for (at, (it, names)) in (0u32..).zip(subjects.iter().zip(names)) {
            let mut marked = false;
            it.marks(what, |_| marked = true);
            if !marked {
                continue;
            }
            keys.clear();
            for name in names.all() {
                // A year alone does not carry a name that is off by a letter.
                if what == What::Year {
                    name.exact_keys(|key| keys.push(key));
                } else {
                    name.keys(|key| keys.push(key));
                }
            }
            it.marks(what, |mark| all.extend(keys.iter().map(|key| (key.rotate_left(17) ^ mark, at))));
        }
        all.sort_unstable();
        all.dedup();
        for bucket in all.chunk_by(|one, other| one.0 == other.0) {
            for (at, (_, one)) in bucket.iter().enumerate() {
                met.extend(bucket.iter().skip(at + 1).take(NEIGHBOURS).map(|(_, other)| (*one, *other)));
            }
        }
    }
    met.sort_unstable();
    met.dedup();
    met
}

#[cfg(test)]
mod tests;
