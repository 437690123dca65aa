//! The rows of the board: who is shown, under whom, and with which sums.

use super::debts::Debt;
use super::{BoardRow, Figures};
use crate::domain::ids::UnitId;
use crate::domain::obligation::{Bound, Frequency};
use crate::domain::progress::{Progress, Submission, belongs_to, is_late};
use crate::domain::subject::SubjectKind;
use crate::domain::unit::{Unit, in_tree_order};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// One quota on its way to the board.
pub(super) struct Part<'a> {
    pub bound: Bound,
    pub every: Frequency,
    pub kinds: &'a [SubjectKind],
    pub progress: Progress,
    /// The dossiers that count for it, of every time.
    pub dossiers: Vec<&'a Submission>,
    /// The day that settles who is bound and who has taken over from whom.
    pub on: NaiveDate,
    pub debts: Vec<Debt>,
}

/// Rows with their sums.
pub(super) struct Placed {
    pub rows: Vec<BoardRow>,
    pub total: Figures,
    pub aside: u32,
}

/// Who stands above whom on a day; in the place of a unit that was merged stands who took it over.
struct Above<'a> {
    units: HashMap<UnitId, &'a Unit>,
    on: NaiveDate,
}

impl<'a> Above<'a> {
    fn new(units: &'a [Unit], on: NaiveDate) -> Self {
        Self { units: units.iter().map(|unit| (unit.id, unit)).collect(), on }
    }

    fn gone(&self, unit: &Unit) -> bool {
        unit.has_ended(self.on) && unit.successor.is_some_and(|heir| self.units.contains_key(&heir))
    }

    /// The unit, or who took it over, and whoever stands above, each once.
    fn path(&self, id: UnitId) -> Vec<UnitId> {
        let (mut seen, mut path) = (HashSet::new(), Vec::new());
        let mut at = Some(id);
        while let Some(unit) = at.filter(|id| seen.insert(*id)).and_then(|id| self.units.get(&id)) {
            if self.gone(unit) {
                at = unit.successor;
            } else {
                path.push(unit.id);
                at = unit.parent;
            }
        }
        path
    }
}

/// Whether a dossier could count for both quotas as far as units go.
pub(super) fn share_units(a: &Part<'_>, b: &Part<'_>, units: &[Unit]) -> bool {
    let meets = |low: &Part<'_>, high: &Part<'_>| {
        let above = Above::new(units, low.on.max(high.on));
        let bound: HashSet<UnitId> = high.progress.units.iter().map(|unit| unit.unit).collect();
        low.progress.units.iter().any(|unit| above.path(unit.unit).iter().any(|id| bound.contains(id)))
    };
    meets(a, b) || meets(b, a)
}

#[derive(Default)]
struct Node {
    own: Figures,
    bound: bool,
    short: bool,
    over: bool,
    pressing: bool,
    behind: u32,
    last: Option<NaiveDate>,
}

/// The rows of one quota, or of several whose figures may be summed.
pub(super) fn placed(parts: &[Part<'_>], units: &[Unit]) -> Placed {
    let mut nodes: HashMap<UnitId, Node> = HashMap::new();
    let mut shown: HashSet<UnitId> = HashSet::new();
    let mut aside = 0;
    for part in parts {
        let above = Above::new(units, part.on);
        let bound: HashSet<UnitId> = part.progress.units.iter().map(|unit| unit.unit).collect();
        owed(part, &mut nodes);
        for unit in &bound {
            shown.insert(*unit);
            shown.extend(above.path(*unit));
        }
        let once = part.every == Frequency::Once;
        let now = part.progress.current.and_then(|at| part.progress.occurrences.get(at));
        for one in &part.dossiers {
            let path = above.path(one.unit);
            // Without a day at all, what is owed once counts whenever it came.
            let counts = now.map_or(once, |time| belongs_to(one, time, once));
            if !path.iter().any(|id| bound.contains(id)) {
                aside += u32::from(counts);
                continue;
            }
            for id in &path {
                let node = nodes.entry(*id).or_default();
                node.last = node.last.max(one.received);
            }
            if let (true, Some(seat)) = (counts, path.first()) {
                shown.extend(&path);
                let own = &mut nodes.entry(*seat).or_default().own;
                own.received += 1;
                own.accepted += u32::from(one.is_accepted());
                own.late += u32::from(now.is_some_and(|time| is_late(one, time, once)));
            }
        }
    }
    let on = parts.iter().map(|part| part.on).max().unwrap_or_default();
    let (rows, total) = rows(&mut nodes, &shown, &Above::new(units, on));
    Placed { rows, total, aside }
}

/// What a quota asks of each unit.
fn owed(part: &Part<'_>, nodes: &mut HashMap<UnitId, Node>) {
    let current = part.progress.current;
    for unit in &part.progress.units {
        let node = nodes.entry(unit.unit).or_default();
        node.bound = true;
        node.short |= !unit.met;
        let capped = matches!(part.bound, Bound::AtMost | Bound::Exactly);
        node.over |= capped && unit.required.is_some_and(|required| unit.received > required);
        node.own += Figures {
            required: unit.required.unwrap_or(0),
            missing: unit.missing,
            unknown: u32::from(unit.required.is_none()),
            ..Figures::default()
        };
    }
    for debt in &part.debts {
        let node = nodes.entry(debt.unit).or_default();
        node.pressing |= debt.pressing;
        node.behind += u32::from(debt.time != current);
    }
}

fn rows(
    nodes: &mut HashMap<UnitId, Node>,
    shown: &HashSet<UnitId>,
    above: &Above<'_>,
) -> (Vec<BoardRow>, Figures) {
    // The tree of those shown: under the nearest that is shown too.
    let mut placed: Vec<Unit> = shown
        .iter()
        .filter_map(|id| above.units.get(id))
        .map(|unit| {
            let path = above.path(unit.parent.unwrap_or(unit.id));
            let parent = path.into_iter().find(|id| *id != unit.id && shown.contains(id));
            Unit { parent, ..(*unit).clone() }
        })
        .collect();
    placed.sort_by_key(|unit| unit.id);
    let mut rows: Vec<BoardRow> = in_tree_order(&placed)
        .into_iter()
        .map(|(depth, unit)| {
            let node = nodes.remove(&unit.id).unwrap_or_default();
            BoardRow {
                unit: unit.id,
                name: unit.name.clone(),
                depth,
                below: 0,
                bound: node.bound,
                met: node.bound && !node.short,
                over: node.over,
                pressing: node.pressing,
                behind: node.behind,
                own: node.own,
                sum: node.own,
                pressing_sum: u32::from(node.pressing),
                last: node.last,
            }
        })
        .collect();
    for at in (0..rows.len()).rev() {
        let (before, from) = rows.split_at_mut(at);
        let Some((row, _)) = from.split_first() else { continue };
        // The nearest row before that stands one step higher is the one above.
        if let Some(parent) = before.iter_mut().rev().find(|one| one.depth < row.depth) {
            parent.sum += row.sum;
            parent.below += 1 + row.below;
            parent.pressing_sum += row.pressing_sum;
        }
    }
    let mut total = Figures::default();
    for row in rows.iter().filter(|row| row.depth == 0) {
        total += row.sum;
    }
    // A single unit above all others that owes nothing says what the row of sums says.
    let lone = rows.iter().filter(|row| row.depth == 0).count() == 1;
    if lone && rows.first().is_some_and(|row| !row.bound && row.below > 0) {
        rows.remove(0);
        for row in &mut rows {
            row.depth -= 1;
        }
    }
    (rows, total)
}
