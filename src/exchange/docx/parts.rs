//! The parts around the text: properties of sections, page numbers, settings, what the file says about itself.

use super::flow::Role;
use super::look::Styles;
use super::units::{half_points, twips};
use crate::exchange::ExportError;
use crate::exchange::xml::{Xml, printable};
use crate::paper::{FaceId, Faces, Length, Meta, Numbering, PageNumber, PageSetup, Section};
use chrono::{NaiveDateTime, TimeDelta};

/// Namespace of the text.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Namespace of references between parts.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// What a section says about its sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetParts {
    setup: PageSetup,
    /// Distance of the page number's line from the upper edge of the sheet.
    header: Length,
    /// Which header has its page number; the empty one where pages have none.
    number: usize,
    /// Whether pages are counted from 1.
    restart: bool,
    /// Number and name of the mark at its beginning.
    bookmark: Option<(String, String)>,
}

impl SheetParts {
    /// Number and name of the mark at its beginning.
    pub fn bookmark(&self) -> Option<(String, String)> {
        self.bookmark.clone()
    }
}

/// The headers of a document: the empty one, and one for each look of page numbers.
#[derive(Debug, Default)]
pub(super) struct Headers(Vec<PageNumber>);

impl Headers {
    /// Finds the header of the section with this index, or makes it.
    pub fn sheet(&mut self, index: usize, section: &Section, faces: &Faces) -> SheetParts {
        let setup = section.setup;
        let restart = section.numbering == Numbering::Restart || index == 0;
        let bookmark =
            section.bookmark.as_deref().map(|name| (index.to_string(), bookmark_name(index, name)));
        let Some(number) = setup.number else {
            return SheetParts { setup, header: setup.margins.top.half(), number: 0, restart, bookmark };
        };
        let known = self.0.iter().position(|known| (known.size, known.style) == (number.size, number.style));
        let header_index = known.unwrap_or_else(|| {
            self.0.push(number);
            self.0.len() - 1
        });
        let above = Length(faces.get(FaceId::Regular).ascent * i64::from(number.size.0));
        let header = (number.baseline - above).max(Length::ZERO);
        SheetParts { setup, header, number: header_index + 1, restart, bookmark }
    }

    /// Names and bytes of the header parts.
    pub fn write(&self, styles: &Styles) -> Result<Vec<(String, Vec<u8>)>, ExportError> {
        let mut parts = vec![(header_name(0), empty_header()?)];
        for (index, number) in self.0.iter().enumerate() {
            parts.push((header_name(index + 1), number_header(*number, styles)?));
        }
        Ok(parts)
    }
}

/// Word's names for marks begin with a letter, have no spaces and are 40 characters at most.
fn bookmark_name(index: usize, name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let name = printable(&words.collect::<Vec<_>>().join("_"));
    format!("Phan{}_{name}", index + 1).chars().take(40).collect()
}

fn header_name(index: usize) -> String {
    format!("header{index}.xml")
}

fn empty_header() -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    xml.open("w:hdr", &[("xmlns:w", MAIN)]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.val("w:pStyle", super::body::ROOM);
    xml.finish()
}

fn number_header(number: PageNumber, styles: &Styles) -> Result<Vec<u8>, ExportError> {
    let style = styles.look(Role::PageNumber);
    let mut xml = Xml::new();
    xml.open("w:hdr", &[("xmlns:w", MAIN)]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.val("w:pStyle", &Role::PageNumber.id());
    xml.close();
    xml.open("w:fldSimple", &[("w:instr", " PAGE ")]);
    xml.open("w:r", &[]);
    if (number.size, number.style.bold, number.style.italic) != (style.size, style.bold, style.italic) {
        xml.open("w:rPr", &[]);
        xml.switch("w:b", number.style.bold);
        xml.switch("w:i", number.style.italic);
        xml.val("w:sz", &half_points(number.size));
        xml.close();
    }
    xml.words("w:t", &[], "2");
    xml.finish()
}

/// Sheet, margins, page number.
pub(super) fn section_properties(xml: &mut Xml, sheet: &SheetParts) {
    let SheetParts { setup, header, number, restart, .. } = sheet;
    let margins = setup.margins;
    let reference = |index: usize| format!("rIdHeader{index}");
    xml.open("w:sectPr", &[]);
    xml.leaf("w:headerReference", &[("w:type", "default"), ("r:id", &reference(*number))]);
    // The first page must name its own header, or it takes that of the section before.
    xml.leaf("w:headerReference", &[("w:type", "first"), ("r:id", &reference(0))]);
    xml.val("w:type", "nextPage");
    let (width, height) = (twips(setup.width), twips(setup.height));
    let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
    if setup.width > setup.height {
        size.push(("w:orient", "landscape"));
    }
    xml.leaf("w:pgSz", &size);
    xml.leaf(
        "w:pgMar",
        &[
            ("w:top", &twips(margins.top)),
            ("w:right", &twips(margins.right)),
            ("w:bottom", &twips(margins.bottom)),
            ("w:left", &twips(margins.left)),
            ("w:header", &twips(*header)),
            ("w:footer", &twips(margins.bottom.half())),
            ("w:gutter", "0"),
        ],
    );
    if *restart {
        xml.leaf("w:pgNumType", &[("w:start", "1")]);
    }
    // Only the page numbered 1 goes without its number.
    if *restart && setup.number.is_some_and(|number| number.hidden_on_first) {
        xml.switch("w:titlePg", true);
    }
    xml.close();
}

/// The part `word/settings.xml`.
pub(super) fn settings() -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    xml.open("w:settings", &[("xmlns:w", MAIN)]);
    xml.leaf("w:zoom", &[("w:percent", "100")]);
    xml.val("w:defaultTabStop", "720");
    xml.val("w:characterSpacingControl", "doNotCompress");
    xml.open("w:compat", &[]);
    // A line that was ended by hand is not pulled apart.
    xml.switch("w:doNotExpandShiftReturn", true);
    let office = "http://schemas.microsoft.com/office/word";
    xml.leaf("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", office), ("w:val", "15")]);
    xml.close();
    xml.leaf("w:themeFontLang", &[("w:val", "vi-VN")]);
    xml.val("w:decimalSymbol", ",");
    xml.val("w:listSeparator", ";");
    xml.finish()
}

