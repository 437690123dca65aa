//! The words around a figure, and the name of the place where it stands.

use super::super::outline::{Holds, Row};

/// A figure with the words before and behind it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Around {
    /// Before it, cut at a word.
    pub before: String,
    /// The figure as written.
    pub figure: String,
    /// Behind it, cut at a word.
    pub after: String,
}

/// Letters shown on either side: two lines of the list hold them at 1366 px.
const BEFORE: usize = 34;
const AFTER: usize = 40;

impl Around {
    /// The first place of `figure` in `words`; the figure alone where it is no longer said.
    #[must_use]
    pub fn of(words: &str, figure: &str) -> Self {
        let Some(at) = place_of(words, figure) else {
            return Self { figure: figure.to_owned(), ..Self::default() };
        };
        let start = words[..at].rfind('\n').map_or(0, |end| end + 1);
        let behind = at + figure.len();
        let end = words[behind..].find('\n').map_or(words.len(), |end| behind + end);
        Self { before: last(&words[start..at]), figure: figure.to_owned(), after: first(&words[behind..end]) }
    }
}

/// Where the figure stands as a word of its own: "5" is not looked for inside "15/5".
fn place_of(words: &str, figure: &str) -> Option<usize> {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '/' | '%');
    words.match_indices(figure).map(|(at, _)| at).find(|at| {
        let before = words[..*at].chars().next_back();
        let mut behind = words[at + figure.len()..].chars();
        let (next, after) = (behind.next(), behind.next());
        let goes_on = next.is_some_and(joins)
            || (next.is_some_and(|c| matches!(c, ',' | '.' | '-'))
                && after.is_some_and(|c| c.is_ascii_digit()));
        !before.is_some_and(joins) && !goes_on
    })
}

fn last(text: &str) -> String {
    let most = text.char_indices().rev().nth(BEFORE).map(|(at, _)| at);
    match most.and_then(|at| text[at..].find(char::is_whitespace).map(|space| at + space + 1)) {
        Some(cut) => format!("… {}", &text[cut..]),
        None => text.to_owned(),
    }
}

fn first(text: &str) -> String {
    let most = text.char_indices().nth(AFTER).map(|(at, _)| at);
    match most.and_then(|at| text[..at].rfind(char::is_whitespace)) {
        Some(cut) => format!("{} …", &text[..cut]),
        None => text.to_owned(),
    }
}

/// "II. 2. a) Chỉ tiêu giới thiệu": the numbers down to the row and the nearest heading.
pub(super) fn path(rows: &[Row], row: &Row) -> String {
    let Some(at) = rows.iter().position(|one| one.id == row.id) else { return String::new() };
    let mut numbers = vec![row.label.as_str()];
    let mut depth = row.depth;
    let mut heading = (row.holds == Holds::Heading).then_some(row.words.as_str());
    for one in rows[..at].iter().rev() {
        if one.depth < depth {
            depth = one.depth;
            numbers.push(one.label.as_str());
            if heading.is_none() && one.holds == Holds::Heading {
                heading = Some(one.words.as_str());
            }
        }
    }
    numbers.reverse();
    numbers.retain(|number| !number.is_empty());
    let heading: String = first(heading.unwrap_or(row.words.as_str()));
    format!("{} {heading}", numbers.join(" ")).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_found_as_a_word_and_its_line_is_cut_at_words() {
        let words = "Năm 2015 đã qua.\nMỗi xã chọn 5 gương, gửi trước ngày 15/5/2017, rồi báo cáo.";
        let five = Around::of(words, "5");
        assert_eq!(
            (five.before.as_str(), five.after.as_str()),
            ("Mỗi xã chọn ", " gương, gửi trước ngày 15/5/2017, rồi …")
        );
        assert_eq!(Around::of(words, "2015").before, "Năm ");
        assert_eq!(Around::of(words, "99"), Around { figure: "99".into(), ..Around::default() });
        let long = format!("{} 30% {}", "chữ ".repeat(60), "đuôi ".repeat(60));
        let around = Around::of(&long, "30%");
        assert!(around.before.starts_with("… chữ") && around.after.ends_with("đuôi …"), "{around:?}");
    }
}
