//! From document to pages, with integers only: the same document gives the same pages on every machine.
//!
//! Blocks become *pieces* that are never cut (a line of a paragraph, a row of a table, a letterhead), each with a
//! bond to the piece above; the pager puts chains of bonded pieces on pages. Keeping headings with their text, rows
//! with their total and signatures with what is signed are all the same thing then: a bond.

mod choose;
mod columns;
mod head;
mod lines;
pub mod measured;
mod pager;
mod placed;
mod stack;
mod strip;
mod table;
mod words;

use super::document::{Document, Numbering};
use super::face::Faces;
use super::length::Length;
use super::page::{Heading, Pages};
use super::structure::{Role, Tag};
use pager::Pager;
use words::Measure;

/// Lays a paper out. Never fails: what cannot be printed is shown tinted and listed in [`Pages::missing`], what does
/// not fit its fixed place is listed in [`Pages::overfull`].
#[must_use]
pub fn layout(document: &Document, faces: &Faces) -> Pages {
    let mut measure = Measure::new(faces);
    let mut pages = Pages { meta: document.meta.clone(), ..Pages::default() };
    for section in &document.sections {
        let page = pages.pages.len();
        pages.sections.push(page);
        let above = pages.outline.len();
        if let Some(title) = &section.bookmark {
            pages.outline.push(Heading { level: 0, title: title.clone(), page, y: Length::ZERO });
        }
        let number = match (section.numbering, pages.pages.last()) {
            (Numbering::Continue, Some(last)) => last.number + 1,
            _ => 1,
        };
        measure.parent = Tag::ARTIFACT;
        measure.parent = measure.tag(Role::Section);
        let mut pager = Pager::new(section.setup, number, &mut pages, faces);
        stack::section(section, &mut pager, &mut measure);
        pager.finish();
        if section.bookmark.is_some() {
            for heading in pages.outline.iter_mut().skip(above + 1) {
                heading.level = heading.level.saturating_add(1);
            }
        }
    }
    pages.missing = measure.missing.into_iter().collect();
    pages.overfull = measure.overfull;
    pages.structure = measure.structure;
    pages
}
