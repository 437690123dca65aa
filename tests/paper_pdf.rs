//! The PDF read again, by another reader and by the programs offices use: what is in it is what was laid out.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

#[path = "paper_samples/mod.rs"]
mod samples;
#[path = "paper_samples/tools.rs"]
mod tools;

use guong_sang::paper::*;
use lopdf::{Dictionary, Document as File, Object};
use samples::*;
use std::collections::BTreeSet;

fn faces() -> &'static Faces {
    Faces::liberation().unwrap()
}

fn written(document: &Document) -> (Pages, Vec<u8>) {
    let pages = layout(document, faces());
    let bytes = pdf(&pages, faces()).unwrap();
    (pages, bytes)
}

fn utf16(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    assert_eq!(bytes[..2], [0xFE, 0xFF]);
    let units: Vec<u16> = bytes[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

fn follow<'a>(file: &'a File, dictionary: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
    match dictionary.get(key).unwrap() {
        Object::Reference(id) => file.get_dictionary(*id).unwrap(),
        object => object.as_dict().unwrap(),
    }
}

#[test]
fn the_file_says_what_it_is() {
    let (_, bytes) = written(&plan(2));
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let file = File::load_mem(&bytes).unwrap();
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN");
    assert_eq!(catalog.get(b"PageMode").unwrap().as_name().unwrap(), b"UseOutlines");
    assert!(follow(&file, catalog, b"ViewerPreferences").get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let info = follow(&file, &file.trailer, b"Info");
    assert_eq!(utf16(info.get(b"Title").unwrap()), "Kế hoạch thi đua năm 2026");
    assert_eq!(utf16(info.get(b"Author").unwrap()), "Hội LHPN tỉnh Bình Minh");
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20260205083000+07'00'");
    assert!(!info.has(b"GTS_PDFXVersion"), "no claim that is not kept");
    let metadata = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
    let xmp = &file.get_object(metadata).unwrap().as_stream().unwrap().content;
    let xmp = std::str::from_utf8(xmp).unwrap();
    assert!(
        xmp.contains("Phong trào thi đua &amp; khen thưởng") && xmp.contains("2026-02-05T08:30:00+07:00")
    );
    assert!(xmp.contains("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"));
}

#[test]
fn same_paper_same_bytes_other_paper_other_identity() {
    let identity = |bytes: &[u8]| {
        let file = File::load_mem(bytes).unwrap();
        file.trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec()
    };
    let (one, two, other) = (written(&plan(2)).1, written(&plan(2)).1, written(&list(5)).1);
    assert!(one == two);
    assert_ne!(identity(&one), identity(&other));
    assert_eq!(identity(&one).len(), 16);
}

#[test]
fn headings_are_a_nested_outline() {
    let (pages, bytes) = written(&plan(3));
    let file = File::load_mem(&bytes).unwrap();
    let outlines = follow(&file, file.catalog().unwrap(), b"Outlines");
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), 9);
    let mut part = follow(&file, outlines, b"First");
    let page_ids: Vec<_> = file.page_iter().collect();
    for number in ["I.", "II.", "III."] {
        assert!(utf16(part.get(b"Title").unwrap()).starts_with(number));
        let child = follow(&file, part, b"First");
        assert_eq!(utf16(child.get(b"Title").unwrap()), "1. Mục đích");
        assert_eq!(utf16(follow(&file, child, b"Next").get(b"Title").unwrap()), "2. Yêu cầu");
        let target = part.get(b"Dest").unwrap().as_array().unwrap();
        assert!(page_ids.contains(&target[0].as_reference().unwrap()));
        if number != "III." {
            part = follow(&file, part, b"Next");
        }
    }
    assert_eq!(pages.outline.len(), 9);
    assert_eq!(pages.outline[0].title, "I. MỤC ĐÍCH, YÊU CẦU VÀ NỘI DUNG THỰC HIỆN");
}

