//! From document to pages, with integers only: the same document gives the same pages on every machine.
//!
//! Blocks become *pieces* that are never cut (a line of a paragraph, a row of a table, a letterhead), each with a
//! bond to the piece above; the pager puts chains of bonded pieces on pages. Keeping headings with their text, rows
//! with their total and signatures with what is signed are all the same thing then: a bond.

mod columns;
mod head;
mod lines;
mod pager;
mod stack;
mod strip;
mod table;
mod words;

use super::document::Document;
use super::face::Faces;
use super::page::Pages;
use pager::Pager;
use std::collections::BTreeSet;
use words::Measure;

/// Lays a paper out. Never fails: what cannot be printed is shown tinted and listed in [`Pages::missing`].
#[must_use]
pub fn layout(document: &Document, faces: &Faces) -> Pages {
    let mut measure = Measure { faces, missing: BTreeSet::new() };
    let mut pages = Pages { meta: document.meta.clone(), ..Pages::default() };
    for section in &document.sections {
        let mut pager = Pager::new(section.setup, &mut pages, faces);
        stack::section(section, &mut pager, &mut measure);
        pager.finish();
    }
    pages.missing = measure.missing.into_iter().collect();
    pages
}
