//! One side of a table: its lines, and in which of them each dossier stands.

use super::direct::direct_rule;
use super::{Around, Dimension, Record, Structure, units};
use crate::domain::catalogue::{Entry, EntryList};
use crate::domain::dossier::Priority;
use crate::domain::figures::was_recognised;
use crate::domain::subject::SubjectKind;
use crate::text;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// What a line of a table stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A value.
    Value,
    /// A unit with everything below it; its dossiers stand in the lines below it as well.
    Subtree,
    /// What the table asks does not apply to these dossiers.
    Outside,
    /// What the table asks is not written in these dossiers.
    Unknown,
    /// Values put together for want of room.
    Rest,
}

/// A row or a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its name.
    pub label: String,
    /// How deep it stands in the tree of units; 0 elsewhere.
    pub depth: u16,
    /// What it stands for.
    pub kind: LineKind,
}

/// A side of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Axis {
    pub(super) lines: Vec<Line>,
    /// The lines of each record, in order, none twice; every record has at least one.
    pub(super) of: Vec<Vec<u32>>,
}

/// Where a value stands among the others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    class: u8,
    order: i64,
    key: Vec<u8>,
}

impl Place {
    fn at(order: impl TryInto<i64>) -> Self {
        Self { class: 0, order: order.try_into().unwrap_or(i64::MAX), key: Vec::new() }
    }

    const fn kind(&self) -> LineKind {
        match self.class {
            0 => LineKind::Value,
            1 => LineKind::Outside,
            _ => LineKind::Unknown,
        }
    }
}

type Value = (Place, String);

fn outside(label: &str) -> Value {
    (Place { class: 1, ..Place::at(0) }, label.to_owned())
}

fn unknown(label: &str) -> Value {
    (Place { class: 2, ..Place::at(0) }, label.to_owned())
}

/// What is not written.
const NOT_WRITTEN: &str = "Không ghi";
/// Sex, ethnicity and work are asked of people only.
const NO_PERSON: &str = "Không phải cá nhân";

/// Lays out one side. `flat` leaves out the sums of the tree of units.
pub(super) fn axis(
    dimension: Dimension,
    records: &[&Record],
    around: &Around<'_>,
    structure: Structure,
    flat: bool,
) -> Axis {
    if dimension == Dimension::Unit {
        return units::axis(records, around, structure, flat);
    }
    let mut written = Written::new(dimension, around);
    let mut found: BTreeMap<Place, (String, Vec<usize>)> = BTreeMap::new();
    for (at, record) in records.iter().enumerate() {
        for (place, label) in values(dimension, record, around, &mut written) {
            found.entry(place).or_insert_with(|| (label, Vec::new())).1.push(at);
        }
    }
    let mut axis = Axis { lines: Vec::with_capacity(found.len()), of: vec![Vec::new(); records.len()] };
    for ((place, (label, members)), line) in found.into_iter().zip(0u32..) {
        axis.lines.push(Line { label, depth: 0, kind: place.kind() });
        for at in members {
            if axis.of[at].last() != Some(&line) {
                axis.of[at].push(line);
            }
        }
    }
    axis
}

fn values(
    dimension: Dimension,
    record: &Record,
    around: &Around<'_>,
    written: &mut Written<'_>,
) -> Vec<Value> {
    let person = record.kind == SubjectKind::Person;
    let one = match dimension {
        Dimension::Year => (Place::at(record.year), record.year.to_string()),
        Dimension::Plan => {
            let at = around.plans.iter().position(|plan| plan.id == record.plan);
            at.map_or_else(|| unknown(NOT_WRITTEN), |at| (Place::at(at), around.plans[at].name.clone()))
        }
        Dimension::Kind => (Place::at(record.kind as i64), record.kind.label().to_owned()),
        Dimension::State => (Place::at(record.state as i64), record.state.label().to_owned()),
        Dimension::Sex => match record.sex {
            _ if !person => outside(NO_PERSON),
            Some(sex) => (Place::at(sex as i64), sex.label().to_owned()),
            None => unknown(NOT_WRITTEN),
        },
        Dimension::Ethnicity if !person => outside(NO_PERSON),
        Dimension::Ethnicity => written.value(&record.ethnicity),
        Dimension::Direct => match direct_rule().of(record) {
            Some(true) => (Place::at(0), "Trực tiếp lao động".to_owned()),
            // A mark that nobody gave is no answer.
            Some(false) => unknown("Không đánh dấu"),
            None => outside(NO_PERSON),
        },
        Dimension::Field => written.value(&record.field),
        Dimension::Proposed => written.value(&record.proposed),
        Dimension::Received if !was_recognised(record.state) => outside("Chưa được khen thưởng"),
        Dimension::Received => written.value(&record.proposed),
        Dimension::Movement => {
            let all = record.movements.iter().map(|id| {
                let at = around.movements.iter().position(|it| it.id == *id);
                at.map_or_else(
                    || unknown(NOT_WRITTEN),
                    |at| (Place::at(at), around.movements[at].name.clone()),
                )
            });
            return some(all.collect());
        }
        Dimension::Priority => {
            let marks = Priority::ALL.into_iter().filter(|mark| record.priorities.contains(mark));
            return some(marks.map(|mark| (Place::at(mark as i64), mark.label().to_owned())).collect());
        }
        // The tree of units is laid out elsewhere.
        Dimension::Unit => unknown(NOT_WRITTEN),
    };
    vec![one]
}

