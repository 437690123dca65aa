//! Pages as a PDF file. The only place that knows `printpdf`.
//!
//! Pages are handed over a few at a time and only their packed content is kept, so that a list of ten thousand rows
//! needs little memory. What the library writes wrongly or not at all is put right in `pdf_finish`.

use super::face::{Face, FaceId, Faces};
use super::length::Length;
use super::page::{Area, DotsMark, Ink, LineMark, Mark, Page, Pages, PictureMark, TextMark};
use super::pdf_finish::{Finish, Packed, pack, picture_name};
use super::structure::{Structure, Tag};
use printpdf::{
    Color, DictItem, FontId, Line, LineCapStyle, LineDashPattern, LinePoint, Op, ParsedFont, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, PdfWarnMsg, Point, Pt, Rgb, TextItem, TextMatrix,
    XObjectId, XObjectTransform,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Why a PDF was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The fonts have no glyph for these characters.
    #[error(
        "Chưa xuất được PDF: phông chữ không có ký tự {0}. Dữ liệu vẫn an toàn; hãy sửa các ký tự này trong văn bản rồi xuất lại."
    )]
    MissingGlyphs(String),
    /// There is nothing to write.
    #[error("Chưa xuất được PDF: văn bản không có trang nào. Hãy nhập nội dung rồi xuất lại.")]
    NoPages,
    /// A font could not be reduced to the characters in use.
    #[error(
        "Chưa xuất được PDF: không nhúng được phông chữ {0}. Dữ liệu vẫn an toàn; hãy cài lại chương trình."
    )]
    Font(&'static str),
    /// The PDF library complained, so the file cannot be trusted.
    #[error(
        "Chưa xuất được PDF: bước ghi tệp báo lỗi. Dữ liệu vẫn an toàn, tệp cũ không bị thay đổi; hãy thử lại."
    )]
    Library(String),
}

/// How many pages are handed to the library at once.
const BATCH: usize = 16;
/// More threads than this would only take memory.
const MOST_WORKERS: usize = 4;

/// How a PDF is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PdfOptions {
    /// A paper with a table of more rows than this goes without tags: they cost memory for every cell, and nobody has
    /// a list of thousands read aloud. 2 000 unless told otherwise, at which tags were measured to stay cheap.
    pub most_tagged_rows: usize,
}

impl Default for PdfOptions {
    fn default() -> PdfOptions {
        PdfOptions { most_tagged_rows: 2_000 }
    }
}

/// Writes pages as a PDF file with the usual options; see [`pdf_with`].
///
/// # Errors
/// As [`pdf_with`].
pub fn pdf(pages: &Pages, faces: &Faces) -> Result<Vec<u8>, PdfError> {
    pdf_with(pages, faces, PdfOptions::default())
}

/// Writes pages as a PDF file: fonts embedded with only the characters in use, document properties, nested outline,
/// tags, pictures. The same pages give the same bytes.
///
/// The file names itself PDF/A-2u in its metadata. What that rests on: `tests/paper_pdfa.rs` reads files of every kind
/// again and checks header, identity, metadata against properties, output intent and its colour profile, embedded fonts
/// with their widths, their map to Unicode and to glyphs, names, actions, and colours; `qpdf` checks the syntax. What is
/// not proven: no validator of the standard itself has seen the files, so no office should be promised conformance before
/// one has. The tags serve reading aloud and copying; the higher level (2a) is not claimed.
///
/// # Errors
/// When characters are missing, when there is no page, or when the library reports anything at all.
pub fn pdf_with(pages: &Pages, faces: &Faces, options: PdfOptions) -> Result<Vec<u8>, PdfError> {
    if !pages.missing.is_empty() {
        let characters: BTreeSet<char> = pages.missing.iter().map(|glyph| glyph.character).collect();
        let list: Vec<String> = characters
            .into_iter()
            .map(|character| format!("“{character}” (U+{:04X})", u32::from(character)))
            .collect();
        return Err(PdfError::MissingGlyphs(list.join(", ")));
    }
    if pages.pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    let fonts = fonts(pages, faces)?;
    let mut writer = writer(&fonts);
    // The library embeds the characters it sees in use: a sheet of specimens shows it all of them.
    writer.pages = vec![sheet(Length::ZERO, Length::ZERO, specimens(&fonts))];
    let tagged = (pages.structure.most_rows <= options.most_tagged_rows).then_some(&pages.structure);
    let finish = Finish::new(convert(&writer)?, pages, tagged.is_some()).map_err(PdfError::Library)?;
    drop(writer);
    finish.write(contents(pages, &fonts, tagged)?).map_err(PdfError::Library)
}

