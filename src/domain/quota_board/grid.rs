//! The grid unit × month (or quarter, half year, year) of a quota that comes again (LS-2).

use super::{Debt, QuotaBoard};
use crate::domain::ids::UnitId;
use crate::domain::obligation::{Bound, Frequency};
use crate::domain::progress::{UnitProgress, soon_days};
use crate::domain::schedule::Occurrence;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// How one unit stands at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// What was owed came.
    Met,
    /// More came than allowed.
    Over,
    /// The day has passed and something is missing.
    Short,
    /// Something is missing and the day is near.
    Near,
    /// Something is missing and there is time.
    Open,
    /// The time has not begun.
    NotYet,
    /// The unit did not exist when it fell due.
    Before,
    /// Nothing came, and nothing had to.
    Nothing,
    /// What the unit owes cannot be computed yet.
    Unknown,
}

impl CellState {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "Đủ",
            Self::Over => "Quá số",
            Self::Short => "Thiếu",
            Self::Near => "Sắp đến hạn",
            Self::Open => "Đang chờ",
            Self::NotYet => "Chưa đến kỳ",
            Self::Before => "Đơn vị chưa thành lập",
            Self::Nothing => "Không gửi",
            Self::Unknown => "Chưa có số giao",
        }
    }
}

/// One unit at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// How many came.
    pub count: u32,
    /// How that stands.
    pub state: CellState,
}

/// One unit over all times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GridRow {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// How many it owes each time; none when its share cannot be computed yet.
    pub required: Option<u32>,
    /// Time by time, in the order of [`TimeGrid::times`].
    pub cells: Vec<Cell>,
    /// How many came over all times.
    pub received: u32,
    /// For how many times that have passed something is missing.
    pub behind: u32,
    /// How many are missing over those times.
    pub missing: u32,
    /// When the last one came.
    pub last: Option<NaiveDate>,
    /// Whether it is to be reminded: something is missing for a time that has passed or is near.
    pub pressing: bool,
}

/// A column of the grid as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GridColumn {
    /// Its heading ("Tháng 3", "Quý II/2018").
    pub title: String,
    /// Which time; none for a month outside the plan's period.
    pub time: Option<usize>,
}

/// The grid of one quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimeGrid {
    /// How often it comes again.
    pub every: Frequency,
    /// The times, first to last.
    pub times: Vec<Occurrence>,
    /// Which of them counts now.
    pub current: Option<usize>,
    /// The units bound, in the order of the tree.
    pub rows: Vec<GridRow>,
    /// How many units met each time.
    pub met: Vec<u32>,
}

impl TimeGrid {
    /// The grid of a quota; none for one that falls due once.
    #[must_use]
    pub fn of(board: &QuotaBoard, today: NaiveDate) -> Option<Self> {
        if !board.recurs() {
            return None;
        }
        let progress = &board.progress;
        let rows: Vec<GridRow> = progress.units.iter().map(|unit| row(board, unit, today)).collect();
        let met = (0..progress.occurrences.len()).map(|at| {
            let kept = |row: &&GridRow| row.cells.get(at).is_some_and(|cell| cell.state == CellState::Met);
            u32::try_from(rows.iter().filter(kept).count()).unwrap_or(u32::MAX)
        });
        let met = met.collect();
        let (times, current) = (progress.occurrences.clone(), progress.current);
        Some(Self { every: board.every, times, current, met, rows })
    }

    /// The years it covers.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.times.iter().map(|time| time.due.year()).collect();
        years.dedup();
        years
    }

    /// The columns shown: of a monthly quota the twelve months of `year`, of any other all times.
    #[must_use]
    pub fn columns(&self, year: i32) -> Vec<GridColumn> {
        if self.every != Frequency::Monthly {
            let all = self.times.iter().enumerate();
            let title = |label: &str| crate::text::upper_first(label.strip_prefix("năm ").unwrap_or(label));
            return all.map(|(at, time)| GridColumn { title: title(&time.label), time: Some(at) }).collect();
        }
        (1..=12)
            .map(|month| {
                let here = |time: &Occurrence| time.due.year() == year && time.due.month() == month;
                GridColumn { title: format!("Th. {month}"), time: self.times.iter().position(here) }
            })
            .collect()
    }
}

fn row(board: &QuotaBoard, unit: &UnitProgress, today: NaiveDate) -> GridRow {
    let times = board.progress.occurrences.iter().zip(&unit.each);
    let cells: Vec<Cell> = times
        .map(|(time, count)| Cell { count: *count, state: state(board.bound, unit, time, *count, today) })
        .collect();
    let owed: Vec<&Debt> = board.debts.iter().filter(|debt| debt.unit == unit.unit).collect();
    let passed = || owed.iter().filter(|debt| debt.days_late.is_some_and(|late| late > 0));
    GridRow {
        unit: unit.unit,
        name: unit.name.clone(),
        required: unit.required,
        received: unit.each.iter().sum(),
        cells,
        behind: u32::try_from(passed().count()).unwrap_or(u32::MAX),
        missing: passed().map(|debt| debt.missing).sum(),
        last: board.rows.iter().find(|row| row.unit == unit.unit).and_then(|row| row.last),
        pressing: owed.iter().any(|debt| debt.pressing),
    }
}

fn state(bound: Bound, unit: &UnitProgress, time: &Occurrence, count: u32, today: NaiveDate) -> CellState {
    let Some(required) = unit.required else { return CellState::Unknown };
    match bound {
        Bound::AtMost | Bound::Exactly if count > required => return CellState::Over,
        Bound::AtMost if count > 0 => return CellState::Met,
        Bound::AtMost => return CellState::Nothing,
        Bound::AtLeast | Bound::Exactly if count >= required => return CellState::Met,
        Bound::AtLeast | Bound::Exactly => {}
    }
    let left = (time.due - today).num_days();
    if !unit.existed_on(time.due) {
        CellState::Before
    } else if left < 0 {
        CellState::Short
    } else if time.from > today {
        CellState::NotYet
    } else if left <= soon_days() {
        CellState::Near
    } else {
        CellState::Open
    }
}
