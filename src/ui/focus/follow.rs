//! A page that follows the keyboard: Tab and Enter go through long forms, and iced does not bring the field they reach
//! into sight by itself.

use iced::advanced::widget::operation::{Focusable, Scrollable};
use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, mouse};
use iced::widget::scrollable::AbsoluteOffset;
use iced::{Event, Rectangle, Vector, window};

use super::super::wrap::forward;
use super::super::{Element, Renderer, Theme};

/// Room that is left between the field and the edge it was brought in from, in px.
const ROOM: f32 = 24.0;

/// Scrolls the scrollable `content` so that the control the keyboard has moved to is in sight. What the mouse presses
/// is in sight already and stays where it is.
pub fn follow<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    Element::new(Follow { content: content.into() })
}

struct Follow<'a, M> {
    content: Element<'a, M>,
}

#[derive(Default)]
struct Was {
    /// Which control had the keyboard, counted from the top.
    at: Option<usize>,
    pressed: bool,
}

/// Finds the control that has the keyboard, and where it stands in what is scrolled.
#[derive(Default)]
struct Find {
    seen: usize,
    at: Option<(usize, Rectangle)>,
    frame: Option<(Rectangle, Rectangle, Vector)>,
}

impl Operation for Find {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        // The outermost one is the page; an editor scrolls for itself.
        self.frame.get_or_insert((bounds, content, translation));
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.at = Some((self.seen, bounds));
        }
        self.seen += 1;
    }
}

/// Moves the outermost scrollable.
struct Move(Option<Vector>);

impl Operation for Move {
    fn traverse(&mut self, _operate: &mut dyn FnMut(&mut dyn Operation)) {}

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        _translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        if let Some(Vector { x, y }) = self.0.take() {
            state.scroll_by(AbsoluteOffset { x, y }, bounds, content);
        }
    }
}

/// How far to scroll so that `here` (in the page's own coordinates) is seen in `frame`; none when it is.
fn needed(here: Rectangle, (frame, translation): (Rectangle, Vector)) -> Option<Vector> {
    let by = Vector::new(
        along(here.x - translation.x - frame.x, here.width, frame.width),
        along(here.y - translation.y - frame.y, here.height, frame.height),
    );
    (by != Vector::ZERO).then_some(by)
}

/// How far to scroll along one side for what begins at `from`, is `long` and is looked at in a frame so long.
fn along(from: f32, long: f32, frame: f32) -> f32 {
    let beyond = from + long - frame;
    if from < 0.0 {
        from - ROOM
    } else if beyond > 0.0 {
        // What is longer than the page begins at its beginning.
        (beyond + ROOM).min(from)
    } else {
        0.0
    }
}

impl<M> Widget<M, Theme, Renderer> for Follow<'_, M> {
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
        let was = tree.state.downcast_mut::<Was>();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(_)) => was.pressed = true,
            Event::Keyboard(_) => was.pressed = false,
            // Tab moves the keyboard outside of `update`; the redraw that follows brings it to light here.
            Event::Window(window::Event::RedrawRequested(_)) => {
                let mut find = Find::default();
                self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, &mut find);
                let at = find.at.map(|(at, _)| at);
                if at == was.at {
                    return;
                }
                was.at = at;
                if std::mem::take(&mut was.pressed) {
                    return;
                }
                if let (Some((_, here)), Some((frame, _, translation))) = (find.at, find.frame)
                    && let Some(by) = needed(here, (frame, translation))
                {
                    let mut step = Move(Some(by));
                    self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, &mut step);
                    shell.invalidate_layout();
                    shell.request_redraw();
                }
            }
            _ => {}
        }
    }

    forward!(draw);

    forward!(pointer);

    forward!(overlay);
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::{Point, Size};

    #[test]
    fn only_what_is_out_of_sight_is_brought_in() {
        let frame = Rectangle::new(Point::new(0.0, 100.0), Size::new(400.0, 300.0));
        let field = |y| Rectangle::new(Point::new(0.0, y), Size::new(200.0, 36.0));
        let at = |y, down: f32| needed(field(y), (frame, Vector::new(0.0, down)));
        let down = |y| Some(Vector::new(0.0, y));
        assert_eq!(at(120.0, 0.0), None);
        assert_eq!(at(400.0, 0.0), down(36.0 + ROOM));
        assert_eq!(at(120.0, 200.0), down(-180.0 - ROOM));
        let tall = Rectangle::new(Point::new(0.0, 150.0), Size::new(200.0, 900.0));
        assert_eq!(needed(tall, (frame, Vector::ZERO)), down(50.0), "its beginning, not its end");
        let right = Rectangle::new(Point::new(420.0, 120.0), Size::new(60.0, 36.0));
        assert_eq!(needed(right, (frame, Vector::ZERO)), Some(Vector::new(80.0 + ROOM, 0.0)), "sideways too");
    }
}
