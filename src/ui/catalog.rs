//! How the widgets of iced look in our [`Theme`] when nothing else is said.

use iced::border::Radius;
use iced::overlay::menu;
use iced::widget::{
    button, checkbox, container, pick_list, progress_bar, radio, rule, scrollable, slider, text, text_editor,
    text_input, toggler,
};
use iced::{Background, Border, Color, Shadow};

use super::Theme;
use super::measure::RADIUS;

/// Spelled once: iced asks every widget's catalog for the same three items.
macro_rules! catalog {
    ($module:ident, $style:expr) => {
        impl $module::Catalog for Theme {
            type Class<'a> = $module::StyleFn<'a, Self>;

            fn default<'a>() -> Self::Class<'a> {
                Box::new($style)
            }

            fn style(&self, class: &Self::Class<'_>) -> $module::Style {
                class(self)
            }
        }
    };
    ($module:ident, $style:expr, status) => {
        impl $module::Catalog for Theme {
            type Class<'a> = $module::StyleFn<'a, Self>;

            fn default<'a>() -> Self::Class<'a> {
                Box::new($style)
            }

            fn style(&self, class: &Self::Class<'_>, status: $module::Status) -> $module::Style {
                class(self, status)
            }
        }
    };
}

catalog!(text, |_| text::Style::default());
catalog!(container, |_| container::Style::default());
catalog!(rule, |theme| rule::Style {
    color: theme.colors().line,
    radius: Radius::default(),
    fill_mode: rule::FillMode::Full,
    snap: true
});
catalog!(progress_bar, |theme| progress_bar::Style {
    background: theme.colors().surface.into(),
    bar: theme.colors().done.into(),
    border: Border { color: theme.colors().line, width: 1.0, radius: 3.into() },
});
catalog!(button, super::button::secondary_style, status);
catalog!(text_input, field, status);
catalog!(text_editor, editor, status);
catalog!(scrollable, bars, status);
catalog!(checkbox, check, status);
catalog!(radio, dot, status);
catalog!(toggler, toggle, status);
catalog!(slider, slide, status);

impl menu::Catalog for Theme {
    type Class<'a> = menu::StyleFn<'a, Self>;

    fn default<'a>() -> <Self as menu::Catalog>::Class<'a> {
        Box::new(|theme: &Theme| {
            let c = theme.colors();
            menu::Style {
                background: c.paper.into(),
                border: Border { color: c.line_strong, width: 1.0, radius: RADIUS.into() },
                text_color: c.ink,
                selected_text_color: c.ink,
                selected_background: c.gold_soft.into(),
                shadow: Shadow::default(),
            }
        })
    }

    fn style(&self, class: &<Self as menu::Catalog>::Class<'_>) -> menu::Style {
        class(self)
    }
}

impl pick_list::Catalog for Theme {
    type Class<'a> = pick_list::StyleFn<'a, Self>;

    fn default<'a>() -> <Self as pick_list::Catalog>::Class<'a> {
        Box::new(|theme: &Theme, status| {
            let c = theme.colors();
            let color = match status {
                pick_list::Status::Active => c.line_strong,
                pick_list::Status::Hovered => c.ink_soft,
                pick_list::Status::Opened { .. } => c.focus,
            };
            let width = if matches!(status, pick_list::Status::Opened { .. }) { 2.0 } else { 1.0 };
            pick_list::Style {
                text_color: c.ink,
                placeholder_color: c.ink_faint,
                handle_color: c.ink_soft,
                background: c.paper.into(),
                border: Border { color, width, radius: RADIUS.into() },
            }
        })
    }

    fn style(
        &self,
        class: &<Self as pick_list::Catalog>::Class<'_>,
        status: pick_list::Status,
    ) -> pick_list::Style {
        class(self, status)
    }
}

/// The outline that fields share: quiet, darker under the pointer, two pixels of focus colour under the caret.
fn outline(theme: &Theme, hovered: bool, focused: bool) -> Border {
    let c = theme.colors();
    let (color, width) = if focused {
        (c.focus, 2.0)
    } else if hovered {
        (c.ink_soft, 1.0)
    } else {
        (c.line_strong, 1.0)
    };
    Border { color, width, radius: RADIUS.into() }
}

/// A one-line field.
pub fn field(theme: &Theme, status: text_input::Status) -> text_input::Style {
    let c = theme.colors();
    let disabled = status == text_input::Status::Disabled;
    text_input::Style {
        background: if disabled { c.surface } else { c.paper }.into(),
        border: if disabled {
            Border { color: c.line, width: 1.0, radius: RADIUS.into() }
        } else {
            outline(
                theme,
                status == text_input::Status::Hovered,
                matches!(status, text_input::Status::Focused { .. }),
            )
        },
        icon: c.ink_soft,
        placeholder: c.ink_faint,
        value: if disabled { c.ink_soft } else { c.ink },
        selection: c.selection,
    }
}

/// A one-line field whose value is not accepted.
pub fn field_wrong(theme: &Theme, status: text_input::Status) -> text_input::Style {
    let style = field(theme, status);
    text_input::Style { border: Border { color: theme.colors().danger, width: 2.0, ..style.border }, ..style }
}

