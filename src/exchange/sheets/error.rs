//! Why a file gave no sheet.

/// Why a file gave no sheet. Nothing was entered; the file and the data are as they were.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The disk does not give the file.
    #[error(
        "Không đọc được tệp “{name}”. Dữ liệu vẫn nguyên vẹn; hãy kiểm tra tên tệp và quyền truy cập, đóng tệp nếu đang mở ở Excel rồi đọc lại."
    )]
    Disk {
        /// Its name.
        name: String,
        /// What the disk says.
        detail: String,
    },
    /// Damaged, or of another kind.
    #[error(
        "Tệp không phải bảng tính Excel, tệp .csv hay tệp Word có bảng, hoặc bị hỏng nên chưa đọc được. Dữ liệu vẫn nguyên vẹn; hãy mở tệp bằng Excel, lưu thành .xlsx rồi đọc lại."
    )]
    NoSheet {
        /// What the reader says.
        detail: String,
    },
    /// Behind a password.
    #[error(
        "Tệp đặt mật khẩu nên chưa đọc được. Dữ liệu vẫn nguyên vẹn; hãy mở tệp bằng Excel, bỏ mật khẩu, lưu thành .xlsx rồi đọc lại."
    )]
    Protected,
    /// A web page under the name of a spreadsheet, as some systems hand out.
    #[error(
        "Tệp này mang tên bảng tính nhưng bên trong là trang web nên chưa đọc được. Dữ liệu vẫn nguyên vẹn; hãy mở tệp bằng Excel, chọn Lưu thành, kiểu .xlsx rồi đọc lại."
    )]
    WebPage,
    /// A Word file without a table.
    #[error(
        "Tệp Word này không có bảng nào nên không có danh sách để đọc. Dữ liệu vẫn nguyên vẹn; hãy chép danh sách thành bảng, hoặc chọn tệp khác."
    )]
    NoTable,
    /// Much larger than any list.
    #[error(
        "Tệp quá lớn so với một danh sách nên không được đọc. Dữ liệu vẫn nguyên vẹn; hãy chép riêng danh sách sang tệp mới."
    )]
    TooLarge,
}

impl SheetError {
    /// The technical detail; empty where there is none.
    #[must_use]
    pub fn detail(&self) -> &str {
        match self {
            Self::Disk { detail, .. } | Self::NoSheet { detail } => detail,
            Self::Protected | Self::WebPage | Self::NoTable | Self::TooLarge => "",
        }
    }
}
