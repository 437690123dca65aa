//! One dossier: its draft, what happens to it while somebody types, and what is handed to the shell.

mod asking;
mod chips;
mod keep;
mod kinds;
mod locks;
mod message;
mod nomination;
mod paging;
mod rows;
mod similar;
mod similar_view;
mod slot;
mod typing;
mod view;

pub use chips::{Chip, ChipEvent};
pub use keep::Opened;
pub(super) use keep::read;
pub use message::{Extra, Message, Text};
pub use rows::{Key, Move, Part, RowEvent, RowList, row_id};
pub use similar::Similar;
pub use slot::Slot;
pub(super) use view::view;

use super::pages::Pages;
use crate::domain::Command;
use crate::domain::correction::{DossierField, DossierReturn};
use crate::domain::dossier::{Achievement, Dossier, PastAward};
use crate::domain::ids::{SubjectId, UnitId};
use crate::domain::subject::{Contribution, Detail, Post, Subject, SubjectKind};
use crate::screens::{Current, Desk, Effect, after_pause};
use crate::ui::area;
use chips::Chips;
use iced::task::Handle;
use rows::{After, Rows, Save};
use std::collections::{BTreeMap, BTreeSet};

/// The draft of one dossier and its subject.
#[derive(Debug)]
pub(super) struct Form {
    /// As last understood; what is being typed stands in `texts`, the editors, the chips and the rows.
    pub(super) subject: Subject,
    pub(super) dossier: Dossier,
    pub(super) unit: Option<UnitId>,
    texts: BTreeMap<Slot, String>,
    wrong: BTreeMap<Slot, String>,
    summary: area::Content,
    content: area::Content,
    chips: Chips,
    posts: Rows<Post>,
    contributions: Rows<Contribution>,
    achievements: Rows<Achievement>,
    awards: Rows<PastAward>,
    keys: Key,
    /// Parts that are folded away until they are asked for.
    shown: BTreeSet<Extra>,
    /// The return for correction that is out.
    returned: Option<DossierReturn>,
    similar: Vec<Similar>,
    asked: u64,
    pages: Pages,
    /// What is stored, or on its way there.
    stored: (Option<Subject>, Option<Dossier>),
    /// Whether the store has shown the dossier to be there.
    confirmed: bool,
    /// Whether the last deed was refused, so that `stored` may be ahead of the file.
    unsure: bool,
    /// Whether it was refused because something is locked: the draft then gives way to the file.
    gives_way: bool,
    /// Grows with every save: a reading from before it is out of date.
    revision: u64,
    /// Whether the subject was first typed here, so that it goes when another is taken instead.
    own_subject: bool,
    orphan: Option<SubjectId>,
    /// A subject that already has its dossier: nothing is tried again until another is taken.
    barred: Option<SubjectId>,
    settling: Option<Handle>,
    removing: bool,
}

impl Form {
    /// An empty dossier of `kind` under `current`, from `unit` if that is known.
    pub(super) fn new(kind: SubjectKind, current: Current, unit: Option<UnitId>, desk: &Desk) -> Self {
        let subject = Subject { unit, ..Subject::new(desk.fresh(), "", Detail::empty(kind)) };
        let under = (current.plan, current.year);
        let dossier = Dossier::new(desk.fresh(), subject.id, under, unit.unwrap_or(UnitId(0)));
        let mut form = Self::empty(subject, dossier, desk);
        form.unit = unit;
        form.own_subject = true;
        form.fill(desk);
        // The first achievement waits open; the keyboard is at the name.
        let _ = form.achievements.update(RowEvent::Added, &mut form.keys, desk.today);
        form.compile(desk);
        form
    }

    fn empty(subject: Subject, dossier: Dossier, desk: &Desk) -> Self {
        Self {
            subject,
            dossier,
            unit: None,
            texts: BTreeMap::new(),
            wrong: BTreeMap::new(),
            summary: area::Content::new(),
            content: area::Content::new(),
            chips: Chips::default(),
            posts: Rows::default(),
            contributions: Rows::default(),
            achievements: Rows::default(),
            awards: Rows::default(),
            keys: 0,
            shown: BTreeSet::new(),
            returned: None,
            similar: Vec::new(),
            asked: 0,
            pages: Pages::new(desk.today),
            stored: (None, None),
            confirmed: false,
            unsure: false,
            gives_way: false,
            revision: 0,
            own_subject: false,
            orphan: None,
            barred: None,
            settling: None,
            removing: false,
        }
    }

    pub(super) fn kind(&self) -> SubjectKind {
        self.subject.kind()
    }

    /// What the window is called while this form is open.
    pub(super) fn title(&self) -> String {
        match self.text(Slot::Name).trim() {
            "" => "Hồ sơ mới".to_owned(),
            name => name.to_owned(),
        }
    }

    /// Whether the dossier belongs to the plan and year that is worked under.
    pub(super) fn belongs_to(&self, desk: &Desk) -> bool {
        desk.current == Some(Current { plan: self.dossier.plan, year: self.dossier.year })
    }

    /// Whether nothing was saved since `revision`.
    pub(super) fn is_at(&self, revision: u64) -> bool {
        self.revision == revision
    }

    /// Whether the dossier is stored.
    pub(super) fn is_stored(&self) -> bool {
        self.stored.1.is_some()
    }

