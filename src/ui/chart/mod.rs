//! Charts: bars beside names, columns above names, a funnel. Every bar has its figure beside it, a name that is cut is
//! whole in a tip, and two series differ in how they are filled, as on paper. A bar with a door is pressed or entered by
//! Tab and Enter like any other line of a page.
//!
//! The caller says how much room there is; nothing reaches beyond it, except columns too many to be read, which are slid.

mod columns;
mod geometry;
mod ink;

pub use ink::Look;

use std::borrow::Cow;

use iced::widget::{column, container, row, space};
use iced::{Alignment, Border, Length, Padding, Size};

use super::badge::Tone;
use super::line::line;
use super::measure::{BODY, S4, S8, S12, TARGET};
use super::{Element, Theme, focus, fonts, grid, label, press};
use geometry::{length, sides};
use ink::ink;

/// Height of a group whose name takes two lines, px.
const FOLDED: f32 = 46.0;
/// Thickness of a bar alone, and of each of two, px.
const ALONE: f32 = 18.0;
const PAIR: f32 = 16.0;

/// What the bars of one kind are called in the legend, how they are filled and what they mean.
#[derive(Debug, Clone)]
pub struct Series<'a> {
    name: Cow<'a, str>,
    look: Look,
    tone: Tone,
}

/// A series of this name.
pub fn series<'a>(name: impl Into<Cow<'a, str>>, look: Look, tone: Tone) -> Series<'a> {
    Series { name: name.into(), look, tone }
}

/// A figure and its bar.
#[derive(Debug, Clone)]
pub struct Bar<'a, M> {
    value: u64,
    words: Cow<'a, str>,
    tone: Option<Tone>,
    chosen: bool,
    door: Option<M>,
}

/// A bar that is as long as `value`, with `words` at its end ("1.204", "12 (8%)").
pub fn bar<'a, M>(value: u64, words: impl Into<Cow<'a, str>>) -> Bar<'a, M> {
    Bar { value, words: words.into(), tone: None, chosen: false, door: None }
}

impl<M> Bar<'_, M> {
    /// Where it leads; none where nothing is behind it.
    #[must_use]
    pub fn on_press_maybe(self, door: Option<M>) -> Self {
        Self { door, ..self }
    }

    /// Where it leads.
    #[must_use]
    pub fn on_press(self, door: M) -> Self {
        self.on_press_maybe(Some(door))
    }

    /// Whether what it leads to is in sight.
    #[must_use]
    pub fn chosen(self, chosen: bool) -> Self {
        Self { chosen, ..self }
    }

    /// Another meaning than that of its series; the words beside it have to tell it too.
    #[must_use]
    pub fn tone(self, tone: Tone) -> Self {
        Self { tone: Some(tone), ..self }
    }
}

/// A name and its bars, one for each series.
#[derive(Debug, Clone)]
pub struct Group<'a, M> {
    name: Cow<'a, str>,
    strong: bool,
    indent: f32,
    bars: Vec<Bar<'a, M>>,
}

/// A group of this name.
pub fn group<'a, M>(name: impl Into<Cow<'a, str>>, bars: Vec<Bar<'a, M>>) -> Group<'a, M> {
    Group { name: name.into(), strong: false, indent: 0.0, bars }
}

impl<M> Group<'_, M> {
    /// A sum of others.
    #[must_use]
    pub fn strong(self, strong: bool) -> Self {
        Self { strong, ..self }
    }

    /// How far its name is set in, px.
    #[must_use]
    pub fn indent(self, indent: f32) -> Self {
        Self { indent, ..self }
    }
}

/// A chart being described; drawn by [`Chart::bars`], [`Chart::columns`] or [`Chart::funnel`].
#[derive(Debug, Clone)]
pub struct Chart<'a, M> {
    series: Vec<Series<'a>>,
    groups: Vec<Group<'a, M>>,
    nothing: &'a str,
}

impl<'a, M: Clone + 'a> Chart<'a, M> {
    /// `nothing`: what is said where there is no figure but 0.
    #[must_use]
    pub fn new(series: Vec<Series<'a>>, groups: Vec<Group<'a, M>>, nothing: &'a str) -> Self {
        Self { series, groups, nothing }
    }

    fn most(&self) -> u64 {
        self.groups.iter().flat_map(|group| &group.bars).map(|bar| bar.value).max().unwrap_or(0)
    }

    /// The width of the widest figure, px.
    fn figures(&self) -> f32 {
        let all = self.groups.iter().flat_map(|group| &group.bars).map(|bar| bar.words.as_ref());
        widest(all.map(|words| (words, 0.0)), fonts::FIGURES_STRONG, BODY)
    }

    /// Bars beside their names, one group below the other.
    #[must_use]
    pub fn bars(self, room: f32) -> Element<'a, M> {
        self.lying(room, false)
    }

    /// Bars around one middle, for steps each of which holds a part of the step before.
    #[must_use]
    pub fn funnel(self, room: f32) -> Element<'a, M> {
        self.lying(room, true)
    }

    fn lying(self, room: f32, funnel: bool) -> Element<'a, M> {
        let most = self.most();
        if most == 0 {
            return nothing(self.nothing);
        }
        let names = |strong| {
            let groups = self.groups.iter().filter(move |group| group.strong == strong);
            groups.map(|group| (group.name.as_ref(), group.indent))
        };
        let natural =
            widest(names(true), fonts::SEMIBOLD, BODY).max(widest(names(false), fonts::REGULAR, BODY));
        // It has a little room at both its sides.
        let natural = natural + S8 + S4;
        let lay = Lying { sides: sides(room, natural, self.figures()), most, funnel };
        let mut all = column![];
        if let Some(legend) = legend(&self.series) {
            all = all.push(legend);
        }
        for group in self.groups {
            all = all.push(lay.group(group, &self.series));
        }
        all.width(room).into()
    }
}

