//! Hồ sơ: the list of a plan and year, and the form of one dossier. The list stays in memory while a dossier is open,
//! so that it is found as it was left.

mod form;
mod list;
mod pages;
mod words;

pub use form::{
    Chip, ChipEvent, Extra, Key, Message as FormMessage, Move, Opened, Part, RowEvent, RowList, Similar,
    Slot, Text, row_id,
};
pub(super) use list::sign;
pub use list::{
    BulkEntry, BulkMessage, ColumnChange, Columns, Deed, Facet, Found, Message as ListMessage, Open,
    OutMessage, Read, Rows, SEARCH, Shown, StoredMessage, Typed,
};
pub use pages::{
    Around, LifeMessage, Looked, Message as PageMessage, PapersMessage, PersonalMessage, ScreeningMessage,
    Tab,
};

use super::lists::{self, Lists};
use super::{Chord, ChordKey, Current, Desk, Effect, Notice, Place};
use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, UnitId};
use crate::domain::subject::SubjectKind;
use crate::domain::{Area, Changes, Rule};
use crate::storage::StoreError;
use crate::ui::badge::Tone;
use crate::ui::{Element, empty, grid, panel};
use form::Form;
use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::row;
use list::List;

/// The screen.
#[derive(Debug)]
pub struct Dossiers {
    list: List,
    form: Option<Box<Form>>,
    /// What was worked under when the dossier was opened: one of another year is not closed for that alone.
    under: Option<super::Current>,
    /// Dossiers that were left before they could be stored: kept here until they are taken up again.
    parked: Vec<Form>,
    /// The dossier that is being read to be shown.
    opening: Option<DossierId>,
    /// What fields offer: units, and what the catalogues hold.
    offers: words::Offers,
    /// A list on its way in, in the place of everything else.
    lists: Option<Box<Lists>>,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something in the list.
    List(ListMessage),
    /// Something in the form.
    Form(FormMessage),
    /// A dossier of this kind was asked for.
    Added(SubjectKind),
    /// Who stands beside the open dossier was read.
    Beside {
        /// The place in the list.
        place: usize,
        /// The answer.
        beside: Result<Option<DossierId>, StoreError>,
    },
    /// The dossier that was left unfinished was asked for again.
    Resumed,
    /// "Còn thiếu" was pressed.
    LackingAsked,
    /// "Gói trao đổi" was pressed.
    PacketsAsked,
    /// The pairs of records that may be one subject were asked for.
    DuplicatesAsked,
    /// "Nhập từ Excel".
    ListAsked,
    /// In a list on its way in.
    Lists(lists::Message),
    /// A dossier to be shown was read.
    Opened {
        /// Which.
        id: DossierId,
        /// The answer.
        opened: Result<Box<Opened>, StoreError>,
    },
}

