//! Papers for Word: one file with real styles, tables and sections, which an office can go on editing.
//!
//! Written part by part. The order of elements inside properties is the schema's; Word is strict about it.

mod body;
mod flow;
mod look;
mod parts;
mod table;
mod text;
mod units;

use super::ExportError;
use super::package::pack;
use super::xml::Xml;
use crate::paper::{Document, Faces};

/// Writes a paper as a Word file (.docx). Words, marks and numbers are those of the printed pages; lines break where
/// Word breaks them. Text at fixed places keeps its place; frames, ornaments and pictures are left to the PDF. The
/// same document gives the same bytes.
///
/// # Errors
/// When the program's own fonts are damaged, or the file cannot be put together.
pub fn docx(document: &Document) -> Result<Vec<u8>, ExportError> {
    let faces = Faces::liberation()?;
    let sections: Vec<_> = document.sections.iter().map(|section| flow::section(section, faces)).collect();
    let styles = look::Styles::of(document, &sections);
    let mut headers = parts::Headers::default();
    let sheets: Vec<_> = document
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| headers.sheet(index, section, faces))
        .collect();

    let mut xml = Xml::new();
    xml.open("w:document", &[("xmlns:w", parts::MAIN), ("xmlns:r", parts::RELATIONS)]);
    xml.open("w:body", &[]);
    let mut body = body::Body { xml: &mut xml, styles: &styles, faces };
    for (index, (pieces, sheet)) in sections.iter().zip(&sheets).enumerate() {
        body.section(pieces, sheet, index + 1 == sections.len());
    }
    let text = xml.finish()?;

    let headers = headers.write(&styles)?;
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), parts::content_types(headers.len())?),
        ("_rels/.rels".to_owned(), parts::package_relations()?),
        ("docProps/core.xml".to_owned(), parts::core(&document.meta)?),
        ("docProps/app.xml".to_owned(), parts::application()?),
        ("word/_rels/document.xml.rels".to_owned(), parts::document_relations(headers.len())?),
        ("word/document.xml".to_owned(), text),
        ("word/styles.xml".to_owned(), styles.write()?),
        ("word/settings.xml".to_owned(), parts::settings()?),
        ("word/fontTable.xml".to_owned(), parts::fonts()?),
    ];
    files.extend(headers.into_iter().map(|(name, bytes)| (format!("word/{name}"), bytes)));
    pack(&files, "Word")
}
