//! What the page asks of the disk and of other threads.

use super::super::Desk;
use super::super::preview::off_thread;
use crate::domain::ids::{DeedId, PlanId};
use crate::domain::import::{Choices, Ground, Judged, SavedMapping, judge};
use crate::domain::sheet::Sheet;
use crate::exchange::sheets::{bytes_of, ending, sheets_of, written_back};
use crate::exchange::{ExportError, import_marks};
use crate::storage::{StoreError, next_backup};
use chrono::NaiveDate;
use iced::Task;
use std::path::PathBuf;
use std::sync::Arc;

/// A list as it was given.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The ending of the file's name; empty for a table that was pasted.
    pub ending: String,
    /// Its bytes; none of a table that was pasted.
    pub bytes: Vec<u8>,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// What a file holds, or the sentence and the detail of why nothing.
pub(super) type Reading = Result<Arc<Source>, (String, String)>;

/// What is there, and how lists were read before.
#[derive(Debug, Clone)]
pub struct Standing {
    /// What rows are held against.
    pub ground: Ground,
    /// Kept ways of reading.
    pub mappings: Vec<SavedMapping>,
}

const BUSY: &str = "Máy đang bận nên chưa đọc được tệp. Dữ liệu vẫn nguyên vẹn; hãy chọn lại tệp.";

pub(super) fn read(path: PathBuf) -> Task<Arc<Reading>> {
    let work = off_thread("lists", move || {
        let ending = ending(&path);
        let told =
            |error: crate::exchange::sheets::SheetError| (error.to_string(), error.detail().to_owned());
        let bytes = bytes_of(&path).map_err(told)?;
        let sheets = sheets_of(&ending, &bytes).map_err(told)?;
        Ok(Arc::new(Source { ending, bytes, sheets }))
    });
    Task::perform(work, |read| Arc::new(read.unwrap_or_else(|| Err((BUSY.to_owned(), String::new())))))
}

pub(super) fn standing(plan: PlanId, desk: &Desk) -> Task<Result<Arc<Standing>, StoreError>> {
    let read = desk.store.read(move |database| {
        Ok(Arc::new(Standing { ground: database.import_ground(plan)?, mappings: database.mappings()? }))
    });
    Task::perform(read, |found| found)
}

pub(super) fn judged(
    source: &Arc<Source>,
    standing: &Arc<Standing>,
    choices: Choices,
    (year, today): (i32, NaiveDate),
) -> Task<Arc<Judged>> {
    let (source, standing) = (Arc::clone(source), Arc::clone(standing));
    let work =
        off_thread("lists", move || judge(&source.sheets, &choices, &standing.ground.known(year, today)));
    Task::perform(work, |judged| Arc::new(judged.unwrap_or_default()))
}

/// Makes a backup beside the data file; none where there is no file.
pub(super) fn backup(desk: &Desk) -> Option<Task<Result<PathBuf, String>>> {
    let data = desk.store.path().to_owned();
    if data.as_os_str().is_empty() {
        return None;
    }
    let today = desk.today;
    let made = desk.store.read(move |database| {
        let target = next_backup(&data, today);
        Ok(database.back_up(&target).map(|()| target).map_err(|error| error.to_string()))
    });
    Some(Task::perform(made, |made| made.unwrap_or_else(|error| Err(error.to_string()))))
}

/// The deed that was done last.
pub(super) fn latest(desk: &Desk) -> Task<Result<Option<DeedId>, StoreError>> {
    let read = desk.store.read(|database| Ok(database.journal(1)?.first().map(|entry| entry.id)));
    Task::perform(read, |found| found)
}

/// Whether the last deed took `deed` back.
pub(super) fn reverted(deed: DeedId, desk: &Desk) -> Task<bool> {
    let read = desk
        .store
        .read(move |database| Ok(database.journal(1)?.iter().any(|entry| entry.reverts == Some(deed))));
    Task::perform(read, |found| found.unwrap_or_default())
}

pub(super) fn write_copy(
    source: &Arc<Source>,
    judged: &Arc<Judged>,
    path: PathBuf,
) -> Task<Result<PathBuf, (String, String)>> {
    let (source, judged) = (Arc::clone(source), Arc::clone(judged));
    let work = off_thread("lists", move || {
        let told = |error: ExportError| match &error {
            ExportError::Disk { detail, .. } => (error.to_string(), detail.clone()),
            _ => (error.to_string(), String::new()),
        };
        let marks = import_marks(&judged);
        let (ending, bytes) =
            written_back((&source.ending, &source.bytes), &source.sheets, &marks).map_err(told)?;
        let path = path.with_extension(ending);
        crate::exchange::table::write_bytes(&path, &bytes).map_err(told)?;
        Ok(path)
    });
    Task::perform(work, |written| {
        let busy = "Máy đang bận nên chưa ghi được bản sao. Hãy làm lại.";
        written.unwrap_or_else(|| Err((busy.to_owned(), String::new())))
    })
}
