//! The bytes of attached files, beside the data file, each under its SHA-256: the same file is kept once, and a changed
//! one shows. A file is written under a temporary name, read back and only then given its name.

mod shelf;

pub use shelf::Shelf;

use super::error::{Result, StoreError};
use crate::domain::attachment::{Attachment, is_hash, size_in_words};
use crate::domain::ids::{AttachmentId, DossierId};
use crate::domain::limits::limits;
use crate::domain::{Command, Refusal, Rule};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Name of the folder of files beside a data file or a backup.
pub const FILES_FOLDER: &str = "Tệp kèm theo";

/// A file whose bytes are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptFile {
    /// Its name, without its folder.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// Media type, from its first bytes, else from its ending.
    pub mime: String,
}

/// What is wrong with a kept file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileFaultKind {
    /// It is not there.
    Missing,
    /// Its bytes are not those that were kept.
    Changed,
}

/// A file of a dossier that is not as it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileFault {
    /// The file.
    pub attachment: AttachmentId,
    /// Its dossier.
    pub dossier: DossierId,
    /// Its name.
    pub name: String,
    /// What is wrong.
    pub kind: FileFaultKind,
}

/// The folder of files of a data file.
#[derive(Debug)]
pub(super) struct Files {
    folder: PathBuf,
    /// A store in memory has its files for as long as it lives.
    fleeting: bool,
}

impl Drop for Files {
    fn drop(&mut self) {
        if self.fleeting {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

impl Files {
    pub(super) fn beside(data: &Path) -> Self {
        Self { folder: folder_beside(data), fleeting: false }
    }

    pub(super) fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), fleeting: false }
    }

    pub(super) fn fleeting() -> Self {
        use std::sync::atomic::{AtomicU64, Ordering};
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("guong-sang-{}-{number}", std::process::id());
        Self { folder: std::env::temp_dir().join(name), fleeting: true }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the bytes of `sha256` lie.
    pub(super) fn path(&self, sha256: &str) -> Option<PathBuf> {
        place(&self.folder, sha256)
    }

    /// Takes a copy of the file at `path`.
    pub(super) fn keep(&self, path: &Path) -> Result<KeptFile> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let unreadable = |error: std::io::Error| trouble("đọc", &name, &error);
        let size = std::fs::metadata(path).map_err(unreadable)?.len();
        check_size(&name, size)?;
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(unreadable)?;
        // It may have grown while it was being read.
        check_size(&name, bytes.len() as u64)?;
        let sha256 = hash(&bytes);
        let kept = KeptFile {
            mime: mime(&bytes, &name).to_owned(),
            size: bytes.len() as u64,
            sha256: sha256.clone(),
            name: crate::text::nfc(&name).into_owned(),
        };
        put(&self.folder, &sha256, &bytes).map_err(|error| match error.kind() {
            std::io::ErrorKind::StorageFull => StoreError::Full,
            _ => trouble("lưu", &name, &error),
        })?;
        Ok(kept)
    }

    /// The bytes of `sha256`, read and compared with the hash.
    pub(super) fn bytes(&self, sha256: &str) -> Result<Vec<u8>> {
        let path = self.path(sha256).filter(|path| path.exists()).ok_or_else(|| lost("Tệp"))?;
        let bytes = std::fs::read(path).map_err(|error| trouble("đọc", "kèm theo", &error))?;
        if hash(&bytes) == sha256 { Ok(bytes) } else { Err(lost("Tệp")) }
    }

    /// Refuses to note a file whose bytes are not here, as a script might.
    pub(super) fn check(&self, command: &Command) -> Result<()> {
        match command {
            Command::AttachFile { attachment } => {
                check_size(&attachment.name, attachment.size)?;
                self.check_kept(&attachment.name, &attachment.sha256, attachment.size)
            }
            Command::SavePublicity { item } => item.evidence.iter().try_for_each(|file| {
                check_size(&file.name, file.size)?;
                self.check_kept(&file.name, &file.sha256, file.size)
            }),
            Command::Batch { commands, .. } => commands.iter().try_for_each(|command| self.check(command)),
            _ => Ok(()),
        }
    }

