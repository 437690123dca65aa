//! The form of a table: caption, columns, rows, cells; a table copied from Excel fills it.

mod pasted;
mod view;

use crate::domain::plan::{Column, Table};
use crate::ui::focus::{CellEvent, CellStep};
use iced::Task;
use iced::advanced::widget::Id;
use iced::widget::scrollable::AbsoluteOffset;
use view::{HEIGHT, MOST_WIDE};

/// A place in the table: the head of a column, or a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Row from 0; none for the heads of the columns.
    pub row: Option<usize>,
    /// Column from 0.
    pub column: usize,
}

/// What was typed or asked for.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Words above the table.
    Caption(String),
    /// Whether the rows are counted.
    Counted(bool),
    /// In a cell or the head of a column.
    Cell(Place, String),
    /// The keyboard came into a cell, left it by a key, or brought a table.
    Happened(Place, CellEvent),
    /// A column behind the current one.
    ColumnAdded,
    /// The current column away.
    ColumnRemoved,
    /// The current column one place on.
    ColumnMoved(i8),
    /// A row under the current one.
    RowAdded,
    /// The current row away.
    RowRemoved,
    /// The current row one place on.
    RowMoved(i8),
    /// Share of the width, in percent.
    Width(String),
    /// Whether the current column holds figures.
    Figures(bool),
    /// The table was scrolled: how far, and how much is in sight (px).
    Scrolled {
        /// From the left.
        x: f32,
        /// From the top.
        y: f32,
        /// Width in sight.
        width: f32,
        /// Height in sight.
        height: f32,
    },
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) const fn is_text(&self) -> bool {
        matches!(self, Self::Caption(_) | Self::Cell(..) | Self::Width(_))
    }

    /// Whether it changes nothing that is stored.
    pub(super) fn only_looks(&self) -> bool {
        matches!(self, Self::Scrolled { .. } | Self::Happened(_, CellEvent::Entered))
    }
}

/// The draft of a table.
#[derive(Debug)]
pub(super) struct TableForm {
    table: Table,
    at: Place,
    /// The width of the current column as it is being typed.
    width: String,
    ids: (Id, Id),
    offset: (f32, f32),
    room: (f32, f32),
}

impl TableForm {
    pub fn of(table: &Table) -> Self {
        let mut table = table.clone();
        square(&mut table);
        let mut form = Self {
            table,
            at: Place { row: None, column: 0 },
            width: String::new(),
            ids: (Id::unique(), Id::unique()),
            offset: (0.0, 0.0),
            room: (0.0, 0.0),
        };
        form.enter(form.at);
        form
    }

    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Takes what was typed; the task brings the keyboard to another cell.
    pub fn take(&mut self, typed: Typed) -> Task<()> {
        let Place { row, column } = self.at;
        match typed {
            Typed::Caption(text) => self.table.caption = text,
            Typed::Counted(on) => self.table.counted = on,
            Typed::Cell(place, text) => {
                if let Some(words) = self.words_mut(place) {
                    *words = text;
                }
            }
            Typed::Happened(place, CellEvent::Entered) => self.enter(place),
            Typed::Happened(place, CellEvent::Stepped(step)) => return self.step(place, step),
            Typed::Happened(place, CellEvent::Pasted(text)) => {
                pasted::fill(&mut self.table, place, &pasted::cells(&text));
                self.enter(place);
            }
            Typed::ColumnAdded => {
                let at = (column + 1).min(self.table.columns.len());
                self.table.columns.insert(at, Column::default());
                for cells in &mut self.table.rows {
                    cells.insert(at.min(cells.len()), String::new());
                }
                return self.go(Place { row: None, column: at });
            }
            Typed::ColumnRemoved if self.table.columns.len() > 1 => {
                self.table.columns.remove(column.min(self.table.columns.len() - 1));
                for cells in &mut self.table.rows {
                    if column < cells.len() {
                        cells.remove(column);
                    }
                }
                self.enter(Place { row, column: column.min(self.table.columns.len() - 1) });
            }
            Typed::ColumnMoved(by) => {
                let to = column.saturating_add_signed(isize::from(by));
                if to < self.table.columns.len() {
                    self.table.columns.swap(column, to);
                    for cells in &mut self.table.rows {
                        cells.swap(column, to);
                    }
                    self.enter(Place { row, column: to });
                }
            }
            Typed::RowAdded => return self.add_row(row.map_or(0, |row| row + 1), column),
            Typed::RowRemoved => {
                if let Some(row) = row.filter(|row| *row < self.table.rows.len()) {
                    self.table.rows.remove(row);
                    let left = self.table.rows.len().checked_sub(1).map(|last| row.min(last));
                    self.enter(Place { row: left, column });
                }
            }
            Typed::RowMoved(by) => {
                if let Some(row) = row {
                    let to = row.saturating_add_signed(isize::from(by));
                    if to < self.table.rows.len() {
                        self.table.rows.swap(row, to);
                        return self.go(Place { row: Some(to), column });
                    }
                }
            }
            Typed::Width(text) => {
                if let (Some(width), Some(column)) = (percent(&text), self.table.columns.get_mut(column)) {
                    column.width = width;
                }
                self.width = text;
            }
            Typed::Figures(on) => {
                if let Some(column) = self.table.columns.get_mut(column) {
                    column.figures = on;
                }
            }
            Typed::Scrolled { x, y, width, height } => {
                self.offset = (x, y);
                self.room = (width, height);
                let to = AbsoluteOffset { x: Some(x), y: None };
                return iced::widget::operation::scroll_to(self.ids.1.clone(), to);
            }
            Typed::ColumnRemoved => {}
        }
        Task::none()
    }

