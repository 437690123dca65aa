//! What becomes of what, read from a list or from the sentences of a resolution.

use super::FILE;
use crate::domain::unit::words::{kind_of, split};
use crate::text::{cells, clean, fold, nfc};
use serde::Deserialize;

/// How lists and resolutions name what becomes of what.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Marks {
    made: Vec<String>,
    becomes: Vec<String>,
    passed: Vec<String>,
    explained: Vec<String>,
    between: Vec<String>,
    new_titles: Vec<String>,
    old_titles: Vec<String>,
}

/// A new unit as a text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The new name.
    pub name: String,
    /// The old names; none when the text names none.
    pub from: Vec<String>,
}

/// Reads lines of any of these forms: the sentence of a resolution ("… của xã A và xã B thành xã mới có tên gọi là xã
/// C"), a table of two columns (new, old), "xã C: xã A, xã B", "xã A, xã B → xã C", or a new name alone.
///
/// The second part names the lines that could not be read.
#[must_use]
pub fn read(text: &str) -> (Vec<Written>, Vec<String>) {
    let mut found: Vec<Written> = Vec::new();
    let mut unread = Vec::new();
    let Some(marks) = FILE.as_ref().map(|file| &file.reading) else { return (found, unread) };
    let mut swapped = false;
    for row in cells(text) {
        let row: Vec<String> = row.iter().map(|cell| clean(cell)).collect();
        let cells: Vec<&str> =
            row.iter().map(String::as_str).filter(|cell| !cell.is_empty() && !is_number(cell)).collect();
        let Some(first) = cells.first() else { continue };
        let titled = |titles: &[String], cell: &str| titles.iter().any(|title| fold(title) == fold(cell));
        // The row of titles may begin with one for the numbers.
        let head = cells.iter().find_map(|cell| match cell {
            cell if titled(&marks.new_titles, cell) => Some(false),
            cell if titled(&marks.old_titles, cell) => Some(true),
            _ => None,
        });
        if let Some(old_first) = head {
            swapped = old_first;
            continue;
        }
        // An empty first cell goes on with the new one above: that is how merged cells are copied.
        let goes_on = row.len() > 1 && row.first().is_some_and(String::is_empty) && cells.len() == 1;
        let written = if goes_on && !swapped {
            found.pop().map(|mut above| {
                above.from.extend(marks.names(first));
                above
            })
        } else if cells.len() > 1 {
            let (new, old) = if swapped { (cells[1], vec![cells[0]]) } else { (*first, cells[1..].to_vec()) };
            let from = old.iter().flat_map(|cell| marks.names(cell)).collect();
            Some(Written { name: new.to_owned(), from })
        } else {
            marks.line(first)
        };
        match written {
            None => unread.push((*first).to_owned()),
            Some(written) => match found.iter_mut().find(|one| fold(&one.name) == fold(&written.name)) {
                Some(same) => same.from.extend(written.from),
                None => found.push(written),
            },
        }
    }
    for one in &mut found {
        let mut seen = std::collections::HashSet::new();
        one.from.retain(|name| seen.insert(fold(name)));
    }
    (found, unread)
}

fn is_number(cell: &str) -> bool {
    let bare = cell.trim_end_matches(['.', ')']);
    !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit())
}

impl Marks {
    /// One line that is not divided into cells.
    fn line(&self, line: &str) -> Option<Written> {
        let line = match crate::text::mark::mark(line) {
            Some(mark) => line[mark.end..].trim_start(),
            None => line,
        };
        if let Some((before, name)) = self.made.iter().find_map(|made| around(line, made)) {
            let old = self.becomes.iter().find_map(|word| last(before, word)).unwrap_or(before);
            return written(name, self.names(old));
        }
        for arrow in ["→", "->", "=>", "⇒"] {
            if let Some((old, name)) = line.split_once(arrow) {
                return written(name, self.names(old));
            }
        }
        for sign in [":", "=", "←", "<-"] {
            if let Some((name, old)) = line.split_once(sign) {
                return written(name, self.names(old));
            }
        }
        // A sentence that names nothing new is not a name.
        let long = line.split_whitespace().count() > 14;
        if long { None } else { written(line, Vec::new()) }
    }

