//! The list of dossiers in memory. Every dossier has a slot that never moves; words, facets and orders point to
//! slots, so that a question is a few operations on bitmaps and a walk along a list already in order. Built from the
//! file on the first question; after a deed only the rows it touched are read again, into new slots.

mod dictionary;
mod facets;
mod filter;
mod orders;
mod papers;
mod record;
mod scores;
mod units;

pub use filter::{DossierFilter, DossierOrder, Listing};

use super::error::Result;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DossierId;
use crate::domain::points::Points;
use crate::domain::subject::Subject;
use crate::domain::{Area, Changes};
use crate::text::{query_words, text_key};
use dictionary::{Dictionary, Gatherer};
use facets::{Facets, plain};
use orders::{Compared, Orders};
use papers::{Asked, Papers};
use record::{Entry, Record, Stretch};
use roaring::RoaringBitmap;
use rusqlite::Connection;
use scores::Scores;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use units::Units;

/// Past so many touched dossiers reading everything again is quicker than row by row.
const MOST_TOUCHED: usize = 2_000;

/// What the index is built from.
const READ: [Area; 8] = [
    Area::Dossier,
    Area::Subject,
    Area::Unit,
    Area::Round,
    Area::Result,
    Area::Attachment,
    Area::Checklist,
    Area::Office,
];

/// The index; see the module.
#[derive(Debug, Default)]
pub(super) struct SearchIndex {
    built: bool,
    all: Slots,
    /// Slots whose dossier stands as they say; the others were removed or read again.
    alive: RoaringBitmap,
    by_id: HashMap<i64, u32>,
    dictionary: Dictionary,
    facets: Facets,
    orders: Orders,
    asked: Option<Asked>,
    papers: Option<Papers>,
    /// Rows that deeds have touched since the index was last brought up to date.
    touched: Vec<(Area, i64)>,
}

/// What the slots say, and what they are compared by.
#[derive(Debug, Default)]
struct Slots {
    entries: Vec<Entry>,
    keys: Vec<u8>,
    fields: Fields,
    units: Units,
    scores: Scores,
}

/// The fields of activity that occur, numbered as they came.
#[derive(Debug, Default)]
struct Fields {
    numbers: HashMap<String, u32>,
    keys: Vec<Vec<u8>>,
    /// Place of each in reading order; none for the empty one. Filled before it is asked.
    ranks: Vec<Option<i64>>,
}

impl Fields {
    fn number(&mut self, field: &str) -> u32 {
        let plain = plain(field);
        if let Some(number) = self.numbers.get(&plain) {
            return *number;
        }
        let number = self.keys.len() as u32;
        self.keys.push(text_key(&plain));
        self.numbers.insert(plain, number);
        number
    }

    /// New fields come between the others without changing their order among themselves.
    fn rank(&mut self) {
        if self.ranks.len() == self.keys.len() {
            return;
        }
        let mut sorted: Vec<usize> = (0..self.keys.len()).collect();
        sorted.sort_by(|a, b| self.keys[*a].cmp(&self.keys[*b]));
        let empty = self.numbers.get("").map(|number| *number as usize);
        self.ranks = vec![None; sorted.len()];
        for (number, rank) in sorted.into_iter().zip(0..) {
            self.ranks[number] = (Some(number) != empty).then_some(rank);
        }
    }
}

impl Compared for Slots {
    fn value(&self, order: DossierOrder, slot: u32) -> Option<i64> {
        let entry = &self.entries[slot as usize];
        match order {
            DossierOrder::Name => Some(0),
            DossierOrder::Kind => Some(entry.kind as i64),
            DossierOrder::Unit => self.units.place(entry.unit),
            DossierOrder::State => Some(entry.state as i64),
            DossierOrder::Year => Some(-i64::from(entry.year)),
            DossierOrder::Received => entry.received.map(i64::from),
            DossierOrder::Field => self.fields.ranks.get(entry.field as usize).copied().flatten(),
            DossierOrder::Score => self.scores.of(entry.id).map(|points| -points.as_hundredths()),
            DossierOrder::Merit => (entry.order != 0).then_some(i64::from(entry.order)),
        }
    }

    fn by_name(&self, a: u32, b: u32) -> Ordering {
        let key = |slot: u32| {
            let entry = &self.entries[slot as usize];
            (entry.key.of(&self.keys), entry.id, slot)
        };
        key(a).cmp(&key(b))
    }
}

impl Slots {
    /// The slot of the record that is added next.
    fn next(&self) -> u32 {
        self.entries.len() as u32
    }

    fn add(&mut self, record: &Record) {
        let start = self.keys.len() as u32;
        self.keys.extend_from_slice(&record.key);
        let key = Stretch { start, end: self.keys.len() as u32 };
        let field = self.fields.number(&record.facts.field);
        self.entries.push(Entry { key, field, ..record.entry });
    }
}

