//! What the page knows of the plan: its items, its dossiers, its duties, and the names of whom the items feature.

use super::super::Desk;
use crate::domain::ids::{MovementId, PlanId, SubjectId};
use crate::domain::listing::DossierRow;
use crate::domain::obligation::Obligation;
use crate::domain::publicity::{Forms, PublicityItem};
use crate::storage::{Database, DossierFilter, StoreError};
use crate::text::{clean, fold};
use crate::ui::suggest::Item;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What is read for the page.
#[derive(Debug, Clone)]
pub struct Found {
    plan: PlanId,
    items: Vec<PublicityItem>,
    obligations: Vec<Obligation>,
    rows: Vec<DossierRow>,
    featured: Vec<(SubjectId, String)>,
}

pub(super) fn read(database: &mut Database, plan: PlanId) -> Result<Found, StoreError> {
    let items = database.publicity(plan)?;
    let featured: BTreeSet<SubjectId> = items.iter().flat_map(|item| item.subjects.iter().copied()).collect();
    let featured = database.subject_rows(&featured.into_iter().collect::<Vec<_>>())?;
    let filter = DossierFilter { plan: Some(plan), ..DossierFilter::default() };
    Ok(Found {
        plan,
        items,
        obligations: database.plan(plan)?.obligations,
        rows: database.list(&filter, 0..usize::MAX)?.rows,
        featured: featured.into_iter().map(|row| (row.id, row.name)).collect(),
    })
}

/// The same, made ready.
#[derive(Debug)]
pub(super) struct Book {
    pub plan: PlanId,
    pub items: Vec<PublicityItem>,
    pub obligations: Vec<Obligation>,
    pub rows: Vec<DossierRow>,
    pub forms: Forms,
    /// Agencies offered: those typed before, the busiest first, then units.
    pub agencies: Vec<Item>,
    /// Forms offered: those of the catalogue that hold today, then others typed before.
    pub form_offers: Vec<Item>,
    names: BTreeMap<SubjectId, String>,
}

impl Book {
    pub fn of(found: Found, desk: &Desk) -> Self {
        let mut names: BTreeMap<SubjectId, String> =
            found.rows.iter().map(|row| (row.subject, row.name.clone())).collect();
        names.extend(found.featured);
        let forms = Forms::of(&desk.entries);
        let mut book = Self {
            plan: found.plan,
            agencies: agencies(&found.items, desk),
            form_offers: form_offers(&found.items, &forms, desk),
            items: found.items,
            obligations: found.obligations,
            rows: found.rows,
            forms,
            names,
        };
        // Newest first; what was entered last comes first among those of one day.
        book.items.sort_by_key(|item| std::cmp::Reverse((item.on, item.id)));
        book
    }

    /// The name of a subject; empty for one that is not there.
    pub fn name(&self, id: SubjectId) -> &str {
        self.names.get(&id).map_or("", String::as_str)
    }

    /// The names of whom an item features.
    pub fn featured(&self, item: &PublicityItem) -> String {
        let names = item.subjects.iter().map(|id| self.name(*id)).filter(|name| !name.is_empty());
        names.collect::<Vec<_>>().join(", ")
    }

    /// The day of the item that was entered last.
    pub fn last_entered(&self) -> Option<NaiveDate> {
        self.items.iter().max_by_key(|item| item.id).map(|item| item.on)
    }
}

fn agencies(items: &[PublicityItem], desk: &Desk) -> Vec<Item> {
    let mut typed: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for item in items.iter().filter(|item| !item.agency.trim().is_empty()) {
        let entry = typed.entry(fold(&item.agency)).or_insert_with(|| (0, clean(&item.agency)));
        entry.0 += 1;
    }
    let mut busiest: Vec<(String, (usize, String))> = typed.into_iter().collect();
    busiest.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let mut offers: Vec<Item> = Vec::new();
    let mut seen = BTreeSet::new();
    for (folded, (count, words)) in busiest {
        seen.insert(folded.clone());
        offers.push(Item::new(words, folded).detail(format!("{count} tin, bài")));
    }
    for unit in desk.units.iter().filter(|unit| !unit.has_ended(desk.today)) {
        let folded = fold(&unit.name);
        if seen.insert(folded.clone()) {
            offers.push(Item::new(unit.name.clone(), folded));
        }
    }
    offers
}

fn form_offers(items: &[PublicityItem], forms: &Forms, desk: &Desk) -> Vec<Item> {
    use crate::domain::catalogue::{EntryList, offered};
    let mut offers: Vec<Item> = Vec::new();
    for entry in offered(&desk.entries, EntryList::Channel, desk.today) {
        let spellings = std::iter::once(&entry.name).chain(&entry.names);
        let folded = spellings.map(|name| fold(name)).collect::<Vec<_>>().join(" | ");
        offers.push(Item::new(entry.name.clone(), folded));
    }
    let mut seen = BTreeSet::new();
    for item in items.iter().filter(|item| forms.place(&item.form) == usize::MAX) {
        let folded = fold(&item.form);
        if !folded.is_empty() && seen.insert(folded.clone()) {
            offers.push(Item::new(clean(&item.form), folded));
        }
    }
    offers
}

/// The name of a movement; empty for one that is not there.
pub(super) fn movement_name(id: MovementId, desk: &Desk) -> String {
    desk.movements.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default()
}
