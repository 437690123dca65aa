//! Names of sheets.

use crate::paper::{Align, Block, Document, RunKind, Section};
use crate::text::{fold, nfc};

/// The most characters Excel allows.
pub(in crate::exchange) const MOST: usize = 31;

/// Gives each sheet its own name.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<String>);

impl Names {
    /// The name for the sheet of a section: its title, shortened to what Excel allows, unlike all names before.
    pub fn next(&mut self, section: &Section, document: &Document) -> String {
        let title = section
            .bookmark
            .clone()
            .or_else(|| title(&section.blocks))
            .unwrap_or_else(|| document.meta.title.clone());
        let wished = allowed(&title, MOST);
        let mut name = wished.clone();
        for number in 2.. {
            if !self.0.contains(&fold(&name)) {
                break;
            }
            let mark = format!(" ({number})");
            name = allowed(&wished, MOST - mark.chars().count()) + &mark;
        }
        self.0.push(fold(&name));
        name
    }
}

/// The first centred line over the whole sheet, such as "DANH SÁCH".
fn title(blocks: &[Block]) -> Option<String> {
    let para = blocks.iter().find_map(|block| match block {
        Block::Para(para) if para.align == Align::Center => Some(para),
        _ => None,
    })?;
    let text: String =
        para.runs.iter().filter(|run| run.kind == RunKind::Plain).map(|run| run.text.as_str()).collect();
    let text = nfc(&text).replace('\u{a0}', " ");
    (!text.trim().is_empty()).then_some(text)
}

/// Without the characters Excel forbids, not in capitals throughout, cut between words where there is a choice.
pub(in crate::exchange) fn allowed(title: &str, most: usize) -> String {
    let plain: String =
        title.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    while words.len() > 1 && words.join(" ").chars().count() > most {
        words.pop();
    }
    let mut name: String = words.join(" ").chars().take(most).collect();
    if !name.chars().any(char::is_lowercase) {
        name = calm(&name);
    }
    let name = name.trim_matches(['\'', ' ']);
    // Excel keeps the name History for itself.
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        "Bảng".to_owned()
    } else {
        name.to_owned()
    }
}

/// Small letters after the first one; codes with digits in them stay as they are.
fn calm(name: &str) -> String {
    let word = |(index, word): (usize, &str)| {
        if word.chars().any(|c| c.is_ascii_digit()) {
            return word.to_owned();
        }
        let kept = usize::from(index == 0);
        word.chars().take(kept).chain(word.chars().skip(kept).flat_map(char::to_lowercase)).collect()
    };
    name.split(' ').enumerate().map(word).collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{PageSetup, Para, Run, Size};

    fn section(title: &str) -> Section {
        let size = Size::pt(14.0);
        let para = Para { align: Align::Center, ..Para::new(size, size.pitch(1200), vec![Run::bold(title)]) };
        Section::new(PageSetup::default(), vec![Block::Para(para)])
    }

    #[test]
    fn names_are_readable_allowed_and_different() {
        let mut names = Names::default();
        let document = Document::default();
        let mut next = |title: &str| names.next(&section(title), &document);
        assert_eq!(next("DANH\u{a0}SÁCH"), "Danh sách");
        assert_eq!(next("DANH SÁCH"), "Danh sách (2)");
        assert_eq!(next("Biểu 0601.N/2026: [số liệu]"), "Biểu 0601.N 2026 số liệu");
        let long = next("BẢNG TỔNG HỢP ĐIỂM CỦA HỘI ĐỒNG THI ĐUA");
        assert_eq!(long, "Bảng tổng hợp điểm của hội đồng");
        assert_eq!(long.chars().count(), 31);
        let second = next("BẢNG TỔNG HỢP ĐIỂM CỦA HỘI ĐỒNG THI ĐUA");
        assert_eq!(second, "Bảng tổng hợp điểm của hội (2)");
        assert_eq!(next("History"), "Bảng");
        assert_eq!(next(""), "Bảng (2)");
    }
}
