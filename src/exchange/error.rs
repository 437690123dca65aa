//! Why a paper could not be written for another program.

use crate::paper::FaceError;

/// Why a paper could not be written for Word or Excel. Nothing is written then, and the data is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The letters cannot be measured.
    #[error(transparent)]
    Face(#[from] FaceError),
    /// A sheet for Excel is asked of a paper without a table.
    #[error(
        "Văn bản này không có bảng nên không xuất được sang Excel. Dữ liệu vẫn nguyên vẹn; hãy xuất sang Word hoặc PDF."
    )]
    NoTable,
    /// The file could not be put together.
    #[error(
        "Không ghép được tệp {program} ({reason}). Dữ liệu vẫn nguyên vẹn; hãy thử lại, nếu vẫn lỗi thì xuất văn bản sang PDF."
    )]
    Assembly {
        /// For which program.
        program: &'static str,
        /// What the library said.
        reason: String,
    },
}
