//! The form of an obligation: the data from which its sentence on paper is written, and the office's own wording.

mod due;
mod due_view;
mod kind;
mod read;
mod units_view;
mod view;
mod wording;

pub use due::DueKind;
pub use kind::{DutyKind, Nominees};
pub(super) use view::view;
pub use wording::Typed as WordingTyped;
pub(super) use wording::as_printed;

use crate::domain::ids::UnitId;
use crate::domain::obligation::{Bound, Duty, Frequency, Nominators, Rounding, Share, UnitBase};
use crate::domain::points::Points;
use crate::domain::subject::SubjectKind;
use crate::domain::unit::UnitKind;
use crate::text::clean;
use crate::text::number::parse_decimal;
use chrono::NaiveDate;
use due::DueForm;
use wording::Wording;

/// What was typed or chosen.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Which duty.
    Kind(DutyKind),
    /// Who nominates.
    Nominators(Nominees),
    /// Whose reports are counted; none follows one report.
    Reporters(Option<Nominees>),
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
    /// Whether the number is a share.
    Shared(bool),
    /// The share, in percent.
    Percent(String),
    /// What it is a share of.
    ShareOf(String),
    /// Which way it is rounded.
    Rounding(Rounding),
    /// What a unit has.
    Base(UnitId, String),
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
    /// Day of the second date in the year.
    SecondDay(String),
    /// Month of the second date in the year.
    SecondMonth(String),
    /// Quarter of a year.
    Quarter(String),
    /// Year.
    Year(String),
    /// To whom.
    SentTo(String),
    /// With what.
    Attached(String),
    /// Who reports, makes known or is given the task.
    Who(String),
    /// What is to be done or made known, or the name of the milestone or event.
    What(String),
    /// Through what something is made known, by its place.
    Means(usize, String),
    /// One more of them.
    MeansAdded,
    /// One less.
    MeansRemoved(usize),
    /// In the office's own sentence.
    Wording(wording::Typed),
}

impl Typed {
    /// Whether more letters may follow, so that saving waits for a pause.
    pub(super) fn is_text(&self) -> bool {
        match self {
            Self::Wording(typed) => typed.is_text(),
            Self::Kind(_)
            | Self::Nominators(_)
            | Self::Reporters(_)
            | Self::Unit(..)
            | Self::Bound(_)
            | Self::Shared(_)
            | Self::Rounding(_)
            | Self::Subject(..)
            | Self::Every(_)
            | Self::Due(_)
            | Self::MeansRemoved(_) => false,
            _ => true,
        }
    }

    /// Whether it changes nothing that is stored.
    pub(super) fn only_looks(&self) -> bool {
        match self {
            Self::Wording(typed) => typed.only_looks(),
            Self::Find(_) => true,
            _ => false,
        }
    }
}

/// The fields of all duties; those of the chosen one are shown and stored.
#[derive(Debug)]
pub struct DutyForm {
    pub(super) kind: DutyKind,
    pub(super) nominees: Nominees,
    /// Whether the reports of those units are counted one by one.
    pub(super) by_unit: bool,
    pub(super) units: Vec<UnitId>,
    pub(super) find: String,
    pub(super) bound: Bound,
    pub(super) number: String,
    pub(super) most: String,
    pub(super) shared: bool,
    pub(super) percent: String,
    pub(super) share_of: String,
    pub(super) rounding: Rounding,
    pub(super) bases: Vec<(UnitId, String)>,
    pub(super) kinds: Vec<SubjectKind>,
    pub(super) every: Frequency,
    pub(super) due: DueForm,
    pub(super) sent_to: String,
    pub(super) attached: String,
    pub(super) who: String,
    pub(super) what: String,
    pub(super) means: Vec<String>,
    pub(super) wording: Wording,
    /// Whether what is missing is told: only after a field was left.
    pub(super) told: bool,
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
    /// Takes what was typed.
    pub(super) fn take(&mut self, typed: Typed, name: impl Fn(UnitId) -> String, today: NaiveDate) {
        self.told = false;
        match typed {
            Typed::Kind(kind) => self.kind = kind,
            Typed::Nominators(nominees) => self.nominees = nominees,
            Typed::Reporters(reporters) => {
                self.by_unit = reporters.is_some();
                self.nominees = reporters.unwrap_or(self.nominees);
            }
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
            Typed::Shared(on) => self.shared = on,
            Typed::Percent(text) => self.percent = text,
            Typed::ShareOf(text) => self.share_of = text,
            Typed::Rounding(rounding) => self.rounding = rounding,
            Typed::Base(unit, text) => match self.bases.iter_mut().find(|(id, _)| *id == unit) {
                Some((_, count)) => *count = text,
                None => self.bases.push((unit, text)),
            },
            Typed::Subject(kind, on) => {
                self.kinds.retain(|one| *one != kind);
                if on {
                    self.kinds.push(kind);
                    self.kinds.sort_unstable();
                }
            }
            Typed::Every(every) => self.every = every,
            Typed::Due(kind) => self.due.kind = kind,
            Typed::Date(text) => self.due.date.typed(text),
            Typed::Day(text) => self.due.day = text,
            Typed::Month(text) => self.due.month = text,
            Typed::SecondDay(text) => self.due.second_day = text,
            Typed::SecondMonth(text) => self.due.second_month = text,
            Typed::Quarter(text) => self.due.quarter = text,
            Typed::Year(text) => self.due.year = text,
            Typed::SentTo(text) => self.sent_to = text,
            Typed::Attached(text) => self.attached = text,
            Typed::Who(text) => self.who = text,
            Typed::What(text) => self.what = text,
            Typed::Means(place, text) => {
                if let Some(means) = self.means.get_mut(place) {
                    *means = text;
                }
            }
            Typed::MeansAdded => self.means.push(String::new()),
            Typed::MeansRemoved(place) if place < self.means.len() => {
                self.means.remove(place);
            }
            Typed::MeansRemoved(_) => {}
            Typed::Wording(typed) => {
                let duty = self.built(today).ok();
                self.wording.take(typed, duty.as_ref(), name);
            }
        }
    }

