//! One item in its form: a new one, entered with Enter one after another; or one that is there, saved as it is typed.

mod files;
mod view;

use super::super::typed::{DateText, Kept, Named};
use super::super::{Desk, Effect, after_pause};
use super::book::{Book, movement_name};
use crate::domain::Command;
use crate::domain::ids::{MovementId, ObligationId, PlanId, PublicityId, SubjectId};
use crate::domain::publicity::{PublicityItem, duty, twin};
use crate::storage::{KeptFile, StoreError, SubjectRow};
use crate::text::date::short_date;
use crate::text::number::grouped;
use crate::text::{clean, fold, same};
use crate::ui::suggest::Item;
use chrono::NaiveDate;
use iced::Task;
use iced::task::Handle;
use iced::widget::operation::focus;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The name of the field of the day.
pub const ON: &str = "publicity-on";
/// The name of the field of the form.
pub const FORM: &str = "publicity-form";
/// The name of the field of the title.
pub const TITLE: &str = "publicity-title";
/// The name of the field in which exemplars are looked for.
pub const EXEMPLAR: &str = "publicity-exemplar";

/// One letter begins half of all names.
const LETTERS: usize = 2;
/// Exemplars offered at once.
const MOST: usize = 8;

/// What was typed or chosen.
#[derive(Debug, Clone)]
pub enum Typed {
    /// The day.
    On(String),
    /// The form.
    Form(String),
    /// A form that was offered, by its place.
    FormPicked(usize),
    /// The title.
    Title(String),
    /// The agency.
    Agency(String),
    /// An agency that was offered, by its place.
    AgencyPicked(usize),
    /// The name of an exemplar, while it is looked for.
    Exemplar(String),
    /// An exemplar that was offered, by its place.
    ExemplarPicked(usize),
    /// An exemplar is taken out.
    ExemplarGone(SubjectId),
    /// It belongs to this movement.
    MovementAdded(MovementId),
    /// It does not.
    MovementGone(MovementId),
    /// How many took part.
    Audience(String),
    /// Address or place.
    Address(String),
    /// The duty it counts for; none lets the agency decide.
    Duty(Option<ObligationId>),
    /// The remark.
    Note(String),
    /// A file is taken out, by its place.
    FileGone(usize),
}

/// What happened in the form.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something was typed or chosen.
    Typed(Typed),
    /// The keyboard left a field.
    Left,
    /// Typing about this item has rested.
    Rested(PublicityId),
    /// Enter, or "Lưu và nhập tiếp".
    Submitted,
    /// Exemplars that may be meant, for this question.
    Offered(u64, Result<Vec<SubjectRow>, StoreError>),
    /// "Thêm tệp".
    FilesAsked,
    /// Files were chosen.
    FilesChosen(Vec<PathBuf>),
    /// Their bytes were kept for this item, or not.
    FilesKept(PublicityId, Vec<Result<KeptFile, StoreError>>),
    /// A file is to be opened, by its place.
    FileShown(usize),
    /// The item is to be removed.
    Removed,
}

/// The draft of one item.
#[derive(Debug)]
pub struct Entry {
    draft: PublicityItem,
    kept: Kept<PublicityItem>,
    on: DateText,
    audience: String,
    exemplar: String,
    /// Exemplars that are offered.
    offers: Vec<Item>,
    found: Vec<SubjectId>,
    asked: u64,
    names: BTreeMap<SubjectId, String>,
    movements: Vec<Named<MovementId>>,
    duties: Vec<Named<Option<ObligationId>>>,
    agencies: Vec<Item>,
    forms: Vec<Item>,
    /// What is missing was said.
    told: bool,
    audience_wrong: bool,
    error: Option<String>,
    /// Another item of the same day under the same title.
    twin: Option<String>,
    /// The duty it counts for by its agency, in words.
    counts: Option<String>,
    /// A duty it may be meant for.
    suggested: Option<(ObligationId, String)>,
    keeping: usize,
    resting: Option<Handle>,
}

impl Entry {
    pub(super) fn new(
        id: PublicityId,
        plan: PlanId,
        on: Option<NaiveDate>,
        subjects: Vec<SubjectId>,
        book: &Book,
        desk: &Desk,
    ) -> Self {
        let on = on.unwrap_or(desk.today);
        let draft = PublicityItem { subjects, ..PublicityItem::new(id, plan, on) };
        Self::made(draft, None, book, desk)
    }

