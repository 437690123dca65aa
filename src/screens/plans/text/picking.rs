//! Choosing what a text shows from elsewhere: a section to refer to, a datum of an obligation.

use super::super::super::Desk;
use super::shown;
use crate::domain::ids::SectionId;
use crate::domain::obligation::{DutyField, sentence, value};
use crate::domain::plan::{Shown, numbered};
use crate::storage::PlanFile;
use crate::text::fold;
use crate::ui::suggest::Item;

/// What is being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// A section to refer to.
    Section,
    /// A datum of an obligation.
    Field,
}

/// The list that is open.
#[derive(Debug)]
pub(super) struct Picker {
    pub pick: Pick,
    pub typed: String,
    pub folded: String,
    pub items: Vec<Item>,
    all: Vec<Shown>,
}

impl Picker {
    /// Everything that can be shown in the section `here`.
    pub fn new(pick: Pick, here: SectionId, file: &PlanFile, desk: &Desk) -> Self {
        let mut picker =
            Self { pick, typed: String::new(), folded: String::new(), items: Vec::new(), all: Vec::new() };
        match pick {
            Pick::Section => picker.sections(here, file, desk),
            Pick::Field => picker.fields(file, desk),
        }
        picker
    }

    fn sections(&mut self, here: SectionId, file: &PlanFile, desk: &Desk) {
        for item in numbered(&file.sections) {
            // What has no number cannot be named so that a reader finds it.
            if item.section.id == here || item.label.is_empty() {
                continue;
            }
            let shows = Shown::Section { section: item.section.id };
            if let Some(words) = shown::words(shows, file, desk) {
                let named: String = item.section.content.words().chars().take(80).collect();
                self.push(shows, words, named);
            }
        }
    }

    fn fields(&mut self, file: &PlanFile, desk: &Desk) {
        for obligation in &file.obligations {
            let whole = sentence(&obligation.duty, |id| desk.unit_name(id));
            for field in DutyField::ALL {
                if let Some(words) = value(&obligation.duty, field, |id| desk.unit_name(id)) {
                    let shows = Shown::Field { obligation: obligation.id, field };
                    self.push(shows, format!("{}: {words}", shown::field_name(field)), whole.clone());
                }
            }
        }
    }

    fn push(&mut self, shows: Shown, words: String, detail: String) {
        let folded = fold(&format!("{words} {detail}"));
        self.items.push(Item::new(words, folded).detail(detail));
        self.all.push(shows);
    }

    /// What stands at a place of the list.
    pub fn at(&self, place: usize) -> Option<Shown> {
        self.all.get(place).copied()
    }

    /// Somebody typed.
    pub fn typed(&mut self, typed: String) {
        self.folded = fold(&typed);
        self.typed = typed;
    }
}
