//! How much was made public over a span: by form, agency, movement and month, over all agencies (LC-2).

use super::{Forms, Part, PublicityItem, Span, parts};
use crate::domain::ids::{MovementId, SubjectId};
use crate::domain::movement::Movement;
use crate::text::{clean, fold, text_key};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a group of items comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Items.
    pub items: u32,
    /// Exemplars they featured, each counted once.
    pub subjects: u32,
    /// How often exemplars were featured, one with two exemplars counting twice.
    pub mentions: u32,
    /// People who took part or were reached, where they were counted.
    pub audience: u64,
    /// Items of which nobody counted them.
    pub uncounted: u32,
}

impl Figure {
    fn of(items: &[&PublicityItem]) -> Self {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let featured: BTreeSet<SubjectId> =
            items.iter().flat_map(|item| item.subjects.iter().copied()).collect();
        Self {
            items: count(items.len()),
            subjects: count(featured.len()),
            mentions: count(items.iter().map(|item| item.subjects.len()).sum()),
            audience: items.iter().filter_map(|item| item.audience).map(u64::from).sum(),
            uncounted: count(items.iter().filter(|item| item.audience.is_none()).count()),
        }
    }
}

/// A line of sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line<K> {
    /// What its items have in common, as [`super::Filter`] asks for it.
    pub key: K,
    /// The words for it; empty where its items name nothing.
    pub words: String,
    /// What it comes to.
    pub all: Figure,
    /// Its items in each part of the span.
    pub parts: Vec<u32>,
}

/// The sums of a span.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sums {
    /// The parts of the span: months, or years of a long one.
    pub parts: Vec<Part>,
    /// Everything.
    pub all: Figure,
    /// All items in each part.
    pub by_part: Vec<u32>,
    /// By form, in the order of the catalogue. Every item is in one line.
    pub forms: Vec<Line<String>>,
    /// By agency, the busiest first. Every item is in one line.
    pub agencies: Vec<Line<String>>,
    /// By movement; an item of several movements counts under each of them, one of none in the last line.
    pub movements: Vec<Line<Option<MovementId>>>,
}

/// Adds up the items of a span.
#[must_use]
pub fn sums(items: &[PublicityItem], span: Span, forms: &Forms, movements: &[Movement]) -> Sums {
    let parts = parts(items, span);
    let chosen: Vec<&PublicityItem> = items.iter().filter(|item| span.holds(item.on)).collect();
    let tables = Tables { parts: &parts };
    let mut by_form = tables.lines(&chosen, |item| vec![forms.key(&item.form)]);
    for line in &mut by_form {
        let first = chosen.iter().find(|item| forms.key(&item.form) == line.key);
        line.words = first.map(|item| forms.words(&item.form)).unwrap_or_default();
    }
    by_form.sort_by_cached_key(|line| {
        (forms.place(&line.words), std::cmp::Reverse(line.all.items), text_key(&line.words))
    });
    let mut agencies = tables.lines(&chosen, |item| vec![fold(&item.agency)]);
    for line in &mut agencies {
        let first = chosen.iter().find(|item| fold(&item.agency) == line.key);
        line.words = first.map(|item| clean(&item.agency)).unwrap_or_default();
    }
    agencies.sort_by_cached_key(|line| {
        (line.key.is_empty(), std::cmp::Reverse(line.all.items), text_key(&line.words))
    });
    let mut by_movement = tables.lines(&chosen, |item| {
        let named: BTreeSet<MovementId> = item.movements.iter().copied().collect();
        if named.is_empty() { vec![None] } else { named.into_iter().map(Some).collect() }
    });
    let place = |id: Option<MovementId>| match id {
        Some(id) => movements.iter().position(|one| one.id == id).unwrap_or(movements.len()),
        None => usize::MAX,
    };
    for line in &mut by_movement {
        let movement = movements.iter().find(|one| Some(one.id) == line.key);
        line.words = movement.map(|one| one.name.clone()).unwrap_or_default();
    }
    by_movement.sort_by_key(|line| place(line.key));
    Sums {
        all: Figure::of(&chosen),
        by_part: tables.counts(&chosen),
        forms: by_form,
        agencies,
        movements: by_movement,
        parts,
    }
}

struct Tables<'a> {
    parts: &'a [Part],
}

impl Tables<'_> {
    fn counts(&self, items: &[&PublicityItem]) -> Vec<u32> {
        let count = |part: &Part| items.iter().filter(|item| part.span.holds(item.on)).count();
        self.parts.iter().map(|part| u32::try_from(count(part)).unwrap_or(u32::MAX)).collect()
    }

    fn lines<K: Ord + Clone>(
        &self,
        items: &[&PublicityItem],
        keys: impl Fn(&PublicityItem) -> Vec<K>,
    ) -> Vec<Line<K>> {
        let mut groups: BTreeMap<K, Vec<&PublicityItem>> = BTreeMap::new();
        for item in items {
            for key in keys(item) {
                groups.entry(key).or_default().push(item);
            }
        }
        let line = |(key, items): (K, Vec<&PublicityItem>)| Line {
            key,
            words: String::new(),
            all: Figure::of(&items),
            parts: self.counts(&items),
        };
        groups.into_iter().map(line).collect()
    }
}
