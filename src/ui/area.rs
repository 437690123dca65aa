//! A labelled field of several lines. The screen keeps a [`Content`] and performs each [`Action`] on it at once;
//! `content.text()` copies the whole text, so ask for it when typing has settled, not at every key.

pub use iced::advanced::text::editor::Position;
use iced::advanced::widget::Id;
use iced::widget::text_editor::{self, Binding, Status};
pub use iced::widget::text_editor::{Action, Cursor};
use iced::{Length, Padding};

use super::field::Sign;
use super::measure::{BODY, LINE_HEIGHT, S12};
use super::{Element, Renderer, catalog, field, focus};

/// What is being written.
pub type Content = text_editor::Content<Renderer>;

type OnCtrl<'a, M> = Box<dyn Fn(char, bool) -> Option<M> + 'a>;

/// A field of several lines being described; turns into an element with `.into()`.
pub struct Area<'a, M> {
    label: &'a str,
    content: &'a Content,
    placeholder: &'a str,
    help: Option<&'a str>,
    error: Option<&'a str>,
    required: bool,
    locked: Option<&'a str>,
    rows: f32,
    fill: bool,
    id: Option<Id>,
    on_action: Option<Box<dyn Fn(Action) -> M + 'a>>,
    on_leave: Option<M>,
    on_ctrl: Option<OnCtrl<'a, M>>,
}

impl<'a, M> Area<'a, M> {
    /// Three lines high; grows up to eight and then scrolls.
    #[must_use]
    pub fn new(label: &'a str, content: &'a Content) -> Self {
        Self {
            label,
            content,
            placeholder: "",
            help: None,
            error: None,
            required: false,
            locked: None,
            rows: 3.0,
            fill: false,
            id: None,
            on_action: None,
            on_leave: None,
            on_ctrl: None,
        }
    }

    /// An example in the empty field.
    #[must_use]
    pub fn placeholder(self, words: &'a str) -> Self {
        Self { placeholder: words, ..self }
    }

    /// A quiet line under the field.
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

    /// Cannot be written in now, and why: a lock beside the label, the sentence in a tip.
    #[must_use]
    pub fn locked(self, why: Option<&'a str>) -> Self {
        Self { locked: why, ..self }
    }

    /// Height at least, in lines.
    #[must_use]
    pub fn rows(self, rows: u8) -> Self {
        Self { rows: f32::from(rows), ..self }
    }

    /// Takes all the height there is instead of growing with the text.
    #[must_use]
    pub fn fill(self) -> Self {
        Self { fill: true, ..self }
    }

    /// Name by which focus operations and tests find the field.
    #[must_use]
    pub fn id(self, id: impl Into<Id>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// Each action of the keyboard or mouse; do `content.perform(action)` with it. Without it nothing can be written.
    #[must_use]
    pub fn on_action(self, f: impl Fn(Action) -> M + 'a) -> Self {
        Self { on_action: Some(Box::new(f)), ..self }
    }

    /// The keyboard has left the field.
    #[must_use]
    pub fn on_leave(self, message: M) -> Self {
        Self { on_leave: Some(message), ..self }
    }

    /// Ctrl and a letter (and whether Shift is held) while the keyboard is in the field; what is not answered goes on
    /// as usual.
    #[must_use]
    pub fn on_ctrl(self, f: impl Fn(char, bool) -> Option<M> + 'a) -> Self {
        Self { on_ctrl: Some(Box::new(f)), ..self }
    }
}

impl<'a, M: Clone + 'a> From<Area<'a, M>> for Element<'a, M> {
    fn from(a: Area<'a, M>) -> Self {
        let line = BODY * 1.45;
        let mut editor = iced::widget::text_editor(a.content)
            .placeholder(a.placeholder)
            .size(BODY)
            .line_height(LINE_HEIGHT)
            .padding(Padding { top: 7.0, bottom: 7.0, left: S12, right: S12 })
            .style(if a.error.is_some() { catalog::editor_wrong } else { catalog::editor });
        editor = if a.fill {
            editor.height(Length::Fill)
        } else {
            editor.min_height(line * a.rows + 14.0).max_height(line * a.rows.max(8.0) + 14.0)
        };
        if let Some(id) = a.id {
            editor = editor.id(id);
        }
        if let (Some(on_action), None) = (a.on_action, a.locked) {
            editor = editor.on_action(on_action);
        }
        if let Some(on_ctrl) = a.on_ctrl {
            editor = editor.key_binding(move |press| {
                let focused = matches!(press.status, Status::Focused { .. });
                let letter = press.key.to_latin(press.physical_key).filter(|_| press.modifiers.command());
                match letter.filter(|_| focused).and_then(|letter| on_ctrl(letter, press.modifiers.shift())) {
                    Some(message) => Some(Binding::Custom(message)),
                    None => Binding::from_key_press(press),
                }
            });
        }
        let left = if a.locked.is_some() { None } else { a.on_leave };
        let sign = Sign::of(a.required, a.locked);
        field::framed(a.label, sign, a.help, a.error, focus::on_leave(editor, left), Length::Fill)
    }
}