    pub(super) fn of(item: &PublicityItem, book: &Book, desk: &Desk) -> Self {
        Self::made(item.clone(), Some(item.clone()), book, desk)
    }

    fn made(draft: PublicityItem, stored: Option<PublicityItem>, book: &Book, desk: &Desk) -> Self {
        let mut entry = Self {
            on: DateText::of(Some(draft.on)),
            audience: draft.audience.map(|count| grouped(u64::from(count))).unwrap_or_default(),
            exemplar: String::new(),
            offers: Vec::new(),
            found: Vec::new(),
            asked: 0,
            names: draft.subjects.iter().map(|id| (*id, book.name(*id).to_owned())).collect(),
            movements: Vec::new(),
            duties: Vec::new(),
            agencies: Vec::new(),
            forms: Vec::new(),
            told: false,
            audience_wrong: false,
            error: None,
            twin: None,
            counts: None,
            suggested: None,
            keeping: 0,
            resting: None,
            kept: Kept::new(stored),
            draft,
        };
        entry.refill(book, desk);
        entry
    }

    /// Which item it is.
    #[must_use]
    pub fn id(&self) -> PublicityId {
        self.draft.id
    }

    /// Whether it is in the store.
    #[must_use]
    pub fn is_stored(&self) -> bool {
        self.kept.is_stored()
    }

    /// What the form holds now.
    #[must_use]
    pub const fn draft(&self) -> &PublicityItem {
        &self.draft
    }

    /// What is told of another item that is likely the same.
    #[must_use]
    pub fn twin(&self) -> Option<&str> {
        self.twin.as_deref()
    }

    /// What is told under the fields; none when nothing is wrong.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// Whether an exemplar is being looked for.
    pub(super) fn is_looking(&self) -> bool {
        !self.exemplar.trim().is_empty()
    }

    pub(super) fn day(&self, desk: &Desk) -> Option<NaiveDate> {
        self.on.value(desk.today).flatten()
    }

    /// Takes what the book offers, after it was read again.
    pub(super) fn refill(&mut self, book: &Book, desk: &Desk) {
        self.agencies.clone_from(&book.agencies);
        self.forms.clone_from(&book.form_offers);
        self.look(book, desk);
    }

    /// Looks at what is around the item: what can be chosen, likely doubles, the duty it counts for.
    fn look(&mut self, book: &Book, desk: &Desk) {
        for id in &self.draft.subjects {
            let name = book.name(*id);
            if !name.is_empty() {
                self.names.insert(*id, name.to_owned());
            }
        }
        let chosen = &self.draft.movements;
        let free = desk.movements.iter().filter(|one| !chosen.contains(&one.id));
        self.movements = free.map(|one| Named::new(one.id, one.name.clone())).collect();
        self.duties =
            duty::duties(&book.obligations).map(|one| Named::new(Some(one.id), duty::words(one))).collect();
        if !self.duties.is_empty() {
            self.duties.insert(0, Named::new(None, "Theo cơ quan thực hiện"));
        }
        let built = self.built(desk);
        self.twin = twin(&built, &book.items).map(|other| {
            let of = if other.agency.trim().is_empty() {
                String::new()
            } else {
                format!(" của {}", other.agency.trim())
            };
            format!(
                "Ngày {} đã có tin, bài cùng tên{of}. Nếu là cùng một tin, bài thì không cần nhập lại.",
                short_date(other.on)
            )
        });
        let counts = duty::counts_for(&built, &book.obligations);
        self.counts = counts.filter(|_| built.obligation.is_none()).map(duty::words);
        self.suggested = duty::suggested(&built, &book.obligations).map(|one| (one.id, duty::words(one)));
    }

