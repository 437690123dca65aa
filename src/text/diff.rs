//! What differs between two texts, word by word.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use std::collections::HashMap;
use std::hash::Hash;

/// How a stretch of text stands between two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// In both.
    Same,
    /// Only in the first.
    Removed,
    /// Only in the second.
    Added,
}

/// The stretches of both texts in reading order, cut at words. Joining the same and the removed gives the first text
/// back, the same and the added the second.
#[must_use]
pub fn words(before: &str, after: &str) -> Vec<(Change, String)> {
    let mut out: Vec<(Change, String)> = Vec::new();
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => Change::Same,
            ChangeTag::Delete => Change::Removed,
            ChangeTag::Insert => Change::Added,
        };
        match out.last_mut() {
            Some((last, text)) if *last == kind => text.push_str(change.value()),
            _ => out.push((kind, change.value().to_owned())),
        }
    }
    out
}

/// How much two texts have in common, 0 to 1 000: twice the words in both, over the words of both. The order of the
/// words does not count, so that this is quick for many pairs.
#[must_use]
pub fn likeness(a: &Bag, b: &Bag) -> u32 {
    let all = a.size + b.size;
    if all == 0 {
        return 1000;
    }
    let (small, large) = if a.counts.len() <= b.counts.len() { (a, b) } else { (b, a) };
    let shared: u32 =
        small.counts.iter().map(|(word, n)| large.counts.get(word).map_or(0, |other| *n.min(other))).sum();
    shared * 2000 / all
}

/// The words of a text, folded and counted.
#[derive(Debug, Clone, Default)]
pub struct Bag {
    counts: HashMap<String, u32>,
    size: u32,
}

impl Bag {
    /// The words of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut bag = Self::default();
        for word in super::fold(text).split(' ').filter(|word| !word.is_empty()) {
            *bag.counts.entry(word.to_owned()).or_default() += 1;
            bag.size += 1;
        }
        bag
    }
}

/// The longest common part of two rows of things: pairs of places, in order.
#[must_use]
pub fn common<T: Hash + Eq + Ord>(before: &[T], after: &[T]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for op in similar::capture_diff_slices(similar::Algorithm::Patience, before, after) {
        if let similar::DiffOp::Equal { old_index, new_index, len } = op {
            pairs.extend((0..len).map(|i| (old_index + i, new_index + i)));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_changed_words_are_marked_and_the_rest_is_not() {
        let found = words("trước ngày 20/4/2017 gửi về Ban", "trước ngày 25/4/2017 gửi về Ban");
        let marks: Vec<(Change, &str)> = found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
        assert_eq!(
            marks,
            [
                (Change::Same, "trước ngày "),
                (Change::Removed, "20/4/2017"),
                (Change::Added, "25/4/2017"),
                (Change::Same, " gửi về Ban"),
            ]
        );
    }

    #[test]
    fn likeness_goes_from_nothing_to_all() {
        let bag = Bag::of;
        assert_eq!(likeness(&bag("báo cáo năm"), &bag("Báo cáo năm.")), 1000);
        assert_eq!(likeness(&bag("một hai"), &bag("ba bốn")), 0);
        assert_eq!(likeness(&bag(""), &bag("")), 1000);
        assert!((300..700).contains(&likeness(&bag("báo cáo tháng"), &bag("báo cáo năm ngay"))));
    }

    proptest! {
        #[test]
        fn both_texts_come_back(a in "[a-e ]{0,40}", b in "[a-e ]{0,40}") {
            let found = words(&a, &b);
            let join = |but: Change| -> String {
                found.iter().filter(|(kind, _)| *kind != but).map(|(_, text)| text.as_str()).collect()
            };
            prop_assert_eq!(join(Change::Added), a);
            prop_assert_eq!(join(Change::Removed), b);
        }
    }
}
