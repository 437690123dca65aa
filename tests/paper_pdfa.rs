//! What the files claim of themselves (PDF/A-2u in their metadata) checked as far as it can be without a validator of the
//! standard, and their tags.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

#[path = "paper_samples/mod.rs"]
mod samples;
#[path = "paper_samples/tools.rs"]
mod tools;

use guong_sang::paper::*;
use lopdf::{Dictionary, Document as File, Object};
use samples::sheet::{area, certificate};
use samples::*;
use std::collections::{BTreeMap, BTreeSet};

fn faces() -> &'static Faces {
    Faces::liberation().unwrap()
}

/// A plan, a list and a certificate with pictures, each with its own pages and its own entry in the outline.
fn bundle() -> Document {
    let papers =
        [("Kế hoạch", plan(2)), ("Danh sách", list(30)), ("Giấy khen", certificate("Bà Trần Thị Hồng Hạnh"))];
    let mut sections = Vec::new();
    for (name, mut paper) in papers {
        for (index, mut section) in paper.sections.drain(..).enumerate() {
            section.bookmark = (index == 0).then(|| name.to_owned());
            sections.push(section);
        }
    }
    Document { meta: meta("Hồ sơ <trọn bộ> & danh mục"), sections }
}

fn written(document: &Document) -> Vec<u8> {
    pdf(&layout(document, faces()), faces()).unwrap()
}

fn resolve<'a>(file: &'a File, object: &'a Object) -> &'a Object {
    match object {
        Object::Reference(id) => file.get_object(*id).unwrap(),
        object => object,
    }
}

fn get<'a>(file: &'a File, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
    dictionary.get(key.as_bytes()).ok().map(|object| resolve(file, object))
}

fn dictionary<'a>(file: &'a File, owner: &'a Dictionary, key: &str) -> &'a Dictionary {
    get(file, owner, key).unwrap_or_else(|| panic!("no {key}")).as_dict().unwrap()
}

fn string(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        None => String::from_utf8(bytes.to_vec()).unwrap(),
        Some(units) => {
            let units: Vec<u16> =
                units.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
    }
}

/// What is wrong with a file, as far as this list goes.
fn faults(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            found.push(what.to_owned());
        }
    };
    must(bytes.starts_with(b"%PDF-1.7\n%") && bytes[10..14].iter().all(|byte| *byte > 127), "header");
    must(!bytes.windows(9).any(|window| window == b"LZWDecode"), "old compression");
    let file = File::load_mem(bytes).unwrap();
    let identity = file.trailer.get(b"ID").and_then(Object::as_array).unwrap();
    must(identity.len() == 2 && identity.iter().all(|id| id.as_str().unwrap().len() == 16), "identity");
    must(!file.trailer.has(b"Encrypt"), "encrypted");

    let catalog = file.catalog().unwrap();
    let xmp = get(&file, catalog, "Metadata").unwrap().as_stream().unwrap();
    must(!xmp.dict.has(b"Filter"), "metadata packed");
    let xmp = std::str::from_utf8(&xmp.content).unwrap();
    must(xmp.contains("<pdfaid:part>2</pdfaid:part>"), "no claim in the metadata");
    let plain = |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let between = |start: &str, end: &str| {
        let (_, rest) = xmp.split_once(start)?;
        let mut text = rest.split_once(end)?.0.to_owned();
        while let (Some(open), Some(close)) = (text.find('<'), text.find('>')) {
            text.replace_range(open..=close, "");
        }
        Some(plain(&text))
    };
    let info = dictionary(&file, &file.trailer, "Info");
    for (key, start, end) in [
        ("Title", "<dc:title>", "</dc:title>"),
        ("Author", "<dc:creator>", "</dc:creator>"),
        ("Subject", "<dc:description>", "</dc:description>"),
        ("Keywords", "<pdf:Keywords>", "</pdf:Keywords>"),
        ("Creator", "<xmp:CreatorTool>", "</xmp:CreatorTool>"),
        ("Producer", "<pdf:Producer>", "</pdf:Producer>"),
    ] {
        must(get(&file, info, key).map(string) == between(start, end), &format!("{key} in two forms"));
    }
    for (key, tag) in [("CreationDate", "CreateDate"), ("ModDate", "ModifyDate")] {
        let digits = |text: String| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let newer = between(&format!("<xmp:{tag}>"), &format!("</xmp:{tag}>"));
        must(get(&file, info, key).map(string).map(digits) == newer.map(digits), key);
    }

    let intents = get(&file, catalog, "OutputIntents").and_then(|intents| intents.as_array().ok());
    must(intents.is_some_and(|intents| intents.len() == 1), "one output intent");
    if let Some(intent) = intents.and_then(|intents| intents.first()) {
        let intent = resolve(&file, intent).as_dict().unwrap();
        must(intent.get(b"S").unwrap().as_name().unwrap() == b"GTS_PDFA1", "kind of output intent");
        let profile = get(&file, intent, "DestOutputProfile").unwrap().as_stream().unwrap();
        must(profile.dict.get(b"N").unwrap().as_i64().unwrap() == 3, "colours of the profile");
        let profile = profile.decompressed_content().unwrap_or_else(|_| profile.content.clone());
        must(profile == srgb(), "colour profile");
    }
    for object in file.objects.values() {
        let Ok(entry) = object.as_dict().or_else(|_| object.as_stream().map(|stream| &stream.dict)) else {
            continue;
        };
        for key in ["AA", "OpenAction", "JavaScript", "EmbeddedFiles", "Launch", "Alternates", "OPI"] {
            must(!entry.has(key.as_bytes()), key);
        }
        let named = |key: &str, name: &[u8]| {
            entry.get(key.as_bytes()).and_then(Object::as_name).is_ok_and(|n| n == name)
        };
        must(!named("ColorSpace", b"DeviceCMYK"), "colours of a press");
        if named("Type", b"Font") && named("Subtype", b"Type0") {
            found_in_font(&file, entry, &mut must);
        }
    }
    for page in file.page_iter() {
        let content = String::from_utf8_lossy(&file.get_page_content(page)).into_owned();
        let operators = content.lines().filter_map(|line| line.rsplit(' ').next());
        must(
            !operators.clone().any(|operator| ["k", "K", "sh", "ri"].contains(&operator)),
            "a colour operator",
        );
        let depth = |more: &[&str], less: &str| {
            let count =
                |names: &[&str]| operators.clone().filter(|operator| names.contains(operator)).count();
            count(more) == count(&[less])
        };
        must(
            depth(&["BDC", "BMC"], "EMC") && depth(&["q"], "Q") && depth(&["BT"], "ET"),
            "brackets of a page",
        );
    }
    found
}