    pub(super) fn update(&mut self, message: Message, book: &Book, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Typed(typed) => self.typed(typed, book, desk),
            Message::Left => {
                self.on.left(desk.today);
                self.count_left();
                self.look(book, desk);
                self.save_stored(desk)
            }
            Message::Rested(id) if id == self.draft.id => self.save_stored(desk),
            Message::Rested(_) => Effect::None,
            Message::Submitted => self.submitted(book, desk),
            Message::Offered(asked, found) => {
                if asked == self.asked {
                    self.offered(found.unwrap_or_default());
                }
                Effect::None
            }
            Message::FilesAsked => files::ask(),
            Message::FilesChosen(paths) => self.keep(paths, desk),
            Message::FilesKept(id, kept) if id == self.draft.id => {
                let told = self.files_kept(kept);
                told.and(self.save_stored(desk))
            }
            // The form holds another item by now: its bytes are kept and belong to nobody.
            Message::FilesKept(..) => Effect::None,
            Message::FileShown(at) => self.show_file(at),
            Message::Removed => match self.is_stored() {
                true => Effect::Change(Command::RemovePublicity { id: self.draft.id }),
                false => Effect::None,
            },
        }
    }

    fn typed(&mut self, typed: Typed, book: &Book, desk: &Desk) -> Effect<Message> {
        self.error = None;
        let mut effect = Effect::None;
        match typed {
            Typed::On(text) => self.on.typed(text),
            Typed::Form(text) => self.draft.form = text,
            Typed::FormPicked(at) => {
                if let Some(item) = self.forms.get(at) {
                    self.draft.form.clone_from(&item.words);
                }
                effect = Effect::Run(focus(TITLE));
            }
            Typed::Title(text) => self.draft.title = text,
            Typed::Agency(text) => self.draft.agency = text,
            Typed::AgencyPicked(at) => {
                if let Some(item) = self.agencies.get(at) {
                    self.draft.agency.clone_from(&item.words);
                }
                effect = Effect::Run(focus(EXEMPLAR));
            }
            Typed::Exemplar(text) => {
                self.exemplar = text;
                return self.ask_exemplars(desk);
            }
            Typed::ExemplarPicked(at) => self.take_exemplar(at),
            Typed::ExemplarGone(id) => self.draft.subjects.retain(|one| *one != id),
            Typed::MovementAdded(id) => {
                if !self.draft.movements.contains(&id) {
                    self.draft.movements.push(id);
                }
            }
            Typed::MovementGone(id) => self.draft.movements.retain(|one| *one != id),
            Typed::Audience(text) => {
                self.audience = text;
                self.audience_wrong = false;
            }
            Typed::Address(text) => self.draft.address = text,
            Typed::Duty(id) => self.draft.obligation = id,
            Typed::Note(text) => self.draft.note = text,
            Typed::FileGone(at) => {
                if at < self.draft.evidence.len() {
                    self.draft.evidence.remove(at);
                }
            }
        }
        self.look(book, desk);
        if !self.is_stored() {
            return effect;
        }
        let (task, handle) = after_pause(Message::Rested(self.draft.id));
        self.resting = Some(handle);
        effect.and(Effect::Run(task))
    }

    fn ask_exemplars(&mut self, desk: &Desk) -> Effect<Message> {
        self.asked += 1;
        if fold(&self.exemplar).len() < LETTERS {
            self.offered(Vec::new());
            return Effect::None;
        }
        let (asked, words) = (self.asked, self.exemplar.clone());
        let read = desk.store.read(move |database| Ok(database.find_subjects(&words, &[], MOST)?.rows));
        Effect::Run(Task::perform(read, move |found| Message::Offered(asked, found)))
    }

    fn offered(&mut self, rows: Vec<SubjectRow>) {
        let free = rows.into_iter().filter(|row| !self.draft.subjects.contains(&row.id));
        let free: Vec<SubjectRow> = free.collect();
        self.found = free.iter().map(|row| row.id).collect();
        let item = |row: SubjectRow| Item::new(row.name.clone(), fold(&row.name)).detail(row.unit_name);
        self.offers = free.into_iter().map(item).collect();
    }

    fn take_exemplar(&mut self, at: usize) {
        if let (Some(id), Some(item)) = (self.found.get(at), self.offers.get(at)) {
            self.names.insert(*id, item.words.clone());
            self.draft.subjects.push(*id);
        }
        self.exemplar.clear();
        self.asked += 1;
        self.offered(Vec::new());
    }

    /// Enter: what is still looked for is taken first, what is missing is asked for next.
    fn submitted(&mut self, book: &Book, desk: &Desk) -> Effect<Message> {
        self.on.left(desk.today);
        self.count_left();
        if !self.exemplar.trim().is_empty() && !self.found.is_empty() {
            self.take_exemplar(0);
            self.look(book, desk);
            return self.save_stored(desk);
        }
        self.look(book, desk);
        if self.is_stored() {
            return self.save_stored(desk);
        }
        self.told = true;
        match self.lacking(desk) {
            Some(field) => Effect::Run(focus(field)),
            None => Effect::None,
        }
    }

    /// The first field that must be filled in before the item can be stored.
    fn lacking(&self, desk: &Desk) -> Option<&'static str> {
        if self.day(desk).is_none() {
            return Some(ON);
        }
        if self.draft.form.trim().is_empty() {
            return Some(FORM);
        }
        if self.draft.title.trim().is_empty() {
            return Some(TITLE);
        }
        None
    }

    fn count(&self) -> Option<Option<u32>> {
        let text = self.audience.trim();
        if text.is_empty() {
            return Some(None);
        }
        let figures: String = text.chars().filter(|c| *c != '.' && !c.is_whitespace()).collect();
        figures.parse().ok().map(Some)
    }

    fn count_left(&mut self) {
        match self.count() {
            Some(count) => self.audience = count.map(|count| grouped(u64::from(count))).unwrap_or_default(),
            None => self.audience_wrong = true,
        }
    }

    fn built(&self, desk: &Desk) -> PublicityItem {
        let old = self.kept.stored();
        let agency = clean(&self.draft.agency);
        let unit = match old {
            Some(old) if same(&old.agency, &agency) => old.unit,
            _ => desk.units.iter().find(|unit| same(&unit.name, &agency)).map(|unit| unit.id),
        };
        PublicityItem {
            on: self.day(desk).or(old.map(|one| one.on)).unwrap_or(self.draft.on),
            form: clean(&self.draft.form),
            title: clean(&self.draft.title),
            unit,
            agency,
            audience: self.count().unwrap_or(old.and_then(|one| one.audience)),
            address: clean(&self.draft.address),
            note: self.draft.note.trim().to_owned(),
            ..self.draft.clone()
        }
    }

    /// The deed that stores a new item; none while something is missing. It then counts as sent.
    pub(super) fn complete(&mut self, desk: &Desk) -> Option<Command> {
        let waits = !self.exemplar.trim().is_empty() || self.audience_wrong || self.keeping > 0;
        if waits || self.lacking(desk).is_some() {
            return None;
        }
        let item = self.built(desk);
        self.kept.send(&item).then_some(Command::SavePublicity { item: Box::new(item) })
    }

    /// The deed that stores what is typed, where it is enough to be stored and differs from what is there.
    pub(super) fn flush(&mut self, desk: &Desk) -> Option<Command> {
        self.resting = None;
        let item = self.built(desk);
        let new = !self.is_stored();
        if item.form.is_empty() || item.title.is_empty() || new && self.day(desk).is_none() {
            return None;
        }
        self.kept.send(&item).then_some(Command::SavePublicity { item: Box::new(item) })
    }

    /// As [`Self::flush`], for an item that is there; a new one waits for Enter.
    fn save_stored(&mut self, desk: &Desk) -> Effect<Message> {
        if !self.is_stored() {
            return Effect::None;
        }
        self.told = true;
        self.flush(desk).map_or(Effect::None, Effect::Save)
    }

    /// Takes what the store holds now.
    pub(super) fn adopt(&mut self, item: &PublicityItem, book: &Book, desk: &Desk) {
        let typing = self.resting.is_some() || self.lacking(desk).is_some() || !self.exemplar.is_empty();
        if self.kept.heard(item, typing) {
            *self = Self::of(item, book, desk);
        }
        self.refill(book, desk);
    }

    pub(super) fn refused(&mut self, error: &StoreError) {
        self.kept.refused();
        self.error = Some(error.to_string());
    }

    fn movement_chips(&self, desk: &Desk) -> Vec<(MovementId, String)> {
        self.draft.movements.iter().map(|id| (*id, movement_name(*id, desk))).collect()
    }
}
