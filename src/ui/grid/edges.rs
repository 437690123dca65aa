//! The borders between the titles: drawn by hand they set the width of a column, pressed twice they fit it to what it
//! holds.

use std::rc::Rc;

use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, mouse};
use iced::{Event as WindowEvent, Length, Rectangle};

use super::super::wrap::forward;
use super::super::{Element, Renderer, Theme};
use super::cells::Shapes;
use super::{Event, NARROWEST};

/// How far from a border it can still be taken hold of, px.
const GRIP: f32 = 6.0;

/// Around the row of titles, whose cells are the columns.
pub(super) struct Edges<'a, M> {
    pub(super) content: Element<'a, M>,
    pub(super) shapes: Rc<Shapes>,
    /// Cells before the first column: the ticks.
    pub(super) before: usize,
    pub(super) on: Box<dyn Fn(Event) -> M + 'a>,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    last: Option<mouse::Click>,
}

struct Held {
    /// The cell whose right border is held.
    cell: usize,
    /// How far the border is from the pointer, px.
    apart: f32,
}

impl<M> Edges<'_, M> {
    /// The cell whose right border is under the pointer.
    fn at(&self, layout: Layout<'_>, cursor: mouse::Cursor) -> Option<(usize, f32)> {
        let at = cursor.position_over(layout.bounds())?;
        let cells: Vec<Rectangle> = layout.children().map(|cell| cell.bounds()).collect();
        let stays = cells.get(self.shapes.frozen.wrapping_sub(1)).map_or(f32::MIN, |it| it.x + it.width);
        let borders = cells.iter().enumerate().skip(self.before).filter(|(_, cell)| cell.width > 1.0);
        borders
            .map(|(cell, bounds)| (cell, bounds.x + bounds.width))
            .filter(|(cell, x)| *cell < self.shapes.frozen || *x > stays)
            .find(|(_, x)| (at.x - x).abs() <= GRIP)
            .map(|(cell, x)| (cell, x - at.x))
    }

    fn column(&self, cell: usize) -> usize {
        cell - self.before
    }
}

impl<M> Widget<M, Theme, Renderer> for Edges<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    forward!(shape);
    forward!(operate);
    forward!(draw);
    forward!(overlay);

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &WindowEvent,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        match event {
            WindowEvent::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                if let (Some((cell, apart)), Some(at)) = (self.at(layout, cursor), cursor.position()) {
                    let click = mouse::Click::new(at, mouse::Button::Left, state.last);
                    state.last = Some(click);
                    shell.capture_event();
                    if click.kind() == mouse::click::Kind::Double {
                        state.held = None;
                        shell.publish((self.on)(Event::Fitted(self.column(cell))));
                        return;
                    }
                    state.held = Some(Held { cell, apart });
                    // Columns before it that share the room keep what they have now: otherwise they would give way
                    // and the border would not follow the hand.
                    for (place, (shape, bounds)) in self.shapes.all.iter().zip(layout.children()).enumerate()
                    {
                        let flows = matches!(shape.width, Length::Fill | Length::FillPortion(_));
                        if flows && place >= self.before && place <= cell {
                            let width = bounds.bounds().width;
                            shell.publish((self.on)(Event::Resized { column: self.column(place), width }));
                        }
                    }
                    return;
                }
                state.last = None;
            }
            WindowEvent::Mouse(mouse::Event::CursorMoved { position }) => {
                if let Some(held) = &state.held
                    && let Some(cell) = layout.children().nth(held.cell)
                {
                    let width = (position.x + held.apart - cell.bounds().x).max(NARROWEST).round();
                    shell.publish((self.on)(Event::Resized { column: self.column(held.cell), width }));
                    shell.capture_event();
                    return;
                }
            }
            WindowEvent::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) if state.held.is_some() => {
                state.held = None;
                shell.publish((self.on)(Event::Adjusted));
                shell.capture_event();
                return;
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

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        if tree.state.downcast_ref::<State>().held.is_some() || self.at(layout, cursor).is_some() {
            return mouse::Interaction::ResizingColumn;
        }
        self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
    }
}

impl<'a, M: 'a> From<Edges<'a, M>> for Element<'a, M> {
    fn from(edges: Edges<'a, M>) -> Self {
        Element::new(edges)
    }
}
