//! Folded words and the records they stand in.

use roaring::{MultiOps, RoaringBitmap};
use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

/// Most words stand in one record only (telephone numbers, numbers of decisions): those need no bitmap.
#[derive(Debug)]
enum Postings {
    One(u32),
    Many(RoaringBitmap),
}

impl Postings {
    fn add(&mut self, slot: u32) {
        match self {
            Self::One(only) if *only == slot => {}
            Self::One(only) => *self = Self::Many([*only, slot].into_iter().collect()),
            Self::Many(slots) => {
                slots.insert(slot);
            }
        }
    }
}

/// A sorted dictionary: what begins with a prefix is one stretch of it. Slots only grow, and slots no longer in use
/// are masked by whoever asks, so nothing is ever taken out.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    words: BTreeMap<Box<str>, Postings>,
    /// Ready answers for one and two letters: the first keystrokes would otherwise join half the dictionary.
    short: HashMap<Short, RoaringBitmap>,
}

/// The first one or two bytes of a word; a second byte of 0 means one.
type Short = [u8; 2];

fn shorts(word: &str) -> [Option<Short>; 2] {
    match *word.as_bytes() {
        [] => [None, None],
        [first] => [Some([first, 0]), None],
        [first, second, ..] => [Some([first, 0]), Some([first, second])],
    }
}

impl Dictionary {
    /// Notes that the record in `slot` holds `word`.
    pub(super) fn add(&mut self, word: &str, slot: u32) {
        match self.words.get_mut(word) {
            Some(postings) => postings.add(slot),
            None => {
                self.words.insert(word.into(), Postings::One(slot));
            }
        }
        for short in shorts(word).into_iter().flatten() {
            self.short.entry(short).or_default().insert(slot);
        }
    }

    /// The slots of records that hold a word beginning with `prefix`, which is not empty.
    pub(super) fn begins(&self, prefix: &str) -> RoaringBitmap {
        let short = match *prefix.as_bytes() {
            [first] => Some([first, 0]),
            [first, second] => Some([first, second]),
            _ => None,
        };
        if let Some(short) = short {
            return self.short.get(&short).cloned().unwrap_or_default();
        }
        let mut single = Vec::new();
        let mut many = Vec::new();
        let from = self.words.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
        for (_, postings) in from.take_while(|(word, _)| word.starts_with(prefix)) {
            match postings {
                Postings::One(slot) => single.push(*slot),
                Postings::Many(slots) => many.push(slots),
            }
        }
        single.sort_unstable();
        many.union() | RoaringBitmap::from_iter(single)
    }
}

/// Gathers words quickly before they are sorted once.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    words: HashMap<Box<str>, Vec<u32>, Quick>,
}

type Quick = std::hash::BuildHasherDefault<QuickHasher>;

/// Multiplies eight bytes at a time: the words come from our own folding, nobody picks them to collide.
#[derive(Debug, Default)]
pub(super) struct QuickHasher(u64);

impl std::hash::Hasher for QuickHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut eight = [0u8; 8];
            for (to, from) in eight.iter_mut().zip(part) {
                *to = *from;
            }
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
        self.0 ^= self.0 >> 29;
    }
}

impl Gatherer {
    /// Notes that the record in `slot` holds `word`; slots come in rising order.
    pub(super) fn add(&mut self, word: &str, slot: u32) {
        match self.words.get_mut(word) {
            Some(slots) => {
                if slots.last() != Some(&slot) {
                    slots.push(slot);
                }
            }
            None => {
                self.words.insert(word.into(), vec![slot]);
            }
        }
    }

    /// The dictionary of what was gathered.
    pub(super) fn sorted(self) -> Dictionary {
        let mut short: HashMap<Short, Vec<RoaringBitmap>> = HashMap::new();
        let mut single: HashMap<Short, Vec<u32>> = HashMap::new();
        let mut words = Vec::with_capacity(self.words.len());
        for (word, slots) in self.words {
            let begins = shorts(&word).into_iter().flatten();
            let postings = match *slots {
                [only] => {
                    begins.for_each(|it| single.entry(it).or_default().push(only));
                    Postings::One(only)
                }
                _ => {
                    let slots = RoaringBitmap::from_sorted_iter(slots.iter().copied()).unwrap_or_default();
                    begins.for_each(|it| short.entry(it).or_default().push(slots.clone()));
                    Postings::Many(slots)
                }
            };
            words.push((word, postings));
        }
        for (it, mut slots) in single {
            slots.sort_unstable();
            short.entry(it).or_default().push(RoaringBitmap::from_iter(slots));
        }
        let short = short.into_iter().map(|(it, all)| (it, all.union())).collect();
        Dictionary { words: words.into_iter().collect(), short }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word() -> impl Strategy<Value = String> {
        prop::sample::select(vec![
            "a", "an", "anh", "anhs", "b", "ba", "ban", "bang", "hoa", "hoai", "h", "0912", "0913", "09",
            "яя", "я",
        ])
        .prop_map(str::to_owned)
    }

    proptest! {
        #[test]
        fn a_prefix_finds_what_a_scan_finds(
            first in prop::collection::vec(prop::collection::vec(word(), 0..6), 0..40),
            later in prop::collection::vec(prop::collection::vec(word(), 0..6), 0..40),
            prefix in word(),
        ) {
            let mut gatherer = Gatherer::default();
            for (slot, words) in first.iter().enumerate() {
                words.iter().for_each(|word| gatherer.add(word, slot as u32));
            }
            let mut dictionary = gatherer.sorted();
            for (slot, words) in later.iter().enumerate() {
                words.iter().for_each(|word| dictionary.add(word, (first.len() + slot) as u32));
            }
            let scan: Vec<u32> = first
                .iter()
                .chain(&later)
                .enumerate()
                .filter(|(_, words)| words.iter().any(|word| word.starts_with(&prefix)))
                .map(|(slot, _)| slot as u32)
                .collect();
            prop_assert_eq!(dictionary.begins(&prefix).iter().collect::<Vec<_>>(), scan);
        }
    }
}
