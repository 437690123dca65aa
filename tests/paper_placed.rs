//! What stands at fixed places, dotted lines, pictures, and the papers of a bundle.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

#[path = "paper_samples/mod.rs"]
mod samples;
#[path = "paper_samples/tools.rs"]
mod tools;

use guong_sang::paper::*;
use samples::sheet::*;
use samples::*;

fn faces() -> &'static Faces {
    Faces::liberation().unwrap()
}

fn of(setup: PageSetup, blocks: Vec<Block>) -> Document {
    Document { meta: meta("Thử"), sections: vec![Section::new(setup, blocks)] }
}

fn pages(document: &Document) -> Pages {
    layout(document, faces())
}

fn found<'p>(page: &'p Page, start: &str) -> (TextMark, &'p str) {
    let mut texts = page.texts().filter(|(_, text)| text.starts_with(start));
    let (mark, text) = texts.next().unwrap_or_else(|| panic!("{start:?} is not on the page"));
    (*mark, text)
}

fn dots(page: &Page) -> Vec<DotsMark> {
    page.marks
        .iter()
        .filter_map(|mark| if let Mark::Dots(dots) = mark { Some(*dots) } else { None })
        .collect()
}

const SHORT: &str = "Bà Nguyễn Thị Ánh Tuyết";
const LONG: &str = "Chi hội Phụ nữ Tổ dân phố số 12, Hội Liên hiệp Phụ nữ phường Bình Minh";

#[test]
fn a_field_stands_where_it_was_put() {
    let pages = pages(&certificate(SHORT));
    assert_eq!(pages.pages.len(), 1);
    assert!(pages.overfull.is_empty() && pages.missing.is_empty());
    let page = &pages.pages[0];
    let (name, text) = found(page, "Bà Nguyễn");
    assert_eq!((name.y, name.size, name.ink), (mm(104.0), Size::pt(30.0), Ink::Black));
    let middle = (name.x + name.right(text, faces())).half();
    assert!((middle - mm(148.5)).0.abs() <= 2, "{middle:?}");
    let (place, text) = found(page, "Bình Minh, ngày");
    assert!((place.right(text, faces()) - mm(267.0)).0.abs() <= 2);
    assert_eq!(found(page, "GIẤY KHEN").0.ink, Ink::Red);
    assert_eq!(pages.page_of(Anchor(7)), Some(0));
    assert_eq!(pages.page_of(Anchor(8)), None);
}

#[test]
fn a_long_name_is_set_smaller_and_never_clipped() {
    let fitted = pages(&certificate(LONG));
    assert!(fitted.overfull.is_empty());
    let (name, text) = found(&fitted.pages[0], "Chi hội");
    assert_eq!(text, LONG);
    assert!(name.size < Size::pt(30.0) && name.size > Size::pt(18.0), "{:?}", name.size);
    assert!(name.x >= mm(40.0) && name.right(text, faces()) <= mm(257.0));
    // One hundredth of a point more would not fit.
    let mut wider = name;
    (wider.size, wider.x) = (Size(name.size.0 + 1), Length::ZERO);
    assert!(wider.right(text, faces()) > mm(217.0));

    let too_long = format!("{LONG}, {LONG}, {LONG}");
    let overfull = pages(&certificate(&too_long));
    let [report] = &overfull.overfull[..] else { panic!("{:?}", overfull.overfull) };
    assert_eq!(
        (report.text.as_str(), report.most_lines, report.anchor),
        (too_long.as_str(), 1, Some(Anchor(7)))
    );
    assert!(report.lines > 1);
    let printed: String = (overfull.pages[0].texts())
        .filter(|(mark, _)| mark.size == Size::pt(18.0))
        .map(|(_, text)| text)
        .collect();
    assert_eq!(printed, too_long, "all of it is on the sheet");
}

#[test]
fn a_word_that_fits_no_line_is_reported_though_it_is_broken() {
    let narrow = Placed {
        most_lines: 9,
        ..Placed::new((mm(30.0), mm(50.0)), mm(20.0), SIZE, vec![Run::plain("Nghiêngngảnghiêngngả")])
    };
    let pages = pages(&of(portrait(), vec![Block::Placed(narrow)]));
    assert_eq!(pages.overfull.len(), 1);
}

