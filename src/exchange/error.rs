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
    /// Something stands at the place already.
    #[error(
        "Thư mục “{name}” đã có tệp bên trong nên không ghi vào đó. Các tệp ấy được giữ nguyên; hãy chọn một thư mục mới."
    )]
    Used {
        /// Its name.
        name: String,
    },
    /// The disk does not take the file.
    #[error(
        "Không ghi được tệp “{name}”. Dữ liệu vẫn nguyên vẹn; hãy đóng tệp ấy nếu đang mở ở chương trình khác, kiểm tra chỗ trống và quyền ghi rồi xuất lại."
    )]
    Disk {
        /// Its name.
        name: String,
        /// What the disk says.
        detail: String,
    },
}

/// Why a file could not be read. Nothing was entered then; the file and the data are as they were.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The disk does not give the file.
    #[error(
        "Không đọc được tệp “{name}”. Dữ liệu vẫn nguyên vẹn; hãy kiểm tra tên tệp và quyền truy cập rồi mở lại."
    )]
    Disk {
        /// Its name.
        name: String,
        /// What the disk says.
        detail: String,
    },
    /// A password, or the form that Word had until 2003.
    #[error(
        "Tệp được đặt mật khẩu hoặc là tệp Word kiểu cũ (.doc) nên chưa đọc được. Dữ liệu vẫn nguyên vẹn; hãy mở tệp bằng Word, bỏ mật khẩu, lưu thành .docx rồi mở lại."
    )]
    Protected,
    /// Another kind of file.
    #[error(
        "Đây là tệp {name}, không phải văn bản .txt hoặc .docx. Dữ liệu vẫn nguyên vẹn; hãy mở tệp gốc bằng Word, lưu thành .docx rồi mở lại, hoặc chép nội dung rồi dán vào."
    )]
    OtherKind {
        /// What it is.
        name: &'static str,
    },
    /// The file is damaged.
    #[error(
        "Tệp Word bị hỏng nên chưa đọc được. Dữ liệu vẫn nguyên vẹn; hãy mở tệp bằng Word, lưu lại rồi mở tệp vừa lưu."
    )]
    Damaged {
        /// What the reader says.
        detail: String,
    },
    /// No sheet comes out of a spreadsheet.
    #[error(transparent)]
    Sheet(#[from] super::sheets::SheetError),
    /// More than a paper can hold.
    #[error(
        "Tệp quá lớn so với một văn bản nên không được đọc. Dữ liệu vẫn nguyên vẹn; hãy chép riêng phần kế hoạch sang tệp mới rồi mở tệp ấy."
    )]
    TooLarge,
}
