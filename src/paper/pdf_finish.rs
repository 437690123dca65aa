//! What the PDF library leaves undone, put right on the objects of the file: version, properties, identity, outline,
//! tags, meaning of colours.
//!
//! The library writes version 1.3, an empty PDF/X claim, the date 1970, and one and the same identity for every file.

use super::page::Pages;
use super::pdf_outline::add_outline;
use super::picture::{Picture, Stored};
use super::structure::Tag;
use super::{pdf_meta, pdf_tags};
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use std::collections::BTreeMap;
use std::io::Write as _;

/// The packed content of a page, and the elements of its marked contents by their number in it.
pub(super) struct Packed {
    content: Vec<u8>,
    marked: Vec<Tag>,
}

/// The packed contents of all pages of a document, in order.
pub(super) fn pack(document: &Document, marked: Vec<Vec<Tag>>) -> Result<Vec<Packed>, String> {
    let contents: Vec<&[u8]> = document
        .page_iter()
        .map(|page| {
            let id = document.get_dictionary(page).and_then(|page| page.get(b"Contents")?.as_reference());
            let stream = id.and_then(|id| document.get_object(id)).and_then(Object::as_stream);
            stream.map(|stream| stream.content.as_slice()).map_err(|error| error.to_string())
        })
        .collect::<Result<_, String>>()?;
    let packed = |(content, marked)| Ok(Packed { content: deflate(content)?, marked });
    contents.into_iter().zip(marked).map(packed).collect()
}

pub(super) fn deflate(bytes: &[u8]) -> Result<Vec<u8>, String> {
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
    tagged: bool,
}

impl<'a> Finish<'a> {
    /// Takes a document of one page that uses all fonts; the page goes, the fonts stay.
    pub fn new(mut document: Document, pages: &'a Pages, tagged: bool) -> Result<Finish<'a>, String> {
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
        Ok(Finish { document, pages, root, tree, resources, tagged })
    }

    /// Puts the pages in and writes the file.
    pub fn write(mut self, contents: Vec<Packed>) -> Result<Vec<u8>, String> {
        let mut ids = Vec::with_capacity(contents.len());
        let size: usize = contents.iter().map(|page| page.content.len()).sum();
        let mut marked = Vec::with_capacity(contents.len());
        for (page, packed) in self.pages.pages.iter().zip(contents) {
            let stream = Stream::new(dictionary! { "Filter" => "FlateDecode" }, packed.content);
            marked.push(packed.marked);
            let contents = self.document.add_object(stream);
            let sides = [0.0, 0.0, page.width.to_pt() as f32, page.height.to_pt() as f32];
            let sheet: Vec<Object> = sides.into_iter().map(Object::Real).collect();
            let mut page = dictionary! {
                "Type" => "Page",
                "Parent" => self.tree,
                "MediaBox" => sheet,
                "Resources" => self.resources,
                "Contents" => contents,
            };
            if self.tagged {
                page.set("StructParents", ids.len() as i64);
                page.set("Tabs", "S");
            }
            ids.push(self.document.add_object(page));
        }
        let kids: Vec<Object> = ids.iter().map(|id| Object::Reference(*id)).collect();
        let tree = dictionary! { "Type" => "Pages", "Count" => ids.len() as i64, "Kids" => kids };
        self.document.objects.insert(self.tree, Object::Dictionary(tree));
        self.catalog(&ids, &marked)?;
        let info = self.document.trailer.get(b"Info").and_then(Object::as_reference);
        let info = info.map_err(|error| error.to_string())?;
        self.document.objects.insert(info, Object::Dictionary(pdf_meta::info(self.pages)));
        let identity = pdf_meta::identity(self.pages, self.tagged);
        let identity = Object::String(identity, StringFormat::Hexadecimal);
        self.document.trailer.set("ID", vec![identity.clone(), identity]);
        self.document.version = "1.7".to_owned();
        self.document.renumber_objects();
        let options =
            SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
        let mut bytes = Vec::with_capacity(size + 256 * 1024);
        self.document.save_with_options(&mut bytes, options).map_err(|error| error.to_string())?;
        Ok(bytes)
    }

    fn catalog(&mut self, page_ids: &[ObjectId], marked: &[Vec<Tag>]) -> Result<(), String> {
        let document = &mut self.document;
        let metadata = pdf_meta::add_xmp(document, self.pages);
        let intent = pdf_meta::add_output_intent(document)?;
        let structure = self.tagged.then(|| pdf_tags::add(document, &self.pages.structure, page_ids, marked));
        let outline = add_outline(document, self.pages, page_ids);
        let root = document.get_object_mut(self.root).and_then(Object::as_dict_mut);
        let root: &mut Dictionary = root.map_err(|error| error.to_string())?;
        root.set("Metadata", metadata);
        root.set("OutputIntents", vec![intent]);
        if let Some(structure) = structure {
            root.set("StructTreeRoot", structure);
            root.set("MarkInfo", dictionary! { "Marked" => true });
        }
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
