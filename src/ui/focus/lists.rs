//! Arrows through a list: one that drops down, or one of rows.

use iced::advanced::widget::{Operation, Tree, operation, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, mouse, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Event, Rectangle};

use super::super::wrap::forward;
use super::super::{Element, Renderer, Theme};
use super::leave::typing;
use super::{Focus, ring};

type OnKey<'a, M> = Box<dyn Fn(&Key, keyboard::Modifiers) -> Option<M> + 'a>;

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

/// Makes a list reachable by Tab and by a click inside it; keys that nothing inside has taken are then offered to
/// `deed`.
pub fn keys<'a, M: 'a>(
    content: impl Into<Element<'a, M>>,
    deed: impl Fn(&Key, keyboard::Modifiers) -> Option<M> + 'a,
) -> Element<'a, M> {
    Element::new(Keys { content: content.into(), deed: Box::new(deed) })
}

struct Keys<'a, M> {
    content: Element<'a, M>,
    deed: OnKey<'a, M>,
}

/// Focus that a click can also give, in which case there is no ring to show.
#[derive(Default)]
struct ListFocus {
    here: bool,
    by_key: bool,
}

impl operation::Focusable for ListFocus {
    fn is_focused(&self) -> bool {
        self.here
    }

    fn focus(&mut self) {
        self.here = true;
        self.by_key = true;
    }

    fn unfocus(&mut self) {
        self.here = false;
    }
}

impl<M> Widget<M, Theme, Renderer> for Keys<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<ListFocus>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(ListFocus::default())
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
        operation.focusable(None, layout.bounds(), tree.state.downcast_mut::<ListFocus>());
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
        // A field inside that took the click also takes the keys.
        let field_inside =
            matches!(event, Event::Mouse(mouse::Event::ButtonPressed(_))) && typing(&tree.children[0]);
        let focus = tree.state.downcast_mut::<ListFocus>();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(_)) => {
                let was_shown = focus.here && focus.by_key;
                focus.here = cursor.is_over(layout.bounds()) && !field_inside;
                focus.by_key = false;
                if was_shown {
                    shell.request_redraw();
                }
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })
                if focus.here && !shell.is_event_captured() =>
            {
                if let Some(message) = (self.deed)(key, *modifiers) {
                    shell.publish(message);
                    shell.capture_event();
                }
            }
            _ => {}
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
        self.content.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
        let focus = tree.state.downcast_ref::<ListFocus>();
        if focus.here && focus.by_key {
            ring(renderer, theme, layout.bounds().shrink(2.0), viewport);
        }
    }
}
