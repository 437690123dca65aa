//! The titles of a grid, and the boxes to tick.

use std::rc::Rc;

use iced::widget::{button, column, container, row, space};
use iced::{Alignment, Border, Length, Padding};

use super::super::icon::{self, Icon};
use super::super::measure::{RADIUS, S4, S8, SMALL};
use super::super::{Element, Theme, focus, fonts, label, tip};
use super::edges::Edges;
use super::view::{HEADER, Lay};
use super::{Event, Grid, Sort, Ticks};

/// The box of a row.
pub(super) fn tick<'a, M: 'a>(on: bool) -> Element<'a, M> {
    mark(on.then(icon::check))
}

fn mark<'a, M: 'a>(sign: Option<Icon>) -> Element<'a, M> {
    let on = sign.is_some();
    let sign: Element<'a, M> = sign.map_or_else(|| space().into(), |sign| sign.text(16.0).into());
    container(sign)
        .center(20)
        .style(move |theme: &Theme| {
            let c = theme.colors();
            container::Style {
                text_color: Some(c.on_primary),
                background: Some(if on { c.primary } else { c.paper }.into()),
                border: Border {
                    color: if on { c.primary } else { c.line_strong },
                    width: 1.0,
                    radius: 4.into(),
                },
                ..container::Style::default()
            }
        })
        .into()
}

pub(super) fn header<'a, M: Clone + 'a>(g: &Grid<'a, M>, lay: &Lay<'_>) -> Element<'a, M> {
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
            press_title(inside.into(), (g.on)(Event::Sorted(Sort { column: i, descending })))
        } else {
            inside.into()
        };
        let title = match column.tip {
            Some(words) => tip::tip(title, words, None),
            None => title,
        };
        let title = container(title).width(Length::Fill).height(Length::Fill);
        if g.adjustable { bordered(title.into()) } else { title.into() }
    });
    let all = g.ticks.as_ref().map(|(all, _)| {
        let sign = match all {
            Ticks::None => None,
            Ticks::Some => Some(icon::minus()),
            Ticks::All => Some(icon::check()),
        };
        let inside = container(mark(sign)).center(Length::Fill);
        press_title(inside.into(), (g.on)(Event::AllTicked(*all != Ticks::All)))
    });
    let before = usize::from(all.is_some());
    let cells: Vec<Element<'a, M>> = all.into_iter().chain(titles).collect();
    let titles = Lay { height: HEADER, ..*lay }.bare(cells);
    let titles = if g.adjustable {
        let on = Rc::clone(&g.on);
        let on = Box::new(move |event| on(event));
        Edges { content: titles, shapes: Rc::clone(lay.shapes), before, on }.into()
    } else {
        titles
    };
    let ground = container(titles).width(Length::Fill).style(|theme: &Theme| {
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

/// A title with a hairline at its right: where a border can be taken hold of.
fn bordered<'a, M: 'a>(title: Element<'a, M>) -> Element<'a, M> {
    let line = container(iced::widget::rule::vertical(1)).width(1).height(Length::Fill).padding(Padding {
        top: S8,
        bottom: S8,
        ..Padding::ZERO
    });
    row![title, line].into()
}

/// A title that does something, by mouse and by key.
fn press_title<'a, M: Clone + 'a>(inside: Element<'a, M>, message: M) -> Element<'a, M> {
    let press =
        button(inside).padding(0).width(Length::Fill).height(Length::Fill).on_press(message.clone()).style(
            |theme: &Theme, status| {
                let hot = matches!(status, button::Status::Hovered | button::Status::Pressed);
                button::Style {
                    background: hot.then_some(theme.colors().line.into()),
                    text_color: theme.colors().ink,
                    ..button::Style::default()
                }
            },
        );
    focus::focusable(press, None, Some(message))
}
