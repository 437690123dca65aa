//! The tree of sections: markings, computed numbers, references to a section by its number.

use super::content::Content;
use crate::domain::ids::{PlanId, SectionId};
use crate::text::number::roman;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How a section is marked on paper; the number itself is always computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Marking {
    /// "I.", title in capitals.
    Roman,
    /// "1.".
    Arabic,
    /// "2.1.": the number of the section above and its own.
    Nested,
    /// "a)", in the order of the Vietnamese alphabet (NĐ 30/2020).
    Letter,
    /// "-".
    Dash,
    /// "+".
    Plus,
    /// A paragraph without mark.
    Plain,
    /// "Phụ lục", "Phụ lục I": behind the signature, on pages of its own.
    Appendix,
}

impl Marking {
    /// All markings, from the outermost inwards.
    pub const ALL: [Self; 8] = [
        Self::Roman,
        Self::Arabic,
        Self::Nested,
        Self::Letter,
        Self::Dash,
        Self::Plus,
        Self::Plain,
        Self::Appendix,
    ];

    /// What the user chooses by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Roman => "I. Phần",
            Self::Arabic => "1. Mục",
            Self::Nested => "1.1. Mục nhỏ",
            Self::Letter => "a) Điểm",
            Self::Dash => "- Gạch đầu dòng",
            Self::Plus => "+ Ý nhỏ",
            Self::Plain => "Đoạn văn",
            Self::Appendix => "Phụ lục",
        }
    }

    /// The marking a new section takes one level further in.
    #[must_use]
    pub const fn inner(self) -> Self {
        match self {
            Self::Appendix => Self::Roman,
            Self::Roman => Self::Arabic,
            Self::Arabic => Self::Letter,
            Self::Nested => Self::Letter,
            Self::Letter => Self::Dash,
            Self::Dash | Self::Plus => Self::Plus,
            Self::Plain => Self::Plain,
        }
    }
}

/// One node in the tree of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Identifier.
    pub id: SectionId,
    /// The plan it belongs to.
    pub plan: PlanId,
    /// The section above; none at the top.
    #[serde(default)]
    pub parent: Option<SectionId>,
    /// Place among its siblings, counted from 0; the store keeps siblings gapless.
    #[serde(default)]
    pub position: i32,
    /// How it is marked.
    pub marking: Marking,
    /// What it holds.
    pub content: Content,
}

/// A section in reading order with its depth and computed label ("II.", "2.1.", "a)", "-", "").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// The section.
    pub section: &'a Section,
    /// Depth in the tree, 0 at the top.
    pub depth: usize,
    /// The label; empty for a plain paragraph.
    pub label: String,
}

/// The letters of points in the order of the Vietnamese alphabet as official papers use them (NĐ 30/2020, ô 6).
const LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
    "x", "y",
];

/// The n-th letter label, from 1; past the alphabet the letters double ("aa", "bb").
#[must_use]
pub fn letter(n: usize) -> String {
    let index = n.saturating_sub(1);
    LETTERS[index % LETTERS.len()].repeat(index / LETTERS.len() + 1)
}

/// The tree in reading order with computed numbers: moving a section renumbers everything after it. A section whose
/// parent is not there is left out.
#[must_use]
pub fn numbered(sections: &[Section]) -> Vec<Numbered<'_>> {
    let mut below: HashMap<Option<SectionId>, Vec<&Section>> = HashMap::new();
    for section in sections {
        below.entry(section.parent).or_default().push(section);
    }
    for siblings in below.values_mut() {
        siblings.sort_by_key(|section| (section.position, section.id));
    }
    let appendices = below
        .get(&None)
        .map_or(0, |top| top.iter().filter(|section| section.marking == Marking::Appendix).count());
    let mut out = Vec::with_capacity(sections.len());
    // A stack instead of recursion: text pasted from anywhere may be nested as deep as it likes.
    let mut open = vec![Siblings::under(None, String::new(), &below)];
    while let Some(level) = open.last_mut() {
        let Some(section) = level.rest.next() else {
            open.pop();
            continue;
        };
        let (label, number) = level.number(section.marking, appendices);
        let depth = open.len() - 1;
        out.push(Numbered { section, depth, label });
        open.push(Siblings::under(Some(section.id), number, &below));
    }
    out
}

/// The sections under one parent, being numbered.
struct Siblings<'a> {
    rest: std::vec::IntoIter<&'a Section>,
    above: String,
    counts: [u32; Marking::ALL.len()],
}

impl<'a> Siblings<'a> {
    fn under(
        parent: Option<SectionId>,
        above: String,
        below: &HashMap<Option<SectionId>, Vec<&'a Section>>,
    ) -> Self {
        let rest = below.get(&parent).cloned().unwrap_or_default().into_iter();
        Self { rest, above, counts: [0; Marking::ALL.len()] }
    }

    /// The label of the next section, and what stands before the numbers of those in it.
    fn number(&mut self, marking: Marking, appendices: usize) -> (String, String) {
        let count = &mut self.counts[marking as usize];
        *count += 1;
        let count = *count;
        let above = self.above.as_str();
        match marking {
            Marking::Roman => (format!("{}.", roman(count)), String::new()),
            Marking::Arabic => (format!("{count}."), count.to_string()),
            Marking::Nested if above.is_empty() => (format!("{count}."), count.to_string()),
            Marking::Nested => (format!("{above}.{count}."), format!("{above}.{count}")),
            Marking::Letter => (format!("{})", letter(count as usize)), String::new()),
            Marking::Dash => ("-".to_owned(), String::new()),
            Marking::Plus => ("+".to_owned(), String::new()),
            Marking::Plain => (String::new(), above.to_owned()),
            // Only several appendices are numbered (NĐ 30/2020, Phụ lục I, Phần II).
            Marking::Appendix if appendices > 1 => (format!("Phụ lục {}", roman(count)), String::new()),
            Marking::Appendix => ("Phụ lục".to_owned(), String::new()),
        }
    }
}

