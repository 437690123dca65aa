//! The Vietnamese syllable: which letter carries the tone, and whether the letters make a syllable at all.
//!
//! Tone placement differs between the old and the new way only where "oa", "oe" or "uy" ends a syllable: hoà – hòa.
//! Before a final consonant both ways agree (hoàn), so a tone on the first vowel there is simply misplaced.

use unicode_normalization::char::{compose, decompose_canonical};

/// Where the tone stands in a syllable in which the two ways differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// On the second vowel: hoà, thuý.
    Old,
    /// On the first vowel: hòa, thúy.
    New,
    /// On the first vowel though a consonant follows: hòan.
    Wrong,
}

/// A letter without its tone, and the tone.
fn part(c: char) -> (char, Option<char>) {
    if c.is_ascii() {
        return (c, None);
    }
    let mut base = None;
    let mut tone = None;
    decompose_canonical(c, |piece| match (base, piece) {
        (None, letter) => base = Some(letter),
        (Some(_), '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') => tone = Some(piece),
        (Some(letter), mark) => base = compose(letter, mark).or(base),
    });
    (base.unwrap_or(c), tone)
}

fn with_tone(letter: char, tone: char) -> char {
    compose(letter, tone).unwrap_or(letter)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

/// Consonants that may begin a syllable, longest first.
const INITIALS: [&str; 27] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "r", "s", "t", "v", "x",
];

/// How many letters of the syllable are its beginning consonants; a following vowel must remain.
fn initial(letters: &[char]) -> usize {
    INITIALS
        .iter()
        .find(|initial| {
            let count = initial.chars().count();
            letters.len() > count
                && initial.chars().zip(letters).all(|(want, have)| want == *have)
                && is_vowel(letters[count])
        })
        .map_or(0, |initial| initial.chars().count())
}

/// Letters in lower case without tone, the place of the tone, and the tone.
fn taken_apart(word: &str) -> Option<(Vec<char>, usize, char)> {
    let mut letters = Vec::with_capacity(8);
    let mut found = None;
    for (at, c) in word.chars().flat_map(char::to_lowercase).enumerate() {
        let (letter, tone) = part(c);
        if let Some(tone) = tone {
            if found.is_some() {
                return None;
            }
            found = Some((at, tone));
        }
        letters.push(letter);
    }
    let (at, tone) = found?;
    Some((letters, at, tone))
}

/// The place of the two vowels when this word is one in which the ways of placing differ.
fn pair(letters: &[char]) -> Option<(usize, bool)> {
    let first = initial(letters);
    let vowels = letters[first..].iter().take_while(|c| is_vowel(**c)).count();
    let rest = &letters[first..];
    if vowels != 2 || !matches!(rest[..2], ['o', 'a' | 'e'] | ['u', 'y']) {
        return None;
    }
    let closing: String = rest[2..].iter().collect();
    match closing.as_str() {
        "" => Some((first, false)),
        "c" | "ch" | "m" | "n" | "ng" | "nh" | "p" | "t" => Some((first, true)),
        _ => None,
    }
}

/// Cheap look before taking a word apart: "o" or "u" followed by "a", "e" or "y", whatever their tones.
fn may_matter(word: &str) -> bool {
    let mut before = ' ';
    for c in word.chars() {
        let first = matches!(
            before,
            'o' | 'ò'
                | 'ó'
                | 'ỏ'
                | 'õ'
                | 'ọ'
                | 'u'
                | 'ù'
                | 'ú'
                | 'ủ'
                | 'ũ'
                | 'ụ'
                | 'O'
                | 'Ò'
                | 'Ó'
                | 'Ỏ'
                | 'Õ'
                | 'Ọ'
                | 'U'
                | 'Ù'
                | 'Ú'
                | 'Ủ'
                | 'Ũ'
                | 'Ụ'
        );
        let second = matches!(
            c,
            'a' | 'à'
                | 'á'
                | 'ả'
                | 'ã'
                | 'ạ'
                | 'e'
                | 'è'
                | 'é'
                | 'ẻ'
                | 'ẽ'
                | 'ẹ'
                | 'y'
                | 'ỳ'
                | 'ý'
                | 'ỷ'
                | 'ỹ'
                | 'ỵ'
                | 'A'
                | 'À'
                | 'Á'
                | 'Ả'
                | 'Ã'
                | 'Ạ'
                | 'E'
                | 'È'
                | 'É'
                | 'Ẻ'
                | 'Ẽ'
                | 'Ẹ'
                | 'Y'
                | 'Ỳ'
                | 'Ý'
                | 'Ỷ'
                | 'Ỹ'
                | 'Ỵ'
        );
        if first && second {
            return true;
        }
        before = c;
    }
    false
}

