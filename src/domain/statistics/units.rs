//! Units as a side of a table: a tree in which every unit that has others below it shows their sum, in the structure of
//! the dossiers' own days or in that of one day.

use super::axis::{Axis, Line, LineKind};
use super::{Around, Record, Structure};
use crate::domain::ids::UnitId;
use crate::domain::unit::{Tree, name_on, parent_on};
use crate::text;
use chrono::NaiveDate;
use std::collections::HashMap;

/// A unit as it is called in the table, with what stands below it.
#[derive(Debug, Default)]
struct Node {
    label: String,
    short: String,
    order: (i32, Vec<u8>),
    above: Option<usize>,
    below: Vec<usize>,
    /// Records of the unit itself.
    own: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    above: Option<usize>,
    unit: UnitId,
    label: String,
}

struct Nodes<'a> {
    around: &'a Around<'a>,
    tree: Tree<'a>,
    structure: Structure,
    all: Vec<Node>,
    places: HashMap<Key, usize>,
    seen: HashMap<(UnitId, NaiveDate), Option<usize>>,
}

/// Lays out the units of `records`.
pub(super) fn axis(records: &[&Record], around: &Around<'_>, structure: Structure, flat: bool) -> Axis {
    let mut nodes = Nodes {
        around,
        tree: Tree::new(around.units),
        structure,
        all: Vec::new(),
        places: HashMap::new(),
        seen: HashMap::new(),
    };
    let mut nowhere = Vec::new();
    for (record, at) in records.iter().zip(0u32..) {
        match nodes.node_of(record) {
            Some(node) => nodes.all[node].own.push(at),
            None => nowhere.push(at),
        }
    }
    nodes.laid_out(records.len(), &nowhere, flat)
}

impl Nodes<'_> {
    fn node_of(&mut self, record: &Record) -> Option<usize> {
        let today = self.around.today;
        let day = match self.structure {
            Structure::Old => record.day(today),
            Structure::New => today,
        };
        if let Some(node) = self.seen.get(&(record.unit, day)) {
            return *node;
        }
        let mut node = None;
        for unit in self.chain(record.unit, day) {
            node = Some(self.place(node, unit, day));
        }
        self.seen.insert((record.unit, day), node);
        node
    }

    /// The unit with all that stood above it, the highest first; empty for a unit that is not there.
    fn chain(&self, unit: UnitId, day: NaiveDate) -> Vec<UnitId> {
        let first = match self.structure {
            Structure::Old => unit,
            // A figure must stand somewhere: who has no heir keeps its own line.
            Structure::New => self.tree.successor_on(unit, day).unwrap_or(unit),
        };
        let mut chain = Vec::new();
        let mut next = self.tree.get(first);
        // Units that point at each other must not hang.
        for _ in 0..=self.around.units.len() {
            let Some(unit) = next else { break };
            if chain.contains(&unit.id) {
                break;
            }
            chain.push(unit.id);
            let mut above = parent_on(unit, day);
            if self.structure == Structure::New {
                above = self.above_today(above, day);
            }
            next = above.and_then(|id| self.tree.get(id));
        }
        chain.reverse();
        chain
    }

    /// Whoever stands there now: a level that ended without an heir is passed over.
    fn above_today(&self, mut above: Option<UnitId>, day: NaiveDate) -> Option<UnitId> {
        for _ in 0..=self.around.units.len() {
            let id = above?;
            if let Some(heir) = self.tree.successor_on(id, day) {
                return Some(heir);
            }
            above = self.tree.get(id).and_then(|unit| parent_on(unit, day));
        }
        None
    }

    fn place(&mut self, above: Option<usize>, id: UnitId, day: NaiveDate) -> usize {
        let Some(unit) = self.tree.get(id) else { return 0 };
        let name = name_on(unit, day);
        let ended = self.structure == Structure::New && unit.has_ended(day);
        let label = if ended { format!("{name} (đã kết thúc)") } else { name.to_owned() };
        let key = Key { above, unit: id, label };
        if let Some(place) = self.places.get(&key) {
            return *place;
        }
        let place = self.all.len();
        let short = if ended || name != unit.name { &key.label } else { unit.short() };
        self.all.push(Node {
            short: short.to_owned(),
            order: (unit.order, text::text_key(name)),
            label: key.label.clone(),
            above,
            ..Node::default()
        });
        if let Some(above) = above {
            self.all[above].below.push(place);
        }
        self.places.insert(key, place);
        place
    }

    fn laid_out(mut self, count: usize, nowhere: &[u32], flat: bool) -> Axis {
        let orders: Vec<_> = self.all.iter().map(|node| node.order.clone()).collect();
        let sorted = |all: &mut Vec<usize>| all.sort_by(|a, b| (&orders[*a], a).cmp(&(&orders[*b], b)));
        for node in &mut self.all {
            sorted(&mut node.below);
        }
        let mut roots: Vec<usize> = (0..self.all.len()).filter(|at| self.all[*at].above.is_none()).collect();
        sorted(&mut roots);
        let mut axis = Axis { lines: Vec::new(), of: vec![Vec::new(); count] };
        let mut above = Vec::new();
        for root in roots {
            self.walk(root, flat, &mut above, &mut axis);
        }
        if !nowhere.is_empty() {
            let label = "Không ghi".to_owned();
            put(&mut axis, Line { label, depth: 0, kind: LineKind::Unknown }, &[], nowhere);
        }
        axis
    }

    fn walk(&self, at: usize, flat: bool, above: &mut Vec<u32>, axis: &mut Axis) {
        let node = &self.all[at];
        let depth = u16::try_from(above.len()).unwrap_or(u16::MAX);
        if flat || node.below.is_empty() {
            if !node.own.is_empty() {
                let label = if flat { node.short.clone() } else { node.label.clone() };
                put(
                    axis,
                    Line { label, depth: if flat { 0 } else { depth }, kind: LineKind::Value },
                    above,
                    &node.own,
                );
            }
            for next in &node.below {
                self.walk(*next, flat, above, axis);
            }
            return;
        }
        let sum = Line { label: node.label.clone(), depth, kind: LineKind::Subtree };
        above.push(put(axis, sum, &[], &[]));
        if !node.own.is_empty() {
            let label = format!("Riêng {}", node.label);
            put(
                axis,
                Line { label, depth: depth.saturating_add(1), kind: LineKind::Value },
                above,
                &node.own,
            );
        }
        for next in &node.below {
            self.walk(*next, flat, above, axis);
        }
        above.pop();
    }
}

/// Adds a line with its records, which stand in the lines `above` as well; returns its place.
fn put(axis: &mut Axis, line: Line, above: &[u32], records: &[u32]) -> u32 {
    let place = u32::try_from(axis.lines.len()).unwrap_or(u32::MAX);
    axis.lines.push(line);
    for record in records {
        let of = &mut axis.of[*record as usize];
        of.extend_from_slice(above);
        of.push(place);
    }
    place
}
