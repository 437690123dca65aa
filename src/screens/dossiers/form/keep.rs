//! How the draft and the store come together: reading a dossier into the form, writing what was typed, and what
//! happens when the store says no. What is being typed is never overwritten.

use super::rows::{Rows, text_of};
use super::slot::Slot;
use super::{Form, Message, RowList, chips, locks};
use crate::domain::correction::DossierField;
use crate::domain::criteria::CriteriaSet;
use crate::domain::ids::{DossierId, SubjectId};
use crate::domain::subject::{Detail, Subject};
use crate::domain::{Area, Changes, Command, Rule};
use crate::screens::dossiers::pages::Around;
use crate::screens::{Desk, Effect, Notice};
use crate::storage::{Database, DossierFile, StoreError};
use crate::ui::area;
use iced::Task;

/// A dossier as read for the form.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The dossier.
    pub file: DossierFile,
    /// The criteria of its plan.
    pub sets: Vec<CriteriaSet>,
    /// What stands around it.
    pub around: Around,
    /// The subjects among the owners of a model, by name.
    pub owners: Vec<(SubjectId, String)>,
}

/// Reads what the form of `id` needs, in one go.
pub(in super::super) fn read(database: &Database, id: DossierId) -> Result<Box<Opened>, StoreError> {
    let file = database.dossier(id)?;
    let sets = database.plan(file.dossier.plan)?.sets;
    let around = Around::read(database, &file)?;
    let owners = chips::owners_of(database, &file.subject)?;
    Ok(Box::new(Opened { file, sets, around, owners }))
}

impl Form {
    /// The form of a dossier that was read.
    pub(in super::super) fn open(opened: Opened, desk: &Desk) -> Self {
        let Opened { file, sets, around, owners } = opened;
        let mut form = Self::empty(file.subject.clone(), file.dossier.clone(), desk);
        form.stored = (Some(file.subject.clone()), Some(file.dossier.clone()));
        form.confirmed = true;
        form.unit = Some(file.dossier.unit);
        form.returned = locks::open_return(&file);
        form.chips.know(owners);
        form.fill(desk);
        form.pages.take(&file, &sets, around);
        form.compile(desk);
        form
    }

    /// Asks for the criteria of the plan of a new dossier, or for the dossier again.
    pub(in super::super) fn ask(&self, desk: &Desk) -> Effect<Message> {
        let (id, revision) = (self.dossier.id, self.revision);
        let read = desk.store.read(move |database| read(database, id));
        Effect::Run(Task::perform(read, move |opened| Message::Read { revision, opened }))
    }

    /// Puts what is known into fields, editors and rows.
    pub(super) fn fill(&mut self, desk: &Desk) {
        self.texts.clear();
        self.wrong.clear();
        for slot in Slot::of(self.kind()) {
            self.texts.insert(slot, slot.read(&self.subject, &self.dossier));
        }
        let name = self.unit.and_then(|unit| desk.unit(unit)).map(|unit| unit.name.clone());
        self.texts.insert(Slot::Unit, name.unwrap_or_default());
        self.summary = area::Content::with_text(&self.dossier.summary);
        let subject = self.subject.clone();
        self.set_content(&subject);
        self.chips.fill(&subject);
        let keys = &mut self.keys;
        let (mut posts, mut contributions) = (&[][..], &[][..]);
        match &subject.detail {
            Detail::Person(it) => posts = &it.posts,
            Detail::Household(it) => contributions = &it.contributions,
            Detail::Collective(_) | Detail::Model(_) => {}
        }
        self.posts = Rows::new(posts, keys);
        self.contributions = Rows::new(contributions, keys);
        self.achievements = Rows::new(&self.dossier.achievements, keys);
        self.awards = Rows::new(&self.dossier.past_awards, keys);
    }

    pub(super) fn set_content(&mut self, subject: &Subject) {
        if let Detail::Model(model) = &subject.detail {
            self.content = area::Content::with_text(&model.content);
        }
    }

