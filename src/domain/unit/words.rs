//! How names of units begin: the organisation, the level, and what is left. The words are data.

use super::UnitKind;
use crate::text::{fold, words};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    organisations: Vec<String>,
    central_cities: Vec<String>,
    city: Vec<String>,
    kinds: BTreeMap<UnitKind, Vec<String>>,
    kind_words: BTreeMap<UnitKind, Vec<String>>,
    columns: BTreeMap<Column, Vec<String>>,
}

/// What a column of a list of units holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The running number, with or without the place in a tree.
    Number,
    /// The name.
    Name,
    /// The kind.
    Kind,
    /// The unit above.
    Parent,
    /// The emulation cluster.
    Cluster,
    /// The name for tables.
    Short,
    /// The code.
    Code,
    /// A note.
    Note,
}

/// A beginning, word by word: as it is spelt, and without accents.
struct Beginning {
    keys: Vec<String>,
    folded: Vec<String>,
}

struct Words {
    organisations: Vec<Beginning>,
    kinds: Vec<(UnitKind, Beginning)>,
    cities: Vec<Beginning>,
    central: Vec<String>,
    kind_words: Vec<(UnitKind, String)>,
    columns: Vec<(Column, String)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is part of the program; a test reads it.
    let file: File =
        toml::from_str(include_str!("../../../assets/unit_words.toml")).unwrap_or_else(|_| File {
            organisations: Vec::new(),
            central_cities: Vec::new(),
            city: Vec::new(),
            kinds: BTreeMap::new(),
            kind_words: BTreeMap::new(),
            columns: BTreeMap::new(),
        });
    let mut organisations: Vec<Beginning> = file.organisations.iter().map(|text| beginning(text)).collect();
    organisations.sort_by_key(|one| std::cmp::Reverse(one.keys.len()));
    let mut kinds: Vec<(UnitKind, Beginning)> =
        file.kinds.iter().flat_map(|(kind, all)| all.iter().map(|text| (*kind, beginning(text)))).collect();
    kinds.sort_by_key(|(_, one)| std::cmp::Reverse(one.keys.len()));
    Words {
        organisations,
        kinds,
        cities: file.city.iter().map(|text| beginning(text)).collect(),
        central: file.central_cities.iter().map(|text| fold(text)).collect(),
        kind_words: file
            .kind_words
            .iter()
            .flat_map(|(kind, all)| all.iter().map(|text| (*kind, fold(text))))
            .collect(),
        columns: file
            .columns
            .iter()
            .flat_map(|(column, all)| all.iter().map(|text| (*column, fold(text))))
            .collect(),
    }
});

fn beginning(text: &str) -> Beginning {
    let keys: Vec<String> = words::words(text).into_iter().map(|word| word.key).collect();
    Beginning { folded: keys.iter().map(|key| fold(key)).collect(), keys }
}

impl Beginning {
    /// The byte behind this beginning in `name`, when the name begins so.
    fn end_in(&self, name: &str, found: &[words::Word]) -> Option<usize> {
        let (wanted, bare) = if name.is_ascii() { (&self.folded, true) } else { (&self.keys, false) };
        let fits = found.len() >= wanted.len()
            && wanted
                .iter()
                .zip(found)
                .all(|(wanted, word)| if bare { fold(&word.key) == *wanted } else { word.key == *wanted });
        fits.then(|| wanted.len().checked_sub(1).and_then(|last| found.get(last)).map(|word| word.end))
            .flatten()
    }
}

/// A name taken apart: the organisation as written ("Hội LHPN"; empty for none) and the rest ("xã Bản Lầy").
#[must_use]
pub fn split(name: &str) -> (&str, &str) {
    let found = words::words(name);
    let end = WORDS.organisations.iter().find_map(|one| one.end_in(name, &found)).unwrap_or(0);
    let (organisation, rest) = name.split_at(end);
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    // "Công đoàn" by itself is a name, not an organisation before one.
    if rest.is_empty() { ("", name) } else { (organisation.trim(), rest) }
}

/// The name without the organisation, for comparing: "Hội LHPN xã Bản Lầy" and "Xã Bản Lầy" are one place.
#[must_use]
pub fn core(name: &str) -> String {
    fold(split(name).1)
}