/// Nothing at all is told too.
fn some(values: Vec<Value>) -> Vec<Value> {
    if values.is_empty() { vec![unknown(NOT_WRITTEN)] } else { values }
}

/// What people wrote: spellings of one thing stand in one line, under the catalogue's name where it knows the thing.
struct Written<'a> {
    entries: Vec<&'a Entry>,
    by_spelling: HashMap<String, Value>,
    by_fold: HashMap<String, Value>,
}

impl<'a> Written<'a> {
    fn new(dimension: Dimension, around: &Around<'a>) -> Self {
        let list = match dimension {
            Dimension::Field => Some(EntryList::Field),
            Dimension::Proposed | Dimension::Received => Some(EntryList::Form),
            _ => None,
        };
        let mut entries: Vec<&Entry> =
            around.entries.iter().filter(|entry| Some(entry.list) == list).collect();
        // Higher forms first; fields have no level and stay in the office's order.
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.level));
        Self { entries, by_spelling: HashMap::new(), by_fold: HashMap::new() }
    }

    fn value(&mut self, spelling: &str) -> Value {
        if let Some(value) = self.by_spelling.get(spelling) {
            return value.clone();
        }
        let value = self.new_value(spelling);
        self.by_spelling.insert(spelling.to_owned(), value.clone());
        value
    }

    fn new_value(&mut self, spelling: &str) -> Value {
        let clean = text::clean(spelling);
        let folded = text::fold(&clean);
        if folded.is_empty() {
            return unknown(NOT_WRITTEN);
        }
        let entries = &self.entries;
        let value = self.by_fold.entry(folded).or_insert_with(|| {
            let at = entries.iter().position(|entry| entry.is_called(&clean));
            let (order, label) = match at {
                Some(at) => (i64::try_from(at).unwrap_or(i64::MAX), entries[at].name.clone()),
                None => (i64::MAX, clean.clone()),
            };
            (Place { class: 0, order, key: text::text_key(&label) }, label)
        });
        value.clone()
    }
}

impl Axis {
    /// No more than `most` lines: those with the fewest dossiers are put together in a last one, whose figure is as
    /// true as the others. What is not written keeps its line.
    #[must_use]
    pub(super) fn narrowed(self, most: usize) -> Self {
        if self.lines.len() <= most || most < 2 {
            return self;
        }
        let mut counts = vec![0usize; self.lines.len()];
        for line in self.of.iter().flatten() {
            counts[*line as usize] += 1;
        }
        let mut by_size: Vec<usize> = (0..self.lines.len()).collect();
        by_size
            .sort_by_key(|at| (self.lines[*at].kind == LineKind::Value, std::cmp::Reverse(counts[*at]), *at));
        let mut kept = by_size[..most - 1].to_vec();
        kept.sort_unstable();
        let rest = self.lines.len() - kept.len();
        let last = u32::try_from(kept.len()).unwrap_or(u32::MAX);
        let mut new_place = vec![last; self.lines.len()];
        for (at, place) in kept.iter().zip(0u32..) {
            new_place[*at] = place;
        }
        let mut lines: Vec<Line> = kept.iter().map(|at| self.lines[*at].clone()).collect();
        lines.push(Line { label: format!("{rest} cột khác"), depth: 0, kind: LineKind::Rest });
        let of = self.of.into_iter().map(|all| {
            let mut all: Vec<u32> = all.into_iter().map(|line| new_place[line as usize]).collect();
            all.sort_unstable();
            all.dedup();
            all
        });
        Self { lines, of: of.collect() }
    }
}