#[test]
fn pages_have_their_size_and_fonts_are_small_subsets() {
    let mut document = plan(2);
    document.sections.extend(list(12).sections);
    let (pages, bytes) = written(&document);
    let file = File::load_mem(&bytes).unwrap();
    assert_eq!(file.page_iter().count(), pages.pages.len());
    for (id, page) in file.page_iter().zip(&pages.pages) {
        let dictionary = file.get_dictionary(id).unwrap();
        let sides: Vec<f32> = dictionary
            .get(b"MediaBox")
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .map(|side| side.as_float().unwrap())
            .collect();
        let mm = |points: f32| points * 25.4 / 72.0;
        let (width, height) = if page.width < page.height { (210.0, 297.0) } else { (297.0, 210.0) };
        assert!((mm(sides[2]) - width).abs() < 0.01 && (mm(sides[3]) - height).abs() < 0.01);
        let fonts = follow(&file, follow(&file, dictionary, b"Resources"), b"Font");
        assert_eq!(fonts.len(), 4);
    }
    // Four whole fonts are 1.5 MB; all streams but the metadata are packed.
    assert!(bytes.len() < 120_000, "{} bytes", bytes.len());
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            let kind = stream.dict.get(b"Type").and_then(Object::as_name).unwrap_or_default();
            // The reader itself unpacks object streams, and tables of objects are too small to pack.
            assert!(
                stream.dict.has(b"Filter") || [b"Metadata".as_slice(), b"ObjStm", b"XRef"].contains(&kind),
                "{:?}",
                stream.dict
            );
        }
    }
}

#[test]
fn a_character_without_glyph_is_refused_by_name() {
    let blocks = vec![body(vec![Run::plain("Đạt ☑ 漢 yêu cầu")])];
    let document = Document { meta: meta("x"), sections: vec![Section::new(portrait(), blocks)] };
    let pages = layout(&document, faces());
    assert_eq!(pages.missing.iter().map(|glyph| glyph.character).collect::<Vec<_>>(), ['☑', '漢']);
    let error = pdf(&pages, faces()).unwrap_err();
    assert!(error.to_string().contains("“☑” (U+2611), “漢” (U+6F22)"), "{error}");
    let nothing = Document { meta: meta("x"), sections: Vec::new() };
    assert_eq!(pdf(&layout(&nothing, faces()), faces()), Err(PdfError::NoPages));
}

/// A word with the page it is on and where it starts and ends, in points.
#[derive(Debug, Clone, PartialEq)]
struct Word {
    page: usize,
    text: String,
    left: f64,
    right: f64,
}

/// The words of the laid-out pages, cut where poppler cuts them: at spaces and between columns.
fn laid_out(pages: &Pages) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (page, sheet) in pages.pages.iter().enumerate() {
        let mut last_line = None;
        for (mark, text) in sheet.texts() {
            let mut pen = Pen::new(mark, faces());
            let mut open = false;
            for (index, character) in text.chars().enumerate() {
                let left = pen.x.to_pt();
                pen.advance(character);
                if matches!(character, ' ' | '\u{a0}') {
                    open = false;
                    continue;
                }
                let goes_on = index == 0
                    && last_line == Some((page, mark.y))
                    && words.last().is_some_and(|word| (word.right - left).abs() < 0.02);
                if !open && !goes_on {
                    words.push(Word { page, text: String::new(), left, right: left });
                }
                open = true;
                let word = words.last_mut().unwrap();
                word.text.push(character);
                word.right = pen.x.to_pt();
            }
            last_line = Some((page, mark.y));
        }
    }
    words
}

fn read_back(bbox: &str) -> Vec<Word> {
    let number = |line: &str, key: &str| -> f64 {
        let from = line.find(key).unwrap() + key.len() + 2;
        line[from..].split('"').next().unwrap().parse().unwrap()
    };
    let mut words = Vec::new();
    let mut page = 0;
    for line in bbox.lines().map(str::trim) {
        if line.starts_with("<page") {
            page += 1;
        } else if line.starts_with("<word") {
            let text = &line[line.find('>').unwrap() + 1..line.rfind("</word>").unwrap()];
            let text =
                text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
            words.push(Word {
                page: page - 1,
                text,
                left: number(line, "xMin"),
                right: number(line, "xMax"),
            });
        }
    }
    words
}

/// Every word where the layout put it, to 1/100 pt, and no other word.
fn assert_words_agree(name: &str, document: &Document) {
    let folder = tempfile::tempdir().unwrap();
    let (pages, bytes) = written(document);
    let path = tools::file(folder.path(), name, &bytes);
    let Some(bbox) = tools::print("pdftotext", &["-bbox", &path, "-"]) else { return };
    let mut found = read_back(&bbox);
    for wanted in laid_out(&pages) {
        let same = |word: &Word| {
            word.page == wanted.page
                && word.text == wanted.text
                && (word.left - wanted.left).abs() <= 0.01
                && (word.right - wanted.right).abs() <= 0.01
        };
        let at = found.iter().position(same).unwrap_or_else(|| {
            let near: Vec<_> = found
                .iter()
                .filter(|word| word.page == wanted.page && word.text.contains(&wanted.text))
                .collect();
            panic!("{name}: {wanted:?} is not in the file; alike: {near:?}")
        });
        found.swap_remove(at);
    }
    assert!(found.is_empty(), "{name}: not laid out: {found:?}");
}

