//! Quotas and long work as bars; the figure always stands beside the bar.

use iced::widget::{column, progress_bar, row, space};
use iced::{Alignment, Border};

use super::badge::Tone;
use super::measure::{S4, S8};
use super::{Element, Theme, fonts, label};

/// A bar filled to `share` (0 to 1).
pub fn bar<'a, M: 'a>(share: f32, tone: Tone) -> Element<'a, M> {
    progress_bar(0.0..=1.0, share.clamp(0.0, 1.0))
        .girth(8)
        .style(move |theme: &Theme| {
            let c = theme.colors();
            progress_bar::Style {
                background: c.surface.into(),
                bar: tone.mark(c).into(),
                border: Border { color: c.line, width: 1.0, radius: 4.into() },
            }
        })
        .into()
}

/// A quota: its name, "12/20" (whatever the caller writes), and the bar under both.
pub fn quota<'a, M: 'a>(name: &'a str, figure: &'a str, share: f32, tone: Tone) -> Element<'a, M> {
    let line = row![label::body(name), space::horizontal(), label::body(figure).font(fonts::FIGURES_STRONG)]
        .spacing(S8)
        .align_y(Alignment::Center);
    column![line, bar(share, tone)].spacing(S4).into()
}
