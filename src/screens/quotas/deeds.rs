//! The letter of reminder, and the table for Excel.

use super::lines::Line;
use super::{Message, Quotas, View};
use crate::domain::Command;
use crate::domain::ids::ObligationId;
use crate::domain::papers::{Paper, PaperOptions, PaperType};
use crate::domain::personal::ExportNote;
use crate::domain::quota_board::{CellState, Figures};
use crate::exchange::table::{ColumnKind, Table};
use crate::screens::{Desk, Effect, Notice, Place, TableFormat, TableJob};
use crate::text::date::short_date;
use std::sync::Arc;

impl Quotas {
    /// Whether anybody owes anything of what is in hand.
    pub(super) fn owes(&self) -> bool {
        match self.quota() {
            Some(quota) => !quota.debts.is_empty(),
            None => self.quotas().iter().any(|quota| !quota.debts.is_empty()),
        }
    }

    /// Goes to the draft of the letter, of which there is one for what is in hand; its figures become those of today.
    pub(super) fn remind(&self, desk: &Desk) -> Effect<Message> {
        let (Some(current), Some(found)) = (desk.current, &self.found) else { return Effect::None };
        if !self.owes() {
            let words = "Các đơn vị đã gửi đủ những gì đến kỳ, nên chưa có gì phải đôn đốc.";
            return Effect::Tell(Notice::info(words));
        }
        // One quota that is the only one is named all the same: another may be added to the plan later.
        let about: Vec<ObligationId> = self.quota().map(|quota| quota.obligation).into_iter().collect();
        let known = found.drafts.iter().rev().find(|paper| paper.options.obligations == about);
        let paper = match known {
            Some(paper) if paper.options.as_of == Some(desk.today) => {
                return Effect::Go(Place::Paper(paper.id));
            }
            Some(paper) => {
                let options = PaperOptions { as_of: Some(desk.today), ..paper.options.clone() };
                Paper { options, ..paper.clone() }
            }
            None => {
                let options =
                    PaperOptions { obligations: about, as_of: Some(desk.today), ..PaperOptions::default() };
                let draft = Paper::draft(PaperType::Reminder, current.plan, current.year);
                Paper { id: desk.fresh(), options, ..draft }
            }
        };
        let id = paper.id;
        Effect::Change(Command::SavePaper { paper }).and(Effect::Go(Place::Paper(id)))
    }

    pub(super) fn export(&self, desk: &Desk) -> Effect<Message> {
        if self.shown() == 0 {
            return Effect::Tell(Notice::info("Bảng đang trống nên chưa có gì để xuất."));
        }
        let plan = desk.current_plan().map_or("", |plan| plan.name.as_str());
        let what = match self.view {
            View::Board => "Bảng theo dõi chỉ tiêu",
            View::Times => "Bảng theo dõi chỉ tiêu theo kỳ",
        };
        let day = short_date(desk.today);
        let (columns, rows) = match self.view {
            View::Board => self.board_table(),
            View::Times => self.times_table(),
        };
        let title = format!("{what} – {plan} (đến ngày {day})");
        let note = ExportNote {
            id: desk.fresh(),
            what: what.to_owned(),
            rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            columns: columns.iter().map(|(title, _)| title.clone()).collect(),
            personal: false,
            file: String::new(),
            on: desk.today,
            by: desk.staff.clone(),
        };
        let name = format!("{what} đến {}", day.replace('/', "-"));
        let table = Arc::new(Table { title, columns, rows });
        Effect::Table(TableJob { table, format: TableFormat::Excel, name, note })
    }

    fn board_table(&self) -> Parts {
        let quotas = matches!(self.lines.first(), Some(Line::Quota(_)));
        let first = if quotas { "Chỉ tiêu" } else { "Đơn vị" };
        let mut columns = vec![(first.to_owned(), ColumnKind::Text)];
        let figures = ["Phải gửi", "Đã gửi", "Đủ hồ sơ", "Còn thiếu", "Gửi muộn"];
        columns.extend(figures.map(|title| (title.to_owned(), ColumnKind::Number)));
        columns.push(("Tình trạng".to_owned(), ColumnKind::Text));
        let row = |name: String, figures: &Figures, words: &str| {
            let mut cells = vec![name];
            cells.extend(numbers(figures).map(|number| number.to_string()));
            cells.push(words.to_owned());
            cells
        };
        let mut rows: Vec<Vec<String>> = self
            .lines
            .iter()
            .map(|line| match line {
                Line::Unit(it) => {
                    row(format!("{}{}", "  ".repeat(it.depth), it.name), &it.figures, &it.words)
                }
                Line::Quota(it) => row(it.title.clone(), &it.figures, &it.words),
            })
            .collect();
        if !quotas && !self.is_narrowed() {
            rows.push(row("Cộng".to_owned(), &self.status.total, ""));
        }
        (columns, rows)
    }

    fn times_table(&self) -> Parts {
        let Some(grid) = self.grid() else { return Parts::default() };
        let mut columns = vec![("Đơn vị".to_owned(), ColumnKind::Text)];
        columns.extend(self.columns.iter().map(|column| (column.title.clone(), ColumnKind::Text)));
        let last = ["Tổng số đã gửi", "Số kỳ còn thiếu"];
        columns.extend(last.map(|title| (title.to_owned(), ColumnKind::Number)));
        columns.push(("Lần gửi gần nhất".to_owned(), ColumnKind::Day));
        columns.push(("Cần đôn đốc".to_owned(), ColumnKind::Text));
        let rows = self.units.iter().filter_map(|at| grid.rows.get(*at)).map(|row| {
            let mut cells = vec![row.name.clone()];
            cells.extend(self.columns.iter().map(|column| {
                let cell = column.time.and_then(|at| row.cells.get(at));
                cell.map_or_else(String::new, |cell| match cell.state {
                    CellState::NotYet | CellState::Before => String::new(),
                    CellState::Short => format!("{} (thiếu)", cell.count),
                    _ => cell.count.to_string(),
                })
            }));
            cells.push(row.received.to_string());
            cells.push(row.behind.to_string());
            cells.push(row.last.map(short_date).unwrap_or_default());
            cells.push(if row.pressing { "Cần đôn đốc" } else { "" }.to_owned());
            cells
        });
        (columns, rows.collect())
    }

    /// Whether not everything is shown, so that sums under it would not be its sums.
    pub(super) fn is_narrowed(&self) -> bool {
        self.short || !self.sought.trim().is_empty()
    }
}

type Parts = (Vec<(String, ColumnKind)>, Vec<Vec<String>>);

/// The figures in the order of their columns.
pub(super) const fn numbers(of: &Figures) -> [u32; 5] {
    [of.required, of.received, of.accepted, of.missing, of.late]
}
