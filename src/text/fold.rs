//! Normal form and folding: what makes two spellings of one name the same name.

use std::borrow::Cow;
use unicode_normalization::char::decompose_canonical;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in Unicode normal form C, borrowed when it already is.
///
/// Files from other machines hold letters followed by loose marks; a paper printed from those has no glyph for
/// half of them, so every text passes here on its way in.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// NFC, without spaces at the ends and with single spaces inside: for comparing, never for storing or printing,
/// because what a person typed is shown back as it was typed.
#[must_use]
pub fn clean(text: &str) -> String {
    let text = nfc(text);
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The text as a search column holds it: lower-case, without diacritics, đ as d, everything that is neither letter
/// nor digit turned into one space.
///
/// Dropping the tone altogether makes old and new tone placement alike (hoà, hòa, hoa), and decomposed input gives
/// the same answer as composed.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => put(&mut out, &mut gap, c),
            'A'..='Z' => put(&mut out, &mut gap, c.to_ascii_lowercase()),
            'đ' | 'Đ' => put(&mut out, &mut gap, 'd'),
            _ if c.is_ascii() => gap = true,
            _ => decompose_canonical(c, |part| {
                if is_mark(part) {
                } else if part == '\u{111}' || part == '\u{110}' {
                    put(&mut out, &mut gap, 'd');
                } else if part.is_alphanumeric() {
                    part.to_lowercase().filter(|p| !is_mark(*p)).for_each(|p| put(&mut out, &mut gap, p));
                } else {
                    gap = true;
                }
            }),
        }
    }
    out
}

fn put(out: &mut String, gap: &mut bool, c: char) {
    if *gap && !out.is_empty() {
        out.push(' ');
    }
    *gap = false;
    out.push(c);
}

/// Marks that sit on the letter before them; zero-width leftovers of web pages count too, since nobody sees them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// The folded words of a text, each once and sorted: all that a search needs to know of a long one.
#[must_use]
pub fn fold_words(text: &str) -> String {
    let folded = fold(text);
    let words: std::collections::BTreeSet<&str> = folded.split(' ').collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// Whether two texts are the same words for a reader who does not mind case, spaces, marks or punctuation.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

/// Whether `long` begins with the whole words of `short` for the same reader; `Some(true)` when it is nothing more.
#[must_use]
pub fn begins_like(long: &str, short: &str) -> Option<bool> {
    let (long, short) = (fold(long), fold(short));
    let rest = long.strip_prefix(&short).filter(|_| !short.is_empty())?;
    (rest.is_empty() || rest.starts_with(' ')).then_some(rest.is_empty())
}

/// What the user typed in a search field, cut into folded words for [`matches`].
#[must_use]
pub fn query_words(query: &str) -> Vec<String> {
    fold(query).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether every word of the query begins some word of the folded text, in any order: "anh ngu" finds
/// "nguyen thi anh". An empty query finds everything.
#[must_use]
pub fn matches<W: AsRef<str>>(query: &[W], folded: &str) -> bool {
    query.iter().all(|wanted| folded.split(' ').any(|word| word.starts_with(wanted.as_ref())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_every_vietnamese_letter_to_ascii() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        for (given, wanted) in letters
            .chars()
            .zip("aaaaaaaaaaaaaaaaaaeeeeeeeeeeeeiiiiiioooooooooooooooooouuuuuuuuuuuuyyyyyyd".chars())
        {
            assert_eq!(fold(&given.to_string()), wanted.to_string(), "{given}");
            assert_eq!(fold(&given.to_uppercase().to_string()), wanted.to_string(), "{given} upper");
        }
    }

    #[test]
    fn tone_placement_case_and_punctuation_do_not_matter() {
        for text in ["hoà", "hòa", "HOA", " hoa,", "ho\u{300}a"] {
            assert_eq!(fold(text), "hoa", "{text}");
        }
        assert_eq!(fold("Uỷ ban  MTTQ – xã Đồng-Tâm (cũ)."), "uy ban mttq xa dong tam cu");
        assert_eq!(fold("  \t "), "");
        assert!(same("Lệ Thuỷ", "lệ  thủy"));
        assert!(!same("Lệ Thuỷ", "Lệ Thu"));
    }

    #[test]
    fn each_word_of_a_long_text_is_kept_once() {
        assert_eq!(fold_words("Hộ nghèo, hộ thoát nghèo: 12 hộ"), "12 ho ngheo thoat");
        assert_eq!(fold_words(" "), "");
    }

    #[test]
    fn search_takes_words_in_any_order() {
        let folded = fold("Nguyễn Thị Ánh");
        assert!(matches(&query_words("anh nguyen"), &folded));
        assert!(matches(&query_words("Ánh Ngu"), &folded));
        assert!(matches(&query_words(""), &folded));
        assert!(!matches(&query_words("hanh nguyen"), &folded));
        assert!(!matches(&query_words("guyen"), &folded));
    }

    #[test]
    fn clean_keeps_the_spelling() {
        assert_eq!(clean("  Lệ   Thuỷ\u{a0} "), "Lệ Thuỷ");
        assert!(matches!(nfc("Lệ Thuỷ"), Cow::Borrowed(_)));
        assert_eq!(nfc("Le\u{302}\u{323}"), "Lệ");
    }

    proptest! {
        #[test]
        fn folding_is_stable_and_blind_to_normal_form(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(&fold(&once), &once);
            prop_assert_eq!(fold(&text.nfc().collect::<String>()), fold(&text.nfd().collect::<String>()));
            prop_assert!(!once.contains("  ") && once.trim() == once);
            prop_assert!(matches(&query_words(&text), &once));
        }
    }
}
