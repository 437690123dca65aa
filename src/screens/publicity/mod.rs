//! Tuyên truyền: what was made public – one item after another, the sums over all agencies, and which exemplars nobody has
//! made public yet (CB-8, KG-6, LS-5, LC-2, D7).

mod book;
pub mod entry;
pub mod import;
pub mod list;
pub mod never;
pub mod sums;
mod view;

use super::{Chord, ChordKey, Desk, Effect, Notice, Opening, Place, TableFormat, TableJob, templates};
use crate::domain::ids::SubjectId;
use crate::domain::personal::ExportNote;
use crate::domain::publicity::Filter;
use crate::domain::{Area, Changes};
use crate::exchange::table::Table;
use crate::exchange::templates::Template;
use crate::storage::StoreError;
use crate::ui::{Element, grid};
use book::Book;
pub use book::Found;
use entry::Entry;
use iced::Task;
use iced::keyboard::key::Named as Key;
use import::Import;
use list::List;
use never::Never;
use std::path::PathBuf;
use std::sync::Arc;
use sums::SumsPage;

/// The parts of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tab {
    /// The items.
    #[default]
    Items,
    /// The sums.
    Sums,
    /// Which exemplars were never made public.
    Never,
}

impl Tab {
    /// The parts, in the order shown.
    const ALL: [(Self, &'static str); 3] = [
        (Self::Items, "Tin, bài, hoạt động"),
        (Self::Sums, "Tổng hợp"),
        (Self::Never, "Chưa được giới thiệu"),
    ];
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was read, for this question.
    Read(u64, Result<Box<Found>, StoreError>),
    /// A part was chosen.
    TabChosen(Tab),
    /// In the list.
    List(list::Message),
    /// In the form.
    Entry(entry::Message),
    /// In the sums.
    Sums(sums::Message),
    /// Among the exemplars.
    Never(never::Message),
    /// In the rows of a file.
    Import(import::Message),
    /// A new item.
    Added,
    /// There is no plan yet: to where one is made.
    PlansWanted,
    /// "Nhập từ Excel".
    ImportAsked,
    /// A file was chosen.
    ImportChosen(PathBuf),
    /// "Lưu mẫu Excel", and what came of it.
    Template(templates::Message),
    /// What is shown is to be written as a file.
    ExportAsked,
    /// The form or the rows of a file are put away.
    Closed,
}

/// The page.
#[derive(Debug, Default)]
pub struct Publicity {
    tab: Tab,
    asked: u64,
    /// None until it is read.
    book: Option<Book>,
    list: List,
    entry: Option<Entry>,
    /// A new item that was sent to the store: it comes back when it is refused.
    sent: Option<Box<Entry>>,
    sums: SumsPage,
    never: Never,
    import: Option<Import>,
}

impl Publicity {
    /// The page of the current plan.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut screen = Self::default();
        let task = screen.ask(desk);
        (screen, task)
    }

    fn ask(&mut self, desk: &Desk) -> Task<Message> {
        let Some(current) = desk.current else { return Task::none() };
        self.asked += 1;
        let asked = self.asked;
        let read = desk.store.read(move |database| book::read(database, current.plan).map(Box::new));
        Task::perform(read, move |found| Message::Read(asked, found))
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Tuyên truyền".to_owned()
    }

    /// The part that is shown.
    #[must_use]
    pub const fn tab(&self) -> Tab {
        self.tab
    }

    /// The list.
    #[must_use]
    pub const fn list(&self) -> &List {
        &self.list
    }

    /// The item in the form.
    #[must_use]
    pub const fn entry(&self) -> Option<&Entry> {
        self.entry.as_ref()
    }

    /// The sums.
    #[must_use]
    pub const fn sums(&self) -> &SumsPage {
        &self.sums
    }

    /// The exemplars.
    #[must_use]
    pub const fn never(&self) -> &Never {
        &self.never
    }

