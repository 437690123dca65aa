//! A labelled one-line field: label above, help or error below. The value is never trimmed or changed while somebody
//! types (typing tools replay Backspaces against what they believe is there); it is only brought to NFC.
//!
//! ```no_run
//! use guong_sang::ui::{Element, field::Field};
//! #[derive(Clone)]
//! enum Message { Typed(String), Left }
//! fn view<'a>(name: &'a str, wrong: Option<&'a str>) -> Element<'a, Message> {
//!     Field::new("Họ và tên", name)
//!         .placeholder("Nguyễn Thị …")
//!         .on_input(Message::Typed)
//!         .on_leave(Message::Left)
//!         .error(wrong)
//!         .into()
//! }
//! ```

use iced::advanced::widget::Id;
use iced::widget::{column, row, text_input};
use iced::{Alignment, Font, Length, Padding};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::icon::{self, Icon};
use super::measure::{BODY, CONTROL, LINE_HEIGHT, ROW_COMPACT, S4, S8, S12};
use super::{Element, catalog, focus, fonts, label, tip};

/// The typed text with each letter in one code point. The number of letters does not change, so the caret stays right.
pub(super) fn nfc(typed: String) -> String {
    if is_nfc_quick(typed.chars()) == IsNormalized::Yes { typed } else { typed.nfc().collect() }
}

/// A field being described; turns into an element with `.into()`.
pub struct Field<'a, M> {
    label: &'a str,
    value: &'a str,
    placeholder: &'a str,
    help: Option<&'a str>,
    error: Option<&'a str>,
    required: bool,
    wrong: bool,
    locked: Option<&'a str>,
    icon: Option<Icon>,
    compact: bool,
    width: Length,
    font: Font,
    align: iced::alignment::Horizontal,
    id: Option<Id>,
    on_input: Option<Box<dyn Fn(String) -> M + 'a>>,
    on_submit: Option<M>,
    on_leave: Option<M>,
}

impl<'a, M> Field<'a, M> {
    /// A field with its label (empty: no label line) and its present value.
    #[must_use]
    pub fn new(label: &'a str, value: &'a str) -> Self {
        Self {
            label,
            value,
            placeholder: "",
            help: None,
            error: None,
            required: false,
            wrong: false,
            locked: None,
            icon: None,
            compact: false,
            width: Length::Fill,
            font: fonts::REGULAR,
            align: iced::alignment::Horizontal::Left,
            id: None,
            on_input: None,
            on_submit: None,
            on_leave: None,
        }
    }

    /// An example in the empty field; never the only place where something is said.
    #[must_use]
    pub fn placeholder(self, words: &'a str) -> Self {
        Self { placeholder: words, ..self }
    }

    /// A quiet line under the field.
    #[must_use]
    pub fn help(self, words: &'a str) -> Self {
        Self { help: Some(words), ..self }
    }

    /// What is wrong and what to do, under the field, instead of the help.
    #[must_use]
    pub fn error(self, words: Option<&'a str>) -> Self {
        Self { error: words, ..self }
    }

    /// Marks the label as needed.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Draws the outline of a value not accepted, without a line under it: the line is somewhere else.
    #[must_use]
    pub fn wrong(self, wrong: bool) -> Self {
        Self { wrong, ..self }
    }

    /// Cannot be changed now, and why: a lock beside the label, the sentence in a tip. The value can still be copied.
    #[must_use]
    pub fn locked(self, why: Option<&'a str>) -> Self {
        Self { locked: why, ..self }
    }

    /// An icon at the left inside the field.
    #[must_use]
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// 30 px high: a cell among cells.
    #[must_use]
    pub fn compact(self) -> Self {
        Self { compact: true, ..self }
    }

    /// Width; fills its place if not said.
    #[must_use]
    pub fn width(self, width: impl Into<Length>) -> Self {
        Self { width: width.into(), ..self }
    }

    /// Digits of one width, right-aligned: for amounts and counts.
    #[must_use]
    pub fn numeric(self) -> Self {
        Self { font: fonts::FIGURES, align: iced::alignment::Horizontal::Right, ..self }
    }

