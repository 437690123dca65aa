//! One row of cells: each as wide as its column, the first ones staying where they are while the others slide under
//! them. Header, rows and sums are all laid by [`place`], so that their edges can never disagree.

use std::rc::Rc;

use iced::advanced::layout::{Limits, Node};
use iced::advanced::overlay;
use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse};
use iced::{Alignment, Event, Length, Point, Rectangle, Size, Vector};

use super::super::measure::S4;
use super::super::{Element, Renderer, Theme};

/// Kept free at the right of every row for the scroll bar, so that header and rows always agree.
pub(super) const GUTTER: f32 = 14.0;

/// What a row must know of a column, px.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) width: Length,
    pub(super) least: f32,
    pub(super) align: Alignment,
}

/// The columns of a grid as its rows need them.
#[derive(Debug)]
pub(super) struct Shapes {
    pub(super) all: Vec<Shape>,
    /// How many of the first ones never slide.
    pub(super) frozen: usize,
}

impl Shapes {
    /// How much wider the columns are than a grid of this width, px.
    pub(super) fn hidden(&self, room: f32) -> f32 {
        let inner = room - S4 - GUTTER;
        let total: f32 = place(&self.all, inner).iter().sum();
        (total - inner).max(0.0)
    }
}

/// The width of every column in a room so wide, px: given widths stay, the rest is shared by those that fill.
pub(super) fn place(shapes: &[Shape], room: f32) -> Vec<f32> {
    let share = |shape: &Shape| match shape.width {
        Length::Fill => Some(1.0),
        Length::FillPortion(portion) => Some(f32::from(portion)),
        Length::Fixed(_) | Length::Shrink => None,
    };
    let mut widths: Vec<Option<f32>> = shapes
        .iter()
        .map(|shape| match shape.width {
            Length::Fixed(width) => Some(width),
            Length::Shrink => Some(shape.least),
            Length::Fill | Length::FillPortion(_) => None,
        })
        .collect();
    // A column that would get less than it needs takes what it needs, and the others share what is then left.
    loop {
        let taken: f32 = widths.iter().flatten().sum();
        let parts: f32 = shapes
            .iter()
            .zip(&widths)
            .filter(|(_, width)| width.is_none())
            .filter_map(|(it, _)| share(it))
            .sum();
        let part = (room - taken).max(0.0) / parts.max(1.0);
        let cramped = shapes
            .iter()
            .zip(&mut widths)
            .find(|(shape, width)| width.is_none() && share(shape).unwrap_or_default() * part < shape.least);
        match cramped {
            Some((shape, width)) => *width = Some(shape.least),
            None => {
                let width = |(shape, width): (&Shape, &Option<f32>)| {
                    width.unwrap_or_else(|| share(shape).unwrap_or_default() * part)
                };
                return shapes.iter().zip(&widths).map(width).collect();
            }
        }
    }
}

/// A row being drawn.
pub(super) struct Cells<'a, M> {
    pub(super) cells: Vec<Element<'a, M>>,
    pub(super) shapes: Rc<Shapes>,
    pub(super) height: f32,
    /// How far the sliding columns are moved to the left, px.
    pub(super) slid: f32,
}

impl<M> Cells<'_, M> {
    /// Where sliding cells may be seen, and whether any slide at all.
    fn pane(&self, layout: Layout<'_>) -> (Rectangle, bool) {
        let bounds = layout.bounds();
        let edge = self
            .shapes
            .frozen
            .checked_sub(1)
            .and_then(|last| layout.children().nth(last))
            .map_or(bounds.x, |cell| cell.bounds().x + cell.bounds().width);
        let pane = Rectangle { x: edge, width: (bounds.x + bounds.width - edge).max(0.0), ..bounds };
        (pane, self.shapes.hidden(bounds.width) > 0.5)
    }

    fn cursor(&self, at: usize, cursor: mouse::Cursor, pane: Rectangle) -> mouse::Cursor {
        // What lies under the columns that stay is not there for the pointer.
        if at < self.shapes.frozen || cursor.is_over(pane) { cursor } else { mouse::Cursor::Unavailable }
    }
}

