//! The data of an obligation as fields that a sentence can name.

use super::phrase::{listed, told, told_without};
use super::sentence::{TO, WITH, channels};
use super::{Bound, Duty, Nominators};
use crate::domain::ids::UnitId;
use crate::text;
use crate::text::number::{count_with_words, padded};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident, $word:literal;)+) => {
        /// A datum of an obligation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum DutyField { $($(#[$doc])* $name,)+ }

        impl DutyField {
            /// All fields, in the order shown.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$name),+];

            /// The word between braces.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }
        }
    };
}

fields! {
    /// Who nominates, reports or acts.
    Who, "đơn vị";
    /// "ít nhất", "không quá", "đúng".
    Bound, "mức";
    /// "05".
    Number, "số";
    /// "05 (năm)", or the share with its rounding.
    NumberInWords, "số lượng";
    /// Fewest of a selection, "05".
    Fewest, "số ít nhất";
    /// Most of a selection, "10".
    Most, "số nhiều nhất";
    /// "tập thể hoặc cá nhân".
    Kinds, "đối tượng";
    /// "hằng tháng".
    Every, "định kỳ";
    /// "trước ngày 20/4/2017".
    Due, "thời hạn";
    /// "20/4/2017".
    Day, "ngày";
    /// "20 tháng 4 năm 2017".
    DayInWords, "ngày tháng năm";
    /// To whom.
    To, "nơi nhận";
    /// With what.
    Attached, "kèm theo";
    /// The task of an assignment, or what is made known.
    Task, "nhiệm vụ";
    /// Name of a milestone or event.
    Event, "sự kiện";
    /// Through what something is made known.
    Forms, "hình thức";
}

impl DutyField {
    /// The field behind a word, however its letters and marks are typed.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| text::same(field.word(), word.trim()))
    }
}

/// The words of one datum; `None` when the duty has no such datum or it is not given. `unit_name` gives the names of
/// units.
#[must_use]
pub fn value(duty: &Duty, field: DutyField, unit_name: impl Fn(UnitId) -> String) -> Option<String> {
    let words = match field {
        DutyField::Who => who(duty, unit_name),
        DutyField::Bound => match duty {
            Duty::Quota { bound, .. } => bound.label().to_owned(),
            Duty::Publicity { number: Some(_), .. } => Bound::AtLeast.label().to_owned(),
            _ => String::new(),
        },
        DutyField::Number => number(duty, padded),
        DutyField::NumberInWords => number(duty, count_with_words),
        DutyField::Fewest => match duty {
            Duty::Selection { min, .. } => padded(u64::from(*min)),
            _ => String::new(),
        },
        DutyField::Most => match duty {
            Duty::Selection { max, .. } => padded(u64::from(*max)),
            _ => String::new(),
        },
        DutyField::Kinds => match duty {
            Duty::Quota { kinds, .. } | Duty::Selection { kinds, .. } => {
                super::sentence::kinds_in_words(kinds)
            }
            _ => String::new(),
        },
        DutyField::Every => match duty {
            Duty::Quota { .. } | Duty::Report { .. } | Duty::Publicity { .. } => {
                duty.every().label().to_owned()
            }
            _ => String::new(),
        },
        DutyField::Due => duty.due().map(super::Due::in_sentence).unwrap_or_default(),
        DutyField::Day => duty.due().map(super::Due::day).unwrap_or_default(),
        DutyField::DayInWords => duty.due().map(super::Due::day_in_words).unwrap_or_default(),
        DutyField::To => match duty {
            Duty::Quota { sent_to, .. }
            | Duty::Seats { sent_to, .. }
            | Duty::Report { sent_to, .. }
            | Duty::Milestone { sent_to, .. } => told_without(sent_to, &TO),
            Duty::Selection { upward_to, .. } => told(upward_to),
            Duty::Assignment { .. } | Duty::Publicity { .. } => String::new(),
        },
        DutyField::Attached => match duty {
            Duty::Quota { attached, .. } => told_without(attached, &WITH),
            _ => String::new(),
        },
        DutyField::Task => match duty {
            Duty::Assignment { task, .. } => told(task),
            Duty::Publicity { content, .. } => told(content),
            _ => String::new(),
        },
        DutyField::Event => match duty {
            Duty::Milestone { name, .. } => told(name),
            Duty::Seats { event, .. } => told(event),
            _ => String::new(),
        },
        DutyField::Forms => match duty {
            Duty::Publicity { forms, .. } => channels(forms),
            _ => String::new(),
        },
    };
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

fn who(duty: &Duty, unit_name: impl Fn(UnitId) -> String) -> String {
    match duty {
        Duty::Quota { nominators: Nominators::Kind(kind), .. } => format!("mỗi {}", kind.in_sentence()),
        Duty::Quota { nominators: Nominators::Every, .. } => "mỗi đơn vị".to_owned(),
        Duty::Quota { nominators: Nominators::Units(units), .. } => {
            listed(units.iter().map(|id| told(&unit_name(*id))), "và")
        }
        Duty::Report { reporter, .. } => told(reporter),
        Duty::Assignment { agency, .. } | Duty::Publicity { agency, .. } => told(agency),
        Duty::Selection { .. } | Duty::Seats { .. } | Duty::Milestone { .. } => String::new(),
    }
}

fn number(duty: &Duty, write: impl Fn(u64) -> String) -> String {
    match duty {
        Duty::Quota { share: Some(share), .. } => {
            let of = told(&share.of);
            let space = if of.is_empty() { "" } else { " " };
            format!("{}%{space}{of} ({})", share.percent, share.rounding.label())
        }
        Duty::Quota { number, share: None, .. } => write(u64::from(*number)),
        Duty::Seats { number: Some(number), .. } | Duty::Publicity { number: Some(number), .. } => {
            write(u64::from(*number))
        }
        Duty::Selection { min, max, .. } if min == max => write(u64::from(*min)),
        Duty::Selection { min, max, .. } => {
            format!("từ {} đến {}", padded(u64::from(*min)), padded(u64::from(*max)))
        }
        _ => String::new(),
    }
}
