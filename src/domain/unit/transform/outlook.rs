//! What a change does to each unit.

use super::super::{OldName, OldParent, Tree, Unit, in_tree_order};
use super::{Pair, Transformation};
use crate::domain::ids::UnitId;
use crate::text::{clean, fold};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What stands in the way of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The pair, by its place; none when it is about the whole.
    pub pair: Option<usize>,
    /// What is wrong and what to do.
    pub sentence: String,
}

/// What a change does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outlook {
    /// Every unit that is written, new ones first, as it will stand.
    pub units: Vec<Unit>,
    /// Units that are made.
    pub made: Vec<UnitId>,
    /// Units that go on, under a new name or in a new place.
    pub going_on: Vec<UnitId>,
    /// Units that end.
    pub ended: Vec<UnitId>,
    /// Units below the ended ones that come under the new ones.
    pub moved: Vec<UnitId>,
    /// Old units of the kind that is made anew that stand in no pair: they stay as they are.
    pub without: Vec<UnitId>,
    /// Other units that stay under a unit that ends without successor.
    pub left: Vec<UnitId>,
    /// What stands in the way; nothing can be stored while there is any.
    pub troubles: Vec<Trouble>,
}

pub(super) fn look(
    units: &[Unit],
    change: &Transformation,
    pairs: &[Pair],
    fresh: &mut dyn FnMut() -> i64,
) -> Outlook {
    let troubles = troubles(units, change, pairs);
    let mut work =
        Work { units, change, tree: Tree::new(units), out: Outlook { troubles, ..Outlook::default() } };
    // Whom each old unit goes into.
    let mut heirs: HashMap<UnitId, UnitId> = HashMap::new();
    let mut order = units.iter().map(|unit| unit.order).max().unwrap_or(0);
    let mut moved = Vec::new();
    let mut ended = Vec::new();
    for pair in pairs {
        order += 1;
        let target = work.target(pair, order, fresh);
        let mut place = 0;
        for old in pair.from.iter().filter(|old| **old != target.id) {
            heirs.entry(*old).or_insert(target.id);
        }
        for old in &pair.from {
            moved.extend(work.children(*old, &target, &mut place, pairs));
        }
        work.out.units.push(target);
    }
    for (_, unit) in in_tree_order(units) {
        let heir = heirs.get(&unit.id).copied();
        let ends = heir.is_some() || (change.ends.contains(&unit.kind) && change.is_old(unit));
        let goes_on = pairs.iter().any(|pair| pair.unit == Some(unit.id));
        if ends && !goes_on {
            work.out.ended.push(unit.id);
            ended.push(Unit {
                valid_to: Some(unit.valid_to.map_or(change.last_day(), |to| to.min(change.last_day()))),
                successor: heir.or(unit.successor),
                ..unit.clone()
            });
        }
    }
    work.out.moved = moved.iter().map(|unit: &Unit| unit.id).collect();
    work.out.units.extend(moved);
    work.out.units.extend(ended);
    work.rest(pairs);
    work.out
}

struct Work<'a> {
    units: &'a [Unit],
    change: &'a Transformation,
    tree: Tree<'a>,
    out: Outlook,
}

impl Work<'_> {
    /// The unit of a pair as it will stand.
    fn target(&mut self, pair: &Pair, order: i32, fresh: &mut dyn FnMut() -> i64) -> Unit {
        let olds: Vec<&Unit> = pair.from.iter().filter_map(|id| self.tree.get(*id)).collect();
        let above = self.above(pair);
        let name = clean(&pair.name);
        let mut target = match pair.unit.and_then(|id| self.tree.get(id)) {
            Some(unit) => {
                self.out.going_on.push(unit.id);
                let mut target = unit.clone();
                if !name.is_empty() && name != unit.name {
                    if !self.change.is_new(unit) {
                        let until = Some(self.change.last_day());
                        target.old_names.push(OldName { name: unit.name.clone(), until });
                    }
                    target.name = name;
                    // A short name of the old name would be wrong; none shows the full one.
                    target.short_name.clear();
                }
                target
            }
            None => {
                let unit = Unit::new(UnitId(fresh()), self.change.merges, name);
                self.out.made.push(unit.id);
                Unit { valid_from: Some(self.change.day), order, ..unit }
            }
        };
        target.kind = self.change.merges;
        target.valid_to = None;
        target.successor = None;
        if let Some(above) = above.filter(|above| Some(*above) != target.parent) {
            note_parent(&mut target, self.change);
            target.parent = Some(above);
            target.order = order;
        }
        if target.cluster.is_empty() {
            target.cluster = self.cluster(&olds);
        }
        target
    }

    /// Under whom the new one stands: the nearest above the old ones of the kind laid down, else the only one there is.
    fn above(&self, pair: &Pair) -> Option<UnitId> {
        let mut named = pair.unit.iter().chain(&pair.from);
        let up = named.find_map(|id| {
            let path = std::iter::successors(self.tree.get(*id), |unit| {
                unit.parent.and_then(|parent| self.tree.get(parent))
            });
            path.take(self.units.len()).find(|unit| unit.kind == self.change.above)
        });
        let mut all =
            self.units.iter().filter(|u| u.kind == self.change.above && !u.has_ended(self.change.day));
        let only = || all.next().filter(|_| all.next().is_none());
        up.or_else(only).map(|unit| unit.id)
    }

    /// The cluster that most of the old ones were in; a commune without one was in that of its district.
    fn cluster(&self, olds: &[&Unit]) -> String {
        let mut counted: BTreeMap<&str, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
        for (at, unit) in olds.iter().enumerate() {
            let above =
                unit.parent.and_then(|id| self.tree.get(id)).filter(|u| self.change.ends.contains(&u.kind));
            let cluster = [Some(*unit), above].into_iter().flatten().find(|unit| !unit.cluster.is_empty());
            if let Some(cluster) = cluster {
                counted.entry(&cluster.cluster).or_insert((0, std::cmp::Reverse(at))).0 += 1;
            }
        }
        counted
            .into_iter()
            .max_by_key(|(_, count)| *count)
            .map(|(name, _)| name.to_owned())
            .unwrap_or_default()
    }

    /// What stands below an old unit comes under the new one; what has its own pair does not.
    fn children(&self, old: UnitId, target: &Unit, place: &mut i32, pairs: &[Pair]) -> Vec<Unit> {
        let mut out = Vec::new();
        for (_, unit) in in_tree_order(self.units).into_iter().filter(|(_, unit)| unit.parent == Some(old)) {
            let own = pairs.iter().any(|pair| pair.unit == Some(unit.id) || pair.from.contains(&unit.id));
            if own || self.change.is_old(unit) || unit.has_ended(self.change.day) {
                continue;
            }
            *place += 1;
            if old == target.id {
                continue;
            }
            let mut moved = unit.clone();
            note_parent(&mut moved, self.change);
            moved.parent = Some(target.id);
            moved.order = *place;
            out.push(moved);
        }
        out
    }

    /// What stays as it is although it belongs to what ends.
    fn rest(&mut self, pairs: &[Pair]) {
        let written: HashSet<UnitId> = self.out.units.iter().map(|unit| unit.id).collect();
        let ended: HashSet<UnitId> = self.out.ended.iter().copied().collect();
        let paired: HashSet<UnitId> =
            pairs.iter().flat_map(|pair| pair.from.iter().chain(&pair.unit)).copied().collect();
        for (_, unit) in in_tree_order(self.units) {
            if written.contains(&unit.id) || unit.has_ended(self.change.day) {
                continue;
            }
            let waits = unit.kind == self.change.merges
                && self.change.is_old(unit)
                && !self.change.is_new(unit)
                && !paired.contains(&unit.id)
                && !self.change.is_done_for(unit, self.units);
            if waits {
                self.out.without.push(unit.id);
            } else if unit.parent.is_some_and(|parent| ended.contains(&parent)) {
                self.out.left.push(unit.id);
            }
        }
    }
}