/// A font: embedded, its widths those of the font file, its codes mapped to glyphs one to one and to Unicode.
fn found_in_font(file: &File, font: &Dictionary, must: &mut impl FnMut(bool, &str)) {
    let name = font.get(b"BaseFont").unwrap().as_name().unwrap();
    must(name[..6].iter().all(u8::is_ascii_uppercase) && name[6] == b'+', "name of a subset");
    must(font.get(b"Encoding").unwrap().as_name().unwrap() == b"Identity-H", "encoding");
    let descendants = get(file, font, "DescendantFonts").unwrap().as_array().unwrap();
    let cid = resolve(file, &descendants[0]).as_dict().unwrap();
    must(cid.get(b"BaseFont").unwrap().as_name().unwrap() == name, "names of a font differ");
    must(
        get(file, cid, "CIDToGIDMap").is_some_and(|map| map.as_name().is_ok_and(|name| name == b"Identity")),
        "CIDToGIDMap",
    );
    let descriptor = dictionary(file, cid, "FontDescriptor");
    must(descriptor.get(b"FontName").unwrap().as_name().unwrap() == name, "name in the descriptor");
    let data = get(file, descriptor, "FontFile2").unwrap().as_stream().unwrap();
    let data = data.decompressed_content().unwrap_or_else(|_| data.content.clone());
    let face = ttf_parser::Face::parse(&data, 0).unwrap();
    let mut widths: BTreeMap<u16, f64> = BTreeMap::new();
    let list = get(file, cid, "W").unwrap().as_array().unwrap();
    for pair in list.chunks(2) {
        let first = pair[0].as_i64().unwrap() as u16;
        for (offset, width) in pair[1].as_array().unwrap().iter().enumerate() {
            widths.insert(first + offset as u16, f64::from(width.as_float().unwrap()));
        }
    }
    let map = get(file, font, "ToUnicode").unwrap().as_stream().unwrap();
    let map = map.decompressed_content().unwrap_or_else(|_| map.content.clone());
    let unicode = to_unicode(std::str::from_utf8(&map).unwrap());
    must(!widths.is_empty() && !unicode.is_empty(), "an empty font");
    for (glyph, width) in &widths {
        let units = f64::from(face.glyph_hor_advance(ttf_parser::GlyphId(*glyph)).unwrap());
        let true_width = units * 1000.0 / f64::from(face.units_per_em());
        must((true_width - width).abs() <= 1.0, "a width that is not the font's");
        must(unicode.contains_key(glyph), "a glyph without a character");
    }
    let forbidden = |character: &u32| matches!(character, 0 | 0xFEFF | 0xFFFE | 0xE000..=0xF8FF);
    must(!unicode.values().any(forbidden), "a character that is none");
}

