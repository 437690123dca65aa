//! The subjects in memory, by the words of their names: for finding who is meant while a name is being typed, and for
//! the pairs that may be one subject. Built on the first question; after a deed only the rows it touched are read again.

use super::super::error::Result;
use super::super::{rows, unit};
use crate::domain::duplicates::{self, Likeness, Pair, Places, SubjectBrief, Wanted};
use crate::domain::ids::SubjectId;
use crate::domain::subject::{Subject, SubjectKind};
use crate::domain::{Area, Changes};
use chrono::NaiveDate;
use roaring::{MultiOps, RoaringBitmap};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

/// So many subjects are compared letter by letter with what is typed; more mean that too little was typed to tell.
const COMPARED: u64 = 400;
/// Past so many touched rows everything is read again.
const MOST_TOUCHED: usize = 2_000;

/// The book; see the module. Slots never move; those of subjects that went or were read again are no longer alive.
#[derive(Debug, Default)]
pub(in super::super) struct Book {
    built: bool,
    briefs: Vec<SubjectBrief>,
    by_id: HashMap<i64, u32>,
    alive: RoaringBitmap,
    kinds: [RoaringBitmap; 4],
    words: BTreeMap<Box<str>, RoaringBitmap>,
    places: Places,
    touched: Vec<i64>,
    pairs: Option<Vec<Pair>>,
}

impl Book {
    /// Notes what of the book a deed changed.
    pub(in super::super) fn stale(&mut self, changes: &Changes) {
        let subjects = changes.rows(Area::Subject);
        if !subjects.is_empty() || changes.touch(&[Area::NotSame]) {
            self.pairs = None;
        }
        if changes.touch(&[Area::Unit]) || self.touched.len() + subjects.len() > MOST_TOUCHED {
            *self = Self::default();
        } else if self.built {
            self.touched.extend(subjects);
        }
    }

    /// The pairs that may be one subject, the likeliest first.
    pub(in super::super) fn pairs(&mut self, connection: &Connection) -> Result<&[Pair]> {
        self.bring_up_to_date(connection)?;
        let pairs = match self.pairs.take() {
            Some(pairs) => pairs,
            None => {
                let apart = super::pairs_apart(connection)?;
                let alive = self.alive.iter().map(|slot| &self.briefs[slot as usize]);
                duplicates::pairs_of(alive, &apart)
            }
        };
        Ok(self.pairs.insert(pairs))
    }

    /// Who may be meant, the closest first.
    pub(in super::super) fn similar(
        &mut self,
        connection: &Connection,
        like: &Likeness,
        most: usize,
    ) -> Result<Vec<SubjectId>> {
        let Some(wanted) = Wanted::of(like) else { return Ok(Vec::new()) };
        self.bring_up_to_date(connection)?;
        let place = like.unit.map(|unit| self.places.of(unit));
        let mut slots = self.holding(wanted.words(), like.kind);
        if slots.len() > COMPARED {
            // Whose name begins so stands first in the index of names.
            let mut ids = begins(connection, like, most)?;
            let rest = slots.iter().map(|slot| self.briefs[slot as usize].id).take(most + ids.len());
            for id in rest.collect::<Vec<_>>() {
                if ids.len() < most && !ids.contains(&id) {
                    ids.push(id);
                }
            }
            return Ok(ids);
        }
        slots |= self.slips(wanted.words(), like.kind);
        let mut found: Vec<(i32, &SubjectBrief)> = slots
            .iter()
            .map(|slot| &self.briefs[slot as usize])
            .filter_map(|brief| Some((wanted.distance(brief, place)?, brief)))
            .collect();
        found.sort_by(|(a, one), (b, other)| (a, &one.name, one.id).cmp(&(b, &other.name, other.id)));
        Ok(found.into_iter().take(most).map(|(_, brief)| brief.id).collect())
    }

    /// The subjects whose names hold a word that begins with each of `words`, in no order.
    pub(in super::super) fn found(
        &mut self,
        connection: &Connection,
        words: &[String],
        kinds: &[SubjectKind],
    ) -> Result<Vec<SubjectId>> {
        self.bring_up_to_date(connection)?;
        let kinds = if kinds.is_empty() { &SubjectKind::ALL[..] } else { kinds };
        let slots = kinds.iter().map(|kind| self.holding(words, *kind)).union();
        Ok(slots.iter().map(|slot| self.briefs[slot as usize].id).collect())
    }

    fn of_kind(&self, kind: SubjectKind) -> RoaringBitmap {
        &self.alive & &self.kinds[kind as usize]
    }

    fn holding(&self, words: &[String], kind: SubjectKind) -> RoaringBitmap {
        let mut slots = self.of_kind(kind);
        for word in words {
            let from = (Bound::Included(word.as_str()), Bound::Unbounded);
            let stretch =
                self.words.range::<str, _>(from).take_while(|(one, _)| one.starts_with(word.as_str()));
            slots &= stretch.map(|(_, slots)| slots).union();
        }
        slots
    }

    /// The subjects whose names hold all of the words but one.
    fn slips(&self, words: &[String], kind: SubjectKind) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        if duplicates::rules().is_none_or(|rules| words.len() < rules.slip_words) {
            return found;
        }
        for without in 0..words.len() {
            let mut slots = self.of_kind(kind);
            for (_, word) in words.iter().enumerate().filter(|(at, _)| *at != without) {
                match self.words.get(word.as_str()) {
                    Some(holding) => slots &= holding,
                    None => slots.clear(),
                }
            }
            // A surname and a middle name that half of all people bear say nothing, and would take too long.
            if slots.len() <= COMPARED {
                found |= slots;
            }
        }
        found
    }

    fn bring_up_to_date(&mut self, connection: &Connection) -> Result<()> {
        if self.built && self.briefs.len() > 2 * self.by_id.len() + MOST_TOUCHED {
            *self = Self { pairs: self.pairs.take(), ..Self::default() };
        }
        if !self.built {
            self.places = Places::on(&unit::all(connection)?, NaiveDate::MAX);
            let mut statement = connection.prepare_cached("SELECT body FROM subject")?;
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                let body = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
                self.settle(&serde_json::from_str(body)?);
            }
            self.built = true;
            self.touched.clear();
        }
        for id in std::mem::take(&mut self.touched) {
            if let Some(slot) = self.by_id.remove(&id) {
                self.alive.remove(slot);
            }
            if let Some(subject) = rows::one(connection, "SELECT body FROM subject WHERE id = ?1", id)? {
                self.settle(&subject);
            }
        }
        Ok(())
    }

    fn settle(&mut self, subject: &Subject) {
        if subject.anonymised.is_some() {
            return;
        }
        let slot = self.briefs.len() as u32;
        let brief = SubjectBrief::of(subject, &self.places);
        brief.each_word(|word| match self.words.get_mut(word) {
            Some(slots) => {
                slots.insert(slot);
            }
            None => {
                self.words.insert(word.into(), std::iter::once(slot).collect());
            }
        });
        self.alive.insert(slot);
        self.kinds[subject.kind() as usize].insert(slot);
        self.by_id.insert(subject.id.0, slot);
        self.briefs.push(brief);
    }
}

/// Subjects whose folded name begins with what is typed, in the order of the index.
fn begins(connection: &Connection, like: &Likeness, most: usize) -> Result<Vec<SubjectId>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM subject WHERE folded >= ?1 AND folded < ?1 || char(1114111) AND kind = ?2
         ORDER BY folded, id LIMIT ?3",
    )?;
    let folded = crate::text::fold(&like.name);
    let ids =
        statement.query_map((folded, like.kind.code(), most as u32), |row| row.get(0).map(SubjectId))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
