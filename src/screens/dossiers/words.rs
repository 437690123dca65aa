//! What fields offer while somebody types: forms of address kept as data, the office's own catalogues, and the units
//! of the desk.

use crate::domain::catalogue::{Entry, EntryList, offered};
use crate::screens::Desk;
use crate::text::fold;
use crate::ui::suggest::Item;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Debug, Default, Deserialize)]
struct File {
    honorifics: Vec<String>,
}

/// What the fields of a dossier offer.
#[derive(Debug)]
pub(super) struct Offers {
    /// The units in the desk's order.
    pub(super) units: Vec<Item>,
    pub(super) fields: Vec<Item>,
    /// Forms of commendation, each with who decides on it.
    pub(super) forms: Vec<Item>,
    pub(super) posts: Vec<Item>,
    pub(super) honorifics: Vec<Item>,
}

/// A broken file offers nothing, and a test says so.
static HONORIFICS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../assets/suggestions.toml")).unwrap_or_default();
    file.honorifics
});

impl Offers {
    /// What the office's catalogues offer today.
    pub(super) fn new(desk: &Desk) -> Self {
        let list = |list| offered(&desk.entries, list, desk.today).map(entry).collect();
        Self {
            units: units(desk),
            fields: list(EntryList::Field),
            forms: list(EntryList::Form),
            posts: list(EntryList::Post),
            honorifics: HONORIFICS.iter().cloned().map(item).collect(),
        }
    }
}

/// An entry, found by its further spellings too.
fn entry(it: &Entry) -> Item {
    let folded = std::iter::once(&it.name).chain(&it.names).map(|name| fold(name)).collect::<Vec<_>>();
    Item::new(it.name.clone(), folded.join(" ")).detail(it.authority.clone())
}

fn item(words: String) -> Item {
    let folded = fold(&words);
    Item::new(words, folded)
}

/// The units in the desk's order, each with the unit above it: branches of one number exist everywhere.
fn units(desk: &Desk) -> Vec<Item> {
    desk.units
        .iter()
        .map(|unit| {
            let above = unit.parent.and_then(|above| desk.unit(above)).map(|above| above.name.clone());
            item(unit.name.clone()).detail(above.unwrap_or_default())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::register;
    use crate::storage::Store;
    use chrono::NaiveDate;

    #[test]
    fn every_list_offers_something_and_forms_say_who_decides() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let mut desk = Desk::new(Store::in_memory().unwrap(), today, 7);
        desk.entries = register(Vec::new());
        let offers = Offers::new(&desk);
        assert!(offers.fields.len() >= 14 && !offers.posts.is_empty() && !offers.honorifics.is_empty());
        assert!(!offers.forms.is_empty() && offers.forms.iter().all(|form| !form.detail.is_empty()));
    }
}
