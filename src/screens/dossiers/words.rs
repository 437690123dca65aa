//! What fields offer while somebody types: words kept as data, and the units of the desk.

use crate::screens::Desk;
use crate::text::fold;
use crate::ui::suggest::Item;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Debug, Default, Deserialize)]
struct File {
    fields: Vec<String>,
    proposed: Vec<String>,
    honorifics: Vec<String>,
}

/// What the program offers by itself.
#[derive(Debug)]
pub(super) struct Offers {
    pub(super) fields: Vec<Item>,
    pub(super) proposed: Vec<Item>,
    pub(super) honorifics: Vec<Item>,
}

/// A broken file offers nothing, and a test says so.
pub(super) static OFFERS: LazyLock<Offers> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../assets/suggestions.toml")).unwrap_or_default();
    let items = |words: Vec<String>| words.into_iter().map(item).collect();
    Offers { fields: items(file.fields), proposed: items(file.proposed), honorifics: items(file.honorifics) }
});

fn item(words: String) -> Item {
    let folded = fold(&words);
    Item::new(words, folded)
}

/// The units in the desk's order, each with the unit above it: branches of one number exist everywhere.
pub(super) fn units(desk: &Desk) -> Vec<Item> {
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

    #[test]
    fn the_file_of_offers_can_be_read() {
        assert!(OFFERS.fields.len() >= 14, "{:?}", *OFFERS);
        assert!(!OFFERS.proposed.is_empty() && !OFFERS.honorifics.is_empty());
    }
}