/// Where the tone of a word stands, for words in which it matters.
#[must_use]
pub fn placement(word: &str) -> Option<Placement> {
    if word.is_ascii() || word.len() > 24 || !may_matter(word) {
        return None;
    }
    let (letters, at, _) = taken_apart(word)?;
    let (first, closed) = pair(&letters)?;
    match (at.checked_sub(first)?, closed) {
        (0, false) => Some(Placement::New),
        (1, false) => Some(Placement::Old),
        (0, true) => Some(Placement::Wrong),
        _ => None,
    }
}

/// The word with its tone on the other of the two vowels; capitals stay.
#[must_use]
pub fn moved(word: &str) -> Option<String> {
    let (letters, at, tone) = taken_apart(word)?;
    let (first, _) = pair(&letters)?;
    let target = if at == first { first + 1 } else { first };
    let moved = word.chars().enumerate().map(|(place, c)| {
        if place == at {
            part(c).0
        } else if place == target {
            with_tone(c, tone)
        } else {
            c
        }
    });
    Some(moved.collect())
}

/// Whether a word is a Vietnamese syllable, in small letters or capitals.
#[must_use]
pub fn is_vietnamese(word: &str) -> bool {
    let mut tone = None;
    let mut letters = Vec::with_capacity(8);
    for c in word.chars().flat_map(char::to_lowercase) {
        let (letter, found) = part(c);
        if found.is_some() && tone.is_some() || letters.len() > 8 {
            return false;
        }
        tone = tone.or(found);
        letters.push(letter);
    }
    is_syllable(&letters, tone)
}

/// Lower case with the tone placed the new way, for comparing.
#[must_use]
pub fn key(word: &str) -> String {
    let mut lower = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii() {
            lower.push(c.to_ascii_lowercase());
        } else {
            lower.extend(c.to_lowercase());
        }
    }
    if placement(&lower) == Some(Placement::Old) { moved(&lower).unwrap_or(lower) } else { lower }
}

/// Vowels of a syllable that take no consonant behind them.
const OPEN: [&str; 50] = [
    "a", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iu", "iêu", "yêu", "oa", "oe", "oi", "ôi", "ơi", "oai", "oao", "oay", "oeo", "ua", "uê", "ui", "uơ",
    "uy", "uya", "uyu", "uôi", "uây", "ưa", "ưi", "ưu", "ươi", "ươu", "ue", "uai", "uay", "uao", "uơi",
];

/// Vowels of a syllable that take a consonant behind them.
const CLOSED: [&str; 24] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "iê", "yê", "oa", "oă", "oe", "uâ", "uê",
    "uô", "uy", "uyê", "ươ", "oo",
];

/// Whether letters and tone make a Vietnamese syllable.
#[must_use]
pub fn is_syllable(letters: &[char], tone: Option<char>) -> bool {
    if letters.is_empty() || letters.len() > 8 {
        return false;
    }
    let rest = &letters[initial(letters)..];
    let vowels: String = rest.iter().take_while(|c| is_vowel(**c)).collect();
    let closing: String = rest[vowels.chars().count()..].iter().collect();
    match closing.as_str() {
        "" => OPEN.contains(&vowels.as_str()),
        "c" | "ch" | "p" | "t" => {
            CLOSED.contains(&vowels.as_str()) && matches!(tone, Some('\u{301}' | '\u{323}'))
        }
        "m" | "n" | "ng" | "nh" => CLOSED.contains(&vowels.as_str()),
        _ => false,
    }
}

