//! What the PDF library leaves undone, put right on the objects of the file: version, properties, identity, outline.
//!
//! The library writes version 1.3, an empty PDF/X claim, the date 1970, and one and the same identity for every file.

use super::page::{Heading, Pages};
use super::picture::{Picture, Stored};
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

/// Vietnam keeps one time zone all year.
const ZONE: (&str, &str) = ("+07'00'", "+07:00");
const PRODUCER: &str = "Gương Sáng (printpdf 0.12.8)";

/// The packed content of a page.
pub(super) struct Packed(Vec<u8>);

/// The packed contents of all pages of a document, in order.
pub(super) fn pack(document: &Document) -> Result<Vec<Packed>, String> {
    let contents: Vec<&[u8]> = document
        .page_iter()
        .map(|page| {
            let id = document.get_dictionary(page).and_then(|page| page.get(b"Contents")?.as_reference());
            let stream = id.and_then(|id| document.get_object(id)).and_then(Object::as_stream);
            stream.map(|stream| stream.content.as_slice()).map_err(|error| error.to_string())
        })
        .collect::<Result<_, String>>()?;
    contents.into_iter().map(|content| deflate(content).map(Packed)).collect()
}

fn deflate(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(4));
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| error.to_string())
}

/// A document with its fonts and properties, waiting for the contents of its pages.
pub(super) struct Finish<'a> {
    document: Document,
    pages: &'a Pages,
    root: ObjectId,
    tree: ObjectId,
    resources: ObjectId,
}

impl<'a> Finish<'a> {
    /// Takes a document of one page that uses all fonts; the page goes, the fonts stay.
    pub fn new(mut document: Document, pages: &'a Pages) -> Result<Finish<'a>, String> {
        let text = |error: lopdf::Error| error.to_string();
        let root = document.trailer.get(b"Root").and_then(Object::as_reference).map_err(text)?;
        let tree = document.catalog().and_then(|root| root.get(b"Pages")?.as_reference()).map_err(text)?;
        let specimen = document.page_iter().next().ok_or("no specimen page")?;
        let page = document.get_dictionary(specimen).map_err(text)?;
        let contents = page.get(b"Contents").and_then(Object::as_reference).map_err(text)?;
        let old_resources = page.get(b"Resources").and_then(Object::as_reference).map_err(text)?;
        let old = document.get_dictionary(old_resources).map_err(text)?.clone();
        let fonts = old.get(b"Font").and_then(Object::as_reference).map_err(text)?;
        for unused in [specimen, contents, old_resources] {
            document.objects.remove(&unused);
        }
        // Empty dictionaries for pictures, transparency and shading are left out.
        for (_, value) in &old {
            if let Ok(id) = value.as_reference()
                && id != fonts
            {
                document.objects.remove(&id);
            }
        }
        let mut shared = dictionary! { "Font" => fonts };
        let pictures = add_pictures(&mut document, pages);
        if !pictures.is_empty() {
            shared.set("XObject", pictures);
        }
        let resources = document.add_object(shared);
        for object in document.objects.values_mut() {
            if let Object::Stream(stream) = object
                && !stream.dict.has(b"Filter")
            {
                let packed = deflate(&stream.content)?;
                stream.dict.set("Filter", "FlateDecode");
                stream.set_content(packed);
            }
        }
        Ok(Finish { document, pages, root, tree, resources })
    }

    /// Puts the pages in and writes the file.
    pub fn write(mut self, contents: Vec<Packed>) -> Result<Vec<u8>, String> {
        let mut ids = Vec::with_capacity(contents.len());
        let size: usize = contents.iter().map(|content| content.0.len()).sum();
        for (page, content) in self.pages.pages.iter().zip(contents) {
            let stream = Stream::new(dictionary! { "Filter" => "FlateDecode" }, content.0);
            let contents = self.document.add_object(stream);
            let sides = [0.0, 0.0, page.width.to_pt() as f32, page.height.to_pt() as f32];
            let sheet: Vec<Object> = sides.into_iter().map(Object::Real).collect();
            ids.push(self.document.add_object(dictionary! {
                "Type" => "Page",
                "Parent" => self.tree,
                "MediaBox" => sheet,
                "Resources" => self.resources,
                "Contents" => contents,
            }));
        }
        let kids: Vec<Object> = ids.iter().map(|id| Object::Reference(*id)).collect();
        let tree = dictionary! { "Type" => "Pages", "Count" => ids.len() as i64, "Kids" => kids };
        self.document.objects.insert(self.tree, Object::Dictionary(tree));
        self.catalog(&ids)?;
        self.info()?;
        let identity = Object::String(identity(self.pages), StringFormat::Hexadecimal);
        self.document.trailer.set("ID", vec![identity.clone(), identity]);
        self.document.version = "1.7".to_owned();
        self.document.renumber_objects();
        let options =
            SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
        let mut bytes = Vec::with_capacity(size + 256 * 1024);
        self.document.save_with_options(&mut bytes, options).map_err(|error| error.to_string())?;
        Ok(bytes)
    }

    fn catalog(&mut self, page_ids: &[ObjectId]) -> Result<(), String> {
        let metadata = Stream::new(
            dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
            xmp(self.pages).into_bytes(),
        );
        let metadata = self.document.add_object(metadata.with_compression(false));
        let outline = add_outline(&mut self.document, self.pages, page_ids);
        let root = self.document.get_object_mut(self.root).and_then(Object::as_dict_mut);
        let root: &mut Dictionary = root.map_err(|error| error.to_string())?;
        root.set("Metadata", metadata);
        root.set("Lang", Object::string_literal("vi-VN"));
        root.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
        root.set(
            "PageMode",
            Object::Name(if outline.is_some() { b"UseOutlines".to_vec() } else { b"UseNone".to_vec() }),
        );
        if let Some(outline) = outline {
            root.set("Outlines", outline);
        }
        Ok(())
    }

    fn info(&mut self) -> Result<(), String> {
        let meta = &self.pages.meta;
        let mut info = dictionary! {
            "Title" => text(&meta.title),
            "Author" => text(&meta.author),
            "Subject" => text(&meta.subject),
            "Keywords" => text(&meta.keywords.join(", ")),
            "Creator" => text("Gương Sáng"),
            "Producer" => text(PRODUCER),
        };
        if let Some(created) = meta.created {
            let date = format!("D:{}{}", created.format("%Y%m%d%H%M%S"), ZONE.0);
            info.set("CreationDate", Object::string_literal(date.as_str()));
            info.set("ModDate", Object::string_literal(date.as_str()));
        }
        let id = self.document.trailer.get(b"Info").and_then(Object::as_reference);
        self.document.objects.insert(id.map_err(|error| error.to_string())?, Object::Dictionary(info));
        Ok(())
    }
}

/// A text string of PDF: UTF-16 with byte order mark, written in hexadecimal.
fn text(text: &str) -> Object {
    let bytes = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes.collect(), StringFormat::Hexadecimal)
}

