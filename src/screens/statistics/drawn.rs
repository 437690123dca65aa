//! The table drawn: bars of its rows, columns where the rows are years, and the steps of a dossier as a funnel.

use super::face::whole_tree;
use super::{Message, Statistics};
use crate::domain::statistics::{Counted, Dimension, LineKind, Question, Record, Table};
use crate::screens::typed::{Named, chosen};
use crate::text::number::{grouped, percent};
use crate::ui::badge::Tone;
use crate::ui::chart::{self, Bar, Chart, Group, Look};
use crate::ui::choice::Pick;
use crate::ui::measure::{CONTROL, S8, S12, S16};
use crate::ui::{Element, focus, label, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Length, Padding, Size};

/// How the table is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shown {
    /// As figures.
    #[default]
    Table,
    /// As a chart.
    Chart,
}

/// Which columns of the table are drawn, by their names, so that they stay when the table is counted again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Nothing was chosen yet.
    open: bool,
    /// The column; none draws the totals.
    first: Option<String>,
    /// The column beside it, if one is compared.
    second: Option<String>,
}

impl Drawn {
    pub(super) const fn new() -> Self {
        Self { open: true, first: None, second: None }
    }

    /// The column drawn or none for the totals, and the one beside it. A table of just two values, of women and men, is
    /// looked at to compare them.
    pub(super) fn columns(&self, table: &Table) -> (Option<usize>, Option<usize>) {
        if self.open {
            let mut values = (0..table.columns.len()).filter(|at| table.columns[*at].kind == LineKind::Value);
            return match (values.next(), values.next(), values.next()) {
                (Some(first), Some(second), None) => (Some(first), Some(second)),
                _ => (None, None),
            };
        }
        let place = |label: &Option<String>| {
            label.as_ref().and_then(|label| table.columns.iter().position(|line| line.label == *label))
        };
        let (first, second) = (place(&self.first), place(&self.second));
        (first, second.filter(|second| Some(*second) != first))
    }

    pub(super) fn choose(&mut self, table: &Table, first: Option<usize>, second: Option<usize>) {
        let label =
            |at: Option<usize>| at.and_then(|at| table.columns.get(at)).map(|line| line.label.clone());
        *self = Self { open: false, first: label(first), second: label(second) };
    }
}

/// Each step of a dossier's life with how many came as far, whatever the table itself counts.
pub(super) fn steps(records: &[Record], question: &Question) -> Vec<(Counted, usize)> {
    let count = |counted| {
        let question = Question { counted, ..question.clone() };
        records.iter().filter(|record| question.takes(record)).count()
    };
    Counted::ALL.into_iter().map(|counted| (counted, count(counted))).collect()
}

/// Room that the card takes around a chart, and its scroll bar, px.
const AROUND: f32 = 2.0 * S16 + 14.0;
/// The highest and the lowest columns, px.
const HIGHEST: f32 = 300.0;
const LOWEST: f32 = 72.0;
/// The names below columns, and the legend above them, px.
const BELOW: f32 = 24.0;
const LEGEND: f32 = 28.0;
/// Less height than this is left to the chart alone, px.
const ROOMY: f32 = 300.0;
/// Wider than this a bar is only longer, not clearer, px.
const WIDEST: f32 = 900.0;

/// The chart in the table's place, which is `size` large.
pub(super) fn view<'a>(screen: &'a Statistics, table: &'a Table, size: Size) -> Element<'a, Message> {
    let room = size.width - AROUND;
    let (first, second) = screen.drawn.columns(table);
    let columns = !table.columns.is_empty();
    let state = table.question.rows == Dimension::State;
    let mut all = column![].spacing(S12);
    if state {
        all = all.push(funnel(screen, room.min(WIDEST))).push(label::strong("Theo tình trạng"));
        all = all.extend(columns.then(|| choices(table, first, second)));
    }
    // Where there is little room the choices move along with the chart.
    let fixed = columns && !state && size.height >= ROOMY;
    if columns && !state && !fixed {
        all = all.push(choices(table, first, second));
    }
    let (chart, empty) = drawing(screen, table, (first, second));
    let choices_high = if columns { CONTROL + S12 } else { 0.0 };
    let legend = second.map_or(0.0, |_| LEGEND);
    let high = (size.height - 2.0 * S16 - choices_high - legend - BELOW).clamp(LOWEST, HIGHEST);
    all = all.push(match table.question.rows {
        Dimension::Year => chart.columns(room, high),
        _ => chart.bars(room.min(WIDEST)),
    });
    let mut told = "Bấm vào một thanh để xem các hồ sơ của nó.".to_owned();
    if empty > 0 {
        told.push_str(&format!(" Không vẽ {empty} dòng không có hồ sơ nào."));
    }
    all = all.push(label::small(told));
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    let body = scrollable(container(all).padding(Padding { right: 14.0, ..Padding::ZERO }))
        .direction(scrollable::Direction::Vertical(bar))
        .width(Length::Fill)
        .height(Length::Fill);
    let above = fixed.then(|| choices(table, first, second));
    let inside = column![].extend(above).push(focus::follow(body)).spacing(S12);
    container(inside).padding(S16).width(Length::Fill).height(Length::Fill).style(panel::card_style).into()
}

