//! A sentence that appears when the pointer rests on something.

use std::time::Duration;

use iced::widget::{container, row, tooltip};
use iced::{Border, Padding};

use super::measure::{RADIUS, S8};
use super::{Element, Theme, label};

/// Shows `words` (and the keys that do the same, if any) above `content` after half a second.
pub fn tip<'a, M: 'a>(
    content: impl Into<Element<'a, M>>,
    words: &'a str,
    keys: Option<&'a str>,
) -> Element<'a, M> {
    let mut line = row![label::body(words).size(super::measure::SMALL)].spacing(S8);
    if let Some(keys) = keys {
        line = line.push(label::colored(label::small(keys), |c| c.surface).font(super::fonts::MEDIUM));
    }
    tooltip(
        content,
        container(line)
            .max_width(420)
            .padding(Padding { top: 4.0, bottom: 4.0, left: 8.0, right: 8.0 })
            .style(ground),
        tooltip::Position::Bottom,
    )
    .gap(4)
    .padding(0)
    .delay(Duration::from_millis(500))
    .into()
}

/// The tip's ground: ink, so that it cannot be taken for a part of the page.
pub(super) fn ground(theme: &Theme) -> container::Style {
    let c = theme.colors();
    container::Style {
        text_color: Some(c.paper),
        background: Some(c.ink.into()),
        border: Border { radius: RADIUS.into(), ..Border::default() },
        ..container::Style::default()
    }
}
