//! The left rail: icon and word for every place, a gold bar at the current one, counts where something waits.
//!
//! ```no_run
//! use guong_sang::ui::{Element, icon, rail::{Entry, rail}};
//! #[derive(Clone, Copy, PartialEq)]
//! enum Place { Plans, Dossiers }
//! #[derive(Clone)]
//! enum Message { Went(Place), Folded }
//! fn view<'a>(here: Place, folded: bool) -> Element<'a, Message> {
//!     rail(
//!         "Gương Sáng",
//!         vec![
//!             Entry::new(Place::Plans, icon::plan(), "Kế hoạch").keys("Ctrl+2"),
//!             Entry::new(Place::Dossiers, icon::dossier(), "Hồ sơ").count(3),
//!         ],
//!         here,
//!         folded,
//!         Message::Went,
//!         Message::Folded,
//!     )
//! }
//! ```

use iced::widget::{button, column, container, row, space};
use iced::{Alignment, Border, Length, Padding};

use super::icon::{self, Icon};
use super::measure::{RADIUS, RAIL, RAIL_FOLDED, S4, S8, S12};
use super::{Element, Theme, badge, focus, fonts, label, tip};

/// One place one can go to.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a, P> {
    place: P,
    icon: Icon,
    words: &'a str,
    count: usize,
    keys: Option<&'a str>,
}

impl<'a, P> Entry<'a, P> {
    /// A place with its icon and word.
    #[must_use]
    pub fn new(place: P, icon: Icon, words: &'a str) -> Self {
        Self { place, icon, words, count: 0, keys: None }
    }

    /// How many things wait there; none is not shown.
    #[must_use]
    pub fn count(self, count: usize) -> Self {
        Self { count, ..self }
    }

    /// The keys that lead there, shown in the tip.
    #[must_use]
    pub fn keys(self, keys: &'a str) -> Self {
        Self { keys: Some(keys), ..self }
    }
}

/// The whole rail with the name of the program above and the folding button at its foot.
pub fn rail<'a, P, M>(
    name: &'a str,
    entries: Vec<Entry<'a, P>>,
    here: P,
    folded: bool,
    on_go: impl Fn(P) -> M + 'a,
    on_fold: M,
) -> Element<'a, M>
where
    P: Copy + PartialEq + 'a,
    M: Clone + 'a,
{
    let width = if folded { RAIL_FOLDED } else { RAIL };
    let mark = label::colored(icon::star().text(20.0), |c| c.gold);
    let head: Element<'a, M> = if folded {
        container(mark).center(Length::Fill).into()
    } else {
        row![mark, label::colored(label::heading(name), |c| c.primary_ink)]
            .spacing(S8)
            .align_y(Alignment::Center)
            .height(Length::Fill)
            .padding(Padding { left: S16_MARK, ..Padding::ZERO })
            .into()
    };
    let head = container(head).height(super::measure::STRIP).width(Length::Fill);
    let places = column(entries.into_iter().map(|entry| {
        let message = on_go(entry.place);
        place(&entry, entry.place == here, folded, message)
    }))
    .spacing(S4);
    let fold = super::button::icon(
        if folded { icon::right() } else { icon::left() },
        if folded { "Mở rộng thanh bên" } else { "Thu gọn thanh bên" },
    )
    .keys("F9")
    .on_press(on_fold);
    let fold =
        container(fold).width(Length::Fill).align_x(if folded { Alignment::Center } else { Alignment::End });
    let all = column![head, places, space::vertical(), fold].spacing(S8).height(Length::Fill);
    let ground = container(all).width(width).height(Length::Fill).padding(S8).style(|theme: &Theme| {
        container::Style { background: Some(theme.colors().rail.into()), ..container::Style::default() }
    });
    row![ground, iced::widget::rule::vertical(1)].into()
}

/// Brings the mark in line with the icons of the entries below.
const S16_MARK: f32 = 10.0;

fn place<'a, P, M: Clone + 'a>(
    entry: &Entry<'a, P>,
    current: bool,
    folded: bool,
    message: M,
) -> Element<'a, M> {
    let bar = container(space().width(3).height(20)).style(move |theme: &Theme| container::Style {
        background: current.then_some(theme.colors().gold.into()),
        border: Border { radius: 2.into(), ..Border::default() },
        ..container::Style::default()
    });
    let icon = if current {
        label::colored(entry.icon.text(20.0), |c| c.primary_ink)
    } else {
        entry.icon.text(20.0)
    };
    let mut line = row![bar, icon].spacing(S8).align_y(Alignment::Center).height(Length::Fill);
    if !folded {
        let words = label::body(entry.words).font(if current { fonts::SEMIBOLD } else { fonts::REGULAR });
        line = line.push(container(words).width(Length::Fill).padding(Padding { left: S4, ..Padding::ZERO }));
        line = line.push(badge::count(entry.count));
    }
    let press = button(line)
        .width(Length::Fill)
        .height(40)
        .padding(Padding { right: S12, ..Padding::ZERO })
        .on_press(message.clone())
        .style(move |theme: &Theme, status| {
            let c = theme.colors();
            let hot = matches!(status, button::Status::Hovered | button::Status::Pressed);
            button::Style {
                background: if current { Some(c.paper.into()) } else { hot.then_some(c.surface.into()) },
                text_color: if current { c.ink } else { c.ink_soft },
                border: Border {
                    color: if current { c.line } else { iced::Color::TRANSPARENT },
                    width: 1.0,
                    radius: RADIUS.into(),
                },
                ..button::Style::default()
            }
        });
    let reach = focus::focusable(press, None, Some(message));
    match (folded, entry.keys) {
        (true, keys) => tip::tip(reach, entry.words, keys),
        (false, Some(keys)) => tip::tip(reach, entry.words, Some(keys)),
        (false, None) => reach,
    }
}
