//! A list of rows of one height, of any length: only the rows in sight are built, laid out and drawn; the header
//! stays. Fluent with 100 000 rows.
//!
//! The screen keeps a [`State`], hands every [`Event`] to [`State::update`], and builds a row when asked for its place:
//!
//! ```no_run
//! use guong_sang::ui::{Element, badge::Tone, badge, grid::{self, Grid}};
//! #[derive(Clone)]
//! enum Message { Grid(grid::Event) }
//! struct Screen { names: Vec<String>, grid: grid::State }
//! impl Screen {
//!     fn update(&mut self, message: Message) -> iced::Task<Message> {
//!         let Message::Grid(event) = message;
//!         if let grid::Event::Sorted(sort) = event { /* sort the names by sort.column */ }
//!         if let grid::Event::Opened(row) = event { /* go to it */ }
//!         self.grid.update(event, self.names.len())
//!     }
//!     fn view(&self) -> Element<'_, Message> {
//!         Grid::new(
//!             &self.grid,
//!             vec![
//!                 grid::column("STT", 56.0).right(),
//!                 grid::column("Họ và tên", iced::Fill).sortable(),
//!                 grid::column("Trạng thái", 140.0),
//!             ],
//!             self.names.len(),
//!             Message::Grid,
//!             |row| vec![grid::number((row + 1).to_string()), grid::text(&*self.names[row]), badge::badge("Nháp", Tone::Plain)],
//!         )
//!         .count("hồ sơ")
//!         .into()
//!     }
//! }
//! ```

pub(super) mod bar;
mod cells;
mod edges;
mod header;
mod slide;
mod steps;
mod view;

use std::ops::Range;
use std::sync::Arc;

use iced::advanced::widget::Id;
use iced::widget::scrollable::AbsoluteOffset;
use iced::{Alignment, Length, Point, Task, Vector};

pub use steps::Step;
use steps::key_event;
pub(super) use view::bare;
pub use view::{Grid, Ticks, natural, natural_title};

use super::Element;
use super::line::{Line, line};
use super::measure::{ROW, ROW_COMPACT};

/// A column: its title, its width, and where its cells stand.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    pub(super) title: &'a str,
    pub(super) width: Length,
    pub(super) align: Alignment,
    pub(super) least: f32,
    pub(super) sortable: bool,
    pub(super) tip: Option<&'a str>,
}

/// A column whose cells stand at the left. Give fixed widths in px and let one or two columns fill.
#[must_use]
pub fn column<'a>(title: &'a str, width: impl Into<Length>) -> Column<'a> {
    Column { title, width: width.into(), least: 0.0, align: Alignment::Start, sortable: false, tip: None }
}

impl<'a> Column<'a> {
    /// Cells and title stand at the right: numbers.
    #[must_use]
    pub fn right(self) -> Self {
        Self { align: Alignment::End, ..self }
    }

    /// Cells and title stand in the middle: signs, ticks.
    #[must_use]
    pub fn center(self) -> Self {
        Self { align: Alignment::Center, ..self }
    }

    /// A click on the title sorts by this column.
    #[must_use]
    pub fn sortable(self) -> Self {
        Self { sortable: true, ..self }
    }

    /// A column that fills never gets narrower than this (px); the grid is then slid sideways instead.
    #[must_use]
    pub fn least(self, width: f32) -> Self {
        Self { least: width, ..self }
    }

    /// What the tip over the title says.
    #[must_use]
    pub fn tip(self, words: &'a str) -> Self {
        Self { tip: Some(words), ..self }
    }
}

