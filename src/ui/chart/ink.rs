//! One bar, drawn: filled, hatched or open, so that two series differ in more than colour.

use iced::advanced::layout::{self, Limits, Node};
use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::Tree;
use iced::advanced::{Layout, Renderer as _, Widget, mouse};
use iced::{Border, Color, Length, Rectangle, Size};

use super::super::badge::Tone;
use super::super::{Element, Renderer, Theme};
use super::geometry::stripes;

/// How a bar is filled; the same looks as on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Filled.
    #[default]
    Solid,
    /// An outline with stripes in it.
    Hatched,
    /// An outline alone.
    Open,
}

/// Width of outlines, px.
const LINE: f32 = 1.5;
/// Corners, px.
const CORNER: f32 = 2.0;

/// A bar of this size.
pub(super) fn ink<'a, M: 'a>(size: Size, look: Look, tone: Tone) -> Element<'a, M> {
    Element::new(Ink { size, look, tone })
}

struct Ink {
    size: Size,
    look: Look,
    tone: Tone,
}

impl<M> Widget<M, Theme, Renderer> for Ink {
    fn size(&self) -> Size<Length> {
        Size::new(self.size.width.into(), self.size.height.into())
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &Limits) -> Node {
        layout::atomic(limits, self.size.width, self.size.height)
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        // Stripes are many: those of bars that are scrolled away are not even asked for.
        if bounds.width <= 0.0 || bounds.height <= 0.0 || !bounds.intersects(viewport) {
            return;
        }
        let c = theme.colors();
        let (ink, mark) = (self.tone.ink(c), self.tone.mark(c));
        let mut fill = |bounds, width, color: Color| {
            let border = Border { color: ink, width, radius: CORNER.into() };
            renderer.fill_quad(Quad { bounds, border, ..Quad::default() }, color);
        };
        if self.look == Look::Solid {
            return fill(bounds, 1.0, mark);
        }
        fill(bounds, LINE, c.paper);
        if self.look == Look::Hatched {
            for (from, wide) in stripes(bounds.width) {
                fill(Rectangle { x: bounds.x + from, width: wide, ..bounds }, 0.0, ink);
            }
        }
    }
}

impl Look {
    /// The bar's place beside the others in a legend.
    pub(super) fn sample<'a, M: 'a>(self, tone: Tone) -> Element<'a, M> {
        ink(Size::new(28.0, 14.0), self, tone)
    }
}
