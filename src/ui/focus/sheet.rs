//! An area with a cursor of its own, such as a sheet of cells: it hears every key before anything inside it does.

use iced::advanced::widget::{Id, Operation, Tree, operation, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, mouse, renderer};
use iced::keyboard::{self, Key};
use iced::{Event, Rectangle};

use super::super::wrap::forward;
use super::super::{Element, Renderer, Theme};
use super::ring;

type OnKey<'a, M> = Box<dyn Fn(&Key, keyboard::Modifiers) -> Option<M> + 'a>;

/// Makes `content` reachable by Tab, by a click inside it and by `id`. While it holds the keyboard each key, Tab and
/// Enter too, is offered to `deed` first; what `deed` leaves goes on as usual.
pub fn sheet<'a, M: 'a>(
    content: impl Into<Element<'a, M>>,
    id: Id,
    deed: impl Fn(&Key, keyboard::Modifiers) -> Option<M> + 'a,
) -> Element<'a, M> {
    Element::new(Sheet { content: content.into(), id, deed: Box::new(deed) })
}

struct Sheet<'a, M> {
    content: Element<'a, M>,
    id: Id,
    deed: OnKey<'a, M>,
}

#[derive(Default)]
struct Here(bool);

impl operation::Focusable for Here {
    fn is_focused(&self) -> bool {
        self.0
    }

    fn focus(&mut self) {
        self.0 = true;
    }

    fn unfocus(&mut self) {
        self.0 = false;
    }
}

impl<M> Widget<M, Theme, Renderer> for Sheet<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Here>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Here::default())
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
        operation.focusable(Some(&self.id), layout.bounds(), tree.state.downcast_mut::<Here>());
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
        let here = tree.state.downcast_mut::<Here>();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(_)) => {
                let now = cursor.is_over(layout.bounds());
                if here.0 != now {
                    here.0 = now;
                    shell.request_redraw();
                }
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) if here.0 => {
                if let Some(message) = (self.deed)(key, *modifiers) {
                    shell.publish(message);
                    shell.capture_event();
                    return;
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
        // Shown after a click too: here typing alone changes figures, so it must be seen where the keys go.
        if tree.state.downcast_ref::<Here>().0 {
            ring(renderer, theme, layout.bounds().shrink(2.0), viewport);
        }
    }
}
