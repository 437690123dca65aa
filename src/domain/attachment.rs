//! Files that belong to a dossier: scans, photographs, signed papers. The bytes lie beside the data file under their
//! SHA-256; here is what is known of them.

use super::ids::{AttachmentId, DossierId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Identifier.
    pub id: AttachmentId,
    /// Dossier.
    pub dossier: DossierId,
    /// Name as the user sees it, with its ending ("Xác nhận của UBND xã.pdf").
    pub name: String,
    /// Key of the paper in the checklist that it is; empty for none.
    #[serde(default)]
    pub item: String,
    /// Remark.
    #[serde(default)]
    pub note: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, 64 lower-case hexadecimal figures.
    pub sha256: String,
    /// Media type ("image/jpeg", "application/pdf").
    #[serde(default)]
    pub mime: String,
    /// Day it was added.
    pub added: NaiveDate,
    /// Place among the files of the dossier.
    #[serde(default)]
    pub order: i32,
}

impl Attachment {
    /// Whether it is a photograph or scan that can be shown small.
    #[must_use]
    pub fn is_picture(&self) -> bool {
        matches!(self.mime.as_str(), "image/jpeg" | "image/png")
    }
}

/// A size as people read it ("1,4 MB").
#[must_use]
pub fn size_in_words(bytes: u64) -> String {
    const KB: u64 = 1024;
    const MB: u64 = KB * KB;
    let tenths = |unit: u64| {
        let tenths = (bytes * 10).div_ceil(unit);
        if tenths.is_multiple_of(10) {
            (tenths / 10).to_string()
        } else {
            format!("{},{}", tenths / 10, tenths % 10)
        }
    };
    match bytes {
        0..KB => format!("{bytes} byte"),
        KB..MB => format!("{} KB", bytes.div_ceil(KB)),
        _ => format!("{} MB", tenths(MB)),
    }
}

/// Whether `hash` is written as a SHA-256 must be; anything else could lead out of the folder of files.
#[must_use]
pub fn is_hash(hash: &str) -> bool {
    hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(size_in_words(900), "900 byte");
        assert_eq!(size_in_words(1025), "2 KB");
        assert_eq!(size_in_words(20 * 1024 * 1024), "20 MB");
        assert_eq!(size_in_words(20 * 1024 * 1024 + 1), "20,1 MB");
    }

    #[test]
    fn a_hash_cannot_be_a_path() {
        assert!(is_hash(&"a1".repeat(32)));
        assert!(!is_hash("../../etc/passwd") && !is_hash(&"A1".repeat(32)) && !is_hash(""));
    }
}