/// Sixteen bytes that depend on everything that is written.
fn identity(pages: &Pages) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(xmp(pages));
    for page in &pages.pages {
        hash.update(page.hash());
    }
    for heading in &pages.outline {
        hash.update(&heading.title);
        hash.update([heading.level]);
    }
    hash.finalize().iter().take(16).copied().collect()
}

/// What a picture is called in the contents of pages.
pub(super) fn picture_name(picture: &Picture) -> String {
    let [a, b, c, d, e, f, ..] = *picture.hash();
    format!("P{a:02x}{b:02x}{c:02x}{d:02x}{e:02x}{f:02x}")
}

/// Writes every picture once, however often it is placed.
fn add_pictures(document: &mut Document, pages: &Pages) -> Dictionary {
    let placed = pages.pages.iter().flat_map(|page| &page.pictures);
    let pictures: BTreeMap<String, &Picture> =
        placed.map(|picture| (picture_name(picture), picture)).collect();
    let mut names = Dictionary::new();
    for (name, picture) in pictures {
        let (width, height) = picture.size();
        let head = |colours: &str, filter: &str| {
            dictionary! {
                "Type" => "XObject",
                "Subtype" => "Image",
                "Width" => i64::from(width),
                "Height" => i64::from(height),
                "ColorSpace" => colours,
                "BitsPerComponent" => 8,
                "Filter" => filter,
            }
        };
        let stream = match picture.stored() {
            Stored::Jpeg { grey } => {
                let colours = if *grey { "DeviceGray" } else { "DeviceRGB" };
                Stream::new(head(colours, "DCTDecode"), picture.bytes().to_vec())
            }
            Stored::Packed { colours, opacity } => {
                let mut head_of_colours = head("DeviceRGB", "FlateDecode");
                if let Some(opacity) = opacity {
                    let mask = Stream::new(head("DeviceGray", "FlateDecode"), opacity.clone());
                    head_of_colours.set("SMask", document.add_object(mask.with_compression(false)));
                }
                Stream::new(head_of_colours, colours.clone())
            }
        };
        names.set(name, document.add_object(stream.with_compression(false)));
    }
    names
}

/// An entry of the outline tree.
struct Entry {
    id: ObjectId,
    parent: Option<usize>,
    children: Vec<usize>,
}

/// Writes the headings as a nested outline; returns its root, if there is any heading.
fn add_outline(document: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Option<ObjectId> {
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

/// The properties once more in the form newer programs read (XMP, ISO 16684-1).
fn xmp(pages: &Pages) -> String {
    let meta = &pages.meta;
    let mut xml = String::from(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n<dc:format>application/pdf</dc:format>\n\
         <dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>\n",
    );
    let item = |text: &str| format!("<rdf:li>{}</rdf:li>", escaped(text));
    let alternative =
        |text: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", escaped(text));
    let _ = writeln!(xml, "<dc:title>{}</dc:title>", alternative(&meta.title));
    let _ = writeln!(xml, "<dc:creator><rdf:Seq>{}</rdf:Seq></dc:creator>", item(&meta.author));
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
        writeln!(xml, "<xmp:CreatorTool>Gương Sáng</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>");
    xml.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
    xml
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
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

    #[test]
    fn properties_survive_markup() {
        let mut pages = Pages::default();
        pages.meta.title = "Kế hoạch <A & B>".to_owned();
        assert!(xmp(&pages).contains("Kế hoạch &lt;A &amp; B&gt;"));
    }
}