/// The part `word/fontTable.xml`.
pub(super) fn fonts() -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    xml.open("w:fonts", &[("xmlns:w", MAIN)]);
    xml.open("w:font", &[("w:name", "Times New Roman")]);
    xml.val("w:panose1", "02020603050405020304");
    xml.val("w:charset", "00");
    xml.val("w:family", "roman");
    xml.val("w:pitch", "variable");
    xml.finish()
}

/// The part `docProps/core.xml`.
pub(super) fn core(meta: &Meta) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    let keywords = meta.keywords.join(", ");
    let told = [
        ("dc:title", meta.title.as_str()),
        ("dc:subject", &meta.subject),
        ("dc:creator", &meta.author),
        ("cp:keywords", &keywords),
        ("dc:language", "vi-VN"),
    ];
    for (name, value) in told.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
        xml.words(name, &[], &printable(value));
    }
    if let Some(created) = meta.created {
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.words(name, &[("xsi:type", "dcterms:W3CDTF")], &world_time(created));
        }
    }
    xml.finish()
}

/// Word shows the time of the reader's zone, so the file has world time; Vietnam is seven hours ahead all year.
pub(in crate::exchange) fn world_time(local: NaiveDateTime) -> String {
    let world = local.checked_sub_signed(TimeDelta::hours(7)).unwrap_or(local);
    world.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The part `docProps/app.xml`.
pub(super) fn application() -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", space)]);
    xml.words("Application", &[], "Gương Sáng");
    xml.finish()
}

/// The part `[Content_Types].xml`.
pub(super) fn content_types(headers: usize) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.leaf("Default", &[("Extension", "rels"), ("ContentType", relations)]);
    xml.leaf("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let word =
        |kind: &str| format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml");
    let mut parts = vec![
        ("/word/document.xml".to_owned(), word("document.main")),
        ("/word/styles.xml".to_owned(), word("styles")),
        ("/word/settings.xml".to_owned(), word("settings")),
        ("/word/fontTable.xml".to_owned(), word("fontTable")),
        (
            "/docProps/core.xml".to_owned(),
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
        (
            "/docProps/app.xml".to_owned(),
            "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
        ),
    ];
    parts.extend((0..headers).map(|index| (format!("/word/{}", header_name(index)), word("header"))));
    for (name, kind) in parts {
        xml.leaf("Override", &[("PartName", &name), ("ContentType", &kind)]);
    }
    xml.finish()
}

/// The part `_rels/.rels`.
pub(super) fn package_relations() -> Result<Vec<u8>, ExportError> {
    relations(&[
        ("rId1".to_owned(), format!("{RELATIONS}/officeDocument"), "word/document.xml".to_owned()),
        (
            "rId2".to_owned(),
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml".to_owned(),
        ),
        ("rId3".to_owned(), format!("{RELATIONS}/extended-properties"), "docProps/app.xml".to_owned()),
    ])
}

/// The part `word/_rels/document.xml.rels`.
pub(super) fn document_relations(headers: usize) -> Result<Vec<u8>, ExportError> {
    let part = |id: &str, kind: &str, file: String| (id.to_owned(), format!("{RELATIONS}/{kind}"), file);
    let mut parts = vec![
        part("rIdStyles", "styles", "styles.xml".to_owned()),
        part("rIdSettings", "settings", "settings.xml".to_owned()),
        part("rIdFonts", "fontTable", "fontTable.xml".to_owned()),
    ];
    parts.extend((0..headers).map(|index| part(&format!("rIdHeader{index}"), "header", header_name(index))));
    relations(&parts)
}

fn relations(parts: &[(String, String, String)]) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (id, kind, target) in parts {
        xml.leaf("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
    }
    xml.finish()
}
