//! The cure for wrong partial repaints of stacked accents.
//!
//! The software renderer (`iced_tiny_skia` 0.14.1) repaints only the rectangles in which something changed, and takes
//! those of a text too small for "Ễ" or "Ặ": hooks and tones stay behind as ghosts when lines scroll, and beside a
//! canvas half a line can vanish. [`whole_window`] puts a window-sized quad in the ground's own colour below
//! everything; on every draw it differs from the one before without differing in any pixel, so that the rectangle to
//! repaint is the whole window whenever anything is drawn at all. It asks for no draw of its own: a window at rest
//! stays at rest.
//!
//! `tests/ui_repaint.rs` shows the fault without this widget and its absence with it; when the first of these tests
//! fails, the renderer has been mended and this file can go.

use std::cell::Cell;

use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Layout, Renderer as _, Widget, mouse};
use iced::{Border, Color, Rectangle};

use super::wrap::forward;
use super::{Element, Renderer, Theme};

/// Longer than the age of any buffer a window system hands back, so that the quad also differs from the frame before
/// last (and the one before that).
const CYCLE: u16 = 251;

/// Wraps the root of the window; `content` looks and behaves as before.
pub fn whole_window<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    Element::new(Repaint { content: content.into() })
}

struct Repaint<'a, M> {
    content: Element<'a, M>,
}

#[derive(Default)]
struct Draws(Cell<u16>);

impl<M> Widget<M, Theme, Renderer> for Repaint<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Draws>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Draws::default())
    }

    forward!(shape);

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let draws = &tree.state.downcast_ref::<Draws>().0;
        draws.set((draws.get() + 1) % CYCLE);

        // The colour of a border without width is compared by the renderer and never painted: exactly the same
        // pixels, on any ground, with any rounding.
        let unseen = Color::from_rgb(f32::from(draws.get()) / f32::from(CYCLE), 0.0, 0.0);
        renderer.fill_quad(
            Quad {
                bounds: *viewport,
                border: Border { color: unseen, width: 0.0, ..Border::default() },
                ..Quad::default()
            },
            // The colour that lies there already; an opaque one is filled at once, a transparent one blended dot by dot.
            theme.colors().ground,
        );

        self.content.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
    }

    forward!(operate);

    forward!(update);

    forward!(pointer);

    forward!(overlay);
}
