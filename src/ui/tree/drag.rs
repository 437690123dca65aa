//! Dragging a row of a tree: a line shows where it would come to stand, the wheel and the edges scroll, Esc gives up.

use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::operation::scrollable::scroll_by;
use iced::advanced::widget::{Id, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse, overlay};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::scrollable::AbsoluteOffset;
use iced::{Border, Event, Point, Rectangle, Vector, window};

use super::super::wrap::forward;
use super::super::{Element, Renderer, Theme};
use super::{Drop, GUTTER, INDENT};

/// A hand that trembles does not drag: px the pointer must go first.
const STARTS: f32 = 8.0;
/// Px sideways for one step of depth; wider than it is drawn, so that a mouse that jumps does not change the depth.
const STEP: f32 = 26.0;
/// This near to the upper and lower edge the rows scroll by themselves, in px, and so far with each picture.
const EDGE: f32 = 28.0;
const SPEED: f32 = 9.0;

pub(super) struct Drag<'a, M> {
    pub content: Element<'a, M>,
    pub id: Id,
    pub offset: f32,
    pub row: f32,
    pub count: usize,
    pub depth: Box<dyn Fn(usize) -> usize + 'a>,
    pub fit: Box<dyn Fn(Drop) -> Option<usize> + 'a>,
    pub on: Box<dyn Fn(Drop) -> M + 'a>,
}

/// What the hand holds.
#[derive(Default)]
struct Held {
    /// Where the button went down, and on which row.
    pressed: Option<(Point, usize)>,
    /// Where the pointer is, once the row follows it.
    at: Option<Point>,
}

impl<M> Drag<'_, M> {
    fn row_at(&self, bounds: Rectangle, at: Point) -> Option<usize> {
        let inside = bounds.contains(at) && at.x < bounds.x + bounds.width - GUTTER;
        let row = ((at.y - bounds.y + self.offset) / self.row).floor();
        (inside && row >= 0.0 && (row as usize) < self.count).then_some(row as usize)
    }

    /// Where the row would be let go now; none where it cannot be.
    fn drop(&self, bounds: Rectangle, held: &Held) -> Option<Drop> {
        let ((pressed, from), at) = (held.pressed?, held.at?);
        if !bounds.expand(EDGE).contains(at) {
            return None;
        }
        let gap = ((at.y - bounds.y + self.offset) / self.row).round().max(0.0) as usize;
        let steps = ((at.x - pressed.x) / STEP).round() as isize;
        let depth = (self.depth)(from).saturating_add_signed(steps);
        let wanted = Drop { from, gap: gap.min(self.count), depth };
        (self.fit)(wanted).map(|depth| Drop { depth, ..wanted })
    }
}

impl<M> Widget<M, Theme, Renderer> for Drag<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Held>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Held::default())
    }

    forward!(shape);
    forward!(operate);

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
        let held = tree.state.downcast_mut::<Held>();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let at = cursor.position();
                held.pressed = at.and_then(|at| self.row_at(bounds, at).map(|row| (at, row)));
                held.at = None;
            }
            Event::Mouse(mouse::Event::CursorMoved { position }) => {
                if let Some((from, _)) = held.pressed
                    && (held.at.is_some() || from.distance(*position) > STARTS)
                {
                    let begins = held.at.replace(*position).is_none();
                    if begins {
                        // What is inside must not believe that the pointer rests on it: its tip would stay open.
                        self.content.as_widget_mut().update(
                            &mut tree.children[0],
                            &Event::Mouse(mouse::Event::CursorLeft),
                            layout,
                            mouse::Cursor::Unavailable,
                            renderer,
                            clipboard,
                            shell,
                            viewport,
                        );
                    }
                    shell.request_redraw();
                    shell.capture_event();
                    return;
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) if held.at.is_some() => {
                let drop = self.drop(bounds, held);
                *held = Held::default();
                if let Some(drop) = drop {
                    shell.publish((self.on)(drop));
                }
                shell.request_redraw();
                shell.capture_event();
                return;
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => held.pressed = None,
            Event::Keyboard(keyboard::Event::KeyPressed { key: Key::Named(Named::Escape), .. })
                if held.at.is_some() =>
            {
                *held = Held::default();
                shell.request_redraw();
                shell.capture_event();
                return;
            }
            Event::Window(window::Event::RedrawRequested(_)) => {
                let by = held.at.map_or(0.0, |at| edge(bounds, at));
                if by != 0.0 {
                    let mut scroll = scroll_by::<()>(self.id.clone(), AbsoluteOffset { x: 0.0, y: by });
                    self.content.as_widget_mut().operate(
                        &mut tree.children[0],
                        layout,
                        renderer,
                        &mut scroll,
                    );
                    shell.request_redraw();
                }
            }
            _ => {}
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
        let held = tree.state.downcast_ref::<Held>();
        let bounds = layout.bounds();
        let (Some((_, from)), Some(_)) = (held.pressed, held.at) else { return };
        let c = theme.colors();
        let top = |place: usize| bounds.y + place as f32 * self.row - self.offset;
        renderer.with_layer(bounds, |renderer| {
            let carried = Rectangle { y: top(from), height: self.row, ..bounds };
            let border = Border { color: c.gold, width: 1.0, radius: 4.into() };
            renderer.fill_quad(
                Quad { bounds: carried.shrink(2.0), border, ..Quad::default() },
                c.gold_soft.scale_alpha(0.5),
            );
            let Some(drop) = self.drop(bounds, held) else { return };
            let x = bounds.x + 6.0 + drop.depth as f32 * INDENT;
            let y = (top(drop.gap) - 1.5).clamp(bounds.y, bounds.y + bounds.height - 3.0);
            let line =
                Rectangle { x, y, width: (bounds.x + bounds.width - GUTTER - x).max(24.0), height: 3.0 };
            let knob = Rectangle { x: x - 3.0, y: y - 3.0, width: 9.0, height: 9.0 };
            renderer.fill_quad(Quad { bounds: line, ..Quad::default() }, c.primary);
            let border = Border { color: c.primary, width: 2.0, radius: 5.into() };
            renderer.fill_quad(Quad { bounds: knob, border, ..Quad::default() }, c.paper);
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
        let held = tree.state.downcast_ref::<Held>();
        if held.at.is_some() {
            return match self.drop(layout.bounds(), held) {
                Some(_) => mouse::Interaction::Grabbing,
                None => mouse::Interaction::NotAllowed,
            };
        }
        self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, Theme, Renderer>> {
        if tree.state.downcast_ref::<Held>().at.is_some() {
            return None;
        }
        self.content.as_widget_mut().overlay(&mut tree.children[0], layout, renderer, viewport, translation)
    }
}

/// How far the rows scroll by themselves while the pointer is at `at`, in px; negative is up.
fn edge(bounds: Rectangle, at: Point) -> f32 {
    if at.y < bounds.y + EDGE {
        -SPEED
    } else if at.y > bounds.y + bounds.height - EDGE {
        SPEED
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_edges_scroll() {
        let bounds = Rectangle { x: 0.0, y: 100.0, width: 200.0, height: 300.0 };
        assert!(edge(bounds, Point::new(10.0, 110.0)) < 0.0);
        assert!(edge(bounds, Point::new(10.0, 390.0)) > 0.0);
        assert!(edge(bounds, Point::new(10.0, 250.0)).abs() < f32::EPSILON);
    }
}
