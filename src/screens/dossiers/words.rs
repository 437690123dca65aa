//! What fields offer while somebody types: kept as data, ranked so that the likely one comes first.

use crate::text::fold;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Debug, Default, Deserialize)]
pub(super) struct Words {
    pub(super) fields: Vec<String>,
    pub(super) proposed: Vec<String>,
    pub(super) honorifics: Vec<String>,
}

/// The offers of the program. A broken file offers nothing, and a test says so.
pub(super) static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/suggestions.toml")).unwrap_or_default());

/// How many offers stand under a field while somebody types.
pub(super) const MOST: usize = 6;
/// How many stand there when all were asked for; more than these are found by typing.
pub(super) const ALL: usize = 16;

/// The places of the `all` that fit what was typed, best first: whole beginning, then beginning of a word, then
/// anywhere. Typed without accents or with them. Nothing typed offers the first ones.
pub(super) fn offers<S: AsRef<str>>(
    typed: &str,
    all: impl IntoIterator<Item = S>,
    most: usize,
) -> Vec<usize> {
    let typed = fold(typed);
    let mut found: Vec<(u8, usize)> = all
        .into_iter()
        .enumerate()
        .filter_map(|(place, one)| {
            let folded = fold(one.as_ref());
            let at = folded.find(&typed)?;
            let rank = if at == 0 {
                0
            } else if folded.as_bytes().get(at - 1) == Some(&b' ') {
                1
            } else {
                2
            };
            Some((rank, place))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(most).map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_offers_can_be_read() {
        assert!(WORDS.fields.len() >= 14, "{:?}", *WORDS);
        assert!(!WORDS.proposed.is_empty() && !WORDS.honorifics.is_empty());
    }

    #[test]
    fn offers_are_ranked_and_need_no_accents() {
        let units = ["Hội LHPN xã Hòa Bình", "Xã Hồng Quang", "Chi hội An Hòa", "Bến Xanh"];
        assert_eq!(offers("xa", units, MOST), [1, 0, 3]);
        assert_eq!(offers("hoa", units, MOST), [0, 2]);
        assert_eq!(offers("Hồng", units, MOST), [1]);
        assert_eq!(offers("", units, 3).len(), 3);
        assert!(offers("không có", units, MOST).is_empty());
    }
}
