//! The preview: pages of paper on a warm grey desk, with zoom and page turning. The caller draws the pages (only those
//! [`State::visible`] names, at the size [`State::dots`] names) and hands them over as pictures.
//!
//! ```no_run
//! use guong_sang::ui::{Element, sheet::{self, Page, sheet}};
//! #[derive(Clone)]
//! enum Message { Sheet(sheet::Event) }
//! struct Screen { pages: Vec<Page>, sheet: sheet::State }
//! impl Screen {
//!     fn update(&mut self, message: Message) -> iced::Task<Message> {
//!         let Message::Sheet(event) = message;
//!         let task = self.sheet.update(event, &self.pages);
//!         for place in self.sheet.visible(&self.pages) {
//!             let (width, height) = self.sheet.dots(&self.pages[place], 1.0);
//!             // if the picture is missing or of another size: draw the page and
//!             // self.pages[place].picture = Some(sheet::picture(width, height, rgba));
//! #           let _ = (width, height);
//!         }
//!         task
//!     }
//!     fn view(&self) -> Element<'_, Message> { sheet(&self.sheet, &self.pages, Message::Sheet) }
//! }
//! ```

mod view;

use std::ops::Range;

use iced::advanced::widget::Id;
use iced::widget::image::Handle;
use iced::widget::scrollable::AbsoluteOffset;
use iced::{Size, Task};

pub use view::sheet;

/// CSS pixels in a millimetre: 100 % shows paper at about its true size on an ordinary screen.
const PX_PER_MM: f32 = 96.0 / 25.4;
/// Gap between pages and around them, in px.
const GAP: f32 = 16.0;
const STEPS: [f32; 9] = [0.4, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0];

/// One page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its picture, once drawn; blank paper until then.
    pub picture: Option<Picture>,
    /// Width of the paper in mm.
    pub width: f32,
    /// Height of the paper in mm.
    pub height: f32,
}

impl Page {
    /// Blank paper of this size in mm.
    #[must_use]
    pub fn blank(width: f32, height: f32) -> Self {
        Self { picture: None, width, height }
    }
}

/// A drawn page.
#[derive(Debug, Clone)]
pub struct Picture {
    pub(super) handle: Handle,
    /// Width and height in dots.
    pub dots: (u32, u32),
}

/// Makes a picture of `width` × `height` dots from RGBA bytes (four a dot, rows from the top). Make it once and keep
/// it: each new one is decoded and uploaded anew.
#[must_use]
pub fn picture(width: u32, height: u32, rgba: Vec<u8>) -> Picture {
    Picture { handle: Handle::from_rgba(width, height, rgba), dots: (width, height) }
}

/// How large paper is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Zoom {
    /// As wide as there is room.
    Width,
    /// The whole page in sight.
    Whole,
    /// A share of the true size: 1.0 is 100 %.
    Share(f32),
}

/// What happened in the preview.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// Scrolled, or the room changed (px).
    Scrolled {
        /// Distance from the top.
        y: f32,
        /// The room there is.
        room: Size,
    },
    /// One step larger.
    Larger,
    /// One step smaller.
    Smaller,
    /// Another way of showing.
    Zoomed(Zoom),
    /// To the next page.
    Next,
    /// To the page before.
    Previous,
    /// To the page at this place (0 is the first).
    Went(usize),
}

/// What the preview remembers between two views.
#[derive(Debug, Clone)]
pub struct State {
    id: Id,
    zoom: Zoom,
    y: f32,
    room: Size,
}

impl Default for State {
    fn default() -> Self {
        // The room is a guess until the first frame tells it.
        Self { id: Id::unique(), zoom: Zoom::Width, y: 0.0, room: Size::new(480.0, 600.0) }
    }
}

impl State {
    /// As wide as there is room, at the first page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How large paper is shown.
    #[must_use]
    pub fn zoom(&self) -> Zoom {
        self.zoom
    }

