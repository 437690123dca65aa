//! A question that must be answered first. While it is open, keys, clicks and Tab stay inside it.
//!
//! Keep [`over`] in the view at all times (with `None` when nothing is asked): the tree of the page below, with its
//! scroll positions and half-typed fields, then stays as it is. When a dialog opens, focus a field of it by its id or
//! leave it to Tab; Escape goes to the shell through `keyboard::listen`, as nothing here takes it.

use iced::advanced::widget::{Id, Operation, Tree, operation, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, mouse};
use iced::widget::{column, container, opaque, row, space, stack};
use iced::{Alignment, Border, Event, Length, Rectangle};

use super::badge::Tone;
use super::measure::{S8, S12, S16, S24};
use super::wrap::forward;
use super::{Element, Renderer, Theme, label};

/// The page, and over it the dialog if there is one.
pub fn over<'a, M: Clone + 'a>(
    page: impl Into<Element<'a, M>>,
    dialog: Option<Element<'a, M>>,
) -> Element<'a, M> {
    let asleep = dialog.is_some();
    let page = Element::new(Shield { content: page.into(), asleep });
    let veil = dialog.map(|card| {
        opaque(container(opaque(card)).center(Length::Fill).padding(S24).style(|theme: &Theme| {
            container::Style { background: Some(theme.colors().scrim.into()), ..container::Style::default() }
        }))
    });
    stack![page].push(veil).width(Length::Fill).height(Length::Fill).into()
}

/// A card for [`over`]: a title, what is said or asked, and the deeds at the right ("Huỷ" first, the deed last).
pub fn card<'a, M: 'a>(
    title: &'a str,
    content: impl Into<Element<'a, M>>,
    deeds: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    wide(title, content, deeds, 480.0)
}

/// [`card`] with its width in px (it shrinks with the window).
pub fn wide<'a, M: 'a>(
    title: &'a str,
    content: impl Into<Element<'a, M>>,
    deeds: impl Into<Element<'a, M>>,
    width: f32,
) -> Element<'a, M> {
    let foot = row![space::horizontal(), deeds.into()].spacing(S8).align_y(Alignment::Center);
    container(column![label::heading(title), content.into(), foot].spacing(S16))
        .id(Id::new("dialog"))
        .padding(S24)
        .max_width(width)
        .style(|theme: &Theme| {
            let c = theme.colors();
            container::Style {
                text_color: Some(c.ink),
                background: Some(c.paper.into()),
                border: Border { color: c.line_strong, width: 1.0, radius: 8.into() },
                ..container::Style::default()
            }
        })
        .into()
}

/// A question with one sentence, a sign that says how serious it is, and the deeds.
pub fn ask<'a, M: 'a>(
    title: &'a str,
    sentence: &'a str,
    tone: Tone,
    deeds: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let sign = tone
        .sign()
        .text(24.0)
        .style(move |theme: &Theme| iced::widget::text::Style { color: Some(tone.ink(theme.colors())) });
    card(title, row![sign, label::body(sentence).width(Length::Fill)].spacing(S12), deeds)
}

/// The page below: while asleep it is drawn, and nothing reaches it but redraws.
struct Shield<'a, M> {
    content: Element<'a, M>,
    asleep: bool,
}

#[derive(Default)]
struct Sleep {
    deep: bool,
}

impl<M> Widget<M, Theme, Renderer> for Shield<'_, M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Sleep>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Sleep::default())
    }

    forward!(shape);

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if self.asleep {
            let mut deaf = Deaf(operation);
            self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, &mut deaf);
        } else {
            self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
        }
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
        let sleep = tree.state.downcast_mut::<Sleep>();
        if self.asleep && !sleep.deep {
            // A caret left blinking below would say that keys go there.
            let mut unfocus = operation::focusable::unfocus::<()>();
            self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, &mut unfocus);
        }
        sleep.deep = self.asleep;
        if self.asleep && !matches!(event, Event::Window(_)) {
            return;
        }
        let cursor = if self.asleep { mouse::Cursor::Unavailable } else { cursor };
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
        style: &iced::advanced::renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let cursor = if self.asleep { mouse::Cursor::Unavailable } else { cursor };
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
        if self.asleep {
            return mouse::Interaction::None;
        }
        self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: iced::Vector,
    ) -> Option<iced::advanced::overlay::Element<'b, M, Theme, Renderer>> {
        if self.asleep {
            return None;
        }
        self.content.as_widget_mut().overlay(&mut tree.children[0], layout, renderer, viewport, translation)
    }
}

/// Passes everything on except what could bring the keyboard to the page below.
struct Deaf<'a>(&'a mut dyn Operation);

impl Operation for Deaf<'_> {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        self.0.traverse(&mut |inner| operate(&mut Deaf(inner)));
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        self.0.container(id, bounds);
    }

    fn scrollable(
        &mut self,
        id: Option<&Id>,
        bounds: Rectangle,
        content_bounds: Rectangle,
        translation: iced::Vector,
        state: &mut dyn operation::Scrollable,
    ) {
        self.0.scrollable(id, bounds, content_bounds, translation, state);
    }

    fn text(&mut self, id: Option<&Id>, bounds: Rectangle, text: &str) {
        self.0.text(id, bounds, text);
    }

    fn custom(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn std::any::Any) {
        self.0.custom(id, bounds, state);
    }
}
