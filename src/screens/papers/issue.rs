//! Issuing and cancelling: the number and the day a paper gets, and why it is taken back.

use crate::domain::papers::PaperType;
use crate::domain::register::{Registered, series};
use crate::screens::typed::DateText;
use crate::text::clean;
use chrono::{Datelike, NaiveDate};

/// The panel of issuing.
#[derive(Debug, Clone)]
pub struct Issue {
    kind: PaperType,
    pub(super) number: String,
    typed: bool,
    pub(super) day: DateText,
    pub(super) told: bool,
    pub(super) error: Option<String>,
}

impl Issue {
    /// Opens with the next number of the type and year, and today.
    pub(super) fn new(kind: PaperType, book: &[Registered], today: NaiveDate) -> Self {
        let mut issue = Self {
            kind,
            number: String::new(),
            typed: false,
            day: DateText::of(Some(today)),
            told: false,
            error: None,
        };
        issue.propose(book, today);
        issue
    }

    /// The number that will be given.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// What the store said, or what is still to be put right.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    fn propose(&mut self, book: &[Registered], today: NaiveDate) {
        if self.typed || !self.kind.is_numbered() {
            return;
        }
        if let Some(day) = self.day.value(today).flatten() {
            self.number = series(book, self.kind, day.year()).next.to_string();
        }
    }

    pub(super) fn number_typed(&mut self, number: String) {
        self.typed = !number.trim().is_empty();
        (self.number, self.told, self.error) = (number, false, None);
    }

    pub(super) fn day_typed(&mut self, day: String, book: &[Registered], today: NaiveDate) {
        self.day.typed(day);
        self.error = None;
        self.propose(book, today);
    }

    pub(super) fn left(&mut self, today: NaiveDate) {
        self.day.left(today);
    }

    /// Number and day, when both can be read.
    pub(super) fn built(&mut self, today: NaiveDate) -> Option<(String, NaiveDate)> {
        self.told = true;
        let number = clean(&self.number);
        let day = self.day.value(today).flatten();
        if day.is_none() {
            self.day.left(today);
            if self.day.text().trim().is_empty() {
                self.error = Some("Hãy nhập ngày ban hành.".to_owned());
            }
        }
        day.filter(|_| !number.is_empty() || !self.kind.is_numbered()).map(|day| (number, day))
    }

    pub(super) fn number_missing(&self) -> bool {
        self.told && self.kind.is_numbered() && self.number.trim().is_empty()
    }
}

/// The panel of cancelling.
#[derive(Debug, Clone, Default)]
pub struct Cancelling {
    pub(super) reason: String,
    pub(super) error: Option<String>,
}

impl Cancelling {
    /// The reason, when there is one.
    pub(super) fn built(&mut self) -> Option<String> {
        let reason = clean(&self.reason);
        if reason.is_empty() {
            self.error = Some("Hãy ghi lý do hủy; lý do được giữ cùng văn bản.".to_owned());
            return None;
        }
        Some(reason)
    }
}
