//! Units: the tree with the chosen unit beside it, the page of one unit, and the pages that enter a list of units or
//! carry out a great change.

mod change;
mod form;
mod page;
mod paste;
mod rows;
mod view;

use super::super::{Chord, ChordKey, Desk, Effect};
use crate::domain::ids::UnitId;
use crate::domain::unit::{Unit, UnitKind};
use crate::domain::{Area, Changes, Command};
use crate::storage::StoreError;
use crate::ui::grid;
use iced::Task;

pub use change::{Change, Message as ChangeMessage};
pub use form::{Form, Typed};
pub use page::{Message as PageMessage, UnitPage};
pub use paste::{Message as PasteMessage, Paste};
pub use rows::Row;

/// The list and the form, or one of the pages in their place.
#[derive(Debug)]
pub struct Units {
    find: String,
    former: bool,
    grid: grid::State,
    shown: Vec<Row>,
    hidden: usize,
    form: Option<Form>,
    page: Page,
    /// What was pasted and not entered yet: going back loses nothing.
    kept: Page,
}

/// What stands in the place of the list.
#[derive(Debug)]
enum Page {
    None,
    Unit(Box<UnitPage>),
    Paste(Box<Paste>),
    Change(Box<Change>),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Somebody typed in the search field.
    FindTyped(String),
    /// Merged and ended units are shown, or not.
    FormerTicked(bool),
    /// In the list.
    Grid(grid::Event),
    /// "Thêm đơn vị".
    Added,
    /// "Thêm đơn vị trực thuộc".
    AddedUnder,
    /// Something of the unit was typed or chosen.
    Typed(Typed),
    /// The keyboard left a field.
    Left,
    /// Typing about this unit has rested.
    Rested(UnitId),
    /// The unit is moved among its siblings: up, or down.
    Moved(bool),
    /// "Xóa đơn vị".
    Removed,
    /// The form was closed.
    Closed,
    /// The page of a unit was asked for.
    PageAsked(UnitId),
    /// "Nhập danh sách".
    PasteAsked,
    /// "Chuyển đổi đơn vị".
    ChangeAsked,
    /// Back to the list.
    Back,
    /// On the page of a unit.
    Page(PageMessage),
    /// On the page that enters a list.
    Paste(PasteMessage),
    /// On the page that carries out a change.
    Change(ChangeMessage),
}

/// Where the keyboard goes when a unit is added.
pub(super) const NAME: &str = "unit-name";

impl Units {
    pub(super) fn open(desk: &Desk) -> Self {
        let mut units = Self {
            find: String::new(),
            former: false,
            grid: grid::State::new(),
            shown: Vec::new(),
            hidden: 0,
            form: None,
            page: Page::None,
            kept: Page::None,
        };
        units.list(desk);
        units
    }

