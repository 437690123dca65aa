//! Attached files on their way out: a copy under its own name, shown by the system or written where the user says.

use super::paper_jobs::{aside, clean_name};
use super::papers::documents;
use super::{Exported, Message, Origin, Ready, SaveAs, Saving};
use crate::domain::Command;
use crate::domain::personal::ExportNote;
use crate::screens::{Handing, HandingKind, Notice};
use iced::Task;
use std::path::{Path, PathBuf};

/// A name that every system takes, with the ending it had.
fn file_name(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.chars().all(char::is_alphanumeric) => {
            format!("{}.{ending}", clean_name(stem))
        }
        _ => clean_name(name),
    }
}

/// Where copies lie while they are looked at.
fn shown_folder() -> PathBuf {
    std::env::temp_dir().join("Gương Sáng xem")
}

/// Takes away the copies of an earlier day: what was only looked at must not stay behind. One that is still open stays.
pub(super) fn sweep() {
    let _ = std::fs::remove_dir_all(shown_folder());
}

fn ended() -> Notice {
    let words = "Việc lấy tệp bị dừng giữa chừng. Dữ liệu của bạn vẫn an toàn. Hãy làm lại.";
    Notice::trouble(words, "the file thread ended")
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Notice> {
    std::fs::write(path, bytes).map_err(|error| {
        Notice::trouble(
            format!(
                "Chưa ghi được tệp “{}”. Tệp trong hồ sơ vẫn an toàn. Hãy kiểm tra ổ đĩa còn trống và tệp cũ cùng tên có đang mở không, rồi làm lại.",
                path.display()
            ),
            error.to_string(),
        )
    })
}

/// Writes a copy into the temporary folder, each under its own hash so that two of one name do not meet, and opens it.
fn show(handing: &Handing, bytes: &[u8]) -> Result<(), Notice> {
    let short: String = handing.sha256.chars().take(12).collect();
    let folder = shown_folder().join(short);
    std::fs::create_dir_all(&folder)
        .map_err(|error| Notice::trouble("Chưa mở được vì không ghi được tệp tạm.", error.to_string()))?;
    let path = folder.join(file_name(&handing.name));
    // One that is open already may be locked; it shows the same bytes.
    if !std::fs::read(&path).is_ok_and(|there| there == bytes) {
        write(&path, bytes)?;
    }
    if opened(&path) {
        return Ok(());
    }
    Err(Notice::trouble(
        format!(
            "Máy chưa có chương trình mở loại tệp này. Bản sao nằm tại “{}”; hãy mở trên máy khác.",
            path.display()
        ),
        "no program answered",
    ))
}

#[cfg(windows)]
fn opened(path: &Path) -> bool {
    // The path goes through the environment: no quoting of a file name can go wrong inside the command.
    std::process::Command::new("powershell")
        .args(["-NoProfile", "-WindowStyle", "Hidden", "-Command"])
        .arg("Invoke-Item -LiteralPath $env:GUONG_SANG_FILE")
        .env("GUONG_SANG_FILE", path)
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(not(windows))]
fn opened(path: &Path) -> bool {
    std::process::Command::new("xdg-open")
        .arg(path)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

impl Ready {
    pub(super) fn hand(&self, handing: Handing) -> Task<Message> {
        match handing.kind {
            HandingKind::Show => {
                let bytes = self.bytes_of(&handing);
                let work = async move {
                    let bytes = bytes.await?;
                    aside(move || show(&handing, &bytes)).await.unwrap_or_else(|| Err(ended()))
                };
                Task::perform(work, |shown| match shown {
                    Ok(()) => Message::Handed(None),
                    Err(notice) => Message::Handed(Some(notice)),
                })
            }
            HandingKind::Copy => {
                let dialog = rfd::AsyncFileDialog::new()
                    .set_title("Lưu bản sao của tệp")
                    .set_file_name(file_name(&handing.name));
                let chosen = async move { dialog.save_file().await.map(|file| file.path().to_owned()) };
                Task::perform(chosen, move |path| Message::CopyPlaced(handing, path))
            }
        }
    }

    fn bytes_of(&self, handing: &Handing) -> impl Future<Output = Result<Vec<u8>, Notice>> + Send + 'static {
        let sha256 = handing.sha256.clone();
        let read = self.desk.store.read(move |database| database.file_bytes(&sha256));
        async move { read.await.map_err(|error| Notice::from(&error)) }
    }

    /// A place for a copy was chosen, or none.
    pub(super) fn copy_placed(&mut self, handing: Handing, path: Option<PathBuf>) -> Task<Message> {
        match path {
            Some(path) => self.copy_to(handing, path),
            // Windows always has its dialog, so no path means that the user changed their mind there.
            None if cfg!(windows) => Task::none(),
            None => {
                let path = documents().join(file_name(&handing.name)).display().to_string();
                self.save_as = Some(SaveAs { what: Saving::Copy(handing), path });
                Task::none()
            }
        }
    }

    pub(super) fn copy_to(&self, handing: Handing, path: PathBuf) -> Task<Message> {
        let bytes = self.bytes_of(&handing);
        let target = path.clone();
        let work = async move {
            let bytes = bytes.await?;
            aside(move || write(&target, &bytes)).await.unwrap_or_else(|| Err(ended()))
        };
        Task::perform(work, move |written| {
            let exported = match written {
                Ok(()) => Exported::Written(path.clone()),
                Err(notice) => Exported::Failed(notice),
            };
            Message::CopyWritten(handing, exported)
        })
    }

    pub(super) fn copy_written(&mut self, handing: &Handing, written: Exported) -> Task<Message> {
        match written {
            Exported::Written(path) => {
                let told = self.tell(Notice::done(format!("Đã lưu bản sao ra tệp “{}”.", path.display())));
                let note =
                    self.noted(format!("Bản sao tệp kèm theo hồ sơ: {}", handing.name), 1, true, &path);
                Task::batch([told, note])
            }
            Exported::Failed(notice) => self.tell(notice),
            Exported::NoPath => Task::none(),
        }
    }

    /// Notes that something left the program; the folder is the member's own affair, so only the name of the file is kept.
    pub(super) fn noted(&mut self, what: String, rows: u32, personal: bool, path: &Path) -> Task<Message> {
        let export = ExportNote {
            id: self.desk.fresh(),
            what,
            rows,
            columns: Vec::new(),
            personal,
            file: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            on: self.desk.today,
            by: self.desk.staff.clone(),
        };
        self.write(Command::NoteExport { export }, Origin::Aside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_keeps_its_ending_and_gets_a_name_that_every_system_takes() {
        assert_eq!(file_name("Xác nhận 12/UBND.pdf"), "Xác nhận 12-UBND.pdf");
        assert_eq!(file_name("ghi chú"), "ghi chú");
    }
}
