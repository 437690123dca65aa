//! The scroll bar of a grid. iced's own shrinks to two px in a long list; this handle stays large enough to be taken
//! hold of, however many rows there are.

use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::operation::scrollable::scroll_to;
use iced::advanced::widget::{Id, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse};
use iced::widget::scrollable::AbsoluteOffset;
use iced::{Border, Event, Rectangle};

use super::super::measure::TARGET;
use super::super::wrap::forward;
use super::super::{Element, Renderer, Theme};

const WIDTH: f32 = 12.0;

/// Draws the bar over the right edge of `content`, which holds the scrollable `id` without a bar of its own. `total`
/// is the height of all rows, `offset` how far they are scrolled (px).
pub(in crate::ui) fn bar<'a, M: 'a>(
    content: impl Into<Element<'a, M>>,
    id: Id,
    offset: f32,
    total: f32,
) -> Element<'a, M> {
    Element::new(Bar { content: content.into(), id, offset, total })
}

struct Bar<'a, M> {
    content: Element<'a, M>,
    id: Id,
    offset: f32,
    total: f32,
}

#[derive(Default)]
struct State {
    /// Where the handle is held: px below its top.
    held: Option<f32>,
    hovered: bool,
}

/// The whole bar and the handle in it; none while everything is in sight.
fn parts(bounds: Rectangle, offset: f32, total: f32) -> Option<(Rectangle, Rectangle)> {
    let hidden = total - bounds.height;
    if hidden < 1.0 || bounds.height < TARGET {
        return None;
    }
    let whole = Rectangle { x: bounds.x + bounds.width - WIDTH - 1.0, width: WIDTH, ..bounds };
    let height = (bounds.height * bounds.height / total).max(TARGET);
    let y = bounds.y + (bounds.height - height) * (offset / hidden).clamp(0.0, 1.0);
    Some((whole, Rectangle { y, height, ..whole }))
}

/// How far the rows are scrolled when the top of the handle stands at `top`.
fn offset_at(bounds: Rectangle, handle: Rectangle, total: f32, top: f32) -> f32 {
    let travel = (bounds.height - handle.height).max(1.0);
    ((top - bounds.y) / travel).clamp(0.0, 1.0) * (total - bounds.height)
}

impl<M> Widget<M, Theme, Renderer> for Bar<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    forward!(shape);
    forward!(operate);
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
        let bounds = layout.bounds();
        if let Some((whole, handle)) = parts(bounds, self.offset, self.total) {
            let state = tree.state.downcast_mut::<State>();
            let over = cursor.is_over(whole);
            let mut to = None;
            match event {
                Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) if over => {
                    if let Some(at) = cursor.position() {
                        // Beside the handle: it jumps under the pointer and is held there.
                        let on_it = cursor.is_over(handle);
                        let held = if on_it { at.y - handle.y } else { handle.height / 2.0 };
                        state.held = Some(held);
                        to = Some(at.y - held);
                    }
                }
                Event::Mouse(mouse::Event::CursorMoved { position }) => {
                    to = state.held.map(|held| position.y - held);
                }
                Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) if state.held.is_some() => {
                    state.held = None;
                    shell.request_redraw();
                    shell.capture_event();
                    return;
                }
                _ => {}
            }
            if let Some(top) = to {
                // Done here and not by a message: the scrollable itself then tells the screen where it stands.
                let y = offset_at(bounds, handle, self.total, top);
                let mut scroll = scroll_to::<()>(self.id.clone(), AbsoluteOffset { x: None, y: Some(y) });
                self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, &mut scroll);
                shell.request_redraw();
                shell.capture_event();
                return;
            }
            if matches!(event, Event::Mouse(_)) && state.hovered != over {
                state.hovered = over;
                shell.request_redraw();
            }
        }
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
        self.content.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
        let Some((whole, handle)) = parts(layout.bounds(), self.offset, self.total) else { return };
        let state = tree.state.downcast_ref::<State>();
        let c = theme.colors();
        let color = if state.held.is_some() || state.hovered { c.ink_soft } else { c.line_strong };
        // A grid on a page that is scrolled itself may be in sight only in part.
        let Some(seen) = whole.intersection(viewport) else { return };
        renderer.with_layer(seen, |renderer| {
            renderer.fill_quad(Quad { bounds: whole, ..Quad::default() }, c.surface);
            let slim = Rectangle { x: handle.x + 1.0, width: handle.width - 2.0, ..handle };
            let border = Border { radius: 5.into(), ..Border::default() };
            renderer.fill_quad(Quad { bounds: slim, border, ..Quad::default() }, color);
        });
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        if parts(layout.bounds(), self.offset, self.total).is_some_and(|(whole, _)| cursor.is_over(whole)) {
            return mouse::Interaction::Idle;
        }
        self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Rectangle = Rectangle { x: 0.0, y: 100.0, width: 300.0, height: 500.0 };

    #[test]
    fn the_handle_can_always_be_held_and_reaches_both_ends() {
        let total = 3_600_000.0;
        let (_, top) = parts(BOUNDS, 0.0, total).unwrap();
        assert_eq!((top.y, top.height), (100.0, TARGET));
        let (_, foot) = parts(BOUNDS, total - 500.0, total).unwrap();
        assert_eq!(foot.y + foot.height, 600.0);
        assert_eq!(offset_at(BOUNDS, top, total, -50.0), 0.0);
        assert_eq!(offset_at(BOUNDS, top, total, 9_999.0), total - 500.0);
    }

    #[test]
    fn a_short_list_has_no_bar() {
        assert!(parts(BOUNDS, 0.0, 500.0).is_none());
        assert!(parts(BOUNDS, 0.0, 100.0).is_none());
    }

    #[test]
    fn where_it_is_drawn_is_where_it_is_held() {
        let total = 20_000.0;
        for offset in [0.0, 777.0, 12_345.0, 19_500.0] {
            let (_, handle) = parts(BOUNDS, offset, total).unwrap();
            assert!((offset_at(BOUNDS, handle, total, handle.y) - offset).abs() < 0.1, "{offset}");
        }
    }
}
