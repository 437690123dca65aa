//! Papers leave the program only here: written where the user says, or handed to the system's printing.

use crate::paper::{self, Document};
use crate::screens::{Format, Notice};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Characters that Windows does not take in a file name.
const FORBIDDEN: &[char] = &['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// A name that every system takes, without ending.
#[must_use]
pub fn clean_name(name: &str) -> String {
    let mut clean: String =
        name.chars().map(|c| if FORBIDDEN.contains(&c) || c.is_control() { '-' } else { c }).collect();
    clean.truncate(clean.char_indices().nth(100).map_or(clean.len(), |(at, _)| at));
    let clean = clean.trim().trim_end_matches('.').trim();
    if clean.is_empty() { "Văn bản".to_owned() } else { clean.to_owned() }
}

/// A file name that every system takes, with its ending.
#[must_use]
pub fn file_name(name: &str, format: Format) -> String {
    format!("{}.{}", clean_name(name), format.ending())
}

/// The file of a document for one program.
///
/// # Errors
/// A notice that says what happened, what is safe and what to do.
pub fn bytes(document: &Document, format: Format) -> Result<Vec<u8>, Notice> {
    match format {
        Format::Pdf => pdf(document),
        Format::Word => {
            crate::exchange::docx(document).map_err(|error| Notice::trouble(error.to_string(), ""))
        }
        Format::Excel => {
            crate::exchange::xlsx(document).map_err(|error| Notice::trouble(error.to_string(), ""))
        }
    }
}

fn pdf(document: &Document) -> Result<Vec<u8>, Notice> {
    let faces =
        paper::Faces::liberation().map_err(|error| Notice::trouble(error.to_string(), "embedded fonts"))?;
    let pages = paper::layout(document, faces);
    paper::pdf(&pages, faces).map_err(|error| Notice::trouble(error.to_string(), ""))
}

/// Writes `document` to `path`: first under a temporary name, so that a full disk leaves an older paper of the same
/// name as it was.
///
/// # Errors
/// A notice that says what happened, what is safe and what to do.
pub fn write(document: &Document, format: Format, path: &Path) -> Result<(), Notice> {
    let bytes = bytes(document, format)?;
    let partial = path.with_extension(format!("{}.partial", format.ending()));
    let written = std::fs::write(&partial, &bytes).and_then(|()| std::fs::rename(&partial, path));
    written.map_err(|error| {
        let _ = std::fs::remove_file(&partial);
        Notice::trouble(
            format!(
                "Chưa ghi được tệp “{}”. Dữ liệu của bạn vẫn an toàn. Hãy kiểm tra ổ đĩa còn trống và tệp cũ cùng tên có đang mở không, rồi xuất lại.",
                path.display()
            ),
            error.to_string(),
        )
    })
}

/// Does the work on a thread of its own and gives the answer back to the window.
pub(super) async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (reply, answer) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let _ = reply.send(work());
    });
    answer.await.ok()
}

pub(super) fn ended() -> Notice {
    Notice::trouble(
        "Việc tạo văn bản bị dừng giữa chừng. Dữ liệu của bạn vẫn an toàn. Hãy làm lại.",
        "the paper thread ended",
    )
}

/// What came of "Xuất…".
#[derive(Debug, Clone)]
pub enum Exported {
    /// Written.
    Written(PathBuf),
    /// The native dialog gave no path: cancelled, or the system has no dialog.
    NoPath,
    /// Something went wrong.
    Failed(Notice),
}

/// Asks where to, through the system's own dialog, and writes there.
pub async fn export(document: Arc<Document>, name: String, format: Format) -> Exported {
    let (title, filter) = (format!("Xuất {}", format.label()), format!("Tệp {}", format.label()));
    let dialog = rfd::AsyncFileDialog::new()
        .set_title(title)
        .set_file_name(file_name(&name, format))
        .add_filter(filter, &[format.ending()]);
    match dialog.save_file().await {
        Some(chosen) => export_to(document, format, chosen.path().to_owned()).await,
        None => Exported::NoPath,
    }
}

/// Writes to a path that is already known.
pub async fn export_to(document: Arc<Document>, format: Format, path: PathBuf) -> Exported {
    let path = if path.extension().is_some() { path } else { path.with_extension(format.ending()) };
    let target = path.clone();
    match aside(move || write(&document, format, &target)).await {
        Some(Ok(())) => Exported::Written(path),
        Some(Err(notice)) => Exported::Failed(notice),
        None => Exported::Failed(ended()),
    }
}

/// Hands the exact PDF to the system's printing; where there is none, opens it.
pub async fn print(document: Arc<Document>, name: String) -> Notice {
    let done = aside(move || {
        let folder = std::env::temp_dir().join("Gương Sáng in");
        std::fs::create_dir_all(&folder)
            .map_err(|error| Notice::trouble("Chưa in được vì không ghi được tệp tạm.", error.to_string()))?;
        let path = folder.join(file_name(&name, Format::Pdf));
        write(&document, Format::Pdf, &path)?;
        Ok::<_, Notice>(hand_over(&path))
    })
    .await;
    match done {
        Some(Ok(notice)) | Some(Err(notice)) => notice,
        None => ended(),
    }
}

fn ran(program: &str, arguments: &[&std::ffi::OsStr]) -> bool {
    std::process::Command::new(program)
        .args(arguments)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(windows)]
fn hand_over(path: &Path) -> Notice {
    // The path goes through the environment: no quoting of a file name can go wrong inside the command.
    let verb = |verb: &str| {
        std::process::Command::new("powershell")
            .args(["-NoProfile", "-WindowStyle", "Hidden", "-Command"])
            .arg(format!("Start-Process -FilePath $env:GUONG_SANG_PAPER {verb}"))
            .env("GUONG_SANG_PAPER", path)
            .status()
            .is_ok_and(|status| status.success())
    };
    if verb("-Verb Print") {
        Notice::done("Đã chuyển văn bản đến máy in.")
    } else if verb("") {
        opened()
    } else {
        stranded(path)
    }
}

#[cfg(not(windows))]
fn hand_over(path: &Path) -> Notice {
    if ran("lp", &[path.as_os_str()]) {
        Notice::done("Đã chuyển văn bản đến máy in.")
    } else if ran("xdg-open", &[path.as_os_str()]) {
        opened()
    } else {
        stranded(path)
    }
}

fn opened() -> Notice {
    Notice::info("Máy chưa có lệnh in trực tiếp nên văn bản được mở ra. Hãy bấm In trong cửa sổ vừa mở.")
}

fn stranded(path: &Path) -> Notice {
    Notice::trouble(
        format!(
            "Chưa in được: máy chưa có máy in và chương trình đọc PDF. Văn bản đã được ghi tại “{}”; hãy mở tệp này trên máy khác để in.",
            path.display()
        ),
        "no print command and no viewer answered",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_one_that_every_system_takes() {
        assert_eq!(file_name("Kế hoạch 53/KH-BTV", Format::Pdf), "Kế hoạch 53-KH-BTV.pdf");
        assert_eq!(file_name(" ... ", Format::Word), "Văn bản.docx");
        assert!(file_name(&"ễ".repeat(300), Format::Excel).chars().count() <= 105);
    }
}