    /// Whether something was typed that cannot be stored yet.
    pub(super) fn holds_unstored(&self) -> bool {
        !self.is_stored()
            && (self.texts.iter().any(|(slot, text)| *slot != Slot::Unit && !text.trim().is_empty())
                || !(self.summary.is_empty() && self.content.is_empty() && self.chips.is_empty())
                || !(self.posts.is_blank() && self.contributions.is_blank())
                || !(self.achievements.is_blank() && self.awards.is_blank()))
    }

    fn text(&self, slot: Slot) -> &str {
        self.texts.get(&slot).map_or("", String::as_str)
    }

    fn wrong(&self, slot: Slot) -> Option<&str> {
        self.wrong.get(&slot).map(String::as_str)
    }

    /// Starts the pause after which what was typed is saved.
    fn rest(&mut self) -> Effect<Message> {
        let (pause, handle) = after_pause(Message::Settled);
        self.settling = Some(handle);
        Effect::Run(pause)
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Typed(slot, text) => return self.typed(slot, text, desk),
            Message::Left(slot) => {
                self.tidy(slot, desk);
                return self.flush(desk);
            }
            Message::Taken(slot, words) => {
                if !self.is_slot_locked(slot) {
                    self.texts.insert(slot, words);
                    self.wrong.remove(&slot);
                }
                return self.flush(desk);
            }
            Message::UnitTaken(unit) => {
                if !self.locked(DossierField::Unit) {
                    self.take_unit(unit, desk);
                }
                return self.flush(desk);
            }
            Message::SexChosen(sex) => {
                if let (false, Detail::Person(person)) =
                    (self.locked(DossierField::Sex), &mut self.subject.detail)
                {
                    // A second press on the same word takes it back.
                    person.sex = if person.sex == Some(sex) { None } else { Some(sex) };
                }
                return self.flush(desk);
            }
            Message::PartyTicked(yes) => {
                if let (false, Detail::Person(person)) =
                    (self.locked(DossierField::Party), &mut self.subject.detail)
                {
                    person.party_member = yes;
                }
                return self.flush(desk);
            }
            Message::MovementTicked(movement, yes) => {
                if !self.locked(DossierField::Movements) {
                    tick(&mut self.dossier.movements, movement, yes);
                }
                return self.flush(desk);
            }
            Message::PriorityTicked(priority, yes) => {
                if !self.locked(DossierField::Priorities) {
                    tick(&mut self.dossier.priorities, priority, yes);
                    self.dossier.priorities.sort_unstable();
                }
                return self.flush(desk);
            }
            Message::Wrote(text, action) => {
                let edit = action.is_edit();
                match text {
                    Text::Summary => self.summary.perform(action),
                    Text::Content => self.content.perform(action),
                }
                return if edit { self.rest() } else { Effect::None };
            }
            Message::WroteLeft | Message::Settled => return self.flush(desk),
            Message::Row(list, event) => return self.on_row(list, event, desk),
            Message::Chip(event) => return self.on_chip(event, desk),
            Message::Folded(extra, open) => return self.fold(extra, open, desk),
            Message::Composed { agreed } => return self.composed(agreed, desk),
            Message::SimilarFound { asked, found } => self.take_similar(asked, found),
            Message::SimilarTaken(subject) => return self.take_subject(*subject, desk),
            Message::Read { revision, opened } => return self.take(revision, opened, desk),
            Message::Page(message) => return self.in_page(message, desk),
            Message::Removing => return self.ask_to_remove(),
            Message::Removed => {
                self.removing = true;
                self.settling = None;
                return Effect::Change(Command::RemoveDossier { id: self.dossier.id });
            }
            // The screen itself answers these, since they lead away from the form.
            Message::Back
            | Message::RecordAsked
            | Message::Discarded
            | Message::Showed(_)
            | Message::Neighbour(_) => {}
        }
        Effect::None
    }

    fn on_row(&mut self, list: RowList, event: RowEvent, desk: &Desk) -> Effect<Message> {
        if self.locked(list.marked_as()) {
            return Effect::None;
        }
        let (keys, today) = (&mut self.keys, desk.today);
        let After { save, focus } = match list {
            RowList::Posts => self.posts.update(event, keys, today),
            RowList::Contributions => self.contributions.update(event, keys, today),
            RowList::Achievements => self.achievements.update(event, keys, today),
            RowList::Awards => self.awards.update(event, keys, today),
        };
        let saved = match save {
            Save::No => Effect::None,
            Save::Soon => self.rest(),
            Save::Now => self.flush(desk),
            // Told with its undo: a row that said something is gone.
            Save::Removal => match self.flush(desk) {
                Effect::Save(command) => Effect::Change(Command::Batch {
                    title: format!("Xóa một dòng {} của {}", list.one(), self.subject.name.trim()),
                    commands: vec![command],
                }),
                other => other,
            },
        };
        let focus = focus.map(|field| Effect::Run(iced::widget::operation::focus(field)));
        saved.and(focus.unwrap_or(Effect::None))
    }

    /// Shows or folds away a part that is rarely used; what is shown is gone into at once.
    fn fold(&mut self, extra: Extra, open: bool, desk: &Desk) -> Effect<Message> {
        if !open {
            self.shown.remove(&extra);
            return self.flush(desk);
        }
        self.shown.insert(extra);
        match extra.first() {
            Some(slot) => Effect::Run(iced::widget::operation::focus(slot.id())),
            None => self.on_row(RowList::Posts, RowEvent::Added, desk),
        }
    }
}

fn tick<T: PartialEq>(all: &mut Vec<T>, one: T, yes: bool) {
    all.retain(|it| *it != one);
    if yes {
        all.push(one);
    }
}
