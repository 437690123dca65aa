//! How each thing that stands in a list is read from and written to its fields, and how its row reads when it is closed.

use super::super::slot::{Wrong, day, partial, year};
use super::Part;
use crate::domain::dossier::{Achievement, PastAward};
use crate::domain::subject::{Contribution, ContributionKind, Post};
use crate::text::date::{PartialDate, short_date};
use chrono::{Datelike, NaiveDate};

/// A closed row, as it is read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Shown {
    /// The year or time at the left.
    pub(in super::super) lead: String,
    /// What it is.
    pub(in super::super) words: String,
    /// What else is known of it.
    pub(in super::super) under: String,
}

/// A thing that stands in a list of the form.
pub(in super::super) trait Entry: Clone + Default + PartialEq {
    /// Its fields of one line.
    const PARTS: &'static [Part];
    /// The field in which one begins.
    const FIRST: Part;

    /// What stands in a field.
    fn read(&self, part: Part) -> String;

    /// Writes what stands in a field; what cannot be understood changes nothing and says why.
    fn write(&mut self, part: Part, text: &str, today: NaiveDate) -> Result<(), Wrong>;

    /// Whether it says nothing.
    fn is_blank(&self) -> bool;

    /// How it reads when it is closed.
    fn shown(&self) -> Shown;

    /// What follows from a field that was filled in.
    fn completed(&mut self, _part: Part) {}

    /// Its text of several lines, if it has one.
    fn long(&self) -> &str {
        ""
    }

    /// Writes the text of several lines.
    fn set_long(&mut self, _text: impl FnOnce() -> String) {}

    /// Takes another kind, if it has kinds.
    fn set_kind(&mut self, _kind: ContributionKind) {}
}

fn show_year(year: Option<i32>) -> String {
    year.map(|year| year.to_string()).unwrap_or_default()
}

