//! Buttons. One primary button a screen; a deed that removes is never primary.
//!
//! ```no_run
//! use guong_sang::ui::{Element, button, icon};
//! #[derive(Clone)]
//! enum Message { Added, Removed }
//! fn view<'a>() -> Element<'a, Message> {
//!     iced::widget::row![
//!         button::primary("Thêm hồ sơ").icon(icon::plus()).keys("Ctrl+N").on_press(Message::Added),
//!         button::danger("Xoá 3 hồ sơ").on_press(Message::Removed),
//!     ]
//!     .into()
//! }
//! ```

use std::borrow::Cow;

use iced::advanced::widget::Id;
use iced::widget::button::{Status, Style};
use iced::widget::{self, container, row};
use iced::{Alignment, Border, Color, Length, Padding};

use super::icon::Icon;
use super::measure::{CONTROL, RADIUS, S12, S16};
use super::{Element, Theme, focus, fonts, label, tip};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Danger,
}

/// A button being described; turns into an element with `.into()`.
pub struct Button<'a, M> {
    kind: Kind,
    words: Cow<'a, str>,
    icon: Option<Icon>,
    icon_last: bool,
    bare: bool,
    tip: Option<&'a str>,
    keys: Option<&'a str>,
    width: Length,
    id: Option<Id>,
    on_press: Option<M>,
}

fn new<'a, M>(kind: Kind, words: impl Into<Cow<'a, str>>) -> Button<'a, M> {
    Button {
        kind,
        words: words.into(),
        icon: None,
        icon_last: false,
        bare: false,
        tip: None,
        keys: None,
        width: Length::Shrink,
        id: None,
        on_press: None,
    }
}

/// The one deed this screen is for.
pub fn primary<'a, M>(words: impl Into<Cow<'a, str>>) -> Button<'a, M> {
    new(Kind::Primary, words)
}

/// Any other deed.
pub fn secondary<'a, M>(words: impl Into<Cow<'a, str>>) -> Button<'a, M> {
    new(Kind::Secondary, words)
}

/// A deed that should not draw the eye: "Huỷ", "Chi tiết", deeds inside rows.
pub fn quiet<'a, M>(words: impl Into<Cow<'a, str>>) -> Button<'a, M> {
    new(Kind::Quiet, words)
}

/// A deed that removes or refuses. Name what it does: "Xoá 3 hồ sơ".
pub fn danger<'a, M>(words: impl Into<Cow<'a, str>>) -> Button<'a, M> {
    new(Kind::Danger, words)
}

/// A square button with an icon only; `tip` says what it does and is not optional.
pub fn icon<'a, M>(icon: Icon, tip: &'a str) -> Button<'a, M> {
    Button { icon: Some(icon), bare: true, tip: Some(tip), ..new(Kind::Quiet, "") }
}

impl<'a, M> Button<'a, M> {
    /// Puts an icon before the words.
    #[must_use]
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// Puts an icon after the words ("Tiếp ›").
    #[must_use]
    pub fn icon_after(self, icon: Icon) -> Self {
        Self { icon: Some(icon), icon_last: true, ..self }
    }

    /// What the tip says.
    #[must_use]
    pub fn tip(self, words: &'a str) -> Self {
        Self { tip: Some(words), ..self }
    }

    /// The keys that do the same, shown in the tip ("Ctrl+N").
    #[must_use]
    pub fn keys(self, keys: &'a str) -> Self {
        Self { keys: Some(keys), ..self }
    }

    /// Width; as wide as its words if not said.
    #[must_use]
    pub fn width(self, width: impl Into<Length>) -> Self {
        Self { width: width.into(), ..self }
    }

    /// Name by which tests and focus operations find it.
    #[must_use]
    pub fn id(self, id: impl Into<Id>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// What happens on click, Enter or Space. Without it the button is drawn as unusable.
    #[must_use]
    pub fn on_press(self, message: M) -> Self {
        Self { on_press: Some(message), ..self }
    }

    /// [`Button::on_press`] only if there is something to do.
    #[must_use]
    pub fn on_press_maybe(self, message: Option<M>) -> Self {
        Self { on_press: message, ..self }
    }
}

impl<'a, M: Clone + 'a> From<Button<'a, M>> for Element<'a, M> {
    fn from(b: Button<'a, M>) -> Self {
        let kind = b.kind;
        let content: Element<'a, M> = if b.bare {
            container(b.icon.map_or_else(|| iced::widget::space().into(), Icon::view::<M>))
                .center(Length::Fill)
                .into()
        } else {
            let words = label::body(b.words).font(if kind == Kind::Primary {
                fonts::SEMIBOLD
            } else {
                fonts::MEDIUM
            });
            let icon = b.icon.map(Icon::view::<M>);
            let line = match (icon, b.icon_last) {
                (Some(icon), false) => row![icon, words],
                (Some(icon), true) => row![words, icon],
                (None, _) => row![words],
            };
            let line = line.spacing(6).align_y(Alignment::Center);
            let x = if b.width == Length::Shrink { Length::Shrink } else { Length::Fill };
            container(line).center_x(x).center_y(Length::Fill).into()
        };
        let pad = match (b.bare, kind, b.icon.is_some()) {
            (true, ..) => 0.0,
            (false, Kind::Quiet, _) | (false, _, true) => S12,
            (false, _, false) => S16,
        };
        let (width, height) = if b.bare { (Length::Fixed(CONTROL), CONTROL) } else { (b.width, CONTROL) };
        let press = widget::button(content)
            .width(width)
            .height(height)
            .padding(Padding { left: pad, right: pad, ..Padding::ZERO })
            .on_press_maybe(b.on_press.clone())
            .style(move |theme, status| style(kind, theme, status));
        let reach = focus::focusable(press, b.id, b.on_press);
        match (b.tip, b.keys) {
            (None, None) => reach,
            (Some(words), keys) => tip::tip(reach, words, keys),
            (None, Some(keys)) => tip::tip(reach, "Phím tắt:", Some(keys)),
        }
    }
}

/// The look of a secondary button, which is also what a bare `iced::widget::button` gets.
pub fn secondary_style(theme: &Theme, status: Status) -> Style {
    style(Kind::Secondary, theme, status)
}

fn style(kind: Kind, theme: &Theme, status: Status) -> Style {
    let c = theme.colors();
    let hot = matches!(status, Status::Hovered | Status::Pressed);
    if status == Status::Disabled {
        return Style {
            background: (kind != Kind::Quiet).then_some(c.surface.into()),
            text_color: c.ink_faint,
            border: Border {
                color: if kind == Kind::Quiet { Color::TRANSPARENT } else { c.line },
                width: 1.0,
                radius: RADIUS.into(),
            },
            ..Style::default()
        };
    }
    let (ground, ink, line) = match kind {
        Kind::Primary => {
            (Some(if hot { c.primary_strong } else { c.primary }), c.on_primary, Color::TRANSPARENT)
        }
        Kind::Secondary => (Some(if hot { c.surface } else { c.paper }), c.ink, c.line_strong),
        Kind::Quiet => (hot.then_some(c.surface), c.ink, Color::TRANSPARENT),
        Kind::Danger => (Some(if hot { c.danger_soft } else { c.paper }), c.danger, c.danger),
    };
    let pressed = status == Status::Pressed;
    Style {
        background: ground.map(Into::into),
        text_color: ink,
        border: Border {
            color: if pressed && kind != Kind::Primary { c.ink_soft } else { line },
            width: 1.0,
            radius: RADIUS.into(),
        },
        ..Style::default()
    }
}
