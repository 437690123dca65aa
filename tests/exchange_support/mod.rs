//! Reads written files back, and pages as plain text.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::paper::{Document, Faces, Page, layout};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

pub fn faces() -> &'static Faces {
    Faces::liberation().unwrap()
}

/// A part of a packed file.
pub fn part(file: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap_or_else(|_| panic!("no {name}")).read_to_string(&mut text).unwrap();
    text
}

/// Names of all parts.
pub fn parts(file: &[u8]) -> Vec<String> {
    let zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    zip.file_names().map(|name| name.unwrap().into_owned()).collect()
}

/// An element of a part with what it holds.
#[derive(Debug, Clone, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    pub fn get(&self, attribute: &str) -> &str {
        self.attributes.iter().find(|(name, _)| name == attribute).map_or("", |(_, value)| value)
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All elements of a name below this one, in reading order.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// The words of a paragraph or more as Word shows them: line ends and tabs are white space.
    pub fn words(&self) -> String {
        match self.name.as_str() {
            "w:t" | "a:t" => self.text.clone(),
            "w:br" => "\n".to_owned(),
            "w:tab" => "\t".to_owned(),
            "w:pPr" | "w:rPr" => String::new(),
            _ => self.children.iter().map(Element::words).collect(),
        }
    }
}

/// Parses a part; a part that is not well-formed is a failure.
pub fn parsed(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => {
                let element = element(&start);
                open.last_mut().unwrap().children.push(element);
            }
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::GeneralRef(name) => {
                let character = match &*name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("&{other};"),
                };
                open.last_mut().unwrap().text.push_str(character);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "something is left open");
    open.pop().unwrap().children.pop().unwrap()
}

fn element(start: &quick_xml::events::BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = quick_xml::escape::unescape(&attribute.value).unwrap().into_owned();
        (attribute.key.as_ref().to_owned(), value)
    });
    Element { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Element::default() }
}

/// Without any white space: where lines end and how wide gaps are is up to each program.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text of the printed pages in reading order, without page numbers and without heads that come again.
pub fn printed(document: &Document) -> String {
    let pages = layout(document, faces());
    assert!(pages.missing.is_empty(), "{:?}", pages.missing);
    let mut all = String::new();
    let mut rest = pages.pages.iter();
    for section in &document.sections {
        let mut alone = document.clone();
        alone.sections = vec![section.clone()];
        let count = layout(&alone, faces()).pages.len();
        let heads = heads(section);
        let mut said = String::new();
        for (index, page) in rest.by_ref().take(count).enumerate() {
            let numbered = section.setup.number.is_some_and(|n| index > 0 || !n.hidden_on_first);
            let mut texts = texts(page);
            if numbered {
                assert_eq!(texts.pop().unwrap(), (index + 1).to_string(), "the page number is drawn last");
            }
            // A head that stands at the top of a page comes again, unless its table only begins there.
            let again = heads.iter().find(|head| texts.starts_with(head) && said.contains(&head.concat()));
            if let Some(head) = again.filter(|_| index > 0) {
                texts.drain(..head.len());
            }
            said.push_str(&texts.concat());
        }
        all.push_str(&said);
    }
    squeezed(&all)
}

fn texts(page: &Page) -> Vec<String> {
    page.texts().map(|(_, text)| text.to_owned()).collect()
}

/// The pieces of text of the head of each table of the section, as they are drawn.
fn heads(section: &guong_sang::paper::Section) -> Vec<Vec<String>> {
    use guong_sang::paper::Block;
    let tables = section.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let head = |table: &guong_sang::paper::Table| {
        let mut alone = section.clone();
        alone.setup.number = None;
        alone.blocks = vec![Block::Table(guong_sang::paper::Table { rows: Vec::new(), ..table.clone() })];
        let document = Document { sections: vec![alone], ..Document::default() };
        layout(&document, faces()).pages.iter().flat_map(texts).collect::<Vec<_>>()
    };
    tables.map(head).filter(|head| !head.is_empty()).collect()
}
