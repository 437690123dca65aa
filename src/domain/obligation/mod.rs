//! Obligations: quotas, selections, seats, report duties, milestones, assignments and publicity as data; the sentence
//! on paper is written from them, and the follow-up works from the same data.

mod due;
mod field;
mod lacking;
mod phrase;
mod sentence;
mod wording;

pub(in crate::domain) use due::month_figure;
pub use due::{DayMonth, Due, last_of_month};
pub use field::{DutyField, value};
pub use sentence::sentence;
pub use wording::{Piece, worded, written};

use super::ids::{ObligationId, PlanId, UnitId};
use super::points::Points;
use super::subject::SubjectKind;
use super::unit::UnitKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who nominates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Nominators {
    /// Every unit of a kind.
    Kind(UnitKind),
    /// The units named.
    Units(Vec<UnitId>),
    /// Every unit of the catalogue that is in force.
    Every,
}

/// Which way a number binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Ít nhất.
    AtLeast,
    /// Không quá.
    AtMost,
    /// Đúng.
    Exactly,
}

impl Bound {
    /// All bounds, in the order shown.
    pub const ALL: [Self; 3] = [Self::AtLeast, Self::AtMost, Self::Exactly];

    /// The words in a sentence.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::AtLeast => "ít nhất",
            Self::AtMost => "không quá",
            Self::Exactly => "đúng",
        }
    }
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Once.
    Once,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every six months.
    HalfYearly,
    /// Every year.
    Yearly,
    /// At the middle of the year and at its end ("định kỳ 6 tháng, năm", KG-7).
    HalfYearAndYear,
}

impl Frequency {
    /// All frequencies, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::Once, Self::Monthly, Self::Quarterly, Self::HalfYearly, Self::Yearly, Self::HalfYearAndYear];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Once => "một lần",
            Self::Monthly => "hằng tháng",
            Self::Quarterly => "hằng quý",
            Self::HalfYearly => "6 tháng một lần",
            Self::Yearly => "hằng năm",
            Self::HalfYearAndYear => "6 tháng, năm",
        }
    }

    /// The word that opens a sentence ("Hằng tháng, "); empty for once.
    const fn opening(self) -> &'static str {
        match self {
            Self::Once => "",
            Self::Monthly => "Hằng tháng, ",
            Self::Quarterly => "Hằng quý, ",
            Self::HalfYearly => "Định kỳ 6 tháng, ",
            Self::Yearly => "Hằng năm, ",
            Self::HalfYearAndYear => "Định kỳ 6 tháng, năm, ",
        }
    }
}

/// Which way a share that is not whole is rounded; it is printed with the share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Làm tròn lên.
    Up,
    /// Làm tròn xuống.
    Down,
    /// Làm tròn đến số gần nhất; a half goes up.
    Nearest,
}

impl Rounding {
    /// All ways, in the order shown.
    pub const ALL: [Self; 3] = [Self::Up, Self::Down, Self::Nearest];

    /// So many percent of `count`, exact before it is rounded; less than nothing counts as nothing.
    #[must_use]
    pub fn share(self, percent: Points, count: u32) -> u32 {
        // Hundredths of a percent of the whole: exact, never a binary float.
        const WHOLE: u64 = 10_000;
        let part = u64::from(count) * u64::try_from(percent.as_hundredths()).unwrap_or(0);
        let rounded = match self {
            Self::Up => part.div_ceil(WHOLE),
            Self::Down => part / WHOLE,
            Self::Nearest => (part + WHOLE / 2) / WHOLE,
        };
        u32::try_from(rounded).unwrap_or(u32::MAX)
    }

    /// The words in a sentence.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Up => "làm tròn lên",
            Self::Down => "làm tròn xuống",
            Self::Nearest => "làm tròn đến số gần nhất",
        }
    }
}

/// How many of what a unit has: the figure that its share is taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitBase {
    /// Unit.
    pub unit: UnitId,
    /// Figure.
    pub count: u32,
}

/// A quota given as a share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// The share in percent, above 0 and at most 100.
    pub percent: Points,
    /// Of what ("tổng số chi hội").
    pub of: String,
    /// How a share that is not whole becomes a number.
    pub rounding: Rounding,
    /// What each unit has; a unit without a figure has no number yet.
    #[serde(default)]
    pub bases: Vec<UnitBase>,
}

impl Share {
    /// The number that the share of `count` comes to.
    #[must_use]
    pub fn of_count(&self, count: u32) -> u32 {
        self.rounding.share(self.percent, count)
    }
}