impl Dossiers {
    /// The list of the current plan and year.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut screen = Self {
            list: List::new(desk),
            form: None,
            under: None,
            parked: Vec::new(),
            opening: None,
            offers: words::Offers::new(desk),
            lists: None,
        };
        let asked = screen.list.recall(desk).and(screen.list.ask(desk));
        (screen, task(asked.map(Message::List)))
    }

    /// One dossier; the list is there when one goes back to it.
    pub fn open_one(id: DossierId, desk: &Desk) -> (Self, Task<Message>) {
        let (mut screen, list) = Self::open(desk);
        let task = task(screen.show(id, desk));
        (screen, Task::batch([list, task]))
    }

    /// The list of the current plan and year with nothing but the dossiers in one state.
    pub fn open_in(state: DossierState, desk: &Desk) -> (Self, Task<Message>) {
        let (mut screen, list) = Self::open(desk);
        let task = task(screen.narrow(state, desk));
        (screen, Task::batch([list, task]))
    }

    /// Shows the list with nothing but the dossiers in one state.
    pub fn narrow(&mut self, state: DossierState, desk: &Desk) -> Effect<Message> {
        self.lists = None;
        let before = self.flush(desk);
        self.park();
        self.opening = None;
        let wide = self.list.update(ListMessage::Cleared, desk);
        let narrow = self.list.update(ListMessage::Faceted(Facet::State(state), true), desk);
        before.and(wide.and(narrow).map(Message::List))
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        match (&self.lists, &self.form) {
            (Some(_), _) => "Nhập danh sách".to_owned(),
            (None, Some(form)) => form.title(),
            (None, None) => "Hồ sơ".to_owned(),
        }
    }

    /// The dossier in the form, if one is open and stored.
    #[must_use]
    pub fn shown(&self) -> Option<DossierId> {
        self.form.as_ref().filter(|form| form.is_stored()).map(|form| form.dossier.id)
    }

    /// Shows a dossier in this screen, keeping the list behind it.
    pub fn show(&mut self, id: DossierId, desk: &Desk) -> Effect<Message> {
        self.lists = None;
        self.list.open = Open::Nothing;
        self.opening = Some(id);
        let read = desk.store.read(move |database| form::read(database, id));
        let before = self.flush(desk);
        before.and(Effect::Run(Task::perform(read, move |opened| Message::Opened { id, opened })))
    }

    /// The words of the search field in the top strip: the list shows what they find.
    pub fn search(&mut self, words: String, desk: &Desk) -> Effect<Message> {
        self.lists = None;
        let before = self.flush(desk);
        self.park();
        self.opening = None;
        before.and(self.list.update(ListMessage::Typed(words), desk).map(Message::List))
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::List(ListMessage::Grid(grid::Event::Opened(place))) => {
                let chosen = ListMessage::Grid(grid::Event::Chosen(place));
                let chosen = self.list.update(chosen, desk).map(Message::List);
                match self.list.at(place) {
                    Some(id) => chosen.and(self.show(id, desk)),
                    None => chosen,
                }
            }
            Message::List(message) => self.list.update(message, desk).map(Message::List),
            Message::Added(kind) => self.add(kind, desk),
            Message::Resumed => self.resume(),
            Message::LackingAsked => Effect::Go(Place::Lacking),
            Message::PacketsAsked => Effect::Go(Place::Packets),
            Message::DuplicatesAsked => Effect::Go(Place::Duplicates),
            Message::ListAsked => self.take_list(None, desk),
            Message::Lists(lists::Message::Closed) => {
                self.lists = None;
                self.list.come_back(desk, None).map(Message::List)
            }
            Message::Lists(message) => match &mut self.lists {
                Some(page) => page.update(message, desk).map(Message::Lists),
                None => Effect::None,
            },
            Message::Opened { id, opened } => self.opened(id, opened, desk),
            Message::Form(FormMessage::Back) => self.back(desk),
            Message::Form(FormMessage::RecordAsked) => match &self.form {
                Some(form) => Effect::Go(Place::Subject(form.dossier.subject)),
                None => Effect::None,
            },
            Message::Form(FormMessage::Discarded) => self.close(None, desk),
            Message::Form(FormMessage::Showed(id)) => self.show(id, desk),
            Message::Form(FormMessage::Page(page)) => self.in_page(page, desk),
            Message::Form(FormMessage::Neighbour(step)) => self.step(step, desk),
            Message::Beside { place, beside } => match beside {
                Ok(Some(id)) => self.take_step(place, id, desk),
                Ok(None) => Effect::None,
                Err(error) => Effect::Tell(Notice::from(&error)),
            },
            Message::Form(FormMessage::Read { revision, opened: Err(error) }) if is_gone(&error) => {
                self.gone(revision, desk)
            }
            Message::Form(message) => match &mut self.form {
                Some(form) => form.update(message, desk).map(Message::Form),
                None => Effect::None,
            },
        }
    }

    fn in_page(&mut self, message: PageMessage, desk: &Desk) -> Effect<Message> {
        match (message.door(), &mut self.form) {
            (Some(id), _) => self.show(id, desk),
            (None, Some(form)) => form.update(FormMessage::Page(message), desk).map(Message::Form),
            (None, None) => Effect::None,
        }
    }

    /// Starts a dossier of `kind`; the one unit the list is filtered by is taken over.
    fn add(&mut self, kind: SubjectKind, desk: &Desk) -> Effect<Message> {
        self.list.open = Open::Nothing;
        let Some(current) = desk.current else { return Effect::None };
        let before = self.flush(desk);
        self.park();
        self.opening = None;
        let unit: Option<UnitId> = match (&self.list.filter.units[..], &desk.units[..]) {
            ([one], _) => Some(*one),
            (_, [only]) => Some(only.id),
            _ => None,
        };
        self.under = desk.current;
        self.form = Some(Box::new(Form::new(kind, current, unit, desk)));
        before.and(Effect::Run(iced::widget::operation::focus(Slot::Name.id())))
    }

    fn opened(
        &mut self,
        id: DossierId,
        opened: Result<Box<Opened>, StoreError>,
        desk: &Desk,
    ) -> Effect<Message> {
        if self.opening != Some(id) {
            return Effect::None;
        }
        self.opening = None;
        match opened {
            Ok(opened) if is_elsewhere(&opened, desk) => {
                let current = Current { plan: opened.file.dossier.plan, year: opened.file.dossier.year };
                self.flush(desk).and(Effect::Choose(current)).and(Effect::Go(Place::Dossier(id)))
            }
            Ok(opened) => {
                // Typed between the question and the answer.
                let before = self.flush(desk);
                self.park();
                self.under = desk.current;
                self.form = Some(Box::new(Form::open(*opened, desk)));
                before
            }
            Err(error) => Effect::Tell(Notice::from(&error)),
        }
    }

    /// Opens the page for a list on its way in, with a file where one was let fall.
    fn take_list(&mut self, path: Option<std::path::PathBuf>, desk: &Desk) -> Effect<Message> {
        if desk.current.is_none() {
            return Effect::None;
        }
        self.list.open = Open::Nothing;
        let before = self.flush(desk);
        self.park();
        self.opening = None;
        let (page, read) = match path {
            Some(path) => Lists::open_with(path, desk),
            None => (Lists::open(desk), Effect::None),
        };
        self.under = desk.current;
        self.lists = Some(Box::new(page));
        before.and(read.map(Message::Lists))
    }

    /// The list on its way in.
    #[must_use]
    pub fn lists(&self) -> Option<&Lists> {
        self.lists.as_deref()
    }

    /// The place of the dossier before or behind the open one.
    fn neighbour(&self, step: i8) -> Option<usize> {
        self.list.neighbour(self.form.as_ref()?.dossier.id, step)
    }

    /// Goes to the dossier before or behind the open one, which may stand where no row has been read.
    fn step(&mut self, step: i8, desk: &Desk) -> Effect<Message> {
        let Some(place) = self.neighbour(step) else { return Effect::None };
        match self.list.at(place) {
            Some(id) => self.take_step(place, id, desk),
            None => self.list.ask_at(place, desk, move |beside| Message::Beside { place, beside }),
        }
    }

    fn take_step(&mut self, place: usize, id: DossierId, desk: &Desk) -> Effect<Message> {
        self.list.stand_at(place, id);
        self.show(id, desk)
    }

    /// Back to the list; what cannot be stored yet waits there.
    fn back(&mut self, desk: &Desk) -> Effect<Message> {
        let saved = self.flush(desk);
        let shown = self.shown();
        self.park();
        saved.and(self.close(shown, desk))
    }

    /// Closes the form; if something stands in it that cannot be stored yet, it is kept.
    fn park(&mut self) {
        self.parked.extend(self.form.take().filter(|form| form.holds_unstored()).map(|form| *form));
    }

    fn resume(&mut self) -> Effect<Message> {
        self.list.open = Open::Nothing;
        let Some(form) = self.parked.pop() else { return Effect::None };
        self.opening = None;
        self.form = Some(Box::new(form));
        Effect::Run(iced::widget::operation::focus(Slot::Name.id()))
    }

    fn close(&mut self, shown: Option<DossierId>, desk: &Desk) -> Effect<Message> {
        self.form = None;
        self.opening = None;
        self.list.come_back(desk, shown).map(Message::List)
    }

    /// The dossier in the form is not there any more: removed here, or its adding was taken back.
    fn gone(&mut self, revision: u64, desk: &Desk) -> Effect<Message> {
        let Some(form) = &self.form else { return Effect::None };
        if !form.is_at(revision) {
            return Effect::None;
        }
        let told = if form.was_removed() {
            Effect::None
        } else {
            Effect::Tell(Notice::info("Hồ sơ đang mở không còn trong dữ liệu. Danh sách hồ sơ được mở lại."))
        };
        self.form = None;
        self.list.stale = true;
        told.and(self.list.come_back(desk, None).map(Message::List))
    }

    /// A file was let fall on the window: it goes to the open dossier.
    pub fn dropped(&mut self, path: std::path::PathBuf, desk: &Desk) -> Effect<Message> {
        if let Some(page) = &mut self.lists {
            return page.update(lists::Message::FileChosen(path), desk).map(Message::Lists);
        }
        match &mut self.form {
            Some(form) if form.is_stored() => form.dropped(path, desk).map(Message::Form),
            Some(_) => Effect::Tell(Notice::info(
                "Hãy nhập tên và đơn vị đề nghị trước; khi hồ sơ đã lưu mới thêm tệp được.",
            )),
            // Without an open dossier a file can only be a list.
            None => self.take_list(Some(path), desk),
        }
    }

    /// Somebody's deed: reads again what this screen shows of it.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if changes.touch(&[Area::Unit, Area::Entry]) {
            self.offers = words::Offers::new(desk);
        }
        if self.under != desk.current && self.form.as_ref().is_some_and(|form| !form.belongs_to(desk)) {
            // Another plan or year was chosen: its list is what is wanted now.
            let saved = self.flush(desk);
            self.park();
            return saved.and(self.list.refresh(changes, desk, true).map(Message::List));
        }
        let taking = match &mut self.lists {
            // Its file is held against another plan now.
            Some(page) if self.under.is_some() && self.under != desk.current => {
                self.under = desk.current;
                page.moved(desk).map(Message::Lists)
            }
            Some(page) => page.refresh(changes, desk).map(Message::Lists),
            None => Effect::None,
        };
        let in_sight = self.form.is_none() && self.lists.is_none();
        let list = self.list.refresh(changes, desk, in_sight).map(Message::List);
        let form = match &mut self.form {
            Some(form) => form.refresh(changes, desk).map(Message::Form),
            None => Effect::None,
        };
        taking.and(list.and(form))
    }

    /// A deed of this screen was refused: the draft stays.
    pub fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        if let Some(page) = &mut self.lists {
            return page.refused(desk).map(Message::Lists);
        }
        match &mut self.form {
            Some(form) => form.refused(error, desk).map(Message::Form),
            // The shell has told it already.
            None => self.list.refused(desk).map(Message::List),
        }
    }

    /// What a key means that no field took.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        if let Some(page) = &self.lists {
            return page.chord(chord).map(Message::Lists);
        }
        if self.form.is_some() {
            let Chord { key, ctrl, shift: false, alt: false } = chord else { return None };
            return match (key, ctrl) {
                (ChordKey::Named(Named::Escape), false) => Some(Message::Form(FormMessage::Back)),
                (ChordKey::Named(Named::PageUp), true) => Some(Message::Form(FormMessage::Neighbour(-1))),
                (ChordKey::Named(Named::PageDown), true) => Some(Message::Form(FormMessage::Neighbour(1))),
                _ => None,
            };
        }
        self.list.chord(chord).map(Message::List)
    }

    /// Hands over what is still unsaved, before the screen is left; says so when something cannot be saved yet.
    pub fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        let saved = self.flush(desk);
        let unstored = self.form.as_deref().filter(|form| form.holds_unstored()).or(self.parked.last());
        let Some(form) = unstored else { return saved };
        saved.and(Effect::Tell(Notice::info(format!(
            "“{}” chưa được lưu vì chưa có đủ tên và đơn vị đề nghị.",
            form.title()
        ))))
    }

    fn flush(&mut self, desk: &Desk) -> Effect<Message> {
        match &mut self.form {
            Some(form) => form.flush(desk).map(Message::Form),
            None => Effect::None,
        }
    }

    /// The screen as it looks.
    #[must_use]
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        if let Some(page) = &self.lists {
            return page.view(desk).map(Message::Lists);
        }
        if let Some(form) = &self.form {
            let neighbours = (self.neighbour(-1).is_some(), self.neighbour(1).is_some());
            return form::view(form, desk, (&self.offers.units, &self.offers), neighbours).map(Message::Form);
        }
        if self.opening.is_some() && self.list.all.is_none() {
            return panel::screen(
                panel::head("Hồ sơ", "", row![]),
                empty::working("Đang mở hồ sơ…", None, row![]),
            );
        }
        let parked = self.parked.last().map(|form| form.title());
        list::view(&self.list, desk, &self.offers, parked)
    }
}