    /// Brings what stands in fields, editors, chips and rows into the draft; what cannot be understood yet keeps its
    /// last good value, and what is locked stays exactly as it is.
    pub(super) fn compile(&mut self, desk: &Desk) {
        for (slot, text) in &self.texts {
            // What reads as it is stored is not written anew: a name with a semicolon stays one name.
            let typed = slot.read(&self.subject, &self.dossier) != *text;
            if typed && !self.is_slot_locked(*slot) {
                let _ = slot.write(text, &mut self.subject, &mut self.dossier, desk.today);
            }
        }
        if let (true, Some(stored)) = (self.subject.name.trim().is_empty(), &self.stored.0) {
            self.subject.name.clone_from(&stored.name);
        }
        self.compile_subject(desk);
        if !self.locked(DossierField::Summary) {
            self.dossier.summary = text_of(&self.summary);
        }
        if !self.locked(DossierField::Achievements) {
            self.dossier.achievements = self.achievements.values(desk.today);
        }
        if !self.locked(DossierField::PastAwards) {
            self.dossier.past_awards = self.awards.values(desk.today);
        }
        if let (Some(unit), false) = (self.unit, self.locked(DossierField::Unit)) {
            self.dossier.unit = unit;
            if self.own_subject || self.subject.unit.is_none() {
                self.subject.unit = Some(unit);
            }
        }
        self.pages.look(&self.dossier, &self.subject, desk);
    }

    fn compile_subject(&mut self, desk: &Desk) {
        let posts = !self.locked(RowList::Posts.marked_as());
        let contributions = !self.locked(RowList::Contributions.marked_as());
        let content = !self.locked(DossierField::Content);
        if !self.are_chips_locked() {
            let texts = &self.texts;
            self.chips.compile(&mut self.subject, |slot| texts.get(&slot).cloned().unwrap_or_default());
        }
        match &mut self.subject.detail {
            Detail::Collective(it) => {
                // The store refuses the whole subject for this one slip; only the slip waits.
                let members = it.members.unwrap_or(u32::MAX);
                it.women = it.women.filter(|n| *n <= members);
                it.party_members = it.party_members.filter(|n| *n <= members);
            }
            Detail::Model(it) if content => it.content = text_of(&self.content),
            Detail::Person(it) if posts => it.posts = self.posts.values(desk.today),
            Detail::Household(it) if contributions => {
                it.contributions = self.contributions.values(desk.today);
            }
            Detail::Person(_) | Detail::Household(_) | Detail::Model(_) => {}
        }
    }

    /// Hands over what was typed since the last time; nothing when there is nothing new, or when a new dossier has no
    /// name or unit yet.
    pub(in super::super) fn flush(&mut self, desk: &Desk) -> Effect<Message> {
        self.settling = None;
        if self.removing {
            return Effect::None;
        }
        self.compile(desk);
        let barred = self.barred == Some(self.subject.id);
        if self.subject.name.trim().is_empty() || self.unit.is_none() || barred {
            return Effect::None;
        }
        let new = self.stored.1.is_none();
        let mut commands = Vec::new();
        if self.stored.0.as_ref() != Some(&self.subject) {
            commands.push(Command::SaveSubject { subject: self.subject.clone() });
        }
        if self.stored.1.as_ref() != Some(&self.dossier) {
            commands.push(Command::SaveDossier { dossier: self.dossier.clone() });
        }
        if let Some(id) = self.orphan.take() {
            commands.push(Command::RemoveSubject { id });
        }
        commands.extend(self.pages.typed(self.dossier.id));
        if commands.is_empty() {
            return Effect::None;
        }
        self.stored = (Some(self.subject.clone()), Some(self.dossier.clone()));
        self.revision += 1;
        let title = format!("{} hồ sơ {}", if new { "Thêm" } else { "Sửa" }, self.subject.name.trim());
        Effect::Save(match <[Command; 1]>::try_from(commands) {
            Ok([one]) => one,
            Err(commands) => Command::Batch { title, commands },
        })
    }

