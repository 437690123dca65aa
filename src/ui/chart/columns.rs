//! Columns side by side, their names below: what went on from month to month or from year to year.

use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Length, Padding, Size};

use super::super::badge::Tone;
use super::super::line::line;
use super::super::measure::{BODY, S4, SMALL};
use super::super::{Element, focus, fonts};
use super::geometry::{Slots, length, slots};
use super::ink::{Look, ink};
use super::{Chart, Group, Series, axis, door, figure, legend, nothing, widest};

/// Height of a figure above its column, px.
const FIGURE: f32 = BODY * 1.45;
/// Height of the names below on one line and on two, px.
const NAME: f32 = 22.0;
const NAMES: f32 = 40.0;
/// Height of the bar by which columns are slid, px.
const SLIDE: f32 = 14.0;

impl<'a, M: Clone + 'a> Chart<'a, M> {
    /// Columns above their names, the highest of them `high` px with its figure.
    #[must_use]
    pub fn columns(self, room: f32, high: f32) -> Element<'a, M> {
        let most = self.most();
        if most == 0 {
            return nothing(self.nothing);
        }
        let names = widest(self.groups.iter().map(|group| (group.name.as_ref(), 0.0)), fonts::REGULAR, SMALL);
        let slots = slots(room, self.groups.len(), self.series.len(), names + 2.0 * S4, self.figures());
        let lay = Standing { slots, most, high };
        let wide = slots.all > room;
        let legend = legend(&self.series);
        let standing = self.groups.into_iter().map(|group| lay.group(group, &self.series));
        let all: Element<'a, M> = row(standing).into();
        let all = if wide {
            let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
            let inside = container(all).padding(Padding { bottom: SLIDE, ..Padding::ZERO });
            // What the keyboard reaches comes into sight.
            focus::follow(scrollable(inside).direction(scrollable::Direction::Horizontal(bar)).width(room))
        } else {
            all
        };
        column![legend.unwrap_or_else(|| space().into()), all].into()
    }
}

/// A chart whose bars stand.
struct Standing {
    slots: Slots,
    most: u64,
    high: f32,
}

impl Standing {
    fn group<'a, M: Clone + 'a>(&self, group: Group<'a, M>, series: &[Series<'a>]) -> Element<'a, M> {
        let place = self.slots.place;
        let mut lone = None;
        let mut standing = row![];
        let alone = group.bars.len() == 1;
        for (at, bar) in group.bars.into_iter().enumerate() {
            let one = series.get(at);
            let look = one.map_or(Look::Solid, |it| it.look);
            let tone = bar.tone.or(one.map(|it| it.tone)).unwrap_or(Tone::Gold);
            let long = length(bar.value, self.most, self.high - FIGURE);
            let drawn = ink(Size::new(self.slots.thick, long), look, tone);
            let words = container(figure(bar.words, bar.value == 0)).center_x(place);
            let all = column![space::vertical(), words, container(drawn).center_x(place)].height(self.high);
            if alone {
                lone = Some((bar.door, bar.chosen));
                standing = standing.push(all);
            } else {
                standing = standing.push(door(all, bar.door, bar.chosen));
            }
        }
        let name = line(group.name).small().align(iced::advanced::text::Alignment::Center);
        let name = if self.slots.folded { name.two() } else { name };
        let name = container(name)
            .width(self.slots.slot)
            .height(if self.slots.folded { NAMES } else { NAME })
            .padding(Padding { top: 2.0, left: S4, right: S4, ..Padding::ZERO });
        let all = column![standing, axis(Length::Fixed(self.slots.slot), 1), name]
            .width(self.slots.slot)
            .align_x(Alignment::Center);
        // A single column and its name are one door.
        match lone {
            Some((leads, chosen)) => door(all, leads, chosen),
            None => all.into(),
        }
    }
}
