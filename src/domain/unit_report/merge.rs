//! Reports of one time merged by section: nothing is dropped, nothing is added up, and every paragraph keeps its source
//! (S7). A pure function of the reports; the order in which they are given does not matter.

mod outline;
mod sentence;

pub(super) use sentence::{key, unmarked};

use super::lists::WORDS;
use super::{UnitReport, heading, part_of};
use crate::domain::ids::{UnitId, UnitReportId};
use crate::domain::unit::{Unit, in_tree_order};
use serde::Serialize;
use std::collections::HashMap;

/// Where a paragraph stands in the report of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The report.
    pub report: UnitReportId,
    /// Whose it is.
    pub unit: UnitId,
    /// Place of its section.
    pub section: usize,
    /// Place in that section.
    pub paragraph: usize,
    /// Its words as this unit wrote them.
    pub words: String,
}

/// A sentence that other units wrote too, inside of different paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Echo {
    /// The sentence.
    pub words: String,
    /// All units that wrote it.
    pub units: Vec<UnitId>,
}

/// A paragraph with everybody who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergedParagraph {
    /// Its words, as the first of them wrote it.
    pub words: String,
    /// Where it comes from, in the order of the units.
    pub origins: Vec<Origin>,
    /// Its sentences that stand in other paragraphs too.
    pub echoes: Vec<Echo>,
}

impl MergedParagraph {
    /// The units it comes from, each once, in the order of the tree.
    #[must_use]
    pub fn units(&self) -> Vec<UnitId> {
        let mut units: Vec<UnitId> = self.origins.iter().map(|origin| origin.unit).collect();
        units.dedup();
        units
    }
}

/// A section of the merged reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergedSection {
    /// Its number, as in the outline that most follow.
    pub number: String,
    /// Its title.
    pub title: String,
    /// How deep it stands, from 0.
    pub depth: u8,
    /// Whether the common outline does not have it ("Mục riêng của đơn vị").
    pub own: bool,
    /// The headings above it where it is such a section, joined by " › ".
    pub above: String,
    /// The units that have it.
    pub units: Vec<UnitId>,
    /// Its paragraphs, unit by unit.
    pub paragraphs: Vec<MergedParagraph>,
}

impl MergedSection {
    /// Number and title in one line.
    #[must_use]
    pub fn heading(&self) -> String {
        heading(&self.number, &self.title)
    }
}

/// Several reports as one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Merged {
    /// The sections: first the common outline, then those of their own.
    pub sections: Vec<MergedSection>,
    /// The units whose reports are in it, in the order of the tree.
    pub units: Vec<UnitId>,
}

impl Merged {
    /// How many paragraphs it has.
    #[must_use]
    pub fn paragraphs(&self) -> usize {
        self.sections.iter().map(|section| section.paragraphs.len()).sum()
    }
}

/// Merges reports of one time. The outline of most is the outline; a section belongs to one of it by number and title,
/// with accents, capitals and small differences aside. What fits nowhere is kept behind it.
#[must_use]
pub fn merge(reports: &[UnitReport], units: &[Unit]) -> Merged {
    let place: HashMap<UnitId, usize> =
        in_tree_order(units).into_iter().enumerate().map(|(at, (_, unit))| (unit.id, at)).collect();
    let mut sorted: Vec<&UnitReport> = reports.iter().collect();
    sorted.sort_by_key(|report| {
        (place.get(&report.unit).copied().unwrap_or(usize::MAX), report.unit, report.id)
    });
    let sections = outline::outline(&sorted)
        .into_iter()
        .map(|node| {
            let mut paragraphs: Vec<MergedParagraph> = Vec::new();
            let mut known: HashMap<String, usize> = HashMap::new();
            let mut with: Vec<UnitId> = Vec::new();
            for (report, at) in &node.members {
                let report = sorted[*report];
                if with.last() != Some(&report.unit) {
                    with.push(report.unit);
                }
                for (paragraph, words) in report.sections[*at].paragraphs.iter().enumerate() {
                    let origin = Origin {
                        report: report.id,
                        unit: report.unit,
                        section: *at,
                        paragraph,
                        words: words.clone(),
                    };
                    let place = *known.entry(sentence::key(words)).or_insert_with(|| {
                        let words = words.clone();
                        paragraphs.push(MergedParagraph { words, origins: Vec::new(), echoes: Vec::new() });
                        paragraphs.len() - 1
                    });
                    paragraphs[place].origins.push(origin);
                }
            }
            sentence::echo(&mut paragraphs);
            MergedSection {
                number: node.number,
                title: node.title,
                depth: node.depth,
                own: node.own,
                above: node.above,
                units: with,
                paragraphs,
            }
        })
        .collect();
    let mut units: Vec<UnitId> = sorted.iter().map(|report| report.unit).collect();
    units.dedup();
    Merged { sections, units }
}

/// Into which part of the office's own report each section goes by its title and those above it; none where nothing
/// tells.
#[must_use]
pub fn part_proposals(merged: &Merged) -> Vec<Option<&'static str>> {
    let mut above: Vec<Option<&'static str>> = Vec::new();
    merged
        .sections
        .iter()
        .map(|section| {
            above.truncate(usize::from(section.depth));
            let outer = above.last().copied().flatten();
            let outer = outer.or_else(|| section.above.split(" › ").next().and_then(part_of));
            let part = match (outer, part_of(&section.title)) {
                (Some(outer), _) if !WORDS.is_general(outer) => Some(outer),
                (_, Some(own)) => Some(own),
                (outer, None) => outer,
            };
            above.push(part);
            part
        })
        .collect()
}