impl<M> Widget<M, Theme, Renderer> for Cells<'_, M> {
    fn children(&self) -> Vec<Tree> {
        self.cells.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.cells);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fixed(self.height))
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &Limits) -> Node {
        let room = limits.max().width;
        let widths = place(&self.shapes.all, room - S4 - GUTTER);
        let slid = self.slid.clamp(0.0, self.shapes.hidden(room));
        let mut x = S4;
        let nodes = self
            .cells
            .iter_mut()
            .zip(&mut tree.children)
            .zip(widths)
            .enumerate()
            .map(|(at, ((cell, tree), width))| {
                let size = Size::new(width, self.height);
                let node = cell.as_widget_mut().layout(tree, renderer, &Limits::new(size, size));
                let moved = if at < self.shapes.frozen { x } else { x - slid };
                x += width;
                node.move_to(Point::new(moved, 0.0))
            })
            .collect();
        Node::with_children(Size::new(room, self.height), nodes)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(None, layout.bounds());
        operation.traverse(&mut |operation| {
            for ((cell, tree), layout) in self.cells.iter_mut().zip(&mut tree.children).zip(layout.children())
            {
                cell.as_widget_mut().operate(tree, layout, renderer, operation);
            }
        });
    }

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
        let (pane, slides) = self.pane(layout);
        let cursors: Vec<_> = (0..self.cells.len())
            .map(|at| if slides { self.cursor(at, cursor, pane) } else { cursor })
            .collect();
        let cells = self.cells.iter_mut().zip(&mut tree.children).zip(layout.children());
        for (((cell, tree), layout), cursor) in cells.zip(cursors) {
            cell.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
        }
    }

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
        let (pane, slides) = self.pane(layout);
        for (at, ((cell, tree), layout)) in
            self.cells.iter().zip(&tree.children).zip(layout.children()).enumerate()
        {
            let widget = cell.as_widget();
            if !slides || at < self.shapes.frozen {
                widget.draw(tree, renderer, theme, style, layout, cursor, viewport);
                continue;
            }
            let bounds = layout.bounds();
            let cursor = self.cursor(at, cursor, pane);
            match bounds.intersection(&pane) {
                None => {}
                Some(seen) if seen.width + 0.5 >= bounds.width => {
                    widget.draw(tree, renderer, theme, style, layout, cursor, viewport);
                }
                // Only a cell that is cut by an edge pays for a layer of its own.
                Some(seen) => {
                    if let Some(seen) = seen.intersection(viewport) {
                        renderer.with_layer(seen, |renderer| {
                            widget.draw(tree, renderer, theme, style, layout, cursor, &seen);
                        });
                    }
                }
            }
        }
        if slides && self.slid > 0.0 && self.shapes.frozen > 0 {
            let edge = Rectangle { x: pane.x - 1.0, width: 1.0, ..pane };
            let line = Quad { bounds: edge, ..Quad::default() };
            renderer.fill_quad(line, theme.colors().line_strong);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let (pane, slides) = self.pane(layout);
        self.cells
            .iter()
            .zip(&tree.children)
            .zip(layout.children())
            .enumerate()
            .map(|(at, ((cell, tree), layout))| {
                let cursor = if slides { self.cursor(at, cursor, pane) } else { cursor };
                cell.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
            })
            .max()
            .unwrap_or_default()
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, Theme, Renderer>> {
        overlay::from_children(&mut self.cells, tree, layout, renderer, viewport, translation)
    }
}

impl<'a, M: 'a> From<Cells<'a, M>> for Element<'a, M> {
    fn from(cells: Cells<'a, M>) -> Self {
        Element::new(cells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(width: impl Into<Length>, least: f32) -> Shape {
        Shape { width: width.into(), least, align: Alignment::Start }
    }

    #[test]
    fn the_rest_is_shared_and_nobody_gets_less_than_they_need() {
        let shapes = [shape(100.0, 0.0), shape(Length::Fill, 0.0), shape(Length::FillPortion(3), 0.0)];
        assert_eq!(place(&shapes, 500.0), [100.0, 100.0, 300.0]);
        assert_eq!(place(&shapes, 60.0), [100.0, 0.0, 0.0]);
        let shapes = [shape(Length::FillPortion(1), 150.0), shape(Length::FillPortion(3), 120.0)];
        assert_eq!(place(&shapes, 400.0), [150.0, 250.0]);
        assert_eq!(place(&shapes, 100.0), [150.0, 120.0]);
    }

    #[test]
    fn what_does_not_fit_is_what_can_be_slid_to() {
        let shapes = Shapes { all: vec![shape(300.0, 0.0), shape(400.0, 0.0)], frozen: 1 };
        assert_eq!(shapes.hidden(1_000.0), 0.0);
        assert_eq!(shapes.hidden(500.0 + S4 + GUTTER), 200.0);
    }
}
