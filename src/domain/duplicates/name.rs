//! Names as they are compared: without honorifics and remarks in brackets, whatever the order of the words.

use super::rules::DuplicateRules;
use crate::domain::subject::SubjectKind;
use crate::text::{fold, words};

/// A name ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Folded words in order.
    pub(super) words: Vec<String>,
    /// The same words with their tones, sorted: whether two spellings are one for a reader who minds tones.
    toned: Vec<String>,
    /// Folded letters without spaces.
    joined: String,
    /// Which of the words may be off by a letter.
    slips: Vec<bool>,
}

impl Name {
    /// None for a name without letters.
    pub(super) fn of(name: &str, kind: SubjectKind, rules: &DuplicateRules) -> Option<Self> {
        let person = matches!(kind, SubjectKind::Person | SubjectKind::Household);
        let bare = match name.find('(') {
            // "Nguyễn Thị Hoa (Chi hội 2)": the remark tells where, not who.
            Some(at) if person && !name[..at].trim().is_empty() => &name[..at],
            _ => name,
        };
        let folded = fold(bare);
        let all: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let kept = if person { rules.bare(&all) } else { &all[..] };
        if kept.is_empty() {
            return None;
        }
        let toned = words::words(bare);
        let skip = toned.len().saturating_sub(kept.len());
        let mut toned: Vec<String> = toned.into_iter().skip(skip).map(|word| word.key).collect();
        toned.sort_unstable();
        let enough = kept.len() >= rules.slip_words;
        let slips = kept.iter().map(|word| enough && may_slip(word, rules)).collect();
        Some(Self {
            joined: kept.concat(),
            words: kept.iter().map(|word| (*word).to_owned()).collect(),
            toned,
            slips,
        })
    }

    /// How like `other` it is, best first; none when it is not.
    pub(super) fn like(&self, other: &Self) -> Option<Alike> {
        if self.toned == other.toned {
            return Some(Alike::Same);
        }
        if self.joined == other.joined || self.sorted() == other.sorted() {
            return Some(Alike::Letters);
        }
        self.one_letter_from(other).then_some(Alike::OneLetter)
    }

    fn sorted(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words
    }

    fn one_letter_from(&self, other: &Self) -> bool {
        if self.words.len() != other.words.len() {
            return false;
        }
        // Every word but one stands in both, in whatever order.
        let mut theirs: Vec<usize> = (0..other.words.len()).collect();
        let mut left = None;
        for (at, word) in self.words.iter().enumerate() {
            match theirs.iter().position(|there| other.words[*there] == *word) {
                Some(found) => {
                    theirs.swap_remove(found);
                }
                None if left.is_none() => left = Some(at),
                None => return false,
            }
        }
        let (Some(mine), [there]) = (left, theirs.as_slice()) else { return false };
        self.slips[mine] && other.slips[*there] && one_apart(&self.words[mine], &other.words[*there])
    }

    /// Whether what is typed is its beginning.
    pub(super) fn begins(&self, typed: &Self) -> bool {
        self.joined.starts_with(&typed.joined)
    }

    /// Whether every typed word begins one of its words, each its own, in any order.
    pub(super) fn holds(&self, typed: &Self) -> bool {
        let mut free: Vec<&str> = self.words.iter().map(String::as_str).collect();
        // The longest first: "t" must not take the word that "thi" needs.
        let mut wanted: Vec<&str> = typed.words.iter().map(String::as_str).collect();
        wanted.sort_by_key(|word| std::cmp::Reverse(word.len()));
        wanted.into_iter().all(|word| match free.iter().position(|one| one.starts_with(word)) {
            Some(at) => {
                free.swap_remove(at);
                true
            }
            None => false,
        })
    }

    fn sum(&self) -> u64 {
        self.words.iter().fold(0u64, |sum, word| sum.wrapping_add(hash(word.as_bytes())))
    }

    /// Numbers that names share which are the same but for tones, spaces and the order of words.
    pub(super) fn exact_keys(&self, mut each: impl FnMut(u64)) {
        each(self.sum());
        each(hash(self.joined.as_bytes()) ^ 0x5bd1_e995);
    }

    /// Numbers by which names that may be alike find each other.
    pub(super) fn keys(&self, mut each: impl FnMut(u64)) {
        self.exact_keys(&mut each);
        let all = self.sum();
        for (word, _) in self.words.iter().zip(&self.slips).filter(|(_, slips)| **slips) {
            let rest = all.wrapping_sub(hash(word.as_bytes())) ^ 0x9e37_79b9_7f4a_7c15;
            // The word itself, and the word without one of its letters: two words one letter apart share one of these.
            each(rest.wrapping_mul(31).wrapping_add(hash(word.as_bytes())));
            for skip in 0..word.len() {
                let short = word.bytes().enumerate().filter(|(at, _)| *at != skip).map(|(_, byte)| byte);
                each(rest.wrapping_mul(31).wrapping_add(hash_of(short)));
            }
        }
    }
}

/// How alike two names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Alike {
    Same,
    Letters,
    OneLetter,
}

/// Figures and single letters tell things apart ("Tổ 3", "Khu B", "Đội II"); nobody mistypes them.
fn may_slip(word: &str, rules: &DuplicateRules) -> bool {
    let roman = word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    word.len() >= rules.slip_letters && word.bytes().all(|byte| byte.is_ascii_lowercase()) && !roman
}

/// Whether one letter put in, left out or changed makes one word the other. Both are ASCII.
fn one_apart(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let (short, long) = (short.as_bytes(), long.as_bytes());
    if long.len() - short.len() > 1 || short == long {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    if short.len() == long.len() {
        short[same + 1..] == long[same + 1..]
    } else {
        short[same..] == long[same + 1..]
    }
}

pub(super) fn hash(bytes: &[u8]) -> u64 {
    hash_of(bytes.iter().copied())
}

/// FNV-1a with a last stir: the same on every machine and in every run.
fn hash_of(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut value = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        value = (value ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    value ^= value >> 32;
    value.wrapping_mul(0xd6e8_feb8_6659_fd93)
}
