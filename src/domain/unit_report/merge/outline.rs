//! The outline that most reports follow, and which section of which report belongs where in it.

use crate::domain::unit_report::{ReportSection, UnitReport};
use crate::text::diff::{Bag, likeness};
use crate::text::fold;
use crate::text::mark::mark;
use std::collections::HashSet;

/// Titles under the same number are one from this likeness on, of 1 000.
const NEAR_NUMBERED: u32 = 550;
/// Titles under other numbers are one from this likeness on, of 1 000.
const NEAR: u32 = 800;
/// A title is looked for elsewhere in the outline only when it has so many words.
const TOLD: usize = 2;

/// A section of the outline with the sections that belong to it.
pub(super) struct Node {
    pub number: String,
    pub title: String,
    pub depth: u8,
    pub own: bool,
    pub above: String,
    /// Place of the report, place of the section in it; in the order of the reports.
    pub members: Vec<(usize, usize)>,
    parent: Option<usize>,
    folded: String,
    bag: Bag,
    value: Option<u32>,
}

/// Where the heading above a section went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    /// There is none.
    Top,
    /// Into this section of the outline.
    At(usize),
}

/// The value that a number counts, whatever it is written with: "II", "2", "b", "Phần thứ hai".
fn value(number: &str) -> Option<u32> {
    mark(&format!("{number}. x")).map(|mark| mark.number).filter(|value| *value > 0)
}

impl Node {
    fn of(section: &ReportSection, parent: Option<usize>, own: bool) -> Self {
        Self {
            number: section.number.clone(),
            title: section.title.clone(),
            depth: 0,
            own,
            above: String::new(),
            members: Vec::new(),
            parent,
            folded: fold(&section.title),
            bag: Bag::of(&section.title),
            value: value(&section.number),
        }
    }

    /// How well a section fits here, best first; none when it does not.
    fn fits(&self, section: &Node) -> Option<u8> {
        let numbered = self.value == section.value;
        if self.folded.is_empty() || section.folded.is_empty() {
            return (self.folded == section.folded && numbered).then_some(0);
        }
        if self.folded == section.folded {
            return Some(if numbered { 0 } else { 1 });
        }
        let near = likeness(&self.bag, &section.bag);
        match numbered && self.value.is_some() {
            true if near >= NEAR_NUMBERED => Some(2),
            _ if near >= NEAR => Some(3),
            _ => None,
        }
    }
}

/// The place of the section above each section.
fn parents(sections: &[ReportSection]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    sections
        .iter()
        .enumerate()
        .map(|(at, section)| {
            open.truncate(usize::from(section.depth));
            let parent = open.last().copied();
            open.push(at);
            parent
        })
        .collect()
}

/// The report whose outline shares most titles with the others; the longer one, then the earlier one, of equals.
fn commonest(reports: &[&UnitReport]) -> Option<usize> {
    let titles = |report: &UnitReport| -> HashSet<String> {
        report.sections.iter().map(|section| fold(&section.title)).filter(|title| !title.is_empty()).collect()
    };
    let all: Vec<HashSet<String>> = reports.iter().map(|report| titles(report)).collect();
    (0..all.len()).max_by_key(|at| {
        let others = all.iter().enumerate().filter(|(other, _)| other != at);
        let shared: usize = others.map(|(_, other)| all[*at].intersection(other).count()).sum();
        (shared, all[*at].len(), std::cmp::Reverse(*at))
    })
}

/// The sections in reading order: the common outline, then what is some units' own.
pub(super) fn outline(reports: &[&UnitReport]) -> Vec<Node> {
    let Some(base) = commonest(reports) else { return Vec::new() };
    let mut nodes: Vec<Node> = Vec::new();
    let above = parents(&reports[base].sections);
    let mut at_of: Vec<usize> = Vec::new();
    for (section, parent) in reports[base].sections.iter().zip(&above) {
        let parent = parent.map(|parent| at_of[parent]);
        // Twice the same heading in one place is one section.
        let node = Node::of(section, parent, false);
        let twin = nodes
            .iter()
            .position(|one| one.parent == parent && one.folded == node.folded && one.value == node.value);
        at_of.push(twin.unwrap_or(nodes.len()));
        if twin.is_none() {
            nodes.push(node);
        }
    }
    for (number, report) in reports.iter().enumerate() {
        if number == base {
            for (section, at) in at_of.iter().enumerate() {
                nodes[*at].members.push((number, section));
            }
            continue;
        }
        place(&mut nodes, number, report);
    }
    in_order(nodes)
}

