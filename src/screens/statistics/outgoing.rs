//! The table, and the list behind a figure, on their way out of the program.

use super::{Message, Statistics, around};
use crate::domain::personal::ExportNote;
use crate::domain::statistics::Table as Counts;
use crate::exchange::statistics::{behind, counts};
use crate::exchange::table::Table;
use crate::screens::{Desk, Effect, TableFormat, TableJob};
use std::sync::Arc;

impl Statistics {
    /// The whole table, with every column.
    pub(super) fn table_out(&self, format: TableFormat, desk: &Desk) -> Effect<Message> {
        let Some(records) = &self.records else { return Effect::None };
        let table = Counts::new(records, &self.question, &around(desk), None);
        // Counts name nobody.
        job(counts(&table, self.share), format, (0, false), desk)
    }

    /// The list on display.
    pub(super) fn list_out(&self, format: TableFormat, desk: &Desk) -> Effect<Message> {
        let (Some(table), Some(list)) = (&self.table, &self.behind) else { return Effect::None };
        let out = behind(table, list.place, &around(desk));
        job(out, format, (list.lines.len(), table.question.is_sensitive()), desk)
    }
}

fn job(table: Table, format: TableFormat, (rows, personal): (usize, bool), desk: &Desk) -> Effect<Message> {
    let note = ExportNote {
        id: desk.fresh(),
        what: table.title.clone(),
        rows: u32::try_from(rows).unwrap_or(u32::MAX),
        columns: table.columns.iter().map(|(title, _)| title.clone()).collect(),
        personal,
        file: String::new(),
        on: desk.today,
        by: desk.staff.clone(),
    };
    let name = table.title.clone();
    Effect::Table(TableJob { table: Arc::new(table), format, name, note })
}
