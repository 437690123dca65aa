//! Sideways: the bar under the rows when the columns are wider than the window, the wheel with Shift, and what the
//! grid has to know of the window between two drawings.

use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use iced::advanced::layout::{Limits, Node};
use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, mouse};
use iced::keyboard::{self, Modifiers};
use iced::{Border, Event, Length, Point, Rectangle, Size};

use super::super::measure::{S4, TARGET};
use super::super::wrap::forward;
use super::super::{Element, Renderer, Theme};
use super::cells::Shapes;

/// What only the drawn grid knows and its state must: kept by both.
#[derive(Debug, Default)]
pub(super) struct Live {
    held: AtomicU32,
    /// Bits of numbers in px, as there are no atomic ones.
    farthest: AtomicU32,
    x: AtomicU32,
    y: AtomicU32,
}

impl Live {
    /// The modifier keys that are held down.
    pub(super) fn held(&self) -> Modifiers {
        Modifiers::from_bits_truncate(self.held.load(Ordering::Relaxed))
    }

    /// How far the columns can be slid, px.
    pub(super) fn farthest(&self) -> f32 {
        f32::from_bits(self.farthest.load(Ordering::Relaxed))
    }

    /// The left upper corner of the grid in the window.
    pub(super) fn corner(&self) -> Point {
        let number = |of: &AtomicU32| f32::from_bits(of.load(Ordering::Relaxed));
        Point::new(number(&self.x), number(&self.y))
    }

    fn note(&self, corner: Point, farthest: f32) {
        self.x.store(corner.x.to_bits(), Ordering::Relaxed);
        self.y.store(corner.y.to_bits(), Ordering::Relaxed);
        self.farthest.store(farthest.to_bits(), Ordering::Relaxed);
    }
}

/// A turn of the wheel, in px.
const LINE: f32 = 60.0;

/// Wraps the whole grid: hears the wheel sideways and the modifier keys before anything inside does.
pub(super) struct Pane<'a, M> {
    pub(super) content: Element<'a, M>,
    pub(super) live: Arc<Live>,
    pub(super) shapes: Rc<Shapes>,
    pub(super) slid: f32,
    pub(super) on_slid: Box<dyn Fn(f32) -> M + 'a>,
}

impl<M> Widget<M, Theme, Renderer> for Pane<'_, M> {
    forward!(shape);
    forward!(operate);
    forward!(draw);
    forward!(pointer);
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
        let bounds = layout.bounds();
        let farthest = self.shapes.hidden(bounds.width);
        self.live.note(bounds.position(), farthest);
        if let Event::Keyboard(keyboard::Event::ModifiersChanged(held)) = event {
            self.live.held.store(held.bits(), Ordering::Relaxed);
        }
        if let Event::Mouse(mouse::Event::WheelScrolled { delta }) = event
            && farthest > 0.5
            && cursor.is_over(bounds)
        {
            let (x, y) = match *delta {
                mouse::ScrollDelta::Lines { x, y } => (x * LINE, y * LINE),
                mouse::ScrollDelta::Pixels { x, y } => (x, y),
            };
            let sideways = if self.live.held().shift() && x == 0.0 { y } else { x };
            if sideways.abs() > y.abs() || (sideways != 0.0 && self.live.held().shift()) {
                shell.publish((self.on_slid)((self.slid - sideways).clamp(0.0, farthest)));
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
}

impl<'a, M: 'a> From<Pane<'a, M>> for Element<'a, M> {
    fn from(pane: Pane<'a, M>) -> Self {
        Element::new(pane)
    }
}

const HEIGHT: f32 = 14.0;

/// The bar itself; takes no room while every column is in sight.
pub(super) struct Slide<'a, M> {
    pub(super) shapes: Rc<Shapes>,
    pub(super) slid: f32,
    pub(super) on_slid: Box<dyn Fn(f32) -> M + 'a>,
}

#[derive(Default)]
struct State {
    /// Where the handle is held: px right of its left end.
    held: Option<f32>,
    hovered: bool,
}

impl<M> Slide<'_, M> {
    fn handle(&self, bounds: Rectangle) -> Rectangle {
        let hidden = self.shapes.hidden(bounds.width);
        let width = (bounds.width * bounds.width / (bounds.width + hidden)).max(TARGET);
        let x = bounds.x + (bounds.width - width) * (self.slid / hidden.max(1.0)).clamp(0.0, 1.0);
        Rectangle { x, width, ..bounds }
    }
}

impl<M> Widget<M, Theme, Renderer> for Slide<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(&mut self, _: &mut Tree, _: &Renderer, limits: &Limits) -> Node {
        let room = limits.max().width;
        let height = if self.shapes.hidden(room) > 0.5 { HEIGHT } else { 0.0 };
        Node::new(Size::new(room, height))
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        _viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        if bounds.height < 1.0 {
            return;
        }
        let state = tree.state.downcast_mut::<State>();
        let handle = self.handle(bounds);
        let over = cursor.is_over(bounds);
        let left = match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) if over => {
                cursor.position().map(|at| {
                    let held = if cursor.is_over(handle) { at.x - handle.x } else { handle.width / 2.0 };
                    state.held = Some(held);
                    at.x - held
                })
            }
            Event::Mouse(mouse::Event::CursorMoved { position }) => state.held.map(|held| position.x - held),
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) if state.held.is_some() => {
                state.held = None;
                shell.request_redraw();
                shell.capture_event();
                None
            }
            _ => None,
        };
        if let Some(left) = left {
            let travel = (bounds.width - handle.width).max(1.0);
            let part = ((left - bounds.x) / travel).clamp(0.0, 1.0);
            shell.publish((self.on_slid)(part * self.shapes.hidden(bounds.width)));
            shell.capture_event();
        } else if matches!(event, Event::Mouse(_)) && state.hovered != over {
            state.hovered = over;
            shell.request_redraw();
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        if bounds.height < 1.0 {
            return;
        }
        let state = tree.state.downcast_ref::<State>();
        let c = theme.colors();
        let color = if state.held.is_some() || state.hovered { c.ink_soft } else { c.line_strong };
        renderer.fill_quad(Quad { bounds, ..Quad::default() }, c.surface);
        let handle = self.handle(bounds);
        let slim = Rectangle { y: handle.y + 2.0, height: handle.height - S4, ..handle };
        let border = Border { radius: 5.into(), ..Border::default() };
        renderer.fill_quad(Quad { bounds: slim, border, ..Quad::default() }, color);
    }
}

impl<'a, M: 'a> From<Slide<'a, M>> for Element<'a, M> {
    fn from(slide: Slide<'a, M>) -> Self {
        Element::new(slide)
    }
}
