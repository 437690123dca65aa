//! A part of the file as a tree of elements.

use crate::exchange::ExchangeError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Deeper than this no word processor nests.
const DEEPEST: usize = 160;
/// Elements that a paper of any length stays under.
const MOST: usize = 1_500_000;

/// An element with what it holds; names without their prefix.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    /// Text directly inside.
    pub text: String,
}

impl Element {
    /// The value of an attribute, named without prefix.
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// The first element of a name directly inside.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The elements of a name directly inside.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The `val` of an element directly inside.
    pub fn val(&self, name: &str) -> Option<&str> {
        self.child(name)?.get("val")
    }

    /// A property that is on when its element is there and does not say otherwise; `None` when it is not there.
    pub fn switch(&self, name: &str) -> Option<bool> {
        self.child(name).map(|child| !matches!(child.get("val"), Some("0" | "false" | "off")))
    }
}

/// Parses a part. Files that define entities of their own are refused: no word processor writes such, and they can be
/// made to grow without end.
pub(in crate::exchange) fn parsed(xml: &str) -> Result<Element, ExchangeError> {
    let damaged = |detail: String| ExchangeError::Damaged { detail };
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let mut open = vec![Element::default()];
    let mut count = 0_usize;
    loop {
        match reader.read_event().map_err(|error| damaged(error.to_string()))? {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => put(&mut open, element(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap_or_default();
                put(&mut open, done);
            }
            Event::Text(text) => say(&mut open, &text),
            Event::CData(text) => say(&mut open, &text),
            Event::GeneralRef(name) => say(&mut open, &reference(&name)),
            Event::DocType(_) => return Err(damaged("DOCTYPE".to_owned())),
            Event::Eof => break,
            _ => {}
        }
        count += 1;
        if count > MOST || open.len() > DEEPEST {
            return Err(ExchangeError::TooLarge);
        }
    }
    // A file cut short leaves elements open; what stands in them is still worth reading.
    while open.len() > 2 {
        let done = open.pop().unwrap_or_default();
        put(&mut open, done);
    }
    let root = open.pop().unwrap_or_default();
    let root = if root.name.is_empty() { root.children.into_iter().next() } else { Some(root) };
    root.ok_or_else(|| damaged("XML".to_owned()))
}

fn put(open: &mut [Element], element: Element) {
    if let Some(last) = open.last_mut() {
        last.children.push(element);
    }
}

fn say(open: &mut [Element], text: &str) {
    if let Some(last) = open.last_mut() {
        last.text.push_str(text);
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().flatten().map(|attribute| {
        let value = quick_xml::escape::unescape(&attribute.value)
            .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
        (bare(attribute.key.as_ref()), value)
    });
    Element { name: bare(start.name().as_ref()), attributes: attributes.collect(), ..Element::default() }
}

/// The name without its prefix; alternatives of Word's drawing layer keep what tells them apart.
fn bare(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_owned()
}

fn reference(name: &str) -> String {
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        _ => {
            let number = name.strip_prefix('#').and_then(|rest| match rest.strip_prefix('x') {
                Some(hex) => code(hex, 16),
                None => code(rest, 10),
            });
            number.map_or_else(|| format!("&{name};"), String::from)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_and_own_ones_refused() {
        let read = parsed("<w:p><w:t>A &amp; B &#7871;</w:t><w:b w:val=\"0\"/></w:p>").unwrap();
        assert_eq!(read.child("t").unwrap().text, "A & B ế");
        assert_eq!(read.switch("b"), Some(false));
        let bomb = "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>";
        assert!(matches!(parsed(bomb), Err(ExchangeError::Damaged { .. })));
        assert!(matches!(parsed(&"<a>".repeat(1_000)), Err(ExchangeError::TooLarge)));
        assert!(parsed("").is_err() && parsed("no xml").is_err());
    }
}
