//! What stands where a list would stand: a sign, a sentence that says what to do next, and the button that does it.

use iced::widget::{column, container};
use iced::{Alignment, Length};

use super::icon::Icon;
use super::measure::{S8, S16, S32};
use super::{Element, label};

/// `deed` is usually a button; pass `row![]` where nothing can be done yet.
pub fn empty<'a, M: 'a>(
    icon: Icon,
    headline: &'a str,
    sentence: &'a str,
    deed: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let words = column![
        label::heading(headline).align_x(iced::Center),
        label::colored(label::body(sentence), |c| c.ink_soft).align_x(iced::Center)
    ]
    .spacing(S8)
    .align_x(Alignment::Center)
    .max_width(460);
    let all = column![label::colored(icon.text(40.0), |c| c.gold), words, deed.into()]
        .spacing(S16)
        .align_x(Alignment::Center);
    container(all).padding(S32).center_x(Length::Fill).center_y(Length::Fill).into()
}

/// While something longer than half a second is being done: what, how far, and how to stop it.
pub fn working<'a, M: 'a>(
    sentence: &'a str,
    done: Option<f32>,
    stop: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let mut all = column![label::body(sentence)].spacing(S16).align_x(Alignment::Center).max_width(360);
    if let Some(done) = done {
        all = all.push(super::progress::bar(done, super::badge::Tone::Info));
    }
    container(all.push(stop.into())).padding(S32).center_x(Length::Fill).center_y(Length::Fill).into()
}