/// The name without organisation and level, for comparing: a ward may come from a township of the same name.
#[must_use]
pub fn bare(name: &str) -> String {
    let rest = split(name).1;
    let found = words::words(rest);
    let end = WORDS.kinds.iter().find_map(|(_, one)| one.end_in(rest, &found)).unwrap_or(0);
    let bare = fold(&rest[end..]);
    if bare.is_empty() { fold(rest) } else { bare }
}

/// The kind that the beginning of a name tells; none when it tells nothing.
#[must_use]
pub fn kind_of(name: &str) -> Option<UnitKind> {
    let kind = |text: &str| {
        let found = words::words(text);
        let (kind, one) = WORDS.kinds.iter().find(|(_, one)| one.end_in(text, &found).is_some())?;
        let rest = one.end_in(text, &found).map(|end| fold(&text[end..])).unwrap_or_default();
        let city = WORDS.cities.iter().any(|city| city.end_in(text, &found).is_some());
        Some(if city && WORDS.central.contains(&rest) { UnitKind::Province } else { *kind })
    };
    let (organisation, rest) = split(name);
    if organisation.is_empty() {
        return kind(name);
    }
    // "Hội Phụ nữ …": behind the organisation stands the place; an organisation alone is an agency.
    kind(rest).or_else(|| kind(name))
}

/// The kind that a cell of the column "Loại" names.
#[must_use]
pub fn kind_named(cell: &str) -> Option<UnitKind> {
    let wanted = fold(cell);
    let by_label = UnitKind::ALL.into_iter().find(|kind| fold(kind.label()) == wanted);
    by_label.or_else(|| WORDS.kind_words.iter().find(|(_, words)| *words == wanted).map(|(kind, _)| *kind))
}

/// What the title of a column says that it holds.
#[must_use]
pub fn column_named(title: &str) -> Option<Column> {
    let wanted = fold(title);
    WORDS.columns.iter().find(|(_, words)| *words == wanted).map(|(column, _)| *column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_words_can_be_read() {
        let file: Result<File, _> = toml::from_str(include_str!("../../../assets/unit_words.toml"));
        assert!(file.is_ok(), "{:?}", file.err());
    }

    #[test]
    fn the_beginning_of_a_name_tells_its_kind() {
        use UnitKind::{Agency, Commune, District, Hamlet, Province};
        for (name, kind) in [
            ("Hội LHPN tỉnh Cao Bằng", Province),
            ("Hội LHPN xã Bản Lầy", Commune),
            ("Ủy ban MTTQ Việt Nam phường Sông Trong", Commune),
            ("Uỷ ban MTTQ phường Sông Trong", Commune),
            ("Hội LHPN huyện Hòa An", District),
            ("Hội LHPN thành phố Cao Bằng", District),
            ("Hội LHPN thành phố Hải Phòng", Province),
            ("TP Huế", Province),
            ("Chi hội Phụ nữ xóm Nà Lom", Hamlet),
            ("Ban Công tác Mặt trận thôn 3", Hamlet),
            ("Tổ dân phố 6", Hamlet),
            ("Bản Chang", Hamlet),
            ("Ban Dân vận", Agency),
            ("Hội Phụ nữ Công an tỉnh", Agency),
            ("Trường Tiểu học xã Bản Lầy", Agency),
            ("XÃ NÀ PHONG", Commune),
            ("xa Na Phong", Commune),
            ("Đặc khu Phú Quốc", Commune),
            ("Khu công nghiệp Đề Thám", Agency),
        ] {
            assert_eq!(kind_of(name), Some(kind), "{name}");
        }
        assert_eq!(kind_of("Nà Phong"), None);
    }

    #[test]
    fn places_are_compared_without_organisation_and_level() {
        assert_eq!(split("Hội LHPN xã Bản Lầy"), ("Hội LHPN", "xã Bản Lầy"));
        assert_eq!(core("Hội LHPN xã Bản Lầy"), core("Xã Bản Lầy"));
        assert_ne!(core("xã Nước Hai"), core("thị trấn Nước Hai"));
        assert_eq!(bare("Hội LHPN xã Nước Hai"), bare("Thị trấn Nước Hai"));
        assert_eq!(split("Công đoàn"), ("", "Công đoàn"));
    }
}