/// Puts the sections of a report where they belong; what fits nowhere becomes a section of its own.
fn place(nodes: &mut Vec<Node>, number: usize, report: &UnitReport) {
    let above = parents(&report.sections);
    let mut went: Vec<usize> = Vec::new();
    let mut used: HashSet<usize> = HashSet::new();
    for (at, section) in report.sections.iter().enumerate() {
        let parent = above[at].map(|parent| went[parent]);
        let seen = Node::of(section, parent, true);
        let place = match parent {
            None => Above::Top,
            Some(parent) => Above::At(parent),
        };
        let found = find(nodes, &seen, place, &used).unwrap_or_else(|| {
            let mut node = seen;
            if let Some(parent) = parent.filter(|parent| !nodes[*parent].own) {
                // It stands behind the outline, with the headings that it stood under.
                node.above = path(nodes, parent);
                node.parent = None;
                let twin = nodes.iter().position(|one| {
                    one.own
                        && one.parent.is_none()
                        && fold(&one.above) == fold(&node.above)
                        && one.fits(&node).is_some_and(|fit| fit <= 2)
                });
                if let Some(twin) = twin {
                    return twin;
                }
            }
            nodes.push(node);
            nodes.len() - 1
        });
        used.insert(found);
        went.push(found);
        nodes[found].members.push((number, at));
    }
}

fn find(nodes: &[Node], seen: &Node, above: Above, used: &HashSet<usize>) -> Option<usize> {
    let parent = match above {
        Above::Top => None,
        Above::At(parent) => Some(parent),
    };
    let here = nodes.iter().enumerate().filter(|(_, node)| node.parent == parent && node.above.is_empty());
    let best = here
        .filter_map(|(at, node)| Some((node.fits(seen)?, used.contains(&at), at)))
        .filter(|(fit, used, _)| !used || *fit == 0)
        .min();
    if let Some((_, _, at)) = best {
        return Some(at);
    }
    // The same title under another heading, when it stands nowhere else.
    if seen.folded.split(' ').count() < TOLD {
        return None;
    }
    let mut same = nodes
        .iter()
        .enumerate()
        .filter(|(at, node)| !node.own && !used.contains(at) && node.folded == seen.folded);
    let (at, _) = same.next()?;
    same.next().is_none().then_some(at)
}

/// The headings from the top down to a section.
fn path(nodes: &[Node], at: usize) -> String {
    let mut titles = Vec::new();
    let mut here = Some(at);
    while let Some(node) = here.map(|at| &nodes[at]) {
        titles.push(if node.title.is_empty() { node.number.clone() } else { node.title.clone() });
        here = node.parent;
    }
    titles.reverse();
    titles.join(" › ")
}

/// Parents before children, the common outline before what is some units' own.
fn in_order(nodes: Vec<Node>) -> Vec<Node> {
    let mut order: Vec<(usize, u8)> = Vec::with_capacity(nodes.len());
    let below = |parent: Option<usize>, own: Option<bool>| -> Vec<usize> {
        (0..nodes.len())
            .filter(|at| nodes[*at].parent == parent && own.is_none_or(|own| nodes[*at].own == own))
            .collect()
    };
    for own in [false, true] {
        let mut waiting: Vec<(usize, u8)> =
            below(None, Some(own)).into_iter().rev().map(|at| (at, 0)).collect();
        while let Some((at, depth)) = waiting.pop() {
            order.push((at, depth));
            waiting.extend(below(Some(at), None).into_iter().rev().map(|at| (at, depth.saturating_add(1))));
        }
    }
    let mut nodes: Vec<Option<Node>> = nodes.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|(at, depth)| nodes.get_mut(at)?.take().map(|node| Node { depth, ..node }))
        .collect()
}
