//! What a PDF says about itself: properties, their newer form (XMP), identity, meaning of its colours.

use super::page::Pages;
use super::pdf_finish::deflate;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Vietnam keeps one time zone all year.
const ZONE: (&str, &str) = ("+07'00'", "+07:00");
const PRODUCER: &str = "Gương Sáng (printpdf 0.12.8)";
const CREATOR: &str = "Gương Sáng";
/// The meaning of all colours of the file: sRGB, as a profile of version 2 of the ICC specification. Made from the
/// published figures of IEC 61966-2-1; `tests/paper_pdfa.rs` makes it again and compares.
const SRGB: &[u8] = include_bytes!("../../assets/colour/srgb.icc");

/// A text string of PDF: UTF-16 with byte order mark, written in hexadecimal.
pub(super) fn text(text: &str) -> Object {
    let bytes = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes.collect(), StringFormat::Hexadecimal)
}

/// Sixteen bytes that depend on everything that is written.
pub(super) fn identity(pages: &Pages, tagged: bool) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(xmp(pages));
    for page in &pages.pages {
        hash.update(page.hash());
    }
    for heading in &pages.outline {
        hash.update(&heading.title);
        hash.update([heading.level]);
    }
    if tagged {
        for element in &pages.structure.elements {
            hash.update(element.role.name());
            hash.update(element.parent.0.to_le_bytes());
        }
        for (_, description) in &pages.structure.descriptions {
            hash.update(description);
        }
    }
    hash.finalize().iter().take(16).copied().collect()
}

/// The properties in the form every program reads. What is not known is left out, here and in the newer form.
pub(super) fn info(pages: &Pages) -> Dictionary {
    let meta = &pages.meta;
    let mut info = dictionary! { "Creator" => text(CREATOR), "Producer" => text(PRODUCER) };
    let entries = [
        ("Title", meta.title.clone()),
        ("Author", meta.author.clone()),
        ("Subject", meta.subject.clone()),
        ("Keywords", meta.keywords.join(", ")),
    ];
    for (key, value) in entries {
        let value = printable(&value);
        if !value.is_empty() {
            info.set(key, text(&value));
        }
    }
    if let Some(created) = meta.created {
        let date = format!("D:{}{}", created.format("%Y%m%d%H%M%S"), ZONE.0);
        info.set("CreationDate", Object::string_literal(date.as_str()));
        info.set("ModDate", Object::string_literal(date.as_str()));
    }
    info
}

/// Writes the newer form of the properties; not packed, so that every program finds it.
pub(super) fn add_xmp(document: &mut Document, pages: &Pages) -> ObjectId {
    let head = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    document.add_object(Stream::new(head, xmp(pages).into_bytes()).with_compression(false))
}

/// Writes what the colours mean.
pub(super) fn add_output_intent(document: &mut Document) -> Result<Object, String> {
    let head = dictionary! { "N" => 3, "Filter" => "FlateDecode" };
    let profile = document.add_object(Stream::new(head, deflate(SRGB)?));
    Ok(Object::Dictionary(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    }))
}

/// The properties once more in the form newer programs read (XMP, ISO 16684-1).
fn xmp(pages: &Pages) -> String {
    let meta = &pages.meta;
    let mut xml = String::from(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n\
         <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>\n<dc:format>application/pdf</dc:format>\n\
         <dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>\n",
    );
    let item = |text: &str| format!("<rdf:li>{}</rdf:li>", escaped(text));
    let alternative =
        |text: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", escaped(text));
    if !meta.title.is_empty() {
        let _ = writeln!(xml, "<dc:title>{}</dc:title>", alternative(&meta.title));
    }
    if !meta.author.is_empty() {
        let _ = writeln!(xml, "<dc:creator><rdf:Seq>{}</rdf:Seq></dc:creator>", item(&meta.author));
    }
    if !meta.subject.is_empty() {
        let _ = writeln!(xml, "<dc:description>{}</dc:description>", alternative(&meta.subject));
    }
    if !meta.keywords.is_empty() {
        let words: String = meta.keywords.iter().map(|word| item(word)).collect();
        let _ = writeln!(xml, "<dc:subject><rdf:Bag>{words}</rdf:Bag></dc:subject>");
        let _ = writeln!(xml, "<pdf:Keywords>{}</pdf:Keywords>", escaped(&meta.keywords.join(", ")));
    }
    if let Some(created) = meta.created {
        let date = format!("{}{}", created.format("%Y-%m-%dT%H:%M:%S"), ZONE.1);
        let _ =
            writeln!(xml, "<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>");
    }
    let _ =
        writeln!(xml, "<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>");
    xml.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
    xml
}

fn escaped(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Without control characters, which XML cannot have; both forms of the properties must agree.
fn printable(text: &str) -> String {
    text.chars().filter(|character| !character.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_survive_markup() {
        let mut pages = Pages::default();
        pages.meta.title = "Kế hoạch <A & B>\u{c}".to_owned();
        assert!(xmp(&pages).contains("Kế hoạch &lt;A &amp; B&gt;"));
    }
}
