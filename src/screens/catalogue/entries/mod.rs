//! The lists of words that an office keeps: fields, forms of commendation, posts, recipients, signatories. One page for
//! all of them: the list at the left, the chosen entry at the right.

mod form;
mod view;

use super::super::{Chord, ChordKey, Desk, Effect};
use crate::domain::catalogue::{self, Entry, EntryList};
use crate::domain::ids::EntryId;
use crate::domain::{Area, Changes, Command};
use crate::storage::{DossierFilter, StoreError};
use crate::text::{date::short_date, fold, matches, query_words};
use crate::ui::grid;
use iced::Task;
use iced::keyboard::key::Named as Key;

pub use form::{Form, Typed};

/// The list and the form.
#[derive(Debug)]
pub struct Entries {
    list: EntryList,
    find: String,
    ended: bool,
    hidden: usize,
    grid: grid::State,
    shown: Vec<Line>,
    form: Option<Form>,
}

/// An entry as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: EntryId,
    /// Its words.
    pub name: String,
    /// Who decides, the lines of the signature, or the remark.
    pub second: String,
    /// Whether it is no longer offered.
    pub ended: bool,
    /// Whose it is.
    pub owner: Owner,
    validity: String,
}

/// Whose an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// It came with the program.
    Shipped,
    /// It came with the program and was rewritten here.
    Rewritten,
    /// The office added it.
    Own,
}

impl Owner {
    fn of(entry: &Entry) -> Self {
        if !entry.is_shipped() {
            return Self::Own;
        }
        // Its place in the list is nobody's words.
        let same = |one: &&Entry| Entry { order: entry.order, ..(*one).clone() } == *entry;
        if catalogue::shipped().iter().any(|one| one.id == entry.id && same(&one)) {
            Self::Shipped
        } else {
            Self::Rewritten
        }
    }

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Shipped => "Có sẵn",
            Self::Rewritten => "Có sẵn, đã sửa",
            Self::Own => "Của cơ quan",
        }
    }
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Somebody typed in the search field.
    FindTyped(String),
    /// Entries that are no longer offered are shown, or not.
    EndedTicked(bool),
    /// In the list.
    Grid(grid::Event),
    /// A new entry.
    Added,
    /// Something was typed or chosen.
    Typed(Typed),
    /// The keyboard left a field.
    Left,
    /// Typing about this entry has rested.
    Rested(EntryId),
    /// It is counted in how many dossiers the words stand.
    Counted(EntryId, usize),
    /// The entry is moved one place: up, or down.
    Moved(bool),
    /// It is offered no longer, or again.
    Ended(bool),
    /// Its own words are removed, or those of the program come back.
    Removed,
    /// The form was closed.
    Closed,
}

/// Where the keyboard goes when an entry is added.
const NAME: &str = "entry-name";

impl Entries {
    pub(super) fn open(desk: &Desk) -> Self {
        let mut entries = Self {
            list: EntryList::Field,
            find: String::new(),
            ended: false,
            hidden: 0,
            grid: grid::State::new(),
            shown: Vec::new(),
            form: None,
        };
        entries.list(desk);
        entries
    }

    /// Shows another list; what is typed in the present one is saved.
    pub(super) fn choose(&mut self, list: EntryList, desk: &Desk) -> Effect<Message> {
        let flushed = self.leave(desk);
        if list != self.list {
            self.form = None;
            self.find.clear();
            self.grid = grid::State::new();
        }
        self.list = list;
        self.list(desk);
        flushed
    }

