//! Refusals: a command that breaks a rule changes nothing and names the rule.

use serde::Serialize;

/// The rule a command broke; its name is stable for scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A name or sentence is empty.
    NameMissing,
    /// The thing referred to does not exist.
    NotFound,
    /// The same thing twice.
    Duplicate,
    /// A number out of its range or off its step.
    OutOfRange,
    /// A period that ends before it begins, a year outside the plan.
    PeriodWrong,
    /// Something still refers to what is to be removed.
    StillUsed,
    /// A tree that would contain itself, a duty owed to oneself.
    Circular,
    /// A step that must say why.
    ReasonMissing,
    /// A closed round or an issued plan is not changed.
    Locked,
    /// A criterion that takes no points.
    NotScored,
    /// A member with a conflict, absent, or without the right to vote cannot score.
    MayNotScore,
    /// Only complete dossiers of the round's plan can enter a round.
    NotReady,
    /// A tie across the cut line must be decided before closing.
    TieAtCut,
    /// A gate that must be answered with yes or no.
    GateAnswer,
    /// A kind of subject or answer that does not fit.
    WrongKind,
    /// The rows were changed since; what was done cannot be taken back alone.
    ChangedSince,
    /// The office has not been set up.
    OfficeMissing,
    /// Dates, years or numbers copied from another plan wait for a look (S3).
    Unconfirmed,
    /// A step that the plan's state does not allow.
    StepWrong,
}

impl Rule {
    /// The rule's name in Vietnamese, shown above the sentence.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NameMissing => "Còn thiếu nội dung",
            Self::NotFound => "Không tìm thấy",
            Self::Duplicate => "Bị trùng",
            Self::OutOfRange => "Số ngoài khung",
            Self::PeriodWrong => "Thời gian chưa đúng",
            Self::StillUsed => "Đang được dùng",
            Self::Circular => "Vòng lặp",
            Self::ReasonMissing => "Cần nêu lý do",
            Self::Locked => "Đã khóa",
            Self::NotScored => "Không chấm điểm",
            Self::MayNotScore => "Không được chấm",
            Self::NotReady => "Chưa đủ điều kiện đưa vào đợt xét",
            Self::TieAtCut => "Đồng điểm ở vạch cắt",
            Self::GateAnswer => "Câu trả lời điều kiện chưa hợp lệ",
            Self::WrongKind => "Không cùng loại",
            Self::ChangedSince => "Đã có thay đổi sau đó",
            Self::OfficeMissing => "Chưa khai báo cơ quan",
            Self::Unconfirmed => "Còn chỗ chưa rà lại",
            Self::StepWrong => "Chưa đến bước này",
        }
    }
}

/// A refusal: the rule and one plain Vietnamese sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{sentence}")]
pub struct Refusal {
    /// The rule.
    pub rule: Rule,
    /// What happened and what to do.
    pub sentence: String,
}

impl Refusal {
    /// What was asked for is not there.
    #[must_use]
    pub fn not_found(what: &str) -> Self {
        Self::new(Rule::NotFound, format!("Không tìm thấy {what}. Có thể mục này đã bị xóa."))
    }

    /// A refusal by `rule`.
    #[must_use]
    pub fn new(rule: Rule, sentence: impl Into<String>) -> Self {
        Self { rule, sentence: sentence.into() }
    }
}
