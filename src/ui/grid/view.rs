//! The drawing of a grid: header, rows in sight between two spacers, and the line with the count.

use iced::keyboard::{Key, Modifiers, key::Named};
use iced::widget::{button, column, container, keyed_column, row, scrollable, space};
use iced::{Alignment, Border, Element as IcedElement, Length, Padding, Point};

use super::super::icon::{self, Icon};
use super::super::measure::{RADIUS, S4, S8, S12, SMALL};
use super::super::press::press;
use super::super::{Element, Renderer, Theme, focus, fonts, label, tip};
use super::bar::bar;
use super::{Column, Event, Sort, State, Step};

/// Kept free at the right of every row for the scroll bar, so that header and rows always agree.
const GUTTER: f32 = 14.0;
const HEADER: f32 = 36.0;

type Build<'a, M> = Box<dyn Fn(usize) -> Vec<Element<'a, M>> + 'a>;

/// A grid being described; turns into an element with `.into()`. Fills its place.
pub struct Grid<'a, M> {
    state: &'a State,
    columns: Vec<Column<'a>>,
    count: usize,
    on: Box<dyn Fn(Event) -> M + 'a>,
    row: Build<'a, M>,
    noun: Option<&'a str>,
    remark: Option<Element<'a, M>>,
    total: Option<Vec<Element<'a, M>>>,
    empty: Option<Element<'a, M>>,
    menu: bool,
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
            on: Box::new(on),
            row: Box::new(row),
            noun: None,
            remark: None,
            total: None,
            empty: None,
            menu: false,
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
}

