//! Groups of criteria: their numbers, and what caps a block of bonus or deduction.

use super::super::points::Points;
use super::super::refusal::{Refusal, Rule};
use super::{CriteriaSet, Criterion};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much of a block's bonus and deduction counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Caps {
    /// Most bonus of the block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonus: Option<Points>,
    /// Most deduction of the block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deduction: Option<Points>,
}

impl Caps {
    /// Whether nothing is capped.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.bonus.is_none() && self.deduction.is_none()
    }

    /// What counts of a block's bonus and deduction.
    #[must_use]
    pub fn cap(self, bonus: Points, deduction: Points) -> (Points, Points) {
        (
            self.bonus.map_or(bonus, |most| bonus.min(most)),
            self.deduction.map_or(deduction, |most| deduction.min(most)),
        )
    }
}

/// A group of criteria ("I. Công tác tuyên truyền").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Key within the set, the same for ever.
    pub key: u32,
    /// The group it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<u32>,
    /// Its title.
    pub title: String,
    /// The total the office declares for it; told where its criteria come to another sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_marks: Option<Points>,
    /// Caps over its bonus and deduction, those of the groups inside included.
    #[serde(default, skip_serializing_if = "Caps::is_none")]
    pub caps: Caps,
}

pub(super) fn check(set: &CriteriaSet) -> Result<(), Refusal> {
    let mut keys = std::collections::HashSet::new();
    for group in &set.groups {
        if group.title.trim().is_empty() {
            return Err(Refusal::new(Rule::NameMissing, "Có nhóm tiêu chí chưa có tên."));
        }
        // Whoever stands after its parent can never contain itself.
        let inside = group.parent.is_none_or(|parent| keys.contains(&parent));
        if !inside || !keys.insert(group.key) {
            return Err(Refusal::new(
                Rule::Circular,
                format!("Nhóm tiêu chí “{}” đứng trước nhóm chứa nó, hoặc bị ghi hai lần.", group.title),
            ));
        }
        for cap in [group.caps.bonus, group.caps.deduction].into_iter().flatten() {
            if cap < Points::ZERO {
                return Err(Refusal::new(
                    Rule::OutOfRange,
                    format!("Mức tối đa của điểm cộng, điểm trừ trong nhóm “{}” không được âm.", group.title),
                ));
            }
        }
    }
    match set.criteria.iter().find(|c| c.group.is_some_and(|group| !keys.contains(&group))) {
        Some(lost) => Err(Refusal::new(
            Rule::NotFound,
            format!("Tiêu chí “{}” nằm trong một nhóm không có trong bộ tiêu chí.", lost.code),
        )),
        None => Ok(()),
    }
}

/// A line of a set in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line<'a> {
    /// A group with its number and depth from 0.
    Group(&'a Group, String, usize),
    /// A criterion with its number and depth from 0.
    Criterion(&'a Criterion, String, usize),
}

/// The lines of a set in reading order, numbered as offices do: I, 1, 1.1, a.
#[must_use]
pub fn numbers(set: &CriteriaSet) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(set.groups.len() + set.criteria.len());
    let grouped = !set.groups.is_empty();
    below(set, None, "", usize::from(!grouped), &mut lines);
    lines
}

/// `level` 0 is Roman, 1 is "1", 2 is "1.1", 3 is a letter; a set without groups begins at 1.
fn below<'a>(
    set: &'a CriteriaSet,
    parent: Option<u32>,
    above: &str,
    level: usize,
    lines: &mut Vec<Line<'a>>,
) {
    let depth = level - usize::from(set.groups.is_empty());
    let mut n = 0;
    for criterion in set.criteria.iter().filter(|c| c.group == parent) {
        n += 1;
        // Loose criteria beside groups at the top count by themselves.
        let level = if parent.is_none() { 1 } else { level };
        lines.push(Line::Criterion(criterion, number(n, above, level), depth));
    }
    let mut n = if parent.is_none() { 0 } else { n };
    for group in set.groups.iter().filter(|g| g.parent == parent) {
        n += 1;
        let own = number(n, above, level);
        lines.push(Line::Group(group, own.clone(), depth));
        below(set, Some(group.key), &own, level + 1, lines);
    }
}

fn number(n: u32, above: &str, level: usize) -> String {
    match level {
        0 => crate::text::roman(n),
        1 => n.to_string(),
        2 => format!("{above}.{n}"),
        _ => crate::text::mark::letter_at(n).map_or_else(|| n.to_string(), |letter| format!("{letter}")),
    }
}
