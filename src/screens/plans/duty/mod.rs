//! The form of an obligation: the data from which its sentence on paper is written.

mod view;

use super::super::typed::DateText;
use crate::domain::ids::UnitId;
use crate::domain::obligation::{Bound, Due, Duty, Frequency, Nominators};
use crate::domain::subject::SubjectKind;
use crate::domain::unit::UnitKind;
use crate::text::clean;
use chrono::NaiveDate;

pub(super) use view::view;

/// Which duty it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DutyKind {
    /// Each unit nominates a number of subjects.
    Quota,
    /// From what came, some are introduced upward.
    Selection,
    /// Reports.
    Report,
    /// A dated event.
    Milestone,
    /// A task given to an agency.
    Assignment,
}

impl DutyKind {
    /// All, in the order shown.
    pub const ALL: [Self; 5] =
        [Self::Quota, Self::Selection, Self::Report, Self::Milestone, Self::Assignment];

    /// What it is chosen by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Quota => "Chỉ tiêu giới thiệu điển hình",
            Self::Selection => "Lựa chọn giới thiệu lên trên",
            Self::Report => "Chế độ báo cáo",
            Self::Milestone => "Mốc thời gian (sơ kết, tổng kết)",
            Self::Assignment => "Phân công nhiệm vụ",
        }
    }
}

/// How a due date is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueKind {
    /// None.
    None,
    /// A day.
    On,
    /// A day and month of every year.
    EveryYear,
    /// A day of every month.
    EveryMonth,
}

impl DueKind {
    /// All, in the order shown.
    pub const ALL: [Self; 4] = [Self::None, Self::On, Self::EveryYear, Self::EveryMonth];

    /// What it is chosen by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "Không ghi hạn",
            Self::On => "Trước một ngày",
            Self::EveryYear => "Hằng năm, trước ngày",
            Self::EveryMonth => "Hằng tháng, trước ngày",
        }
    }
}

/// What was typed or chosen.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Which duty.
    Kind(DutyKind),
    /// Every unit of this kind, or none of a kind: units by name.
    Nominators(Option<UnitKind>),
    /// A unit was ticked or unticked.
    Unit(UnitId, bool),
    /// The search field over the units.
    Find(String),
    /// Which way the number binds.
    Bound(Bound),
    /// The number, or the fewest.
    Number(String),
    /// The most.
    Most(String),
    /// A kind of subject was ticked or unticked.
    Subject(SubjectKind, bool),
    /// How often.
    Every(Frequency),
    /// How the due date is given.
    Due(DueKind),
    /// The due date.
    Date(String),
    /// Day of the month.
    Day(String),
    /// Month.
    Month(String),
    /// To whom.
    SentTo(String),
    /// With what.
    Attached(String),
    /// Who reports or is given the task.
    Who(String),
    /// What is to be done, or the milestone's name.
    What(String),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) const fn is_text(&self) -> bool {
        !matches!(
            self,
            Self::Kind(_)
                | Self::Nominators(_)
                | Self::Unit(..)
                | Self::Bound(_)
                | Self::Subject(..)
                | Self::Every(_)
                | Self::Due(_)
        )
    }
}

/// The fields of all duties; those of the chosen one are shown and stored.
#[derive(Debug, Clone)]
pub struct DutyForm {
    pub(super) kind: DutyKind,
    pub(super) unit_kind: Option<UnitKind>,
    pub(super) units: Vec<UnitId>,
    pub(super) find: String,
    pub(super) bound: Bound,
    pub(super) number: String,
    pub(super) most: String,
    pub(super) kinds: Vec<SubjectKind>,
    pub(super) every: Frequency,
    pub(super) due: DueKind,
    pub(super) date: DateText,
    pub(super) day: String,
    pub(super) month: String,
    pub(super) sent_to: String,
    pub(super) attached: String,
    pub(super) who: String,
    pub(super) what: String,
    /// Whether what is missing is told: only after a field was left.
    pub(super) told: bool,
    /// The duty as stored; what the form has no field for stays as it is there.
    base: Duty,
}

/// The quota that a new obligation begins with: valid from the start, so that its sentence stands there at once.
pub(super) fn first(sent_to: &str) -> Duty {
    Duty::Quota {
        nominators: Nominators::Kind(UnitKind::Commune),
        bound: Bound::AtLeast,
        number: 1,
        share: None,
        kinds: Vec::new(),
        every: Frequency::Once,
        due: None,
        sent_to: sent_to.to_owned(),
        attached: String::new(),
    }
}

