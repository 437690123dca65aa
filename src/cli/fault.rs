//! What can go wrong at the headless door.

use crate::domain::Refusal;
use crate::storage::{OpenError, StoreError};
use std::path::{Path, PathBuf};

/// Why a command ended early.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The words were not understood.
    #[error("{0} Gõ “guong-sang help” để xem cách dùng.")]
    Usage(String),
    /// A line of a script is not a command.
    #[error(
        "Dòng {line} của tệp lệnh không đọc được, nên dừng ở đó. Các việc ở những dòng trước đã được ghi. Hãy sửa dòng {line} rồi chạy tiếp từ dòng ấy."
    )]
    Line {
        /// Line in the script, from 1.
        line: usize,
        /// What the reader says.
        detail: String,
    },
    /// A rule was broken; line 0 when the script ran as one deed.
    #[error("{}[{}] {}", place(*.line), .refusal.rule.label(), .refusal.sentence)]
    Refused {
        /// Line in the script, from 1.
        line: usize,
        /// Which rule, and the sentence.
        refusal: Refusal,
    },
    /// The data file was not opened.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// A read or a deed did not succeed for reasons of the disk.
    #[error("{0}")]
    Store(StoreError),
    /// A paper cannot be made.
    #[error("{0}")]
    Paper(String),
    /// A text to be taken in cannot be read.
    #[error("{0}")]
    Source(crate::exchange::ExchangeError),
    /// A list to be taken in cannot be read.
    #[error("{0}")]
    Sheets(crate::exchange::sheets::SheetError),
    /// A packet cannot be written or read.
    #[error("{0}")]
    Packet(crate::exchange::packet::PacketFault),
    /// No data file was made of an export.
    #[error("{sentence}")]
    Restore {
        /// The sentence.
        sentence: String,
        /// What the reader says.
        detail: String,
    },
    /// A file cannot be read or written.
    #[error("Không {deed} được tệp “{}”. Không có gì bị thay đổi. Hãy kiểm tra tên tệp, quyền truy cập và dung lượng trống rồi làm lại.", .path.display())]
    File {
        /// "đọc" or "ghi".
        deed: &'static str,
        /// Which file.
        path: PathBuf,
        /// What the disk says.
        detail: String,
    },
    /// The file to be made is there already.
    #[error("Đã có tệp “{}”. Tệp được giữ nguyên, không bị ghi đè. Hãy chọn thư mục khác hoặc chuyển tệp cũ đi trước.", .0.display())]
    Exists(PathBuf),
    /// The data file that was asked about is not there.
    #[error("Không có tệp dữ liệu “{}”. Hãy kiểm tra lại tên tệp sau --data.", .0.display())]
    NoData(PathBuf),
    /// The reader of the answers went away.
    #[error("")]
    Pipe,
}

fn place(line: usize) -> String {
    if line == 0 { String::new() } else { format!("Dòng {line}: ") }
}

impl Fault {
    /// The exit code: 1 a rule, 2 the words or the script, 3 files and disk.
    #[must_use]
    pub const fn code(&self) -> u8 {
        match self {
            Self::Refused { .. } => 1,
            Self::Usage(_) | Self::Line { .. } => 2,
            _ => 3,
        }
    }

    /// The technical detail behind the sentence.
    #[must_use]
    pub fn detail(&self) -> Option<String> {
        let detail = match self {
            Self::Line { detail, .. } | Self::File { detail, .. } | Self::Restore { detail, .. } => {
                detail.clone()
            }
            Self::Open(error) => error.detail().to_owned(),
            Self::Store(error) => error.detail(),
            Self::Sheets(error) => error.detail().to_owned(),
            Self::Source(
                crate::exchange::ExchangeError::Disk { detail, .. }
                | crate::exchange::ExchangeError::Damaged { detail },
            ) => detail.clone(),
            Self::Packet(fault) => fault.detail().to_owned(),
            _ => String::new(),
        };
        Some(detail).filter(|detail| !detail.is_empty())
    }

    /// A file that could not be read.
    pub(super) fn reading(path: &Path, error: &std::io::Error) -> Self {
        Self::File { deed: "đọc", path: path.to_owned(), detail: error.to_string() }
    }

    /// A file that could not be written.
    pub(super) fn writing(path: &Path, error: &std::io::Error) -> Self {
        Self::File { deed: "ghi", path: path.to_owned(), detail: error.to_string() }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(refusal) => Self::Refused { line: 0, refusal },
            other => Self::Store(other),
        }
    }
}

/// Answers that cannot be written have lost their reader.
impl From<std::io::Error> for Fault {
    fn from(_: std::io::Error) -> Self {
        Self::Pipe
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        if error.is_io() { Self::Pipe } else { Self::Store(StoreError::Other { detail: error.to_string() }) }
    }
}