fn writer(fonts: &[Subset]) -> PdfDocument {
    let mut writer = PdfDocument::new("");
    writer.resources.fonts.map = fonts.iter().map(|font| (font.id.clone(), font.font.clone())).collect();
    writer
}

/// The packed contents of all pages, in order. Batches are independent, so each processor works on its own.
fn contents(pages: &Pages, fonts: &[Subset], tagged: Option<&Structure>) -> Result<Vec<Packed>, PdfError> {
    let batches: Vec<&[Page]> = pages.pages.chunks(BATCH).collect();
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let workers = processors.min(batches.len()).min(MOST_WORKERS);
    if workers < 2 {
        return Ok(work(&batches, &AtomicUsize::new(0), fonts, tagged)?
            .into_iter()
            .flat_map(|(_, packed)| packed)
            .collect());
    }
    let next = AtomicUsize::new(0);
    let done = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..workers).map(|_| scope.spawn(|| work(&batches, &next, fonts, tagged))).collect();
        let mut done: Vec<Batch> = Vec::with_capacity(batches.len());
        for thread in threads {
            let batches = thread.join().map_err(|_| PdfError::Library("a worker stopped".to_owned()))?;
            done.extend(batches?);
        }
        done.sort_by_key(|(index, _)| *index);
        Ok(done)
    })?;
    Ok(done.into_iter().flat_map(|(_, packed)| packed).collect())
}

/// A batch of pages, by its number.
type Batch = (usize, Vec<Packed>);

/// Takes batches until there is none left.
fn work(
    batches: &[&[Page]],
    next: &AtomicUsize,
    fonts: &[Subset],
    tagged: Option<&Structure>,
) -> Result<Vec<Batch>, PdfError> {
    let mut writer = writer(fonts);
    let mut done = Vec::new();
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(batch) = batches.get(index) else { return Ok(done) };
        let mut marked = Vec::with_capacity(batch.len());
        writer.pages.clear();
        for page in *batch {
            let drawing = operators(page, fonts, tagged);
            writer.pages.push(sheet(page.width, page.height, drawing.ops));
            marked.push(drawing.marked);
        }
        done.push((index, pack(&convert(&writer)?, marked).map_err(PdfError::Library)?));
    }
}

fn convert(writer: &PdfDocument) -> Result<lopdf::Document, PdfError> {
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    let document = writer.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        None => Ok(document),
        Some(warning) => Err(PdfError::Library(warning.msg.clone())),
    }
}

/// A face reduced to the characters in use.
struct Subset {
    face: FaceId,
    id: FontId,
    font: PdfFont,
    specimen: String,
}

fn fonts(pages: &Pages, faces: &Faces) -> Result<Vec<Subset>, PdfError> {
    let mut used = [const { BTreeSet::<char>::new() }; 4];
    let mut seen = [const { [false; 0x2000] }; 4];
    for page in &pages.pages {
        for (mark, text) in page.texts() {
            let face = mark.face as usize;
            for character in text.chars() {
                // Nearly all characters are early in Unicode: a flag spares the search in the set.
                match seen[face].get_mut(character as usize) {
                    Some(true) => {}
                    Some(flag) => {
                        *flag = true;
                        used[face].insert(character);
                    }
                    None => {
                        used[face].insert(character);
                    }
                }
            }
        }
    }
    let with_text = FaceId::ALL.into_iter().zip(used).filter(|(_, characters)| !characters.is_empty());
    with_text.map(|(id, characters)| subset(id, faces.get(id), &characters)).collect()
}

fn subset(id: FaceId, face: &Face, characters: &BTreeSet<char>) -> Result<Subset, PdfError> {
    let mut remapper = subsetter::GlyphRemapper::new();
    let codes: BTreeMap<u32, u16> = characters
        .iter()
        .filter_map(|character| Some((u32::from(*character), remapper.remap(face.glyph(*character)?.id))))
        .collect();
    let reduced = subsetter::subset(face.data, 0, &remapper).map_err(|_| PdfError::Font(face.name))?;
    let mut font = ParsedFont::from_bytes(&reduced, 0, &mut Vec::new()).ok_or(PdfError::Font(face.name))?;
    font.codepoint_to_glyph = codes;
    let tag = subset_tag(id, characters);
    font.font_name = Some(format!("{tag}+{}", face.name));
    let id_in_file = FontId(["F1R", "F2B", "F3I", "F4BI"][id as usize].to_owned());
    Ok(Subset { face: id, id: id_in_file, font: PdfFont::new(font), specimen: characters.iter().collect() })
}

