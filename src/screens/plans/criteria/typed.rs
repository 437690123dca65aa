//! What is typed or chosen in "Tiêu chí".

use super::{BandTyped, CeilingForm, DeriveTyped, GradeTyped, GroupTyped, Heard, MeasureKind, ReviseTyped};
use crate::domain::ids::{CriteriaSetId, CriterionId};
use crate::domain::subject::SubjectKind;
use crate::storage::StoreError;
use crate::ui::area;
use std::sync::Arc;

/// Which part of a set is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// Its lines.
    #[default]
    Lines,
    /// Grades and caps.
    Grades,
    /// Beside the set it came from.
    Links,
    /// Versions that were replaced.
    Versions,
}

/// What was typed or chosen.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Another set is shown.
    SetChosen(CriteriaSetId),
    /// A new set, for this kind of subject or for all.
    SetAdded(Option<SubjectKind>),
    /// The set is taken away.
    SetRemoved,
    /// Another part of it is shown.
    PartChosen(Part),
    /// Its name.
    Name(String),
    /// Where it comes from.
    Source(String),
    /// A criterion is opened or closed.
    Opened(CriterionId),
    /// "Thêm tiêu chí".
    Added,
    /// A criterion is taken away.
    Removed(CriterionId),
    /// A criterion goes one place up in its group.
    Up(CriterionId),
    /// A criterion goes one place down in its group.
    Down(CriterionId),
    /// The mark of the open criterion.
    Code(String),
    /// Its sentence.
    Title(area::Action),
    /// How it is scored, or what proves it.
    Note(String),
    /// The group it stands in.
    Group(Option<u32>),
    /// What it does.
    Kind(MeasureKind),
    /// Its maximum, or its standard.
    Most(String),
    /// Its step.
    Step(String),
    /// The most that a formula gives.
    Cap(String),
    /// The target that is the same for all.
    Target(String),
    /// What is counted.
    Unit(String),
    /// Whether all-or-nothing points come over and above the total.
    Extra(bool),
    /// How far it lowers the grade.
    Ceiling(CeilingForm),
    /// In a line of its bands, from 0.
    Band(usize, BandTyped),
    /// "Thêm dòng" under its bands.
    BandAdded,
    /// A line of its bands is taken away.
    BandRemoved(usize),
    /// "Thêm nhóm".
    GroupAdded,
    /// A group is opened or closed.
    GroupOpened(u32),
    /// In a group.
    Grouped(u32, GroupTyped),
    /// Most bonus over the whole set.
    CapBonus(String),
    /// Most deduction over the whole set.
    CapDeduction(String),
    /// In the grades.
    Grade(GradeTyped),
    /// "Lấy lại theo bộ gốc" for this line of the base set.
    TakenBack(CriterionId),
    /// "Lập từ bộ tiêu chí khác".
    DeriveAsked,
    /// On that page.
    Derive(DeriveTyped),
    /// "Sửa đổi sau khi đã chấm".
    ReviseAsked,
    /// On that page.
    Revise(ReviseTyped),
    /// What the store knows besides was read.
    Heard(Result<Arc<Heard>, StoreError>),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(in super::super) const fn is_text(&self) -> bool {
        match self {
            Self::Name(_)
            | Self::Source(_)
            | Self::Code(_)
            | Self::Title(_)
            | Self::Note(_)
            | Self::Most(_)
            | Self::Step(_)
            | Self::Cap(_)
            | Self::Target(_)
            | Self::Unit(_)
            | Self::CapBonus(_)
            | Self::CapDeduction(_)
            | Self::Grade(GradeTyped::Name(..) | GradeTyped::From(..))
            | Self::Band(_, BandTyped::From(_) | BandTyped::To(_) | BandTyped::Points(_)) => true,
            Self::Grouped(_, typed) => typed.is_text(),
            Self::Revise(typed) => typed.is_text(),
            _ => false,
        }
    }

    /// Whether something else takes the place of what is typed now, which is stored first.
    pub(in super::super) const fn turns_away(&self) -> bool {
        matches!(
            self,
            Self::SetChosen(_)
                | Self::SetAdded(_)
                | Self::PartChosen(_)
                | Self::DeriveAsked
                | Self::ReviseAsked
                | Self::TakenBack(_)
        )
    }
}