fn to_unicode(map: &str) -> BTreeMap<u16, u32> {
    let number = |text: &str| u32::from_str_radix(text.trim_matches(|c| c == '<' || c == '>'), 16).unwrap();
    let mut found = BTreeMap::new();
    let mut state = "";
    for line in map.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [_, "beginbfchar"] => state = "char",
            [_, "beginbfrange"] => state = "range",
            ["endbfchar" | "endbfrange"] => state = "",
            [code, character] if state == "char" => {
                found.insert(number(code) as u16, number(character));
            }
            [first, last, character] if state == "range" => {
                for (offset, code) in (number(first)..=number(last)).enumerate() {
                    found.insert(code as u16, number(character) + offset as u32);
                }
            }
            _ => {}
        }
    }
    found
}

#[test]
fn papers_of_every_kind_keep_what_they_claim() {
    for document in [plan(2), list(40), certificate("Bà Nguyễn Thị Ánh Tuyết"), bundle()] {
        let bytes = written(&document);
        assert_eq!(faults(&bytes), Vec::<String>::new(), "{}", document.meta.title);
        let folder = tempfile::tempdir().unwrap();
        let path = tools::file(folder.path(), "a.pdf", &bytes);
        tools::run("qpdf", &["--check", &path]);
    }
    let mut bare = plan(1);
    bare.meta = Meta::default();
    assert_eq!(faults(&written(&bare)), Vec::<String>::new(), "nothing known of the paper");
}

#[test]
fn the_checks_can_fail() {
    let bytes = written(&plan(1));
    let mut file = File::load_mem(&bytes).unwrap();
    let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    file.get_object_mut(info).unwrap().as_dict_mut().unwrap().set("Title", Object::string_literal("khác"));
    file.trailer.remove(b"ID");
    file.trailer.set("ID", vec![Object::string_literal("x"), Object::string_literal("x")]);
    let root = file.trailer.get(b"Root").unwrap().as_reference().unwrap();
    file.get_object_mut(root).unwrap().as_dict_mut().unwrap().remove(b"OutputIntents");
    for object in file.objects.values_mut() {
        let Ok(entry) = object.as_dict_mut() else { continue };
        if let Ok(Object::Array(fonts)) = entry.get_mut(b"DescendantFonts")
            && let Some(Object::Dictionary(font)) = fonts.first_mut()
        {
            font.remove(b"CIDToGIDMap");
            if let Ok(Object::Array(widths)) = font.get_mut(b"W")
                && let Some(Object::Array(widths)) = widths.get_mut(1)
            {
                widths[0] = Object::Integer(900);
            }
        }
    }
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    let found: BTreeSet<String> = faults(&bytes).into_iter().collect();
    for fault in [
        "Title in two forms",
        "identity",
        "one output intent",
        "CIDToGIDMap",
        "a width that is not the font's",
    ] {
        assert!(found.contains(fault), "{fault} is not found: {found:?}");
    }
}

/// What an element holds: elements, marked contents by number, or one of these without a list around it.
fn kids<'a>(file: &'a File, element: &'a Dictionary) -> Vec<&'a Object> {
    match get(file, element, "K") {
        None => Vec::new(),
        Some(Object::Array(kids)) => kids.iter().map(|kid| resolve(file, kid)).collect(),
        Some(kid) => vec![kid],
    }
}

/// The roles of the structure tree with what they hold, in reading order: `Sect(P P Table(TR(TH TH)))`.
fn outline_of_tags(file: &File) -> String {
    fn walk(file: &File, element: &Dictionary, out: &mut String) {
        out.push_str(std::str::from_utf8(element.get(b"S").unwrap().as_name().unwrap()).unwrap());
        let kids: Vec<&Dictionary> = (kids(file, element).into_iter())
            .filter_map(|kid| kid.as_dict().ok())
            .filter(|kid| kid.has(b"S"))
            .collect();
        if !kids.is_empty() {
            out.push('(');
            for (index, kid) in kids.iter().enumerate() {
                if index > 0 {
                    out.push(' ');
                }
                walk(file, kid, out);
            }
            out.push(')');
        }
    }
    let tree = dictionary(file, file.catalog().unwrap(), "StructTreeRoot");
    let whole = resolve(file, &get(file, tree, "K").unwrap().as_array().unwrap()[0]).as_dict().unwrap();
    let mut out = String::new();
    walk(file, whole, &mut out);
    out
}

