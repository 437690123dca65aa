//! The tags of a PDF: its structure tree, and from every marked content back to its element.

use super::pdf_meta::text;
use super::structure::{Element, Role, Structure, Tag};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use std::collections::BTreeMap;

/// Writes the structure tree; gives its root. Elements with nothing in them are left out, except cells, which hold the
/// place of their column.
pub(super) fn add(
    document: &mut Document,
    structure: &Structure,
    page_ids: &[ObjectId],
    marked: &[Vec<Tag>],
) -> ObjectId {
    let elements = &structure.elements;
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let contents = contents(elements.len(), marked);
    let filled = filled(elements, &contents);
    let ids: Vec<Option<ObjectId>> =
        filled.iter().map(|filled| filled.then(|| document.new_object_id())).collect();
    let id_of = |tag: Tag| tag.element().and_then(|at| ids.get(at).copied().flatten());

    let mut children: Vec<Vec<Object>> = vec![Vec::new(); elements.len()];
    let mut outermost = Vec::new();
    for (element, id) in elements.iter().zip(&ids) {
        let Some(id) = id else { continue };
        match element.parent.element().and_then(|at| children.get_mut(at)) {
            Some(children) => children.push(Object::Reference(*id)),
            None => outermost.push(Object::Reference(*id)),
        }
    }
    let descriptions: BTreeMap<usize, &str> = (structure.descriptions.iter())
        .filter_map(|(tag, description)| Some((tag.element()?, description.as_str())))
        .collect();
    for (at, (element, mut kids)) in elements.iter().zip(children).enumerate() {
        let Some(id) = ids[at] else { continue };
        let mut entry = dictionary! {
            "S" => element.role.name(),
            "P" => id_of(element.parent).unwrap_or(whole),
        };
        match contents[at].first().and_then(|(page, _)| Some((*page, page_ids.get(*page)?))) {
            None => {}
            // Nearly every element stands on one page: its contents are mere numbers then, which halves the tags.
            Some((first, id)) if contents[at].iter().all(|(page, _)| *page == first) => {
                entry.set("Pg", *id);
                kids.extend(contents[at].iter().map(|(_, number)| Object::Integer(*number)));
            }
            Some(_) => kids.extend(contents[at].iter().filter_map(|(page, number)| {
                let page = *page_ids.get(*page)?;
                Some(Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => *number }))
            })),
        }
        match kids.len() {
            0 => {}
            1 => entry.set("K", kids.remove(0)),
            _ => entry.set("K", kids),
        }
        if let Some(attributes) = attributes(element) {
            entry.set("A", attributes);
        }
        if let Some(description) = descriptions.get(&at) {
            entry.set("Alt", text(description));
        }
        document.objects.insert(id, Object::Dictionary(entry));
    }
    let entry = dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => outermost };
    document.objects.insert(whole, Object::Dictionary(entry));

    let mut parents = Vec::with_capacity(marked.len() * 2);
    for (page, tags) in marked.iter().enumerate() {
        let owners: Vec<Object> =
            tags.iter().map(|tag| Object::Reference(id_of(*tag).unwrap_or(whole))).collect();
        parents.push(Object::Integer(page as i64));
        parents.push(Object::Reference(document.add_object(owners)));
    }
    let parents = document.add_object(dictionary! { "Nums" => parents });
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![Object::Reference(whole)],
        "ParentTree" => parents,
        "ParentTreeNextKey" => marked.len() as i64,
    };
    document.objects.insert(root, Object::Dictionary(tree));
    root
}

/// For each element the marked contents it has: page and number on the page.
fn contents(count: usize, marked: &[Vec<Tag>]) -> Vec<Vec<(usize, i64)>> {
    let mut contents = vec![Vec::new(); count];
    for (page, tags) in marked.iter().enumerate() {
        for (number, tag) in tags.iter().enumerate() {
            if let Some(found) = tag.element().and_then(|at| contents.get_mut(at)) {
                found.push((page, number as i64));
            }
        }
    }
    contents
}

/// Which elements have something in them: content, or an element that has. Parts stand behind their whole, so one way
/// back through the list is enough.
fn filled(elements: &[Element], contents: &[Vec<(usize, i64)>]) -> Vec<bool> {
    let mut filled: Vec<bool> = elements
        .iter()
        .zip(contents)
        .map(|(element, contents)| {
            !contents.is_empty() || matches!(element.role, Role::Cell | Role::HeadCell)
        })
        .collect();
    for (at, element) in elements.iter().enumerate().rev() {
        if filled[at]
            && let Some(parent) = element.parent.element().and_then(|at| filled.get_mut(at))
        {
            *parent = true;
        }
    }
    filled
}

/// What a reader must know of a cell: how far it reaches, and that a cell of the head speaks for its column.
fn attributes(element: &Element) -> Option<Dictionary> {
    let head = element.role == Role::HeadCell;
    if !head && element.columns < 2 && element.rows < 2 {
        return None;
    }
    let mut attributes = dictionary! { "O" => "Table" };
    if head {
        attributes.set("Scope", "Column");
    }
    for (key, count) in [("ColSpan", element.columns), ("RowSpan", element.rows)] {
        if count > 1 {
            attributes.set(key, i64::from(count));
        }
    }
    Some(attributes)
}
