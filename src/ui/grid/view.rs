//! The drawing of a grid: header, rows in sight between two spacers, and the line with the count.

use std::rc::Rc;

use iced::advanced::text::{Paragraph as _, Renderer as TextRenderer};
use iced::widget::{column, container, keyed_column, row, scrollable, space};
use iced::{Alignment, Element as IcedElement, Font, Length, Padding, Point, Size};

use super::super::measure::{BODY, S8, S12, SMALL};
use super::super::press::press;
use super::super::{Element, Renderer, Theme, focus, fonts, label};
use super::bar::bar;
use super::cells::{Cells, Shape, Shapes};
use super::header::{header, tick};
use super::slide::{Pane, Slide};
use super::{Column, Event, State, key_event};

/// Height of the titles, px.
pub(super) const HEADER: f32 = 36.0;

/// Width of the ticks, px.
const TICKS: f32 = 44.0;

type Build<'a, M> = Box<dyn Fn(usize) -> Vec<Element<'a, M>> + 'a>;
type On<'a, M> = Rc<dyn Fn(Event) -> M + 'a>;
type Ticked<'a> = Box<dyn Fn(usize) -> bool + 'a>;

/// How many of all rows are ticked: what the box above them shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticks {
    /// Not one.
    None,
    /// Some of them.
    Some,
    /// Every one.
    All,
}

/// A grid being described; turns into an element with `.into()`. Fills its place.
pub struct Grid<'a, M> {
    pub(super) state: &'a State,
    pub(super) columns: Vec<Column<'a>>,
    count: usize,
    pub(super) on: On<'a, M>,
    row: Build<'a, M>,
    noun: Option<&'a str>,
    remark: Option<Element<'a, M>>,
    total: Option<Vec<Element<'a, M>>>,
    empty: Option<Element<'a, M>>,
    menu: bool,
    frozen: usize,
    pub(super) adjustable: bool,
    pub(super) ticks: Option<(Ticks, Ticked<'a>)>,
}

impl<'a, M: Clone + 'a> Grid<'a, M> {
    /// `row` builds the cells of the row at a place, one for each column; it is called for the rows in sight only.
    pub fn new(
        state: &'a State,
        columns: Vec<Column<'a>>,
        count: usize,
        on: impl Fn(Event) -> M + 'a,
        row: impl Fn(usize) -> Vec<Element<'a, M>> + 'a,
    ) -> Self {
        Self {
            state,
            columns,
            count,
            on: Rc::new(on),
            row: Box::new(row),
            noun: None,
            remark: None,
            total: None,
            empty: None,
            menu: false,
            frozen: 0,
            adjustable: false,
            ticks: None,
        }
    }

    /// Writes "128 hồ sơ" under the rows.
    #[must_use]
    pub fn count(self, noun: &'a str) -> Self {
        Self { noun: Some(noun), ..self }
    }

    /// Stands at the right of the count line ("Đã chọn 3", "Lọc: chưa đủ hồ sơ").
    #[must_use]
    pub fn remark(self, remark: impl Into<Element<'a, M>>) -> Self {
        Self { remark: Some(remark.into()), ..self }
    }

    /// A last row that stays below the others: the sums. One cell for each column.
    #[must_use]
    pub fn total(self, cells: Vec<Element<'a, M>>) -> Self {
        Self { total: Some(cells), ..self }
    }

    /// Stands in place of the rows when there are none; see [`crate::ui::empty`].
    #[must_use]
    pub fn empty(self, empty: impl Into<Element<'a, M>>) -> Self {
        Self { empty: Some(empty.into()), ..self }
    }

    /// Right clicks are told as [`Event::Menu`].
    #[must_use]
    pub fn menu(self) -> Self {
        Self { menu: true, ..self }
    }

    /// The first so many columns stay in sight while the others slide sideways.
    #[must_use]
    pub fn freeze(self, columns: usize) -> Self {
        Self { frozen: columns, ..self }
    }

    /// The borders between the titles can be drawn; see [`Event::Resized`] and [`Event::Fitted`].
    #[must_use]
    pub fn adjustable(self) -> Self {
        Self { adjustable: true, ..self }
    }

    /// Puts a box to tick before every row and one above them all; `ticked` says it of the row at a place.
    #[must_use]
    pub fn ticks(self, all: Ticks, ticked: impl Fn(usize) -> bool + 'a) -> Self {
        Self { ticks: Some((all, Box::new(ticked))), ..self }
    }

    fn shapes(&self) -> Shapes {
        let ticks = Shape { width: Length::Fixed(TICKS), least: TICKS, align: Alignment::Center };
        let columns = self.columns.iter().map(|column| Shape {
            width: column.width,
            least: column.least,
            align: column.align,
        });
        let before = usize::from(self.ticks.is_some());
        Shapes {
            all: self.ticks.iter().map(|_| ticks).chain(columns).collect(),
            frozen: before + self.frozen,
        }
    }
}

