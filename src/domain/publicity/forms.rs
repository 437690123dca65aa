//! Forms of publicity that mean the same, whatever spelling an item was entered with.

use crate::domain::catalogue::{Entry, EntryList};
use crate::text::{clean, fold};
use std::collections::BTreeMap;

/// The forms of the catalogue, ready to be compared with what stands in items.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forms {
    names: Vec<String>,
    /// Folded spellings, with the place of their form among the names.
    spellings: BTreeMap<String, usize>,
}

impl Forms {
    /// The forms among the entries of the catalogues; those that are no longer offered too, as old items name them.
    #[must_use]
    pub fn of(entries: &[Entry]) -> Self {
        let mut forms = Self::default();
        for entry in entries.iter().filter(|one| one.list == EntryList::Channel) {
            let place = forms.names.len();
            forms.names.push(entry.name.clone());
            for spelling in std::iter::once(&entry.name).chain(&entry.names) {
                forms.spellings.entry(fold(spelling)).or_insert(place);
            }
        }
        forms
    }

    /// What two spellings of one form have in common: the folded name of the catalogue, else the folded words.
    #[must_use]
    pub fn key(&self, form: &str) -> String {
        let folded = fold(form);
        self.spellings.get(&folded).map_or(folded, |place| fold(&self.names[*place]))
    }

    /// The words for a form: those of the catalogue, else as typed.
    #[must_use]
    pub fn words(&self, form: &str) -> String {
        self.spellings.get(&fold(form)).map_or_else(|| clean(form), |place| self.names[*place].clone())
    }

    /// Where a form stands in the catalogue; after all others when it is not there.
    #[must_use]
    pub fn place(&self, form: &str) -> usize {
        self.spellings.get(&fold(form)).copied().unwrap_or(usize::MAX)
    }

    /// The names of the catalogue, in its order.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }
}