#[test]
fn tags_say_what_the_parts_of_a_paper_are() {
    let small = |label: bool, text: &str| {
        if label { item("-", text) } else { body(vec![Run::plain(text)]) }
    };
    let mut table = table(1);
    table.number_row = false;
    let blocks = vec![
        heading(0, "I. MỤC ĐÍCH"),
        small(false, "Đoạn."),
        small(true, "Ý một;"),
        small(true, "Ý hai."),
        small(false, ""),
        Block::Table(table),
        small(true, "Ý ba."),
    ];
    let document = Document { meta: meta("Thử"), sections: vec![Section::new(portrait(), blocks)] };
    let file = File::load_mem(&written(&document)).unwrap();
    let catalog = file.catalog().unwrap();
    assert!(dictionary(&file, catalog, "MarkInfo").get(b"Marked").unwrap().as_bool().unwrap());
    let heads = "TR(TH TH TH TH TH TH TH TH) TR(TH TH)";
    let rows = format!("TR(TD) TR({}) TR(TD)", ["TD"; 9].join(" "));
    assert_eq!(
        outline_of_tags(&file),
        format!("Document(Sect(H1 P L(LI(Lbl LBody) LI(Lbl LBody)) Table({heads} {rows}) L(LI(Lbl LBody))))")
    );
}

#[test]
fn every_marked_content_leads_to_its_element_and_back() {
    let file = File::load_mem(&written(&bundle())).unwrap();
    let tree = dictionary(&file, file.catalog().unwrap(), "StructTreeRoot");
    let numbers = get(&file, dictionary(&file, tree, "ParentTree"), "Nums").unwrap().as_array().unwrap();
    let mut figures = 0;
    for (index, page) in file.page_iter().enumerate() {
        let entry = file.get_dictionary(page).unwrap();
        assert_eq!(entry.get(b"StructParents").unwrap().as_i64().unwrap(), index as i64);
        let owners = resolve(&file, &numbers[index * 2 + 1]).as_array().unwrap();
        let content = String::from_utf8_lossy(&file.get_page_content(page)).into_owned();
        let marked: Vec<(String, usize)> = (content.lines())
            .filter_map(|line| line.strip_suffix(" BDC"))
            .map(|line| {
                let role = line.split_whitespace().next().unwrap().trim_start_matches('/').to_owned();
                let digits: String =
                    line.rsplit("MCID").next().unwrap().chars().filter(char::is_ascii_digit).collect();
                (role.split('<').next().unwrap().to_owned(), digits.parse().unwrap())
            })
            .collect();
        assert_eq!(marked.len(), owners.len(), "page {index}");
        for (place, (role, number)) in marked.iter().enumerate() {
            assert_eq!(*number, place);
            let element = resolve(&file, &owners[place]).as_dict().unwrap();
            assert_eq!(element.get(b"S").unwrap().as_name().unwrap(), role.as_bytes());
            let on = |owner: &Dictionary| owner.get(b"Pg").unwrap().as_reference().unwrap() == page;
            let back = kids(&file, element).into_iter().any(|kid| match kid {
                Object::Integer(id) => *id == place as i64 && on(element),
                kid => {
                    let kid = kid.as_dict().unwrap();
                    kid.get(b"MCID").is_ok_and(|id| id.as_i64().unwrap() == place as i64) && on(kid)
                }
            });
            assert!(back, "page {index}: no way back from {role} {number}");
            if role == "Figure" {
                figures += 1;
                assert!(
                    ["Biểu tượng hoa sen", "Vòng tròn"]
                        .contains(&string(element.get(b"Alt").unwrap()).as_str())
                );
            }
        }
    }
    assert_eq!(figures, 2);
}