    fn words_mut(&mut self, place: Place) -> Option<&mut String> {
        match place.row {
            None => self.table.columns.get_mut(place.column).map(|column| &mut column.title),
            Some(row) => self.table.rows.get_mut(row)?.get_mut(place.column),
        }
    }

    fn words(&self, place: Place) -> &str {
        match place.row {
            None => self.table.columns.get(place.column).map_or("", |column| column.title.as_str()),
            Some(row) => {
                self.table.rows.get(row).and_then(|cells| cells.get(place.column)).map_or("", String::as_str)
            }
        }
    }

    fn enter(&mut self, place: Place) {
        self.at = place;
        let width = self.table.columns.get(place.column).map_or(0, |column| column.width);
        self.width = if width == 0 { String::new() } else { width.to_string() };
    }

    fn add_row(&mut self, at: usize, column: usize) -> Task<()> {
        let at = at.min(self.table.rows.len());
        self.table.rows.insert(at, vec![String::new(); self.table.columns.len()]);
        self.go(Place { row: Some(at), column })
    }

    fn step(&mut self, from: Place, step: CellStep) -> Task<()> {
        let (columns, rows) = (self.table.columns.len(), self.table.rows.len());
        let line = from.row.map_or(0, |row| row + 1);
        let row_of = |line: usize| line.checked_sub(1);
        let (line, column) = match step {
            CellStep::Next if from.column + 1 < columns => (line, from.column + 1),
            // Behind the last cell a new row begins, as in Word.
            CellStep::Next if line == rows => return self.add_row(rows, 0),
            CellStep::Next => (line + 1, 0),
            CellStep::Previous if from.column > 0 => (line, from.column - 1),
            CellStep::Previous if line > 0 => (line - 1, columns.saturating_sub(1)),
            CellStep::Up if line > 0 => (line - 1, from.column),
            CellStep::Down if line < rows => (line + 1, from.column),
            _ => return Task::none(),
        };
        self.go(Place { row: row_of(line), column })
    }

    /// Brings a cell into sight and the keyboard into it.
    fn go(&mut self, place: Place) -> Task<()> {
        self.enter(place);
        let mut to = AbsoluteOffset { x: None, y: None };
        if self.room.1 > 0.0 {
            if let Some(row) = place.row {
                let (top, bottom) = (row as f32 * HEIGHT, (row + 1) as f32 * HEIGHT);
                if top < self.offset.1 {
                    to.y = Some(top);
                } else if bottom > self.offset.1 + self.room.1 {
                    to.y = Some(bottom - self.room.1);
                }
            }
            let (left, right) = self.span(place.column, self.room.0);
            if left < self.offset.0 {
                to.x = Some(left);
            } else if right > self.offset.0 + self.room.0 {
                to.x = Some((right - self.room.0).max(0.0));
            }
        }
        // The state follows at once: the cell has to be built before the keyboard can come into it.
        self.offset = (to.x.unwrap_or(self.offset.0), to.y.unwrap_or(self.offset.1));
        let scroll = iced::widget::operation::scroll_to(self.ids.0.clone(), to);
        scroll.chain(iced::widget::operation::focus(cell_id(place)))
    }

    /// Left and right edge of a column on the screen, in px, in a room of `width`.
    fn span(&self, column: usize, width: f32) -> (f32, f32) {
        let widths = self.widths(width);
        let left: f32 = view::counter(&self.table) + widths.iter().take(column).sum::<f32>();
        (left, left + widths.get(column).copied().unwrap_or(MOST_WIDE))
    }
}

/// The name by which focus operations and tests find a cell.
#[must_use]
pub fn cell_id(place: Place) -> Id {
    match place.row {
        None => Id::from(format!("table-head-{}", place.column)),
        Some(row) => Id::from(format!("table-{row}-{}", place.column)),
    }
}

/// Every row gets a cell for every column.
fn square(table: &mut Table) {
    let most = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
    while table.columns.len() < most {
        table.columns.push(Column::default());
    }
    for cells in &mut table.rows {
        cells.resize(table.columns.len(), String::new());
    }
}

/// A share in percent; empty shares what the others leave.
fn percent(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('%').trim();
    if text.is_empty() { Some(0) } else { text.parse().ok().filter(|share| (1..=100).contains(share)) }
}
