//! Automatic numbers, as Word prints them.

use super::element::Element;
use crate::text::roman;
use std::collections::{HashMap, HashSet};

/// Word has nine levels.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    plain: bool,
}

#[derive(Debug, Clone, Default)]
struct List {
    base: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a file and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    bases: HashMap<String, HashMap<usize, Level>>,
    lists: HashMap<String, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<(String, usize)>,
}

impl Numbering {
    pub fn of(part: Option<&Element>) -> Self {
        let mut found = Self::default();
        let Some(part) = part else { return found };
        for base in part.all("abstractNum") {
            let Some(id) = base.get("abstractNumId") else { continue };
            found.bases.insert(id.to_owned(), base.all("lvl").filter_map(level).collect());
        }
        for list in part.all("num") {
            let (Some(id), Some(base)) = (list.get("numId"), list.val("abstractNumId")) else { continue };
            let mut entry = List { base: base.to_owned(), ..List::default() };
            for over in list.all("lvlOverride") {
                let Some(at) = over.get("ilvl").and_then(|at| at.parse::<usize>().ok()) else { continue };
                if let Some(start) = over.val("startOverride").and_then(|start| start.parse().ok()) {
                    entry.starts.insert(at, start);
                }
                entry.levels.extend(over.child("lvl").and_then(level));
            }
            found.lists.insert(id.to_owned(), entry);
        }
        found
    }

    /// The label of the next paragraph of a list; empty for none.
    pub fn next(&mut self, list: &str, at: usize) -> String {
        let at = at.min(LEVELS - 1);
        let Some(entry) = self.lists.get(list).cloned() else { return String::new() };
        let level_of = |bases: &HashMap<String, HashMap<usize, Level>>, at: usize| -> Level {
            let base = || bases.get(&entry.base).and_then(|levels| levels.get(&at)).cloned();
            entry.levels.get(&at).cloned().or_else(base).unwrap_or_default()
        };
        let level = level_of(&self.bases, at);
        let counts = self.counts.entry(entry.base.clone()).or_default();
        let first = self.begun.insert((list.to_owned(), at));
        let next = match (entry.starts.get(&at).filter(|_| first), counts[at]) {
            (Some(start), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start,
        };
        counts[at] = Some(next);
        counts[at + 1..].fill(None);
        let counts = *counts;
        if level.format == "bullet" {
            return bullet(&level.text);
        }
        let mut label = String::new();
        let mut letters = level.text.chars();
        while let Some(c) = letters.next() {
            let wanted = if c == '%' { letters.clone().next().and_then(|d| d.to_digit(10)) } else { None };
            let Some(wanted) =
                wanted.and_then(|d| usize::try_from(d).ok()).filter(|d| (1..=LEVELS).contains(d))
            else {
                label.push(c);
                continue;
            };
            letters.next();
            let other = level_of(&self.bases, wanted - 1);
            let count = counts[wanted - 1].unwrap_or(other.start);
            let format = if level.plain && wanted - 1 < at { "decimal" } else { other.format.as_str() };
            label.push_str(&counted(count, format));
        }
        label.trim().to_owned()
    }
}

fn level(level: &Element) -> Option<(usize, Level)> {
    let at = level.get("ilvl")?.parse().ok()?;
    let start = level.val("start").and_then(|start| start.parse().ok()).unwrap_or(1);
    let format = level.val("numFmt").unwrap_or("decimal").to_owned();
    let text = level.val("lvlText").unwrap_or_default().to_owned();
    Some((at, Level { start, format, text, plain: level.switch("isLgl") == Some(true) }))
}

/// Signs of symbol fonts mean nothing in another font.
fn bullet(text: &str) -> String {
    match text.trim() {
        "" => String::new(),
        sign @ ("-" | "–" | "+" | "*" | "•") => sign.to_owned(),
        _ => "•".to_owned(),
    }
}

fn counted(count: u32, format: &str) -> String {
    let letters = |from: char| {
        let index = count.saturating_sub(1);
        let letter = char::from_u32(u32::from(from) + index % 26).unwrap_or(from);
        // No list is long enough to repeat a letter more often.
        String::from(letter).repeat(usize::try_from(index / 26 + 1).unwrap_or(1).min(20))
    };
    match format {
        "none" => String::new(),
        "upperRoman" if count < 4_000 => roman(count),
        "lowerRoman" if count < 4_000 => roman(count).to_lowercase(),
        "upperLetter" => letters('A'),
        "lowerLetter" => letters('a'),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::element::parsed;
    use super::*;

    #[test]
    fn numbers_count_restart_and_continue_as_word_prints_them() {
        let xml = r#"<w:numbering><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
            <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
            <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
            <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
            </w:numbering>"#;
        let mut numbering = Numbering::of(Some(&parsed(xml).unwrap()));
        let steps = [
            ("5", 0),
            ("5", 1),
            ("5", 2),
            ("5", 2),
            ("5", 0),
            ("5", 1),
            ("5", 3),
            ("6", 0),
            ("6", 0),
            ("9", 0),
        ];
        let labels: Vec<String> = steps.iter().map(|(list, at)| numbering.next(list, *at)).collect();
        assert_eq!(labels, ["I.", "1.1", "a)", "b)", "II.", "2.1", "•", "VII.", "VIII.", ""]);
    }
}
