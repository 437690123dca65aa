//! Tổng quan › Thống kê: a cross table of dossiers over all years, each figure with the list behind it.

mod behind;
mod choices;
mod drawn;
mod face;
mod outgoing;
mod ready;
mod view;

pub use choices::Choice;
pub use drawn::Shown;
pub use ready::Ready;

use super::overview;
use super::{Chord, ChordKey, Desk, Effect, Notice, Place, TableFormat};
use crate::domain::ids::DossierId;
use crate::domain::statistics::{Around, Counted, Dimension, Question, Record, Share, Table, years};
use crate::domain::{Area, Changes};
use crate::storage::StoreError;
use crate::ui::{Element, grid};
use behind::Behind;
use drawn::Drawn;
use face::Face;
use iced::Task;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use std::sync::Arc;

/// More columns than these cannot be read on a screen: the smallest ones are put together. Files have them all.
const MOST_COLUMNS: usize = 16;

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another part was chosen.
    Went(Place),
    /// The dossiers were read.
    Read(u64, Result<Arc<[Record]>, StoreError>),
    /// A ready-made table was asked for.
    Readied(Ready),
    /// Something of the question was chosen.
    Chose(Choice),
    /// The further choices are to be seen, or not.
    MoreShown(bool),
    /// The choices are to be seen at all, or not.
    ChoicesShown(bool),
    /// The table is to be seen as figures or as a chart.
    Shown(Shown),
    /// A column is to be drawn, or the totals.
    Drew(Option<usize>),
    /// Another column is to be drawn beside it, or none.
    Compared(Option<usize>),
    /// A step of the funnel was pressed.
    Stepped(Counted),
    /// Every condition is to go.
    Cleared,
    /// Something happened in the table.
    Grid(grid::Event),
    /// A figure was pressed: a row or all, a column or all.
    Pressed(Option<usize>, Option<usize>),
    /// Something happened in the list behind a figure.
    List(grid::Event),
    /// The list was put away.
    Closed,
    /// The table is to leave as a file.
    TableOut(TableFormat),
    /// The list is to leave as a file.
    ListOut(TableFormat),
}

/// The page.
#[derive(Debug)]
pub struct Statistics {
    /// Number of the last question; older answers are dropped.
    asked: u64,
    /// None until they are read.
    records: Option<Arc<[Record]>>,
    /// The years that occur, last first.
    years: Vec<i32>,
    question: Question,
    share: Share,
    /// Whether the further choices are in sight although nothing is chosen there.
    more: bool,
    /// Whether the choices are in sight; none lets the room decide.
    choices: Option<bool>,
    shown: Shown,
    drawn: Drawn,
    table: Option<Table>,
    face: Face,
    grid: grid::State,
    behind: Option<Behind>,
}

fn around(desk: &Desk) -> Around<'_> {
    Around {
        units: &desk.units,
        movements: &desk.movements,
        plans: &desk.plans,
        entries: &desk.entries,
        today: desk.today,
    }
}

