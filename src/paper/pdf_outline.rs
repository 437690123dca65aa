//! The outline of a PDF: headings below headings.

use super::page::{Heading, Pages};
use super::pdf_meta::text;
use lopdf::{Document, Object, ObjectId, dictionary};

/// An entry of the outline tree.
struct Entry {
    id: ObjectId,
    parent: Option<usize>,
    children: Vec<usize>,
}

/// Writes the headings as a nested outline; returns its root, if there is any heading.
pub(super) fn add_outline(document: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Option<ObjectId> {
    let headings = &pages.outline;
    if headings.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let (entries, top) = outline_tree(headings, || document.new_object_id());
    for (heading, (index, entry)) in headings.iter().zip(entries.iter().enumerate()) {
        let siblings = entry.parent.map_or(&top, |parent| &entries[parent].children);
        let place = siblings.iter().position(|&sibling| sibling == index);
        let neighbour = |offset: isize| {
            let at = place?.checked_add_signed(offset)?;
            siblings.get(at).map(|&sibling| entries[sibling].id)
        };
        let mut dictionary = dictionary! {
            "Title" => text(&heading.title),
            "Parent" => entry.parent.map_or(root, |parent| entries[parent].id),
        };
        if let (Some(page), Some(id)) = (pages.pages.get(heading.page), page_ids.get(heading.page)) {
            let top = (page.height - heading.y).to_pt() as f32;
            let place =
                vec![Object::Reference(*id), "XYZ".into(), Object::Null, Object::Real(top), Object::Null];
            dictionary.set("Dest", place);
        }
        for (key, id) in [("Prev", neighbour(-1)), ("Next", neighbour(1))] {
            if let Some(id) = id {
                dictionary.set(key, id);
            }
        }
        if let (Some(&first), Some(&last)) = (entry.children.first(), entry.children.last()) {
            dictionary.set("First", entries[first].id);
            dictionary.set("Last", entries[last].id);
            dictionary.set("Count", descendants(&entries, index));
        }
        document.objects.insert(entry.id, Object::Dictionary(dictionary));
    }
    let (first, last) = (top.first()?, top.last()?);
    let outline = dictionary! {
        "Type" => "Outlines",
        "Count" => entries.len() as i64,
        "First" => entries[*first].id,
        "Last" => entries[*last].id,
    };
    document.objects.insert(root, Object::Dictionary(outline));
    Some(root)
}

/// Each heading under the last one above it that is of a lower level; a skipped level does not matter.
fn outline_tree(headings: &[Heading], mut id: impl FnMut() -> ObjectId) -> (Vec<Entry>, Vec<usize>) {
    let mut entries: Vec<Entry> = Vec::with_capacity(headings.len());
    let mut top = Vec::new();
    let mut path: Vec<usize> = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        while path.last().is_some_and(|&above| headings[above].level >= heading.level) {
            path.pop();
        }
        let parent = path.last().copied();
        match parent {
            Some(parent) => entries[parent].children.push(index),
            None => top.push(index),
        }
        entries.push(Entry { id: id(), parent, children: Vec::new() });
        path.push(index);
    }
    (entries, top)
}

fn descendants(entries: &[Entry], index: usize) -> i64 {
    entries[index].children.iter().map(|&child| 1 + descendants(entries, child)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::length::Length;

    #[test]
    fn headings_nest_by_level() {
        let heading = |level| Heading { level, title: String::new(), page: 0, y: Length::ZERO };
        let headings: Vec<Heading> = [0, 1, 2, 1, 0, 2].into_iter().map(heading).collect();
        let mut number = 0;
        let (entries, top) = outline_tree(&headings, || {
            number += 1;
            (number, 0)
        });
        assert_eq!(top, [0, 4]);
        let parents: Vec<_> = entries.iter().map(|entry| entry.parent).collect();
        assert_eq!(parents, [None, Some(0), Some(1), Some(0), None, Some(4)]);
        assert_eq!((descendants(&entries, 0), descendants(&entries, 4)), (3, 1));
    }
}