fn choices(table: &Table, first: Option<usize>, second: Option<usize>) -> Element<'_, Message> {
    let names =
        || table.columns.iter().enumerate().map(|(at, line)| Named::new(Some(at), line.label.as_str()));
    let drawn: Vec<_> = std::iter::once(Named::new(None, "Tổng số")).chain(names()).collect();
    let beside: Vec<_> = std::iter::once(Named::new(None, "Không so sánh"))
        .chain(names().filter(|one| one.value != first))
        .collect();
    let pick = |all: Vec<Named<Option<usize>>>, now: Option<usize>, said: fn(Option<usize>) -> Message| {
        let now = chosen(&all, &now);
        Element::from(Pick::new("", all, now, move |one: Named<Option<usize>>| said(one.value)).width(200))
    };
    row![
        row![label::small("Vẽ"), pick(drawn, first, Message::Drew)].spacing(S8).align_y(Alignment::Center),
        row![label::small("So với"), pick(beside, second, Message::Compared)]
            .spacing(S8)
            .align_y(Alignment::Center),
    ]
    .spacing(S16)
    .align_y(Alignment::Center)
    .wrap()
    .vertical_spacing(S8)
    .into()
}

/// The chart, and how many rows have nothing to be drawn.
fn drawing<'a>(
    screen: &'a Statistics,
    table: &'a Table,
    (first, second): (Option<usize>, Option<usize>),
) -> (Chart<'a, Message>, usize) {
    let name = |at: Option<usize>| {
        at.and_then(|at| table.columns.get(at)).map_or("Tổng số", |line| line.label.as_str())
    };
    let mut series = vec![chart::series(name(first), Look::Solid, Tone::Gold)];
    if second.is_some() {
        series.push(chart::series(name(second), Look::Hatched, Tone::Info));
    }
    let columns: Vec<Option<usize>> = std::iter::once(first).chain(second.map(Some)).collect();
    let lone = table.rows.len() == 1;
    let time = table.question.rows == Dimension::Year;
    let mut groups: Vec<Group<'a, Message>> = Vec::new();
    let (mut empty, mut before) = (0, None);
    for (at, line) in table.rows.iter().enumerate().filter(|(_, line)| lone || !whole_tree(line)) {
        if time {
            // Steps of time are equally long: years without a dossier have their place, too.
            let year: Option<i32> = line.label.parse().ok();
            let gap = before.zip(year).map_or(0..0, |(before, year)| before + 1..year);
            groups.extend(gap.map(|year| {
                let bars = columns.iter().map(|_| chart::bar(0, "0")).collect();
                chart::group(year.to_string(), bars)
            }));
            before = year.or(before);
        } else if columns.iter().all(|column| table.count(Some(at), *column) == 0) {
            empty += 1;
            continue;
        }
        let plain =
            second.is_none() && matches!(line.kind, LineKind::Outside | LineKind::Unknown | LineKind::Rest);
        let bars = columns.iter().map(|column| {
            let bar = bar(screen, table, (at, *column));
            if plain { bar.tone(Tone::Plain) } else { bar }
        });
        // The whole tree is left out, and everything stands a step nearer to the edge.
        let deep = f32::from(line.depth.saturating_sub(1));
        let group = chart::group(line.label.as_str(), bars.collect());
        groups.push(group.strong(line.kind == LineKind::Subtree).indent(deep * super::view::STEP));
    }
    if groups.is_empty() {
        empty = 0;
    }
    (Chart::new(series, groups, "Cột này không có hồ sơ nào. Hãy chọn cột khác để vẽ."), empty)
}

/// A figure of the table, with the same door.
fn bar<'a>(screen: &Statistics, table: &Table, (row, column): (usize, Option<usize>)) -> Bar<'a, Message> {
    let count = table.count(Some(row), column);
    let mut words = grouped(count as u64);
    if let Some(share) = table.share(screen.share, Some(row), column).filter(|_| count > 0) {
        words.push_str(&format!(" ({share})"));
    }
    let place = (Some(row), column);
    chart::bar(count as u64, words)
        .on_press_maybe((count > 0).then_some(Message::Pressed(place.0, place.1)))
        .chosen(screen.behind.as_ref().is_some_and(|list| list.place == place))
}

/// How far the dossiers came; a step is counted and listed when it is pressed.
fn funnel(screen: &Statistics, room: f32) -> Element<'_, Message> {
    let steps = &screen.face.steps;
    let sent = steps.iter().find(|(counted, _)| *counted == Counted::Nominated).map_or(0, |(_, all)| *all);
    let groups = steps.iter().map(|(counted, count)| {
        let mut words = grouped(*count as u64);
        if matches!(counted, Counted::Chosen | Counted::Commended) {
            words.push_str(&format!(" ({})", percent(*count as u64, sent as u64, 1)));
        }
        let bar = chart::bar(*count as u64, words)
            .on_press_maybe((*count > 0).then_some(Message::Stepped(*counted)));
        chart::group(counted.label(), vec![bar])
    });
    let series = vec![chart::series("Hồ sơ", Look::Solid, Tone::Info)];
    let drawn = Chart::new(series, groups.collect(), "Chưa có hồ sơ nào.").funnel(room);
    let note = "Tỷ lệ so với số hồ sơ được đề nghị. Bấm vào một bước để đếm và xem các hồ sơ của bước ấy.";
    column![label::strong("Qua các bước"), drawn, label::small(note), space()].spacing(S8).into()
}