    /// The unit in the form.
    #[must_use]
    pub fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    /// The rows that are listed.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.shown
    }

    /// The page of a unit, when it is open.
    #[must_use]
    pub fn page(&self) -> Option<&UnitPage> {
        if let Page::Unit(page) = &self.page { Some(page) } else { None }
    }

    /// The page that enters a list, when it is open.
    #[must_use]
    pub fn paste(&self) -> Option<&Paste> {
        if let Page::Paste(page) = &self.page { Some(page) } else { None }
    }

    /// The page that carries out a change, when it is open.
    #[must_use]
    pub fn change(&self) -> Option<&Change> {
        if let Page::Change(page) = &self.page { Some(page) } else { None }
    }

    pub(super) const fn is_list(&self) -> bool {
        matches!(self.page, Page::None)
    }

    fn list(&mut self, desk: &Desk) {
        (self.shown, self.hidden) = rows::rows(&desk.units, &self.find, self.former, desk.today);
        let at = self.form.as_ref().and_then(|form| self.shown.iter().position(|row| row.id == form.id()));
        self.grid.choose(at);
    }

    /// Opens the page of a unit.
    pub(super) fn show(&mut self, id: UnitId, desk: &Desk) -> Effect<Message> {
        let flushed = self.leave(desk);
        flushed.and(Effect::Run(self.show_first(id, desk)))
    }

    /// As [`Self::show`], for a screen that has just been opened.
    pub(super) fn show_first(&mut self, id: UnitId, desk: &Desk) -> Task<Message> {
        let Some(unit) = desk.unit(id) else { return Task::none() };
        self.form = Some(Form::of(unit, desk));
        let (page, task) = UnitPage::open(id, desk);
        self.page = Page::Unit(Box::new(page));
        task.map(Message::Page)
    }

    /// What is shown.
    pub(super) const fn title(&self) -> &'static str {
        match self.page {
            Page::None => "Đơn vị",
            Page::Unit(_) => "Trang đơn vị",
            Page::Paste(_) => "Nhập danh sách đơn vị",
            Page::Change(_) => "Chuyển đổi đơn vị",
        }
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::FindTyped(find) => {
                self.find = find;
                self.list(desk);
                Effect::None
            }
            Message::FormerTicked(on) => {
                self.former = on;
                self.list(desk);
                Effect::None
            }
            Message::Grid(event) => {
                let scrolled = self.grid.update(event, self.shown.len());
                let flushed = match event {
                    grid::Event::Scrolled { .. } | grid::Event::Sorted(_) => Effect::None,
                    grid::Event::Opened(row) => match self.shown.get(row).map(|row| row.id) {
                        Some(id) => self.show(id, desk),
                        None => Effect::None,
                    },
                    _ => self.choose_row(desk),
                };
                flushed.and(Effect::Run(scrolled))
            }
            Message::Added => self.add(false, desk),
            Message::AddedUnder => self.add(true, desk),
            Message::Typed(typed) => {
                let Some(form) = &mut self.form else { return Effect::None };
                let at_once = !typed.is_text();
                form.take(typed, desk);
                if at_once { form.save(desk) } else { Effect::Run(form.rest()) }
            }
            Message::Left => {
                let Some(form) = &mut self.form else { return Effect::None };
                form.left(desk);
                form.save(desk)
            }
            Message::Rested(id) => match &mut self.form {
                Some(form) if form.id() == id => form.save(desk),
                _ => Effect::None,
            },
            Message::Moved(up) => {
                let flushed = self.leave(desk);
                let moved = self.form.as_ref().and_then(|form| {
                    // What was typed a moment ago may not be on the desk yet.
                    let mut units = desk.units.clone();
                    if let Some(unit) = units.iter_mut().find(|unit| unit.id == form.id()) {
                        *unit = Unit { order: unit.order, ..form.built(desk) };
                    }
                    rows::moved(&units, form.id(), up)
                });
                flushed.and(moved.map_or(Effect::None, Effect::Change))
            }
            Message::Removed => match &self.form {
                Some(form) if form.is_stored() => Effect::Change(Command::RemoveUnit { id: form.id() }),
                _ => Effect::None,
            },
            Message::Closed => {
                let flushed = self.leave(desk);
                self.form = None;
                self.grid.choose(None);
                flushed
            }
            Message::PageAsked(id) => self.show(id, desk),
            Message::PasteAsked => {
                let flushed = self.leave(desk);
                self.page = match self.take_kept() {
                    page @ Page::Paste(_) => page,
                    _ => Page::Paste(Box::new(Paste::open(desk))),
                };
                flushed
            }
            Message::ChangeAsked => {
                let flushed = self.leave(desk);
                self.page = match self.take_kept() {
                    page @ Page::Change(_) => page,
                    _ => Page::Change(Box::new(Change::open(desk))),
                };
                flushed
            }
            Message::Back => {
                match std::mem::replace(&mut self.page, Page::None) {
                    Page::Unit(_) | Page::None => {}
                    page => self.kept = page,
                }
                self.list(desk);
                let row = self.grid.chosen();
                let seen = row.map_or_else(|| self.grid.restore(), |row| self.grid.reveal(row));
                Effect::Run(seen)
            }
            // The list keeps its place: the screen is not opened anew.
            Message::Page(PageMessage::UnitAsked(id)) => self.show(id, desk),
            Message::Page(message) => match &mut self.page {
                Page::Unit(page) => page.update(message).map(Message::Page),
                _ => Effect::None,
            },
            Message::Paste(message) => match &mut self.page {
                Page::Paste(page) => page.update(message, desk).map(Message::Paste),
                _ => Effect::None,
            },
            Message::Change(message) => match &mut self.page {
                Page::Change(page) => page.update(message, desk).map(Message::Change),
                _ => Effect::None,
            },
        }
    }

    fn take_kept(&mut self) -> Page {
        std::mem::replace(&mut self.kept, Page::None)
    }

    fn choose_row(&mut self, desk: &Desk) -> Effect<Message> {
        let chosen = self.grid.chosen().and_then(|row| self.shown.get(row)).map(|row| row.id);
        if chosen == self.form.as_ref().map(Form::id) {
            return Effect::None;
        }
        let flushed = self.leave(desk);
        self.form = chosen.and_then(|id| desk.unit(id)).map(|unit| Form::of(unit, desk));
        flushed
    }

    fn add(&mut self, under: bool, desk: &Desk) -> Effect<Message> {
        let flushed = self.leave(desk);
        self.page = Page::None;
        let near = self.form.as_ref().and_then(|form| desk.unit(form.id()));
        let (parent, kind) = match (near, under) {
            (Some(unit), true) => (Some(unit.id), unit.kind.below()),
            (Some(unit), false) => (unit.parent, unit.kind),
            (None, _) => (None, UnitKind::Commune),
        };
        let siblings = desk.units.iter().filter(|unit| unit.parent == parent);
        let order = siblings.map(|unit| unit.order).max().unwrap_or(0) + 1;
        let draft = Unit::new(desk.fresh(), kind, "");
        self.form = Some(Form::new(Unit { parent, order, ..draft }, desk));
        self.grid.choose(None);
        flushed.and(Effect::Run(iced::widget::operation::focus(NAME)))
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        // What waits is read again when it comes back.
        match &mut self.kept {
            Page::Paste(page) => drop(page.refresh(changes, desk)),
            Page::Change(page) => drop(page.refresh(changes, desk)),
            Page::None | Page::Unit(_) => {}
        }
        let seen = match &mut self.page {
            Page::Unit(page) => page.refresh(changes, desk).map(Message::Page),
            Page::Paste(page) => page.refresh(changes, desk).map(Message::Paste),
            Page::Change(page) => page.refresh(changes, desk).map(Message::Change),
            Page::None => Effect::None,
        };
        if !changes.touch(&[Area::Unit]) {
            return seen;
        }
        if let Some(form) = &mut self.form {
            match desk.unit(form.id()) {
                Some(unit) => form.adopt(unit, desk),
                None if form.is_stored() => self.form = None,
                None => {}
            }
        }
        // The unit whose page is open was taken away.
        if matches!(&self.page, Page::Unit(page) if desk.unit(page.id()).is_none()) {
            self.page = Page::None;
        }
        self.list(desk);
        seen
    }

    pub(super) fn refused(&mut self, error: &StoreError) {
        match &mut self.page {
            Page::Paste(page) => page.refused(error),
            Page::Change(page) => page.refused(error),
            Page::None | Page::Unit(_) => {
                if let Some(form) = &mut self.form {
                    form.refused(error);
                }
            }
        }
    }

    pub(super) fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        self.form.as_mut().map_or(Effect::None, |form| form.save(desk))
    }

    /// Ctrl+N adds, Esc leads back to the list.
    pub(super) fn chord(&self, chord: Chord) -> Option<Message> {
        if chord == Chord::ctrl('n') {
            return Some(Message::Added);
        }
        let escape = chord.key == ChordKey::Named(iced::keyboard::key::Named::Escape) && !self.is_list();
        escape.then_some(Message::Back)
    }
}
