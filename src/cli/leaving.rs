//! A list on its way out of the program: written whole, noted, or not there at all.

use super::words::{Words, write_whole};
use super::{Fault, Outlet};
use crate::domain::ids::ExportId;
use crate::domain::personal::ExportNote;
use crate::domain::{Command, Stamp};
use crate::exchange::table::Table;
use crate::storage::Database;
use chrono::Local;
use std::path::Path;

/// What is noted of a list besides its name and its columns.
pub(super) struct Told {
    /// How many rows name something; 0 for counts, which name nobody.
    pub rows: usize,
    /// Whether telephone, address or full birth date are in it.
    pub personal: bool,
}

/// Writes `table` as Excel or comma-separated text, by the ending of `target`, and notes that it left.
pub(super) fn hand_out(
    words: &Words,
    outlet: &mut Outlet<'_>,
    database: &mut Database,
    (target, table): (&Path, &Table),
    told: &Told,
) -> Result<(), Fault> {
    let bytes = bytes(target, table)?;
    let at = words.moment()?;
    let who = words.value("who").unwrap_or("Dòng lệnh").to_owned();
    let next = database.exports()?.iter().map(|note| note.id.0).max().unwrap_or(0) + 1;
    let export = ExportNote {
        id: ExportId(next),
        what: table.title.clone(),
        rows: u32::try_from(told.rows).unwrap_or(u32::MAX),
        columns: table.columns.iter().map(|(heading, _)| heading.clone()).collect(),
        personal: told.personal,
        file: target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        on: at.with_timezone(&Local).date_naive(),
        by: who.clone(),
    };
    write_whole(target, &bytes)?;
    note(database, target, export, &Stamp { at, who })?;
    writeln!(outlet.out, "{}", target.display())?;
    Ok(())
}

/// The table as Excel or comma-separated text, by the ending of `target`.
pub(super) fn bytes(target: &Path, table: &Table) -> Result<Vec<u8>, Fault> {
    match target.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase).as_deref() {
        Some("xlsx") => table.to_xlsx().map_err(|error| Fault::Paper(error.to_string())),
        Some("csv") => Ok(table.to_csv().into_bytes()),
        _ => Err(Fault::Usage(format!("Tên tệp “{}” phải kết thúc bằng .xlsx hoặc .csv.", target.display()))),
    }
}

/// Notes that `target`, which was just written, left the program.
pub(super) fn note(
    database: &mut Database,
    target: &Path,
    export: ExportNote,
    stamp: &Stamp,
) -> Result<(), Fault> {
    if let Err(error) = database.perform(&Command::NoteExport { export }, stamp) {
        // What nobody noted does not leave.
        let _ = std::fs::remove_file(target);
        return Err(error.into());
    }
    Ok(())
}
