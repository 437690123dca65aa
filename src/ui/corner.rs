//! Where a part of the page stands in the window. iced lays parts out without telling them; a menu that is to open
//! where the pointer was pressed must know.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use iced::advanced::widget::Tree;
use iced::advanced::{Clipboard, Layout, Shell, Widget, mouse};
use iced::{Event, Point, Rectangle, Vector};

use super::wrap::forward;
use super::{Element, Renderer, Theme};

/// The left upper corner of a part, kept up to date while it is shown.
#[derive(Debug, Clone, Default)]
pub struct Corner(Arc<[AtomicU32; 2]>);

impl Corner {
    /// A place of the window, counted from the corner (px).
    #[must_use]
    pub fn inside(&self, at: Point) -> Point {
        let [x, y] = &*self.0;
        let number = |of: &AtomicU32| f32::from_bits(of.load(Ordering::Relaxed));
        at - Vector::new(number(x), number(y))
    }

    /// Follows `content`.
    pub fn of<'a, M: 'a>(&self, content: impl Into<Element<'a, M>>) -> Element<'a, M> {
        Element::new(Watched { content: content.into(), corner: self.clone() })
    }
}

struct Watched<'a, M> {
    content: Element<'a, M>,
    corner: Corner,
}

impl<M> Widget<M, Theme, Renderer> for Watched<'_, M> {
    forward!(shape);
    forward!(operate);
    forward!(draw);
    forward!(pointer);
    forward!(overlay);

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        viewport: &Rectangle,
    ) {
        let corner = layout.position();
        self.corner.0[0].store(corner.x.to_bits(), Ordering::Relaxed);
        self.corner.0[1].store(corner.y.to_bits(), Ordering::Relaxed);
        self.content.as_widget_mut().update(
            &mut tree.children[0],
            event,
            layout,
            cursor,
            renderer,
            clipboard,
            shell,
            viewport,
        );
    }
}
