//! The list of dossiers in memory: names and units folded, already in name order, so that a keystroke scans
//! plain bytes and the result needs no sorting. Built from the file on the first question; after a deed only the
//! rows it touched are read again.

use super::error::Result;
use super::rows::known;
use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, PlanId, UnitId};
use crate::domain::subject::SubjectKind;
use crate::domain::{Area, Changes};
use crate::text::query_words;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

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

#[derive(Debug, Clone, Copy)]
struct Item {
    id: i64,
    plan: i64,
    unit: i64,
    year: i32,
    kind: SubjectKind,
    state: DossierState,
    /// Where the folded words stand in the text.
    words: Stretch,
    /// Where the sort key stands in the keys.
    key: Stretch,
}

#[derive(Debug, Clone, Copy)]
struct Stretch {
    start: u32,
    end: u32,
}

impl Stretch {
    const fn of(self, bytes: &[u8]) -> &[u8] {
        let (_, rest) = bytes.split_at(self.start as usize);
        rest.split_at((self.end - self.start) as usize).0
    }
}

/// All dossiers in name order, with their folded words in one stretch of bytes and their sort keys in another.
#[derive(Debug, Default)]
pub(super) struct SearchIndex {
    built: bool,
    items: Vec<Item>,
    text: Vec<u8>,
    keys: Vec<u8>,
    /// Bytes of the text that no item points to any more.
    waste: usize,
    /// Rows that deeds have touched since the index was last brought up to date.
    touched: Vec<(Area, i64)>,
}

/// Past so many touched dossiers reading everything again is quicker than row by row.
const MOST_TOUCHED: usize = 2_000;

impl SearchIndex {
    /// Notes what of the index a deed changed.
    pub(super) fn stale(&mut self, changes: &Changes) {
        if self.built {
            for area in [Area::Dossier, Area::Subject, Area::Unit] {
                self.touched.extend(changes.rows(area).iter().map(|id| (area, *id)));
            }
        }
    }

    /// The identifiers that match, in order.
    pub(super) fn find(&mut self, connection: &Connection, filter: &DossierFilter) -> Result<Vec<DossierId>> {
        self.bring_up_to_date(connection)?;
        // A word is looked for where words begin: " anh" finds "anh" and "anhs", not "thanh".
        let words: Vec<String> = query_words(&filter.words).iter().map(|word| format!(" {word}")).collect();
        let words: Vec<memchr::memmem::Finder<'_>> =
            words.iter().map(|word| memchr::memmem::Finder::new(word.as_bytes())).collect();
        let passes = |item: &Item| {
            filter.plan.is_none_or(|plan| plan.0 == item.plan)
                && filter.year.is_none_or(|year| year == item.year)
                && (filter.kinds.is_empty() || filter.kinds.contains(&item.kind))
                && (filter.states.is_empty() || filter.states.contains(&item.state))
                && (filter.units.is_empty() || filter.units.contains(&UnitId(item.unit)))
                && {
                    let text = item.words.of(&self.text);
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
                found.sort_by_cached_key(|item| place.get(&item.unit).copied());
            }
        }
        if filter.descending {
            found.reverse();
        }
        Ok(found.into_iter().map(|item| DossierId(item.id)).collect())
    }

    fn bring_up_to_date(&mut self, connection: &Connection) -> Result<()> {
        if self.built && self.touched.is_empty() {
            return Ok(());
        }
        let dossiers = if self.built { touched_dossiers(connection, &self.touched)? } else { None };
        match dossiers {
            Some(dossiers) if self.waste * 2 <= self.text.len() => self.read_again(connection, &dossiers)?,
            _ => self.build(connection)?,
        }
        self.touched.clear();
        Ok(())
    }

    fn build(&mut self, connection: &Connection) -> Result<()> {
        *self = Self::default();
        let mut statement = connection
            .prepare_cached(concat!(include_str!("search.sql"), " ORDER BY subject.sort_key, dossier.id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let item = self.item(row)?;
            self.items.push(item);
        }
        self.items.shrink_to_fit();
        self.text.shrink_to_fit();
        self.keys.shrink_to_fit();
        self.built = true;
        Ok(())
    }

    /// Takes `dossiers` out and puts those that still exist in again where they now belong.
    fn read_again(&mut self, connection: &Connection, dossiers: &HashSet<i64>) -> Result<()> {
        let mut fresh = Vec::new();
        let mut statement =
            connection.prepare_cached(concat!(include_str!("search.sql"), " WHERE dossier.id = ?1"))?;
        for id in dossiers {
            let mut rows = statement.query([id])?;
            if let Some(row) = rows.next()? {
                fresh.push(self.item(row)?);
            }
        }
        let keys = &self.keys;
        let place = |item: &Item| (item.key.of(keys), item.id);
        fresh.sort_by(|a, b| place(a).cmp(&place(b)));
        let mut fresh = fresh.into_iter().peekable();
        let mut merged = Vec::with_capacity(self.items.len() + fresh.len());
        for item in &self.items {
            if dossiers.contains(&item.id) {
                self.waste += (item.words.end - item.words.start) as usize;
                continue;
            }
            while let Some(earlier) = fresh.next_if(|new| place(new) < place(item)) {
                merged.push(earlier);
            }
            merged.push(*item);
        }
        merged.extend(fresh);
        self.items = merged;
        Ok(())
    }

    fn item(&mut self, row: &Row<'_>) -> Result<Item> {
        let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        let words_start = self.text.len() as u32;
        for at in [6, 7, 8] {
            self.text.push(b' ');
            self.text.extend_from_slice(text(at)?.as_bytes());
        }
        let key_start = self.keys.len() as u32;
        self.keys.extend_from_slice(row.get_ref(9)?.as_blob().map_err(rusqlite::Error::from)?);
        Ok(Item {
            id: row.get(0)?,
            plan: row.get(1)?,
            unit: row.get(2)?,
            year: row.get(3)?,
            kind: known(SubjectKind::from_code(text(4)?), "kind")?,
            state: known(DossierState::from_code(text(5)?), "state")?,
            words: Stretch { start: words_start, end: self.text.len() as u32 },
            key: Stretch { start: key_start, end: self.keys.len() as u32 },
        })
    }
}

/// The dossiers that rest on the touched rows; none when they are too many to read one by one.
fn touched_dossiers(connection: &Connection, touched: &[(Area, i64)]) -> Result<Option<HashSet<i64>>> {
    let mut found = HashSet::new();
    for (area, id) in touched {
        match area {
            Area::Subject | Area::Unit => {
                let column = if *area == Area::Subject { "subject" } else { "unit" };
                let mut statement =
                    connection.prepare_cached(&format!("SELECT id FROM dossier WHERE {column} = ?1"))?;
                let ids = statement.query_map([id], |row| row.get(0))?;
                for id in ids {
                    found.insert(id?);
                }
            }
            _ => {
                found.insert(*id);
            }
        }
        if found.len() > MOST_TOUCHED {
            return Ok(None);
        }
    }
    Ok(Some(found))
}
