//! The data of an obligation as fields that a sentence can name.

use super::{Bound, Duty, Nominators};
use crate::domain::ids::UnitId;
use crate::text;
use crate::text::date::{date_in_words, plain_date};
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
        DutyField::Day => match duty.due() {
            Some(super::Due::On(day)) => plain_date(day),
            Some(super::Due::EveryYear { day, month }) => format!("{day}/{month}"),
            _ => String::new(),
        },
        DutyField::DayInWords => match duty.due() {
            Some(super::Due::On(day)) => date_in_words(day).trim_start_matches("ngày ").to_owned(),
            Some(super::Due::EveryYear { day, month }) => format!("{day} tháng {month}"),
            _ => String::new(),
        },
        DutyField::To => match duty {
            Duty::Quota { sent_to, .. }
            | Duty::Seats { sent_to, .. }
            | Duty::Report { sent_to, .. }
            | Duty::Milestone { sent_to, .. } => sent_to.clone(),
            Duty::Selection { upward_to, .. } => upward_to.clone(),
            Duty::Assignment { .. } | Duty::Publicity { .. } => String::new(),
        },
        DutyField::Attached => match duty {
            Duty::Quota { attached, .. } => attached.clone(),
            _ => String::new(),
        },
        DutyField::Task => match duty {
            Duty::Assignment { task, .. } => task.clone(),
            Duty::Publicity { content, .. } => content.clone(),
            _ => String::new(),
        },
        DutyField::Event => match duty {
            Duty::Milestone { name, .. } => name.clone(),
            Duty::Seats { event, .. } => event.clone(),
            _ => String::new(),
        },
        DutyField::Forms => match duty {
            Duty::Publicity { forms, .. } => forms.join(", "),
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
            units.iter().map(|id| unit_name(*id)).collect::<Vec<_>>().join(", ")
        }
        Duty::Report { reporter, .. } => reporter.clone(),
        Duty::Assignment { agency, .. } | Duty::Publicity { agency, .. } => agency.clone(),
        Duty::Selection { .. } | Duty::Seats { .. } | Duty::Milestone { .. } => String::new(),
    }
}

fn number(duty: &Duty, write: impl Fn(u64) -> String) -> String {
    match duty {
        Duty::Quota { share: Some(share), .. } => {
            format!("{}% {} ({})", share.percent, share.of.trim(), share.rounding.label())
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

/// A piece of a worded sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as they stand on paper.
    Words(String),
    /// A field without value; its word.
    Empty(DutyField),
    /// A field that does not exist, as typed.
    Unknown(String),
}

/// The office's own sentence with its fields filled.
#[must_use]
pub fn worded(pattern: &str, duty: &Duty, unit_name: impl Fn(UnitId) -> String) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            plain.push('{');
            rest = after;
            continue;
        };
        rest = behind;
        let piece = match DutyField::of_word(name) {
            Some(field) => match value(duty, field, &unit_name) {
                Some(words) => {
                    plain.push_str(&words);
                    continue;
                }
                None => Piece::Empty(field),
            },
            None => Piece::Unknown(name.trim().to_owned()),
        };
        if !plain.is_empty() {
            pieces.push(Piece::Words(std::mem::take(&mut plain)));
        }
        pieces.push(piece);
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Words(plain));
    }
    pieces
}
