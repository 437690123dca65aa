//! The table on its way out, for Excel.

use super::{Message, Tasks};
use crate::domain::duty_note::DutyState;
use crate::domain::personal::ExportNote;
use crate::exchange::table::{ColumnKind, Table};
use crate::screens::{Desk, Effect, Notice, TableFormat, TableJob};
use crate::text::date::short_date;
use std::sync::Arc;

impl Tasks {
    /// The tasks in sight as a table.
    pub(super) fn export(&self, desk: &Desk) -> Effect<Message> {
        let rows: Vec<Vec<String>> = self
            .rows()
            .map(|row| {
                let done = row.state == DutyState::Done;
                let number = row.time.note.as_ref().map(|note| note.number.clone()).unwrap_or_default();
                vec![
                    row.agency.clone(),
                    row.task.clone(),
                    row.time.due.map(short_date).unwrap_or_default(),
                    row.state.label().to_owned(),
                    if done { row.day.text().to_owned() } else { String::new() },
                    if done { number } else { String::new() },
                    row.remark.trim().to_owned(),
                ]
            })
            .collect();
        if rows.is_empty() {
            return Effect::Tell(Notice::info("Bảng đang trống nên chưa có gì để xuất."));
        }
        let columns = [
            ("Đơn vị", ColumnKind::Text),
            ("Nhiệm vụ", ColumnKind::Text),
            ("Thời hạn", ColumnKind::Day),
            ("Tình trạng", ColumnKind::Text),
            ("Ngày xong", ColumnKind::Day),
            ("Số văn bản", ColumnKind::Text),
            ("Ghi chú", ColumnKind::Text),
        ];
        let name = "Bảng phân công nhiệm vụ".to_owned();
        let plan = desk.current_plan().map_or("", |plan| plan.name.as_str());
        let table = Table {
            title: format!("{name} – {plan} (đến ngày {})", short_date(desk.today)),
            columns: columns.map(|(title, kind)| (title.to_owned(), kind)).to_vec(),
            rows,
        }
        .numbered();
        let note = ExportNote {
            id: desk.fresh(),
            what: name.clone(),
            // It tells of tasks, not of people.
            rows: 0,
            columns: table.columns.iter().map(|(title, _)| title.clone()).collect(),
            personal: false,
            file: String::new(),
            on: desk.today,
            by: desk.staff.clone(),
        };
        Effect::Table(TableJob { table: Arc::new(table), format: TableFormat::Excel, name, note })
    }
}
