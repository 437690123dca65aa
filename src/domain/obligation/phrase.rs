//! Small words of sentences: lists, capitals, words that are typed twice.

use crate::text;

/// Words that open a common noun and stand in lower case inside a sentence; whatever else begins with a capital is
/// taken for a name.
const COMMON: [&str; 9] = ["các", "mỗi", "mọi", "những", "từng", "tất cả", "toàn thể", "cơ quan", "đơn vị"];

/// Typed words as they fit into a sentence: composed letters, single spaces, no punctuation at their ends.
pub(super) fn told(typed: &str) -> String {
    text::clean(typed).trim_matches([' ', '.', ',', ';', ':', '\u{a0}']).to_owned()
}

/// [`told`], without words that the sentence says itself ("gửi về", "kèm theo").
pub(super) fn told_without(typed: &str, said: &[&str]) -> String {
    let told = told(typed);
    let rest = said.iter().find_map(|words| behind(&told, words));
    rest.map_or(told.clone(), |rest| rest.trim_start().to_owned())
}

/// "a", "a và b", "a, b và c"; items that hold a comma themselves are parted by semicolons.
pub(super) fn listed(items: impl IntoIterator<Item = String>, last: &str) -> String {
    let items: Vec<String> = items.into_iter().filter(|item| !item.is_empty()).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        several if several.iter().any(|item| item.contains([',', ';'])) => several.join("; "),
        [before @ .., end] => format!("{} {last} {end}", before.join(", ")),
    }
}

/// With a capital at its first letter, behind quotation marks too.
pub(super) fn capitalised(text: &str) -> String {
    let Some((at, first)) = text.char_indices().find(|(_, c)| c.is_alphanumeric()) else {
        return text.to_owned();
    };
    let upper: String = first.to_uppercase().collect();
    format!("{}{upper}{}", &text[..at], &text[at + first.len_utf8()..])
}

/// As it stands inside a sentence: "Các đơn vị" loses its capital, "Hội LHPN tỉnh" keeps it.
pub(super) fn inside(text: &str) -> String {
    COMMON
        .iter()
        .find_map(|word| behind(text, word).map(|rest| format!("{word}{rest}")))
        .unwrap_or_else(|| text.to_owned())
}

/// What follows `words` at the beginning of `text`, whatever the case of its letters; the rest begins with a space or a
/// comma.
pub(super) fn behind<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    let same = words.chars().all(|c| rest.next().is_some_and(|other| other.to_lowercase().eq([c])));
    Some(rest.as_str()).filter(|rest| same && rest.starts_with([' ', ',']))
}

/// A sentence put together word by word.
#[derive(Default)]
pub(super) struct Line(String);

impl Line {
    /// A line that begins with `opening`, which brings its own comma ("Hằng tháng, ").
    pub(super) fn opening(opening: &str) -> Self {
        Self(opening.trim_end().to_owned())
    }

    /// Words behind a space.
    pub(super) fn word(&mut self, words: &str) -> &mut Self {
        self.join(" ", words)
    }

    /// Words behind a comma.
    pub(super) fn after(&mut self, words: &str) -> &mut Self {
        self.join(", ", words)
    }

    fn join(&mut self, with: &str, words: &str) -> &mut Self {
        if !words.is_empty() {
            if !self.0.is_empty() {
                self.0.push_str(if self.0.ends_with(',') { " " } else { with });
            }
            self.0.push_str(words);
        }
        self
    }

    /// The sentence, without the full stop.
    pub(super) fn done(&self) -> String {
        capitalised(self.0.trim_end_matches([',', ' ']))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_words_fit_into_a_sentence() {
        assert_eq!(told("  trích ngang\n thành tích. "), "trích ngang thành tích");
        assert_eq!(told_without("Gửi về Văn phòng Hội;", &["gửi về", "về"]), "Văn phòng Hội");
        assert_eq!(told_without("Về sau", &["gửi về"]), "Về sau");
        assert_eq!(told_without("gửi", &["gửi"]), "gửi");
        let list = |items: &[&str]| listed(items.iter().map(|&item| item.to_owned()), "và");
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["A"]), "A");
        assert_eq!(list(&["A", "", "B"]), "A và B");
        assert_eq!(list(&["A", "B", "C"]), "A, B và C");
        assert_eq!(list(&["hội nghị, sinh hoạt chi hội", "báo"]), "hội nghị, sinh hoạt chi hội; báo");
        assert_eq!(capitalised("“phụ nữ tích cực”"), "“Phụ nữ tích cực”");
        assert_eq!(capitalised("đề nghị"), "Đề nghị");
        assert_eq!(inside("Các huyện, thành Hội"), "các huyện, thành Hội");
        assert_eq!(inside("Hội LHPN tỉnh"), "Hội LHPN tỉnh");
    }
}