/// What a word typed in telex was meant to be, when its keys were left as letters: "hinhf" → "hình".
#[must_use]
pub fn telex(word: &str) -> Option<String> {
    // Nearly every word ends here, before anything is taken apart.
    let keys = ["aa", "ee", "oo", "dd", "aw", "ow", "uw"];
    if !word.ends_with(['s', 'f', 'r', 'x', 'j']) && !keys.iter().any(|key| word.contains(key)) {
        return None;
    }
    let typed: Vec<char> = word.chars().collect();
    if !(3..=9).contains(&typed.len()) || typed.iter().any(|c| !c.is_alphabetic() || c.is_uppercase()) {
        return None;
    }
    let (bare, own_tone): (Vec<char>, Vec<Option<char>>) = typed.iter().map(|c| part(*c)).unzip();
    let own_tone = own_tone.into_iter().flatten().next();
    if is_syllable(&bare, own_tone) {
        return None;
    }
    let (mut keys, mut tone) = (bare.as_slice(), own_tone);
    if let (Some((last, before)), None) = (keys.split_last(), own_tone) {
        let meant = match last {
            's' => Some('\u{301}'),
            'f' => Some('\u{300}'),
            'r' => Some('\u{309}'),
            'x' => Some('\u{303}'),
            'j' => Some('\u{323}'),
            _ => None,
        };
        if meant.is_some() {
            (keys, tone) = (before, meant);
        }
    }
    let mut letters: Vec<char> = Vec::with_capacity(keys.len());
    for &key in keys {
        let joined = match (letters.last(), key) {
            (Some('d'), 'd') => Some('đ'),
            (Some('a'), 'a') => Some('â'),
            (Some('e'), 'e') => Some('ê'),
            (Some('o'), 'o') => Some('ô'),
            (Some('a'), 'w') => Some('ă'),
            (Some('o'), 'w') => Some('ơ'),
            (Some('u'), 'w') => Some('ư'),
            _ => None,
        };
        match joined {
            Some(letter) => {
                letters.pop();
                letters.push(letter);
            }
            None => letters.push(key),
        }
    }
    // "uow" with one w stands for both.
    if let Some(at) = letters.windows(2).position(|two| two == ['u', 'ơ']) {
        letters[at] = 'ư';
    }
    let changed = letters.len() < typed.len();
    (changed && is_syllable(&letters, tone)).then(|| spelled(&letters, tone))
}

/// Letters with the tone where the new way puts it.
fn spelled(letters: &[char], tone: Option<char>) -> String {
    let Some(tone) = tone else { return letters.iter().collect() };
    let first = initial(letters);
    let vowels = letters[first..].iter().take_while(|c| is_vowel(**c)).count();
    let marked =
        (first..first + vowels).rev().find(|at| matches!(letters[*at], 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư'));
    let closed = first + vowels < letters.len();
    let at = marked.unwrap_or(match (vowels, closed) {
        (0 | 1, _) => first,
        (2, true) | (3.., _) => first + 1,
        (2, false) => first,
    });
    letters.iter().enumerate().map(|(place, c)| if place == at { with_tone(*c, tone) } else { *c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_open_oa_oe_uy_have_two_ways() {
        for (word, way) in [
            ("hoà", Some(Placement::Old)),
            ("hòa", Some(Placement::New)),
            ("HOÀ", Some(Placement::Old)),
            ("Uỷ", Some(Placement::Old)),
            ("Ủy", Some(Placement::New)),
            ("thuý", Some(Placement::Old)),
            ("khoẻ", Some(Placement::Old)),
            ("hòan", Some(Placement::Wrong)),
            ("tòan", Some(Placement::Wrong)),
            ("hoàn", None),
            ("huỳnh", None),
            ("quý", None),
            ("quỳ", None),
            ("ngoài", None),
            ("khuỷu", None),
            ("hoa", None),
            ("giá", None),
            ("già", None),
            ("của", None),
            ("đoạt", None),
            ("x\u{301}", None),
        ] {
            assert_eq!(placement(word), way, "{word}");
        }
    }

    #[test]
    fn the_tone_moves_and_capitals_stay() {
        for (from, to) in [("Hoà", "Hòa"), ("hòa", "hoà"), ("UỶ", "ỦY"), ("Thúy", "Thuý"), ("tòan", "toàn")]
        {
            assert_eq!(moved(from).as_deref(), Some(to));
        }
        assert_eq!(key("UỶ"), "ủy");
        assert_eq!(key("Huỳnh"), "huỳnh");
    }

    #[test]
    fn telex_is_read_and_other_words_are_not() {
        for (typed, meant) in [
            ("hinhf", "hình"),
            ("ddieenr", "điển"),
            ("thuwowngr", "thưởng"),
            ("hoaf", "hòa"),
            ("ddoanf", "đòan"),
            ("dduowcj", "được"),
            ("nguwowif", "người"),
        ] {
            let meant = if typed == "ddoanf" { "đoàn" } else { meant };
            assert_eq!(telex(typed).as_deref(), Some(meant), "{typed}");
        }
        for word in
            ["nhau", "thi", "internet", "video", "facebook", "zalo", "email", "hoàn", "Hinhf", "khi", "xoong"]
        {
            assert_eq!(telex(word), None, "{word}");
        }
    }
}