/// Six capitals that tell subsets of one face apart, as the PDF standard wants them (ISO 32000-1, 9.6.4).
fn subset_tag(id: FaceId, characters: &BTreeSet<char>) -> String {
    let mut number = characters.iter().fold(0xcbf2_9ce4_8422_2325_u64 ^ id as u64, |hash, character| {
        (hash ^ u64::from(u32::from(*character))).wrapping_mul(0x0100_0000_01b3)
    });
    let mut tag = String::with_capacity(6);
    for _ in 0..6 {
        tag.push(char::from(b'A' + (number % 26) as u8));
        number /= 26;
    }
    tag
}

fn specimens(fonts: &[Subset]) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for font in fonts {
        ops.push(Op::SetFont { font: PdfFontHandle::External(font.id.clone()), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::Text(font.specimen.clone())] });
    }
    ops.push(Op::EndTextSection);
    ops
}

fn sheet(width: Length, height: Length, ops: Vec<Op>) -> PdfPage {
    let area = printpdf::Rect::from_wh(points(width), points(height));
    PdfPage { media_box: area.clone(), trim_box: area.clone(), crop_box: area, ops }
}

fn points(length: Length) -> Pt {
    Pt(length.to_pt() as f32)
}

/// The operators of a page: text and lines in the order of its marks, state set only when it changes.
fn operators<'a>(page: &'a Page, fonts: &'a [Subset], tagged: Option<&'a Structure>) -> Drawing<'a> {
    let mut drawing = Drawing {
        page,
        fonts,
        ops: Vec::with_capacity(page.marks.len() * 2 + 8),
        in_text: false,
        font: None,
        thickness: None,
        fill: Ink::Black,
        stroke: Ink::Black,
        tagged,
        open: None,
        marked: Vec::new(),
    };
    for mark in &page.marks {
        drawing.enter(match mark {
            Mark::Text(text) => text.tag,
            Mark::Picture(picture) => picture.tag,
            _ => Tag::ARTIFACT,
        });
        match mark {
            Mark::Text(text) => drawing.text(text),
            Mark::Line(line) => drawing.line(line),
            Mark::Dots(dots) => drawing.dots(dots),
            Mark::Fill(area, ink) => drawing.figure(&corners(area), *ink),
            Mark::Polygon(polygon) => drawing.figure(page.corners(polygon), polygon.ink),
            Mark::Picture(picture) => drawing.picture(picture),
        }
    }
    drawing.leave();
    drawing.end_text();
    drawing
}

fn corners(area: &Area) -> [(Length, Length); 4] {
    let (left, right) = (area.x, area.x + area.width);
    let (top, bottom) = (area.y, area.y + area.height);
    [(left, top), (right, top), (right, bottom), (left, bottom)]
}

struct Drawing<'a> {
    page: &'a Page,
    fonts: &'a [Subset],
    ops: Vec<Op>,
    in_text: bool,
    font: Option<(FaceId, u16)>,
    thickness: Option<Length>,
    fill: Ink,
    stroke: Ink,
    tagged: Option<&'a Structure>,
    /// What the marks belong to that are being drawn.
    open: Option<Tag>,
    /// The elements of the marked contents of the page, by their number in it.
    marked: Vec<Tag>,
}

