//! The grid unit × month of a quota that comes again: a sign and a figure in every cell, the sign explained below.

use super::board::mark;
use super::{Message, Quotas};
use crate::domain::obligation::Frequency;
use crate::domain::quota_board::{Cell, CellState, GridColumn, GridRow, TimeGrid};
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::icon::Icon;
use crate::ui::line::line;
use crate::ui::measure::{RADIUS, S4, S12};
use crate::ui::{Element, Theme, grid, icon, label};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Border, Fill, Padding};

/// What stands in the legend, in its order.
const SIGNS: [CellState; 5] =
    [CellState::Met, CellState::Short, CellState::Near, CellState::Open, CellState::NotYet];

/// The tone of a cell.
const fn tone(state: CellState) -> Tone {
    match state {
        CellState::Met => Tone::Done,
        CellState::Short | CellState::Over => Tone::Danger,
        CellState::Near => Tone::Due,
        CellState::Open | CellState::Unknown => Tone::Info,
        CellState::NotYet | CellState::Before | CellState::Nothing => Tone::Plain,
    }
}

/// The sign that says the same without colour; none where a dash says it.
fn sign(state: CellState) -> Option<Icon> {
    match state {
        CellState::Met => Some(icon::check()),
        CellState::Short | CellState::Over => Some(icon::warning()),
        CellState::Near => Some(icon::clock()),
        CellState::Open => Some(icon::dot()),
        CellState::Unknown => Some(icon::info()),
        CellState::NotYet | CellState::Before | CellState::Nothing => None,
    }
}

impl Quotas {
    pub(super) fn time_grid<'a>(&'a self, times: &'a TimeGrid) -> Element<'a, Message> {
        let figures = times.rows.iter().filter_map(|row| row.required).max().unwrap_or(0);
        let wide = match times.every {
            Frequency::Monthly if figures < 10 => 59.0,
            Frequency::Monthly => 76.0,
            _ => 150.0,
        };
        let mut columns = vec![
            grid::column("Đơn vị", Fill).least(196.0),
            grid::column("Tình trạng, lần gửi gần nhất", 196.0),
        ];
        columns.extend(self.columns.iter().map(|column| grid::column(column.title.as_str(), wide).center()));
        let count = columns.len();
        let rows = grid::Grid::new(&self.times, columns, self.units.len(), Message::Times, move |at| {
            match self.units.get(at).and_then(|at| times.rows.get(*at)) {
                Some(row) => self.cells(row),
                None => (0..count).map(|_| space().into()).collect(),
            }
        });
        let mut rows = rows.freeze(1).count("đơn vị").remark(legend()).empty(self.nothing());
        if !self.is_narrowed() {
            rows = rows.total(self.sums(times));
        }
        rows.into()
    }

    fn cells<'a>(&'a self, row: &'a GridRow) -> Vec<Element<'a, Message>> {
        let last =
            row.last.map_or_else(|| "chưa gửi lần nào".to_owned(), |day| format!("gửi {}", short_date(day)));
        let told = match row.behind {
            0 => last,
            some => format!("thiếu {some} kỳ · {last}"),
        };
        let mut state = column![].spacing(2);
        if row.pressing {
            let tone = if row.behind > 0 { Tone::Danger } else { Tone::Due };
            state = state.push(mark("Cần đôn đốc", tone));
        }
        let state = state.push(line(told).small());
        let mut cells = vec![line(row.name.as_str()).two().strong().into(), state.into()];
        cells.extend(self.columns.iter().map(|column| match time_of(column, row) {
            Some(cell) => shown(cell, row.required),
            None => space().into(),
        }));
        cells
    }

    fn sums<'a>(&self, times: &TimeGrid) -> Vec<Element<'a, Message>> {
        let pressing = times.rows.iter().filter(|row| row.pressing).count();
        let words =
            if pressing == 0 { String::new() } else { format!("{pressing} đơn vị cần đôn đốc") };
        let mut cells = vec![grid::name("Số đơn vị gửi đủ"), grid::text(words)];
        cells.extend(self.columns.iter().map(|column| {
            let met = column.time.and_then(|at| times.met.get(at));
            let begun = column.time.is_some_and(|at| {
                let live = |state| !matches!(state, CellState::NotYet | CellState::Before);
                times.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| live(cell.state)))
            });
            match met {
                Some(met) if begun => label::small(format!("{met}/{}", times.rows.len())).into(),
                _ => space().into(),
            }
        }));
        cells
    }
}

fn time_of<'a>(column: &GridColumn, row: &'a GridRow) -> Option<&'a Cell> {
    row.cells.get(column.time?)
}

fn shown<'a>(cell: &Cell, required: Option<u32>) -> Element<'a, Message> {
    let state = cell.state;
    let Some(sign) = sign(state) else {
        // What came although nothing had to is told all the same.
        let words = if cell.count > 0 { cell.count.to_string() } else { "–".to_owned() };
        return label::small(words).into();
    };
    let words = match (state, required) {
        (CellState::Met | CellState::Unknown, _) | (_, None) => cell.count.to_string(),
        (_, Some(required)) => format!("{}/{required}", cell.count),
    };
    let tone = tone(state);
    let figure = label::figure(words).size(13.0);
    container(row![sign.text(12.0), figure].spacing(2).align_y(Alignment::Center))
        .padding(Padding { top: 2.0, bottom: 2.0, left: 3.0, right: 3.0 })
        .style(move |theme: &Theme| container::Style {
            text_color: Some(tone.ink(theme.colors())),
            background: Some(tone.ground(theme.colors()).into()),
            border: Border { radius: RADIUS.into(), ..Border::default() },
            ..container::Style::default()
        })
        .into()
}

/// What the signs mean.
fn legend<'a>() -> Element<'a, Message> {
    let entries = SIGNS.map(|state| {
        let tone = tone(state);
        let mark: Element<'a, Message> = match sign(state) {
            Some(sign) => container(sign.text(13.0))
                .style(move |theme: &Theme| container::Style {
                    text_color: Some(tone.ink(theme.colors())),
                    ..container::Style::default()
                })
                .into(),
            None => label::small("–").into(),
        };
        row![mark, label::small(state.label())].spacing(S4).align_y(Alignment::Center).into()
    });
    row(entries).spacing(S12).align_y(Alignment::Center).into()
}
