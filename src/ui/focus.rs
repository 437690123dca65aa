//! Keyboard reach for what iced leaves out: buttons, checks and tabs take part in Tab order, show a ring, and answer
//! Enter and Space; a field says when it is left.

use iced::advanced::renderer::{self, Quad};
use iced::advanced::text::Renderer as TextRenderer;
use iced::advanced::widget::{Id, Operation, Tree, operation, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::{text_editor, text_input};
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

/// Sends `on_leave` when the one text field inside `content` loses the keyboard.
pub fn on_leave<'a, M: Clone + 'a>(
    content: impl Into<Element<'a, M>>,
    on_leave: Option<M>,
) -> Element<'a, M> {
    let content = content.into();
    match on_leave {
        Some(message) => Element::new(Leave { content, message }),
        None => content,
    }
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

struct Leave<'a, M> {
    content: Element<'a, M>,
    message: M,
}

#[derive(Default)]
struct Was {
    focused: bool,
}

/// Whether a text field inside `tree` holds the keyboard.
pub(super) fn typing(tree: &Tree) -> bool {
    type Paragraph = <Renderer as TextRenderer>::Paragraph;
    let here = match &tree.state {
        tree::State::Some(state) => state
            .downcast_ref::<text_input::State<Paragraph>>()
            .map(text_input::State::is_focused)
            .unwrap_or_else(|| {
                state
                    .downcast_ref::<text_editor::State<iced::advanced::text::highlighter::PlainText>>()
                    .is_some_and(text_editor::State::is_focused)
            }),
        tree::State::None => false,
    };
    here || tree.children.iter().any(typing)
}

impl<M: Clone> Widget<M, Theme, Renderer> for Leave<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Was>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Was::default())
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
        // Tab moves the keyboard outside of `update`; the redraw that follows brings it to light here.
        let now = typing(&tree.children[0]);
        let was = tree.state.downcast_mut::<Was>();
        if was.focused && !now {
            shell.publish(self.message.clone());
        }
        was.focused = now;
    }

    forward!(draw);

    forward!(pointer);

    forward!(overlay);
}

/// Makes `content` reachable by Tab; the up and down arrows then send `previous` and `next`, if there are any.
pub fn steps<'a, M: Clone + 'a>(
    content: impl Into<Element<'a, M>>,
    previous: Option<M>,
    next: Option<M>,
) -> Element<'a, M> {
    Element::new(Steps { content: content.into(), previous, next })
}

struct Steps<'a, M> {
    content: Element<'a, M>,
    previous: Option<M>,
    next: Option<M>,
}

impl<M: Clone> Widget<M, Theme, Renderer> for Steps<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Focus>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Focus::default())
    }

    forward!(shape);
    forward!(pointer);
    forward!(overlay);

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.focusable(None, layout.bounds(), tree.state.downcast_mut::<Focus>());
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
        if focus.here {
            let step = match event {
                Event::Keyboard(keyboard::Event::KeyPressed { key: Key::Named(Named::ArrowUp), .. }) => {
                    Some(&self.previous)
                }
                Event::Keyboard(keyboard::Event::KeyPressed {
                    key: Key::Named(Named::ArrowDown), ..
                }) => Some(&self.next),
                Event::Mouse(mouse::Event::ButtonPressed(_)) => {
                    focus.here = false;
                    shell.request_redraw();
                    None
                }
                _ => None,
            };
            if let Some(step) = step {
                if let Some(message) = step {
                    shell.publish(message.clone());
                }
                shell.capture_event();
                return;
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
        if tree.state.downcast_ref::<Focus>().here {
            ring(renderer, theme, layout.bounds(), viewport);
        }
    }
}
