//! A list of rows that form a tree: of any length, as only the rows in sight are built, and rows can be dragged to
//! another place and another depth.
//!
//! The screen keeps a [`State`], hands every [`Event::Scrolled`] to [`State::update`], and decides in `fit` where a row
//! may be dropped.

mod drag;

use super::grid::{self, bar::bar};
use super::measure::ROW_COMPACT;
use super::{Element, Renderer, Theme};
use drag::Drag;
use iced::widget::{column, keyed_column, scrollable, space};
use iced::{Element as IcedElement, Length, Task};

/// How far a row is set in for each step of depth, in px.
pub const INDENT: f32 = 14.0;
/// Kept free at the right of every row for the scroll bar, in px.
pub const GUTTER: f32 = 16.0;

/// What a tree remembers between two views.
#[derive(Debug, Clone)]
pub struct State(grid::State);

impl Default for State {
    fn default() -> Self {
        Self(grid::State::compact())
    }
}

/// Where a dragged row is let go: rows are named by their place among those shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drop {
    /// The row that is dragged.
    pub from: usize,
    /// Before which row it comes; as many as there are rows for the end.
    pub gap: usize,
    /// How deep it comes to stand, 0 at the top.
    pub depth: usize,
}

/// What happened in a tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// The rows were scrolled or the tree changed its height (both in px).
    Scrolled {
        /// Distance of the first px in sight from the top of the first row.
        offset: f32,
        /// Height of what is in sight.
        height: f32,
    },
    /// A row was let go at a place that `fit` had allowed.
    Dropped(Drop),
}

impl State {
    /// Takes what happened.
    pub fn update(&mut self, event: Event) {
        if let Event::Scrolled { offset, height } = event {
            let _: Task<()> = self.0.update(grid::Event::Scrolled { offset, height }, usize::MAX);
        }
    }

    /// Scrolls as little as needed to bring a row into sight.
    pub fn reveal<M: Send + 'static>(&self, row: usize) -> Task<M> {
        self.0.reveal(row)
    }

    /// How many rows are built now, of `count`.
    #[must_use]
    pub fn built(&self, count: usize) -> usize {
        self.0.visible(count).len()
    }
}

/// The rows of a tree being described.
pub struct Rows<'a, M> {
    /// How many are shown.
    pub count: usize,
    /// Builds the row at a place; called for the rows in sight only.
    pub row: Box<dyn Fn(usize) -> Element<'a, M> + 'a>,
    /// The depth of the row at a place.
    pub depth: Box<dyn Fn(usize) -> usize + 'a>,
    /// The depth a row would come to stand at if it were let go so; none where it cannot be let go. No closure at all
    /// where nothing can be dragged.
    pub fit: Option<Box<dyn Fn(Drop) -> Option<usize> + 'a>>,
}

/// The tree; it fills its place.
pub fn tree<'a, M: Clone + 'a>(
    state: &'a State,
    rows: Rows<'a, M>,
    on: impl Fn(Event) -> M + Clone + 'a,
) -> Element<'a, M> {
    let state = &state.0;
    let seen = state.visible(rows.count);
    let above = seen.start as f32 * state.row;
    let below = (rows.count - seen.end) as f32 * state.row;
    let body = seen.map(|place| (place, (rows.row)(place)));
    let all: IcedElement<'a, M, Theme, Renderer> =
        column![space().height(above), keyed_column(body), space().height(below)].into();
    let scrolled = on.clone();
    let list = scrollable(all)
        .id(state.id.clone())
        .direction(scrollable::Direction::Vertical(scrollable::Scrollbar::hidden()))
        .width(Length::Fill)
        .height(Length::Fill)
        .on_scroll(move |view| {
            scrolled(Event::Scrolled { offset: view.absolute_offset().y, height: view.bounds().height })
        });
    let list = bar(list, state.id.clone(), state.offset, rows.count as f32 * state.row);
    match rows.fit {
        None => list,
        Some(fit) => Element::new(Drag {
            content: list,
            id: state.id.clone(),
            offset: state.offset,
            row: ROW_COMPACT,
            count: rows.count,
            depth: rows.depth,
            fit,
            on: Box::new(move |drop| on(Event::Dropped(drop))),
        }),
    }
}
