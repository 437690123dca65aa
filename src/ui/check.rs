//! Yes or no.

use iced::Padding;
use iced::widget::{checkbox, container};

use super::measure::{BODY, LINE_HEIGHT, S8, TARGET};
use super::{Element, edge, focus, fonts, icon};

/// A box to tick with its words; the words belong to the target. `on_toggle: None` shows it as not changeable.
pub fn check<'a, M: Clone + 'a>(
    words: &'a str,
    on: bool,
    on_toggle: Option<impl Fn(bool) -> M + 'a>,
) -> Element<'a, M> {
    let by_key = on_toggle.as_ref().map(|f| f(!on));
    let mut tick = checkbox(on)
        .size(20)
        .spacing(S8)
        .text_size(BODY)
        .text_line_height(LINE_HEIGHT)
        .icon(checkbox::Icon {
            font: fonts::ICONS,
            code_point: icon::check().char(),
            size: Some(16.into()),
            line_height: iced::widget::text::LineHeight::Relative(1.0),
            shaping: iced::widget::text::Shaping::Basic,
        })
        .on_toggle_maybe(on_toggle);
    if !words.is_empty() {
        tick = tick.label(words);
    }
    // Padding instead of a height: words that need two lines push the next box down.
    let y = (TARGET - BODY * 1.45) / 2.0;
    focus::focusable(
        container(edge::cut(tick)).padding(Padding { top: y, bottom: y, ..Padding::ZERO }),
        None,
        by_key,
    )
}
