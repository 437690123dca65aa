//! What can be asked about subjects over the years: who is meant, who may be entered twice, what happened to them.

use super::Database;
use crate::domain::Refusal;
use crate::domain::duplicates::{Likeness, Pair};
use crate::domain::ids::SubjectId;
use crate::domain::subject::{Detail, Subject, SubjectKind};
use crate::domain::timeline::{DossierLife, TimelineYear, timeline};
use crate::storage::error::Result;
use crate::storage::subject::SubjectRow;
use crate::storage::{DossierFilter, dossier, subject};
use crate::text::query_words;
use serde::Serialize;
use std::collections::HashSet;

/// Everything about one subject over the years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectFile {
    /// The subject.
    pub subject: Subject,
    /// Name of its unit; empty when it has none.
    pub unit_name: String,
    /// Its dossiers with their lives, the newest year first.
    pub dossiers: Vec<DossierLife>,
    /// What happened, the latest year first.
    pub timeline: Vec<TimelineYear>,
    /// The models it owns; of a model its owners that are subjects themselves.
    pub related: Vec<SubjectRow>,
    /// Records that may be of the same subject.
    pub duplicates: Vec<DuplicatePair>,
}

/// A pair with what is known of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DuplicatePair {
    /// The pair and why.
    pub pair: Pair,
    /// Two rows, the one with the smaller identifier first.
    pub rows: [SubjectRow; 2],
}

/// Subjects that were looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectsFound {
    /// How many there are.
    pub total: usize,
    /// As many of them as were asked for.
    pub rows: Vec<SubjectRow>,
}

impl Database {
    /// Subjects that may be meant by `name`, the closest first, at most `most`: by any words of the name in any order,
    /// by other names, and where one letter differs.
    ///
    /// # Errors
    /// The disk.
    pub fn similar_subjects(&mut self, kind: SubjectKind, name: &str, most: u32) -> Result<Vec<Subject>> {
        self.similar_to(&Likeness { name: name.to_owned(), ..Likeness::new(kind) }, most)
    }

    /// As [`Database::similar_subjects`]; those of the same unit and birth come first.
    ///
    /// # Errors
    /// The disk.
    pub fn similar_to(&mut self, like: &Likeness, most: u32) -> Result<Vec<Subject>> {
        let ids = self.book.similar(&self.connection, like, most as usize)?;
        let read = |id: SubjectId| subject::get(&self.connection, id).transpose();
        ids.into_iter().filter_map(read).collect()
    }

    /// The pairs of subjects that may be one, the likeliest first; without those of which somebody said they are not.
    ///
    /// # Errors
    /// The disk.
    pub fn duplicate_pairs(&mut self) -> Result<Vec<Pair>> {
        Ok(self.book.pairs(&self.connection)?.to_vec())
    }

    /// How many pairs there are.
    ///
    /// # Errors
    /// The disk.
    pub fn duplicate_count(&mut self) -> Result<usize> {
        Ok(self.book.pairs(&self.connection)?.len())
    }

    /// The first `most` pairs with what is known of both.
    ///
    /// # Errors
    /// The disk.
    pub fn duplicates(&mut self, most: usize) -> Result<Vec<DuplicatePair>> {
        let pairs: Vec<Pair> = self.book.pairs(&self.connection)?.iter().take(most).cloned().collect();
        self.with_rows(pairs)
    }

    /// Of the pairs of which somebody said "không trùng" those that stand in the file, the latest first.
    ///
    /// # Errors
    /// The disk.
    pub fn remembered_apart(&self) -> Result<Vec<[SubjectRow; 2]>> {
        let pairs = subject::pairs_apart(&self.connection)?;
        let rows = |(a, b): (SubjectId, SubjectId)| {
            let found = subject::rows(&self.connection, &[a, b]);
            found.map(|rows| <[SubjectRow; 2]>::try_from(rows).ok()).transpose()
        };
        pairs.into_iter().rev().filter_map(rows).collect()
    }

    fn with_rows(&self, pairs: Vec<Pair>) -> Result<Vec<DuplicatePair>> {
        let mut out = Vec::with_capacity(pairs.len());
        for pair in pairs {
            if let Ok(rows) = subject::rows(&self.connection, &[pair.a, pair.b])?.try_into() {
                out.push(DuplicatePair { pair, rows });
            }
        }
        Ok(out)
    }

    /// List rows for `ids`, in their order; removed ones are left out.
    ///
    /// # Errors
    /// The disk.
    pub fn subject_rows(&self, ids: &[SubjectId]) -> Result<Vec<SubjectRow>> {
        subject::rows(&self.connection, ids)
    }

    /// Subjects by words of their names, or of anything their dossiers tell: what they did, what they were awarded.
    /// Without words all of them.
    ///
    /// # Errors
    /// The disk.
    pub fn find_subjects(
        &mut self,
        words: &str,
        kinds: &[SubjectKind],
        most: usize,
    ) -> Result<SubjectsFound> {
        let by_name = self.book.found(&self.connection, &query_words(words), kinds)?;
        let mut seen: HashSet<SubjectId> = by_name.iter().copied().collect();
        let mut ids = by_name;
        if !words.trim().is_empty() {
            let filter =
                DossierFilter { words: words.to_owned(), kinds: kinds.to_vec(), ..DossierFilter::default() };
            let dossiers = self.index.find(&self.connection, &filter)?;
            let told = dossier::subjects(&self.connection, &dossiers)?;
            ids.extend(told.into_iter().filter(|id| seen.insert(*id)));
        }
        let total = ids.len();
        ids.truncate(most);
        Ok(SubjectsFound { total, rows: subject::rows(&self.connection, &ids)? })
    }

    /// The dossiers of a subject with their lives, the newest year first.
    ///
    /// # Errors
    /// The disk.
    pub fn lives(&self, subject: SubjectId) -> Result<Vec<DossierLife>> {
        dossier::lives(&self.connection, subject)
    }

    /// Everything about one subject over the years.
    ///
    /// # Errors
    /// Not found, or the disk.
    pub fn subject_file(&mut self, id: SubjectId) -> Result<SubjectFile> {
        let subject = subject::get(&self.connection, id)?.ok_or_else(|| Refusal::not_found("đối tượng"))?;
        let dossiers = dossier::lives(&self.connection, id)?;
        let unit = subject.unit.map(|unit| crate::storage::unit::get(&self.connection, unit)).transpose()?;
        let related = match &subject.detail {
            Detail::Model(it) => it.owned_by.clone(),
            Detail::Person(_) | Detail::Collective(_) | Detail::Household(_) => {
                subject::models_of(&self.connection, id)?
            }
        };
        let pairs = self.book.pairs(&self.connection)?.iter().filter(|pair| pair.a == id || pair.b == id);
        let pairs: Vec<Pair> = pairs.cloned().collect();
        Ok(SubjectFile {
            unit_name: unit.flatten().map(|unit| unit.name).unwrap_or_default(),
            timeline: timeline(&subject, &dossiers, &self.publicity_of(id)?),
            related: subject::rows(&self.connection, &related)?,
            duplicates: self.with_rows(pairs)?,
            subject,
            dossiers,
        })
    }
}
