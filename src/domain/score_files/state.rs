//! What a file of scores is to the round, in a word and a sentence.

use chrono::NaiveDate;
use serde::Serialize;

/// What a file is to the round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum FileState {
    /// The first sheet of its member.
    Good,
    /// A later sheet of a member whose sheet was taken in before.
    Newer {
        /// Name of that file.
        than: String,
    },
    /// Saved before the file that was taken in.
    Outdated {
        /// Name of that file.
        than: String,
    },
    /// Another file of the same member in this folder is newer.
    Older {
        /// Name of the newer one.
        than: String,
    },
    /// Another file of the same member differs and bears the same time: a person has to choose.
    Rival {
        /// Name of the other.
        with: String,
    },
    /// The same bytes as another file of this folder.
    Copy {
        /// Name of the other.
        of: String,
    },
    /// Taken in already.
    Already {
        /// On which day.
        on: NaiveDate,
    },
    /// Written for another round.
    WrongRound {
        /// Name of that round.
        round: String,
    },
    /// Nobody has scored in it.
    Blank,
    /// Its member may not score now.
    MayNot {
        /// Why.
        why: String,
    },
    /// A table that fits the round, but whose it is a person has to say.
    Whose,
    /// Not a sheet of scores that can be read.
    Unknown {
        /// Why, and what to do.
        why: String,
    },
    /// The round is closed.
    Closed,
}

impl FileState {
    /// The words shown to people.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Good => "Nhận được",
            Self::Newer { .. } => "Bản nộp lại",
            Self::Outdated { .. } => "Cũ hơn bản đã nhận",
            Self::Older { .. } | Self::Rival { .. } | Self::Copy { .. } => "Trùng",
            Self::Already { .. } => "Đã nhận",
            Self::WrongRound { .. } => "Sai đợt",
            Self::Blank => "Chưa ghi điểm",
            Self::MayNot { .. } => "Không được chấm",
            Self::Whose => "Chưa rõ của ai",
            Self::Unknown { .. } => "Không nhận ra",
            Self::Closed => "Đợt đã chốt",
        }
    }

    /// One sentence more; empty where the label says all.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Good | Self::Blank => String::new(),
            Self::Newer { than } => format!("Thay cho “{than}” đã nhận trước đó."),
            Self::Outdated { than } => {
                format!("Lưu trước tệp “{than}” đã nhận; chỉ nhận nếu bản cũ mới đúng.")
            }
            Self::Older { than } => format!("Cùng thành viên có tệp mới hơn: “{than}”."),
            Self::Rival { with } => {
                format!("Cùng thành viên, cùng lúc lưu nhưng khác tệp “{with}”; hãy chọn một tệp.")
            }
            Self::Copy { of } => format!("Giống hệt tệp “{of}”."),
            Self::Already { on } => format!("Chính tệp này đã được nhận ngày {}.", on.format("%d/%m/%Y")),
            Self::WrongRound { round } => format!("Phiếu của “{round}”, không phải đợt xét đang mở."),
            Self::MayNot { why } | Self::Unknown { why } => why.clone(),
            Self::Whose => "Bảng có hồ sơ và tiêu chí của đợt xét; hãy chọn thành viên đã chấm.".to_owned(),
            Self::Closed => "Đợt xét đã chốt nên không nhận thêm phiếu.".to_owned(),
        }
    }

    /// Whether a person may have it taken in.
    #[must_use]
    pub const fn can_be_taken(&self) -> bool {
        matches!(
            self,
            Self::Good | Self::Newer { .. } | Self::Outdated { .. } | Self::Older { .. } | Self::Rival { .. }
        )
    }

    /// Whether it is proposed.
    #[must_use]
    pub const fn is_proposed(&self) -> bool {
        matches!(self, Self::Good | Self::Newer { .. })
    }
}
