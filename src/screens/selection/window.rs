//! The part of a long list that is in sight: only those lines are built.

use iced::Task;
use iced::advanced::widget::Id;
use iced::widget::scrollable::AbsoluteOffset;
use std::ops::Range;

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
