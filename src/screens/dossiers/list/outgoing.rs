//! The list on its way out: into the clipboard as a table for Excel, or into a file. Rows are read a piece at a time,
//! so that the window goes on answering, and what leaves is noted.

use super::{List, Message as ListMessage, Open};
use crate::domain::Command;
use crate::domain::ids::DossierId;
use crate::domain::listing::{Column, Names};
use crate::domain::personal::ExportNote;
use crate::exchange::listing;
use crate::exchange::table::Table;
use crate::screens::{Desk, Effect, Notice, TableFormat, TableJob};
use crate::storage::StoreError;
use crate::text::number::grouped;
use iced::Task;
use std::collections::HashSet;
use std::sync::Arc;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The rows are to be copied.
    CopyAsked,
    /// A file is to be written: its question opens.
    FileAsked,
    /// For this program.
    Formatted(TableFormat),
    /// Without what is personal, or with it.
    PublicTicked(bool),
    /// Only the ticked ones, or all that are shown.
    TickedOnly(bool),
    /// The question was answered.
    Given,
    /// The question was given up.
    Dropped,
    /// Whose rows are to go was read.
    Ordered {
        /// The way out that asked.
        asked: u64,
        /// The dossiers, in order.
        ids: Result<Vec<DossierId>, StoreError>,
    },
    /// Some more rows were read.
    Rows {
        /// The way out that asked.
        asked: u64,
        /// The cells.
        rows: Result<Rows, StoreError>,
    },
    /// It is to stop.
    Stopped,
}

/// Cells of some rows, as they are shown.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// Through how many dossiers the reading has come; one that was removed meanwhile has no row.
    done: usize,
    cells: Vec<Vec<String>>,
}

/// The question before a file is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Export {
    pub(super) format: TableFormat,
    pub(super) public: bool,
    pub(super) ticked: bool,
}

/// Where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Clipboard,
    File(TableFormat),
}

/// Rows being gathered.
#[derive(Debug)]
pub(super) struct Outgoing {
    asked: u64,
    way: Way,
    public: bool,
    columns: Vec<Column>,
    names: Arc<Names>,
    ids: Vec<DossierId>,
    done: usize,
    rows: Vec<Vec<String>>,
}

/// Rows read in one question.
const CHUNK: usize = 1_000;

impl Outgoing {
    /// How many rows are there, and of how many.
    pub(super) fn so_far(&self) -> (usize, usize) {
        (self.done, self.ids.len())
    }
}

impl List {
    /// Whether a public copy would differ.
    pub(super) fn shows_personal(&self) -> bool {
        self.columns.shown().any(Column::is_personal)
    }

    pub(super) fn in_out(&mut self, message: Message, desk: &Desk) -> Effect<ListMessage> {
        match message {
            Message::CopyAsked => {
                self.open = Open::Nothing;
                let ticked = !self.picks.is_empty();
                return self.begin(Way::Clipboard, false, ticked, desk);
            }
            Message::FileAsked => {
                self.open = Open::Nothing;
                let ticked = !self.picks.is_empty();
                self.export = Some(Export { format: TableFormat::Excel, public: false, ticked });
            }
            Message::Formatted(format) => self.ask_with(|export| export.format = format),
            Message::PublicTicked(public) => self.ask_with(|export| export.public = public),
            Message::TickedOnly(ticked) => self.ask_with(|export| export.ticked = ticked),
            Message::Given => {
                if let Some(export) = self.export.take() {
                    return self.begin(Way::File(export.format), export.public, export.ticked, desk);
                }
            }
            Message::Dropped => self.export = None,
            Message::Stopped => self.out = None,
            Message::Ordered { asked, ids } => {
                let Some(out) = self.out.as_mut().filter(|out| out.asked == asked) else {
                    return Effect::None;
                };
                match ids {
                    Ok(ids) => out.ids = ids,
                    Err(error) => return self.broke(&error),
                }
                return self.more(desk);
            }
            Message::Rows { asked, rows } => {
                let Some(out) = self.out.as_mut().filter(|out| out.asked == asked) else {
                    return Effect::None;
                };
                match rows {
                    Ok(rows) => {
                        out.done = rows.done;
                        out.rows.extend(rows.cells);
                    }
                    Err(error) => return self.broke(&error),
                }
                return self.more(desk);
            }
        }
        Effect::None
    }