    fn check_kept(&self, name: &str, sha256: &str, size: u64) -> Result<()> {
        let there = self.path(sha256).and_then(|path| std::fs::metadata(path).ok());
        match there {
            Some(found) if found.len() == size => Ok(()),
            _ => Err(lost(name)),
        }
    }

    /// Reads every file once and says which are not as they were kept.
    pub(super) fn faults(&self, all: &[Attachment]) -> Vec<FileFault> {
        let fault = |file: &Attachment| {
            let bytes = self.path(&file.sha256).and_then(|path| std::fs::read(path).ok());
            let kind = match bytes {
                None => FileFaultKind::Missing,
                Some(bytes) if hash(&bytes) != file.sha256 => FileFaultKind::Changed,
                Some(_) => return None,
            };
            Some(FileFault { attachment: file.id, dossier: file.dossier, name: file.name.clone(), kind })
        };
        all.iter().filter_map(fault).collect()
    }

    /// Copies the files of `all` that `target`, the folder of a backup, lacks; each copy is read back.
    pub(super) fn copy_to(&self, target: &Path, all: &[String]) -> std::io::Result<()> {
        for sha256 in all {
            let Some(to) = place(target, sha256) else { continue };
            if std::fs::read(&to).is_ok_and(|bytes| hash(&bytes) == *sha256) {
                continue;
            }
            // A file that is lost already must not keep the rest from being backed up; the health page names it.
            let Some(from) = self.path(sha256).filter(|path| path.exists()) else { continue };
            put(target, sha256, &std::fs::read(from)?)?;
        }
        Ok(())
    }