    /// The old names in a piece of text. "các xã A, B" names two communes.
    fn names(&self, text: &str) -> Vec<String> {
        let mut text = format!(" {} ", nfc(text));
        for passed in &self.passed {
            text = without(&text, passed);
        }
        let mut parts = vec![text];
        for sign in &self.between {
            parts = parts.iter().flat_map(|part| divided(part, sign)).collect();
        }
        let mut level = String::new();
        let mut found = Vec::new();
        for part in parts {
            let part = self.explained.iter().fold(part, |part, word| match around(&part, word) {
                Some((before, _)) => before.to_owned(),
                None => part,
            });
            let name = clean(part.trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '('));
            if name.is_empty() {
                continue;
            }
            if kind_of(&name).is_some() {
                let bare = split(&name).1;
                level = bare.split_whitespace().next().unwrap_or_default().to_owned();
                if fold(bare).starts_with("thi tran") || fold(bare).starts_with("dac khu") {
                    level = bare.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
                }
                found.push(name);
            } else if level.is_empty() {
                found.push(name);
            } else {
                found.push(format!("{level} {name}"));
            }
        }
        found
    }
}

fn written(name: &str, from: Vec<String>) -> Option<Written> {
    let end = name.find([';', '(', '\n']).unwrap_or(name.len());
    let name = clean(name[..end].trim_matches(|c: char| !c.is_alphanumeric()));
    (!name.is_empty()).then_some(Written { name, from })
}

/// The text before and behind `word`, whatever its case; none where lower case has other lengths.
fn around<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let lower = lower(text)?;
    let at = lower.find(&word.to_lowercase())?;
    Some((text.get(..at)?, text.get(at + word.len()..)?))
}

/// The text before the last `word`.
fn last<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    lower(text)?.rfind(&word.to_lowercase()).and_then(|at| text.get(..at))
}

fn lower(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    (lower.len() == text.len()).then_some(lower)
}

/// The text without `words`, where they stand as words.
fn without(text: &str, words: &str) -> String {
    let wanted = format!(" {words} ");
    let mut text = text.to_owned();
    while let Some((before, behind)) = around(&text, &wanted) {
        text = format!("{before} {behind}");
    }
    text
}

fn divided(text: &str, sign: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = around(rest, sign) {
        out.push(before.to_owned());
        rest = behind;
    }
    out.push(rest.to_owned());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (String, Vec<String>) {
        let (found, unread) = read(text);
        assert!(unread.is_empty(), "{unread:?}");
        assert_eq!(found.len(), 1, "{found:?}");
        (found[0].name.clone(), found[0].from.clone())
    }

    #[test]
    fn sentences_and_lists_name_the_same() {
        let wanted = (
            "xã Hoa Lư Đông".to_owned(),
            vec!["xã Mai Hạ".to_owned(), "thị trấn Đồi Sim".to_owned(), "xã Khe Mây".to_owned()],
        );
        for text in [
            "1. Sắp xếp toàn bộ diện tích tự nhiên, quy mô dân số của xã Mai Hạ, thị trấn Đồi Sim và xã Khe Mây thành xã mới có tên gọi là xã Hoa Lư Đông.",
            "12. Sắp xếp toàn bộ diện tích tự nhiên, quy mô dân số của xã Mai Hạ, thị trấn Đồi Sim và một phần diện tích tự nhiên, quy mô dân số của xã Khe Mây thành xã mới có tên gọi là xã Hoa Lư Đông;",
            "xã Hoa Lư Đông: xã Mai Hạ; thị trấn Đồi Sim; xã Khe Mây",
            "xã Mai Hạ + thị trấn Đồi Sim + xã Khe Mây → xã Hoa Lư Đông",
            "Đơn vị mới\tĐơn vị cũ\nxã Hoa Lư Đông\txã Mai Hạ, thị trấn Đồi Sim, xã Khe Mây",
            "TT\tĐơn vị mới\tĐơn vị cũ\n1\txã Hoa Lư Đông\txã Mai Hạ\n\t\tthị trấn Đồi Sim\n\t\txã Khe Mây",
            "Đơn vị cũ\tĐơn vị mới\nxã Mai Hạ\txã Hoa Lư Đông\nthị trấn Đồi Sim\txã Hoa Lư Đông\nxã Khe Mây\txã Hoa Lư Đông",
        ] {
            assert_eq!(one(text), wanted, "{text}");
        }
        assert_eq!(
            one("phường Sông Trong: các phường Hợp Lý, Tân Hòa").1,
            ["phường Hợp Lý", "phường Tân Hòa"]
        );
        assert_eq!(one("Xã Nà Phong"), ("Xã Nà Phong".to_owned(), Vec::new()));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let (found, unread) = read(
            "Căn cứ vào các quy định hiện hành, cơ quan có thẩm quyền xem xét và quyết định theo trình tự sau đây.\nxã A: xã B",
        );
        assert_eq!((found.len(), unread.len()), (1, 1));
    }
}