/// What binds whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "duty", rename_all = "snake_case")]
pub enum Duty {
    /// Each nominator nominates a number of subjects (KG-1, LS-2).
    Quota {
        /// Who.
        nominators: Nominators,
        /// At least, at most, exactly.
        bound: Bound,
        /// How many, counting all `kinds` together; not read when a share is given.
        #[serde(default)]
        number: u32,
        /// The number as a share instead.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        share: Option<Share>,
        /// Which kinds of subject; empty means any.
        #[serde(default)]
        kinds: Vec<SubjectKind>,
        /// How often.
        every: Frequency,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
        /// To whom ("Văn phòng Hội LHPN tỉnh").
        #[serde(default)]
        sent_to: String,
        /// With what ("trích ngang thành tích").
        #[serde(default)]
        attached: String,
    },
    /// From all that came, choose from–to to be introduced upward (KG-2).
    Selection {
        /// Fewest.
        min: u32,
        /// Most.
        max: u32,
        /// Which kinds of subject; empty means any.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        kinds: Vec<SubjectKind>,
        /// To whom.
        upward_to: String,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
    },
    /// Seats at an event, filled from the selected (KG-3).
    Seats {
        /// How many; none while the superior has not allotted them.
        #[serde(default)]
        number: Option<u32>,
        /// The event ("Hội nghị biểu dương điển hình tiên tiến toàn quốc").
        event: String,
        /// To whom the delegates are proposed.
        #[serde(default)]
        sent_to: String,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
    },
    /// Reports (KG-7, CJ-3).
    Report {
        /// Who reports ("Các huyện, thành Hội").
        reporter: String,
        /// Whose reports are counted one by one; none follows the office's own report.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        units: Option<Nominators>,
        /// How often.
        every: Frequency,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
        /// To whom.
        #[serde(default)]
        sent_to: String,
    },
    /// A dated event such as sơ kết or tổng kết (CJ-3).
    Milestone {
        /// What ("Sơ kết kế hoạch").
        name: String,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
        /// To whom its report goes; empty for none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        sent_to: String,
    },
    /// A task given to an agency (LC-1).
    Assignment {
        /// Who.
        agency: String,
        /// What, beginning in lower case.
        task: String,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
    },
    /// Publicity: who makes exemplars known, how and how often (CB-8, KG-6, LC-2).
    Publicity {
        /// Who.
        agency: String,
        /// Through what ("chuyên mục trên Báo …", "hội nghị, sinh hoạt chi hội").
        forms: Vec<String>,
        /// What is made known, beginning in lower case; empty means the exemplars.
        #[serde(default)]
        content: String,
        /// At least how many items in each period; none when only the frequency is set.
        #[serde(default)]
        number: Option<u32>,
        /// How often.
        every: Frequency,
        /// By when.
        #[serde(default)]
        due: Option<Due>,
    },
}

impl Duty {
    /// What it is called in lists.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Quota { .. } => "Chỉ tiêu giới thiệu",
            Self::Selection { .. } => "Lựa chọn giới thiệu lên trên",
            Self::Seats { .. } => "Phân bổ đại biểu",
            Self::Report { .. } => "Chế độ báo cáo",
            Self::Milestone { .. } => "Mốc thời gian",
            Self::Assignment { .. } => "Phân công",
            Self::Publicity { .. } => "Tuyên truyền",
        }
    }

    /// By when, whatever the duty.
    #[must_use]
    pub const fn due(&self) -> Option<Due> {
        match self {
            Self::Quota { due, .. }
            | Self::Selection { due, .. }
            | Self::Seats { due, .. }
            | Self::Report { due, .. }
            | Self::Milestone { due, .. }
            | Self::Assignment { due, .. }
            | Self::Publicity { due, .. } => *due,
        }
    }

    /// The same duty with another due day; a duty has one at most.
    #[must_use]
    pub fn due_by(mut self, by: Option<Due>) -> Self {
        match &mut self {
            Self::Quota { due, .. }
            | Self::Selection { due, .. }
            | Self::Seats { due, .. }
            | Self::Report { due, .. }
            | Self::Milestone { due, .. }
            | Self::Assignment { due, .. }
            | Self::Publicity { due, .. } => *due = by,
        }
        self
    }

    /// How many subjects a unit nominates each time; `None` when it is no quota, or a share of a figure that was not
    /// given for the unit.
    #[must_use]
    pub fn required_of(&self, unit: UnitId) -> Option<u32> {
        match self {
            Self::Quota { share: Some(share), .. } => {
                let base = share.bases.iter().find(|base| base.unit == unit)?;
                Some(share.of_count(base.count))
            }
            Self::Quota { number, share: None, .. } => Some(*number),
            _ => None,
        }
    }

    /// How often it recurs.
    #[must_use]
    pub const fn every(&self) -> Frequency {
        match self {
            Self::Quota { every, .. } | Self::Report { every, .. } | Self::Publicity { every, .. } => *every,
            Self::Selection { .. }
            | Self::Seats { .. }
            | Self::Milestone { .. }
            | Self::Assignment { .. } => Frequency::Once,
        }
    }
}

/// An obligation of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Identifier.
    pub id: ObligationId,
    /// The plan that sets it.
    pub plan: PlanId,
    /// What binds whom.
    pub duty: Duty,
    /// The office's own sentence with fields in braces ("{đơn vị} giới thiệu {số lượng} … {thời hạn}"); empty takes
    /// the program's. The data stay what counts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wording: String,
}
