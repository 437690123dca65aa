//! A field that says when the keyboard has left it, which iced's own fields do not.

use iced::advanced::text::Renderer as TextRenderer;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, mouse};
use iced::widget::{text_editor, text_input};
use iced::{Event, Rectangle};

use super::super::wrap::forward;
use super::super::{Element, Renderer, Theme};

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

struct Leave<'a, M> {
    content: Element<'a, M>,
    message: M,
}

#[derive(Default)]
struct Was {
    focused: bool,
}

/// Whether a text field inside `tree` holds the keyboard.
pub(in crate::ui) fn typing(tree: &Tree) -> bool {
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
