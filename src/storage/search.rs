//! The list of dossiers in memory: names and units folded, already in name order, so that a keystroke scans
//! plain bytes and the result needs no sorting. Built from the file on the first question, kept up by deeds.

use super::error::Result;
use super::rows::known;
use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, PlanId, UnitId};
use crate::domain::subject::SubjectKind;
use crate::domain::{Area, Changes};
use crate::text::query_words;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

/// Which column orders the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DossierOrder {
    /// By given name, then the rest (people); collectives by their words.
    #[default]
    Name,
    /// By kind of subject, then by name.
    Kind,
    /// By unit in tree order, then by name.
    Unit,
    /// By state of life, then by name.
    State,
    /// By year, newest first, then by name.
    Year,
}

/// Which dossiers are asked for; an empty filter means all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DossierFilter {
    /// Words typed in any order, with or without accents.
    pub words: String,
    /// Under this plan.
    pub plan: Option<PlanId>,
    /// Of this year.
    pub year: Option<i32>,
    /// Of these kinds.
    pub kinds: Vec<SubjectKind>,
    /// In these states.
    pub states: Vec<DossierState>,
    /// From these units.
    pub units: Vec<UnitId>,
    /// Order.
    pub order: DossierOrder,
    /// The other way round.
    pub descending: bool,
}

#[derive(Debug)]
struct Item {
    id: i64,
    plan: i64,
    unit: i64,
    year: i32,
    kind: SubjectKind,
    state: DossierState,
    /// Where the folded words begin in the text.
    start: u32,
    end: u32,
}

/// All dossiers in name order, with their folded words in one stretch of bytes.
#[derive(Debug, Default)]
pub(super) struct SearchIndex {
    built: bool,
    items: Vec<Item>,
    text: String,
}

impl SearchIndex {
    /// Notes that a deed changed something the index holds.
    pub(super) fn stale(&mut self, changes: &Changes) {
        if changes.touch(&[Area::Dossier, Area::Subject, Area::Unit]) {
            self.built = false;
        }
    }

    /// The identifiers that match, in order.
    pub(super) fn find(&mut self, connection: &Connection, filter: &DossierFilter) -> Result<Vec<DossierId>> {
        if !self.built {
            self.build(connection)?;
        }
        let words = query_words(&filter.words);
        let words: Vec<memchr::memmem::Finder<'_>> =
            words.iter().map(|word| memchr::memmem::Finder::new(word.as_bytes())).collect();
        let bytes = self.text.as_bytes();
        let passes = |item: &Item| {
            filter.plan.is_none_or(|plan| plan.0 == item.plan)
                && filter.year.is_none_or(|year| year == item.year)
                && (filter.kinds.is_empty() || filter.kinds.contains(&item.kind))
                && (filter.states.is_empty() || filter.states.contains(&item.state))
                && (filter.units.is_empty() || filter.units.contains(&UnitId(item.unit)))
                && {
                    let text = &bytes[item.start as usize..item.end as usize];
                    words.iter().all(|word| word.find(text).is_some())
                }
        };
        let mut found: Vec<&Item> = self.items.iter().filter(|item| passes(item)).collect();
        // The sort is stable, so the name order stays inside equal keys.
        match filter.order {
            DossierOrder::Name => {}
            DossierOrder::Kind => found.sort_by_key(|item| item.kind),
            DossierOrder::State => found.sort_by_key(|item| item.state),
            DossierOrder::Year => found.sort_by_key(|item| std::cmp::Reverse(item.year)),
            DossierOrder::Unit => {
                let units = super::unit::all(connection)?;
                let place: std::collections::HashMap<i64, usize> = crate::domain::unit::in_tree_order(&units)
                    .into_iter()
                    .enumerate()
                    .map(|(i, (_, unit))| (unit.id.0, i))
                    .collect();
                found.sort_by_key(|item| place.get(&item.unit).copied());
            }
        }
        if filter.descending {
            found.reverse();
        }
        Ok(found.into_iter().map(|item| DossierId(item.id)).collect())
    }

    fn build(&mut self, connection: &Connection) -> Result<()> {
        self.items.clear();
        self.text.clear();
        let mut statement = connection.prepare_cached(include_str!("search.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.push(row)?;
        }
        self.items.shrink_to_fit();
        self.text.shrink_to_fit();
        self.built = true;
        Ok(())
    }

    fn push(&mut self, row: &Row<'_>) -> Result<()> {
        let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        let start = self.text.len() as u32;
        for at in [6, 7, 8] {
            // A boundary on both sides lets a word be looked for at its beginning: " anh".
            self.text.push(' ');
            self.text.push_str(text(at)?);
        }
        self.items.push(Item {
            id: row.get(0)?,
            plan: row.get(1)?,
            unit: row.get(2)?,
            year: row.get(3)?,
            kind: known(SubjectKind::from_code(text(4)?), "kind")?,
            state: known(DossierState::from_code(text(5)?), "state")?,
            start,
            end: self.text.len() as u32,
        });
        Ok(())
    }
}
