//! What the form of an obligation is chosen by.

use crate::domain::unit::UnitKind;

/// Which duty it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DutyKind {
    /// Each unit nominates a number of subjects.
    Quota,
    /// From what came, some are introduced upward.
    Selection,
    /// Seats at an event.
    Seats,
    /// Reports.
    Report,
    /// A dated event.
    Milestone,
    /// A task given to an agency.
    Assignment,
    /// Publicity.
    Publicity,
}

impl DutyKind {
    /// All, in the order shown.
    pub const ALL: [Self; 7] = [
        Self::Quota,
        Self::Selection,
        Self::Seats,
        Self::Report,
        Self::Milestone,
        Self::Assignment,
        Self::Publicity,
    ];

    /// What it is chosen by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Quota => "Chỉ tiêu giới thiệu điển hình",
            Self::Selection => "Lựa chọn giới thiệu lên trên",
            Self::Seats => "Phân bổ đại biểu dự hội nghị",
            Self::Report => "Chế độ báo cáo",
            Self::Milestone => "Mốc thời gian (sơ kết, tổng kết)",
            Self::Assignment => "Phân công nhiệm vụ",
            Self::Publicity => "Tuyên truyền",
        }
    }
}

/// Who nominates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nominees {
    /// Every unit of a kind.
    Kind(UnitKind),
    /// Every unit in force.
    Every,
    /// Units by name.
    Named,
}
