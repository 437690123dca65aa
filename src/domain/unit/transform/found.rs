//! Pairs proposed by name.

use super::super::words::{bare, core, split};
use super::super::{Unit, in_tree_order};
use super::{Pair, Transformation, Written};
use crate::domain::ids::UnitId;
use crate::text::{clean, fold, words};
use std::collections::HashSet;

/// What was found by name, and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposal {
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// New name, and an old name for which no unit was found, or several.
    pub unfound: Vec<(String, String)>,
}

/// Pairs by name. Without a list, every unit that was entered as a new one is paired with the old one of its name;
/// with a list, every line becomes a pair.
#[must_use]
pub fn propose(units: &[Unit], change: &Transformation, written: &[Written]) -> Proposal {
    let tree: Vec<&Unit> = in_tree_order(units).into_iter().map(|(_, unit)| unit).collect();
    let olds: Vec<&Unit> = tree.iter().copied().filter(|unit| change.is_old(unit)).collect();
    let news: Vec<&Unit> = tree.iter().copied().filter(|unit| change.is_new(unit)).collect();
    let mut proposal = Proposal::default();
    let mut taken: HashSet<UnitId> = HashSet::new();
    if written.is_empty() {
        for new in news {
            let mut from: Vec<UnitId> =
                tree.iter().filter(|old| old.successor == Some(new.id)).map(|old| old.id).collect();
            if from.is_empty() {
                from.extend(named(&new.name, &olds, &taken).map(|old| old.id));
            }
            // Those that went into it before are done; only what still runs is proposed.
            from.retain(|id| olds.iter().any(|old| old.id == *id && old.valid_to.is_none()));
            if !from.is_empty() {
                taken.extend(&from);
                proposal.pairs.push(Pair { name: new.name.clone(), unit: Some(new.id), from });
            }
        }
        return proposal;
    }
    for line in written {
        let mut from: Vec<UnitId> = Vec::new();
        for old in &line.from {
            match named(old, &olds, &HashSet::new()) {
                Some(unit) if !from.contains(&unit.id) => from.push(unit.id),
                Some(_) => {}
                None => proposal.unfound.push((line.name.clone(), old.clone())),
            }
        }
        if line.from.is_empty() {
            from.extend(named(&line.name, &olds, &taken).map(|old| old.id));
            if from.is_empty() {
                proposal.unfound.push((line.name.clone(), String::new()));
            }
        }
        taken.extend(&from);
        let first = from.first().and_then(|id| olds.iter().find(|old| old.id == *id));
        let name = first.map_or_else(|| clean(&line.name), |old| under(&line.name, &old.name));
        let new = named(&name, &news, &HashSet::new());
        // A unit that only leaves its district stays what it is.
        let stays = first.filter(|old| from.len() == 1 && core(&old.name) == core(&name)).map(|old| old.id);
        proposal.pairs.push(Pair { name, unit: new.map(|unit| unit.id).or(stays), from });
    }
    proposal
}

/// Old units of the kind that is made anew that stand in no pair.
#[must_use]
pub fn unpaired<'a>(units: &'a [Unit], change: &Transformation, pairs: &[Pair]) -> Vec<&'a Unit> {
    let paired: HashSet<UnitId> =
        pairs.iter().flat_map(|pair| pair.from.iter().chain(&pair.unit)).copied().collect();
    let tree = in_tree_order(units).into_iter().map(|(_, unit)| unit);
    tree.filter(|unit| {
        unit.kind == change.merges
            && change.is_old(unit)
            && unit.valid_to.is_none()
            && !change.is_new(unit)
            && !paired.contains(&unit.id)
            && !change.is_done_for(unit, units)
    })
    .collect()
}

/// The one unit that a name means: spelt so, else so without accents, else the same place under another organisation,
/// else the same place on another level. Several of one step are none.
fn named<'a>(name: &str, among: &[&'a Unit], taken: &HashSet<UnitId>) -> Option<&'a Unit> {
    let spelt = |text: &str| words::words(split(text).1).into_iter().map(|w| w.key).collect::<Vec<_>>();
    let (exact, folded, place, alone) = (spelt(name), fold(name), core(name), bare(name));
    let all_names = |unit: &Unit| {
        let old = unit.old_names.iter().map(|old| old.name.clone());
        [unit.name.clone(), unit.short_name.clone()].into_iter().chain(old).collect::<Vec<_>>()
    };
    let steps: [&dyn Fn(&str) -> bool; 4] =
        [&|n| spelt(n) == exact, &|n| fold(n) == folded, &|n| core(n) == place, &|n| bare(n) == alone];
    for step in steps {
        let fits = |unit: &&&Unit| all_names(unit).iter().any(|n| !n.is_empty() && step(n));
        let found: Vec<&&Unit> = among.iter().filter(|u| !taken.contains(&u.id)).filter(fits).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Some(**one),
            _ => return None,
        }
    }
    None
}

/// The name with the organisation of `old` before it ("xã Bạch Đằng" under "Hội LHPN xã Cao Chương").
fn under(name: &str, old: &str) -> String {
    let name = clean(name);
    let (own, _) = split(&name);
    let (organisation, _) = split(old);
    if !own.is_empty() || organisation.is_empty() {
        return name;
    }
    let mut letters = name.chars();
    let level = letters.next().map(|first| first.to_lowercase().chain(letters).collect::<String>());
    format!("{organisation} {}", level.unwrap_or_default())
}