/// What a row shows of a dossier besides what stands in it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    /// Mean of the last closed round it was in.
    pub(super) score: Option<Points>,
    /// Required papers lacking.
    pub(super) lacking: u32,
}

impl SearchIndex {
    /// Notes what of the index a deed changed.
    pub(super) fn stale(&mut self, changes: &Changes) {
        if self.built {
            for area in READ {
                self.touched.extend(changes.rows(area).iter().map(|id| (area, *id)));
            }
        }
    }

    /// The identifiers that match, in order.
    pub(super) fn find(&mut self, connection: &Connection, filter: &DossierFilter) -> Result<Vec<DossierId>> {
        self.found(connection, filter, 0..usize::MAX)
    }

    /// The identifiers at the places `range` of what matches, in order.
    pub(super) fn found(
        &mut self,
        connection: &Connection,
        filter: &DossierFilter,
        range: Range<usize>,
    ) -> Result<Vec<DossierId>> {
        self.bring_up_to_date(connection)?;
        let matching = self.matching(connection, filter)?;
        Ok(self.window(&matching, filter, range))
    }

    /// A listing without its rows, and whose rows it lacks.
    pub(super) fn list(
        &mut self,
        connection: &Connection,
        filter: &DossierFilter,
        window: Range<usize>,
    ) -> Result<(Listing, Vec<DossierId>)> {
        self.bring_up_to_date(connection)?;
        let matching = self.matching(connection, filter)?;
        let mut all = self.alive.clone();
        self.facets.keep_plan(filter, &mut all);
        let count = matching.len() as usize;
        let first = window.start.min(count);
        let ids = self.window(&matching, filter, first..window.end.max(first));
        let by_kind = self.facets.by_kind(&matching);
        Ok((Listing { count, by_kind, all: all.len() as usize, first, rows: Vec::new() }, ids))
    }

    /// Where `id` stands among what matches, from 0; none when it does not match.
    pub(super) fn place_of(
        &mut self,
        connection: &Connection,
        filter: &DossierFilter,
        id: DossierId,
    ) -> Result<Option<usize>> {
        self.bring_up_to_date(connection)?;
        let matching = self.matching(connection, filter)?;
        let Some(slot) = self.by_id.get(&id.0).copied().filter(|slot| matching.contains(*slot)) else {
            return Ok(None);
        };
        Ok(self.walk(&matching, filter).position(|other| other == slot))
    }

    /// What a row shows of a dossier besides what stands in it.
    pub(super) fn marks(
        &mut self,
        connection: &Connection,
        dossier: &Dossier,
        subject: &Subject,
    ) -> Result<Marks> {
        self.bring_up_to_date(connection)?;
        let lacking = asked(&mut self.asked, connection)?.lacking(connection, dossier, subject)?;
        Ok(Marks { score: self.all.scores.of(dossier.id.0), lacking })
    }

    fn matching(&mut self, connection: &Connection, filter: &DossierFilter) -> Result<RoaringBitmap> {
        let mut slots = self.alive.clone();
        self.facets.keep_plan(filter, &mut slots);
        self.facets.keep(filter, &mut slots);
        if let Some(lacking) = filter.lacking {
            let papers = match &mut self.papers {
                Some(papers) => papers,
                none => {
                    none.insert(Papers::read(connection, asked(&mut self.asked, connection)?, &self.by_id)?)
                }
            };
            if lacking { slots &= &papers.lacking } else { slots -= &papers.lacking }
        }
        for word in query_words(&filter.words) {
            slots &= self.dictionary.begins(&word) | self.facets.of_units(self.all.units.begins(&word));
        }
        Ok(slots)
    }

    fn window(
        &mut self,
        matching: &RoaringBitmap,
        filter: &DossierFilter,
        range: Range<usize>,
    ) -> Vec<DossierId> {
        let range = range.start..range.end.min(matching.len() as usize);
        let slots: Vec<u32> = self.walk(matching, filter).take(range.end).skip(range.start).collect();
        slots.into_iter().map(|slot| DossierId(self.all.entries[slot as usize].id)).collect()
    }

