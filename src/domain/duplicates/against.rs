//! Subjects that are on their way in, held against those that are there.

use super::brief::{Names, SubjectBrief};
use super::judge::{Pair, judge};
use super::rules::rules;
use std::collections::{HashMap, HashSet};

/// For every one of `new` the pairs with those of `there` that may be the same, the likeliest first. The identifiers of `new`
/// must be none of `there`; what is compared grows with the number of both, not with their product.
#[must_use]
pub fn against<'a>(
    new: &[SubjectBrief],
    there: impl IntoIterator<Item = &'a SubjectBrief>,
) -> Vec<Vec<Pair>> {
    let mut found: Vec<Vec<Pair>> = vec![Vec::new(); new.len()];
    let Some(rules) = rules() else { return found };
    let names: Vec<Names> = new.iter().map(|it| it.names(rules)).collect();
    let mut wanted: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, names) in names.iter().enumerate() {
        for name in names.all() {
            name.keys(|key| {
                let all = wanted.entry(key).or_default();
                if all.last() != Some(&at) {
                    all.push(at);
                }
            });
        }
    }
    for one in there {
        let own = one.names(rules);
        let mut met: HashSet<usize> = HashSet::new();
        for name in own.all() {
            name.keys(|key| met.extend(wanted.get(&key).into_iter().flatten()));
        }
        for at in met {
            found[at].extend(judge((&new[at], &names[at]), (one, &own), rules));
        }
    }
    for pairs in &mut found {
        pairs.sort_by(|one, other| {
            other.points.cmp(&one.points).then((one.a, one.b).cmp(&(other.a, other.b)))
        });
    }
    found
}