/// What one row of cells is laid with.
pub(super) struct Lay<'s> {
    pub(super) shapes: &'s Rc<Shapes>,
    pub(super) height: f32,
    pub(super) slid: f32,
}

impl Lay<'_> {
    /// `first` stands as it is: a tick fills its whole cell to be easy to hit.
    fn row<'a, M: 'a>(
        &self,
        first: Option<Element<'a, M>>,
        cells: impl IntoIterator<Item = Element<'a, M>>,
    ) -> Element<'a, M> {
        let before = usize::from(first.is_some());
        let cells = self.shapes.all.iter().skip(before).zip(cells).map(|(shape, cell)| {
            container(cell)
                .width(Length::Fill)
                .height(Length::Fill)
                .align_x(shape.align)
                .align_y(Alignment::Center)
                .padding(Padding { left: S8, right: S8, ..Padding::ZERO })
                .clip(true)
                .into()
        });
        self.bare(first.into_iter().chain(cells).collect())
    }

    pub(super) fn bare<'a, M: 'a>(&self, cells: Vec<Element<'a, M>>) -> Element<'a, M> {
        Cells { cells, shapes: Rc::clone(self.shapes), height: self.height, slid: self.slid }.into()
    }
}

impl<'a, M: Clone + 'a> From<Grid<'a, M>> for Element<'a, M> {
    fn from(mut g: Grid<'a, M>) -> Self {
        let shapes = Rc::new(g.shapes());
        let lay = Lay { shapes: &shapes, height: g.state.row, slid: g.state.slid };
        let header = header(&g, &lay);
        let has_rows = g.count > 0;
        let body: Element<'a, M> = match (has_rows, g.empty.take()) {
            (false, Some(empty)) => container(empty).height(Length::Fill).into(),
            (false, None) => space().height(Length::Fill).into(),
            (true, _) => rows(&g, &lay),
        };
        let slid = |on: &On<'a, M>| {
            let on = Rc::clone(on);
            Box::new(move |x| on(Event::Slid(x))) as Box<dyn Fn(f32) -> M + 'a>
        };
        let bar = Slide { shapes: Rc::clone(&shapes), slid: g.state.slid, on_slid: slid(&g.on) };
        let mut all = column![header, body, Element::from(bar)];
        if let (Some(cells), true) = (g.total.take(), has_rows) {
            let line = lay.row(g.ticks.as_ref().map(|_| space().into()), cells);
            all = all.push(super::super::panel::hairline());
            all = all.push(container(line).width(Length::Fill).style(|theme: &Theme| container::Style {
                background: Some(theme.colors().surface.into()),
                ..container::Style::default()
            }));
        }
        if g.noun.is_some() || g.remark.is_some() {
            let mut foot = row![].spacing(S12).align_y(Alignment::Center).height(30);
            if let Some(noun) = g.noun {
                foot = foot.push(label::small(format!("{} {noun}", thousands(g.count))).font(fonts::FIGURES));
            }
            foot = foot.push(space::horizontal());
            if let Some(remark) = g.remark {
                foot = foot.push(remark);
            }
            all = all.push(super::super::panel::hairline());
            all = all.push(container(foot).padding(Padding { left: S12, right: S12, ..Padding::ZERO }));
        }
        let pane = Pane {
            content: all.into(),
            live: g.state.live.clone(),
            shapes: Rc::clone(&shapes),
            slid: g.state.slid,
            on_slid: slid(&g.on),
        };
        // One px inside the border: rows must not be drawn over it.
        container(Element::from(pane))
            .padding(1)
            .width(Length::Fill)
            .height(Length::Fill)
            .style(super::super::panel::card_style)
            .into()
    }
}