/// The way from the top of the tree to a section: the marking and number of each step ("II", "2", "2.1", "a"; for
/// dashes and paragraphs their place among those of their kind). Empty when the section is not in the tree.
#[must_use]
pub fn path_to(sections: &[Section], id: SectionId) -> Vec<(Marking, String)> {
    let numbered = numbered(sections);
    let Some(at) = numbered.iter().position(|item| item.section.id == id) else { return Vec::new() };
    let mut path = Vec::new();
    let mut next = numbered[at].depth + 1;
    for (i, item) in numbered[..=at].iter().enumerate().rev() {
        if item.depth + 1 != next {
            continue;
        }
        next = item.depth;
        let marking = item.section.marking;
        let number = match marking {
            Marking::Dash | Marking::Plus | Marking::Plain => numbered[..=i]
                .iter()
                .filter(|one| one.section.parent == item.section.parent && one.section.marking == marking)
                .count()
                .to_string(),
            Marking::Appendix => item.label.trim_start_matches("Phụ lục").trim().to_owned(),
            _ => item.label.trim_end_matches(['.', ')']).to_owned(),
        };
        path.push((marking, number));
        if next == 0 {
            break;
        }
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn section(id: i64, parent: Option<i64>, position: i32, marking: Marking) -> Section {
        Section {
            id: SectionId(id),
            plan: PlanId(1),
            parent: parent.map(SectionId),
            position,
            marking,
            content: Content::text("x"),
        }
    }

    #[test]
    fn numbers_follow_the_tree_and_the_vietnamese_alphabet() {
        let mut sections = vec![
            section(1, None, 0, Marking::Roman),
            section(2, None, 1, Marking::Roman),
            section(3, Some(2), 0, Marking::Arabic),
            section(4, Some(2), 1, Marking::Arabic),
            section(5, Some(4), 0, Marking::Nested),
            section(6, Some(5), 0, Marking::Dash),
        ];
        sections.extend((0..7).map(|i| section(10 + i64::from(i), Some(4), 10 + i, Marking::Letter)));
        let labels: Vec<String> = numbered(&sections).into_iter().map(|n| n.label).collect();
        let expected = ["I.", "II.", "1.", "2.", "2.1.", "-", "a)", "b)", "c)", "d)", "đ)", "e)", "g)"];
        assert_eq!(labels, expected);
    }

    #[test]
    fn several_appendices_are_numbered_and_one_is_not() {
        let mut sections = vec![section(1, None, 0, Marking::Roman), section(2, None, 1, Marking::Appendix)];
        sections.push(section(3, Some(2), 0, Marking::Roman));
        let labels = |sections: &[Section]| -> Vec<String> {
            numbered(sections).into_iter().map(|n| n.label).collect()
        };
        assert_eq!(labels(&sections), ["I.", "Phụ lục", "I."]);
        sections.push(section(4, None, 2, Marking::Appendix));
        assert_eq!(labels(&sections), ["I.", "Phụ lục I", "I.", "Phụ lục II"]);
    }

    #[test]
    fn the_way_to_a_section_follows_when_it_moves() {
        let mut sections = vec![
            section(1, None, 0, Marking::Roman),
            section(2, None, 1, Marking::Roman),
            section(3, Some(2), 0, Marking::Arabic),
            section(4, Some(3), 0, Marking::Nested),
            section(5, Some(4), 0, Marking::Letter),
            section(6, Some(5), 0, Marking::Dash),
            section(7, Some(5), 1, Marking::Dash),
        ];
        let way = |sections: &[Section], id| -> Vec<String> {
            path_to(sections, SectionId(id)).into_iter().map(|(_, number)| number).collect()
        };
        assert_eq!(way(&sections, 7), ["II", "1", "1.1", "a", "2"]);
        sections[0].position = 5;
        assert_eq!(way(&sections, 5), ["I", "1", "1.1", "a"]);
        assert!(way(&sections, 99).is_empty());
    }

    #[test]
    fn moving_a_section_renumbers_it() {
        let mut sections = vec![section(1, None, 0, Marking::Roman), section(2, None, 1, Marking::Roman)];
        sections[0].position = 2;
        let order: Vec<(i64, String)> =
            numbered(&sections).into_iter().map(|n| (n.section.id.0, n.label)).collect();
        assert_eq!(order, [(2, "I.".to_owned()), (1, "II.".to_owned())]);
    }

    proptest! {
        #[test]
        fn every_section_appears_once_whatever_the_order_of_input(seed in proptest::collection::vec(0usize..8, 1..40)) {
            let mut sections = Vec::new();
            for (i, marking) in seed.iter().enumerate() {
                let parent = (i > 0 && i % 3 != 0).then_some((i / 2) as i64);
                sections.push(section(i as i64, parent, i as i32, Marking::ALL[*marking]));
            }
            let forward: Vec<_> = numbered(&sections).into_iter().map(|n| (n.section.id, n.label)).collect();
            let mut shuffled = sections.clone();
            shuffled.reverse();
            let backward: Vec<_> = numbered(&shuffled).into_iter().map(|n| (n.section.id, n.label)).collect();
            prop_assert_eq!(forward.len(), sections.len());
            prop_assert_eq!(forward, backward);
        }
    }
}