/// A field of several lines.
pub fn editor(theme: &Theme, status: text_editor::Status) -> text_editor::Style {
    let c = theme.colors();
    let disabled = status == text_editor::Status::Disabled;
    text_editor::Style {
        background: if disabled { c.surface } else { c.paper }.into(),
        border: outline(
            theme,
            status == text_editor::Status::Hovered,
            matches!(status, text_editor::Status::Focused { .. }),
        ),
        placeholder: c.ink_faint,
        value: if disabled { c.ink_soft } else { c.ink },
        selection: c.selection,
    }
}

/// A field of several lines whose value is not accepted.
pub fn editor_wrong(theme: &Theme, status: text_editor::Status) -> text_editor::Style {
    let style = editor(theme, status);
    text_editor::Style {
        border: Border { color: theme.colors().danger, width: 2.0, ..style.border },
        ..style
    }
}

fn bars(theme: &Theme, status: scrollable::Status) -> scrollable::Style {
    let c = theme.colors();
    let rail = |active: bool| scrollable::Rail {
        background: Some(c.surface.into()),
        border: Border { radius: 5.into(), ..Border::default() },
        scroller: scrollable::Scroller {
            background: if active { c.ink_soft } else { c.line_strong }.into(),
            border: Border { radius: 5.into(), ..Border::default() },
        },
    };
    let (vertical, horizontal) = match status {
        scrollable::Status::Active { .. } => (false, false),
        scrollable::Status::Hovered {
            is_vertical_scrollbar_hovered,
            is_horizontal_scrollbar_hovered,
            ..
        } => (is_vertical_scrollbar_hovered, is_horizontal_scrollbar_hovered),
        scrollable::Status::Dragged {
            is_vertical_scrollbar_dragged,
            is_horizontal_scrollbar_dragged,
            ..
        } => (is_vertical_scrollbar_dragged, is_horizontal_scrollbar_dragged),
    };
    scrollable::Style {
        container: container::Style::default(),
        vertical_rail: rail(vertical),
        horizontal_rail: rail(horizontal),
        gap: Some(c.surface.into()),
        auto_scroll: scrollable::AutoScroll {
            background: c.paper.into(),
            border: Border { color: c.line_strong, width: 1.0, radius: 32.into() },
            shadow: Shadow::default(),
            icon: c.ink,
        },
    }
}

fn check(theme: &Theme, status: checkbox::Status) -> checkbox::Style {
    let c = theme.colors();
    let (checked, hovered, disabled) = match status {
        checkbox::Status::Active { is_checked } => (is_checked, false, false),
        checkbox::Status::Hovered { is_checked } => (is_checked, true, false),
        checkbox::Status::Disabled { is_checked } => (is_checked, false, true),
    };
    let fill = match (checked, disabled) {
        (true, false) => c.primary,
        (true, true) => c.ink_faint,
        (false, true) => c.surface,
        (false, false) => c.paper,
    };
    let line = if checked {
        fill
    } else if hovered {
        c.ink_soft
    } else {
        c.line_strong
    };
    checkbox::Style {
        background: fill.into(),
        icon_color: c.on_primary,
        border: Border { color: line, width: 1.0, radius: 4.into() },
        text_color: Some(if disabled { c.ink_faint } else { c.ink }),
    }
}

fn dot(theme: &Theme, status: radio::Status) -> radio::Style {
    let c = theme.colors();
    let (radio::Status::Active { is_selected } | radio::Status::Hovered { is_selected }) = status;
    let hovered = matches!(status, radio::Status::Hovered { .. });
    radio::Style {
        background: c.paper.into(),
        dot_color: c.primary,
        border_width: 1.0,
        border_color: if is_selected {
            c.primary
        } else if hovered {
            c.ink_soft
        } else {
            c.line_strong
        },
        text_color: Some(c.ink),
    }
}

fn toggle(theme: &Theme, status: toggler::Status) -> toggler::Style {
    let c = theme.colors();
    let (on, disabled) = match status {
        toggler::Status::Active { is_toggled } | toggler::Status::Hovered { is_toggled } => {
            (is_toggled, false)
        }
        toggler::Status::Disabled { is_toggled } => (is_toggled, true),
    };
    let ground: Color = match (on, disabled) {
        (true, false) => c.primary,
        (_, true) => c.line,
        (false, false) => c.line_strong,
    };
    toggler::Style {
        background: Background::Color(ground),
        background_border_width: 0.0,
        background_border_color: Color::TRANSPARENT,
        foreground: Background::Color(c.paper),
        foreground_border_width: 0.0,
        foreground_border_color: Color::TRANSPARENT,
        text_color: Some(if disabled { c.ink_faint } else { c.ink }),
        border_radius: None,
        padding_ratio: 0.12,
    }
}

fn slide(theme: &Theme, status: slider::Status) -> slider::Style {
    let c = theme.colors();
    let active = !matches!(status, slider::Status::Active);
    slider::Style {
        rail: slider::Rail {
            backgrounds: (c.primary.into(), c.line.into()),
            width: 4.0,
            border: Border { radius: 2.into(), ..Border::default() },
        },
        handle: slider::Handle {
            shape: slider::HandleShape::Circle { radius: 8.0 },
            background: if active { c.primary_strong } else { c.primary }.into(),
            border_width: 2.0,
            border_color: c.paper,
        },
    }
}