    /// The entry in the form.
    #[must_use]
    pub fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    /// The entries listed.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.shown
    }

    fn list(&mut self, desk: &Desk) {
        let query = query_words(&self.find);
        self.hidden = 0;
        self.shown = Vec::new();
        for entry in desk.entries.iter().filter(|entry| entry.list == self.list) {
            let words =
                format!("{} {} {} {}", entry.name, entry.names.join(" "), entry.authority, entry.note);
            let ended = entry.valid_to.is_some_and(|to| to < desk.today);
            if !matches(&query, &fold(&words)) {
                continue;
            }
            if ended && !self.ended && query.is_empty() {
                self.hidden += 1;
                continue;
            }
            self.shown.push(line(entry, ended));
        }
        let here = self.form.as_ref().map(Form::id);
        self.grid.choose(here.and_then(|id| self.shown.iter().position(|line| line.id == id)));
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::FindTyped(find) => {
                self.find = find;
                self.list(desk);
                Effect::None
            }
            Message::EndedTicked(on) => {
                self.ended = on;
                self.list(desk);
                Effect::None
            }
            Message::Grid(event) => {
                let scrolled = self.grid.update(event, self.shown.len());
                let flushed = match event {
                    grid::Event::Scrolled { .. } | grid::Event::Sorted(_) => Effect::None,
                    _ => self.choose_row(desk),
                };
                flushed.and(Effect::Run(scrolled))
            }
            Message::Added => {
                let flushed = self.leave(desk);
                let siblings = desk.entries.iter().filter(|one| one.list == self.list);
                let order = siblings.map(|one| one.order).max().unwrap_or(0) + 1;
                self.form = Some(Form::new(Entry {
                    id: desk.fresh(),
                    list: self.list,
                    name: String::new(),
                    names: Vec::new(),
                    note: String::new(),
                    order,
                    valid_from: None,
                    valid_to: None,
                    authority: String::new(),
                    level: 0,
                    lines: Vec::new(),
                    source: String::new(),
                }));
                self.grid.choose(None);
                flushed.and(Effect::Run(iced::widget::operation::focus(NAME)))
            }
            Message::Typed(typed) => self.form.as_mut().map_or(Effect::None, |form| form.take(typed)),
            Message::Left => self.form.as_mut().map_or(Effect::None, |form| {
                form.left(desk);
                form.save(desk)
            }),
            Message::Rested(id) => match &mut self.form {
                Some(form) if form.id() == id => form.save(desk),
                _ => Effect::None,
            },
            Message::Counted(id, used) => {
                if let Some(form) = self.form.as_mut().filter(|form| form.id() == id) {
                    form.counted(used);
                }
                Effect::None
            }
            Message::Moved(up) => {
                let flushed = self.leave(desk);
                let id = self.form.as_ref().map(Form::id);
                let moved = id.and_then(|id| self.moved(id, up, desk));
                flushed.and(moved.map_or(Effect::None, Effect::Change))
            }
            Message::Ended(on) => {
                let valid_to = if on { desk.today.pred_opt() } else { None };
                self.form.as_mut().map_or(Effect::None, |form| form.end(valid_to, desk))
            }
            Message::Removed => match &self.form {
                Some(form) if form.is_stored() => Effect::Change(Command::RemoveEntry { id: form.id() }),
                _ => Effect::None,
            },
            Message::Closed => {
                let flushed = self.leave(desk);
                self.form = None;
                self.grid.choose(None);
                flushed
            }
        }
    }

    /// The deed that changes the places of an entry and its neighbour in the list as shown.
    fn moved(&self, id: EntryId, up: bool, desk: &Desk) -> Option<Command> {
        let at = self.shown.iter().position(|line| line.id == id)?;
        let to = if up { at.checked_sub(1)? } else { at + 1 };
        let other = self.shown.get(to)?.id;
        let mut all: Vec<&Entry> = desk.entries.iter().filter(|one| one.list == self.list).collect();
        let place = |id| all.iter().position(|one| one.id == id);
        let (from, to) = (place(id)?, place(other)?);
        // What was typed a moment ago may not be on the desk yet.
        let own = self.form.as_ref().filter(|form| form.id() == id).map(|form| form.built(desk));
        all[from] = own.as_ref().unwrap_or(all[from]);
        let taken = all.remove(from);
        all.insert(to, taken);
        let commands = all
            .into_iter()
            .zip(1..)
            .filter(|(one, order)| one.order != *order)
            .map(|(one, order)| Command::SaveEntry { entry: Entry { order, ..one.clone() } })
            .collect();
        let name = &self.shown.get(at)?.name;
        let title = format!("Chuyển “{name}” {}", if up { "lên trên" } else { "xuống dưới" });
        Some(Command::Batch { title, commands })
    }

    fn choose_row(&mut self, desk: &Desk) -> Effect<Message> {
        let chosen = self.grid.chosen().and_then(|row| self.shown.get(row)).map(|line| line.id);
        if chosen == self.form.as_ref().map(Form::id) {
            return Effect::None;
        }
        let flushed = self.leave(desk);
        let entry = chosen.and_then(|id| desk.entries.iter().find(|one| one.id == id));
        self.form = entry.map(Form::of);
        flushed.and(entry.map_or(Effect::None, |entry| Effect::Run(count(entry, desk))))
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) {
        if !changes.touch(&[Area::Entry]) {
            return;
        }
        if let Some(form) = &mut self.form {
            match desk.entries.iter().find(|one| one.id == form.id()) {
                Some(entry) => form.adopt(entry),
                None if form.is_stored() => self.form = None,
                None => {}
            }
        }
        self.list(desk);
    }

    pub(super) fn refused(&mut self, error: &StoreError) {
        if let Some(form) = &mut self.form {
            form.refused(error);
        }
    }

    pub(super) fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        self.form.as_mut().map_or(Effect::None, |form| form.save(desk))
    }

    /// Ctrl+N adds, Alt+↑ and Alt+↓ move.
    pub(super) fn chord(&self, chord: Chord) -> Option<Message> {
        if chord == Chord::ctrl('n') {
            return Some(Message::Added);
        }
        let moves = chord.alt && self.form.is_some();
        match chord.key {
            ChordKey::Named(Key::ArrowUp) if moves => Some(Message::Moved(true)),
            ChordKey::Named(Key::ArrowDown) if moves => Some(Message::Moved(false)),
            _ => None,
        }
    }
}

fn line(entry: &Entry, ended: bool) -> Line {
    let second = match entry.list {
        EntryList::Form => entry.authority.clone(),
        EntryList::Signatory => entry.lines.join(" / "),
        EntryList::Field | EntryList::Post | EntryList::Recipient | EntryList::Channel => entry.note.clone(),
    };
    let validity = match (entry.valid_from, entry.valid_to) {
        (_, Some(to)) => format!("đến {}", short_date(to)),
        (Some(from), None) => format!("từ {}", short_date(from)),
        (None, None) => String::new(),
    };
    Line { id: entry.id, name: entry.name.clone(), second, ended, owner: Owner::of(entry), validity }
}

/// Counts the dossiers in which the words stand; lists that no dossier is filtered by count none.
fn count(entry: &Entry, desk: &Desk) -> Task<Message> {
    let id = entry.id;
    let words: Vec<String> = std::iter::once(&entry.name).chain(&entry.names).cloned().collect();
    let filter = match entry.list {
        EntryList::Field => DossierFilter { fields: words, ..DossierFilter::default() },
        EntryList::Form => DossierFilter { awards: words, ..DossierFilter::default() },
        EntryList::Post | EntryList::Recipient | EntryList::Signatory | EntryList::Channel => {
            return Task::none();
        }
    };
    let asked = desk.store.read(move |db| db.list(&filter, 0..0).map(|found| found.count));
    Task::perform(asked, move |count| Message::Counted(id, count.unwrap_or(0)))
}
