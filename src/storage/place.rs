//! Where the data file lies when nobody names one.

use std::path::{Path, PathBuf};

/// Name of the data file.
pub const DATA_FILE: &str = "Gương Sáng.gsdata";

/// The data file's usual place: the folder `data` beside the program when a file `portable` lies there (a USB
/// stick), else the platform's folder for the data of programs. `None` when the platform names no such folder.
#[must_use]
pub fn default_place(program: Option<&Path>) -> Option<PathBuf> {
    let folder = program.and_then(Path::parent);
    if let Some(folder) = folder.filter(|folder| folder.join("portable").exists()) {
        return Some(folder.join("data").join(DATA_FILE));
    }
    // The names serve as folder names too, so they are plain ASCII.
    let dirs = directories::ProjectDirs::from("vn", "", "GuongSang")?;
    Some(dirs.data_local_dir().join(DATA_FILE))
}
