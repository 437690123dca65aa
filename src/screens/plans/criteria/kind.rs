//! The sorts of criteria that one chooses from.

use crate::domain::criteria::Measure;

/// What a criterion does, without its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureKind {
    /// Must be met.
    Gate,
    /// Must be met where it applies.
    OptionalGate,
    /// Scored.
    Points,
    /// Points by formula.
    Formula,
    /// Points by band.
    Bands,
    /// All the points or none.
    AllOrNothing,
    /// Extra points.
    Bonus,
    /// Points taken off.
    Deduction,
    /// Lowers the grade.
    KnockOut,
    /// For information.
    Reference,
}

impl MeasureKind {
    /// All, in the order shown.
    pub const ALL: [Self; 10] = [
        Self::Gate,
        Self::OptionalGate,
        Self::Points,
        Self::Formula,
        Self::Bands,
        Self::AllOrNothing,
        Self::Bonus,
        Self::Deduction,
        Self::KnockOut,
        Self::Reference,
    ];

    /// What it is chosen by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Gate => "Điều kiện bắt buộc",
            Self::OptionalGate => "Điều kiện bắt buộc (nếu có)",
            Self::Points => "Chấm điểm",
            Self::Formula => "Điểm theo công thức",
            Self::Bands => "Điểm theo khung",
            Self::AllOrNothing => "Đủ điểm hoặc 0 điểm",
            Self::Bonus => "Điểm cộng",
            Self::Deduction => "Điểm trừ",
            Self::KnockOut => "Hạ xếp loại",
            Self::Reference => "Chỉ tham khảo",
        }
    }

    pub(super) const fn of(measure: &Measure) -> Self {
        match measure {
            Measure::Gate { optional: false } => Self::Gate,
            Measure::Gate { optional: true } => Self::OptionalGate,
            Measure::Points { .. } => Self::Points,
            Measure::Formula { .. } => Self::Formula,
            Measure::Bands { .. } => Self::Bands,
            Measure::AllOrNothing { .. } => Self::AllOrNothing,
            Measure::Bonus { .. } => Self::Bonus,
            Measure::Deduction { .. } => Self::Deduction,
            Measure::KnockOut { .. } => Self::KnockOut,
            Measure::Reference => Self::Reference,
        }
    }

    /// Whether its points are one figure.
    pub(super) const fn has_most(self) -> bool {
        matches!(self, Self::Points | Self::Formula | Self::AllOrNothing | Self::Bonus | Self::Deduction)
    }

    /// What that figure is called.
    pub(super) const fn most_label(self) -> &'static str {
        match self {
            Self::Formula => "Điểm chuẩn",
            Self::AllOrNothing => "Điểm khi đạt",
            _ => "Điểm tối đa",
        }
    }
}
