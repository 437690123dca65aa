//! Tổng quan › Chỉ tiêu: unit by unit what is required, received, missing; month by month for what comes again; and the
//! letter that reminds those who are behind.

mod board;
mod deeds;
mod lines;
mod times;
mod view;

use super::overview;
use super::{Chord, ChordKey, Current, Desk, Effect, Notice, Place};
use crate::domain::ids::{ObligationId, UnitId};
use crate::domain::papers::{Paper, PaperState, PaperType};
use crate::domain::quota_board::{self, Board, BoardRow, QuotaBoard, TimeGrid};
use crate::domain::{Area, Changes};
use crate::storage::StoreError;
use crate::ui::{Element, grid};
use chrono::Datelike;
use iced::Task;
use iced::keyboard::key::Named;
use lines::{Line, Status};
use std::collections::HashSet;
use std::sync::Arc;

/// How the quotas are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Unit × required, received, missing.
    #[default]
    Board,
    /// Unit × month, for what comes again.
    Times,
}

/// What is read for the page.
#[derive(Debug)]
pub struct Found {
    board: Board,
    /// The grid of each quota, in their order; none for one that falls due once.
    grids: Vec<Option<TimeGrid>>,
    /// Letters of reminder that are not issued yet.
    drafts: Vec<Paper>,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another part was chosen.
    Went(Place),
    /// It was read.
    Read(Current, Result<Arc<Found>, StoreError>),
    /// A quota was chosen, or all.
    Picked(Option<ObligationId>),
    /// The board or the grid was chosen.
    Viewed(View),
    /// A year of the grid was chosen.
    YearPicked(i32),
    /// A letter in the search field.
    Sought(String),
    /// Only units that are behind, or all.
    ShortTicked(bool),
    /// What stands below a unit was folded, or opened.
    Folded(UnitId),
    /// In the board.
    Board(grid::Event),
    /// In the grid.
    Times(grid::Event),
    /// "Soạn công văn đôn đốc" was pressed.
    ReminderAsked,
    /// "Xuất Excel" was pressed.
    ExportAsked,
}

/// The page.
#[derive(Debug)]
pub struct Quotas {
    current: Option<Current>,
    /// None until it is read.
    found: Option<Arc<Found>>,
    which: Option<ObligationId>,
    view: View,
    year: i32,
    sought: String,
    short: bool,
    folded: HashSet<UnitId>,
    board: grid::State,
    times: grid::State,
    /// The rows of the board that are shown.
    lines: Vec<Line>,
    /// The units of the grid that are shown, by their place.
    units: Vec<usize>,
    /// The columns of the grid.
    columns: Vec<quota_board::GridColumn>,
    status: Status,
}

impl Default for Quotas {
    fn default() -> Self {
        Self {
            current: None,
            found: None,
            which: None,
            view: View::default(),
            year: 0,
            sought: String::new(),
            short: false,
            folded: HashSet::new(),
            board: grid::State::new(),
            times: grid::State::tall(),
            lines: Vec::new(),
            units: Vec::new(),
            columns: Vec::new(),
            status: Status::default(),
        }
    }
}