#[test]
fn words_are_where_the_layout_put_them() {
    assert_words_agree("plan.pdf", &plan(4));
    assert_words_agree("list.pdf", &list(70));
}

#[test]
fn every_vietnamese_letter_comes_back() {
    let bases = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
    let letters: Vec<String> =
        bases.chars().flat_map(|base| tones.map(|tone| format!("{base}{tone}"))).collect();
    let text = format!("{} đĐ ₫ “đ” – 10%", letters.join(" "));
    let styles = [Style::REGULAR, Style::BOLD, Style::ITALIC, Style::BOLD_ITALIC];
    let blocks = styles.map(|style| body(vec![Run::styled(text.clone(), style)])).to_vec();
    let document = Document { meta: meta("Chữ Việt"), sections: vec![Section::new(portrait(), blocks)] };
    let folder = tempfile::tempdir().unwrap();
    let path = tools::file(folder.path(), "letters.pdf", &written(&document).1);
    let Some(back) = tools::print("pdftotext", &["-raw", &path, "-"]) else { return };
    let back = back.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = guong_sang::text::nfc(&text).into_owned();
    assert_eq!(back, [wanted.as_str(); 4].join(" "));
    assert_eq!(back, guong_sang::text::nfc(&back), "what comes back is in normal form");
    assert_words_agree("letters.pdf", &document);
}

#[test]
fn poppler_and_qpdf_find_nothing_wrong() {
    let folder = tempfile::tempdir().unwrap();
    for (name, document) in [("plan", plan(3)), ("list", list(30))] {
        let path = tools::file(folder.path(), &format!("{name}.pdf"), &written(&document).1);
        tools::run("qpdf", &["--check", &path]);
        let Some(fonts) = tools::print("pdffonts", &[&path]) else { continue };
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!rows.is_empty());
        for row in rows {
            let columns: Vec<&str> = row.split_whitespace().collect();
            let (tag, face) = columns[0].split_once('+').unwrap();
            assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()), "{row}");
            assert!(face.starts_with("LiberationSerif-"), "{row}");
            assert_eq!(columns[4..7], ["yes", "yes", "yes"], "embedded, subset, with Unicode: {row}");
        }
        let info = tools::print("pdfinfo", &[&path]).unwrap();
        assert!(info.contains("PDF version:     1.7") && !info.contains("PDF subtype"), "{info}");
    }
}

#[test]
fn margins_are_kept_to_half_a_millimetre() {
    let folder = tempfile::tempdir().unwrap();
    let path = tools::file(folder.path(), "plan.pdf", &written(&plan(4)).1);
    let Some(bbox) = tools::print("pdftotext", &["-bbox", &path, "-"]) else { return };
    let words = read_back(&bbox);
    let mm = |points: f64| points * 25.4 / 72.0;
    let left = words.iter().map(|word| mm(word.left)).fold(f64::MAX, f64::min);
    let right = words.iter().map(|word| mm(word.right)).fold(0.0, f64::max);
    assert!((left - 30.0).abs() < 0.5, "left margin {left}");
    assert!((210.0 - right - 15.0).abs() < 0.5, "right margin {}", 210.0 - right);
    let number: Vec<&Word> = words.iter().filter(|word| word.page == 1 && word.text == "2").collect();
    assert_eq!(number.len(), 1, "the page number");
    assert!((mm((number[0].left + number[0].right) / 2.0) - 112.5).abs() < 0.5, "centred over the text");
}

#[test]
fn a_thousand_names_can_be_searched_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = tools::file(folder.path(), "list.pdf", &written(&list(1000)).1);
    let Some(text) = tools::print("pdftotext", &["-raw", &path, "-"]) else { return };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let names: BTreeSet<String> = (0..1000).map(name).collect();
    for name in names {
        assert!(text.contains(&name), "{name}");
    }
    assert!(text.contains("1000 Bùi") || text.contains("Tổng cộng: 1000 cá nhân"));
}
