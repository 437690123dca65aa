//! `export`: everything leaves the program at once; `restore`: a data file made of what left.

use super::leaving::note;
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::Stamp;
use crate::domain::ids::ExportId;
use crate::domain::personal::ExportNote;
use crate::exchange::whole::{OFFICE_FILE, Staging, write_whole_office};
use crate::exchange::{Attached, OfficeFile};
use crate::storage::{Database, FILES_FOLDER, Restored};
use chrono::Local;
use serde_json::json;
use std::path::{Path, PathBuf};

/// The names of values that this command takes.
pub(super) const VALUES: &[&str] = &["data", "out", "who", "at"];
/// The marks that this command takes.
pub(super) const MARKS: &[&str] = &["no-files"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("điều cần xuất (all, json)")?;
    words.end()?;
    let target = words.path("out")?;
    let attached = if words.mark("no-files") { Attached::LeftOut } else { Attached::Beside };
    let mut database = words.database()?;
    match what.as_str() {
        "all" => all(&database, &target, attached)?,
        "json" => one(&database, &target, attached)?,
        other => return Err(Fault::Usage(format!("Không xuất được “{other}”."))),
    }
    let at = words.moment()?;
    let who = words.value("who").unwrap_or("Dòng lệnh").to_owned();
    let export = ExportNote {
        id: ExportId(database.exports()?.iter().map(|note| note.id.0).max().unwrap_or(0) + 1),
        what: "Toàn bộ dữ liệu".to_owned(),
        rows: u32::try_from(database.subjects()?.len()).unwrap_or(u32::MAX),
        columns: Vec::new(),
        personal: true,
        file: target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        on: at.with_timezone(&Local).date_naive(),
        by: who.clone(),
    };
    if let Err(error) = note(&mut database, &target, export, &Stamp { at, who }) {
        // What nobody noted does not leave; a folder goes with what is in it.
        let _ = std::fs::remove_dir_all(&target);
        return Err(error);
    }
    writeln!(outlet.out, "{}", target.display())?;
    Ok(())
}

fn all(database: &Database, target: &Path, attached: Attached) -> Result<(), Fault> {
    let paper = |error: crate::exchange::ExportError| Fault::Paper(error.to_string());
    let staging = Staging::begin(target).map_err(paper)?;
    let file = office_file(database, attached)?;
    write_whole_office(staging.path(), &database.whole()?, &file).map_err(paper)?;
    copied(database, &staging.path().join(OFFICE_FILE), attached)?;
    staging.finish().map_err(paper)
}

fn one(database: &Database, target: &Path, attached: Attached) -> Result<(), Fault> {
    if target.exists() {
        return Err(Fault::Exists(target.to_owned()));
    }
    // The files first: an export that carries its name has all its files.
    copied(database, target, attached)?;
    let file = office_file(database, attached)?;
    super::words::write_whole(target, &file.to_json())
}

fn office_file(database: &Database, attached: Attached) -> Result<OfficeFile, Fault> {
    Ok(OfficeFile { records: database.records()?, files: database.attached()?, attached })
}

fn copied(database: &Database, target: &Path, attached: Attached) -> Result<(), Fault> {
    if attached == Attached::LeftOut {
        return Ok(());
    }
    database.copy_attached(target).map_err(|error| Fault::File {
        deed: "ghi",
        path: target.to_owned(),
        detail: error.to_string(),
    })
}

/// `restore`: the data file must be a new one, so it is always named.
pub(super) fn restore(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let source = PathBuf::from(words.next("tên tệp xuất (.json)")?);
    words.end()?;
    let target = words.path("data")?;
    let file = OfficeFile::read(&source)
        .map_err(|error| Fault::Restore { detail: error.detail().to_owned(), sentence: error.to_string() })?;
    let folder = source.parent().unwrap_or_else(|| Path::new("")).join(FILES_FOLDER);
    let files = (file.attached == Attached::Beside).then_some(folder.as_path());
    let Restored { rows, journal, missing } = Database::restore(&target, &file.records, files)
        .map_err(|error| Fault::Restore { detail: error.detail().to_owned(), sentence: error.to_string() })?;
    let answer = json!({ "data": target, "rows": rows, "journal": journal, "missing_files": missing });
    serde_json::to_writer_pretty(&mut *outlet.out, &answer)?;
    writeln!(outlet.out)?;
    Ok(())
}
