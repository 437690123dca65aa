//! The table drawn: bars of its rows, columns where the rows are years, and the steps of a dossier as a funnel.

use super::face::whole_tree;
use super::{Message, Statistics};
use crate::domain::statistics::{Counted, Dimension, LineKind, Question, Record, Table};
use crate::screens::typed::{Named, chosen};
use crate::text::number::{grouped, percent};
use crate::ui::badge::Tone;
use crate::ui::chart::{self, Bar, Chart, Look};
use crate::ui::choice::Pick;
use crate::ui::measure::{S8, S12, S16};
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
const LOWEST: f32 = 110.0;
/// What stands above and below columns in the card, px.
const BESIDE_COLUMNS: f32 = 150.0;
/// Wider than this a bar is only longer, not clearer, px.
const WIDEST: f32 = 900.0;

/// The chart in the table's place, which is `size` large.
pub(super) fn view<'a>(screen: &'a Statistics, table: &'a Table, size: Size) -> Element<'a, Message> {
    let room = size.width - AROUND;
    let (first, second) = screen.drawn.columns(table);
    let mut all = column![].spacing(S12);
    if table.question.rows == Dimension::State {
        all = all.push(funnel(screen, room.min(WIDEST)));
        all = all.push(label::strong("Theo tình trạng"));
    }
    let chart = drawing(screen, table, (first, second));
    let high = (size.height - BESIDE_COLUMNS).clamp(LOWEST, HIGHEST);
    all = all.push(match table.question.rows {
        Dimension::Year => chart.columns(room, high),
        _ => chart.bars(room.min(WIDEST)),
    });
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    let body = scrollable(container(all).padding(Padding { right: 14.0, ..Padding::ZERO }))
        .direction(scrollable::Direction::Vertical(bar))
        .width(Length::Fill)
        .height(Length::Fill);
    let mut inside = column![].spacing(S12);
    if !table.columns.is_empty() {
        inside = inside.push(choices(table, first, second));
    }
    let inside = inside.push(focus::follow(body));
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

fn drawing<'a>(
    screen: &'a Statistics,
    table: &'a Table,
    (first, second): (Option<usize>, Option<usize>),
) -> Chart<'a, Message> {
    let name = |at: Option<usize>| {
        at.and_then(|at| table.columns.get(at)).map_or("Tổng số", |line| line.label.as_str())
    };
    let mut series = vec![chart::series(name(first), Look::Solid, Tone::Gold)];
    if second.is_some() {
        series.push(chart::series(name(second), Look::Hatched, Tone::Info));
    }
    let lone = table.rows.len() == 1;
    let shown = table.rows.iter().enumerate().filter(|(_, line)| lone || !whole_tree(line));
    let groups = shown.map(|(at, line)| {
        let mut bars = vec![bar(screen, table, (at, first))];
        if second.is_some() {
            bars.push(bar(screen, table, (at, second)));
        } else if matches!(line.kind, LineKind::Outside | LineKind::Unknown | LineKind::Rest) {
            bars = bars.into_iter().map(|bar| bar.tone(Tone::Plain)).collect();
        }
        // The whole tree is left out, and everything stands a step nearer to the edge.
        let deep = f32::from(line.depth.saturating_sub(1));
        chart::group(line.label.as_str(), bars)
            .strong(line.kind == LineKind::Subtree)
            .indent(deep * super::view::STEP)
    });
    Chart::new(series, groups.collect(), "Cột này không có hồ sơ nào. Hãy chọn cột khác để vẽ.")
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