    /// The rows of a file.
    #[must_use]
    pub const fn import(&self) -> Option<&Import> {
        self.import.as_ref()
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Read(asked, _) if asked != self.asked => Effect::None,
            Message::Read(_, Ok(found)) => self.take(*found, desk),
            Message::Read(_, Err(error)) => Effect::Tell(Notice::from(&error)),
            Message::TabChosen(tab) => {
                let flushed = self.flush(desk);
                self.tab = tab;
                flushed
            }
            Message::List(message) => self.in_list(message, desk),
            Message::Entry(message) => self.in_entry(message, desk),
            Message::Sums(message) => self.in_sums(message, desk),
            Message::Never(message) => self.in_never(message, desk),
            Message::Import(message) => self.in_import(message, desk),
            Message::Added => self.add(Vec::new(), desk),
            Message::PlansWanted => Effect::Go(Place::Plans),
            Message::ImportAsked => {
                let filter = ("Bảng tính, tệp Word có bảng", &["xlsx", "xls", "ods", "csv", "docx"][..]);
                Effect::Open(Opening::new("Chọn danh sách tin, bài", filter, Message::ImportChosen))
            }
            Message::ImportChosen(path) => {
                let flushed = self.flush(desk);
                self.tab = Tab::Items;
                self.entry = None;
                let (import, task) = Import::open(path, desk);
                self.import = Some(import);
                flushed.and(Effect::Run(task.map(Message::Import)))
            }
            Message::Template(message) => {
                templates::update(Template::Publicity, message, desk).map(Message::Template)
            }
            Message::ExportAsked => self.export(desk),
            Message::Closed => {
                if self.import.take().is_some() {
                    return Effect::None;
                }
                let flushed = self.flush(desk);
                self.entry = None;
                self.list.choose(None);
                flushed
            }
        }
    }

    fn take(&mut self, found: Found, desk: &Desk) -> Effect<Message> {
        let book = Book::of(found, desk);
        self.list.take(&book, desk);
        self.sums.take(&book, desk);
        self.never.take(&book);
        if let Some(entry) = &mut self.entry {
            match book.items.iter().find(|item| item.id == entry.id()) {
                Some(item) => entry.adopt(item, &book, desk),
                None if entry.is_stored() => self.entry = None,
                None => entry.refill(&book, desk),
            }
        }
        if let Some(import) = &mut self.import {
            import.judge(&book, desk);
        }
        self.list.choose(self.entry.as_ref().map(Entry::id));
        self.book = Some(book);
        Effect::None
    }

    fn in_list(&mut self, message: list::Message, desk: &Desk) -> Effect<Message> {
        let Some(book) = &self.book else { return Effect::None };
        let opens = matches!(
            &message,
            list::Message::Grid(grid::Event::Chosen(_) | grid::Event::Opened(_) | grid::Event::Stepped(_))
        );
        let task = self.list.update(message, book, desk);
        let mut effect = Effect::Run(task.map(Message::List));
        let chosen = self.list.chosen();
        if opens && chosen.is_some() && chosen != self.entry.as_ref().map(Entry::id) {
            effect = self.flush(desk).and(effect);
            let item = self.book.as_ref().zip(chosen);
            let item = item.and_then(|(book, id)| book.items.iter().find(|item| item.id == id));
            if let (Some(item), Some(book)) = (item, &self.book) {
                self.entry = Some(Entry::of(item, book, desk));
            }
        }
        effect
    }

    fn in_entry(&mut self, message: entry::Message, desk: &Desk) -> Effect<Message> {
        let (Some(entry), Some(book)) = (&mut self.entry, &self.book) else { return Effect::None };
        // Enter on a name that is looked for takes the name; the next Enter saves.
        let enters = matches!(message, entry::Message::Submitted) && !entry.is_looking();
        let effect = entry.update(message, book, desk).map(Message::Entry);
        if !enters || entry.is_stored() {
            return effect;
        }
        // "Lưu và nhập tiếp": what lacks something stays where it is.
        let Some(command) = entry.complete(desk) else { return effect };
        let next = Entry::new(desk.fresh(), book.plan, entry.day(desk), Vec::new(), book, desk);
        self.sent = self.entry.replace(next).map(Box::new);
        Effect::Change(command).and(Effect::Run(iced::widget::operation::focus(entry::FORM)))
    }

    fn in_sums(&mut self, message: sums::Message, desk: &Desk) -> Effect<Message> {
        let Some(book) = &self.book else { return Effect::None };
        if let Some(filter) = self.sums.update(message, book, desk) {
            return self.show(filter, desk);
        }
        Effect::None
    }

    /// Goes to the list, filtered.
    fn show(&mut self, filter: Filter, desk: &Desk) -> Effect<Message> {
        let flushed = self.flush(desk);
        self.entry = None;
        self.import = None;
        self.tab = Tab::Items;
        if let Some(book) = &self.book {
            self.list.show(filter, book, desk);
        }
        flushed
    }

    fn in_never(&mut self, message: never::Message, desk: &Desk) -> Effect<Message> {
        match self.never.update(message, self.book.as_ref()) {
            never::Asked::Nothing => Effect::None,
            never::Asked::Run(task) => Effect::Run(task.map(Message::Never)),
            never::Asked::Dossier(id) => Effect::Go(Place::Dossier(id)),
            never::Asked::Add(id) => self.add(vec![id], desk),
            never::Asked::Items(id) => self.show(Filter { subject: Some(id), ..Filter::default() }, desk),
        }
    }

    fn in_import(&mut self, message: import::Message, desk: &Desk) -> Effect<Message> {
        let (Some(import), Some(book)) = (&mut self.import, &self.book) else { return Effect::None };
        if matches!(message, import::Message::Accepted) {
            let command = import.command(desk);
            self.import = None;
            return command.map_or(Effect::None, Effect::Change);
        }
        import.update(message, book, desk).map(Message::Import)
    }

    /// Opens the form for a new item that features `subjects`.
    fn add(&mut self, subjects: Vec<SubjectId>, desk: &Desk) -> Effect<Message> {
        let flushed = self.flush(desk);
        let Some(book) = &self.book else { return flushed };
        self.tab = Tab::Items;
        self.import = None;
        let day = self.entry.as_ref().and_then(|entry| entry.day(desk)).or_else(|| book.last_entered());
        self.entry = Some(Entry::new(desk.fresh(), book.plan, day, subjects, book, desk));
        self.list.choose(None);
        flushed.and(Effect::Run(iced::widget::operation::focus(entry::ON)))
    }

    fn export(&self, desk: &Desk) -> Effect<Message> {
        let Some(book) = &self.book else { return Effect::None };
        let plan = desk.current_plan().map(|plan| plan.name.clone()).unwrap_or_default();
        let (name, table, rows): (String, Table, usize) = match self.tab {
            Tab::Items => {
                let name = "Tin, bài, hoạt động tuyên truyền".to_owned();
                let (table, featured) = self.list.table(&format!("{name} – {plan}"), book, desk);
                (name, table, featured)
            }
            Tab::Sums => {
                let name = format!("Tổng hợp tuyên truyền {}", self.sums.span_words());
                (name.clone(), self.sums.table(&format!("{name} – {plan}")), 0)
            }
            Tab::Never => {
                let name = "Gương điển hình và số lần được giới thiệu".to_owned();
                let table = self.never.table(&format!("{name} – {plan}"));
                let rows = table.rows.len();
                (name, table, rows)
            }
        };
        let note = ExportNote {
            id: desk.fresh(),
            what: name.clone(),
            rows: u32::try_from(rows).unwrap_or(u32::MAX),
            columns: table.columns.iter().map(|(title, _)| title.clone()).collect(),
            personal: false,
            file: String::new(),
            on: desk.today,
            by: desk.staff.clone(),
        };
        Effect::Table(TableJob { table: Arc::new(table), format: TableFormat::Excel, name, note })
    }

    /// Saves what is typed in the form, where it can be saved.
    fn flush(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(entry) = &mut self.entry else { return Effect::None };
        entry.flush(desk).map_or(Effect::None, Effect::Save)
    }

    /// Somebody's deed: reads again what it may have changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if changes.touch(&[Area::Publicity]) {
            self.sent = None;
        }
        let mine = changes.touch(&[
            Area::Publicity,
            Area::Obligation,
            Area::Plan,
            Area::Dossier,
            Area::Step,
            Area::Subject,
            Area::Movement,
            Area::Entry,
            Area::Unit,
        ]);
        if mine { Effect::Run(self.ask(desk)) } else { Effect::None }
    }

    /// Its deed was refused: what was typed is there again, with the reason beside it.
    pub fn refused(&mut self, error: &StoreError, _desk: &Desk) -> Effect<Message> {
        if let Some(sent) = self.sent.take() {
            self.entry = Some(*sent);
        }
        if let Some(entry) = &mut self.entry {
            entry.refused(error);
        }
        Effect::None
    }

    /// Flushes what is being typed.
    pub fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        self.flush(desk)
    }

    /// What a key means: Ctrl+N adds, Escape puts the form or the file away.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        if chord == Chord::ctrl('n') {
            return Some(Message::Added);
        }
        let open = self.entry.is_some() || self.import.is_some();
        let bare = !(chord.ctrl || chord.shift || chord.alt);
        (bare && open && chord.key == ChordKey::Named(Key::Escape)).then_some(Message::Closed)
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        view::view(self, desk)
    }
}
