//! Tables that are asked for again and again, one press away.

use crate::domain::statistics::{Counted, Dimension, Question};
use crate::domain::subject::SubjectKind;

/// A ready-made table. It keeps the years, the plan and the structure that are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// By unit and kind.
    Unit,
    /// By year and kind.
    Year,
    /// By kind and year.
    Kind,
    /// By field and kind.
    Field,
    /// People by sex and year.
    Sex,
    /// People by ethnicity and sex.
    Ethnicity,
    /// People by work and sex.
    Women,
    /// Commended ones by form and kind.
    Received,
    /// All by state and kind.
    State,
}

impl Ready {
    /// All, in the order offered.
    pub const ALL: [Self; 9] = [
        Self::Unit,
        Self::Year,
        Self::Kind,
        Self::Field,
        Self::Sex,
        Self::Ethnicity,
        Self::Women,
        Self::Received,
        Self::State,
    ];

    /// The words on its button, after “Xem theo”.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unit => "Đơn vị",
            Self::Year => "Năm",
            Self::Kind => "Loại",
            Self::Field => "Lĩnh vực",
            Self::Sex => "Giới tính",
            Self::Ethnicity => "Dân tộc",
            Self::Women => "Nữ, lao động trực tiếp",
            Self::Received => "Khen thưởng",
            Self::State => "Tình trạng",
        }
    }

    /// What it asks.
    #[must_use]
    pub fn question(self) -> Question {
        use Dimension as D;
        let people = |rows, columns| Question {
            kinds: vec![SubjectKind::Person],
            ..Question::of(rows, Some(columns))
        };
        match self {
            Self::Unit => Question::of(D::Unit, Some(D::Kind)),
            Self::Year => Question::of(D::Year, Some(D::Kind)),
            Self::Kind => Question::of(D::Kind, Some(D::Year)),
            Self::Field => Question::of(D::Field, Some(D::Kind)),
            Self::Sex => people(D::Sex, D::Year),
            Self::Ethnicity => people(D::Ethnicity, D::Sex),
            Self::Women => people(D::Direct, D::Sex),
            Self::Received => {
                Question { counted: Counted::Commended, ..Question::of(D::Received, Some(D::Kind)) }
            }
            Self::State => Question { counted: Counted::All, ..Question::of(D::State, Some(D::Kind)) },
        }
    }

    /// Whether `question` asks the same, whatever years, plan and structure it takes.
    #[must_use]
    pub fn is_asked(self, question: &Question) -> bool {
        let own = self.question();
        (own.rows, own.columns, own.counted, &own.kinds)
            == (question.rows, question.columns, question.counted, &question.kinds)
    }
}

impl std::fmt::Display for Ready {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // In a list of its own it stands without “Xem theo” before it.
        write!(f, "Theo {}", self.label().to_lowercase())
    }
}
