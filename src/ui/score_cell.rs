//! A small number field for a scoring grid. Enter goes down (send the next cell's id to a focus operation from
//! `on_submit`), Tab goes on.

use iced::advanced::widget::Id;
use iced::widget::{container, text_input};
use iced::{Border, Length, Padding};

use super::measure::{BODY, LINE_HEIGHT, S8};
use super::{Element, Theme, catalog, field, focus, fonts, tip};

/// A cell being described; turns into an element with `.into()`.
pub struct ScoreCell<'a, M> {
    value: &'a str,
    placeholder: &'a str,
    error: Option<&'a str>,
    width: Length,
    id: Option<Id>,
    on_input: Option<Box<dyn Fn(String) -> M + 'a>>,
    on_submit: Option<M>,
    on_leave: Option<M>,
}

/// A cell with its present value, 72 px wide and 30 px high.
#[must_use]
pub fn score_cell<'a, M>(value: &'a str) -> ScoreCell<'a, M> {
    ScoreCell {
        value,
        placeholder: "",
        error: None,
        width: Length::Fixed(72.0),
        id: None,
        on_input: None,
        on_submit: None,
        on_leave: None,
    }
}

impl<'a, M> ScoreCell<'a, M> {
    /// In the empty cell: the highest score allowed, or why there is none ("vắng").
    #[must_use]
    pub fn placeholder(self, words: &'a str) -> Self {
        Self { placeholder: words, ..self }
    }

    /// Red outline, and the sentence as a tip.
    #[must_use]
    pub fn error(self, words: Option<&'a str>) -> Self {
        Self { error: words, ..self }
    }

    /// Width; 72 px if not said.
    #[must_use]
    pub fn width(self, width: impl Into<Length>) -> Self {
        Self { width: width.into(), ..self }
    }

    /// Name by which focus operations find the cell.
    #[must_use]
    pub fn id(self, id: impl Into<Id>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// Each keystroke, in NFC. Without it the cell cannot be changed.
    #[must_use]
    pub fn on_input(self, f: impl Fn(String) -> M + 'a) -> Self {
        Self { on_input: Some(Box::new(f)), ..self }
    }

    /// Enter inside the cell.
    #[must_use]
    pub fn on_submit(self, message: M) -> Self {
        Self { on_submit: Some(message), ..self }
    }

    /// The keyboard has left the cell.
    #[must_use]
    pub fn on_leave(self, message: M) -> Self {
        Self { on_leave: Some(message), ..self }
    }
}

impl<'a, M: Clone + 'a> From<ScoreCell<'a, M>> for Element<'a, M> {
    fn from(s: ScoreCell<'a, M>) -> Self {
        let y = (30.0 - BODY * 1.45) / 2.0;
        let wrong = s.error.is_some();
        let mut input = text_input(s.placeholder, s.value)
            .size(BODY)
            .line_height(LINE_HEIGHT)
            .font(fonts::FIGURES)
            .align_x(iced::alignment::Horizontal::Right)
            .padding(Padding { top: y, bottom: y, left: S8, right: S8 })
            .width(s.width)
            .on_submit_maybe(s.on_submit)
            .style(move |theme: &Theme, status| {
                let style =
                    if wrong { catalog::field_wrong(theme, status) } else { catalog::field(theme, status) };
                text_input::Style { border: Border { radius: 3.into(), ..style.border }, ..style }
            });
        if let Some(id) = s.id {
            input = input.id(id);
        }
        if let Some(on_input) = s.on_input {
            input = input.on_input(move |typed| on_input(field::nfc(typed)));
        }
        let cell = focus::on_leave(container(input), s.on_leave);
        match s.error {
            Some(words) => tip::tip(cell, words, None),
            None => cell,
        }
    }
}
