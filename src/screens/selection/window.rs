//! The part of a long list that is in sight: only those lines are built.

use crate::ui::{Element, Theme};
use iced::advanced::widget::Id;
use iced::widget::scrollable::AbsoluteOffset;
use iced::widget::{column, container, keyed_column, scrollable, space};
use iced::{Fill, Padding, Task};
use std::ops::Range;

/// Kept free at the right for the scroll bar, px.
pub const GUTTER: f32 = 14.0;

/// Lines built beyond the edges, so that a turn of the wheel never shows a gap.
const MARGIN: usize = 4;

/// What is in sight of a list whose lines have one height.
#[derive(Debug)]
pub struct Window {
    /// Name of the scrolling area.
    pub id: Id,
    line: f32,
    offset: f32,
    height: f32,
}

impl Window {
    /// Lines of this height (px).
    #[must_use]
    pub fn new(line: f32) -> Self {
        // Until the area has said how high it is, a tall window is believed.
        Self { id: Id::unique(), line, offset: 0.0, height: 800.0 }
    }

    /// The area was scrolled or changed its height (px).
    pub fn seen(&mut self, offset: f32, height: f32) {
        (self.offset, self.height) = (offset, height);
    }

    /// The lines to build, of `count`.
    #[must_use]
    pub fn rows(&self, count: usize) -> Range<usize> {
        let first = ((self.offset / self.line).floor().max(0.0) as usize).saturating_sub(MARGIN);
        let last = ((self.offset + self.height) / self.line).ceil().max(0.0) as usize + MARGIN;
        first.min(count)..last.min(count)
    }

    /// The gap between lines that is nearest to this height of the area (px), of `count` lines: so many stand above it.
    #[must_use]
    pub fn gap(&self, y: f32, count: usize) -> usize {
        (((self.offset + y) / self.line).round().max(0.0) as usize).min(count)
    }

    /// How many whole lines are in sight, less one that stays when a page is turned.
    #[must_use]
    pub fn page(&self) -> usize {
        ((self.height / self.line).floor() as usize).saturating_sub(1).max(1)
    }

    /// The lines in sight inside their scrolling area, of `count`; `said` hears of offset and height (px).
    pub fn list<'a, M: 'a>(
        &self,
        count: usize,
        draw: impl Fn(usize) -> Element<'a, M>,
        said: impl Fn(f32, f32) -> M + 'a,
    ) -> Element<'a, M> {
        let seen = self.rows(count);
        let (above, below) = (seen.start as f32 * self.line, (count - seen.end) as f32 * self.line);
        let lines = keyed_column(seen.map(|at| (at, draw(at))));
        scrollable(column![space().height(above), lines, space().height(below)])
            .id(self.id.clone())
            .direction(scrollable::Direction::Vertical(
                scrollable::Scrollbar::new().width(10).scroller_width(10).margin(1),
            ))
            .width(Fill)
            .height(Fill)
            .on_scroll(move |view| said(view.absolute_offset().y, view.bounds().height))
            .into()
    }

    /// Scrolls as little as needed to bring a line into sight, with `room` px below it.
    pub fn reveal<M: Send + 'static>(&self, line: usize, room: f32) -> Task<M> {
        let top = line as f32 * self.line;
        let foot = top + self.line + room;
        let to = if top < self.offset {
            top
        } else if foot > self.offset + self.height {
            foot - self.height
        } else {
            return Task::none();
        };
        self.scroll_to(to.max(0.0))
    }

    /// Scrolls to the first line.
    pub fn rewind<M: Send + 'static>(&mut self) -> Task<M> {
        self.offset = 0.0;
        self.scroll_to(0.0)
    }

    fn scroll_to<M: Send + 'static>(&self, y: f32) -> Task<M> {
        iced::widget::operation::scroll_to(self.id.clone(), AbsoluteOffset { x: None, y: Some(y) })
    }
}

/// The heading over the lines; it stays where it is and leaves the scroll bar its room.
pub fn heading<'a, M: 'a>(words: iced::widget::Row<'a, M, Theme, crate::ui::Renderer>) -> Element<'a, M> {
    container(words.padding(Padding { right: GUTTER, ..Padding::ZERO }))
        .width(Fill)
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().surface.into()),
            text_color: Some(theme.colors().ink),
            ..container::Style::default()
        })
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_sight_is_built() {
        let mut window = Window::new(36.0);
        assert_eq!(window.rows(3), 0..3);
        window.seen(3600.0, 360.0);
        assert_eq!(window.rows(1000), 96..114);
        assert_eq!(window.page(), 9);
        assert_eq!(window.rows(0), 0..0);
    }
}
