//! Lower offices' reports from files and folders: whatever lies there comes back, read or with the reason why not.

use super::score_file::gather;
use super::{ExchangeError, Source, source_of};
use crate::domain::unit_report::{FoundReport, read_report};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Folders inside the chosen one are read so deep.
const DEEP: usize = 3;
/// A larger file is no report and is told without being read, in bytes.
const MOST_BYTES: u64 = 32 << 20;

/// Reads files, and the files of folders, in the order of their names.
///
/// # Errors
/// A path that is not there, or a folder that cannot be listed. A file that cannot be read is told in its place.
pub fn read_reports(paths: &[PathBuf]) -> Result<Vec<FoundReport>, ExchangeError> {
    let mut files = Vec::new();
    for path in paths {
        gather(path, DEEP, &mut files)?;
    }
    Ok(files.iter().map(|path| one(path)).collect())
}

fn one(path: &Path) -> FoundReport {
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| crate::text::nfc(&name.to_string_lossy()).into_owned(),
    );
    let size = std::fs::metadata(path).map(|it| it.len());
    let bytes = match size {
        Ok(size) if size > MOST_BYTES => {
            return found(
                name,
                String::new(),
                Err("Tệp quá lớn so với một báo cáo nên không được đọc.".to_owned()),
            );
        }
        _ => std::fs::read(path),
    };
    let Ok(bytes) = bytes else {
        let why = "Không mở được tệp; có thể đang mở ở chương trình khác. Hãy đóng tệp ấy rồi nhận lại.";
        return found(name, String::new(), Err(why.to_owned()));
    };
    let sha256 = hash(&bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return found(name, sha256, Err("Tệp trống, không có chữ nào.".to_owned()));
    }
    // A file of bytes that are no text is not a report, whatever its ending.
    let text_ending = path
        .extension()
        .is_some_and(|ending| ["txt", "docx"].iter().any(|known| ending.eq_ignore_ascii_case(known)));
    let known = [b"PK\x03\x04".as_slice(), &[0xD0, 0xCF, 0x11, 0xE0], b"%PDF", b"{\\rtf"]
        .iter()
        .any(|begin| bytes.starts_with(begin));
    if !text_ending && !known {
        let why = "Không phải văn bản .docx hoặc .txt nên không được đọc.";
        return found(name, sha256, Err(why.to_owned()));
    }
    match source_of(&bytes) {
        Ok(Source { lines, notices, .. }) => {
            let content = Ok(read_report(&lines, &name));
            FoundReport { notices, ..found(name, sha256, content) }
        }
        Err(error) => found(name, sha256, Err(error.to_string())),
    }
}

fn found(
    name: String,
    sha256: String,
    content: Result<crate::domain::unit_report::ReadReport, String>,
) -> FoundReport {
    FoundReport {
        name,
        sha256,
        content,
        notices: Vec::new(),
        given_unit: None,
        given_number: None,
        received: None,
        unnoted: false,
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