/// The width of the widest of these words, px. Only the longest are measured, for charts of two hundred units.
fn widest<'t>(words: impl Iterator<Item = (&'t str, f32)>, font: iced::Font, size: f32) -> f32 {
    let mut all: Vec<(&str, f32)> = words.collect();
    all.sort_by_key(|(words, indent)| std::cmp::Reverse(words.chars().count() + (indent / S8) as usize));
    all.iter().take(4).map(|(words, indent)| grid::bare(words, font, size) + indent).fold(0.0, f32::max)
}

/// What is said where there is nothing to draw.
fn nothing<'a, M: 'a>(words: &'a str) -> Element<'a, M> {
    label::colored(label::body(words), |c| c.ink_soft).into()
}

/// Which bars are which; none where there is one series only.
fn legend<'a, M: 'a>(all: &[Series<'a>]) -> Option<Element<'a, M>> {
    if all.len() < 2 {
        return None;
    }
    let parts = all.iter().map(|one| {
        let words = label::small(one.name.clone());
        row![one.look.sample(one.tone), words].spacing(S8).align_y(Alignment::Center).into()
    });
    Some(
        container(row(parts).spacing(S12 * 2.0).wrap())
            .padding(Padding { bottom: S8, left: S8, ..Padding::ZERO })
            .into(),
    )
}

/// The line that bars begin on.
fn axis<'a, M: 'a>(width: impl Into<Length>, height: impl Into<Length>) -> Element<'a, M> {
    container(space())
        .width(width)
        .height(height)
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().line_strong.into()),
            border: Border::default(),
            ..container::Style::default()
        })
        .into()
}

/// What can be pressed where it leads somewhere.
fn door<'a, M: Clone + 'a>(
    content: impl Into<Element<'a, M>>,
    door: Option<M>,
    chosen: bool,
) -> Element<'a, M> {
    match door {
        Some(door) => {
            let face = press::press(content).chosen(chosen).on_press(door.clone());
            focus::focusable(face, None, Some(door))
        }
        None => content.into(),
    }
}

/// The figure of a bar; nothing stands out of a 0.
fn figure<'a, M: 'a>(words: Cow<'a, str>, zero: bool) -> Element<'a, M> {
    let words = label::body(words).wrapping(iced::widget::text::Wrapping::None);
    if zero {
        label::colored(words.font(fonts::FIGURES), |c| c.ink_soft).into()
    } else {
        words.font(fonts::FIGURES_STRONG).into()
    }
}

/// A chart whose bars lie.
struct Lying {
    sides: geometry::Sides,
    most: u64,
    funnel: bool,
}

impl Lying {
    fn group<'a, M: Clone + 'a>(&self, group: Group<'a, M>, series: &[Series<'a>]) -> Element<'a, M> {
        let words = line(group.name);
        let words = if group.strong { words.strong() } else { words };
        let words = if self.sides.folded { words.two() } else { words };
        let name = container(words)
            .width(self.sides.names)
            .padding(Padding { left: S8 + group.indent, ..Padding::ZERO });
        let count = group.bars.len();
        let high = if self.sides.folded { FOLDED } else { TARGET };
        if count < 2 {
            let Some(bar) = group.bars.into_iter().next() else { return name.into() };
            let (leads, chosen) = (bar.door.clone(), bar.chosen);
            let track = self.track(bar, series.first(), (high, 0, 1));
            let all = row![container(name).center_y(high), track].spacing(S8).align_y(Alignment::Center);
            return door(container(all).width(Length::Fill), leads, chosen);
        }
        let mut tracks = column![];
        for (at, bar) in group.bars.into_iter().enumerate() {
            let (leads, chosen) = (bar.door.clone(), bar.chosen);
            let track = self.track(bar, series.get(at), (TARGET, at, count));
            tracks = tracks.push(door(container(track).width(Length::Fill), leads, chosen));
        }
        row![name, tracks].spacing(S8).align_y(Alignment::Center).into()
    }

    /// A bar and its figure; `at` says which of how many bars of its group it is, so that two stand close together.
    fn track<'a, M: 'a>(
        &self,
        bar: Bar<'a, M>,
        series: Option<&Series<'a>>,
        (high, at, count): (f32, usize, usize),
    ) -> Element<'a, M> {
        let look = series.map_or(Look::Solid, |it| it.look);
        let tone = bar.tone.or(series.map(|it| it.tone)).unwrap_or(Tone::Gold);
        let long = length(bar.value, self.most, self.sides.bars);
        let thick = if count > 1 { PAIR } else { ALONE };
        // The first bar of a group stands at the foot of its place, the last at the head of its own.
        let padding = match (count, at) {
            (..=1, _) => (high - thick) / 2.0,
            (_, 0) => high - thick - 1.0,
            (_, at) if at + 1 == count => 1.0,
            _ => (high - thick) / 2.0,
        };
        let drawn = container(ink(Size::new(long, thick), look, tone))
            .padding(Padding { top: padding, ..Padding::ZERO });
        // A figure is as high as its line: it stands around the middle of its bar.
        let above = (padding + thick / 2.0 - BODY * 1.45 / 2.0).max(0.0);
        let words =
            container(figure(bar.words, bar.value == 0)).padding(Padding { top: above, ..Padding::ZERO });
        if self.funnel {
            let beside = (self.sides.bars - long) / 2.0;
            return row![
                space().width(beside),
                drawn,
                space().width((beside + S4).max(0.0)),
                container(words).height(high)
            ]
            .height(high)
            .into();
        }
        row![axis(1, high), drawn, space().width(S4), container(words).height(high)].height(high).into()
    }
}