    /// A field was left.
    pub(super) fn left(&mut self, today: NaiveDate) {
        self.told = true;
        self.due.left(today);
    }

    /// The office's own sentence; empty takes the program's.
    pub(super) fn own_words(&self) -> String {
        self.wording.stored()
    }

    /// The duty, or the first thing that keeps it from being one.
    pub(super) fn built(&self, today: NaiveDate) -> Result<Duty, &'static str> {
        let due = self.due.built(today)?;
        let need = |words: &str, sentence: &'static str| {
            let words = clean(words);
            if words.is_empty() { Err(sentence) } else { Ok(words) }
        };
        let sent_to = clean(&self.sent_to);
        Ok(match self.kind {
            DutyKind::Quota => {
                let share = if self.shared { Some(self.built_share()?) } else { None };
                let number = match share {
                    // Not read beside a share, and kept as it was.
                    Some(_) => self.number.trim().parse().unwrap_or(0),
                    None => count(&self.number).ok_or("Số lượng là số từ 1 trở lên, ví dụ 02.")?,
                };
                let nominators = self.named("Hãy chọn ít nhất một đơn vị được giao chỉ tiêu.")?;
                Duty::Quota {
                    nominators,
                    bound: self.bound,
                    number,
                    share,
                    kinds: self.kinds.clone(),
                    every: self.every,
                    due,
                    sent_to,
                    attached: clean(&self.attached),
                }
            }
            DutyKind::Selection => {
                let min: u32 = self.number.trim().parse().map_err(|_| "Số “từ” là một số, ví dụ 05.")?;
                let max = count(&self.most).ok_or("Số “đến” là số từ 1 trở lên, ví dụ 10.")?;
                if min > max {
                    return Err("Số “từ” phải không lớn hơn số “đến”.");
                }
                let upward_to = need(&self.sent_to, "Hãy nhập nơi nhận giới thiệu.")?;
                Duty::Selection { min, max, kinds: self.kinds.clone(), upward_to, due }
            }
            DutyKind::Seats => Duty::Seats {
                number: optional(
                    &self.number,
                    "Số đại biểu là số từ 1 trở lên; để trống khi chưa được phân bổ.",
                )?,
                event: need(&self.what, "Hãy nhập tên hội nghị, sự kiện.")?,
                sent_to,
                due,
            },
            DutyKind::Report => Duty::Report {
                reporter: need(&self.who, "Hãy nhập đơn vị báo cáo.")?,
                units: if self.by_unit {
                    Some(self.named("Hãy chọn ít nhất một đơn vị phải báo cáo.")?)
                } else {
                    None
                },
                every: self.every,
                due,
                sent_to,
            },
            DutyKind::Milestone => {
                Duty::Milestone {
                    name: need(&self.what, "Hãy nhập tên mốc thời gian.")?, due, sent_to
                }
            }
            DutyKind::Assignment => Duty::Assignment {
                agency: need(&self.who, "Hãy nhập đơn vị được phân công.")?,
                task: need(&self.what, "Hãy nhập nhiệm vụ được phân công.")?,
                due,
            },
            DutyKind::Publicity => Duty::Publicity {
                agency: need(&self.who, "Hãy nhập đơn vị tuyên truyền.")?,
                forms: self.means.iter().map(|one| clean(one)).filter(|one| !one.is_empty()).collect(),
                content: clean(&self.what),
                number: optional(
                    &self.number,
                    "Số tin, bài là số từ 1 trở lên; để trống nếu không giao số.",
                )?,
                every: self.every,
                due,
            },
        })
    }

    /// The units that were chosen; `none` says that there are none.
    fn named(&self, none: &'static str) -> Result<Nominators, &'static str> {
        match self.nominees {
            Nominees::Kind(kind) => Ok(Nominators::Kind(kind)),
            Nominees::Every => Ok(Nominators::Every),
            Nominees::Named if self.units.is_empty() => Err(none),
            Nominees::Named => Ok(Nominators::Units(self.units.clone())),
        }
    }

    fn built_share(&self) -> Result<Share, &'static str> {
        let percent = parse_decimal(self.percent.trim().trim_end_matches('%').trim(), 2)
            .filter(|share| (1..=10_000).contains(share))
            .ok_or("Tỷ lệ lớn hơn 0 và không quá 100, ví dụ 10 hoặc 2,5.")?;
        let of = clean(&self.share_of);
        if of.is_empty() {
            return Err("Hãy ghi tỷ lệ tính trên gì, ví dụ “tổng số chi hội”.");
        }
        let mut bases = Vec::new();
        for (unit, text) in &self.bases {
            if text.trim().is_empty() {
                continue;
            }
            let count = text.trim().parse().map_err(|_| "Số của mỗi đơn vị là số nguyên, ví dụ 24.")?;
            bases.push(UnitBase { unit: *unit, count });
        }
        Ok(Share { percent: Points::hundredths(percent), of, rounding: self.rounding, bases })
    }
}

fn count(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|number| *number > 0)
}

fn optional(text: &str, wrong: &'static str) -> Result<Option<u32>, &'static str> {
    if text.trim().is_empty() { Ok(None) } else { count(text).map(Some).ok_or(wrong) }
}
