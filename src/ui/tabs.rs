//! Parts of one thing, one shown at a time. The current one stands on a gold bar.

use iced::widget::text::Wrapping;
use iced::widget::{button, column, container, row, space};
use iced::{Length, Padding};

use super::measure::{S4, S12};
use super::{Element, Theme, focus, fonts, label, panel};

/// `tabs(&[(Tab::Facts, "Thông tin"), (Tab::Files, "Tài liệu (3)")], self.tab, Message::Tab)`.
pub fn tabs<'a, T, M>(all: &[(T, &'a str)], current: T, on_choose: impl Fn(T) -> M + 'a) -> Element<'a, M>
where
    T: Copy + PartialEq + 'a,
    M: Clone + 'a,
{
    let parts = all.iter().map(|&(value, words)| {
        let here = value == current;
        let words = label::body(words).wrapping(Wrapping::None).font(if here {
            fonts::SEMIBOLD
        } else {
            fonts::REGULAR
        });
        let press = button(container(words).center_y(Length::Fill))
            .height(34)
            .padding(Padding { left: S12, right: S12, ..Padding::ZERO })
            .on_press(on_choose(value))
            .style(move |theme: &Theme, status| {
                let c = theme.colors();
                let hot = matches!(status, button::Status::Hovered | button::Status::Pressed);
                button::Style {
                    background: (hot && !here).then_some(c.surface.into()),
                    text_color: if here { c.ink } else { c.ink_soft },
                    ..button::Style::default()
                }
            });
        let bar =
            container(space().width(Length::Fill).height(3)).style(move |theme: &Theme| container::Style {
                background: here.then_some(theme.colors().gold.into()),
                ..container::Style::default()
            });
        // Shrink at the column: the bar is exactly as wide as the words above it.
        let part = column![press, bar].width(Length::Shrink);
        focus::focusable(part, None, Some(on_choose(value)))
    });
    // At large letters the parts go on in a second line rather than out of the window.
    column![row(parts).spacing(S4).wrap(), panel::hairline()].into()
}
