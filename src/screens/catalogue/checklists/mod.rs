//! Which papers a dossier must have: the lists at the left, the chosen one with its papers at the right.

mod form;
mod view;

use super::super::{Chord, Desk, Effect};
use crate::domain::checklist::{self, Checklist};
use crate::domain::ids::ChecklistId;
use crate::domain::{Area, Changes, Command};
use crate::storage::StoreError;
use crate::text::date::short_date;
use crate::ui::grid;

pub use form::{Form, Typed};

/// The list and the form.
#[derive(Debug)]
pub struct Checklists {
    grid: grid::State,
    shown: Vec<Line>,
    form: Option<Form>,
}

/// A list of papers as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: ChecklistId,
    /// Its name.
    pub name: String,
    second: String,
    count: String,
    owner: &'static str,
    own: bool,
    ended: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the list.
    Grid(grid::Event),
    /// A new list of papers.
    Added,
    /// A new list of papers that begins as the one in the form.
    Copied,
    /// Something was typed or chosen.
    Typed(Typed),
    /// The keyboard left a field.
    Left,
    /// Typing about this one has rested.
    Rested(ChecklistId),
    /// Its own words are removed, or those of the program come back.
    Removed,
    /// The form was closed.
    Closed,
}

/// Where the keyboard goes when a list is added.
const NAME: &str = "checklist-name";

impl Checklists {
    pub(super) fn open(desk: &Desk) -> Self {
        let mut lists = Self { grid: grid::State::tall(), shown: Vec::new(), form: None };
        lists.list(desk);
        lists
    }

    /// The one in the form.
    #[must_use]
    pub fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    /// The ones listed.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.shown
    }

    fn list(&mut self, desk: &Desk) {
        self.shown = desk.checklists.iter().map(|list| line(list, desk)).collect();
        let here = self.form.as_ref().map(Form::id);
        self.grid.choose(here.and_then(|id| self.shown.iter().position(|line| line.id == id)));
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Grid(event) => {
                let scrolled = self.grid.update(event, self.shown.len());
                let flushed = match event {
                    grid::Event::Scrolled { .. } | grid::Event::Sorted(_) => Effect::None,
                    _ => self.choose_row(desk),
                };
                flushed.and(Effect::Run(scrolled))
            }
            Message::Added => {
                let empty = Checklist {
                    id: desk.fresh(),
                    name: String::new(),
                    awards: Vec::new(),
                    place: String::new(),
                    kinds: Vec::new(),
                    items: Vec::new(),
                    source: String::new(),
                    valid_from: None,
                    valid_to: None,
                };
                self.begin(empty, desk)
            }
            Message::Copied => {
                let id = self.form.as_ref().map(Form::id);
                let Some(list) = desk.checklists.iter().find(|one| Some(one.id) == id) else {
                    return Effect::None;
                };
                let place = desk.office.as_ref().map(|office| office.place.clone()).unwrap_or_default();
                let name = format!("{} – {place}", list.name);
                let copy = Checklist { id: desk.fresh(), name, place, ..list.clone() };
                self.begin(copy, desk)
            }
            Message::Typed(typed) => self.form.as_mut().map_or(Effect::None, |form| form.take(typed, desk)),
            Message::Left => self.form.as_mut().map_or(Effect::None, |form| {
                form.left(desk);
                form.save(desk)
            }),
            Message::Rested(id) => match &mut self.form {
                Some(form) if form.id() == id => form.save(desk),
                _ => Effect::None,
            },
            Message::Removed => match &self.form {
                Some(form) if form.is_stored() => Effect::Change(Command::RemoveChecklist { id: form.id() }),
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

    fn begin(&mut self, list: Checklist, desk: &Desk) -> Effect<Message> {
        let mut effect = self.leave(desk);
        let mut form = Form::new(list, desk);
        effect = effect.and(form.save(desk));
        self.form = Some(form);
        self.grid.choose(None);
        effect.and(Effect::Run(iced::widget::operation::focus(NAME)))
    }

    fn choose_row(&mut self, desk: &Desk) -> Effect<Message> {
        let chosen = self.grid.chosen().and_then(|row| self.shown.get(row)).map(|line| line.id);
        if chosen == self.form.as_ref().map(Form::id) {
            return Effect::None;
        }
        let flushed = self.leave(desk);
        self.form = chosen
            .and_then(|id| desk.checklists.iter().find(|one| one.id == id))
            .map(|list| Form::of(list, desk));
        flushed
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) {
        if !changes.touch(&[Area::Checklist, Area::Entry]) {
            return;
        }
        if let Some(form) = &mut self.form {
            match desk.checklists.iter().find(|one| one.id == form.id()) {
                Some(list) => form.adopt(list, desk),
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

    /// Ctrl+N adds.
    pub(super) fn chord(&self, chord: Chord) -> Option<Message> {
        (chord == Chord::ctrl('n')).then_some(Message::Added)
    }
}

/// Whether the program's list stands as it came.
fn is_untouched(list: &Checklist) -> bool {
    checklist::shipped().iter().any(|one| one == list)
}

fn line(list: &Checklist, desk: &Desk) -> Line {
    let awards =
        if list.awards.is_empty() { "Mọi hình thức".to_owned() } else { list.awards.join(", ") };
    let kinds: Vec<&str> = list.kinds.iter().map(|kind| kind.label()).collect();
    let kinds = if kinds.is_empty() { "mọi đối tượng".to_owned() } else { kinds.join(", ") };
    let mut second = format!("{awards} · {kinds}");
    if !list.place.trim().is_empty() {
        second = format!("{second} · {}", list.place);
    }
    if let Some(to) = list.valid_to {
        second = format!("{second} · đến {}", short_date(to));
    }
    let needed = list.items.iter().filter(|item| item.required).count();
    Line {
        id: list.id,
        name: list.name.clone(),
        second,
        count: format!("{} ({needed} bắt buộc)", list.items.len()),
        owner: match (list.is_shipped(), is_untouched(list)) {
            (true, true) => "Có sẵn",
            (true, false) => "Có sẵn, đã sửa",
            (false, _) => "Của cơ quan",
        },
        own: !is_untouched(list),
        ended: list.valid_to.is_some_and(|to| to < desk.today),
    }
}