    /// The matching slots in order.
    fn walk<'a>(
        &'a mut self,
        matching: &RoaringBitmap,
        filter: &DossierFilter,
    ) -> impl Iterator<Item = u32> + 'a {
        let count = self.all.entries.len();
        // Asking a plain bit costs a tenth of asking the bitmap, and the walk may pass every slot.
        let mut bits = vec![0u64; count / 64 + 1];
        for slot in matching {
            bits[slot as usize / 64] |= 1 << (slot % 64);
        }
        let sorted = self.orders.get(filter.order, count as u32, &self.all);
        sorted.walk(filter.descending).filter(move |slot| bits[*slot as usize / 64] >> (slot % 64) & 1 == 1)
    }

    fn bring_up_to_date(&mut self, connection: &Connection) -> Result<()> {
        if self.built && self.touched.is_empty() {
            return Ok(());
        }
        let touched = |area: Area| self.touched.iter().any(|(it, _)| *it == area);
        let (units, rounds) = (touched(Area::Unit), touched(Area::Round) || touched(Area::Result));
        if touched(Area::Checklist) || touched(Area::Office) {
            (self.asked, self.papers) = (None, None);
        }
        let dossiers = if self.built { self.touched_dossiers(connection)? } else { None };
        let wasted = self.all.entries.len() > 2 * self.by_id.len() + MOST_TOUCHED;
        for (_, result) in self.touched.iter().filter(|(area, _)| *area == Area::Result) {
            self.all.scores.forget(*result);
        }
        match dossiers {
            Some(dossiers) if !wasted => {
                // What the new slots are compared by must stand before they are put in order.
                if units {
                    self.all.units = Units::read(connection)?;
                    self.orders.forget(DossierOrder::Unit);
                }
                if rounds {
                    self.all.scores.read(connection)?;
                    self.orders.forget(DossierOrder::Score);
                }
                // Broken off half-way it would be neither the old nor the new.
                self.built = false;
                self.read_again(connection, &dossiers)?;
                self.built = true;
            }
            _ => self.build(connection)?,
        }
        self.touched.clear();
        Ok(())
    }

    fn build(&mut self, connection: &Connection) -> Result<()> {
        let scores = std::mem::take(&mut self.all.scores);
        *self = Self::default();
        self.all.scores = scores;
        self.all.scores.read(connection)?;
        self.all.units = Units::read(connection)?;
        let mut words = Gatherer::default();
        let mut statement = connection.prepare_cached(include_str!("record.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let slot = self.all.next();
            let record = Record::read(row, |word| words.add(word, slot))?;
            self.settle(&record);
        }
        self.dictionary = words.sorted();
        self.all.fields.rank();
        self.built = true;
        Ok(())
    }

    /// Gives the record the next slot.
    fn settle(&mut self, record: &Record) -> u32 {
        let id = record.entry.id;
        let slot = self.all.next();
        self.facets.add(record, slot);
        self.all.add(record);
        self.alive.insert(slot);
        self.by_id.insert(id, slot);
        slot
    }

    /// Empties the slots of `dossiers` and gives new ones to those that still exist.
    fn read_again(&mut self, connection: &Connection, dossiers: &HashSet<i64>) -> Result<()> {
        let mut statement =
            connection.prepare_cached(concat!(include_str!("record.sql"), "WHERE dossier.id = ?1"))?;
        let mut fresh = Vec::with_capacity(dossiers.len());
        for id in dossiers {
            if let Some(slot) = self.by_id.remove(id) {
                self.alive.remove(slot);
            }
            let mut rows = statement.query([id])?;
            if let Some(row) = rows.next()? {
                let slot = self.all.next();
                let record = Record::read(row, |word| self.dictionary.add(word, slot))?;
                fresh.push(self.settle(&record));
                if let Some(papers) = &mut self.papers {
                    papers.read_again(connection, asked(&mut self.asked, connection)?, (*id, slot))?;
                }
            }
        }
        self.all.fields.rank();
        self.orders.insert(&fresh, &self.all);
        Ok(())
    }

    /// The dossiers that rest on the touched rows; none when they are too many to read one by one.
    fn touched_dossiers(&mut self, connection: &Connection) -> Result<Option<HashSet<i64>>> {
        let mut found = HashSet::new();
        let mut of_subject = connection.prepare_cached("SELECT id FROM dossier WHERE subject = ?1")?;
        for (area, id) in &self.touched {
            match area {
                Area::Subject => {
                    for id in of_subject.query_map([id], |row| row.get(0))? {
                        found.insert(id?);
                    }
                }
                Area::Attachment => {
                    if let Some(papers) = &mut self.papers {
                        found.extend(papers.owners(connection, *id)?);
                    }
                }
                Area::Dossier => {
                    found.insert(*id);
                }
                _ => {}
            }
            if found.len() > MOST_TOUCHED {
                return Ok(None);
            }
        }
        Ok(Some(found))
    }
}

/// What dossiers are held against, read on the first question.
fn asked<'a>(known: &'a mut Option<Asked>, connection: &Connection) -> Result<&'a Asked> {
    Ok(match known {
        Some(asked) => asked,
        none => none.insert(Asked::read(connection)?),
    })
}
