//! Capitals.

/// The words with a capital as their first letter: a sentence may begin with a name, a field or a part of another sentence.
#[must_use]
pub fn upper_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_letter_changes() {
        assert_eq!(upper_first("đã xong, Hội LHPN"), "Đã xong, Hội LHPN");
        assert_eq!(upper_first("ổn định"), "Ổn định");
        assert_eq!(upper_first("03 hồ sơ"), "03 hồ sơ");
        assert_eq!(upper_first(""), "");
    }
}
