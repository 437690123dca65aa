//! Keyboard reach for what iced leaves out: buttons, checks and tabs take part in Tab order, show a ring, and answer
//! Enter and Space; a field says when it is left; a list answers the arrows.

mod cell;
mod follow;
mod leave;
mod lists;
mod sheet;

pub use cell::{CellEvent, CellStep, cell};
pub use follow::follow;
pub use leave::on_leave;
pub(super) use leave::typing;
pub use lists::{keys, steps};
pub use sheet::sheet;

use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::{Id, Operation, Tree, operation, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::{Border, Color, Event, Rectangle};

use super::measure::RADIUS;
use super::wrap::forward;
use super::{Element, Renderer, Theme};

/// Makes `content` reachable by Tab; Enter or Space then sends `on_press`. `None` leaves it out of the Tab order.
pub fn focusable<'a, M: Clone + 'a>(
    content: impl Into<Element<'a, M>>,
    id: Option<Id>,
    on_press: Option<M>,
) -> Element<'a, M> {
    Element::new(Reach { content: content.into(), id, deed: on_press })
}

struct Reach<'a, M> {
    content: Element<'a, M>,
    id: Option<Id>,
    deed: Option<M>,
}

#[derive(Default)]
struct Focus {
    here: bool,
}

impl operation::Focusable for Focus {
    fn is_focused(&self) -> bool {
        self.here
    }

    fn focus(&mut self) {
        self.here = true;
    }

    fn unfocus(&mut self) {
        self.here = false;
    }
}

impl<M: Clone> Widget<M, Theme, Renderer> for Reach<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Focus>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Focus::default())
    }

    forward!(shape);

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if self.deed.is_some() {
            let focus = tree.state.downcast_mut::<Focus>();
            operation.focusable(self.id.as_ref(), layout.bounds(), focus);
        }
        self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
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
        let focus = tree.state.downcast_mut::<Focus>();
        if let (Some(deed), true) = (&self.deed, focus.here) {
            match event {
                Event::Keyboard(keyboard::Event::KeyPressed {
                    key: Key::Named(Named::Enter | Named::Space),
                    modifiers,
                    ..
                }) if modifiers.is_empty() => {
                    shell.publish(deed.clone());
                    shell.capture_event();
                    return;
                }
                // The mouse has taken over: a ring left behind would promise that Enter still acts there.
                Event::Mouse(mouse::Event::ButtonPressed(_)) => {
                    focus.here = false;
                    shell.request_redraw();
                }
                _ => {}
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
        if self.deed.is_some() && tree.state.downcast_ref::<Focus>().here {
            ring(renderer, theme, layout.bounds(), viewport);
        }
    }

    forward!(pointer);

    forward!(overlay);
}

/// Draws the ring around what the keyboard is on, in a layer of its own so that it lies over the control's text.
pub(super) fn ring(renderer: &mut Renderer, theme: &Theme, bounds: Rectangle, viewport: &Rectangle) {
    renderer.with_layer(*viewport, |renderer| {
        renderer.fill_quad(
            Quad {
                bounds: bounds.expand(2.0),
                border: Border { color: theme.colors().focus, width: 2.0, radius: (RADIUS + 2.0).into() },
                ..Quad::default()
            },
            Color::TRANSPARENT,
        );
    });
}