    /// Name by which focus operations and tests find the field.
    #[must_use]
    pub fn id(self, id: impl Into<Id>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// Each keystroke, in NFC. Without it the field cannot be changed.
    #[must_use]
    pub fn on_input(self, f: impl Fn(String) -> M + 'a) -> Self {
        Self { on_input: Some(Box::new(f)), ..self }
    }

    /// [`Field::on_input`] only if the field may be changed.
    #[must_use]
    pub fn on_input_maybe(self, f: Option<impl Fn(String) -> M + 'a>) -> Self {
        Self { on_input: f.map(|f| Box::new(f) as Box<dyn Fn(String) -> M + 'a>), ..self }
    }

    /// Enter inside the field.
    #[must_use]
    pub fn on_submit(self, message: M) -> Self {
        Self { on_submit: Some(message), ..self }
    }

    /// The keyboard has left the field: the time to trim, to parse and to say what is wrong.
    #[must_use]
    pub fn on_leave(self, message: M) -> Self {
        Self { on_leave: Some(message), ..self }
    }
}

impl<'a, M: Clone + 'a> From<Field<'a, M>> for Element<'a, M> {
    fn from(f: Field<'a, M>) -> Self {
        let f = match f.locked {
            None => f,
            Some(_) => Field { error: None, on_input: None, on_submit: None, on_leave: None, ..f },
        };
        // 15 px at 1.45 is 21.75 px: the padding makes the control exactly 36 px high.
        let height = if f.compact { ROW_COMPACT } else { CONTROL };
        let y = (height - BODY * 1.45) / 2.0;
        let x = if f.compact { S8 } else { S12 };
        let wrong = f.wrong || f.error.is_some();
        let mut input = text_input(f.placeholder, f.value)
            .size(BODY)
            .line_height(LINE_HEIGHT)
            .font(f.font)
            .align_x(f.align)
            .padding(Padding { top: y, bottom: y, left: x, right: x })
            .width(Length::Fill)
            .on_submit_maybe(f.on_submit)
            .style(if wrong { catalog::field_wrong } else { catalog::field });
        if let Some(id) = f.id {
            input = input.id(id);
        }
        if let Some(icon) = f.icon {
            input = input.icon(text_input::Icon {
                font: fonts::ICONS,
                code_point: icon.char(),
                size: Some(16.into()),
                spacing: 8.0,
                side: text_input::Side::Left,
            });
        }
        if let Some(on_input) = f.on_input {
            input = input.on_input(move |typed| on_input(nfc(typed)));
        }
        let sign = Sign::of(f.required, f.locked);
        framed(f.label, sign, f.help, f.error, focus::on_leave(input, f.on_leave), f.width)
    }
}

/// What stands beside a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign<'a> {
    None,
    /// It must be filled in.
    Required,
    /// It cannot be changed now, and why.
    Locked(&'a str),
}

impl<'a> Sign<'a> {
    pub(super) const fn of(required: bool, locked: Option<&'a str>) -> Self {
        match (locked, required) {
            (Some(why), _) => Self::Locked(why),
            (None, true) => Self::Required,
            (None, false) => Self::None,
        }
    }
}

/// Label above, control, help or error below: shared by every kind of field.
pub(super) fn framed<'a, M: 'a>(
    caption: &'a str,
    sign: Sign<'a>,
    help: Option<&'a str>,
    error: Option<&'a str>,
    control: Element<'a, M>,
    width: Length,
) -> Element<'a, M> {
    let mut all = column![].spacing(S4).width(width);
    if !caption.is_empty() {
        let mut line = row![label::caption(caption)].spacing(S4);
        line = match sign {
            Sign::None => line,
            Sign::Required => line.push(label::colored(label::caption("*"), |c| c.danger)),
            Sign::Locked(_) => line.push(label::colored(icon::lock().text(14.0), |c| c.ink_soft)),
        };
        all = all.push(line.align_y(Alignment::Center));
    }
    all = all.push(match sign {
        Sign::Locked(why) => tip::tip(control, why, None),
        Sign::None | Sign::Required => control,
    });
    if let Some(error) = error {
        all = all.push(error_line(error));
    } else if let Some(help) = help {
        all = all.push(label::small(help));
    }
    all.into()
}

/// The line under a field that says what is wrong: sign and words, not colour alone.
pub(super) fn error_line<'a, M: 'a>(words: &'a str) -> Element<'a, M> {
    row![
        label::colored(icon::warning().text(14.0), |c| c.danger),
        label::colored(label::small(words), |c| c.danger)
    ]
    .spacing(S4)
    .align_y(Alignment::Center)
    .into()
}
