//! A folder that is written under another name and gets its own once it is whole.

use crate::exchange::ExportError;
use std::path::{Path, PathBuf};

/// The folder while it is being written. Given up half-way, it goes without a trace.
#[derive(Debug)]
pub struct Staging {
    partial: PathBuf,
    target: PathBuf,
    done: bool,
}

pub(super) fn disk(path: &Path, error: &std::io::Error) -> ExportError {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    ExportError::Disk { name, detail: error.to_string() }
}

impl Staging {
    /// Begins the folder `target`, which is new or empty.
    ///
    /// # Errors
    /// Something is in it already; the disk does not take it.
    pub fn begin(target: &Path) -> Result<Self, ExportError> {
        let used = std::fs::read_dir(target).is_ok_and(|mut inside| inside.next().is_some());
        if used || target.is_file() {
            let name = target.file_name().map(|name| name.to_string_lossy().into_owned());
            return Err(ExportError::Used { name: name.unwrap_or_default() });
        }
        let mut partial = target.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let failed = |error: std::io::Error| disk(target, &error);
        // Left by a program that was ended half-way.
        match std::fs::remove_dir_all(&partial) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        std::fs::create_dir_all(&partial).map_err(failed)?;
        Ok(Self { partial, target: target.to_owned(), done: false })
    }

    /// Where to write meanwhile.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.partial
    }

    /// Gives the folder its name.
    ///
    /// # Errors
    /// The disk does not allow it; then nothing is left.
    pub fn finish(mut self) -> Result<(), ExportError> {
        // An empty folder of that name would stand in the way on some systems.
        let _ = std::fs::remove_dir(&self.target);
        std::fs::rename(&self.partial, &self.target).map_err(|error| disk(&self.target, &error))?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.done {
            let _ = std::fs::remove_dir_all(&self.partial);
        }
    }
}
