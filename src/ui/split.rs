//! Two panes side by side with a bar between them that can be dragged: list and detail, form and paper.

use iced::advanced::layout::{Limits, Node};
use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse, overlay};
use iced::{Event, Length, Rectangle, Size, Vector};

use super::{Element, Renderer, Theme};

/// Width of the bar that is dragged, in px.
const BAR: f32 = 9.0;
/// Neither pane becomes narrower than this, in px.
const LEAST: f32 = 200.0;

/// `share` is the left pane's part of the width (0 to 1); keep the value that `on_drag` sends.
pub fn split<'a, M: 'a>(
    left: impl Into<Element<'a, M>>,
    right: impl Into<Element<'a, M>>,
    share: f32,
    on_drag: impl Fn(f32) -> M + 'a,
) -> Element<'a, M> {
    Element::new(Split { panes: [left.into(), right.into()], share, on_drag: Box::new(on_drag) })
}

struct Split<'a, M> {
    panes: [Element<'a, M>; 2],
    share: f32,
    on_drag: Box<dyn Fn(f32) -> M + 'a>,
}

#[derive(Default)]
struct State {
    dragging: bool,
    hovered: bool,
}

/// The left pane's width in a space of `width` px.
fn left_width(width: f32, share: f32) -> f32 {
    let room = (width - BAR).max(0.0);
    let least = LEAST.min(room / 2.0);
    (room * share).round().clamp(least, room - least)
}

fn bar(bounds: Rectangle, share: f32) -> Rectangle {
    Rectangle { x: bounds.x + left_width(bounds.width, share), width: BAR, ..bounds }
}

impl<M> Widget<M, Theme, Renderer> for Split<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.panes.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.panes);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fill)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &Limits) -> Node {
        let size = limits.resolve(Length::Fill, Length::Fill, Size::ZERO);
        let left = left_width(size.width, self.share);
        let spans = [(0.0, left), (left + BAR, (size.width - left - BAR).max(0.0))];
        let nodes =
            self.panes.iter_mut().zip(&mut tree.children).zip(spans).map(|((pane, tree), (x, width))| {
                let limits = Limits::new(Size::ZERO, Size::new(width, size.height));
                pane.as_widget_mut().layout(tree, renderer, &limits).move_to((x, 0.0))
            });
        Node::with_children(size, nodes.collect())
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
            for ((pane, tree), layout) in self.panes.iter_mut().zip(&mut tree.children).zip(layout.children())
            {
                pane.as_widget_mut().operate(tree, layout, renderer, operation);
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
        let state = tree.state.downcast_mut::<State>();
        let bounds = layout.bounds();
        let over = cursor.is_over(bar(bounds, self.share));
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) if over => {
                state.dragging = true;
                shell.capture_event();
                return;
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) if state.dragging => {
                state.dragging = false;
                shell.request_redraw();
                shell.capture_event();
                return;
            }
            Event::Mouse(mouse::Event::CursorMoved { position }) if state.dragging => {
                let room = (bounds.width - BAR).max(1.0);
                let wanted = (position.x - bounds.x - BAR / 2.0) / room;
                let share = left_width(bounds.width, wanted.clamp(0.0, 1.0)) / room;
                if (share - self.share).abs() * room >= 1.0 {
                    shell.publish((self.on_drag)(share));
                }
                shell.capture_event();
                return;
            }
            Event::Mouse(_) if over != state.hovered => {
                state.hovered = over;
                shell.request_redraw();
            }
            _ => {}
        }
        for ((pane, tree), layout) in self.panes.iter_mut().zip(&mut tree.children).zip(layout.children()) {
            pane.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
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
        for ((pane, tree), layout) in self.panes.iter().zip(&tree.children).zip(layout.children()) {
            if let Some(seen) = layout.bounds().intersection(viewport) {
                renderer.with_layer(seen, |renderer| {
                    pane.as_widget().draw(tree, renderer, theme, style, layout, cursor, &seen);
                });
            }
        }
        let state = tree.state.downcast_ref::<State>();
        let hot = state.dragging || state.hovered;
        let c = theme.colors();
        let bar = bar(layout.bounds(), self.share);
        let width = if hot { 3.0 } else { 1.0 };
        renderer.fill_quad(
            Quad {
                bounds: Rectangle { x: bar.x + ((BAR - width) / 2.0).floor(), width, ..bar },
                ..Quad::default()
            },
            if hot { c.gold } else { c.line },
        );
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let state = tree.state.downcast_ref::<State>();
        if state.dragging || cursor.is_over(bar(layout.bounds(), self.share)) {
            return mouse::Interaction::ResizingHorizontally;
        }
        self.panes
            .iter()
            .zip(&tree.children)
            .zip(layout.children())
            .map(|((pane, tree), layout)| {
                pane.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
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
        overlay::from_children(&mut self.panes, tree, layout, renderer, viewport, translation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pane_is_squeezed_away() {
        assert_eq!(left_width(1009.0, 0.5), 500.0);
        assert_eq!(left_width(1009.0, 0.0), 200.0);
        assert_eq!(left_width(1009.0, 1.0), 800.0);
        assert_eq!(left_width(209.0, 0.9), 100.0);
        assert_eq!(left_width(0.0, 0.5), 0.0);
    }
}
