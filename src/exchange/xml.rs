//! Writing XML: elements are closed in the order they were opened, by the writer and not by the caller.

use super::ExportError;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An XML part being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
    failed: Option<std::io::Error>,
}

impl Xml {
    /// Begins with the declaration that every part of an office file has.
    pub fn new() -> Xml {
        let mut xml = Xml { writer: Writer::new(Vec::new()), open: Vec::new(), failed: None };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
        self.open.push(name);
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element without content.
    pub fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    /// An element whose only attribute is `w:val`, which is most of them.
    pub fn val(&mut self, name: &'static str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }

    /// A property that is on, or switched off where the style has it on.
    pub fn switch(&mut self, name: &'static str, on: bool) {
        if on { self.leaf(name, &[]) } else { self.val(name, "0") }
    }

    /// Text inside the open element.
    pub fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(text)));
    }

    /// An element with text only.
    pub fn words(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    fn event(&mut self, event: Event<'_>) {
        if self.failed.is_none() {
            self.failed = self.writer.write_event(event).err();
        }
    }

    /// The finished part, with all that was still open closed.
    pub fn finish(mut self) -> Result<Vec<u8>, ExportError> {
        while !self.open.is_empty() {
            self.close();
        }
        match self.failed {
            Some(error) => Err(ExportError::Assembly { program: "Word", reason: error.to_string() }),
            None => Ok(self.writer.into_inner()),
        }
    }
}

/// Composed letters, without the characters that XML forbids and those that no paper shows (joiners, soft hyphens).
pub(super) fn printable(text: &str) -> String {
    crate::text::nfc(text)
        .chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| {
            let invisible = matches!(
                c,
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
            );
            *c == '\n' || !(invisible || c.is_control())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_opened_is_closed_and_what_is_special_is_escaped() {
        let mut xml = Xml::new();
        xml.open("w:p", &[("w:rsid", "a\"b")]);
        xml.words("w:t", &[], "A & B < C");
        xml.open("w:r", &[]);
        let text = String::from_utf8(xml.finish().unwrap()).unwrap();
        assert!(
            text.ends_with(r#"<w:p w:rsid="a&quot;b"><w:t>A &amp; B &lt; C</w:t><w:r></w:r></w:p>"#),
            "{text}"
        );
    }

    #[test]
    fn characters_that_xml_forbids_are_left_out() {
        assert_eq!(printable("a\u{1}b\tc\u{ad}d\u{a0}e\nf\r"), "ab c d\u{a0}e\nf".replace(" d", "d"));
        assert_eq!(printable("Tie\u{302}\u{301}ng"), "Tiếng");
    }
}