impl Quotas {
    /// The page of the current plan.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let screen = Self { current: desk.current, year: desk.today.year(), ..Self::default() };
        let task = screen.ask(desk);
        (screen, task)
    }

    fn ask(&self, desk: &Desk) -> Task<Message> {
        let Some(current) = desk.current else { return Task::none() };
        let today = desk.today;
        let read = desk.store.read(move |database| {
            let file = database.plan(current.plan)?;
            let (units, followed) = (database.units()?, database.followed(current.plan)?);
            let board = quota_board::board(&file.obligations, &file.plan, &units, &followed, today);
            let grids = board.quotas.iter().map(|quota| TimeGrid::of(quota, today)).collect();
            let mut drafts = database.papers_of(current.plan)?;
            drafts.retain(|paper| {
                paper.kind == PaperType::Reminder && paper.state == PaperState::Draft && !paper.outside
            });
            Ok(Arc::new(Found { board, grids, drafts }))
        });
        Task::perform(read, move |found| Message::Read(current, found))
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Chỉ tiêu".to_owned()
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Went(place) => return Effect::Go(place),
            Message::Read(current, _) if Some(current) != desk.current => {}
            Message::Read(_, Ok(found)) => self.take(found),
            Message::Read(_, Err(error)) => return Effect::Tell(Notice::from(&error)),
            Message::Picked(which) => {
                self.which = which;
                if self.grid().is_none() {
                    self.view = View::Board;
                }
                self.turned();
            }
            Message::Viewed(view) => {
                if view == View::Times && self.grid().is_none() {
                    self.which = self.recurring().or(self.which);
                }
                self.view = if self.grid().is_some() { view } else { View::Board };
                self.turned();
            }
            Message::YearPicked(year) => {
                self.year = year;
                self.lay();
            }
            Message::Sought(words) => {
                self.sought = words;
                self.lay();
            }
            Message::ShortTicked(short) => {
                self.short = short;
                self.lay();
            }
            Message::Folded(unit) => {
                if !self.folded.remove(&unit) {
                    self.folded.insert(unit);
                }
                self.lay();
            }
            Message::Board(grid::Event::Opened(at)) => return self.opened(at),
            Message::Board(event) => return Effect::Run(self.board.update(event, self.lines.len())),
            Message::Times(grid::Event::Opened(at)) => {
                let unit = self.grid().zip(self.units.get(at)).and_then(|(grid, at)| grid.rows.get(*at));
                return unit.map_or(Effect::None, |row| Effect::Go(Place::Unit(row.unit)));
            }
            Message::Times(event) => return Effect::Run(self.times.update(event, self.units.len())),
            Message::ReminderAsked => return self.remind(desk),
            Message::ExportAsked => return self.export(desk),
        }
        Effect::None
    }

    fn take(&mut self, found: Arc<Found>) {
        let first = self.found.is_none();
        self.found = Some(found);
        if self.which.is_some() && self.quota().is_none() {
            self.which = None;
        }
        if first {
            self.fold_senders();
        }
        if self.grid().is_none() {
            self.view = View::Board;
        }
        self.lay();
    }

    /// Another quota is shown: from its top.
    fn turned(&mut self) {
        (self.board, self.times) = (grid::State::new(), grid::State::tall());
        self.fold_senders();
        self.lay();
    }

    /// Who sent for a unit that is bound is seen when it is opened.
    fn fold_senders(&mut self) {
        let rows = self.rows();
        let inside = |at: usize, row: &BoardRow| rows.iter().skip(at + 1).take(row.below).any(|it| it.bound);
        let folded = rows
            .iter()
            .enumerate()
            .filter(|(at, row)| row.bound && row.below > 0 && !inside(*at, row))
            .map(|(_, row)| row.unit);
        self.folded = folded.collect();
    }

    /// The quotas of the plan; none before they are read.
    #[must_use]
    pub fn quotas(&self) -> &[QuotaBoard] {
        self.found.as_ref().map_or(&[], |found| found.board.quotas.as_slice())
    }

    /// The quota in hand: the one chosen, or the only one.
    #[must_use]
    pub fn quota(&self) -> Option<&QuotaBoard> {
        match (self.which, self.quotas()) {
            (Some(id), all) => all.iter().find(|quota| quota.obligation == id),
            (None, [one]) => Some(one),
            (None, _) => None,
        }
    }

    /// The grid of the quota in hand; none for one that falls due once, or where none is chosen.
    #[must_use]
    pub fn grid(&self) -> Option<&TimeGrid> {
        let id = self.quota()?.obligation;
        let at = self.quotas().iter().position(|quota| quota.obligation == id)?;
        self.found.as_ref()?.grids.get(at)?.as_ref()
    }

    /// The first quota that comes again.
    fn recurring(&self) -> Option<ObligationId> {
        self.quotas().iter().find(|quota| quota.recurs()).map(|quota| quota.obligation)
    }

    /// The units of the board in hand; none where every quota is told in a line of its own.
    fn rows(&self) -> &[BoardRow] {
        if let Some(quota) = self.quota() {
            return &quota.rows;
        }
        let together = self.found.as_ref().and_then(|found| found.board.together.as_ref());
        together.map_or(&[], |together| together.rows.as_slice())
    }

    /// How many rows the board shows.
    #[must_use]
    pub fn shown(&self) -> usize {
        match self.view {
            View::Board => self.lines.len(),
            View::Times => self.units.len(),
        }
    }

    fn opened(&self, at: usize) -> Effect<Message> {
        match self.lines.get(at) {
            Some(Line::Unit(unit)) => Effect::Go(Place::Unit(unit.unit)),
            Some(Line::Quota(quota)) => Effect::Run(Task::done(Message::Picked(Some(quota.obligation)))),
            None => Effect::None,
        }
    }

    /// Somebody's deed: reads again what it may have changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if self.current != desk.current {
            let (other, task) = Self::open(desk);
            *self = other;
            return Effect::Run(task);
        }
        let mine = changes.touch(&[
            Area::Plan,
            Area::Obligation,
            Area::Unit,
            Area::Dossier,
            Area::Subject,
            Area::Step,
            Area::Paper,
        ]);
        if mine { Effect::Run(self.ask(desk)) } else { Effect::None }
    }

    /// Its deed was refused.
    pub fn refused(&mut self, error: &StoreError, _desk: &Desk) -> Effect<Message> {
        Effect::Tell(Notice::from(error))
    }

    /// Nothing that is typed here is kept.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// Ctrl+PageDown and Ctrl+PageUp turn the parts; the arrows open and fold what stands below the chosen unit.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        let ChordKey::Named(key) = chord.key else { return None };
        match (key, chord.ctrl) {
            (Named::PageDown, true) => Some(Message::Went(overview::beside(Place::Quotas, true))),
            (Named::PageUp, true) => Some(Message::Went(overview::beside(Place::Quotas, false))),
            (Named::ArrowLeft | Named::ArrowRight, false) if self.view == View::Board => {
                let Line::Unit(unit) = self.lines.get(self.board.chosen()?)? else { return None };
                let folds = unit.open? == (key == Named::ArrowLeft);
                folds.then_some(Message::Folded(unit.unit))
            }
            _ => None,
        }
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        overview::page(Place::Quotas, Message::Went, self.face(desk))
    }
}
