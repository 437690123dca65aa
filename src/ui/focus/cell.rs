//! A cell of a table that is typed: it tells when the keyboard comes in, hears the keys that lead to another cell, and
//! offers a pasted table before the field inside takes it for one line.

use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, clipboard as board, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::{Event, Rectangle};

use super::super::wrap::forward;
use super::super::{Element, Renderer, Theme};
use super::typing;

/// Where a key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellStep {
    /// Tab.
    Next,
    /// Shift+Tab.
    Previous,
    /// Arrow up.
    Up,
    /// Arrow down, Enter.
    Down,
}

/// What happened in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellEvent {
    /// The keyboard came in.
    Entered,
    /// A key leads elsewhere.
    Stepped(CellStep),
    /// Several cells are pasted: columns divided by tabs, rows by line ends.
    Pasted(String),
}

/// Wraps the one text field of a cell.
pub fn cell<'a, M: 'a>(
    content: impl Into<Element<'a, M>>,
    on: impl Fn(CellEvent) -> M + 'a,
) -> Element<'a, M> {
    Element::new(Cell { content: content.into(), on: Box::new(on) })
}

struct Cell<'a, M> {
    content: Element<'a, M>,
    on: Box<dyn Fn(CellEvent) -> M + 'a>,
}

#[derive(Default)]
struct Was {
    focused: bool,
}

impl<M> Widget<M, Theme, Renderer> for Cell<'_, M> {
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
        if let Event::Keyboard(keyboard::Event::KeyPressed { key, physical_key, modifiers, .. }) = event
            && typing(&tree.children[0])
        {
            let step = match (key, modifiers.shift()) {
                (Key::Named(Named::Tab), false) => Some(CellStep::Next),
                (Key::Named(Named::Tab), true) => Some(CellStep::Previous),
                (Key::Named(Named::ArrowUp), false) => Some(CellStep::Up),
                (Key::Named(Named::ArrowDown | Named::Enter), false) => Some(CellStep::Down),
                _ => None,
            };
            if let Some(step) = step.filter(|_| !modifiers.command() && !modifiers.alt()) {
                shell.publish((self.on)(CellEvent::Stepped(step)));
                shell.capture_event();
                return;
            }
            if modifiers.command() && key.to_latin(*physical_key) == Some('v') {
                let pasted = clipboard.read(board::Kind::Standard).unwrap_or_default();
                if pasted.trim_end_matches(['\r', '\n']).contains(['\t', '\n']) {
                    shell.publish((self.on)(CellEvent::Pasted(pasted)));
                    shell.capture_event();
                    return;
                }
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
        let now = typing(&tree.children[0]);
        let was = tree.state.downcast_mut::<Was>();
        if now && !was.focused {
            shell.publish((self.on)(CellEvent::Entered));
        }
        was.focused = now;
    }

    forward!(draw);
    forward!(pointer);
    forward!(overlay);
}