    fn ask_with(&mut self, change: impl FnOnce(&mut Export)) {
        if let Some(export) = &mut self.export {
            change(export);
        }
    }

    fn broke(&mut self, error: &StoreError) -> Effect<ListMessage> {
        self.out = None;
        Effect::Tell(Notice::from(error))
    }

    fn begin(&mut self, way: Way, public: bool, ticked: bool, desk: &Desk) -> Effect<ListMessage> {
        let Some(filter) = self.question(desk) else { return Effect::None };
        if self.count == 0 && !ticked {
            return Effect::Tell(Notice::info("Danh sách đang trống nên chưa có gì để chép."));
        }
        self.asked_out += 1;
        let asked = self.asked_out;
        let names = Arc::new(self.names.clone());
        let columns = self.columns.shown().collect();
        self.out =
            Some(Outgoing { asked, way, public, columns, names, ids: Vec::new(), done: 0, rows: Vec::new() });
        let chosen: Option<HashSet<DossierId>> = ticked.then(|| self.picks.set().clone());
        let read = desk.store.read(move |database| {
            let mut ids = database.found(&filter, 0..usize::MAX)?;
            if let Some(mut chosen) = chosen {
                ids.retain(|id| chosen.remove(id));
                // Ticked before the filter was changed: they come after those in sight.
                let mut rest: Vec<DossierId> = chosen.into_iter().collect();
                rest.sort_unstable();
                ids.extend(rest);
            }
            Ok(ids)
        });
        Effect::Run(Task::perform(read, move |ids| ListMessage::Out(Message::Ordered { asked, ids })))
    }

    /// Reads the next rows, or hands over what has been gathered.
    fn more(&mut self, desk: &Desk) -> Effect<ListMessage> {
        let Some(out) = &self.out else { return Effect::None };
        if out.done >= out.ids.len() {
            return self.hand_over(desk);
        }
        let (asked, public) = (out.asked, out.public);
        let (names, columns) = (Arc::clone(&out.names), out.columns.clone());
        let ids: Vec<DossierId> = out.ids.iter().copied().skip(out.done).take(CHUNK).collect();
        let done = out.done + ids.len();
        let read = desk.store.read(move |database| {
            let rows = database.dossier_rows(&ids)?;
            Ok(Rows { done, cells: listing("", &rows, &columns, &names, public).rows })
        });
        Effect::Run(Task::perform(read, move |rows| ListMessage::Out(Message::Rows { asked, rows })))
    }

    fn hand_over(&mut self, desk: &Desk) -> Effect<ListMessage> {
        let Some(Outgoing { way, public, columns, names, rows, .. }) = self.out.take() else {
            return Effect::None;
        };
        let count = rows.len();
        let year = desk.current.map_or(0, |current| current.year);
        let plan = desk.current_plan().map_or("", |plan| plan.name.as_str());
        let name = if self.filter.years.is_empty() {
            format!("Danh sách hồ sơ năm {year}")
        } else {
            "Danh sách hồ sơ nhiều năm".to_owned()
        };
        let title = if self.filter.years.is_empty() { format!("{name} – {plan}") } else { name.clone() };
        let table = Table { rows, ..listing(&title, &[], &columns, &names, public) };
        let note = ExportNote {
            id: desk.fresh(),
            what: name.clone(),
            rows: u32::try_from(count).unwrap_or(u32::MAX),
            columns: table.columns.iter().map(|(title, _)| title.clone()).collect(),
            personal: !public && columns.iter().any(|it| it.is_personal()),
            file: String::new(),
            on: desk.today,
            by: desk.staff.clone(),
        };
        match way {
            Way::File(format) => Effect::Table(TableJob { table: Arc::new(table), format, name, note }),
            Way::Clipboard => {
                let told = Notice::done(format!(
                    "Đã chép {} hồ sơ. Hãy mở Excel rồi dán (Ctrl+V).",
                    grouped(count as u64)
                ));
                let copied =
                    Effect::Run(iced::clipboard::write(table.to_clipboard())).and(Effect::Tell(told));
                if !note.personal {
                    return copied;
                }
                let export = ExportNote { file: "Chép vào bộ nhớ tạm".to_owned(), ..note };
                copied.and(Effect::Note(Command::NoteExport { export }))
            }
        }
    }
}
