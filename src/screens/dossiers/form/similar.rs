//! Subjects of a similar name, shown while a new one is being typed so that nobody is entered twice (M15). Only
//! offered: nothing is merged by itself.

use super::slot::Slot;
use super::{Form, Message};
use crate::domain::ids::DossierId;
use crate::domain::subject::Subject;
use crate::screens::{Desk, Effect};
use crate::storage::{DossierFilter, StoreError};
use crate::text::fold;
use iced::Task;

/// Shown at most.
const MOST: u32 = 5;
/// Dossiers looked through at most; the names already narrow them down.
const LOOKED_THROUGH: usize = 60;
/// One or two letters begin half of all names.
const LETTERS: usize = 3;

/// A subject that is already known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    /// The subject.
    pub subject: Subject,
    /// Years of its dossiers.
    pub years: Vec<i32>,
    /// Its dossier under the same plan in the same year.
    pub here: Option<DossierId>,
}

impl Form {
    /// Asks for subjects whose name begins like what is typed; only while the subject is a new one.
    pub(super) fn ask_similar(&mut self, typed: &str, desk: &Desk) -> Effect<Message> {
        self.asked += 1;
        if !self.own_subject || fold(typed).len() < LETTERS {
            self.similar.clear();
            return Effect::None;
        }
        let asked = self.asked;
        let (kind, own, plan, year) = (self.kind(), self.subject.id, self.dossier.plan, self.dossier.year);
        let name = typed.to_owned();
        let read = desk.store.read(move |database| {
            let subjects = database.similar_subjects(kind, &name, MOST + 1)?;
            if subjects.iter().all(|subject| subject.id == own) {
                return Ok(Vec::new());
            }
            let filter = DossierFilter { words: name, kinds: vec![kind], ..DossierFilter::default() };
            let ids = database.find_dossiers(&filter)?;
            let mut found: Vec<Similar> = subjects
                .into_iter()
                .filter(|subject| subject.id != own)
                .take(MOST as usize)
                .map(|subject| Similar { subject, years: Vec::new(), here: None })
                .collect();
            for id in ids.into_iter().take(LOOKED_THROUGH) {
                let dossier = database.dossier(id)?.dossier;
                if let Some(it) = found.iter_mut().find(|it| it.subject.id == dossier.subject) {
                    it.years.push(dossier.year);
                    if dossier.plan == plan && dossier.year == year {
                        it.here = Some(id);
                    }
                }
            }
            for it in &mut found {
                it.years.sort_unstable();
                it.years.dedup();
            }
            Ok(found)
        });
        Effect::Run(Task::perform(read, move |found| Message::SimilarFound { asked, found }))
    }

    pub(super) fn take_similar(&mut self, asked: u64, found: Result<Vec<Similar>, StoreError>) {
        if asked == self.asked {
            // Only an offer: if it cannot be read, typing goes on without it.
            self.similar = found.unwrap_or_default();
        }
    }

    /// Goes on with a subject that is already known, under what was typed so far of the dossier.
    pub(super) fn take_subject(&mut self, subject: Subject, desk: &Desk) -> Effect<Message> {
        self.asked += 1;
        self.similar.clear();
        self.wrong.remove(&Slot::Name);
        if self.own_subject && self.stored.0.is_some() {
            self.orphan = Some(self.subject.id);
        }
        self.own_subject = false;
        self.dossier.subject = subject.id;
        self.stored.0 = Some(subject.clone());
        if self.unit.is_none()
            && let Some(unit) = subject.unit
        {
            self.take_unit(unit, desk);
        }
        // What was typed of the dossier stays; what is known of the subject takes the place of its fields.
        for slot in Slot::of(subject.kind()) {
            if slot.is_of_subject() {
                self.texts.insert(slot, slot.read(&subject, &self.dossier));
            }
        }
        self.set_content(&subject);
        self.subject = subject;
        self.flush(desk)
    }
}
