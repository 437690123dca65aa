//! What came of the rows, on its way out: as a table, and as a column in a copy of the file.

use super::{Lists, Message, asking};
use crate::domain::Command;
use crate::domain::personal::ExportNote;
use crate::exchange::{RESULT_COLUMN, import_result};
use crate::screens::{Desk, Effect, Notice, Opening, TableFormat, TableJob};
use std::path::PathBuf;
use std::sync::Arc;

impl Lists {
    fn title(&self) -> String {
        format!("Kết quả nhập danh sách {}", self.name)
    }

    pub(super) fn note(&self, desk: &Desk, file: String) -> ExportNote {
        ExportNote {
            id: desk.fresh(),
            what: self.title(),
            rows: u32::try_from(self.judged.rows.len()).unwrap_or(u32::MAX),
            columns: vec![RESULT_COLUMN.to_owned()],
            personal: true,
            file,
            on: desk.today,
            by: desk.staff.clone(),
        }
    }

    pub(super) fn table(&self, desk: &Desk) -> Effect<Message> {
        let table = Arc::new(import_result(&self.title(), &self.judged));
        let note = self.note(desk, String::new());
        Effect::Table(TableJob {
            table, format: TableFormat::Excel, name: "Kết quả nhập".to_owned(), note
        })
    }

    pub(super) fn copy(&self) -> Effect<Message> {
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        let csv = self.source.as_ref().is_some_and(|it| matches!(it.ending.as_str(), "csv" | "txt" | "tsv"));
        let (filter, ending) =
            if csv { (("Tệp CSV", &["csv"][..]), "csv") } else { (("Tệp Excel", &["xlsx"][..]), "xlsx") };
        let name = format!("{stem} - kết quả nhập.{ending}");
        Effect::Open(Opening::save("Lưu bản sao có cột kết quả", filter, name, Message::CopyPlaced))
    }

    pub(super) fn write_copy(&self, path: PathBuf) -> Effect<Message> {
        let Some(source) = &self.source else { return Effect::None };
        Effect::Run(asking::write_copy(source, &self.judged, path).map(Message::CopyWritten))
    }

    pub(super) fn copied(&self, written: Result<PathBuf, (String, String)>, desk: &Desk) -> Effect<Message> {
        match written {
            Ok(path) => {
                let file =
                    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let note = Effect::Note(Command::NoteExport { export: self.note(desk, file) });
                let told = format!("Đã lưu bản sao có cột “{RESULT_COLUMN}” vào “{}”.", path.display());
                note.and(Effect::Tell(Notice::done(told)))
            }
            Err((sentence, detail)) => Effect::Tell(Notice::trouble(sentence, detail)),
        }
    }
}
