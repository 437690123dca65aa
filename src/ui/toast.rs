//! Short notices at the lower right, over everything but a dialog. The shell keeps the list and decides how long each
//! one stays; errors stay until they are closed.

use iced::widget::{column, container, row, stack};
use iced::{Alignment, Border, Length, Padding};

use super::badge::Tone;
use super::measure::{RADIUS, S4, S8, S12, S16, STATUS};
use super::{Element, Theme, button, icon, label};

/// One notice.
#[derive(Debug, Clone)]
pub struct Toast<M> {
    /// How serious it is.
    pub tone: Tone,
    /// The plain sentence: what happened, what is safe, what to do.
    pub words: String,
    /// Shown small below: the second voice, for whoever helps.
    pub detail: Option<String>,
    /// A deed offered with it: ("Hoàn tác", message).
    pub deed: Option<(&'static str, M)>,
}

impl<M> Toast<M> {
    /// A notice with its plain sentence.
    #[must_use]
    pub fn new(tone: Tone, words: impl Into<String>) -> Self {
        Self { tone, words: words.into(), detail: None, deed: None }
    }

    /// The second voice, small below.
    #[must_use]
    pub fn detail(self, words: impl Into<String>) -> Self {
        Self { detail: Some(words.into()), ..self }
    }

    /// A deed offered with it: `("Hoàn tác", message)`.
    #[must_use]
    pub fn deed(self, words: &'static str, message: M) -> Self {
        Self { deed: Some((words, message)), ..self }
    }
}

/// The page with notices over its lower right corner, the newest last. `on_close` gets the place in the list.
pub fn over<'a, M: Clone + 'a>(
    page: impl Into<Element<'a, M>>,
    toasts: &'a [Toast<M>],
    on_close: impl Fn(usize) -> M + 'a,
) -> Element<'a, M> {
    let shown = toasts.iter().enumerate().map(|(i, toast)| one(toast, on_close(i)));
    let pile = (!toasts.is_empty()).then(|| {
        container(column(shown).spacing(S8).width(400))
            .align_right(Length::Fill)
            .align_bottom(Length::Fill)
            .padding(Padding { right: S16, bottom: S16 + STATUS, top: S16, left: S16 })
    });
    stack![page.into()].push(pile).width(Length::Fill).height(Length::Fill).into()
}

fn one<'a, M: Clone + 'a>(toast: &'a Toast<M>, close: M) -> Element<'a, M> {
    let tone = toast.tone;
    let sign = tone
        .sign()
        .text(18.0)
        .style(move |theme: &Theme| iced::widget::text::Style { color: Some(tone.ink(theme.colors())) });
    let mut words = column![label::body(toast.words.as_str())].spacing(S4).width(Length::Fill);
    if let Some(detail) = &toast.detail {
        words = words.push(label::small(detail.as_str()));
    }
    if let Some((name, message)) = &toast.deed {
        words = words.push(button::secondary(*name).icon(icon::undo()).on_press(message.clone()));
    }
    let line = row![
        container(sign).padding(Padding { top: 2.0, ..Padding::ZERO }),
        words,
        Element::from(button::icon(icon::close(), "Đóng").on_press(close))
    ]
    .spacing(S8)
    .align_y(Alignment::Start);
    // Opaque: a click on the notice must not reach the list below it.
    iced::widget::opaque(
        container(line).padding(Padding { top: 8.0, bottom: 8.0, left: S12, right: S8 }).style(
            move |theme: &Theme| {
                let c = theme.colors();
                container::Style {
                    text_color: Some(c.ink),
                    background: Some(tone.ground(c).into()),
                    border: Border { color: tone.ink(c), width: 1.0, radius: RADIUS.into() },
                    ..container::Style::default()
                }
            },
        ),
    )
}