impl<'a, M: Clone + 'a> From<Grid<'a, M>> for Element<'a, M> {
    fn from(g: Grid<'a, M>) -> Self {
        let header = header(&g);
        let has_rows = g.count > 0;
        let body: Element<'a, M> = match (has_rows, g.empty) {
            (false, Some(empty)) => container(empty).height(Length::Fill).into(),
            (false, None) => space().height(Length::Fill).into(),
            (true, _) => rows(g.state, &g.columns, g.count, g.on, &g.row, g.menu),
        };
        let mut all = column![header, body];
        if let (Some(cells), true) = (g.total, has_rows) {
            let line = cells_row(&g.columns, cells, g.state.row);
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
        // One px inside the border: rows must not be drawn over it.
        container(all)
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

fn rows<'a, M: Clone + 'a>(
    state: &'a State,
    columns: &[Column<'a>],
    count: usize,
    on: Box<dyn Fn(Event) -> M + 'a>,
    build: &Build<'a, M>,
    menu: bool,
) -> Element<'a, M> {
    let on = std::rc::Rc::new(on);
    let seen = state.visible(count);
    let above = seen.start as f32 * state.row;
    let below = (count - seen.end) as f32 * state.row;
    // Keyed by place: a row that stays in sight keeps its laid-out text.
    let body = seen.map(|place| {
        let mut area = press(cells_row(columns, build(place), state.row))
            .chosen(state.chosen() == Some(place))
            .line()
            .on_press(on(Event::Chosen(place)))
            .on_double(on(Event::Opened(place)));
        if menu {
            let on = on.clone();
            // Inside the scrolled rows the pointer is told in their own measure; a menu opens in the window's.
            let offset = state.offset;
            area = area.on_right(move |at| on(Event::Menu(place, Point::new(at.x, at.y - offset))));
        }
        (place, Element::from(area))
    });
    let all: IcedElement<'a, M, Theme, Renderer> =
        column![space().height(above), keyed_column(body), space().height(below)].into();
    let scrolled = on.clone();
    let list = scrollable(all)
        .id(state.id.clone())
        .direction(scrollable::Direction::Vertical(scrollable::Scrollbar::hidden()))
        .width(Length::Fill)
        .height(Length::Fill)
        .on_scroll(move |view| {
            scrolled(Event::Scrolled { offset: view.absolute_offset().y, height: view.bounds().height })
        });
    let list = bar(list, state.id.clone(), state.offset, count as f32 * state.row);
    let chosen = state.chosen();
    focus::keys(list, move |key, modifiers| key_event(key, modifiers, chosen).map(|event| on(event)))
}

fn key_event(key: &Key, modifiers: Modifiers, chosen: Option<usize>) -> Option<Event> {
    let Key::Named(named) = key else { return None };
    if modifiers.shift() || modifiers.alt() || modifiers.logo() {
        return None;
    }
    let step = match (named, modifiers.control()) {
        (Named::ArrowUp, false) => Step::Up,
        (Named::ArrowDown, false) => Step::Down,
        (Named::PageUp, false) => Step::PageUp,
        (Named::PageDown, false) => Step::PageDown,
        (Named::Home, _) => Step::First,
        (Named::End, _) => Step::Last,
        (Named::Enter, false) => return chosen.map(Event::Opened),
        _ => return None,
    };
    Some(Event::Stepped(step))
}

fn cells_row<'a, M: 'a>(columns: &[Column<'a>], cells: Vec<Element<'a, M>>, height: f32) -> Element<'a, M> {
    let cells = columns.iter().zip(cells).map(|(column, cell)| {
        container(cell)
            .width(column.width)
            .height(Length::Fill)
            .align_x(column.align)
            .align_y(Alignment::Center)
            .padding(Padding { left: S8, right: S8, ..Padding::ZERO })
            .clip(true)
            .into()
    });
    row(cells).height(height).padding(Padding { left: S4, right: GUTTER, ..Padding::ZERO }).into()
}

fn header<'a, M: Clone + 'a>(g: &Grid<'a, M>) -> Element<'a, M> {
    let sort = g.state.sort();
    let titles = g.columns.iter().enumerate().map(|(i, column)| {
        let here = sort.filter(|sort| sort.column == i);
        let words = label::body(column.title)
            .size(SMALL)
            .font(fonts::SEMIBOLD)
            .wrapping(iced::widget::text::Wrapping::None);
        let arrow: Option<Icon> = here.map(|sort| if sort.descending { icon::down() } else { icon::up() });
        let mut line = row![words].spacing(S4).align_y(Alignment::Center);
        if let Some(arrow) = arrow {
            line = line.push(label::colored(arrow.text(14.0), |c| c.gold_ink));
        }
        let inside = container(line)
            .width(Length::Fill)
            .height(Length::Fill)
            .align_x(column.align)
            .align_y(Alignment::Center)
            .padding(Padding { left: S8, right: S8, ..Padding::ZERO })
            .clip(true);
        let title: Element<'a, M> = if column.sortable {
            let descending = here.is_some_and(|sort| !sort.descending);
            let message = (g.on)(Event::Sorted(Sort { column: i, descending }));
            let press = button(inside)
                .padding(0)
                .width(Length::Fill)
                .height(Length::Fill)
                .on_press(message.clone())
                .style(|theme: &Theme, status| {
                    let hot = matches!(status, button::Status::Hovered | button::Status::Pressed);
                    button::Style {
                        background: hot.then_some(theme.colors().line.into()),
                        text_color: theme.colors().ink,
                        ..button::Style::default()
                    }
                });
            focus::focusable(press, None, Some(message))
        } else {
            inside.into()
        };
        let title = match column.tip {
            Some(words) => tip::tip(title, words, None),
            None => title,
        };
        container(title).width(column.width).height(Length::Fill).into()
    });
    let line = row(titles).height(HEADER).padding(Padding { left: S4, right: GUTTER, ..Padding::ZERO });
    let ground = container(line).width(Length::Fill).style(|theme: &Theme| {
        let c = theme.colors();
        container::Style {
            text_color: Some(c.ink),
            background: Some(c.surface.into()),
            border: Border {
                radius: iced::border::Radius::default().top_left(RADIUS - 1.0).top_right(RADIUS - 1.0),
                ..Border::default()
            },
            ..container::Style::default()
        }
    });
    column![ground, super::super::panel::hairline()].into()
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
