//! Files kept and given as streams, off the store's thread: a packet's files never lie in memory whole.

use super::place;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Write};
use std::path::PathBuf;

/// So much is read at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// The folder of files of a data file.
#[derive(Debug, Clone)]
pub struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    pub(in super::super) const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where the bytes of `sha256` lie, or would.
    #[must_use]
    pub fn path(&self, sha256: &str) -> Option<PathBuf> {
        place(&self.folder, sha256)
    }

    /// Whether those very bytes are kept here.
    #[must_use]
    pub fn has(&self, sha256: &str) -> bool {
        let Some(path) = self.path(sha256).filter(|path| path.exists()) else { return false };
        File::open(path)
            .and_then(|file| copied(file, &mut std::io::sink(), u64::MAX))
            .is_ok_and(|it| it.0 == sha256)
    }

    /// Keeps what `bytes` gives under its hash: written under a temporary name, compared, and only then named.
    ///
    /// # Errors
    /// Other bytes than `sha256` and `size` promise, or the disk; then nothing is kept.
    pub fn keep(&self, sha256: &str, size: u64, bytes: &mut dyn Read) -> std::io::Result<()> {
        let Some(to) = self.path(sha256) else { return Err(std::io::ErrorKind::InvalidInput.into()) };
        let parent = to.parent().unwrap_or(&self.folder);
        std::fs::create_dir_all(parent)?;
        let partial = parent.join(format!("{sha256}.partial"));
        let kept = (|| {
            let mut file = File::create(&partial)?;
            let (found, length) = copied(bytes, &mut file, size)?;
            file.sync_all()?;
            // What lies on the disk now is what counts.
            let (read_back, _) = copied(File::open(&partial)?, &mut std::io::sink(), u64::MAX)?;
            if found != sha256 || read_back != sha256 || length != size {
                return Err(std::io::Error::new(
                    std::io::ErrorKind::InvalidData,
                    "other bytes than promised",
                ));
            }
            std::fs::rename(&partial, &to)
        })();
        if kept.is_err() {
            let _ = std::fs::remove_file(&partial);
        }
        kept
    }
}

/// Copies at most one byte more than `most`; the hash and the length of what went through.
fn copied(from: impl Read, to: &mut dyn Write, most: u64) -> std::io::Result<(String, u64)> {
    let mut from = from.take(most.saturating_add(1));
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut length = 0;
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            break;
        }
        hasher.update(&piece[..read]);
        to.write_all(&piece[..read])?;
        length += read as u64;
    }
    Ok((hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect(), length))
}
