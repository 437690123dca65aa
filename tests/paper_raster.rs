//! The preview beside what a PDF viewer shows of the same page: the same picture, not moved by a pixel.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

#[path = "paper_samples/mod.rs"]
mod samples;
#[path = "paper_samples/tools.rs"]
mod tools;

use guong_sang::paper::*;
use samples::*;

const DPI: f32 = 144.0;

struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<i32>,
}

impl Grey {
    fn of(bitmap: &Bitmap) -> Grey {
        let grey = |pixel: &[u8]| {
            (i32::from(pixel[0]) * 299 + i32::from(pixel[1]) * 587 + i32::from(pixel[2]) * 114) / 1000
        };
        let pixels = bitmap.rgba.chunks_exact(4).map(grey).collect();
        Grey { width: bitmap.width as usize, height: bitmap.height as usize, pixels }
    }

    /// A binary PGM file.
    fn read(bytes: &[u8]) -> Grey {
        let mut fields = bytes.splitn(4, |byte| byte.is_ascii_whitespace());
        assert_eq!(fields.next().unwrap(), b"P5");
        let mut number = || std::str::from_utf8(fields.next().unwrap()).unwrap().parse::<usize>().unwrap();
        let (width, height) = (number(), number());
        let pixels = bytes[bytes.len() - width * height..].iter().map(|byte| i32::from(*byte)).collect();
        Grey { width, height, pixels }
    }

    /// Mean difference to another picture moved by some pixels, over the common part.
    fn difference(&self, other: &Grey, right: isize, down: isize) -> f64 {
        let (width, height) = (self.width.min(other.width), self.height.min(other.height));
        let mut sum = 0_i64;
        for y in 4..height - 4 {
            for x in 4..width - 4 {
                let (ox, oy) = (x.checked_add_signed(right).unwrap(), y.checked_add_signed(down).unwrap());
                sum +=
                    i64::from((self.pixels[y * self.width + x] - other.pixels[oy * other.width + ox]).abs());
            }
        }
        sum as f64 / ((width - 8) * (height - 8)) as f64
    }
}

#[test]
fn the_preview_is_the_page_a_viewer_shows() {
    let faces = Faces::liberation().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut raster = Raster::new(faces);
    let certificate = sheet::certificate("Bà Nguyễn Thị Ánh Tuyết");
    for (name, document, most) in
        [("plan", plan(2), 1.2), ("list", list(20), 1.2), ("certificate", certificate, 1.2)]
    {
        let mut pages = layout(&document, faces);
        // Poppler cuts baselines down to whole pixels where we round: on whole pixels both must agree.
        for mark in pages.pages.iter_mut().flat_map(|page| &mut page.marks) {
            if let Mark::Text(text) = mark {
                text.y = Length((text.y.0 + 25_000) / 50_000 * 50_000 + 1_000);
            }
        }
        let path = tools::file(folder.path(), &format!("{name}.pdf"), &pdf(&pages, faces).unwrap());
        for (index, page) in pages.pages.iter().enumerate().take(2) {
            let number = (index + 1).to_string();
            let arguments = ["-gray", "-r", "144", "-f", &number, "-l", &number, &path];
            let Some(theirs) = tools::run("pdftoppm", &arguments) else { return };
            let (ours, theirs) = (Grey::of(&raster.draw(page, DPI / 72.0)), Grey::read(&theirs));
            assert!(ours.width.abs_diff(theirs.width) <= 1 && ours.height.abs_diff(theirs.height) <= 1);
            let here = ours.difference(&theirs, 0, 0);
            println!("{name} page {number}: mean grey difference {here:.2}");
            assert!(here < most, "{name} page {number} differs by {here:.2}");
            for (right, down) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                let moved = ours.difference(&theirs, right, down);
                assert!(here < moved, "{name} page {number} fits better moved by {right}, {down}");
            }
        }
    }
}