/// 12345 → "12.345", as figures are written in Vietnamese.
fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// The width that words take in a cell of a grid, with the room around them, px.
#[must_use]
pub fn natural(words: &str, font: Font, size: f32) -> f32 {
    bare(words, font, size) + 2.0 * S8
}

/// The width that words take by themselves, px.
pub(in crate::ui) fn bare(words: &str, font: Font, size: f32) -> f32 {
    type Paragraph = <Renderer as TextRenderer>::Paragraph;
    let text = iced::advanced::text::Text {
        content: words,
        bounds: Size::INFINITE,
        size: size.into(),
        line_height: iced::advanced::text::LineHeight::Relative(1.4),
        font,
        align_x: iced::advanced::text::Alignment::Left,
        align_y: iced::alignment::Vertical::Top,
        shaping: iced::advanced::text::Shaping::Basic,
        wrapping: iced::advanced::text::Wrapping::None,
    };
    Paragraph::with_text(text).min_bounds().width.ceil() + 1.0
}

fn rows<'a, M: Clone + 'a>(g: &Grid<'a, M>, lay: &Lay<'_>) -> Element<'a, M> {
    let (state, count, on) = (g.state, g.count, &g.on);
    let seen = state.visible(count);
    let above = seen.start as f32 * state.row;
    let below = (count - seen.end) as f32 * state.row;
    // Keyed by place: a row that stays in sight keeps its laid-out text.
    let body = seen.map(|place| {
        let ticked = g.ticks.as_ref().is_some_and(|(_, ticked)| ticked(place));
        let tick = g.ticks.as_ref().map(|_| {
            let (on, live) = (Rc::clone(on), state.live.clone());
            let press = press(container(tick(ticked)).center(Length::Fill)).on_press_by(move || {
                let stretch = live.held().shift();
                on(if stretch { Event::Reached(place) } else { Event::Ticked(place) })
            });
            Element::from(press)
        });
        let (clicked, live, ticks) = (Rc::clone(on), state.live.clone(), g.ticks.is_some());
        let mut area = press(lay.row(tick, (g.row)(place)))
            .chosen(state.chosen() == Some(place))
            .picked(ticked)
            .line()
            .on_press_by(move || {
                let held = live.held();
                clicked(match (ticks, held.shift(), held.command()) {
                    (true, true, _) => Event::Reached(place),
                    (true, false, true) => Event::Joined(place),
                    _ => Event::Chosen(place),
                })
            })
            .on_double(on(Event::Opened(place)));
        if g.menu {
            let on = Rc::clone(on);
            // Inside the scrolled rows the pointer is told in their own measure; a menu opens in the window's.
            let offset = state.offset;
            area = area.on_right(move |at| on(Event::Menu(place, Point::new(at.x, at.y - offset))));
        }
        (place, Element::from(area))
    });
    let all: IcedElement<'a, M, Theme, Renderer> =
        column![space().height(above), keyed_column(body), space().height(below)].into();
    let scrolled = Rc::clone(on);
    let list = scrollable(all)
        .id(state.id.clone())
        .direction(scrollable::Direction::Vertical(scrollable::Scrollbar::hidden()))
        .width(Length::Fill)
        .height(Length::Fill)
        .on_scroll(move |view| {
            scrolled(Event::Scrolled { offset: view.absolute_offset().y, height: view.bounds().height })
        });
    let list = bar(list, state.id.clone(), state.offset, count as f32 * state.row);
    let (chosen, ticks, on) = (state.chosen(), g.ticks.is_some(), Rc::clone(on));
    let (slid, live) = (state.slid, state.live.clone());
    focus::keys(list, move |key, modifiers| {
        let slid = (live.farthest() > 0.5).then_some(slid);
        key_event(key, modifiers, chosen, ticks, slid).map(|event| on(event))
    })
}

/// The width that the title of a column takes, with the sign of the order beside it, px.
#[must_use]
pub fn natural_title(title: &str) -> f32 {
    natural(title, fonts::SEMIBOLD, SMALL) + BODY + S8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_with_dots() {
        assert_eq!(thousands(7), "7");
        assert_eq!(thousands(1_000), "1.000");
        assert_eq!(thousands(100_000), "100.000");
        assert_eq!(thousands(1_234_567), "1.234.567");
    }
}
