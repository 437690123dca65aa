//! Two subjects side by side: in what they agree, and how much that says.

use super::brief::{Names, SubjectBrief};
use super::name::{Alike, Name};
use super::rules::DuplicateRules;
use crate::domain::ids::SubjectId;
use crate::domain::subject::SubjectKind;
use crate::text;
use crate::text::date::PartialDate;
use serde::{Deserialize, Serialize};

/// In what two records agree, or do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// The same name.
    SameName,
    /// The same name but for tones, spaces or the order of words.
    SameLetters,
    /// One bears a name that the other bore.
    OtherName {
        /// That name.
        name: String,
    },
    /// The names are one letter apart.
    OneLetter,
    /// The same unit.
    SameUnit,
    /// One unit took over from the other, or a third from both.
    SuccessorUnit,
    /// One unit stands under the other.
    NearUnit,
    /// The same birth date.
    BirthDate {
        /// As written.
        date: String,
    },
    /// The same year of birth, founding or start.
    SameYear {
        /// The year.
        year: i32,
        /// Of which kind the subjects are: a person is born, a collective founded.
        of: SubjectKind,
    },
    /// The same telephone.
    Phone,
    /// The same address.
    Address,
    /// The same owner of two models.
    Owner,
    /// But the years of birth differ.
    BirthDiffers {
        /// Of the one with the smaller identifier.
        a: i32,
        /// Of the other.
        b: i32,
    },
}

impl Reason {
    /// The words shown to people.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::SameName => "Cùng tên".to_owned(),
            Self::SameLetters => "Tên chỉ khác dấu hoặc cách viết".to_owned(),
            Self::OtherName { name } => format!("Tên khác: {name}"),
            Self::OneLetter => "Tên khác một chữ cái".to_owned(),
            Self::SameUnit => "Cùng đơn vị".to_owned(),
            Self::SuccessorUnit => "Cùng đơn vị sau sắp xếp".to_owned(),
            Self::NearUnit => "Đơn vị trực thuộc".to_owned(),
            Self::BirthDate { date } => format!("Cùng ngày sinh {date}"),
            Self::SameYear { year, of: SubjectKind::Collective } => format!("Cùng thành lập năm {year}"),
            Self::SameYear { year, of: SubjectKind::Model } => format!("Cùng bắt đầu năm {year}"),
            Self::SameYear { year, .. } => format!("Cùng năm sinh {year}"),
            Self::Phone => "Cùng điện thoại".to_owned(),
            Self::Address => "Cùng địa chỉ".to_owned(),
            Self::Owner => "Cùng chủ thể".to_owned(),
            Self::BirthDiffers { a, b } => format!("Năm sinh khác nhau: {a} và {b}"),
        }
    }

    /// Whether it speaks against one subject.
    #[must_use]
    pub const fn is_against(&self) -> bool {
        matches!(self, Self::BirthDiffers { .. })
    }
}

/// How likely two records are of one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Cần xem lại.
    Weak,
    /// Có thể trùng.
    Possible,
    /// Rất có thể trùng.
    Likely,
}

impl Strength {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Weak => "Cần xem lại",
            Self::Possible => "Có thể trùng",
            Self::Likely => "Rất có thể trùng",
        }
    }
}

/// Two records that may be of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The one with the smaller identifier.
    pub a: SubjectId,
    /// The other.
    pub b: SubjectId,
    /// Why.
    pub why: Vec<Reason>,
    /// How likely.
    pub strength: Strength,
    /// What the reasons weigh together.
    pub points: i32,
}

