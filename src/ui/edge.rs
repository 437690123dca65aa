//! The cure for words that are drawn over the edge of what is scrolled.
//!
//! The software renderer (`iced_tiny_skia` 0.14) cuts words that a widget has not laid out beforehand (the tick of a
//! check) only where the place they may be seen in is larger than the layer they are drawn
//! in. In a list that is scrolled the two are equal, and half a tick stands below the list. [`cut`] says a larger place
//! for what reaches over the edge, so that the renderer cuts it at the layer's own.
//!
//! `tests/ui_repaint.rs` shows the fault without this widget and its absence with it; when the first of these tests
//! fails, the renderer has been mended and this file can go.

use iced::Rectangle;
use iced::advanced::renderer;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Layout, Widget, mouse};

use super::wrap::forward;
use super::{Element, Renderer, Theme};

/// Wraps a control of iced that draws words by itself; it looks and behaves as before.
pub fn cut<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    Element::new(Cut { content: content.into() })
}

struct Cut<'a, M> {
    content: Element<'a, M>,
}

impl<M> Widget<M, Theme, Renderer> for Cut<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::stateless()
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
        let whole = layout.bounds().is_within(viewport);
        let seen = if whole { *viewport } else { viewport.expand(1.0) };
        self.content.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, &seen);
    }

    forward!(operate);

    forward!(update);

    forward!(pointer);

    forward!(overlay);
}