#[test]
fn read_in_the_order_of_the_tags_no_word_is_lost_glued_or_read_twice() {
    let mut document = plan(2);
    let mut table = table(18);
    table.number_row = false;
    document.sections.push(Section::new(landscape(), vec![Block::Table(table)]));
    let signer = Para {
        align: Align::Center,
        ..Para::new(SIZE, SIZE.pitch(1200), vec![Run::bold("TM. BAN THƯỜNG VỤ\nCHỦ TỊCH")])
    };
    document.sections[1].blocks.push(Block::Para(signer));
    let folder = tempfile::tempdir().unwrap();
    let path = tools::file(folder.path(), "a.pdf", &written(&document));
    let Some(text) = tools::print("pdfinfo", &["-struct-text", &path]) else { return };
    // Texts stand between quotation marks, one marked content a line.
    let mut read = String::new();
    for line in text.lines().map(str::trim) {
        match line.strip_prefix('"').and_then(|line| line.strip_suffix('"')) {
            Some(text) => read.push_str(text),
            None => read.push(' '),
        }
    }
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let read = words(&read).join(" ");
    let wanted = words(TEXT).join(" ");
    assert_eq!(read.matches(&wanted).count(), 4, "{read}");
    assert!(read.contains("TM. BAN THƯỜNG VỤ CHỦ TỊCH"), "{read}");
    assert_eq!(read.matches("Tóm tắt thành tích").count(), 1, "a head that comes again is decoration");
    assert_eq!(
        read.matches("Vận động hội viên xây dựng 3 mô hình kinh tế, giúp 12 hộ thoát nghèo bền vững").count(),
        18
    );
}

#[test]
fn long_lists_go_without_tags() {
    let pages = layout(&list(30), faces());
    assert_eq!(pages.structure.most_rows, 33);
    for (most_tagged_rows, tagged) in [(33, true), (32, false)] {
        let bytes = pdf_with(&pages, faces(), PdfOptions { most_tagged_rows }).unwrap();
        let file = File::load_mem(&bytes).unwrap();
        assert_eq!(file.catalog().unwrap().has(b"StructTreeRoot"), tagged);
        let page = file.page_iter().next().unwrap();
        let content = String::from_utf8_lossy(&file.get_page_content(page)).into_owned();
        assert_eq!(content.contains(" BDC"), tagged);
        assert_eq!(faults(&bytes), Vec::<String>::new());
    }
    assert!(layout(&list(2_100), faces()).structure.most_rows > PdfOptions::default().most_tagged_rows);
}

#[test]
fn a_bundle_has_its_papers_in_the_outline_with_their_headings_below() {
    let file = File::load_mem(&written(&bundle())).unwrap();
    let outline = dictionary(&file, file.catalog().unwrap(), "Outlines");
    let mut next = get(&file, outline, "First").map(|entry| entry.as_dict().unwrap());
    let mut titles = Vec::new();
    while let Some(entry) = next {
        let below =
            get(&file, entry, "First").map(|entry| string(entry.as_dict().unwrap().get(b"Title").unwrap()));
        titles.push((string(entry.get(b"Title").unwrap()), below));
        next = get(&file, entry, "Next").map(|entry| entry.as_dict().unwrap());
    }
    let first = "I. MỤC ĐÍCH, YÊU CẦU VÀ NỘI DUNG THỰC HIỆN".to_owned();
    assert_eq!(
        titles,
        [
            ("Kế hoạch".to_owned(), Some(first)),
            ("Danh sách".to_owned(), None),
            ("Giấy khen".to_owned(), None)
        ]
    );
    let picture = PlacedPicture {
        picture: Picture::read(sheet::LOTUS).unwrap(),
        area: area(20.0, 20.0, 30.0, 30.0),
        description: String::new(),
    };
    let plain =
        Document { meta: meta("x"), sections: vec![Section::new(portrait(), vec![Block::Picture(picture)])] };
    let file = File::load_mem(&written(&plain)).unwrap();
    assert_eq!(outline_of_tags(&file), "Document", "a picture nobody described is decoration");
}

