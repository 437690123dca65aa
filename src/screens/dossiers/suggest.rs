//! Offers under a field. They are pressed rather than clicked: the field loses the keyboard at the same moment, and a
//! list that waits for the button to come up again would be gone before it does.

use crate::ui::measure::{RADIUS, ROW, S4, S12};
use crate::ui::press::press;
use crate::ui::{Element, Theme, label, line};
use iced::widget::{column, container, row};
use iced::{Alignment, Border, Length, Padding};

/// One offer: its words, a soft remark at the right (may be empty), and what taking it says.
pub(super) struct Offer<M> {
    pub(super) words: String,
    pub(super) remark: String,
    pub(super) taken: M,
}

/// `field` with its offers under it; nothing more than the field when there are none.
pub(super) fn under<'a, M: Clone + 'a>(
    field: impl Into<Element<'a, M>>,
    offers: Vec<Offer<M>>,
) -> Element<'a, M> {
    if offers.is_empty() {
        return field.into();
    }
    let rows = offers.into_iter().map(|offer| {
        let mut words = row![line::line(offer.words)].spacing(S12).align_y(Alignment::Center).height(ROW);
        if !offer.remark.is_empty() {
            words = words.push(label::small(offer.remark));
        }
        press(container(words).padding(Padding { left: S12, right: S12, ..Padding::ZERO }))
            .line()
            .on_press(offer.taken)
            .into()
    });
    let list = container(column(rows)).padding(1).width(Length::Fill).style(|theme: &Theme| {
        let c = theme.colors();
        container::Style {
            background: Some(c.paper.into()),
            border: Border { color: c.gold, width: 1.0, radius: RADIUS.into() },
            ..container::Style::default()
        }
    });
    column![field.into(), list].spacing(S4).into()
}