    /// Px in a millimetre now. Pages of unlike size share one scale: the widest (or highest) must fit.
    fn scale(&self, pages: &[Page]) -> f32 {
        let most = |f: fn(&Page) -> f32| pages.iter().map(f).fold(1.0_f32, f32::max);
        let wide = (self.room.width - 2.0 * GAP - 12.0) / most(|p| p.width);
        let scale = match self.zoom {
            Zoom::Width => wide,
            Zoom::Whole => wide.min((self.room.height - 2.0 * GAP) / most(|p| p.height)),
            Zoom::Share(share) => share * PX_PER_MM,
        };
        scale.clamp(0.2 * PX_PER_MM, 4.0 * PX_PER_MM)
    }

    /// What is shown as a share of the true size.
    #[must_use]
    pub fn share(&self, pages: &[Page]) -> f32 {
        self.scale(pages) / PX_PER_MM
    }

    /// The size of a page on the screen, whole px.
    fn size(&self, page: &Page, scale: f32) -> Size {
        Size::new((page.width * scale).round(), (page.height * scale).round())
    }

    /// How many dots the picture of a page must have to be sharp now; `factor` is the window's scale factor.
    #[must_use]
    pub fn dots_of(&self, page: &Page, pages: &[Page], factor: f32) -> (u32, u32) {
        let size = self.size(page, self.scale(pages));
        ((size.width * factor).round().max(1.0) as u32, (size.height * factor).round().max(1.0) as u32)
    }

    /// [`State::dots_of`] where all pages are of one size.
    #[must_use]
    pub fn dots(&self, page: &Page, factor: f32) -> (u32, u32) {
        self.dots_of(page, std::slice::from_ref(page), factor)
    }

    /// The top of each page in px, and the height of all.
    fn tops(&self, pages: &[Page]) -> (Vec<f32>, f32) {
        let scale = self.scale(pages);
        let mut y = GAP;
        let tops = pages
            .iter()
            .map(|page| {
                let top = y;
                y += self.size(page, scale).height + GAP;
                top
            })
            .collect();
        (tops, y)
    }

    /// The places of the pages in sight: those that must have a picture.
    #[must_use]
    pub fn visible(&self, pages: &[Page]) -> Range<usize> {
        let (tops, _) = self.tops(pages);
        let bottom = self.y + self.room.height;
        let first = tops.iter().rposition(|top| *top <= self.y).unwrap_or(0);
        let last = tops.iter().position(|top| *top >= bottom).unwrap_or(pages.len());
        first..last.max(first)
    }

    /// The place of the page one is looking at: the one at a third of the room's height.
    #[must_use]
    pub fn current(&self, pages: &[Page]) -> usize {
        let (tops, _) = self.tops(pages);
        let eye = self.y + self.room.height / 3.0;
        tops.iter().rposition(|top| *top <= eye).unwrap_or(0)
    }

