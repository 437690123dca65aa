//! A whole area that can be pressed: the row of a list. Unlike a button it knows double click and right click, has a
//! "chosen" look with a gold bar, and lets fields and buttons inside it work.

use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse};
use iced::{Border, Event, Point, Rectangle, window};

use super::wrap::forward;
use super::{Element, Renderer, Theme};

type Pressed<'a, M> = Box<dyn Fn() -> M + 'a>;

/// An area being described; turns into an element with `.into()`.
pub struct Press<'a, M> {
    content: Element<'a, M>,
    chosen: bool,
    picked: bool,
    line: bool,
    on_press: Option<Pressed<'a, M>>,
    on_double: Option<M>,
    on_right: Option<Box<dyn Fn(Point) -> M + 'a>>,
}

/// An area around `content`.
pub fn press<'a, M>(content: impl Into<Element<'a, M>>) -> Press<'a, M> {
    Press {
        content: content.into(),
        chosen: false,
        picked: false,
        line: false,
        on_press: None,
        on_double: None,
        on_right: None,
    }
}

impl<'a, M> Press<'a, M> {
    /// Draws the gold ground and bar of the chosen row.
    #[must_use]
    pub fn chosen(self, chosen: bool) -> Self {
        Self { chosen, ..self }
    }

    /// Draws the ground of a row that is ticked among others.
    #[must_use]
    pub fn picked(self, picked: bool) -> Self {
        Self { picked, ..self }
    }

    /// Draws a hairline at the foot.
    #[must_use]
    pub fn line(self) -> Self {
        Self { line: true, ..self }
    }

    /// Left button.
    #[must_use]
    pub fn on_press(self, message: M) -> Self
    where
        M: Clone + 'a,
    {
        self.on_press_by(move || message.clone())
    }

    /// Left button; what it means is asked when it is pressed.
    #[must_use]
    pub fn on_press_by(self, f: impl Fn() -> M + 'a) -> Self {
        Self { on_press: Some(Box::new(f)), ..self }
    }

    /// Two quick clicks; the first one also presses.
    #[must_use]
    pub fn on_double(self, message: M) -> Self {
        Self { on_double: Some(message), ..self }
    }

    /// Right button, with its place in the window, where a menu can open.
    #[must_use]
    pub fn on_right(self, f: impl Fn(Point) -> M + 'a) -> Self {
        Self { on_right: Some(Box::new(f)), ..self }
    }
}

#[derive(Default)]
struct State {
    drawn_hovered: bool,
    last: Option<mouse::Click>,
}

impl<M: Clone> Widget<M, Theme, Renderer> for Press<'_, M> {
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
        let state = tree.state.downcast_mut::<State>();
        let hovered = cursor.is_over(layout.bounds());
        match event {
            Event::Window(window::Event::RedrawRequested(_)) => state.drawn_hovered = hovered,
            Event::Mouse(_) if hovered != state.drawn_hovered => shell.request_redraw(),
            _ => {}
        }
        if shell.is_event_captured() || !hovered {
            return;
        }
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let Some(at) = cursor.position() else { return };
                let click = mouse::Click::new(at, mouse::Button::Left, state.last);
                state.last = Some(click);
                let message = match (click.kind(), &self.on_double) {
                    (mouse::click::Kind::Double, Some(double)) => Some(double.clone()),
                    _ => self.on_press.as_ref().map(|press| press()),
                };
                if let Some(message) = message {
                    shell.publish(message);
                    shell.capture_event();
                }
            }
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Right)) => {
                if let (Some(f), Some(at)) = (&self.on_right, cursor.position()) {
                    shell.publish(f(at));
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
        let c = theme.colors();
        let bounds = layout.bounds();
        let hovered = self.on_press.is_some() && cursor.is_over(bounds);
        let mut fill = |bounds, color: iced::Color| {
            renderer.fill_quad(Quad { bounds, border: Border::default(), ..Quad::default() }, color);
        };
        if self.chosen || self.picked {
            fill(bounds, c.gold_soft);
        } else if hovered {
            fill(bounds, c.surface);
        }
        if self.line {
            fill(Rectangle { y: bounds.y + bounds.height - 1.0, height: 1.0, ..bounds }, c.line);
        }
        if self.chosen {
            fill(Rectangle { width: 3.0, ..bounds }, c.gold);
        }
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
        let inside =
            self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer);
        if inside == mouse::Interaction::None && self.on_press.is_some() && cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            inside
        }
    }
}

impl<'a, M: Clone + 'a> From<Press<'a, M>> for Element<'a, M> {
    fn from(press: Press<'a, M>) -> Self {
        Element::new(press)
    }
}