#[test]
fn what_is_placed_takes_no_room_and_stays_with_what_is_above() {
    let star = || Block::Shape(Shape::star((mm(150.0), mm(280.0)), mm(5.0), Ink::Gold));
    let filled = |count: usize| (0..count).map(|_| body(vec![Run::plain(TEXT)])).collect::<Vec<_>>();
    for count in 1..30 {
        let plain = of(portrait(), filled(count));
        let mut blocks = filled(count);
        blocks.push(heading(0, "I. PHẦN MỘT"));
        blocks.push(body(vec![Run::plain(TEXT)]));
        let bare = pages(&of(portrait(), blocks.clone()));
        blocks.insert(count, star());
        blocks.insert(count + 2, star());
        blocks.insert(0, star());
        let with = pages(&of(portrait(), blocks));
        let texts = |pages: &Pages| -> Vec<Vec<(Length, Length, String)>> {
            let text =
                |page: &Page| page.texts().map(|(mark, text)| (mark.x, mark.y, text.to_owned())).collect();
            pages.pages.iter().map(text).collect()
        };
        assert_eq!(texts(&with), texts(&bare), "{count}: the text moved");
        let stars: Vec<usize> = (with.pages.iter())
            .map(|page| page.marks.iter().filter(|mark| matches!(mark, Mark::Polygon(_))).count())
            .collect();
        let mut expected = vec![0; with.pages.len()];
        expected[0] += 1;
        expected[pages(&plain).pages.len() - 1] += 1;
        expected[bare.outline[0].page] += 1;
        assert_eq!(stars, expected, "{count}");
    }
}

#[test]
fn pages_of_nothing_but_placed_things() {
    let field = |text: &str| {
        Block::Placed(Placed::new((mm(50.0), mm(50.0)), mm(100.0), SIZE, vec![Run::plain(text)]))
    };
    let pages = pages(&of(portrait(), vec![field("một"), Block::NewPage, field("hai")]));
    let texts: Vec<Vec<&str>> =
        pages.pages.iter().map(|page| page.texts().map(|(_, text)| text).collect()).collect();
    assert_eq!(texts, [vec!["một"], vec!["hai", "2"]]);
}

#[test]
fn dotted_lines_fill_their_line() {
    let blank = |label: &str, runs: Vec<Run>| {
        Block::Para(Para::new(SIZE, SIZE.pitch(1300), [vec![Run::plain(label)], runs].concat()))
    };
    let blocks = vec![
        blank("Họ và tên: ", vec![Run::leader(mm(20.0))]),
        blank("Sinh ngày: ", vec![Run::leader(mm(20.0)), Run::plain(" Dân tộc: "), Run::leader(mm(20.0))]),
        blank("Tuổi: ", vec![Run::dots(mm(15.0)), Run::plain(" (ghi bằng số)")]),
        blank("I. KẾ HOẠCH ", vec![Run::leader(mm(10.0)), Run::plain("\u{a0}12")]),
    ];
    let pages = pages(&of(portrait(), blocks));
    let page = &pages.pages[0];
    let dots = dots(page);
    let right_edge = mm(195.0);
    let end = |dots: &DotsMark| dots.x + dots.step * (i64::from(dots.count) - 1);
    assert_eq!(dots.len(), 5);
    for index in [0, 2] {
        assert!(right_edge - end(&dots[index]) <= dots[index].step, "line {index} ends early");
        assert!(end(&dots[index]) <= right_edge);
    }
    let second = |index: usize| end(&dots[index]) - dots[index].x;
    assert!((second(1) - second(2)).0.abs() <= dots[1].step.0, "both take the same room");
    assert!((second(3) - mm(15.0)).0.abs() <= 3 * dots[3].step.0);
    let (number, text) = found(page, "\u{a0}12");
    assert!((number.right(text, faces()) - right_edge).0.abs() <= 2, "the page number is at the edge");
    assert!(end(&dots[4]) < number.x + mm(1.5));
    for dot in &dots {
        assert_eq!(dot.x.0 % dot.step.0, 0, "one grid for all lines");
    }
    // On a line that is full already the least length goes to the next line.
    let long = blank(TEXT, vec![Run::plain(" "), Run::leader(mm(30.0))]);
    let full = self::pages(&of(portrait(), vec![long]));
    assert!(self::dots(&full.pages[0]).iter().all(|dots| end(dots) - dots.x > mm(28.0)));
}

#[test]
fn papers_of_a_bundle_keep_their_numbers_and_their_place_in_the_outline() {
    let paper = |bookmark: Option<&str>, numbering| {
        let mut section = plan(3).sections.remove(0);
        section.bookmark = bookmark.map(str::to_owned);
        section.numbering = numbering;
        section
    };
    let sections = vec![
        paper(Some("Kế hoạch"), Numbering::Restart),
        paper(None, Numbering::Continue),
        paper(Some("Kế hoạch lần hai"), Numbering::Restart),
    ];
    let pages = pages(&Document { meta: meta("Hồ sơ"), sections });
    let each = pages.pages.len() / 3;
    assert!(each > 1);
    assert_eq!(pages.sections, [0, each, 2 * each]);
    let numbers: Vec<u32> = pages.pages.iter().map(|page| page.number).collect();
    let expected: Vec<u32> = (1..=2 * each).chain(1..=each).map(|number| number as u32).collect();
    assert_eq!(numbers, expected);
    for (index, page) in pages.pages.iter().enumerate() {
        let printed = page.texts().find(|(mark, _)| mark.y == mm(13.0)).map(|(_, text)| text.to_owned());
        let hidden = index == 0 || index == 2 * each;
        assert_eq!(printed, (!hidden).then(|| numbers[index].to_string()), "page {index}");
    }
    let outer: Vec<(&str, usize)> = (pages.outline.iter())
        .filter(|heading| heading.level == 0)
        .map(|heading| (heading.title.as_str(), heading.page))
        .collect();
    assert_eq!(outer.iter().filter(|(title, _)| title.starts_with("Kế hoạch")).count(), 2);
    assert_eq!(outer[0], ("Kế hoạch", 0));
    assert_eq!(outer[outer.len() - 1], ("Kế hoạch lần hai", 2 * each));
    // The headings of the first paper are one level below its name; those of the paper without a name are not.
    assert_eq!(pages.outline[1].level, 1);
    assert!(outer.len() > 2);
}

