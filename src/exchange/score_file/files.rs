//! The folder of workbooks: names that every system takes, nothing written over, nothing passed over.

use super::{SheetFor, read, write};
use crate::domain::round::{Board, Member};
use crate::domain::score_files::FoundFile;
use crate::exchange::{ExchangeError, ExportError};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};

/// Folders inside the chosen one are read so deep.
const DEEP: usize = 3;
/// Files that are read of one folder.
const MOST: usize = 1_000;
/// A larger file is no sheet of scores and is told without being read, in bytes.
const MOST_BYTES: u64 = 64 << 20;

/// A name that Windows takes, without ending.
fn clean(name: &str) -> String {
    let allowed = |c: char| if "<>:\"/\\|?*".contains(c) || c.is_control() { '-' } else { c };
    let name: String = crate::text::nfc(name).chars().map(allowed).take(80).collect();
    name.trim().trim_end_matches('.').trim().to_owned()
}

/// The file of a member: "Phiếu chấm 03 - Nguyễn Thị Hoa.xlsx". The number keeps two of one name apart.
#[must_use]
pub fn file_name(board: &Board, member: &Member) -> String {
    let voting = board.members.iter().filter(|it| it.votes);
    let number = voting.take_while(|it| it.id != member.id).count() + 1;
    format!("Phiếu chấm {number:02} - {}.xlsx", clean(&member.name))
}

/// Writes the workbook of every voting member into `folder`, which is made where it is missing.
///
/// # Errors
/// [`ExportError::NoTable`] when there is nothing to score or nobody who scores; a file of the same name is there already,
/// or the disk does not take one.
pub fn write_into(
    board: &Board,
    folder: &Path,
    (office, figures, at): (&str, bool, DateTime<Utc>),
) -> Result<Vec<PathBuf>, ExportError> {
    let mut ready = Vec::new();
    for member in board.members.iter().filter(|it| it.votes) {
        let path = folder.join(file_name(board, member));
        if path.exists() {
            return Err(disk(&path, "a file of this name is there already"));
        }
        ready.push((path, write(&SheetFor { board, member, office, figures, at })?));
    }
    if ready.is_empty() {
        return Err(ExportError::NoTable);
    }
    std::fs::create_dir_all(folder).map_err(|error| disk(folder, &error.to_string()))?;
    let mut written = Vec::new();
    for (path, bytes) in ready {
        std::fs::write(&path, bytes).map_err(|error| disk(&path, &error.to_string()))?;
        written.push(path);
    }
    Ok(written)
}

/// As [`write_into`], in a new folder under `parent` named after the round; one that is there already is left alone.
///
/// # Errors
/// As there.
pub fn write_folder(
    board: &Board,
    parent: &Path,
    how: (&str, bool, DateTime<Utc>),
) -> Result<(PathBuf, Vec<PathBuf>), ExportError> {
    let stem = format!("Phiếu chấm - {}", clean(&board.round.name));
    let folder = (1..)
        .map(|n| parent.join(if n == 1 { stem.clone() } else { format!("{stem} ({n})") }))
        .find(|path| !path.exists())
        .unwrap_or_else(|| parent.join(&stem));
    let written = write_into(board, &folder, how)?;
    Ok((folder, written))
}

fn disk(path: &Path, detail: &str) -> ExportError {
    ExportError::Disk { name: name_of(path), detail: detail.to_owned() }
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |it| it.to_string_lossy().into_owned())
}

/// Reads files, and the files of folders, in the order of their names. What is no workbook comes back as such, so that it
/// can be named; only what programs leave behind for themselves is not looked at.
///
/// # Errors
/// A path that is not there, or a folder that cannot be listed. A file that cannot be opened is told in its place.
pub fn read_paths(paths: &[PathBuf]) -> Result<Vec<FoundFile>, ExchangeError> {
    let mut files = Vec::new();
    for path in paths {
        gather(path, DEEP, &mut files)?;
    }
    Ok(files.iter().map(|path| one(path)).collect())
}

/// The files at a path, those of folders in the order of their names; what programs leave behind for themselves aside.
pub(in crate::exchange) fn gather(
    path: &Path,
    deep: usize,
    files: &mut Vec<PathBuf>,
) -> Result<(), ExchangeError> {
    let failed =
        |error: std::io::Error| ExchangeError::Disk { name: name_of(path), detail: error.to_string() };
    if !std::fs::metadata(path).map_err(failed)?.is_dir() {
        if files.len() < MOST {
            files.push(path.to_owned());
        }
        return Ok(());
    }
    let mut inside: Vec<PathBuf> = std::fs::read_dir(path)
        .map_err(failed)?
        .map(|entry| entry.map(|it| it.path()))
        .collect::<Result<_, _>>()
        .map_err(failed)?;
    inside.sort();
    for entry in inside {
        let name = name_of(&entry);
        // Excel's own mark of an open file, and what the systems put into every folder.
        let left_behind = name.starts_with("~$")
            || name.starts_with('.')
            || ["desktop.ini", "thumbs.db"].contains(&name.to_lowercase().as_str());
        if !left_behind && (deep > 0 || !entry.is_dir()) {
            gather(&entry, deep.saturating_sub(1), files)?;
        }
    }
    Ok(())
}

fn one(path: &Path) -> FoundFile {
    let about = std::fs::metadata(path);
    let modified = about.as_ref().ok().and_then(|it| it.modified().ok()).map(DateTime::<Utc>::from);
    let small = about.is_ok_and(|it| it.len() <= MOST_BYTES);
    let bytes = if small { std::fs::read(path) } else { Err(std::io::ErrorKind::FileTooLarge.into()) };
    match bytes {
        Ok(bytes) => read(&name_of(path), &bytes, modified),
        Err(error) => {
            let why = if error.kind() == std::io::ErrorKind::FileTooLarge {
                "Tệp quá lớn so với một phiếu chấm nên không được đọc."
            } else {
                "Không mở được tệp; có thể đang mở ở chương trình khác. Hãy đóng tệp ấy rồi nhận lại."
            };
            let mut found = read(&name_of(path), &[], modified);
            found.sha256.clear();
            found.content = crate::domain::score_files::Content::Unreadable(why.to_owned());
            found
        }
    }
}