/// A cell of text, cut with "…" if it is too long.
pub fn text<'a, M: 'a>(words: impl Into<std::borrow::Cow<'a, str>>) -> Element<'a, M> {
    line(words).into()
}

/// A cell of text in soft colour.
pub fn soft<'a, M: 'a>(words: impl Into<std::borrow::Cow<'a, str>>) -> Element<'a, M> {
    line(words).color(|c| c.ink_soft).into()
}

/// A cell of text that names the row.
pub fn name<'a, M: 'a>(words: impl Into<std::borrow::Cow<'a, str>>) -> Element<'a, M> {
    line(words).strong().into()
}

/// A cell with a number, written by the caller, at the right with digits of one width.
pub fn number<'a, M: 'a>(words: impl Into<std::borrow::Cow<'a, str>>) -> Element<'a, M> {
    Line::figure(line(words)).into()
}

/// By what the rows are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// Place of the column.
    pub column: usize,
    /// From the end.
    pub descending: bool,
}

/// What happened in a grid. Rows are named by their place in the present order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// The rows were scrolled or the grid changed its height (both in px).
    Scrolled {
        /// Distance of the first px in sight from the top of the first row.
        offset: f32,
        /// Height of what is in sight.
        height: f32,
    },
    /// A row was clicked.
    Chosen(usize),
    /// A row was double-clicked, or Enter was pressed on the chosen one.
    Opened(usize),
    /// A row was right-clicked, at this place of the window.
    Menu(usize, Point),
    /// A title was clicked; the state keeps it, the screen puts the rows in order.
    Sorted(Sort),
    /// The keyboard moved.
    Stepped(Step),
    /// The keyboard moved with Shift held: everything from where it began belongs together.
    Stretched(Step),
    /// The tick of a row was pressed, or Space on the chosen one.
    Ticked(usize),
    /// A row was clicked with Ctrl held.
    Joined(usize),
    /// A row was clicked with Shift held: everything from the row before belongs together.
    Reached(usize),
    /// All rows are to be ticked, or none.
    AllTicked(bool),
    /// The columns were slid sideways to here (px).
    Slid(f32),
    /// The border of a column was drawn.
    Resized {
        /// Place of the column.
        column: usize,
        /// Its width by hand, px.
        width: f32,
    },
    /// The border that was drawn has been let go.
    Adjusted,
    /// The border of a column was pressed twice: it is to be as wide as what it holds.
    Fitted(usize),
}

/// No column gets narrower than this by hand, px.
pub const NARROWEST: f32 = 48.0;

/// What a grid remembers between two views. Keep it when the screen is left, and the list keeps its place.
#[derive(Debug, Clone)]
pub struct State {
    pub(super) id: Id,
    pub(super) offset: f32,
    pub(super) height: f32,
    pub(super) row: f32,
    pub(super) slid: f32,
    live: Arc<slide::Live>,
    chosen: Option<usize>,
    /// Where a stretch of rows begins.
    anchor: Option<usize>,
    sort: Option<Sort>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            id: Id::unique(),
            offset: 0.0,
            height: 0.0,
            row: ROW,
            slid: 0.0,
            live: Arc::default(),
            chosen: None,
            anchor: None,
            sort: None,
        }
    }
}

/// Rows built beyond the edges of what is in sight, so that a turn of the wheel never shows a gap.
const MARGIN: usize = 6;
/// What is believed to be in sight before the grid has said so.
const FIRST_HEIGHT: f32 = 1100.0;

impl State {
    /// Rows of the usual height, nothing chosen, unsorted.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Rows of 30 px.
    #[must_use]
    pub fn compact() -> Self {
        Self { row: ROW_COMPACT, ..Self::default() }
    }

    /// Rows of two lines (56 px).
    #[must_use]
    pub fn tall() -> Self {
        Self { row: 56.0, ..Self::default() }
    }

    /// Begins sorted by a column.
    #[must_use]
    pub fn sorted(self, column: usize, descending: bool) -> Self {
        Self { sort: Some(Sort { column, descending }), ..self }
    }

    /// The chosen row, by its place.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// Chooses a row, or none. Follow with [`State::reveal`] to bring it into sight.
    pub fn choose(&mut self, row: Option<usize>) {
        self.chosen = row;
        self.anchor = row;
    }

    /// The rows of the present stretch: from where Shift was first held to the chosen row.
    #[must_use]
    pub fn stretch(&self) -> Option<Range<usize>> {
        let (from, to) = (self.anchor?, self.chosen?);
        Some(from.min(to)..from.max(to) + 1)
    }

    /// Where a menu for the chosen row opens when the keyboard asks for it, in the window.
    #[must_use]
    pub fn at_chosen(&self) -> Point {
        let row = self.chosen.unwrap_or_default() as f32 * self.row - self.offset;
        self.live.corner() + Vector::new(48.0, view::HEADER + row.clamp(0.0, self.height) + self.row)
    }

    /// What a key means that the grid itself has not heard, because the keyboard is elsewhere; `ticks` where rows can
    /// be ticked.
    #[must_use]
    pub fn key(
        &self,
        key: &iced::keyboard::Key,
        held: iced::keyboard::Modifiers,
        ticks: bool,
    ) -> Option<Event> {
        let slid = (self.live.farthest() > 0.5).then_some(self.slid);
        key_event(key, held, self.chosen, ticks, slid)
    }

    /// Says by which column the rows are sorted now; none when it is by something that has no column.
    pub fn sort_by(&mut self, sort: Option<Sort>) {
        self.sort = sort;
    }

    /// By what the rows are sorted.
    #[must_use]
    pub fn sort(&self) -> Option<Sort> {
        self.sort
    }

