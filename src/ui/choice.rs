//! One of a few: [`segments`] where all of them fit beside each other, [`Pick`] where they do not.

use std::borrow::Borrow;

use iced::widget::{self, button, container, pick_list, row, stack};
use iced::{Border, Color, Length, Padding};

use super::field::Sign;
use super::line::line;
use super::measure::{BODY, CONTROL, LINE_HEIGHT, RADIUS, S4, S12};
use super::{Element, Theme, field, focus, fonts, icon, label};

/// The arrow of a list, px.
const ARROW: f32 = 16.0;

/// Two to five short words side by side, one of them chosen:
/// `segments(&[(Kind::Person, "Cá nhân"), (Kind::Group, "Tập thể")], self.kind, Message::Kind)`.
pub fn segments<'a, T, M>(all: &[(T, &'a str)], chosen: T, on_choose: impl Fn(T) -> M + 'a) -> Element<'a, M>
where
    T: Copy + PartialEq + 'a,
    M: Clone + 'a,
{
    let parts = all.iter().map(|&(value, words)| {
        let current = value == chosen;
        let words = label::body(words)
            .font(if current { fonts::SEMIBOLD } else { fonts::REGULAR })
            .wrapping(widget::text::Wrapping::None);
        let press = button(container(words).center_y(Length::Fill))
            .height(CONTROL - 4.0)
            .padding(Padding { left: S12, right: S12, ..Padding::ZERO })
            .on_press(on_choose(value))
            .style(move |theme: &Theme, status| segment(theme, status, current));
        focus::focusable(press, None, Some(on_choose(value)))
    });
    // Where there is no room beside each other they go on below.
    container(row(parts).spacing(2).wrap())
        .padding(2)
        .style(|theme: &Theme| {
            let c = theme.colors();
            container::Style {
                background: Some(c.surface.into()),
                border: Border { color: c.line_strong, width: 1.0, radius: RADIUS.into() },
                ..container::Style::default()
            }
        })
        .into()
}

fn segment(theme: &Theme, status: button::Status, current: bool) -> button::Style {
    let c = theme.colors();
    let hot = matches!(status, button::Status::Hovered | button::Status::Pressed);
    button::Style {
        background: if current { Some(c.paper.into()) } else { hot.then_some(c.line.into()) },
        text_color: if current { c.primary_ink } else { c.ink },
        border: Border {
            color: if current { c.gold } else { Color::TRANSPARENT },
            width: if current { 2.0 } else { 0.0 },
            radius: 5.into(),
        },
        ..button::Style::default()
    }
}

/// A labelled list that drops down; for short closed sets (up to about twenty).
pub struct Pick<'a, T, M> {
    label: &'a str,
    all: Vec<T>,
    chosen: Option<T>,
    placeholder: &'a str,
    help: Option<&'a str>,
    error: Option<&'a str>,
    required: bool,
    width: Length,
    on_choose: Box<dyn Fn(T) -> M + 'a>,
}

impl<'a, T, M> Pick<'a, T, M>
where
    T: ToString + PartialEq + Clone + 'a,
    M: Clone + 'a,
{
    /// `label` empty: no label line. What is shown is `T`'s `to_string`.
    #[must_use]
    pub fn new(label: &'a str, all: Vec<T>, chosen: Option<T>, on_choose: impl Fn(T) -> M + 'a) -> Self {
        Self {
            label,
            all,
            chosen,
            placeholder: "Chọn…",
            help: None,
            error: None,
            required: false,
            width: Length::Fill,
            on_choose: Box::new(on_choose),
        }
    }

    /// Shown while nothing is chosen.
    #[must_use]
    pub fn placeholder(self, words: &'a str) -> Self {
        Self { placeholder: words, ..self }
    }

    /// A quiet line under the list.
    #[must_use]
    pub fn help(self, words: &'a str) -> Self {
        Self { help: Some(words), ..self }
    }

    /// What is wrong and what to do.
    #[must_use]
    pub fn error(self, words: Option<&'a str>) -> Self {
        Self { error: words, ..self }
    }

    /// Marks the label as needed.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Width; fills its place if not said.
    #[must_use]
    pub fn width(self, width: impl Into<Length>) -> Self {
        Self { width: width.into(), ..self }
    }
}

impl<'a, T, M> From<Pick<'a, T, M>> for Element<'a, M>
where
    T: ToString + PartialEq + Clone + 'a,
    M: Clone + 'a,
{
    fn from(p: Pick<'a, T, M>) -> Self {
        // iced's list answers no key, so the arrows step through it: the wrapper publishes the neighbour.
        let at = p.chosen.as_ref().and_then(|chosen| p.all.iter().position(|one| one == chosen));
        let step = |to: Option<usize>| to.and_then(|i| p.all.get(i)).map(|one| (p.on_choose)(one.clone()));
        let next = step(Some(at.map_or(0, |i| i + 1)));
        let previous = step(at.and_then(|i| i.checked_sub(1)));
        let y = (CONTROL - BODY * 1.45) / 2.0;
        // The list itself would break long words into lines and show the first of them: a line that is cut with “…” and
        // whole in its tip stands in their place.
        let words = p.chosen.as_ref().map(ToString::to_string);
        let shown = match words {
            Some(words) => line(words).color(|c| c.ink),
            None => line(p.placeholder).color(|c| c.ink_faint),
        };
        let room = Padding { left: S12, right: S12 + ARROW + S4, ..Padding::ZERO };
        let shown = container(shown.silent()).padding(room).center_y(Length::Fill);
        let list = pick_list(Owned(p.all), p.chosen, p.on_choose)
            .placeholder(p.placeholder)
            .text_size(BODY)
            .text_line_height(LINE_HEIGHT)
            // The list itself would let long words run on under its arrow: the arrow stands above it, in room of its own.
            .padding(Padding { top: y, bottom: y, left: S12, right: S12 + ARROW + S4 })
            .menu_height(Length::Shrink)
            .width(p.width)
            .handle(pick_list::Handle::None)
            .style(|theme: &Theme, status| pick_list::Style {
                text_color: Color::TRANSPARENT,
                placeholder_color: Color::TRANSPARENT,
                ..pick_list::Catalog::style(theme, &<Theme as pick_list::Catalog>::default(), status)
            });
        let arrow = icon::chevron_down()
            .text(ARROW)
            .style(|theme: &Theme| widget::text::Style { color: Some(theme.colors().ink_soft) });
        let arrow = container(arrow)
            .align_right(Length::Fill)
            .center_y(Length::Fill)
            .padding(Padding { right: S12, ..Padding::ZERO });
        let list = stack![list, shown, arrow];
        let sign = Sign::of(p.required, None);
        field::framed(p.label, sign, p.help, p.error, focus::steps(list, previous, next), p.width)
    }
}

/// `pick_list` wants something that can be borrowed as a slice for as long as it lives.
struct Owned<T>(Vec<T>);

impl<T> Borrow<[T]> for Owned<T> {
    fn borrow(&self) -> &[T] {
        &self.0
    }
}