impl Drawing<'_> {
    /// What comes is part of an element, or decoration.
    fn enter(&mut self, tag: Tag) {
        let Some(structure) = self.tagged.filter(|_| self.open != Some(tag)) else { return };
        self.leave();
        let element = tag.element().and_then(|at| structure.elements.get(at));
        self.ops.push(match element.map(|element| element.role) {
            None => Op::BeginMarkedContent { tag: "Artifact".to_owned() },
            Some(role) => {
                let number = DictItem::Int(self.marked.len() as i64);
                self.marked.push(tag);
                Op::BeginMarkedContentWithProperties {
                    tag: role.name().to_owned(),
                    properties: DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), number)]) },
                }
            }
        });
        self.open = Some(tag);
    }

    fn leave(&mut self) {
        if self.open.take().is_some() {
            self.end_text();
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn text(&mut self, mark: &TextMark) {
        let Some(font) = self.fonts.iter().find(|font| font.face == mark.face) else { return };
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        self.fill(mark.ink);
        if self.font != Some((mark.face, mark.size.0)) {
            let size = Pt(f32::from(mark.size.0) / 100.0);
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(font.id.clone()), size });
            self.font = Some((mark.face, mark.size.0));
        }
        let matrix = TextMatrix::Translate(points(mark.x), points(self.page.height - mark.y));
        self.ops.push(Op::SetTextMatrix { matrix });
        self.ops.push(Op::ShowText { items: items(mark, self.page.text(mark)) });
    }

    fn line(&mut self, line: &LineMark) {
        self.end_text();
        if self.stroke != line.ink {
            self.ops.push(Op::SetOutlineColor { col: colour(line.ink) });
            self.stroke = line.ink;
        }
        if self.thickness != Some(line.thickness) {
            self.ops.push(Op::SetOutlineThickness { pt: points(line.thickness) });
            self.thickness = Some(line.thickness);
        }
        let points = vec![self.point(line.from.0, line.from.1), self.point(line.to.0, line.to.1)];
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    fn point(&self, x: Length, y: Length) -> LinePoint {
        LinePoint { p: Point { x: points(x), y: points(self.page.height - y) }, bezier: false }
    }

    fn fill(&mut self, ink: Ink) {
        if self.fill != ink {
            self.ops.push(Op::SetFillColor { col: colour(ink) });
            self.fill = ink;
        }
    }

    /// A dashed line whose dashes have no length and round ends: a dot each, however many there are.
    fn dots(&mut self, dots: &DotsMark) {
        self.end_text();
        let step = points(dots.step).0;
        // A little beyond the middle of the last dot, which rounding could lose otherwise.
        let end = dots.x + dots.step * (i64::from(dots.count) - 1) + dots.step.share(1, 4);
        let points = vec![self.point(dots.x, dots.y), self.point(end, dots.y)];
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetOutlineColor { col: colour(dots.ink) },
            Op::SetOutlineThickness { pt: self::points(dots.diameter) },
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
            Op::SetLineDashPattern {
                dash: LineDashPattern { offset: 0.0, pattern: [0.0, step].into_iter().collect() },
            },
            Op::DrawLine { line: Line { points, is_closed: false } },
            Op::RestoreGraphicsState,
        ]);
    }

    fn figure(&mut self, corners: &[(Length, Length)], ink: Ink) {
        self.end_text();
        self.fill(ink);
        let points = corners.iter().map(|(x, y)| self.point(*x, *y)).collect();
        self.ops.push(Op::DrawPolygon {
            polygon: printpdf::Polygon {
                rings: vec![printpdf::PolygonRing { points }],
                mode: printpdf::PaintMode::Fill,
                winding_order: printpdf::WindingOrder::NonZero,
            },
        });
    }

    fn picture(&mut self, mark: &PictureMark) {
        let Some(picture) = self.page.picture(mark) else { return };
        self.end_text();
        let area = mark.area;
        let transform = XObjectTransform {
            translate_x: Some(points(area.x)),
            translate_y: Some(points(self.page.height - area.y - area.height)),
            scale_x: Some(points(area.width).0),
            scale_y: Some(points(area.height).0),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId(picture_name(picture)), transform });
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }
}

fn colour(ink: Ink) -> Color {
    let [r, g, b] = ink.rgb().map(|part| f32::from(part) / 255.0);
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

/// A text with its widened spaces: the word space operator of PDF has no effect on fonts with two-byte codes, so each
/// space is followed by a negative kern.
fn items(mark: &TextMark, text: &str) -> Vec<TextItem> {
    if mark.extra == 0 && mark.remainder == 0 {
        return vec![TextItem::Text(text.to_owned())];
    }
    let mut items = Vec::new();
    let mut remainder = mark.remainder;
    let mut start = 0;
    for (space, _) in text.match_indices(' ') {
        let more = i32::from(remainder > 0);
        remainder = remainder.saturating_sub(1);
        if mark.extra + more != 0 {
            items.push(TextItem::Text(text[start..=space].to_owned()));
            items.push(TextItem::Offset(-(mark.extra + more) as f32));
            start = space + 1;
        }
    }
    if start < text.len() {
        items.push(TextItem::Text(text[start..].to_owned()));
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subset_tags_are_six_capitals_and_tell_faces_apart() {
        let characters: BTreeSet<char> = "Kế hoạch".chars().collect();
        let tags = FaceId::ALL.map(|id| subset_tag(id, &characters));
        assert!(tags.iter().all(|tag| tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase())));
        assert_eq!(tags.iter().collect::<BTreeSet<_>>().len(), 4);
    }

    #[test]
    fn widened_spaces_become_kerns() {
        let mark = TextMark {
            x: Length::ZERO,
            y: Length::ZERO,
            extra: 12,
            remainder: 1,
            size: super::super::length::Size::pt(14.0),
            face: FaceId::Regular,
            ink: Ink::Black,
            tag: Tag::ARTIFACT,
            start: 0,
            end: 0,
        };
        let kerns = items(&mark, "thi đua là");
        let text = |text: &str| TextItem::Text(text.to_owned());
        assert_eq!(
            kerns,
            [text("thi "), TextItem::Offset(-13.0), text("đua "), TextItem::Offset(-12.0), text("là")]
        );
    }
}