/// The profile made again from the published figures: chromaticities, white and transfer function of IEC 61966-2-1,
/// adapted to the white of profiles (D50) by the Bradford matrix, in the form of ICC.1:2001-04 (version 2).
fn srgb() -> Vec<u8> {
    type Matrix = [[f64; 3]; 3];
    let product = |a: Matrix, b: Matrix| -> Matrix {
        std::array::from_fn(|r| std::array::from_fn(|c| (0..3).map(|k| a[r][k] * b[k][c]).sum()))
    };
    let applied = |m: Matrix, v: [f64; 3]| -> [f64; 3] {
        std::array::from_fn(|r| (0..3).map(|k| m[r][k] * v[k]).sum())
    };
    let inverse = |m: Matrix| -> Matrix {
        let minor = |r: usize, c: usize| {
            let (r1, r2, c1, c2) = ((r + 1) % 3, (r + 2) % 3, (c + 1) % 3, (c + 2) % 3);
            m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1]
        };
        let whole: f64 = (0..3).map(|c| m[0][c] * minor(0, c)).sum();
        std::array::from_fn(|r| std::array::from_fn(|c| minor(c, r) / whole))
    };
    let diagonal = |v: [f64; 3]| -> Matrix {
        std::array::from_fn(|r| std::array::from_fn(|c| if r == c { v[r] } else { 0.0 }))
    };
    let xyz = |x: f64, y: f64| [x / y, 1.0, (1.0 - x - y) / y];
    let (d65, d50) = (xyz(0.3127, 0.3290), [0.9642, 1.0, 0.8249]);
    let primaries = [xyz(0.64, 0.33), xyz(0.30, 0.60), xyz(0.15, 0.06)];
    let columns: Matrix = std::array::from_fn(|r| std::array::from_fn(|c| primaries[c][r]));
    let to_xyz = product(columns, diagonal(applied(inverse(columns), d65)));
    let bradford: Matrix = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];
    let (from, to) = (applied(bradford, d65), applied(bradford, d50));
    let scale = diagonal(std::array::from_fn(|k| to[k] / from[k]));
    let colours = product(product(inverse(bradford), product(scale, bradford)), to_xyz);

    let fixed = |value: &f64| ((value * 65536.0).round() as i32).to_be_bytes();
    let point = |v: [f64; 3]| [b"XYZ \0\0\0\0".to_vec(), v.iter().flat_map(fixed).collect()].concat();
    let linear = |step: u32| {
        let c = f64::from(step) / 1023.0;
        let value = if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
        ((value * 65535.0).round() as u16).to_be_bytes()
    };
    let curve = [b"curv\0\0\0\0\0\0\x04\0".to_vec(), (0..1024).flat_map(linear).collect()].concat();
    let name = b"sRGB IEC61966-2.1\0";
    let description = [&b"desc\0\0\0\0"[..], &(name.len() as u32).to_be_bytes(), name, &[0; 78]].concat();
    let column = |c: usize| point(std::array::from_fn(|r| colours[r][c]));
    let parts: [(&[u8], Vec<u8>); 9] = [
        (b"desc", description),
        (b"cprt", b"text\0\0\0\0No copyright, use freely\0".to_vec()),
        (b"wtpt", point(d50)),
        (b"rXYZ", column(0)),
        (b"gXYZ", column(1)),
        (b"bXYZ", column(2)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let start = 128 + 4 + 12 * parts.len();
    let (mut table, mut body) = ((parts.len() as u32).to_be_bytes().to_vec(), Vec::new());
    let mut seen: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    for (name, part) in parts {
        let at = *seen.entry(part.clone()).or_insert_with(|| {
            let at = start + body.len();
            body.extend_from_slice(&part);
            body.resize(body.len().next_multiple_of(4), 0);
            at
        });
        table.extend_from_slice(name);
        table.extend_from_slice(&(at as u32).to_be_bytes());
        table.extend_from_slice(&(part.len() as u32).to_be_bytes());
    }
    let size = 128 + table.len() + body.len();
    let mut head = (size as u32).to_be_bytes().to_vec();
    head.extend_from_slice(&[0, 0, 0, 0, 2, 0x10, 0, 0]);
    head.extend_from_slice(b"mntrRGB XYZ ");
    head.extend([2026_u16, 1, 1, 0, 0, 0].iter().flat_map(|part| part.to_be_bytes()));
    head.extend_from_slice(b"acsp");
    head.resize(68, 0);
    head.extend(d50.iter().flat_map(fixed));
    head.resize(128, 0);
    [head, table, body].concat()
}

#[test]
fn the_colour_profile_is_made_of_the_published_figures() {
    let profile = srgb();
    assert_eq!(profile, include_bytes!("../assets/colour/srgb.icc"));
    // White is white: the three colours add up to the white of profiles.
    let number = |at: usize| i32::from_be_bytes(profile[at..at + 4].try_into().unwrap());
    let place = |name: &[u8]| {
        let entry = profile[132..].chunks(12).find(|entry| &entry[..4] == name).unwrap();
        u32::from_be_bytes(entry[4..8].try_into().unwrap()) as usize
    };
    for part in 0..3 {
        let sum: i32 =
            [b"rXYZ", b"gXYZ", b"bXYZ"].iter().map(|name| number(place(&name[..]) + 8 + part * 4)).sum();
        assert!((sum - number(place(b"wtpt") + 8 + part * 4)).abs() <= 2);
    }
}