    /// Removes bytes that nothing refers to any more.
    pub(super) fn sweep(&self, gone: &[String]) {
        for path in gone.iter().filter_map(|sha256| self.path(sha256)) {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// The bytes of the kept file at `path`, if they are those of `sha256`; for work off the store's thread.
///
/// # Errors
/// They are not there or were changed outside the program.
pub fn read_whole(path: &Path, sha256: &str) -> std::result::Result<Vec<u8>, FileFaultKind> {
    let bytes = std::fs::read(path).map_err(|_| FileFaultKind::Missing)?;
    if hash(&bytes) == sha256 { Ok(bytes) } else { Err(FileFaultKind::Changed) }
}

/// Copies kept files out of the folder `from` into the folder of files beside `target`, each read back; for work off the
/// store's thread. One that is lost already is left out.
///
/// # Errors
/// The disk.
pub fn copy_kept(from: &Path, target: &Path, hashes: &[String]) -> std::io::Result<()> {
    Files::at(from).copy_to(&folder_beside(target), hashes)
}

/// The folder of files that belongs to a data file or backup at `data`.
pub(super) fn folder_beside(data: &Path) -> PathBuf {
    data.parent().unwrap_or_else(|| Path::new(".")).join(FILES_FOLDER)
}

fn place(folder: &Path, sha256: &str) -> Option<PathBuf> {
    is_hash(sha256).then(|| folder.join(&sha256[..2]).join(sha256))
}

fn put(folder: &Path, sha256: &str, bytes: &[u8]) -> std::io::Result<()> {
    let Some(to) = place(folder, sha256) else { return Err(std::io::ErrorKind::InvalidInput.into()) };
    if std::fs::read(&to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let parent = to.parent().unwrap_or(folder);
    std::fs::create_dir_all(parent)?;
    let partial = parent.join(format!("{sha256}.partial"));
    let written = (|| {
        let mut file = File::create(&partial)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        if hash(&std::fs::read(&partial)?) != sha256 {
            return Err(std::io::Error::other("the copy differs from the original"));
        }
        std::fs::rename(&partial, &to)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&partial);
    }
    written
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn check_size(name: &str, size: u64) -> Result<()> {
    let Some(most) = limits().map(|limits| limits.attachment.at_most) else { return Ok(()) };
    if size <= most {
        return Ok(());
    }
    let sentence = format!(
        "Tệp “{name}” dung lượng {}, lớn hơn mức {}. Hồ sơ không bị thay đổi. Hãy giảm dung lượng (quét ở độ phân giải thấp hơn, thu nhỏ ảnh) hoặc tách tệp rồi thêm lại.",
        size_in_words(size),
        size_in_words(most)
    );
    Err(Refusal::new(Rule::OutOfRange, sentence).into())
}

fn lost(name: &str) -> StoreError {
    let sentence = format!(
        "“{name}” không còn trong thư mục “{FILES_FOLDER}”, hoặc đã bị sửa bên ngoài chương trình. Thông tin hồ sơ vẫn an toàn. Hãy thêm lại tệp, hoặc lấy tệp từ bản sao lưu."
    );
    Refusal::new(Rule::NotFound, sentence).into()
}

fn trouble(deed: &str, name: &str, error: &std::io::Error) -> StoreError {
    let sentence = format!(
        "Không {deed} được tệp “{name}” ({}). Hồ sơ không bị thay đổi. Hãy kiểm tra tệp có đang mở ở chương trình khác, USB còn cắm, rồi thử lại.",
        reason(error)
    );
    Refusal::new(Rule::NotFound, sentence).into()
}

fn reason(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::NotFound => "không thấy tệp",
        std::io::ErrorKind::PermissionDenied => "không có quyền",
        _ => "ổ đĩa báo lỗi",
    }
}

/// Media type by the first bytes, else by the ending.
fn mime(bytes: &[u8], name: &str) -> &'static str {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    match ending.as_str() {
        _ if begins(b"%PDF-") => "application/pdf",
        _ if begins(&[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        _ if begins(b"\x89PNG\r\n\x1a\n") => "image/png",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "txt" => "text/plain",
        "mp4" => "video/mp4",
        "mp3" => "audio/mpeg",
        _ => "application/octet-stream",
    }
}

/// Everything an attached file is known by.
pub(super) mod rows {
    use super::super::error::Result;
    use super::super::rows::{any, bodies, body, execute, missing, need_name, one};
    use crate::domain::attachment::{Attachment, is_hash};
    use crate::domain::correction::DossierField;
    use crate::domain::ids::{AttachmentId, DossierId};
    use crate::domain::{Refusal, Rule};
    use rusqlite::Connection;

    pub(in super::super) fn of(connection: &Connection, dossier: DossierId) -> Result<Vec<Attachment>> {
        bodies(
            connection,
            "SELECT body FROM attachment WHERE dossier = ?1 ORDER BY body ->> '$.order', id",
            [dossier.0],
        )
    }

    pub(in super::super) fn all(connection: &Connection) -> Result<Vec<Attachment>> {
        bodies(connection, "SELECT body FROM attachment ORDER BY id", [])
    }

    pub(in super::super) fn hashes(connection: &Connection) -> Result<Vec<String>> {
        let mut statement = connection.prepare_cached(include_str!("hashes.sql"))?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(in super::super) fn save(connection: &Connection, file: &Attachment) -> Result<()> {
        need_name(&file.name, "Hãy đặt tên cho tệp.")?;
        if !is_hash(&file.sha256) {
            let sentence = "Tệp chưa được lưu vào thư mục dữ liệu. Hãy thêm lại tệp.";
            return Err(Refusal::new(Rule::NotFound, sentence).into());
        }
        super::super::dossier::need(connection, file.dossier)?;
        super::super::dossier::need_open(connection, file.dossier, DossierField::Papers)?;
        let twin = any(
            connection,
            "SELECT 1 FROM attachment WHERE dossier = ?1 AND sha256 = ?2 AND id <> ?3",
            (file.dossier.0, &file.sha256, file.id.0),
        )?;
        if twin {
            let sentence = format!("Tệp “{}” đã có trong hồ sơ này.", file.name);
            return Err(Refusal::new(Rule::Duplicate, sentence).into());
        }
        execute(
            connection,
            "INSERT INTO attachment (id, dossier, sha256, body) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET dossier = excluded.dossier, sha256 = excluded.sha256, body = excluded.body",
            (file.id.0, file.dossier.0, &file.sha256, body(file)?),
        )?;
        Ok(())
    }

    pub(in super::super) fn remove(connection: &Connection, id: AttachmentId) -> Result<()> {
        let file: Option<Attachment> = one(connection, "SELECT body FROM attachment WHERE id = ?1", id.0)?;
        let file = file.ok_or_else(|| missing("tệp"))?;
        super::super::dossier::need_open(connection, file.dossier, DossierField::Papers)?;
        execute(connection, "DELETE FROM attachment WHERE id = ?1", [id.0])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
