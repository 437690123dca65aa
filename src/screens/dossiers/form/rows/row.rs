//! One row of a list: what stands in its fields, and what was last understood of it.

use super::super::slot::Wrong;
use super::{Entry, Key, Part};
use crate::text::nfc;
use crate::ui::area;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A row with its fields while they are typed in.
#[derive(Debug)]
pub(in super::super) struct Row<T> {
    pub(in super::super) key: Key,
    /// As last understood: a slip of the finger loses nothing.
    pub(super) value: T,
    pub(super) texts: BTreeMap<Part, String>,
    pub(super) wrong: BTreeMap<Part, Wrong>,
    /// The long text of an achievement.
    pub(in super::super) long: area::Content,
}

impl<T: Entry> Row<T> {
    pub(super) fn new(key: Key, value: &T) -> Self {
        let texts = T::PARTS.iter().map(|part| (*part, value.read(*part))).collect();
        let long = area::Content::with_text(value.long());
        Self { key, value: value.clone(), texts, wrong: BTreeMap::new(), long }
    }

    pub(in super::super) fn text(&self, part: Part) -> &str {
        self.texts.get(&part).map_or("", String::as_str)
    }

    pub(in super::super) fn wrong(&self, part: Part) -> Option<&'static str> {
        self.wrong.get(&part).copied()
    }

    pub(in super::super) const fn value(&self) -> &T {
        &self.value
    }

    /// Brings what was typed into the value.
    pub(super) fn compile(&mut self, today: NaiveDate) {
        for (part, text) in &self.texts {
            if self.value.read(*part) != *text {
                let _ = self.value.write(*part, text, today);
            }
        }
        self.value.set_long(|| text_of(&self.long));
    }

    /// Ends trimmed, figures written as the program writes them, or said what is wrong.
    pub(super) fn tidy(&mut self, part: Part, today: NaiveDate) {
        self.compile(today);
        let text = self.text(part).trim().to_owned();
        match self.value.write(part, &text, today) {
            Ok(()) => {
                self.wrong.remove(&part);
                self.value.completed(part);
                self.texts.insert(part, self.value.read(part));
                self.show_what_follows();
            }
            Err(wrong) => {
                self.wrong.insert(part, wrong);
            }
        }
    }

    pub(super) fn tidy_all(&mut self, today: NaiveDate) {
        T::PARTS.iter().for_each(|part| self.tidy(*part, today));
    }

    /// Writes what followed from another field into those in which nothing stands.
    pub(super) fn show_what_follows(&mut self) {
        for part in T::PARTS {
            let typed = self.texts.entry(*part).or_default();
            if typed.trim().is_empty() {
                *typed = self.value.read(*part);
            }
        }
    }

    /// Whether nothing stands in it, not even something that is not understood.
    pub(super) fn is_empty(&self) -> bool {
        self.value.is_blank() && self.wrong.is_empty()
    }
}

/// The text of an editor as it is stored: NFC, lines ended alike on every system.
pub(in super::super) fn text_of(content: &area::Content) -> String {
    nfc(&content.text().replace("\r\n", "\n")).into_owned()
}
