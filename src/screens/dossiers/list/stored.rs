//! Filters kept under a name, and what is remembered without one: the columns and the order as they were left.

use super::{Columns, List, Message as ListMessage};
use crate::domain::ids::ViewId;
use crate::domain::view::SavedView;
use crate::domain::{Area, Changes, Command};
use crate::screens::{Desk, Effect, Notice, Question};
use crate::storage::{DossierFilter, StoreError};
use iced::Task;
use serde::{Deserialize, Serialize};

/// The view that remembers the columns and the order: it has no place among those that people name.
pub const LAST: ViewId = ViewId(0);
const LAST_NAME: &str = "Cột và thứ tự của danh sách hồ sơ";

/// What a view holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Body {
    filter: DossierFilter,
    columns: Columns,
}

/// The stored filters as the list knows them.
#[derive(Debug, Default)]
pub(super) struct Stored {
    pub(super) views: Vec<SavedView>,
    /// The one that was called last.
    pub(super) shown: Option<ViewId>,
    /// The name for a new one while it is being typed.
    pub(super) naming: Option<String>,
    pub(super) fault: bool,
    /// What is remembered, as it stands in the file.
    last: Option<String>,
    known: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The views were read.
    Read(Result<Vec<SavedView>, StoreError>),
    /// One was called.
    Called(ViewId),
    /// The present filter is to be kept.
    NamingAsked,
    /// Its name was typed.
    NameTyped(String),
    /// It was named.
    Named,
    /// Naming was given up.
    NamingDropped,
    /// One is to be removed.
    Removing(ViewId),
    /// It was agreed to.
    Removed(ViewId),
}

pub(super) fn read(desk: &Desk) -> Effect<ListMessage> {
    let read = desk.store.read(|database| database.views());
    Effect::Run(Task::perform(read, |views| ListMessage::Stored(Message::Read(views))))
}

impl Stored {
    pub(super) fn refresh(&self, changes: &Changes, desk: &Desk) -> Effect<ListMessage> {
        if changes.touch(&[Area::View]) { read(desk) } else { Effect::None }
    }

    /// The one that was called last.
    pub(super) fn name(&self) -> Option<&str> {
        self.views.iter().find(|view| Some(view.id) == self.shown).map(|view| view.name.as_str())
    }
}

impl List {
    pub(super) fn in_stored(&mut self, message: Message, desk: &Desk) -> Effect<ListMessage> {
        match message {
            Message::Read(Ok(mut views)) => {
                let last = views.iter().position(|view| view.id == LAST).map(|at| views.remove(at));
                self.stored.last = last.map(|view| view.body);
                self.stored.views = views;
                // Once, at birth: what somebody draws afterwards is theirs.
                if !std::mem::replace(&mut self.stored.known, true) {
                    return self.recalled(desk);
                }
            }
            Message::Read(Err(error)) => return Effect::Tell(Notice::from(&error)),
            Message::Called(id) => return self.call(id, desk),
            Message::NamingAsked => {
                self.open = super::Open::Nothing;
                self.stored.fault = false;
                let name = self.stored.name().unwrap_or_default().to_owned();
                self.stored.naming = Some(name);
                return Effect::Run(iced::widget::operation::focus(super::view::VIEW_NAME));
            }
            Message::NameTyped(name) => {
                self.stored.fault = false;
                self.stored.naming = Some(name);
            }
            Message::Named => return self.keep_view(desk),
            Message::NamingDropped => self.stored.naming = None,
            Message::Removing(id) => {
                self.open = super::Open::Nothing;
                let Some(view) = self.stored.views.iter().find(|view| view.id == id) else {
                    return Effect::None;
                };
                return Effect::Ask(Question {
                    title: format!("Xóa bộ lọc “{}”?", view.name),
                    sentence: "Chỉ bộ lọc đã lưu bị xóa; hồ sơ vẫn còn nguyên. Có thể lấy lại bằng Hoàn tác."
                        .to_owned(),
                    yes: "Xóa bộ lọc".to_owned(),
                    danger: true,
                    answer: ListMessage::Stored(Message::Removed(id)),
                });
            }
            Message::Removed(id) => {
                self.stored.shown = self.stored.shown.filter(|shown| *shown != id);
                return Effect::Change(Command::RemoveView { id });
            }
        }
        Effect::None
    }

    /// Columns and order as they were left the last time.
    fn recalled(&mut self, desk: &Desk) -> Effect<ListMessage> {
        let last = self.stored.last.as_deref().and_then(|body| serde_json::from_str::<Body>(body).ok());
        let Some(Body { filter, columns }) = last else { return Effect::None };
        self.columns = columns;
        let order = (filter.order, filter.descending);
        let same = order == (self.filter.order, self.filter.descending);
        (self.filter.order, self.filter.descending) = order;
        self.mark_order();
        if same { Effect::None } else { self.ask(desk) }
    }

    /// Keeps columns and order for the next time.
    pub(super) fn remember(&mut self) -> Effect<ListMessage> {
        let (order, descending) = (self.filter.order, self.filter.descending);
        let filter = DossierFilter { order, descending, ..DossierFilter::default() };
        let Ok(body) = serde_json::to_string(&Body { filter, columns: self.columns.clone() }) else {
            return Effect::None;
        };
        if self.stored.last.as_ref() == Some(&body) {
            return Effect::None;
        }
        self.stored.last = Some(body.clone());
        let view = SavedView { id: LAST, name: LAST_NAME.to_owned(), body };
        Effect::Note(Command::SaveView { view })
    }

    fn call(&mut self, id: ViewId, desk: &Desk) -> Effect<ListMessage> {
        self.open = super::Open::Nothing;
        let Some(view) = self.stored.views.iter().find(|view| view.id == id) else { return Effect::None };
        let Ok(Body { filter, columns }) = serde_json::from_str::<Body>(&view.body) else {
            return Effect::Tell(Notice::info(format!(
                "Bộ lọc “{}” được lưu bởi phiên bản khác nên chưa dùng được ở đây. Hồ sơ không bị ảnh hưởng; hãy đặt lại điều kiện rồi lưu đè.",
                view.name
            )));
        };
        self.filter = filter;
        self.columns = columns;
        self.typed.clear();
        self.stored.shown = Some(id);
        self.mark_order();
        self.ask_from_top(desk).and(self.remember())
    }

    /// Keeps the present filter and columns under the typed name; the same name takes the place of the earlier one.
    fn keep_view(&mut self, desk: &Desk) -> Effect<ListMessage> {
        let name = self.stored.naming.as_deref().unwrap_or_default().trim().to_owned();
        if name.is_empty() {
            self.stored.fault = true;
            return Effect::None;
        }
        let same = self.stored.views.iter().find(|view| view.name == name);
        let id = same.map_or_else(|| desk.fresh(), |view| view.id);
        let filter = DossierFilter { plan: None, year: None, ..self.filter.clone() };
        let Ok(body) = serde_json::to_string(&Body { filter, columns: self.columns.clone() }) else {
            return Effect::None;
        };
        self.stored.naming = None;
        self.stored.shown = Some(id);
        Effect::Change(Command::SaveView { view: SavedView { id, name, body } })
    }
}