impl Statistics {
    /// The page, over all plans and years.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut screen = Self {
            asked: 0,
            records: None,
            years: Vec::new(),
            question: Ready::Unit.question(),
            share: Share::None,
            more: false,
            choices: None,
            shown: Shown::default(),
            drawn: Drawn::new(),
            table: None,
            face: Face::default(),
            grid: grid::State::new(),
            behind: None,
        };
        let task = screen.ask(desk);
        (screen, task)
    }

    /// Reads everything again.
    fn ask(&mut self, desk: &Desk) -> Task<Message> {
        self.asked += 1;
        let asked = self.asked;
        let read = desk.store.read(|database| Ok(Arc::from(database.statistics()?)));
        Task::perform(read, move |records| Message::Read(asked, records))
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Thống kê".to_owned()
    }

    /// What the table is asked to show.
    #[must_use]
    pub const fn question(&self) -> &Question {
        &self.question
    }

    /// The table on display; none until the dossiers are read.
    #[must_use]
    pub const fn table(&self) -> Option<&Table> {
        self.table.as_ref()
    }

    /// How the table is looked at.
    #[must_use]
    pub const fn shown(&self) -> Shown {
        self.shown
    }

    /// The columns that are drawn: one or the totals, and the one beside it.
    #[must_use]
    pub fn drawn(&self) -> (Option<usize>, Option<usize>) {
        self.table.as_ref().map_or((None, None), |table| self.drawn.columns(table))
    }

    /// The dossiers of the list on display, in its order.
    #[must_use]
    pub fn listed(&self) -> Option<Vec<DossierId>> {
        self.behind.as_ref().map(|behind| behind.lines.iter().map(|line| line.id).collect())
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Went(place) => return Effect::Go(place),
            Message::Read(asked, _) if asked != self.asked => {}
            Message::Read(_, Ok(records)) => {
                self.years =
                    years(&records).map(|(from, to)| (from..=to).rev().collect()).unwrap_or_default();
                self.records = Some(records);
                self.count_again(desk);
            }
            Message::Read(_, Err(error)) => return Effect::Tell(Notice::from(&error)),
            Message::Readied(ready) => {
                let asked = ready.question();
                self.question = Question {
                    from: self.question.from,
                    to: self.question.to,
                    plans: std::mem::take(&mut self.question.plans),
                    structure: self.question.structure,
                    ..asked
                };
                self.drawn = Drawn::new();
                return self.turned(desk);
            }
            Message::Chose(choice) => {
                if matches!(choice, Choice::Rows(_) | Choice::Columns(_)) {
                    self.drawn = Drawn::new();
                }
                choice.put(&mut self.question, &mut self.share);
                return self.turned(desk);
            }
            Message::MoreShown(more) => self.more = more,
            Message::ChoicesShown(shown) => self.choices = Some(shown),
            Message::Shown(shown) => self.shown = shown,
            Message::Drew(first) => self.draw(first, self.drawn().1),
            Message::Compared(second) => self.draw(self.drawn().0, second),
            Message::Stepped(counted) => {
                self.question.counted = counted;
                let turned = self.turned(desk);
                self.show_behind(None, None, desk);
                return turned;
            }
            Message::Cleared => {
                self.question = Question {
                    counted: self.question.counted,
                    structure: self.question.structure,
                    ..Question::of(self.question.rows, self.question.columns)
                };
                return self.turned(desk);
            }
            // A row is entered by the keyboard; its figures are pressed one by one.
            Message::Grid(grid::Event::Opened(row)) => {
                self.grid.choose(Some(row));
                self.show_behind(Some(row), None, desk);
            }
            Message::Grid(event) => {
                let count = self.table.as_ref().map_or(0, |table| table.rows.len());
                return Effect::Run(self.grid.update(event, count));
            }
            Message::Pressed(row, column) => self.show_behind(row, column, desk),
            Message::List(event) => return self.in_list(event),
            Message::Closed => self.behind = None,
            Message::TableOut(format) => return self.table_out(format, desk),
            Message::ListOut(format) => return self.list_out(format, desk),
        }
        Effect::None
    }

    fn in_list(&mut self, event: grid::Event) -> Effect<Message> {
        let Some(behind) = &mut self.behind else { return Effect::None };
        if let grid::Event::Chosen(place) | grid::Event::Opened(place) = event
            && let Some(line) = behind.lines.get(place)
        {
            let id = line.id;
            behind.grid.choose(Some(place));
            return Effect::Go(Place::Dossier(id));
        }
        Effect::Run(behind.grid.update(event, behind.lines.len()))
    }

    /// Another table: it begins at its top, and the list of the one before is put away.
    fn turned(&mut self, desk: &Desk) -> Effect<Message> {
        self.behind = None;
        self.count_again(desk);
        self.grid.choose(None);
        let up = self.grid.update(grid::Event::Stepped(grid::Step::First), self.rows());
        self.grid.choose(None);
        let left = self.grid.update(grid::Event::Slid(0.0), self.rows());
        Effect::Run(Task::batch([up, left]))
    }

    fn draw(&mut self, first: Option<usize>, second: Option<usize>) {
        if let Some(table) = &self.table {
            self.drawn.choose(table, first, second);
        }
    }

    fn rows(&self) -> usize {
        self.table.as_ref().map_or(0, |table| table.rows.len())
    }

    fn count_again(&mut self, desk: &Desk) {
        let Some(records) = &self.records else { return };
        let around = around(desk);
        let table = Table::new(records, &self.question, &around, Some(MOST_COLUMNS));
        self.face = Face::of(&table, self.share, &around);
        if self.question.rows == Dimension::State {
            self.face.steps = drawn::steps(records, &self.question);
        }
        let shown = self.behind.take().map(|behind| (behind.row_label, behind.column_label));
        self.table = Some(table);
        // The same figure in the table as it is now, if it is still there.
        if let (Some((row, column)), Some(table)) = (shown, &self.table) {
            let place = |label: Option<String>, lines: &[crate::domain::statistics::Line]| {
                label.map(|label| lines.iter().position(|line| line.label == label))
            };
            let (row, column) = (place(row, &table.rows), place(column, &table.columns));
            if row != Some(None) && column != Some(None) {
                self.show_behind(row.flatten(), column.flatten(), desk);
            }
        }
    }

    fn show_behind(&mut self, row: Option<usize>, column: Option<usize>, desk: &Desk) {
        let Some(table) = &self.table else { return };
        if table.count(row, column) > 0 {
            self.behind = Some(Behind::of(table, (row, column), &around(desk)));
        }
    }

    /// Somebody's deed: reads again what it may have changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        let mine = changes.touch(&[
            Area::Dossier,
            Area::Subject,
            Area::Step,
            Area::Unit,
            Area::Plan,
            Area::Movement,
            Area::Entry,
        ]);
        if mine { Effect::Run(self.ask(desk)) } else { Effect::None }
    }

    /// Shown again after it was away: as it was left, over what is known now.
    pub fn returned(&mut self, desk: &Desk) -> Task<Message> {
        Task::batch([self.ask(desk), self.grid.restore()])
    }

    /// It does no deeds that could be refused.
    pub fn refused(&mut self, _error: &StoreError, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// Nothing is typed here.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// Ctrl+PageDown and Ctrl+PageUp turn from part to part; Escape puts the list away; the arrows move in the list, or
    /// else in the table.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        let Chord { key: ChordKey::Named(named), ctrl, shift: false, alt: false } = chord else {
            return None;
        };
        match (named, ctrl) {
            (Named::PageDown, true) => Some(Message::Went(overview::beside(Place::Statistics, true))),
            (Named::PageUp, true) => Some(Message::Went(overview::beside(Place::Statistics, false))),
            (Named::Escape, false) => self.behind.is_some().then_some(Message::Closed),
            (_, true) => None,
            _ => {
                let key = Key::Named(named);
                match &self.behind {
                    Some(behind) => behind.grid.key(&key, Modifiers::empty(), false).map(Message::List),
                    // A chart is gone through by Tab, bar by bar.
                    None if self.shown == Shown::Chart => None,
                    None => self.grid.key(&key, Modifiers::empty(), false).map(Message::Grid),
                }
            }
        }
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        overview::page(Place::Statistics, Message::Went, view::view(self, desk))
    }
}