fn show_partial(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// What is there of `parts`, with `between` between them.
fn joined(parts: &[&str], between: &str) -> String {
    let there: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    there.join(between)
}

impl Entry for Achievement {
    const PARTS: &'static [Part] = &[Part::Year, Part::Figure, Part::Measure, Part::Evidence];
    const FIRST: Part = Part::Year;

    fn read(&self, part: Part) -> String {
        match part {
            Part::Year => show_year(self.year),
            Part::Figure => self.figure.clone(),
            Part::Measure => self.measure.clone(),
            Part::Evidence => self.evidence.clone(),
            _ => String::new(),
        }
    }

    fn write(&mut self, part: Part, text: &str, _today: NaiveDate) -> Result<(), Wrong> {
        match part {
            Part::Year => self.year = year(text)?,
            Part::Figure => text.clone_into(&mut self.figure),
            Part::Measure => text.clone_into(&mut self.measure),
            Part::Evidence => text.clone_into(&mut self.evidence),
            _ => {}
        }
        Ok(())
    }

    fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    fn shown(&self) -> Shown {
        let figure = joined(&[&self.figure, &self.measure], " ");
        let evidence = match self.evidence.trim() {
            "" => "Chưa có minh chứng".to_owned(),
            words => format!("Minh chứng: {words}"),
        };
        Shown {
            lead: show_year(self.year),
            words: self.content.split_whitespace().collect::<Vec<_>>().join(" "),
            under: joined(&[&figure, &evidence], " · "),
        }
    }

    fn long(&self) -> &str {
        &self.content
    }

    fn set_long(&mut self, text: impl FnOnce() -> String) {
        self.content = text();
    }
}

impl Entry for PastAward {
    const PARTS: &'static [Part] =
        &[Part::Year, Part::Form, Part::Decision, Part::On, Part::Issuer, Part::Reason];
    const FIRST: Part = Part::Year;

    fn read(&self, part: Part) -> String {
        match part {
            Part::Year => show_year(self.year),
            Part::Form => self.form.clone(),
            Part::Decision => self.decision.clone(),
            Part::On => self.on.map(short_date).unwrap_or_default(),
            Part::Issuer => self.issuer.clone(),
            Part::Reason => self.reason.clone(),
            _ => String::new(),
        }
    }

    fn write(&mut self, part: Part, text: &str, today: NaiveDate) -> Result<(), Wrong> {
        match part {
            Part::Year => self.year = year(text)?,
            Part::Form => text.clone_into(&mut self.form),
            Part::Decision => text.clone_into(&mut self.decision),
            Part::On => self.on = day(text, today)?,
            Part::Issuer => text.clone_into(&mut self.issuer),
            Part::Reason => text.clone_into(&mut self.reason),
            _ => {}
        }
        Ok(())
    }

    fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    fn completed(&mut self, part: Part) {
        if let (Part::On, None, Some(on)) = (part, self.year, self.on) {
            self.year = Some(on.year());
        }
    }

    fn shown(&self) -> Shown {
        let number = match self.decision.trim() {
            "" => String::new(),
            number => format!("số {number}"),
        };
        let on = self.on.map(|on| format!("ngày {}", short_date(on))).unwrap_or_default();
        let decision = joined(&[&number, &on], " ");
        Shown {
            lead: show_year(self.year),
            words: self.form.clone(),
            under: joined(&[&decision, &self.issuer, &self.reason], " · "),
        }
    }
}

impl Entry for Post {
    const PARTS: &'static [Part] = &[Part::Title, Part::Place, Part::From, Part::To];
    const FIRST: Part = Part::Title;

    fn read(&self, part: Part) -> String {
        match part {
            Part::Title => self.title.clone(),
            Part::Place => self.place.clone(),
            Part::From => show_partial(self.from),
            Part::To => show_partial(self.to),
            _ => String::new(),
        }
    }

    fn write(&mut self, part: Part, text: &str, today: NaiveDate) -> Result<(), Wrong> {
        match part {
            Part::Title => text.clone_into(&mut self.title),
            Part::Place => text.clone_into(&mut self.place),
            Part::From => self.from = partial(text, today)?,
            Part::To => {
                let to = partial(text, today)?;
                if let (Some(from), Some(to)) = (self.from, to)
                    && to.year() < from.year()
                {
                    return Err("Thời điểm thôi giữ đứng trước thời điểm bắt đầu.");
                }
                self.to = to;
            }
            _ => {}
        }
        Ok(())
    }

    fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    fn shown(&self) -> Shown {
        let lead = match (self.from, self.to) {
            (None, None) => String::new(),
            (Some(from), None) => format!("từ {from}"),
            (None, Some(to)) => format!("đến {to}"),
            (Some(from), Some(to)) => format!("{from} – {to}"),
        };
        Shown { lead, words: joined(&[&self.title, &self.place], ", "), under: String::new() }
    }
}

impl Entry for Contribution {
    const PARTS: &'static [Part] = &[Part::Year, Part::Figure, Part::Measure, Part::Content];
    const FIRST: Part = Part::Year;

    fn read(&self, part: Part) -> String {
        match part {
            Part::Year => show_year(self.year),
            Part::Figure => self.amount.clone(),
            Part::Measure => self.measure.clone(),
            Part::Content => self.content.clone(),
            _ => String::new(),
        }
    }

    fn write(&mut self, part: Part, text: &str, _today: NaiveDate) -> Result<(), Wrong> {
        match part {
            Part::Year => self.year = year(text)?,
            Part::Figure => text.clone_into(&mut self.amount),
            Part::Measure => text.clone_into(&mut self.measure),
            Part::Content => text.clone_into(&mut self.content),
            _ => {}
        }
        Ok(())
    }

    fn is_blank(&self) -> bool {
        // A kind and its measure alone say nothing of what was given.
        self.year.is_none() && self.amount.trim().is_empty() && self.content.trim().is_empty()
    }

    fn completed(&mut self, part: Part) {
        if part == Part::Figure && self.measure.trim().is_empty() && !self.amount.trim().is_empty() {
            self.kind.measure().clone_into(&mut self.measure);
        }
    }

    fn shown(&self) -> Shown {
        let amount = joined(&[&self.amount, &self.measure], " ");
        Shown {
            lead: show_year(self.year),
            words: joined(&[self.kind.label(), &amount], ": "),
            under: self.content.clone(),
        }
    }

    fn set_kind(&mut self, kind: ContributionKind) {
        // The measure follows the kind unless it was written by hand.
        if self.measure.trim().is_empty() || self.measure == self.kind.measure() {
            kind.measure().clone_into(&mut self.measure);
        }
        self.kind = kind;
    }
}