    /// Takes what happened; the task scrolls.
    pub fn update<M: Send + 'static>(&mut self, event: Event, pages: &[Page]) -> Task<M> {
        match event {
            Event::Scrolled { y, room } => {
                self.y = y;
                self.room = room;
                Task::none()
            }
            Event::Larger => self.step(|share| STEPS.into_iter().find(|step| *step > share + 0.01), pages),
            Event::Smaller => {
                self.step(|share| STEPS.into_iter().rev().find(|step| *step < share - 0.01), pages)
            }
            Event::Zoomed(zoom) => self.resize(zoom, pages),
            Event::Next => self.go(self.current(pages) + 1, pages),
            Event::Previous => self.go(self.current(pages).saturating_sub(1), pages),
            Event::Went(place) => self.go(place, pages),
        }
    }

    fn step<M: Send + 'static>(&mut self, to: impl Fn(f32) -> Option<f32>, pages: &[Page]) -> Task<M> {
        match to(self.share(pages)) {
            Some(share) => self.resize(Zoom::Share(share), pages),
            None => Task::none(),
        }
    }

    /// Keeps what one is looking at under the eye while the paper grows or shrinks.
    fn resize<M: Send + 'static>(&mut self, zoom: Zoom, pages: &[Page]) -> Task<M> {
        let (_, before) = self.tops(pages);
        let part = self.y / before.max(1.0);
        self.zoom = zoom;
        let (_, after) = self.tops(pages);
        self.scroll(part * after)
    }

    fn go<M: Send + 'static>(&mut self, place: usize, pages: &[Page]) -> Task<M> {
        let (tops, _) = self.tops(pages);
        match tops.get(place.min(tops.len().saturating_sub(1))) {
            Some(top) => self.scroll(top - GAP),
            None => Task::none(),
        }
    }

    /// Brings a stretch of a page (from `top` to `bottom`, in mm from its upper edge) into sight, and scrolls only
    /// when it is not.
    pub fn reveal<M: Send + 'static>(
        &mut self,
        place: usize,
        (top, bottom): (f32, f32),
        pages: &[Page],
    ) -> Task<M> {
        let (tops, _) = self.tops(pages);
        let Some(page) = tops.get(place) else { return Task::none() };
        let scale = self.scale(pages);
        let (top, bottom) = (page + top * scale, page + bottom * scale);
        if top >= self.y && bottom.min(top + self.room.height / 2.0) <= self.y + self.room.height {
            return Task::none();
        }
        // A third from above: what comes before is read along with it.
        self.scroll(top - self.room.height / 3.0)
    }

    fn scroll<M: Send + 'static>(&mut self, y: f32) -> Task<M> {
        // The scrollable tells where it really came to rest.
        self.y = y.max(0.0);
        iced::widget::operation::scroll_to(self.id.clone(), AbsoluteOffset { x: None, y: Some(self.y) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(n: usize) -> Vec<Page> {
        vec![Page::blank(210.0, 297.0); n]
    }

    fn at(y: f32) -> State {
        State { y, room: Size::new(464.0, 600.0), ..State::new() }
    }

    #[test]
    fn paper_fills_the_width_and_only_pages_in_sight_are_wanted() {
        let pages = pages(20);
        let state = at(0.0);
        let (width, height) = state.dots(&pages[0], 1.0);
        assert_eq!((width, height), (420, 594));
        assert_eq!(state.visible(&pages), 0..1);
        assert_eq!(at(100.0).visible(&pages), 0..2);
        assert_eq!(at(610.0 * 3.0).visible(&pages), 2..4);
        assert_eq!(at(0.0).visible(&[]), 0..0);
    }

    #[test]
    fn pages_turn_and_stop_at_the_ends() {
        let pages = pages(3);
        let mut state = at(0.0);
        for (event, place) in [
            (Event::Next, 1),
            (Event::Next, 2),
            (Event::Next, 2),
            (Event::Previous, 1),
            (Event::Went(99), 2),
            (Event::Went(0), 0),
            (Event::Previous, 0),
        ] {
            let _: Task<()> = state.update(event, &pages);
            assert_eq!(state.current(&pages), place, "{event:?}");
        }
    }

    #[test]
    fn a_place_on_the_paper_is_brought_into_sight_only_when_it_is_not() {
        let pages = pages(3);
        let mut state = at(0.0);
        let _: Task<()> = state.reveal(0, (100.0, 110.0), &pages);
        assert!(state.y.abs() < 0.5);
        let _: Task<()> = state.reveal(1, (200.0, 210.0), &pages);
        assert_eq!(state.current(&pages), 1);
        let there = state.y;
        let _: Task<()> = state.reveal(1, (205.0, 215.0), &pages);
        assert!((state.y - there).abs() < 0.5);
    }

    #[test]
    fn zoom_steps_through_round_numbers_and_ends() {
        let pages = pages(1);
        let mut state = at(0.0);
        let _: Task<()> = state.update(Event::Zoomed(Zoom::Share(1.0)), &pages);
        let _: Task<()> = state.update(Event::Larger, &pages);
        assert_eq!(state.zoom(), Zoom::Share(1.25));
        for _ in 0..20 {
            let _: Task<()> = state.update(Event::Smaller, &pages);
        }
        assert_eq!(state.zoom(), Zoom::Share(0.4));
    }
}
