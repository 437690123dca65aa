//! Printed numbers beside the computed ones.

use super::tree::{Class, Node};
use crate::domain::ids::{PlanId, SectionId};
use crate::domain::plan::{Content, Marking, Section, numbered};
use std::collections::BTreeMap;

/// At most this many wrong numbers are told one by one.
const TOLD: usize = 20;

/// Tells of printed numbers that do not follow, and of ways of numbering that the form writes otherwise.
pub(super) fn compare(nodes: &[Node], notices: &mut Vec<String>) {
    let sections = skeleton(nodes);
    let mut wrong = 0;
    let mut styles: BTreeMap<String, String> = BTreeMap::new();
    for (node, item) in nodes.iter().zip(numbered(&sections)) {
        let printed = node.printed.as_str();
        if printed.is_empty() || node.keeps_mark() || node.class == Class::Appendix {
            continue;
        }
        let bare = |label: &str| label.trim_end_matches(['.', ')', ',', '/', '-', ' ']).to_owned();
        let list = matches!(node.marking, Marking::Dash | Marking::Plus);
        if list || bare(printed) == bare(&item.label) || node.class == Class::SmallRoman {
            if printed != item.label && !(list && matches!(printed, "–" | "—")) {
                styles.entry(style(printed)).or_insert_with(|| style(&item.label));
            }
            continue;
        }
        wrong += 1;
        if wrong <= TOLD {
            notices.push(format!(
                "Số “{printed}” trong văn bản không nối tiếp; chương trình đánh số lại là “{}”: {}",
                item.label,
                excerpt(node.words())
            ));
        }
    }
    if wrong > TOLD {
        notices.push(format!("Còn {} chỗ đánh số không nối tiếp khác đã được đánh số lại.", wrong - TOLD));
    }
    for (from, to) in styles {
        notices.push(format!("Cách đánh số “{from}” được in theo thể thức thành “{to}”."));
    }
}

/// "2.1" and "3.4" are one way of numbering.
fn style(label: &str) -> String {
    let example = |c: char| match c {
        '0'..='9' => '1',
        c => c,
    };
    let mut out: String = label.chars().map(example).collect();
    while out.contains("11") {
        out = out.replace("11", "1");
    }
    let letters = out.trim_end_matches(|c: char| !c.is_alphanumeric());
    if !letters.is_empty() && letters.chars().all(|c| c.is_lowercase()) {
        out = format!("a{}", &out[letters.len()..]);
    } else if letters.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && !letters.is_empty() {
        out = format!("I{}", &out[letters.len()..]);
    }
    out
}

fn excerpt(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 10 { words.join(" ") } else { format!("{} …", words[..10].join(" ")) }
}

/// The tree without its words, for counting.
fn skeleton(nodes: &[Node]) -> Vec<Section> {
    let mut above: Vec<(SectionId, i32)> = Vec::new();
    let mut top = 0;
    let mut sections = Vec::with_capacity(nodes.len());
    for (node, id) in nodes.iter().zip(1..) {
        above.truncate(node.depth);
        let (parent, position) = match above.last_mut() {
            Some((parent, count)) => {
                *count += 1;
                (Some(*parent), *count - 1)
            }
            None => {
                top += 1;
                (None, top - 1)
            }
        };
        let id = SectionId(id);
        sections.push(Section {
            id,
            plan: PlanId(0),
            parent,
            position,
            marking: node.marking,
            content: Content::text(String::new()),
        });
        above.push((id, 0));
    }
    sections
}
