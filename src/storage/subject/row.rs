//! Rows of subjects for lists: what tells one from another of the same name.

use super::super::error::Result;
use crate::domain::dossier::{DossierState, PastAward};
use crate::domain::ids::SubjectId;
use crate::domain::subject::{Detail, Subject, SubjectKind};
use crate::domain::timeline::award_words;
use crate::text::fold;
use rusqlite::Connection;
use serde::Serialize;
use std::collections::BTreeSet;

/// An award that a subject received, here or elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AwardLine {
    /// The year; none when nobody wrote it down.
    pub year: Option<i32>,
    /// What, by whom, for what.
    pub words: String,
    /// Received through a dossier of this office.
    pub here: bool,
}

/// One line of a list of subjects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectRow {
    /// The subject.
    pub id: SubjectId,
    /// Its kind.
    pub kind: SubjectKind,
    /// Its name.
    pub name: String,
    /// Other names.
    pub other_names: Vec<String>,
    /// Name of its unit; empty when it has none.
    pub unit_name: String,
    /// Birth of a person, year of founding or start; empty when not known.
    pub since: String,
    /// Address.
    pub address: String,
    /// Telephone of a person.
    pub phone: String,
    /// The years of its dossiers, newest first.
    pub years: Vec<i32>,
    /// How many dossiers it has.
    pub dossiers: u32,
    /// How many achievements they tell.
    pub achievements: u32,
    /// Awards received, newest first, each once.
    pub awards: Vec<AwardLine>,
}

/// The rows of `ids`, in their order; removed ones are left out.
pub(in super::super) fn rows(connection: &Connection, ids: &[SubjectId]) -> Result<Vec<SubjectRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT subject.body, unit.name FROM subject LEFT JOIN unit ON unit.id = subject.unit WHERE subject.id = ?1",
    )?;
    let mut out = Vec::with_capacity(ids.len());
    for id in ids {
        let mut found = statement.query([id.0])?;
        let Some(row) = found.next()? else { continue };
        let subject: Subject =
            serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        let (since, phone) = match &subject.detail {
            Detail::Person(it) => (it.birth.map(|day| day.to_string()), it.phone.clone()),
            Detail::Collective(it) => (it.founded.map(|year| year.to_string()), String::new()),
            Detail::Household(_) => (None, String::new()),
            Detail::Model(it) => (it.started.map(|year| year.to_string()), String::new()),
        };
        let mut line = SubjectRow {
            id: *id,
            kind: subject.kind(),
            unit_name: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            since: since.unwrap_or_default(),
            address: subject.detail.address().to_owned(),
            phone,
            years: Vec::new(),
            dossiers: 0,
            achievements: 0,
            awards: Vec::new(),
            other_names: subject.other_names,
            name: subject.name,
        };
        add_dossiers(connection, &mut line)?;
        out.push(line);
    }
    Ok(out)
}

fn add_dossiers(connection: &Connection, line: &mut SubjectRow) -> Result<()> {
    let mut seen = BTreeSet::new();
    let dossiers = super::super::dossier::of_subject(connection, line.id)?;
    line.dossiers = dossiers.len() as u32;
    for past in dossiers {
        line.achievements += past.achievements.len() as u32;
        if !line.years.contains(&past.year) {
            line.years.push(past.year);
        }
        let mut add = |year: Option<i32>, award: &PastAward, here: bool| {
            if !award.form.trim().is_empty() && seen.insert((year, fold(&award.form), fold(&award.decision)))
            {
                line.awards.push(AwardLine { year, words: award_words(award), here });
            }
        };
        if matches!(past.state, DossierState::Recognised | DossierState::Replicated) {
            add(Some(past.year), &PastAward { form: past.proposed.clone(), ..PastAward::default() }, true);
        }
        for award in &past.past_awards {
            add(award.on.map(|day| chrono::Datelike::year(&day)).or(award.year), award, false);
        }
    }
    line.awards.sort_by_key(|award| std::cmp::Reverse(award.year));
    Ok(())
}