/// None when a name alone, or nothing, agrees.
pub(super) fn judge(
    (a, a_names): (&SubjectBrief, &Names),
    (b, b_names): (&SubjectBrief, &Names),
    rules: &DuplicateRules,
) -> Option<Pair> {
    if a.kind != b.kind || a.id == b.id {
        return None;
    }
    let weight = &rules.weight;
    let mut why = vec![name(a, a_names, b, b_names)?];
    let mut points = match why[0] {
        Reason::SameName => weight.same_name,
        Reason::SameLetters => weight.same_letters,
        Reason::OneLetter => weight.one_letter,
        _ => weight.other_name,
    };
    let loose = why[0] == Reason::OneLetter;
    // What carries a name, and what carries even a name with a slip in it.
    let (mut carries, mut carries_slip) = (false, false);
    let mut note = |reason: Reason, weighs: i32, alone: bool, slip: bool| {
        why.push(reason);
        points += weighs;
        carries |= alone;
        carries_slip |= slip;
    };
    let differs = match (a.kind, a.since, b.since) {
        (SubjectKind::Person, Some(one), Some(other)) => one.year() != other.year(),
        _ => false,
    };
    match (a.place, b.place) {
        (Some(one), Some(other)) if one == other => {
            let same = if a.unit == b.unit { Reason::SameUnit } else { Reason::SuccessorUnit };
            note(same, weight.same_unit, true, !differs);
        }
        (Some(one), Some(other)) if a.above == Some(other) || b.above == Some(one) => {
            note(Reason::NearUnit, weight.near_unit, true, false);
        }
        _ => {}
    }
    if let (Some(one), Some(other)) = (a.since, b.since) {
        match (one, other) {
            (PartialDate::Day(one), PartialDate::Day(other)) if one == other => {
                let date = text::date::short_date(one);
                note(Reason::BirthDate { date }, weight.birth_date, true, true);
            }
            _ if one.year() == other.year() => {
                let person = a.kind == SubjectKind::Person;
                note(Reason::SameYear { year: one.year(), of: a.kind }, weight.birth_year, person, false);
            }
            _ if differs => {
                note(Reason::BirthDiffers { a: one.year(), b: other.year() }, weight.differs, false, false);
            }
            _ => {}
        }
    }
    let same = |one: &str, other: &str| !one.is_empty() && one == other;
    if same(&a.phone, &b.phone) {
        note(Reason::Phone, weight.phone, true, true);
    }
    if same(&a.address, &b.address) {
        note(Reason::Address, weight.address, true, !differs);
    }
    if a.owners.iter().any(|owner| b.owners.contains(owner)) {
        note(Reason::Owner, weight.owner, true, true);
    }
    if !carries || (loose && !carries_slip) {
        return None;
    }
    let strength = match points {
        _ if points >= rules.level.likely => Strength::Likely,
        _ if points >= rules.level.possible => Strength::Possible,
        _ if points >= rules.level.weak => Strength::Weak,
        _ => return None,
    };
    Some(Pair { a: a.id, b: b.id, why, strength, points })
}

fn name(a: &SubjectBrief, a_names: &Names, b: &SubjectBrief, b_names: &Names) -> Option<Reason> {
    let own = match (&a_names.own, &b_names.own) {
        (Some(one), Some(other)) => one.like(other),
        _ => None,
    };
    match own {
        Some(Alike::Same) => return Some(Reason::SameName),
        Some(Alike::Letters) => return Some(Reason::SameLetters),
        Some(Alike::OneLetter) | None => {}
    }
    // Another name must agree to the letter.
    let exact = |one: &Name, other: &Name| matches!(one.like(other), Some(Alike::Same | Alike::Letters));
    let bore = |name: &Name, names: &Names| names.others.iter().any(|other| exact(name, other));
    if a_names.own.as_ref().is_some_and(|own| bore(own, b_names)) {
        return Some(Reason::OtherName { name: a.name.clone() });
    }
    if b_names.own.as_ref().is_some_and(|own| bore(own, a_names)) {
        return Some(Reason::OtherName { name: b.name.clone() });
    }
    if let Some((at, _)) = a_names.others.iter().enumerate().find(|(_, name)| bore(name, b_names)) {
        return Some(Reason::OtherName { name: a.other_names.get(at).cloned().unwrap_or_default() });
    }
    own.map(|_| Reason::OneLetter)
}
