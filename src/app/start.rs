//! Starting the window: where the data lies, who sits there, and what to say when there is no display.

use super::{Start, application};
use crate::storage::default_place;
use std::path::PathBuf;

/// Why the window did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no screen to draw on.
    #[error(
        "Máy này không có màn hình đồ họa nên không mở được cửa sổ Gương Sáng. Dữ liệu không bị thay đổi. Hãy mở chương trình trong phiên làm việc có màn hình, hoặc dùng các lệnh không cần cửa sổ, ví dụ: guong-sang demo --out THƯ-MỤC."
    )]
    NoDisplay,
    /// The system names no folder for the data of programs.
    #[error(
        "Không tìm được thư mục dữ liệu của người dùng trên máy này. Hãy chỉ rõ tệp dữ liệu: guong-sang --data TỆP."
    )]
    NoPlace,
    /// The window system refused.
    #[error("Không mở được cửa sổ Gương Sáng. Dữ liệu không bị thay đổi. Chi tiết: {0}")]
    Window(String),
}

/// Whether there is something to draw on; on Windows and macOS there always is.
fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// The person's name as the system knows it, until the office keeps its own list of staff.
fn staff() -> String {
    let named = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    named("USERNAME").or_else(|| named("USER")).unwrap_or_else(|| "Cán bộ văn phòng".to_owned())
}

/// Opens the window over the data file at `data`, or at its usual place.
///
/// # Errors
/// No display, no place for data, or a window system that refuses.
pub fn run(data: Option<PathBuf>) -> Result<(), StartError> {
    if !has_display() {
        return Err(StartError::NoDisplay);
    }
    super::handing::sweep();
    let program = std::env::current_exe().ok();
    let data = data.or_else(|| default_place(program.as_deref())).ok_or(StartError::NoPlace)?;
    let today = chrono::Local::now().date_naive();
    let start = Start { data: Some(data), today, staff: staff() };
    application(start).run().map_err(|error| StartError::Window(error.to_string()))
}