#[test]
fn broken_pictures_are_refused_when_they_are_read() {
    let png = ring();
    assert_eq!(Picture::read(png.clone()).unwrap().size(), (160, 160));
    assert_eq!(Picture::read(LOTUS).unwrap().size(), (480, 360));
    assert_eq!(Picture::read(PRESS).unwrap_err(), PictureError::PressColours);
    assert_eq!(Picture::read(&png[..png.len() / 2]).unwrap_err(), PictureError::Damaged);
    assert_eq!(Picture::read(&LOTUS[..LOTUS.len() / 2]).unwrap_err(), PictureError::Damaged);
    assert_eq!(Picture::read(&b"<svg/>"[..]).unwrap_err(), PictureError::Unknown);
    for error in [PictureError::PressColours, PictureError::Damaged, PictureError::Unknown] {
        let words = error.to_string();
        assert!(words.contains("hãy") && !words.contains("Err"), "{words}");
    }
    let mut unlucky = LOTUS.to_vec();
    for at in (200..unlucky.len()).step_by(97) {
        // Whatever the bytes are, the answer is a picture or an error, never a fall.
        unlucky[at] ^= 0x5A;
        let _ = Picture::read(unlucky.clone());
    }
}

#[test]
fn a_picture_keeps_its_proportions() {
    let page = &pages(&certificate(SHORT)).pages[0];
    let areas: Vec<Area> = (page.marks.iter())
        .filter_map(|mark| if let Mark::Picture(picture) = mark { Some(picture.area) } else { None })
        .collect();
    assert_eq!(areas.len(), 2);
    // 4 : 3 in a box of 4 : 3, and a square one.
    assert!((areas[0].width - mm(40.0)).0.abs() <= 2 && (areas[0].height - mm(30.0)).0.abs() <= 2);
    let tall = PlacedPicture {
        picture: Picture::read(LOTUS).unwrap(),
        area: area(10.0, 10.0, 40.0, 60.0),
        description: String::new(),
    };
    let page = &pages(&of(portrait(), vec![Block::Picture(tall)])).pages[0];
    let Mark::Picture(mark) = page.marks[0] else { panic!("no picture") };
    assert!((mark.area.height - mm(30.0)).0.abs() <= 2 && (mark.area.y - mm(25.0)).0.abs() <= 2);
}

#[test]
fn the_file_has_the_pictures_as_they_are() {
    let mut document = certificate(SHORT);
    let again = document.sections[0].clone();
    document.sections.push(again);
    let grey = Picture::read(GREY_LOTUS).unwrap();
    let grey = PlacedPicture { picture: grey, area: area(20.0, 60.0, 12.0, 9.0), description: String::new() };
    document.sections[1].blocks.push(Block::Picture(grey));
    let laid = pages(&document);
    let bytes = pdf(&laid, faces()).unwrap();
    assert_eq!(bytes, pdf(&pages(&document), faces()).unwrap(), "the same pages give the same bytes");
    let copies = bytes.windows(64).filter(|window| *window == &LOTUS[LOTUS.len() - 64..]).count();
    assert_eq!(copies, 1, "the JPEG is stored as it is, once");
    let folder = tempfile::tempdir().unwrap();
    let path = tools::file(folder.path(), "giay-khen.pdf", &bytes);
    if let Some(list) = tools::print("pdfimages", &["-list", &path]) {
        let count =
            |word: &str| list.lines().filter(|line| line.split_whitespace().any(|w| w == word)).count();
        assert_eq!((count("jpeg"), count("smask")), (3, 2), "{list}");
    }
    if let Some(text) = tools::print("pdftotext", &["-layout", &path, "-"]) {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for line in ["GIẤY KHEN", SHORT, "Bình Minh, ngày 05 tháng 02 năm 2026"] {
            assert!(lines.contains(&line), "{line:?} in {lines:?}");
        }
    }
    tools::run("qpdf", &["--check", &path]);
}
