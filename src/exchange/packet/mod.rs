//! Packets between offices as files (`.gsg`): a packed file of plain parts, each with its hash, and a seal over the whole.
//!
//! `gsg/manifest.json` says what there is, `gsg/records.json` holds the records, `gsg/files/…` the attached bytes under
//! their place in the manifest's list, so that no name stands outside the parts. The last bytes are the seal: version,
//! salt, and the SHA-256 of everything before it, so that a cut or a changed bit shows before anything is believed.
//! With a password every part is encrypted (AES-256 with its own proof of being whole, as other packers read it), under
//! a key that PBKDF2 makes of the password.
//!
//! Attached files pass through in pieces; nothing but the records lies in memory.

mod read;
mod seal;
mod write;

pub use read::{PacketFile, open};
pub use write::{PacketSource, Written, write};

use crate::domain::packet::{PacketCounts, PacketHead};
use serde::{Deserialize, Serialize};
use sha2::Digest;

/// Ending of a packet's name.
pub const ENDING: &str = "gsg";

const MANIFEST: &str = "gsg/manifest.json";
const RECORDS: &str = "gsg/records.json";
/// So much is read at a time, in bytes.
const PIECE: usize = 64 * 1024;
/// The manifest and the records unpack to no more than this, in bytes; two hundred dossiers have some two million. What
/// unpacks to more was made to fill the memory.
const PART_MOST: u64 = 64 << 20;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Parts are being written.
    Writing,
    /// What was written, or came, is being read and compared.
    Checking,
    /// Attached files are being kept.
    Keeping,
}

impl Doing {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Writing => "Đang ghi gói",
            Self::Checking => "Đang kiểm tra gói",
            Self::Keeping => "Đang chép tệp kèm theo",
        }
    }
}

/// How far work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub doing: Doing,
    /// So many bytes are done.
    pub done: u64,
    /// Of so many.
    pub total: u64,
}

/// Is told how far work has come, and answers whether it goes on.
pub type Watch<'a> = dyn FnMut(Progress) -> bool + 'a;

/// Why a packet was not written, read or taken in. Nothing was changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PacketFault {
    /// Another kind of file.
    #[error(
        "“{0}” không phải gói trao đổi của Gương Sáng. Chưa nhận gì; dữ liệu vẫn nguyên vẹn. Hãy chọn tệp có đuôi .gsg do nơi gửi lập."
    )]
    NotPacket(String),
    /// The end is missing.
    #[error(
        "Gói “{0}” bị cắt ngắn, thường do chép chưa xong hoặc rút USB sớm. Chưa nhận gì; dữ liệu vẫn nguyên vẹn. Hãy chép lại từ nơi gửi."
    )]
    Cut(String),
    /// Bytes are not as they were written.
    #[error(
        "Gói “{0}” bị hỏng: nội dung không còn như lúc lập. Chưa nhận gì; dữ liệu vẫn nguyên vẹn. Hãy xin nơi gửi chép lại gói."
    )]
    Damaged(String),
    /// Written by a newer version of the program.
    #[error(
        "Gói “{name}” được lập bằng phiên bản Gương Sáng mới hơn (mức {found}, phiên bản này hiểu đến mức {known}). Chưa nhận gì; dữ liệu vẫn nguyên vẹn. Hãy cài phiên bản mới rồi nhận lại."
    )]
    Newer {
        /// Name of the file.
        name: String,
        /// Its form.
        found: u32,
        /// The newest form this program knows.
        known: u32,
    },
    /// It has a password and none was given.
    #[error("Gói “{0}” được đặt mật khẩu. Hãy nhập mật khẩu do nơi gửi báo.")]
    NeedsPassword(String),
    /// Another password.
    #[error(
        "Mật khẩu của gói “{0}” chưa đúng. Chưa nhận gì; dữ liệu vẫn nguyên vẹn. Hãy hỏi lại nơi gửi; mật khẩu đã quên thì không lấy lại được, phải lập gói khác."
    )]
    WrongPassword(String),
    /// It unpacks to more than a packet can hold.
    #[error(
        "Gói “{0}” bung ra lớn bất thường nên không được mở. Chưa nhận gì; dữ liệu vẫn nguyên vẹn. Hãy hỏi lại nơi gửi."
    )]
    TooLarge(String),
    /// An attached file that should go along is lost or was changed outside the program.
    #[error(
        "Tệp kèm theo “{0}” không còn trong thư mục dữ liệu hoặc đã bị sửa bên ngoài, nên chưa lập được gói. Dữ liệu vẫn nguyên vẹn. Hãy thêm lại tệp ấy vào hồ sơ, hoặc lập gói không kèm tệp."
    )]
    FileLost(String),
    /// No room where the packet is to lie.
    #[error(
        "Nơi lưu “{0}” không còn đủ chỗ trống. Gói chưa được lập; tệp cũ (nếu có) vẫn nguyên vẹn. Hãy xóa bớt hoặc chọn nơi khác rồi lập lại."
    )]
    Full(String),
    /// What was read back is not what was written.
    #[error(
        "Đọc lại gói “{0}” thì thấy khác lúc ghi: USB hoặc ổ đĩa có thể bị lỗi. Gói ấy đã được bỏ. Hãy dùng USB khác rồi lập lại."
    )]
    Differs(String),
    /// The disk does not give or take it.
    #[error(
        "Không đọc hoặc ghi được “{name}”. Dữ liệu vẫn nguyên vẹn. Hãy kiểm tra USB còn cắm, tên tệp và quyền truy cập rồi làm lại."
    )]
    Disk {
        /// Name of the file.
        name: String,
        /// What the disk says.
        detail: String,
    },
    /// The user stopped it.
    #[error("Đã dừng theo yêu cầu. Không có gì bị thay đổi.")]
    Cancelled,
}

impl PacketFault {
    /// The technical detail behind the sentence.
    #[must_use]
    pub fn detail(&self) -> &str {
        match self {
            Self::Disk { detail, .. } => detail,
            _ => "",
        }
    }

    fn disk(name: &str, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::Full(name.to_owned()),
            _ => Self::Disk { name: name.to_owned(), detail: error.to_string() },
        }
    }
}

/// A part with the proof that it is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PartSeal {
    name: String,
    size: u64,
    sha256: String,
}

/// What the first part says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    program: String,
    #[serde(flatten)]
    head: PacketHead,
    counts: PacketCounts,
    records: PartSeal,
    /// Attached files by their own hash.
    files: Vec<PartSeal>,
}

/// The SHA-256 of a file, read in pieces.
///
/// # Errors
/// The disk.
pub fn sha256_of(path: &std::path::Path) -> Result<String, PacketFault> {
    let disk = |error: std::io::Error| PacketFault::disk(&name_of(path), &error);
    let mut hasher = sha2::Sha256::new();
    std::io::copy(&mut std::fs::File::open(path).map_err(disk)?, &mut hasher).map_err(disk)?;
    Ok(seal::hex(&hasher.finalize()))
}

/// The last part of a path.
fn name_of(path: &std::path::Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