#[test]
fn figures_and_pictures_have_the_colours_a_viewer_shows() {
    let faces = Faces::liberation().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let pages = layout(&sheet::certificate("Bà Nguyễn Thị Ánh Tuyết"), faces);
    let path = tools::file(folder.path(), "giay-khen.pdf", &pdf(&pages, faces).unwrap());
    let Some(theirs) = tools::run("pdftoppm", &["-r", "144", &path]) else { return };
    let ours = Raster::new(faces).draw(&pages.pages[0], DPI / 72.0);
    let width = ours.width as usize;
    let pixels = &theirs[theirs.len() - width * ours.height as usize * 3..];
    let places = [
        ("middle of the star", 148.5, 30.0, Ink::Gold.rgb()),
        ("beside the star", 148.5, 17.0, [255; 3]),
        ("red frame", 100.0, 10.0, Ink::Red.rgb()),
        ("upright red frame", 287.0, 100.0, Ink::Red.rgb()),
        ("gold frame", 100.0, 13.0, Ink::Gold.rgb()),
        ("corner", 281.0, 194.0, Ink::Gold.rgb()),
        ("rim of the emblem", 32.1, 37.0, [20, 80, 150]),
        ("ground of the emblem", 45.0, 45.5, [250, 246, 225]),
        ("white around the emblem", 26.0, 23.0, [255; 3]),
        ("ring", 222.0 + 34.0 * 55.0 / 160.0, 167.0, [200, 30, 0]),
        ("through the ring", 222.0, 167.0, [255; 3]),
    ];
    for (name, x, y, expected) in places {
        let at = |millimetres: f64| (millimetres / 25.4 * 144.0).floor() as usize;
        let place = at(y) * width + at(x);
        let (ours, theirs) = (&ours.rgba[place * 4..place * 4 + 3], &pixels[place * 3..place * 3 + 3]);
        let near = |found: &[u8]| found.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 12);
        assert!(near(ours), "{name}: we show {ours:?}, not {expected:?}");
        assert!(near(theirs), "{name}: the viewer shows {theirs:?}, not {expected:?}");
    }
}

#[test]
fn a_picture_has_the_size_and_the_ink_of_its_page() {
    let faces = Faces::liberation().unwrap();
    let pages = layout(&plan(1), faces);
    let mut raster = Raster::new(faces);
    let bitmap = raster.draw(&pages.pages[0], 2.0);
    assert_eq!((bitmap.width, bitmap.height), (1191, 1684));
    assert_eq!(bitmap.rgba.len(), 1191 * 1684 * 4);
    assert!(bitmap.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255));
    let pixel = |x: usize, y: usize| &bitmap.rgba[(y * 1191 + x) * 4..][..3];
    assert_eq!(pixel(3, 3), [255; 3]);
    let red =
        bitmap.rgba.chunks_exact(4).filter(|pixel| pixel[0] > 140 && pixel[1] < 60 && pixel[2] < 60).count();
    assert!(red > 50, "a missing value is written in red");
    // Every rule is one sharp line of full black.
    for mark in &pages.pages[0].marks {
        if let Mark::Line(line) = mark {
            let middle = ((line.from.0 + line.to.0).half().to_pt() * 2.0) as usize;
            let row = (line.from.1.to_pt() * 2.0) as usize;
            assert!((row - 1..=row + 1).any(|y| pixel(middle, y) == [0; 3]), "no ink at {middle}, {row}");
        }
    }
}

#[test]
fn drawn_again_it_is_the_same_and_other_scales_do_not_disturb() {
    let faces = Faces::liberation().unwrap();
    let pages = layout(&list(20), faces);
    let mut raster = Raster::new(faces);
    let first = raster.draw(&pages.pages[0], 1.5);
    let small = raster.draw(&pages.pages[0], 0.2);
    assert!(small.width < 200);
    assert_eq!(raster.draw(&pages.pages[0], 1.5), first);
    assert!(first.png().unwrap().starts_with(b"\x89PNG"));
    let mut narrow = pages.pages[0].clone();
    narrow.width = Length::pt(1.0);
    let enormous = raster.draw(&narrow, 1e9);
    assert!(enormous.height <= 16_384);
}
