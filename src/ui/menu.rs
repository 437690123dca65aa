//! A menu at the pointer: the same deeds as the buttons, for whoever looks for them on the right mouse button.
//!
//! Keep [`over`] in the view at all times (with `None` when closed), below [`super::dialog::over`].

use iced::widget::{button, column, container, mouse_area, opaque, responsive, row, stack};
use iced::{Alignment, Border, Length, Padding, Point};

use super::icon::Icon;
use super::measure::{RADIUS, S4, S8, S12, TARGET};
use super::{Element, Theme, focus, label, panel};

/// Width of a menu in px.
const WIDTH: f32 = 248.0;

/// A deed of a menu.
#[derive(Debug, Clone)]
pub struct Entry<'a, M> {
    words: &'a str,
    icon: Option<Icon>,
    keys: &'a str,
    removes: bool,
    apart: bool,
    on_press: Option<M>,
}

/// A deed; `None` shows it as not possible now.
#[must_use]
pub fn entry<'a, M>(words: &'a str, on_press: Option<M>) -> Entry<'a, M> {
    Entry { words, icon: None, keys: "", removes: false, apart: false, on_press }
}

impl<'a, M> Entry<'a, M> {
    /// The icon its button has.
    #[must_use]
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// The keys that do the same.
    #[must_use]
    pub fn keys(self, keys: &'a str) -> Self {
        Self { keys, ..self }
    }

    /// Marks a deed that removes something.
    #[must_use]
    pub fn removes(self) -> Self {
        Self { removes: true, ..self }
    }

    /// A hairline above it.
    #[must_use]
    pub fn apart(self) -> Self {
        Self { apart: true, ..self }
    }
}

/// The page, and over it the menu if one is open at `at` (a place in the window, as grids tell it). Any click beside
/// the menu sends `close`; the deeds themselves do not, so close it when one of them arrives.
pub fn over<'a, M: Clone + 'a>(
    page: impl Into<Element<'a, M>>,
    menu: Option<(Point, Vec<Entry<'a, M>>)>,
    close: M,
) -> Element<'a, M> {
    let open = menu.map(|(at, entries)| {
        let room = responsive(move |room| {
            // Never beyond the edge of the window.
            let apart = entries.iter().filter(|entry| entry.apart).count() as f32;
            let height = entries.len() as f32 * TARGET + apart * (2.0 * S4 + 1.0) + 2.0 * S4;
            let x = at.x.min(room.width - WIDTH - S4).max(0.0);
            let y = at.y.min(room.height - height - S4).max(0.0);
            container(card(&entries)).padding(Padding { left: x, top: y, ..Padding::ZERO }).into()
        });
        opaque(mouse_area(room).on_press(close.clone()).on_right_press(close))
    });
    stack![page.into()].push(open).width(Length::Fill).height(Length::Fill).into()
}

fn card<'a, M: Clone + 'a>(entries: &[Entry<'a, M>]) -> Element<'a, M> {
    let mut all = column![].width(Length::Fill);
    for entry in entries {
        if entry.apart {
            all = all.push(container(panel::hairline()).padding(Padding {
                top: S4,
                bottom: S4,
                ..Padding::ZERO
            }));
        }
        all = all.push(line(entry));
    }
    container(all)
        .width(WIDTH)
        .padding(S4)
        .style(|theme: &Theme| {
            let c = theme.colors();
            container::Style {
                text_color: Some(c.ink),
                background: Some(c.paper.into()),
                border: Border { color: c.line_strong, width: 1.0, radius: RADIUS.into() },
                ..container::Style::default()
            }
        })
        .into()
}

fn line<'a, M: Clone + 'a>(entry: &Entry<'a, M>) -> Element<'a, M> {
    let removes = entry.removes;
    let icon: Element<'a, M> = entry.icon.map_or_else(|| iced::widget::space().into(), Icon::view);
    let words = row![
        container(icon).center_x(24),
        container(label::body(entry.words)).width(Length::Fill),
        label::small(entry.keys)
    ]
    .spacing(S8)
    .align_y(Alignment::Center)
    .height(Length::Fill);
    let press = button(words)
        .height(TARGET)
        .width(Length::Fill)
        .padding(Padding { left: S8, right: S12, ..Padding::ZERO })
        .on_press_maybe(entry.on_press.clone())
        .style(move |theme: &Theme, status| {
            let c = theme.colors();
            let hot = matches!(status, button::Status::Hovered | button::Status::Pressed);
            button::Style {
                background: hot.then_some(c.gold_soft.into()),
                text_color: match (status, removes) {
                    (button::Status::Disabled, _) => c.ink_faint,
                    (_, true) => c.danger,
                    (_, false) => c.ink,
                },
                border: Border { radius: 4.into(), ..Border::default() },
                ..button::Style::default()
            }
        });
    focus::focusable(press, None, entry.on_press.clone())
}
