//! The rows of the tree, worked out once when something changes, not at every drawing.

use crate::domain::Command;
use crate::domain::ids::UnitId;
use crate::domain::unit::{Tree, Unit, in_tree_order};
use crate::text::date::short_date;
use crate::text::{fold, matches, query_words};
use chrono::NaiveDate;
use std::collections::HashMap;

/// A unit as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub id: UnitId,
    /// How far it is set in.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// The word for its kind.
    pub kind: &'static str,
    /// Its cluster.
    pub cluster: String,
    /// Whether it has ended.
    pub ended: bool,
    /// Since when, until when, who took over, what it was called.
    pub validity: String,
}

/// The rows that match, and how many ended units are left out.
pub(super) fn rows(units: &[Unit], find: &str, former: bool, today: NaiveDate) -> (Vec<Row>, usize) {
    let query = query_words(find);
    let tree = Tree::new(units);
    let mut placed: Vec<(usize, &Unit)> = in_tree_order(units);
    if placed.len() < units.len() {
        // A unit whose parent is gone must not vanish from the list in which it would be mended.
        let known: std::collections::HashSet<UnitId> = placed.iter().map(|(_, unit)| unit.id).collect();
        placed.extend(units.iter().filter(|unit| !known.contains(&unit.id)).map(|unit| (0, unit)));
    }
    let mut hidden = 0;
    // What stands under a unit that is left out moves up to the next one that is shown.
    let mut depths: HashMap<UnitId, usize> = HashMap::new();
    let mut shown = Vec::new();
    for (_, unit) in placed {
        let ended = unit.has_ended(today);
        let depth = unit.parent.and_then(|parent| depths.get(&parent)).copied().unwrap_or(0);
        let folded = fold(&words(unit));
        if !matches(&query, &folded) {
            depths.insert(unit.id, depth);
            continue;
        }
        // Whoever looks for a name finds the merged unit too.
        if ended && !former && query.is_empty() {
            hidden += 1;
            depths.insert(unit.id, depth);
            continue;
        }
        depths.insert(unit.id, depth + 1);
        shown.push(Row {
            id: unit.id,
            depth: if query.is_empty() { depth } else { 0 },
            name: unit.name.clone(),
            kind: unit.kind.label(),
            cluster: unit.cluster.clone(),
            ended,
            validity: validity(unit, &tree, today),
        });
    }
    (shown, hidden)
}

fn words(unit: &Unit) -> String {
    let mut words = format!("{} {} {} {} {}", unit.name, unit.short_name, unit.cluster, unit.code, unit.note);
    for old in &unit.old_names {
        words.push(' ');
        words.push_str(&old.name);
    }
    words
}

/// "đến 30/06/2025, nay là Hội LHPN xã …", "từ 01/07/2025", "trước là …".
pub(super) fn validity(unit: &Unit, tree: &Tree<'_>, today: NaiveDate) -> String {
    let mut parts = Vec::new();
    match (unit.valid_from, unit.valid_to) {
        (_, Some(to)) => parts.push(format!("đến {}", short_date(to))),
        (Some(from), None) if from > today => parts.push(format!("hoạt động từ {}", short_date(from))),
        (Some(from), None) => parts.push(format!("từ {}", short_date(from))),
        (None, None) => {}
    }
    if let Some(heir) = unit.successor.and_then(|id| tree.get(id)) {
        parts.push(format!("nay là {}", heir.name));
    }
    if let Some(old) = unit.old_names.last() {
        parts.push(format!("trước là {}", old.name));
    }
    parts.join(", ")
}

/// The deed that moves a unit one place up or down among its siblings; none at the end.
pub(super) fn moved(units: &[Unit], id: UnitId, up: bool) -> Option<Command> {
    let unit = units.iter().find(|unit| unit.id == id)?;
    let mut siblings: Vec<&Unit> = in_tree_order(units)
        .into_iter()
        .map(|(_, one)| one)
        .filter(|one| one.parent == unit.parent)
        .collect();
    let at = siblings.iter().position(|one| one.id == id)?;
    // Ended units between are passed: nobody sees them.
    let live = |one: &&Unit| one.valid_to.is_none() || one.id == id;
    let to = if up {
        siblings[..at].iter().rposition(live)?
    } else {
        at + 1 + siblings[at + 1..].iter().position(live)?
    };
    let taken = siblings.remove(at);
    siblings.insert(to, taken);
    let commands: Vec<Command> = siblings
        .into_iter()
        .zip(1..)
        .filter(|(one, order)| one.order != *order)
        .map(|(one, order)| Command::SaveUnit { unit: Unit { order, ..one.clone() } })
        .collect();
    let title = format!("Chuyển {} {}", unit.name, if up { "lên trên" } else { "xuống dưới" });
    Some(Command::Batch { title, commands })
}
