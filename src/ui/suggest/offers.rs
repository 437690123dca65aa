//! The field and the list that opens under it.

use iced::advanced::layout::{Limits, Node};
use iced::advanced::overlay::{self, Overlay};
use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::{Border, Event, Length, Point, Rectangle, Size, Vector};

use super::super::focus::typing;
use super::super::measure::{RADIUS, TARGET};
use super::super::{Element, Renderer, Theme};

/// A field whose keys go to the list first while that is open.
pub(super) struct Offers<'a, M> {
    pub(super) content: Element<'a, M>,
    pub(super) list: Element<'a, M>,
    pub(super) picks: Vec<M>,
}

#[derive(Default)]
struct State {
    open: bool,
    at: usize,
}

impl<M: Clone> Widget<M, Theme, Renderer> for Offers<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content), Tree::new(&self.list)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&[&self.content, &self.list]);
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &Limits) -> Node {
        self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
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
        let here = typing(&tree.children[0]);
        let state = tree.state.downcast_mut::<State>();
        let was = (state.open, state.at);
        state.at = state.at.min(self.picks.len().saturating_sub(1));
        if let (true, Event::Keyboard(keyboard::Event::KeyPressed { key: Key::Named(key), .. })) =
            (here, event)
        {
            let taken = match (key, state.open && !self.picks.is_empty()) {
                (Named::ArrowDown, true) => {
                    state.at = (state.at + 1) % self.picks.len();
                    true
                }
                (Named::ArrowUp, true) => {
                    state.at = state.at.checked_sub(1).unwrap_or(self.picks.len() - 1);
                    true
                }
                (Named::ArrowDown, false) => {
                    state.open = true;
                    state.at = 0;
                    true
                }
                (Named::Enter, true) => {
                    if let Some(pick) = self.picks.get(state.at) {
                        shell.publish(pick.clone());
                    }
                    state.open = false;
                    true
                }
                (Named::Escape, true) => {
                    state.open = false;
                    true
                }
                _ => false,
            };
            if taken {
                shell.capture_event();
                if was != (state.open, state.at) {
                    shell.invalidate_layout();
                    shell.request_redraw();
                }
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
        let here = typing(&tree.children[0]);
        let state = tree.state.downcast_mut::<State>();
        match event {
            // Only what the field took as text: shortcuts and Tab open nothing.
            Event::Keyboard(keyboard::Event::KeyPressed { text, key, .. })
                if here
                    && shell.is_event_captured()
                    && (text.is_some() || matches!(key, Key::Named(Named::Backspace | Named::Delete)))
                    && !matches!(key, Key::Named(Named::Enter | Named::Escape)) =>
            {
                state.open = true;
                state.at = 0;
            }
            Event::InputMethod(iced::advanced::input_method::Event::Commit(_)) if here => {
                state.open = true;
                state.at = 0;
            }
            Event::Mouse(mouse::Event::ButtonPressed(_)) if here && cursor.is_over(layout.bounds()) => {
                state.open = true;
            }
            _ => {}
        }
        if !here {
            state.open = false;
        }
        if was != (state.open, state.at) {
            shell.invalidate_layout();
            shell.request_redraw();
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
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        _renderer: &Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, Theme, Renderer>> {
        let Tree { state, children, .. } = tree;
        let state = state.downcast_mut::<State>();
        if !state.open || self.picks.is_empty() {
            return None;
        }
        Some(overlay::Element::new(Box::new(List {
            list: &mut self.list,
            tree: &mut children[1],
            state,
            under: layout.bounds() + translation,
        })))
    }
}

struct List<'a, 'b, M> {
    list: &'b mut Element<'a, M>,
    tree: &'b mut Tree,
    state: &'b mut State,
    under: Rectangle,
}

impl<M> Overlay<M, Theme, Renderer> for List<'_, '_, M> {
    fn layout(&mut self, renderer: &Renderer, window: Size) -> Node {
        let width = self.under.width.max(240.0).min(window.width);
        let limits = Limits::new(Size::new(width, 0.0), Size::new(width, window.height));
        let node = self.list.as_widget_mut().layout(self.tree, renderer, &limits);
        let size = node.size();
        let below = self.under.y + self.under.height + 2.0;
        let y = if below + size.height <= window.height || self.under.y < size.height {
            below
        } else {
            self.under.y - size.height - 2.0
        };
        let x = self.under.x.min(window.width - size.width).max(0.0);
        Node::with_children(size, vec![node]).move_to(Point::new(x, y))
    }

    fn update(
        &mut self,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
    ) {
        let Some(child) = layout.children().next() else { return };
        self.list.as_widget_mut().update(
            self.tree,
            event,
            child,
            cursor,
            renderer,
            clipboard,
            shell,
            &layout.bounds(),
        );
        if matches!(event, Event::Mouse(mouse::Event::ButtonPressed(_))) && cursor.is_over(layout.bounds()) {
            if shell.is_event_captured() {
                self.state.open = false;
                shell.invalidate_layout();
                shell.request_redraw();
            }
            // A click between two rows must not fall through to the page below.
            shell.capture_event();
        }
    }

    fn draw(
        &self,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) {
        let c = theme.colors();
        let bounds = layout.bounds();
        renderer.fill_quad(
            Quad {
                bounds,
                border: Border { color: c.line_strong, width: 1.0, radius: RADIUS.into() },
                ..Quad::default()
            },
            c.paper,
        );
        let row = Rectangle {
            x: bounds.x + 4.0,
            y: bounds.y + 4.0 + self.state.at as f32 * TARGET,
            width: bounds.width - 8.0,
            height: TARGET,
        };
        renderer.fill_quad(
            Quad {
                bounds: row,
                border: Border { color: c.gold, width: 1.0, radius: 4.into() },
                ..Quad::default()
            },
            c.gold_soft,
        );
        if let Some(child) = layout.children().next() {
            let style = renderer::Style { text_color: c.ink };
            // A layer of its own: text of the page below must not shine through.
            renderer.with_layer(bounds, |renderer| {
                self.list.as_widget().draw(self.tree, renderer, theme, &style, child, cursor, &bounds);
            });
        }
    }

    fn mouse_interaction(
        &self,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        layout.children().next().map_or(mouse::Interaction::None, |child| {
            self.list.as_widget().mouse_interaction(self.tree, child, cursor, &layout.bounds(), renderer)
        })
    }
}