    /// The rows that are built now, of `count`: what a screen must have loaded.
    #[must_use]
    pub fn visible(&self, count: usize) -> Range<usize> {
        let height = if self.height > 0.0 { self.height } else { FIRST_HEIGHT };
        let first = ((self.offset / self.row).floor().max(0.0) as usize).saturating_sub(MARGIN);
        let last = (((self.offset + height) / self.row).ceil().max(0.0) as usize).saturating_add(MARGIN);
        first.min(count)..last.min(count)
    }

    /// Takes what happened; the task scrolls when the keyboard has left what is in sight.
    pub fn update<M: Send + 'static>(&mut self, event: Event, count: usize) -> Task<M> {
        match event {
            Event::Scrolled { offset, height } => {
                self.offset = offset;
                self.height = height;
            }
            Event::Chosen(row)
            | Event::Opened(row)
            | Event::Menu(row, _)
            | Event::Ticked(row)
            | Event::Joined(row) => self.choose(Some(row)),
            Event::Reached(row) => {
                self.anchor = self.anchor.or(self.chosen).or(Some(row));
                self.chosen = Some(row);
            }
            Event::Sorted(sort) => self.sort = Some(sort),
            Event::Stepped(step) => {
                let row = self.stepped(step, count);
                self.choose(row);
                return self.chosen.map_or_else(Task::none, |row| self.reveal(row));
            }
            Event::Stretched(step) => {
                let row = self.stepped(step, count);
                self.anchor = self.anchor.or(self.chosen).or(row);
                self.chosen = row;
                return self.chosen.map_or_else(Task::none, |row| self.reveal(row));
            }
            Event::Slid(x) => self.slid = x.clamp(0.0, self.live.farthest()),
            Event::AllTicked(_) | Event::Resized { .. } | Event::Adjusted | Event::Fitted(_) => {}
        }
        Task::none()
    }

    fn stepped(&self, step: Step, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        let page = ((self.height / self.row).floor() as usize).saturating_sub(1).max(1);
        Some(match (step, self.chosen) {
            (Step::First, _) | (Step::Up | Step::Down | Step::PageUp | Step::PageDown, None) => 0,
            (Step::Last, _) => last,
            (Step::Up, Some(row)) => row.saturating_sub(1).min(last),
            (Step::Down, Some(row)) => (row + 1).min(last),
            (Step::PageUp, Some(row)) => row.saturating_sub(page).min(last),
            (Step::PageDown, Some(row)) => (row + page).min(last),
        })
    }

    /// Scrolls as little as needed to bring a row into sight.
    pub fn reveal<M: Send + 'static>(&self, row: usize) -> Task<M> {
        let top = row as f32 * self.row;
        let height = if self.height > 0.0 { self.height } else { FIRST_HEIGHT };
        let to = if top < self.offset {
            top
        } else if top + self.row > self.offset + height {
            top + self.row - height
        } else {
            return Task::none();
        };
        self.scroll_to(to)
    }

    /// Brings the list back to where it was, after its screen was away.
    pub fn restore<M: Send + 'static>(&self) -> Task<M> {
        self.scroll_to(self.offset)
    }

    fn scroll_to<M: Send + 'static>(&self, y: f32) -> Task<M> {
        iced::widget::operation::scroll_to(self.id.clone(), AbsoluteOffset { x: None, y: Some(y) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scrolled(offset: f32, height: f32) -> State {
        let mut state = State::new();
        let _: Task<()> = state.update(Event::Scrolled { offset, height }, 100_000);
        state
    }

    #[test]
    fn only_rows_in_sight_are_built() {
        assert_eq!(scrolled(0.0, 360.0).visible(100_000), 0..16);
        assert_eq!(scrolled(36_000.0, 360.0).visible(100_000), 994..1016);
        assert_eq!(scrolled(0.0, 360.0).visible(3), 0..3);
        assert_eq!(scrolled(9_999.0, 360.0).visible(0), 0..0);
        assert!(State::new().visible(100_000).len() < 60);
    }

    #[test]
    fn keys_move_and_stay_inside() {
        let mut state = scrolled(0.0, 360.0);
        for (step, lands) in [
            (Step::Down, 0),
            (Step::Down, 1),
            (Step::Up, 0),
            (Step::Up, 0),
            (Step::PageDown, 9),
            (Step::Last, 49),
            (Step::Down, 49),
            (Step::PageUp, 40),
            (Step::First, 0),
        ] {
            let _: Task<()> = state.update(Event::Stepped(step), 50);
            assert_eq!(state.chosen(), Some(lands), "{step:?}");
        }
        let mut empty = State::new();
        let _: Task<()> = empty.update(Event::Stepped(Step::Down), 0);
        assert_eq!(empty.chosen(), None);
    }
}
