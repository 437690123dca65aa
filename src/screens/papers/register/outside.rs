//! A paper made elsewhere, as a line of the register: type, number, day, what it is about.

use crate::domain::ids::{PaperId, PlanId};
use crate::domain::papers::{Paper, PaperType};
use crate::screens::typed::DateText;
use crate::text::clean;
use chrono::NaiveDate;

/// The name of the field of the number.
pub(super) const NUMBER: &str = "register-number";

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutsideField {
    /// Its number.
    Number,
    /// Its day.
    Day,
    /// What it is about.
    Subject,
}

/// The form.
#[derive(Debug)]
pub(super) struct Outside {
    paper: Paper,
    pub stored: bool,
    pub number: String,
    pub day: DateText,
    pub subject: String,
    pub told: bool,
    pub error: Option<String>,
    sent: bool,
}

impl Outside {
    pub fn new(id: PaperId, kind: PaperType, plan: PlanId, year: i32) -> Self {
        let paper = Paper { id, outside: true, ..Paper::draft(kind, plan, year) };
        Self {
            paper,
            stored: false,
            number: String::new(),
            day: DateText::default(),
            subject: String::new(),
            told: false,
            error: None,
            sent: false,
        }
    }

    pub fn of(paper: &Paper) -> Self {
        Self {
            paper: paper.clone(),
            stored: true,
            number: paper.number.clone().unwrap_or_default(),
            day: DateText::of(paper.issued_on),
            subject: paper.subject.clone(),
            told: false,
            error: None,
            sent: false,
        }
    }

    pub fn id(&self) -> PaperId {
        self.paper.id
    }

    pub fn kind(&self) -> PaperType {
        self.paper.kind
    }

    pub fn is_sent(&self) -> bool {
        self.sent
    }

    pub fn kind_picked(&mut self, kind: PaperType) {
        (self.paper.kind, self.error) = (kind, None);
    }

    pub fn typed(&mut self, field: OutsideField, words: String) {
        (self.error, self.told) = (None, false);
        match field {
            OutsideField::Number => self.number = words,
            OutsideField::Day => self.day.typed(words),
            OutsideField::Subject => self.subject = words,
        }
    }

    pub fn left(&mut self, today: NaiveDate) {
        self.day.left(today);
    }

    /// The paper, when number and day can be read.
    pub fn built(&mut self, today: NaiveDate) -> Option<Paper> {
        self.told = true;
        let number = clean(&self.number);
        let day = self.day.value(today).flatten();
        if day.is_none() {
            self.day.left(today);
        }
        let day = day.filter(|_| !number.is_empty())?;
        self.sent = true;
        Some(Paper {
            number: Some(number),
            issued_on: Some(day),
            subject: clean(&self.subject),
            ..self.paper.clone()
        })
    }

    pub fn refused(&mut self, sentence: String) {
        (self.error, self.sent) = (Some(sentence), false);
    }
}
