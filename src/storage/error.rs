//! What can go wrong with the data file; each case has its own plain Vietnamese sentence.

use crate::domain::Refusal;
use std::path::PathBuf;

/// Why a data file was not opened. Nothing is overwritten in any of these cases.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Another running copy of the program holds the file.
    #[error(
        "Tệp dữ liệu “{}” đang được mở ở một cửa sổ Gương Sáng khác. Dữ liệu vẫn an toàn. Hãy dùng cửa sổ đang mở, hoặc đóng cửa sổ ấy rồi mở lại.",
        .0.display()
    )]
    Locked(PathBuf),
    /// Written by a newer version of the program.
    #[error(
        "Tệp dữ liệu “{}” được ghi bằng phiên bản Gương Sáng mới hơn (mức {found}, phiên bản này hiểu đến mức {known}). Tệp không bị thay đổi. Hãy cài phiên bản mới rồi mở lại.",
        .path.display()
    )]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema this program knows.
        known: u32,
    },
    /// A database of another program.
    #[error(
        "Tệp “{}” là dữ liệu của một chương trình khác, không phải của Gương Sáng. Tệp không bị thay đổi. Hãy chọn đúng tệp dữ liệu.",
        .0.display()
    )]
    Foreign(PathBuf),
    /// Not a database, or damaged.
    #[error(
        "Tệp dữ liệu “{}” bị hỏng, không đọc được. Tệp được giữ nguyên, không bị ghi đè. Hãy mở bản sao lưu gần nhất trong thư mục “{}”.",
        .path.display(),
        .backups.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where the backups lie.
        backups: PathBuf,
        /// The technical detail.
        detail: String,
    },
    /// The folder or the file cannot be written.
    #[error(
        "Không ghi được vào “{}”: ổ đĩa hoặc thư mục chỉ cho đọc. Dữ liệu đang có không bị thay đổi. Hãy bỏ chế độ chỉ đọc, hoặc chép tệp sang thư mục khác rồi mở lại.",
        .0.display()
    )]
    ReadOnly(PathBuf),
    /// The backup before an upgrade failed, so the upgrade was not begun.
    #[error(
        "Chưa nâng cấp được tệp dữ liệu “{}” vì không tạo được bản sao lưu trước khi nâng cấp. Tệp không bị thay đổi. Hãy kiểm tra dung lượng trống của ổ đĩa rồi mở lại.",
        .path.display()
    )]
    NoBackup {
        /// The file.
        path: PathBuf,
        /// The technical detail.
        detail: String,
    },
    /// Anything else the disk says.
    #[error(
        "Không mở được tệp dữ liệu “{}”. Tệp không bị thay đổi. Hãy kiểm tra ổ đĩa và quyền truy cập thư mục rồi mở lại.",
        .path.display()
    )]
    Disk {
        /// The file.
        path: PathBuf,
        /// The technical detail.
        detail: String,
    },
}

impl OpenError {
    /// The technical detail behind "Chi tiết"; empty where the sentence says everything.
    #[must_use]
    pub fn detail(&self) -> &str {
        match self {
            Self::Damaged { detail, .. } | Self::NoBackup { detail, .. } | Self::Disk { detail, .. } => {
                detail
            }
            Self::Locked(_) | Self::TooNew { .. } | Self::Foreign(_) | Self::ReadOnly(_) => "",
        }
    }
}

/// Why a read or a deed did not succeed. A failed deed has changed nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A rule was broken.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// No room on the disk.
    #[error(
        "Ổ đĩa đã đầy nên chưa ghi được. Dữ liệu đã lưu trước đó vẫn an toàn. Hãy xóa bớt tệp không cần rồi làm lại."
    )]
    Full,
    /// The disk refuses to be written.
    #[error(
        "Ổ đĩa chỉ cho đọc nên chưa ghi được. Dữ liệu đã lưu trước đó vẫn an toàn. Hãy bỏ chế độ chỉ đọc rồi làm lại."
    )]
    ReadOnly,
    /// The file turned out to be damaged.
    #[error(
        "Tệp dữ liệu có chỗ bị hỏng. Chưa có gì bị ghi đè. Hãy đóng chương trình và mở bản sao lưu gần nhất."
    )]
    Damaged {
        /// The technical detail.
        detail: String,
    },
    /// Anything else.
    #[error(
        "Chưa đọc hoặc ghi được dữ liệu. Dữ liệu đã lưu trước đó vẫn an toàn. Hãy làm lại; nếu vẫn lỗi, hãy đóng và mở lại chương trình."
    )]
    Other {
        /// The technical detail.
        detail: String,
    },
}

impl StoreError {
    /// The technical detail behind "Chi tiết"; for a refusal the name of the rule.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.rule.label().to_owned(),
            Self::Full | Self::ReadOnly => String::new(),
            Self::Damaged { detail } | Self::Other { detail } => detail.clone(),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged { detail },
            _ => Self::Other { detail },
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged { detail: error.to_string() }
    }
}

/// Shorthand of this room.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