    /// Whether something was typed that is not on its way to the store.
    fn is_ahead(&mut self, desk: &Desk) -> bool {
        self.compile(desk);
        self.unsure
            || self.stored.0.as_ref() != Some(&self.subject)
            || self.stored.1.as_ref() != Some(&self.dossier)
    }

    /// Takes a reading, unless something was saved since it was asked for.
    pub(super) fn take(
        &mut self,
        revision: u64,
        opened: Result<Box<Opened>, StoreError>,
        desk: &Desk,
    ) -> Effect<Message> {
        if revision != self.revision {
            return Effect::None;
        }
        let opened = match opened {
            Ok(opened) => opened,
            Err(error) => return Effect::Tell(Notice::from(&error)),
        };
        let Opened { file, sets, around, owners } = *opened;
        let ahead = self.is_ahead(desk) && !std::mem::take(&mut self.gives_way);
        self.confirmed = true;
        self.unsure = false;
        self.returned = locks::open_return(&file);
        self.chips.know(owners);
        self.pages.take(&file, &sets, around);
        let differs = self.subject != file.subject || self.dossier != file.dossier;
        self.stored = (Some(file.subject.clone()), Some(file.dossier.clone()));
        if differs && !ahead {
            // Somebody else's deed, or one taken back: the form shows what stands now.
            self.unit = Some(file.dossier.unit);
            self.own_subject &= self.subject.id == file.subject.id;
            self.subject = file.subject;
            self.dossier = file.dossier;
            self.fill(desk);
        }
        self.compile(desk);
        self.pages.ask(self.dossier.id, desk, false).map(Message::Page)
    }

    /// Somebody's deed: reads again only when it touched this dossier.
    pub(in super::super) fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        let criteria = changes.touch(&[Area::CriteriaSet, Area::Criterion]);
        let mine = changes.rows(Area::Dossier).contains(&self.dossier.id.0)
            || changes.rows(Area::Subject).contains(&self.subject.id.0)
            || changes.touch(&[Area::Step, Area::Gate, Area::Return, Area::Attachment, Area::Checklist]);
        if changes.touch(&[Area::Unit])
            && let Some(unit) = self.unit.and_then(|unit| desk.unit(unit))
            && !self.wrong.contains_key(&Slot::Unit)
        {
            self.texts.insert(Slot::Unit, unit.name.clone());
        }
        if self.is_stored() && (mine || criteria) { self.ask(desk) } else { Effect::None }
    }

    /// Whether a deed removed this dossier, to be asked after it was read and not found.
    pub(in super::super) fn was_removed(&self) -> bool {
        self.removing
    }

    /// A deed of this form was refused: the draft stays, and the sentence stands at the field it is about.
    pub(in super::super) fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        self.removing = false;
        let again = if self.confirmed {
            self.unsure = true;
            self.ask(desk)
        } else {
            if self.own_subject {
                self.stored.0 = None;
            }
            self.stored.1 = None;
            Effect::None
        };
        // The shell has told it; what belongs to a field is said there too.
        let StoreError::Refused(refusal) = error else { return again };
        self.pages.refused(refusal);
        // What is locked can never be stored: kept in the draft it would stop every later save.
        self.gives_way = refusal.rule == Rule::Locked;
        if refusal.rule == Rule::Duplicate {
            self.barred = Some(self.subject.id);
        }
        let slot = match refusal.rule {
            Rule::NameMissing | Rule::Duplicate => Slot::Name,
            Rule::NotFound => Slot::Unit,
            Rule::OutOfRange => Slot::Members,
            _ => return again,
        };
        self.wrong.insert(slot, refusal.sentence.clone());
        again
    }
}
