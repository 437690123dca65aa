//! Issuing: the number and the day that the paper gets, and what is still missing on it.

use super::super::super::typed::DateText;
use crate::forms::Missing;
use crate::text::clean;
use chrono::NaiveDate;

/// The panel of issuing.
#[derive(Debug, Clone)]
pub struct Issue {
    pub(super) number: String,
    pub(super) day: DateText,
    pub(super) missing: Vec<Missing>,
    pub(super) told: bool,
    pub(super) error: Option<String>,
}

impl Issue {
    pub(super) fn new(missing: Vec<Missing>, today: NaiveDate) -> Self {
        Self { number: String::new(), day: DateText::of(Some(today)), missing, told: false, error: None }
    }

    /// What keeps the paper from being issued.
    #[must_use]
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }

    /// What the store said.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    pub(super) fn number_typed(&mut self, number: String) {
        self.number = number;
        self.error = None;
        self.told = false;
    }

    pub(super) fn day_typed(&mut self, day: String) {
        self.day.typed(day);
        self.error = None;
    }

    pub(super) fn left(&mut self, today: NaiveDate) {
        self.day.left(today);
    }

    /// Number and day, when both can be read and nothing is missing.
    pub(super) fn built(&mut self, today: NaiveDate) -> Option<(String, NaiveDate)> {
        self.told = true;
        let number = clean(&self.number);
        let day = self.day.value(today).flatten();
        if day.is_none() {
            self.day.left(today);
        }
        match day {
            Some(day) if !number.is_empty() && self.missing.is_empty() => Some((number, day)),
            _ => None,
        }
    }

    pub(super) fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub(super) fn number_missing(&self) -> bool {
        self.told && self.number.trim().is_empty()
    }
}