/// Whether a dossier belongs to another plan or year, which has to be chosen first: everything on the screen belongs to one.
fn is_elsewhere(opened: &Opened, desk: &Desk) -> bool {
    let dossier = &opened.file.dossier;
    let current = Current { plan: dossier.plan, year: dossier.year };
    let can_be_chosen =
        desk.own_plans().any(|plan| plan.id == dossier.plan && plan.years().contains(&dossier.year));
    desk.current != Some(current) && can_be_chosen
}

/// A screen is born with a task; its first effects are reads only.
fn task(effect: Effect<Message>) -> Task<Message> {
    match effect {
        Effect::Run(task) => task,
        Effect::All(all) => Task::batch(all.into_iter().map(task)),
        _ => Task::none(),
    }
}

fn is_gone(error: &StoreError) -> bool {
    matches!(error, StoreError::Refused(refusal) if refusal.rule == Rule::NotFound)
}

/// What a state means, for its badge.
pub(super) const fn tone(state: DossierState) -> Tone {
    match state {
        DossierState::Noticed | DossierState::NotChosen | DossierState::Withdrawn => Tone::Plain,
        DossierState::Nurtured | DossierState::Nominated => Tone::Info,
        DossierState::Returned => Tone::Due,
        DossierState::Complete => Tone::Done,
        DossierState::NotEligible => Tone::Danger,
        DossierState::Chosen | DossierState::Recognised | DossierState::Replicated => Tone::Gold,
    }
}