impl DutyForm {
    /// The form of a stored duty.
    #[must_use]
    pub fn of(duty: &Duty) -> Self {
        let mut form = Self {
            kind: DutyKind::Quota,
            unit_kind: Some(UnitKind::Commune),
            units: Vec::new(),
            find: String::new(),
            bound: Bound::AtLeast,
            number: "1".to_owned(),
            most: String::new(),
            kinds: Vec::new(),
            every: Frequency::Once,
            due: DueKind::None,
            date: DateText::default(),
            day: String::new(),
            month: String::new(),
            sent_to: String::new(),
            attached: String::new(),
            who: String::new(),
            what: String::new(),
            told: false,
            base: duty.clone(),
        };
        match duty {
            Duty::Quota { nominators, bound, number, kinds, every, sent_to, attached, .. } => {
                match nominators {
                    Nominators::Kind(kind) => form.unit_kind = Some(*kind),
                    Nominators::Units(units) => {
                        form.unit_kind = None;
                        form.units.clone_from(units);
                    }
                    Nominators::Every => form.unit_kind = None,
                }
                form.bound = *bound;
                form.number = number.to_string();
                form.kinds.clone_from(kinds);
                form.every = *every;
                form.sent_to.clone_from(sent_to);
                form.attached.clone_from(attached);
            }
            Duty::Selection { min, max, upward_to, .. } => {
                form.kind = DutyKind::Selection;
                form.number = min.to_string();
                form.most = max.to_string();
                form.sent_to.clone_from(upward_to);
            }
            Duty::Report { reporter, every, sent_to, .. } => {
                form.kind = DutyKind::Report;
                form.who.clone_from(reporter);
                form.every = *every;
                form.sent_to.clone_from(sent_to);
            }
            Duty::Milestone { name, .. } => {
                form.kind = DutyKind::Milestone;
                form.what.clone_from(name);
            }
            Duty::Seats { .. } | Duty::Publicity { .. } => {}
            Duty::Assignment { agency, task, .. } => {
                form.kind = DutyKind::Assignment;
                form.who.clone_from(agency);
                form.what.clone_from(task);
            }
        }
        match duty.due() {
            None => {}
            Some(Due::On(date)) => {
                form.due = DueKind::On;
                form.date = DateText::of(Some(date));
            }
            Some(Due::EveryYear { day, month }) => {
                form.due = DueKind::EveryYear;
                form.day = day.to_string();
                form.month = month.to_string();
            }
            Some(Due::EveryMonth { day }) => {
                form.due = DueKind::EveryMonth;
                form.day = day.to_string();
            }
            Some(_) => {}
        }
        form
    }

    /// Takes what was typed.
    pub(super) fn take(&mut self, typed: Typed) {
        self.told = false;
        match typed {
            Typed::Kind(kind) => {
                self.kind = kind;
                // A selection reads "from … to …": the number that was there is its least.
                if kind == DutyKind::Selection && self.most.trim().is_empty() {
                    self.most.clone_from(&self.number);
                }
            }
            Typed::Nominators(kind) => self.unit_kind = kind,
            Typed::Unit(id, on) => {
                self.units.retain(|one| *one != id);
                if on {
                    self.units.push(id);
                }
            }
            Typed::Find(text) => self.find = text,
            Typed::Bound(bound) => self.bound = bound,
            Typed::Number(text) => self.number = text,
            Typed::Most(text) => self.most = text,
            Typed::Subject(kind, on) => {
                self.kinds.retain(|one| *one != kind);
                if on {
                    self.kinds.push(kind);
                    self.kinds.sort_unstable();
                }
            }
            Typed::Every(every) => self.every = every,
            Typed::Due(due) => self.due = due,
            Typed::Date(text) => self.date.typed(text),
            Typed::Day(text) => self.day = text,
            Typed::Month(text) => self.month = text,
            Typed::SentTo(text) => self.sent_to = text,
            Typed::Attached(text) => self.attached = text,
            Typed::Who(text) => self.who = text,
            Typed::What(text) => self.what = text,
        }
    }

    /// A field was left.
    pub(super) fn left(&mut self, today: NaiveDate) {
        self.told = true;
        if self.due == DueKind::On {
            self.date.left(today);
        }
    }

