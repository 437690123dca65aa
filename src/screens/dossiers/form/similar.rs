//! Subjects of a similar name, shown while a new one is being typed so that nobody is entered twice (M15). Only
//! offered: nothing is merged by itself.

use super::slot::Slot;
use super::{Form, Message};
use crate::domain::ids::{DossierId, PlanId};
use crate::domain::subject::{Detail, Person, Subject};
use crate::screens::{Desk, Effect};
use crate::storage::{Database, StoreError};
use crate::text::{fold, query_words};
use iced::Task;

/// Shown at most.
const MOST: u32 = 5;
/// One or two letters begin half of all names.
const LETTERS: usize = 3;

/// A subject that is already known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    /// The subject.
    pub subject: Subject,
    /// How many dossiers it has.
    pub dossiers: usize,
    /// The year of the last one.
    pub last: Option<i32>,
    /// Its dossier under the same plan in the same year.
    pub here: Option<DossierId>,
    /// The other name by which it was found; empty when it was found by its name.
    pub found_by: String,
}

impl Similar {
    fn read(
        database: &Database,
        subject: Subject,
        typed: &str,
        (plan, year): (PlanId, i32),
    ) -> Result<Self, StoreError> {
        let dossiers = database.dossiers_of(subject.id)?;
        let mut here = None;
        for it in dossiers.iter().filter(|it| it.year == year) {
            if database.dossier(it.id)?.dossier.plan == plan {
                here = Some(it.id);
            }
        }
        let found_by = found_by(&subject, typed).to_owned();
        let last = dossiers.iter().map(|it| it.year).max();
        Ok(Self { dossiers: dossiers.len(), last, here, found_by, subject })
    }
}

/// The other name that holds every typed word where the name does not; empty for none.
fn found_by<'a>(subject: &'a Subject, typed: &str) -> &'a str {
    let words = query_words(typed);
    let holds = |name: &str| {
        let folded = fold(name);
        words.iter().all(|word| folded.split(' ').any(|part| part.starts_with(word)))
    };
    if holds(&subject.name) {
        return "";
    }
    subject.other_names.iter().find(|name| holds(name)).map_or("", String::as_str)
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
        let (kind, own) = (self.kind(), self.subject.id);
        let under = (self.dossier.plan, self.dossier.year);
        let name = typed.to_owned();
        let read = desk.store.read(move |database| {
            database
                .similar_subjects(kind, &name, MOST + 1)?
                .into_iter()
                .filter(|subject| subject.id != own && subject.anonymised.is_none())
                .take(MOST as usize)
                .map(|subject| Similar::read(database, subject, &name, under))
                .collect()
        });
        Effect::Run(Task::perform(read, move |found| Message::SimilarFound { asked, found }))
    }

    pub(super) fn take_similar(&mut self, asked: u64, found: Result<Vec<Similar>, StoreError>) {
        if asked == self.asked {
            // Only an offer: if it cannot be read, typing goes on without it.
            self.similar = found.unwrap_or_default();
        }
    }

    /// Goes on with a subject that is already known. What was typed so far stays, of the dossier and of the subject;
    /// only the name is taken from it, and whatever nothing was typed of.
    pub(super) fn take_subject(&mut self, subject: Subject, desk: &Desk) -> Effect<Message> {
        self.compile(desk);
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
        let typed = std::mem::replace(&mut self.subject, subject);
        complete(&mut self.subject, &typed);
        let kept: Vec<(Slot, String)> = self
            .texts
            .iter()
            .filter(|(slot, text)| **slot == Slot::Unit || !slot.is_of_subject() || !text.trim().is_empty())
            // The chips took over what stood in their fields.
            .filter(|(slot, _)| !matches!(slot, Slot::Name | Slot::CulturalYears | Slot::Owners))
            .map(|(slot, text)| (*slot, text.clone()))
            .collect();
        let summary = std::mem::take(&mut self.summary);
        let achievements = std::mem::take(&mut self.achievements);
        let awards = std::mem::take(&mut self.awards);
        self.fill(desk);
        self.texts.extend(kept);
        (self.summary, self.achievements, self.awards) = (summary, achievements, awards);
        self.flush(desk)
    }
}

/// Brings what was typed of a subject, besides the fields of one line, into what is known of it.
fn complete(known: &mut Subject, typed: &Subject) {
    match (&mut known.detail, &typed.detail) {
        (Detail::Person(known), Detail::Person(typed)) => complete_person(known, typed),
        (Detail::Household(known), Detail::Household(typed)) => {
            known.contributions.extend(typed.contributions.iter().cloned());
            known.cultural_years.extend(&typed.cultural_years);
            known.cultural_years.sort_unstable();
            known.cultural_years.dedup();
        }
        (Detail::Model(known), Detail::Model(typed)) => {
            let more: Vec<String> =
                typed.owners.iter().filter(|one| !known.owners.contains(one)).cloned().collect();
            known.owners.extend(more);
            let more: Vec<_> =
                typed.owned_by.iter().filter(|one| !known.owned_by.contains(one)).copied().collect();
            known.owned_by.extend(more);
            if !typed.content.trim().is_empty() {
                known.content.clone_from(&typed.content);
            }
        }
        _ => {}
    }
}

fn complete_person(known: &mut Person, typed: &Person) {
    known.sex = typed.sex.or(known.sex);
    known.party_member |= typed.party_member;
    known.posts.extend(typed.posts.iter().cloned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SubjectId;
    use crate::domain::subject::SubjectKind;

    #[test]
    fn it_is_said_by_which_other_name_somebody_was_found() {
        let mut subject = Subject::new(SubjectId(1), "Bế Thị Lan", Detail::empty(SubjectKind::Person));
        subject.other_names = vec!["Bế Thị Lan Hương".into()];
        assert_eq!(found_by(&subject, "lan be"), "");
        assert_eq!(found_by(&subject, "huong be"), "Bế Thị Lan Hương");
        assert_eq!(found_by(&subject, "nguyen"), "");
    }
}