/// Keeps under whom the unit stood.
fn note_parent(unit: &mut Unit, change: &Transformation) {
    let new = unit.valid_from.is_some_and(|from| from >= change.day);
    if let Some(parent) = unit.parent.filter(|_| !new) {
        unit.old_parents.push(OldParent { parent, until: Some(change.last_day()) });
    }
}

fn troubles(units: &[Unit], change: &Transformation, pairs: &[Pair]) -> Vec<Trouble> {
    let tree = Tree::new(units);
    let name = |id: UnitId| tree.get(id).map(|unit| unit.name.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut seen: HashMap<UnitId, usize> = HashMap::new();
    let mut targets = HashSet::new();
    let mut names: HashSet<String> = HashSet::new();
    for (at, pair) in pairs.iter().enumerate() {
        let mut say = |sentence: String| found.push(Trouble { pair: Some(at), sentence });
        if pair.unit.is_none() {
            if clean(&pair.name).is_empty() {
                say(format!("Đơn vị mới thứ {} chưa có tên. Hãy nhập tên, hoặc bỏ dòng này.", at + 1));
            } else if !names.insert(fold(&pair.name)) {
                say(format!("“{}” được ghi hai lần. Hãy dồn các đơn vị cũ vào một dòng.", clean(&pair.name)));
            }
        }
        if pair.from.is_empty() && pair.unit.is_none() {
            say(format!(
                "“{}” chưa có đơn vị cũ nào. Hãy chọn đơn vị cũ, hoặc bỏ dòng này.",
                clean(&pair.name)
            ));
        }
        for id in pair.unit.iter().chain(&pair.from) {
            if tree.get(*id).is_none() {
                say(format!("Không tìm thấy đơn vị số {id}. Có thể đơn vị này đã bị xóa."));
            }
        }
        if let Some(unit) = pair.unit
            && !targets.insert(unit)
        {
            say(format!("“{}” được ghi làm đơn vị mới hai lần.", name(unit)));
        }
        for old in &pair.from {
            if let Some(first) = seen.insert(*old, at)
                && first != at
            {
                say(format!(
                    "“{}” được ghi ở hai đơn vị mới. Hãy giữ ở đơn vị nhận phần chính, bỏ ở đơn vị kia.",
                    name(*old)
                ));
            }
            if tree.get(*old).is_some_and(|unit| unit.has_ended(change.last_day())) {
                say(format!("“{}” đã kết thúc từ trước. Hãy bỏ khỏi dòng này.", name(*old)));
            }
        }
    }
    for (at, pair) in pairs.iter().enumerate() {
        let goes = pair.unit.and_then(|unit| seen.get(&unit).map(|other| (unit, *other)));
        if let Some((unit, other)) = goes
            && other != at
        {
            found.push(Trouble {
                pair: Some(at),
                sentence: format!(
                    "“{}” vừa đi tiếp vừa nhập vào đơn vị khác. Hãy chọn một trong hai.",
                    name(unit)
                ),
            });
        }
    }
    if pairs.is_empty() {
        let sentence = "Chưa có đơn vị mới nào. Hãy ghép các đơn vị cũ trước.".to_owned();
        found.push(Trouble { pair: None, sentence });
    }
    found
}