    /// The duty, or the first thing that keeps it from being one.
    pub(super) fn built(&self, today: NaiveDate) -> Result<Duty, &'static str> {
        let due = self.built_due(today)?;
        let need = |words: &str, sentence: &'static str| {
            let words = clean(words);
            if words.is_empty() { Err(sentence) } else { Ok(words) }
        };
        Ok(match self.kind {
            DutyKind::Quota => Duty::Quota {
                nominators: match self.unit_kind {
                    Some(kind) => Nominators::Kind(kind),
                    None if self.units.is_empty() => {
                        return Err("Hãy chọn ít nhất một đơn vị được giao chỉ tiêu.");
                    }
                    None => Nominators::Units(self.units.clone()),
                },
                bound: self.bound,
                number: count(&self.number).ok_or("Số lượng là số từ 1 trở lên, ví dụ 02.")?,
                share: match &self.base {
                    Duty::Quota { share, .. } => share.clone(),
                    _ => None,
                },
                kinds: self.kinds.clone(),
                every: self.every,
                due,
                sent_to: clean(&self.sent_to),
                attached: clean(&self.attached),
            },
            DutyKind::Selection => {
                let min = count(&self.number).ok_or("Số “từ” là số từ 1 trở lên, ví dụ 05.")?;
                let max = count(&self.most).ok_or("Số “đến” là số từ 1 trở lên, ví dụ 10.")?;
                if min > max {
                    return Err("Số “từ” phải không lớn hơn số “đến”.");
                }
                let upward_to = need(&self.sent_to, "Hãy nhập nơi nhận giới thiệu.")?;
                Duty::Selection { min, max, kinds: self.kinds.clone(), upward_to, due }
            }
            DutyKind::Report => Duty::Report {
                reporter: need(&self.who, "Hãy nhập đơn vị báo cáo.")?,
                every: self.every,
                due,
                sent_to: clean(&self.sent_to),
            },
            DutyKind::Milestone => Duty::Milestone {
                name: need(&self.what, "Hãy nhập tên mốc thời gian.")?,
                due,
                sent_to: clean(&self.sent_to),
            },
            DutyKind::Assignment => Duty::Assignment {
                agency: need(&self.who, "Hãy nhập đơn vị được phân công.")?,
                task: need(&self.what, "Hãy nhập nhiệm vụ được phân công.")?,
                due,
            },
        })
    }

    fn built_due(&self, today: NaiveDate) -> Result<Option<Due>, &'static str> {
        let number = |text: &str| text.trim().parse::<u32>().ok();
        Ok(match self.due {
            DueKind::None => None,
            DueKind::On => {
                let date =
                    self.date.value(today).flatten().ok_or("Hãy nhập ngày hết hạn, ví dụ 20/4/2026.")?;
                Some(Due::On(date))
            }
            DueKind::EveryYear => {
                let given = number(&self.day).zip(number(&self.month));
                // 2024 is a leap year: 29/2 is a day that can fall due.
                let (day, month) = given
                    .filter(|(day, month)| NaiveDate::from_ymd_opt(2024, *month, *day).is_some())
                    .ok_or("Hãy nhập ngày và tháng đúng lịch, ví dụ 15 và 11.")?;
                Some(Due::EveryYear { day, month })
            }
            DueKind::EveryMonth => {
                let day = number(&self.day)
                    .filter(|day| (1..=31).contains(day))
                    .ok_or("Hãy nhập ngày trong tháng, từ 1 đến 31.")?;
                Some(Due::EveryMonth { day })
            }
        })
    }
}

fn count(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_duty_comes_back_from_its_form() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let duties = [
            first("Văn phòng Hội"),
            Duty::Quota {
                nominators: Nominators::Units(vec![UnitId(3), UnitId(1)]),
                bound: Bound::AtMost,
                number: 5,
                share: None,
                kinds: vec![SubjectKind::Collective, SubjectKind::Household],
                every: Frequency::Monthly,
                due: Some(Due::EveryMonth { day: 20 }),
                sent_to: String::new(),
                attached: "trích ngang thành tích".into(),
            },
            Duty::Selection {
                min: 5,
                max: 10,
                kinds: vec![],
                upward_to: "Trung ương".into(),
                due: Some(Due::On(today)),
            },
            Duty::Report {
                reporter: "Các đơn vị".into(),
                every: Frequency::Yearly,
                due: Some(Due::EveryYear { day: 29, month: 2 }),
                sent_to: "Ban Thường vụ".into(),
            },
            Duty::Milestone { name: "Sơ kết".into(), due: None, sent_to: String::new() },
            Duty::Assignment { agency: "Ban Tuyên giáo".into(), task: "theo dõi".into(), due: None },
        ];
        for duty in duties {
            assert_eq!(DutyForm::of(&duty).built(today), Ok(duty));
        }
    }

    #[test]
    fn what_the_store_would_refuse_is_told_by_the_form_first() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let mut form = DutyForm::of(&first(""));
        form.take(Typed::Number("0".into()));
        assert!(form.built(today).is_err());
        form.take(Typed::Number("02".into()));
        form.take(Typed::Due(DueKind::EveryYear));
        form.take(Typed::Day("31".into()));
        form.take(Typed::Month("4".into()));
        assert!(form.built(today).is_err());
        form.take(Typed::Kind(DutyKind::Selection));
        form.take(Typed::Due(DueKind::None));
        assert_eq!(form.built(today), Err("Hãy nhập nơi nhận giới thiệu."));
    }
}
